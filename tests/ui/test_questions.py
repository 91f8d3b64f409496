"""The page of a topic: what is shown, what a click saves, and what survives."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from i18n import translated, words
from questionnaires.loader import load
from questionnaires.models import DONT_KNOW, NOT_APPLICABLE, Questionnaire, SelectMultiple, SelectOne
from questionnaires.responses import Answer, Operation, Response
from storage import Store
from tests.ui.conftest import Open

FEES = load().section["fees"]


def radio(at: AppTest, question: str, part: str = "") -> Any:
    """Find a question's radio group by the start of its key."""
    return next(found for found in at.radio if found.key and found.key.startswith(f"{question}..{part}@"))


def shown(at: AppTest) -> str:
    """Give all the HTML and Markdown of a page as one text."""
    return " ".join(str(getattr(element, "value", "")) for element in at.get("html"))


def kept(database: Store) -> Response:
    (summary,) = database.list("local")
    return database.load(summary.id, "local")


def choose(at: AppTest, question: str, choice: str) -> AppTest:
    group = radio(at, question)
    asked = load().by_name[question]
    assert isinstance(asked, SelectOne)
    names = [option.name for option in asked.choices]
    label = group.options[names.index(choice)] if choice in names else group.options[len(names)]
    at = group.set_value(label).run()
    assert isinstance(at, AppTest)
    return at


def press(at: AppTest, part: str) -> AppTest:
    (button,) = [button for button in at.button if part in str(button.key)]
    return button.click().run()


def test_each_question_shows_its_words_and_always_offers_dont_know(visit: Open) -> None:
    at = visit("fees")

    assert not at.exception
    assert FEES.introduction.split(".")[0] in shown(at).replace("&#x27;", "'")
    first = FEES.questions[0]
    assert first.label in shown(at)
    assert radio(at, first.name).options[-1] in ("Don't know", "Does not apply to us")
    assert radio(at, first.name).value is None


def test_opening_a_topic_with_nothing_in_hand_keeps_nothing_before_the_first_answer(
    visit: Open, database: Store
) -> None:
    at = visit("fees")
    assert database.list("local") == ()

    choose(at, "fees_asked", "twice")

    assert len(database.list("local")) == 1


def test_a_click_is_saved_at_once_and_said_to_be(visit: Open, database: Store) -> None:
    at = choose(visit("fees"), "fees_asked", "once")

    assert kept(database).answers["fees_asked"].value == "once"  # type: ignore[union-attr]
    assert "1 of" in shown(at)
    assert "Saved" in shown(at)


def test_another_tab_with_the_same_address_shows_the_answer(visit: Open, database: Store) -> None:
    choose(visit("fees"), "fees_asked", "once")

    again = visit("fees", a=kept(database).id)

    assert radio(again, "fees_asked").value == "once"


def test_an_answer_given_in_another_tab_is_shown_on_the_next_run(visit: Open, database: Store) -> None:
    at = choose(visit("fees"), "fees_asked", "once")
    database.save_answer(kept(database).id, "local", "fees_asked", Answer(value="none"))

    assert radio(at.run(), "fees_asked").value == "none"


def test_two_tabs_answering_different_questions_lose_neither(visit: Open, database: Store) -> None:
    one = choose(visit("fees"), "fees_asked", "once")
    other = visit("fees", a=kept(database).id)

    choose(other, "fees_paid", "none")
    choose(one, "fees_asked", "twice")

    assert {name: kept(database).answers[name].value for name in ("fees_asked", "fees_paid")} == {  # type: ignore[union-attr]
        "fees_asked": "twice",
        "fees_paid": "none",
    }


def test_somebody_elses_assessment_is_not_opened(visit: Open, database: Store) -> None:
    database.create(kept_elsewhere(), "somebody")

    at = visit("fees", a="elsewhere")

    assert "is not here" in shown(at)
    assert radio(at, "fees_asked").value is None


def kept_elsewhere() -> Response:
    return response("elsewhere", answers={"fees_asked": Answer(value="none")})


def response(key: str, operations: int = 1, answers: dict[str, Answer] | None = None) -> Response:
    questionnaire = load()
    return Response.model_validate(
        {
            "id": key,
            "questionnaire": {"id": questionnaire.id, "version": questionnaire.version},
            "organisation": {"name": "Sunrise"},
            "operations": [
                Operation(id=f"op{number}", name=f"Plant *{number}*") for number in range(1, operations + 1)
            ],
            "answers": answers or {},
        }
    )


def test_switching_the_language_keeps_the_chosen_answer(visit: Open, database: Store) -> None:
    at = choose(visit("fees"), "fees_asked", "once")

    at = at.button(key="language_es").click().run()

    spanish = translated(load(), "es").by_name["fees_asked"]
    assert spanish.label in shown(at)
    assert radio(at, "fees_asked").value == "once"
    assert kept(database).language == "es"
    assert words("es").say("Don't know") in radio(at, "fees_asked").options


