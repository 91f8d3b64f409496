"""Extraction finds what is said, and an update loses no translator's work."""

from __future__ import annotations

import pytest
from babel.messages.catalog import Catalog

from i18n.catalogues import written
from i18n.extract import Found, in_program, in_source, updated


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ('_("Save")', ["Save"]),
        ('w.say("Saved at %(time)s", time=t)', ["Saved at %(time)s"]),
        ('_("one " "text")', ["one text"]),
        ('_("yes" if x else "no")', ["yes", "no"]),
        ('marked("later")', ["later"]),
        ('raise AnswerRefused("%(question)s?", question=q)', ["%(question)s?"]),
        ('Problem((), "is missing: add it")', ["is missing: add it"]),
        ('w.count("%(number)s file", "%(number)s files", n)', ["%(number)s file"]),
        ("_(variable)", []),
        ('"aXbX".count("X")', []),
        ('print("not said")', []),
    ],
)
def test_what_is_said_is_found(line: str, texts: list[str]) -> None:
    assert [found.text for found in in_source(line, "x.py")] == texts


@pytest.mark.parametrize("line", ['_(f"Saved {x}")', '_("Saved " + x)', '_("Saved %s" % x)'])
def test_a_text_glued_before_it_is_translated_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"x\.py:1"):
        list(in_source(line, "x.py"))


def catalogue(*entries: tuple[str, str, str]) -> Catalog:
    made = Catalog(locale="es")
    for context, text, string in entries:
        made.add(text, string, context=context or None)
    return made


def state(made: Catalog, text: str, context: str | None = None) -> tuple[str, bool]:
    message = made.get(text, context)
    assert message is not None
    return str(message.string), message.fuzzy


def test_a_translation_is_kept_while_its_text_is_the_same() -> None:
    new = updated(catalogue(("q.label", "Yes", "Sí")), [Found("Yes", context="q.label")], "es")

    assert state(new, "Yes", "q.label") == ("Sí", False)


def test_a_text_said_in_two_places_keeps_its_translation() -> None:
    twice = [Found("Save", file="a.py"), Found("Open", file="a.py"), Found("Save", file="b.py")]
    new = updated(catalogue(("", "Save", "Guardar")), twice, "es")

    assert state(new, "Save") == ("Guardar", False)
    assert b"#: a.py b.py" in written(new, "es")


def test_a_text_that_changed_in_its_place_keeps_the_old_translation_in_doubt() -> None:
    new = updated(catalogue(("q.label", "Yes", "Sí")), [Found("Yes, always", context="q.label")], "es")

    assert state(new, "Yes, always", "q.label") == ("Sí", True)
    assert b'#| msgid "Yes"' in written(new, "es")


def test_a_text_that_moved_to_another_place_takes_its_translation_along() -> None:
    new = updated(catalogue(("old.label", "Yes", "Sí")), [Found("Yes", context="new.label")], "es")

    assert state(new, "Yes", "new.label") == ("Sí", False)


def test_a_text_of_the_program_that_changed_a_little_is_in_doubt() -> None:
    new = updated(catalogue(("", "Save the file", "Guardar el archivo")), [Found("Save this file")], "es")

    assert state(new, "Save this file") == ("Guardar el archivo", True)


def test_a_text_that_is_gone_stays_at_the_end_and_comes_back_with_its_text() -> None:
    gone = updated(catalogue(("", "Save", "Guardar"), ("", "Open", "Abrir")), [Found("Open")], "es")
    assert b'#~ msgid "Save"' in written(gone, "es")

    back = updated(gone, [Found("Open"), Found("Save")], "es")

    assert state(back, "Save") == ("Guardar", False)


def test_a_plural_has_room_for_each_form() -> None:
    new = updated(Catalog(locale="es"), [Found("%(number)s file", "%(number)s files")], "es")

    assert b'msgid_plural "%(number)s files"\nmsgstr[0] ""\nmsgstr[1] ""' in written(new, "es")


def test_the_same_texts_are_the_same_bytes() -> None:
    texts = [Found("b", file="x.py"), Found("a", file="y.py"), Found("c", context="q.label")]
    once = written(updated(Catalog(locale="es"), texts, "es"), "es")

    assert written(updated(Catalog(locale="es"), texts, "es"), "es") == once
    assert b"Date" not in once


def test_no_two_plurals_share_their_singular() -> None:
    """Catalogues know a plural by its singular: a second one would be said in the words of the first."""
    plurals: dict[str, set[str]] = {}
    for found in in_program():
        if found.plural:
            plurals.setdefault(found.text, set()).add(found.plural)
    assert [one for one, many in plurals.items() if len(many) > 1] == []
