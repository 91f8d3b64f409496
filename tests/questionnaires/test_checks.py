"""Content that does not fit together is found: each rule by a questionnaire that breaks it and no other."""

from __future__ import annotations

import pytest

from questionnaires import checks
from questionnaires.models import (
    FreeText,
    Questionnaire,
    ReportTexts,
    Resolution,
    ScoredQuestion,
    Sector,
    SelectOne,
)
from tests.builders import (
    SECTOR,
    Option,
    act,
    all_of,
    answer_is,
    contradiction,
    free_text,
    profile,
    questionnaire,
    red,
    resolved,
    sector,
    sector_is,
    select_one,
    topic,
)

MEND = act("mend", {"held": "no"})
HELD = select_one("held", no=1, yes=0, asked={"actions": (MEND,)})
FEW = select_one("few", yes=1, no=0, asked={"actions": (act("mend_few", {"few": "yes"}),)})
CLASH = contradiction("odd", answer_is("held", "no"), answer_is("held", "yes"))


def held(*actions: object, **changes: object) -> SelectOne:
    """Give a sound question with other actions or fields."""
    return HELD.model_copy(update={"actions": actions or HELD.actions, **changes})


def raising(by: Resolution | None = None) -> SelectOne:
    """Give a question with a critical flag, its containment and its remedy."""
    return select_one("held", no=1, yes=red(by=by), asked={"actions": (MEND, act("stop", contains=("held",)))})


def form(*questions: ScoredQuestion | FreeText, **changes: object) -> Questionnaire:
    return questionnaire(*questions).model_copy(update=changes)


def exposed(**changes: object) -> Sector:
    """Give a sector whose exposure to the topic has other fields."""
    given = sector(SECTOR, {"fees": 0.5})
    return given.model_copy(update={"exposure": {"fees": given.exposure["fees"].model_copy(update=changes)}})


def broken(form: Questionnaire) -> list[str]:
    return list(checks.found_in(form))


SOUND = [
    form(HELD),
    form(HELD, FEW, free_text("remarks")),
    form(raising()),
    form(raising(resolved("few", "yes")), FEW),
]


@pytest.mark.parametrize("sound", SOUND)
def test_what_fits_together_is_no_problem(sound: Questionnaire) -> None:
    assert broken(sound) == []


def test_the_published_content_is_sound() -> None:
    assert checks.problems() == ()


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        pytest.param(form(HELD, HELD), "question 'held' stands 2 times", id="a question"),
        pytest.param(form(held(MEND, MEND)), "action 'mend' stands 2 times", id="an action"),
        pytest.param(form(HELD, sources=(form(HELD).sources * 2)), "source 'a_source' stands 2 times", id="a source"),
        pytest.param(
            form(HELD, contradictions=(CLASH, CLASH)),
            "contradiction 'odd' stands 2 times",
            id="a contradiction",
        ),
        pytest.param(
            form(HELD, rubric=form(HELD).rubric.model_copy(update={"roles": form(HELD).rubric.roles * 2})),
            "role 'hr' stands 2 times",
            id="a role",
        ),
        pytest.param(
            form(HELD, report=ReportTexts(sections=("plan", "plan"), texts={})),
            "part of the report 'plan' stands 2 times",
            id="a part of the report",
        ),
        pytest.param(
            form(HELD, report=ReportTexts(sections=(), quick_sections=("plan", "plan"), texts={})),
            "part of the quick report 'plan' stands 2 times",
            id="a part of the quick report",
        ),
    ],
)
def test_a_name_is_given_once(given: Questionnaire, problem: str) -> None:
    assert any(found.startswith(problem) for found in broken(given)), broken(given)


