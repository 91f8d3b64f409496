"""Font files: made once, whole or not at all, and never needed from the system."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from reports import fonts

HEBREW = next(family for family in fonts.FAMILIES if family.name == "hebrew")  # the quickest to make


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "user_cache_dir", lambda *_, **__: str(tmp_path / "cache"))
    fonts.file.cache_clear()
    fonts._temporary_folder.cache_clear()


@pytest.fixture(autouse=True, scope="module")
def _forget() -> object:
    yield
    fonts.file.cache_clear()
    fonts._temporary_folder.cache_clear()


def test_file_is_made_once(tmp_path: Path) -> None:
    made = fonts.file(HEBREW, "regular")
    when = made.stat().st_mtime_ns
    fonts.file.cache_clear()

    assert fonts.file(HEBREW, "regular") == made
    assert made.stat().st_mtime_ns == when
    assert [path.name for path in (tmp_path / "cache" / "fonts").iterdir()] == [made.name]


def test_each_weight_has_its_file_of_the_right_weight() -> None:
    regular, strong = (TTFont(fonts.file(HEBREW, weight)) for weight in fonts.WEIGHTS)

    assert regular["OS/2"].usWeightClass == 400
    assert strong["OS/2"].usWeightClass == 600
    assert "fvar" not in regular
    regular.close()
    strong.close()


def test_same_source_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    first = fonts.file(HEBREW, "regular").read_bytes()
    fonts.file.cache_clear()
    monkeypatch.setattr(fonts, "user_cache_dir", lambda *_, **__: str(tmp_path / "other"))

    assert fonts.file(HEBREW, "regular").read_bytes() == first


def test_folder_that_cannot_be_written_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file stands where the folder should be")

    made = fonts.file(HEBREW, "strong")

    assert made.is_file()
    assert tmp_path not in made.parents


def test_warm_makes_both_weights(tmp_path: Path) -> None:
    fonts.warm((HEBREW,))

    assert len(list((tmp_path / "cache" / "fonts").glob("hebrew-*.ttf"))) == 2


@pytest.mark.parametrize("family", fonts.FAMILIES, ids=lambda family: family.name)
def test_every_family_is_in_its_package(family: fonts.Family) -> None:
    assert family.source()[:4] == b"\x00\x01\x00\x00"


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("a", "latin"),
        ("\u00f1", "latin"),
        ("\u0634", "arabic"),
        ("\u0e2a", "thai"),
        ("\u1019", "myanmar"),
        ("\u092d", "devanagari"),
    ],
)
def test_each_script_is_asked_of_its_font(character: str, name: str) -> None:
    family = fonts.family_of(character)

    assert family is not None
    assert family.name == name


def test_emoji_has_no_font() -> None:
    assert fonts.family_of("\U0001f33e") is None
