"""How the checklist's rows are painted: whole rows at a time, each drawn once and kept as a picture while it looks the same."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from gui.item_models.checklist_layout import Block
from gui.item_models.checklist_model import ChecklistModel
from gui.item_models.checklist_table import Column
from gui.item_models.index import Index
from gui.theme import Theme, Token
from gui.widgets.checklist_row_painter import RowLook, RowPainter, Setting
from model.rows.checklist import MeasureRow

KEPT_BYTES = 24 << 20  # of pictures of rows; a screenful is a tenth of it


class ChecklistDelegate(QStyledItemDelegate):
    """Paints the checklist; `search` is what is lit in it.

    The view calls paint_rows() instead of letting Qt ask for every cell: a cell costs a dozen questions to the model.
    """

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self.search = ""
        self.hovered_row = -1
        self.drop_row = -1
        self._rows = RowPainter(theme)
        self._pictures: dict[tuple[RowLook, int], QPixmap] = {}
        self._setting: Setting | None = None  # of the pictures

    def forget(self) -> None:
        """Draw every row anew: in another look, another language."""
        self._rows.forget()
        self._pictures.clear()

    def paint_rows(self, painter: QPainter, region: QRegion) -> None:
        """Paint what rows show in a part of the viewport, ground included."""
        view, around = self._view, region.boundingRect()
        model = cast("ChecklistModel", view.model())
        setting = self._setting_now(painter.device().devicePixelRatioF(), model.year)
        row, bottom, count = view.rowAt(around.top()), around.bottom(), model.rowCount()
        top = view.rowViewportPosition(row) if row >= 0 else around.top()
        while 0 <= row < count and top <= bottom:
            whole = QRect(setting.left, top, setting.width, view.rowHeight(row))
            if region.intersects(whole):
                self._paint_row(painter, whole, self._look_of(model, row), setting)
            row, top = row + 1, top + whole.height()
        if top <= bottom:  # below the last row
            painter.fillRect(QRect(around.left(), top, around.width(), bottom - top + 1), self._rows.colours[Token.PANEL])

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Sizes are the view's affair."""
        return QSize(0, 0)

    def box_of(self, cell: QRect) -> QRect:
        """Where the tick box of a measure's first cell stands."""
        return self._rows.box_of(cell)

    def _setting_now(self, ratio: float, year: int) -> Setting:
        """What all rows have in common; when that is another, the pictures are worth nothing."""
        view, header = self._view, self._view.horizontalHeader()
        columns = tuple(
            (column, view.columnViewportPosition(column), width)
            for place in range(header.count())
            if (width := header.sectionSize(header.logicalIndex(place)))  # none is left of a hidden one
            for column in (Column(header.logicalIndex(place)),)
        )
        setting = Setting(columns, -header.offset(), header.length(), ratio, year, self.search)
        if setting != self._setting:
            self._setting = setting
            self._pictures.clear()
        return setting

    def _look_of(self, model: ChecklistModel, row: int) -> RowLook:
        line = model.line_at(row)
        is_current = row == self._view.currentIndex().row()
        ground: Token | None = None
        if row == self.drop_row:
            ground = Token.ACCENT_GROUND
        elif (is_current or isinstance(line, MeasureRow)) and self._view.selectionModel().isSelected(
            model.index(row, Column.TEXT)
        ):
            ground = Token.SELECTION
        elif row == self.hovered_row:
            ground = Token.GROUND
        is_framed = row == self.drop_row or (is_current and self._view.hasFocus())
        return RowLook(line, ground, is_framed, isinstance(line, Block) and model.is_open(row))

    def _paint_row(self, painter: QPainter, whole: QRect, look: RowLook, setting: Setting) -> None:
        """A row from its picture; where pixels are no whole fraction of a point, that would be blurred."""
        if not setting.ratio.is_integer():
            self._rows.paint(painter, whole, look, setting)
            return
        key = (look, whole.height())
        picture = self._pictures.get(key)
        if picture is None:
            picture = QPixmap(whole.size() * setting.ratio)
            picture.setDevicePixelRatio(setting.ratio)
            on_picture = QPainter(picture)
            self._rows.paint(on_picture, QRect(0, 0, whole.width(), whole.height()), look, setting)
            on_picture.end()
            if len(self._pictures) * picture.width() * picture.height() * 4 >= KEPT_BYTES:
                del self._pictures[next(iter(self._pictures))]
            self._pictures[key] = picture
        painter.drawPixmap(whole.topLeft(), picture)
