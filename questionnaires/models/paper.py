"""The texts that are the same for everyone: the safe-referral page and those of the report."""

from __future__ import annotations

from questionnaires.models.vocabulary import Content, Identifier, Text


class ReferralStep(Content):
    title: Text
    do: Text
    do_not: Text


class Referral(Content):
    """The safe-referral page: what to do when someone may be in danger."""

    title: Text
    introduction: Text
    principles: tuple[Text, ...]
    steps: tuple[ReferralStep, ...]
    never: tuple[Text, ...]
    prepare: tuple[Text, ...]
    hotlines_note: Text
    references: dict[Identifier, str]


class ReportTexts(Content):
    """The order of the report's parts and the texts that are the same in every report."""

    sections: tuple[Identifier, ...]
    quick_sections: tuple[Identifier, ...] = ()  # the shorter report of the quick path; none: the same
    short_sections: tuple[Identifier, ...] = ()  # two pages for a meeting
    document_sections: tuple[Identifier, ...] = ()  # what stands in the document to edit
    texts: dict[Identifier, Text]
