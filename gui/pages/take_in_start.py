"""Where taking in begins: choose a file, or go on with a review that was left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gui.gaps import QHBoxLayout, QVBoxLayout
from gui.language import FollowsLanguage
from gui.pages.framed import framed
from gui.theme import Theme
from gui.widgets.drop_area import DropArea
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.tall_area import TallArea
from gui.wording import moment_words
from model.rows.review import ReviewLeft


class TakeInStart(FollowsLanguage, QWidget):
    """The drop area with its button, and the reviews that were left.

    Signals:
        file_wanted: a file is to be asked for.
        paste_wanted: what was copied is to be read.
        resume_wanted, discard_wanted: a ReviewLeft is to be gone on with, or given up.
    """

    file_wanted = Signal()
    paste_wanted = Signal()
    resume_wanted = Signal(object)
    discard_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left: tuple[ReviewLeft, ...] = ()
        self._area = DropArea(theme, 2, self)
        self.choose, self.paste = self._area.buttons
        self.choose.clicked.connect(self.file_wanted)
        self.paste.clicked.connect(self.paste_wanted)
        self.setFocusProxy(self.choose)
        self._left_head = QLabel(self)
        self._left_head.setProperty("tone", "strong")
        self._left_lines = QVBoxLayout()
        self._left_lines.setSpacing(8)
        self._lay_out()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._area.head.setText(self.tr("Drop the plan's file here"))
        self._area.text.setText(self.tr(
            "Word, Excel, PDF, scans and photographs, web pages, text: it is read and laid beside its source; nothing "
            "enters the ledger before you accept it."
        ))
        self.choose.setText(self.tr("&Choose a file…"))
        self.paste.setText(self.tr("&Paste a table (Ctrl+V)"))
        self._left_head.setText(self.tr("Unfinished reviews"))
        self.set_left(self._left)

    def set_left(self, left: Sequence[ReviewLeft]) -> None:
        """Show the reviews that were left."""
        self._left = tuple(left)
        while self._left_lines.count():
            item = self._left_lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._left_head.setVisible(bool(left))
        for review in left:
            self._left_lines.addWidget(self._line(review))

    @property
    def left(self) -> tuple[ReviewLeft, ...]:
        """The reviews shown."""
        return self._left

    def _line(self, review: ReviewLeft) -> QWidget:
        line = framed(self, margins=(16, 8, 12, 8))
        title = ElidedLabel(review.title, line)
        title.setProperty("tone", "strong")
        measures = self.tr("%n measure(s)", "", review.measures)
        doubts = self.tr("%n to confirm", "", review.in_doubt)
        note = ElidedLabel(f"{review.source_name} · {measures} · {doubts} · {_local(review.saved_at)}", line)
        note.setProperty("tone", "note")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(note)
        resume, discard = QPushButton(self.tr("Resume"), line), QPushButton(self.tr("Discard"), line)
        resume.setProperty("kind", "badge")
        discard.setProperty("kind", "link")
        resume.setAccessibleDescription(review.title)
        discard.setAccessibleDescription(review.title)
        resume.clicked.connect(lambda: self.resume_wanted.emit(review))
        discard.clicked.connect(lambda: self.discard_wanted.emit(review))
        row = QHBoxLayout()
        line.column.addLayout(row)
        row.addLayout(words, 1)
        row.addWidget(discard)
        row.addWidget(resume)
        return line

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(8)
        middle.addStretch(2)
        middle.addWidget(self._area)
        middle.addSpacing(16)
        middle.addWidget(self._left_head)
        middle.addLayout(self._left_lines)
        middle.addStretch(3)
        area, inside = TallArea(self), QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(24, 24, 24, 24)
        row.addStretch(1)
        row.addLayout(middle, 4)
        row.addStretch(1)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)


def _local(moment: str) -> str:
    """A moment kept in UTC, by this machine's clock."""
    try:
        return moment_words(datetime.fromisoformat(moment))
    except ValueError:
        return moment
