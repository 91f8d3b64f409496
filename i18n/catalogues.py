"""The .po files of a language, read once and when first needed."""

from __future__ import annotations

import io
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Literal

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from i18n.language import LOCALES

Domain = Literal["messages", "content"]  # the program's texts; the questionnaire's
DOMAINS: tuple[Domain, ...] = ("messages", "content")


def path_of(code: str, domain: Domain) -> Path:
    return LOCALES / code / "LC_MESSAGES" / f"{domain}.po"


def read(code: str, domain: Domain) -> Catalog:
    """Give a catalogue as it is on disk, or an empty one where there is no file yet."""
    path = path_of(code, domain)
    if not path.exists():
        return empty(code)
    with path.open("rb") as file:
        return read_po(file, locale=_locale(code))


def empty(code: str) -> Catalog:
    return Catalog(locale=_locale(code))


def _locale(code: str) -> str:
    return code.replace("-", "_")  # "es-AR" is a folder's name and a browser's; Babel says "es_AR"


@cache
def translations(code: str, domain: Domain) -> NullTranslations:
    """Give what looks a text up. A text without a finished translation is given back as it is."""
    if not path_of(code, domain).exists():
        return NullTranslations()
    compiled = io.BytesIO()
    write_mo(compiled, read(code, domain))
    compiled.seek(0)
    return GNUTranslations(compiled)


def written(catalogue: Catalog, code: str) -> bytes:
    """Give a catalogue as a .po file without dates or tool versions: the same texts are the same bytes."""
    body = io.BytesIO()
    write_po(body, catalogue, width=100, omit_header=True, include_lineno=False, include_previous=True)
    header = (
        f'msgid ""\nmsgstr ""\n"Language: {code}\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    )
    return header.encode() + body.getvalue().strip() + b"\n"
