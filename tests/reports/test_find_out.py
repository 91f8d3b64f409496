"""What nobody knows: who finds it out, and where to look. And the words that the questions use."""

from __future__ import annotations

from datetime import date

from i18n import words
from questionnaires.models import GlossaryEntry, Questionnaire
from reports.blocks import Table
from reports.cards import card
from reports.closing import glossary
from reports.subject import Subject
from reports.tasks import title_of
from scoring.assess import assess
from tests.builders import questionnaire, red, response, select_one
from tests.reports.factory import QUESTIONNAIRE
from tests.reports.reading import of

PAID = select_one(
    "paid", none=1, some=red(), asked={"find_out": "Compare payroll and bank.", "terms": ("fee", "gone")}
)
HELD = select_one("held", none=1, some=red())


def subject(published: Questionnaire, **answers: str) -> Subject:
    said = response(published, **answers)  # type: ignore[arg-type]
    return Subject(published, said, assess(published, said, date(2026, 11, 21)), words("en"), share=False)


def published(*questions: object) -> Questionnaire:
    found = questionnaire(*questions)  # type: ignore[arg-type]
    known = (
        GlossaryEntry(name="fee", label="recruitment fee", meaning="Money for a job."),
        GlossaryEntry(name="other", label="corridor", meaning="A way."),
    )
    report = QUESTIONNAIRE.report.model_copy(update={"sections": ("words",)})
    return found.model_copy(update={"glossary": known, "report": report})


def test_a_find_out_item_says_who_how_many_and_by_when() -> None:
    s = subject(published(PAID, HELD))
    (item,) = [item for item in s.assessment.plan.items if item.kind == "find_out"]
    role = s.questionnaire.role["hr"].label
    assert title_of(s, item) == f"{role}: 2 things to find out within 30 days"


def test_one_thing_is_said_as_one() -> None:
    s = subject(published(PAID, HELD), held="none")
    (item,) = [item for item in s.assessment.plan.items if item.kind == "find_out"]
    assert "1 thing to find out" in title_of(s, item)


def test_under_each_question_stands_where_to_look() -> None:
    s = subject(published(PAID, HELD))
    (item,) = [item for item in s.assessment.plan.items if item.kind == "find_out"]
    assert card(s, 1, item).steps == ("About paid?\nCompare payroll and bank.", "About held?")


def test_the_words_of_what_was_found_are_explained_and_no_others() -> None:
    (listed,) = of(Table, tuple(glossary(subject(published(PAID)))))
    assert [tuple(cell.text for cell in row) for row in listed.rows] == [("recruitment fee", "Money for a job.")]
    assert not of(Table, tuple(glossary(subject(published(PAID), paid="none"))))
