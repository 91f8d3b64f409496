"""The app without a screen: saved assessments in, figures and paper out (README.md).

Exit status: 0 done, 1 a file could not be used (which, where and why on stderr), 2 wrong usage. What is long to import
is imported by the command that needs it, so that ``--help`` is quick.
"""

# ruff: noqa: PLC0415  see above

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from terminal import Unusable, counted, refusing, working, write

if TYPE_CHECKING:
    from questionnaires.models import Questionnaire
    from questionnaires.responses import Response
    from scoring.compare import Comparison, Side

app = typer.Typer(
    help="A self-assessment for employers of migrant workers, without a screen.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,  # they would print the answers they stumbled over
)

File = Annotated[Path, typer.Argument(help="A saved assessment: its JSON file, or a report PDF that holds it.")]
Files = Annotated[list[Path], typer.Argument(help="Saved assessments.")]
Out = Annotated[Path | None, typer.Option(help="Where to write it.")]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day to score on; today if not given.")]
Lang = Annotated[str | None, typer.Option(help="The language, as in 'en' or 'es'; the assessment's own if not given.")]
LAST_YEAR = 9000  # a plan reaches some years ahead, and the calendar ends at 9999
ReportFormat = Literal["pdf", "docx", "xlsx", "ics", "json"]
FormFormat = Literal["pdf", "xlsx", "xlsform"]


# --- commands ----------------------------------------------------------------------------------------------------


@app.command("export-content")
def export_content(out: Out = None) -> None:
    """Print everything that scoring uses, as JSON."""
    from questionnaires.published import scored_content

    with refusing():
        write(_json(scored_content(_questionnaire())), out)


@app.command()
def score(files: Files, on: Day = None) -> None:
    """Print a JSON array with the figures of each file; nothing if one of them cannot be used."""
    with refusing():
        results = _scored(files, _day(on))
        write(_json(results), None)


@app.command()
def compare(before: File, after: File, lang: Lang = None, on: Day = None) -> None:
    """Print as JSON what changed between two assessments, and why the figure moved; with --lang also told in words."""
    from scoring.compare import compare as compared

    with refusing():
        sides = [_side(file, _day(on)) for file in (before, after)]
        with _sufficient(before):
            found = compared(*sides)
        write(_json(_comparison(found, sides, lang)), None)


@app.command()
def report(
    file: File,
    *,
    lang: Lang = None,
    format_: Annotated[ReportFormat, typer.Option("--format")] = "pdf",
    on: Day = None,
    share: Annotated[
        bool, typer.Option("--share", help="Nothing inside but the report: no data, notes, contact.")
    ] = False,
    short: Annotated[bool, typer.Option("--short", help="Two pages, for a meeting (PDF only).")] = False,
    out: Out = None,
) -> None:
    """Write the report, or the assessment itself as JSON, and print where it is."""
    from interchange import portable

    if short and format_ != "pdf":
        raise typer.BadParameter("only the PDF has a short form: leave it out", param_hint="--short")
    if share and format_ == "json":
        raise typer.BadParameter("a JSON file holds all answers: share the PDF", param_hint="--share")
    with refusing():
        response, day = _response(file), _day(on)
        language = _language(lang, response.language)
        place = out or Path(portable.file_name(response, day, format_))
        if place.exists() and place.samefile(file):
            raise Unusable([f"{place}: is the file that is read: name another with --out"])
        with working("Writing the report"), _sufficient(file):
            document = _made("short" if short else format_, response, language, day, share)
        write(document, place)
        typer.echo(place)


def _made(kind: str, response: Response, language: str, day: date, share: bool) -> bytes:
    """Give a report in one of its forms."""
    from interchange import portable
    from reports.make import make_document, make_report

    if kind == "json":
        return portable.write(response)
    if kind == "docx":
        return make_document(response, language, day, share)
    if kind in {"pdf", "short"}:
        inside = None if share or kind == "short" else portable.write(response)
        return make_report(response, language, day, share, inside, "short" if kind == "short" else "full")
    return _sheets_or_dates(kind, response, language, day, share)


def _sheets_or_dates(kind: str, response: Response, language: str, day: date, share: bool) -> bytes:
    from i18n import translated, words
    from interchange import calendar, workbook
    from scoring.assess import assess

    questionnaire = _questionnaire()
    given = (translated(questionnaire, language), response, assess(questionnaire, response, day), words(language))
    return workbook.write(*given, share=share) if kind == "xlsx" else calendar.write(*given)


@app.command()
def form(
    lang: Lang = None,
    path: Annotated[Literal["quick", "standard"], typer.Option(help="How many questions.")] = "standard",
    format_: Annotated[FormFormat, typer.Option("--format")] = "pdf",
    out: Out = None,
) -> None:
    """Write the blank questionnaire, and print where it is."""
    from reports.make import make_form

    _refuse_later(format_, ("pdf",))
    with refusing():
        language = _language(lang, "en")
        place = out or Path(f"questionnaire-{path}-{language}.pdf")
        with working("Writing the questionnaire"):
            document = make_form(language, path)
        write(document, place)
        typer.echo(place)


