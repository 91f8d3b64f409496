"""The logo on the cover, and the short report of two pages."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image

from reports.exceptions import LogoRefused
from reports.logo import small
from reports.make import make_report
from tests.reports.factory import ON, factory


def picture(kind: str = "PNG", mode: str = "RGBA", size: tuple[int, int] = (1800, 600)) -> bytes:
    made = io.BytesIO()
    Image.new(mode, size, (10, 20, 30, 0)[: len(mode)]).save(made, kind)
    return made.getvalue()


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("JPEG", "RGB"), ("WEBP", "RGB")])
def test_any_common_picture_becomes_a_small_one_on_white(kind: str, mode: str) -> None:
    with Image.open(io.BytesIO(small(picture(kind, mode)))) as image:
        assert (image.format, image.mode) == ("PNG", "RGB")
        assert image.width <= 700
        assert image.height <= 280
        if mode == "RGBA":
            assert image.getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize("data", [b"", b"hello", picture()[:50], b"0" * 4_000_001, picture(size=(9000, 9000))])
def test_what_is_no_logo_is_refused_with_the_way_out(data: bytes) -> None:
    with pytest.raises(LogoRefused, match="choose"):
        small(data)


def test_the_logo_is_on_the_cover_and_nowhere_else() -> None:
    with pikepdf.open(io.BytesIO(make_report(factory(), "en", ON, True, None, "full", picture()))) as pdf:  # noqa: FBT003
        pictures = [len(page.get_images() if hasattr(page, "get_images") else page.images) for page in pdf.pages]
    assert pictures[0] == 1
    assert sum(pictures) == 1


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_short_report_has_two_pages(language: str) -> None:
    with pikepdf.open(io.BytesIO(make_report(factory(), language, ON, True, None, "short"))) as pdf:  # noqa: FBT003
        assert len(pdf.pages) == 2
