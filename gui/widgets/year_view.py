"""The year grid as it is worked with: a frozen column of measures, the months beside it, both scrolled as one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QScrollBar, QTableView, QWidget

from gui.gaps import QGridLayout
from gui.item_models.checklist_layout import Block
from gui.item_models.year_table import MEASURE, YearTable, year_line
from gui.theme import Theme
from gui.widgets.checklist_keys import next_stop
from gui.widgets.copied_rows import RowCopying, copied
from gui.widgets.plain_table import make_plain
from gui.widgets.row_heights import RowHeights
from gui.widgets.tall_area import bring_current_into_view
from gui.widgets.year_cells import MonthCellPainter, NameCell
from gui.widgets.year_legend import YearLegend
from model.periods import Month
from model.rows.checklist import MeasureRow

CursorAction = QAbstractItemView.CursorAction

MONTH_WIDTH = 38
LEAST_NAMES = 190
HEADER = 32
LEGEND_FROM = 320  # px at 100 %: a lower grid does without


class _Half(QTableView):
    """One half of the grid; headings fold on a click."""

    folded = Signal(int)
    resized = Signal()

    def __init__(self, model: YearTable, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._year = model
        make_plain(self, copies=False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(16)
        self.setModel(model)  # after all that lays its rows out anew
        self.heights = RowHeights(self, model.source, theme)

    def keyboardSearch(self, _search: str) -> None:
        """Letters typed here look for nothing: Qt would go through every row."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click selects; on a heading it folds."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_pressed = event.button() == Qt.MouseButton.LeftButton and index.isValid()
        if is_pressed and isinstance(self._year.source.line_at(index.row()), Block):
            self.folded.emit(index.row())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and see to the heights of headings that came into view."""
        self.heights.see_to()
        super().paintEvent(event)


class _Months(_Half):
    """The half the keyboard is in.

    Signals:
        enter_pressed, space_pressed, escaped: keys that mean something to the whole grid.
    """

    enter_pressed = Signal()
    space_pressed = Signal()
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The grid's own keys, then the table's."""
        key, row = Qt.Key(event.key()), self.currentIndex().row()
        is_heading = row >= 0 and isinstance(self._year.source.line_at(row), Block)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter_pressed.emit()
        elif key == Qt.Key.Key_Space:
            self.space_pressed.emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif is_heading and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._year.source.set_open(row, is_open=key == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)
        bring_current_into_view(self)

    def moveCursor(self, action: CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Up and Down walk from measure to measure, in the same month."""
        step = {CursorAction.MoveDown: 1, CursorAction.MoveUp: -1}.get(action, 0)
        row = self.currentIndex().row()
        if not step or row < 0:
            return super().moveCursor(action, modifiers)
        return self._year.index(next_stop(self._year.source, row, step), max(self.currentIndex().column(), 1))


class YearView(QWidget):
    """Shows a YearTable.

    Signals:
        moved: the keyboard is on another row or month.
        detail_wanted: the Month in which a measure is to be opened.
        tick_wanted: (tuple of row spans) Space was pressed on a measure.
        escaped: Escape was pressed.
    """

    moved = Signal()
    detail_wanted = Signal(object)
    tick_wanted = Signal(object)
    escaped = Signal()

    def __init__(self, model: YearTable, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year, self._theme = model, theme
        self.names, self.months = _Half(model, theme, self), _Months(model, theme, self)
        self.months.setSelectionModel(self.names.selectionModel())
        self.names.setItemDelegate(NameCell(theme, self.names, self.months))
        self.months.setItemDelegate(MonthCellPainter(theme, self.months, self.names))
        self.names.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.names.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.bar = QScrollBar(Qt.Orientation.Horizontal, self)
        self.legend = YearLegend(theme, self)
        self.setFocusProxy(self.months)
        for month in range(1, 13):
            self.names.setColumnHidden(month, True)
        self.months.setColumnHidden(MEASURE, True)
        self._lay_out()
        self._connect()
        self._look()

    def go_to(self, row: int, month: int | None = None) -> None:
        """Put the keyboard on a row, in a month or in the one it is in."""
        column = month or max(self.months.currentIndex().column(), 1)
        index = self._year.index(row, column)
        if index.isValid():
            self.months.setCurrentIndex(index)
            self.months.scrollTo(index)

    def scroll_to(self, place: int) -> None:
        """Scroll to where the list of the same rows stands, as far as the keyboard's row stays in sight."""
        self.months.executeDelayedItemsLayout()
        self.months.verticalScrollBar().setValue(place)
        self.months.scrollTo(self.months.currentIndex())

    @property
    def row(self) -> int:
        """The row the keyboard is on, -1 for none."""
        return self.months.currentIndex().row()

    def retranslate(self, name: str) -> None:
        """Name the grid in another language."""
        self.months.setAccessibleName(name)
        self.legend.look()
        self._look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the measures what the months leave."""
        super().resizeEvent(event)
        self.legend.setVisible(self.height() >= self._theme.px(LEGEND_FROM))
        self._share()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.names, 0, 0)
        grid.addWidget(self.months, 0, 1)
        grid.addWidget(self.bar, 1, 1)
        grid.addWidget(self.legend, 2, 0, 1, 2)
        self.legend.flow.setContentsMargins(12, 8, 12, 4)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(0, 1)
        self.names.horizontalHeader().setStretchLastSection(True)

    def _connect(self) -> None:
        names, months = self.names, self.months
        one, other = names.verticalScrollBar(), months.verticalScrollBar()
        one.valueChanged.connect(other.setValue)
        other.valueChanged.connect(one.setValue)
        inner = months.horizontalScrollBar()
        inner.valueChanged.connect(self.bar.setValue)
        inner.rangeChanged.connect(self._on_range)
        self.bar.valueChanged.connect(inner.setValue)
        months.selectionModel().currentChanged.connect(lambda _current, _previous: self._on_current())
        months.enter_pressed.connect(self._enter)
        months.space_pressed.connect(self._space)
        months.escaped.connect(self.escaped)
        RowCopying(months, lambda: copied(lines) if (lines := year_line(self._year, self.row)) else None)
        for half in (names, months):
            half.folded.connect(self._turn)
            half.doubleClicked.connect(self._on_double_click)
        self._theme.changed.connect(self._look)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes to the months."""
        super().focusInEvent(event)
        self.months.setFocus()

    def _on_range(self, least: int, most: int) -> None:
        self.bar.setRange(least, most)
        self.bar.setPageStep(self.months.viewport().width())
        self.bar.setVisible(most > least)

    def _on_current(self) -> None:
        for half in (self.names, self.months):
            half.viewport().update()
        self.moved.emit()

    def _on_double_click(self, index: QModelIndex) -> None:
        if self._measure() is not None:
            self.detail_wanted.emit(Month(self._year.year, max(index.column(), 1)) if index.column() else None)

    def _enter(self) -> None:
        if self._measure() is not None:
            self.detail_wanted.emit(Month(self._year.year, max(self.months.currentIndex().column(), 1)))
        else:
            self._turn(self.row)

    def _space(self) -> None:
        if self._measure() is not None:
            self.tick_wanted.emit(((self.row, self.row),))
        else:
            self._turn(self.row)

    def _measure(self) -> MeasureRow | None:
        return self._year.source.measure_at(self.row)

    def _turn(self, row: int) -> None:
        source = self._year.source
        if row >= 0 and isinstance(source.line_at(row), Block):
            source.set_open(row, is_open=not source.is_open(row))

    def _look(self) -> None:
        px = self._theme.px
        for half in (self.names, self.months):
            half.horizontalHeader().setFixedHeight(px(HEADER))
            half.heights.look()
        self._share()

    def _share(self) -> None:
        px = self._theme.px
        month = max(px(MONTH_WIDTH), self._widest_head() + px(8))
        bar = self.months.verticalScrollBar().sizeHint().width()
        least = min(px(LEAST_NAMES), self.width() // 2)
        names = max(least, self.width() - 12 * month - bar)
        self.names.setFixedWidth(max(names, 1))
        room = self.width() - names - bar
        each = max(month, room // 12)
        for column in range(1, 13):
            self.months.setColumnWidth(column, each)

    def _widest_head(self) -> int:
        metrics, horizontal = self.months.horizontalHeader().fontMetrics(), Qt.Orientation.Horizontal
        return max(metrics.horizontalAdvance(self._year.headerData(month, horizontal)) for month in range(1, 13))
