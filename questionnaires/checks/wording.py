"""Wording: one idea a question, no blame, and no word of the field without its explanation.

A machine only finds what may be wrong: what a person has looked at and kept is noted in ``wording.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from questionnaires.checks.texts import all_texts
from questionnaires.exceptions import ContentInvalid
from questionnaires.loader import Reading
from questionnaires.models import Identifier, Questionnaire
from questionnaires.models.vocabulary import Content

TWO = re.compile(r"\b(and|or)\b", re.IGNORECASE)


class Wording(Content):
    """What people decided about words."""

    one_idea: dict[Identifier, str]  # a question with "and" or "or": why it still asks one thing
    blame: tuple[str, ...]  # words that no text for respondents holds
    explained: dict[Identifier, tuple[str, ...]]  # an entry of the glossary: the words that need it


def load(root: Path) -> Wording:
    """Give the decisions noted in a content folder. Raises ContentInvalid."""
    reading = Reading(root)
    found = reading.file(Wording, "wording.yaml")
    if found is None:
        raise ContentInvalid(tuple(reading.problems))
    return found


def problems(questionnaire: Questionnaire, wording: Wording) -> Iterator[str]:
    """Give each question that may ask two things, each word of blame, and each word left unexplained."""
    yield from _two_ideas(questionnaire, wording)
    yield from _blame(questionnaire, wording)
    yield from _unexplained(questionnaire, wording)


def _two_ideas(questionnaire: Questionnaire, wording: Wording) -> Iterator[str]:
    suspected = {name for name, question in questionnaire.by_name.items() if TWO.search(question.label)}
    for name in sorted(suspected - wording.one_idea.keys()):
        yield f"{name}.label: holds 'and' or 'or': ask one thing, or note in wording.yaml why it is one"
    for name in sorted(wording.one_idea.keys() - suspected):
        yield f"wording.yaml: one_idea.{name}: no such question holds 'and' or 'or': take the note out"


def _blame(questionnaire: Questionnaire, wording: Wording) -> Iterator[str]:
    words = re.compile(rf"\b({'|'.join(map(re.escape, wording.blame))})\b", re.IGNORECASE)
    for place, text in all_texts(questionnaire):
        for word in words.findall(text):
            yield f"{place}: '{word}' accuses: say what happens instead"


def _unexplained(questionnaire: Questionnaire, wording: Wording) -> Iterator[str]:
    for question in questionnaire.by_name.values():
        text = f"{question.label} {question.hint or ''}"
        for entry, words in wording.explained.items():
            used = re.search(rf"\b({'|'.join(map(re.escape, words))})\b", text, re.IGNORECASE)
            if used and entry not in question.terms:
                yield f"{question.name}: says '{used[0]}': plainer words, or add '{entry}' to its terms"
    for entry in sorted(wording.explained.keys() - questionnaire.entry.keys()):
        yield f"wording.yaml: explained.{entry}: the glossary has no such entry: correct it"
