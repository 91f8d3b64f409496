"""The words that Streamlit builds in: each that we translate is one that it says."""

from __future__ import annotations

import json
import re

import pytest

from server.entry import entry_page
from server.static import FOLDER


@pytest.fixture(scope="module")
def streamlit() -> str:
    scripts = [*(FOLDER / "static" / "js").glob("*.js"), FOLDER.parent / "runtime" / "backend_operation_handler.py"]
    return "".join(path.read_text(encoding="utf-8") for path in scripts)


def built_in(language: str) -> dict[str, str]:
    """Give Streamlit's words and what we say for them; what we tell of the menu's steps is our own."""
    found = re.search(r"window\.fairWords=(\{.*?\});\n", entry_page("en").decode())
    assert found
    return {word: said for word, said in json.loads(found[1])[language].items() if not word.startswith("state ")}


def test_every_built_in_word_is_one_that_streamlit_says(streamlit: str) -> None:
    sentences = [sentence for word in built_in("en") for sentence in word.split(". ")]

    assert [sentence for sentence in sentences if sentence not in streamlit] == []


def test_every_built_in_word_has_its_spanish() -> None:
    spanish = built_in("es")

    assert len(spanish) > 10
    assert [word for word, said in built_in("en").items() if said == spanish[word]] == []
