"""The rows that were read, on the right of the review: sure ones quiet, doubtful ones marked."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui.item_models.draft_model import LINE_ROLE, DraftListModel, Line, LineKind
from gui.item_models.index import Index
from gui.review.field_words import field_word
from gui.theme import BODY, NOTE, ROW_ANNEX, ROW_TASK, Theme, Token
from gui.widgets.copied_rows import Copied, RowCopying, copied
from gui.widgets.elided_label import elided_lines
from gui.wording import listed, role_word
from model.rows.draft import Field, MeasureDraft, PlanDraft
from model.rows.words import Role

_ROW = 68
_MARK = 28
_WALKING = frozenset({
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
})


class RowDelegate(QStyledItemDelegate):
    """Paints one line of the draft."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Fixed heights by kind."""
        heights = {LineKind.ANNEX: ROW_ANNEX, LineKind.SECTION: 26, LineKind.TASK: ROW_TASK, LineKind.MEASURE: _ROW}
        return QSize(0, self._theme.px(heights[index.data(LINE_ROLE).kind]))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a heading or a measure."""
        line: Line = index.data(LINE_ROLE)
        painter.save()
        painter.setClipRect(option.rect)
        if line.measure is None:
            self._paint_heading(painter, option.rect, line)
        else:
            self._paint_measure(painter, option, line.measure)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, line: Line) -> None:
        theme = self._theme
        is_section = line.kind is LineKind.SECTION
        painter.setFont(theme.font(NOTE if is_section else BODY, bold=not is_section))
        painter.setPen(theme.colour(Token.SECONDARY if is_section else Token.TEXT))
        indent = {LineKind.ANNEX: 12, LineKind.SECTION: 12, LineKind.TASK: 20}[line.kind]
        box = rect.adjusted(theme.px(indent), 0, -theme.px(12), 0)
        text = painter.fontMetrics().elidedText(line.text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)

    def _paint_measure(self, painter: QPainter, option: QStyleOptionViewItem, row: MeasureDraft) -> None:
        theme = self._theme
        rect = option.rect.adjusted(theme.px(6), 1, -theme.px(6), -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(Token.SELECTION))
            painter.drawRoundedRect(rect, 6, 6)
            painter.setBrush(theme.colour(Token.ACCENT))
            painter.drawRect(QRect(rect.left(), rect.top() + 6, 3, rect.height() - 12))
        self._paint_mark(painter, rect, row)
        words = self._doubt_words(row)
        painter.setFont(theme.font(NOTE))
        room = painter.fontMetrics().horizontalAdvance(words) + theme.px(12) if words else 0
        note = painter.fontMetrics()
        text = rect.adjusted(theme.px(12 + _MARK), 0, -theme.px(12), 0)
        painter.setFont(theme.font())
        spacing = painter.fontMetrics().lineSpacing()
        painter.setPen(theme.colour(Token.TEXT))
        lines = elided_lines(row.measure, painter.fontMetrics(), text.width(), 2)
        top = text.top() + (text.height() - len(lines) * spacing - note.height()) // 2
        for number, part in enumerate(lines):
            painter.drawText(text.left(), top + number * spacing, text.width(), spacing, 0, part)
        painter.setFont(theme.font(NOTE))
        foot = QRect(text.left(), top + len(lines) * spacing, text.width(), note.height())
        painter.setPen(theme.colour(Token.SECONDARY))
        said = note.elidedText(said_of(row), Qt.TextElideMode.ElideRight, foot.width() - room)
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignLeft), said)
        if words:
            painter.setPen(theme.colour(Token.AMBER))
            painter.drawText(foot, int(Qt.AlignmentFlag.AlignRight), words)

    def _paint_mark(self, painter: QPainter, rect: QRect, row: MeasureDraft) -> None:
        if not row.doubts and not row.questions:
            return
        name, token = ("doubt", Token.AMBER) if row.doubts else ("question", Token.SECONDARY)
        size = self._theme.px(16)
        ratio = painter.device().devicePixelRatio()
        pixmap = self._theme.icons.pixmap(name, self._theme.colours[token], size, ratio)
        painter.drawPixmap(rect.left() + self._theme.px(14), rect.top() + self._theme.px(8), pixmap)

    def _doubt_words(self, row: MeasureDraft) -> str:
        return self.tr("%n doubt(s)", "", len(row.doubts)) if row.doubts else ""


def said_of(row: MeasureDraft) -> str:
    """Deadline and units in one line, as the list shows them."""
    parts = [row.deadline]
    for role, units in ((Role.LEAD, row.lead), (Role.RESPONSIBLE, row.responsible), (Role.SUPPORT, row.support)):
        if units:
            parts.append(f"{role_word(role)} {listed(units)}")
    return " · ".join(part for part in parts if part)


def rows_copied(lines: Iterable[Line]) -> Copied | None:
    """What was read of the measures among these lines, for the clipboard, with headings; None of none."""
    fields = (Field.TASK_NO, Field.TASK, Field.MEASURE, Field.DEADLINE, Field.LEAD, Field.RESPONSIBLE, Field.SUPPORT)
    cells = [
        [str(row.task_no), row.task, row.measure, row.deadline, *map(listed, (row.lead, row.responsible, row.support))]
        for line in lines if (row := line.measure) is not None
    ]  # fmt: skip
    return copied([[field_word(field) for field in fields], *cells]) if cells else None


class RowsView(QListView):
    """The list; only walking keys are its own, every other key belongs to the review.

    Signals:
        row_chosen: number of the draft's row that a person went to.
    """

    row_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = DraftListModel(self)
        self.setModel(self._lines)
        self._theme = theme
        self.setItemDelegate(RowDelegate(theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._on_current)
        RowCopying(self, self._chosen_copied, lambda: rows_copied(self.lines()), lambda: sum(line.measure is not None for line in self.lines()))
        self._is_following = False
        theme.changed.connect(self._on_look)

    def show_draft(self, draft: PlanDraft, row: int) -> None:
        """Show a draft with one row chosen."""
        self._is_following = True
        self._lines.set_draft(draft)
        self._is_following = False
        self.show_row(row)

    def show_row(self, row: int) -> None:
        """Choose a row and bring it into sight."""
        index = self._lines.index_of(row)
        if index.isValid() and index != self.currentIndex():
            self._is_following = True
            self.setCurrentIndex(index)
            self._is_following = False
        if index.isValid() and not self.viewport().rect().contains(self.visualRect(index)):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    @property
    def row(self) -> int:
        """The draft's row that is chosen, -1 for none."""
        line = self.currentIndex().data(LINE_ROLE)
        return line.row if line is not None else -1

    def lines(self) -> list[Line]:
        """All lines shown."""
        return self._lines.lines()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen row in sight."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.show_row(self.row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk; leave everything else to the review."""
        if Qt.Key(event.key()) in _WALKING and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A heading cannot be chosen: the row that is looked at stays lit."""
        line = self.indexAt(event.position().toPoint()).data(LINE_ROLE)
        if line is not None and line.measure is not None:
            super().mousePressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Step over headings, which cannot be chosen."""
        lines, place = self._lines.lines(), self.currentIndex().row()
        steps = {QAbstractItemView.CursorAction.MoveUp: -1, QAbstractItemView.CursorAction.MoveDown: 1}
        step = steps.get(action)
        if step is None:
            found = super().moveCursor(action, modifiers)
            place, step = found.row(), 1
            if action in (QAbstractItemView.CursorAction.MoveEnd, QAbstractItemView.CursorAction.MovePageUp):
                step = -1 if place > 0 and action is QAbstractItemView.CursorAction.MoveEnd else 1
        else:
            place += step
        while 0 <= place < len(lines) and lines[place].measure is None:
            place += step
        return self._lines.index(place, 0) if 0 <= place < len(lines) else self.currentIndex()

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        line = current.data(LINE_ROLE)
        if not self._is_following and line is not None and line.row >= 0:
            self.row_chosen.emit(line.row)

    def _chosen_copied(self) -> Copied | None:
        line = self.currentIndex().data(LINE_ROLE)
        return rows_copied([line] if line is not None else [])

    def _on_look(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
