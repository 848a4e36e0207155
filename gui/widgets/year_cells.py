"""Paints the year grid: the measure in its frozen column, a shape or two in each month."""

from __future__ import annotations

from abc import abstractmethod
from typing import cast

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from gui.item_models.checklist_layout import Block, BlockKind
from gui.item_models.checklist_words import count_text, heading_text
from gui.item_models.index import Index
from gui.item_models.year_table import YearTable
from gui.theme import BODY, NOTE, Theme, Token
from gui.widgets.cell_painting import paint_text
from gui.wording import LIGHT_TOKENS, light_icon
from gui.year_words import shapes
from model.rows.checklist import MeasureRow
from model.rows.words import State

CHEVRON_X = {BlockKind.ANNEX: 8, BlockKind.SECTION: 14, BlockKind.TASK: 20}
CHEVRON = 16
LIGHT_X, CODE_X = 14, 34
ICON = 14
NARROW = 190  # px at 100 %
DONE = (State.CLOSED, State.NOT_APPLICABLE)


class YearCell(QStyledItemDelegate):
    """What both halves of the grid share: the ground of the row and of the month the keyboard is on."""

    def __init__(self, theme: Theme, view: QTableView, other: QTableView) -> None:
        """`other` is the half beside the view."""
        super().__init__(view)
        self._theme, self._view, self._other = theme, view, other

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        model = cast("YearTable", index.model())
        line = model.source.line_at(index.row())
        is_current_row = index.row() == self._view.currentIndex().row()
        painter.save()
        painter.setClipRect(option.rect)
        painter.fillRect(option.rect, self._theme.colour(Token.SELECTION if is_current_row else Token.PANEL))
        if not isinstance(line, Block):
            painter.setPen(self._theme.colour(Token.LINE))
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        self.paint_line(painter, option.rect, index, line)
        painter.restore()

    @abstractmethod
    def paint_line(self, painter: QPainter, rect: QRect, index: Index, line: Block | MeasureRow | None) -> None:
        """Paint what the cell says."""

    def paint_heading(self, painter: QPainter, whole: QRect, index: Index, line: Block) -> None:
        """A heading over both halves, in `whole`: each cell is given its part of it."""
        px = self._theme.px
        is_open = cast("YearTable", index.model()).source.is_open(index.row())
        place = QRect(whole.x() + px(CHEVRON_X[line.kind]), whole.y(), px(CHEVRON), whole.height())
        self.picture(painter, place, "chevron-down" if is_open else "chevron-right", Token.SECONDARY)
        beside = whole.adjusted(px(CHEVRON_X[line.kind] + CHEVRON + 4), 0, -px(10), 0)
        is_section = line.kind is BlockKind.SECTION
        if not is_section:
            counted = count_text(line)
            paint_text(painter, beside, counted, self._theme, token=Token.SECONDARY, size=NOTE,
                       align=Qt.AlignmentFlag.AlignRight)  # fmt: skip
            width = QFontMetrics(self._theme.font(NOTE)).horizontalAdvance(counted) + px(8)
            beside = beside.adjusted(0, 0, -width, 0)
        token = Token.SECONDARY if is_section else Token.TEXT
        size = NOTE if is_section else BODY
        paint_text(painter, beside, heading_text(line), self._theme, token=token, size=size, bold=not is_section)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Sizes are the view's affair."""
        return QSize(0, 0)

    def picture(self, painter: QPainter, place: QRect, name: str, token: Token) -> None:
        """Draw an icon in the middle of a place's height, at its left."""
        size = place.width()
        ratio = painter.device().devicePixelRatioF()
        drawn = self._theme.icons.pixmap(name, self._theme.colours[token], size, ratio)
        painter.drawPixmap(place.x(), place.center().y() - size // 2, size, size, drawn)


class NameCell(YearCell):
    """The frozen column: heading, or light, code and text of a measure."""

    def paint_line(self, painter: QPainter, rect: QRect, index: Index, line: Block | MeasureRow | None) -> None:
        """Paint a heading or a measure."""
        px = self._theme.px
        if isinstance(line, Block):
            self.paint_heading(painter, rect.adjusted(0, 0, self._other.viewport().width(), 0), index, line)
        elif line is None:
            paint_text(painter, rect.adjusted(px(CODE_X), 0, 0, 0), "…", self._theme, token=Token.SECONDARY)
        else:
            self._paint_measure(painter, rect, line)

    def _paint_measure(self, painter: QPainter, rect: QRect, row: MeasureRow) -> None:
        px = self._theme.px
        light = QRect(rect.x() + px(LIGHT_X), rect.y(), px(ICON), rect.height())
        self.picture(painter, light, light_icon(row.light), LIGHT_TOKENS[row.light])
        token = Token.SECONDARY if row.state in DONE else Token.TEXT
        text = rect.adjusted(px(CODE_X), 0, -px(8), 0)
        metrics = QFontMetrics(self._theme.font(NOTE))
        if rect.width() < px(NARROW):  # the code above the text
            half = rect.height() // 2
            paint_text(painter, text.adjusted(0, px(3), 0, -half), row.code, self._theme, token=Token.SECONDARY, size=NOTE)
            paint_text(painter, text.adjusted(0, half, 0, -px(3)), row.text, self._theme, token=token, size=NOTE)
            return
        width = max(px(44), metrics.horizontalAdvance(row.code)) + px(8)
        code = QRect(text.x(), text.y(), width, text.height())
        paint_text(painter, code, row.code, self._theme, token=Token.SECONDARY, size=NOTE)
        paint_text(painter, text.adjusted(width, 0, 0, 0), row.text, self._theme, token=token, size=NOTE, lines=2)


class MonthCellPainter(YearCell):
    """A month: how it stands, and what ends in it."""

    def paint_line(self, painter: QPainter, rect: QRect, index: Index, line: Block | MeasureRow | None) -> None:
        """Paint the shapes of a month side by side; over a heading its words go on."""
        if isinstance(line, Block):
            left = self._other.viewport().width()
            self.paint_heading(painter, QRect(-left, rect.y(), left + self._view.viewport().width(), rect.height()), index, line)
            return
        theme, model = self._theme, cast("YearTable", index.model())
        painter.setPen(theme.colour(Token.LINE))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        cell = model.cell_at(index.row(), index.column())
        drawn = shapes(cell) if cell else []
        size, gap = theme.px(ICON), theme.px(2)
        x = rect.x() + (rect.width() - len(drawn) * size - max(0, len(drawn) - 1) * gap) // 2
        for name, token in drawn:
            self.picture(painter, QRect(x, rect.y(), size, rect.height()), name, token)
            x += size + gap
        if index == self._view.currentIndex() and self._view.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour(Token.ACCENT), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -2.5, -2.5), theme.px(4), theme.px(4))
