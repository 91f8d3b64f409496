"""A program: PDF on standard input, the assessment inside it on standard output. Imports nothing of ours.

It has little memory and a few seconds of work; the one who starts it ends it when they are used up. Streams of the
file are unpacked here and not by the PDF library, so that a small one cannot become a huge one.
"""

from __future__ import annotations

import io
import sys
import zlib
from collections.abc import Iterator
from typing import Any

MARK = b'"fair-recruitment-response/'
UNPACKED = 5_000_000  # bytes of the file inside
MEMORY = 768 * 1024 * 1024
WORK = 10  # seconds of processor time
NOTHING, ENCRYPTED, BROKEN, TOO_LARGE = 3, 4, 5, 6  # exit statuses


class TooLarge(Exception):
    """Raised if a stream unpacks to more than an assessment can be."""


def main() -> int:
    _limit()
    import pikepdf  # noqa: PLC0415 - under the limits, and not in the program that only needs the exit statuses

    try:
        with pikepdf.open(io.BytesIO(sys.stdin.buffer.read())) as pdf:
            found = next((data for data in _attached(pdf) if MARK in data), None)
    except pikepdf.PasswordError:
        return ENCRYPTED
    except TooLarge:
        return TOO_LARGE
    except (pikepdf.PdfError, ValueError, KeyError, TypeError, AttributeError, zlib.error):
        return BROKEN
    if found is None:
        return NOTHING
    sys.stdout.buffer.write(found)
    return 0


def _limit() -> None:
    """Take from this process what it must not use. Windows has no such limits: there the time alone ends it."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (WORK, WORK))


def _attached(pdf: Any) -> Iterator[bytes]:
    """Give each file inside a PDF that may be JSON."""
    for name, specification in pdf.attachments.items():
        if name.lower().endswith(".json"):
            yield _unpacked(specification.get_file().obj)


def _unpacked(stream: Any) -> bytes:
    filters = stream.get("/Filter")
    raw = bytes(stream.read_raw_bytes())
    if filters is None:
        return _bounded(raw)
    if str(filters) != "/FlateDecode" and [str(one) for one in filters] != ["/FlateDecode"]:
        return b""  # packed in a way that our reports never use
    return _bounded(zlib.decompressobj().decompress(raw, UNPACKED + 1))


def _bounded(data: bytes) -> bytes:
    if len(data) > UNPACKED:
        raise TooLarge
    return data


if __name__ == "__main__":
    sys.exit(main())
