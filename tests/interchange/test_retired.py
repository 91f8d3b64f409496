"""A file of an earlier edition: what is no longer offered is read as content says, and said."""

from __future__ import annotations

from typing import Any

import pytest

from i18n import words
from interchange import FileRefused, backup, portable, words_of
from questionnaires.responses import Edition, FollowUp, Response
from tests.builders import questionnaire, red, response, said, select_multiple, select_one

FORM = questionnaire(
    select_one("paid", none=1, some=red(), asked={"retired": {"few": "some", "most": "some"}}),
    select_multiple("channels", box=0.5, phone=0.5),
)


def earlier(**answers: Any) -> Response:
    return response(FORM, **answers).model_copy(update={"questionnaire": Edition(id="core", version="0.9.0")})


def notes(given: Response) -> list[str]:
    opened = portable.read(portable.write(given), FORM)
    assert opened.response == given
    return [words_of(note, words("en")) for note in opened.notes]


def test_a_retired_choice_is_kept_and_said_to_be_read_as_the_one_it_names() -> None:
    assert "“About paid?”: the answer 'few' is no longer offered. It is read as 'some'." in notes(earlier(paid="few"))


def test_it_is_said_once_for_all_operations() -> None:
    said = [note for note in notes(earlier(paid={"op1": "few"})) if "read as" in note]
    assert len(said) == 1


def test_of_several_choices_those_left_are_read() -> None:
    assert any("read as 'box'" in note for note in notes(earlier(channels=("box", "pigeon"))))


def test_what_a_later_edition_offers_is_kept_and_counts_as_no_answer() -> None:
    later = response(FORM, paid="lots").model_copy(update={"questionnaire": Edition(id="core", version="1.10.0")})
    assert any("'lots' is no longer offered. It counts as no answer" in note for note in notes(later))


def test_a_question_of_a_later_edition_is_kept() -> None:
    later = response(FORM).model_copy(update={"questionnaire": Edition(id="core", version="1.10.0")})
    given = later.model_copy(update={"answers": {"brand_new": said("yes")}})
    assert portable.read(portable.write(given), FORM).response == given


@pytest.mark.parametrize("given", [response(FORM, paid="lots"), earlier(paid="lots")], ids=["this", "an earlier"])
def test_what_no_edition_offered_until_now_is_refused(given: Response) -> None:
    with pytest.raises(FileRefused, match="does not offer 'lots'"):
        portable.read(portable.write(given), FORM)


def test_what_was_said_about_an_action_of_an_earlier_edition_is_kept() -> None:
    given = earlier().with_follow_up("old_action@op1", FollowUp(owner="Ana"))
    assert portable.read(portable.write(given), FORM).response == given


def test_a_backup_tells_the_same() -> None:
    opened = backup.read(backup.write([earlier(paid="most")]), FORM)
    assert any("read as 'some'" in words_of(note, words("en")) for note in opened.notes)
