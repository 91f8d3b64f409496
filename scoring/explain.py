"""Why this number: what each question adds to a figure (scoring method, section 7)."""

from __future__ import annotations

import numpy as np

from scoring.arrays import Bytes, Floats, Groups
from scoring.cells import OUTSIDE
from scoring.compiled import Compiled
from scoring.findings import gravest
from scoring.models import Contribution
from scoring.residual import Scored, Totals, topic_shares
from scoring.tables import HEADLINE


def slope(compiled: Compiled, scored: Scored) -> Floats:
    """Give by question and row the points of one unit of weight without control: v / sum(v) * X / sum(u)."""
    weight = scored.controls.weight
    by_topic = topic_shares(compiled, scored.controls) * scored.exposure / np.where(weight > 0, weight, 1.0)
    return by_topic[compiled.topics.of]


def points(compiled: Compiled, scored: Scored) -> Floats:
    """Give by question and row the points of potential risk; by row they add up to P."""
    earned = compiled.worth.headline[scored.controls.moved]
    left = scored.controls.question_weight - compiled.rubric.control_limit * earned
    return slope(compiled, scored) * left


def shares_of_workers(scored: Scored, groups: Groups) -> Floats:
    """Give by picked row its share of the workers of its group, among the rows that count."""
    workers = groups.pick(scored.rows.workers * scored.counts)
    sizes = np.diff(groups.starts, append=len(workers))
    total = np.repeat(np.add.reduceat(workers, groups.starts), sizes)
    return workers / np.where(total > 0, total, 1.0)


def harm_shares(severity: Bytes, harm: Floats) -> Floats:
    """Give by question and group its share of the harm: equal parts to the questions with a finding of the gravest."""
    top, number = gravest(severity)
    counted = (severity == top) & (top > 0)
    found: Floats = counted * (harm / np.maximum(number, 1))
    return found


def contributions(
    compiled: Compiled, scored: Scored, groups: Groups, figures: Totals
) -> tuple[tuple[Contribution, ...], ...]:
    """Give for each group every question that applies in it, in the order asked. ``figures`` are the groups'."""
    severity = groups.greatest(groups.pick(scored.severities.found))
    applies = groups.greatest(groups.pick((scored.cells != OUTSIDE).view(np.uint8)))
    by_group = groups.total(groups.pick(points(compiled, scored)) * shares_of_workers(scored, groups))
    of_harm = harm_shares(severity, figures.harm * (1 - figures.potential[HEADLINE]))
    names = list(compiled.index)
    return tuple(
        tuple(
            Contribution(names[place], given, harmful)
            for place, (there, given, harmful) in enumerate(zip(*columns, strict=True))
            if there
        )
        for columns in zip(applies.T.tolist(), by_group.T.tolist(), of_harm.T.tolist(), strict=True)
    )
