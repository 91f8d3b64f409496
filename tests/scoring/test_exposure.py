"""What the situation brings along, redone by hand from the page."""

from __future__ import annotations

from typing import Any

import pytest

from scoring.models import OperationResult
from tests.builders import country, operation, questionnaire, response, sector, select_one
from tests.scoring.assessed import assessed

FORM = questionnaire(
    select_one("q", yes=1, no=0),
    sectors=[sector("making", {"fees": 0.5}), sector("top", {"fees": 1})],
    countries={"AAA": 0.4, "BBB": 0.8, "CCC": 0.1, "EEE": country("EEE", 0.9, "estimated: law"), "FFF": 1.0},
    goods={"BBB": ["making"], "FFF": ["top"]},
)


def of(**profile: Any) -> OperationResult:
    return assessed(FORM, response(FORM, operation(**profile))).operations[0]


@pytest.mark.parametrize(
    ("profile", "exposure"),
    [
        pytest.param({}, 0.4 * 0.5 + 0.3 * 0.4, id="sector and country"),
        pytest.param({"country": "BBB"}, 0.4 * 0.5 + 0.3 * 0.8 + 0.1, id="a listed good"),
        pytest.param({"migrant_share": 0.5}, 0.32 + 0.3 * 0.4 * 0.5, id="migrants"),
        pytest.param({"migrant_share": 0.5, "agency_share": 0.5}, 0.32 + 0.3 * (0.2 + 0.4 * 0.25), id="agencies"),
        pytest.param({"agency_share": 0.5}, 0.32, id="an agency's share is of the migrants"),
        pytest.param({"housing_share": 1}, 0.32 + 0.3 * 0.2, id="housing"),
        pytest.param({"migrant_share": None, "housing_share": None}, 0.32, id="not given is read as none"),
    ],
)
def test_exposure(profile: dict[str, object], exposure: float) -> None:
    assert of(**profile).topics["fees"].exposure == pytest.approx(exposure, abs=1e-12)


def test_exposure_is_at_most_one() -> None:
    shares = {"migrant_share": 1, "agency_share": 1, "housing_share": 1}
    assert of(sector="top", country="FFF", **shares).topics["fees"].exposure == 1


@pytest.mark.parametrize(
    ("corridors", "context"),
    [
        pytest.param({}, 0.4, id="without corridors the country alone"),
        pytest.param({"BBB": 0}, 0.4, id="a corridor of nobody is none"),
        pytest.param({"BBB": 10}, 0.4 + 0.5 * 0.6 * 0.4, id="raised by a more exposed origin"),
        pytest.param({"CCC": 10}, 0.4, id="never lowered"),
        pytest.param({"BBB": 30, "CCC": 10}, 0.4 + 0.5 * 0.6 * (0.75 * 0.8 + 0.25 * 0.1 - 0.4), id="by their mean"),
    ],
)
def test_corridors(corridors: dict[str, int], context: float) -> None:
    found = of(migrant_share=0.6, corridors=corridors)
    assert found.exposure.context == pytest.approx(context, abs=1e-12)


def test_estimated_countries_are_named_of_work_and_of_origin() -> None:
    assert of(corridors={"EEE": 1, "BBB": 1}, migrant_share=1).exposure.estimated == ("EEE",)
    assert of(country="EEE").exposure.estimated == ("EEE",)
    assert of().exposure.estimated == ()
