"""The arrays that scoring works in, and the rows of one response taken together.

A *row* is one operation of one response. Arrays by question and row have questions first, so that a topic, whose
questions stand together, is a slice and everything that runs along the rows is contiguous.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bytes = NDArray[np.uint8]
Bools = NDArray[np.bool_]
Places = NDArray[np.intp]
A = TypeVar("A", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Rows:
    """What was said, one row an operation: a cell per question (``cells.py``) and the profile.

    Shares are NaN where not given; ``origin`` is the corridors' mean exposure, NaN without corridors.
    """

    cells: Places  # by question and row
    sector: Places
    country: Places
    workers: Floats
    migrant_share: Floats
    agency_share: Floats
    housing_share: Floats
    origin: Floats
    quick: Bools

    def __len__(self) -> int:
        return len(self.workers)

    def part(self, first: int, last: int) -> Rows:
        """Give the rows from ``first`` to before ``last``."""
        cut = slice(first, last)
        return Rows(
            self.cells[:, cut],
            self.sector[cut],
            self.country[cut],
            self.workers[cut],
            self.migrant_share[cut],
            self.agency_share[cut],
            self.housing_share[cut],
            self.origin[cut],
            self.quick[cut],
        )


@dataclass(frozen=True, slots=True)
class Groups:
    """Rows that are taken together: the operations of a business, of a sector, or one alone.

    ``rows`` names the rows of the groups one after the other (None: all rows as they stand); ``starts`` says where
    each group begins; ``single`` that each group is one row.
    """

    rows: Places | None
    starts: Places
    single: bool

    @staticmethod
    def of_sizes(sizes: Any, rows: Places | None = None) -> Groups:
        counts = np.asarray(sizes, dtype=np.intp)
        starts = np.zeros(len(counts), dtype=np.intp)
        np.cumsum(counts[:-1], out=starts[1:])
        return Groups(rows, starts, bool((counts == 1).all()))

    def pick(self, values: NDArray[A]) -> NDArray[A]:
        """Lay out values by row (the last axis) in the order of the groups."""
        return values if self.rows is None else values[..., self.rows]

    def total(self, values: NDArray[A]) -> NDArray[A]:
        """Add up picked values within each group."""
        if self.single:
            return values
        found: NDArray[A] = np.add.reduceat(values, self.starts, axis=-1)
        return found

    def greatest(self, values: NDArray[A]) -> NDArray[A]:
        """Give the greatest of the picked values within each group."""
        if self.single:
            return values
        found: NDArray[A] = np.maximum.reduceat(values, self.starts, axis=-1)
        return found
