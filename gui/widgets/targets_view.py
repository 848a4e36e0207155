"""The table of numbers to reach: readings are typed down a column or pasted from a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui.item_models.index import Index
from gui.item_models.row_table import ROW_ROLE
from gui.item_models.target_model import TargetColumn, TargetTableModel
from gui.target_words import PACE_LOOKS, pace_word
from gui.theme import NOTE, SMALL, Theme, Token
from gui.widgets.cell_painting import paint_field, paint_ground, paint_shape, paint_text
from gui.widgets.line_chart import paint_trend
from gui.widgets.plain_table import EntryTable
from gui.widgets.tall_area import bring_current_into_view
from gui.wording import month_words
from model.rows.target_line import LineKey, TargetLine
from model.rows.words import Pace

_WIDTHS: dict[int, int] = {
    TargetColumn.CODE: 68, TargetColumn.ASKED: 114, TargetColumn.ENTRY: 74, TargetColumn.NEWEST: 86, TargetColumn.EXPECTED: 70,
    TargetColumn.GAP: 88, TargetColumn.TREND: 72, TargetColumn.PACE: 100,
}  # fmt: skip
# What gives way in a narrow window, first the least needed; the detail beside the table says it all.
_GIVE_WAY = (
    TargetColumn.GAP, TargetColumn.TREND, TargetColumn.EXPECTED, TargetColumn.NEWEST, TargetColumn.ASKED, TargetColumn.PACE,
)  # fmt: skip
_NAME_LEAST = 150


def paint_pace(painter: QPainter, rect: QRect, pace: Pace, theme: Theme) -> None:
    """The shape of where a target stands, with its word beside it."""
    beside = paint_shape(painter, rect, *PACE_LOOKS[pace], theme)
    paint_text(painter, beside, pace_word(pace), theme, token=Token.SECONDARY if pace is Pace.UNREAD else Token.TEXT, size=NOTE)


def cells_of(text: str) -> list[str]:
    """The first column of what a spreadsheet puts on the clipboard, a line each."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return [line.split("\t")[0].strip() for line in lines]


