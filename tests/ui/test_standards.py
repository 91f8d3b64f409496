"""By standard: every clause of the one chosen, honest about its source, and never a verdict."""

from __future__ import annotations

import re

from questionnaires.loader import load
from storage import Store
from tests.ui.conftest import Open
from tests.ui.sunrise import seen, sunrise

VERDICT = re.compile(r"complian|\bcomply|\bpassed\b", re.IGNORECASE)


def test_before_anything_is_answered_each_clause_says_what_is_open_or_why_it_is_not_asked(visit: Open) -> None:
    at = visit("standards")
    for framework in load().frameworks:
        said = seen(at.selectbox(key="framework").set_value(framework.name).run())
        assert framework.introduction.strip() in said
        for clause in framework.clauses:
            assert f"{clause.name}. {clause.label}" in said
            assert not clause.not_asked or f"Not asked: {clause.not_asked}" in said
        assert "Not answered" in said
        assert not VERDICT.search(said)
    assert not at.exception


def test_answers_stand_under_the_clauses_that_their_questions_cite(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = visit("standards", a="sunrise-2026")
    said = seen(at)
    question = load().by_name["fees_repaid"]

    assert question.label in said
    assert "fees?a=sunrise-2026&lang=en&q=fees_repaid" in said
    assert "Before you ask anyone on site" in said
    assert not VERDICT.search(said)


def test_a_source_says_whether_it_was_checked(visit: Open) -> None:
    at = visit("standards")
    assert "To be checked against the original" in seen(at)
    assert "Checked on 21 November 2026." in seen(at.selectbox(key="framework").set_value("dhaka").run())


def test_laws_are_dated_context(visit: Open) -> None:
    said = seen(visit("standards"))
    assert "They are context, not legal advice." in said
    for law in load().laws:
        assert law.label in said
        assert "not legal advice" in law.note.replace("\n", " ")
    assert "Written on 21 November 2026" in said
