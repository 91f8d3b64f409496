"""The portable file: nothing is lost in it, and a file that is not sound is refused with everything that is wrong."""

from __future__ import annotations

import json
import time
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n import words
from i18n.extract import in_program
from interchange import FileRefused, portable, words_of
from questionnaires.models import Questionnaire
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
from tests.builders import act, decimal, free_text, integer, questionnaire, red, select_multiple, select_one
from tests.repayments import repayments

ACTION = act("mend_fees", {"fees": "checked"})
FORM = questionnaire(
    select_one("fees", checked=1, some=red(), asked={"actions": (ACTION,), "not_applicable": False}),
    select_one("policy", scope="company", yes=1, no=0, asked={"not_applicable": True}),
    select_multiple("channels", box=0.5, phone=0.5),
    decimal("months", low=(1, 1), high=(None, red())),
    integer("cases", few=(3, 1), many=(None, 0)),
    free_text("remarks"),
).model_copy(update={"retired": ("old_question", "old_action")})


TRANSLATABLE = {found.text for found in in_program()}


def sound() -> dict[str, Any]:
    """Give the least that a portable file may hold."""
    return {
        "format": "fair-recruitment-response/1",
        "id": "r1",
        "questionnaire": {"id": "core", "version": "1.0.0"},
        "organisation": {"name": "Sunrise"},
        "operations": [{"id": "op1", "sector": "making", "country": "AAA", "workers": 10}],
        "answers": {},
    }


def changed(place: str, value: object) -> bytes:
    """Give a sound file with one value changed; the place is written "operations.0.workers"."""
    document = sound()
    *way, last = [int(step) if step.isdigit() else step for step in place.split(".")]
    inner: Any = document
    for step in way:
        inner = inner.setdefault(step, {}) if isinstance(inner, dict) else inner[step]
    inner[last] = value
    return json.dumps(document).encode()


def refusals(data: bytes, form: Questionnaire = FORM) -> list[str]:
    with pytest.raises(FileRefused) as caught:
        portable.read(data, form)
    assert {problem.rule for problem in caught.value.problems} <= TRANSLATABLE
    return [words_of(problem, words("en")) for problem in caught.value.problems]


TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters=[*map(chr, {*range(32)} - {9, 10, 13}), "\x7f"]),
    max_size=30,
)
MOMENTS = st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
ANSWER = {
    "fees": st.sampled_from(["checked", "some", "dont_know"]),
    "policy": st.sampled_from(["yes", "no"]),
    "channels": st.lists(st.sampled_from(["box", "phone"]), unique=True).map(tuple),
    "months": st.floats(0, 1000),
    "cases": st.integers(0, 1000),
    "remarks": TEXT,
}
KEYS = st.text("abcXYZ019_-", min_size=1, max_size=8)
SHARES = st.none() | st.floats(0, 1)


def answers(question: str) -> st.SearchStrategy[Answer]:
    given_at = st.none() | MOMENTS
    evidence = st.sampled_from(["stated", "document", "records", "workers"])
    return st.builds(Answer, value=ANSWER[question], evidence=evidence, note=TEXT, reason=TEXT, answered_at=given_at)


@st.composite
def responses(draw: st.DrawFn) -> Response:
    operations = draw(
        st.lists(
            st.builds(
                Operation,
                id=KEYS,
                name=TEXT,
                sector=st.sampled_from([None, "making"]),
                country=st.sampled_from([None, "AAA", "BBB"]),
                workers=st.none() | st.integers(1, 10_000_000),
                migrant_share=SHARES,
                agency_share=SHARES,
                housing_share=SHARES,
                corridors=st.dictionaries(st.sampled_from(["AAA", "CCC"]), st.integers(0, 1000)),
            ),
            min_size=1,
            max_size=3,
            unique_by=lambda operation: operation.id,
        )
    )
    found: dict[str, Answer | AnswersByOperation] = {}
    for name in draw(st.sets(st.sampled_from(sorted(ANSWER)))):
        if name not in {"policy", "remarks"} and draw(st.booleans()):
            each = {operation.id: draw(answers(name)) for operation in operations}
            found[name] = AnswersByOperation(by_operation=each)
        else:
            found[name] = draw(answers(name))
    days = st.none() | st.dates()
    status = st.sampled_from(["open", "started", "done", "dropped"])
    follow_up = st.builds(FollowUp, owner=TEXT, status=status, due=days, done_on=days, note=TEXT, evidence=TEXT)
    return Response(
        id=draw(KEYS),
        created_at=draw(st.none() | MOMENTS),
        changed_at=draw(st.none() | MOMENTS),
        questionnaire=Edition(id="core", version="1.0.0", hash=FORM.hash),
        path=draw(st.sampled_from(["quick", "standard"])),
        language=draw(st.sampled_from(["en", "es"])),
        organisation=Organisation(name=draw(TEXT), country=draw(st.sampled_from([None, "AAA"])), contact=draw(TEXT)),
        prepared_by=PreparedBy(name=draw(TEXT), role=draw(TEXT)),
        scope_note=draw(TEXT),
        repayment=draw(repayments()),
        operations=tuple(operations),
        answers=found,
        follow_up=draw(st.dictionaries(st.sampled_from(["mend_fees", "find_out_hr"]), follow_up)),
    )


@settings(deadline=None)  # other work may have this computer too
@given(responses())
def test_what_is_written_is_read_again_whole(response: Response) -> None:
    opened = portable.read(portable.write(response), FORM)

    assert opened.response == response
    assert opened.notes == ()
    assert portable.write(opened.response) == portable.write(response)


def test_the_order_of_keys_does_not_change_the_bytes() -> None:
    document = sound()
    backwards = dict(reversed(document.items()))

    one, other = (portable.read(json.dumps(each).encode(), FORM).response for each in (document, backwards))

    assert portable.write(one) == portable.write(other)


def test_the_least_file_is_opened_with_the_usual_values() -> None:
    response = portable.read(json.dumps(sound()).encode(), FORM).response

    assert (response.path, response.language, response.prepared_by) == ("standard", "en", PreparedBy())


def test_a_mark_of_byte_order_is_no_harm() -> None:
    assert portable.read(b"\xef\xbb\xbf" + json.dumps(sound()).encode(), FORM).response.id == "r1"


def test_a_moment_without_a_time_zone_is_in_utc() -> None:
    response = portable.read(changed("created_at", "2026-11-21T10:00:00"), FORM).response

    assert response.created_at == datetime(2026, 11, 21, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", "This file is empty", id="empty"),
        pytest.param(b"\xff\xfe\x00a", "not a text file in UTF-8", id="not text"),
        pytest.param(b"hello", "not a JSON file, or it is damaged", id="not JSON"),
        pytest.param(b'{"format": "fair-recr', "cannot be read from line 1", id="cut short"),
        pytest.param(b"[1, 2]", "JSON, but not an assessment", id="another kind of JSON"),
        pytest.param(b'{"format": "geojson"}', "is 'geojson'", id="another format"),
        pytest.param(b'{"a": 1}', "is 'null'", id="no format"),
        pytest.param(b'{"format": "fair-recruitment-response/2"}', "newer edition", id="newer format"),
        pytest.param(b"[" * 100_000, "too many levels", id="very deep"),
        pytest.param(changed("a", json.loads("[" * 50 + "]" * 50)), "too many levels", id="deep"),
    ],
)
def test_what_is_no_assessment_is_said_plainly(data: bytes, says: str) -> None:
    assert says in " ".join(refusals(data))


@pytest.mark.parametrize(
    ("place", "value", "says"),
    [
        ("weather", "red", "weather: is not a key of this format: take it out"),
        ("organization", {"name": "x"}, "organization: is not a key of this format: did you mean 'organisation'?"),
        ("operations.0.worker", 5, "item 1 → worker: is not a key of this format: did you mean 'workers'?"),
        ("id", "a b", "id: 'a b' is written with signs that are not allowed here: correct it"),
        ("id", "a" * 65, "written with signs that are not allowed"),
        ("path", "short", "path: 'short' is not offered here: choose one of 'quick' or 'standard'"),
        ("operations", [], "operations: needs at least one operation in a list in [ ]: add it"),
        ("operations", {"id": "op1"}, "operations: must be a list in [ ]"),
        ("operations", [{"id": "a"}, {"id": "a"}], "Two operations have the same id: give each its own."),
        ("operations.0.workers", "800", "item 1 → workers: '800' is not a whole number: write digits only"),
        ("operations.0.workers", 0, "'0' is too small: write 1 or more"),
        ("operations.0.workers", True, "'true' is not a whole number"),
        ("operations.0.workers", 10**400, "is too large a number: check the digits"),
        ("operations.0.migrant_share", 1.2, "'1.2' is too large: write 1 or less"),
        ("operations.0.migrant_share", float("nan"), "is not a number that can be counted with: write digits"),
        ("operations.0.migrant_share", float("inf"), "is not a number that can be counted with: write digits"),
        ("operations.0.sector", "makin", "there is no sector 'makin': did you mean 'making'?"),
        ("operations.0.sector", "banking_and_law", "choose one of making"),
        ("operations.0.country", "AAB", "there is no country 'AAB': did you mean 'AAA'?"),
        ("operations.0.country", "Malaysia", "there is no country 'Malaysia': did you mean 'MYS'?"),
        ("operations.0.corridors", {"XXX": 4}, "corridors → XXX: there is no country 'XXX': write its three letters"),
        ("organisation.name", "x" * 201, "organisation → name: has more than 200 characters: shorten it"),
        ("organisation.name", 5, "'5' is not a text: write it in quotation marks"),
        ("organisation.name", "a\x00b", "holds a sign that is no letter"),
        ("organisation.name", "a\ud800b", "holds a sign that is no letter"),
        ("organisation", {"name": "x", "country": "AAB"}, "organisation → country: there is no country 'AAB'"),
        ("organisation", ["x"], "organisation: must be an object in { }"),
        ("language", "e" * 101, "language: has more than 100 characters: shorten it"),
        ("created_at", "yesterday", "created_at: is not a date: write it like 2026-11-21"),
        ("created_at", "86400", "created_at: is not a date: write it like 2026-11-21"),
        ("created_at", "0001-01-01T00:00:00+14:00", "is not a date: write it like 2026-11-21"),
        ("repayment", ["x"], "repayment: must be an object in { }"),
        ("repayment", {"cohorts": [{"lwo": 1}]}, "repayment → cohorts → item 1 → lwo: is not a key of this format"),
        ("repayment", {"cohorts": [{"low": 2, "high": 1}]}, "cohorts → item 1: low, central and high must not fall"),
        ("repayment", {"cohorts": [{}] * 61}, "repayment → cohorts: holds more than 60 entries"),
        ("repayment", {"routes": [{"origin": "AAB"}]}, "routes → item 1 → origin: there is no country 'AAB'"),
        ("repayment", {"routes": [{"costs": {"gifts": 1}}]}, "'gifts' is not offered here"),
        ("local_contacts", ["x"], "must be an object in { }"),
        ("local_contacts", [{"nmae": "x"}], "did you mean 'name'?"),
        ("local_contacts", [{"checked_on": "soon"}], "is not a date"),
        ("local_contacts", [{"name": "x"}] * 21, "holds more than 20 contacts"),
        ("questionnaire.id", "other", "questionnaire → id: answers another questionnaire"),
        ("questionnaire.id", 5, "questionnaire → id: '5' is not a text: write it in quotation marks"),
        ("questionnaire.id", "", "questionnaire → id: answers another questionnaire"),
        ("organisation", {"country": "AAA"}, "organisation → name: is missing: add it"),
        ("answers.fes", {"value": "x"}, "there has never been a question 'fes': did you mean 'fees'?"),
        ("answers.weather_today", {"value": "x"}, "there has never been a question 'weather_today': take it out"),
        ("answers.fees", {"value": "perhaps"}, "fees does not offer 'perhaps': choose one of checked, some"),
        ("answers.fees", {"value": ["some"]}, "fees takes one answer, not a list"),
        ("answers.fees", {"value": True}, "answers → fees → value: 'true' is no answer"),
        ("answers.fees", {"value": None}, "'null' is no answer: write a text, a number or a list of texts"),
        ("answers.fees", {"value": {"a": 1}}, "is no answer: write a text, a number or a list of texts"),
        ("answers.fees", {"value": ["a", 1]}, "is no answer: write a text, a number or a list of texts"),
        ("answers.fees", "some", "answers → fees: must be an object in { }"),
        ("answers.fees", 5, "answers → fees: must be an object in { }"),
        ("answers.fees", {}, "answers → fees → value: is missing: add it"),
        ("answers.fees", {"value": "some", "evidence": "rumour"}, "evidence: 'rumour' is not offered here"),
        ("answers.fees", {"value": "not_applicable", "reason": "x"}, "fees applies to everyone"),
        ("answers.policy", {"value": "not_applicable"}, "policy: write why it does not apply"),
        ("answers.policy", {"by_operation": {"op1": {"value": "yes"}}}, "asks about the whole company"),
        ("answers.fees", {"by_operation": {"op2": {"value": "some"}}}, "there is no operation 'op2' in this file"),
        ("answers.fees", {"by_operation": {"op1": {"value": "x"}}}, "answers → fees → by_operation → op1 → value:"),
        ("answers.fees", {"by_operation": {}, "value": "some"}, "cannot stand beside 'by_operation'"),
        ("answers.fees", {"by_operation": ["op1"]}, "answers → fees → by_operation: must be an object in { }"),
        ("answers.old_question", {"by_operation": {"op 1": {"value": "x"}}}, "signs that are not allowed here"),
        ("answers.months", {"value": -1}, "months cannot be negative: write 0 or more"),
        ("answers.months", {"value": "3.5"}, "months takes a number: write digits only"),
        ("answers.cases", {"value": 1.5}, "cases takes a whole number: leave out the decimals"),
        ("answers.remarks", {"value": "x" * 4001}, "remarks takes at most 4000 characters: shorten the text"),
        ("answers.fees", {"value": "some", "note": "x" * 4001}, "note: has more than 4000 characters: shorten it"),
        ("answers", [], "answers: must be an object in { }"),
        ("follow_up.mend_fee", {}, "there has never been an action 'mend_fee': did you mean 'mend_fees'?"),
        ("follow_up.mend_fees@op9", {}, "there is no operation 'op9' in this file: choose one of op1"),
        ("follow_up.mend_fees", {"due": "21/11/2026"}, "due: is not a date: write it like 2026-11-21"),
        ("follow_up.mend_fees", {"due": "2026-02-30"}, "'2026-02-30' is not a date: write it like 2026-11-21"),
        ("follow_up.mend_fees", {"status": "late"}, "status: 'late' is not offered here: choose one of 'open'"),
    ],
)
def test_a_broken_rule_is_named_with_its_place_and_the_way_out(place: str, value: object, says: str) -> None:
    found = refusals(changed(place, value))

    assert len(found) == 1
    assert says in found[0]


