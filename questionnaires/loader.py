"""Content files to one typed Questionnaire.

Every problem of every file is reported at once, each with its file and key. Nothing here knows what the content means:
``checks.py`` finds what does not fit together.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from questionnaires import rows
from questionnaires.exceptions import ContentInvalid
from questionnaires.models import (
    Condition,
    Contradiction,
    Framework,
    GlossaryEntry,
    Law,
    ProfileTerm,
    Question,
    Questionnaire,
    RedFlag,
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
EXAMPLES = "recruitment_costs.csv"  # no result draws on it, so it is no part of the tables' hash
M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")
SHAPES: Mapping[type, str] = {dict: "keys with values, as in 'id: core'", list: "a list, each item after a dash"}


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

    def yaml(self, name: str, shape: type[T]) -> T | None:
        """Give what a YAML file holds, or note why it cannot be had."""
        before = len(self.problems)
        text = self.text(name)
        try:
            data = yaml.load(text, Loader=LOADER)  # noqa: S506  a safe loader, the quick one where it is built
        except yaml.YAMLError as error:
            self.problems.append(f"{name}: is not YAML: {' '.join(str(error).split())}: correct it there")
            return None
        if isinstance(data, shape):
            return data
        if len(self.problems) == before:
            self.problems.append(f"{name}: must hold {SHAPES[shape]}")
        return None

    def one(self, model: type[M], name: str, data: Any) -> M | None:
        """Give the data as that type, or note each thing that is wrong with it."""
        try:
            return model.model_validate(data)
        except ValidationError as error:
            for problem in error.errors(include_url=False):
                place = ".".join(str(part) for part in problem["loc"])
                self.problems.append(": ".join(filter(None, (name, place, problem["msg"]))))
            return None

    def file(self, model: type[M], name: str) -> M | None:
        data = self.yaml(name, dict)
        return None if data is None else self.one(model, name, data)

    def many(self, model: type[M], name: str) -> tuple[M, ...]:
        """Give each item of a file that holds a list."""
        data = self.yaml(name, list) or []
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

    def rows(self, name: str, texts: Mapping[str, str], read: Callable[[dict[str, str]], T]) -> list[T]:
        """Give what each row of a table holds, or note each row that cannot be read."""
        found = []
        for row in (table := csv.DictReader(io.StringIO(texts[name].lstrip("\ufeff")))):
            place = f"tables/{name}: line {table.line_num}"
            try:
                found.append(read(row))
            except KeyError as missing:
                self.problems.append(f"{place}: has no column {missing}: put it back")
                break
            except (TypeError, ValueError) as error:
                self.problems.append(f"{place}: {' '.join(str(error).split())}: correct it")
        return found


@cache
def load(root: Path = CONTENT) -> Questionnaire:
    """Give the questionnaire published in a content folder. Raises ContentInvalid with every problem found."""
    reading = Reading(root)
    about: dict[str, Any] = reading.yaml("questionnaire.yaml", dict) or {}
    parts: dict[str, Any] = {
        "sections": _sections(reading, about.get("sections")),
        "sectors": tuple(reading.folder(Sector, "sectors").values()),
        "sources": reading.many(Source, "sources.yaml"),
        "contradictions": reading.many(Contradiction, "contradictions.yaml"),
        "rubric": reading.file(Rubric, "rubric.yaml"),
        "referral": reading.file(Referral, "referral.yaml"),
        "report": reading.file(ReportTexts, "report.yaml"),
        "frameworks": reading.many(Framework, "frameworks.yaml"),
        "laws": reading.many(Law, "laws.yaml"),
        "red_flags": reading.many(RedFlag, "red_flags.yaml"),
        "glossary": reading.many(GlossaryEntry, "glossary.yaml"),
        "tables": _tables(reading, about.get("tables")),
    }
    parts["sections"] = _with_sectors(reading, parts["sections"], parts["sectors"])
    parts["sectors"] = tuple(sector.model_copy(update={"questions": {}}) for sector in parts["sectors"])
    if reading.problems:
        raise ContentInvalid(tuple(reading.problems))
    questionnaire = reading.one(Questionnaire, "questionnaire.yaml", {**about, **parts})
    if questionnaire is None:
        raise ContentInvalid(tuple(reading.problems))
    return questionnaire.model_copy(update={"hash": content_hash(questionnaire)})


def _sections(reading: Reading, order: Any) -> tuple[Section, ...]:
    found = reading.folder(Section, "sections")
    if not isinstance(order, list):
        reading.problems.append("questionnaire.yaml: sections: must list the names of the section files, as in [fees]")
        return ()
    for name in sorted(set(found) - set(order)):
        reading.problems.append(f"questionnaire.yaml: sections: add '{name}', it has a file")
    for name in order:
        if not (reading.root / "sections" / f"{name}.yaml").exists():
            reading.problems.append(f"questionnaire.yaml: sections: add sections/{name}.yaml, or take '{name}' out")
    return tuple(found[name] for name in order if name in found)


def _with_sectors(reading: Reading, sections: Sequence[Section], sectors: Sequence[Sector]) -> tuple[Section, ...]:
    """Give the sections with each sector's own questions at the end, asked where that sector is at work."""
    for sector in sectors:
        for topic in sorted(sector.questions):
            if (reading.root / "sections" / f"{topic}.yaml").exists():
                continue
            reading.problems.append(f"sectors/{sector.name}.yaml: questions: there is no topic '{topic}': correct it")
    return tuple(
        section.model_copy(
            update={
                "questions": (
                    *section.questions,
                    *(_of_sector(sector, one) for sector in sectors for one in sector.questions.get(section.name, ())),
                )
            }
        )
        for section in sections
    )


def _of_sector(sector: Sector, question: Question) -> Question:
    """Give a sector's question with its condition. One that follows another question is asked where that one is."""
    if question.relevant is not None:
        return question
    here = ProfileTerm.model_validate({"profile": "sector", "is": (sector.name,)})
    return question.model_copy(update={"relevant": Condition(all=(here,))})


def _tables(reading: Reading, version: Any) -> Tables | None:
    texts = {name: reading.text(f"tables/{name}") for name in TABLES}
    countries = reading.rows("countries.csv", texts, rows.country)
    goods = reading.rows("listed_goods.csv", texts, rows.goods)
    hotlines = reading.rows("hotlines.csv", texts, rows.hotline)
    costs = reading.rows(EXAMPLES, {EXAMPLES: reading.text(f"tables/{EXAMPLES}")}, rows.published_cost)
    listed: dict[str, dict[str, str]] = {}
    for iso3, sector, names in goods:
        if names:
            listed.setdefault(iso3, {})[sector] = names
    facts = {
        "version": version,
        "hash": hashlib.sha256("".join(texts.values()).encode()).hexdigest(),
        "countries": {country.iso3: country for country in countries},
        "listed_goods": listed,
        "hotlines": tuple(hotlines),
        "published_costs": tuple(costs),
    }
    return reading.one(Tables, "questionnaire.yaml: tables", facts)
