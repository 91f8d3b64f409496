"""The answers by standard: what was answered on each clause of one of them, what is not asked and why; then laws.

It works before anything is answered, and it never says that a standard is met.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlencode

import streamlit as st

from i18n.language import SOURCE
from questionnaires.crosswalk import STANDINGS, Spoken, Standing, crosswalk, standing_of
from questionnaires.models import Framework, FreeText, Law, ScoredQuestion, Source, Statement
from questionnaires.responses import Answer, AnswersByOperation
from reports.crosswalk import clause_title, country, source_status, standing_label
from reports.subject import answer_in_words, operation_name
from ui import parts, session
from ui.entries import today
from ui.palette import BANDS, NEUTRAL, QUIET_AREA, SEVERITIES

SHADES = {**SEVERITIES, "remedied": BANDS["low"], "good": BANDS["low"], "unknown": NEUTRAL, "open": NEUTRAL}


def page() -> None:
    held = session.current()
    _ = held.words.say
    parts.heading(
        _("By standard"),
        _("What you answered, seen from each standard. It shows where to look; it is no verdict on any of them."),
    )
    frameworks = {framework.name: framework for framework in held.questionnaire.frameworks}
    chosen = st.selectbox(
        _("Standard"), list(frameworks), format_func=lambda name: frameworks[name].label, key="framework"
    )
    _care(held)
    if chosen:
        _framework(held, frameworks[chosen])
    _laws(held)
    parts.steps(("results", _("The result")), ("plan", _("To the plan")))


def _care(held: session.Current) -> None:
    """Point to the safe-referral page where an answer is critical."""
    if any(_standing(held, name) == "critical" for name in held.asked):
        parts.note(held.words.say("Before you ask anyone on site, read how to keep people safe."), "care")
        parts.link("help", held.questionnaire.referral.title)


# --- one standard ----------------------------------------------------------------------------------------------------


def _framework(held: session.Current, framework: Framework) -> None:
    st.html(f"<p>{parts.safe(framework.introduction)}</p>{_source(held, held.questionnaire.source[framework.name])}")
    asked = frozenset(held.asked)
    clauses = "".join(_clause(held, spoken) for spoken in crosswalk(held.questionnaire, framework, asked))
    st.html(f"<div class='clauses'>{clauses}</div>")


def _source(held: session.Current, source: Source) -> str:
    """Give the HTML of where a text comes from, and whether somebody has compared it with the original."""
    _ = held.words.say
    status = source_status(held.questionnaire, held.words, source.name)
    year = f", {source.year}" if source.year else ""
    note = f" {parts.safe(source.note)}" if source.note and held.language == SOURCE else ""  # notes stay English
    return (
        f"<p class='hint'>{parts.safe(f'{source.title}, {source.publisher}{year}.')} "
        f"<strong>{parts.safe(status)}.</strong>{note}</p>"
    )


def _clause(held: session.Current, spoken: Spoken) -> str:
    _ = held.words.say
    head = f"<h3>{parts.safe(clause_title(held.words, spoken.clause))}</h3>"
    if not spoken.questions:
        reason = spoken.clause.not_asked or _(
            "Its questions are for other kinds of work or workers, or are asked in the full questionnaire only."
        )
        text = _("Not asked: %(reason)s", reason=reason)
        return f"<article class='card clause'>{head}<p class='hint'>{parts.safe(text)}</p></article>"
    standings = {name: _standing(held, name) for name in spoken.questions}
    number = held.words.count("Its %(number)s question", "Its %(number)s questions", len(standings))
    return (
        f"<article class='card clause'>{head}<p class='counts'>{_counts(held, standings.values())}</p>"
        f"{parts.fold(number, _questions(held, standings))}</article>"
    )


def _standing(held: session.Current, name: str) -> Standing:
    return standing_of(held.questionnaire, held.response, held.applies, name)


def _counts(held: session.Current, standings: Iterable[Standing]) -> str:
    """Give how many questions stand how, the gravest first."""
    counted, n = Counter(standings), held.words.number
    return " ".join(_chip(held, one, f"{n(counted[one])}\u2002") for one in STANDINGS if counted[one])


def _chip(held: session.Current, standing: Standing, before: str = "") -> str:
    text = before + standing_label(held.questionnaire, held.words, standing)
    return parts.badge(text, SHADES.get(standing, QUIET_AREA))


def _questions(held: session.Current, standings: dict[str, Standing]) -> str:
    """Give questions with their answers, the gravest first, each a link to where it is asked."""
    ordered = sorted(standings, key=lambda name: STANDINGS.index(standings[name]))
    return f"<ul class='speaking'>{''.join(_question(held, name, standings[name]) for name in ordered)}</ul>"


def _question(held: session.Current, name: str, standing: Standing) -> str:
    question = held.questionnaire.by_name[name]
    address = f"{held.questionnaire.topic_of[name]}?{urlencode(session.query(q=name))}"
    said = "" if standing == "open" else f"<br>{parts.safe('; '.join(_said(held, name)))}"
    return (
        f"<li><a href='{parts.safe(address)}' target='_self'>{parts.safe(question.label)}</a>{said} "
        f"{_chip(held, standing)}</li>"
    )


def _said(held: session.Current, name: str) -> list[str]:
    """Give an answer in the words of its question; where sites differ, each with its name."""
    question, given = held.questionnaire.by_name[name], held.response.answers.get(name)
    if not isinstance(given, AnswersByOperation):
        return [answer_in_words(held.words, question, given)]
    return [
        _of_place(held, operation, question, given.by_operation.get(operation))
        for operation, names in held.applies.items()
        if name in names
    ]


def _of_place(
    held: session.Current, operation: str, question: ScoredQuestion | FreeText, answer: Answer | None
) -> str:
    place = operation_name(held.words, held.response, operation)
    return held.words.say("%(place)s: %(answer)s", place=place, answer=answer_in_words(held.words, question, answer))


# --- laws ------------------------------------------------------------------------------------------------------------


def _laws(held: session.Current) -> None:
    _ = held.words.say
    lead = _("Dated notes on what some laws ask companies to tell. They are context, not legal advice.")
    parts.subheading(_("Reporting laws"), lead)
    laws = "".join(_law(held, law) for law in held.questionnaire.laws)
    st.html(f"<div class='laws'>{laws}</div>")


def _law(held: session.Current, law: Law) -> str:
    _ = held.words.say
    title = _("%(country)s: %(law)s", country=country(held.words, law), law=law.label)
    dates = _("Written on %(day)s; to be checked again after %(later)s.", day=law.as_of, later=law.recheck_after)
    if today() > law.recheck_after:
        dates += " " + _("That day is past: check the law before you use this.")
    sources = "".join(_source(held, held.questionnaire.source[name]) for name in law.references)
    body = "".join(_statement(held, statement) for statement in law.statements)
    return parts.fold(title, f"<p>{parts.safe(law.note)}</p><p class='hint'>{parts.safe(dates)}</p>{sources}{body}")


def _statement(held: session.Current, statement: Statement) -> str:
    _ = held.words.say
    head = f"<h4>{parts.safe(_('%(part)s: %(label)s', part=statement.part, label=statement.label))}</h4>"
    asked = set(held.asked)
    names = [name for name in statement.questions if name in asked]
    if names:
        return head + _questions(held, {name: _standing(held, name) for name in names})
    text = _("No question asked here feeds this part: use your own records.")
    return f"{head}<p class='hint'>{parts.safe(text)}</p>"
