"""Small pictures of evidence, upright, made without touching the original."""

from __future__ import annotations

import logging
import struct
import zlib
from io import BytesIO
from types import ModuleType
from typing import TYPE_CHECKING

from model.rows.kept_file import KeptFile

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

logger = logging.getLogger(__name__)

EDGE = 640  # pixels of the longer side: 300 dpi at 54 mm
MOST_PIXELS = 120_000_000  # a larger picture is named, not opened: it may be made to fill the memory
# What Pillow's decoders are known to raise on damaged files.
PICTURE_ERRORS = (ArithmeticError, AttributeError, EOFError, LookupError, MemoryError, OSError, RuntimeError, SyntaxError,
                  TypeError, ValueError, struct.error, zlib.error)


def pillow() -> ModuleType:
    """Pillow's Image, which keeps quiet about large pictures: MOST_PIXELS is asked instead of its own limit."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # its warning would stand on the officer's screen
    return Image


def jpeg_thumbnail(file: KeptFile, mime: str, *, edge: int = EDGE) -> bytes | None:
    """A JPEG whose longer side is at most `edge` pixels; None for what is no picture or cannot be read as one."""
    if not mime.startswith("image/"):
        return None
    from PIL import ImageOps

    try:
        with file.open("rb") as read, pillow().open(read) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            picture.draft("RGB", (edge, edge))  # JPEG decodes at a fraction of its size
            upright = _plain(ImageOps.exif_transpose(picture))
            upright.thumbnail((edge, edge))
            made = BytesIO()
            _flat(upright).save(made, "JPEG", quality=80, optimize=True)
            return made.getvalue()
    except PICTURE_ERRORS as error:
        logger.info("no thumbnail of %s: %s", file.name, error)
        return None


def _plain(picture: Picture) -> Picture:
    """The picture in colours that can be shrunk: no palette, no sixteen bits."""
    if picture.mode.startswith("I;16"):
        eight: Picture = picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
        return eight
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    return picture.convert("RGB") if picture.mode in ("P", "1") else picture


def _flat(picture: Picture) -> Picture:
    """The picture on white paper."""
    if picture.mode != "RGBA":
        return picture.convert("RGB")
    ground: Picture = pillow().new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground
