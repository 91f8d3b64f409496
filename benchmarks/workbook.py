"""How long writing the workbook takes, against the same number of plain cells.

Run from the project's folder: ``python -m benchmarks.workbook``. Times are the best of several runs, on the worked
case with the longest plan and on a business of twenty operations. The floor is measured in the same run: xlsxwriter
writing as many short texts into one sheet as the workbook has cells.
"""

from __future__ import annotations

import io
import sys
from functools import partial

from benchmarks.scoring import ON, best
from i18n import translated, words
from interchange import workbook
from questionnaires import cases
from questionnaires.loader import load
from questionnaires.responses import Response
from scoring.assess import assess

TARGET = 1.0  # seconds, for one worked case
OPERATIONS = 20
RUNS = 5


def plain(cells: int) -> bytes:
    """Write that many short texts into one sheet."""
    from xlsxwriter import Workbook

    kept = io.BytesIO()
    with Workbook(kept, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for place in range(cells):
            sheet.write_string(place // 20, place % 20, f"text {place}")
    return kept.getvalue()


def cells_of(data: bytes) -> int:
    """Count the cells of a workbook that hold something."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data))
    return sum(cell.value is not None for sheet in book for row in sheet.iter_rows() for cell in row)


def of_many(response: Response) -> Response:
    first = response.operations[0]
    places = tuple(
        first.model_copy(update={"id": f"op{place}", "name": f"Site {place}"}) for place in range(OPERATIONS)
    )
    return response.model_copy(update={"operations": places})


def main() -> int:
    questionnaire = load()
    longest = max(
        (cases.load(name).response(questionnaire, name) for name in cases.names()),
        key=lambda response: len(assess(questionnaire, response, ON).plan.items),
    )
    slowest = 0.0
    print(f"{'':34}{'seconds':>9}{'floor':>9}{'ratio':>7}{'KB':>7}{'cells':>8}")
    for title, response in (("one operation", longest), (f"{OPERATIONS} operations", of_many(longest))):
        result = assess(questionnaire, response, ON)
        for language in ("en", "es"):
            given = (translated(questionnaire, language), response, result, words(language))
            data = workbook.write(*given)
            cells = cells_of(data)
            took, floor = best(partial(workbook.write, *given), RUNS), best(partial(plain, cells), RUNS)
            row = f"{took:9.3f}{floor:9.3f}{took / floor:7.1f}{len(data) // 1024:7}{cells:8}"
            print(f"{'workbook, ' + title + ', ' + language:34}{row}")
            slowest = max(slowest, took if response is longest else 0.0)
    return int(slowest > TARGET)


if __name__ == "__main__":
    sys.exit(main())
