"""The score of operations, topics and the business in formulas (scoring method, sections 2 to 6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from interchange.workbook import score_rows as rows
from interchange.workbook.book import Book, Column, Value
from interchange.workbook.ground import Ground
from interchange.workbook.score_numbers import method_numbers

WIDTHS = (44, *(10.5,) * 18)
HARM = "IF({gravest}=0,0,INDEX(harm_base,{gravest}+1)+harm_of_many*(1-1/{many}))"  # section 4
RESIDUAL = "1-(1-{harm})*(1-{potential})"  # section 5
BY_PART = "(row_operation={operation})*(row_topic={topic})"
SCENARIOS = ("stated", "best", "worst")
Block = tuple[str, Sequence[Column], Sequence[Mapping[str, Value]], str]  # title, columns, rows, prefix of its names


def score(book: Book, ground: Ground) -> Any:
    """Write the sheet: the figure, then what it is made of, then the method's numbers."""
    _ = ground.told.words.say
    sheet = book.sheet(_("Score"), WIDTHS, "#5B7FA6")
    lead = _(
        "The arithmetic, for anyone to check: exposure from the situation, control from the answers, harm from what "
        "was found. All of it is formulas: change a credit, evidence or a red flag on the sheet with the answers, or "
        "a light yellow cell here, and the figure follows. Figures are from 0 to 1 unless it says 0 to 100."
    )
    top = book.headed(sheet, _("The score"), lead, 11, 165)
    top = _block(book, sheet, top, (_("The figure"), business_columns(ground), rows.business(ground), "business"))
    top = _block(book, sheet, top, (_("Operations"), _sites(ground), rows.sites(ground), "site"))
    top = _block(book, sheet, top, (_("Topics"), _topics(ground), rows.topics(ground), "topic"))
    top = _block(book, sheet, top, (_("Exposure of each operation"), _exposure(ground), rows.exposure(ground), "op"))
    top = _block(book, sheet, top, (_("Where workers come from"), _origins(ground), rows.origins(ground), "origin"))
    top = _block(book, sheet, top, (_("Topics of each operation"), _parts(ground), rows.parts(ground), "part"))
    top = _block(book, sheet, top, (_("Red flags by question"), _asked(ground), rows.asked(ground), "asked"))
    method_numbers(book, sheet, top, ground)
    sheet.freeze_panes(3, 1)
    return sheet


def _block(book: Book, sheet: Any, top: int, block: Block) -> int:
    title, columns, values, prefix = block
    book.put(sheet, top, 0, title, "heading")
    placed = book.table(sheet, top + 1, columns, values, prefix)
    return placed.last + 3


# --- the figure --------------------------------------------------------------------------------------------------


def business_columns(ground: Ground) -> tuple[Column, ...]:
    _, on = ground.told.words.say, ground.told.words.date(ground.told.assessment.on)
    return (
        Column("label", _("Figure"), "cell_strong"),
        Column("potential", _("Risk before harm"), "number"),
        Column("gravest", _("Gravest red flag"), "count"),
        Column("many", _("Questions with it"), "count"),
        Column("harm", _("Harm"), "number", HARM),
        Column("residual", _("Remaining risk"), "result", RESIDUAL),
        Column("points", _("0 to 100"), "points", "100*{residual}"),
        Column("assessed", _("As assessed on %(date)s", date=on), "number"),
        Column("difference", _("Difference"), "tiny", "{residual}-{assessed}"),
    )


def business_potential(column: str) -> str:
    return f"=IF(SUM(site_counted)=0,0,SUMPRODUCT(site_counted*site_{column})/SUM(site_counted))"


def business_gravest(column: str) -> str:
    return f"=MAX(asked_{column})"


def business_many(column: str) -> str:
    return f"=IF(MAX(asked_{column})=0,0,SUMPRODUCT(1*(asked_{column}=MAX(asked_{column}))))"


# --- operations and topics ---------------------------------------------------------------------------------------


def _harms(ground: Ground, condition: str, found: str) -> tuple[Column, ...]:
    """Give the columns from the gravest red flag among the rows of a condition to the harm and what remains."""
    _ = ground.told.words.say
    return (
        Column("gravest", _("Gravest red flag"), "count", f"SUMPRODUCT(MAX({condition}*{found}))"),
        Column(
            "many",
            _("Questions with it"),
            "count",
            f"IF({{gravest}}=0,0,SUMPRODUCT({condition}*({found}={{gravest}})))",
        ),
        Column("harm", _("Harm"), "number", HARM),
        Column("residual", _("Remaining risk"), "result", RESIDUAL),
    )


def _sites(ground: Ground) -> tuple[Column, ...]:
    _ = ground.told.words.say
    means = {
        key: f"IF({{v}}=0,0,SUMPRODUCT((part_operation={{number}})*part_counted*part_{key})/{{v}})"
        for key in ("potential", *SCENARIOS)
    }
    return (
        Column("label", _("Operation"), "cell_strong"),
        Column("number", _("Operation no."), "count"),
        Column("workers", _("Workers"), "count", "SUMPRODUCT((op_number={number})*op_workers)"),
        Column("v", _("Sum of severity weights"), "count", "SUMPRODUCT((part_operation={number})*part_counted)"),
        Column("counted", _("Workers that count"), "count", "IF({v}=0,0,{workers})"),
        Column("share", _("Share of workers"), "number", "IF(SUM(site_counted)=0,0,{counted}/SUM(site_counted))"),
        Column("potential", _("Risk before harm"), "number", means["potential"]),
        Column("stated", _("As stated"), "number", means["stated"]),
        Column("best", _("At best"), "number", means["best"]),
        Column("worst", _("At worst"), "number", means["worst"]),
        *_harms(ground, "(row_operation={number})", "row_found"),
    )


