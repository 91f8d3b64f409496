"""Content files are read whole, and every file that cannot be is named with its key, all at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from questionnaires import checks
from questionnaires.exceptions import ContentInvalid
from questionnaires.loader import CONTENT, load


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_every_file_that_cannot_be_read_is_named_with_its_key(content: Path) -> None:
    (content / "rubric.yaml").write_text("method: [", encoding="utf-8")
    (content / "sources.yaml").write_text("name: iris", encoding="utf-8")
    (content / "report.yaml").unlink()
    edit(content / "sectors" / "mining.yaml", "name: mining", "name: mines")
    edit(content / "sections" / "docs.yaml", "severity_weight: 3", "severity_weight: 7")
    with pytest.raises(ContentInvalid) as refused:
        load(content)
    starts = [
        "report.yaml: cannot be read",
        "rubric.yaml: is not YAML",
        "sections/docs.yaml: severity_weight: ",
        "sectors/mining.yaml: its name must be 'mining'",
        "sources.yaml: must hold a list",
    ]
    found = zip(sorted(refused.value.problems), starts, strict=True)
    assert [problem[: len(start)] for problem, start in found] == starts


@pytest.mark.parametrize(
    ("file", "before", "after", "problem"),
    [
        ("questionnaire.yaml", ", grievance", "", "questionnaire.yaml: sections: add 'grievance', it has a file"),
        ("questionnaire.yaml", "grievance", "weather", "questionnaire.yaml: sections: add sections/weather.yaml"),
        ("questionnaire.yaml", "sections: [", "sections: {}\nretired: [", "questionnaire.yaml: sections: must list"),
        ("questionnaire.yaml", "title: ", "heading: ", "questionnaire.yaml: title: Field required"),
        ("questionnaire.yaml", "tables: ", "table: ", "questionnaire.yaml: tables: version"),
        ("tables/countries.csv", ",iso2,", ",iso_2,", "tables/countries.csv: line 2: has no column 'iso2'"),
        ("tables/listed_goods.csv", "sector,", "branch,", "tables/listed_goods.csv: line 2: has no column 'sector'"),
        ("tables/hotlines.csv", ",show", ",shown", "tables/hotlines.csv: line 2: has no column 'show'"),
        ("tables/recruitment_costs.csv", ",survey", ",poll", "tables/recruitment_costs.csv: line 2: has no column"),
    ],
)
def test_a_file_that_lacks_something_is_named_with_the_way_out(
    content: Path, file: str, before: str, after: str, problem: str
) -> None:
    edit(content / file, before, after)
    assert any(found.startswith(problem) for found in checks.problems(content)), checks.problems(content)


def test_a_file_of_another_shape_is_said_to_be_so(content: Path) -> None:
    (content / "questionnaire.yaml").write_text("- core", encoding="utf-8")
    assert "questionnaire.yaml: must hold keys with values, as in 'id: core'" in checks.problems(content)


def test_each_row_of_a_table_that_cannot_be_read_is_named_by_its_line(content: Path) -> None:
    path = content / "tables" / "countries.csv"
    header, *rows = path.read_text(encoding="utf-8-sig").splitlines()
    place = header.split(",").index("exposure")
    for at in (0, 2):
        cells = rows[at].split(",")
        rows[at] = ",".join([*cells[:place], "much", *cells[place + 1 :]])
    path.write_text("\n".join([header, *rows]), encoding="utf-8")
    found = [problem for problem in checks.problems(content) if "countries.csv" in problem]
    assert [problem.split(": could")[0] for problem in found] == [f"tables/countries.csv: line {n}" for n in (2, 4)]


def test_the_tables_say_on_which_day_they_were_read() -> None:
    assert load().tables.version == "2026-11-21"


def test_only_goods_made_with_forced_labour_count_as_listed() -> None:
    assert all(goods for of_country in load().tables.listed_goods.values() for goods in of_country.values())


def test_what_workers_elsewhere_paid_is_an_example_with_its_date_and_source() -> None:
    costs = load().tables.published_costs
    codes = {code for cost in costs for code in (cost.origin, cost.destination) if code}

    assert all(cost.period and cost.source for cost in costs)
    assert codes <= set(load().tables.countries)


def test_examples_change_no_hash(content: Path) -> None:
    (content / "tables" / "recruitment_costs.csv").write_text(
        "origin_iso3,destination_iso3,mean_cost,currency,months_of_earnings,population,reference_period,survey,note\n"
    )
    without = load(content)

    assert without.tables.published_costs == ()
    assert (without.hash, without.tables.hash) == (load().hash, load().tables.hash)
