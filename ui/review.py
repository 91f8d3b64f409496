"""Before the result: what has no answer, what nobody knows, and what does not fit together, each a step away."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

from questionnaires.answers import understood
from questionnaires.consistency import contradictions
from questionnaires.loader import load
from questionnaires.models import DONT_KNOW, Questionnaire
from questionnaires.responses import Answer, AnswersByOperation, Response
from ui import parts, session
from ui.progress import is_answered, progress

Say = Callable[..., str]
BESIDE_OTHERS = "none_beside_others:"


def page() -> None:
    held = session.current()
    _ = held.words.say
    parts.heading(
        _("Review"),
        _("Nothing here has to be finished. Every open question makes the result less certain, and the plan longer."),
    )
    done = progress(held.questionnaire, held.response, held.asked, held.applies)
    answered = _(
        "%(done)s of %(asked)s questions answered",
        done=held.words.number(done.answered),
        asked=held.words.number(done.asked),
    )
    st.html(f"{parts.bar(done.share, answered)}<p>{parts.safe(answered)}</p>")
    _profile(held)
    clashes = _contradictions(held)
    unanswered = _unanswered(held)
    unknown = _unknown(held)
    _taken_over(held)
    if not (clashes or unanswered or unknown):
        parts.note(_("Every question has an answer, and no two answers contradict each other."), "good")
    parts.steps((held.questionnaire.sections[-1].name, _("Back to the questions")), ("results", _("See the result")))


def _profile(held: session.Current) -> None:
    _ = held.words.say
    if any(operation.missing for operation in held.response.operations):
        parts.note(_("Without sector, country and number of workers there is no result yet."), "care")
        parts.link("profile", _("Complete your organisation"))


# --- what does not fit together ------------------------------------------------------------------------------------


def _contradictions(held: session.Current) -> bool:
    _ = held.words.say
    found: dict[str, list[str]] = {}
    for rule, operation in contradictions(load(), held.response):
        found.setdefault(rule, []).append(operation)
    if not found:
        return False
    parts.subheading(
        _("Answers that do not seem to fit together"),
        _("Both may be right. Please look once more at the questions below each remark."),
    )
    for rule, operations in found.items():
        with st.container(border=True, key=f"clash_{rule.replace(':', '_')}"):
            text, questions = asked_back(held.questionnaire, rule, held.words.say)
            st.html(f"<p>{parts.safe(text)}</p>{_where(held, operations)}")
            _links(held, questions)
    return True


def asked_back(questionnaire: Questionnaire, rule: str, say: Say) -> tuple[str, tuple[str, ...]]:
    """Give a contradiction as a question back, and the questions it is about."""
    if rule.startswith(BESIDE_OTHERS):
        return say("“None of these” is ticked together with other answers. Which is right?"), (
            rule.removeprefix(BESIDE_OTHERS),
        )
    found = next(one for one in questionnaire.contradictions if one.name == rule)
    return found.text, found.questions


def _where(held: session.Current, operations: Iterable[str]) -> str:
    if len(held.response.operations) < 2:
        return ""
    names = [held.response.operation(key).name or key for key in operations]
    return f"<p class='hint'>{parts.safe(held.words.joined(names))}</p>"


# --- what is open --------------------------------------------------------------------------------------------------


def _unanswered(held: session.Current) -> bool:
    _ = held.words.say
    names = [name for name in held.asked if not is_answered(held.response, name, held.applies)]
    lead = _("No answer counts like “don't know”.")
    return _listed(
        held,
        names,
        held.words.count("One question without an answer", "%(number)s questions without an answer", len(names)),
        lead,
    )


def _unknown(held: session.Current) -> bool:
    _ = held.words.say
    names = [name for name in held.asked if says_dont_know(held.response, name)]
    lead = _("That is an honest answer. The plan says who could find out.")
    return _listed(
        held, names, held.words.count("One “don't know”", "%(number)s times “don't know”", len(names)), lead
    )


def says_dont_know(response: Response, question: str) -> bool:
    """Tell whether "don't know" was answered, for all or in any operation."""
    given = response.answers.get(question)
    if given is None:
        return False
    answers = given.by_operation.values() if isinstance(given, AnswersByOperation) else (given,)
    return any(answer.value == DONT_KNOW for answer in answers)


def _listed(held: session.Current, names: list[str], title: str, lead: str) -> bool:
    if names:
        parts.subheading(title, lead)
        for section in held.questionnaire.sections:
            mine = [name for name in names if held.questionnaire.topic_of[name] == section.name]
            if mine:
                st.html(f"<h3>{parts.safe(section.label)}</h3>")
                _links(held, mine)
    return bool(names)


def _links(held: session.Current, names: Iterable[str]) -> None:
    for name in names:
        label = parts.plain(held.questionnaire.by_name[name].label)
        parts.question_link(held.questionnaire.topic_of[name], name, label)


# --- what was taken over from last time ----------------------------------------------------------------------------


def to_confirm(response: Response, names: Iterable[str]) -> tuple[str, ...]:
    """Name the questions whose answers are older than this assessment: taken over, and not confirmed yet."""
    return tuple(name for name in names if any(_older(response, answer) for _, answer in _given(response, name)))


def _older(response: Response, answer: Answer) -> bool:
    return (
        response.created_at is not None and answer.answered_at is not None and answer.answered_at < response.created_at
    )


def _given(response: Response, name: str) -> tuple[tuple[str | None, Answer], ...]:
    given = response.answers.get(name)
    if given is None:
        return ()
    return tuple(given.by_operation.items()) if isinstance(given, AnswersByOperation) else ((None, given),)


def _taken_over(held: session.Current) -> None:
    _ = held.words.say
    names = to_confirm(held.response, held.asked)
    if not names:
        return
    parts.subheading(
        _("Taken over from last time"),
        _("Are these answers still true? Look at each, or confirm a topic as a whole."),
    )
    for section in held.questionnaire.sections:
        mine = tuple(name for name in names if held.questionnaire.topic_of[name] == section.name)
        if mine:
            st.html(f"<h3>{parts.safe(section.label)}</h3>")
            _links(held, mine)
            label = _("All of these are still true")
            st.button(label, key=f"confirm_{section.name}", on_click=_confirm, args=(mine,))


def _confirm(names: tuple[str, ...]) -> None:
    for name in names:
        for operation, answer in _given(session.current().response, name):
            known = understood(load().by_name[name], answer)
            if known is not None:
                session.record(name, known, operation)
