"""An assessment as a report: values in, a Document out; nothing is drawn and nothing is read."""

from __future__ import annotations

from collections.abc import Iterator

from i18n import Words
from questionnaires.models import Questionnaire
from questionnaires.responses import Response
from reports.blocks import Attachment, Block, Document, Paragraph
from reports.sections import PARTS
from reports.subject import ReportKind, Subject
from scoring.models import Assessment


def compose(  # noqa: PLR0917 - the door is called by position
    questionnaire: Questionnaire,
    response: Response,
    assessment: Assessment,
    w: Words,
    share: bool,
    attachment: Attachment | None = None,
    kind: ReportKind = "full",
    logo: bytes = b"",
) -> Document:
    """Give the report on one response, in the language of the questionnaire and the words.

    A report to share carries no attachment, whatever is given, and its file names no person as author. Raises
    KeyError for a part that report.yaml names and ``sections`` does not have.
    """
    subject = Subject(questionnaire, response, assessment, w, share, kind, logo)
    name = response.organisation.name or w.say("Organisation without a name")
    title = subject.text("title")
    return Document(
        title=w.say("%(title)s: %(organisation)s", title=title, organisation=name),
        author=name if share else response.prepared_by.name or name,
        language=w.language,
        direction=w.direction,
        on=assessment.on,
        header=w.say("%(organisation)s, %(date)s", organisation=name, date=assessment.on),
        disclaimer=subject.text("disclaimer"),
        page_label=w.say("Page %(page)s of %(pages)s"),
        blocks=tuple(_blocks(subject)),
        attachment=None if share else attachment,
    )


def _blocks(s: Subject) -> Iterator[Block]:
    for part in s.order:
        yield from PARTS[part](s)
    if s.kind != "full":
        yield Paragraph(s.text("short_notice"), "small")
