"""The doors to paper: plain values in, PDF bytes out.

They load the content themselves and can be pickled by name, so that a pool of spawned processes can run them while the
pages stay quick.
"""

from __future__ import annotations

from datetime import date

from i18n import Words, translated, words
from questionnaires import loader
from questionnaires.models import Path
from questionnaires.responses import Response
from reports import pdf
from reports.blocks import Attachment
from reports.compose import compose
from reports.form import form
from scoring.assess import assess

ATTACHED = "assessment.json"  # one name, so that any program finds the answers inside


def make_report(
    response: Response, language: str, on: date, share: bool, attachment_bytes: bytes | None = None
) -> bytes:
    """Give the report on a response as a PDF, with the portable file inside unless it is to share.

    Raises ProfileIncomplete where the profile is not enough for a score.
    """
    questionnaire, w = loader.load(), words(language)
    attachment = None if attachment_bytes is None else _attachment(w, attachment_bytes)
    assessment = assess(questionnaire, response, on)
    document = compose(translated(questionnaire, language), response, assessment, w, share, attachment)
    return pdf.render(document)


def _attachment(w: Words, data: bytes) -> Attachment:
    return Attachment(ATTACHED, data, w.say("The answers as data: opens in the tool that made this report"))


def make_form(language: str, path: Path) -> bytes:
    """Give the blank questionnaire as a PDF."""
    return pdf.render(form(translated(loader.load(), language), words(language), path))
