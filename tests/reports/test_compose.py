"""What a reader of a report needs, and what a report must never say or show."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n import translated, words
from questionnaires.models import DONT_KNOW, NOT_APPLICABLE, Questionnaire, options_of
from questionnaires.responses import Answer, FollowUp, Response
from reports.blocks import (
    ActionBrief,
    ActionCard,
    Attachment,
    Callout,
    Cover,
    Document,
    KeyFigures,
    Paragraph,
    RangeBar,
    Table,
    Timeline,
)
from reports.breakdown import largest_remainder, shown_points
from reports.cards import card
from reports.compose import compose
from reports.sections import PARTS
from reports.subject import Subject
from reports.tasks import worth, worth_in_short
from scoring.assess import assess
from scoring.certainty import certainty
from tests.reports.factory import (
    ANSWERS,
    CONTACT,
    NOTE,
    ON,
    OWNER,
    QUESTIONNAIRE,
    REMARK,
    SITES,
    answered,
    by_site,
    factory,
    sound,
)
from tests.reports.factory import said as answer
from tests.reports.reading import of, part, said, shape, texts

DATA = Attachment("assessment.json", b"{}", "the answers")
BOARD = "Summary for the board"

RESPONSES = {
    "factory": factory(),
    "sound": sound(),
    "quick": factory(path="quick"),
    "blank": factory(answers={}, follow_up={}),
    "unknown": factory(answers={name: answer(DONT_KNOW) for name in QUESTIONNAIRE.by_name}),
}


def report(
    response: Response, share: bool = False, language: str = "en", content: Questionnaire = QUESTIONNAIRE
) -> Document:
    assessment = assess(content, response, ON)
    return compose(translated(content, language), response, assessment, words(language), share, DATA)


def allowing_not_applicable(name: str) -> Questionnaire:
    """Give the content with one question that offers "does not apply"; its hash tells it from the real one."""
    sections = tuple(
        section.model_copy(
            update={
                "questions": tuple(
                    question.model_copy(update={"not_applicable": True}) if question.name == name else question
                    for question in section.questions
                )
            }
        )
        for section in QUESTIONNAIRE.sections
    )
    parts = {key: getattr(QUESTIONNAIRE, key) for key in Questionnaire.model_fields}
    return Questionnaire(**{**parts, "sections": sections, "hash": "another"})


def subject(response: Response) -> Subject:
    return Subject(QUESTIONNAIRE, response, assess(QUESTIONNAIRE, response, ON), words("en"), share=False)


def cover(document: Document) -> Cover:
    return of(Cover, document.blocks)[0]


# --- two kinds of report ---


@pytest.mark.parametrize("private", [NOTE, CONTACT, REMARK, OWNER])
def test_private_words_are_in_the_report_for_our_files_only(private: str) -> None:
    assert private in said(report(factory()))
    assert private not in said(report(factory(), share=True))


def test_a_report_to_share_has_nothing_inside() -> None:
    assert report(factory()).attachment == DATA
    assert report(factory(), share=True).attachment is None


def test_the_reason_why_a_question_does_not_apply_stays_in_our_files() -> None:
    content = allowing_not_applicable("docs_phone")
    response = answered(docs_phone=Answer(value=NOT_APPLICABLE, reason="Nobody has a phone."))

    assert "Nobody has a phone." in said(report(response, content=content))
    assert "Nobody has a phone." not in said(report(response, share=True, content=content))
    assert "Does not apply" in said(report(response, share=True, content=content))


def test_the_cover_says_which_kind_it_is() -> None:
    texts_of = QUESTIONNAIRE.report.texts

    assert cover(report(factory())).notice == texts_of["files_notice"].strip()
    assert cover(report(factory(), share=True)).notice == texts_of["share_notice"].strip()


# --- the cover and the page for a board ---


def test_the_cover_says_what_is_covered_and_what_the_answers_rest_on() -> None:
    facts = said(cover(report(factory())).facts)

    assert "2 sites or lines of work with 800 workers" in facts
    assert factory().scope_note in facts
    assert "Lina Nasser (Compliance manager)" in facts
    assert re.search(r"\d+% of the answers rest on our word alone", facts)


def test_the_cover_says_whether_workers_were_asked() -> None:
    assert "yes, in private" in said(cover(report(sound())))
    nobody = {name: answer("none") for name in ("fees_paid", "docs_phone")}
    assert "no: not one answer" in said(cover(report(factory(answers=nobody))))


def test_quick_says_quick_on_the_cover_and_the_first_page() -> None:
    document = report(factory(path="quick"))

    assert QUESTIONNAIRE.report.texts["quick_notice"].strip() in said(cover(document))
    assert "The quick path asks only a few questions." in said(part(document, BOARD))


def test_quick_leaves_out_what_quick_sections_leaves_out() -> None:
    assert subject(factory(path="quick")).order == QUESTIONNAIRE.report.quick_sections
    assert subject(factory()).order == QUESTIONNAIRE.report.sections


def test_every_open_critical_finding_is_on_the_page_for_a_board() -> None:
    response = answered(
        fees_deposit=answer("held"), docs_phone=answer("blocked"), conditions_threats=answer("happened")
    )
    s = subject(response)
    page = said(part(report(response), BOARD))

    assert len(s.open("critical")) >= 4
    assert all(s.finding(finding) in page for finding in s.open("critical"))


def test_with_a_critical_finding_the_safe_referral_page_is_pointed_to_first() -> None:
    document = report(factory())
    first = of(Callout, part(document, BOARD))[0]
    referral = part(document, QUESTIONNAIRE.referral.title)[0]

    assert part(document, BOARD)[1] == first
    assert QUESTIONNAIRE.referral.title in first.text
    assert re.search(r"part (\d+)", first.text)[1] == referral.text.split(".")[0]  # type: ignore[index, union-attr]


def test_an_open_harm_that_can_be_stopped_points_there_too_without_being_critical() -> None:
    response = sound().with_answer("docs_held", answer("on_request"))
    s = subject(response)

    assert not s.open("critical")
    assert {finding.question for finding in s.open("major")} == {"docs_held"}
    assert QUESTIONNAIRE.referral.title in part(report(response), BOARD)[1].text  # type: ignore[union-attr]


def test_without_a_critical_finding_no_alarm_is_raised() -> None:
    assert of(Callout, part(report(sound()), BOARD)) == ()


def test_no_red_flag_is_never_said_to_show_that_there_is_none() -> None:
    assert QUESTIONNAIRE.report.texts["no_red_flags"].strip() in said(part(report(sound()), BOARD))


def risk_shown(document: Document) -> str:
    return said(of(KeyFigures, document.blocks)[0].figures[0])


def test_a_provisional_rating_is_two_bands_and_never_low_alone() -> None:
    response = sound().with_answer("docs_phone", None)
    figures = assess(QUESTIONNAIRE, response, ON).business

    assert (figures.band, figures.provisional) == ("low", True)
    assert "Low to Very high, provisional" in risk_shown(report(response))
    cells = {text for text in texts(report(response).blocks) if "Low" in text and "%" not in text}
    assert "Low" not in {cell.split(", ", 1)[-1] for cell in cells if cell[:1].isdigit() and "provisional" in cell}


def test_a_rating_that_is_not_provisional_is_one_band() -> None:
    assert assess(QUESTIONNAIRE, sound(), ON).business.provisional is False
    assert "provisional" not in risk_shown(report(sound()))


def test_the_range_runs_from_best_to_worst() -> None:
    marks = [mark[1] for mark in of(RangeBar, report(factory()).blocks)[0].marks]
    assert marks == sorted(marks)


def test_marks_that_show_the_same_figure_are_one_mark() -> None:
    mark = of(RangeBar, report(sound()).blocks)[0].marks
    assert [label for label, _value, _text in mark] == ["Best, Stated, Today and Worst"]


# --- findings ---


def finding_of(question: str, option: str) -> str | None:
    return next(one.finding for one in options_of(QUESTIONNAIRE.by_name[question]) if one.name == option)  # type: ignore[arg-type]


def test_what_was_found_alike_on_both_sites_is_said_once() -> None:
    rows = [row for table in of(Table, part(report(factory()), "What was found")) for row in table.rows]
    found = [row for row in rows if row[0].text == finding_of("conditions_overtime", "pressure")]

    assert [(row[1].text, row[2].text) for row in found] == [("Everywhere", "800")]


def test_each_finding_says_where_how_many_and_what_to_do_now() -> None:
    rows = [row for table in of(Table, part(report(factory()), "What was found")) for row in table.rows]
    paid = next(row for row in rows if row[0].text == finding_of("fees_paid", "paid"))

    assert [cell.text for cell in paid[1:3]] == ["Sewing plant, Dulayl", "620"]
    assert paid[3].text == QUESTIONNAIRE.action["stop_charges"].label


def test_every_chosen_cost_with_a_flag_is_named() -> None:
    found = said(part(report(factory()), "What was found"))

    assert "health checks" in found
    assert "clothing or equipment" in found


def test_answers_that_do_not_fit_each_other_are_asked_back() -> None:
    response = answered(fees_costs=answer(("none", "agency_worker")))
    assert '"None of these" stands beside other answers' in said(part(report(response), "What was found"))


# --- plan ---


def test_the_plan_shows_every_item_in_order() -> None:
    s = subject(factory())
    plan = part(report(factory()), "The full plan")
    cards, rows = of(ActionCard, plan), [row for table in of(Table, plan) for row in table.rows]
    numbers = [card.number for card in cards] + [n for row in rows for n in re.findall(r"\d+", row[0].text)]

    assert len(cards) == 6
    assert sorted(map(int, numbers)) == list(range(1, len(s.assessment.plan.items) + 1))
    titles = {card.title for card in cards} | {row[1].text.split(": ")[0] for row in rows}
    assert {QUESTIONNAIRE.action[item.action].label for item in s.assessment.plan.items if item.action} <= titles


def test_what_ends_a_grave_finding_says_when_it_is_done() -> None:
    s = subject(factory())
    told = said(part(report(factory()), "The full plan"))
    grave = [QUESTIONNAIRE.action[item.action] for item in s.assessment.plan.items if item.action and item.tier < 5]

    assert [action.name for action in grave if action.done_when not in told] == []


def test_a_containment_stops_the_harm_and_claims_no_points() -> None:
    cards = of(ActionCard, report(factory()).blocks)
    worth = {card.tag: dict(card.facts)["Worth"] for card in cards}

    assert worth["Stop the harm"] == "stops the harm"


def test_an_action_in_short_has_all_its_words_too() -> None:
    s = subject(factory(path="quick"))
    last = of(ActionBrief, report(factory(path="quick")).blocks)[-1]
    full = card(s, int(last.number), s.assessment.plan.items[int(last.number) - 1])

    assert (last.why, last.steps, last.done_when) == (full.why, full.steps, full.done_when)
    assert [value for label, value in full.facts if label in {"Who", "When", "Effort"}] == list(last.facts[:3])


def test_the_months_above_the_timeline_are_named_in_the_language() -> None:
    ticks = [of(Timeline, report(factory(), language=language).blocks)[0].ticks for language in ("en", "es")]

    assert [text for _day, text in ticks[0]][:2] == ["Dec 2026", "Jan 2027"]
    assert [text for _day, text in ticks[1]][:2] == ["dic 2026", "ene 2027"]


def test_a_date_far_away_names_few_months() -> None:
    far = {"stop_charges@sewing": FollowUp(due=date(9999, 12, 31))}
    ticks = of(Timeline, report(factory(follow_up=far)).blocks)[0].ticks

    assert len(ticks) <= 48
    assert ticks[-1][0].year > 9000


@pytest.mark.parametrize(
    ("value", "full", "short"),
    [
        pytest.param(0.033, "lowers the figure by 3.3 points", "\u22123.3 points", id="points"),
        pytest.param(0.01, "lowers the figure by 1 point", "\u22121 point", id="one point"),
        pytest.param(0.0001, "prepares other actions", "prepares other actions", id="too little to show"),
    ],
)
def test_what_an_action_is_worth_is_said_as_what_it_lowers(value: float, full: str, short: str) -> None:
    s = subject(factory())
    item = replace(
        next(item for item in s.assessment.plan.items if item.action and item.kind != "contain"), value=value
    )

    assert (worth(s, item), worth_in_short(s, item)) == (full, short)


def test_an_action_that_two_sites_need_names_the_site() -> None:
    response = answered().model_copy(
        update={"answers": {**ANSWERS, "docs_held": by_site(answer("held"), answer("held", "document"))}}
    )
    table = of(Table, part(report(response), "What to do first"))[0]
    titles = [row[1].text for row in table.rows]

    assert len(set(titles)) == len(titles)
    assert sum("Sewing plant" in title or "Packing hall" in title for title in titles) >= 2


def test_quick_says_the_same_action_of_two_sites_once() -> None:
    both = {**ANSWERS, "docs_held": by_site(answer("held"), answer("held", "document")), "fees_paid": answer("paid")}
    rows = of(Table, part(report(factory(path="quick", answers=both)), "The plan"))[0].rows

    assert len({row[1].text for row in rows}) == len(rows)
    assert any(" and " in row[0].text for row in rows)


def test_finding_out_lists_the_questions_nobody_could_answer() -> None:
    cards = [card for card in of(ActionCard, report(factory()).blocks) if card.tag == "Find out"]
    asked = {step.split("\n")[0] for card in cards for step in card.steps}

    assert QUESTIONNAIRE.by_name["fees_deducted"].label in asked


def test_the_status_of_an_action_is_shared_and_its_owner_is_not() -> None:
    shared = dict(of(ActionCard, report(factory(), share=True).blocks)[0].facts)

    assert shared["Status"] == "started"
    assert "Owner" not in shared


def test_what_was_done_about_an_action_that_left_the_plan_is_still_shown() -> None:
    done = {"give_lockers": FollowUp(status="done", owner=OWNER)}
    response = answered(docs_locker=answer("all", "records")).model_copy(update={"follow_up": done})
    line = f"{QUESTIONNAIRE.action['give_lockers'].label}: done"

    assert line in said(part(report(response), "The full plan"))


# --- why this number ---


@pytest.mark.parametrize("response", RESPONSES.values(), ids=RESPONSES)
def test_the_points_shown_add_up_to_the_headline_shown(response: Response) -> None:
    s = subject(response)
    shown = s.words.score(s.assessment.business.headline)
    unit = 10 if "." in shown else 1

    assert sum(sum(pair) for pair in shown_points(s).values()) == round(float(shown) * unit)


@given(st.lists(st.floats(0, 50), min_size=1, max_size=30))
def test_rounding_by_largest_remainder_keeps_the_sum_and_moves_nothing_by_more_than_one(exact: list[float]) -> None:
    total = round(sum(exact))
    whole = largest_remainder(exact, total)

    assert sum(whole) == total
    assert all(abs(given - rounded) < 1 + 1e-6 for given, rounded in zip(exact, whole, strict=True))


def test_the_reasons_name_what_would_narrow_the_range_and_say_whether_the_band_holds() -> None:
    blocks = part(report(factory()), "Why this number")
    first = certainty(QUESTIONNAIRE, factory()).narrowing[0]

    assert QUESTIONNAIRE.by_name[first.question].label in of(Table, blocks)[1].rows[0][0].text
    assert "1,000 times, the band stayed the same in" in said(blocks)


def test_where_nothing_is_left_to_check_no_answer_is_named() -> None:
    assert len(of(Table, part(report(sound()), "Why this number"))) == 1


# --- the situation ---


def test_the_situation_says_ask_more_here_and_never_do_not_hire() -> None:
    strong = [block.text for block in of(Paragraph, report(factory()).blocks) if block.style == "strong"]
    assert QUESTIONNAIRE.report.texts["exposure_use"].strip() in strong


def test_an_estimated_country_is_marked() -> None:
    estimated = next(c.iso3 for c in QUESTIONNAIRE.tables.countries.values() if c.basis.startswith("estimated"))
    there = SITES[0].model_copy(update={"corridors": {estimated: 5}})

    assert "estimated" in said(
        part(report(factory(operations=(there,), answers={})), "What the situation brings along")
    )
    assert "estimated" not in said(of(Table, part(report(factory()), "What the situation brings along")))


# --- answers ---


def test_unknown_and_unanswered_are_shown_plainly() -> None:
    response = answered(docs_phone=None)
    rows = {r[1].text: r[2].text for t in of(Table, part(report(response), "The answers")) for r in t.rows if r[1:]}

    assert rows[QUESTIONNAIRE.by_name["docs_phone"].label] == "Not answered"
    assert rows[QUESTIONNAIRE.by_name["fees_deducted"].label] == "Don't know"


def test_answers_that_differ_by_site_name_the_site() -> None:
    assert "Sewing plant, Dulayl: " in said(part(report(factory()), "The answers"))


def test_an_answer_that_no_longer_counts_is_kept_and_marked() -> None:
    response = factory(answers={**ANSWERS, "asked_long_ago": answer("yes"), "fees_paid": answer("none")})
    block = part(report(response), "The answers")[-1]

    assert "asked_long_ago" in said(block)
    assert QUESTIONNAIRE.by_name["fees_repaid"].label in said(block)


# --- safe referral, method ---


def test_every_help_line_shown_is_of_a_country_concerned() -> None:
    lines = {line.iso3: line for line in QUESTIONNAIRE.tables.hotlines if line.contact}
    there = SITES[0].model_copy(update={"country": "SGP", "corridors": {"PHL": 20, "BGD": 10}})
    page = said(part(report(factory(operations=(there,), answers={})), QUESTIONNAIRE.referral.title))

    assert {iso3 for iso3, line in lines.items() if line.contact in page} == {"SGP", "PHL"}
    assert "No confirmed number: Bangladesh." in page


def test_without_a_help_line_the_page_says_that_this_is_no_sign_of_safety() -> None:
    page = part(report(factory()), QUESTIONNAIRE.referral.title)

    assert "No confirmed number: Jordan, Bangladesh and Nepal." in said(page)
    assert QUESTIONNAIRE.referral.hotlines_note in said(page)


def test_sources_show_whether_somebody_checked_them() -> None:
    s = subject(factory())
    status = {s.questionnaire.source[name].status for name in QUESTIONNAIRE.scored[0].references}
    assert status
    titles = {"checked": "Checked against the original", "to be checked": "To be checked"}
    assert all(titles[mark] in said(part(report(factory()), "Sources")) for mark in status)


def test_versions_and_hashes_are_printed() -> None:
    page = said(part(report(factory()), "Data and versions"))
    assert all(value in page for value in (QUESTIONNAIRE.version, QUESTIONNAIRE.hash, QUESTIONNAIRE.tables.hash))


# --- every report ---


@pytest.mark.parametrize("response", RESPONSES.values(), ids=RESPONSES)
def test_no_report_claims_more_than_a_self_assessment_can(response: Response) -> None:
    claims = r"\b(compliant|certified|pass mark|passe[sd] the|free of forced labour|(?:has|have) forced labour)\b"
    assert re.findall(claims, said(report(response)), re.IGNORECASE) == []


@pytest.mark.parametrize("response", RESPONSES.values(), ids=RESPONSES)
def test_every_language_has_the_same_structure(response: Response) -> None:
    assert shape(report(response, language="es")) == shape(report(response, language="en"))


@pytest.mark.parametrize("response", RESPONSES.values(), ids=RESPONSES)
def test_no_text_is_empty_glued_or_left_with_a_placeholder(response: Response) -> None:
    document = report(response)
    assert not [text for text in texts(document.blocks) if "%(" in text or "  " in text or text != text.strip()]


def test_the_disclaimer_goes_on_every_page() -> None:
    assert report(factory()).disclaimer == QUESTIONNAIRE.report.texts["disclaimer"].strip()


def test_report_yaml_names_only_parts_there_are_and_all_of_them() -> None:
    assert set(QUESTIONNAIRE.report.sections) == set(PARTS)
    assert set(QUESTIONNAIRE.report.quick_sections) <= set(PARTS)


def test_the_same_input_gives_the_same_document() -> None:
    assert report(factory()) == report(factory())
