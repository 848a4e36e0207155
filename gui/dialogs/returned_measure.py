"""Which measure a returned row is that fits none for certain."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.dialogs.told import told
from gui.theme import Theme
from gui.widgets.search_list import SearchItem, SearchList

WIDTH, HEIGHT = 640, 480


class ReturnedMeasureDialog(QDialog):
    """The row's words, and below them every measure of the plan.

    Signals:
        given: the measure's id.
    """

    given = Signal(int)

    def __init__(self, theme: Theme, words: str, measures: Mapping[int, tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("returnedMeasureDialog")
        self.setWindowTitle(self.tr("Which measure is this row?"))
        self.measures = SearchList([SearchItem(f"{code} {text}", key) for key, (code, text) in measures.items()], self)
        self.measures.field.setPlaceholderText(self.tr("Words or code"))
        self.measures.field.setAccessibleName(self.tr("Find a measure"))
        self.measures.list.setAccessibleName(self.tr("Measures of the plan"))
        self.closing = ClosingRow(self, self.tr("&It is this one"))
        self.closing.under(told(words, self), self.measures, grows=self.measures)
        self.measures.changed.connect(self._look)
        self.measures.activated.connect(self._take)
        self.closing.act.clicked.connect(self._take)
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        self._look()
        self.measures.setFocus()

    def _look(self) -> None:
        is_empty = self.measures.chosen is None
        nothing = self.tr("Choose a measure.") if self.measures.list.count() else self.tr("No measure has these words.")
        self.closing.refuse(nothing if is_empty else "")

    def _take(self) -> None:
        chosen = self.measures.chosen
        if chosen is not None:
            self.given.emit(chosen.data)
            self.accept()
