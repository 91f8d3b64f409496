"""Why this number: the parts add up at each level, three clicks lead to the question, and what makes it surer."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from questionnaires.loader import load
from questionnaires.responses import Operation
from scoring.certainty import certainty
from storage import Store
from tests.ui.conftest import Open
from tests.ui.sunrise import PLANT, seen, sunrise

SECOND = Operation(id="op2", name="Plant *B*", sector="garment_textile", country="JOR", workers=200)
ROW = re.compile(r"<tr( class='strong')?[^>]*>(?:(?!</tr>).)*<td [^>]*class='number'>([^<]*)</td></tr>")


@pytest.fixture
def opened(visit: Open, database: Store) -> Open:
    def at_page(changes: dict[str, object] | None = None, **query: str) -> AppTest:
        database.create(sunrise(**(changes or {})), "local")
        return visit("why", a="sunrise-2026", **query)

    return at_page


def points(at: AppTest) -> tuple[list[float], float]:
    """Give the points of each part in the table, and those of all together."""
    table = next(part.proto.body for part in at.main.get("html") if "class='chart rows'" in part.proto.body)
    rows = ROW.findall(table.split("<tbody")[1])
    return [float(said) for strong, said in rows if not strong and said[0].isdigit()], float(rows[-1][1])


def figure(at: AppTest) -> float:
    return float(re.findall(r"class='big'>([^<]*)<", seen(at))[0])


def links(at: AppTest) -> dict[str, str]:
    """Give the links by their label with what stands in their address."""
    return {link.proto.label: f"{link.proto.page}?{link.proto.query_string}" for link in at.main.get("page_link")}


TWO = {"operations": (PLANT, SECOND)}


@pytest.mark.parametrize("query", [{}, {"in": "op1"}, {"in": "op2", "topic": "fees"}], ids=["all", "place", "topic"])
def test_at_each_level_the_parts_add_up_to_what_stands_above(opened: Open, query: dict[str, str]) -> None:
    at = opened(TWO, **query)
    found, total = points(at)

    assert not at.exception
    assert sum(found) == total
    assert f": {total:g}</h2>" in seen(at)


def test_the_first_level_is_the_headline_by_place(opened: Open) -> None:
    at = opened(TWO)
    assert points(at)[1] == figure(at)
    assert len(points(at)[0]) == 2


def test_three_clicks_lead_from_the_headline_to_the_question(opened: Open, visit: Open) -> None:
    first = links(opened(TWO))
    assert any("in=op1" in address for address in first.values())
    second = links(visit("why", a="sunrise-2026", **{"in": "op1"}))
    assert any("in=op1" in address and "topic=fees" in address for address in second.values())
    third = links(visit("why", a="sunrise-2026", topic="fees", **{"in": "op1"}))
    assert any(address.startswith("fees?") and "q=fees_paid" in address for address in third.values())


def test_where_there_is_one_place_its_topics_come_first(opened: Open) -> None:
    at = opened()
    assert points(at)[1] == figure(at)
    assert any("topic=fees" in address for address in links(at).values())


def test_an_unknown_part_in_the_address_shows_the_whole(opened: Open) -> None:
    at = opened(TWO, **{"in": "nowhere", "topic": "fees"})
    assert not at.exception
    assert points(at)[1] == figure(at)


def test_red_flags_stand_apart_as_what_they_add(opened: Open) -> None:
    assert "Red flags" in seen(opened())


def test_the_answers_that_would_narrow_the_range_lead_to_their_questions(opened: Open) -> None:
    found = certainty(load(), sunrise()).narrowing
    addresses = list(links(opened()).values())

    for one in found:
        assert any(f"q={one.question}" in address for address in addresses)


def test_it_says_whether_the_band_holds_with_other_weights(opened: Open) -> None:
    assert "1,000 times, the band stayed the same in" in seen(opened())


def test_names_of_places_are_shown_as_they_are(opened: Open) -> None:
    at = opened(TWO)
    assert any("Plant \\*B\\*" in label for label in links(at))


def test_the_result_leads_here(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    assert any(address.startswith("why?") for address in links(visit("results", a="sunrise-2026")).values())


def test_without_a_profile_it_says_what_is_missing(visit: Open) -> None:
    assert "A result needs a little more" in seen(visit("why"))
