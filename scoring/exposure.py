"""What the situation brings along (scoring method, section 2)."""

from __future__ import annotations

import numpy as np

from questionnaires.responses import Operation
from scoring.arrays import Floats, Rows
from scoring.compiled import Compiled
from scoring.models import ExposureParts


def country_context(compiled: Compiled, rows: Rows) -> Floats:
    """Give G: the country's exposure, raised where workers come from countries more exposed."""
    here = compiled.atlas.country[rows.country]
    raised = np.fmax(rows.origin, here) - here  # NaN, no corridors, raises nothing
    return here + compiled.rubric.country["corridor"] * np.fmax(rows.migrant_share, 0) * raised


def workforce(compiled: Compiled, rows: Rows) -> Floats:
    """Give W, from who the workers are, how they were hired and where they live. A share not given is read as 0."""
    share = compiled.rubric.workforce
    given = (rows.migrant_share, rows.agency_share, rows.housing_share)
    migrant, agency, housing = (np.fmax(number, 0) for number in given)  # the greater of NaN and 0 is 0
    return share["migrant"] * migrant + share["agency"] * migrant * agency + share["housing"] * housing


def listed(compiled: Compiled, rows: Rows) -> Floats:
    """Give L: 1 where goods of this sector and country are listed as made with forced labour."""
    return compiled.atlas.listed[rows.sector, rows.country]


def exposure(compiled: Compiled, rows: Rows) -> Floats:
    """Give X by topic and row."""
    part = compiled.rubric.exposure
    situation = part["country"] * country_context(compiled, rows) + part["workforce"] * workforce(compiled, rows)
    situation += part["listed_goods"] * listed(compiled, rows)
    return np.minimum(1.0, part["sector"] * compiled.atlas.exposure[:, rows.sector] + situation)


def exposure_parts(compiled: Compiled, rows: Rows, operations: tuple[Operation, ...]) -> tuple[ExposureParts, ...]:
    """Give by operation where its exposure comes from."""
    atlas = compiled.atlas
    context, labour, goods = (part(compiled, rows).tolist() for part in (country_context, workforce, listed))
    return tuple(
        ExposureParts(
            sector=dict(zip(compiled.topics.names, atlas.exposure[:, rows.sector[row]].tolist(), strict=True)),
            country=float(atlas.country[rows.country[row]]),
            context=context[row],
            workforce=labour[row],
            listed_goods=bool(goods[row]),
            estimated=tuple(name for name in (str(given.country), *given.corridors) if name in atlas.estimated),
        )
        for row, given in enumerate(operations)
    )
