"""What may be answered here, in words: each option on offer with its label."""

from __future__ import annotations

from i18n import words
from questionnaires.models import DONT_KNOW, NOT_APPLICABLE, Numeric, ScoredQuestion, SelectMultiple, SelectOne
from questionnaires.responses import Value
from ui import parts
from ui.current import Current
from ui.place import Place

WORD_JOINER = "\u2060"  # invisible: makes two equal labels differ


def labels(question: ScoredQuestion, language: str, left_out: frozenset[str] = frozenset()) -> dict[str, str]:
    """Give the label of each option, no two of them equal, with "don't know" and "does not apply" where allowed."""
    _ = words(language).say
    given: dict[str, str] = {}
    if not isinstance(question, Numeric):
        given = {one.name: parts.plain(one.label) for one in question.choices if one.name not in left_out}
    given[DONT_KNOW] = _("Don't know")
    if question.not_applicable:
        given[NOT_APPLICABLE] = _("Does not apply to us")
    return apart(given)


def left_out(place: Place, held: Current, shown: Value | None) -> frozenset[str]:
    """Name the choices that make no sense where one person works; what is answered already stays."""
    question = place.question
    if not isinstance(question, SelectOne | SelectMultiple):
        return frozenset()
    chosen = shown if isinstance(shown, tuple) else (shown,)
    several = frozenset(one.name for one in question.choices if one.several and one.name not in chosen)
    return several if several and _works_alone(place, held) else frozenset()


def _works_alone(place: Place, held: Current) -> bool:
    """Tell whether each operation that an answer is about has one worker at most."""
    workers = [
        operation.workers
        for operation in held.response.operations
        if place.operation in (None, operation.id) and place.question.name in held.applies[operation.id]
    ]
    return all(number is not None and number <= 1 for number in workers)


def apart(given: dict[str, str]) -> dict[str, str]:
    """Make equal labels differ by a sign that nobody sees."""
    seen: dict[str, int] = {}
    different: dict[str, str] = {}
    for name, label in given.items():
        different[name] = label + WORD_JOINER * seen.get(label, 0)
        seen[label] = seen.get(label, 0) + 1
    return different
