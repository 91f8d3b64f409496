"""What the answers show: red flags, what nobody could verify, what was put right, other gaps."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.consistency import contradictions
from questionnaires.models import SEVERITIES
from reports.blocks import Block, Bullets, Cell, Heading, Paragraph, Table
from reports.subject import SEVERITY_TONE, Subject
from reports.tasks import title_of
from scoring.models import Finding, Standing

FEW = 3  # questions back that stand below each other; more stand in two columns


def findings(s: Subject) -> Iterator[Block]:
    _ = s.words.say
    yield s.heading("findings", _("What was found"))
    yield Paragraph(s.text("findings"), "small" if s.quick else "body")
    yield from _red_flags(s)
    yield from _of_standing(s, "not_verified", _("Not verified"), s.text("not_verified"))
    yield from _of_standing(s, "remedied", _("Put right, keep watching"), s.text("remedied"))
    yield from _contradictions(s)


def _red_flags(s: Subject) -> Iterator[Block]:
    rows: list[tuple[Cell, ...]] = []
    for severity in reversed(SEVERITIES):
        found = s.open(severity)
        if found:
            rows.append((Cell(s.severity(severity), SEVERITY_TONE[severity], strong=True),))
            rows.extend(_row(s, group) for group in s.alike(found))
    if rows:
        yield _table(s, tuple(rows), s.words.say("What the answer says"))
    else:
        yield Paragraph(s.text("no_red_flags"), "strong")


def _table(s: Subject, rows: tuple[tuple[Cell, ...], ...], first: str) -> Table:
    _ = s.words.say
    header = (first, _("Where"), _("Workers concerned"), _("What to do now"))
    return Table(header, rows, widths=(3.4, 1.4, 1.05, 3.4), numeric=(2,))


def _row(s: Subject, group: tuple[Finding, ...]) -> tuple[Cell, ...]:
    workers = s.words.number(s.workers(s.concerned(group)))
    return Cell(s.finding(group[0])), Cell(s.where(group)), Cell(workers), Cell(_now(s, group[0]))


def _now(s: Subject, finding: Finding) -> str:
    """Say the first step of the plan about a finding."""
    for item in s.assessment.plan.items:
        if finding.question in item.questions and (finding.operation or "") in ("", *item.operations):
            return title_of(s, item)
    return s.words.say("Keep watching")


def _of_standing(s: Subject, standing: Standing, title: str, text: str) -> Iterator[Block]:
    _ = s.words.say
    found = [finding for finding in s.assessment.findings if finding.status == standing]
    if found:
        yield Heading(title, 2)
        yield Paragraph(text)
        first = _("Question") if standing == "not_verified" else _("What the answer says")
        yield _table(s, tuple(_row(s, group) for group in s.alike(found)), first)


def _contradictions(s: Subject) -> Iterator[Block]:
    rules = {rule.name: rule.text for rule in s.questionnaire.contradictions}
    found = dict.fromkeys(name for name, _operation in contradictions(s.questionnaire, s.response))
    texts = tuple(rules[name] if name in rules else _none_beside_others(s, name) for name in found)
    if texts:
        yield Heading(s.words.say("Answers that do not fit each other"), 2)
        yield Bullets(texts, compact=len(texts) > FEW)


def _none_beside_others(s: Subject, rule: str) -> str:
    question = s.questionnaire.by_name[rule.partition(":")[2]].label
    return s.words.say('"None of these" stands beside other answers: %(question)s', question=question)
