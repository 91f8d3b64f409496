"""The first page: what it promises, where it leads, what it opens and what it deletes."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from streamlit.testing.v1 import AppTest

from interchange import portable
from questionnaires.loader import load
from questionnaires.relevance import to_ask
from storage import NotFound, NotSaved, Store
from storage.assessments import Store as Kept
from tests.ui.conftest import Open
from tests.ui.sunrise import NAME, downloads, seen, sunrise
from ui import session, shelf, uploads
from ui.progress import effort
from ui.welcome import privacy


def dropping(name: str, data: bytes | None, at: AppTest) -> AppTest:
    """Drop a file: AppTest cannot touch a component, so what its arrival calls is called in the page's run."""
    at.session_state["dropped"] = (name, data)
    return at.run()


@pytest.fixture(autouse=True)
def _arrivals(monkeypatch: pytest.MonkeyPatch) -> None:
    panel = uploads.panel

    def with_arrivals() -> None:
        arrived = session.recall("dropped")
        if arrived:
            session.forget("dropped")
            uploads.take(*arrived)
        panel()

    monkeypatch.setattr(uploads, "panel", with_arrivals)


def test_it_says_what_it_is_and_is_not_and_where_the_answers_stay(visit: Open) -> None:
    said = seen(visit())
    assert "A self-assessment." in said
    assert "a good result does not show that all is well" in said
    assert "They stay on this computer" in said


def test_on_a_wider_network_it_says_so(visit: Open) -> None:
    at = visit()
    held = at.session_state["current"]
    wide = type(held)("browser-1", held.language, held.response, kept=False)
    assert "kept on the computer that runs this page" in privacy(wide)


def test_each_path_says_how_many_questions_and_minutes(visit: Open) -> None:
    at = visit()
    held = at.session_state["current"]
    quick = to_ask(load(), held.response.model_copy(update={"path": "quick"}))

    assert f"up to {len(quick)} questions" in effort(held, "quick")
    assert "minutes" in effort(held, "standard")
    assert effort(held, "quick") in seen(at)


@pytest.mark.parametrize("path", ["quick", "standard"])
def test_beginning_keeps_a_new_assessment_of_that_path(visit: Open, database: Store, path: str) -> None:
    visit().button(key=f"begin_{path}").click().run()
    (summary,) = database.list("local")
    assert summary.path == path


