"""Residual risk at every level, its bands, its range, and when it is provisional."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from questionnaires.models import Questionnaire
from questionnaires.responses import Answer
from scoring.compiled import compiled
from scoring.models import Figures
from scoring.residual import bands
from tests.builders import (
    operation,
    questionnaire,
    red,
    resolved,
    response,
    said,
    sector,
    select_one,
    topic,
)
from tests.scoring.assessed import assessed

CALM = select_one("calm", yes=1, no=0)
FORM = questionnaire(CALM)  # exposure .4 * .5 + .3 * .4 = .32


def business(form: Questionnaire, **answers: Any) -> Figures:
    return assessed(form, response(form, **answers)).business


def test_control_never_takes_the_last_tenth_away() -> None:
    assert business(FORM, calm=said("yes", "workers")).headline == pytest.approx(0.032, abs=1e-12)


def test_harm_is_not_averaged_away_by_good_paper() -> None:
    form = questionnaire(CALM, select_one("grave", no=1, yes=red()))
    found = business(form, calm=said("yes", "workers"), grave=said("yes", "workers"))
    assert found.headline == pytest.approx(1 - 0.25 * (1 - found.potential), abs=1e-12)
    assert found.band == "very_high"


def test_topics_weigh_by_how_hard_their_harm_is_to_undo() -> None:
    form = questionnaire(topic("fees", CALM, v=3), topic("docs", select_one("other", yes=1, no=0), v=1))
    found = business(form, calm=said("yes", "workers"), other="no")
    assert found.potential == pytest.approx((3 * 0.032 + 0.32) / 4, abs=1e-12)


def test_operations_weigh_by_their_workers() -> None:
    two = (operation("a", workers=300), operation("b", workers=100))
    found = assessed(FORM, response(FORM, *two, calm={"a": said("yes", "workers"), "b": "no"}))
    assert found.business.potential == pytest.approx((3 * 0.032 + 0.32) / 4, abs=1e-12)


def test_a_sector_takes_its_own_operations() -> None:
    form = questionnaire(CALM, sectors=[sector("making", {"fees": 0.5}), sector("mending", {"fees": 0})])
    two = (operation("a"), operation("b", sector="mending"))
    found = assessed(form, response(form, *two))
    assert {name: figures.potential for name, figures in found.sectors.items()} == pytest.approx(
        {"making": 0.32, "mending": 0.12}
    )
    assert found.heat_map["mending"]["fees"].potential == pytest.approx(0.12)


def test_what_has_no_question_left_weighs_nothing_above_it() -> None:
    skipped = select_one("skipped", yes=1, out=None)
    form = questionnaire(topic("fees", CALM), topic("docs", skipped))
    found = assessed(form, response(form, calm="no", skipped="out"))
    assert found.business.potential == pytest.approx(0.32)
    assert list(found.topics) == list(found.operations[0].topics) == ["fees"]
    form = questionnaire(skipped)
    two = (operation("a"), operation("b"))
    found = assessed(form, response(form, *two, skipped={"a": "out", "b": said("yes", "workers")}))
    assert found.business.potential == pytest.approx(0.032)


@pytest.mark.parametrize(
    ("risk", "band"),
    [
        (0.0, "low"),
        (0.2499999, "low"),
        (0.25, "medium"),
        (0.4999999, "medium"),
        (0.5, "high"),
        (0.75, "very_high"),
        (1.0, "very_high"),
        pytest.param(0.1 + 0.2 + 0.2 - 2**-53, "high", id="the noise of additions moves nothing across a border"),
    ],
)
def test_a_band_begins_at_its_border(risk: float, band: str) -> None:
    arrays = compiled(FORM)
    assert arrays.rubric.bands[int(bands(arrays, np.array([risk]))[0])].name == band


# --- the range ---------------------------------------------------------------------------------------------------

PAID = select_one("paid", kind="outcome", none=1, some=red(by=resolved("repaid", "all")))
REPAID = select_one("repaid", kind="outcome", all=1, none=0)
RANGE = questionnaire(PAID, REPAID)


def test_as_stated_takes_every_word_for_true() -> None:
    found = business(RANGE, paid=said("none", "document"), repaid=said("all"))
    assert found.stated == pytest.approx(0.032, abs=1e-12)
    assert found.headline == pytest.approx(0.32 * (1 - 0.9 * 0.6), abs=1e-12)


def test_the_best_case_fills_what_is_open_with_the_best() -> None:
    assert business(RANGE, paid="dont_know").best == pytest.approx(0.032, abs=1e-12)


@pytest.mark.parametrize("answer", [None, said("dont_know")], ids=["blank", "don't know"])
def test_in_the_best_case_an_open_remedy_was_given(answer: Answer | None) -> None:
    found = assessed(RANGE, response(RANGE, paid="some").with_answer("repaid", answer)).business
    assert found.best == pytest.approx(1 - 0.75 * (1 - 0.32 * (1 - 0.9 * 0.5)), abs=1e-12)
    assert found.harm == 0.75


def test_a_refused_remedy_is_none_in_the_best_case_too() -> None:
    assert business(RANGE, paid="some", repaid="none").best > 0.75


def test_the_worst_case_takes_no_word_and_fears_every_flag() -> None:
    found = business(RANGE, paid="dont_know", repaid=said("all", "workers"))
    assert found.worst == pytest.approx(1 - 0.25 * (1 - 0.32 * (1 - 0.9 * 0.5)), abs=1e-12)
    plain = business(FORM, calm="yes")
    assert plain.worst == pytest.approx(0.32, abs=1e-12)


def test_in_the_worst_case_paper_on_what_happened_is_no_more_than_our_word() -> None:
    found = business(RANGE, paid=said("none", "document"), repaid=said("all", "document"))
    assert found.worst == pytest.approx(0.32, abs=1e-12)


def test_in_the_worst_case_a_remedied_finding_stays_remedied() -> None:
    found = business(RANGE, paid=said("some", "records"), repaid=said("all", "workers"))
    assert found.worst < 0.75


# --- provisional -------------------------------------------------------------------------------------------------


def plain(number: int) -> Questionnaire:
    return questionnaire(
        *(select_one(f"q{place}", yes=1, no=0, asked={"not_applicable": True}) for place in range(number))
    )


@pytest.mark.parametrize(
    ("answered", "provisional"), [pytest.param(9, False, id="nine in ten"), pytest.param(8, True, id="fewer")]
)
def test_nine_in_ten_must_be_answered(answered: int, provisional: bool) -> None:
    assert business(plain(10), **{f"q{place}": "no" for place in range(answered)}).provisional == provisional


@pytest.mark.parametrize("answer", [said("dont_know"), said("not_applicable", reason="none")])
def test_neither_dont_know_nor_not_applicable_is_an_answer(answer: Answer) -> None:
    answers: dict[str, Any] = {f"q{place}": "no" for place in range(8)}
    assert business(plain(10), **answers, q8=answer, q9=answer).provisional


def test_one_flag_that_nobody_knows_makes_provisional() -> None:
    questions = (*plain(20).scored, select_one("flagged", no=1, yes=red("minor")))
    form = questionnaire(*questions)
    answers = {f"q{place}": "no" for place in range(20)}
    assert business(form, **answers).provisional
    assert not business(form, **answers, flagged="yes").provisional


def test_each_operation_and_sector_is_provisional_by_itself() -> None:
    form = questionnaire(select_one("flagged", no=1, yes=red("minor")))
    found = assessed(form, response(form, operation("a"), operation("b"), flagged={"a": "no"}))
    assert [o.figures.provisional for o in found.operations] == [False, True]
    assert found.business.provisional


def test_the_quick_path_is_always_provisional_and_scores_its_own() -> None:
    form = questionnaire(select_one("short", yes=1, no=0, asked={"quick": True}), CALM)
    found = assessed(form, response(form, path="quick", short=said("yes", "workers"), calm="no"))
    assert found.business.provisional
    assert found.business.headline == pytest.approx(0.032, abs=1e-12)
    assert found.path == "quick"
