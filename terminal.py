"""What the command line leaves behind: lines on stderr, a bar while it works, and a file whole or not at all."""

# ruff: noqa: PLC0415  rich and pydantic are imported when they are needed, so that ``--help`` is quick

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.console import Console


class Unusable(Exception):
    """Raised if a file cannot be used; each problem names the file, the place and the way out."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what cannot be used into lines on stderr and exit status 1."""
    from questionnaires.exceptions import ContentInvalid

    try:
        yield
    except (Unusable, ContentInvalid) as error:
        typer.echo("\n".join(error.problems), err=True)
        raise typer.Exit(1) from None


def _console() -> Console:
    from rich.console import Console

    return Console(stderr=True)


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show on a terminal that something takes a while."""
    console = _console()
    with console.status(what) if console.is_terminal else nullcontext():
        yield


def counted(files: Sequence[Path]) -> Iterable[Path]:
    """Go through files, with a bar on a terminal."""
    from rich.progress import track

    console = _console()
    return track(files, "Scoring", console=console, transient=True, disable=not console.is_terminal)


def write(data: bytes, out: Path | None) -> None:
    """Write to a file, or to stdout. A file is there whole or as it was before: it is written beside and renamed."""
    if out is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    place = out.resolve()
    if place.exists() and not place.is_file():
        raise Unusable([f"{out}: is not a file: name a file with --out"])
    beside = ""
    try:
        descriptor, beside = tempfile.mkstemp(dir=place.parent, prefix=".unfinished-")
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(place)
    except OSError as error:
        raise Unusable([f"{out}: cannot be written: {error.strerror}"]) from None
    finally:
        with suppress(OSError):  # renamed, or never made
            Path(beside).unlink()
