"""Paints what rows of measures are made of: the light with its word, the tick box, two lines of text."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from gui.theme import BODY, Theme, Token
from gui.widgets.elided_label import elided_lines
from gui.wording import LIGHT_TOKENS, light_icon
from model.rows.words import Light

LIGHT_SIZE = 14
BOX_SIZE = 15
FIELD_ROUND = 4
GAP = 6


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """A row's ground as the style has it, without words."""
    ground = QStyleOptionViewItem(option)
    ground.text = ""
    style = ground.widget.style() if ground.widget else QApplication.style()
    style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, ground.widget)


def paint_shape(painter: QPainter, rect: QRect, icon: str, token: Token, theme: Theme) -> QRect:
    """A shape in its colour at the left of a cell, in the middle of its height; the room beside it comes out."""
    size = theme.px(LIGHT_SIZE)
    shape = theme.icons.pixmap(icon, theme.colours[token], size, painter.device().devicePixelRatioF())
    painter.drawPixmap(rect.x(), rect.center().y() - size // 2, size, size, shape)
    return rect.adjusted(size + theme.px(GAP), 0, 0, 0)


def paint_light(painter: QPainter, rect: QRect, light: Light, text: str, theme: Theme) -> None:
    """A light's shape in its colour and a text beside it, in the middle of a cell."""
    beside = paint_shape(painter, rect, light_icon(light), LIGHT_TOKENS[light], theme)
    paint_text(painter, beside, text, theme, token=Token.SECONDARY if light is Light.GREY else Token.TEXT)


def paint_text(
    painter: QPainter,
    rect: QRect,
    text: str,
    theme: Theme,
    *,
    token: Token = Token.TEXT,
    size: int = BODY,
    bold: bool = False,
    lines: int = 1,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Text of up to so many lines in the middle of a cell's height, cut with an ellipsis."""
    font = theme.font(size, bold=bold)
    painter.setFont(font)
    painter.setPen(theme.colour(token))
    metrics = QFontMetrics(font)
    spacing = metrics.lineSpacing()
    shown = elided_lines(text, metrics, rect.width(), lines)
    top = rect.y() + max(0, (rect.height() - spacing * len(shown)) // 2)
    for number, line in enumerate(shown):
        place = QRect(rect.x(), top + number * spacing, rect.width(), spacing)
        painter.drawText(place, int(align | Qt.AlignmentFlag.AlignVCenter), line)


def paint_field(painter: QPainter, field: QRectF, theme: Theme, *, is_refused: bool = False) -> None:
    """A field to write in as the style has it: its lower edge shows where it is; all of it where what was written was refused."""
    radius = theme.px(FIELD_ROUND)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour(Token.RED if is_refused else Token.LINE), 1))
    painter.setBrush(theme.colour(Token.GROUND))
    painter.drawRoundedRect(field, radius, radius)
    if not is_refused:
        painter.setPen(QPen(theme.colour(Token.CONTROL), 1))
        painter.drawLine(QLineF(field.left() + radius / 2, field.bottom(), field.right() - radius / 2, field.bottom()))
    painter.restore()


def box_rect(rect: QRect, theme: Theme) -> QRect:
    """Where the tick box stands in a cell: in the middle of its height, at its left."""
    size = theme.px(BOX_SIZE)
    return QRect(rect.x(), rect.center().y() - size // 2, size, size)


def paint_box(painter: QPainter, rect: QRect, theme: Theme, *, checked: bool, enabled: bool = True) -> None:
    """A tick box in the place box_rect() gave."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = Token.ACCENT if checked and enabled else Token.CONTROL if enabled else Token.LINE
    painter.setPen(QPen(theme.colour(edge), 1.2))
    painter.setBrush(theme.colour(edge if checked else Token.PANEL))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
    if checked:
        ratio = painter.device().devicePixelRatioF()
        mark = theme.icons.pixmap("tick", theme.colours[Token.ON_ACCENT], rect.width() - 2, ratio)
        painter.drawPixmap(rect.x() + 1, rect.y() + 1, mark)
    painter.restore()
