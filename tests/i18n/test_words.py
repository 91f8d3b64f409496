"""How things are said: texts, plurals, numbers, scores, dates and countries."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from i18n import best_language, languages, words


def test_the_languages_are_the_folders_found_the_source_first() -> None:
    assert [language.code for language in languages()][:2] == ["en", "es"]


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ("es", "es"),
        ("es-MX", "es"),
        ("ES_mx", "es"),
        ("fr-CA, es;q=0.8, en;q=0.5", "es"),
        ("fr", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_a_browser_gets_the_nearest_language(wanted: str | None, given: str) -> None:
    assert best_language(wanted) == given


def test_placeholders_are_filled_as_the_language_writes_them() -> None:
    said = words("en").say("%(share)s on %(day)s, %(year)s", share=1234.5, day=date(2026, 11, 21), year=2026)

    assert said == "1,234.5 on 21 November 2026, 2026"


def test_a_text_without_facts_may_hold_a_per_cent_sign() -> None:
    assert words("en").say("90 % of all") == "90 % of all"


def test_no_text_is_no_text() -> None:
    assert words("es").say("") == ""


@pytest.mark.parametrize(("n", "said"), [(0, "0 files"), (1, "1 file"), (1200, "1,200 files")])
def test_a_number_chooses_singular_or_plural(n: int, said: str) -> None:
    assert words("en").count("%(number)s file", "%(number)s files", n) == said


@pytest.mark.parametrize(
    ("x", "digits", "said"), [(0.5, 0, "1"), (2.5, 0, "3"), (1000, 0, "1,000"), (3.0, 1, "3"), (0.25, 1, "0.3")]
)
def test_a_number_is_rounded_half_up(x: float, digits: int, said: str) -> None:
    assert words("en").number(x, digits) == words("es").number(x, digits) == said


@pytest.mark.parametrize(
    ("risk", "said"),
    [
        pytest.param(0.613, "61", id="in the middle of a band"),
        pytest.param(0.285, "29", id="half up, whatever a float makes of it"),
        pytest.param(0.244, "24", id="more than half a point from a border"),
        pytest.param(0.245, "24.5", id="half a point below a border"),
        pytest.param(0.2496, "25.0", id="just below a border"),
        pytest.param(0.25, "25.0", id="on a border"),
        pytest.param(0.255, "25.5", id="half a point above a border"),
        pytest.param(0.7512, "75.1", id="above the last border"),
        pytest.param(0.0, "0", id="none"),
        pytest.param(1.0, "100", id="all"),
    ],
)
def test_a_score_shows_a_decimal_only_near_a_border(risk: float, said: str) -> None:
    assert words("en").score(risk) == said


def test_dates_and_moments_are_written_out() -> None:
    here = datetime.now(UTC).astimezone().tzinfo

    assert words("es").date(date(2026, 11, 21)) == "21 de noviembre de 2026"
    assert words("en").moment(datetime(2026, 11, 21, 14, 5, tzinfo=here)) == "21 November 2026, 14:05"


def test_a_list_becomes_a_phrase() -> None:
    assert words("en").joined(["a", "b", "c"]) == "a, b and c"
    assert words("es").joined(["a", "b", "c"]) == "a, b y c"


@pytest.mark.parametrize(("last", "said"), [("India", "Nepal e India"), ("Hierro", "Nepal y Hierro")])
def test_spanish_and_changes_before_its_own_sound(last: str, said: str) -> None:
    assert words("es").joined(["Nepal", last]) == said


def test_countries_are_named_and_sorted_in_the_language() -> None:
    names = [name for _, name in words("es").countries()]

    assert words("es").country("MYS") == "Malasia"
    assert words("en").country("???") == "???"
    assert names.index("Alemania") < names.index("Zambia")
    assert names.index("Omán") < names.index("Países Bajos")
    assert len(names) == len(set(names)) == len(words("en").countries())