def test_my_assessments_show_name_and_share_and_continue(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = visit()
    assert NAME in seen(at)
    asked = len(to_ask(load(), sunrise()))
    assert f"{asked - 1} of {asked} questions answered" in seen(at)

    at = at.button(key="open_sunrise-2026").click().run()
    assert at.session_state["current"].id == "sunrise-2026"


def test_deleting_asks_first_and_then_deletes(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = visit().button(key="delete_sunrise-2026").click().run()
    assert "cannot be brought back" in seen(at)
    assert database.load("sunrise-2026", "local")

    at = at.button(key="sure_sunrise-2026").click().run()
    assert not at.exception
    with pytest.raises(NotFound):
        database.load("sunrise-2026", "local")


def test_a_delete_that_fails_is_said(visit: Open, database: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    database.create(sunrise(), "local")

    def refuse(*_: object) -> None:
        raise NotSaved("locked", "the data file")

    at = visit().button(key="delete_sunrise-2026").click().run()
    monkeypatch.setattr(Kept, "delete", refuse)
    at = at.button(key="sure_sunrise-2026").click().run()
    assert "Another program is using the data file" in seen(at)


def test_the_backup_holds_every_assessment(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    database.create(sunrise(id="second"), "local")
    assert "backup" in downloads(visit())
    assert len(zipfile.ZipFile(BytesIO(shelf._packed("local"))).namelist()) == 2


def test_the_blank_questionnaire_can_be_read_first(visit: Open) -> None:
    assert {"form_standard", "form_quick"} <= set(downloads(visit()))


def test_a_new_file_is_opened_and_kept(visit: Open, database: Store) -> None:
    at = dropping("a.json", portable.write(sunrise()), visit())
    assert f"Opened: {NAME}." in seen(at)
    assert database.load("sunrise-2026", "local").answers == sunrise().answers


def test_a_file_that_is_here_already_shows_what_differs_and_overwrites_nothing(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    theirs = sunrise(scope_note="all of it")
    at = dropping("a.json", portable.write(theirs), visit())

    assert f"“{NAME}” is here already." in seen(at)
    assert "all of it" in seen(at)
    assert database.load("sunrise-2026", "local").scope_note == "1 of 2 factories"


@pytest.mark.parametrize(
    ("choice", "notes"),
    [("both", ["1 of 2 factories", "all of it"]), ("replace", ["all of it"]), ("cancel", ["1 of 2 factories"])],
)
def test_the_user_chooses_what_becomes_of_both(visit: Open, database: Store, choice: str, notes: list[str]) -> None:
    database.create(sunrise(), "local")
    at = dropping("a.json", portable.write(sunrise(scope_note="all of it")), visit())
    at = at.button(key=f"pending_{choice}").click().run()

    assert not at.exception
    assert sorted(database.load(one.id, "local").scope_note for one in database.list("local")) == notes


def test_a_backup_opens_what_is_new_and_asks_about_the_rest(visit: Open, database: Store) -> None:
    database.create(sunrise(id="second", scope_note="older"), "local")
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for one in (sunrise(), sunrise(id="second")):
            archive.writestr(f"{one.id}.json", portable.write(one))

    at = dropping("a.zip", packed.getvalue(), visit())
    assert "is here already" in seen(at)
    assert {one.id for one in database.list("local")} == {"sunrise-2026", "second"}


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        pytest.param("a.json", b"not json", "could not be opened", id="not JSON"),
        pytest.param("a.json", b'{"format": "something/1"}', "not a saved assessment", id="another format"),
        pytest.param("a.pdf", b"%PDF-1.7 nothing", "could not be opened", id="a PDF without our data"),
        pytest.param("a.json", None, "larger than 20 MB", id="too large"),
    ],
)
def test_a_bad_file_is_refused_calmly_and_changes_nothing(
    visit: Open, database: Store, name: str, data: bytes | None, said: str
) -> None:
    database.create(sunrise(), "local")
    at = dropping(name, data, visit())

    assert not at.exception
    assert said in seen(at)
    assert [one.id for one in database.list("local")] == ["sunrise-2026"]


def test_every_problem_of_a_file_is_listed(visit: Open) -> None:
    text = portable.write(sunrise()).decode()
    broken = text.replace('"workers": 800', '"workers": -8').replace('"paid"', '"zzz"').replace("docs_held", "no_such")
    said = seen(dropping("a.json", broken.encode(), visit()))
    assert all(part in said for part in ("-8", "zzz", "no_such"))


def test_what_a_browser_sends_is_read_back() -> None:
    assert uploads._content("aGk=") == b"hi"
    assert uploads._content(None) is None
    assert uploads._content("no base64 at all!") == b""


def test_names_are_shown_as_written_and_never_run(visit: Open, database: Store) -> None:
    name = "<script>alert(1)</script> شركة 🧵 *bold*"
    database.create(sunrise(organisation={"name": name}), "local")
    at = visit()
    assert not any("<script>alert" in part.proto.body for part in at.main.get("html"))
    assert name in seen(at)


def test_a_file_that_could_not_be_kept_is_not_called_opened(
    visit: Open, database: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise NotSaved("disk_full", "the data file")

    at = visit()
    monkeypatch.setattr(Kept, "create", refuse)
    at = dropping("a.json", portable.write(sunrise()), at)
    assert "Opened:" not in seen(at)
    assert "The disk is full." in seen(at.run())


def test_two_entries_of_a_backup_with_one_id_are_asked_about(visit: Open, database: Store) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("first", "second"):
            archive.writestr(f"{name}.json", portable.write(sunrise(scope_note=name)))

    at = dropping("a.zip", packed.getvalue(), visit())

    assert "is here already" in seen(at)
    assert database.load("sunrise-2026", "local").scope_note == "first"


def test_deleting_what_a_dropped_file_is_compared_with_leaves_the_file(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = dropping("a.json", portable.write(sunrise(scope_note="all of it")), visit())
    at = at.button(key="delete_sunrise-2026").click().run().button(key="sure_sunrise-2026").click().run()

    assert "Something went wrong" not in seen(at)
    assert f"Opened: {NAME}." in seen(at)
    assert database.load("sunrise-2026", "local").scope_note == "all of it"
