"""A garment maker in Jordan with 800 workers, many of them from Bangladesh and Nepal, as one might answer."""

from __future__ import annotations

from datetime import date

from questionnaires import loader
from questionnaires.models import DONT_KNOW, Evidence
from questionnaires.responses import (
    Answer,
    AnswersByOperation,
    Edition,
    FollowUp,
    Operation,
    Organisation,
    PreparedBy,
    Response,
    Value,
)

ON = date(2026, 11, 21)
NOTE = "The agency in Dhaka says the worker share is customary."
CONTACT = "compliance@petra-stitch.example"
REMARK = "Waiting for the bank."
OWNER = "Rania Haddad"
QUESTIONNAIRE = loader.load()


def said(value: Value, evidence: Evidence = "stated", note: str = "") -> Answer:
    return Answer(value=value, evidence=evidence, note=note)


def by_site(first: Answer, second: Answer) -> AnswersByOperation:
    return AnswersByOperation(by_operation={"sewing": first, "packing": second})


SITES = (
    Operation(
        id="sewing",
        name="Sewing plant, Dulayl",
        sector="garment_textile",
        country="JOR",
        workers=620,
        migrant_share=0.75,
        agency_share=0.9,
        housing_share=0.7,
        corridors={"BGD": 310, "NPL": 120},
    ),
    Operation(
        id="packing",
        name="Packing hall, Irbid",
        sector="garment_textile",
        country="JOR",
        workers=180,
        migrant_share=0.2,
        agency_share=0.5,
        housing_share=0.15,
        corridors={"NPL": 30},
    ),
)
ANSWERS: dict[str, Answer | AnswersByOperation] = {
    "fees_policy": said("partly", "document"),
    "fees_paid": by_site(said("some", "stated", NOTE), said("none")),
    "fees_repaid": said("none"),
    "fees_amount": said(2.5),
    "fees_items": said(("medical", "equipment"), "records"),
    "fees_deducted": said(DONT_KNOW),
    "fees_deposit": said("none", "document"),
    "fees_kickback": said("rumour"),
    "fees_asked": said("form"),
    "docs_policy": said("spoken"),
    "docs_held": by_site(said("on_request", "document"), said("all", "workers")),
    "docs_access": by_site(said("office_hours"), said("at_once")),
    "docs_cards": said("none"),
    "docs_locker": said("most"),
    "docs_leave": by_site(said("curfew", "records"), said("free", "records")),
    "docs_phone": said("free"),
    "grievance_channels": said("in_house", "document"),
    "grievance_process": said("without_limits", "document"),
    "grievance_known": said(DONT_KNOW),
    "grievance_language": said("helped"),
    "grievance_retaliation": said("none_known"),
    "grievance_count": said(0),
}


def factory(**changes: object) -> Response:
    """Give the response, with some fields changed."""
    q = QUESTIONNAIRE
    response = Response(
        id="petra",
        questionnaire=Edition(id=q.id, version=q.version, hash=q.hash),
        organisation=Organisation(name="Petra Stitch", country="JOR", contact=CONTACT),
        prepared_by=PreparedBy(name="Lina Nasser", role="Compliance manager"),
        scope_note="2 of 3 sites; the new dyeing unit (90 workers) is left out until it opens in March.",
        operations=SITES,
        answers=ANSWERS,
        follow_up={"stop_charges@sewing": FollowUp(owner=OWNER, status="started", note=REMARK)},
    )
    return response.model_copy(update=changes)


def answered(**answers: Answer | None) -> Response:
    """Give the response with some answers changed, or taken back."""
    response = factory()
    for name, answer in answers.items():
        response = response.with_answer(name, answer)
    return response


def sound() -> Response:
    """Give the response of an employer that asked its workers and found nothing."""
    best: dict[str, Value] = {
        "fees_policy": "written",
        "fees_paid": "none",
        "fees_items": ("none",),
        "fees_deducted": "none",
        "fees_deposit": "none",
        "fees_kickback": "none",
        "fees_asked": "twice",
        "docs_policy": "written",
        "docs_held": "all",
        "docs_cards": "none",
        "docs_locker": "all",
        "docs_leave": "free",
        "docs_phone": "free",
        "grievance_channels": "several",
        "grievance_process": "with_workers",
        "grievance_known": "all",
        "grievance_language": "all",
        "grievance_retaliation": "none",
        "grievance_count": 7,
    }
    return factory(answers={name: said(value, "workers") for name, value in best.items()}, follow_up={})
