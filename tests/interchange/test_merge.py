"""A colleague's file into mine: nothing is lost, and what is handed out comes back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interchange import parts, portable
from interchange.merge import Choice, Place, merged, offered, place, proposed
from questionnaires.models import Questionnaire
from questionnaires.responses import NOTE_LENGTH, Answer, FollowUp, LocalContact, Response
from tests.builders import operation, questionnaire, red, response, said, select_one
from tests.scoring.generated import ROLES, a_questionnaire, a_response, randoms

FORM = questionnaire(
    select_one("fees", checked=1, some=red(), asked={"who": ("payroll", "hr")}),
    select_one("policy", scope="company", yes=1, no=0),
)
NOTES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
FOLLOW_UPS = st.builds(
    FollowUp,
    owner=NOTES,
    status=st.sampled_from(["open", "started", "done", "dropped"]),
    due=st.none() | st.dates(),
    done_on=st.none() | st.dates(),
    note=NOTES,
    evidence=NOTES,
)


def every(mine: Response, theirs: Response, choice: Choice) -> dict[Place, Choice]:
    return {place(one): choice for one in offered(mine, theirs)}


def by_default(mine: Response, theirs: Response) -> Response:
    return merged(mine, theirs, {place(one): proposed(one) for one in parts.coming_back(mine, theirs)}).response


def noted(given: Response, chance: Random, said_of_plan: Mapping[str, FollowUp]) -> Response:
    """Give a response with notes, contacts and a plan."""
    answers = {
        name: answer.model_copy(update={"note": f"Note {chance.random()}"}) if isinstance(answer, Answer) else answer
        for name, answer in given.answers.items()
    }
    contacts = (LocalContact(name="A union", contact="+962 6", checked_on=date(2026, 1, 2)),)
    return given.model_copy(update={"answers": answers, "follow_up": dict(said_of_plan), "local_contacts": contacts})


@st.composite
def followed(draw: st.DrawFn) -> tuple[Questionnaire, Response, Random]:
    """Give a form and a response to it with what was said about some of its actions."""
    chance = draw(randoms)
    form = a_questionnaire(chance)
    mine = a_response(chance, form)
    keys = [f"{name}{ending}" for name in form.action for ending in ("", *(f"@{one.id}" for one in mine.operations))]
    said_of_plan = draw(st.dictionaries(st.sampled_from(keys), FOLLOW_UPS)) if keys else {}
    return form, noted(mine, chance, said_of_plan), chance


# --- properties ------------------------------------------------------------------------------------------------------


@given(followed())
def test_the_portable_file_loses_nothing_of_answers_notes_contacts_and_follow_up(
    drawn: tuple[Questionnaire, Response, Random],
) -> None:
    form, mine, _chance = drawn

    assert portable.read(portable.write(mine), form).response == mine


@given(followed())
def test_taking_nothing_changes_nothing(drawn: tuple[Questionnaire, Response, Random]) -> None:
    form, mine, chance = drawn
    theirs = a_response(chance, form)

    assert merged(mine, theirs, {}).response == mine
    assert merged(mine, theirs, every(mine, theirs, "mine")).response == mine


@given(followed())
def test_after_taking_all_of_theirs_nothing_more_of_it_is_offered_but_notes(
    drawn: tuple[Questionnaire, Response, Random],
) -> None:
    form, theirs, chance = drawn
    mine = a_response(chance, form)
    out = merged(mine, theirs, every(mine, theirs, "theirs")).response

    assert merged(out, theirs, every(out, theirs, "theirs")).response == out
    assert {operation.id for operation in mine.operations} <= {operation.id for operation in out.operations}
    for question in form.by_name:
        for one in theirs.operations:
            said_there = theirs.answer(question, one.id)
            if said_there is not None and said_there.value != ():
                kept = out.answer(question, one.id)
                assert kept is not None
                assert (kept.value, kept.evidence) == (said_there.value, said_there.evidence)
    portable.read(portable.write(out), form)


@given(followed(), st.sampled_from(ROLES))
def test_what_is_handed_out_comes_back_as_a_file_and_loses_nothing(
    drawn: tuple[Questionnaire, Response, Random], role: str
) -> None:
    form, mine, chance = drawn
    part = parts.named(parts.handed_out(form, mine, role), "Payroll answers these")
    filled = part
    for name in parts.asked(form, part):
        answer = a_response(chance, form, quick=0).answers.get(name)
        if name not in mine.answers and isinstance(answer, Answer) and answer.value != ():
            filled = filled.with_answer(name, answer)
    out = by_default(mine, portable.read(portable.write(filled), form).response)

    added = {name: given for name, given in filled.answers.items() if name not in mine.answers}
    assert out == mine.model_copy(update={"answers": {**mine.answers, **added}})


# --- choosing --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mine", "choice"),
    [({}, "theirs"), ({"fees": "dont_know"}, "theirs"), ({"fees": "checked"}, "mine")],
)
def test_theirs_is_proposed_where_mine_is_blank(mine: dict[str, Any], choice: Choice) -> None:
    (one,) = offered(response(FORM, **mine), response(FORM, fees="some"))

    assert proposed(one) == choice


def test_what_they_leave_blank_is_not_offered() -> None:
    mine = response(FORM, fees="some").with_follow_up("mend", FollowUp(owner="Amina"))

    assert offered(mine, response(FORM)) == ()


def test_taking_an_answer_keeps_my_note_under_theirs() -> None:
    mine = response(FORM, fees=Answer(value="some", note="I asked in May."))
    theirs = response(FORM, fees=Answer(value="checked", evidence="records", note="See the ledger."))
    out = merged(mine, theirs, every(mine, theirs, "theirs"))

    answer = Answer(value="checked", evidence="records", note="See the ledger.\n\nI asked in May.")
    assert out.response.answers["fees"] == answer


def test_a_note_that_does_not_fit_is_given_back() -> None:
    mine = response(FORM, fees=Answer(value="some", note="x" * NOTE_LENGTH))
    theirs = response(FORM, fees=Answer(value="checked", note="See the ledger."))
    out = merged(mine, theirs, every(mine, theirs, "theirs"))

    assert out.response.answers["fees"] == Answer(value="checked", note="See the ledger.")
    assert out.left_out == ((("answer", "fees", None), "x" * NOTE_LENGTH),)


def test_one_operation_can_be_taken_alone() -> None:
    sites = (operation("a"), operation("b"))
    mine, theirs = response(FORM, *sites, fees="some"), response(FORM, *sites, fees={"a": "checked", "b": "checked"})
    out = merged(mine, theirs, {("answer", "fees", "a"): "theirs"}).response

    assert out.answer("fees", "a") == said("checked")
    assert out.answer("fees", "b") == said("some")


def test_an_answer_of_an_operation_that_is_not_taken_has_no_place() -> None:
    mine = response(FORM, operation("a"), fees="some")
    theirs = response(FORM, operation("a"), operation("b"), fees={"b": "checked"})
    answer: dict[Place, Choice] = {("answer", "fees", "b"): "theirs"}

    assert merged(mine, theirs, answer).response == mine
    both = merged(mine, theirs, {**answer, ("operation", "operation", "b"): "theirs"}).response
    assert both.answer("fees", "b") == said("checked")


def test_contacts_of_both_are_kept() -> None:
    union, clinic = LocalContact(name="A union"), LocalContact(name="A clinic")
    mine = response(FORM).model_copy(update={"local_contacts": (union,)})
    theirs = response(FORM).model_copy(update={"local_contacts": (clinic, union)})

    assert merged(mine, theirs, every(mine, theirs, "theirs")).response.local_contacts == (union, clinic)


# --- handing out -----------------------------------------------------------------------------------------------------


def test_a_part_holds_the_answers_of_its_role_alone() -> None:
    mine = response(FORM, fees="some", policy="yes").with_follow_up("mend", FollowUp(owner="Amina"))
    part = parts.handed_out(FORM, mine, "payroll", "Payroll")

    assert set(part.answers) == {"fees"}
    assert (part.follow_up, part.local_contacts, part.prepared_by.role) == ({}, (), "Payroll")
    assert parts.asked(FORM, part) == ("fees",)


def test_a_part_is_another_assessment_that_knows_its_whole() -> None:
    mine = response(FORM, key="x" * 64)
    part = parts.handed_out(FORM, mine, "payroll")

    assert part.id != mine.id
    assert len(part.id) == 64
    assert parts.role_of(part) == "payroll"
    assert parts.is_part_of(part, mine)
    assert not parts.is_part_of(part, response(FORM, key="y" * 64))


def test_the_name_of_a_part_is_not_offered_to_the_whole() -> None:
    mine = response(FORM)
    part = parts.named(parts.handed_out(FORM, mine, "payroll", "Payroll"), "Payroll answers this one")

    assert parts.coming_back(mine, part.with_answer("fees", said("some"))) == tuple(
        one for one in offered(mine, part.with_answer("fees", said("some"))) if one.part == "answer"
    )


def test_what_is_owed_is_taken_where_only_they_have_worked_it_out() -> None:
    mine = response(FORM)
    owed = mine.repayment.model_copy(update={"look_back_years": 5})
    theirs = mine.model_copy(update={"repayment": owed})
    (one,) = offered(mine, theirs)

    assert proposed(one) == "theirs"
    assert merged(mine, theirs, {place(one): "theirs"}).response == theirs
