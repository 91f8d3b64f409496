"""The docs say what the code accepts."""

from pathlib import Path

import pytest

from questionnaires import cases, models

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
