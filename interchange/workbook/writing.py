"""The one door: an assessment in, a workbook's bytes out."""

from __future__ import annotations

from i18n import Words
from interchange.workbook.answers import answers
from interchange.workbook.book import Book
from interchange.workbook.ground import Ground
from interchange.workbook.plan import in_words, plan
from interchange.workbook.score import score
from interchange.workbook.sources import sources
from interchange.workbook.summary import summary
from interchange.workbook.told import Told
from interchange.workbook.working import working
from questionnaires.models import Questionnaire
from questionnaires.responses import Response
from scoring.models import Assessment


def write(
    questionnaire: Questionnaire, response: Response, assessment: Assessment, words: Words, *, share: bool = False
) -> bytes:
    """Give the workbook (.xlsx). ``questionnaire`` is in the language of the words.

    The same input is the same bytes. With ``share`` it holds no notes, no contact and no names of who does what.
    """
    told = Told(questionnaire, response, assessment, words, share)
    ground, book = Ground(told), Book(words, assessment.on)
    book.properties(told.text("title"), told.organisation)
    summary(book, told)
    plan(book, told)
    in_words(book, told)
    answers(book, ground)
    score(book, ground)
    working(book, ground)
    sources(book, told)
    return book.bytes()
