"""What became of each finding between two assessments (section 10)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from questionnaires.models import SEVERITIES
from scoring.models import Assessment, Finding

FateKind = Literal[
    "left_open",  # its operation is gone: what happened to the workers?
    "graver",
    "new",
    "found",  # nobody knew before, and now it is known
    "arrived",  # in an operation that is new
    "unknown",  # it was found, and now nobody can say
    "still",
    "not_asked",  # its question does not apply any more
    "lighter",
    "remedied",
    "ended",
    "cleared",  # nobody knew before, and there is none
]


@dataclass(frozen=True, slots=True)
class Fate:
    kind: FateKind
    before: Finding | None
    after: Finding | None

    @property
    def finding(self) -> Finding:
        """Give the finding as it stands now, or as it stood where it is gone. Raises ValueError if there is none."""
        finding = self.after or self.before
        if finding is None:
            raise ValueError("a fate is that of a finding: give the one before or the one after")
        return finding


def fates(before: Assessment, after: Assessment) -> tuple[Fate, ...]:
    """Give what became of every finding that was open, could not be verified, or is open now.

    First those of the earlier assessment in its order, then those that are only in the later one. A finding nobody
    could verify, then or now, is no finding of harm: it is told only where it became or was one, or was cleared.
    """
    was = {(one.question, one.operation): one for one in before.findings}
    now = {(one.question, one.operation): one for one in after.findings}
    return (*_of_earlier(was, now, before, after), *_of_later(was, now, before))


Named = dict[tuple[str, str | None], Finding]


def _of_earlier(was: Named, now: Named, before: Assessment, after: Assessment) -> Iterator[Fate]:
    for key, finding in was.items():
        later = now.get(key)
        if finding.status == "open":
            kind = _fate(finding, later, before, after)
            yield Fate(kind, finding, later)
        elif finding.status == "not_verified" and later is None and _asked(finding, after):
            yield Fate("cleared", finding, None)


def _of_later(was: Named, now: Named, before: Assessment) -> Iterator[Fate]:
    there = {operation.id for operation in before.operations}
    for key, finding in now.items():
        earlier = was.get(key)
        if finding.status != "open" or (earlier and earlier.status == "open"):
            continue
        if finding.operation is not None and finding.operation not in there:
            yield Fate("arrived", None, finding)
        else:
            known = earlier is None or earlier.status != "not_verified"
            yield Fate("new" if known else "found", earlier, finding)


def _fate(finding: Finding, later: Finding | None, before: Assessment, after: Assessment) -> FateKind:
    """Say what became of an open finding."""
    if later is None:
        if _is_gone(finding, before, after):
            return "left_open"
        return "ended" if _asked(finding, after) else "not_asked"
    if later.status != "open":
        return "unknown" if later.status == "not_verified" else "remedied"
    was, now = SEVERITIES.index(finding.severity), SEVERITIES.index(later.severity)
    return "still" if was == now else "graver" if now > was else "lighter"


def _is_gone(finding: Finding, before: Assessment, after: Assessment) -> bool:
    """Tell whether the operation is gone; of a company question, every one to which it applied."""
    there = {operation.id for operation in after.operations}
    applied = {one.id for one in before.operations if finding.question in one.applies}
    places = applied if finding.operation is None else {finding.operation}
    return places.isdisjoint(there)


def _asked(finding: Finding, after: Assessment) -> bool:
    places = (one for one in after.operations if finding.operation in (None, one.id))
    return any(finding.question in one.applies for one in places)
