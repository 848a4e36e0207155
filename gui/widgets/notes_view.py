"""A table in which the month's progress is written row by row, the keyboard never leaving it."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui.item_models.index import Index
from gui.item_models.month_notes import MonthNotesModel, NoteColumn
from gui.item_models.row_table import ROW_ROLE
from gui.theme import NOTE, SMALL, Theme, Token
from gui.widgets.cell_painting import paint_field, paint_ground, paint_light, paint_shape, paint_text
from gui.widgets.plain_table import EntryTable
from gui.widgets.progress_editor import LONGEST_MS, PAUSE_MS
from gui.wording import month_short
from model.rows.submission import MonthNote

Hint = QAbstractItemDelegate.EndEditHint

LINES = 3
_WIDTHS: dict[int, int] = {NoteColumn.CODE: 72, NoteColumn.DUE: 104}
_NARROW = 440  # px at 100 %


class NotesDelegate(QStyledItemDelegate):
    """Paints the rows, and gives the progress column an editor of some lines, which hands over what is written after a pause.

    Signals:
        ended: the editor was closed, and no other was opened.
    """

    ended = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._opened = 0
        self._is_handed = False  # a pause had the open editor's words stored
        self.editor: QPlainTextEdit | None = None
        self.is_closing = False  # stored or given up already; it is there until the event loop takes it away
        self._pause, self._longest = (self._timer(milliseconds) for milliseconds in (PAUSE_MS, LONGEST_MS))
        self.closeEditor.connect(self._on_closing)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        row: MonthNote = index.data(ROW_ROLE)
        theme, column = self._theme, NoteColumn(index.column())
        paint_ground(painter, option)
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
        editor.textChanged.connect(self._on_typed)
        self.editor, self.is_closing, self._is_handed = editor, False, False
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the field; what is being written is not overwritten by news about the row."""
        text, model = str(index.data(Qt.ItemDataRole.EditRole) or ""), index.model()
        if not isinstance(editor, QPlainTextEdit) or editor.document().isModified():
            return
        if editor.property("before") is None or text.strip() != editor.toPlainText().strip():
            editor.setProperty("before", text)
            if isinstance(model, MonthNotesModel):
                model.begin(index.data(ROW_ROLE))
            editor.setPlainText(text)
            editor.setPlaceholderText(self._earlier(index.data(ROW_ROLE)))
            cursor = editor.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            editor.setTextCursor(cursor)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand what was written to the model."""
        if isinstance(editor, QPlainTextEdit) and isinstance(model, MonthNotesModel):
            self._rest()
            model.setData(index, editor.toPlainText())
            editor.document().setModified(False)  # news about the row are shown again

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
        """Enter stores and goes on to the next row, Shift+Enter is a new line, Escape leaves the row as it was."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(editor, QWidget):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, Hint.EditNextItem)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._take_back()
        return super().eventFilter(editor, event)

    @property
    def sitting(self) -> int | None:
        """What is stored while one editor is open belongs together; None while none is."""
        return self._opened if self.editor is not None else None

    def commit(self) -> None:
        """Hand over what is written in the open editor, which stays."""
        self._rest()
        if self.editor is not None and not self.is_closing:
            self.commitData.emit(self.editor)

    def _take_back(self) -> None:
        """Words of this editor that a pause stored already are taken out again."""
        self._rest()
        if self.editor is not None and self._is_handed:
            self.editor.setPlainText(self.editor.property("before"))
            self.commit()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self._hand_over)
        return timer

    def _hand_over(self) -> None:
        self._is_handed = True
        self.commit()

    def _on_typed(self) -> None:
        if self.editor is not None and self.editor.document().isModified():
            self._pause.start()
            if not self._longest.isActive():
                self._longest.start()

    def _rest(self) -> None:
        self._pause.stop()
        self._longest.stop()

    def _on_closing(self) -> None:
        self._rest()
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
            paint_text(painter, paint_shape(painter, rect, "tick", Token.GREEN, theme), text, theme, size=NOTE, lines=2)
        else:
            self._paint_field(painter, rect, row)

    def _paint_field(self, painter: QPainter, rect: QRect, row: MonthNote) -> None:
        """A field to write in, with the month before as a reminder."""
        theme = self._theme
        field = QRectF(rect.adjusted(-theme.px(4), theme.px(4), theme.px(4), -theme.px(5))).adjusted(0.5, 0.5, -0.5, -0.5)
        paint_field(painter, field, theme)
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


class NotesView(EntryTable):
    """The table; the current cell is always one to write in.

    Signals:
        editing_ended: the open editor was closed.
    """

    code, entry, widths = NoteColumn.CODE, NoteColumn.NOTE, _WIDTHS
    stretched = NoteColumn.MEASURE, NoteColumn.NOTE
    editing_ended = Signal()

    def __init__(self, model: MonthNotesModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, parent)
        self._notes = model
        self.delegate = NotesDelegate(theme, self)
        self.delegate.ended.connect(self.editing_ended)
        self.setItemDelegate(self.delegate)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionsClickable(False)
        self.look()

    @property
    def is_editing(self) -> bool:
        """Whether something is being written."""
        return self.delegate.editor is not None

    def flush(self) -> None:
        """Store what is being written."""
        self.delegate.commit()

    def write_in(self, row: int) -> None:
        """Open the editor of a row."""
        index = self.model().index(row, NoteColumn.NOTE)
        is_open = self.is_editing and not self.delegate.is_closing and self.currentIndex() == index
        self.setCurrentIndex(index)
        if index.flags() & Qt.ItemFlag.ItemIsEditable and not is_open:
            self.edit(index)

    def minimumSizeHint(self) -> QSize:
        """As wide as its headings need, without the one that is left out in a narrow window."""
        hint = super().minimumSizeHint()
        widest = max(self.needed(column) for column in self.stretched)  # they share the width equally
        wide = self.needed(NoteColumn.CODE) + len(self.stretched) * widest + self.verticalScrollBar().sizeHint().width()
        return QSize(max(hint.width(), wide), hint.height())

    def look(self) -> None:
        """Take the sizes of the text in force, and ask for the room they need."""
        super().look()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window there is room for the measure and its progress only."""
        super().resizeEvent(event)
        self.setColumnHidden(NoteColumn.DUE, self.viewport().width() < self._theme.px(_NARROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter writes, Ctrl+Enter shows the measure in the checklist."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not self.currentIndex().isValid():
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.open_at(self.currentIndex())
        else:
            self.write_in(self.currentIndex().row())

    def open_at(self, index: QModelIndex) -> None:
        """Show the measure of a row."""
        self.measure_wanted.emit(self._notes.row_at(index).row.id)

    def write_at(self, index: QModelIndex) -> None:
        """Open the editor of a row that was clicked."""
        row = index.row()
        QTimer.singleShot(0, self, lambda: self.write_in(row))  # after the click, which takes the focus

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what a click does."""
        column = self.indexAt(event.position().toPoint()).column()
        shapes: dict[int, Qt.CursorShape] = {self.code: Qt.CursorShape.PointingHandCursor, self.entry: Qt.CursorShape.IBeamCursor}
        self.viewport().setCursor(shapes.get(column, Qt.CursorShape.ArrowCursor))
