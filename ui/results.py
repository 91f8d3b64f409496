"""The result: red flags first, then the figure with its range, where the risk is, and why the figure is what it is."""

from __future__ import annotations

import streamlit as st

from questionnaires.models import SEVERITIES
from reports import front, picture, situation
from reports.reasons import reason_table
from reports.subject import Subject
from reports.tasks import title_of
from scoring.models import Finding
from ui import assessed, charts, freezing, parts, printing, session
from ui.palette import BANDS
from ui.palette import SEVERITIES as SHADES


def page() -> None:
    held = session.current()
    _ = held.words.say
    organisation = held.response.organisation.name
    parts.heading(_("The result"), _("What your own answers say today."))
    s = assessed.subject(held)
    if s is None:
        return
    if organisation:
        st.html(f"<p class='hint'>{parts.safe(organisation)} · {parts.safe(s.words.date(s.assessment.on))}</p>")
    printing.press.start()  # so that it is ready by the time somebody wants the report
    _red_flags(s)
    _headline(s)
    _where(s)
    _why(s)
    _situation(s)
    freezing.draw(held)
    parts.link("whatif", _("What if you did this or that? Try it"))
    parts.link("compare", _("Compare with an earlier result"))
    parts.link("merge", _("Work with colleagues"))
    parts.steps(("review", _("Review")), ("plan", _("To the plan")))


# --- red flags -------------------------------------------------------------------------------------------------------


def _red_flags(s: Subject) -> None:
    _ = s.words.say
    found = [group for severity in reversed(SEVERITIES) for group in s.alike(s.open(severity))]
    if not found:
        parts.note(s.text("no_red_flags"))
        return
    critical = bool(s.open("critical"))
    with st.container(border=True, key="red_flags"):
        st.html(f"<h2>{parts.safe(_('Red flags'))}</h2><p>{parts.safe(s.text('findings'))}</p>")
        st.html("".join(_flag(s, group) for group in found))
        if critical:
            text = _("Do not ask around on site yet: read this first. It keeps people safe while you look into it.")
            st.html(f"<p><strong>{parts.safe(text)}</strong></p>")
        parts.link("help", s.questionnaire.referral.title)


def _flag(s: Subject, group: tuple[Finding, ...]) -> str:
    _, finding = s.words.say, group[0]
    workers = s.words.count("%(number)s worker there", "%(number)s workers there", s.workers(s.concerned(group)))
    first = next((item for item in s.assessment.plan.items if finding.question in item.questions), None)
    todo = "" if first is None else _("First step: %(action)s", action=title_of(s, first))
    return (
        f"<div class='flag' style='--flag:{SHADES[finding.severity].area}'>"
        f"{parts.severity(finding.severity, s.severity(finding.severity))} "
        f"<strong>{parts.safe(s.finding(finding))}</strong>"
        f"<p class='hint'>{parts.safe(s.where(group))} · {parts.safe(workers)}</p>"
        f"{f'<p>{parts.safe(todo)}</p>' if todo else ''}</div>"
    )


# --- the figure ------------------------------------------------------------------------------------------------------


def _headline(s: Subject) -> None:
    _, n, figures = s.words.say, s.words.number, s.assessment.business
    parts.subheading(_("Remaining risk"), _("0 is none seen, 100 is the most. Lower is better."))
    band = BANDS[figures.worst_band if figures.provisional else figures.band]
    st.html(
        f"<div class='figure'><span class='big'>{parts.safe(front.headline(s, figures))}</span>"
        f"{parts.badge(front.bands(s, figures), band)}</div>"
        f"{charts.range_bar(front.range_bar(s, figures))}"
        f"<p class='hint'>{parts.safe(s.text('range'))}</p>"
    )
    if figures.provisional:
        _provisional(s)
    found = figures.open
    st.html(
        charts.tiles(
            (
                (_("Critical findings"), n(found.critical)),
                (_("Major findings"), n(found.major)),
                (_("Minor findings"), n(found.minor)),
                (_("Not verified"), n(found.not_verified)),
                (_("Put right, keep watching"), n(found.remedied)),
                (
                    _("Workers where something was found"),
                    _("%(some)s of %(all)s", some=n(figures.workers_concerned), all=n(s.all_workers)),
                ),
            )
        )
    )
    asked = s.text("workers_asked") if s.assessment.workers_asked else s.text("workers_not_asked")
    stated = _("%(share)s of the answers rest on our word alone.", share=s.words.percent(s.assessment.stated_only))
    st.html(f"<p>{parts.safe(stated)} {parts.safe(asked)}</p>")


def _provisional(s: Subject) -> None:
    _ = s.words.say
    parts.note(s.text("provisional"), "care")
    st.html(parts.listing(front.why_provisional(s)))
    if s.quick:
        label = _("Go on to the whole questionnaire; your answers stay")
        st.button(label, key="whole", on_click=_whole)
    else:
        parts.link("review", _("See what is open"))


def _whole() -> None:
    session.record_profile(session.current().response.model_copy(update={"path": "standard"}))


# --- where and why ---------------------------------------------------------------------------------------------------


def _where(s: Subject) -> None:
    _ = s.words.say
    parts.subheading(_("By sector and topic"), s.text("picture"))
    st.html(charts.heat_map(picture.heat_map(s)))
    parts.subheading(_("On paper, in practice, for workers"), s.text("kinds"))
    st.html(charts.bars(picture.kinds(s)))
    if len(s.response.operations) > 1:
        parts.subheading(_("By site or line of work"), s.text("operations"))
        st.html(charts.table(picture.operations(s)))


def _why(s: Subject) -> None:
    _ = s.words.say
    parts.subheading(_("Why this number"), s.text("reasons"))
    body = f"<p>{parts.safe(s.text('reasons_points'))}</p>{charts.table(reason_table(s))}"
    st.html(parts.fold(_("The points of each question, adding up"), body))
    parts.link("why", _("See what it is made of, step by step, and how sure it is"))


def _situation(s: Subject) -> None:
    _ = s.words.say
    parts.subheading(_("What the situation brings along"), s.text("exposure"))
    parts.note(s.text("exposure_use"))
    body = charts.drawn(situation.explained(s))
    sources = "".join(f"<li>{parts.safe(s.text(name))}</li>" for name in ("data_countries", "data_goods"))
    body += f"<h3>{parts.safe(_('Sources'))}</h3><ul>{sources}</ul>"
    st.html(parts.fold(_("Sector, countries and workforce, with sources and years"), body))
