"""Names: each given once, and each found where it is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from questionnaires.models import (
    SEVERITIES,
    AnswerTerm,
    Choice,
    Contradiction,
    FreeText,
    ProfileTerm,
    Questionnaire,
    ScoredQuestion,
    Sector,
    SelectMultiple,
    Severity,
    Term,
    options_of,
)

GRAVER: tuple[Severity | None, ...] = (None, *SEVERITIES)


def problems(questionnaire: Questionnaire) -> Iterator[str]:
    """Give each name that stands twice, and each that stands for nothing."""
    yield from _repeated(questionnaire)
    for question in questionnaire.by_name.values():
        yield from unknown(f"{question.name}.who", "role", question.who, questionnaire.role)
        yield from _condition(questionnaire, question)
    for scored in questionnaire.scored:
        yield from _resolutions(questionnaire, scored)
    for place, references in _cited(questionnaire):
        yield from unknown(f"{place}.references", "source", references, questionnaire.source)
    for sector in questionnaire.sectors:
        yield from _sector(questionnaire, sector)
    for rule in questionnaire.contradictions:
        yield from _contradiction(questionnaire, rule)


def unknown(place: str, kind: str, names: Iterable[str], known: Collection[str]) -> Iterator[str]:
    """Give each name that is not among those known."""
    for name in names:
        if name not in known:
            yield f"{place}: there is no {kind} '{name}': correct the name, or add what it names"


def option_names(questionnaire: Questionnaire, question: str) -> set[str]:
    """Give what a question offers: nothing where there is no such question, or where it takes words."""
    found = questionnaire.by_name.get(question)
    return set() if found is None or isinstance(found, FreeText) else {option.name for option in options_of(found)}


def _options(questionnaire: Questionnaire, place: str, question: str, named: Iterable[str]) -> Iterator[str]:
    """Check a question that is named together with options of it."""
    if question not in questionnaire.by_name:
        yield from unknown(place, "question", [question], ())
        return
    yield from unknown(f"{place}: '{question}'", "option", named, option_names(questionnaire, question))
    yield from _alike(questionnaire, place, question, set(named))


def _alike(questionnaire: Questionnaire, place: str, question: str, named: set[str]) -> Iterator[str]:
    """Check that choices of a row that are worth the same are named together: scoring knows them as one."""
    asked = questionnaire.by_name[question]
    rows = [one for one in asked.choices if one.row] if isinstance(asked, SelectMultiple) else []
    for one in rows:
        if one.name in named and not one.credit and one.flag is None:
            yield f"{place}: '{one.name}' of '{question}' is worth no more than no answer: leave it out"
        missing = [other.name for other in rows if _worth(other) == _worth(one) and other.name not in named]
        if one.name in named and missing:
            yield f"{place}: '{one.name}' of '{question}' is worth as much as '{missing[0]}': name both, or neither"


def _worth(choice: Choice) -> tuple[str | None, float | None, str | None]:
    return choice.row, choice.credit, choice.flag


def _repeated(questionnaire: Questionnaire) -> Iterator[str]:
    kinds: dict[str, Iterable[str]] = {
        "question": [question.name for section in questionnaire.sections for question in section.questions],
        "action": [action.name for action in questionnaire.actions()],
        "contradiction": [rule.name for rule in questionnaire.contradictions],
        "source": [source.name for source in questionnaire.sources],
        "role": [role.name for role in questionnaire.rubric.roles],
        "framework": [framework.name for framework in questionnaire.frameworks],
        "clause": [f"{one.name}.{clause.name}" for one in questionnaire.frameworks for clause in one.clauses],
        "law": [law.name for law in questionnaire.laws],
        "red flag": [red_flag.name for red_flag in questionnaire.red_flags],
        "word of the glossary": [entry.name for entry in questionnaire.glossary],
        "part of the report": questionnaire.report.sections,
        "part of the quick report": questionnaire.report.quick_sections,
        "part of the short report": questionnaire.report.short_sections,
        "part of the document": questionnaire.report.document_sections,
    }
    for kind, names in kinds.items():
        for name, times in Counter(names).items():
            if times > 1:
                yield f"{kind} '{name}' stands {times} times: give a name once"
    for name in questionnaire.retired:
        if name in questionnaire.by_name:
            yield f"question '{name}' is retired and asked: take it from 'retired', or out of its section"


def _condition(questionnaire: Questionnaire, question: ScoredQuestion | FreeText) -> Iterator[str]:
    if question.relevant is None:
        return
    place = f"{question.name}.relevant"
    order = list(questionnaire.by_name)
    asked = {term.question for term in question.relevant.terms if isinstance(term, AnswerTerm)}
    if asked and (len(asked) > 1 or any(isinstance(term, ProfileTerm) for term in question.relevant.terms)):
        yield f"{place}: read either the profile or one earlier question, so that a blank is read in one way only"
    for term in question.relevant.terms:
        yield from _term(questionnaire, place, term)
        if isinstance(term, ProfileTerm) and term.profile == "workers":
            yield f"{place}: reads 'workers', so splitting an operation would change what is asked"
    for name in sorted(asked & set(order)):
        if order.index(name) >= order.index(question.name):
            yield f"{place}: '{name}' is asked later: a condition reads earlier questions only"
        if question.quick and not questionnaire.by_name[name].quick:
            yield f"{place}: a quick question needs a quick parent: make '{name}' quick, or this one not"


def _term(questionnaire: Questionnaire, place: str, term: Term) -> Iterator[str]:
    if isinstance(term, ProfileTerm):
        yield from unknown(place, "sector", term.is_ or (), questionnaire.sector)
    else:
        yield from _options(questionnaire, place, term.question, term.is_)


def _resolutions(questionnaire: Questionnaire, question: ScoredQuestion) -> Iterator[str]:
    resolved = [option for option in options_of(question) if isinstance(option, Choice) and option.resolved_by]
    for one in resolved:
        if by := one.resolved_by:
            yield from _options(questionnaire, f"{question.name}.{one.name}.resolved_by", by.question, by.choices)
    for option in options_of(question):
        if option.flag and option not in resolved and any(graver(one.flag, option.flag) for one in resolved):
            yield (
                f"{question.name}.{option.name}: a graver option can be resolved and this one cannot, so the "
                "less grave answer would score worse: give it the same 'resolved_by'"
            )


def graver(flag: Severity | None, other: Severity | None) -> bool:
    return GRAVER.index(flag) > GRAVER.index(other)


def _cited(questionnaire: Questionnaire) -> Iterator[tuple[str, Iterable[str]]]:
    yield from ((question.name, question.references) for question in questionnaire.scored)
    yield "referral.yaml", questionnaire.referral.references
    for sector in questionnaire.sectors:
        yield from ((f"sectors.{sector.name}.{topic}", given.references) for topic, given in sector.exposure.items())


def _sector(questionnaire: Questionnaire, sector: Sector) -> Iterator[str]:
    place = f"sectors.{sector.name}"
    for topic in questionnaire.section:
        if topic not in sector.exposure:
            yield f"{place}: says nothing of the topic '{topic}': give its exposure and reason"
    yield from unknown(f"{place}.exposure", "topic", sector.exposure, questionnaire.section)
    scored = {question.name for question in questionnaire.scored}
    yield from unknown(f"{place}.multipliers", "scored question", sector.multipliers, scored)
    yield from unknown(f"{place}.examples", "question", sector.examples, questionnaire.by_name)


def _contradiction(questionnaire: Questionnaire, rule: Contradiction) -> Iterator[str]:
    place = f"contradictions.{rule.name}"
    if not rule.questions:
        yield f"{place}: names no question, so nobody can answer it: add one to 'when'"
    for term in rule.when:
        yield from _term(questionnaire, place, term)
