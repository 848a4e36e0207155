"""The three heights of the checklist's rows, set without ever going through all rows of a very long list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView

from gui.item_models.checklist_layout import BlockKind
from gui.item_models.checklist_model import ChecklistModel
from gui.theme import BODY, ROW_ANNEX, ROW_MEASURE, ROW_TASK, Theme

HEIGHTS = {BlockKind.ANNEX: ROW_ANNEX, BlockKind.SECTION: ROW_TASK, BlockKind.TASK: ROW_TASK}
ALL_HEIGHTS = 500  # up to so many headings get their height at once, more when they come into view
AHEAD = 500  # rows below those in view that are seen to with them: the whole list is laid out anew each time


class RowHeights(QObject):
    """Keeps a view's rows as high as what they show; measures have the default height, headings one of their own."""

    def __init__(self, view: QTableView, model: ChecklistModel, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._model, self._theme = view, model, theme
        self._sized: set[int] = set()  # rows that have another height than a measure's
        self._of_kind = HEIGHTS
        self._of_measure = 0  # none were given yet
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._set_seen)
        model.modelReset.connect(self.set_all)
        model.rowsInserted.connect(self._on_inserted)
        model.rowsRemoved.connect(self._on_removed)

    def look(self) -> None:
        """Take heights for the text size in force; with the same as before nothing is gone through."""
        px = self._theme.px
        line = QFontMetrics(self._theme.font(BODY)).lineSpacing()
        before = self._of_measure, self._of_kind
        self._of_kind = {kind: max(px(height), line + px(8)) for kind, height in HEIGHTS.items()}
        self._of_measure = max(px(ROW_MEASURE), 2 * line + px(6))
        if before != (self._of_measure, self._of_kind):
            self.set_all()

    def set_all(self) -> None:
        """Give every row its height; when there are very many headings, those in view."""
        header, count = self._view.verticalHeader(), self._model.rowCount()
        header.blockSignals(True)  # one layout at the end instead of one a row
        header.setDefaultSectionSize(self._of_measure)
        for row in self._sized:  # Qt keeps a section's size over a reset, whatever row is there now
            if row < count:
                header.resizeSection(row, self._of_measure)
        self._sized.clear()
        header.blockSignals(False)
        if self._model.headings <= ALL_HEIGHTS:
            self._set(self._model.heading_rows(0, count - 1))
        else:
            self._set_seen()
        self._lay_out()

    def see_to(self) -> None:
        """Set the heights of headings that came into view, once the painting is over."""
        if self._model.headings > ALL_HEIGHTS:
            self._soon.start()

    def _set_seen(self) -> None:
        first = max(self._view.rowAt(0), 0)
        last = self._view.rowAt(self._view.viewport().height())
        last = last if last >= 0 else self._model.rowCount() - 1
        if any(row not in self._sized for row, _ in self._model.heading_rows(first, last)):
            coming = self._model.heading_rows(first, last + AHEAD)
            self._set([(row, kind) for row, kind in coming if row not in self._sized])
            self._lay_out()

    def _set(self, headings: list[tuple[int, BlockKind]]) -> None:
        header = self._view.verticalHeader()
        header.blockSignals(True)
        for row, kind in headings:
            header.resizeSection(row, self._of_kind[kind])
            self._sized.add(row)
        header.blockSignals(False)

    def _lay_out(self) -> None:
        self._view.updateGeometries()
        self._view.viewport().update()

    def _on_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        count = last - first + 1
        self._sized = {row + count if row >= first else row for row in self._sized}
        self.set_all()

    def _on_removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        count = last - first + 1
        self._sized = {row - count if row > last else row for row in self._sized if not first <= row <= last}
        self.set_all()
