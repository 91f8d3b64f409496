"""What we owe workers who paid for their jobs, and what it costs to pay instead of them from now on."""

from __future__ import annotations

import streamlit as st

from i18n import marked
from reports.repayment import budget, doubts, owed_table, totals_table
from reports.subject import Subject
from scoring.models import PlanItem
from scoring.repayment import estimate
from ui import amounts, charts, cohorts, entries, operations, parts, routes, session

STEPS = (  # domain.md 4.3, in our own words
    (
        marked("Who"),
        marked(
            "Everyone who paid: those who work here now, those sent by an agency, and those who left within the years "
            "you look back. Also those hired before you had a rule against fees."
        ),
    ),
    (
        marked("Who pays"),
        marked(
            "The employer pays first. What a recruiter or a buyer should share is settled afterwards, between firms."
        ),
    ),
    (
        marked("How much"),
        marked(
            "Use receipts where workers have them, and never demand one. Otherwise an independent team asks workers "
            "in private, by country, recruiter and year. Take a fair central or high figure, add what loans cost, and "
            "let each worker have it corrected upwards. Change the money at the rate of the day you pay."
        ),
    ),
    (
        marked("Those who left"),
        marked("Look for them as well: by the last phone number, by colleagues, by organisations at home."),
    ),
    (
        marked("No strings"),
        marked(
            "No waiver to sign, nothing taken off for tax or agents, nothing through the agent, nothing set against "
            "later fees. It goes to the worker's own account, with a note in the worker's language and a private line "
            "for questions."
        ),
    ),
    (
        marked("When"),
        marked(
            "Stop the charges now. Tell workers the plan within 30 days, check the figure within 60 to 90, then pay. "
            "A large sum may be paid in instalments with dates, all within about a year."
        ),
    ),
    (
        marked("Verify"),
        marked(
            "Someone independent asks some of the workers again: did the whole amount come, did anybody press them to "
            "give it back? Publish the sum, the number of workers and the time it took."
        ),
    ),
)
ACTION = "repay_fees"
SOURCES = ("impactt", "glove_repayment")  # what the steps and the published case rest on


def page() -> None:
    held = session.current()
    _ = held.words.say
    parts.heading(
        _("What we owe workers"),
        _("Workers who paid for their jobs get that money back. Here you work out how much it may be."),
    )
    _case(held)
    _steps(held)
    _cohorts(held)
    _owed(held)
    _paying_ourselves(held)
    parts.steps(("plan", _("To the plan")), ("report", _("To the report")))


def beside(s: Subject, item: PlanItem) -> None:
    """Draw beside the plan's first action to repay what to set aside, as far as it is known, and the way here."""
    first = next((one for one in s.assessment.plan.items if one.action == ACTION), None)
    if first is None or item.key != first.key:
        return
    sentence = budget(s.words, s.response.repayment)
    if sentence:
        parts.note(sentence)
    parts.link("repayment", s.words.say("Work out what you owe workers"))


# --- how to go about it ----------------------------------------------------------------------------------------------


def _case(held: session.Current) -> None:
    """Warn with the published case of a glove maker (domain.md 4.3)."""
    _ = held.words.say
    parts.note(
        _(
            "In one published case the glove maker Top Glove first expected to repay 20 to 50 million ringgit, then "
            "53. Checked by an independent team it was 136. Management's first guesses were low by about 2.5 to 7 "
            "times."
        ),
        "care",
        _("First guesses are mostly too low."),
    )


def _steps(held: session.Current) -> None:
    _ = held.words.say
    items = "".join(
        f"<li><strong>{parts.safe(_(title))}.</strong> {parts.safe(_(text))}</li>" for title, text in STEPS
    )
    st.html(parts.fold(_("How to go about it, step by step"), f"<ol>{items}</ol>{_sources(held)}"))
    parts.link("help", _("Before anyone asks workers: how to keep people safe"))


def _sources(held: session.Current) -> str:
    known = held.questionnaire.source
    cited = [known[name] for name in SOURCES if name in known]
    named = "; ".join(f"{one.title}, {one.publisher} ({one.year})" for one in cited)
    return f"<p class='hint'>{parts.safe(held.words.say('In our own words, after: %(sources)s.', sources=named))}</p>"


# --- what is owed ----------------------------------------------------------------------------------------------------


def _cohorts(held: session.Current) -> None:
    _ = held.words.say
    parts.subheading(
        _("Groups of workers"),
        _(
            "One group is those who came from the same country, through the same recruiter, in the same year. Write "
            "no worker's name, and nothing that is true of one worker only. What you do not know, leave empty."
        ),
    )
    entries.entry(
        "look_back",
        _("How many years do you look back?"),
        amounts.whole(held.response.repayment.look_back_years),
        _keep_look_back,
        hint=_("Workers who left within these years count too. Agree on it with an independent team."),
        limit=2,
        narrow=True,
    )
    cohorts.draw(held)


def _keep_look_back(typed: str) -> None:
    years = amounts.years(typed)
    known = session.latest().response.repayment
    operations.save(repayment=known.model_copy(update={"look_back_years": years}))


def _owed(held: session.Current) -> None:
    w, entered = held.words, held.response.repayment
    if not entered.cohorts:
        return
    found = estimate(entered)
    parts.subheading(
        w.say("What this comes to"),
        w.say("An estimate to plan with. It promises nothing to anyone, and no worker is bound by it."),
    )
    if found.totals:
        st.html(charts.table(totals_table(w, found.totals)))
    for text in doubts(w, found):
        parts.note(text, "care")
    st.html(parts.fold(w.say("Group by group"), charts.table(owed_table(w, found))))


# --- from now on -----------------------------------------------------------------------------------------------------


def _paying_ourselves(held: session.Current) -> None:
    _ = held.words.say
    parts.subheading(
        _("What paying ourselves costs"),
        _(
            "From now on the employer pays for the way to the job. Where you pay a recruiter less than it costs, "
            "someone else pays the rest."
        ),
    )
    routes.draw(held)
