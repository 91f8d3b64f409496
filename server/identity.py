"""Whose assessments these are.

On one's own computer everything belongs to "local". Where the server listens more widely, each browser gets a random
cookie that scripts cannot read, and owns what it made. The database holds only the cookie's digest.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from settings import settings

COOKIE = "browser"
YEAR = 365 * 24 * 3600
TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


def owner_of(cookies: Mapping[str, str]) -> str:
    """Name the owner that these cookies stand for. Without a cookie it is somebody new, known to nobody."""
    if settings().local:
        return "local"
    token = cookies.get(COOKIE, "")
    if not TOKEN.fullmatch(token):
        token = secrets.token_urlsafe(32)
    return "browser-" + hashlib.sha256(token.encode()).hexdigest()[:40]


class BrowserCookie:
    """Give each browser its cookie with the first page, unless this computer is all that can connect."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or settings().local or _token(scope):
            await self.app(scope, receive, send)
            return

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_page(message):
                cookie = _cookie(secure=scope.get("scheme") == "https")
                message = {**message, "headers": [*message["headers"], (b"set-cookie", cookie)]}
            await send(message)

        await self.app(scope, receive, send_with_cookie)


def _token(scope: Scope) -> str:
    """Give the browser's token from the request, or "" if it has none."""
    raw = next((value for name, value in scope["headers"] if name == b"cookie"), b"")
    try:
        found = SimpleCookie(raw.decode("latin-1")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found and TOKEN.fullmatch(found.value) else ""


def _is_page(message: Message) -> bool:
    kinds = [value for name, value in message["headers"] if name == b"content-type"]
    return bool(kinds) and kinds[0].startswith(b"text/html")


def _cookie(*, secure: bool) -> bytes:
    token = secrets.token_urlsafe(32)
    ending = "; Secure" if secure else ""
    return f"{COOKIE}={token}; Path=/; Max-Age={YEAR}; HttpOnly; SameSite=Lax{ending}".encode()
