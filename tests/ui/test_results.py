"""The result: what comes first, what is said of the figure, and that what is shown adds up."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from interchange import portable
from questionnaires.loader import load
from questionnaires.responses import Operation
from reports import front
from storage import NotSaved, Store
from storage.assessments import Store as Kept
from tests.ui.conftest import Open
from tests.ui.sunrise import NAME, PLANT, seen, sunrise
from ui import assessed, freezing


@pytest.fixture
def opened(visit: Open, database: Store) -> Open:
    def at_page(**changes: object) -> AppTest:
        database.create(sunrise(**changes), "local")
        return visit("results", a="sunrise-2026")

    return at_page


def test_red_flags_stand_first_with_the_safe_referral_beside_them(opened: Open) -> None:
    at = opened()
    said = seen(at)
    s = assessed.subject_of(at.session_state["current"], sunrise())
    finding = s.finding(s.open("critical")[0])

    assert said.index("Red flags") < said.index(finding) < said.index("Remaining risk")
    assert "help" in {link.proto.page for link in at.main.get("page_link")}


def test_the_figure_stands_with_its_range_and_its_band(opened: Open) -> None:
    at = opened()
    s = assessed.subject_of(at.session_state["current"], sunrise())
    figures = s.assessment.business
    said = seen(at)

    assert front.headline(s, figures) in said
    assert front.bands(s, figures) in said
    for figure in (figures.best, figures.stated, figures.headline, figures.worst):
        assert f"<dd>{s.words.score(figure)}</dd>" in said


def test_a_provisional_figure_says_why(opened: Open) -> None:
    said = seen(opened())
    assert "provisional" in said
    assert "1 question that may hide a red flag has no answer yet." in said


def test_findings_and_workers_concerned_are_counted(opened: Open) -> None:
    said = seen(opened())
    assert "<dt>Critical findings</dt><dd>1</dd>" in said
    assert "<dd>800 of 800</dd>" in said


def test_the_points_shown_add_up_to_the_figure(opened: Open) -> None:
    table = next(p.proto.body for p in opened().main.get("html") if "adding up" in p.proto.body)
    body = table.split("<tbody")[1]
    rows = re.findall(r"<tr( class='strong')?[^>]*>(?:(?!</tr>).)*<td [^>]*class='number'>([^<]*)</td></tr>", body)
    questions = sum(float(points) for strong, points in rows if not strong and points[0].isdigit())
    assert questions == float(rows[-1][1])


def test_the_heat_map_names_topic_sector_and_band(opened: Open) -> None:
    table = next(part.proto.body for part in opened().main.get("html") if "class='chart heat'" in part.proto.body)
    assert "Garment and textile" in table
    assert all(section.label in table for section in load().sections)
    assert "Very high" in table


def test_policy_practice_and_outcome_stand_side_by_side(opened: Open) -> None:
    said = seen(opened())
    assert all(f"<span>{label}</span>" in said for label in load().rubric.kind_labels.values())


def test_exposure_says_ask_more_here_with_years_and_sources(opened: Open) -> None:
    said = seen(opened())
    assert "ask more here" in said
    assert "do not hire people from there" in said
    assert "2025" in said
    assert "Sources" in said


def test_a_country_without_all_the_facts_is_marked_as_estimated(opened: Open) -> None:
    estimated = next(iso3 for iso3, one in load().tables.countries.items() if one.basis != "data")
    said = seen(opened(operations=(PLANT.model_copy(update={"country": estimated}),)))
    assert "estimated" in said


def test_without_a_profile_it_says_what_is_missing_and_links_there(visit: Open) -> None:
    at = visit("results")
    assert "A result needs a little more" in seen(at)
    assert "profile" in {link.proto.page for link in at.main.get("page_link")}


def test_several_operations_are_shown_one_by_one(opened: Open) -> None:
    other = Operation(id="op2", name="Plant <b>B</b>", sector="garment_textile", country="JOR", workers=20)
    at = opened(operations=(PLANT, other))
    assert not at.exception
    assert "Plant <b>B</b>" in seen(at)
    assert not any("<b>B</b>" in part.proto.body for part in at.main.get("html"))


def test_the_quick_path_leads_on_to_the_whole_questionnaire(opened: Open, database: Store) -> None:
    at = opened(path="quick")
    assert "The quick path asks only a few questions." in seen(at)

    at.button(key="whole").click().run()
    assert database.load("sunrise-2026", "local").path == "standard"


def test_finishing_keeps_what_can_be_scored_again(opened: Open, database: Store) -> None:
    at = opened().button(key="finish").click().run()
    (snapshot,) = database.snapshots("sunrise-2026", "local")
    assert portable.read(snapshot.document, load()).response.answers == sunrise().answers

    s = assessed.subject_of(at.session_state["current"], sunrise())
    assert f"{front.headline(s, s.assessment.business)}, " in seen(at)


def test_a_snapshot_that_cannot_be_kept_is_said(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise NotSaved("disk_full", "the data file")

    at = opened()
    monkeypatch.setattr(Kept, "add_snapshot", refuse)
    assert "The disk is full." in seen(at.button(key="finish").click().run())


def test_next_year_begins_with_the_same_answers_to_confirm(opened: Open, database: Store) -> None:
    opened().button(key="next_year").click().run()
    assert len(database.list("local")) == 2
    copied = next(database.load(one.id, "local") for one in database.list("local") if one.id != "sunrise-2026")

    assert copied.organisation.name == NAME
    assert copied.operations == sunrise().operations
    assert {name: copied.answer(name, "op1") for name in copied.answers} == {
        name: sunrise().answer(name, "op1") for name in sunrise().answers
    }


def test_next_years_answers_are_older_than_it() -> None:
    now = datetime(2027, 11, 1, tzinfo=UTC)
    copied = freezing.next_year(sunrise(), now)
    assert copied.created_at == now
    assert copied.id != sunrise().id
    assert copied.answers == sunrise().answers


def test_finishing_what_another_tab_deleted_says_so(opened: Open, database: Store) -> None:
    at = opened()
    database.delete(at.session_state["current"].id, "local")

    at = at.button(key="finish").click().run()

    assert "Something went wrong" not in seen(at)
    assert "is not here" in seen(at)
    assert database.list("local") == ()
