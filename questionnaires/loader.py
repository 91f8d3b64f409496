"""Content files to one typed Questionnaire.

Every problem of every file is reported at once, each with its file and key. Nothing here knows what the content means:
``checks.py`` finds what does not fit together.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from questionnaires.exceptions import ContentInvalid
from questionnaires.models import (
    Contradiction,
    Country,
    Hotline,
    Questionnaire,
    Referral,
    ReportTexts,
    Rubric,
    Section,
    Sector,
    Source,
    Tables,
)
from questionnaires.published import content_hash

CONTENT = Path(__file__).parent / "content"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
TABLES = ("countries.csv", "listed_goods.csv", "hotlines.csv")
M = TypeVar("M", bound=BaseModel)
CONVENTIONS = ("c029", "p029", "c105", "c087", "c098")


@dataclass
class Reading:
    """The files read so far and what was wrong with them."""

    root: Path
    problems: list[str] = field(default_factory=list)

    def text(self, name: str) -> str:
        try:
            return (self.root / name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            self.problems.append(f"{name}: cannot be read ({error}): put the file back")
            return ""

    def yaml(self, name: str) -> Any:
        try:
            return yaml.load(self.text(name), Loader=LOADER)  # noqa: S506  a safe loader, the quick one where it is built
        except yaml.YAMLError as error:
            self.problems.append(f"{name}: is not YAML: {' '.join(str(error).split())}")
            return None

    def one(self, model: type[M], name: str, data: Any) -> M | None:
        """Give the data as that type, or note each thing that is wrong with it."""
        try:
            return model.model_validate(data)
        except ValidationError as error:
            for problem in error.errors(include_url=False):
                place = ".".join(str(part) for part in problem["loc"])
                self.problems.append(f"{name}: {place}: {problem['msg']}")
            return None

    def file(self, model: type[M], name: str) -> M | None:
        return self.one(model, name, self.yaml(name))

    def many(self, model: type[M], name: str) -> tuple[M, ...]:
        """Give each item of a file that holds a list."""
        data = self.yaml(name)
        if not isinstance(data, list):
            self.problems.append(f"{name}: must be a list")
            return ()
        found = (self.one(model, f"{name}[{place}]", item) for place, item in enumerate(data))
        return tuple(item for item in found if item is not None)

    def folder(self, model: type[M], name: str) -> dict[str, M]:
        """Give each file of a folder by its file name, which must be the name inside."""
        found: dict[str, M] = {}
        for path in sorted((self.root / name).glob("*.yaml")):
            item = self.file(model, f"{name}/{path.name}")
            if item is None:
                continue
            if getattr(item, "name", None) != path.stem:
                self.problems.append(f"{name}/{path.name}: its name must be '{path.stem}', as the file's")
            found[path.stem] = item
        return found

    def rows(self, name: str) -> Iterator[dict[str, str]]:
        yield from csv.DictReader(io.StringIO(self.text(f"tables/{name}").lstrip("\ufeff")))


@cache
def load(root: Path = CONTENT) -> Questionnaire:
    """Give the questionnaire published in a content folder. Raises ContentInvalid with every problem found."""
    reading = Reading(root)
    about = reading.yaml("questionnaire.yaml") or {}
    parts: dict[str, Any] = {
        "sections": _sections(reading, about.get("sections", [])),
        "sectors": tuple(reading.folder(Sector, "sectors").values()),
        "sources": reading.many(Source, "sources.yaml"),
        "contradictions": reading.many(Contradiction, "contradictions.yaml"),
        "rubric": reading.file(Rubric, "rubric.yaml"),
        "referral": reading.file(Referral, "referral.yaml"),
        "report": reading.file(ReportTexts, "report.yaml"),
        "tables": _tables(reading),
    }
    if reading.problems:
        raise ContentInvalid(tuple(reading.problems))
    questionnaire = reading.one(Questionnaire, "questionnaire.yaml", {**about, **parts})
    if questionnaire is None:
        raise ContentInvalid(tuple(reading.problems))
    return questionnaire.model_copy(update={"hash": content_hash(questionnaire)})


def _sections(reading: Reading, order: list[str]) -> tuple[Section, ...]:
    found = reading.folder(Section, "sections")
    unlisted = sorted(set(found) - set(order))
    reading.problems.extend(f"questionnaire.yaml: sections: add '{name}', it has a file" for name in unlisted)
    absent = [name for name in order if name not in found]
    reading.problems.extend(f"questionnaire.yaml: sections: '{name}' has no sound file" for name in absent)
    return tuple(found[name] for name in order if name in found)


def _tables(reading: Reading) -> Tables | None:
    read: dict[str, Callable[[], Any]] = {
        "countries": lambda: {row["iso3"]: _country(row) for row in reading.rows("countries.csv")},
        "listed_goods": lambda: _listed_goods(reading),
        "hotlines": lambda: tuple(
            Hotline(**{key: row[key] for key in Hotline.model_fields})
            for row in reading.rows("hotlines.csv")
            if row["show"] == "yes"
        ),
    }
    try:
        found = {name: rows() for name, rows in read.items()}
    except (KeyError, ValueError) as error:
        reading.problems.append(f"tables: {' '.join(str(error).split())}")
        return None
    digest = hashlib.sha256()
    for name in TABLES:
        digest.update(reading.text(f"tables/{name}").encode())
    return Tables(version="2026-11-21", hash=digest.hexdigest(), **found)


def _number(text: str) -> float | None:
    return float(text) if text else None


def _country(row: dict[str, str]) -> Country:
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


def _listed_goods(reading: Reading) -> dict[str, dict[str, str]]:
    """Give the goods made with forced labour, by country and sector; a star marks them in the table."""
    listed: dict[str, dict[str, str]] = {}
    for row in reading.rows("listed_goods.csv"):
        if int(row["forced_labour_goods"]):
            goods = [good.strip().rstrip("*") for good in row["goods"].split(";") if good.strip().endswith("*")]
            listed.setdefault(row["iso3"], {})[row["sector"]] = "; ".join(goods)
    return listed
