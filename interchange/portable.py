"""The portable file: one response, whole, as JSON with sorted keys."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from i18n import marked
from interchange.checks import problems_of, unknown_codes
from interchange.differences import Difference, differences
from interchange.names import file_name
from interchange.plain import parsed
from interchange.problems import LISTED, FileRefused, Opened, Problem, shown
from interchange.shapes import shaped
from questionnaires.answers import understood
from questionnaires.models import FreeText, Questionnaire, ScoredQuestion, options_of
from questionnaires.responses import FORMAT, AnswersByOperation, Response, Value

__all__ = ["Difference", "differences", "file_name", "read", "write"]

FAMILY, _, EDITION = FORMAT.rpartition("/")


def write(response: Response) -> bytes:
    """Give a response as a portable file: the same response is the same bytes."""
    document = response.model_dump(mode="json", exclude_none=True)
    text = json.dumps(document, sort_keys=True, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "replace") + b"\n"


def read(data: bytes, questionnaire: Questionnaire) -> Opened:
    """Give the response in a portable file. Raises FileRefused with everything that is wrong with it."""
    document, problems = parsed(data)
    _check_format(document)
    response, misshapen = shaped(document)
    problems.extend(islice(unknown_codes(document, questionnaire), LISTED))
    problems.extend(misshapen)
    problems.extend(islice(problems_of(response, questionnaire), LISTED))
    if problems:
        raise FileRefused(*_once(problems))
    return Opened((response,), notes_on(response, questionnaire))


def _check_format(document: Mapping[str, Any]) -> None:
    """Raise FileRefused unless the file is of this format: of another one, nothing else can be said."""
    given = document.get("format")
    if given == FORMAT:
        return
    edition = re.fullmatch(re.escape(FAMILY) + r"/(\d{1,6})", given) if isinstance(given, str) else None
    if edition and int(edition[1]) > int(EDITION):
        raise FileRefused(
            Problem(
                ("format",),
                "This file was saved by a newer edition of this tool (format %(given)s; this one reads %(known)s). "
                "Update the tool, then open the file again.",
                {"given": edition[1], "known": EDITION},
            )
        )
    raise FileRefused(
        Problem(
            ("format",),
            "This is not a saved assessment: its format must be '%(known)s' and is '%(given)s'. Open another file.",
            {"known": FORMAT, "given": shown(given)},
        )
    )


def _once(problems: list[Problem]) -> list[Problem]:
    """Give the first problem of each place, in the order found: what follows from it is no news."""
    first: dict[tuple[str | int, ...], Problem] = {}
    for problem in problems:
        first.setdefault(problem.place, problem)
    return list(first.values())[:LISTED]


def _read_anew(response: Response, questionnaire: Questionnaire) -> Iterator[Problem]:
    """Say of each answer with a choice no longer offered how it is read."""
    for name, given in response.answers.items():
        question = questionnaire.by_name.get(name)
        if question is None:
            continue
        answers = given.by_operation.values() if isinstance(given, AnswersByOperation) else (given,)
        for answer in {answer.value: answer for answer in answers}.values():
            known = understood(question, answer)
            if known is None:
                rule = marked("“%(question)s”: the answer '%(old)s' is no longer offered. It counts as no answer.")
                yield Problem((), rule, {"question": question.label, "old": shown(_plain(answer.value))})
            elif known.value != answer.value:
                rule = marked("“%(question)s”: the answer '%(old)s' is no longer offered. It is read as '%(new)s'.")
                facts = {"old": shown(_plain(answer.value)), "new": _labels(question, known.value)}
                yield Problem((), rule, {"question": question.label, **facts})


def _plain(value: Value) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _labels(question: ScoredQuestion | FreeText, value: Value) -> str:
    labels = {} if isinstance(question, FreeText) else {option.name: option.label for option in options_of(question)}
    return ", ".join(labels.get(name, name) for name in (value if isinstance(value, tuple) else (str(value),)))


def notes_on(response: Response, questionnaire: Questionnaire) -> tuple[Problem, ...]:
    """Give what to tell the user about a response that is sound."""
    asked = response.questionnaire
    notes = []
    if asked.version != questionnaire.version:
        notes.append(
            Problem(
                (),
                "This assessment was answered on edition %(theirs)s of the questionnaire; this tool asks edition "
                "%(ours)s. All answers are kept. Questions that are new, or that changed, may need an answer.",
                {"theirs": shown(asked.version), "ours": questionnaire.version},
            )
        )
    notes.extend(_read_anew(response, questionnaire))
    retired = sum(name in questionnaire.retired for name in response.answers)
    if retired:
        notes.append(
            Problem(
                (),
                "Answers to questions that are no longer asked: %(number)s. They are kept and not scored.",
                {"number": retired},
            )
        )
    return tuple(notes)