def test_all_problems_of_a_file_are_listed_at_once() -> None:
    document = sound()
    del document["id"], document["organisation"]["name"]
    document["operations"][0] = {"id": "op1", "sector": "fishing", "country": "AAZ", "workers": -3}
    document["answers"] = {"fees": {"value": "x"}, "none": {"value": 1}, "months": {"value": "many"}, "cases": {}}
    document["follow_up"] = {"rest": {"status": "x"}}

    places = [line.split(": ")[0] for line in refusals(json.dumps(document).encode())]

    assert sorted(places) == sorted(
        [
            "id",
            "organisation → name",
            "operations → item 1 → sector",
            "operations → item 1 → country",
            "operations → item 1 → workers",
            "answers → fees → value",
            "answers → none",
            "answers → months → value",
            "answers → cases → value",
            "follow_up → rest → status",
        ]
    )


@pytest.mark.parametrize("key", ["format", "id", "questionnaire", "organisation", "operations", "answers"])
def test_a_required_key_that_is_missing_is_named(key: str) -> None:
    document = sound()
    del document[key]

    (found,) = refusals(json.dumps(document).encode())

    assert found.startswith(f"{key}: ")


def test_a_key_written_twice_is_refused() -> None:
    data = json.dumps(sound()).replace('"id": "r1"', '"id": "r1", "id": "r2"').encode()

    assert refusals(data) == ["id: is written twice: keep one of the two"]


@pytest.mark.parametrize("number", ["1e400", "9" * 5000, "-1e400", "NaN"])
def test_a_number_beyond_all_counting_is_refused(number: str) -> None:
    data = json.dumps(sound()).replace('"workers": 10', f'"workers": {number}').encode()

    (found,) = refusals(data)

    assert found.startswith("operations → item 1 → workers: is ")


def test_a_retired_question_and_a_retired_action_are_kept_with_a_note() -> None:
    document = sound()
    document["answers"] = {"old_question": {"value": "whatever"}}
    document["follow_up"] = {"old_action": {"status": "done"}}

    opened = portable.read(json.dumps(document).encode(), FORM)

    assert opened.response.answers["old_question"] == Answer(value="whatever")
    assert opened.response.follow_up["old_action"].status == "done"
    assert [words_of(note, words("en")) for note in opened.notes] == [
        "Answers to questions that are no longer asked: 1. They are kept and not scored."
    ]


