"""Work with colleagues: hand questions out by role as files, and take files in, question by question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from interchange import parts as pieces
from interchange import portable
from interchange.differences import Difference
from interchange.merge import Choice, Place, merged, place, proposed
from questionnaires.relevance import is_blank
from questionnaires.responses import Response
from ui import charts, parts, session, taken
from ui.differences import rows
from ui.entries import today

FILE = "merge_file"
DONE = "merge_done"


def page() -> None:
    held = session.current()
    _ = held.words.say
    parts.heading(
        _("Work with colleagues"),
        _("Hand questions out as files to those who know the answers, and put what comes back together."),
    )
    if not held.kept:
        parts.note(_("Open or begin an assessment first: a file is taken into the one in hand."))
        parts.link("", _("To the first page"))
        return
    if pieces.role_of(held.response):
        _part(held)
    else:
        _hand_out(held)
    _take_in(held)
    parts.steps(("review", _("Review")), ("compare", _("Compare")))


# --- handing out -----------------------------------------------------------------------------------------------------


def _hand_out(held: session.Current) -> None:
    _, by_role = held.words.say, pieces.roles(held.questionnaire, held.response)
    parts.subheading(
        _("Hand questions out"),
        _(
            "A file holds the questions that one role usually knows, and the answers given to them so far. Your "
            "colleague opens it on the first page, answers, and sends it back."
        ),
    )
    role = st.selectbox(
        _("Who"), list(by_role), format_func=lambda name: _title(held, name, len(by_role[name])), key="merge_role"
    )
    part = handed_out(held, role)
    names = pieces.asked(held.questionnaire, part)
    st.html(parts.fold(_("Which questions"), parts.listing(held.questionnaire.by_name[name].label for name in names)))
    st.download_button(
        _("Download the file"),
        data=partial(portable.write, part),
        file_name=portable.file_name(part, today(), "json"),
        mime="application/json",
        on_click="ignore",
        key="hand_out",
    )
    parts.note(
        _(
            "The file also holds what you say of your sites and the people there, and your notes on these answers. "
            "Nothing else is in it: no other answers, no plan, no contacts. Send it in a safe way."
        )
    )


def _title(held: session.Current, role: str, number: int) -> str:
    return held.words.count(
        "%(role)s: %(number)s question", "%(role)s: %(number)s questions", number, role=_role(held, role)
    )


def _role(held: session.Current, role: str) -> str:
    known = held.questionnaire.role.get(role)
    return known.label if known else role


def handed_out(held: session.Current, role: str) -> Response:
    """Give a role's part with a name that says whose it is and how much."""
    part = pieces.handed_out(held.questionnaire, held.response, role, _role(held, role))
    number = len(pieces.asked(held.questionnaire, part))
    whose = held.response.organisation.name or held.words.say("Not named yet")
    name = held.words.count(
        "%(role)s answers this question (%(organisation)s)",
        "%(role)s answers these %(number)s questions (%(organisation)s)",
        number,
        role=_role(held, role),
        organisation=whose[:80],
    )
    return pieces.named(part, name)


def _part(held: session.Current) -> None:
    """Show a part to the colleague who has it in hand: its questions as links, and the way back."""
    _, questionnaire = held.words.say, held.questionnaire
    names = pieces.asked(questionnaire, held.response)
    parts.subheading(_("Your part"), _("Only these questions are for you. Then send the file back."))
    for name in names:
        done = any(not is_blank(held.response.answer(name, operation.id)) for operation in held.response.operations)
        label = _("%(question)s (answered)", question=questionnaire.by_name[name].label) if done else ""
        text = parts.plain(label or questionnaire.by_name[name].label)
        parts.question_link(questionnaire.topic_of[name], name, text)
    st.download_button(
        _("Download to send back"),
        data=partial(portable.write, held.response),
        file_name=portable.file_name(held.response, today(), "json"),
        mime="application/json",
        on_click="ignore",
        key="send_back",
        type="primary",
    )


# --- taking in -------------------------------------------------------------------------------------------------------