def _topics(ground: Ground) -> tuple[Column, ...]:
    _ = ground.told.words.say
    workers = "SUMPRODUCT((part_topic={number})*part_workers)"
    return (
        Column("label", _("Topic"), "cell_strong"),
        Column("number", _("Topic no."), "count"),
        Column("workers", _("Workers that count"), "count", workers),
        Column(
            "potential",
            _("Risk before harm"),
            "number",
            "IF({workers}=0,0,SUMPRODUCT((part_topic={number})*part_workers*part_potential)/{workers})",
        ),
        *_harms(ground, "(asked_topic={number})", "asked_found"),
    )


def _parts(ground: Ground) -> tuple[Column, ...]:
    _ = ground.told.words.say
    kept = {key: f"{{x}}*(1-control_limit*IF({{u}}=0,0,SUMPRODUCT({BY_PART}*row_{key})/{{u}}))" for key in SCENARIOS}
    return (
        Column("label", _("Operation and topic"), "cell"),
        Column("operation", _("Operation no."), "count"),
        Column("topic", _("Topic no."), "count"),
        Column("v", _("Severity weight"), "count"),
        Column("s", _("Sector and topic"), "input_number"),
        Column(
            "x",
            _("Exposure"),
            "number",
            "MIN(1,share_sector*{s}+SUMPRODUCT((op_number={operation})*op_situation))",
        ),
        Column("u", _("Sum of weights"), "number", f"SUMPRODUCT({BY_PART}*row_u)"),
        Column("counted", _("Severity weight that counts"), "count", "IF({u}=0,0,{v})"),
        Column("workers", _("Workers that count"), "count", _IN_SITE.format("site_workers")),
        Column("control", _("Control"), "number", f"IF({{u}}=0,0,SUMPRODUCT({BY_PART}*row_earned)/{{u}})"),
        Column("potential", _("Risk before harm"), "number", "{x}*(1-control_limit*{control})"),
        Column("stated", _("As stated"), "number", kept["stated"]),
        Column("best", _("At best"), "number", kept["best"]),
        Column("worst", _("At worst"), "number", kept["worst"]),
        Column("slope", _("Points of one unit of weight"), "number", _SLOPE),
        *_harms(ground, BY_PART, "row_found"),
    )


_IN_SITE = "IF({{u}}=0,0,SUMPRODUCT((site_number={{operation}})*{}))"
_SLOPE = (  # section 7
    "IF({u}=0,0,SUMPRODUCT((site_number={operation})*site_share)"
    "*{counted}/SUMPRODUCT((site_number={operation})*site_v)*{x}/{u})"
)

# --- the situation (section 2) -----------------------------------------------------------------------------------


def _exposure(ground: Ground) -> tuple[Column, ...]:
    _ = ground.told.words.say
    people = "SUMPRODUCT((origin_operation={number})*origin_workers)"
    mean = f"SUMPRODUCT((origin_operation={{number}})*origin_workers*origin_g)/{people}"
    raised = "{g}+share_corridor*{migrants}*MAX(0,{origin}-{g})"
    labour = "share_migrant*{migrants}+share_agency*{migrants}*{agency}+share_housing*{housing}"
    return (
        Column("label", _("Operation"), "cell_strong"),
        Column("number", _("Operation no."), "count"),
        Column("workers", _("Workers"), "input_count"),
        Column("migrants", _("Migrants, share"), "input_number"),
        Column("agency", _("Of them through third parties"), "input_number"),
        Column("housing", _("In provided housing"), "input_number"),
        Column("g", _("Country of work"), "input_number"),
        Column("origin", _("Countries of origin, mean"), "number", f'IF({people}=0,"",{mean})'),
        Column("context", _("Countries together"), "number", f"IF(ISNUMBER({{origin}}),{raised},{{g}})"),
        Column("workforce", _("Workforce"), "number", labour),
        Column("listed", _("Listed goods: 1"), "input_count"),
        Column(
            "situation",
            _("Situation"),
            "number",
            "share_country*{context}+share_workforce*{workforce}+share_goods*{listed}",
        ),
    )


def _origins(ground: Ground) -> tuple[Column, ...]:
    _ = ground.told.words.say
    return (
        Column("label", _("Operation and country"), "cell"),
        Column("operation", _("Operation no."), "count"),
        Column("workers", _("Workers"), "input_count"),
        Column("g", _("Exposure of the country"), "input_number"),
    )


def _asked(ground: Ground) -> tuple[Column, ...]:
    _ = ground.told.words.say
    gravest = "SUMPRODUCT(MAX((row_asked={{number}})*row_{}))".format
    return (
        Column("label", _("Question"), "cell"),
        Column("number", _("Question no."), "count"),
        Column("topic", _("Topic no."), "count"),
        Column("found", _("Gravest anywhere"), "ranks", gravest("found")),
        Column("best", _("At best"), "count", gravest("found_best")),
        Column("worst", _("At worst"), "count", gravest("found_worst")),
    )
