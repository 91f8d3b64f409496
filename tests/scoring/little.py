"""A questionnaire small enough to score by hand: three topics, seven questions. The worked cases use it."""

from __future__ import annotations

from tests.builders import (
    act,
    all_of,
    alone,
    answer_is,
    contradiction,
    questionnaire,
    red,
    resolved,
    sector,
    select_multiple,
    select_one,
    topic,
)

REPAID = resolved("fees_repaid", "all", evidence="workers")

LITTLE = questionnaire(
    topic(
        "fees",
        select_one(
            "fees_policy",
            kind="policy",
            scope="company",
            weight=2,
            written=1,
            none=0,
            asked={"quick": True, "actions": (act("write_policy", {"fees_policy": "written"}, lead=30, effort=2),)},
        ),
        select_one(
            "fees_paid",
            kind="outcome",
            weight=3,
            none=1,
            few=red(credit=0.2, by=REPAID),
            most=red(by=REPAID),
            asked={
                "quick": True,
                "actions": (
                    act("stop_charges", contains=["fees_paid"], lead=3, effort=1, role="board"),
                    act("hire_directly", {"fees_paid": "none"}, lead=90, effort=15, requires=["repay_fees"]),
                ),
            },
        ),
        select_one(
            "fees_repaid",
            kind="outcome",
            weight=3,
            all=1,
            none=0,
            asked={
                "relevant": all_of(answer_is("fees_paid", "few", "most")),
                "actions": (act("repay_fees", {"fees_repaid": "all"}, lead=60, effort=25),),
            },
        ),
        v=3,
    ),
    topic(
        "docs",
        select_one("docs_policy", kind="policy", scope="company", written=1, none=0),
        select_one(
            "docs_held",
            kind="outcome",
            weight=3,
            all=1,
            most=red(credit=0.3),
            few=red(),
            asked={
                "quick": True,
                "actions": (
                    act("return_papers", contains=["docs_held", "docs_access"], lead=3, effort=1, role="site"),
                    act("end_safekeeping", {"docs_held": "all"}, lead=30, effort=5),
                ),
            },
        ),
        select_one(
            "docs_access",
            weight=2,
            yes=1,
            no=red(),
            asked={"actions": (act("papers_on_demand", {"docs_access": "yes"}, lead=7, effort=0.5),)},
        ),
        v=3,
    ),
    topic(
        "grievance",
        select_multiple(
            "channels",
            weight=2,
            line=0.6,
            box=0.4,
            none=alone(0),
            asked={"actions": (act("open_line", {"channels": "line"}, lead=90, effort=10, collaborative=True),)},
        ),
        select_one("known", all=1, few=0.5, none=0, asked={"not_applicable": True}),
        v=2,
    ),
    sectors=[
        sector("making", {"fees": 0.75, "docs": 0.5, "grievance": 0.25}, {"channels": 2}),
        sector("mending", {"fees": 0.25, "docs": 0.25, "grievance": 0.25}),
    ],
    goods={"CCC": ["mending"]},
    contradictions=[
        contradiction("held_but_no_access", answer_is("docs_held", "all"), answer_is("docs_access", "no"))
    ],
)
