"""From a file, or what was copied, to a review: asked for, read beside the window, of several documents one chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.dialogs.file_labels import label_in_full
from gui.page import Frame
from gui.pages.take_in_reading import Documents, Reading
from gui.tasks import Job
from model.errors import UserError
from model.rows.review import Review

if TYPE_CHECKING:
    from model.ledger import Ledger

_SUFFIXES = (
    "docx", "doc", "wps", "rtf", "odt", "xlsx", "xlsm", "xls", "et", "ods", "csv", "tsv", "pdf", "html", "htm", "mht",
    "mhtml", "txt", "md", "png", "jpg", "jpeg", "tif", "tiff", "bmp", "webp",
)  # fmt: skip
_PICTURES = ("pdf", "png", "jpg", "jpeg", "tif", "tiff", "bmp", "webp")

Begin = Callable[..., Review]


class PlanFiles(QObject):
    """Reads one plan at a time; a new one stops the one before.

    Signals:
        step_wanted: the reading or the choice of a document is to be shown.
        left: nothing is read any more; back to the start.
        read: a Review that was read, its document chosen.
    """

    step_wanted = Signal(object)
    left = Signal()
    read = Signal(object)

    def __init__(self, frame: Frame, page: QWidget) -> None:
        super().__init__(page)
        self._frame, self._page = frame, page
        self._job: Job | None = None
        self._begin: Begin | None = None
        self._name = ""
        self._pending: Review | None = None
        self._readings = 0
        self._awaited = 0
        self.dialog: QFileDialog | None = None
        self.reading, self.documents = Reading(page), Documents(page)
        self.reading.cancelled.connect(self.cancel)
        self.documents.chosen.connect(self._on_document)
        self.documents.left.connect(self.left)

    def ask(self) -> None:
        """Ask for a file."""
        dialog = QFileDialog(self._page, self.tr("Take in a plan"), self._frame.settings.last_folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        label_in_full(dialog)
        kinds = " ".join(f"*.{suffix}" for suffix in _SUFFIXES)
        dialog.setNameFilters([
            self.tr("Plans: Word, Excel, PDF, pictures, web pages, text ({kinds})").format(kinds=kinds),
            self.tr("All files (*)"),
        ])
        dialog.fileSelected.connect(lambda name: self.take([Path(name)]))
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def take(self, files: list[Path]) -> None:
        """Read the first of some files; that only one is read at a time is said."""
        from model.actions.review import begin_review

        file = files[0]
        self._frame.settings.last_folder = str(file.parent)
        self._read(file.name, partial(begin_review, file), is_paged=file.suffix.lower().lstrip(".") in _PICTURES)
        if len(files) > 1:
            self._frame.messages.say(self.tr("One plan at a time: reading {file} first").format(file=file.name))

    def paste(self, copied: QMimeData | None) -> None:
        """Read what was copied in another program: files, a table or text, else a picture."""
        from model.actions.review import begin_pasted

        copied = copied or QMimeData()  # there is none while no program ever copied anything
        files = [Path(url.toLocalFile()) for url in copied.urls() if url.isLocalFile()]
        name = self.tr("Clipboard")
        if files:
            self.take(files)
        elif copied.hasHtml() or copied.text().strip():
            html = copied.html() if copied.hasHtml() else None
            self._read(name, partial(begin_pasted, html, copied.text(), name))
        elif copied.hasImage() and isinstance(image := copied.imageData(), QImage) and not image.isNull():
            ledger = self._frame.operations.ledger
            self._read(f"{name}.png", partial(_begin_pasted_picture, image, ledger, f"{name}.png"), is_paged=True)
        else:
            self._frame.messages.show_error(UserError("clipboard-empty"))

    def cancel(self) -> None:
        """Stop reading and go back at once; what still comes is not looked at."""
        self._stop()
        self.left.emit()

    def _stop(self) -> None:
        self._awaited = 0
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _read(self, name: str, begin: Begin, document: int | None = None, *, is_paged: bool = False) -> None:
        self._stop()
        self._name, self._begin = name, begin
        self._readings += 1
        number = self._awaited = self._readings
        self.reading.begin(name, is_paged=is_paged)
        self.step_wanted.emit(self.reading)
        self._job = self._frame.operations.work(
            self, begin, document=document,
            on_progress=lambda done, total: self.reading.show_progress(done, total) if number == self._awaited else None,
            on_done=lambda review: self._on_read(review, number, is_chosen=document is not None),
            on_error=lambda error: self._on_unread(error, number),
        )  # fmt: skip

    def _on_unread(self, error: Exception, number: int) -> None:
        if number == self._awaited:
            self._awaited = 0
            self.left.emit()
            self._frame.messages.show_error(error)

    def _on_read(self, review: Review, number: int, *, is_chosen: bool) -> None:
        if number != self._awaited:  # cancelled at the last moment, or another file was begun
            return
        self._awaited = 0
        documents = review.draft.documents
        if is_chosen or sum(row.measures > 0 for row in documents) < 2:
            self.read.emit(review)
            return
        self._pending = review
        self.documents.set_documents(documents, review.draft.document)
        self.step_wanted.emit(self.documents)

    def _on_document(self, index: int) -> None:
        pending, self._pending = self._pending, None
        if pending is not None and pending.draft.document == index:
            self.read.emit(pending)
        elif self._begin is not None:
            self._read(self._name, self._begin, index)


def _begin_pasted_picture(image: QImage, ledger: Ledger, name: str, **watch: Any) -> Review:
    """Read a copied picture; for a worker thread: writing a large one takes a while."""
    from model.actions.review import begin_pasted_picture

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return begin_pasted_picture(bytes(buffer.data().data()), ledger, name, **watch)
