"""How long it takes to say how certain a result is: a thousand draws of the weights, and what would narrow the range.

Run from the project's folder: ``python -m benchmarks.explain``. The whole questionnaire, two operations; the best
times of several runs. The floor beside the draws is measured in the same run: the random numbers and two plain matrix
products of the same size. The floor beside the narrowing is scoring the response once, figures alone.
"""

from __future__ import annotations

import sys
from functools import partial

import numpy as np

from benchmarks.scoring import best, factory
from questionnaires.loader import load
from questionnaires.models import Questionnaire
from questionnaires.responses import Response
from scoring.arrays import Groups
from scoring.certainty import certainty
from scoring.coding import rows_of
from scoring.compiled import compiled
from scoring.narrowing import narrowing
from scoring.residual import scored, totals
from scoring.sensitivity import DRAWS, sensitivity

TARGET = 1.0
ANSWERED = {"nothing answered": 0.0, "half answered": 0.5, "all answered": 1.0}


def two_operations(questionnaire: Questionnaire, answered: float) -> Response:
    """Give the benchmark's factory with a second operation a quarter as large."""
    given = factory(questionnaire, answered)
    second = given.operations[0].model_copy(update={"id": "op2", "workers": 200, "migrant_share": 0.2})
    return given.model_copy(update={"operations": (*given.operations, second)})


def draws(questionnaire: Questionnaire, response: Response) -> float:
    """Print how long the draws take; give the seconds."""
    arrays = compiled(questionnaire)
    known = scored(arrays, rows_of(arrays, response))
    harm = float(totals(arrays, known, Groups.of_sizes([len(known.rows)])).harm[0])
    weights = len(arrays.questions) + len(arrays.topics.names)

    def plain() -> object:
        factors = np.random.default_rng(1).uniform(0.75, 1.25, (DRAWS, weights))
        part = factors[:, : len(arrays.questions)]
        return part @ known.controls.question_weight, part @ arrays.worth.headline[known.controls.moved]

    seconds = best(partial(sensitivity, arrays, known, harm), 20)
    floor = best(plain, 20)
    print(f"  {DRAWS:,} draws, each weight alone {seconds * 1e3:7.2f} ms; floor {floor * 1e3:.2f} ms, ", end="")
    print(f"ratio {seconds / floor:.1f}")
    return seconds


def narrow(questionnaire: Questionnaire, response: Response) -> float:
    """Print how long it takes to find what narrows the range; give the seconds."""
    arrays = compiled(questionnaire)
    rows = rows_of(arrays, response)
    known = scored(arrays, rows)
    seconds = best(partial(narrowing, arrays, known, response), 20)
    floor = best(lambda: totals(arrays, scored(arrays, rows), Groups.of_sizes([len(rows)])), 20)
    print(f"  what narrows the range         {seconds * 1e3:7.2f} ms; floor {floor * 1e3:.2f} ms, ", end="")
    print(f"ratio {seconds / floor:.1f}")
    return seconds


def main() -> int:
    questionnaire = load()
    longest = 0.0
    for name, answered in ANSWERED.items():
        response = two_operations(questionnaire, answered)
        print(f"{len(questionnaire.scored)} questions, two operations, {name}")
        draws(questionnaire, response)
        narrow(questionnaire, response)
        both = best(partial(certainty, questionnaire, response), 20)
        print(f"  both, from the response        {both * 1e3:7.2f} ms")
        longest = max(longest, both)
    print(f"target: {TARGET:g} s:", "met" if longest <= TARGET else "NOT met")
    return 0 if longest <= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
