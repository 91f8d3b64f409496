"""The headline taken apart: each level adds up, exactly and as shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from i18n import words
from questionnaires import cases
from questionnaires.responses import Response
from reports.breakdown import Part, breakdown, shares, shown_points
from reports.subject import Subject
from scoring.assess import assess
from tests.reports.factory import ON, QUESTIONNAIRE, by_site, factory, said
from tests.scoring.assessed import near

RESPONSES = {
    "usual": factory(),
    "blank": factory(answers={}),
    "one site": factory(operations=factory().operations[:1]),
    **{name: cases.load(name).response(QUESTIONNAIRE, name) for name in cases.names()},
}


def subject(response: Response) -> Subject:
    return Subject(QUESTIONNAIRE, response, assess(QUESTIONNAIRE, response, ON), words("en"), share=False)


def every(part: Part) -> Iterator[Part]:
    yield part
    for one in part.parts:
        yield from every(one)


@pytest.mark.parametrize("response", RESPONSES.values(), ids=RESPONSES)
def test_what_each_question_adds_in_each_operation_is_what_it_adds_to_the_business(response: Response) -> None:
    s = subject(response)
    for one in s.assessment.contributions:
        own = [share for share in shares(s) if share.question == one.question]
        assert sum(share.points for share in own) == near(one.points)
        assert sum(share.harm for share in own) == near(one.harm)


@pytest.mark.parametrize("response", RESPONSES.values(), ids=RESPONSES)
def test_each_level_adds_up_to_the_figure_above_and_the_whole_to_the_headline(response: Response) -> None:
    s = subject(response)
    whole = breakdown(s)

    shown = s.words.score(s.assessment.business.headline)
    assert whole.both == round(float(shown) * (10 if "." in shown else 1))
    for part in every(whole):
        if part.parts:
            assert sum(one.points for one in part.parts) == part.points
            assert sum(one.harm for one in part.parts) == part.harm


def test_of_one_operation_the_parts_are_those_of_the_report() -> None:
    s = subject(RESPONSES["one site"])
    (site,) = breakdown(s).parts

    assert {one.name: (one.points, one.harm) for topic in site.parts for one in topic.parts} == shown_points(s)


def test_the_harm_stands_with_the_operation_where_it_was_found() -> None:
    held = by_site(said("held", "document"), said("all", "workers"))
    s = subject(factory(answers={**factory().answers, "fees_paid": said("none"), "docs_held": held}))
    by_place = {part.name: part.harm for part in breakdown(s).parts}

    assert by_place["sewing"] > 0
    assert by_place["packing"] == 0
