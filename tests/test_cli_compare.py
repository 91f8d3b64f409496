"""Comparing two files without a screen."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from cli import app
from interchange import portable
from questionnaires import cases, loader


def saved(folder: Path, name: str) -> str:
    place = folder / f"{name}.json"
    place.write_bytes(portable.write(cases.load(name).response(loader.load(), name)))
    return str(place)


def test_compare_prints_what_changed_and_tells_it_only_where_a_language_is_asked_for(tmp_path: Path) -> None:
    files = [saved(tmp_path, f"glove_factory_{when}") for when in ("before", "after")]
    plain = CliRunner().invoke(app, ["compare", *files])
    spoken = CliRunner().invoke(app, ["compare", *files, "--lang", "es"])

    document = json.loads(plain.stdout)
    assert plain.exit_code == spoken.exit_code == 0
    assert document["moved"]["after"] < document["moved"]["before"]
    assert "story" not in document
    assert json.loads(spoken.stdout).pop("story")[""]


def test_compare_says_which_file_cannot_be_used(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["compare", saved(tmp_path, "glove_factory_after"), str(tmp_path / "none.json")])

    assert result.exit_code == 1
    assert "none.json" in result.stderr
    assert result.stdout == ""
