"""What one day holds, row by row: fetched page by page when it is looked at, however much there is."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from gui.calendar_words import entry_text, spoken_entry
from gui.item_models.index import NOWHERE, Index
from gui.item_models.row_table import ROW_ROLE
from model.rows.calendar import CalendarDay, CalendarEntry, CalendarFilter, KindCount, Standing

if TYPE_CHECKING:
    from model.ledger import Ledger

Ask = Callable[..., None]
Entries = tuple[CalendarEntry, ...]

PAGE = 60
KEPT_PAGES = 40


def read_entries(
    ledger: Ledger, kept: CalendarFilter, counts: tuple[KindCount, ...], day: date, page: int, *, today: date
) -> Entries:
    """One page of a day."""
    from model.queries.calendar import day_entries  # after the window is painted

    return day_entries(ledger, kept, counts, day, today=today, limit=PAGE, offset=page * PAGE)


class DayTable(QAbstractListModel):
    """The entries of a day under a filter; `ask` puts questions to the ledger off the GUI thread."""

    def __init__(self, ask: Ask, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask, self._today = ask, today
        self._kept = CalendarFilter()
        self.day: date | None = None
        self._counts: tuple[KindCount, ...] = ()
        self._pages: OrderedDict[int, Entries] = OrderedDict()
        self._stale: set[int] = set()
        self._in_flight: set[int] = set()
        self._generation = 0

    @property
    def entries(self) -> int:
        """How many entries the day holds."""
        return sum(count.entries for count in self._counts)

    def show(self, kept: CalendarFilter, day: CalendarDay) -> None:
        """Show what a day holds; rows that are known stay in sight until fresh ones are there."""
        is_same = (self._kept, self.day, self.entries) == (kept, day.day, day.entries)
        if not is_same:
            self.beginResetModel()
            if (self._kept, self.day) != (kept, day.day):
                self._pages.clear()
        self._kept, self.day, self._counts = kept, day.day, day.counts
        self._generation += 1
        self._in_flight.clear()
        self._stale = set(self._pages)
        if is_same:
            self._repaint()
        else:
            self.endResetModel()

    def entry_at(self, row: int) -> CalendarEntry | None:
        """The entry in a row; None while it is on its way, which asks for it."""
        if not 0 <= row < self.entries:
            return None
        page, inside = divmod(row, PAGE)
        if page not in self._pages or page in self._stale:
            self._fetch(page)
        entries = self._pages.get(page, ())
        return entries[inside] if inside < len(entries) else None

    def first_open(self) -> int:
        """The first row that is still open, as far as the rows are known; else the first."""
        rows = (row for row in range(min(PAGE, self.entries)) if (found := self.entry_at(row)) is not None and
                found.standing in (Standing.AHEAD, Standing.MISSED) and found.is_tickable)  # fmt: skip
        return next(rows, 0)

    def retranslate(self) -> None:
        """Tell the views that all is in another language now."""
        self._repaint()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many entries there are."""
        return 0 if parent.isValid() else self.entries

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """What a row has for a role."""
        entry = self.entry_at(index.row()) if index.isValid() else None
        if entry is None:
            return "…" if index.isValid() and role == Qt.ItemDataRole.DisplayRole else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return entry_text(entry)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_entry(entry)
        if role == Qt.ItemDataRole.CheckStateRole and entry.is_tickable:
            return Qt.CheckState.Checked if entry.standing is Standing.DONE else Qt.CheckState.Unchecked
        return entry if role == ROW_ROLE else None

    def _fetch(self, page: int) -> None:
        if page in self._in_flight or self.day is None:
            return
        self._in_flight.add(page)
        self._ask(
            self, read_entries, self._kept, self._counts, self.day, page, key=page, today=self._today(),
            on_done=partial(self._on_page, self._generation, page),
        )  # fmt: skip

    def _on_page(self, generation: int, page: int, entries: Entries) -> None:
        if generation != self._generation:
            return
        self._in_flight.discard(page)
        self._stale.discard(page)
        self._pages[page] = entries
        self._pages.move_to_end(page)
        while len(self._pages) > KEPT_PAGES:
            self._stale.discard(self._pages.popitem(last=False)[0])
        first, last = page * PAGE, min((page + 1) * PAGE, self.entries) - 1
        if last >= first:
            self.dataChanged.emit(self.index(first), self.index(last))

    def _repaint(self) -> None:
        if self.entries:
            self.dataChanged.emit(self.index(0), self.index(self.entries - 1))
