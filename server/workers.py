"""Long work in other processes, so that nobody's page waits for somebody's report."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from threading import Lock
from typing import ParamSpec, TypeVar

from settings import settings

P = ParamSpec("P")
T = TypeVar("T")

_pool: ProcessPoolExecutor | None = None
_making = Lock()


def _opened() -> ProcessPoolExecutor:
    global _pool  # noqa: PLW0603 - one pool for the whole program
    with _making:
        if _pool is None:
            context = multiprocessing.get_context("spawn")  # a fork would copy threads' locks
            _pool = ProcessPoolExecutor(settings().report_workers, mp_context=context)
        return _pool


def submit(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
    """Run a top-level function elsewhere. A pool whose worker died is replaced, once."""
    try:
        return _opened().submit(function, *args, **kwargs)
    except BrokenProcessPool:
        close()
        return _opened().submit(function, *args, **kwargs)


def warm() -> None:
    """Start a worker ahead of need; returns at once."""
    submit(int)


def close() -> None:
    """Let the workers go."""
    global _pool  # noqa: PLW0603 - see above
    with _making:
        if _pool is not None:
            _pool.shutdown(wait=False, cancel_futures=True)
        _pool = None
