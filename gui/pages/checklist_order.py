"""The order of the checklist: that of the documents, or that of a column; kept between starts."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from gui.item_models.checklist_table import SORTS, Column
from gui.settings import Settings
from gui.widgets.checklist_view import ChecklistView
from model.rows.checklist import SortKey

REMEMBERED = "checklist-order"
DOWN = "-"  # stands before what is sorted the other way round


class ListOrder(QObject):
    """What the list is sorted by.

    Signals:
        changed: another order was chosen.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.sort: SortKey | None = None
        self.is_descending = False
        self._take(settings.saved_text(REMEMBERED))

    @property
    def text(self) -> str:
        """The form that is kept."""
        return "" if self.sort is None else f"{DOWN if self.is_descending else ''}{self.sort}"

    def choose(self, sort: SortKey | None, *, is_descending: bool = False) -> None:
        """Sort by this from now on; None is the order of the documents."""
        self.choose_text("" if sort is None else f"{DOWN if is_descending else ''}{sort}")

    def choose_text(self, text: str) -> None:
        """The same in the form that is kept; what is not known is the order of the documents."""
        before = self.text
        self._take(text)
        if self.text != before:
            self._settings.save_text(REMEMBERED, self.text)
            self.changed.emit()

    def turn(self, sort: SortKey) -> None:
        """What a press on a column's name does: sort by it, then the other way round, then not at all."""
        if self.sort is not sort:
            self.choose(sort)
        elif not self.is_descending:
            self.choose(sort, is_descending=True)
        else:
            self.choose(None)

    def _take(self, text: str) -> None:
        name = text.removeprefix(DOWN)
        self.sort = SortKey(name) if name in list(SortKey) else None
        self.is_descending = self.sort is not None and text.startswith(DOWN)


class SortingHeader(QObject):
    """The names of the columns show the order and change it."""

    def __init__(self, view: ChecklistView, order: ListOrder) -> None:
        super().__init__(view)
        self._view, self._order = view, order
        view.horizontalHeader().sectionClicked.connect(self._on_clicked)
        order.changed.connect(self._show)
        self._show()

    def _on_clicked(self, column: int) -> None:
        sort = SORTS.get(Column(column))
        if sort is None:
            self._order.choose(None)
        else:
            self._order.turn(sort)

    def _show(self) -> None:
        header, order = self._view.horizontalHeader(), self._order
        column = next((column for column, sort in SORTS.items() if sort is order.sort), None)
        header.setSortIndicatorShown(column is not None)
        way = Qt.SortOrder.DescendingOrder if order.is_descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(-1 if column is None else column, way)
