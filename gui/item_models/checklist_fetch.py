"""Fetches the checklist's rows when they are looked at: a few questions at a time, the newest wish first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from gui.item_models.checklist_pages import PageKey, RowPages, Rows, Wanted
from gui.item_models.checklist_questions import read_pages
from model.rows.checklist import ChecklistFilter

Ask = Callable[..., None]

AT_ONCE = 48  # pages asked for in one question
IN_FLIGHT = 2


class RowFetcher(QObject):
    """Knows the pages of one filter and gets those that are missing.

    Signals:
        arrived: the keys of the pages that are fresh now.
    """

    arrived = Signal(object)

    def __init__(self, ask: Ask, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask, self.today = ask, today
        self.pages = RowPages()
        self._kept = ChecklistFilter()
        self._wanted: dict[PageKey, Wanted] = {}
        self._in_flight: dict[int, set[PageKey]] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fetch)

    def begin(self, kept: ChecklistFilter) -> None:
        """Fetch the rows of another filter from now on; what is still under way for the old one is not taken over."""
        if kept != self._kept:
            self._kept = kept
            self._wanted.clear()
            self._in_flight.clear()  # the next questions take their places: SQLite lets go of the older ones

    def rows_of(self, wanted: Wanted) -> Rows | None:
        """A page as it is known, perhaps stale; what is missing is fetched soon."""
        if self.pages.needs(wanted.key) and not any(wanted.key in keys for keys in self._in_flight.values()):
            self._wanted.pop(wanted.key, None)
            self._wanted[wanted.key] = wanted
            if not self._soon.isActive():
                self._soon.start()
        return self.pages.get(wanted.key)

    def fetch_now(self, wanted: Wanted, then: Callable[[], None]) -> None:
        """Fetch one page whatever else is under way, and call back when it is there."""

        def done(pages: dict[PageKey, Rows]) -> None:
            self._take(self._kept, pages)
            then()

        self._ask(self, read_pages, self._kept, (wanted,), on_done=done, key="now", is_urgent=True, today=self.today())

    def _fetch(self) -> None:
        if not self._wanted or len(self._in_flight) >= IN_FLIGHT:
            return
        newest = tuple(
            list(self._wanted.values())[-AT_ONCE:]
        )  # what was scrolled past is asked for when seen again
        self._wanted.clear()
        slot = next(each for each in range(IN_FLIGHT) if each not in self._in_flight)
        self._in_flight[slot] = {wanted.key for wanted in newest}
        self._ask(
            self, read_pages, self._kept, newest, on_done=partial(self._on_pages, self._kept, slot),
            on_error=partial(self._on_failure, slot), key=slot, is_urgent=True, today=self.today(),
        )  # fmt: skip

    def _on_pages(self, kept: ChecklistFilter, slot: int, pages: dict[PageKey, Rows]) -> None:
        self._take(kept, pages)
        if kept == self._kept:
            self._in_flight.pop(slot, None)
        self._fetch()

    def _take(self, kept: ChecklistFilter, pages: dict[PageKey, Rows]) -> None:
        if kept == self._kept:
            self.pages.put(pages)
            self.arrived.emit(tuple(pages))

    def _on_failure(self, slot: int, _error: Exception) -> None:
        self._in_flight.pop(slot, None)  # the layout's question, asked of the same ledger, says what is wrong
