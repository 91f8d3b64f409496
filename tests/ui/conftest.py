"""Pages opened without a browser, each with a database of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from storage import Store, store

MAIN = Path(__file__).parents[2] / "ui" / "main.py"
Open = Callable[..., AppTest]


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Keep everything in a new file of this test's."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'kept.sqlite3'}")
    return store()


@pytest.fixture
def visit(database: Store) -> Open:
    """Open a page by its address, as a browser tab does; ``query`` is what stands behind the question mark."""

    def opened(url_path: str = "", **query: str) -> AppTest:
        at = AppTest.from_file(MAIN, default_timeout=20)
        at.query_params.update(query)
        at._page_hash = calc_hash(url_path or "welcome")
        return at.run()

    return opened
