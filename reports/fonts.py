"""Which font writes which script, and its files: Noto, made static and small once, then kept in the user's cache.

The packages carry variable fonts; instancing one takes up to two seconds. A file's name holds the hash of its source,
of the ranges kept and of the tool's version: an update makes a new file, and a stale one is never read.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final

import fontTools
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from platformdirs import user_cache_dir

from reports.theme import Weight

WEIGHTS: Final[dict[Weight, int]] = {"regular": 400, "strong": 600}
_RECIPE: Final = "2"  # raise it when ``_make`` changes
_SHARED: Final = ((0x20, 0x20), (0xA0, 0xA0), (0x200C, 0x200D), (0x25CC, 0x25CC))  # what shaping needs beside a script


@dataclass(frozen=True, slots=True)
class Family:
    """One font and the code points it is asked for."""

    name: str
    package: str
    path: str
    ranges: tuple[tuple[int, int], ...]

    def __contains__(self, character: str) -> bool:
        code = ord(character)
        return any(first <= code <= last for first, last in self.ranges)

    def source(self) -> bytes:
        """Read the variable font from its package."""
        return resources.files(self.package).joinpath(self.path).read_bytes()


def _of(package: str, script: str, *ranges: tuple[int, int]) -> Family:
    name = f"NotoSans{script}"
    return Family(
        script.lower(), f"justmytype_intl_{package}", f"fonts/ofl/{name.lower()}/{name}[wdth,wght].ttf", ranges
    )


LATIN: Final = Family(
    "latin",
    "fontpkg_noto_sans",
    "files/NotoSans[wdth,wght].ttf",
    (
        (0x20, 0x52F),  # Latin with its extensions, combining marks, Greek, Cyrillic
        (0x1E00, 0x1FFF),  # Vietnamese and others
        (0x2000, 0x218F),  # punctuation, superscripts, currencies, fractions
        (0x2190, 0x23FF),
        (0x25A0, 0x25FF),
        (0xFB00, 0xFB06),
        (0xFFFD, 0xFFFD),
    ),
)
FAMILIES: Final = (
    LATIN,
    _of("rtl", "Arabic", (0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)),
    _of("rtl", "Hebrew", (0x590, 0x5FF), (0xFB1D, 0xFB4F)),
    _of("south_asia", "Devanagari", (0x900, 0x97F), (0xA8E0, 0xA8FF)),
    _of("south_asia", "Bengali", (0x980, 0x9FF)),
    _of("south_asia", "Tamil", (0xB80, 0xBFF)),
    _of("south_asia", "Telugu", (0xC00, 0xC7F)),
    _of("sea", "Thai", (0xE00, 0xE7F)),
    _of("sea", "Lao", (0xE80, 0xEFF)),
    _of("sea", "Khmer", (0x1780, 0x17FF), (0x19E0, 0x19FF)),
    _of("sea", "Myanmar", (0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F)),
)


@cache
def family_of(character: str) -> Family | None:
    """Return the family that is asked for a character, whether or not it has it; None for a script without font."""
    return next((family for family in FAMILIES if character in family), None)


@cache
def file(family: Family, weight: Weight) -> Path:
    """Return the static font's file, made if it is not there; in a temporary folder if the cache is read-only."""
    source = family.source()
    name = f"{family.name}-{WEIGHTS[weight]}-{_key(family, source)}.ttf"
    kept = Path(user_cache_dir("fair-recruitment", appauthor=False)) / "fonts" / name
    if kept.is_file():
        return kept
    try:
        return _written(kept, _make(family, source, WEIGHTS[weight]))
    except OSError:
        return _written(_temporary_folder() / name, _make(family, source, WEIGHTS[weight]))


def warm(families: tuple[Family, ...] = FAMILIES) -> None:
    """Make the files that are not there yet: some ten seconds once, then nothing."""
    for family in families:
        for weight in WEIGHTS:
            file(family, weight)


def _key(family: Family, source: bytes) -> str:
    recipe = f"{_RECIPE} {fontTools.version} {family.ranges} {_SHARED}"
    return hashlib.sha256(source + recipe.encode()).hexdigest()[:16]


def _codes(family: Family) -> Iterator[int]:
    for first, last in (*family.ranges, *_SHARED):
        yield from range(first, last + 1)


def _make(family: Family, source: bytes, weight: int) -> bytes:
    """Cut a font to its ranges, fix its weight; the same bytes each time."""
    options = subset.Options(notdef_outline=True, recalc_timestamp=False, hinting=False)
    options.drop_tables += ["meta"]
    options.name_IDs = ["*"]  # choosing among names takes a quarter of the time and saves nothing
    with (
        tempfile.SpooledTemporaryFile(max_size=1 << 24) as opened,
        tempfile.SpooledTemporaryFile(max_size=1 << 24) as made,
    ):
        opened.write(source)
        opened.seek(0)
        font = TTFont(opened, recalcTimestamp=False, lazy=True)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=_codes(family))
        cutter.subset(font)
        instancer.instantiateVariableFont(font, {"wght": weight, "wdth": 100}, inplace=True, static=True)
        font.save(made)
        made.seek(0)
        return made.read()


def _written(path: Path, data: bytes) -> Path:
    """Write in one step: another process sees the whole file or none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, suffix=".draft")
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
        Path(draft).replace(path)
    except OSError:
        Path(draft).unlink(missing_ok=True)
        raise
    return path


@cache
def _temporary_folder() -> Path:
    folder = tempfile.mkdtemp(prefix="fair-recruitment-fonts-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)
