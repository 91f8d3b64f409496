"""An organisation's logo: any common picture in, a small PNG without transparency out."""

from __future__ import annotations

import io

from PIL import Image, UnidentifiedImageError

from reports.exceptions import LogoRefused

LARGEST = 4_000_000  # bytes
PIXELS = 40_000_000  # of a picture: more is an attack on memory, not a logo
SIZE = (700, 280)  # pixels: enough for print at the size it has on the cover
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")


def small(data: bytes) -> bytes:
    """Give a logo as a small PNG on white. Raises LogoRefused where it is no picture or too large."""
    if len(data) > LARGEST:
        raise LogoRefused("The picture is larger than 4 MB: choose a smaller one.")
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            if image.width * image.height > PIXELS:
                raise LogoRefused("The picture has too many points: choose a smaller one.")
            image.thumbnail(SIZE)
            whole = image.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise LogoRefused("This is no picture that can be read: choose a PNG or a JPEG.") from None
    paper = Image.new("RGB", whole.size, "white")
    paper.paste(whole, mask=whole.getchannel("A"))
    made = io.BytesIO()
    paper.save(made, "PNG")
    return made.getvalue()
