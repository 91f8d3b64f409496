"""What is saved is what is loaded, and nothing else changes."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires.responses import (
    Answer,
    AnswersByOperation,
    Edition,
    FollowUp,
    Operation,
    Organisation,
    PreparedBy,
    Response,
)
from storage import AlreadyHere, NotFound, Store
from tests.storage.conftest import url_of

ME = "local"
NOW = datetime(2026, 11, 21, 9, 30, 15, 250_000, tzinfo=UTC)
FACTORY = Response(
    id="factory",
    created_at=NOW,
    changed_at=NOW,
    questionnaire=Edition(id="core", version="1.0.0", hash="abc"),
    path="quick",
    language="es",
    organisation=Organisation(name="مصنع الأمل 🧵 <script>", country="JOR", contact="=HYPERLINK(1)"),
    prepared_by=PreparedBy(name="สมชาย", role="HR"),
    scope_note="Two sites of three.",
    operations=(
        Operation(id="op1", name="Plant A", sector="garments", country="JOR", workers=800, corridors={"BGD": 300}),
        Operation(id="op2"),
    ),
    answers={
        "fees_policy": Answer(value="written", evidence="document", note="n" * 4000, answered_at=NOW),
        "fees_kinds": Answer(value=("medical", "visa")),
        "fees_none": Answer(value=()),
        "fees_amount": AnswersByOperation(by_operation={"op1": Answer(value=3.5), "op2": Answer(value=2)}),
        "exit_return": Answer(value="not_applicable", reason="Nobody leaves."),
    },
    follow_up={
        "write_policy": FollowUp(owner="Rana", status="started", due=date(2027, 1, 31)),
        "return_papers@op2": FollowUp(note="soon"),
    },
)


def some(value: str | float) -> Answer:
    return Answer(value=value)


@pytest.fixture
def kept(store: Store) -> Store:
    store.create(FACTORY, ME)
    return store


def test_a_response_comes_back_as_it_was(kept: Store) -> None:
    assert kept.load("factory", ME) == FACTORY


def test_a_response_comes_back_after_a_restart(kept: Store, path: Path) -> None:
    kept.close()

    assert Store.open(url_of(path)).load("factory", ME) == FACTORY


def test_a_number_keeps_its_type(kept: Store) -> None:
    amounts = kept.load("factory", ME).answers["fees_amount"]

    assert isinstance(amounts, AnswersByOperation)
    assert {name: type(answer.value) for name, answer in amounts.by_operation.items()} == {"op1": float, "op2": int}


STEPS = st.tuples(
    st.sampled_from(["q1", "q2"]),
    st.sampled_from([None, "op1", "op2"]),
    st.one_of(st.none(), st.builds(Answer, value=st.text(st.characters(codec="utf-8"), max_size=5))),
)


@settings(max_examples=50, deadline=None)
@given(st.lists(STEPS, max_size=12))
def test_saving_answers_one_by_one_gives_what_the_response_says(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str | None, Answer | None]]
) -> None:
    store = Store.open(url_of(tmp_path_factory.mktemp("data") / "kept.sqlite3"))
    expected = FACTORY
    store.create(FACTORY, ME)

    for question, operation, answer in steps:
        expected = expected.with_answer(question, answer, operation)
        store.save_answer("factory", ME, question, answer, operation)

    answered = {
        name: given for name, given in expected.answers.items() if given != AnswersByOperation(by_operation={})
    }
    assert store.load("factory", ME).answers == answered
    store.close()


def test_the_same_everywhere_replaces_answers_by_operation_and_history_keeps_both(kept: Store) -> None:
    kept.save_answer("factory", ME, "fees_amount", some(1), by="Rana")

    assert kept.load("factory", ME).answers["fees_amount"] == some(1)
    changes = {change.operation: (change.before, change.after) for change in kept.history("factory", ME)[-3:]}
    assert changes == {"op1": (some(3.5), None), "op2": (some(2), None), None: (None, some(1))}


def test_an_answer_of_one_operation_replaces_the_same_everywhere(kept: Store) -> None:
    kept.save_answer("factory", ME, "fees_policy", some("none"), "op2")

    assert kept.load("factory", ME).answers["fees_policy"] == AnswersByOperation(by_operation={"op2": some("none")})


def test_history_says_who_when_from_and_to(kept: Store) -> None:
    before = datetime.now(UTC)
    kept.save_answer("factory", ME, "new", some("yes"), by="Rana")
    kept.save_answer("factory", ME, "new", some("no"), by="Omar")
    kept.save_answer("factory", ME, "new", None, by="Rana")

    changes = [change for change in kept.history("factory", ME) if change.question == "new"]

    assert [(c.by, c.before, c.after) for c in changes] == [
        ("Rana", None, some("yes")),
        ("Omar", some("yes"), some("no")),
        ("Rana", some("no"), None),
    ]
    assert before <= changes[0].at <= changes[1].at <= changes[2].at <= datetime.now(UTC)


def test_two_tabs_saving_at_once_lose_nothing(kept: Store) -> None:
    tabs = ("a", "b", "c", "d")

    def answer_all(tab: str) -> None:
        for number in range(25):
            kept.save_answer("factory", ME, f"{tab}{number}", some(number))
            kept.save_profile("factory", ME, kept.load("factory", ME))

    with ThreadPoolExecutor(len(tabs)) as pool:
        list(pool.map(answer_all, tabs))

    answers = kept.load("factory", ME).answers
    assert {f"{tab}{number}" for tab in tabs for number in range(25)} <= set(answers)


def test_saving_the_profile_leaves_answers_given_meanwhile_alone(kept: Store) -> None:
    stale = kept.load("factory", ME)
    kept.save_answer("factory", ME, "fees_policy", some("none"))

    kept.save_profile("factory", ME, stale.model_copy(update={"scope_note": "All sites.", "path": "standard"}))

    loaded = kept.load("factory", ME)
    assert (loaded.scope_note, loaded.path, loaded.answers["fees_policy"]) == ("All sites.", "standard", some("none"))


def test_removing_an_operation_removes_what_was_said_of_it_and_history_keeps_it(kept: Store) -> None:
    kept.save_profile("factory", ME, FACTORY.model_copy(update={"operations": FACTORY.operations[:1]}), by="Rana")

    loaded = kept.load("factory", ME)
    assert loaded.answers["fees_amount"] == AnswersByOperation(by_operation={"op1": some(3.5)})
    assert set(loaded.follow_up) == {"write_policy"}
    last = kept.history("factory", ME)[-1]
    assert (last.question, last.operation, last.before, last.after) == ("fees_amount", "op2", some(2), None)


def test_follow_up_is_kept_and_changed(kept: Store) -> None:
    kept.save_follow_up("factory", ME, "write_policy", FollowUp(status="done", done_on=date(2027, 2, 1)))
    kept.save_follow_up("factory", ME, "ask_workers", FollowUp(owner="Omar"))

    given = kept.load("factory", ME).follow_up
    assert given["write_policy"] == FollowUp(status="done", done_on=date(2027, 2, 1))
    assert given["ask_workers"] == FollowUp(owner="Omar")
    assert given["return_papers@op2"] == FollowUp(note="soon")


def test_replacing_puts_everything_in_its_place_and_keeps_history(kept: Store) -> None:
    other = FACTORY.model_copy(
        update={"organisation": Organisation(name="Renamed"), "answers": {"q": some(1)}, "follow_up": {}}
    )
    changes = len(kept.history("factory", ME))

    kept.replace("factory", ME, other)

    loaded = kept.load("factory", ME)
    assert loaded.model_copy(update={"changed_at": NOW}) == other
    assert loaded.changed_at is not None
    assert loaded.changed_at > NOW
    assert len(kept.history("factory", ME)) > changes


def test_the_list_shows_ones_own_last_changed_first(kept: Store) -> None:
    draft = FACTORY.model_copy(update={"id": "draft", "organisation": Organisation(name=""), "answers": {}})
    kept.create(draft, ME)
    kept.create(FACTORY, "somebody")
    kept.add_snapshot("factory", ME, date(2026, 11, 21), b"{}")

    first, second = kept.list(ME)

    assert (first.id, first.name, first.path, first.answered) == ("factory", FACTORY.organisation.name, "quick", 5)
    assert (first.finished, second.finished) == (date(2026, 11, 21), None)
    assert (second.id, second.name, second.answered, second.changed_at) == ("draft", "", 0, NOW)


def test_snapshots_come_back_byte_for_byte(kept: Store) -> None:
    kept.add_snapshot("factory", ME, date(2026, 11, 21), b'{"a": "\x00\xff"}')
    kept.add_snapshot("factory", ME, date(2027, 11, 21), b"later")

    first, second = kept.snapshots("factory", ME)

    assert (first.on, first.document) == (date(2026, 11, 21), b'{"a": "\x00\xff"}')
    assert (second.on, second.document) == (date(2027, 11, 21), b"later")
    assert first.id != second.id


@pytest.mark.parametrize(
    "save",
    [
        pytest.param(lambda store: store.save_answer("factory", ME, "q", some(1)), id="an answer"),
        pytest.param(lambda store: store.save_profile("factory", ME, FACTORY), id="the profile"),
        pytest.param(lambda store: store.save_follow_up("factory", ME, "a", FollowUp()), id="follow-up"),
        pytest.param(lambda store: store.replace("factory", ME, FACTORY), id="everything"),
        pytest.param(lambda store: store.add_snapshot("factory", ME, date(2027, 1, 1), b""), id="a snapshot"),
    ],
)
def test_the_revision_grows_by_one_with_each_save(kept: Store, save: Callable[[Store], None]) -> None:
    before = kept.revision("factory", ME)

    save(kept)

    assert kept.revision("factory", ME) == before + 1


def test_the_revision_never_returns_to_an_old_value(kept: Store) -> None:
    kept.save_answer("factory", ME, "q", some(1))
    before = kept.revision("factory", ME)

    kept.delete("factory", ME)
    kept.create(FACTORY, ME)

    assert kept.revision("factory", ME) > before


@pytest.mark.parametrize(
    "call",
    [
        pytest.param(lambda store, owner: store.load("factory", owner), id="load"),
        pytest.param(lambda store, owner: store.revision("factory", owner), id="revision"),
        pytest.param(lambda store, owner: store.save_answer("factory", owner, "q", some(1)), id="save an answer"),
        pytest.param(lambda store, owner: store.save_profile("factory", owner, FACTORY), id="save the profile"),
        pytest.param(lambda store, owner: store.save_follow_up("factory", owner, "a", FollowUp()), id="follow-up"),
        pytest.param(lambda store, owner: store.replace("factory", owner, FACTORY), id="replace"),
        pytest.param(lambda store, owner: store.add_snapshot("factory", owner, NOW.date(), b""), id="snapshot"),
        pytest.param(lambda store, owner: store.delete("factory", owner), id="delete"),
    ],
)
def test_nobody_reaches_what_belongs_to_somebody_else(kept: Store, call: Callable[[Store, str], object]) -> None:
    with pytest.raises(NotFound, match="'factory' is not kept here"):
        call(kept, "somebody")

    assert kept.history("factory", "somebody") == ()
    assert kept.snapshots("factory", "somebody") == ()
    assert kept.load("factory", ME) == FACTORY


def test_two_owners_may_open_the_same_file(kept: Store) -> None:
    kept.create(FACTORY, "somebody")
    kept.save_answer("factory", "somebody", "fees_policy", some("none"))
    kept.delete("factory", "somebody")

    assert kept.load("factory", ME) == FACTORY


def test_creating_what_is_here_already_is_refused_and_changes_nothing(kept: Store) -> None:
    with pytest.raises(AlreadyHere, match="replace it, or keep both"):
        kept.create(FACTORY.model_copy(update={"answers": {}}), ME)

    assert kept.load("factory", ME) == FACTORY
