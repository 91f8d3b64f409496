"""Working with colleagues: questions go out by role, come back and are put together."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from interchange import parts
from questionnaires.loader import load
from questionnaires.responses import Answer, FollowUp, LocalContact, Response
from storage import Store
from tests.ui.conftest import Open
from tests.ui.sunrise import seen, sunrise

KEY = "sunrise-2026"


def mine() -> Response:
    contacts = (LocalContact(name="A union"),)
    return sunrise(local_contacts=contacts).with_follow_up("fees_repay", FollowUp(owner="Rania"))


def opened(visit: Open, theirs: Response | None = None) -> AppTest:
    at = visit("merge", a=KEY)
    if theirs is not None:
        at.session_state["merge_file_taken"] = ("theirs.json", theirs)
        at.run()
    assert not at.exception
    return at


def test_every_role_with_questions_can_be_chosen(visit: Open, database: Store) -> None:
    database.create(mine(), "local")
    at = opened(visit)
    by_role = parts.roles(load(), mine())

    assert len(at.selectbox(key="merge_role").options) == len(by_role)
    for role in by_role:
        at = at.selectbox(key="merge_role").set_value(role).run()
        assert load().by_name[by_role[role][0]].label in seen(at)


def test_theirs_is_taken_where_mine_is_blank_and_nothing_else_unless_chosen(visit: Open, database: Store) -> None:
    database.create(mine(), "local")
    theirs = mine().with_answer("fees_deducted", Answer(value="none", evidence="records"))
    theirs = theirs.with_answer("fees_paid", Answer(value="none"))
    at = opened(visit, theirs)
    at.button(key="merge").click().run()
    kept = database.load(KEY, "local")

    assert kept.answers["fees_deducted"] == Answer(value="none", evidence="records")
    assert kept.answers["fees_paid"] == mine().answers["fees_paid"]
    assert (kept.follow_up, kept.local_contacts) == (mine().follow_up, mine().local_contacts)
    assert "Taken from the file: 1 thing." in seen(at)


def test_theirs_can_be_chosen_over_mine(visit: Open, database: Store) -> None:
    database.create(mine(), "local")
    at = opened(visit, mine().with_answer("fees_paid", Answer(value="none")))
    assert at.button(key="merge").disabled
    at.radio(key="merge_answer_fees_paid").set_value("theirs").run()
    at.button(key="merge").click().run()

    assert database.load(KEY, "local").answers["fees_paid"] == Answer(value="none")


def test_a_file_that_says_nothing_new_says_so(visit: Open, database: Store) -> None:
    database.create(mine(), "local")

    assert "The file says nothing that is not here already." in seen(opened(visit, mine()))


def test_a_part_shows_the_colleague_only_its_own_questions(visit: Open, database: Store) -> None:
    role = next(iter(parts.roles(load(), mine())))
    part = parts.named(parts.handed_out(load(), mine(), role), "Their part")
    database.create(part, "local")
    at = visit("merge", a=part.id)
    links = [link.proto.label for link in at.main.get("page_link")]

    assert not at.exception
    assert "Your part" in seen(at)
    assert len(links) >= len(parts.asked(load(), part))


def test_without_an_assessment_it_says_where_to_begin(visit: Open) -> None:
    assert "Open or begin an assessment first" in seen(visit("merge"))


def test_a_part_that_is_opened_says_where_its_questions_are(visit: Open, database: Store) -> None:
    role = next(iter(parts.roles(load(), mine())))
    part = parts.named(parts.handed_out(load(), mine(), role), "Their part")
    at = visit()
    at.session_state["opened"] = (("Their part",), ())
    database.create(part, "local")
    at.query_params["a"] = part.id
    at.run()

    assert "See which questions are for you" in seen(at)
