"""The guide to the method states the numbers in force, and its worked example is what the program computes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from questionnaires.loader import load
from scoring.models import TopicInOperation
from tests.builders import operation, response, rubric, said
from tests.scoring.assessed import assessed

GUIDE = (Path(__file__).parents[2] / "docs" / "guides" / "method.md").read_text(encoding="utf-8")
TABLES = ("exposure", "country", "workforce", "evidence", "harm", "due_days", "control_limit", "harm_of_many")


def numbers(name: str, given: Any) -> Iterator[tuple[str, float]]:
    if isinstance(given, Mapping):
        yield from ((f"{name}.{key}", value) for key, value in given.items())
    else:
        yield name, given


def test_the_guide_states_each_number_of_the_rubric() -> None:
    stated = {name: float(value) for name, value in re.findall(r"\| `([a-z_.]+)` \| ([\d.]+) \|", GUIDE)}
    assert stated == dict(pair for name in TABLES for pair in numbers(name, getattr(rubric(), name)))


def test_the_guide_states_each_band() -> None:
    begins = [0.0, *(band.below for band in rubric().bands if band.below is not None)]
    rows = [f"| {band.label.lower()} | {border:g} |" for band, border in zip(rubric().bands, begins, strict=True)]
    assert [row for row in rows if row not in GUIDE] == []


def the_example() -> TopicInOperation:
    form = load()
    factory = operation(
        sector="garment_textile",
        country="JOR",
        workers=800,
        migrant_share=0.7,
        agency_share=0.9,
        housing_share=0.6,
        corridors={"BGD": 400, "NPL": 160},
    )
    given = response(
        form,
        factory,
        docs_held=said("held", "records"),
        docs_locker="some",
        docs_leave=said("free", "document"),
        docs_phone="dont_know",
    )
    return assessed(form, given).operations[0].topics["docs"]


def test_the_worked_example_is_what_the_program_computes() -> None:
    found, example = the_example(), GUIDE.split("## A worked example")[1]
    for figure in (found.exposure, found.control, found.harm, found.potential, found.residual):
        assert f"{figure:.4f}" in example
