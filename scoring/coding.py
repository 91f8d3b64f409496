"""A Response as rows of numbers, one row an operation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from questionnaires.exceptions import AnswerRefused
from questionnaires.responses import AnswersByOperation, Operation, Response
from scoring.arrays import Floats, Places, Rows
from scoring.atlas import Atlas
from scoring.compiled import Compiled
from scoring.exceptions import ProfileIncomplete


def rows_of(compiled: Compiled, response: Response) -> Rows:
    """Give a response's operations. Raises ProfileIncomplete.

    Answers to questions that are not scored or no longer asked are left aside; a choice no longer offered is none.
    Raises AnswerRefused for several answers to a question about the whole company.
    """
    operations, atlas = response.operations, compiled.atlas
    _check_profiles(atlas, operations)
    return Rows(
        cells=_cells(compiled, response),
        sector=np.array([atlas.sectors[operation.sector or ""] for operation in operations]),
        country=np.array([atlas.countries[operation.country or ""] for operation in operations]),
        workers=np.array([float(operation.workers or 0) for operation in operations]),
        migrant_share=_numbers([operation.migrant_share for operation in operations]),
        agency_share=_numbers([operation.agency_share for operation in operations]),
        housing_share=_numbers([operation.housing_share for operation in operations]),
        origin=origins(atlas, [operation.corridors for operation in operations]),
        quick=np.full(len(operations), response.path == "quick"),
    )


def origins(atlas: Atlas, corridors: Sequence[Mapping[str, float]]) -> Floats:
    """Give the mean exposure of the countries that each row's workers came from; NaN without corridors.

    Raises KeyError if there is no such country.
    """
    rows = np.repeat(np.arange(len(corridors)), [len(one) for one in corridors])
    number = np.array([number for one in corridors for number in one.values()], dtype=np.float64)
    exposed = np.array([atlas.of_country[country] for one in corridors for country in one], dtype=np.float64)
    workers = np.bincount(rows, number, minlength=len(corridors))
    sums = np.bincount(rows, number * exposed, minlength=len(corridors))
    return np.where(workers > 0, sums / np.where(workers > 0, workers, 1.0), np.nan)


def _numbers(given: list[float | None]) -> Floats:
    return np.array([np.nan if number is None else number for number in given])


def _check_profiles(atlas: Atlas, operations: tuple[Operation, ...]) -> None:
    missing: list[tuple[str, str]] = []
    for operation in operations:
        missing += [(operation.id, key) for key in operation.missing]
        if operation.sector is not None and operation.sector not in atlas.sectors:
            missing.append((operation.id, "sector"))
        if operation.country is not None and operation.country not in atlas.countries:
            missing.append((operation.id, "country"))
        if any(iso3 not in atlas.countries for iso3 in operation.corridors):
            missing.append((operation.id, "corridors"))
    if missing:
        raise ProfileIncomplete(tuple(missing))


def _cells(compiled: Compiled, response: Response) -> Places:
    column = {operation.id: place for place, operation in enumerate(response.operations)}
    cells = np.repeat(compiled.blank[:, None], len(column), axis=1)
    for name, given in response.answers.items():
        row = compiled.index.get(name)
        if row is None:
            continue
        question = compiled.questions[row]
        if not isinstance(given, AnswersByOperation):
            cells[row] = question.cell_today(given)
            continue
        if compiled.company[row]:
            raise AnswerRefused("%(question)s takes one answer for the whole company: give one", question=name)
        for operation, answer in given.by_operation.items():
            if operation in column:
                cells[row, column[operation]] = question.cell_today(answer)
    return cells
