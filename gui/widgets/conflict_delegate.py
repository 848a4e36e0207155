"""Paints what is to be decided: the words on the left, each choice with its number, what it would replace and where it stands."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.item_models.index import Index
from gui.item_models.merge_conflicts import ChoiceColumn, ConflictRow
from gui.item_models.merge_options import Option
from gui.item_models.row_table import ROW_ROLE
from gui.theme import BODY, NOTE, SMALL, Theme, Token
from gui.widgets.cell_painting import paint_ground, paint_shape, paint_text
from gui.widgets.elided_label import elided_lines

ROW = 78  # px at 100 %
_MARGIN = 6
_NUMBER = 18


class ConflictDelegate(QStyledItemDelegate):
    """Paints the cells of a ConflictTableModel."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All rows are of one height."""
        return QSize(self._theme.px(120), self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        paint_ground(painter, ground)
        row: ConflictRow = index.data(ROW_ROLE)
        inside = option.rect.adjusted(*(self._theme.px(side) for side in (_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)))
        choice = row.option(index.column())
        if index.column() == ChoiceColumn.WHAT:
            self._paint_what(painter, inside, row)
        elif choice is not None:
            self._paint_choice(painter, inside, choice, index.column())
        painter.setPen(QPen(self._theme.colour(Token.LINE), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def _paint_what(self, painter: QPainter, rect: QRect, row: ConflictRow) -> None:
        icon, token = ("light-amber", Token.AMBER) if row.conflict.is_open else ("check", Token.GREEN)
        beside = paint_shape(painter, rect, icon, token, self._theme)
        head = QFontMetrics(self._theme.font(BODY, bold=True)).lineSpacing()
        top = QRect(beside.x(), beside.y(), beside.width(), head)
        paint_text(painter, top, row.title, self._theme, bold=True)
        below = beside.adjusted(0, head, 0, 0)
        paint_text(painter, below, row.note, self._theme, token=Token.SECONDARY, size=NOTE, lines=2)

    def _paint_choice(self, painter: QPainter, rect: QRect, choice: Option, number: int) -> None:
        theme = self._theme
        edge = Token.ACCENT if choice.is_chosen else Token.LINE
        painter.setPen(QPen(theme.colour(edge), 1.5 if choice.is_chosen else 1))
        painter.setBrush(theme.colour(Token.ACCENT_GROUND if choice.is_chosen else Token.PANEL))
        radius = theme.px(6)
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        inside = rect.adjusted(*(theme.px(side) for side in (8, 4, -8, -4)))
        mark = QRect(inside.x(), inside.y(), theme.px(_NUMBER), inside.height())
        if choice.is_chosen:
            paint_shape(painter, mark, "check", Token.ACCENT, theme)
        else:
            paint_text(painter, mark, str(number), theme, token=Token.ACCENT, bold=True)
        self._paint_words(painter, inside.adjusted(theme.px(_NUMBER), 0, 0, 0), choice)

    def _paint_words(self, painter: QPainter, rect: QRect, choice: Option) -> None:
        """What it would replace, struck through; the words; where they stand."""
        theme = self._theme
        quiet = Token.TEXT if choice.is_chosen else Token.SECONDARY
        note = QFontMetrics(theme.font(SMALL)).lineSpacing()
        body = QFontMetrics(theme.font(BODY)).lineSpacing()
        room = rect.height() - note * (bool(choice.old) + bool(choice.place))
        count = max(1, room // body)
        lines = elided_lines(choice.words, QFontMetrics(theme.font(BODY)), rect.width(), count)
        used = note * (bool(choice.old) + bool(choice.place)) + body * len(lines)
        top = rect.y() + max(0, (rect.height() - used) // 2)
        if choice.old:
            self._paint_struck(painter, QRect(rect.x(), top, rect.width(), note), choice.old, quiet)
            top += note
        token = quiet if choice.is_quiet else Token.TEXT
        is_door = choice.asks is not None or bool(choice.sender)
        words = QRect(rect.x(), top, rect.width(), body * len(lines))
        paint_text(painter, words, choice.words, theme, token=Token.ACCENT if is_door else token, lines=count)
        if choice.place:
            below = QRect(rect.x(), words.bottom() + 1, rect.width(), note)
            paint_text(painter, below, choice.place, theme, token=quiet, size=SMALL)

    def _paint_struck(self, painter: QPainter, rect: QRect, text: str, token: Token) -> None:
        font = self._theme.font(SMALL)
        font.setStrikeOut(True)
        painter.setFont(font)
        painter.setPen(self._theme.colour(token))
        shown = QFontMetrics(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
