"""How long scoring takes: one response, and a hundred thousand in one table.

Run from the project's folder: ``python -m benchmarks.scoring``. Times are the best of several runs. The floor beside
"score 100,000" is measured in the same run on the same table: one plain numpy pass that looks up what each answer and
its evidence are worth, weighs and adds them up, and takes the gravest flag. It knows no exposure, no condition, no
remedy, no range and no counts.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from questionnaires.loader import load
from questionnaires.models import EVIDENCE, Integer, Numeric, Questionnaire, ScoredQuestion, SelectMultiple
from questionnaires.responses import Answer, Edition, Operation, Organisation, Response
from scoring import portfolio
from scoring.arrays import Groups
from scoring.assess import assess
from scoring.cells import question_cells
from scoring.coding import rows_of
from scoring.compiled import Compiled, compiled
from scoring.frames import rows_of_frame
from scoring.residual import scored, totals

RESPONSES = 100_000
TARGETS = {"one": 0.005, "many": 2.0, "ratio": 4.0}
ON = date(2026, 1, 1)

SHARE = 0.3  # of the choices of a list that are taken


def best(run: Callable[[], object], times: int) -> float:
    """Give the seconds of the quickest of several runs."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        found.append(time.perf_counter() - start)
    return min(found)


# --- one response ------------------------------------------------------------------------------------------------


def factory(questionnaire: Questionnaire, answered: float) -> Response:
    """Give a garment factory of 800 in Jordan, hiring from Bangladesh and Nepal, that answered part of the questions.

    Every answer is the option with the lowest credit, so that there is something to do about each.
    """
    questions = questionnaire.scored[: round(answered * len(questionnaire.scored))]
    profile = {"workers": 800, "migrant_share": 0.7, "agency_share": 0.9, "housing_share": 0.6}
    return Response(
        id="factory",
        questionnaire=Edition(id=questionnaire.id, version=questionnaire.version),
        organisation=Organisation(name="A factory"),
        operations=(
            Operation(
                id="op1", sector="garment_textile", country="JOR", corridors={"BGD": 400, "NPL": 160}, **profile
            ),
        ),
        answers={question.name: Answer(value=_worst(question)) for question in questions},
    )


def _figures(arrays: Compiled, response: Response) -> object:
    return totals(arrays, scored(arrays, rows_of(arrays, response)), Groups.of_sizes([len(response.operations)]))


def _worst(question: ScoredQuestion) -> Any:
    if isinstance(question, Numeric):
        return 1 if question.maximum is None else int(question.maximum)
    worst = min(question.choices, key=lambda choice: 2 if choice.credit is None else choice.credit)
    if isinstance(question, SelectMultiple) and question.rows:
        last = {choice.row: choice.name for choice in question.choices if choice.row}
        return tuple(last.values())
    return (worst.name,) if isinstance(question, SelectMultiple) else worst.name


def one(questionnaire: Questionnaire) -> float:
    """Print how long one response takes; give the longest, in seconds."""
    arrays = compiled(questionnaire)
    longest = 0.0
    for name, answered in (("nothing answered", 0.0), ("half answered", 0.5), ("all answered, all badly", 1.0)):
        response = factory(questionnaire, answered)
        whole = best(partial(assess, questionnaire, response, ON), 60)
        bare = best(partial(_figures, arrays, response), 60)
        items = len(assess(questionnaire, response, ON).plan.items)
        print(
            f"score one, {name:24} {whole * 1e3:7.2f} ms with its plan of {items}; figures alone {bare * 1e3:5.2f} ms"
        )
        longest = max(longest, whole)
    return longest


# --- many responses ----------------------------------------------------------------------------------------------


def table(questionnaire: Questionnaire, rows: int, seed: int = 1) -> pd.DataFrame:
    """Give a table of responses with one operation each; a third names the countries its workers came from."""
    chance = np.random.default_rng(seed)
    countries = list(questionnaire.tables.countries)

    def drawn(values: list[str]) -> Any:
        return pd.Categorical.from_codes(chance.integers(0, len(values), rows), dtype=pd.CategoricalDtype(values))

    origins = [
        {countries[first]: 100, countries[second]: 50} if first % 3 == 0 and first != second else None
        for first, second in chance.integers(0, len(countries), (rows, 2)).tolist()
    ]
    columns: dict[str, Any] = {
        "response": np.arange(rows),
        "operation": np.zeros(rows, dtype=np.int64),
        "sector": drawn([sector.name for sector in questionnaire.sectors]),
        "country": drawn(countries),
        "workers": chance.integers(1, 3000, rows),
        **{name: chance.random(rows) for name in ("migrant_share", "agency_share", "housing_share")},
        "corridors": pd.Series(origins, dtype=object),
    }
    for question in questionnaire.scored:
        columns[question.name] = _values(chance, question, rows, drawn)
        columns[f"{question.name}__evidence"] = drawn(list(EVIDENCE))
    return pd.DataFrame(columns)


