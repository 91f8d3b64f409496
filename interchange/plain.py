"""Bytes from a stranger to plain JSON values, and what is wrong with them as JSON."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass, field
from typing import Any

from interchange.problems import LISTED, FileRefused, Place, Problem, shown

LARGEST = 5_000_000  # bytes of one portable file
MOST = 10_000  # entries of one object or list
DEEPEST = 12  # levels; the format has six
HUGE = 1e15  # beyond it a number is a slip, and no longer exact
DAY = re.compile(r"\d{4}-\d\d-\d\d")
DATES = frozenset({"created_at", "changed_at", "answered_at", "due", "done_on", "checked_on"})
UNKEPT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")  # not text, or half of a character


def kept(text: str) -> str:
    """Give a text without the signs that no file may hold: a paste from a letter brings some along, unseen."""
    return UNKEPT.sub(" ", text)


class Pairs(dict[str, Any]):
    """A JSON object that remembers which of its keys came twice."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.twice: list[str] = []
        if len(self) < len(pairs):
            seen: set[str] = set()
            for key, _ in pairs:
                if key in seen and key not in self.twice:
                    self.twice.append(key)
                seen.add(key)


@dataclass
class Checked:
    """The values of a file, made harmless, and what was wrong with them."""

    problems: list[Problem] = field(default_factory=list)

    def note(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= LISTED:
            raise FileRefused(*self.problems)

    def value(self, given: Any, place: Place) -> Any:
        """Give a value without what no assessment may hold, noting each of these things."""
        if len(place) > DEEPEST:
            self.note(Problem(place, "holds too many levels, one inside the other: open a file that this tool saved"))
            return None
        if isinstance(given, Pairs | list):
            return self._entries(given, place)
        if isinstance(given, str):
            return self._text(given, place)
        if isinstance(given, int | float):
            return self._number(given, place)
        return given

    def _entries(self, given: Pairs | list[Any], place: Place) -> dict[str, Any] | list[Any] | None:
        if len(given) > MOST:
            self.note(Problem(place, "holds too many entries: open a file that this tool saved"))
            return None
        if isinstance(given, Pairs):
            return self._object(given, place)
        return [self.value(item, (*place, at)) for at, item in enumerate(given)]

    def _object(self, given: Pairs, place: Place) -> dict[str, Any]:
        for key in given.twice:
            self.note(Problem((*place, shown(key)), "is written twice: keep one of the two"))
        result = {}
        for key, item in given.items():
            step = shown(key)
            result[self._text(key, (*place, step))] = self.value(item, (*place, step))
            if key in DATES and isinstance(item, str) and not DAY.match(item):
                self.note(Problem((*place, step), "is not a date: write it like 2026-11-21"))
                result[key] = None
        return result

    def _text(self, given: str, place: Place) -> str:
        if UNKEPT.search(given):
            self.note(Problem(place, "holds a sign that is no letter, such as a control sign: write the text again"))
            return UNKEPT.sub("", given)
        return given

    def _number(self, given: float, place: Place) -> float | None:
        if isinstance(given, float) and not math.isfinite(given):
            self.note(Problem(place, "is not a number that can be counted with: write digits"))
            return None
        if abs(given) > HUGE:
            self.note(Problem(place, "is too large a number: check the digits"))
            return None
        return given


def parsed(data: bytes) -> tuple[dict[str, Any], list[Problem]]:
    """Give a file's JSON object and its problems. Raises FileRefused if it cannot be read as one at all."""
    if len(data) > LARGEST:
        raise FileRefused(
            Problem(
                (),
                "This file is larger than %(limit)s MB, and no assessment is: open another.",
                {"limit": LARGEST // 1_000_000},
            )
        )
    given = _read(_decoded(data))
    if not isinstance(given, Pairs):
        raise FileRefused(
            Problem((), "This is JSON, but not an assessment: it must be one object in { }. Open another file.")
        )
    checked = Checked()
    return checked.value(given, ()) or {}, checked.problems


def _decoded(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileRefused(
            Problem((), "This is not a text file in UTF-8. Open the JSON file or the PDF that this tool saved.")
        ) from None
    if not text.strip():
        raise FileRefused(
            Problem((), "This file is empty. Perhaps it was not saved or not downloaded whole: try again.")
        )
    return text


def _read(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=Pairs, parse_int=_whole)
    except json.JSONDecodeError as error:
        raise FileRefused(
            Problem(
                (),
                "This is not a JSON file, or it is damaged: it cannot be read from line %(line)s, sign %(sign)s on. "
                "Open the JSON file or the PDF that this tool saved.",
                {"line": error.lineno, "sign": error.colno},
            )
        ) from None
    except RecursionError:
        raise FileRefused(
            Problem((), "This file holds too many levels, one inside the other. Open a file that this tool saved.")
        ) from None


def _whole(digits: str) -> float:
    return int(digits) if len(digits) <= 18 else 2 * HUGE  # more digits cost time, and are refused anyway
