"""The program's own texts, numbers, dates and names of countries in one language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, cached_property
from gettext import NullTranslations
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from i18n.catalogues import translations
from i18n.language import named
from questionnaires import loader

SPANISH_AND = re.compile(r" y (?=h?[ií](?![aeouáéóú])[^ ]*$)", re.IGNORECASE)  # "Nepal e India": CLDR lacks the rule
HALF_A_POINT = Decimal("0.5")


def marked(text: str) -> str:
    """Mark a text for translation where it is written; it is translated where it is shown."""
    return text


@dataclass(frozen=True)
class Words:
    """How to say things in one language. Get it from ``words(code)``."""

    language: str
    direction: Literal["ltr", "rtl"]
    locale: Locale
    catalogue: NullTranslations

    def say(self, template: str, **facts: object) -> str:
        """Give a text in this language, its named placeholders filled. Without facts it is given as it stands.

        Dates and decimals among the facts are written as the language writes them, whole numbers as they are: give
        what may be over a thousand through ``number``.
        """
        text = template and self.catalogue.gettext(template)  # gettext answers "" with the file's header
        return text % self._said(facts) if facts else text

    def count(self, one: str, many: str, n: int, **facts: object) -> str:
        """Give the singular or the plural that a number needs; ``%(number)s`` in it is the number."""
        text = self.catalogue.ngettext(one, many, n)
        return text % {"number": self.number(n), **self._said(facts)}

    def _said(self, facts: dict[str, object]) -> dict[str, object]:
        return {name: self._fact(value) for name, value in facts.items()}

    def _fact(self, value: object) -> object:
        if isinstance(value, datetime):
            return self.moment(value)
        if isinstance(value, date):
            return self.date(value)
        return self.number(value, digits=2) if isinstance(value, float) else value

    def number(self, x: float, digits: int = 0) -> str:
        """Give a number rounded half up, with at most that many decimals."""
        return format_decimal(_rounded(Decimal(repr(x)), digits).normalize(), locale=self.locale)

    def percent(self, share: float) -> str:
        """Give a share of 0 to 1 in whole per cent."""
        return format_percent(_rounded(Decimal(repr(share)), 2), locale=self.locale)

    def score(self, risk: float) -> str:
        """Give a risk of 0 to 1 as 0 to 100, with one decimal within half a point of a band's border."""
        points = Decimal(repr(round(risk * 100, 9)))
        near = any(abs(points - border) <= HALF_A_POINT for border in _borders())
        rounded = _rounded(points, 1 if near else 0)
        return format_decimal(rounded, format="0.0" if near else "0", locale=self.locale)

    def month(self, day: date) -> str:
        """Give a day's month and year in short, as above a line of dates: "Dec 2026"."""
        return format_skeleton("yMMM", day, locale=self.locale)

    def date(self, day: date) -> str:
        return format_date(day, "long", locale=self.locale)

    def moment(self, when: datetime) -> str:
        """Give a moment in this computer's time zone."""
        here = when.astimezone()
        clock = format_time(here, "short", locale=self.locale)
        return self.say("%(day)s, %(clock)s", day=self.date(here), clock=clock)

    def joined(self, items: Iterable[str]) -> str:
        """Give a list as a phrase: "a, b and c"."""
        phrase = format_list(list(items), locale=self.locale)
        return SPANISH_AND.sub(" e ", phrase) if self.language == "es" else phrase

    def country(self, iso3: str) -> str:
        """Give a country's name, or its code where it is not in our table."""
        return self._countries.get(iso3, iso3)

    def countries(self) -> tuple[tuple[str, str], ...]:
        """Give every country of our table as code and name, in the order of the names."""
        return tuple(sorted(self._countries.items(), key=lambda pair: _sorting(pair[1])))

    @cached_property
    def _countries(self) -> dict[str, str]:
        names = self.locale.territories
        countries = loader.load().tables.countries.values()
        return {country.iso3: names.get(country.iso2, country.iso3) for country in countries}


@cache
def words(code: str) -> Words:
    """Give the words of a language that ``languages()`` names."""
    found = named(code)
    return Words(code, found.direction, Locale.parse(found.formats), translations(code, "messages"))


def _rounded(x: Decimal, digits: int) -> Decimal:
    return x.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def _sorting(name: str) -> str:
    """Give what to sort a name by: "Åland" stands beside "Albania"."""
    plain = "".join(part for part in unicodedata.normalize("NFKD", name) if not unicodedata.combining(part))
    return plain.casefold()


@cache
def _borders() -> tuple[Decimal, ...]:
    bands = loader.load().rubric.bands
    return tuple(Decimal(repr(band.below)) * 100 for band in bands if band.below is not None)
