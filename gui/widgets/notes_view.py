"""A table in which the month's progress is written row by row, the keyboard never leaving it."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui.item_models.index import Index
from gui.item_models.month_notes import MonthNotesModel, NoteColumn
from gui.item_models.row_table import ROW_ROLE
from gui.theme import NOTE, ROW_MEASURE, SMALL, Theme, Token
from gui.widgets.light_delegate import paint_light, paint_text
from gui.wording import month_short
from model.rows.submission import MonthNote

Hint = QAbstractItemDelegate.EndEditHint
Cursor = QAbstractItemView.CursorAction

LINES = 3
_WIDTHS = {NoteColumn.CODE: 72, NoteColumn.DUE: 104}
_NARROW = 440  # px at 100 %


class NotesDelegate(QStyledItemDelegate):
    """Paints the rows, and gives the progress column an editor of some lines.

    Signals:
        ended: the editor was closed, and no other was opened.
    """

    ended = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._opened = 0
        self.editor: QPlainTextEdit | None = None
        self.is_closing = False  # stored or given up already; it is there until the event loop takes it away
        self.closeEditor.connect(self._on_closing)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        row: MonthNote = index.data(ROW_ROLE)
        theme, column = self._theme, NoteColumn(index.column())
        ground = QStyleOptionViewItem(option)
        ground.text = ""  # the style paints the row's ground only
        style = ground.widget.style() if ground.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, ground.widget)
        rect = option.rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        if column is NoteColumn.CODE:
            paint_text(painter, rect, text, theme, token=Token.ACCENT)
        elif column is NoteColumn.DUE:
            paint_light(painter, rect, row.row.light, text, theme)
        elif column is NoteColumn.MEASURE:
            paint_text(painter, rect, text, theme, lines=2)
        else:
            self._paint_note(painter, rect, row, text, index)
        painter.setPen(theme.colour(Token.LINE))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """A field of some lines."""
        editor = QPlainTextEdit(parent)
        editor.setTabChangesFocus(True)
        editor.setAccessibleName(self.tr("Progress of the month"))
        self._opened += 1
        number = self._opened
        editor.destroyed.connect(lambda: self._on_gone(number))
        self.editor, self.is_closing = editor, False
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the field once; what is being written is not overwritten by news about the row."""
        if isinstance(editor, QPlainTextEdit) and editor.property("filled") is None:
            editor.setProperty("filled", True)
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.setPlaceholderText(self._earlier(index.data(ROW_ROLE)))
            cursor = editor.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            editor.setTextCursor(cursor)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand what was written to the model."""
        if isinstance(editor, QPlainTextEdit) and isinstance(model, MonthNotesModel):
            model.setData(index, editor.toPlainText())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Room for some lines, over the next row where one's own is too low, within the table."""
        wanted = QFontMetrics(editor.font()).lineSpacing() * LINES + self._theme.px(16)
        place = QRect(option.rect)
        place.setHeight(max(place.height(), wanted))
        parent = editor.parentWidget()
        if parent is not None and place.bottom() > parent.height():
            place.moveBottom(parent.height() - 1)
        editor.setGeometry(place)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter stores and goes on to the next row, Shift+Enter is a new line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(editor, QWidget):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, Hint.EditNextItem)
                return True
        return super().eventFilter(editor, event)

    def _on_closing(self) -> None:
        self.is_closing = True

    def _on_gone(self, number: int) -> None:
        if number == self._opened:  # else the next row's editor is open already
            self.editor = None
            self.ended.emit()

    def _paint_note(self, painter: QPainter, rect: QRect, row: MonthNote, text: str, index: Index) -> None:
        model, theme = index.model(), self._theme
        if isinstance(model, MonthNotesModel) and model.is_refused(row):
            line = rect.adjusted(0, theme.px(4), 0, -rect.height() // 2)
            paint_text(painter, line, self.tr("Not saved yet"), theme, token=Token.RED, size=SMALL)
            rect = rect.adjusted(0, rect.height() // 2, 0, -theme.px(4))
            paint_text(painter, rect, text, theme, size=NOTE)
        elif text:
            size = theme.px(14)
            mark = theme.icons.pixmap("tick", theme.colours[Token.GREEN], size, painter.device().devicePixelRatioF())
            painter.drawPixmap(rect.x(), rect.center().y() - size // 2, size, size, mark)
            paint_text(painter, rect.adjusted(size + theme.px(6), 0, 0, 0), text, theme, size=NOTE, lines=2)
        else:
            self._paint_field(painter, rect, row)

    def _paint_field(self, painter: QPainter, rect: QRect, row: MonthNote) -> None:
        """A field to write in, with the month before as a reminder."""
        theme = self._theme
        field = QRectF(rect.adjusted(-theme.px(4), theme.px(4), theme.px(4), -theme.px(5))).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(Token.LINE), 1))
        painter.setBrush(theme.colour(Token.GROUND))
        painter.drawRoundedRect(field, theme.px(4), theme.px(4))
        painter.restore()
        inside = field.toRect().adjusted(theme.px(8), theme.px(2), -theme.px(8), -theme.px(2))
        words = self.tr("Write what was done")
        if row.earlier_month is None:
            paint_text(painter, inside, words, theme, token=Token.SECONDARY, size=NOTE)
            return
        upper, lower = QRect(inside), QRect(inside)
        upper.setHeight(inside.height() // 2)
        lower.setTop(upper.bottom() + 1)
        paint_text(painter, upper, words, theme, token=Token.SECONDARY, size=NOTE)
        paint_text(painter, lower, self._earlier(row), theme, token=Token.SECONDARY, size=SMALL)

    def _earlier(self, row: MonthNote) -> str:
        if row.earlier_month is None:
            return ""
        return self.tr("{month}: {text}").format(month=month_short(row.earlier_month), text=row.earlier)


class NotesView(QTableView):
    """The table; the current cell is always one to write in.

    Signals:
        measure_wanted: the id of a measure that is to be shown in the checklist.
        editing_ended: the open editor was closed.
    """

    measure_wanted = Signal(object)
    editing_ended = Signal()

    def __init__(self, model: MonthNotesModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._notes = theme, model
        self.setModel(model)
        self.delegate = NotesDelegate(theme, self)
        self.delegate.ended.connect(self.editing_ended)
        self.setItemDelegate(self.delegate)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        for column in (NoteColumn.MEASURE, NoteColumn.NOTE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.setMouseTracking(True)
        theme.changed.connect(self.look)
        self.look()

    def look(self) -> None:
        """Take the sizes of the text in force."""
        self.verticalHeader().setDefaultSectionSize(self._theme.px(ROW_MEASURE))
        for column, width in _WIDTHS.items():
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, self._theme.px(width))
        self.viewport().update()

    @property
    def is_editing(self) -> bool:
        """Whether something is being written."""
        return self.delegate.editor is not None

    def flush(self) -> None:
        """Store what is being written."""
        if self.delegate.editor is not None and not self.delegate.is_closing:
            self.commitData(self.delegate.editor)

    def write_in(self, row: int) -> None:
        """Open the editor of a row."""
        index = self.model().index(row, NoteColumn.NOTE)
        is_open = self.is_editing and not self.delegate.is_closing and self.currentIndex() == index
        self.setCurrentIndex(index)
        if index.flags() & Qt.ItemFlag.ItemIsEditable and not is_open:
            self.edit(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window there is room for the measure and its progress only."""
        super().resizeEvent(event)
        self.setColumnHidden(NoteColumn.DUE, self.viewport().width() < self._theme.px(_NARROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter writes, Ctrl+Enter shows the measure in the checklist."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not self.currentIndex().isValid():
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.measure_wanted.emit(self._notes.row_at(self.currentIndex()).row.id)
        else:
            self.write_in(self.currentIndex().row())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the progress writes it, one on the number shows the measure."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self.setFocus()
        self.setCurrentIndex(index.siblingAtColumn(NoteColumn.NOTE))
        if index.column() == NoteColumn.CODE:
            self.measure_wanted.emit(self._notes.row_at(index).row.id)
        elif index.column() == NoteColumn.NOTE:
            row = index.row()
            QTimer.singleShot(0, self, lambda: self.write_in(row))  # after the click, which takes the focus

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click anywhere else shows the measure."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() in (NoteColumn.MEASURE, NoteColumn.DUE):
            self.measure_wanted.emit(self._notes.row_at(index).row.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what a click does."""
        column = self.indexAt(event.position().toPoint()).column()
        shapes = {NoteColumn.CODE: Qt.CursorShape.PointingHandCursor, NoteColumn.NOTE: Qt.CursorShape.IBeamCursor}
        self.viewport().setCursor(shapes.get(column, Qt.CursorShape.ArrowCursor))  # type: ignore[call-overload]

    def moveCursor(self, action: Cursor, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Up and down only: to the left of the progress nothing is written."""
        row = self.currentIndex().row()
        step = {Cursor.MoveNext: 1, Cursor.MovePrevious: -1, Cursor.MoveLeft: 0, Cursor.MoveRight: 0}.get(action)
        if step is None:
            return super().moveCursor(action, modifiers).siblingAtColumn(NoteColumn.NOTE)
        return self.model().index(row + step, NoteColumn.NOTE)
