"""The rows of the score's tables: what is put in, and what each formula comes to."""

from __future__ import annotations

from typing import Any

import numpy as np

from interchange.workbook.book import Formula, Value
from interchange.workbook.ground import Ground, Harm
from scoring.tables import BEST, HEADLINE, STATED, WORST

Row = dict[str, Value]
NAMES = (("potential", HEADLINE), ("stated", STATED), ("best", BEST), ("worst", WORST))


def _harm(harm: Harm, potential: float) -> Row:
    residual = 1 - (1 - harm.harm) * (1 - potential)
    return {"gravest": harm.gravest, "many": harm.many, "harm": harm.harm, "residual": residual}


def business(ground: Ground) -> list[Row]:
    """Give headline, as stated, best and worst case, each from its own columns of the tables below."""
    from interchange.workbook import score  # noqa: PLC0415  # it names these rows

    _, said = ground.told.words.say, ground.told.assessment.business
    labels = (_("Headline"), _("As stated"), _("Best case"), _("If what nobody has checked turned out untrue"))
    assessed = (said.headline, said.stated, said.best, said.worst)
    kinds = ("found", "found", "best", "worst")
    ranks = dict(zip(("found", "best", "worst"), ground.severities, strict=True))
    made: list[Row] = []
    for label, (column, scenario), kind, given in zip(labels, NAMES, kinds, assessed, strict=True):
        potential = float((ground.known.potential[scenario] * ground.shares).sum())
        values = _harm(ground.harm(ranks[kind].max(axis=1)), potential)
        residual = float(values["residual"])  # type: ignore[arg-type]
        made.append(
            values
            | {
                "label": label,
                "potential": Formula(score.business_potential(column), potential),
                "gravest": Formula(score.business_gravest(kind), float(values["gravest"])),  # type: ignore[arg-type]
                "many": Formula(score.business_many(kind), float(values["many"])),  # type: ignore[arg-type]
                "points": 100 * residual,
                "assessed": given,
                "difference": residual - given,
            }
        )
    return made


def sites(ground: Ground) -> list[Row]:
    known, told = ground.known, ground.told
    made: list[Row] = []
    for row, operation in enumerate(told.response.operations):
        figures: Row = {name: float(known.potential[scenario, row]) for name, scenario in NAMES}
        counts = known.controls.counts[:, row]
        made.append(
            {
                "label": told.place(operation.id),
                "number": row + 1,
                "workers": float(known.rows.workers[row]),
                "v": float(ground.arrays.topics.weight[counts].sum()),
                "counted": float(ground.workers[row]),
                "share": float(ground.shares[row]),
                **figures,
                **_harm(ground.harm(ground.severities[0][:, row]), float(known.potential[HEADLINE, row])),
            }
        )
    return made


def topics(ground: Ground) -> list[Row]:
    known, sections = ground.known, ground.told.questionnaire.sections
    made: list[Row] = []
    for topic in np.flatnonzero(known.controls.counts.any(axis=1)).tolist():
        people = known.rows.workers * known.controls.counts[topic]
        potential = float((known.topic_potential[topic, :, HEADLINE] * people).sum() / people.sum())
        found = ground.severities[0][ground.arrays.topics.slices[topic]].max(axis=1)
        first: Row = {"label": sections[topic].label, "number": topic + 1, "workers": float(people.sum())}
        made.append(first | {"potential": potential} | _harm(ground.harm(found), potential))
    return made


def parts(ground: Ground) -> list[Row]:
    topic_numbers = range(len(ground.arrays.topics.names))
    pairs = ((row, topic) for row in range(len(ground.known.rows)) for topic in topic_numbers)
    return [_part(ground, row, topic) for row, topic in pairs if ground.asked(row, topic)]


def _part(ground: Ground, row: int, topic: int) -> Row:
    known, told, arrays = ground.known, ground.told, ground.arrays
    weight = float(known.controls.weight[topic, row])
    v, x = float(arrays.topics.weight[topic]), float(known.exposure[topic, row])
    total = float(arrays.topics.weight[known.controls.counts[:, row]].sum())
    figures: Row = {name: float(known.topic_potential[topic, row, scenario]) for name, scenario in NAMES}
    section, found = told.questionnaire.sections[topic], ground.severities[0][arrays.topics.slices[topic], row]
    label = told.words.say(
        "%(place)s: %(topic)s", place=told.place(told.response.operations[row].id), topic=section.label
    )
    return {
        "label": section.label if len(told.response.operations) == 1 else label,
        "operation": row + 1,
        "topic": topic + 1,
        "v": v,
        "s": float(arrays.atlas.exposure[topic, known.rows.sector[row]]),
        "x": x,
        "u": weight,
        "counted": v if weight > 0 else 0.0,
        "workers": float(known.rows.workers[row]) if weight > 0 else 0.0,
        "control": float(known.controls.control[topic, row, HEADLINE]),
        "slope": float(ground.shares[row]) * v / total * x / weight if weight > 0 else 0.0,
        **figures,
        **_harm(ground.harm(found), float(known.topic_potential[topic, row, HEADLINE])),
    }


def exposure(ground: Ground) -> list[Row]:
    """Give the profile of each operation and what it comes to (scoring method, section 2)."""
    told, arrays, rows = ground.told, ground.arrays, ground.known.rows
    share = arrays.rubric.exposure
    made: list[Row] = []
    for row, (operation, result) in enumerate(zip(told.response.operations, told.assessment.operations, strict=True)):
        given = result.exposure
        situation = share["country"] * given.context + share["workforce"] * given.workforce
        made.append(
            {
                "label": told.place(operation.id),
                "number": row + 1,
                "workers": float(rows.workers[row]),
                "migrants": operation.migrant_share,
                "agency": operation.agency_share,
                "housing": operation.housing_share,
                "g": given.country,
                "origin": "" if np.isnan(rows.origin[row]) else float(rows.origin[row]),
                "context": given.context,
                "workforce": given.workforce,
                "listed": int(given.listed_goods),
                "situation": situation + share["listed_goods"] * given.listed_goods,
            }
        )
    return made


def origins(ground: Ground) -> list[Row]:
    """Give each country that workers of an operation come from, with its own exposure."""
    told = ground.told
    return [
        {
            "label": told.words.say(
                "%(place)s: %(country)s", place=told.place(operation.id), country=told.words.country(iso3)
            ),
            "operation": row,
            "workers": workers,
            "g": ground.arrays.atlas.of_country[iso3],
        }
        for row, operation in enumerate(told.response.operations, start=1)
        for iso3, workers in operation.corridors.items()
    ]


def asked(ground: Ground) -> list[Row]:
    """Give each question that applies somewhere with the gravest red flag of any operation: it counts once."""
    found: dict[int, Any] = dict.fromkeys(
        sorted(place for row in range(len(ground.known.rows)) for place in ground.asked(row))
    )
    return [
        {
            "label": ground.arrays.questions[place].question.label,
            "number": place + 1,
            "topic": int(ground.arrays.topics.of[place]) + 1,
            **{
                name: int(kind[place].max())
                for name, kind in zip(("found", "best", "worst"), ground.severities, strict=True)
            },
        }
        for place in found
    ]
