"""The history of the ledger: every change with who, when, before and after; each may be taken back."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from gui.item_models.history_table import HistoryColumn, HistoryTable
from gui.page import Frame, Page
from gui.pages.framed import ListAndDetail, framed
from gui.pages.history_acts import HistoryActs
from gui.pages.history_asking import detail_of, page_of, persons_of
from gui.pages.history_detail import HistoryDetail
from gui.pages.history_head import HistoryHead
from gui.pages.history_lines import history_content
from gui.pages.list_export import ListExport
from gui.widgets.empty_place import EmptyPlace
from gui.widgets.row_list import RowList
from gui.widgets.tall_area import scrolled_column
from model.rows.history import HistoryFilter, HistoryLine, LineDetail, MeasureHistory
from model.rows.history import HistoryPage as Lines

AT_ONCE = 60
MOST_AGAIN = 600  # lines read again after a change; what lies further down comes when it is scrolled to
_WHEN = 9  # a time stays whole up to such a width, in heights of the text
_WHAT = 10.5  # the widest column of acts, in heights of the text


class HistoryPage(Page):
    """Filter, list, and the line chosen beside it."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self._is_stale = True
        self._from: int | None = None  # the list begins before this change, None: with the newest
        self._wanted: int | None = None  # the change to be chosen when the lines are there
        self.acts = HistoryActs(frame, self)
        self.head = HistoryHead(frame.today, self)
        self.export = ListExport(frame, lambda: (self.table, self.head.listed), self)
        self.model = HistoryTable(frame.today, self)
        self.export.told = lambda title, note: history_content(self.model, self.head.kept, title, note)
        self.table = RowList(self.model, int(HistoryColumn.EDITS), self)
        self.detail = HistoryDetail(frame, self)
        self.empty = EmptyPlace(frame.theme, "history", self)
        self._places = QStackedWidget(self)
        self._build()
        self._connect()
        self.retranslate()

    @property
    def line(self) -> HistoryLine | None:
        """The line chosen."""
        line = self.table.current
        return line if isinstance(line, HistoryLine) else None

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("History"))
        self.table.setAccessibleName(self.tr("Changes of the ledger"))
        self.head.retranslate()
        self.export.retranslate()
        self.detail.retranslate()
        self.model.retranslate()
        self.table.fit_columns()
        self.empty.set_texts(
            self.tr("No change is like that"),
            self.tr("Everything that is changed in this ledger is written down here; nothing was changed by that person, of that kind, in that time."),
            self.tr("Show all changes"),
        )

    def open_place(self, place: object) -> None:
        """Show one change by its number, or one measure's history."""
        if isinstance(place, int):
            self.show_change(place)
        elif isinstance(place, MeasureHistory):
            self.head.clear()
            self.head.narrow_to(place)
            self._on_filter()

    def show_change(self, number: int) -> None:
        """Bring one change into view, whatever was filtered."""
        self.head.clear()
        self._from, self._wanted = number + 1, number
        self._ask()

    def refresh(self) -> None:
        """Ask for the lines anew; while another page is shown, when this one is."""
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        self.frame.operations.ask(self, persons_of, on_done=self.head.set_persons)
        self._ask(limit=min(max(AT_ONCE, self.model.rowCount()), MOST_AGAIN))

    def shortcuts(self) -> list[tuple[str, str]]:
        """Keys that the list listens to."""
        return [(self.tr("Enter"), self.tr("Go to the change's own words")), (self.tr("Del"), self.tr("Take the change chosen back"))]

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the lines up to date."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def revert_chosen(self) -> None:
        """Take the line chosen back, all that was saved in its sitting, newest first."""
        line = self.line
        if line is not None and self.detail.revert.isEnabled():
            self.detail.revert.setEnabled(False)
            self.acts.revert(line)

    def _build(self) -> None:
        self.table.spare = 1.4
        self.table.least = {int(HistoryColumn.WHEN): _WHEN}
        self.table.most = {int(HistoryColumn.WHAT): _WHAT}  # the long name of an act leaves what was changed by the others in sight
        self._places.addWidget(self.table)
        self._places.addWidget(self.empty)
        column = scrolled_column(self)
        if (acts := self.head.acts.layout()) is not None:
            acts.addWidget(self.export.part)
        column.addWidget(self.head)
        self._sides = ListAndDetail(self.frame.theme, framed(self, self._places), self.detail, self)
        column.addWidget(self._sides, 1)
        column.addWidget(self.export.files.row)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.head.changed.connect(self._on_filter)
        self.head.check_wanted.connect(self.head.show_checking)
        self.head.check_wanted.connect(self.acts.check)
        self.head.whole_wanted.connect(self.acts.check_whole)
        self.acts.was_checked.connect(self.head.show_check)
        self.head.newest_wanted.connect(self._on_filter)
        self.empty.step_wanted.connect(self._show_all)
        self.model.more_wanted.connect(self._ask_more)
        self.table.chosen.connect(self._on_line)
        self.table.entered.connect(lambda _line: self.detail.setFocus())
        self.table.delete_wanted.connect(self.revert_chosen)
        self.detail.measure_wanted.connect(lambda key: self.wanted.emit("checklist", key))
        self.detail.change_wanted.connect(self.show_change)
        self.detail.revert_wanted.connect(self.revert_chosen)
        self.frame.operations.changed.connect(self.refresh)

    def _on_filter(self) -> None:
        self._from = None
        self._ask()

    def _show_all(self) -> None:
        self.head.clear()
        self._on_filter()
        self.table.setFocus()

    def _ask(self, *, limit: int = AT_ONCE) -> None:
        kept = self.head.kept
        self.frame.operations.ask(
            self, page_of, kept, before=self._from, limit=limit, key="lines", on_done=lambda page: self._show(kept, page)
        )

    def _ask_more(self) -> None:
        before = self.model.earlier
        self.frame.operations.ask(
            self, page_of, self.head.kept, before=before, limit=AT_ONCE, key="more",
            on_done=lambda page: self._add(before, page), on_error=self._on_failure,
        )  # fmt: skip

    def _add(self, before: int | None, page: Lines) -> None:
        if before == self.model.earlier:
            self.model.add_page(page)

    def _on_failure(self, error: Exception) -> None:
        self.model.stop_waiting()
        self.frame.messages.show_error(error)

    def _show(self, kept: HistoryFilter, page: Lines) -> None:
        if kept != self.head.kept:
            return
        chosen = self._wanted if self._wanted is not None else self.line.change.id if self.line is not None else None
        scrolled, self._wanted = self.table.verticalScrollBar().value(), None
        self.model.show_page(page)
        self.table.fit_columns()
        self.head.show_way_back(is_needed=self._from is not None)
        self._places.setCurrentWidget(self.table if page.lines else self.empty)
        self._sides.beside.setVisible(bool(page.lines))
        self.table.verticalScrollBar().setValue(scrolled)
        self.table.choose_where(lambda line: chosen in line.numbers)
        if not page.lines:
            self.detail.show_line(None)

    def _on_line(self, line: HistoryLine | None) -> None:
        if line is not None:
            self.detail.show_line(line)
            self.frame.operations.ask(self, detail_of, line, key="detail", on_done=self._on_detail)

    def _on_detail(self, detail: LineDetail) -> None:
        if self.line is not None and detail.line.numbers == self.line.numbers:
            self.detail.show_detail(detail)
