"""A row of each table in ``content/tables`` as a typed value: KeyError or ValueError for what cannot be read."""

from __future__ import annotations

from questionnaires.models import Country, Hotline, PublishedCost

CONVENTIONS = ("c029", "p029", "c105", "c087", "c098")


def _number(text: str) -> float | None:
    return float(text) if text else None


def country(row: dict[str, str]) -> Country:
    return Country(
        iso3=row["iso3"],
        iso2=row["iso2"],
        region=row["region"],
        subregion=row["subregion"],
        exposure=float(row["exposure"]),
        basis=row["exposure_basis"],
        tip_tier=row["tip_tier"],
        tip_year=int(row["tip_year"]) if row["tip_year"] else None,
        rule_of_law=_number(row["rule_of_law_pct"]),
        control_of_corruption=_number(row["control_of_corruption_pct"]),
        wgi_year=int(row["wgi_year"]) if row["wgi_year"] else None,
        conventions={name: row[f"{name}_year"] for name in CONVENTIONS},
    )


def goods(row: dict[str, str]) -> tuple[str, str, str]:
    """Give country, sector and the goods made there with forced labour: a star marks them in the table."""
    marked = [good.strip().rstrip("*") for good in row["goods"].split(";") if good.strip().endswith("*")]
    return row["iso3"], row["sector"], "; ".join(marked) if int(row["forced_labour_goods"]) else ""


def hotline(row: dict[str, str]) -> Hotline:
    """Give a help line, without the number where that may not be shown."""
    facts = {key: row[key] for key in Hotline.model_fields}
    return Hotline(**facts if row["show"] == "yes" else {**facts, "contact": ""})


def published_cost(row: dict[str, str]) -> PublishedCost:
    return PublishedCost(
        origin=row["origin_iso3"],
        destination=row["destination_iso3"],
        amount=row["mean_cost"],
        currency=row["currency"],
        months=row["months_of_earnings"],
        who=row["population"],
        period=row["reference_period"],
        source=row["survey"],
        note=row["note"],
    )
