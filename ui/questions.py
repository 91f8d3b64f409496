"""The questions of one topic, on one page: one fragment a question, so that a click redraws that question alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache, lru_cache

import streamlit as st
from babel.dates import format_time

from i18n import Words, translated, words
from questionnaires.loader import load
from questionnaires.models import FreeText, Numeric, ScoredQuestion
from questionnaires.relevance import chosen
from questionnaires.responses import Answer, Operation
from ui import answering, frame, inputs, parts, session
from ui.current import Current
from ui.place import Place
from ui.progress import topic_progress

EXAMPLES = 2  # of what a question means in the sectors at work


def page(topic: str) -> None:
    """Draw a topic's page. Whoever opens it with no assessment in hand begins a new one with the first answer.

    Each question of the topic has its place from the start, and draws nothing as long as it does not apply: so a click
    that changes what applies redraws those questions alone.
    """
    held = session.current()
    section = held.questionnaire.section[topic]
    session.notes()[answering.SHOWN] = tuple(question.name for question in section.questions)
    with st.container(key="progress"):
        st.html(_progress(held, topic))
    parts.heading(section.label, section.introduction)
    if not topic_progress(held, topic).asked:
        parts.note(_not_asked(held.words))
    for question in section.questions:
        _fragment(question.name)(question.name)
    _feet(held, topic)
    _show_wanted()


# --- one question --------------------------------------------------------------------------------------------------


@cache
def _fragment(name: str) -> Callable[[str], None]:
    return st.fragment(_card, key=answering.fragment_key(name))


def _card(name: str) -> None:
    """Draw a question: after a click this alone runs again. The style sheet makes a card of what holds a question."""
    held = session.current()
    question = held.questionnaire.by_name[name]
    operations = [operation for operation in held.response.operations if name in held.applies[operation.id]]
    if operations:
        several = len({operation.sector for operation in operations}) > 1
        st.html(_question(held.language, name, sectors_with_example(held, name, operations), several))
        _answers(held, question, operations)
    if answering.alone():
        _tell_progress(held, held.questionnaire.topic_of[name])


def _answers(held: Current, question: ScoredQuestion | FreeText, operations: list[Operation]) -> None:
    everywhere = Place.on(held, question)
    if question.scope == "company" or len(operations) == 1 or not _asked_apart(everywhere, held, operations):
        _answer(everywhere, held)
        return
    for operation in operations:
        st.html(f"<h3 class='operation'>{parts.safe(_name(held.words, operation))}</h3>")
        _answer(Place.on(held, question, operation.id), held)


def _answer(place: Place, held: Current) -> None:
    answer = inputs.draw(place, held)
    if answer is not None and is_sensitive(place.question, answer):
        _thanks(held.words)


def _asked_apart(place: Place, held: Current, operations: list[Operation]) -> bool:
    """Let the respondent choose between one answer for all operations and one each."""
    _ = held.words.say
    noted = place.noted("apart")
    apart = held.response.answered_by_operation(place.question.name) if noted is None else bool(noted)
    options = {"all": _("The same everywhere"), "each": _("Different from place to place")}
    st.radio(
        _("Is the answer the same for all your operations?"),
        list(options),
        index=int(apart),
        format_func=options.__getitem__,
        key=place.key("scope"),
        on_change=answering.tell_apart,
        args=(place, tuple(operation.id for operation in operations)),
        horizontal=True,
    )
    return apart


def _name(w: Words, operation: Operation) -> str:
    country = w.country(operation.country) if operation.country else ""
    return operation.name or country or operation.id


def is_sensitive(question: ScoredQuestion | FreeText, answer: Answer) -> bool:
    """Tell whether an answer says that people may be harmed now."""
    if isinstance(question, FreeText):
        return False
    options = question.bands if isinstance(question, Numeric) else question.choices
    critical = tuple(option.name for option in options if option.flag == "critical")
    return bool(critical) and chosen(question, answer, critical)


def _thanks(w: Words) -> None:
    """Answer an admission calmly: no blame, and where to go if somebody is in danger."""
    _ = w.say
    parts.note(
        _(
            "Thank you for answering honestly. This can be put right, and your plan will say how. "
            "If someone may be in danger now, read first how to help without making it worse."
        )
    )
    parts.link("help", _("How to help safely"))


# --- texts ---------------------------------------------------------------------------------------------------------


def sectors_with_example(held: Current, question: str, operations: list[Operation]) -> tuple[str, ...]:
    """Name the sectors at work, two at most, that have an example of what a question means there."""
    sectors = (held.questionnaire.sector.get(operation.sector or "") for operation in operations)
    return tuple(dict.fromkeys(sector.name for sector in sectors if sector and question in sector.examples))[:EXAMPLES]


@cache
def _question(language: str, name: str, sectors: tuple[str, ...], several: bool) -> str:
    """Give the HTML of a question's words. The style sheet counts the questions, since some come and go."""
    question = translated(load(), language).by_name[name]
    hint = f"<p class='hint'>{parts.safe(question.hint)}</p>" if question.hint else ""
    return (
        f"<section class='question' id='q-{question.name}'>"
        f"<h2>{parts.safe(question.label)}</h2>{hint}{_examples(language, name, sectors, several=several)}"
        f"{_more(question, language)}</section>"
    )


