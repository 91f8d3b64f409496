"""Which questions apply, for many rows at once, and whether answers contradict each other.

The rule is ``questionnaires.relevance``'s; here it reads arrays.
"""

from __future__ import annotations

from functools import reduce
from operator import and_

import numpy as np

from questionnaires.models import ProfileTerm, Term
from questionnaires.relevance import holds
from scoring.arrays import Bools, Bytes, Places, Rows
from scoring.compiled import Compiled
from scoring.tables import CLASH


def applying(compiled: Compiled, rows: Rows) -> Places:
    """Give the cells of the questions that apply, and OUTSIDE for the others: what is said there is not read."""
    cells = rows.cells.copy()
    if rows.quick.any():
        cells *= compiled.quick[:, None] | ~rows.quick

    def reads(term: Term) -> Bools:
        if isinstance(term, ProfileTerm):
            return _says(compiled, rows, term, unknown=True)
        question, cautious, _ = compiled.terms[term]
        found: Bools = cautious[cells[question]]
        return found

    for question, condition in compiled.conditions:  # in the order asked: a condition reads earlier questions
        cells[question] *= holds(condition, reads)
    return cells


def contradicted(compiled: Compiled, rows: Rows, cells: Places) -> Bools:
    """Tell by rule and row which contradictions there are on critical flags. No answer contradicts nothing."""

    def reads(term: Term) -> Bools:
        if isinstance(term, ProfileTerm):
            return _says(compiled, rows, term, unknown=False)
        question, _, strict = compiled.terms[term]
        found: Bools = strict[cells[question]]
        return found

    found = np.zeros((len(compiled.contradictions), len(rows)), dtype=np.bool_)
    for place, rule in enumerate(compiled.contradictions):
        found[place] = reduce(and_, map(reads, rule.when))
    return found


def clashing(facts: Bytes) -> Bools:
    """Tell by question and row where "none of these" stands beside other choices, if a critical flag is among them."""
    found: Bools = (facts >> CLASH & 1).astype(np.bool_)
    return found


def _says(compiled: Compiled, rows: Rows, term: ProfileTerm, *, unknown: bool) -> Bools:
    """Read a statement about the profile; ``unknown`` is what it is worth where the number is not given."""
    if term.is_ is not None:
        named = np.zeros(len(compiled.atlas.sectors), dtype=np.bool_)
        named[[compiled.atlas.sectors[name] for name in term.is_]] = True
        found: Bools = named[rows.sector]
        return found
    value = getattr(rows, term.profile)
    above: Bools = value > (term.above or 0)
    return above | np.isnan(value) if unknown else above
