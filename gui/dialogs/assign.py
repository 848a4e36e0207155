"""Whom chosen measures are given to: a name, typed or taken from those the ledger knows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QPushButton, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.theme import Theme
from gui.widgets.name_completer import Letters, NameCompleter
from gui.widgets.offer_look import OfferLook
from model.rows.handlers import HandlerRow

WIDTH, LONGEST = 420, 60


class AssignDialog(QDialog):
    """A name that offers those known, the one with the most to do first; taking the measures back is a way of its own.

    Signals:
        given: the handler's name, empty for nobody.
    """

    given = Signal(str)

    def __init__(self, theme: Theme, title: str, handler: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("assignDialog")
        self.setWindowTitle(title)
        self._handlers: dict[str, HandlerRow] = {}
        said = QLabel(self.tr("&Handler"), self)
        self.name = QComboBox(self)
        self.name.setEditable(True)
        self.name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.name.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.name.setAccessibleName(self.tr("Handler"))
        self._completer = NameCompleter(self.name.model(), self.name)
        said.setBuddy(self.name)
        self.note = QLabel(self)
        self.note.setProperty("tone", "note")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.nobody = QPushButton(self.tr("&Take back"), self)
        self.nobody.setToolTip(self.tr("Nobody is the handler any more"))
        self.nobody.setAutoDefault(False)
        self.closing = ClosingRow(self, self.tr("&Give"))
        self.closing.insertWidget(1, self.nobody)
        self.closing.under(said, self.name, self.note)
        self._offer(handler)
        self.closing.act.clicked.connect(lambda: self._give(self.handler))
        self.nobody.clicked.connect(lambda: self._give(""))
        self.name.editTextChanged.connect(self._look)
        self.setMinimumWidth(theme.px(WIDTH))
        self._look()
        self.name.setFocus()

    @property
    def handler(self) -> str:
        """The name that stands in the field."""
        return self.name.currentText().strip()

    def set_handlers(self, handlers: Sequence[HandlerRow], letters: Letters) -> None:
        """Offer the names the ledger knows, found by their pinyin initials too; what was typed meanwhile stays."""
        self._handlers = {row.name: row for row in handlers}
        line, typed = self.name.lineEdit(), self.name.currentText()
        was_marked = line is not None and bool(typed) and line.selectedText() == typed
        self.name.clear()
        self.name.addItems(list(self._handlers))
        self._completer.set_letters(letters)
        self.name.setCurrentIndex(-1)
        self.name.setEditText(typed)
        if was_marked and line is not None:
            line.selectAll()
        self._look()

    def _offer(self, handler: str) -> None:
        line = self.name.lineEdit()
        if line is None:
            return
        self.name.setCompleter(self._completer)
        OfferLook(self._completer, line)
        line.setMaxLength(LONGEST)
        line.setPlaceholderText(self.tr("Name or pinyin initials of the colleague"))
        line.setText(handler)
        line.selectAll()

    def _look(self) -> None:
        known = self._handlers.get(self.handler)
        if known is not None:
            self.note.setText(self.tr("Has %n open measure(s) now.", "", known.open))
        elif self.handler and self._handlers:
            self.note.setText(self.tr("A name that nothing was given to yet."))
        else:
            self.note.setText(self.tr("The colleague in this office who carries it out."))
        self.closing.act.setEnabled(bool(self.handler))

    def _give(self, handler: str) -> None:
        self.given.emit(handler)
        self.accept()
