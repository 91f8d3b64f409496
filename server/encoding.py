"""Bytes made smaller, once: what a browser accepts decides how a body travels."""

from __future__ import annotations

import gzip
from functools import lru_cache
from typing import Literal

import brotli

Encoding = Literal["br", "gzip", "identity"]
BROTLI_QUALITY = 6  # 11 makes 8 % less in forty times the time


def best_encoding(accepted: bytes) -> Encoding:
    """Choose from a request's Accept-Encoding header."""
    offered = {
        part.split(b";")[0].strip() for part in accepted.split(b",") if b"q=0" not in part.replace(b"q=0.", b"")
    }
    if b"br" in offered:
        return "br"
    return "gzip" if b"gzip" in offered else "identity"


@lru_cache(maxsize=256)
def encoded(body: bytes, encoding: Encoding) -> bytes:
    """Give the body in that encoding; the same input gives the same bytes."""
    if encoding == "br":
        return bytes(brotli.compress(body, quality=BROTLI_QUALITY))
    return gzip.compress(body, 6, mtime=0) if encoding == "gzip" else body


def header(scope_headers: list[tuple[bytes, bytes]], name: bytes) -> bytes:
    """Give a request's header, or b"" if it has none."""
    return next((value for key, value in scope_headers if key == name), b"")