def _values(
    chance: np.random.Generator, question: ScoredQuestion, rows: int, drawn: Callable[[list[str]], Any]
) -> Any:
    if isinstance(question, Numeric):
        number = chance.random(rows) * 4
        return np.where(
            chance.random(rows) < 0.1, np.nan, np.floor(number) if isinstance(question, Integer) else number
        )
    names = [choice.name for choice in question.choices]
    if isinstance(question, SelectMultiple):
        rows_of = {choice.name: choice.row or choice.name for choice in question.choices if not choice.exclusive}
        chosen = ({rows_of[n]: n for n in names if n in rows_of and chance.random() < SHARE} for _ in range(60))
        sets = {" ".join(one.values()) for one in chosen}
        return drawn(sorted(sets - {""}))
    return drawn([*names, "dont_know", *(["not_applicable"] if question.not_applicable else [])])


def floor(questionnaire: Questionnaire, frame: pd.DataFrame) -> Callable[[], object]:
    """Give the plain pass; its tables are made beforehand."""
    names = [question.name for question in questionnaire.scored]
    parts = [question_cells(question, 0) for question in questionnaire.scored]
    most = max(64, *(len(part.credit) for part in parts))
    credit, flag = np.zeros((len(parts), most)), np.zeros((len(parts), most), dtype=np.uint8)
    for row, part in enumerate(parts):
        credit[row, : len(part.credit)], flag[row, : len(part.flag)] = np.nan_to_num(part.credit), part.flag
    weight = np.array([float(question.weight) for question in questionnaire.scored])
    evidence = np.array([questionnaire.rubric.evidence[level] for level in EVIDENCE])
    each = np.arange(len(names))

    def codes(name: str) -> Any:
        column = frame[name]
        if isinstance(column.dtype, pd.CategoricalDtype):
            return column.cat.codes.to_numpy()
        return np.nan_to_num(column.to_numpy()).astype(np.int8)

    def run() -> tuple[Any, Any]:
        chosen = np.column_stack([codes(name) for name in names])
        shown = np.column_stack([codes(f"{name}__evidence") for name in names])
        control = (credit[each, chosen] * evidence[shown] * weight).sum(axis=1) / weight.sum()
        return control, flag[each, chosen].max(axis=1)

    return run


def many(questionnaire: Questionnaire) -> tuple[float, float]:
    """Print how long a table takes; give the seconds, and how many times the floor that is."""
    frame = table(questionnaire, RESPONSES)
    portfolio.score(questionnaire, frame)
    pairs = [
        (best(lambda: portfolio.score(questionnaire, frame), 1), best(floor(questionnaire, frame), 1))
        for _ in range(9)
    ]
    seconds, plain = min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
    rows = rows_of_frame(compiled(questionnaire), frame, Groups.of_sizes(np.ones(len(frame))))
    read = best(lambda: portfolio.totals_of(compiled(questionnaire), rows, np.ones(len(rows), dtype=np.intp)), 5)
    texts = frame.astype({name: str for name, kind in frame.dtypes.items() if kind == "category"})
    as_text = best(lambda: portfolio.score(questionnaire, texts), 3)
    print(f"score {RESPONSES:,} of {len(questionnaire.scored)} questions   {seconds * 1e3:7.1f} ms")
    print(f"  the same, columns as plain texts  {as_text * 1e3:7.1f} ms")
    print(f"  the arithmetic, table read before {read * 1e3:7.1f} ms")
    print(f"  floor: one plain numpy pass       {plain * 1e3:7.1f} ms, ratio {seconds / plain:.2f}")
    return seconds, seconds / plain


def main() -> int:
    questionnaire = load()
    longest = one(questionnaire)
    seconds, ratio = many(questionnaire)
    met = longest <= TARGETS["one"] and seconds <= TARGETS["many"] and ratio <= TARGETS["ratio"]
    print("targets: 5 ms; 2 s and 4 times the floor:", "met" if met else "NOT met")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
