"""How many pages a report has, and that the board's page stays one page whatever was found."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from i18n import translated, words
from questionnaires import cases
from questionnaires.models import Path, SelectMultiple, SelectOne, options_of
from questionnaires.relevance import relevance
from questionnaires.responses import Answer, AnswersByOperation, Response
from reports import pdf
from reports.blocks import Bullets, Document, Heading, OnePage
from reports.compose import compose
from reports.drawing.flow import Page, Piece, pages
from scoring.assess import assess
from tests.reports.factory import ANSWERS, ON, QUESTIONNAIRE, SITES, by_site, factory, said
from tests.reports.reading import of

LANGUAGES = ("en", "es")


def report(response: Response, language: str) -> Document:
    assessment = assess(QUESTIONNAIRE, response, ON)
    return compose(translated(QUESTIONNAIRE, language), response, assessment, words(language), share=False)


def pages_of(document: Document) -> int:
    with pikepdf.open(BytesIO(pdf.render(document))) as opened:
        return len(opened.pages)


def worst(name: str, place: int) -> Answer:
    """Give an answer with the gravest flag a question has; sites differ, so that each has its own findings."""
    question = next(question for question in QUESTIONNAIRE.scored if question.name == name)
    flagged = [option.name for option in options_of(question) if option.flag == "critical"]
    chosen = flagged[place % len(flagged)]
    return said((chosen,) if isinstance(question, SelectMultiple) else chosen)


def crowded(sites: int, path: Path) -> Response:
    """Give a response with long names and, in each site, every critical finding there can be."""
    ids = [f"site{number}" for number in range(sites)]
    places = tuple(SITES[0].model_copy(update={"id": key, "name": f"{key} " + "Plant " * 30}) for key in ids)
    answers = {
        question.name: AnswersByOperation(by_operation={key: worst(question.name, at) for at, key in enumerate(ids)})
        if question.scope == "operation"
        else worst(question.name, 0)
        for question in QUESTIONNAIRE.scored
        if isinstance(question, SelectOne | SelectMultiple)
        and any(option.flag == "critical" for option in options_of(question))
    }
    return factory(operations=places, answers=answers, follow_up={}, path=path)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["standard", "quick"])
@pytest.mark.parametrize("sites", [1, 3, 30])
def test_the_page_for_a_board_is_one_page_whatever_was_found(sites: int, path: Path, language: str) -> None:
    document = report(crowded(sites, path), language)
    board = next(block for block in document.blocks if isinstance(block, OnePage))

    assert pages_of(replace(document, blocks=(board,))) == 1


def test_what_the_page_for_a_board_leaves_out_is_counted() -> None:
    board = next(block for block in report(crowded(3, "standard"), "en").blocks if isinstance(block, OnePage))
    fullest, emptiest = (next(block for block in board.versions[at] if isinstance(block, Bullets)) for at in (0, -1))

    assert len(fullest.items) == 7
    assert "more red flags, critical ones among them: see part 3" in fullest.items[-1]
    assert len(emptiest.items) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_for_a_board_has_its_page_to_itself(language: str, laid: list[list[Page]]) -> None:
    pdf.render(report(factory(), language))
    parts = [{piece.piece.anchor.text for piece in page.pieces if piece.piece.anchor} for page in laid[-1]]

    assert [len(found) for found in parts[:2]] == [0, 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_of_two_sites_has_at_most_twenty_pages(language: str) -> None:
    assert pages_of(report(factory(), language)) <= 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quick_report_of_two_sites_with_critical_findings_has_at_most_six(language: str) -> None:
    asked = {name for names in relevance(QUESTIONNAIRE, factory(path="quick")).values() for name in names}
    answers = {name: answer for name, answer in ANSWERS.items() if name in asked}
    answers["fees_paid"] = by_site(said("paid"), said("paid", "document"))
    answers["docs_held"] = by_site(said("held"), said("held", "document"))
    response = factory(path="quick", answers=answers)

    assert {f.operation for f in assess(QUESTIONNAIRE, response, ON).findings if f.severity == "critical"} >= {
        "sewing",
        "packing",
    }
    assert pages_of(report(response, language)) <= 6
    assert pages_of(report(factory(path="quick"), language)) <= 6


@pytest.fixture
def laid(monkeypatch: pytest.MonkeyPatch) -> list[list[Page]]:
    """Give the pages of what is rendered, as they were laid out."""
    found: list[list[Page]] = []

    def watched(pieces: list[Piece], top: float, bottom: float) -> list[Page]:
        found.append(pages(pieces, top, bottom))
        return found[-1]

    monkeypatch.setattr(pdf, "pages", watched)
    return found


@pytest.mark.parametrize("path", ["standard", "quick"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_ends_with_a_heading_or_begins_with_a_lone_line(
    language: str, path: Path, laid: list[list[Page]]
) -> None:
    document = report(factory(path=path), language)
    headings = {block.text for block in of(Heading, document.blocks) if block.level < 3}

    pdf.render(document)

    last = [page.pieces[-1].piece for page in laid[-1]]
    assert not [piece.anchor.text for piece in last if piece.anchor and piece.anchor.text in headings]
    assert not [number for number, piece in enumerate(last, start=1) if piece.keep and number < len(last)]
    assert all(len(page.pieces) > 2 for page in laid[-1][1:])


@pytest.mark.all
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", cases.names())
def test_the_report_of_every_worked_case_has_at_most_twenty(name: str, language: str) -> None:
    assert pages_of(report(cases.load(name).response(QUESTIONNAIRE, name), language)) <= 20
