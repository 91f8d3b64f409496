"""The parts of a report by name: report.yaml gives their order, and each is one function from a Subject to blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from reports.actions import first_actions, plan
from reports.answers import answers
from reports.blocks import Block
from reports.board import summary
from reports.closing import glossary, method, referral, sources, versions
from reports.crosswalk import by_standard
from reports.discoveries import findings
from reports.front import contents, cover
from reports.picture import picture
from reports.reasons import reasons
from reports.situation import exposure
from reports.subject import Subject

Part = Callable[[Subject], Iterator[Block]]

PARTS: Mapping[str, Part] = {
    "cover": cover,
    "contents": contents,
    "summary": summary,
    "picture": picture,
    "findings": findings,
    "first_actions": first_actions,
    "plan": plan,
    "reasons": reasons,
    "exposure": exposure,
    "answers": answers,
    "crosswalk": by_standard,
    "referral": referral,
    "method": method,
    "words": glossary,
    "sources": sources,
    "versions": versions,
}