def _examples(language: str, name: str, sectors: tuple[str, ...], *, several: bool) -> str:
    """Give the HTML of what a question means in some sectors, each with its name where people work in several."""
    known = [translated(load(), language).sector[sector] for sector in sectors]
    title = words(language).say("For example:")
    lines = (
        f"<p class='hint'><b>{parts.safe(title)}</b> {parts.safe(sector.examples[name])}"
        f"{f' ({parts.safe(sector.label)})' if several else ''}</p>"
        for sector in known
    )
    return "".join(lines)


def _more(question: ScoredQuestion | FreeText, language: str) -> str:
    w = words(language)
    _ = w.say
    roles = translated(load(), language).role
    who = w.joined(roles[name].label for name in question.who)
    texts = [
        (_("Why we ask"), f"<p>{parts.safe(question.why)}</p>"),
        (_("Who usually knows"), f"<p>{parts.safe(who)}</p>"),
    ]
    if question.find_out:
        texts.append((_("If nobody knows"), f"<p>{parts.safe(question.find_out)}</p>"))
    terms = _terms(question, language)
    if terms:
        texts.append((_("Words explained"), terms))
    criteria = () if isinstance(question, FreeText) else question.criteria
    if criteria:
        texts.insert(0, (_("What counts as yes"), parts.listing(criteria)))
    body = "".join(f"<h3>{parts.safe(title)}</h3>{text}" for title, text in texts)
    summary = _("What counts, why we ask, who knows") if criteria else _("Why we ask, who knows")
    return parts.fold(summary, body)


def _terms(question: ScoredQuestion | FreeText, language: str) -> str:
    """Give the HTML of the words that a question uses, explained."""
    known = translated(load(), language).entry
    entries = [known[name] for name in question.terms if name in known]
    return parts.terms(entries)


def _progress(held: Current, topic: str) -> str:
    """Give the HTML of the line at the top: how far, how long, and whether all is saved."""
    w = held.words
    _ = w.say
    come = topic_progress(held, topic)
    done = _("%(answered)s of %(asked)s answered", answered=come.answered, asked=come.asked)
    left = w.count("about %(number)s minute left", "about %(number)s minutes left", come.minutes)
    if come.state == "done":
        left = _("this topic is complete") if come.asked else _("Not asked")
    return (
        f"<div class='come' data-revision='{held.revision}'>"
        f"<div class='figures'><span><b>{parts.safe(done)}</b> · {parts.safe(left)}</span>"
        f"<span class='saved'>{parts.safe(_saved(held))}</span></div>{parts.bar(come.share, done)}</div>"
    )


def _not_asked(w: Words) -> str:
    """Say why a topic's page is empty."""
    _ = w.say
    reason = _("Its questions are for other kinds of work or workers, or are asked in the full questionnaire only.")
    return _("Not asked: %(reason)s", reason=reason)


def _tell_progress(held: Current, topic: str) -> None:
    """Put the new line at the top from within a question: a script does it with one message instead of four."""
    line = json.dumps(_progress(held, topic)).replace("<", "\\u003c")
    orders = f"window.fairProgress?.({line});{frame.standing(held)}"
    st.html(f"<script>{orders}</script>", unsafe_allow_javascript=True)


def _saved(held: Current) -> str:
    _ = held.words.say
    if held.trouble:
        return _("Not saved yet")
    if held.saved_at is None:
        return _("Answers are saved as you click")
    return _("Saved %(time)s", time=_clock(held.saved_at.replace(second=0, microsecond=0), held.language))


@lru_cache(maxsize=64)
def _clock(minute: datetime, language: str) -> str:
    return format_time(minute.astimezone(), "short", locale=words(language).locale)


# --- the ways on ---------------------------------------------------------------------------------------------------


def _feet(held: Current, topic: str) -> None:
    _ = held.words.say
    names = [section.name for section in held.questionnaire.sections]
    titles: Mapping[str, str] = {section.name: section.label for section in held.questionnaire.sections}
    here = names.index(topic)
    back = ("profile", _("Your organisation")) if here == 0 else (names[here - 1], titles[names[here - 1]])
    last = here == len(names) - 1
    onward = ("review", _("Review your answers")) if last else (names[here + 1], titles[names[here + 1]])
    parts.steps(back, onward)


def _show_wanted() -> None:
    """Bring the question that the address names into view."""
    name = session.wanted_question()
    if name:
        find = f"document.getElementById('q-{name}')?.scrollIntoView({{block:'center'}})"
        st.html(f"<script>setTimeout(()=>{{{find}}},300)</script>", unsafe_allow_javascript=True)
