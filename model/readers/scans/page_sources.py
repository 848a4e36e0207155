"""Where the picture of a page comes from: a page of a PDF, a picture file, one of a picture file's several pages."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageOps, UnidentifiedImageError

from model.errors import PlanReadError

if TYPE_CHECKING:
    from model.readers.scans.page_image import Picture

LARGEST = 80_000_000  # pixels of a picture; a sheet of A3 at 600 dpi has 70
MOST_PAGES = 3000
_LONGER_SIDE = 3600  # pixels that are looked at; more shows no more of printed letters
_FAX = (1.3, 3.0)  # points across for one down the page
_POINTS = 72  # to the inch, as PDF counts
_DPI = 200  # what a PDF's page is drawn at where its own picture is no finer
_FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP", "DIB", "MPO")
_ANIMATED = ("WEBP", "PNG", "MPO")  # further pictures are no further pages


class Origin(StrEnum):
    """What kind of file a page's picture comes from."""

    PICTURE = "picture"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class PageSource:
    """One page, counted from 1, of a file."""

    path: Path
    page: int
    origin: Origin


def pages_of_picture(path: Path) -> list[PageSource]:
    """The pages of a picture file: one, or as many as a TIFF has. Raises PlanReadError when it cannot be opened."""
    with _opened(path) as image:
        count = 1 if image.format in _ANIMATED else int(getattr(image, "n_frames", 1))
    return [PageSource(path, page, Origin.PICTURE) for page in range(1, min(count, MOST_PAGES) + 1)]


def page_picture(source: PageSource) -> Picture:
    """The page as it is shown: upright by what the camera noted, on white. Raises PlanReadError."""
    if source.origin is Origin.PDF:
        return _pdf_page(source)
    with _opened(source.path) as image:
        if source.page > 1:
            image.seek(source.page - 1)
            _check_size(image, source.path)
        return _as_picture(image)


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    """A picture file, its size looked at before anything is decoded; whatever is wrong becomes a PlanReadError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of its size, which is looked at here, and of odd notes in it
            with Image.open(path, formats=_FORMATS) as image:
                _check_size(image, path)
                yield image
    except Image.DecompressionBombError as error:
        raise PlanReadError("scan-picture-too-large", name=path.name, most=LARGEST // 10**6) from error
    except UnidentifiedImageError as error:
        raise PlanReadError("plan-damaged", name=path.name) from error
    except (
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        IndexError,
        KeyError,
        TypeError,
        OverflowError,
    ) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise PlanReadError(
                "plan-unreadable", name=path.name, reason=error.strerror or str(error)
            ) from error
        raise PlanReadError(
            "plan-damaged", name=path.name
        ) from error  # Pillow raises all of these for damage


def _check_size(image: Image.Image, path: Path) -> None:
    if image.width * image.height > LARGEST:
        raise PlanReadError("scan-picture-too-large", name=path.name, most=LARGEST // 10**6)


def _as_picture(image: Image.Image) -> Picture:
    """Blue, green and red of a picture of any mode, no larger than what is looked at."""
    import numpy as np

    longer = max(image.size)
    if longer > 2 * _LONGER_SIDE:
        image.draft("RGB", (image.width // 2, image.height // 2))
    if image.mode.startswith("I") or image.mode == "F":
        image = _of_deep_grey(image)
    has_clear_parts = image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info
    if has_clear_parts:
        clear = image.convert("RGBA")
        image = Image.new("RGB", clear.size, "white")
        image.paste(clear, mask=clear.getchannel("A"))
    elif image.mode not in ("RGB", "L"):
        image = image.convert("L" if image.mode == "1" else "RGB")
    image = _with_square_points(image)
    if max(image.size) > _LONGER_SIDE:
        image.thumbnail((_LONGER_SIDE, _LONGER_SIDE), Image.Resampling.BOX, reducing_gap=2.0)
    upright = ImageOps.exif_transpose(image).convert("RGB")
    return np.ascontiguousarray(np.asarray(upright)[:, :, ::-1])


def _with_square_points(image: Image.Image) -> Image.Image:
    """A fax as it looked on paper: it may have half as many points down the page as across."""
    try:
        across, down = (float(value) for value in image.info["dpi"])
        ratio = across / down
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return image
    if not _FAX[0] <= ratio <= _FAX[1]:
        return image
    width, height = image.size
    return image.resize((width, round(height * ratio)), Image.Resampling.BILINEAR)


def _of_deep_grey(image: Image.Image) -> Image.Image:
    """A picture of 16 or 32 bits a pixel as one of 8."""
    import numpy as np

    values = np.asarray(image, np.float32)
    low, high = float(values.min()), float(values.max())
    scale = 255.0 / (65535.0 if low >= 0 and 255 < high <= 65535 else max(high, 1.0))
    made = Image.fromarray((values * scale).clip(0, 255).astype(np.uint8))
    made.info = dict(image.info)
    return made


def _pdf_page(source: PageSource) -> Picture:
    """A page of a PDF drawn as finely as its own picture is, and never coarser than 200 dpi."""
    import numpy as np
    import pypdfium2

    try:
        with closing(pypdfium2.PdfDocument(source.path)) as document, closing(document[source.page - 1]) as page:
            width, height = page.get_size()
            scale = min(max(_DPI / _POINTS, _own_scale(page)), _LONGER_SIDE / max(width, height, 1.0))
            with closing(page.render(scale=scale, prefer_bgrx=False, rev_byteorder=False)) as bitmap:
                drawn = np.array(bitmap.to_numpy())
    except (pypdfium2.PdfiumError, OSError, ValueError, IndexError) as error:
        raise PlanReadError("plan-damaged", name=source.path.name) from error
    if drawn.ndim == 2 or drawn.shape[2] == 1:
        drawn = np.repeat(drawn.reshape(*drawn.shape[:2], 1), 3, axis=2)
    return np.ascontiguousarray(drawn[:, :, :3])


def _own_scale(page: object) -> float:
    """Pixels a point of the finest picture that covers much of the page."""
    import pypdfium2.raw as pdfium

    best = 0.0
    for thing in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=2):  # type: ignore[attr-defined]
        left, bottom, right, top = thing.get_bounds()
        width, height = thing.get_px_size()
        if right - left > 100 and top - bottom > 100:
            best = max(best, min(max(width, height) / max(right - left, top - bottom), 600 / _POINTS))
    return best
