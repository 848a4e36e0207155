"""The list of submissions that were written before, and whether each was sent."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui.item_models.index import Index
from gui.item_models.past_model import PastModel
from gui.item_models.row_table import ROW_ROLE
from gui.theme import NOTE, ROW_MEASURE, SMALL, Theme, Token
from gui.widgets.cell_painting import paint_ground, paint_text
from model.rows.submission import PastSubmission

SHOWN = 5
_MARGIN = 8  # between a row's words and its ends
_RIGHT = Qt.AlignmentFlag.AlignRight


class PastDelegate(QStyledItemDelegate):
    """Two lines: month and kind, sent or not; the file, its measures and when it was written."""

    def __init__(self, model: PastModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        row: PastSubmission = index.data(ROW_ROLE)
        theme = self._theme
        paint_ground(painter, option)
        rect = option.rect.adjusted(theme.px(_MARGIN), theme.px(4), -theme.px(_MARGIN), -theme.px(5))
        upper, lower = QRect(rect), QRect(rect)
        upper.setHeight(rect.height() * 11 // 20)
        lower.setTop(upper.bottom() + 1)
        sent = self._model.sent_words(row)
        token = Token.AMBER if row.sent_on is None else Token.GREEN
        _pair(painter, upper, (self._model.name_words(row), sent if row.sent_on is None else f"✓ {sent}"), theme, token=token)
        facts = f"{self._model.measures_words(row)} · {self._model.when_words(row)}"
        _pair(painter, lower, (row.file_name, facts), theme, size=SMALL)
        painter.setPen(theme.colour(Token.LINE))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """As high as a measure."""
        return QSize(0, self._theme.px(ROW_MEASURE))


def _pair(
    painter: QPainter, rect: QRect, texts: tuple[str, str], theme: Theme, *, size: int | None = None, token: Token = Token.SECONDARY
) -> None:
    """One text at the left, cut where the other at the right begins."""
    left, right = texts
    font_size = size or NOTE
    width = QFontMetrics(theme.font(font_size)).horizontalAdvance(right) + 2
    beside = QRect(rect.right() - width + 1, rect.y(), width, rect.height())
    paint_text(painter, beside, right, theme, token=token, size=font_size, align=_RIGHT)
    rest = rect.adjusted(0, 0, -width - theme.px(12), 0)
    if size is None:
        paint_text(painter, rest, left, theme, bold=True)
    else:
        paint_text(painter, rest, left, theme, token=Token.SECONDARY, size=size)


class PastView(QListView):
    """As high as its rows, up to a few."""

    def __init__(self, model: PastModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setModel(model)
        self.setItemDelegate(PastDelegate(model, theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self.fit)

    def fit(self) -> None:
        """Take the height of the rows there are."""
        self.scheduleDelayedItemsLayout()
        shown = min(max(self.model().rowCount(), 1), SHOWN)
        self.setFixedHeight(shown * self._theme.px(ROW_MEASURE) + 2)
