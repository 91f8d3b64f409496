"""What every answer of the server tells the browser to refuse, so that nothing leaves for anywhere else."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

RULES = (
    "default-src 'self'",
    # Streamlit's page script and ours stand in the page; it loads a component's script (ui/uploads.py) as a blob.
    "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self' blob:",
    "worker-src 'self' blob:",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "base-uri 'self'",
    "object-src 'none'",
)
HEADERS = (
    (b"content-security-policy", "; ".join(RULES).encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
PRIVATE = "/media/"  # reports and answers on their way to a download: no browser keeps a copy that outlives a delete
NO_STORE = (b"cache-control", b"no-store")


class Headers:
    """Put the headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        given = (*HEADERS, NO_STORE) if scope["path"].startswith(PRIVATE) else HEADERS
        names = {name for name, _value in given}

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [pair for pair in message["headers"] if pair[0].lower() not in names]
                message = {**message, "headers": [*kept, *given]}
            await send(message)

        await self.app(scope, receive, send_with_headers)
