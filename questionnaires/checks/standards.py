"""Standards, laws, red flags and the field's words: each reference meets what it names."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.checks.names import graver, unknown
from questionnaires.crosswalk import citations, clause_of, speaking
from questionnaires.models import Framework, Law, Questionnaire, options_of


def problems(questionnaire: Questionnaire) -> Iterator[str]:
    """Give each citation without a clause, each law, red flag and word that names nothing, and each clause at odds."""
    for framework in questionnaire.frameworks:
        yield from unknown(f"frameworks.{framework.name}", "source", [framework.name], questionnaire.source)
        yield from _cited(questionnaire, framework)
        yield from _clauses(questionnaire, framework)
    for law in questionnaire.laws:
        yield from _law(questionnaire, law)
    yield from _red_flags(questionnaire)
    for question in questionnaire.by_name.values():
        yield from unknown(f"{question.name}.terms", "word of the glossary", question.terms, questionnaire.entry)


def of_the_whole(questionnaire: Questionnaire) -> Iterator[str]:
    """Give each clause that nothing speaks to, each red flag that nothing reveals, each question left without help."""
    for framework in questionnaire.frameworks:
        for name, questions in speaking(questionnaire, framework).items():
            clause = next(clause for clause in framework.clauses if clause.name == name)
            if not questions and clause.not_asked is None:
                yield f"frameworks.{framework.name}.{name}: no question cites it: let one, or say why in 'not_asked'"
    revealed = {option.red_flag for question in questionnaire.scored for option in options_of(question)}
    for red_flag in questionnaire.red_flags:
        if red_flag.name not in revealed:
            yield f"red_flags.{red_flag.name}: no option reveals it: add it to one"
    for question in questionnaire.scored:
        if question.find_out is None:
            yield f"{question.name}: does not say how to find out: add 'find_out'"
    for source in questionnaire.sources:
        if source.status == "checked" and source.checked_on is None:
            yield f"sources.{source.name}: is checked, and nobody knows when: add 'checked_on'"


def _cited(questionnaire: Questionnaire, framework: Framework) -> Iterator[str]:
    names = ", ".join(clause.name for clause in framework.clauses)
    for question in questionnaire.scored:
        if framework.name not in question.references:
            continue
        cited = citations(question.references[framework.name])
        if not cited:
            yield f"{question.name}.references.{framework.name}: names no clause: give one of {names}"
        for one in cited:
            if clause_of(framework, one) is None:
                yield f"{question.name}.references.{framework.name}: there is no clause '{one}': give one of {names}"


def _clauses(questionnaire: Questionnaire, framework: Framework) -> Iterator[str]:
    for clause in framework.clauses:
        questions = speaking(questionnaire, framework)[clause.name]
        if questions and clause.not_asked is not None:
            yield f"frameworks.{framework.name}.{clause.name}: '{questions[0]}' asks about it: take 'not_asked' out"


def _law(questionnaire: Questionnaire, law: Law) -> Iterator[str]:
    place = f"laws.{law.name}"
    yield from unknown(f"{place}.references", "source", law.references, questionnaire.source)
    for statement in law.statements:
        yield from unknown(f"{place}.{statement.part}", "question", statement.questions, questionnaire.by_name)
    if law.recheck_after <= law.as_of:
        yield f"{place}: is to be checked again before it was read: let 'recheck_after' be later than 'as_of'"


def _red_flags(questionnaire: Questionnaire) -> Iterator[str]:
    known = {red_flag.name: red_flag for red_flag in questionnaire.red_flags}
    for question in questionnaire.scored:
        for option in options_of(question):
            place = f"{question.name}.{option.name}"
            if option.red_flag is None:
                continue
            yield from unknown(place, "red flag", [option.red_flag], known)
            if option.flag is None:
                yield f"{place}: reveals '{option.red_flag}' and raises no flag: add 'flag', or take 'red_flag' out"
            elif option.red_flag in known and graver(option.flag, known[option.red_flag].severity):
                yield f"{place}: is {option.flag}, and '{option.red_flag}' is less grave: lower this, or raise that"
