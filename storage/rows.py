"""A response as rows, and rows as a response."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import RowMapping

from questionnaires.responses import Answer, Response
from storage.tables import ORGANISATION

EVERYWHERE = ""  # the operation of an answer that is the same everywhere
Place = tuple[str, str]  # question, operation
_ELSEWHERE = {"id", "created_at", "changed_at", "answers", "follow_up"}  # have columns or tables of their own


def owned(key: str, owner: str) -> dict[str, str]:
    """Give the columns that tie a row to its assessment."""
    return {"owner": owner, "organisation_id": ORGANISATION, "assessment": key}


def moment(time: datetime) -> str:
    """Write a time so that texts sort as times do."""
    return time.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def optional_moment(time: datetime | None) -> str | None:
    return None if time is None else moment(time)


def profile_row(response: Response) -> dict[str, str]:
    """Give the columns that hold everything but answers, follow-up and times."""
    profile = response.model_dump_json(exclude=_ELSEWHERE)
    return {"name": response.organisation.name, "path": response.path, "profile": profile}


def answers_of(response: Response) -> dict[Place, Answer]:
    """Give each answer by its question and operation."""
    found: dict[Place, Answer] = {}
    for question, given in response.answers.items():
        if isinstance(given, Answer):
            found[question, EVERYWHERE] = given
        else:
            found.update({(question, operation): answer for operation, answer in given.by_operation.items()})
    return found


def answer_row(place: Place, answer: Answer) -> dict[str, str | None]:
    return {
        "question": place[0],
        "operation": place[1],
        "value": json.dumps(answer.value, ensure_ascii=False),
        "evidence": answer.evidence,
        "note": answer.note,
        "reason": answer.reason,
        "answered_at": optional_moment(answer.answered_at),
    }


def _plain(row: RowMapping) -> dict[str, Any]:
    """Give a row of answers as the data of an Answer."""
    kept = {name: row[name] for name in ("evidence", "note", "reason", "answered_at")}
    return {**kept, "value": json.loads(row["value"])}


def answers_in(rows: Iterable[RowMapping]) -> dict[Place, Answer]:
    return {(row["question"], row["operation"]): Answer.model_validate(_plain(row)) for row in rows}


def response_in(header: RowMapping, answers: Iterable[RowMapping], follow_up: Iterable[RowMapping]) -> Response:
    """Put a response together from its rows."""
    given: dict[str, Any] = {}
    for row in answers:
        if row["operation"] == EVERYWHERE:
            given[row["question"]] = _plain(row)
        else:
            given.setdefault(row["question"], {"by_operation": {}})["by_operation"][row["operation"]] = _plain(row)
    return Response.model_validate(
        {
            **json.loads(header["profile"]),
            **{name: header[name] for name in ("id", "created_at", "changed_at")},
            "answers": given,
            "follow_up": {row["action"]: json.loads(row["document"]) for row in follow_up},
        }
    )
