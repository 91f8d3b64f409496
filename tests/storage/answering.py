"""Answer without end and say which answers are saved: run by test_durability.py, which kills it."""

from __future__ import annotations

import itertools
import sys
from contextlib import suppress
from datetime import UTC, datetime

from questionnaires.responses import Answer, new_response
from storage import AlreadyHere, Store

QUESTIONS = 20


def main(url: str, first: int) -> None:
    store = Store.open(url)
    draft = new_response("a", {"id": "core", "version": "1.0.0"}, datetime.now(UTC), "en", "standard")
    with suppress(AlreadyHere):
        store.create(draft, "local")
    for number in itertools.count(first):
        operation = ("op1", "op2", None)[number // QUESTIONS % 3]
        store.save_answer("a", "local", f"q{number % QUESTIONS}", Answer(value=number), operation)
        print(number, flush=True)  # noqa: T201  the parent reads it


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
