"""Paints a day of the month: its number, whether it is off or worked, its first entries and how many more there are."""

from __future__ import annotations

from datetime import date
from typing import cast

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from gui.calendar_words import entry_icon, entry_text, mark_word
from gui.item_models.calendar_month import MonthTable
from gui.item_models.index import Index
from gui.theme import BODY, NOTE, SMALL, Theme, Token
from gui.wording import day_words
from model.rows.calendar import CalendarDay, CalendarEntry, DayMark, Standing

INSET = 6
HEAD = 24
LINE = 19
ICON = 12
NARROW = 64  # px at 100 %: below it a cell only counts

MARK_TOKENS = {DayMark.HOLIDAY: Token.GREEN, DayMark.MOVED: Token.AMBER}


class DayCell(QStyledItemDelegate):
    """Paints the cells of a MonthTable."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        theme.changed.connect(self._look)
        self._look()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one day."""
        model = cast("MonthTable", index.model())
        shown = model.date_at(index)
        day = model.day(shown)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setClipRect(option.rect)
        self._paint_ground(painter, option.rect, is_current=is_current, is_outside=model.is_outside(shown))
        px = self._theme.px
        inside = option.rect.adjusted(px(INSET), px(4), -px(INSET), -px(4))
        head = QRect(inside.x(), inside.y(), inside.width(), px(HEAD))
        self._paint_number(
            painter, head, self.number(shown, head.width()), is_today=shown == model.today(), is_outside=model.is_outside(shown)
        )
        if day is not None:
            room = inside.adjusted(0, px(HEAD) + px(2), 0, 0)
            if room.height() < self._line and day.entries:  # a low week: the count stands in the mark's place
                self._paint_more(painter, head, str(day.entries), is_open=day.open > 0, align=Qt.AlignmentFlag.AlignRight)
            else:
                self._paint_mark(painter, head, day)
                self._paint_entries(painter, room, day)
        painter.restore()

    def number(self, day: date, room: int) -> str:
        """What stands for a day; the first of a month names the month where there is room, else only its ground tells."""
        words = day_words(day)
        has_room = self._fonts[BODY, True][1].horizontalAdvance(words) <= room
        return words if day.day == 1 and has_room else str(day.day)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Sizes are the view's affair."""
        return QSize(0, 0)

    def _look(self) -> None:
        fonts = {(size, bold): self._theme.font(size, bold=bold) for size in (BODY, NOTE, SMALL) for bold in (False, True)}
        self._fonts = {kind: (font, QFontMetrics(font)) for kind, font in fonts.items()}
        self._line = max(self._theme.px(LINE), self._fonts[NOTE, False][1].lineSpacing())

    def _paint_ground(self, painter: QPainter, rect: QRect, *, is_current: bool, is_outside: bool) -> None:
        theme = self._theme
        ground = Token.SELECTION if is_current else Token.GROUND if is_outside else Token.PANEL
        painter.fillRect(rect, theme.colour(ground))
        painter.setPen(theme.colour(Token.LINE))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if is_current:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour(Token.ACCENT), 2 if self._view.hasFocus() else 1))
            painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -2.5, -2.5), theme.px(4), theme.px(4))

    def _paint_number(self, painter: QPainter, head: QRect, number: str, *, is_today: bool, is_outside: bool) -> None:
        """The day's number; today's stands on a filled disc."""
        font, metrics = self._fonts[BODY, is_today]
        painter.setFont(font)
        width = metrics.horizontalAdvance(number)
        token = Token.SECONDARY if is_outside else Token.TEXT
        place = QRect(head.x(), head.y(), width, head.height())
        if is_today:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(Token.ACCENT))
            disc = QRectF(head.x(), head.y(), max(head.height(), width + self._theme.px(12)), head.height())
            painter.drawRoundedRect(disc, head.height() / 2, head.height() / 2)
            place, token = disc.toRect(), Token.ON_ACCENT
        painter.setPen(self._theme.colour(token))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), number)

    def _paint_mark(self, painter: QPainter, head: QRect, day: CalendarDay) -> None:
        words = mark_word(day.mark)
        if not words:
            return
        px = self._theme.px
        font, metrics = self._fonts[SMALL, True]
        width = metrics.horizontalAdvance(words) + px(8)
        chip = QRect(head.right() - width + 1, head.y() + (head.height() - px(17)) // 2, width, px(17))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(Token.CHIP))
        painter.drawRoundedRect(QRectF(chip), px(4), px(4))
        painter.setFont(font)
        painter.setPen(self._theme.colour(MARK_TOKENS[day.mark]))
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), words)

    def _paint_entries(self, painter: QPainter, room: QRect, day: CalendarDay) -> None:
        if not day.entries:
            return
        lines = room.height() // self._line
        is_narrow = room.width() < self._theme.px(NARROW)
        fits = 0 if is_narrow else lines if day.entries <= min(lines, len(day.first)) else lines - 1
        shown = day.first[: max(0, fits)]
        for number, entry in enumerate(shown):
            line = QRect(room.x(), room.y() + number * self._line, room.width(), self._line)
            self._paint_entry(painter, line, entry)
        more = day.entries - len(shown)
        if more and lines > 0:
            rest = QRect(room.x(), room.y() + len(shown) * self._line, room.width(), self._line)
            self._paint_more(painter, rest, f"+{more}" if shown else str(more), is_open=day.open > 0)

    def _paint_entry(self, painter: QPainter, line: QRect, entry: CalendarEntry) -> None:
        px = self._theme.px
        name, token = entry_icon(entry)
        size = px(ICON)
        picture = self._theme.icons.pixmap(
            name, self._theme.colours[token], size, painter.device().devicePixelRatioF()
        )
        painter.drawPixmap(line.x(), line.center().y() - size // 2, size, size, picture)
        font, metrics = self._fonts[NOTE, False]
        beside = line.adjusted(size + px(4), 0, 0, 0)
        is_over = entry.standing in (Standing.DONE, Standing.IDLE)
        painter.setFont(font)
        painter.setPen(self._theme.colour(Token.SECONDARY if is_over else Token.TEXT))
        text = metrics.elidedText(entry_text(entry), Qt.TextElideMode.ElideRight, beside.width())
        painter.drawText(beside, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)

    def _paint_more(
        self, painter: QPainter, line: QRect, text: str, *, is_open: bool,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:  # fmt: skip
        font, _ = self._fonts[NOTE, True]
        painter.setFont(font)
        painter.setPen(self._theme.colour(Token.ACCENT if is_open else Token.SECONDARY))
        painter.drawText(line, int(align | Qt.AlignmentFlag.AlignVCenter), text)
