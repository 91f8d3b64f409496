"""The languages: the folders found in ``locales/``, each with a ``language.yaml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

LOCALES = Path(__file__).parent.parent / "locales"
SOURCE = "en"  # what the questionnaire and the program are written in


class Language(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    name: str  # in the language itself
    direction: Literal["ltr", "rtl"]
    formats: str  # the CLDR locale of its numbers, dates and country names
    status: str  # who has checked the translation, in the language itself


@cache
def languages() -> tuple[Language, ...]:
    """Give the languages found, the source language first."""
    found = (path.parent for path in LOCALES.glob("*/language.yaml"))
    return tuple(
        _language(folder) for folder in sorted(found, key=lambda folder: (folder.name != SOURCE, folder.name))
    )


def _language(folder: Path) -> Language:
    about = yaml.safe_load((folder / "language.yaml").read_text(encoding="utf-8"))
    return Language(code=folder.name, **about)


def named(code: str) -> Language:
    """Give a language by its exact code. Raises KeyError if there is none."""
    return {language.code: language for language in languages()}[code]


def best_language(wanted: str | None) -> str:
    """Give the code of the language that serves someone who asked for "es-MX", or for "fr, es;q=0.8" in that order."""
    codes = {language.code.lower(): language.code for language in languages()}
    for tag in (wanted or "").lower().replace("_", "-").split(","):
        parts = tag.split(";")[0].strip().split("-")
        for end in range(len(parts), 0, -1):
            if "-".join(parts[:end]) in codes:
                return codes["-".join(parts[:end])]
    return SOURCE
