"""The headline taken apart: operations, in each its topics, in each its questions; each level adds up as shown.

Points of a question weigh by the workers of the operation. A question's share of the harm belongs in equal parts to
the operations in which its finding counts (method, section 7). Figures as shown are in units of the last digit shown,
rounded by largest remainder, each part within the part above it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import floor

from questionnaires.models import SEVERITIES
from reports.subject import Subject

NEAR = 0.005  # within half a point of a band's border, figures are shown with one decimal


@dataclass(frozen=True, slots=True)
class Share:
    """What one question adds to the headline in one operation (None: in all): risk that is left, and harm."""

    operation: str | None
    topic: str
    question: str
    points: float
    harm: float


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the headline as shown; what its own parts show adds up to it."""

    name: str  # an operation's id, a topic's or a question's name; "" for the whole
    points: int
    harm: int
    parts: tuple[Part, ...] = ()

    @property
    def both(self) -> int:
        return self.points + self.harm

    def part(self, name: str) -> Part | None:
        """Give the part of that name, or None."""
        return next((part for part in self.parts if part.name == name), None)


Level = Callable[[Share], str]
LEVELS: tuple[Level, ...] = (
    lambda share: share.operation or "",
    lambda share: share.topic,
    lambda share: share.question,
)


def breakdown(s: Subject) -> Part:
    """Take the headline apart by operation, topic and question."""
    return _apart(s, tuple(shares(s)), LEVELS)


def shown_points(s: Subject) -> dict[str, tuple[int, int]]:
    """Give each question's points and its share of the harm over all operations, as shown."""
    given = [
        Share(None, s.questionnaire.topic_of[one.question], one.question, one.points, one.harm)
        for one in s.assessment.contributions
    ]
    whole = _apart(s, given, LEVELS[1:])
    return {part.name: (part.points, part.harm) for topic in whole.parts for part in topic.parts}


def shares(s: Subject) -> Iterator[Share]:
    """Give the exact shares, operation by operation in the order asked; all together they are the headline."""
    workers = {one.id: s.response.operation(one.id).workers or 0 for one in s.assessment.operations if one.topics}
    harms = {part.question: part.harm for part in s.assessment.contributions if part.harm}
    found = {name: _where_it_counts(s, name) for name in harms}
    for operation in s.assessment.operations:
        part = workers.get(operation.id, 0) / (sum(workers.values()) or 1)
        for one in operation.contributions:
            places = found.get(one.question, ())
            harm = harms[one.question] / len(places) if operation.id in places else 0.0
            yield Share(operation.id, s.questionnaire.topic_of[one.question], one.question, part * one.points, harm)


def _where_it_counts(s: Subject, question: str) -> tuple[str, ...]:
    """Name the operations in which a question has its gravest finding."""
    known = [f for f in s.assessment.findings if f.question == question and f.status != "not_verified"]
    gravest = max(SEVERITIES.index(finding.severity) for finding in known)
    return s.concerned(tuple(f for f in known if SEVERITIES.index(f.severity) == gravest))


# --- as shown --------------------------------------------------------------------------------------------------------


def digits(s: Subject) -> int:
    """Give how many decimals the headline is shown with (method, section 5)."""
    headline = s.assessment.business.headline
    borders = [band.below for band in s.questionnaire.rubric.bands if band.below is not None]
    return int(any(abs(round(headline - border, 11)) <= NEAR for border in borders))


def figure(s: Subject, units: int) -> str:
    """Write a figure given in units of the last digit shown."""
    return s.words.number(units / 10 ** digits(s), 1)


def _apart(s: Subject, given: Sequence[Share], levels: Sequence[Level]) -> Part:
    unit = 100 * 10 ** digits(s)
    total = int(Decimal(repr(round(s.assessment.business.headline * unit, 9))).quantize(Decimal(1), ROUND_HALF_UP))
    points, harm = largest_remainder([sum(x.points for x in given) * unit, sum(x.harm for x in given) * unit], total)
    return Part("", points, harm, _parts(given, levels, unit, points, harm))


def _parts(given: Sequence[Share], levels: Sequence[Level], unit: int, points: int, harm: int) -> tuple[Part, ...]:
    """Take a part apart by the first level, and each of what comes by the next."""
    if not levels:
        return ()
    by_name: dict[str, list[Share]] = {}
    for share in given:
        by_name.setdefault(levels[0](share), []).append(share)
    shown = largest_remainder([sum(x.points for x in own) * unit for own in by_name.values()], points)
    harms = largest_remainder([sum(x.harm for x in own) * unit for own in by_name.values()], harm)
    return tuple(
        Part(name, p, h, _parts(own, levels[1:], unit, p, h))
        for (name, own), p, h in zip(by_name.items(), shown, harms, strict=True)
    )


def largest_remainder(exact: Sequence[float], total: int) -> tuple[int, ...]:
    """Round figures so that they add up to a total within one of their sum for each; what rounds up comes first."""
    whole = [floor(round(x, 9)) for x in exact]
    by_remainder = sorted(range(len(exact)), key=lambda at: whole[at] - exact[at])
    for at in by_remainder[: total - sum(whole)]:
        whole[at] += 1
    return tuple(whole)
