"""The checklist as it is worked with: rows of three heights, ticked, folded, selected and dropped on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gui.item_models.checklist_layout import Block
from gui.item_models.checklist_model import ChecklistModel
from gui.item_models.checklist_table import Column
from gui.theme import NOTE, Theme
from gui.widgets.checklist_delegate import ChecklistDelegate
from gui.widgets.row_heights import RowHeights
from gui.wording import role_word
from model.rows.checklist import MeasureRow
from model.rows.words import Role

Index = QModelIndex | QPersistentModelIndex
CursorAction = QAbstractItemView.CursorAction

WIDTHS = {Column.DUE: 104, Column.ROLE: 72, Column.EVIDENCE: 56, Column.MONTH: 64}
ROOM_FOR = {
    Column.EVIDENCE: 500,
    Column.ROLE: 440,
    Column.MONTH: 380,
}  # widths below which a column is not shown


class ChecklistView(QTableView):
    """Shows a ChecklistModel.

    Signals:
        measure_changed: the MeasureRow the keyboard is on, None on a heading.
        detail_wanted: Enter or a double click on a measure.
        tick_wanted: (tuple of row spans) Space was pressed on the selected rows.
        files_dropped: (MeasureRow, list of paths).
        escaped: Escape was pressed.
        chosen_changed: other rows are selected.
    """

    chosen_changed = Signal()
    measure_changed = Signal(object)
    detail_wanted = Signal()
    tick_wanted = Signal(object)
    files_dropped = Signal(object, object)
    escaped = Signal()

    def __init__(self, model: ChecklistModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._anchor: int | None = None  # the measure the keyboard is on
        self._restoring: int | None = None  # the same, from before a reset
        self._scrolled = 0
        self.setObjectName("checklist")
        self.setModel(model)
        self.delegate = ChecklistDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self._set_manners()
        self.heights = RowHeights(self, model, theme)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._on_reset)
        model.rows_arrived.connect(self._on_rows_arrived)
        theme.changed.connect(self._look)
        self._look()

    # What is selected

    def current_measure(self) -> MeasureRow | None:
        """The measure the keyboard is on."""
        return self._model.measure_at(self.currentIndex().row())

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
        self.scrollTo(index)

    def first_measure_row(self) -> int | None:
        """The first row that holds a measure, among the first few."""
        for row in range(min(self._model.rowCount(), 12)):
            if self._model.measure_at(row) is not None:
                return row
        return None

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
        self._anchor = measure.id if measure is not None else None
        self.measure_changed.emit(measure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Enter goes to the detail, Left and Right fold and unfold, Escape clears."""
        row, key = self.currentIndex().row(), event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Space and plain and row >= 0:
            self._on_space(row)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._on_enter(row)
        elif key == Qt.Key.Key_Left and plain and row >= 0:
            self._fold_or_rise(row)
        elif key == Qt.Key.Key_Right and plain and row >= 0:
            self._unfold(row)
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell that other rows are selected."""
        super().selectionChanged(selected, deselected)
        self.chosen_changed.emit()

    def keyboardSearch(self, _search: str) -> None:
        """Letters typed here look for nothing: Qt would go through every row; the search field is for that."""

    def moveCursor(self, action: CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Up and Down walk from measure to measure; a folded heading is a stop as well, Left leads to open ones."""
        step = {CursorAction.MoveDown: 1, CursorAction.MoveUp: -1}.get(action, 0)
        row = self.currentIndex().row()
        if not step or row < 0:
            return super().moveCursor(action, modifiers)
        last = self._model.rowCount() - 1
        found = row + step
        while 0 <= found <= last and self._model.is_open_heading(found):
            found += step
        if not 0 <= found <= last:
            found = 0 if step < 0 else row  # at the very top the first heading comes into view
        return self._model.index(found, max(self.currentIndex().column(), 0))

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

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the row under the mouse."""
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the mouse."""
        self._hover(-1)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rowCount():
            row = self.first_measure_row()
            self.go_to(row if row is not None else 0)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and see to the heights of headings that came into view."""
        self.heights.see_to()
        super().paintEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files from the file manager."""
        self._on_drag(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Light the measure the files would be attached to."""
        self._on_drag(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """The files were taken away again."""
        self._light_drop(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach the files to the measure under the mouse."""
        measure = self._model.measure_at(self.indexAt(event.position().toPoint()).row())
        self._light_drop(-1)
        files = dropped_files(event)
        if measure is not None and files:
            event.acceptProposedAction()
            self.files_dropped.emit(measure, files)
        else:
            event.ignore()

    # Within

    def _set_manners(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(24)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.TEXT, QHeaderView.ResizeMode.Stretch)

    def retranslate(self) -> None:
        """Give the columns room for their names in another language."""
        self._look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the text its room: in a narrow list the columns that matter least go first."""
        super().resizeEvent(event)
        width = self.viewport().width()
        for column, least in ROOM_FOR.items():
            self.setColumnHidden(column, width < self._theme.px(least))

    def _look(self) -> None:
        px = self._theme.px
        note = QFontMetrics(self._theme.font(NOTE))
        for column, width in WIDTHS.items():
            words = [str(self._model.headerData(column, Qt.Orientation.Horizontal))]
            words += [f"{role_word(role)}？" for role in Role] if column is Column.ROLE else []
            self.setColumnWidth(column, max(px(width), px(16) + max(map(note.horizontalAdvance, words))))
        self.horizontalHeader().setFixedHeight(px(32))
        self.verticalScrollBar().setSingleStep(QFontMetrics(self._theme.font(NOTE)).lineSpacing() * 2)
        self.heights.look()

    def _remember(self) -> None:
        self._restoring, self._scrolled = self._anchor, self.verticalScrollBar().value()

    def _on_reset(self) -> None:
        self.heights.set_all()
        wanted = self._restoring
        row = self._model.row_of(wanted) if wanted is not None else None
        self.verticalScrollBar().setValue(0 if row is None else self._scrolled)
        if row is None:
            row = self.first_measure_row()
        if row is not None:
            self.go_to(row)
        else:
            self.measure_changed.emit(None)

    def _on_rows_arrived(self, first: int, last: int) -> None:
        row = self.currentIndex().row()
        if self._anchor is None and first <= row <= last:
            self.currentChanged(self.currentIndex(), QModelIndex())

    def _on_space(self, row: int) -> None:
        if self._model.measure_at(row) is None:
            self._model.set_open(row, is_open=not self._model.is_open(row))
            return
        self.tick_wanted.emit(self.selected_spans() or ((row, row),))

    def _on_enter(self, row: int) -> None:
        if self._model.measure_at(row) is None:
            self._model.set_open(row, is_open=not self._model.is_open(row))
        else:
            self.detail_wanted.emit()

    def _fold_or_rise(self, row: int) -> None:
        if isinstance(self._model.line_at(row), Block) and self._model.is_open(row):
            self._model.set_open(row, is_open=False)
        else:
            above = self._model.parent_row(row)
            if above is not None:
                self.go_to(above)

    def _unfold(self, row: int) -> None:
        if isinstance(self._model.line_at(row), Block):
            if self._model.is_open(row):
                self.go_to(min(row + 1, self._model.rowCount() - 1))
            else:
                self._model.set_open(row, is_open=True)

    def _is_on_box(self, index: QModelIndex, x: int) -> bool:
        if index.column() != Column.TEXT:
            return False
        box, reach = self.delegate.box_of(self.visualRect(index)), self._theme.px(6)
        return box.left() - reach <= x <= box.right() + reach

    def _hover(self, row: int) -> None:
        if row != self.delegate.hovered_row:
            self.delegate.hovered_row = row
            self.viewport().update()

    def _on_drag(self, event: QDragMoveEvent) -> None:
        measure = self._model.measure_at(self.indexAt(event.position().toPoint()).row())
        if measure is not None and dropped_files(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._light_drop(self.indexAt(event.position().toPoint()).row())
        else:
            event.ignore()
            self._light_drop(-1)

    def _light_drop(self, row: int) -> None:
        if row != self.delegate.drop_row:
            self.delegate.drop_row = row
            self.viewport().update()


def dropped_files(event: QDropEvent) -> list[Path]:
    """The local files and folders that are held over or dropped on a widget."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
