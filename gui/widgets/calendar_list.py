"""A day's entries one below the other: opened with Enter, ticked with Space, walked on to the next day with the arrows."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui.calendar_words import (
    KIND_ICONS,
    entry_cells,
    entry_heads,
    entry_icon,
    entry_line,
    entry_text,
)
from gui.item_models.calendar_day import PAGE, DayTable
from gui.item_models.index import Index
from gui.theme import BODY, SMALL, Theme, Token
from gui.widgets.cell_painting import box_rect, paint_box, paint_text
from gui.widgets.copied_rows import Copied, RowCopying, copied
from model.rows.calendar import CalendarEntry, Standing

HEIGHT = 66
BOX_X, TEXT_X = 14, 40
ICON = 12
INSET = 6


class EntryCell(QStyledItemDelegate):
    """Paints an entry: a box to tick, two lines of text, below them how it stands and what it is."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one entry."""
        theme = self._theme
        painter.save()
        painter.setClipRect(option.rect)
        self._paint_ground(painter, option)
        model = index.model()
        entry = model.entry_at(index.row()) if isinstance(model, DayTable) else None
        if entry is None:
            paint_text(painter, self._text_rect(option.rect), "…", theme, token=Token.SECONDARY)
        else:
            self._paint_entry(painter, option.rect, entry)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Sizes are the view's affair."""
        return QSize(0, 0)

    @property
    def height(self) -> int:
        """The height of every entry, at the text size in force."""
        theme = self._theme
        body, small = (QFontMetrics(theme.font(size)).lineSpacing() for size in (BODY, SMALL))
        return max(theme.px(HEIGHT), 2 * body + small + theme.px(16))

    def box_of(self, rect: QRect) -> QRect:
        """Where the tick box of an entry stands."""
        body = QFontMetrics(self._theme.font(BODY)).lineSpacing()
        line = QRect(rect.x() + self._theme.px(BOX_X), rect.y() + self._theme.px(8), rect.width(), body)
        return box_rect(line, self._theme)

    def _text_rect(self, rect: QRect) -> QRect:
        px = self._theme.px
        return rect.adjusted(px(TEXT_X), px(8), -px(12), -px(8))

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        theme, rect = self._theme, QRectF(option.rect)
        painter.fillRect(option.rect, theme.colour(Token.PANEL))
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if not is_current:
            painter.setPen(theme.colour(Token.LINE))
            left = option.rect.left() + theme.px(TEXT_X)
            painter.drawLine(left, option.rect.bottom(), option.rect.right() - theme.px(12), option.rect.bottom())
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_keyboard = self._view.hasFocus()
        painter.setPen(QPen(theme.colour(Token.ACCENT), 1) if has_keyboard else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(Token.SELECTION if has_keyboard else Token.GROUND))
        inset = theme.px(INSET)
        painter.drawRoundedRect(rect.adjusted(inset + 0.5, 1.5, -inset - 0.5, -1.5), inset, inset)

    def _paint_entry(self, painter: QPainter, rect: QRect, entry: CalendarEntry) -> None:
        theme = self._theme
        is_over = entry.standing in (Standing.DONE, Standing.IDLE)
        name, token = entry_icon(entry)
        ratio = painter.device().devicePixelRatioF()
        if not entry.is_tickable:
            box, size = self.box_of(rect), theme.px(16)
            picture = theme.icons.pixmap(KIND_ICONS[entry.kind], theme.colours[Token.ACCENT], size, ratio)
            painter.drawPixmap(box.x(), box.center().y() - size // 2, size, size, picture)
        else:
            paint_box(painter, self.box_of(rect), theme, checked=entry.standing is Standing.DONE)
        inside = self._text_rect(rect)
        small = QFontMetrics(theme.font(SMALL)).lineSpacing()
        upper = inside.adjusted(0, 0, 0, -small - theme.px(4))
        lower = QRect(inside.x(), inside.bottom() - small + 1, inside.width(), small)
        token_of_text = Token.SECONDARY if is_over else Token.TEXT
        paint_text(painter, upper, entry_text(entry), theme, token=token_of_text, lines=2)
        size = theme.px(ICON)
        picture = theme.icons.pixmap(name, theme.colours[token], size, ratio)
        painter.drawPixmap(lower.x(), lower.center().y() - size // 2, size, size, picture)
        beside = lower.adjusted(size + theme.px(5), 0, 0, 0)
        paint_text(painter, beside, entry_line(entry), theme, token=Token.SECONDARY, size=SMALL)


class DayList(QTableView):
    """Shows a DayTable.

    Signals:
        opened: the CalendarEntry that Enter or a double click opens.
        tick_wanted: the CalendarEntry whose box was pressed.
        step_wanted: -1 or 1: the day before or after.
        left: Escape was pressed; the keyboard goes back to the month.
    """

    opened = Signal(object)
    tick_wanted = Signal(object)
    step_wanted = Signal(int)
    left = Signal()

    def __init__(self, model: DayTable, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries, self._theme = model, theme
        self.cell = EntryCell(theme, self)
        self._kept_row = 0
        self._is_new = True
        self.setObjectName("day")
        self.setModel(model)
        self.setItemDelegate(self.cell)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        RowCopying(self, self.copied, self.all_copied, self._known)
        theme.changed.connect(self._look)
        self._look()

    def copied(self) -> Copied | None:
        """The entry chosen with all that its line says, for other programs; None when none is, or it is not known yet."""
        entry = self._entries.entry_at(self.currentIndex().row())
        return copied([entry_heads(), entry_cells(entry)]) if entry is not None else None

    def all_copied(self) -> Copied | None:
        """All entries of the day likewise; None where they are not all known."""
        entries = [self._entries.entry_at(row) for row in range(self._known())]
        return copied([entry_heads(), *(entry_cells(entry) for entry in entries if entry is not None)]) if entries else None

    def _known(self) -> int:
        """How many entries the day has, 0 where they are not all known yet."""
        count = self._entries.entries
        return count if count <= PAGE and all(self._entries.entry_at(row) is not None for row in range(count)) else 0

    def begin(self) -> None:
        """Another day is shown next: its list begins at its top."""
        self._kept_row = 0
        self._is_new = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The calendar's own keys, then the list's."""
        key = Qt.Key(event.key())
        entry = self._entries.entry_at(self.currentIndex().row())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step_wanted.emit(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._emit(self.opened, entry)
        elif key == Qt.Key.Key_Space:
            self._emit(self.tick_wanted, entry)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(0 if key == Qt.Key.Key_Home else self._entries.entries - 1)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Letters typed here look for nothing: Qt would go through every row."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks, everything else selects."""
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self._is_on_box(index, event.position().toPoint().x()):
            self._emit(self.tick_wanted, self._entries.entry_at(index.row()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens; on the box it counts as two clicks."""
        index = self.indexAt(event.position().toPoint())
        if self._is_on_box(index, event.position().toPoint().x()):
            self.mousePressEvent(event)
        else:
            self._emit(self.opened, self._entries.entry_at(index.row()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is; on the first open entry when it is nowhere."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self._go_to(self._entries.first_open())
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _emit(self, signal: SignalInstance, entry: CalendarEntry | None) -> None:
        if entry is not None:
            signal.emit(entry)

    def _is_on_box(self, index: QModelIndex, x: int) -> bool:
        if not index.isValid():
            return False
        box, reach = self.cell.box_of(self.visualRect(index)), self._theme.px(6)
        return box.left() - reach <= x <= box.right() + reach

    def _remember(self) -> None:
        if not self._is_new:
            self._kept_row = max(0, self.currentIndex().row())

    def _restore(self) -> None:
        if self._entries.entries:
            self._go_to(min(self._kept_row, self._entries.entries - 1))
            self._is_new = False

    def _go_to(self, row: int) -> None:
        index = self._entries.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _look(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.cell.height)
        self.verticalScrollBar().setSingleStep(self._theme.px(24))
