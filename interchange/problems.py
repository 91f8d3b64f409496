"""What is wrong with a file, in a form that any language can say: place, rule, way out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from i18n import Words
from questionnaires.responses import Response

Place = tuple[str | int, ...]  # the way through the JSON: keys, and positions in lists counted from 0
SHOWN = 60  # characters of a stranger's file that are repeated in a message
STEP = " → "  # from the whole to its part
LISTED = 100  # problems of one file that are listed; a file with more is not one of ours


@dataclass(frozen=True)
class Problem:
    """One rule broken at one place; ``rule`` is a message template for ``facts``. Also a note, where all is well."""

    place: Place
    rule: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def under(self, *place: str | int) -> Problem:
        """Give the same problem, found inside something larger."""
        return Problem((*place, *self.place), self.rule, self.facts)


class FileRefused(Exception):
    """Raised if a file cannot be opened; ``problems`` lists everything that is wrong with it."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(f"{_path(problem.place)}: {problem.rule % problem.facts}" for problem in problems))
        self.problems = problems


@dataclass(frozen=True)
class Opened:
    """What a file held: one response, or several from a backup, and what the user should know about them."""

    responses: tuple[Response, ...]
    notes: tuple[Problem, ...] = ()

    @property
    def response(self) -> Response:
        return self.responses[0]


def words_of(problem: Problem, w: Words) -> str:
    """Give a problem or a note as a sentence, with its place before it."""
    rule = w.say(problem.rule, **problem.facts)
    if not problem.place:
        return rule
    steps = [w.say("item %(number)s", number=step + 1) if isinstance(step, int) else step for step in problem.place]
    return w.say("%(place)s: %(rule)s", place=STEP.join(steps), rule=rule)


def shown(value: object) -> str:
    """Give a value as it may be repeated in a message: short, and on one line."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    plain = "".join(sign if sign.isprintable() else " " for sign in text[: SHOWN + 1])
    return plain if len(plain) <= SHOWN else plain[:SHOWN] + "…"


def near(name: str, offered: Iterable[str], called: Mapping[str, str] | None = None) -> str:
    """Give the offered name that was probably meant, or ""; ``called`` gives names by what people call them."""
    by_folded = {
        given.casefold(): meant for given, meant in [*(called or {}).items(), *((one, one) for one in offered)]
    }
    found = get_close_matches(name[:SHOWN].casefold(), by_folded, 1)
    return by_folded[found[0]] if found else ""


def _path(place: Place) -> str:
    return " > ".join(str(step) for step in place) or "file"
