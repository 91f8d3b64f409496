"""Two assessments of the same organisation: why the figure moved, and what became of each finding (sections 1, 10).

The earlier response is scored again in a fixed order, each step keeping the ones before it, until it is the later one:

1. **tables**: the earlier response with the later data tables (countries, listed goods);
2. **questionnaire**: with the later questionnaire, too: its questions, weights and sectors;
3. **profile**: with the later operations. An operation that is new brings its own answers along, one that is gone
   takes its answers with it, so that neither is ever read as improvement or as decline;
4. **answers**: with the later answers, each resting on what the earlier one did ("stated" where there was none);
5. **evidence**: with what the later answers rest on. That is the later response.

Another order would give other parts: what an answer is worth depends on the situation and the evidence. The levels are
taken as multiples of 2**-40, so the parts add up to the difference exactly, not only nearly.

Operations are the same where their ids are. The paths ask different questions: they are not compared as one figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from questionnaires.models import EVIDENCE, FreeText, Questionnaire
from questionnaires.responses import Answer, AnswersByOperation, Response
from scoring.arrays import Groups
from scoring.changes import Change, ProfileChange, changes, profile_changes
from scoring.coding import rows_of
from scoring.compiled import compiled
from scoring.fates import Fate, fates
from scoring.models import Assessment
from scoring.residual import scored, totals
from scoring.tables import HEADLINE

Step = Literal["tables", "questionnaire", "profile", "answers", "evidence"]
STEPS: tuple[Step, ...] = ("tables", "questionnaire", "profile", "answers", "evidence")
GRAIN = 2.0**40


@dataclass(frozen=True, slots=True)
class Side:
    """A response with the questionnaire (and tables) it is scored by, and its assessment by these."""

    questionnaire: Questionnaire
    response: Response
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class Moved:
    """The headline before, and after each step: one level more than there are steps."""

    levels: tuple[float, ...]

    @property
    def before(self) -> float:
        return self.levels[0]

    @property
    def after(self) -> float:
        return self.levels[-1]

    @property
    def parts(self) -> dict[Step, float]:
        """Give what each step added (less than 0: the risk fell). They add up exactly to after - before."""
        pairs = zip(self.levels[:-1], self.levels[1:], strict=True)
        return {step: later - earlier for step, (earlier, later) in zip(STEPS, pairs, strict=True)}

    @property
    def achieved(self) -> float:
        """Give what the organisation's own doing added: its answers and what they rest on, and nothing else."""
        return self.parts["answers"] + self.parts["evidence"]


@dataclass(frozen=True, slots=True)
class Comparison:
    before: Assessment
    after: Assessment
    moved: Moved | None  # None: one is quick, the other is not
    changes: tuple[Change, ...]
    profile: tuple[ProfileChange, ...]
    findings: tuple[Fate, ...]

    @property
    def nothing(self) -> bool:
        """Tell whether nothing differs."""
        moved = self.moved is None or any(self.moved.parts.values())
        return not (moved or self.changes or self.profile or any(fate.kind != "still" for fate in self.findings))


def compare(before: Side, after: Side) -> Comparison:
    """Compare an earlier response with a later one.

    Raises ProfileIncomplete where the later tables or sectors lack what the earlier profile names.
    """
    alike = before.response.path == after.response.path
    return Comparison(
        before=before.assessment,
        after=after.assessment,
        moved=Moved(tuple(_levels(before, after))) if alike else None,
        changes=changes(before.questionnaire, before.response, after.questionnaire, after.response),
        profile=profile_changes(before.response, after.response),
        findings=fates(before.assessment, after.assessment),
    )


def headline(questionnaire: Questionnaire, response: Response) -> float:
    """Give R of the business as a multiple of 2**-40. Raises ProfileIncomplete."""
    arrays = compiled(questionnaire)
    known = scored(arrays, rows_of(arrays, response))
    together = Groups.of_sizes([len(known.rows)])
    return round(float(totals(arrays, known, together).residual[HEADLINE, 0]) * GRAIN) / GRAIN


def _levels(before: Side, after: Side) -> Iterator[float]:
    """Give the headline before and after each step; a step that changes nothing is not scored again."""
    retabled = before.questionnaire.model_copy(update={"tables": after.questionnaire.tables})
    tables_differ = before.questionnaire.tables != after.questionnaire.tables
    settled = _settled(before.response, after.response, after.questionnaire)
    level = headline(before.questionnaire, before.response)
    yield level
    level = headline(retabled, before.response) if tables_differ else level
    yield level
    level = headline(after.questionnaire, before.response)
    yield level
    yield headline(after.questionnaire, settled)
    yield headline(after.questionnaire, _answered(settled, after.response))
    yield headline(after.questionnaire, after.response)


# --- what lies between the two ---------------------------------------------------------------------------------------


def _settled(before: Response, after: Response, asked: Questionnaire) -> Response:
    """Give the earlier answers in the later profile; operations that are new have their own."""
    known = {operation.id for operation in before.operations}
    answers = dict(before.answers)
    if any(operation.id not in known for operation in after.operations):
        for name in dict.fromkeys((*before.answers, *after.answers)):
            question = asked.by_name.get(name)
            if question is not None and (isinstance(question, FreeText) or question.scope == "operation"):
                answers[name] = _each(
                    (operation.id, (before if operation.id in known else after).answer(name, operation.id))
                    for operation in after.operations
                )
    return after.model_copy(update={"answers": answers})


def _answered(settled: Response, after: Response) -> Response:
    """Give the later answers, resting on what the earlier ones rested on."""
    answers: dict[str, Answer | AnswersByOperation] = {}
    for name, given in after.answers.items():
        earlier = settled.answers.get(name)
        if isinstance(given, Answer) and not isinstance(earlier, AnswersByOperation):
            answers[name] = _resting(given, earlier)
        else:
            pairs = ((one.id, after.answer(name, one.id), settled.answer(name, one.id)) for one in after.operations)
            answers[name] = _each((key, _resting(now, was) if now else None) for key, now, was in pairs)
    return after.model_copy(update={"answers": answers})


def _resting(answer: Answer, earlier: Answer | None) -> Answer:
    return answer.model_copy(update={"evidence": earlier.evidence if earlier else EVIDENCE[0]})


def _each(answers: Iterable[tuple[str, Answer | None]]) -> AnswersByOperation:
    return AnswersByOperation(by_operation={key: answer for key, answer in answers if answer is not None})
