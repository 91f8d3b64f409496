"""Which answers a question takes, and which of its options an answer stands for."""

from __future__ import annotations

from questionnaires.exceptions import AnswerRefused
from questionnaires.models import (
    DONT_KNOW,
    NOT_APPLICABLE,
    SEVERITIES,
    Choice,
    FreeText,
    Integer,
    Numeric,
    Row,
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
    if isinstance(question, SelectMultiple):
        _check_rows(question, chosen)


def _check_rows(question: SelectMultiple, chosen: tuple[Value, ...]) -> None:
    """Refuse two answers in one row of a checklist."""
    answered = [choice.row for choice in question.choices if choice.row and choice.name in chosen]
    twice = [row.name for row in question.rows if answered.count(row.name) > 1]
    if twice:
        raise AnswerRefused(
            "%(question)s has two answers in the row '%(row)s': keep one of them",
            question=question.name,
            row=", ".join(twice),
        )


def by_row(question: SelectMultiple, value: Value) -> tuple[tuple[Row, Choice | None], ...]:
    """Give each row of a checklist with the choice that answers it, or None."""
    chosen = value if isinstance(value, tuple) else ()
    said = {choice.row: choice for choice in question.choices if choice.row and choice.name in chosen}
    return tuple((row, said.get(row.name)) for row in question.rows)


def is_complete(question: ScoredQuestion | FreeText, value: Value) -> bool:
    """Tell whether nothing is left to say: of a checklist, each row has its answer, or one choice answers all."""
    if not isinstance(value, tuple):
        return True
    if not isinstance(question, SelectMultiple) or not question.rows:
        return bool(value)
    exclusive = {choice.name for choice in question.choices if choice.exclusive}
    return bool(exclusive & set(value)) or all(choice for _, choice in by_row(question, value))


# --- answers of earlier editions -----------------------------------------------------------------------------------


def understood(question: ScoredQuestion | FreeText, answer: Answer | None) -> Answer | None:
    """Give an answer as the questionnaire reads it today: a retired choice as the one it names.

    None where nothing that is still offered was said: that counts as no answer, and nothing is lost of what is stored.
    """
    if answer is None:
        return None
    value = _read_today(question, answer.value)
    if value is None or value == answer.value:
        return answer if value is not None else None
    return answer.model_copy(update={"value": value})


def _read_today(question: ScoredQuestion | FreeText, value: Value) -> Value | None:
    if value == DONT_KNOW or (isinstance(question, FreeText) and isinstance(value, str)):
        return value
    if isinstance(question, FreeText):
        return None
    if value == NOT_APPLICABLE:
        return value if question.not_applicable else None
    if isinstance(question, Numeric):
        return value if _is_in_range(question, value) else None
    if isinstance(question, SelectOne):
        return _choice_today(question, value) if isinstance(value, str) else None
    return _choices_today(question, value) if isinstance(value, tuple) else None


def _is_in_range(question: Numeric, value: Value) -> bool:
    try:
        _check_number(question, value)
    except AnswerRefused:
        return False
    return True


def _choice_today(question: SelectOne | SelectMultiple, name: str) -> str | None:
    return name if any(choice.name == name for choice in question.choices) else question.retired.get(name)


def _choices_today(question: SelectMultiple, names: tuple[str, ...]) -> tuple[str, ...] | None:
    """Give the choices still offered, of each row of a checklist the gravest; None if none is left."""
    offered = {choice.name: choice for choice in question.choices}
    today: dict[str, Choice] = {}
    for name in (_choice_today(question, one) for one in names):
        if name is not None:
            choice = offered[name]
            today[choice.row or name] = max(today.get(choice.row or name, choice), choice, key=_gravity)
    return tuple(choice.name for choice in today.values()) if today or not names else None


def _gravity(choice: Choice) -> tuple[int, float]:
    """Order two answers to one row: what may be harm is never read away."""
    return (None, *SEVERITIES).index(choice.flag), -(choice.credit or 0)


def option_of(question: ScoredQuestion, value: Value) -> str | None:
    """Give the option a value stands for: the choice, or the band of a number; None for reserved values and lists."""
    if isinstance(question, Numeric):
        if isinstance(value, str | tuple):
            return None
        return next(band.name for band in question.bands if band.up_to is None or value <= band.up_to)
    return value if isinstance(value, str) and value not in (DONT_KNOW, NOT_APPLICABLE) else None
