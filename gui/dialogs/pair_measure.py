"""Which measure of the other edition a new or a dropped one is: the most alike first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.theme import Theme
from gui.widgets.search_list import SearchItem, SearchList

WIDTH, HEIGHT = 640, 480


class PairDialog(QDialog):
    """The measure's words, and below them those it may be the same as.

    Signals:
        chosen: data of the SearchItem that is the same measure.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, text: str, partners: Sequence[SearchItem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pairDialog")
        self.setWindowTitle(self.tr("The same measure in the other edition"))
        said = QLabel(text, self)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        note = QLabel(self.tr("Progress, evidence and readings stay with the measure that is chosen."), self)
        note.setProperty("tone", "note")
        note.setWordWrap(True)
        self.partners = SearchList(partners, self)
        self.partners.field.setPlaceholderText(self.tr("Words, code or task"))
        self.partners.field.setAccessibleName(self.tr("Find a measure"))
        self.partners.list.setAccessibleName(self.tr("Measures of the other edition"))
        self.partners.list.setCurrentRow(0)
        self.closing = ClosingRow(self, self.tr("&It is this one"))
        self.closing.under(said, note, self.partners, grows=self.partners)
        self.partners.changed.connect(self._look)
        self.partners.activated.connect(self._take)
        self.closing.act.clicked.connect(self._take)
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        self._look()

    def _look(self) -> None:
        self.closing.act.setEnabled(self.partners.chosen is not None)

    def _take(self) -> None:
        chosen = self.partners.chosen
        if chosen is not None:
            self.chosen.emit(chosen.data)
            self.accept()