class TargetsDelegate(QStyledItemDelegate):
    """Paints shapes, trends and the fields to type in; Enter goes on to the field below.

    Signals:
        column_pasted: a column was pasted into the field that is open: its cells.
    """

    column_pasted = Signal(object)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.editor: QLineEdit | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        row: TargetLine = index.data(ROW_ROLE)
        theme, column = self._theme, TargetColumn(index.column())
        paint_ground(painter, option)
        rect = option.rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        if column is TargetColumn.PACE:
            paint_pace(painter, rect, row.pace, theme)
        elif column is TargetColumn.TREND:
            paint_trend(painter, option.rect, row, theme)
        elif column is TargetColumn.ENTRY:
            self._paint_entry(painter, option.rect, text, index)
        elif column is TargetColumn.CODE:
            paint_text(painter, rect, text, theme, token=Token.ACCENT)
        elif column is TargetColumn.NAME:
            paint_text(painter, rect, text, theme, lines=2)
        else:
            align = Qt.AlignmentFlag.AlignLeft if column is TargetColumn.ASKED else Qt.AlignmentFlag.AlignRight
            paint_text(painter, rect, text, theme, size=NOTE, align=align, lines=2 if column is TargetColumn.ASKED else 1)
        painter.setPen(theme.colour(Token.LINE))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field for one number."""
        editor = QLineEdit(parent)
        editor.setMaxLength(30)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        model, row = index.model(), index.data(ROW_ROLE)
        if isinstance(model, TargetTableModel):
            name = self.tr("Reading of {month}: {target}")
            editor.setAccessibleName(name.format(month=month_words(model.month), target=model.display(row, TargetColumn.NAME)))
        self.editor = editor
        editor.destroyed.connect(lambda: self._gone(editor))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """The field stands where it was painted."""
        editor.setGeometry(self._field(option.rect).toAlignedRect())

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the field; news about the row does not overwrite what is being typed."""
        text, model = str(index.data(Qt.ItemDataRole.EditRole) or ""), index.model()
        if not isinstance(editor, QLineEdit) or editor.isModified():
            return
        if editor.property("filled") is None or text != editor.text():
            editor.setProperty("filled", True)
            if isinstance(model, TargetTableModel):
                model.begin(index.data(ROW_ROLE))
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand what was typed to the model."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter and the arrows store and go to the row below or above; a column is pasted down the rows."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(editor, QLineEdit):
            if event.matches(QKeySequence.StandardKey.Paste):
                cells = cells_of(QGuiApplication.clipboard().text())
                if len(cells) > 1:
                    self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)
                    self.column_pasted.emit(cells)
                    return True
            hints = QAbstractItemDelegate.EndEditHint
            steps = {Qt.Key.Key_Return: hints.EditNextItem, Qt.Key.Key_Enter: hints.EditNextItem, Qt.Key.Key_Down: hints.EditNextItem,
                     Qt.Key.Key_Up: hints.EditPreviousItem}
            if event.key() in steps:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, steps[Qt.Key(event.key())])
                return True
        return super().eventFilter(editor, event)

    def _gone(self, editor: QLineEdit) -> None:
        if self.editor is editor:  # else the next row's field is open already
            self.editor = None

    def _field(self, cell: QRect) -> QRectF:
        px = self._theme.px
        return QRectF(cell.adjusted(px(4), px(6), -px(4), -px(7))).adjusted(0.5, 0.5, -0.5, -0.5)

    def _paint_entry(self, painter: QPainter, rect: QRect, text: str, index: Index) -> None:
        model, theme = index.model(), self._theme
        field = self._field(rect)
        is_refused = isinstance(model, TargetTableModel) and model.is_refused(index.data(ROW_ROLE))
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            paint_field(painter, field, theme, is_refused=is_refused)
        inside = field.toRect().adjusted(theme.px(6), 0, -theme.px(6), 0)
        if is_refused:
            upper = QRect(inside.x(), inside.y(), inside.width(), inside.height() // 2)
            paint_text(painter, upper, self.tr("Not saved"), theme, token=Token.RED, size=SMALL, align=Qt.AlignmentFlag.AlignRight)
            inside = upper.translated(0, upper.height())
        paint_text(painter, inside, text, theme, size=SMALL if is_refused else NOTE, align=Qt.AlignmentFlag.AlignRight)


class TargetsView(EntryTable):
    """The table; the current cell is always one to type in.

    Signals:
        line_chosen: the TargetLine of the current row, None when there is none.
        column_pasted: keys with the texts that were pasted against them, and how many cells found no row.
    """

    code, entry, widths, stretched = TargetColumn.CODE, TargetColumn.ENTRY, _WIDTHS, (TargetColumn.NAME,)
    line_chosen = Signal(object)
    column_pasted = Signal(object, int)

    def __init__(self, model: TargetTableModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, parent)
        self._targets = model
        self.delegate = TargetsDelegate(theme, self)
        self.delegate.column_pasted.connect(self._paste_cells)
        self.setItemDelegate(self.delegate)
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().sectionClicked.connect(self._sort_by)
        self._sorted = (TargetColumn.CODE, Qt.SortOrder.AscendingOrder)
        model.modelReset.connect(self._on_reset)
        self.look()

    def look(self) -> None:
        """Take the sizes of the text in force."""
        super().look()
        self._fit()

    @property
    def line(self) -> TargetLine | None:
        """The current row's line."""
        index = self.currentIndex()
        return self._targets.row_at(index) if index.isValid() else None

    def flush(self) -> None:
        """Store what is being typed."""
        if self.delegate.editor is not None:
            self.commitData(self.delegate.editor)

    def show_lines(self, lines: Sequence[TargetLine]) -> None:
        """Show these lines in the order chosen; the current one stays the current one."""
        kept = self.line
        self._targets.show_rows(lines)
        if self.line is None and lines:
            self._targets.sort(*self._sorted)
            self.choose(max(0, self._targets.place_of(kept.key)) if kept else 0)
        elif kept is not None and self.line != kept:
            self.line_chosen.emit(self.line)

    def choose(self, place: int) -> None:
        """Make a row the current one."""
        self.setCurrentIndex(self._targets.index(place, TargetColumn.ENTRY))

    def paste(self, text: str) -> None:
        """Enter a column from the current row on downwards."""
        self._paste_cells(cells_of(text))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell whose row it is now."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.line_chosen.emit(self._targets.row_at(current) if current.isValid() else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window columns give way."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter types, Ctrl+Enter shows the measure in the checklist, Delete empties the field, Ctrl+V pastes a column."""
        if self.line is None:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._targets.setData(self.currentIndex().siblingAtColumn(TargetColumn.ENTRY), "")
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.open_at(self.currentIndex())
        else:
            self.write_at(self.currentIndex())
        bring_current_into_view(self)

    def write_at(self, index: QModelIndex) -> None:
        """Type in a row's field."""
        entry = index.siblingAtColumn(TargetColumn.ENTRY)
        if entry.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(entry)

    def open_at(self, index: QModelIndex) -> None:
        """Show the measure a number belongs to, where it belongs to one."""
        row = self._targets.row_at(index)
        if row.measure_id is not None:
            self.measure_wanted.emit(row.measure_id)

    def _paste_cells(self, cells: Sequence[str]) -> None:
        first = self.currentIndex().row()
        if first < 0 or self._targets.is_read_only:
            return
        rows = self._targets.rows()[first : first + len(cells)]
        pasted: dict[LineKey, str] = {row.key: cell for row, cell in zip(rows, cells, strict=False) if cell}
        if pasted:
            self.column_pasted.emit(pasted, len(cells) - len(rows))

    def _sort_by(self, column: int) -> None:
        if column in (TargetColumn.ENTRY, TargetColumn.TREND):
            return
        is_again = self._sorted == (column, Qt.SortOrder.AscendingOrder)
        order = Qt.SortOrder.DescendingOrder if is_again else Qt.SortOrder.AscendingOrder
        self._sorted = (TargetColumn(column), order)
        kept = self.line
        self._targets.sort(*self._sorted)
        self.horizontalHeader().setSortIndicatorShown(True)
        self.horizontalHeader().setSortIndicator(column, order)
        self.choose(max(0, self._targets.place_of(kept.key)) if kept else 0)

    def _on_reset(self) -> None:
        self.line_chosen.emit(None)

    def _fit(self) -> None:
        """Hide columns until the name has room."""
        room = self.viewport().width() - max(self._theme.px(_NAME_LEAST), self.needed(TargetColumn.NAME))
        shown = {column: self.needed(column) for column in _WIDTHS}
        for column in _GIVE_WAY:
            if sum(shown.values()) > room:
                del shown[column]
        for each in _WIDTHS:
            self.setColumnHidden(each, each not in shown)
