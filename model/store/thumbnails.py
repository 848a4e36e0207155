"""Small pictures of evidence, upright, made without touching the original."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

EDGE = 640  # pixels of the longer side: 300 dpi at 54 mm
MOST_PIXELS = 120_000_000  # a larger picture is named, not opened: it may be made to fill the memory


def jpeg_thumbnail(path: Path, mime: str, *, edge: int = EDGE) -> bytes | None:
    """A JPEG whose longer side is at most `edge` pixels; None for what is no picture or cannot be read as one."""
    if not mime.startswith("image/"):
        return None
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(path) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            picture.draft("RGB", (edge, edge))  # JPEG decodes at a fraction of its size
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((edge, edge))
            flat = upright.convert("RGBA") if "A" in upright.getbands() else upright.convert("RGB")
            if flat.mode == "RGBA":
                ground = Image.new("RGB", flat.size, "white")
                ground.paste(flat, mask=flat.getchannel("A"))
                flat = ground
            made = BytesIO()
            flat.save(made, "JPEG", quality=80, optimize=True)
            return made.getvalue()
    except (OSError, UnidentifiedImageError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
