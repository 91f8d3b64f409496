"""The page that a browser loads first, made ours: language, title, style, icon, and words for those without scripts.

Streamlit's own is English, preloads a font that we do not use, and advertises an interface that is switched off.
"""

from __future__ import annotations

import json
import re
from functools import cache
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from urllib.parse import parse_qs

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from i18n import Words, best_language, languages, words
from server.encoding import best_encoding, encoded, header
from server.static import FOLDER

STYLES = (Path(__file__).parent / "style.css", Path(__file__).parent / "pages.css")
SCRIPT = Path(__file__).parent / "words.js"
ICON = Path(__file__).parent / "icon.svg"
RESERVED = ("/_stcore", "/static", "/media", "/component", "/health", "/auth", "/oauth2callback", "/app")
PAGE = re.compile(r"/[a-z_]*")


class EntryPage:
    """Answer for the address of every page, and for its icon."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        path = scope.get("path", "")
        if asked and path == "/favicon.png":
            await _icon()(scope, receive, send)
        elif asked and PAGE.fullmatch(path) and path not in RESERVED:
            await _answer(scope)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _answer(scope: Scope) -> Response:
    encoding = best_encoding(header(scope["headers"], b"accept-encoding"))
    language = _language(scope)
    headers = {"cache-control": "no-cache", "vary": "Accept-Encoding, Accept-Language, Cookie"}
    if encoding != "identity":
        headers["content-encoding"] = encoding
    return Response(encoded(entry_page(language), encoding), media_type="text/html", headers=headers)


def _icon() -> Response:
    return Response(ICON.read_bytes(), media_type="image/svg+xml", headers={"cache-control": "public, max-age=86400"})


def _language(scope: Scope) -> str:
    """Guess as the page itself will: the address, then the cookie, then the browser's languages."""
    wished = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [""])[0]
    if not wished:
        try:
            cookie = SimpleCookie(header(scope["headers"], b"cookie").decode("latin-1")).get("language")
        except CookieError:
            cookie = None
        wished = cookie.value if cookie else header(scope["headers"], b"accept-language").decode("latin-1")
    return best_language(wished)


@cache
def entry_page(language: str) -> bytes:
    """Give the page in that language."""
    w = words(language)
    _ = w.say
    page = (FOLDER / "index.html").read_text(encoding="utf-8")
    changes = (
        (r'<html lang="en">', f'<html lang="{language}" dir="{w.direction}">'),
        (r"<title>.*?</title>", f"<title>{_('Fair Recruitment Check')}</title>"),
        (r'<link\s+rel="preload"[^>]*?as="font"[^>]*?/?>', ""),
        (r'<link rel="service-desc"[^>]*>', ""),
        (r'<link rel="shortcut icon"[^>]*>', '<link rel="icon" type="image/svg+xml" href="./favicon.png" />'),
        (
            r"<noscript>.*?</noscript>",
            f"<noscript><p>{_('Please allow JavaScript: these pages need it.')}</p></noscript>",
        ),
        (r"</head>", f"<style>{_styles()}</style>{_script()}</head>"),
    )
    for pattern, text in changes:
        page = re.sub(pattern, lambda _match, text=text: text, page, count=1, flags=re.DOTALL)  # type: ignore[misc]
    return page.encode()


def _styles() -> str:
    return "".join(style.read_text(encoding="utf-8") for style in STYLES)


def _script() -> str:
    """Give the script that says Streamlit's few built-in words in the language shown, which may change on the way."""
    spoken = {language.code: _built_in(words(language.code)) for language in languages()}
    data = json.dumps(spoken).replace("<", "\\u003c")
    return f"<script>window.fairWords={data};\n{SCRIPT.read_text(encoding='utf-8')}</script>"


def _built_in(w: Words) -> dict[str, str]:
    _ = w.say
    return {
        "state partly": _("begun"),
        "state done": _("complete"),
        "Connection error": _("No connection"),
        "Connecting": _("Connecting"),
        "Running...": _("One moment"),
        "Skip to main content": _("Skip to main content"),
        "Expand sidebar": _("Open the menu"),
        "Collapse sidebar": _("Close the menu"),
        "Sidebar": _("Menu"),
        "App pages": _("Steps"),
        "Main menu": _("More"),
        "Increment": _("One more"),
        "Decrement": _("One less"),
        "Close": _("Close"),
        "Open": _("Choose"),
        "Upload": _("Choose a file"),
        "No results": _("Nothing found"),
        "Page not found": _("There is no such page"),
        "The page that you have requested does not seem to exist. Running the app's main page.": _(
            "This is the first page instead."
        ),
        "Failed to generate file for download": _("It could not be made. Your answers are safe. Please try again."),
        "offline": _("The connection is gone. Your saved answers are safe. This page comes back by itself."),
    }
