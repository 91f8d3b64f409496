"""Residual risk: what exposure, control and harm come to, at every level (scoring method, sections 5 and 6)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scoring.applying import applying, clashing, contradicted
from scoring.arrays import Bools, Bytes, Floats, Groups, Places, Rows
from scoring.cells import OUTSIDE
from scoring.compiled import Compiled
from scoring.controls import Controls, controls
from scoring.exposure import exposure
from scoring.findings import CRITICAL, MINOR, Severities, count, harm, severities
from scoring.tables import ANSWERED, BEST, HEADLINE, STATED, WORST

BORDER = 12  # decimals: two sums of the same numbers in another order fall on the same side of a band's border


@dataclass(frozen=True, slots=True)
class Scored:
    """Everything known of each row."""

    rows: Rows
    cells: Places  # OUTSIDE where the question does not apply
    facts: Bytes
    exposure: Floats  # X, by topic and row
    controls: Controls
    topic_potential: Floats  # P, by topic, row and scenario
    potential: Floats  # P, by scenario and row
    severities: Severities
    contradicted: Bools  # by rule and row
    clashing: Bools  # by question and row

    @property
    def counts(self) -> Bools:
        """Tell which rows have a topic that counts."""
        found: Bools = self.controls.counts.max(axis=0)
        return found


@dataclass(frozen=True, slots=True)
class Totals:
    """The figures of groups of rows."""

    potential: Floats  # P, by scenario and group
    harm: Floats
    residual: Floats  # R, by scenario and group
    band: Places  # of the headline
    worst_band: Places
    provisional: Bools
    count: Places  # by standing and group
    workers_concerned: Floats
    answered: Places
    applying: Places


def scored(compiled: Compiled, rows: Rows) -> Scored:
    """Score every row."""
    cells = applying(compiled, rows)
    facts = np.take(compiled.facts, cells, mode="clip")
    exposed = exposure(compiled, rows)
    control = controls(compiled, rows, cells)
    by_topic = exposed[..., None] * (1 - compiled.rubric.control_limit * control.control)
    severity = severities(compiled, cells, facts)
    return Scored(
        rows=rows,
        cells=cells,
        facts=facts,
        exposure=exposed,
        controls=control,
        topic_potential=by_topic,
        potential=_over_topics(compiled, control, by_topic),
        severities=severity,
        contradicted=contradicted(compiled, rows, cells),
        clashing=clashing(facts),
    )


def topic_shares(compiled: Compiled, control: Controls) -> Floats:
    """Give by topic and row v / sum(v) over the topics that count."""
    weight = compiled.topics.weight[:, None] * control.counts
    total = weight.sum(axis=0)
    found: Floats = weight / np.where(total > 0, total, 1.0)
    return found


def _over_topics(compiled: Compiled, control: Controls, by_topic: Floats) -> Floats:
    weight = compiled.topics.weight[:, None] * control.counts
    total = weight.sum(axis=0)
    found: Floats = np.einsum("tr,trs->sr", weight, by_topic) / np.where(total > 0, total, 1.0)
    return found


def averaged(values: Floats, weight: Floats, groups: Groups) -> Floats:
    """Give by group the mean of values by row, weighted; 0 where nothing has weight."""
    picked, weights = groups.pick(values), groups.pick(weight)
    if groups.single:
        return np.where(weights > 0, picked, 0.0)
    total = groups.total(weights)
    found: Floats = groups.total(picked * weights) / np.where(total > 0, total, 1.0)
    return found


def residual(harm: Floats, potential: Floats) -> Floats:
    """Give R."""
    found: Floats = 1 - (1 - harm) * (1 - potential)
    return found


def bands(compiled: Compiled, risk: Floats) -> Places:
    """Give the place of each figure's band among the rubric's."""
    borders = [band.below for band in compiled.rubric.bands if band.below is not None]
    return np.searchsorted(borders, np.round(risk, BORDER), side="right")


def totals(compiled: Compiled, scored: Scored, groups: Groups) -> Totals:
    """Give the figures of groups of rows."""
    severity = scored.severities
    potential = averaged(scored.potential, scored.rows.workers * scored.counts, groups)
    found, best, worst = (
        harm(compiled, groups.greatest(groups.pick(given)))
        for given in (severity.found, severity.best, severity.worst)
    )
    harms = {HEADLINE: found, STATED: found, BEST: best, WORST: worst}
    risk = residual(np.stack([harms[scenario] for scenario in range(4)]), potential)
    answered, applies, provisional = _provisional(compiled, scored, groups)
    concerned = ((scored.severities.standing >= MINOR) & (scored.severities.standing <= CRITICAL)).any(
        axis=0
    ) * scored.rows.workers
    return Totals(
        potential=potential,
        harm=found,
        residual=risk,
        band=bands(compiled, risk[HEADLINE]),
        worst_band=bands(compiled, risk[WORST]),
        provisional=provisional,
        count=count(compiled, scored.severities.standing, groups),
        workers_concerned=groups.total(groups.pick(concerned)),
        answered=answered,
        applying=applies,
    )


def _provisional(compiled: Compiled, scored: Scored, groups: Groups) -> tuple[Places, Places, Bools]:
    """Count the answers given and asked for, and tell which ratings are provisional for want of them."""
    answers = (scored.facts >> ANSWERED & 1).sum(axis=0, dtype=np.uint16).astype(np.intp)
    asked = (scored.cells != OUTSIDE).sum(axis=0, dtype=np.uint16).astype(np.intp)
    doubtful = scored.severities.unknown.any(axis=0) | scored.contradicted.any(axis=0) | scored.clashing.any(axis=0)
    doubtful |= scored.rows.quick
    answered, applies = (groups.total(groups.pick(number)) for number in (answers, asked))
    few = answered < np.round(compiled.rubric.answered_share * applies, BORDER)
    return answered, applies, few | groups.greatest(groups.pick(doubtful))
