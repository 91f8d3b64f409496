"""The one door for one response."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from questionnaires.answers import understood
from questionnaires.consistency import NONE_BESIDE_OTHERS
from questionnaires.models import Questionnaire, SelectMultiple
from questionnaires.responses import Response
from scoring.arrays import Groups
from scoring.coding import rows_of
from scoring.compiled import Compiled, compiled
from scoring.explain import contributions
from scoring.exposure import exposure_parts
from scoring.findings import NOT_VERIFIED, counts, findings
from scoring.levels import kinds, topic_risks
from scoring.models import (
    Assessment,
    Contribution,
    Figures,
    Finding,
    OperationResult,
    TopicInOperation,
    TopicRisk,
    Unanswered,
)
from scoring.plan import plan
from scoring.residual import Scored, Totals, scored, totals
from scoring.tables import ANSWERED, ASKED, BARE, BEST, HEADLINE, STATED, WORST

BUSINESS = 0  # the first group; then come the sectors, then the operations


def assess(questionnaire: Questionnaire, response: Response, on: date) -> Assessment:
    """Give the assessment of a response on a date.

    A choice no longer offered counts as no answer. Raises ProfileIncomplete if an operation lacks sector, country or
    workers or names one not in the tables.
    """
    arrays = compiled(questionnaire)
    known = scored(arrays, rows_of(arrays, response))
    operations = tuple(operation.id for operation in response.operations)
    sectors, groups = _groups(arrays, known)
    figures = totals(arrays, known, groups)
    by_topic = topic_risks(arrays, known, groups)
    parts = contributions(arrays, known, groups, figures)
    return Assessment(
        response=response.id,
        on=on,
        questionnaire={"id": questionnaire.id, "version": questionnaire.version, "hash": questionnaire.hash},
        method=arrays.rubric.method,
        data_version=questionnaire.tables.version,
        data_hash=questionnaire.tables.hash,
        path=response.path,
        business=_figures(arrays, figures, BUSINESS),
        kinds=kinds(arrays, known),
        sectors={name: _figures(arrays, figures, place) for place, name in enumerate(sectors, 1)},
        topics=by_topic[BUSINESS],
        heat_map={name: by_topic[place] for place, name in enumerate(sectors, 1)},
        operations=_operations(arrays, known, response, figures, topics=by_topic, parts=parts),
        contributions=parts[BUSINESS],
        findings=tuple(
            _said(arrays, response, one)
            for one in findings(arrays, operations, known.cells, known.severities.standing)
        ),
        stated_only=_share_of_answers(known, BARE),
        workers_asked=_share_of_answers(known, ASKED) > 0,
        unanswered=_unanswered(arrays, known, operations, figures),
        plan=plan(arrays, known, operations, figures, on),
    )


def _operations(
    compiled: Compiled,
    scored: Scored,
    response: Response,
    figures: Totals,
    *,
    topics: Sequence[Mapping[str, TopicRisk]],
    parts: Sequence[tuple[Contribution, ...]],
) -> tuple[OperationResult, ...]:
    """Give each operation's result. ``topics`` and ``parts`` are by group; the operations are the last groups."""
    first = len(parts) - len(response.operations)
    exposures = exposure_parts(compiled, scored.rows, response.operations)
    return tuple(
        OperationResult(
            id=operation.id,
            figures=_figures(compiled, figures, first + row),
            exposure=exposures[row],
            topics=_in_operation(compiled, scored, row, topics[first + row]),
            applies=tuple(part.question for part in parts[first + row]),
            contributions=parts[first + row],
        )
        for row, operation in enumerate(response.operations)
    )


def _said(compiled: Compiled, response: Response, finding: Finding) -> Finding:
    """Name the choice of a checklist that was made: in its cell those of a row with the same worth are one."""
    question = compiled.questions[compiled.index[finding.question]].question
    if finding.choice is None or not isinstance(question, SelectMultiple) or not question.rows:
        return finding
    operation = finding.operation or response.operations[0].id  # one answer for the company is that of each
    answer = understood(question, response.answer(question.name, operation))
    chosen = answer.value if answer and isinstance(answer.value, tuple) else ()
    alike = next(choice for choice in question.choices if choice.name == finding.choice)
    made = [one.name for one in question.choices if one.name in chosen and one.flag == alike.flag]
    return replace(finding, choice=made[0] if made else finding.choice)


def _groups(compiled: Compiled, scored: Scored) -> tuple[tuple[str, ...], Groups]:
    """Give the sectors in the order of the content, and the rows of the business, each sector and operation."""
    rows = np.arange(len(scored.rows))
    present = np.unique(scored.rows.sector).tolist()
    names = list(compiled.atlas.sectors)
    groups = [rows, *(np.flatnonzero(scored.rows.sector == sector) for sector in present), *rows[:, None]]
    together = Groups.of_sizes([len(group) for group in groups], np.concatenate(groups))
    return tuple(names[sector] for sector in present), together


def _figures(compiled: Compiled, totals: Totals, group: int) -> Figures:
    """Give the figures of one group by name."""
    names = [band.name for band in compiled.rubric.bands]
    risk = totals.residual[:, group].tolist()
    return Figures(
        headline=risk[HEADLINE],
        potential=float(totals.potential[HEADLINE, group]),
        harm=float(totals.harm[group]),
        stated=risk[STATED],
        best=risk[BEST],
        worst=risk[WORST],
        band=names[totals.band[group]],
        worst_band=names[totals.worst_band[group]],
        provisional=bool(totals.provisional[group]),
        open=counts(totals.count[:, group]),
        workers_concerned=int(totals.workers_concerned[group]),
    )


def _share_of_answers(scored: Scored, bit: int) -> float:
    """Give the share of the answers given of which a fact holds; 0 without answers."""
    answers = int((scored.facts >> ANSWERED & 1).sum())
    return float((scored.facts >> bit & 1).sum() / answers) if answers else 0.0


def _unanswered(compiled: Compiled, scored: Scored, operations: tuple[str, ...], totals: Totals) -> Unanswered:
    """Say what makes the rating provisional."""
    names = tuple(compiled.index)
    unknown = np.argwhere(scored.severities.standing == NOT_VERIFIED).tolist()
    flagged = ((names[q], None if compiled.company[q] else operations[row]) for q, row in unknown)
    rules = [(compiled.contradictions[rule].name, row) for rule, row in np.argwhere(scored.contradicted).tolist()]
    beside = [(f"{NONE_BESIDE_OTHERS}:{names[q]}", row) for q, row in np.argwhere(scored.clashing).tolist()]
    return Unanswered(
        flagged=tuple(dict.fromkeys(flagged)),
        answered=int(totals.answered[BUSINESS]),
        applying=int(totals.applying[BUSINESS]),
        contradictions=tuple((rule, operations[row]) for rule, row in sorted([*rules, *beside], key=lambda at: at[1])),
    )


def _in_operation(
    compiled: Compiled, scored: Scored, row: int, risks: Mapping[str, TopicRisk]
) -> Mapping[str, TopicInOperation]:
    places = {name: place for place, name in enumerate(compiled.topics.names)}
    return {
        name: TopicInOperation(
            exposure=float(scored.exposure[places[name], row]),
            control=float(scored.controls.control[places[name], row, HEADLINE]),
            potential=risk.potential,
            harm=risk.harm,
            residual=risk.headline,
        )
        for name, risk in risks.items()
    }