def _take_in(held: session.Current) -> None:
    _ = held.words.say
    parts.subheading(
        _("Take a colleague's file in"),
        _(
            "It goes into the assessment in hand. Nothing of yours is lost: notes are kept under theirs, contacts "
            "beside theirs."
        ),
    )
    _said_done(held)
    theirs = taken.panel(FILE)
    if theirs is None:
        return
    found = _as_asked(held, pieces.coming_back(held.response, theirs))
    if not found:
        parts.note(_("The file says nothing that is not here already."), "good")
        return
    if theirs.id != held.id and not pieces.is_part_of(theirs, held.response):
        parts.note(_("This file did not come from the assessment in hand. Look closely at what you take."), "care")
    chosen = _choices(held, found)
    number = sum(choice == "theirs" for choice in chosen.values())
    label = held.words.count("Take %(number)s thing from the file", "Take %(number)s things from the file", number)
    st.button(label, key="merge", type="primary", on_click=put_together, args=(theirs, chosen), disabled=not number)


def _as_asked(held: session.Current, found: Sequence[Difference]) -> list[Difference]:
    """Put answers in the order asked; all else stays where it is in the order of the pages."""
    order = {name: number for number, name in enumerate(held.questionnaire.by_name)}
    pages = {"profile": 0, "operation": 1, "answer": 2, "follow_up": 3}
    return sorted(found, key=lambda one: (pages[one.part], order.get(one.key, 0)))


def _choices(held: session.Current, found: Sequence[Difference]) -> dict[Place, Choice]:
    """Ask what to take: all where mine is blank, and one by one where both say something."""
    w = held.words
    blank = [one for one in found if proposed(one) == "theirs"]
    both = [one for one in found if proposed(one) == "mine"]
    chosen: dict[Place, Choice] = {}
    if blank:
        everything = st.checkbox(
            w.count(
                "Take what they say where mine is blank (%(number)s)",
                "Take all of theirs where mine is blank (%(number)s)",
                len(blank),
            ),
            value=True,
            key="merge_blank",
        )
        chosen |= {place(one): "theirs" if everything else "mine" for one in blank}
        st.html(parts.fold(w.say("What that is"), charts.table(rows(held.questionnaire, w, blank))))
        if not everything:
            chosen |= _one_by_one(held, blank)
    if both:
        title = w.count("Where both say something", "Where both say something (%(number)s)", len(both))
        st.html(f"<h3>{parts.safe(title)}</h3>")
        chosen |= _one_by_one(held, both)
    return chosen


def _one_by_one(held: session.Current, found: Sequence[Difference]) -> Mapping[Place, Choice]:
    _ = held.words.say
    chosen: dict[Place, Choice] = {}
    for one, row in zip(found, rows(held.questionnaire, held.words, found).rows, strict=True):
        what, mine, theirs = (cell.text for cell in row)
        labels = {"mine": _("Mine: %(answer)s", answer=mine), "theirs": _("Theirs: %(answer)s", answer=theirs)}
        where = _where(held, one)
        picked = st.radio(
            parts.plain(f"{what} · {where}" if where else what),
            list(labels),
            format_func={name: parts.plain(text) for name, text in labels.items()}.__getitem__,
            key="merge_" + "_".join(part.replace(".", "_") for part in place(one) if part),
        )
        chosen[place(one)] = "theirs" if picked == "theirs" else "mine"
    return chosen


def _where(held: session.Current, one: Difference) -> str:
    """Name the operation where there are several; one that is not mine is its own name."""
    several = len(held.response.operations) > 1
    found = next((each for each in held.response.operations if each.id == one.operation), None)
    return (found.name or found.id) if found and several else ""


def put_together(theirs: Response, chosen: Mapping[Place, Choice]) -> None:
    """Take what was chosen into what is in hand now."""
    out = merged(session.latest().response, theirs, chosen)
    session.replace(out.response)
    session.forget(f"{FILE}_taken")
    session.remember(DONE, (sum(choice == "theirs" for choice in chosen.values()), out.left_out))


def _said_done(held: session.Current) -> None:
    done = session.recall(DONE)
    if done is None:
        return
    w, (number, left_out) = held.words, done
    parts.note(
        w.count("Taken from the file: %(number)s thing.", "Taken from the file: %(number)s things.", number), "good"
    )
    if left_out:
        parts.note(w.say("These did not fit beside theirs; copy what you still need:"), "care")
        st.html(parts.listing(text for _place, text in left_out))
    session.forget(DONE)
