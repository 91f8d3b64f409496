"""Content that does not fit together is found, all of it at once."""

import shutil
from pathlib import Path

import pytest
import yaml

from questionnaires import checks
from questionnaires.exceptions import ContentInvalid
from questionnaires.loader import CONTENT, load


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_the_published_content_is_sound() -> None:
    assert checks.problems() == ()


def test_every_file_that_cannot_be_read_is_named_with_its_key(content: Path) -> None:
    (content / "rubric.yaml").write_text("method: [", encoding="utf-8")
    edit(content / "sectors" / "mining.yaml", "name: mining", "name: mines")
    edit(content / "sections" / "docs.yaml", "severity_weight: 3", "severity_weight: 7")
    with pytest.raises(ContentInvalid) as refused:
        load(content)
    found = "\n".join(refused.value.problems)
    assert "rubric.yaml: is not YAML" in found
    assert "sectors/mining.yaml: its name must be 'mining'" in found
    assert "sections/docs.yaml: severity_weight" in found


def test_a_section_that_nobody_lists_is_found(content: Path) -> None:
    edit(content / "questionnaire.yaml", "grievance", "")
    assert any("add 'grievance'" in problem for problem in checks.problems(content))


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        pytest.param({"references": {"nowhere": ""}}, "cites 'nowhere'", id="a source that is not there"),
        pytest.param({"who": ["astronaut"]}, "no role 'astronaut'", id="a role that is not there"),
        pytest.param({"actions": []}, "has 0 actions", id="a question without an action"),
        pytest.param({"label": "Long " * 60}, "fit a phone", id="a text too long for a phone"),
        pytest.param(
            {"relevant": {"all": [{"question": "grievance_known", "is": ["all"]}]}},
            "asked later",
            id="a later question",
        ),
        pytest.param(
            {"relevant": {"all": [{"question": "nothing", "is": ["x"]}]}}, "no question 'nothing'", id="no question"
        ),
        pytest.param(
            {"relevant": {"all": [{"profile": "sector", "is": ["space"]}]}}, "no sector 'space'", id="no sector"
        ),
    ],
)
def test_a_question_that_does_not_fit_the_rest_is_found(
    content: Path, change: dict[str, object], problem: str
) -> None:
    path = content / "sections" / "fees.yaml"
    section = yaml.safe_load(path.read_text(encoding="utf-8"))
    section["questions"][0] |= change
    path.write_text(yaml.safe_dump(section), encoding="utf-8")
    assert any(problem in found for found in checks.problems(content)), checks.problems(content)


def test_an_option_without_a_remedy_is_found(content: Path) -> None:
    path = content / "sections" / "docs.yaml"
    section = yaml.safe_load(path.read_text(encoding="utf-8"))
    for question in section["questions"]:
        for action in question["actions"]:
            action.pop("contains", None)
            action["closes"] = action.get("closes", {"fees_paid": "none"})
    path.write_text(yaml.safe_dump(section), encoding="utf-8")
    assert any("no action that contains it" in problem for problem in checks.problems(content))


def test_a_sector_says_something_of_every_topic(content: Path) -> None:
    path = content / "sectors" / "mining.yaml"
    sector = yaml.safe_load(path.read_text(encoding="utf-8"))
    del sector["exposure"]["docs"]
    path.write_text(yaml.safe_dump(sector), encoding="utf-8")
    assert any("mining" in problem and "'docs'" in problem for problem in checks.problems(content))


def test_a_contradiction_names_what_is_there(content: Path) -> None:
    rule = {
        "name": "odd",
        "when": [{"question": "nothing", "is": ["x"]}, {"profile": "workers", "above": 5}],
        "text": "Is it?",
    }
    path = content / "contradictions.yaml"
    path.write_text(yaml.safe_dump([rule]), encoding="utf-8")
    assert any("no question 'nothing'" in problem for problem in checks.problems(content))
