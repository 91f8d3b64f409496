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
    "fees_policy": ("partly", "document"),
    "fees_paid": ("some", "records"),
    "fees_repaid": ("none", "stated"),
    "fees_amount": (3.0, "stated"),
    "fees_items": (("medical", "travel"), "stated"),
    "fees_deducted": ("none", "records"),
    "fees_deposit": ("none", "stated"),
    "fees_kickback": ("dont_know", "stated"),
    "fees_asked": ("managers", "stated"),
    "docs_policy": ("written", "document"),
    "docs_held": ("on_request", "stated"),
    "docs_access": ("office_hours", "stated"),
    "docs_cards": ("none", "records"),
    "docs_locker": ("some", "stated"),
    "docs_leave": ("curfew", "stated"),
    "docs_phone": ("free", "stated"),
    "grievance_channels": ("in_house", "document"),
    "grievance_known": ("some", "stated"),
    "grievance_language": ("most", "stated"),
    "grievance_retaliation": ("none_known", "stated"),
    "grievance_count": (0, "records"),
}


def sunrise(**changes: Any) -> Response:
    """Give the factory's response; "fees_kickback" is not known, "grievance_process" has no answer."""
    questionnaire = load()
    answers: dict[str, Answer | AnswersByOperation] = {
        name: Answer(value=value, evidence=evidence, answered_at=THEN) for name, (value, evidence) in ANSWERS.items()
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