def test_other_numbers_under_the_same_edition_are_no_news() -> None:
    assert portable.read(changed("questionnaire.hash", "0" * 64), FORM).notes == ()


def test_another_edition_of_the_questionnaire_opens_with_a_note() -> None:
    opened = portable.read(changed("questionnaire.version", "0.9.0"), FORM)

    (note,) = opened.notes
    assert "edition 0.9.0 of the questionnaire; this tool asks edition 1.0.0" in words_of(note, words("en"))


@pytest.mark.parametrize(
    ("place", "value"),
    [
        pytest.param("operations.0.corridors", {"BBB": 5000}, id="more come from one country than work here"),
        pytest.param("answers.channels", {"value": ["none", "box"]}, id="none of these beside another"),
        pytest.param("follow_up.find_out_hr@op1", {"status": "done"}, id="finding out in one operation"),
        pytest.param("organisation.name", "", id="a name still to be given"),
        pytest.param("organisation.name", '=HYPERLINK("x") <script>', id="a name of a formula"),
    ],
)
def test_what_is_only_odd_is_not_refused(place: str, value: object) -> None:
    form = questionnaire(
        select_one("fees", checked=1, some=red(), asked={"actions": (ACTION,)}),
        select_multiple("channels", box=1, none=0),
    )

    assert portable.read(changed(place, value), form).response.id == "r1"


def nonsense() -> dict[str, bytes]:
    """Give files made to cost time."""
    return {
        "50 MB": b"\x00" * 50_000_000,
        "5 MB of brackets": b"[" * 4_999_999,
        "5 MB of pairs": b"[" + b"[]," * 1_600_000 + b"[]]",
        "many answers": _many(b'"answers"', b'"q%d":{"value":"x"}', 180_000),
        "many keys": _many(b'"more"', b'"k%d":1', 400_000),
        "many digits": b'{"format":"fair-recruitment-response/1","id":' + b"9" * 4_900_000 + b"}",
        "one long name": changed("answers." + "x" * 4_000_000, {"value": "x"}),
    }


def _many(key: bytes, entry: bytes, times: int) -> bytes:
    body = b",".join(entry % number for number in range(times))
    return b'{"format":"fair-recruitment-response/1",' + key + b":{" + body + b"}}"


@pytest.mark.parametrize("name", nonsense())
def test_nonsense_is_refused_soon(name: str) -> None:
    data = nonsense()[name]
    begun = time.process_time()  # not on the clock: other work may have this computer too

    found = refusals(data)

    assert 0 < len(found) <= 100
    assert all(len(line) < 500 for line in found)
    assert time.process_time() - begun < 3


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Sunrise Garments", "Sunrise Garments"),
        ("", "Assessment"),
        ("  ... ", "Assessment"),
        ("A/B: C*?", "A-B- C--"),
        ("..\\..\\etc", "etc"),
        ('=HYPERLINK("x")', "=HYPERLINK(-x-)"),
        ("aux.ilium", "_aux.ilium"),
        ("CON", "_CON"),
        ("Conserve", "Conserve"),
        ("invoice\u202efdp.exe", "invoice fdp.exe"),
        ("a\nb\x00c", "a b c"),
        ("مصنع النسيج", "مصنع النسيج"),
        ("می\u200cروم", "می\u200cروم"),
        ("x" * 10_000, "x" * 80),
    ],
)
def test_a_file_name_is_plain_and_safe(name: str, safe: str) -> None:
    document = sound()
    document["organisation"]["name"] = name[:200]
    response = portable.read(json.dumps(document).encode(), FORM).response if "\x00" not in name else None
    response = response or Response.model_validate(document)

    assert portable.file_name(response, date(2026, 11, 21), "pdf") == f"{safe}, 2026-11-21.pdf"


@given(st.text(max_size=200))
def test_a_file_name_is_never_empty_nor_too_long(name: str) -> None:
    response = Response.model_validate({**sound(), "organisation": {"name": name}})

    found = portable.file_name(response, date(2026, 11, 21), "json")

    assert len(found.encode()) <= 220
    assert not found.startswith((".", " ", "-", ","))
    assert not set(found) & set('<>:"/\\|?*\n\r\t\x00')
