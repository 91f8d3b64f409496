"""Trying another answer: the fields of one question in the sandbox. Nothing that is entered here is saved."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from questionnaires.models import (
    DONT_KNOW,
    EVIDENCE,
    NOT_APPLICABLE,
    Decimal,
    Integer,
    Questionnaire,
    ScoredQuestion,
    SelectMultiple,
    options_of,
)
from questionnaires.responses import Answer
from reports.subject import Subject
from ui import parts, sandbox, session
from ui.labels import apart

# --- one question ----------------------------------------------------------------------------------------------------


def draw(s: Subject, questions: tuple[str, ...]) -> None:
    """Draw the choice of a question and the fields of its answer, as it is tried now."""
    _ = s.words.say
    labels = _labels(s.questionnaire, questions)
    name = st.selectbox(
        _("Which answer would be another?"),
        list(labels),
        index=None,
        format_func=labels.__getitem__,
        key=sandbox.key_of("question"),
        placeholder=_("Choose a question"),
    )
    if name is None:
        return
    question = s.questionnaire.by_name[name]
    if not isinstance(question, ScoredQuestion):
        return
    operation = _place(s, name)
    given = sandbox.tried_answer(s.response, question, operation)
    with st.container(border=True, key="trial"):
        st.html(f"<div class='question'><h3>{parts.safe(question.label)}</h3></div>")
        _fields(s, question, operation, given)
        if given is not None and given.value not in (DONT_KNOW, NOT_APPLICABLE):
            _evidence(s, question, operation, given)


def _labels(questionnaire: Questionnaire, questions: tuple[str, ...]) -> dict[str, str]:
    """Give each question with its topic before it, in the order asked."""
    asked = frozenset(questions)
    return apart(
        {
            question.name: f"{section.label}: {question.label}"
            for section in questionnaire.sections
            for question in section.questions
            if question.name in asked and isinstance(question, ScoredQuestion)
        }
    )


def _place(s: Subject, name: str) -> str | None:
    """Ask for one place where the answers differ by place; else they are tried everywhere."""
    if not s.response.answered_by_operation(name):
        return None
    places = {operation: s.place(operation) for operation, asked in s.applying.items() if name in asked}
    chosen: str = st.selectbox(
        s.words.say("Where"), list(places), format_func=places.__getitem__, key=sandbox.key_of(f"{name}.place")
    )
    return chosen


# --- fields ----------------------------------------------------------------------------------------------------------


def _fields(s: Subject, question: ScoredQuestion, operation: str | None, given: Answer | None) -> None:
    value = given.value if given else None
    if isinstance(question, Integer | Decimal):
        _number(question, operation, value)
    elif isinstance(question, SelectMultiple) and question.rows:
        _rows(s, question, operation, value if isinstance(value, tuple) else ())
    else:
        _choices(s, question, operation, value)


def _key(question: ScoredQuestion, operation: str | None, part: str = "") -> str:
    return sandbox.key_of(f"{question.name}.{operation or ''}.{part}")


def _choices(s: Subject, question: ScoredQuestion, operation: str | None, value: Any) -> None:
    """Draw the options as the questionnaire does; "does not apply" is left out: it is nothing to try."""
    many = isinstance(question, SelectMultiple)
    options = {option.name: parts.plain(getattr(option, "label", option.name)) for option in options_of(question)}
    options = apart({**options, DONT_KNOW: s.words.say("Don't know")})
    key, names = _key(question, operation), list(options)
    chosen = value if isinstance(value, tuple) else (value,)
    label, taken = parts.plain(question.label), partial(_take, question, operation, key)
    if many:
        st.pills(
            label,
            names,
            selection_mode="multi",
            default=[name for name in names if name in chosen],
            format_func=options.__getitem__,
            key=key,
            on_change=taken,
            label_visibility="collapsed",
            width="stretch",
        )
        return
    st.radio(
        label,
        names,
        index=names.index(value) if value in names else None,
        format_func=options.__getitem__,
        key=key,
        on_change=taken,
        label_visibility="collapsed",
        width="stretch",
    )


def _number(question: Integer | Decimal, operation: str | None, value: Any) -> None:
    whole, key = isinstance(question, Integer), _key(question, operation)
    kind = int if whole else float
    shown, most = value if isinstance(value, int | float) else None, question.maximum
    limits: dict[str, Any] = {"min_value": kind(0), "max_value": None if most is None else kind(most)}
    st.number_input(
        f"{parts.plain(question.label)} ({parts.plain(question.unit)})",
        value=None if shown is None else kind(shown),
        step=1 if whole else 0.1,
        format="%d" if whole else "%g",
        key=key,
        on_change=partial(_take, question, operation, key),
        label_visibility="collapsed",
        placeholder=question.unit,
        width=220,
        **limits,
    )


def _rows(s: Subject, question: SelectMultiple, operation: str | None, chosen: tuple[str, ...]) -> None:
    """Draw each row of a checklist as a list to choose one from."""
    for row in question.rows:
        options = apart({one.name: parts.plain(one.label) for one in question.choices if one.row == row.name})
        names, key = list(options), _key(question, operation, row.name)
        st.selectbox(
            parts.plain(row.label),
            names,
            index=next((place for place, name in enumerate(names) if name in chosen), None),
            format_func=options.__getitem__,
            key=key,
            on_change=partial(_take_row, s, question, operation, row.name, key),
            placeholder=s.words.say("Choose"),
        )


def _evidence(s: Subject, question: ScoredQuestion, operation: str | None, given: Answer) -> None:
    labels = apart({level: parts.plain(s.questionnaire.rubric.evidence_labels[level]) for level in EVIDENCE})
    key = _key(question, operation, "evidence")
    st.radio(
        s.words.say("How do you know?"),
        EVIDENCE,
        index=EVIDENCE.index(given.evidence),
        format_func=labels.__getitem__,
        key=key,
        on_change=partial(_prove, question, operation, key),
        horizontal=True,
    )


# --- what a click does -----------------------------------------------------------------------------------------------


def _take(question: ScoredQuestion, operation: str | None, key: str) -> None:
    entered = session.recall(key)
    if isinstance(question, SelectMultiple):
        named = tuple(option.name for option in options_of(question) if option.name in (entered or ()))
        entered = DONT_KNOW if entered and entered[-1] == DONT_KNOW else named or None
        session.remember(key, [DONT_KNOW] if entered == DONT_KNOW else list(entered or ()))
    sandbox.take(question, operation, entered)


def _take_row(s: Subject, question: SelectMultiple, operation: str | None, row: str, key: str) -> None:
    given = sandbox.tried_answer(s.response, question, operation)
    said = given.value if given and isinstance(given.value, tuple) else ()
    others = {one.name for one in question.choices if one.row and one.row != row and one.name in said}
    chosen = {*others, session.recall(key)}
    sandbox.take(question, operation, tuple(one.name for one in question.choices if one.name in chosen) or None)


def _prove(question: ScoredQuestion, operation: str | None, key: str) -> None:
    given = sandbox.tried_answer(session.current().response, question, operation)
    if given is not None:
        sandbox.hold(question, operation, given.model_copy(update={"evidence": session.recall(key) or "stated"}))
