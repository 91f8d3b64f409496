"""One action in full: why, how, when it is done, and what it takes."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.models import FreeText, ScoredQuestion
from reports.blocks import ActionBrief, ActionCard
from reports.subject import Subject
from reports.tasks import due, effort, follow_up, status, tag, title_of, tone, where, who, worth, worth_in_short
from scoring.models import PlanItem

SELF_EVIDENT = 3  # facts of an action that need no label: who, when, effort; then comes what it is worth


def card(s: Subject, number: int, item: PlanItem) -> ActionCard:
    _ = s.words.say
    why, steps, done_when = words_of(s, item)
    return ActionCard(
        number=s.words.number(number),
        title=title_of(s, item),
        tone=tone(item),
        tag=tag(s, item),
        facts=tuple(_facts(s, item)),
        why=why,
        steps_title=_("How"),
        steps=steps,
        done_title=_("Done when"),
        done_when=done_when,
    )


def brief(s: Subject, number: int, item: PlanItem) -> ActionBrief:
    """Give a later action with the same words, closer together."""
    _, full = s.words.say, card(s, number, item)
    plain, named = full.facts[:SELF_EVIDENT], full.facts[SELF_EVIDENT + 1 :]
    labelled = ((_("Worth"), worth_in_short(s, item)), *named)
    return ActionBrief(
        number=full.number,
        title=full.title,
        tone=full.tone,
        tag=full.tag,
        facts=(
            *(value for _label, value in plain),
            *(_("%(label)s: %(value)s", label=label, value=value) for label, value in labelled),
        ),
        why=full.why,
        steps=full.steps,
        done_title=full.done_title,
        done_when=full.done_when,
    )


def words_of(s: Subject, item: PlanItem) -> tuple[str, tuple[str, ...], str]:
    """Say why, how, and when it is done."""
    if item.action is None:
        return _find_out(s, item)
    said = s.questionnaire.action[item.action]
    return said.why, said.steps, said.done_when


def _find_out(s: Subject, item: PlanItem) -> tuple[str, tuple[str, ...], str]:
    _ = s.words.say
    why = _(
        "These questions may hide a red flag, and nobody could answer them. If anyone may be in danger, open the "
        "safe-referral page first and follow it. Then begin with papers and records. Do not "
        "question workers: what only they can tell is for someone independent to ask, in private."
    )
    questions = tuple(_where_to_look(s.questionnaire.by_name[name]) for name in item.questions)
    done = _("Each of these questions has an answer, and what it rests on is noted.")
    return why, questions, done


def _where_to_look(question: ScoredQuestion | FreeText) -> str:
    """Give a question that nobody could answer, and under it where to look."""
    return f"{question.label}\n{question.find_out}" if question.find_out else question.label


def _facts(s: Subject, item: PlanItem) -> Iterator[tuple[str, str]]:
    """Give what an action takes; where and how far only where that says something."""
    _ = s.words.say
    said = follow_up(s, item)
    yield _("Who"), who(s, item)
    yield _("When"), due(s, item)
    yield _("Effort"), effort(s, item)
    yield _("Worth"), worth(s, item)
    if len(item.operations) < len(s.response.operations) and item.operations:
        yield _("Where"), where(s, item)
    if said.owner and not s.share:
        yield _("Owner"), said.owner
    if item.key in s.response.follow_up:
        yield _("Status"), status(s, said.status)