@app.command("check-content")
def check_content() -> None:
    """Find every problem in the content."""
    from questionnaires.checks import counts, problems

    with refusing():
        found = problems()
        if found:
            raise Unusable(found)
        typer.echo("content is sound")
        for name, number in counts(_questionnaire()).items():
            typer.echo(f"{number:6} {name}")
        _hardest()


# --- what goes in ------------------------------------------------------------------------------------------------


def _hardest() -> None:
    """Print how hard the questions are to read, where textstat is there to measure it."""
    from questionnaires.checks import reading

    if not reading.can_measure():
        typer.echo("reading ease: not measured here; make check does (it installs textstat)", err=True)
        return
    found = reading.measured(_questionnaire())
    typer.echo(f"{reading.mean_grade(found):6.1f} school grade of a question, on average; the hardest:", err=True)
    for one in found[: reading.HARDEST]:
        typer.echo(f"{one.grade:6.1f} {one.name}: {one.label}", err=True)


def _questionnaire() -> Questionnaire:
    from questionnaires.loader import load

    return load()


def _day(given: datetime | None) -> date:
    if given and given.year > LAST_YEAR:
        raise typer.BadParameter(f"at most {LAST_YEAR}: correct the year", param_hint="--on")
    return given.date() if given else datetime.now(UTC).astimezone().date()


def _language(given: str | None, otherwise: str) -> str:
    """Give the language to write in: the one asked for must be there, the assessment's own may fall back."""
    from i18n import best_language, languages

    codes = [language.code for language in languages()]
    if given is not None and given not in codes:
        raise typer.BadParameter(f"'{given}' is not there: choose one of {', '.join(codes)}", param_hint="--lang")
    return given or best_language(otherwise)


def _response(file: Path) -> Response:
    """Give the one assessment that a file holds. Raises Unusable."""
    from i18n import words
    from interchange import FileRefused, words_of
    from interchange.backup import LARGEST
    from interchange.sniff import open_upload

    try:
        with file.open("rb") as source:
            opened = open_upload(file.name, source.read(LARGEST + 1), _questionnaire())
    except OSError as error:
        raise Unusable([f"{file}: cannot be read: {error.strerror}"]) from None
    except FileRefused as error:
        raise Unusable(f"{file}: {words_of(problem, words('en'))}" for problem in error.problems) from None
    if len(opened.responses) > 1:
        raise Unusable([f"{file}: holds {len(opened.responses)} assessments: name a file that holds one"])
    for note in opened.notes:
        typer.echo(f"{file}: {words_of(note, words('en'))}", err=True)
    return opened.response


def _scored(files: Sequence[Path], day: date) -> list[Mapping[str, Any]]:
    """Score each file. Raises Unusable with the problems of all of them."""
    from interchange.results import score_document
    from scoring.assess import assess
    from scoring.certainty import certainty

    results: list[Mapping[str, Any]] = []
    problems: list[str] = []
    for file in counted(files):
        try:
            with _sufficient(file):
                asked, given = _questionnaire(), _response(file)
                results.append(score_document(assess(asked, given, day), certainty(asked, given).narrowing))
        except Unusable as error:
            problems.extend(error.problems)
    if problems:
        raise Unusable(problems)
    return results


def _side(file: Path, day: date) -> Side:
    from scoring.assess import assess
    from scoring.compare import Side

    with _sufficient(file):
        asked, given = _questionnaire(), _response(file)
        return Side(asked, given, assess(asked, given, day))


def _comparison(found: Comparison, sides: Sequence[Side], lang: str | None) -> dict[str, Any]:
    """Give a comparison without words, and its story where a language was asked for."""
    from interchange.comparison import compare_document
    from reports.story import told_in

    document = compare_document(found)
    if lang is not None:
        document["story"] = told_in(_language(lang, lang), found, *sides)
    return document


@contextmanager
def _sufficient(file: Path) -> Iterator[None]:
    """Say what a file's profile lacks for a score. Raises Unusable."""
    from scoring.exceptions import ProfileIncomplete

    try:
        yield
    except ProfileIncomplete as error:
        rule = "is missing or unknown, and a score needs it: fill it in"
        raise Unusable(f"{file}: operation '{place}': '{key}' {rule}" for place, key in error.missing) from None


# --- what comes out ----------------------------------------------------------------------------------------------


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False).encode() + b"\n"


def _refuse_later(wanted: str, made: tuple[str, ...]) -> None:
    if wanted not in made:
        raise typer.BadParameter(
            f"'{wanted}' cannot be written yet: choose {' or '.join(made)}", param_hint="--format"
        )


if __name__ == "__main__":
    app()
