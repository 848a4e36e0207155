"""Attaching files and pasted pictures to measures: many at once, with progress, and stopped when asked."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QDateTime, QMimeData, QObject, Signal
from PySide6.QtGui import QImage, QImageWriter

from gui.page import Frame
from gui.tasks import Job
from gui.wording import about
from model.errors import UserError


class Attaching(QObject):
    """Attaches files through one change each time it is asked; one at a time, the others wait their turn.

    Signals:
        progressed: (done, total, code of the measure) while files are copied; total 0 when all has ended.
    """

    progressed = Signal(int, int, str)

    def __init__(self, frame: Frame, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self._under_way: list[Job] = []
        self._waiting = 0

    def attach(
        self, measure_id: int, code: str, files: list[Path], *, done: Callable[[], None] | None = None
    ) -> None:
        """Attach files to a measure; a folder among them is refused, and nothing is attached then."""
        self.attach_to((measure_id,), code, files, done=done)

    def attach_to(
        self, measure_ids: Sequence[int], code: str, files: list[Path], *, done: Callable[[], None] | None = None
    ) -> None:
        """Attach the same files to several measures in one change; `code` is said while they are copied."""
        from model.actions.evidence import attach_evidence  # SQLAlchemy is loaded after the window is painted

        folder = next((file for file in files if file.is_dir()), None)
        if folder is not None:
            self._frame.messages.show_error(UserError("evidence-not-a-file", name=folder.name))
            return
        total = len(files)
        self.progressed.emit(0, total, code)

        def ended() -> None:
            self._waiting -= 1
            if not self._waiting:
                self._under_way.clear()
                self.progressed.emit(0, 0, "")
            if done is not None:
                done()

        def refused(error: Exception) -> None:
            ended()
            self._frame.messages.show_error(error)

        self._waiting += 1
        text = about(self.tr("Attach %n file(s)", "", total), code)
        if len(measure_ids) > 1:
            text = self.tr("Attach %n file(s) to {count} measures", "", total).format(count=len(measure_ids))
        job = self._frame.operations.write(
            self, text, attach_evidence, measure_ids, files,
            on_progress=lambda number, of: self._on_copied(number, of, code), on_done=lambda _changed: ended(),
            on_error=refused,
        )  # fmt: skip
        if job is not None and self._waiting:
            self._under_way.append(job)

    def paste(self, measure_id: int, code: str, copied: QMimeData | None) -> bool:
        """Attach the files or the picture that were copied; False when the clipboard holds neither."""
        return self.paste_to((measure_id,), code, copied)

    def paste_to(self, measure_ids: Sequence[int], code: str, copied: QMimeData | None) -> bool:
        """The same for several measures."""
        files = local_files(copied)
        if files:
            self.attach_to(measure_ids, code, files)
            return True
        picture = copied.imageData() if copied is not None and copied.hasImage() else None
        if not isinstance(picture, QImage) or picture.isNull():
            return False
        stamp = QDateTime.currentDateTime().toString("yyyyMMdd_HHmmss")
        name = self.tr("Screenshot") + f"_{stamp}.png"

        def written(file: Path) -> None:
            self.attach_to(measure_ids, code, [file], done=lambda: shutil.rmtree(file.parent, ignore_errors=True))

        self._frame.operations.work(self, write_picture, picture, name, on_done=written)
        return True

    def cancel(self) -> None:
        """Stop everything under way; what is not attached yet stays unattached."""
        for job in self._under_way:
            job.cancel()

    def _on_copied(self, number: int, of: int, code: str) -> None:
        if self._waiting:
            self.progressed.emit(number, of, code)


def write_picture(
    picture: QImage,
    name: str,
    *,
    progress: Callable[[int, int], None],  # noqa: ARG001 - long work is given both
    cancelled: Callable[[], bool],  # noqa: ARG001
) -> Path:
    """A picture as a PNG file in a folder of its own; raises UserError picture-not-written."""
    file = Path(tempfile.mkdtemp(prefix="taizhang-")) / name
    if not QImageWriter(str(file), b"png").write(picture):
        raise UserError("picture-not-written", name=name)
    return file


def local_files(copied: QMimeData | None) -> list[Path]:
    """The local files and folders among what was copied or dragged."""
    urls = copied.urls() if copied is not None else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
