"""Which answers a question takes, and which of its options an answer stands for."""

from __future__ import annotations

from questionnaires.exceptions import AnswerRefused
from questionnaires.models import (
    DONT_KNOW,
    NOT_APPLICABLE,
    FreeText,
    Integer,
    Numeric,
    ScoredQuestion,
    SelectMultiple,
    SelectOne,
)
from questionnaires.responses import NOTE_LENGTH, Answer, Value


def check_answer(question: ScoredQuestion | FreeText, answer: Answer) -> None:
    """Raise AnswerRefused unless the question offers this answer.

    The rules are message templates: i18n translates them, and ``facts`` fill the names in.
    """
    value = answer.value
    if value == DONT_KNOW:
        return
    if isinstance(question, FreeText):
        if not isinstance(value, str):
            raise AnswerRefused("%(question)s takes words: write text", question=question.name)
        if len(value) > NOTE_LENGTH:
            raise AnswerRefused(
                "%(question)s takes at most %(length)s characters: shorten the text",
                question=question.name,
                length=NOTE_LENGTH,
            )
        return
    if value == NOT_APPLICABLE:
        _check_not_applicable(question, answer)
    elif isinstance(question, Numeric):
        _check_number(question, value)
    else:
        _check_choice(question, value)


def _check_not_applicable(question: ScoredQuestion, answer: Answer) -> None:
    if not question.not_applicable:
        raise AnswerRefused(
            "%(question)s applies to everyone: choose one of its answers, or 'don't know'", question=question.name
        )
    if not answer.reason.strip():
        raise AnswerRefused("%(question)s: write why it does not apply", question=question.name)


def _check_number(question: Numeric, value: Value) -> None:
    if not isinstance(value, int | float):
        raise AnswerRefused("%(question)s takes a number: write digits only", question=question.name)
    if isinstance(question, Integer) and int(value) != value:
        raise AnswerRefused("%(question)s takes a whole number: leave out the decimals", question=question.name)
    if value < 0:
        raise AnswerRefused("%(question)s cannot be negative: write 0 or more", question=question.name)
    if question.maximum is not None and value > question.maximum:
        raise AnswerRefused(
            "%(question)s is at most %(maximum)s: check the number", question=question.name, maximum=question.maximum
        )


def _check_choice(question: SelectOne | SelectMultiple, value: Value) -> None:
    offered = {choice.name for choice in question.choices}
    many = isinstance(question, SelectMultiple)
    chosen = value if isinstance(value, tuple) else (value,)
    if isinstance(value, tuple) != many:
        raise AnswerRefused(
            "%(question)s takes a list of answers" if many else "%(question)s takes one answer, not a list",
            question=question.name,
        )
    unknown = [str(name) for name in chosen if name not in offered]
    if unknown:
        raise AnswerRefused(
            "%(question)s does not offer '%(value)s': choose one of %(offered)s",
            question=question.name,
            value=", ".join(unknown)[:100],
            offered=", ".join(sorted(offered)),
        )
    if len(set(chosen)) < len(chosen):
        raise AnswerRefused("%(question)s names an answer twice: name it once", question=question.name)


def option_of(question: ScoredQuestion, value: Value) -> str | None:
    """Give the option a value stands for: the choice, or the band of a number; None for reserved values and lists."""
    if isinstance(question, Numeric):
        if isinstance(value, str | tuple):
            return None
        return next(band.name for band in question.bands if band.up_to is None or value <= band.up_to)
    return value if isinstance(value, str) and value not in (DONT_KNOW, NOT_APPLICABLE) else None
