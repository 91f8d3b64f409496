"""Who may talk to the server: pages of its own address, and on one's own computer nobody under another name.

Without this, a page from anywhere could reach the app through the reader's browser: a name that is made to point at
this computer (DNS rebinding) would be the same origin, and a page of any other local port may open a WebSocket.
Streamlit's own test of origins is not enough: it lets other ports in, and to answer it asks a company outside for this
computer's address.
"""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from i18n import best_language, words
from server.encoding import header
from settings import settings

POLICY_VIOLATION = 1008  # WebSocket's code; before the handshake it becomes a plain 403


class Neighbours:
    """Refuse strangers before anything else looks at what they want."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or _welcome(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
        else:
            await _refusal(scope)(scope, receive, send)


def _welcome(scope: Scope) -> bool:
    host = header(scope["headers"], b"host").decode("latin-1").lower()
    if host and settings().local and not is_here(host):
        return False
    origin = header(scope["headers"], b"origin").decode("latin-1").lower()
    return scope["type"] == "http" or not origin or origin.partition("://")[2] == host


def is_here(host: str) -> bool:
    """Tell whether a Host header, with or without a port, can only mean this computer."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False


def _refusal(scope: Scope) -> PlainTextResponse:
    language = best_language(header(scope["headers"], b"accept-language").decode("latin-1"))
    _ = words(language).say
    return PlainTextResponse(_("This app answers only at the address it was started with."), status_code=403)
