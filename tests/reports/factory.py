"""A garment maker in Jordan with 800 workers, many of them from Bangladesh and Nepal, as one might answer."""

from __future__ import annotations

from datetime import date

from questionnaires import loader
from questionnaires.models import DONT_KNOW, Evidence, FreeText, Numeric, ScoredQuestion, SelectMultiple
from questionnaires.relevance import to_ask
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
COSTS = (  # who pays, row by row
    "agency_employer",
    "medical_worker",
    "insurance_employer",
    "tests_employer",
    "training_employer",
    "equipment_shared",
    "travel_employer",
    "journey_home_employer",
    "papers_unknown",
)


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
    "mgmt_policy": said("partly", "document"),
    "mgmt_budget": said("partly"),
    "mgmt_training": said("some"),
    "fees_paid": by_site(said("paid", "stated", NOTE), said("none")),
    "fees_repaid": said("none"),
    "fees_amount": said(2.5),
    "fees_costs": said(COSTS, "records"),
    "fees_deducted": said(DONT_KNOW),
    "fees_deposit": said("none", "document"),
    "fees_asked": said("form"),
    "recruiter_list": said("first_only", "document"),
    "recruiter_check": said("licence", "document"),
    "recruiter_contract": said("most", "document"),
    "recruiter_price": said("unknown"),
    "contract_written": said("all", "document"),
    "contract_early": said("days"),
    "contract_match": by_site(said("same"), said("same", "records")),
    "contract_employer": said("all"),
    "docs_held": by_site(said("on_request", "document"), said("all", "workers")),
    "docs_access": by_site(said("office_hours"), said("at_once")),
    "docs_locker": said("most"),
    "docs_leave": by_site(said("curfew", "records"), said("free", "records")),
    "docs_phone": said("free"),
    "garm_targets": said("most"),
    "garm_scheme": said("no_scheme"),
    "wages_withheld": said("on_time", "records"),
    "wages_deductions": said("unexplained"),
    "wages_loans": said("none"),
    "wages_minimum": said("all", "records"),
    "wages_equal": said("partly"),
    "conditions_hours": said("up_to_60", "records"),
    "conditions_overtime": said("pressure"),
    "conditions_safety": said("most"),
    "conditions_violence": said("none"),
    "conditions_threats": said("none"),
    "conditions_health": said("none"),
    "conditions_young": said("none", "document"),
    "conditions_housing": said("gaps"),
    "grievance_channels": said("in_house", "document"),
    "grievance_process": said("without_limits", "document"),
    "grievance_known": said(DONT_KNOW),
    "grievance_retaliation": said("none_known"),
    "grievance_count": said(0),
    "remedy_procedure": said("case"),
    "remedy_done": said("some"),
    "monitoring_interviews": said("own"),
    "monitoring_voice": said("appointed"),
    "monitoring_data": said("partly"),
    "exit_resign": said("free"),
    "exit_leaving": said("most"),
    "chain_route": said("to_recruiter"),
    "chain_state": said("unlikely"),
    "chain_suppliers": said("contract"),
    "referral_ready": said("idea"),
    "referral_incident": said("none_known"),
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
    whole = factory(answers={}, follow_up={})
    best = {name: said(_best(QUESTIONNAIRE.by_name[name]), "workers") for name in to_ask(QUESTIONNAIRE, whole)}
    asked = to_ask(QUESTIONNAIRE, whole.model_copy(update={"answers": best}))
    return whole.model_copy(update={"answers": {name: best[name] for name in asked}})


def _best(question: ScoredQuestion | FreeText) -> Value:
    """Give the answer that earns the most and raises nothing."""
    assert not isinstance(question, FreeText)
    if isinstance(question, Numeric):
        return 7 if question.bands[-1].credit == 1 else 0
    full = tuple(choice.name for choice in question.choices if choice.credit == 1 and choice.flag is None)
    return full[:1] if isinstance(question, SelectMultiple) else full[0]
