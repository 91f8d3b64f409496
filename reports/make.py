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
from reports.logo import small
from reports.subject import ReportKind
from scoring.assess import assess

ATTACHED = "assessment.json"  # one name, so that any program finds the answers inside


def make_report(  # noqa: PLR0917 - as compose
    response: Response,
    language: str,
    on: date,
    share: bool,
    attachment_bytes: bytes | None = None,
    kind: ReportKind = "full",
    logo: bytes = b"",
) -> bytes:
    """Give the report on a response as a PDF, with the portable file inside unless it is to share.

    Raises ProfileIncomplete where the profile is not enough for a score.
    """
    questionnaire, w = loader.load(), words(language)
    attachment = None if attachment_bytes is None else _attachment(w, attachment_bytes)
    assessment = assess(questionnaire, response, on)
    document = compose(
        translated(questionnaire, language),
        response,
        assessment,
        w,
        share,
        attachment,
        kind,
        small(logo) if logo else b"",
    )
    return pdf.render(document)


def make_document(response: Response, language: str, on: date, share: bool, template: bytes | None = None) -> bytes:
    """Give summary and plan as a document to edit (DOCX), in a template of the organisation's own if there is one.

    Raises ProfileIncomplete as above, and TemplateRefused.
    """
    from reports import docx  # noqa: PLC0415  # loads python-docx, which a PDF does not need

    questionnaire, w = loader.load(), words(language)
    assessment = assess(questionnaire, response, on)
    composed = compose(translated(questionnaire, language), response, assessment, w, share, None, "document")
    return docx.render(composed, template)


def _attachment(w: Words, data: bytes) -> Attachment:
    return Attachment(ATTACHED, data, w.say("The answers as data: opens in the tool that made this report"))


def make_form(language: str, path: Path) -> bytes:
    """Give the blank questionnaire as a PDF."""
    return pdf.render(form(translated(loader.load(), language), words(language), path))
