"""Worked cases: the figures in ``cases/*.yaml`` were redone by hand, step by step in their comments."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from questionnaires.responses import Answer, AnswersByOperation, Operation, Response
from scoring.models import Assessment
from tests.builders import operation, response
from tests.scoring.assessed import assessed, item
from tests.scoring.little import LITTLE

CASES = sorted(Path(__file__).parent.glob("cases/*.yaml"))


def the_response(case: dict[str, Any]) -> Response:
    operations: list[Operation] = [operation(given.pop("id"), **given) for given in case["operations"]]
    answers = {
        name: AnswersByOperation.model_validate(given) if "by_operation" in given else Answer.model_validate(given)
        for name, given in case["answers"].items()
    }
    asked = response(LITTLE, *operations, path=case.get("path", "standard"))
    return asked.model_copy(update={"answers": answers})


def test_there_are_cases() -> None:
    assert len(CASES) >= 6


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    found, expect = assessed(LITTLE, the_response(case)), case["expect"]
    same(asdict(found.business), expect["business"])
    assert {name: number for name, number in asdict(found.business.open).items() if number} == expect["open"]
    for key, check in CHECKS.items():
        if key in expect:
            check(found, expect[key])


def same(figures: dict[str, Any], expected: dict[str, Any]) -> None:
    assert {name: figures[name] for name in expected} == {
        name: pytest.approx(value, abs=1e-12) if isinstance(value, float) else value
        for name, value in expected.items()
    }


def _operations(found: Assessment, expected: dict[str, dict[str, float]]) -> None:
    for result in found.operations:
        same(asdict(result.figures), expected[result.id])


def _values(found: Assessment, expected: dict[str, float]) -> None:
    assert {name: item(found, name).value for name in expected} == pytest.approx(expected, abs=1e-12)


def _of_topics(figure: str) -> Any:
    def check(found: Assessment, expected: dict[str, float]) -> None:
        topics = found.operations[0].topics
        assert {name: getattr(topics[name], figure) for name in expected} == pytest.approx(expected, abs=1e-12)

    return check


def _plan(found: Assessment, expected: list[str]) -> None:
    assert [item.key for item in found.plan.items] == expected


def _plan_start(found: Assessment, expected: list[str]) -> None:
    assert [item.key for item in found.plan.items][: len(expected)] == expected


def _contradictions(found: Assessment, expected: list[str]) -> None:
    assert [rule for rule, _ in found.unanswered.contradictions] == expected


def _unanswered(found: Assessment, expected: dict[str, int]) -> None:
    same(asdict(found.unanswered), expected)


def _together(found: Assessment, expected: float) -> None:
    assert found.plan.value_of_critical == pytest.approx(expected, abs=1e-12)


CHECKS = {
    "operations": _operations,
    "control": _of_topics("control"),
    "exposure": _of_topics("exposure"),
    "values": _values,
    "value_of_critical": _together,
    "plan": _plan,
    "plan_start": _plan_start,
    "contradictions": _contradictions,
    "unanswered": _unanswered,
}
