"""Streamlit's own scripts and styles, compressed: it sends them as they are, nearly three megabytes a phone.

Each file is compressed when it is first asked for, in a thread, and kept in memory. Its name holds a hash of what is
in it, so a browser may keep it for ever.
"""

from __future__ import annotations

import asyncio
from functools import cache
from pathlib import Path

import streamlit
from anyio import to_thread
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from server.encoding import Encoding, best_encoding, encoded, header

FOLDER = Path(streamlit.__file__).parent / "static"
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
FOREVER = "public, immutable, max-age=31536000"


class CompressedStatic:
    """Answer for the files under /static that shrink; leave everything else to Streamlit."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.made: dict[tuple[str, Encoding], asyncio.Task[bytes]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = _file(scope)
        encoding = best_encoding(header(scope["headers"], b"accept-encoding")) if path else "identity"
        if path is None or encoding == "identity":
            await self.app(scope, receive, send)
            return
        body = await self._body(path, encoding)
        headers = {"content-encoding": encoding, "vary": "Accept-Encoding", "cache-control": FOREVER}
        await Response(body, media_type=KINDS[Path(path).suffix], headers=headers)(scope, receive, send)

    async def _body(self, path: str, encoding: Encoding) -> bytes:
        """Give a file's compressed bytes; two hundred askers at once wait for one compression."""
        key = (path, encoding)
        if key not in self.made:
            self.made[key] = asyncio.create_task(to_thread.run_sync(_compressed, path, encoding))
        return await asyncio.shield(self.made[key])


def _compressed(path: str, encoding: Encoding) -> bytes:
    return encoded.__wrapped__((FOLDER / path).read_bytes(), encoding)


@cache
def _files() -> frozenset[str]:
    """Name every file that may be asked for: a request's path is looked up here, never opened."""
    found = (FOLDER / "static").rglob("*")
    return frozenset(path.relative_to(FOLDER).as_posix() for path in found if path.suffix in KINDS)


def _file(scope: Scope) -> str | None:
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return None
    path: str = scope["path"].lstrip("/")
    return path if path in _files() else None
