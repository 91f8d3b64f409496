"""Which items of the plan are shown, and how each is told in one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

import streamlit as st

from questionnaires.models import Questionnaire
from reports.subject import Subject
from reports.tasks import due, follow_up, status, title_of, who
from scoring.models import PlanItem
from ui import parts, session
from ui.entries import key_of, today

CLOSED = ("done", "dropped")
OVERDUE = "overdue"
Numbered = tuple[int, PlanItem]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was chosen to be shown; "" shows all."""

    role: str = ""
    topic: str = ""
    operation: str = ""
    status: str = ""

    @property
    def number(self) -> int:
        return sum(bool(getattr(self, field.name)) for field in fields(self))


def is_overdue(s: Subject, item: PlanItem) -> bool:
    """Tell whether the organisation's own date has passed; the plan's own dates count from today."""
    said = follow_up(s, item)
    return said.due is not None and said.due < today() and said.status not in CLOSED


def is_collaborative(questionnaire: Questionnaire, item: PlanItem) -> bool:
    return bool(item.action and questionnaire.action[item.action].collaborative)


def fits(s: Subject, item: PlanItem, wanted: Wanted) -> bool:
    topics = {s.questionnaire.topic_of[name] for name in item.questions}
    return (
        wanted.role in ("", item.role)
        and (not wanted.topic or wanted.topic in topics)
        and (not wanted.operation or wanted.operation in item.operations)
        and (wanted.status in ("", follow_up(s, item).status) or (wanted.status == OVERDUE and is_overdue(s, item)))
    )


def in_one_line(s: Subject, number: int, item: PlanItem) -> str:
    """Say an item so that a list of them can be run over: what, who, when, and how far where something is said."""
    label = s.words.say(
        "%(number)s. %(title)s · %(who)s, %(when)s",
        number=number,
        title=title_of(s, item),
        who=who(s, item),
        when=due(s, item),
    )
    return " · ".join((label, *marks(s, item)))


def marks(s: Subject, item: PlanItem) -> tuple[str, ...]:
    """Say what stands out of an item's state."""
    _, said = s.words.say, follow_up(s, item).status
    found = (
        (is_overdue(s, item), _("overdue")),
        (is_collaborative(s.questionnaire, item), _("with others")),
        (said != "open", status(s, said)),
    )
    return tuple(text for holds, text in found if holds)


# --- choosing --------------------------------------------------------------------------------------------------------


def chosen(s: Subject, items: tuple[Numbered, ...]) -> tuple[Numbered, ...]:
    """Offer to show a part of the plan, and give it."""
    _ = s.words.say
    late = sum(is_overdue(s, item) for _number, item in items)
    wanted = _wanted()
    label = s.words.count("Show a part (%(number)s choice)", "Show a part (%(number)s choices)", wanted.number)
    with st.expander(label if wanted.number else _("Show a part of the plan"), key="filters"):
        columns = st.columns(4)
        for column, (name, title, options) in zip(columns, _offers(s, items, late), strict=True):
            with column:
                _pick(s, name, title, options)
    shown = tuple(pair for pair in items if fits(s, pair[1], wanted))
    if late:
        text = s.words.count("%(number)s action is overdue.", "%(number)s actions are overdue.", late)
        parts.note(text, "care")
    if wanted.number:
        part, every = s.words.number(len(shown)), s.words.number(len(items))
        parts.note(_("Shown: %(part)s of %(all)s.", part=part, all=every))
        st.button(_("Show all"), on_click=_show_all, key="filters_off")
    return shown


def _offers(s: Subject, items: tuple[Numbered, ...], late: int) -> tuple[tuple[str, str, dict[str, str]], ...]:
    """Give each filter with the values that the plan holds."""
    _ = s.words.say
    topics = {s.questionnaire.topic_of[name] for _number, item in items for name in item.questions}
    statuses = dict.fromkeys(follow_up(s, item).status for _number, item in items)
    states = {name: status(s, name) for name in statuses}
    roles = {item.role: who(s, item) for _number, item in items}
    return (
        ("role", _("Who"), dict(sorted(roles.items(), key=lambda pair: pair[1]))),
        ("topic", _("Topic"), {one.name: one.label for one in s.questionnaire.sections if one.name in topics}),
        ("operation", _("Where"), {one.id: s.place(one.id) for one in s.response.operations}),
        ("status", _("How far"), ({OVERDUE: _("overdue")} if late else {}) | states),
    )


def _pick(s: Subject, name: str, title: str, options: dict[str, str]) -> None:
    key = _key(name)
    if session.recall(key) not in ("", None, *options):
        session.forget(key)
    labels = {"": s.words.say("all")} | {value: parts.plain(text) for value, text in options.items()}
    st.selectbox(title, list(labels), format_func=labels.__getitem__, key=key, disabled=len(options) < 2)


def _key(name: str) -> str:
    return key_of(f"filter_{name}")


def _wanted() -> Wanted:
    return Wanted(**{field.name: str(session.recall(_key(field.name)) or "") for field in fields(Wanted)})


def _show_all() -> None:
    for field in fields(Wanted):
        session.remember(_key(field.name), "")


def finished(s: Subject, items: Iterable[PlanItem]) -> tuple[str, ...]:
    """Say what was done or dropped and is in the plan no more."""
    _, planned, found = s.words.say, {item.key for item in items}, []
    for key, said in s.response.follow_up.items():
        name, _at, operation = key.partition("@")
        action = s.questionnaire.action.get(name)
        if action is None or key in planned or said.status not in CLOSED:
            continue
        known = operation in {one.id for one in s.response.operations}
        title = _("%(action)s: %(place)s", action=action.label, place=s.place(operation)) if known else action.label
        if said.done_on:
            found.append(_("%(action)s: done on %(date)s", action=title, date=said.done_on))
        else:
            found.append(_("%(action)s: %(status)s", action=title, status=status(s, said.status)))
    return tuple(found)