NOWHERE = {"nowhere": "1"}


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        pytest.param(form(held(who=("nobody",))), "held.who: there is no role 'nobody'", id="who knows"),
        pytest.param(
            form(HELD, free_text("remarks").model_copy(update={"who": ("nobody",)})),
            "remarks.who: there is no role 'nobody'",
            id="who knows what is told in words",
        ),
        pytest.param(form(held(references=NOWHERE)), "held.references: there is no source 'nowhere'", id="a citation"),
        pytest.param(
            form(HELD, sectors=(exposed(references=NOWHERE),)),
            f"sectors.{SECTOR}.fees.references: there is no source 'nowhere'",
            id="a sector's citation",
        ),
        pytest.param(
            form(HELD, referral=form(HELD).referral.model_copy(update={"references": NOWHERE})),
            "referral.yaml.references: there is no source 'nowhere'",
            id="the referral page's citation",
        ),
        pytest.param(
            form(held(relevant=all_of(answer_is("nothing", "x")))),
            "held.relevant: there is no question",
            id="a condition",
        ),
        pytest.param(
            form(FEW, held(relevant=all_of(answer_is("few", "many")))),
            "held.relevant: 'few': there is no option 'many'",
            id="a condition's option",
        ),
        pytest.param(
            form(held(relevant=all_of(sector_is("space")))),
            "held.relevant: there is no sector",
            id="a condition's sector",
        ),
        pytest.param(
            form(raising(resolved("nothing", "all"))), "held.yes.resolved_by: there is no question", id="a resolution"
        ),
        pytest.param(
            form(FEW, raising(resolved("few", "all"))),
            "held.yes.resolved_by: 'few': there is no option 'all'",
            id="a resolution's option",
        ),
        pytest.param(
            form(free_text("words"), raising(resolved("words", "all"))),
            "held.yes.resolved_by: 'words': there is no option 'all'",
            id="words resolve nothing",
        ),
        pytest.param(
            form(HELD, contradictions=(contradiction("odd", answer_is("held", "no"), answer_is("nothing", "x")),)),
            "contradictions.odd: there is no question 'nothing'",
            id="a contradiction",
        ),
        pytest.param(
            form(HELD, sectors=(sector(SECTOR, {"fees": 0.5, "weather": 0.5}),)),
            f"sectors.{SECTOR}.exposure: there is no topic 'weather'",
            id="an exposure",
        ),
        pytest.param(
            form(HELD, free_text("remarks"), sectors=(sector(SECTOR, {"fees": 0.5}, {"remarks": 2}),)),
            f"sectors.{SECTOR}.multipliers: there is no scored question 'remarks'",
            id="a multiplier",
        ),
        pytest.param(
            form(held(act("mend", {"held": "no"}, role="nobody"))),
            "actions.mend: there is no role",
            id="an action's role",
        ),
        pytest.param(
            form(held(act("mend", {"held": "no"}, requires=["nothing"]))),
            "held.actions.mend.requires: there is no action 'nothing'",
            id="a prerequisite",
        ),
        pytest.param(
            form(held(MEND, act("more", {"nothing": "no"}))),
            "held.actions.more: closes 'nothing' at 'no', which it does not offer",
            id="what an action closes",
        ),
        pytest.param(
            form(held(MEND, act("more", {"held": "never"}))),
            "held.actions.more: closes 'held' at 'never', which it does not offer",
            id="the option that it reaches",
        ),
        pytest.param(
            form(held(MEND, act("stop", contains=["held"]))),
            "held.actions.stop.contains: there is no question with a flag 'held'",
            id="what an action contains",
        ),
    ],
)
def test_a_name_stands_for_something(given: Questionnaire, problem: str) -> None:
    (found,) = broken(given)
    assert problem in found


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        pytest.param(form(HELD, retired=("held",)), "question 'held' is retired and asked", id="a retired question"),
        pytest.param(
            form(held(relevant=all_of(answer_is("few", "no"))), FEW), "'few' is asked later", id="a later question"
        ),
        pytest.param(form(held(relevant=all_of(answer_is("held", "no")))), "'held' is asked later", id="itself"),
        pytest.param(
            form(FEW, held(quick=True, relevant=all_of(answer_is("few", "no")))),
            "a quick question needs a quick parent: make 'few' quick",
            id="a quick question behind a slow one",
        ),
        pytest.param(
            form(FEW, held(relevant=all_of(answer_is("few", "no"), profile("workers", above=5)))),
            "read either the profile or one earlier question",
            id="a condition on answer and profile",
        ),
        pytest.param(
            form(FEW, free_text("x").model_copy(update={"relevant": all_of(answer_is("few", "maybe"))})),
            "x.relevant: 'few': there is no option 'maybe'",
            id="a condition of a question in words",
        ),
        pytest.param(
            form(HELD, contradictions=(contradiction("odd", profile("workers", 1), profile("workers", 2)),)),
            "contradictions.odd: names no question",
            id="a contradiction that nobody can answer",
        ),
        pytest.param(
            questionnaire(topic("fees", HELD), sectors=[sector(SECTOR, {})]),
            f"sectors.{SECTOR}: says nothing of the topic 'fees'",
            id="a sector without a topic",
        ),
        pytest.param(
            form(held(act("find_out_more", {"held": "no"}))),
            "names that begin with find_out_",
            id="a name of the plan's",
        ),
        pytest.param(
            form(HELD.model_copy(update={"actions": ()}), FEW.model_copy(update={"actions": (*FEW.actions, MEND)})),
            "held: has 0 actions: give it one to 3",
            id="no action",
        ),
        pytest.param(
            form(held(MEND, *(act(f"more{n}", {"held": "no"}) for n in range(3)))),
            "held: has 4 actions",
            id="many actions",
        ),
        pytest.param(
            form(
                select_one(
                    "held",
                    no=1,
                    yes=red(),
                    asked={
                        "actions": (act("mend", {"held": "no"}, requires=["stop"]), act("stop", contains=("held",)))
                    },
                )
            ),
            "requires 'stop', which contains a harm",
            id="waiting for a containment",
        ),
        pytest.param(
            form(held(act("mend", {"held": "no"}, requires=["mend"]))),
            "requires itself in a circle",
            id="its own need",
        ),
        pytest.param(
            form(select_one("held", no=1, half=0.5, yes=0, asked={"actions": (act("mend", {"held": "half"}),)})),
            "held.half: no action reaches a better option",
            id="a gap that no action closes",
        ),
        pytest.param(
            form(
                select_one(
                    "held",
                    no=Option(1),
                    yes=red("major"),
                    less=red("minor", 0.5),
                    asked={"actions": (act("mend", {"held": "less"}),)},
                )
            ),
            "held.yes: no action reaches a better option without a flag",
            id="an action that only lessens a harm",
        ),
        pytest.param(
            form(select_one("held", no=1, yes=red(), asked={"actions": (MEND,)})),
            "held: has a critical flag and no action that contains it",
            id="a harm that nothing stops",
        ),
        pytest.param(
            form(held(choices=tuple(choice.model_copy(update={"label": " Yes "}) for choice in HELD.choices))),
            "held: 2 options read 'yes': tell them apart",
            id="options that read the same",
        ),
    ],
)
def test_what_does_not_fit_together_is_found(given: Questionnaire, problem: str) -> None:
    assert any(problem in found for found in broken(given)), broken(given)


