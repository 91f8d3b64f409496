"""Sectors and countries as numbers, and what the tables say of them (scoring method, section 2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from questionnaires.exceptions import ContentInvalid
from questionnaires.models import Questionnaire
from scoring.arrays import Floats


@dataclass(frozen=True, slots=True)
class Atlas:
    sectors: Mapping[str, int]
    countries: Mapping[str, int]
    exposure: Floats  # S, by topic and sector
    country: Floats  # g
    of_country: Mapping[str, float]  # g, by name
    listed: Floats  # L, by sector and country
    estimated: frozenset[str]  # countries whose g rests on a median somewhere


def atlas(questionnaire: Questionnaire) -> Atlas:
    """Give the tables as arrays. Raises ContentInvalid if a sector says nothing of a topic."""
    topics = tuple(questionnaire.section)
    absent = [f"sectors.{s.name}: give '{t}'" for s in questionnaire.sectors for t in topics if t not in s.exposure]
    if absent:
        raise ContentInvalid(tuple(absent))
    tables = questionnaire.tables
    return Atlas(
        sectors={sector.name: place for place, sector in enumerate(questionnaire.sectors)},
        countries={iso3: place for place, iso3 in enumerate(tables.countries)},
        exposure=np.array([[sector.exposure[topic].value for sector in questionnaire.sectors] for topic in topics]),
        country=np.array([country.exposure for country in tables.countries.values()]),
        of_country={iso3: country.exposure for iso3, country in tables.countries.items()},
        listed=np.array(
            [
                [float(sector.name in tables.listed_goods.get(iso3, {})) for iso3 in tables.countries]
                for sector in questionnaire.sectors
            ]
        ),
        estimated=frozenset(iso3 for iso3, country in tables.countries.items() if country.basis != "data"),
    )
