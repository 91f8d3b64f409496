"""A table of responses as rows of numbers.

The table has one row an operation, and these columns:

- ``response`` (which rows belong together) and ``operation``: any names;
- the profile: ``sector``, ``country`` (ISO 3166 alpha-3), ``workers`` (1 or more), and, empty or absent where not
  given, ``migrant_share``, ``agency_share``, ``housing_share`` (0 to 1), ``corridors`` (a dict from country to number
  of workers), ``path`` ("standard" unless it says "quick");
- for each question a column of its name: an option's name, a number, "dont_know", "not_applicable", or nothing. The
  choices of a select_multiple are a tuple, or their names with spaces between, as in XLSForm. A company question is
  read from the first row of its response;
- ``<question>__evidence``: "stated" where empty or absent.

Text columns are quickest as pandas categories. A question without a column has no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from questionnaires.exceptions import AnswerRefused
from questionnaires.models import Integer, Numeric, Path
from questionnaires.responses import Answer, Value
from scoring.arrays import Bools, Floats, Groups, Places, Rows
from scoring.cells import FIRST, LEVEL, LEVELS, QuestionCells
from scoring.coding import origins
from scoring.compiled import Compiled
from scoring.exceptions import FrameRefused

SHARES = ("migrant_share", "agency_share", "housing_share")
NEEDED = ("response", "operation", "sector", "country", "workers")
PROFILE = (*NEEDED, *SHARES, "corridors", "path")
SUFFIX = "__evidence"


class _Reading:
    """A table being read, and what was wrong with it so far."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame
        self.problems: list[str] = []

    def places(self, column: str, place: Callable[[Any], int], empty: int) -> Places:
        """Give a number for each value, each looked up once; ``empty`` stands for nothing."""
        codes, values = _factorized(self.frame[column])
        found = np.full(len(values) + 1, empty, dtype=np.intp)  # the last is for the code -1, nothing
        for code, value in enumerate(values):
            try:
                found[code] = place(value)
            except (KeyError, ValueError, TypeError):
                self.problems.append(f"{column}: '{value}' is not known: use one of the published names")
            except AnswerRefused as error:
                self.problems.append(str(error))
        return np.take(found, codes, mode="wrap")

    def numbers(self, column: str, low: float, high: float) -> Floats:
        """Give a column's numbers between two limits, NaN for nothing."""
        if column not in self.frame:
            return np.full(len(self.frame), np.nan)
        try:
            values = self.frame[column].to_numpy(dtype=np.float64, na_value=np.nan)
        except (TypeError, ValueError):
            self.problems.append(f"{column}: holds more than numbers: write digits, or leave the cell empty")
            return np.full(len(self.frame), np.nan)
        if ((values < low) | (values > high)).any():
            self.problems.append(f"{column}: must lie between {low:g} and {high:g}: check the numbers")
        return values


