"""Topics over several operations, and control by kind of question (scoring method, section 5)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from questionnaires.models import KINDS, Kind
from scoring.arrays import Floats, Groups
from scoring.compiled import Compiled
from scoring.findings import harm
from scoring.models import TopicRisk
from scoring.residual import Scored, averaged, bands, residual
from scoring.tables import HEADLINE


def topic_risks(compiled: Compiled, scored: Scored, groups: Groups) -> tuple[Mapping[str, TopicRisk], ...]:
    """Give for each group its topics, over the operations where they count."""
    counts = scored.controls.counts
    potential = averaged(scored.topic_potential[..., HEADLINE], scored.rows.workers * counts, groups)
    severity = groups.greatest(groups.pick(scored.severities.found))
    harms = np.stack([harm(compiled, severity[part]) for part in compiled.topics.slices])
    risk = residual(harms, potential)
    somewhere = groups.greatest(groups.pick(counts.view(np.uint8)))
    figures = (risk, potential, harms, bands(compiled, risk), somewhere)
    names = [band.name for band in compiled.rubric.bands]
    return tuple(
        {
            topic: TopicRisk(headline=headline, potential=before, harm=found, band=names[band])
            for topic, headline, before, found, band, there in zip(compiled.topics.names, *columns, strict=True)
            if there
        }
        for columns in zip(*(figure.T.tolist() for figure in figures), strict=True)
    )


def kinds(compiled: Compiled, scored: Scored) -> Mapping[Kind, float | None]:
    """Give control over the questions of each kind, as answered; None where no question of the kind counts."""
    weight = scored.controls.question_weight
    earned = compiled.worth.headline[scored.controls.moved]
    return {
        kind: _control(compiled, scored.rows.workers, *(np.where(mine, given, 0.0) for given in (earned, weight)))
        for kind, mine in ((kind, (compiled.kind == place)[:, None]) for place, kind in enumerate(KINDS))
    }


def _control(compiled: Compiled, workers: Floats, earned: Floats, weight: Floats) -> float | None:
    """Average over the topics that count, by v, then over the operations that have any, by their workers."""
    weights, sums = (
        np.stack([given[part].sum(axis=0) for part in compiled.topics.slices]) for given in (weight, earned)
    )
    shares = compiled.topics.weight[:, None] * (weights > 0)
    by_row = (shares * sums / np.where(weights > 0, weights, 1.0)).sum(axis=0)
    total = shares.sum(axis=0)
    people = workers * (total > 0)
    if not people.any():
        return None
    return float((people * by_row / np.where(total > 0, total, 1.0)).sum() / people.sum())