def test_equal_labels_are_told_apart(visit: Open) -> None:
    for group in visit("fees").radio:
        assert len(set(group.options)) == len(group.options)


def test_evidence_is_offered_after_the_answer_and_starts_at_our_word(visit: Open, database: Store) -> None:
    at = visit("fees")
    assert not [group for group in at.radio if "evidence" in str(group.key)]

    at = choose(at, "fees_asked", "twice")
    evidence = radio(at, "fees_asked", "evidence")
    assert evidence.value == "stated"
    evidence.set_value(evidence.options[3]).run()

    assert kept(database).answers["fees_asked"].evidence == "workers"  # type: ignore[union-attr]


def test_dont_know_is_an_answer_and_asks_for_no_evidence(visit: Open, database: Store) -> None:
    at = choose(visit("fees"), "fees_asked", DONT_KNOW)

    assert kept(database).answers["fees_asked"].value == DONT_KNOW  # type: ignore[union-attr]
    assert not [group for group in at.radio if "evidence" in str(group.key)]


def publish(edited: SelectOne | SelectMultiple, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask an edited question in the place of the one of that name."""
    sections = tuple(
        section.model_copy(
            update={"questions": tuple(edited if q.name == edited.name else q for q in section.questions)}
        )
        for section in load().sections
    )
    given = {name: getattr(load(), name) for name in Questionnaire.model_fields}
    changed = Questionnaire(**{**given, "sections": sections})
    for name, module in list(sys.modules.items()):
        if name.startswith("ui.") and getattr(module, "load", None) is load:
            monkeypatch.setattr(module, "load", lambda: changed)
    monkeypatch.setattr("ui.current.translated", lambda known, _language: known)


@pytest.fixture
def one_may_not_apply(monkeypatch: pytest.MonkeyPatch) -> str:
    """Publish a questionnaire in which a question may be said not to apply; none of ours may yet."""
    asked = load().by_name["fees_asked"]
    assert isinstance(asked, SelectOne)
    publish(asked.model_copy(update={"not_applicable": True}), monkeypatch)
    return asked.name


def test_does_not_apply_is_saved_with_its_reason_and_not_before(
    one_may_not_apply: str, visit: Open, database: Store
) -> None:
    group = radio(visit("fees"), one_may_not_apply)

    at = group.set_value(group.options[-1]).run()
    assert database.list("local") == ()
    (reason,) = [field for field in at.text_input if "reason" in str(field.key)]
    reason.set_value("Nobody lives here").run()

    answer = kept(database).answers[one_may_not_apply]
    assert isinstance(answer, Answer)
    assert (answer.value, answer.reason) == (NOT_APPLICABLE, "Nobody lives here")


def test_an_answer_can_be_taken_back(visit: Open, database: Store) -> None:
    at = choose(visit("fees"), "fees_asked", "twice")

    at = press(press(at, ".open@"), ".clear@")

    assert kept(database).answers == {}
    assert radio(at, "fees_asked").value is None


def test_a_note_is_folded_away_and_warns_against_names(visit: Open, database: Store) -> None:
    at = choose(visit("fees"), "fees_asked", "twice")
    assert not at.text_area

    (note,) = press(at, ".open@").text_area
    assert note.placeholder == "Do not write a worker's name here."
    note.set_value("Signed in May").run()

    assert kept(database).answers["fees_asked"].note == "Signed in May"  # type: ignore[union-attr]


def test_an_admission_is_thanked_for_and_shown_the_way_to_help(visit: Open) -> None:
    at = choose(visit("fees"), "fees_paid", "paid")

    assert "Thank you for answering honestly" in shown(at)


def test_a_question_appears_only_while_it_applies(visit: Open) -> None:
    dependent = "fees_repaid"
    label = load().by_name[dependent].label
    at = visit("fees")
    assert label in shown(at)

    at = choose(at, "fees_paid", "none")
    assert label not in shown(at)

    assert label in shown(choose(at, "fees_paid", "paid"))


def pills(at: AppTest, question: str) -> Any:
    """Find a list to choose from."""
    return next(found for found in at.pills if str(found.key).startswith(f"{question}..@"))


@pytest.fixture
def plain_list(visit: Open, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Ask a question as a list without rows, which the published content has none of."""
    asked = load().by_name["fees_costs"]
    assert isinstance(asked, SelectMultiple)
    choices = tuple(choice.model_copy(update={"row": None}) for choice in asked.choices if choice.credit != 0)
    publish(asked.model_copy(update={"choices": choices, "rows": ()}), monkeypatch)
    return visit


def test_none_of_these_beside_others_is_kept_and_asked_back(plain_list: Open, database: Store) -> None:
    at = plain_list("fees")
    options = pills(at, "fees_costs").options

    at = pills(at, "fees_costs").set_value(options[:2]).run()

    assert len(kept(database).answers["fees_costs"].value) == 2  # type: ignore[union-attr, arg-type]
    assert "Which of them is right?" in shown(at)


def test_dont_know_stands_alone_and_gives_way_to_a_choice(plain_list: Open, database: Store) -> None:
    at = plain_list("fees")
    options = pills(at, "fees_costs").options
    at = pills(at, "fees_costs").set_value(options[1:3]).run()

    at = pills(at, "fees_costs").set_value([*options[1:3], options[-1]]).run()
    assert kept(database).answers["fees_costs"].value == DONT_KNOW  # type: ignore[union-attr]
    assert pills(at, "fees_costs").value == [DONT_KNOW]

    at = pills(at, "fees_costs").set_value([options[-1], options[2]]).run()
    assert len(kept(database).answers["fees_costs"].value) == 1  # type: ignore[union-attr, arg-type]
    assert len(pills(at, "fees_costs").value) == 1


def test_a_list_with_nothing_chosen_is_no_answer(plain_list: Open, database: Store) -> None:
    at = plain_list("fees")
    at = pills(at, "fees_costs").set_value(pills(at, "fees_costs").options[1:2]).run()

    pills(at, "fees_costs").set_value([]).run()

    assert "fees_costs" not in kept(database).answers


def test_a_number_is_saved_and_an_impossible_one_is_refused_kindly(visit: Open, database: Store) -> None:
    at = visit("fees")

    at.number_input[0].set_value(2.5).run()
    assert kept(database).answers["fees_amount"].value == 2.5  # type: ignore[union-attr]
    at.number_input[0].set_value(99999.0).run()

    assert "at most" in shown(at)
    assert kept(database).answers["fees_amount"].value == 2.5  # type: ignore[union-attr]


def test_operations_may_answer_differently(visit: Open, database: Store) -> None:
    database.create(response("two", 2, {"fees_paid": Answer(value="none")}), "local")
    at = visit("fees", a="two")

    scope = radio(at, "fees_paid", "scope")
    at = scope.set_value(scope.options[1]).run()
    groups = [group for group in at.radio if str(group.key).startswith("fees_paid.op2.@")]
    assert groups[0].value == "none"
    groups[0].set_value(groups[0].options[2]).run()

    first, second = (database.load("two", "local").answer("fees_paid", key) for key in ("op1", "op2"))
    assert first is not None
    assert second is not None
    assert (first.value, second.value) == ("none", "small")


def test_a_company_question_has_one_answer(visit: Open, database: Store) -> None:
    database.create(response("two", 2), "local")

    at = visit("mgmt", a="two")

    assert not [group for group in at.radio if str(group.key).startswith("mgmt_policy..scope")]


def test_a_link_to_a_question_brings_it_into_view_once(visit: Open) -> None:
    at = visit("fees", q="fees_paid")
    assert "getElementById('q-fees_paid')" in shown(at)

    assert "getElementById('q-fees_paid')" not in shown(at.run())


def test_an_unknown_question_in_the_address_is_ignored(visit: Open) -> None:
    assert "getElementById" not in shown(visit("fees", q="'-alert(1)-'"))


def test_unseen_signs_of_a_paste_are_left_out_of_notes(visit: Open, database: Store) -> None:
    at = press(choose(visit("fees"), "fees_asked", "once"), "fees_asked..open")
    next(area for area in at.text_area if "fees_asked..note" in str(area.key)).set_value("One\x0btwo").run()

    answer = kept(database).answers["fees_asked"]
    assert isinstance(answer, Answer)
    assert answer.note == "One two"


def test_an_answer_to_what_another_tab_deleted_begins_nothing_and_says_so(visit: Open, database: Store) -> None:
    at = choose(visit("fees"), "fees_asked", "once")
    database.delete(kept(database).id, "local")

    at = choose(at, "fees_paid", "none")

    assert database.list("local") == ()
    assert "is not here" in shown(at)
    assert radio(at, "fees_asked").value is None

    choose(at, "fees_paid", "none")
    assert set(kept(database).answers) == {"fees_paid"}


def test_a_topic_of_which_nothing_is_asked_says_so(visit: Open, database: Store) -> None:
    database.create(response("quick").model_copy(update={"path": "quick"}), "local")

    at = visit("mgmt", a="quick")

    assert "or are asked in the full questionnaire only" in shown(at)
    assert "complete" not in shown(at)
