"""The docs say what the code accepts."""

import re
from pathlib import Path

import pytest

from questionnaires import cases, checks, models
from questionnaires.loader import load

GUIDE = (Path(__file__).parent.parent / "docs" / "guides" / "content.md").read_text(encoding="utf-8")
WRITTEN = (
    models.Section,
    models.SelectOne,
    models.SelectMultiple,
    models.Decimal,
    models.Integer,
    models.FreeText,
    models.Choice,
    models.Band,
    models.Resolution,
    models.ActionPlan,
    models.Condition,
    models.ProfileTerm,
    models.AnswerTerm,
    models.Sector,
    models.SectorExposure,
    models.Multiplier,
    models.Source,
    models.Contradiction,
    models.Row,
    models.RedFlag,
    models.Framework,
    models.Clause,
    models.Law,
    models.Statement,
    models.Example,
    models.GlossaryEntry,
    cases.Case,
    cases.Expected,
)


@pytest.mark.parametrize("model", WRITTEN, ids=lambda model: model.__name__)
def test_the_guide_names_every_key_a_content_file_may_have(model: type[models.Content]) -> None:
    keys = {field.alias or name for name, field in model.model_fields.items()}
    assert {key for key in keys if f"`{key}`" not in GUIDE} == set()


README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


COUNTED = (  # in the order of the README's table
    "topics",
    "questions",
    "questions at most, one line of work",
    "questions of the quick path",
    "critical options",
    "actions",
    "contradiction rules",
    "sectors",
    "sources",
)


@pytest.mark.parametrize("counted", COUNTED)
def test_the_readme_counts_what_there_is(counted: str) -> None:
    table = [line for line in README.splitlines() if re.fullmatch(r"\| .* \| \d+ \|", line)]
    claimed = [int(line.split("|")[2]) for line in table]
    assert claimed[COUNTED.index(counted)] == checks.counts(load())[counted]


def test_the_readme_says_how_many_questions_a_business_is_asked() -> None:
    lengths = checks.counts(load())
    least, most = (lengths[f"questions without agents and housing, at {end}"] for end in ("least", "most"))
    assert f"{least} to {most} without agents and housing, {lengths['questions for one household']} for one" in README
