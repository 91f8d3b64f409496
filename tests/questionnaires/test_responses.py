"""What was said: each change gives a new response, and the old one stays as it was."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from questionnaires.exceptions import ResponseInvalid
from questionnaires.responses import FollowUp, Operation, Response, new_response
from tests.builders import operation, questionnaire, response, said, select_one

FORM = questionnaire(select_one("fees", yes=1, no=0))
TWO = (operation("op1"), operation("op2"))


def test_a_new_answer_leaves_the_old_response_as_it_was() -> None:
    before = response(FORM)
    after = before.with_answer("fees", said("yes"))
    assert before.answers == {}
    assert after.answer("fees", "op1") == said("yes")


def test_one_answer_for_all_gives_way_to_answers_by_operation_and_back() -> None:
    same = response(FORM, *TWO, fees="yes")
    apart = same.with_answer("fees", said("no"), "op2")
    assert (apart.answer("fees", "op1"), apart.answer("fees", "op2")) == (None, said("no"))
    assert apart.with_answer("fees", said("yes")).answers == same.answers


def test_an_answer_can_be_taken_back() -> None:
    assert response(FORM, fees="yes").with_answer("fees", None).answers == {}
    apart = response(FORM, *TWO, fees={"op1": "yes", "op2": "no"}).with_answer("fees", None, "op1")
    assert (apart.answer("fees", "op1"), apart.answer("fees", "op2")) == (None, said("no"))


def test_a_follow_up_is_kept_under_its_key() -> None:
    done = response(FORM).with_follow_up("return_papers@op1", FollowUp(status="done"))
    assert done.follow_up["return_papers@op1"].status == "done"


def test_an_operation_that_is_not_there_is_named() -> None:
    with pytest.raises(ResponseInvalid, match="no operation 'op9'"):
        response(FORM).operation("op9")


def test_two_operations_of_one_id_are_refused() -> None:
    with pytest.raises(ValidationError, match="same id: give each its own"):
        response(FORM, operation("op1"), operation("op1"))


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        pytest.param(operation(), (), id="nothing"),
        pytest.param(operation(migrant_share=None), (), id="a share is not needed"),
        pytest.param(Operation(id="op1"), ("sector", "country", "workers"), id="everything"),
    ],
)
def test_an_operation_names_what_a_score_cannot_do_without(given: Operation, missing: tuple[str, ...]) -> None:
    assert given.missing == missing


@pytest.mark.parametrize("written", ["2026-11-21T10:00:00Z", "2026-11-21T10:00:00", "2026-11-21T12:00:00+02:00"])
def test_a_moment_is_kept_in_utc(written: str) -> None:
    given = Response.model_validate({**response(FORM).model_dump(), "created_at": written})
    assert given.created_at == datetime(2026, 11, 21, 10, tzinfo=UTC)


def test_a_new_response_has_one_operation_and_nothing_said() -> None:
    now = datetime(2026, 11, 21, tzinfo=UTC)
    new = new_response("r1", {"id": "core", "version": "1"}, now, "es", "quick")
    assert (new.created_at, new.changed_at, new.language, new.path) == (now, now, "es", "quick")
    assert (new.organisation.name, new.operations, new.answers) == ("", (Operation(id="op1"),), {})