def _factorized(column: pd.Series[Any]) -> tuple[NDArray[np.integer[Any]], Sequence[Any]]:
    """Give a code for each row (-1: nothing) and the values that the codes stand for."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy(), list(column.cat.categories)
    if column.dtype == object:
        column = column.map(lambda value: tuple(value) if isinstance(value, list) else value)
    codes, values = pd.factorize(column)
    return codes, list(values)


def rows_of_frame(compiled: Compiled, frame: pd.DataFrame, groups: Groups) -> Rows:
    """Give the rows of a table whose responses stand together. Raises FrameRefused with all that is wrong."""
    reading = _Reading(frame)
    reading.problems += [f"{name}: add this column" for name in NEEDED if name not in frame]
    known = {*PROFILE, *compiled.index, *(name + SUFFIX for name in compiled.index), *_unscored(compiled)}
    reading.problems += [
        f"{name}: is no profile column and no question: drop it" for name in frame if name not in known
    ]
    if reading.problems:
        raise FrameRefused(tuple(reading.problems))
    atlas = compiled.atlas
    rows = Rows(
        cells=_cells(compiled, reading, groups),
        sector=reading.places("sector", atlas.sectors.__getitem__, -1),
        country=reading.places("country", atlas.countries.__getitem__, -1),
        workers=reading.numbers("workers", 1, np.inf),
        migrant_share=reading.numbers("migrant_share", 0, 1),
        agency_share=reading.numbers("agency_share", 0, 1),
        housing_share=reading.numbers("housing_share", 0, 1),
        origin=_origins(compiled, reading),
        quick=_quick(reading),
    )
    needed = {"sector": rows.sector < 0, "country": rows.country < 0, "workers": np.isnan(rows.workers)}
    reading.problems += [f"{name}: fill in every row" for name, empty in needed.items() if empty.any()]
    if reading.problems:
        raise FrameRefused(tuple(dict.fromkeys(reading.problems)))
    return rows


def _unscored(compiled: Compiled) -> Iterator[str]:
    for name in (*compiled.questionnaire.by_name, *compiled.questionnaire.retired):
        yield from (name, name + SUFFIX)


def _quick(reading: _Reading) -> Bools:
    if "path" not in reading.frame:
        return np.zeros(len(reading.frame), dtype=np.bool_)
    paths = get_args(Path)
    chosen = reading.places("path", paths.index, paths.index("standard"))
    return np.equal(chosen, paths.index("quick"))


def _origins(compiled: Compiled, reading: _Reading) -> Floats:
    found = np.full(len(reading.frame), np.nan)
    if "corridors" not in reading.frame:
        return found
    given = reading.frame["corridors"]
    rows = np.flatnonzero(given.notna())
    try:
        found[rows] = origins(compiled.atlas, given.to_numpy()[rows].tolist())
    except KeyError as error:
        reading.problems.append(f"corridors: there is no country {error}: use ISO 3166 alpha-3 codes")
    except (AttributeError, TypeError):
        reading.problems.append("corridors: holds more than dicts from country to number of workers: use these alone")
    return found


# --- answers -----------------------------------------------------------------------------------------------------


def _cells(compiled: Compiled, reading: _Reading, groups: Groups) -> Places:
    cells = np.empty((len(compiled.questions), len(reading.frame)), dtype=np.intp)
    for row, q in enumerate(compiled.questions):
        name = q.question.name
        cells[row] = _answers(reading, q) if name in reading.frame else q.first
        if name + SUFFIX in reading.frame:
            cells[row] += reading.places(name + SUFFIX, LEVEL.__getitem__, 0)
        if compiled.company[row] and not groups.single:
            sizes = np.diff(groups.starts, append=len(reading.frame))
            cells[row] = np.repeat(cells[row, groups.starts], sizes)
    return cells


def _answers(reading: _Reading, q: QuestionCells) -> Places:
    """Give the cells of a question's column, without evidence."""
    column = reading.frame[q.question.name]
    if isinstance(q.question, Numeric) and pd.api.types.is_numeric_dtype(column.dtype):
        return _bands(reading, q, q.question)
    return reading.places(q.question.name, lambda value: q.at(q.code(Answer(value=_value(q, value)))), q.first)


def _value(q: QuestionCells, value: Any) -> Value:
    """Read a value that a spreadsheet may have made a text."""
    if q.many and isinstance(value, str) and value not in q.words:
        return tuple(value.split())
    if q.limits and isinstance(value, str) and value not in q.words:
        return float(value)
    given: Value = value
    return given


def _bands(reading: _Reading, q: QuestionCells, question: Numeric) -> Places:
    values = reading.numbers(question.name, 0, np.inf if question.maximum is None else question.maximum)
    if isinstance(question, Integer) and (np.floor(values) != values)[~np.isnan(values)].any():
        reading.problems.append(f"{question.name}: takes whole numbers: leave out the decimals")
    given = q.first + LEVELS * (FIRST + np.searchsorted(q.limits, values))
    return np.where(np.isnan(values), q.first, given)
