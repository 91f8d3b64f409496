"""A garment factory in Jordan with 800 workers, hiring from Bangladesh and Nepal, and how it answers."""

from __future__ import annotations

from datetime import UTC, datetime
from html import unescape
from typing import Any

from streamlit.testing.v1 import AppTest

from questionnaires.loader import load
from questionnaires.responses import (
    Answer,
    AnswersByOperation,
    Edition,
    Operation,
    Organisation,
    PreparedBy,
    Response,
    Value,
)
from tests.reports.factory import ANSWERS as FACTORY

NAME = "Sunrise Garments"
THEN = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
PLANT = Operation(
    id="op1",
    name="Plant A",
    sector="garment_textile",
    country="JOR",
    workers=800,
    migrant_share=0.65,
    agency_share=0.9,
    housing_share=0.6,
    corridors={"BGD": 300, "NPL": 220},
)
ANSWERS: dict[str, tuple[Value, str]] = {
    **{name: (value.value, value.evidence) for name, value in FACTORY.items() if isinstance(value, Answer)},
    "fees_paid": ("paid", "records"),
    "fees_deducted": ("dont_know", "stated"),
    "contract_match": ("same", "stated"),
    "docs_held": ("on_request", "stated"),
    "docs_access": ("office_hours", "stated"),
    "docs_leave": ("curfew", "stated"),
    "grievance_known": ("some", "stated"),
}


def sunrise(**changes: Any) -> Response:
    """Give the factory's response; "fees_deducted" is not known, "grievance_process" has no answer."""
    questionnaire = load()
    answers: dict[str, Answer | AnswersByOperation] = {
        name: Answer(value=value, evidence=evidence, answered_at=THEN)
        for name, (value, evidence) in ANSWERS.items()
        if name != "grievance_process"
    }
    given: dict[str, Any] = {
        "id": "sunrise-2026",
        "created_at": THEN,
        "changed_at": THEN,
        "questionnaire": Edition(id=questionnaire.id, version=questionnaire.version, hash=questionnaire.hash),
        "organisation": Organisation(name=NAME, country="JOR", contact="hr@example.org"),
        "prepared_by": PreparedBy(name="Rania Haddad", role="HR manager"),
        "scope_note": "1 of 2 factories",
        "operations": (PLANT,),
        "answers": answers,
    }
    return Response(**{**given, **changes})


def seen(at: AppTest) -> str:
    """Give everything a page says in its own words, outside the menu."""
    html = " ".join(part.proto.body for part in at.main.get("html"))
    links = " ".join(link.proto.label for link in at.main.get("page_link"))
    notes = " ".join(block.proto.label for block in at.main.get("expander"))
    return unescape(f"{html} {links} {notes}").replace("\\", "")


def downloads(at: AppTest) -> dict[str, str]:
    """Give the download buttons as key: label."""
    return {str(button.key): button.proto.label for button in at.get("download_button")}


def field(at: AppTest, name: str) -> Any:
    """Give the text field or list of that name, whatever the language and the edition."""
    return next(one for one in (*at.text_input, *at.selectbox) if (one.key or "").startswith(f"{name}@"))
