"""What does not fit together in the content: every problem at once, each naming its place and the way out.

``models`` refuses what one file can get wrong by itself; here are the rules between files, and the rules of length.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from questionnaires.checks import actions, names, paths, reading, standards, texts, wording
from questionnaires.exceptions import ContentInvalid
from questionnaires.loader import CONTENT, load
from questionnaires.models import Questionnaire, options_of


def problems(root: Path = CONTENT) -> tuple[str, ...]:
    """Give every problem of a content folder, or nothing where it is sound."""
    try:
        questionnaire = load(root)
    except ContentInvalid as error:
        return error.problems
    return (*found_in(questionnaire), *of_the_whole(questionnaire, root))


def of_the_whole(questionnaire: Questionnaire, root: Path) -> Iterator[str]:
    """Give every promise about the whole content that it breaks: how much is asked, and how it reads."""
    yield from paths.problems(questionnaire)
    yield from standards.of_the_whole(questionnaire)
    yield from reading.problems(questionnaire)
    try:
        yield from wording.problems(questionnaire, wording.load(root))
    except ContentInvalid as error:
        yield from error.problems


def found_in(questionnaire: Questionnaire) -> Iterator[str]:
    """Give every rule between parts that a loaded questionnaire breaks."""
    yield from names.problems(questionnaire)
    yield from standards.problems(questionnaire)
    yield from actions.problems(questionnaire)
    yield from texts.problems(questionnaire)


def counts(questionnaire: Questionnaire) -> Mapping[str, int]:
    """Give how much there is of each kind of content."""
    options = [option for question in questionnaire.scored for option in options_of(question)]
    return {
        "topics": len(questionnaire.sections),
        "questions": len(questionnaire.scored),
        "quick questions": sum(question.quick for question in questionnaire.scored),
        "critical options": sum(option.flag == "critical" for option in options),
        "actions": sum(1 for _ in questionnaire.actions()),
        "contradiction rules": len(questionnaire.contradictions),
        "sectors": len(questionnaire.sectors),
        "sources": len(questionnaire.sources),
        "sources to be checked": sum(source.status != "checked" for source in questionnaire.sources),
        "countries": len(questionnaire.tables.countries),
        "help lines": sum(bool(line.contact) for line in questionnaire.tables.hotlines),
        **paths.lengths(questionnaire),
    }
