"""One file beside the list: looked at, what it proves, its note, what is like it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QStackedWidget, QWidget

from gui.calling import calling
from gui.gaps import QVBoxLayout
from gui.item_models.file_table import taken_at
from gui.page import Frame
from gui.pages.detail_section import emptied, wrapped
from gui.review.source_view import opened_pages
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.page_pictures import Pages
from gui.widgets.pdf_preview import PdfPreview
from gui.widgets.preview_bar import PreviewBar
from gui.wording import moment_words, month_words, size_words
from model.rows.evidence import FileKind, FileRow

LARGEST = 200 << 20  # bytes; what is larger is opened with its own program
DOORS_SHOWN = 24


class EvidenceDetail(QWidget):
    """The file chosen.

    Signals:
        measure_wanted: the id of a measure whose door was opened.
        file_wanted: the SHA-256 of a file that is like this one.
        open_wanted, note_wanted: the file is to be opened, its note written.
    """

    measure_wanted = Signal(int)
    file_wanted = Signal(str)
    open_wanted = Signal()
    note_wanted = Signal()

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self.file: FileRow | None = None
        self._alike: tuple[FileRow, ...] = ()
        self._remark = ""
        self._pages: Pages | None = None
        self.name, self.facts = wrapped("", self, "head"), wrapped("", self, "note")
        self.remark, self.note = wrapped("", self, "amber"), wrapped("", self)
        self.preview = PdfPreview(frame.operations.work, frame.theme, self)
        self.bar = PreviewBar(self.preview, frame.theme, self)
        self.nothing = QLabel(self)
        self._views = QStackedWidget(self)
        self._doors, self._others = FlowLayout(gap=12), FlowLayout(gap=12)
        self.open, self.write_note = QPushButton(self), QPushButton(self)
        self._build()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.preview.setAccessibleName(self.tr("Preview of the file"))
        self.open.setText(self.tr("&Open"))
        self.write_note.setText(self.tr("&Note…"))
        self.nothing.setText(self.tr("There is no preview of a file of this kind."))
        self._show()

    def show_file(self, file: FileRow | None, *, remark: str = "", alike: tuple[FileRow, ...] = ()) -> None:
        """Show a file; the same one again keeps its preview."""
        is_other = file is None or self.file is None or file.sha256 != self.file.sha256
        self.file, self._remark, self._alike = file, remark, alike
        self._show()
        if is_other:
            self._show_pages(None)
            self._look_at(file)

    def _build(self) -> None:
        panel = QFrame(self)
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(self.bar)
        inside.addWidget(self.preview, 1)
        self.nothing.setProperty("tone", "secondary")
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._views.addWidget(panel)
        self._views.addWidget(self.nothing)
        buttons = FlowLayout(gap=8)
        for button in (self.open, self.write_note):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for part in (self.name, self.facts, self.remark, self.note):
            column.addWidget(part)
        for layout in (self._doors, self._others, buttons):
            column.addLayout(layout)
        column.addWidget(self._views, 1)
        self.open.clicked.connect(calling(self.open_wanted.emit))
        self.write_note.clicked.connect(calling(self.note_wanted.emit))
        self.setFocusProxy(self.open)

    def _show(self) -> None:
        file = self.file
        for part in (self.name, self.facts, self.open, self.write_note, self._views):
            part.setVisible(file is not None)
        for part, text in ((self.remark, self._remark), (self.note, file.note if file else "")):
            part.setText(text)
            part.setVisible(bool(text) and file is not None)
        emptied(self._doors)
        emptied(self._others)
        if file is None:
            return
        self.name.setText(file.name)
        self.facts.setText(" · ".join((self._when(file), size_words(file.size), f"SHA-256\u00a0{file.sha256[:12]}…")))
        self.write_note.setEnabled(self._frame.operations.ledger.may("note-evidence"))
        for door in file.doors[:DOORS_SHOWN]:
            said = f"{door.code} · {month_words(door.month)}" if door.month else door.code
            button = self._link(said, self.tr("Go to measure {code}").format(code=door.code))
            button.clicked.connect(calling(self._open_measure, door.measure_id))
            self._doors.addWidget(button)
        for other in self._alike:
            button = self._link(self.tr("≈ {name}").format(name=other.name), self.tr("Go to the picture that is nearly the same: {name}").format(name=other.name))
            button.clicked.connect(calling(self._open_other, other.sha256))
            self._others.addWidget(button)

    def _when(self, file: FileRow) -> str:
        said = self.tr("Taken {when}") if file.taken_at else self.tr("Added {when}")
        return said.format(when=moment_words(taken_at(file)))

    def _link(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text.replace("&", "&&"), self)
        button.setProperty("kind", "link")
        button.setProperty("flush", True)
        button.setAccessibleName(name)
        return button

    def _open_measure(self, key: int) -> None:
        self.measure_wanted.emit(key)

    def _open_other(self, sha256: str) -> None:
        self.file_wanted.emit(sha256)

    def _look_at(self, file: FileRow | None) -> None:
        can_be_shown = file is not None and file.size <= LARGEST and (
            file.kind is FileKind.PICTURE or file.name.lower().endswith(".pdf"))
        self._views.setCurrentIndex(int(not can_be_shown))
        if file is not None and can_be_shown:
            self._frame.operations.work(
                self, opened_pages, file.content, on_done=partial(self._on_pages, file.sha256), on_error=partial(self._on_refused, file.sha256)
            )

    def _on_pages(self, sha256: str, pages: Pages) -> None:
        if self.file is not None and self.file.sha256 == sha256:
            self._show_pages(pages)
        else:
            pages.close()

    def _on_refused(self, sha256: str, _error: Exception) -> None:
        """It is missing or no picture after all: the remark says so, and there is nothing to look at."""
        if self.file is not None and self.file.sha256 == sha256:
            self._views.setCurrentIndex(1)

    def _show_pages(self, pages: Pages | None) -> None:
        old, self._pages = self._pages, pages
        self.preview.show_pages(pages)
        if old is not None:
            self._frame.operations.work(self, _closed, old, on_done=lambda _nothing: None)


def _closed(pages: Pages, **_watch: Any) -> None:
    pages.close()
