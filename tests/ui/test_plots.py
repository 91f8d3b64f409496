"""Charts in plotly: what is drawn, what stands beside it, and that no text becomes code."""

from __future__ import annotations

import json
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from i18n import words
from ui import palette, plots

EN, ES = words("en"), words("es")
NASTY = "<script>x</script> & <b>bold</b>"


def shown() -> None:
    from reports.blocks import Cell, Table
    from ui import plots, session

    table = Table(("Name", "Figure"), ((Cell("<i>a</i>"), Cell("1.5")),), (1, 1), (1,), "What it shows")
    plots.show(plots.bars(["a"], [1.5], ["1.5"]), table, session.current(), "little", "One bar, <i>a</i>")


def test_a_figure_comes_with_its_words_and_its_table() -> None:
    at = AppTest.from_function(shown).run(timeout=20)
    assert not at.exception
    (html,) = [part.proto.body for part in at.main.get("html")]
    assert "Show as a table" in html
    assert "<table" in html
    assert "What it shows" in html
    assert "id='plot_little_alt'>One bar, &lt;i&gt;a&lt;/i&gt;</p>" in html
    assert "<i>" not in html
    assert "'role','img'" in html


def test_a_figure_is_still_and_without_tools() -> None:
    (chart,) = AppTest.from_function(shown).run(timeout=20).main.get("plotly_chart")
    config = json.loads(chart.proto.config)
    assert config["staticPlot"] is True
    assert config["displayModeBar"] is False
    assert chart.proto.theme == "streamlit"


@pytest.mark.parametrize("code", ["en", "es"])
def test_numbers_are_parted_as_the_language_parts_them(code: str) -> None:
    decimal, thousand = [*plots.separators(words(code))]
    assert words(code).number(1234567.5, 1) == f"1{thousand}234{thousand}567{decimal}5"


def test_names_become_text_and_never_markup() -> None:
    figure = plots.bars([NASTY], [1], [NASTY])
    said = [annotation.text.replace("<br>", " ") for annotation in figure.layout.annotations]
    assert said == [
        "&lt;script&gt;x&lt;/script&gt; &amp; &lt;b&gt;bold&lt;/b&gt;",
        "<b>&lt;script&gt;x&lt;/script&gt; &amp; &lt;b&gt;bold&lt;/b&gt;</b>",
    ]


def test_a_waterfall_goes_from_figure_to_figure() -> None:
    figure = plots.waterfall(
        ["then", "less", "more", "now"], [40, -15, 5, 30], ["40", "-15", "+5", "30"], totals=(0, 3)
    )
    (bar,) = figure.data
    assert [*bar.base] == [0, 40, 25, 0]
    assert [start + change for start, change in zip(bar.base, bar.x, strict=True)] == [40, 25, 30, 30]
    assert [*bar.marker.color] == [palette.TOTAL, palette.FALL, palette.RISE, palette.TOTAL]


def test_the_first_stands_at_the_top_and_a_long_name_takes_more_room() -> None:
    short, long = plots.bars(["a", "b"], [1, 2], ["1", "2"]), plots.bars(["a " * 60, "b"], [1, 2], ["1", "2"])
    low, high = short.layout.yaxis.range
    assert low > high
    assert [*short.data[0].y] == sorted(short.data[0].y)
    assert long.layout.height > short.layout.height


def test_a_gantt_spans_its_days_under_months_in_words() -> None:
    spans = [(date(2026, 11, 1), date(2026, 12, 1)), (date(2026, 12, 1), date(2027, 9, 1))]
    figure = plots.gantt(ES, ["a", "b"], spans, ["x", "y"], today=date(2026, 11, 21))
    assert [lasting / plots.DAY for lasting in figure.data[0].x] == [30, 274]
    assert figure.layout.xaxis.ticktext[0] == ES.month(date(2026, 12, 1))
    assert len(figure.layout.xaxis.ticktext) <= 4
    assert len(figure.layout.shapes) == 1


@pytest.mark.parametrize("figure", [plots.bars([], [], []), plots.waterfall([], [], []), plots.gantt(EN, [], [], [])])
def test_nothing_to_show_is_an_empty_figure(figure: object) -> None:
    assert figure.layout.height > 0  # type: ignore[attr-defined]


@pytest.mark.parametrize("paper", ["#FBF9F5", "#12191B"])
@pytest.mark.parametrize("colour", [palette.MARK, palette.TOTAL, palette.RISE, palette.FALL])
def test_bars_stand_out_on_light_and_on_dark(colour: str, paper: str) -> None:
    light, dark = sorted((_luminance(colour), _luminance(paper)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 3


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
