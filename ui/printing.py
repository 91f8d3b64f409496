"""Reports and forms made in other processes, so that nobody's next page waits for somebody's PDF.

The workers are started once, warmed, and end with the server, even where it is killed.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from types import ModuleType
from typing import TYPE_CHECKING

from questionnaires.models import Path
from questionnaires.responses import Response

if TYPE_CHECKING:
    from reports.subject import ReportKind

PATIENCE = 40.0  # seconds; a report takes about one
QUEUE = 300.0  # seconds that a job waits for its turn: a room full of people may ask at the same moment


class NotPrinted(Exception):
    """Raised if a report or form could not be made."""


class WorkerDied(NotPrinted):
    """Raised if the worker ended before it was done."""


def watch() -> None:
    """Begin as a worker: leave Ctrl+C to the server, give way to its pages, and end when it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(5)  # pages before paper
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.join,), daemon=True).start()


def warm() -> None:
    """Begin as a worker that has read content and fonts already."""
    watch()
    _form("en", "quick")


def _end_with(wait: Callable[[], None]) -> None:
    wait()
    os._exit(0)


def _ready() -> bool:
    return True


@contextmanager
def _plain_main() -> Iterator[None]:
    """Hide the running script from the workers: each would run it again as its own main module."""
    running = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = running


@dataclass
class Press:
    """The workers that make paper."""

    workers: int
    patience: float = PATIENCE
    begin: Callable[[], None] = warm
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _pool: ProcessPoolExecutor | None = None
    _turns: threading.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        self.hire(self.workers)

    def hire(self, workers: int) -> None:
        """Set how many workers there are, before the first of them starts."""
        self.workers, self._turns = workers, threading.Semaphore(workers)

    def start(self) -> ProcessPoolExecutor:
        """Start the workers unless they run. Returns at once: they warm up on their own."""
        with self._lock:
            if self._pool is None:
                context = multiprocessing.get_context("spawn")
                self._pool = ProcessPoolExecutor(self.workers, mp_context=context, initializer=self.begin)
                with _plain_main():
                    for _ in range(self.workers):
                        self._pool.submit(_ready)
            return self._pool

    def stop(self) -> None:
        """End the workers at once, also one that does not come to an end by itself."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is None:
            return
        for worker in list((pool._processes or {}).values()):  # noqa: SLF001 - public only from Python 3.14
            worker.kill()
        pool.shutdown(wait=True, cancel_futures=True)

    def run(self, make: Callable[..., bytes], *arguments: object) -> bytes:
        """Give what a worker made. Blocks the calling thread only. Raises NotPrinted.

        A worker that died is replaced and the job tried once more; one that takes too long is ended. The time begins
        with the job's turn: a long queue is no reason to end anything.
        """
        if not self._turns.acquire(timeout=QUEUE):
            raise NotPrinted(f"no worker was free within {QUEUE} s")
        try:
            return self._once(make, *arguments)
        except WorkerDied:
            return self._once(make, *arguments)
        finally:
            self._turns.release()

    def _once(self, make: Callable[..., bytes], *arguments: object) -> bytes:
        try:
            return self.start().submit(make, *arguments).result(timeout=self.patience)
        except (BrokenProcessPool, CancelledError) as error:
            self.stop()
            raise WorkerDied("the worker ended before the paper was made") from error
        except TimeoutError as error:
            self.stop()
            raise NotPrinted(f"the paper was not made within {self.patience} s") from error
        except Exception as error:
            raise NotPrinted(f"the paper was not made: {type(error).__name__}") from error


press = Press(workers=1)


def _report(  # noqa: PLR0917 - passed on to a worker by position
    response: Response, language: str, on: date, share: bool, attachment: bytes | None, kind: ReportKind, logo: bytes
) -> bytes:
    from reports.make import make_report  # noqa: PLC0415  # runs in a worker: the server never imports it

    return make_report(response, language, on, share, attachment, kind, logo)


def _document(response: Response, language: str, on: date, template: bytes | None) -> bytes:
    from reports.make import make_document  # noqa: PLC0415  # as above

    return make_document(response, language, on, True, template)  # noqa: FBT003 - it is to share


def _form(language: str, path: Path) -> bytes:
    from reports.make import make_form  # noqa: PLC0415  # as above

    return make_form(language, path)


def report(response: Response, language: str, on: date, attachment: bytes | None, logo: bytes = b"") -> bytes:
    """Give the PDF report; with a file to put inside it is the one for our files, without it the one to share."""
    return press.run(_report, response, language, on, attachment is None, attachment, "full", logo)


def short(response: Response, language: str, on: date) -> bytes:
    """Give the short report, to share."""
    return press.run(_report, response, language, on, True, None, "short", b"")  # noqa: FBT003


def document(response: Response, language: str, on: date, template: bytes | None) -> bytes:
    """Give the plan to edit as a Word document, to share. The template was looked at before."""
    return press.run(_document, response, language, on, template)


def form(language: str, path: Path) -> bytes:
    """Give the blank questionnaire as PDF."""
    return press.run(_form, language, path)
