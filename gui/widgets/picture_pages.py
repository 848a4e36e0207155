"""A picture, or the pictures in one file, as pages to look at. Called from worker threads."""

from __future__ import annotations

import io
import threading

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError
from PySide6.QtGui import QImage

from model.errors import PlanReadError
from model.readers.scans.page_sources import LARGEST

_DPI = 150  # what a photograph's pixels are taken for
_POINTS_PER_INCH = 72


class PicturePages:
    """An open picture; `sizes` are its pages' widths and heights in points, upright by EXIF.

    Raises PlanReadError plan-damaged when it is no picture, scan-picture-too-large when showing it would fill the memory.
    """

    def __init__(self, data: bytes, name: str = "") -> None:
        self._lock = threading.Lock()
        try:
            self._picture: Image.Image | None = Image.open(io.BytesIO(data))
            found = [_upright_size(frame) for frame in ImageSequence.Iterator(self._picture)]
        except Image.DecompressionBombError as error:
            raise PlanReadError("scan-picture-too-large", name=name, most=LARGEST // 10**6) from error
        except (UnidentifiedImageError, OSError, ValueError) as error:
            raise PlanReadError("plan-damaged", name=name) from error
        if any(width * height > LARGEST for width, height in found):
            raise PlanReadError("scan-picture-too-large", name=name, most=LARGEST // 10**6)
        self.sizes = tuple(
            (width * _POINTS_PER_INCH / _DPI, height * _POINTS_PER_INCH / _DPI) for width, height in found
        )

    def image(self, number: int, scale: float) -> QImage:
        """A page (from 0) with so many pixels a point; a null picture once the file is closed."""
        with self._lock:
            if self._picture is None:
                return QImage()
            self._picture.seek(number)
            upright = ImageOps.exif_transpose(self._picture).convert("RGB")
        width, height = (max(1, round(side * scale)) for side in self.sizes[number])
        made = upright.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
        data = made.tobytes("raw", "RGB")
        return QImage(data, width, height, width * 3, QImage.Format.Format_RGB888).copy()  # copied: `data` goes

    def close(self) -> None:
        """Let the file go."""
        with self._lock:
            if self._picture is not None:
                self._picture.close()
                self._picture = None


def _upright_size(frame: Image.Image) -> tuple[int, int]:
    turned = frame.getexif().get(0x0112, 1) in (5, 6, 7, 8)  # Orientation: these lie on their side
    return (frame.height, frame.width) if turned else (frame.width, frame.height)
