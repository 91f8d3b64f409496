"""Standards, laws and red flags that do not fit the questions are found."""

from __future__ import annotations

from datetime import date

import pytest

from questionnaires.checks import standards
from questionnaires.models import Clause, Framework, Law, Questionnaire, RedFlag, Statement
from tests.builders import questionnaire, red, select_one

ASKED = Clause(name="1", label="What is asked")
LEFT_OUT = Clause(name="2", label="What is not", not_asked="It is for States.")
LAW = Law(
    name="a_law",
    country="GBR",
    label="A law",
    note="Context, not legal advice.",
    as_of=date(2026, 11, 21),
    recheck_after=date(2027, 11, 21),
    statements=(Statement(part="(a)", label="Policies", questions=("held",)),),
    references={"a_source": "54"},
)


def form(cites: str = "1", clauses: tuple[Clause, ...] = (ASKED, LEFT_OUT), **changes: object) -> Questionnaire:
    question = select_one("held", no=1, yes=red("major"), asked={"references": {"a_source": cites}})
    standard = Framework(name="a_source", label="A standard", introduction="What it is.", clauses=clauses)
    return questionnaire(question).model_copy(update={"frameworks": (standard,), "laws": (LAW,), **changes})


def revealing(red_flag: str, flag: str | None = "major") -> Questionnaire:
    """Give a form in which the second answer reveals a red flag."""
    good, bad = select_one("held", no=1, yes=red("major")).choices
    bad = bad.model_copy(update={"red_flag": red_flag, "flag": flag})
    question = select_one("held", no=1, yes=0).model_copy(update={"choices": (good, bad)})
    return questionnaire(question).model_copy(update={"red_flags": (RedFlag(name="rf", label="R", severity="minor"),)})


def test_what_fits_together_is_no_problem() -> None:
    assert list(standards.problems(form())) == []


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        pytest.param(form("3"), "held.references.a_source: there is no clause '3'", id="a clause"),
        pytest.param(form(""), "held.references.a_source: names no clause", id="no clause"),
        pytest.param(form("1, 2"), "frameworks.a_source.2: 'held' asks about it", id="asked and not asked"),
        pytest.param(
            form(laws=(LAW.model_copy(update={"references": {"elsewhere": ""}}),)),
            "laws.a_law.references: there is no source 'elsewhere'",
            id="a law's source",
        ),
        pytest.param(
            form(
                laws=(LAW.model_copy(update={"statements": (Statement(part="(b)", label="X", questions=("gone",)),)}),)
            ),
            "laws.a_law.(b): there is no question 'gone'",
            id="a law's question",
        ),
        pytest.param(
            form(laws=(LAW.model_copy(update={"recheck_after": LAW.as_of}),)),
            "laws.a_law: is to be checked",
            id="a day",
        ),
        pytest.param(revealing("rf_0"), "held.yes: there is no red flag 'rf_0'", id="a red flag"),
        pytest.param(revealing("rf"), "held.yes: is major, and 'rf' is less grave", id="graver than its red flag"),
        pytest.param(
            revealing("rf", None), "held.yes: reveals 'rf' and raises no flag", id="a red flag without a flag"
        ),
    ],
)
def test_what_does_not_fit_is_found(given: Questionnaire, problem: str) -> None:
    (found,) = standards.problems(given)
    assert found.startswith(problem)


def test_what_nothing_speaks_to_is_found() -> None:
    whole = form(clauses=(ASKED, Clause(name="3", label="Forgotten")), red_flags=revealing("rf").red_flags)
    found = "\n".join(standards.of_the_whole(whole))

    assert "frameworks.a_source.3: no question cites it" in found
    assert "frameworks.a_source.1" not in found
    assert "red_flags.rf: no option reveals it" in found
    assert "held: does not say how to find out" in found
    assert "sources.a_source: is checked, and nobody knows when" in found
