"""How long the best set of actions within a budget of days takes.

Run from the project's folder: ``python -m benchmarks.budget``. The response is a factory that gave the worst answer to
every question; measured again with a second action for each question, so that there are more than 120. The floor is
the plan's own order, filled up to the same budget, in the same run.
"""

from __future__ import annotations

import sys
import zlib
from functools import partial

from benchmarks.scoring import ON, best, factory
from questionnaires.loader import load
from questionnaires.models import ActionPlan, FreeText, Questionnaire, ScoredQuestion, SelectOne
from scoring.assess import assess
from scoring.budget import budget

TARGET = 2.0  # seconds, for a plan of 120 actions
ROUNDS = 3


def widened(questionnaire: Questionnaire) -> Questionnaire:
    """Give the questionnaire with a second action for each question with one answer, at another price."""
    sections = tuple(
        section.model_copy(update={"questions": tuple(map(_with_another, section.questions))})
        for section in questionnaire.sections
    )
    fields = {name: getattr(questionnaire, name) for name in Questionnaire.model_fields}
    return Questionnaire(**{**fields, "sections": sections})


def _with_another(question: ScoredQuestion | FreeText) -> ScoredQuestion | FreeText:
    if not isinstance(question, SelectOne):
        return question
    reached = max(question.choices, key=lambda choice: choice.credit or 0)
    name = f"{question.name}_again"
    effort = 0.5 + zlib.crc32(name.encode()) % 37 / 2
    words = {"label": name, "why": name, "steps": (name,), "done_when": name, "role": question.who[0]}
    another = ActionPlan(name=name, closes={question.name: reached.name}, effort_days=effort, lead_days=30, **words)
    return question.model_copy(update={"actions": (*question.actions, another)})


def main() -> int:
    questionnaire = load()
    slowest = max(measure(questionnaire), measure(widened(questionnaire)))
    print(f"slowest {slowest:.3f} s, target {TARGET} s: {'met' if slowest <= TARGET else 'MISSED'}")
    return int(slowest > TARGET)


def measure(questionnaire: Questionnaire) -> float:
    """Print what several budgets take, and give the seconds of the slowest."""
    response = factory(questionnaire, answered=1.0)
    plan = assess(questionnaire, response, ON).plan
    acts = sum(item.kind == "act" for item in plan.items)
    base = budget(questionnaire, response, plan, 0)
    floor = best(partial(budget, questionnaire, response, plan, 0), ROUNDS)  # nothing fits: no programme is solved
    everything = sum(item.effort_days for item in plan.items)
    print(f"{len(plan.items)} items, {acts} of them actions; {base.required.days:g} days are required")
    slowest = 0.0
    for share in (0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0):
        days = round(base.required.days + share * (everything - base.required.days), 1)
        seconds = best(partial(budget, questionnaire, response, plan, days), ROUNDS)
        found = budget(questionnaire, response, plan, days)
        slowest = max(slowest, seconds)
        print(
            f"{days:7.1f} days: {seconds * 1000:7.1f} ms, {seconds / floor:6.1f} x the order alone; "
            f"P falls {100 * found.best.potential:5.2f} (order: {100 * found.greedy.potential:5.2f}), "
            f"R {100 * found.best.headline:5.2f} (order: {100 * found.greedy.headline:5.2f}, "
            f"advised: {100 * found.advised.headline:5.2f}){'' if found.exact else ' NOT PROVEN'}"
        )
    return slowest


if __name__ == "__main__":
    sys.exit(main())
