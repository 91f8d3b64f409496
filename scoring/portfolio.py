"""The same arithmetic for many responses at once. ``frames.py`` says what columns the table has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import numpy as np
import pandas as pd

from questionnaires.models import Questionnaire
from scoring.arrays import Groups, Places, Rows
from scoring.compiled import Compiled, compiled
from scoring.exceptions import FrameRefused
from scoring.findings import CRITICAL, MAJOR, MINOR, NOT_VERIFIED, REMEDIED
from scoring.frames import rows_of_frame
from scoring.residual import Totals, scored, totals
from scoring.tables import BEST, HEADLINE, STATED, WORST

CHUNK = 2048  # rows whose arrays stay in a core's cache
RANGE = {"stated": STATED, "best": BEST, "worst": WORST}
COUNTED = {
    "critical": CRITICAL,
    "major": MAJOR,
    "minor": MINOR,
    "not_verified": NOT_VERIFIED,
    "remedied": REMEDIED,
}


def score(questionnaire: Questionnaire, frame: pd.DataFrame) -> pd.DataFrame:
    """Give one row a response, in the order in which they first stand, with the figures of its business.

    Columns: response; headline, potential, harm, stated, best, worst (0 to 1); band, worst_band; provisional;
    critical, major, minor, not_verified, remedied (numbers of findings); workers_concerned; answered and applying
    (numbers of answers). Raises FrameRefused with everything that is wrong.
    """
    frame, sizes = _together(frame)
    starts = np.cumsum(sizes) - sizes
    figures = _scored(compiled(questionnaire), frame, sizes, by_operation=False)
    return pd.DataFrame({"response": frame["response"].to_numpy()[starts], **figures}, copy=False)


def score_operations(questionnaire: Questionnaire, frame: pd.DataFrame) -> pd.DataFrame:
    """Give one row an operation, with the columns of ``score`` after response and operation."""
    frame, sizes = _together(frame)
    figures = _scored(compiled(questionnaire), frame, sizes, by_operation=True)
    names = {name: frame[name].to_numpy() for name in ("response", "operation")}
    return pd.DataFrame({**names, **figures}, copy=False)


def _together(frame: pd.DataFrame) -> tuple[pd.DataFrame, Places]:
    """Give the table with the rows of each response side by side, and how many rows each has."""
    if "response" not in frame:
        raise FrameRefused(("response: add this column",))
    codes, _ = pd.factorize(frame["response"], use_na_sentinel=False)
    if (np.diff(codes) < 0).any():
        order = np.argsort(codes, kind="stable")
        frame, codes = frame.take(order), codes[order]
    return frame, np.bincount(codes)


def _scored(compiled: Compiled, frame: pd.DataFrame, sizes: Places, *, by_operation: bool) -> dict[str, Any]:
    rows = rows_of_frame(compiled, frame, Groups.of_sizes(sizes))
    return _columns(compiled, totals_of(compiled, rows, sizes, by_operation=by_operation))


def totals_of(compiled: Compiled, rows: Rows, sizes: Places, *, by_operation: bool = False) -> list[Totals]:
    """Score rows chunk by chunk of whole responses; ``sizes`` says how many rows each response has."""
    parts = []
    for first, last, counts in _chunks(sizes):
        part = rows.part(first, last)
        groups = Groups.of_sizes(np.ones(len(part)) if by_operation else counts)
        parts.append(totals(compiled, scored(compiled, part), groups))
    return parts


def _chunks(sizes: Places) -> Iterator[tuple[int, int, Places]]:
    """Give the first and last row of each chunk, and the sizes of the responses in it."""
    ends = np.cumsum(sizes)
    response, row = 0, 0
    while response < len(sizes):
        beyond = max(response + 1, int(np.searchsorted(ends, row + CHUNK, side="right")))
        end = int(ends[beyond - 1])
        yield row, end, sizes[response:beyond]
        response, row = beyond, end


def _columns(compiled: Compiled, parts: list[Totals]) -> dict[str, Any]:
    found = {field.name: _joined([getattr(part, field.name) for part in parts]) for field in fields(Totals)}
    names = pd.CategoricalDtype([band.name for band in compiled.rubric.bands], ordered=True)
    return {
        "headline": found["residual"][HEADLINE],
        "potential": found["potential"][HEADLINE],
        "harm": found["harm"],
        **{name: found["residual"][scenario] for name, scenario in RANGE.items()},
        "band": pd.Categorical.from_codes(found["band"], dtype=names),
        "worst_band": pd.Categorical.from_codes(found["worst_band"], dtype=names),
        "provisional": found["provisional"],
        **{name: found["count"][standing] for name, standing in COUNTED.items()},
        "workers_concerned": found["workers_concerned"].astype(np.int64),
        "answered": found["answered"],
        "applying": found["applying"],
    }


def _joined(arrays: list[Any]) -> Any:
    return np.concatenate(arrays, axis=-1)
