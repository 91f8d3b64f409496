"""Colours: readable on each other, and different without colour."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reports import theme
from reports.blocks import Tone

BANDS: tuple[Tone, ...] = ("low", "medium", "high", "very_high")


@pytest.mark.parametrize("tone", theme.TONES)
def test_text_on_each_tone_is_readable(tone: Tone) -> None:
    paint = theme.TONES[tone]

    assert theme.contrast(paint.on, paint.fill) >= 4.5
    assert theme.contrast(paint.ink, paint.tint) >= 4.5
    assert theme.contrast(paint.ink, theme.SHADE) >= 4.5


@pytest.mark.parametrize("ground", [theme.PAPER, theme.SHADE, theme.TINT])
@pytest.mark.parametrize("ink", [theme.INK, theme.SOFT_INK, theme.ACCENT, theme.DEEP])
def test_text_on_each_ground_is_readable(ink: str, ground: str) -> None:
    assert theme.contrast(ink, ground) >= 4.5


def test_small_text_on_tinted_cards_is_readable() -> None:
    assert all(theme.contrast(theme.SOFT_INK, paint.tint) >= 4.5 for paint in theme.TONES.values())


def test_bands_differ_in_grey_and_in_pips() -> None:
    paints = [theme.TONES[band] for band in BANDS]

    assert [paint.pips for paint in paints] == [1, 2, 3, 4]
    assert all(theme.contrast(one.fill, other.fill) > 1.02 for one, other in pairwise(paints))
    assert theme.luminance(paints[1].fill) > theme.luminance(paints[2].fill) > theme.luminance(paints[3].fill)


def test_contrast_is_that_of_the_standard() -> None:
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert theme.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
