"""How certain a result is: what would narrow its range, and whether other weights would tell another story.

The door of ``narrowing.py`` and ``sensitivity.py``. An assessment does without: it is read far more often.
"""

from __future__ import annotations

from dataclasses import dataclass

from questionnaires.models import Questionnaire
from questionnaires.responses import Response
from scoring.arrays import Groups
from scoring.coding import rows_of
from scoring.compiled import compiled
from scoring.narrowing import Narrowing, narrowing
from scoring.residual import scored, totals
from scoring.sensitivity import Sensitivity, sensitivity


@dataclass(frozen=True, slots=True)
class Certainty:
    narrowing: tuple[Narrowing, ...]  # at most five answers, the one that narrows furthest first
    sensitivity: Sensitivity


def certainty(questionnaire: Questionnaire, response: Response) -> Certainty:
    """Tell how certain the result of a response is. Raises ProfileIncomplete, as ``assess`` does."""
    arrays = compiled(questionnaire)
    known = scored(arrays, rows_of(arrays, response))
    harm = float(totals(arrays, known, Groups.of_sizes([len(known.rows)])).harm[0])
    return Certainty(narrowing(arrays, known, response), sensitivity(arrays, known, harm))
