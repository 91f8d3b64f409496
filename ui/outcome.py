"""Two results side by side: the one that is saved and the one of the sandbox. Everything here only draws."""

from __future__ import annotations

import streamlit as st

from reports import front, picture
from reports.subject import Subject
from reports.tasks import title_in_place
from ui import charts, parts
from ui.palette import BANDS

# --- what stays in sight ---------------------------------------------------------------------------------------------


def summary(s: Subject, then: Subject) -> str:
    """Give both figures on one line, with what lies between them in words."""
    _ = s.words.say
    unsaved = f"<span class='saved'>{parts.safe(_('Nothing here is saved.'))}</span>"
    today = _("Today %(figure)s", figure=front.headline(s, s.assessment.business))
    if then is s:
        return f"<div class='figures'><strong>{parts.safe(today)}</strong>{unsaved}</div>"
    figures = then.assessment.business
    what = _("then %(figure)s", figure=front.headline(then, figures))
    band = BANDS[figures.worst_band if figures.provisional else figures.band]
    return (
        f"<div class='figures'><span>{parts.safe(today)} → <strong>{parts.safe(what)}</strong> "
        f"{parts.badge(front.bands(then, figures), band)}</span>"
        f"<span>{parts.safe(_moved(s, then))}</span>{unsaved}</div>"
    )


def _moved(s: Subject, then: Subject) -> str:
    """Say by how many points the figure moves."""
    _, by = s.words.say, 100 * (then.assessment.business.headline - s.assessment.business.headline)
    points = s.words.number(abs(by), 1)
    if points == s.words.number(0, 1):
        return _("the figure stays")
    return _("%(points)s points lower", points=points) if by < 0 else _("%(points)s points higher", points=points)


# --- what comes out --------------------------------------------------------------------------------------------------


def result(s: Subject, then: Subject) -> None:
    _ = s.words.say
    parts.subheading(_("What the result would be") if then is not s else _("The result as it is"))
    st.html(html(s, then))


def html(s: Subject, then: Subject) -> str:
    """Give range, counts, picture and the beginning of the plan."""
    _ = s.words.say
    findings = ((_("Critical findings"), "critical"), (_("Major findings"), "major"), (_("In the plan"), ""))
    return (
        charts.range_bar(front.range_bar(then, then.assessment.business))
        + charts.tiles((label, _pair(s, then, kind)) for label, kind in findings)
        + _other_questions(s, then)
        + charts.heat_map(picture.heat_map(then))
        + _first_six(then)
    )


def _first_six(then: Subject) -> str:
    six = [item for item in then.assessment.plan.items if item.first_six]
    titles = "".join(f"<li>{parts.safe(title_in_place(then, item))}</li>" for item in six)
    return f"<h3>{parts.safe(then.words.say('What would come first then'))}</h3><ol>{titles}</ol>" if six else ""


def _pair(s: Subject, then: Subject, severity: str) -> str:
    """Give a count today and then."""

    def count(one: Subject) -> str:
        found = one.assessment
        return s.words.number(getattr(found.business.open, severity) if severity else len(found.plan.items))

    return count(s) if count(s) == count(then) else f"{count(s)} → {count(then)}"


def _other_questions(s: Subject, then: Subject) -> str:
    """Say it where other questions would apply: the figure counts what they say, or that they say nothing yet."""
    if then is s or s.applying == then.applying:
        return ""
    pairs = [{(place, name) for place, names in one.applying.items() for name in names} for one in (s, then)]
    text = s.words.say(
        "Other questions would apply then: %(more)s more, %(fewer)s fewer. The figure counts them.",
        more=s.words.number(len(pairs[1] - pairs[0])),
        fewer=s.words.number(len(pairs[0] - pairs[1])),
    )
    return f"<p class='hint'>{parts.safe(text)}</p>"