def test_actions_that_wait_for_each_other_are_found() -> None:
    waiting = [act("mend", {"held": "no"}, requires=["more"]), act("more", {"held": "no"}, requires=["mend"])]
    assert len(broken(form(held(*waiting)))) == 2


LONG = "Long " * 65
CHOICE = HELD.choices[1]


@pytest.mark.parametrize(
    ("given", "place"),
    [
        pytest.param(form(held(label=LONG)), "held.label", id="a question"),
        pytest.param(form(held(hint=LONG)), "held.hint", id="a hint"),
        pytest.param(form(held(why=LONG)), "held.why", id="why it is asked"),
        pytest.param(form(held(criteria=("Short.", LONG))), "held.criteria.1", id="what counts as yes"),
        pytest.param(
            form(held(choices=(HELD.choices[0], CHOICE.model_copy(update={"label": LONG})))),
            "held.yes.label",
            id="a choice",
        ),
        pytest.param(
            form(held(choices=(HELD.choices[0], CHOICE.model_copy(update={"finding": LONG})))),
            "held.yes.finding",
            id="a finding",
        ),
        pytest.param(form(held(MEND.model_copy(update={"label": LONG}))), "mend.label", id="an action"),
        pytest.param(form(held(MEND.model_copy(update={"why": LONG}))), "mend.why", id="an action's reason"),
        pytest.param(form(held(MEND.model_copy(update={"done_when": LONG}))), "mend.done_when", id="when it is done"),
        pytest.param(form(held(MEND.model_copy(update={"steps": ("Do.", LONG)}))), "mend.steps.1", id="a step"),
        pytest.param(
            form(HELD, free_text("remarks").model_copy(update={"label": LONG})),
            "remarks.label",
            id="a question in words",
        ),
        pytest.param(
            questionnaire(topic("fees", HELD).model_copy(update={"introduction": LONG})),
            "fees.introduction",
            id="a topic",
        ),
        pytest.param(
            form(HELD, sectors=(form(HELD).sectors[0].model_copy(update={"description": LONG}),)),
            f"sectors.{SECTOR}.description",
            id="a sector",
        ),
        pytest.param(form(HELD, sectors=(exposed(reason=LONG),)), f"sectors.{SECTOR}.fees.reason", id="an exposure"),
        pytest.param(
            form(HELD, contradictions=(CLASH.model_copy(update={"text": LONG}),)),
            "contradictions.odd.text",
            id="a contradiction",
        ),
    ],
)
def test_a_text_fits_a_phone(given: Questionnaire, place: str) -> None:
    (found,) = broken(given)
    assert found.startswith(f"{place}: 324 characters")


def test_all_problems_are_found_at_once() -> None:
    assert len(broken(form(held(label=LONG, who=("nobody",), references=NOWHERE)))) == 3
