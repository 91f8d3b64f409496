"""The sandbox of one tab: what is tried there, kept in this tab's notes alone and never saved."""

from __future__ import annotations

from typing import Any

from questionnaires.answers import check_answer, understood
from questionnaires.exceptions import AnswerRefused
from questionnaires.models import DONT_KNOW, ScoredQuestion
from questionnaires.responses import Answer, Response
from scoring.whatif import Trial
from ui import session

TRIAL, ROUND = "whatif.trial", "whatif.round"  # what this tab notes: the sandbox, and how often it was emptied


def trial() -> Trial:
    """Give this tab's sandbox for the response in hand; another response has an empty one."""
    of, noted = session.notes().get(TRIAL, ("", Trial()))
    return noted if of == session.current().id else Trial()


def note(value: Trial) -> None:
    session.notes()[TRIAL] = (session.current().id, value)


def empty() -> None:
    """Begin again: the fields are new ones, so that they show what is stored."""
    note(Trial())
    session.notes()[ROUND] = session.notes().get(ROUND, 0) + 1


def key_of(name: str) -> str:
    """Give the key of a field; a new one after a switch of language, a change elsewhere, a new beginning."""
    held = session.current()
    return f"whatif.{name}@{held.language}.{held.id}.{held.edition}.{session.notes().get(ROUND, 0)}"


# --- answers ---------------------------------------------------------------------------------------------------------


def tried_answer(response: Response, question: ScoredQuestion, operation: str | None) -> Answer | None:
    """Give the answer tried here, else the one stored, as the questionnaire reads it today."""
    for name, place, answer in trial().answers:
        if (name, place) == (question.name, operation):
            return answer
    return stored(response, question, operation)


def stored(response: Response, question: ScoredQuestion, operation: str | None) -> Answer | None:
    given = response.answers.get(question.name)
    if operation is not None:
        return understood(question, response.answer(question.name, operation))
    return understood(question, given) if isinstance(given, Answer) else None


def take(question: ScoredQuestion, operation: str | None, value: Any) -> None:
    """Try another value, with the evidence that is there; None takes the answer back."""
    given = tried_answer(session.current().response, question, operation)
    base = given or Answer(value=DONT_KNOW)
    hold(question, operation, base.model_copy(update={"value": value, "reason": ""}) if value is not None else None)


def hold(question: ScoredQuestion, operation: str | None, answer: Answer | None) -> None:
    """Take up what is tried; what is stored already, or not offered, is nothing to try."""
    now = stored(session.current().response, question, operation)
    try:
        if answer is not None:
            check_answer(question, answer)
    except AnswerRefused:
        answer = now
    same = answer == now
    ahead = trial().without(question.name, operation)
    note(ahead if same else ahead.with_answer(question.name, operation, answer))
