"""The checklist as it is worked with: rows of three heights, ticked, folded, selected and dropped on."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gui.item_models.checklist_layout import Block
from gui.item_models.checklist_model import ChecklistModel
from gui.item_models.checklist_table import Column
from gui.item_models.index import Index
from gui.theme import NOTE, Theme
from gui.widgets.checklist_columns import ChecklistColumns
from gui.widgets.checklist_delegate import ChecklistDelegate
from gui.widgets.checklist_keys import ChecklistKeys
from gui.widgets.checklist_place import KeptPlace
from gui.widgets.checklist_pointer import ChecklistPointer
from gui.widgets.plain_table import make_plain
from gui.widgets.row_heights import RowHeights
from gui.widgets.tall_area import bring_current_into_view
from model.rows.checklist import MeasureRow

CursorAction = QAbstractItemView.CursorAction


class ChecklistView(QTableView):
    """Shows a ChecklistModel.

    Signals:
        measure_changed: the MeasureRow the keyboard is on, None on a heading.
        detail_wanted: Enter or a double click on a measure.
        tick_wanted: (tuple of row spans) Space was pressed on the selected rows.
        escaped: Escape was pressed.
        chosen_changed: other rows are selected.
    """

    chosen_changed = Signal()
    measure_changed = Signal(object)
    detail_wanted = Signal()
    tick_wanted = Signal(object)
    escaped = Signal()

    def __init__(self, model: ChecklistModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.setObjectName("checklist")
        self.delegate = ChecklistDelegate(theme, self)
        self.pointer = ChecklistPointer(self, model, self.delegate)
        self._keys = ChecklistKeys(self, model)
        self._place = KeptPlace(self, model)
        make_plain(self, copies=False)  # what lays rows out anew comes before there are any
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self._set_manners()
        self.heights = RowHeights(self, model, theme)
        self.columns = ChecklistColumns(self, theme)
        self._place.follow()
        theme.changed.connect(self._look)
        self._look()

    # What is selected

    def selected_spans(self) -> tuple[tuple[int, int], ...]:
        """The selected rows as (first, last)."""
        chosen = self.selectionModel().selection()
        spans = [chosen.at(place) for place in range(chosen.count())]
        return tuple(sorted({(span.top(), span.bottom()) for span in spans}))

    def go_to(self, row: int) -> None:
        """Put the keyboard on a row and show it."""
        index = self._model.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        if self.viewport().height() > 0:  # a list not laid out yet would put the row above its upper edge; it is shown when the list is
            self.scrollTo(index)

    def set_search(self, text: str) -> None:
        """Light what is searched for."""
        self.delegate.search = text
        self.viewport().update()

    # Events

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which measure the keyboard is on."""
        super().currentChanged(current, previous)
        self.viewport().update()
        measure = self._model.measure_at(current.row()) if current.isValid() else None
        self._place.note(measure)
        self.measure_changed.emit(measure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The checklist's own keys, then the table's."""
        if not self._keys.take(event):
            super().keyPressEvent(event)
        bring_current_into_view(self)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell that other rows are selected."""
        super().selectionChanged(selected, deselected)
        self.chosen_changed.emit()

    def keyboardSearch(self, _search: str) -> None:
        """Letters typed here look for nothing: Qt would go through every row; the search field is for that."""

    def moveCursor(self, action: CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Up and Down walk from measure to measure."""
        step = {CursorAction.MoveDown: 1, CursorAction.MoveUp: -1}.get(action, 0)
        row = self.currentIndex().row()
        if not step or row < 0:
            return super().moveCursor(action, modifiers)
        return self._model.index(self._keys.next_stop(row, step), max(self.currentIndex().column(), 0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks, a click on a heading folds; everything else selects."""
        index = self.indexAt(event.position().toPoint())
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        line = self._model.line_at(index.row()) if plain and index.isValid() else None
        if isinstance(line, MeasureRow) and self._is_on_box(index, event.position().toPoint().x()):
            self.tick_wanted.emit(((index.row(), index.row()),))
            event.accept()
            return
        super().mousePressEvent(event)
        if isinstance(line, Block):
            self._model.set_open(index.row(), is_open=not self._model.is_open(index.row()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on a measure goes to its detail; on box or heading it counts as two clicks."""
        index = self.indexAt(event.position().toPoint())
        line = self._model.line_at(index.row()) if index.isValid() else None
        if isinstance(line, MeasureRow) and not self._is_on_box(index, event.position().toPoint().x()):
            self.detail_wanted.emit()
        else:
            self.mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._place.begin()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint whole rows, and see to the heights of headings that came into view."""
        self.heights.see_to()
        self.delegate.paint_rows(QPainter(self.viewport()), event.region())
        self._model.on_painted()

    # Within

    def _set_manners(self) -> None:
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # scrolling moves what is painted
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        # With the table's own, Qt goes through every selected row of each column whenever a header is painted.
        header.setSelectionModel(QItemSelectionModel(self._model, header))
        header.setSectionsClickable(True)
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.setMinimumSectionSize(24)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.TEXT, QHeaderView.ResizeMode.Stretch)

    def retranslate(self) -> None:
        """Give the columns room for their names in another language."""
        self._look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the text its room: in a narrow list the columns that matter least go first."""
        super().resizeEvent(event)
        self.columns.fit()

    def showEvent(self, event: QShowEvent) -> None:
        """By now the style has seen to the scroll bar."""
        super().showEvent(event)
        self._hide_what_is_below()

    def _hide_what_is_below(self) -> None:
        """The bar has a ground of its own (window.qss): nothing below it is painted again at every step."""
        self.verticalScrollBar().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def _look(self) -> None:
        px = self._theme.px
        self.delegate.forget()
        self._hide_what_is_below()
        self.columns.look()
        self.horizontalHeader().setFixedHeight(px(32))
        self.verticalScrollBar().setSingleStep(QFontMetrics(self._theme.font(NOTE)).lineSpacing() * 2)
        self.heights.look()

    def _is_on_box(self, index: QModelIndex, x: int) -> bool:
        if index.column() != Column.TEXT:
            return False
        box, reach = self.delegate.box_of(self.visualRect(index)), self._theme.px(6)
        return box.left() - reach <= x <= box.right() + reach
