"""What does not fit together in the content: every problem at once, each naming its place and the way out.

``models.py`` refuses what one file can get wrong by itself; here are the rules between files, and the rules of length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from questionnaires.exceptions import ContentInvalid
from questionnaires.loader import CONTENT, load
from questionnaires.models import (
    ActionPlan,
    AnswerTerm,
    Choice,
    Content,
    FreeText,
    ProfileTerm,
    Questionnaire,
    ScoredQuestion,
    Term,
    gravest_flag,
    options_of,
)

LONGEST = {"label": 140, "hint": 300, "why": 320, "choice": 100, "finding": 220, "criterion": 160, "step": 240}
ACTIONS_OF_A_QUESTION = range(1, 4)


def problems(root: Path = CONTENT) -> tuple[str, ...]:
    """Give every problem of a content folder, or nothing where it is sound."""
    try:
        questionnaire = load(root)
    except ContentInvalid as error:
        return error.problems
    return tuple(found_in(questionnaire))


def found_in(questionnaire: Questionnaire) -> Iterator[str]:
    """Give every rule between parts that a loaded questionnaire breaks."""
    yield from _repeated(questionnaire)
    for question in questionnaire.scored:
        yield from _conditions(questionnaire, question)
        yield from _resolutions(questionnaire, question)
        yield from _actions(questionnaire, question)
        yield from _remedies(questionnaire, question)
        yield from _lengths(question)
        yield from _equal_labels(question)
    yield from _references(questionnaire)
    yield from _sectors(questionnaire)
    yield from _contradictions(questionnaire)
    yield from _report(questionnaire)


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
        "help lines": len(questionnaire.tables.hotlines),
    }


def _repeated(questionnaire: Questionnaire) -> Iterator[str]:
    kinds: dict[str, Iterable[str]] = {
        "question": [q.name for section in questionnaire.sections for q in section.questions],
        "action": [action.name for action in questionnaire.actions()],
        "contradiction": [rule.name for rule in questionnaire.contradictions],
        "source": [source.name for source in questionnaire.sources],
        "role": [role.name for role in questionnaire.rubric.roles],
    }
    for kind, names in kinds.items():
        for name, times in Counter(names).items():
            if times > 1:
                yield f"{kind} '{name}' stands {times} times: names are given once"
    for name in questionnaire.retired:
        if name in questionnaire.by_name:
            yield f"question '{name}' is retired and asked: take it from 'retired', or out of its section"
    for action in questionnaire.actions():
        if action.name.startswith("find_out_"):
            yield f"action '{action.name}': names that begin with find_out_ are the plan's own: choose another"


def _option_names(question: ScoredQuestion | FreeText | None) -> set[str]:
    return set() if question is None or isinstance(question, FreeText) else {o.name for o in options_of(question)}


def _term(questionnaire: Questionnaire, place: str, term: Term) -> Iterator[str]:
    """Check what one term of a condition or a contradiction names."""
    if isinstance(term, ProfileTerm):
        for name in term.is_ or ():
            if name not in questionnaire.sector:
                yield f"{place}: there is no sector '{name}'"
        return
    if term.question not in questionnaire.by_name:
        yield f"{place}: there is no question '{term.question}'"
        return
    for name in sorted(set(term.is_) - _option_names(questionnaire.by_name[term.question])):
        yield f"{place}: '{term.question}' has no option '{name}'"


def _conditions(questionnaire: Questionnaire, question: ScoredQuestion) -> Iterator[str]:
    if question.relevant is None:
        return
    place = f"{question.name}.relevant"
    order = list(questionnaire.by_name)
    asked = {term.question for term in question.relevant.terms if isinstance(term, AnswerTerm)}
    if asked and (len(asked) > 1 or any(isinstance(term, ProfileTerm) for term in question.relevant.terms)):
        yield f"{place}: read either the profile or one earlier question, so that a blank is read in one way only"
    for term in question.relevant.terms:
        yield from _term(questionnaire, place, term)
    for name in sorted(asked & set(order)):
        parent = questionnaire.by_name[name]
        if order.index(name) >= order.index(question.name):
            yield f"{place}: '{name}' is asked later: a condition reads earlier questions only"
        if question.quick and not parent.quick:
            yield f"{place}: a quick question needs a quick parent, and '{name}' is not quick"


def _resolutions(questionnaire: Questionnaire, question: ScoredQuestion) -> Iterator[str]:
    for option in options_of(question):
        resolution = option.resolved_by if isinstance(option, Choice) else None
        if resolution is None:
            continue
        place = f"{question.name}.{option.name}.resolved_by"
        if resolution.question not in questionnaire.by_name:
            yield f"{place}: there is no question '{resolution.question}'"
            continue
        offered = _option_names(questionnaire.by_name[resolution.question])
        for name in sorted(set(resolution.choices) - offered):
            yield f"{place}: '{resolution.question}' has no option '{name}'"


def _actions(questionnaire: Questionnaire, question: ScoredQuestion) -> Iterator[str]:
    for action in question.actions:
        place = f"{question.name}.actions.{action.name}"
        if action.role not in questionnaire.role:
            yield f"{place}: there is no role '{action.role}' in rubric.yaml"
        yield from _required(questionnaire, place, action)
        for name, reached in action.closes.items():
            if reached not in _option_names(questionnaire.by_name.get(name)):
                yield f"{place}: closes '{name}' at '{reached}', which it does not offer"
        for name in action.contains:
            if name not in questionnaire.by_name:
                yield f"{place}: contains '{name}', which is no question"
    for role in question.who:
        if role not in questionnaire.role:
            yield f"{question.name}.who: there is no role '{role}' in rubric.yaml"


def _required(questionnaire: Questionnaire, place: str, action: ActionPlan) -> Iterator[str]:
    for name in action.requires:
        if name not in questionnaire.action:
            yield f"{place}: requires '{name}', which is no action"
        elif questionnaire.action[name].contains:
            yield f"{place}: requires '{name}', which contains a harm: nothing waits for that in the order"
    yield from _circle(questionnaire, place, action)


def _circle(questionnaire: Questionnaire, place: str, action: ActionPlan) -> Iterator[str]:
    waiting, seen = list(action.requires), set[str]()
    while waiting:
        name = waiting.pop()
        if name == action.name:
            yield f"{place}: requires itself in a circle: take one 'requires' out"
            return
        if name not in seen and name in questionnaire.action:
            seen.add(name)
            waiting.extend(questionnaire.action[name].requires)


def _remedies(questionnaire: Questionnaire, question: ScoredQuestion) -> Iterator[str]:
    """Check that each gap has an action: one that reaches a better option, and a containment for what is critical."""
    options = {option.name: option for option in options_of(question)}
    reached = [
        options[a.closes[question.name]] for a in questionnaire.actions() if a.closes.get(question.name) in options
    ]
    if len(question.actions) not in ACTIONS_OF_A_QUESTION:
        yield f"{question.name}: has {len(question.actions)} actions: give it one to three"
    for option in options.values():
        if option.credit is None or (option.credit == 1 and option.flag is None):
            continue
        if not any((best.credit or 0) > option.credit and best.flag is None for best in reached):
            yield f"{question.name}.{option.name}: no action reaches a better option without a flag: add one"
    contained = any(question.name in action.contains for action in questionnaire.actions())
    if gravest_flag(question) == "critical" and not contained:
        yield f"{question.name}: has a critical flag and no action that contains it: add one"


def _lengths(question: ScoredQuestion) -> Iterator[str]:
    texts: list[tuple[str, str, str | None]] = [
        ("label", "label", question.label),
        ("hint", "hint", question.hint),
        ("why", "why", question.why),
        *(("criterion", f"criteria.{place}", text) for place, text in enumerate(question.criteria)),
    ]
    for option in options_of(question):
        texts += [
            ("choice", f"{option.name}.label", option.label),
            ("finding", f"{option.name}.finding", option.finding),
        ]
    for action in question.actions:
        texts += [("label", f"{action.name}.label", action.label)]
        texts += [("step", f"{action.name}.steps.{place}", text) for place, text in enumerate(action.steps)]
    for rule, place, text in texts:
        if text is not None and len(text.strip()) > LONGEST[rule]:
            yield f"{question.name}.{place}: {len(text.strip())} characters, at most {LONGEST[rule]} fit a phone"


def _equal_labels(question: ScoredQuestion) -> Iterator[str]:
    labels = Counter(option.label.strip().casefold() for option in options_of(question))
    for label, times in labels.items():
        if times > 1:
            yield f"{question.name}: {times} options read '{label}': nobody can tell them apart"


def _references(questionnaire: Questionnaire) -> Iterator[str]:
    for place, content in _cited(questionnaire):
        for name in getattr(content, "references", {}):
            if name not in questionnaire.source:
                yield f"{place}: cites '{name}', which is not in sources.yaml"


def _cited(questionnaire: Questionnaire) -> Iterator[tuple[str, Content]]:
    yield from ((question.name, question) for question in questionnaire.scored)
    yield "referral.yaml", questionnaire.referral
    for sector in questionnaire.sectors:
        yield from ((f"sectors.{sector.name}.{topic}", given) for topic, given in sector.exposure.items())


def _sectors(questionnaire: Questionnaire) -> Iterator[str]:
    topics = set(questionnaire.section)
    for sector in questionnaire.sectors:
        for topic in sorted(topics - set(sector.exposure)):
            yield f"sectors.{sector.name}: says nothing of the topic '{topic}': give its exposure and reason"
        for topic in sorted(set(sector.exposure) - topics):
            yield f"sectors.{sector.name}: there is no topic '{topic}'"
        for name in sector.multipliers:
            if name not in questionnaire.by_name:
                yield f"sectors.{sector.name}.multipliers: there is no question '{name}'"


def _contradictions(questionnaire: Questionnaire) -> Iterator[str]:
    for rule in questionnaire.contradictions:
        if not rule.questions:
            yield f"contradictions.{rule.name}: names no question, so nobody can answer it"
        for term in rule.when:
            yield from _term(questionnaire, f"contradictions.{rule.name}", term)


def _report(questionnaire: Questionnaire) -> Iterator[str]:
    for name, times in Counter(questionnaire.report.sections).items():
        if times > 1:
            yield f"report.yaml: sections: '{name}' stands {times} times: once is enough"
