"""Small pictures of evidence: made off the GUI thread, upright, kept in a folder so that they are made once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from gui.tasks import Job
from model.errors import Cancelled
from model.rows.kept_file import KeptFile, KeptFiles

if TYPE_CHECKING:
    from model.ledger import Ledger

THUMBNAILS = "thumbnails"
LARGEST = 160_000_000  # pixels; what claims more is no photo
CACHED = 400

Work = Callable[..., Job]


class Thumbnails(QObject):
    """Hands out thumbnails by a file's hash; what is not made yet is made by `work` (Operations.work).

    Signals:
        arrived: the hash of a file whose thumbnail can be had now.
    """

    arrived = Signal(str)

    def __init__(self, work: Work, drawer: KeptFiles, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._drawer = drawer
        self._made: dict[str, QPixmap | None] = {}
        self._jobs: dict[str, Job | None] = {}

    def get(self, sha256: str, source: KeptFile, size: int) -> QPixmap | None:
        """The thumbnail of a stored file, at most so many pixels wide and high; None while it is made or when it has
        none.
        """
        if sha256 in self._made:
            return self._made[sha256]
        if sha256 not in self._jobs:
            self._jobs[sha256] = None
            job = self._work(
                self, make_thumbnail, source, self._drawer, f"{sha256[:32]}-{size}.png", size,
                on_done=partial(self._on_made, sha256), on_error=partial(self._on_failure, sha256),
            )  # fmt: skip
            if sha256 in self._jobs:
                self._jobs[sha256] = job
        return self._made.get(sha256)

    def is_awaited(self, sha256: str) -> bool:
        """Whether a thumbnail is being made."""
        return sha256 in self._jobs

    def forget_waiting(self) -> None:
        """Stop making what was asked for and is not looked at any more."""
        for job in self._jobs.values():
            if job is not None:
                job.cancel()

    def clear(self) -> None:
        """Make all anew: the screen's scaling changed."""
        self._made.clear()

    def _on_made(self, sha256: str, png: bytes | None) -> None:
        self._jobs.pop(sha256, None)
        picture = QPixmap()
        if png is not None:
            picture.loadFromData(png, "PNG")
        if len(self._made) >= CACHED:
            self._made.clear()
        self._made[sha256] = None if picture.isNull() else picture
        self.arrived.emit(sha256)

    def _on_failure(self, sha256: str, error: Exception) -> None:
        self._jobs.pop(sha256, None)
        if not isinstance(error, Cancelled):
            self._made[sha256] = None  # it has a sign of its kind instead
        self.arrived.emit(sha256)


def make_thumbnail(
    source: KeptFile, drawer: KeptFiles, name: str, size: int, *, cancelled: Callable[[], bool], **_watch: object
) -> bytes | None:
    """The small picture as PNG, made now unless it lies in the drawer; None when the source is no picture that can be shown.

    Raises Cancelled; OSError when the drawer cannot be written.
    """
    try:
        with drawer.content_of(name).open("rb") as read:
            return read.read()
    except OSError:
        pass  # not made yet, or not as it was made
    if cancelled():
        raise Cancelled
    from PIL import Image, ImageOps, UnidentifiedImageError  # not needed before a picture is shown

    try:
        with source.open("rb") as read, Image.open(read) as picture:
            if picture.width * picture.height > LARGEST:
                return None
            picture.draft("RGB", (size * 2, size * 2))  # a JPEG is decoded small at once
            small = ImageOps.exif_transpose(picture)
            small.thumbnail((size, size))
            small = small.convert("RGBA" if small.mode in ("RGBA", "LA", "P") else "RGB")
    except (OSError, UnidentifiedImageError, ValueError, SyntaxError, Image.DecompressionBombError, Warning):
        return None
    made = BytesIO()
    small.save(made, "PNG")
    drawer.folder.mkdir(parents=True, exist_ok=True)
    drawer.keep(name, made.getvalue())
    return made.getvalue()


def thumbnail_drawer(ledger: Ledger) -> KeptFiles:
    """Where the thumbnails of a ledger are kept."""
    from model.ledger import passing_drawer_of  # it is loaded by now: a ledger is open

    return passing_drawer_of(ledger, THUMBNAILS)
