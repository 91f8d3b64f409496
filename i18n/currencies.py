"""Currencies in use, by code (ISO 4217) and name."""

from __future__ import annotations

from functools import cache

from babel.core import get_global

from i18n.wording import Words, words


def currencies(w: Words) -> tuple[tuple[str, str], ...]:
    """Give every currency that is legal tender somewhere, as code and name, in the order of the codes."""
    return _named(w.language)


@cache
def _named(language: str) -> tuple[tuple[str, str], ...]:
    names = words(language).locale.currencies
    return tuple((code, names.get(code, code)) for code in _in_use())


@cache
def _in_use() -> tuple[str, ...]:
    """Read CLDR's table of each territory's currencies: code, first day, last day, whether it is tender."""
    territories = get_global("territory_currencies").values()
    return tuple(sorted({code for held in territories for code, _first, last, tender in held if tender and not last}))
