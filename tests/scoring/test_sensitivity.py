"""How sure is the method: other weights, against scoring with a questionnaire that has them."""

from __future__ import annotations

from random import Random

import numpy as np
from hypothesis import given, settings

from questionnaires.models import FreeText, Questionnaire
from questionnaires.responses import Response
from scoring.arrays import Floats
from scoring.certainty import certainty
from scoring.coding import rows_of
from scoring.compiled import compiled
from scoring.residual import scored
from scoring.sensitivity import headlines
from tests.builders import operation, questionnaire, response, sector, select_one, topic
from tests.reports.factory import QUESTIONNAIRE, factory
from tests.scoring.assessed import assessed, near
from tests.scoring.generated import a_questionnaire, a_response, randoms


def moved(form: Questionnaire, given: Response, factors: Floats) -> Floats:
    arrays = compiled(form)
    harm = assessed(form, given).business.harm
    return headlines(arrays, scored(arrays, rows_of(arrays, given)), harm, factors)


def reweighed(form: Questionnaire, factors: list[float]) -> Questionnaire:
    """Give the questionnaire with each weight multiplied: questions first, then topics."""
    of_question = dict(zip([question.name for question in form.scored], factors, strict=False))
    of_topic = factors[len(of_question) :]
    sections = [
        section.model_copy(
            update={
                "severity_weight": section.severity_weight * factor,
                "questions": tuple(
                    question.model_copy(update={"weight": question.weight * of_question[question.name]})
                    for question in section.questions
                    if not isinstance(question, FreeText)
                ),
            }
        )
        for section, factor in zip(form.sections, of_topic, strict=True)
    ]
    fields = {name: getattr(form, name) for name in Questionnaire.model_fields}
    return Questionnaire.model_construct(**{**fields, "sections": tuple(sections)})  # a copy would keep what it cached


def weights(form: Questionnaire) -> int:
    return len(form.scored) + len(form.sections)


@settings(max_examples=60, deadline=None)
@given(randoms)
def test_a_draw_is_what_a_questionnaire_of_these_weights_gives(chance: Random) -> None:
    form = a_questionnaire(chance)
    given_ = a_response(chance, form)
    factors = [chance.uniform(0.75, 1.25) for _ in range(weights(form))]

    expected = assessed(reweighed(form, factors), given_).business.headline

    assert moved(form, given_, np.array([factors]))[0] == near(expected)


@settings(max_examples=60, deadline=None)
@given(randoms)
def test_one_factor_for_all_weights_changes_nothing(chance: Random) -> None:
    form = a_questionnaire(chance)
    given_ = a_response(chance, form)
    of_questions, of_topics = chance.uniform(0.1, 9), chance.uniform(0.1, 9)
    factors = np.array([[of_questions] * len(form.scored) + [of_topics] * len(form.sections)])

    assert moved(form, given_, factors)[0] == near(assessed(form, given_).business.headline)


FORM = questionnaire(
    topic("fees", select_one("a", yes=1, no=0), v=1),
    topic("docs", select_one("b", yes=1, no=0), v=1),
    sectors=[sector("making", {"fees": 1, "docs": 0.5})],
)


def where(place: float) -> Questionnaire:
    """Give the questionnaire with the border between the first two bands at this place."""
    first, *rest = FORM.rubric.bands
    bands = (first.model_copy(update={"below": place}), *rest)
    return questionnaire(*FORM.sections, sectors=FORM.sectors, rubric_changes={"bands": bands})


def test_far_from_a_border_every_draw_stays_in_the_band_and_no_weight_decides() -> None:
    form = where(0.1)
    found = certainty(form, response(form, operation(sector="making"), a="no", b="no")).sensitivity

    assert (found.draws, found.same, found.decisive) == (1000, 1, ())
    assert found.low < assessed(form, response(form, operation(sector="making"))).business.headline < found.high


def test_close_to_a_border_the_weights_that_decide_are_named() -> None:
    today = assessed(FORM, response(FORM, operation(sector="making"))).business.headline
    form = where(today + 0.001)
    found = certainty(form, response(form, operation(sector="making"))).sensitivity

    assert 0.3 < found.same < 0.7
    assert [(one.topic, one.question, one.factor) for one in found.decisive] == [
        ("docs", None, 0.75),
        ("fees", None, 1.25),
    ]
    assert {one.band for one in found.decisive} == {"medium"}


def test_the_draws_are_always_the_same() -> None:
    assert certainty(QUESTIONNAIRE, factory()) == certainty(QUESTIONNAIRE, factory())
