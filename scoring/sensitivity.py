"""How sure is the method: whether the band holds where the weights are a little different.

Each weight w of a question and v of a topic is multiplied by a random factor. The harm found and the exposure depend
on no weight, so only the control within a topic and the mean over topics are worked out again (method, section 5).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scoring.arrays import Floats
from scoring.compiled import Compiled
from scoring.models import Band
from scoring.residual import Scored, bands, residual

DRAWS, SEED = 1000, 20261121
QUARTER = 0.25
NINE_TENTHS = (0.05, 0.95)  # the middle nine tenths of the draws lie between these quantiles


@dataclass(frozen=True, slots=True)
class Weight:
    """A single weight that, moved by a quarter alone, brings the headline into another band."""

    topic: str
    question: str | None  # None: the topic's own weight v
    factor: float
    headline: float
    band: Band


@dataclass(frozen=True, slots=True)
class Sensitivity:
    draws: int
    same: float  # share of the draws in which the headline's band stays
    low: float  # nine tenths of the draws gave a headline between these two
    high: float
    decisive: tuple[Weight, ...]  # at most one a weight, those that move the headline furthest first


def sensitivity(compiled: Compiled, scored: Scored, harm: float, draws: int = DRAWS) -> Sensitivity:
    """Move the weights of one response at random, always by the same draws. ``harm`` is H of the business."""
    questions, topics = len(compiled.questions), len(compiled.topics.names)
    drawn = np.random.default_rng(SEED).uniform(1 - QUARTER, 1 + QUARTER, (draws, questions + topics))
    found = headlines(compiled, scored, harm, drawn)
    alone = _alone(questions + topics)
    each = headlines(compiled, scored, harm, alone)
    today = headlines(compiled, scored, harm, np.ones((1, questions + topics)))
    band = bands(compiled, today)[0]
    low, high = np.quantile(found, NINE_TENTHS).tolist()
    return Sensitivity(
        draws=draws,
        same=float((bands(compiled, found) == band).mean()),
        low=low,
        high=high,
        decisive=_decisive(compiled, each, today[0], int(band)),
    )


def headlines(compiled: Compiled, scored: Scored, harm: float, factors: Floats) -> Floats:
    """Give R by draw; ``factors`` has one row a draw, first of every question's weight, then of every topic's."""
    of_question, of_topic = np.hsplit(factors, [len(compiled.questions)])
    weighed = of_topic * compiled.topics.weight
    weight = scored.controls.question_weight
    earned = compiled.worth.headline[scored.controls.moved]
    risk, total = np.zeros((2, len(factors), len(scored.rows)))
    for place, part in enumerate(compiled.topics.slices):
        counted = of_question[:, part] @ weight[part]
        control = of_question[:, part] @ earned[part] / np.where(counted > 0, counted, 1.0)
        share = weighed[:, place, None] * scored.controls.counts[place]
        risk += share * scored.exposure[place] * (1 - compiled.rubric.control_limit * control)
        total += share
    people = scored.rows.workers * scored.counts
    potential = risk / np.where(total > 0, total, 1.0) @ people / max(people.sum(), 1.0)
    return residual(np.asarray(harm), potential)


def _alone(weights: int) -> Floats:
    """Give the draws that move each weight alone, all of them down, then all of them up."""
    step = QUARTER * np.eye(weights)
    return np.concatenate([1 - step, 1 + step])


def _decisive(compiled: Compiled, each: Floats, today: float, band: int) -> tuple[Weight, ...]:
    """Name the weights that change the band, each the way that moves the headline further."""
    weights = len(each) // 2
    places = bands(compiled, each)
    further = [int(place) for place in np.argsort(-np.abs(each - today), kind="stable") if places[place] != band]
    first = {place % weights: place for place in reversed(further)}
    return tuple(
        _weight(compiled, place, float(each[place]), int(places[place]))
        for place in further
        if first[place % weights] == place
    )


def _weight(compiled: Compiled, place: int, headline: float, band: int) -> Weight:
    questions, topics = len(compiled.questions), compiled.topics
    up, which = divmod(place, questions + len(topics.names))
    own = which < questions
    return Weight(
        topic=topics.names[topics.of[which] if own else which - questions],
        question=compiled.questions[which].question.name if own else None,
        factor=1 + QUARTER if up else 1 - QUARTER,
        headline=headline,
        band=compiled.rubric.bands[band].name,
    )
