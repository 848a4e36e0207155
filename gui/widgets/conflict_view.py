"""The table in which conflicts are decided: by a click on a choice, or by its number."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from gui.item_models.index import Index
from gui.item_models.merge_conflicts import MOST, ChoiceColumn, ConflictRow, ConflictTableModel
from gui.item_models.row_table import ROW_ROLE
from gui.theme import Theme
from gui.widgets.conflict_delegate import ROW, ConflictDelegate
from gui.widgets.plain_table import make_plain
from gui.widgets.tall_area import bring_current_into_view

_WHAT, _CHOICE = 270, 170  # px at 100 %
_SHOWN = 4  # choices that share the width; further ones are scrolled to


class ConflictView(QTableView):
    """One row a conflict.

    Signals:
        chosen: the ConflictRow chosen now, None for none.
        decided: (ConflictRow, Option) a person said.
        next_wanted: the next open conflict is to be shown.
        open_wanted: the ConflictRow whose decision is taken back.
    """

    chosen = Signal(object)
    decided = Signal(object, object)
    next_wanted = Signal()
    open_wanted = Signal(object)

    def __init__(self, model: ConflictTableModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows, self._theme = model, theme
        self.setModel(model)
        self.setItemDelegate(ConflictDelegate(theme, self))
        make_plain(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(self._on_clicked)
        model.modelReset.connect(self.look)
        theme.changed.connect(self.look)
        self.look()

    @property
    def current(self) -> ConflictRow | None:
        """The row chosen now."""
        index = self.currentIndex()
        row: ConflictRow | None = index.data(ROW_ROLE) if index.isValid() else None
        return row

    def choose(self, place: int) -> None:
        """Choose a row by its place."""
        index = self._rows.index(place, ChoiceColumn.WHAT)
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)

    def look(self) -> None:
        """Take the sizes of the text in force and share the width among the choices."""
        self.verticalHeader().setDefaultSectionSize(self._theme.px(ROW))
        choices = self._rows.columnCount() - 1
        what = min(self._theme.px(_WHAT), self.viewport().width() // 3)
        share = (self.viewport().width() - what) // min(choices, _SHOWN)
        self.setColumnWidth(ChoiceColumn.WHAT, what)
        for column in range(1, choices + 1):
            self.setColumnWidth(column, max(share, self._theme.px(_CHOICE)))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self.look()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row is chosen."""
        super().currentChanged(current, previous)
        self.chosen.emit(current.data(ROW_ROLE) if current.isValid() else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Numbers decide, Return goes on, Backspace and Delete open again what was decided."""
        row, key = self.current, Qt.Key(event.key())
        number = event.key() - Qt.Key.Key_0
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next_wanted.emit()
        elif row is not None and 1 <= number <= MOST and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._decide(row, number)
        elif row is not None and key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.open_wanted.emit(row)
        else:
            super().keyPressEvent(event)
        bring_current_into_view(self)

    def _on_clicked(self, index: Index) -> None:
        self._decide(index.data(ROW_ROLE), index.column())

    def _decide(self, row: ConflictRow, column: int) -> None:
        option = row.option(column)
        if option is not None:
            self.decided.emit(row, option)
