"""Start here: `python app.py`, or `streamlit run app.py`, or any ASGI server with `app:app`.

The pages are in ui/, what the web needs beside them is in server/, and every setting is in settings.py.
"""

# ruff: noqa: E402  one line has to stand before Streamlit is loaded

import sys
from functools import partial
from importlib import import_module

sys.modules["plotly"] = None  # type: ignore[assignment]  # else Streamlit loads it with itself: 0.2 s of every start

import streamlit as st

del sys.modules["plotly"]  # ui/plots.py loads it when the first chart is drawn

from starlette.middleware import Middleware

from server.entry import EntryPage
from server.headers import Headers
from server.health import ROUTES
from server.identity import BrowserCookie
from server.neighbours import Neighbours
from server.start import refuse_if_unsound, warm
from server.static import CompressedStatic
from settings import settings
from ui.mishaps import apologise, keep_quiet
from ui.printing import press

MIDDLEWARE = (Headers, Neighbours, CompressedStatic, BrowserCookie, EntryPage)

app = st.App(
    "ui/main.py",
    middleware=[Middleware(kind) for kind in MIDDLEWARE],
    routes=ROUTES,
    lifespan=partial(warm, also=partial(import_module, "ui.questions"), at_the_end=press.stop),
    on_script_error=apologise,
)

refuse_if_unsound()
keep_quiet()
press.hire(settings().report_workers)

if __name__ == "__main__":
    app.run(config={"server.address": settings().address, "server.port": settings().port})
