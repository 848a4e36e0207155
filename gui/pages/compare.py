"""Two plans set against each other: this year's against last year's, a district's against its city's."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from gui.gaps import QVBoxLayout
from gui.item_models.compare_table import CompareColumn, CompareTable
from gui.page import Frame, Page
from gui.pages.compare_carrying import Carrying
from gui.pages.compare_head import CompareHead
from gui.pages.compare_html import MEASURE, ComparedWords
from gui.pages.framed import ListAndDetail, framed
from gui.pages.list_export import ListExport
from gui.review.edition_list import EditionList, Piece
from gui.widgets.empty_place import EmptyPlace
from gui.widgets.progress_row import ProgressRow
from gui.widgets.row_list import RowList
from gui.widgets.tall_area import scrolled_column
from model.rows.changed import Changed
from model.rows.comparison import ComparedRow, Comparison, ComparisonKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.tasks import Job
    from model.ledger import Ledger

CONCERNS = frozenset({"plan", "measure", "unit"})
CARRIED = frozenset({"duty", "sender"})  # what else may go on from one year to the next


class ComparePage(Page):
    """Head, list, and the chosen line beside it."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self.found: Comparison | None = None
        self._is_stale, self._asked = True, 0
        self._job: Job | None = None
        self.export = ListExport(frame, lambda: (self.table, self.tr("Comparison")), self)
        self.carrying = Carrying(frame, self)
        self.head = CompareHead(frame.theme, self.export.part, self.carrying.button, self)
        self.model = CompareTable(frame.theme, self)
        self.table = RowList(self.model, int(CompareColumn.MEASURE), self)
        self.detail = EditionList(self)
        self.progress = ProgressRow(self)
        self.empty = EmptyPlace(frame.theme, "compare", self)
        self._listed = QStackedWidget(self)
        self.nothing = EmptyPlace(frame.theme, "compare", self)
        self._places = QStackedWidget(self)
        self._build()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Comparison"))
        self.table.setAccessibleName(self.tr("Measures of both plans"))
        self.detail.setAccessibleName(self.tr("The line chosen"))
        self.model.retranslate()
        self.table.fit_columns()
        self.export.retranslate()
        self.carrying.retranslate()
        self.empty.set_texts(
            self.tr("There is nothing to compare with yet"),
            self.tr("Take in a second plan: last year's, to see what changed, or the city's, to see what of it this one takes up. A new year begins in the "
                    "same way: its measures start open, and those of the year before stay with their history."),
            self.tr("Take in a plan"),
        )  # fmt: skip
        self.nothing.set_texts(self.tr("No measure is like that"), self.tr("Of this kind there is none in these two plans."), self.tr("Show all"))
        self._show_row(self.table.current)

    def shortcuts(self) -> list[tuple[str, str]]:
        """Keys that the list listens to."""
        return [(self.tr("Enter"), self.tr("Open the measure"))]

    def refresh(self) -> None:
        """Compare anew; while another page is shown, when this one is."""
        chosen = self.frame.chosen
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        if chosen.plan is not None:
            self.head.set_plans(chosen.plans, chosen.plan)
        other = self.head.other_id if chosen.plan is not None and len(chosen.plans) > 1 else None
        self._places.setCurrentIndex(int(other is not None))
        self.setFocusProxy(self.table if other is not None else self.empty)
        if self._job is not None:
            self._job.cancel()
        self._asked += 1
        if other is None:
            return
        self.progress.begin(self.tr("Comparing…"))
        number = self._asked
        self._job = self.frame.operations.work(
            self, compared, self.frame.operations.ledger, self.head.kind, other, chosen.plan_id, on_done=partial(self._on_found, number),
            on_error=partial(self._on_failed, number), on_progress=self.progress.show_progress,
        )  # fmt: skip

    def show_found(self, found: Comparison) -> None:
        """Show two plans' lines, as far as they are of the kinds wanted."""
        self.found = found
        self.head.show_found(found)
        other = next((plan for plan in self.frame.chosen.plans if plan.id == self.head.other_id), None)
        self.carrying.show_found(found, other, self.frame.chosen.plan)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the lines up to date."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def _build(self) -> None:
        whole = QWidget(self)
        column = scrolled_column(whole)
        self._listed.addWidget(self.table)
        self._listed.addWidget(self.nothing)
        column.addWidget(self.head)
        column.addWidget(self.progress)
        column.addWidget(self.export.files.row)
        column.addWidget(ListAndDetail(self.frame.theme, framed(self, self._listed), self.detail, self), 1)
        self._places.addWidget(self.empty)
        self._places.addWidget(whole)
        self.detail.document().setDocumentMargin(12)
        self.table.shapes = frozenset({int(CompareColumn.FOUND)})
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._places)

    def _connect(self) -> None:
        self.head.changed.connect(self.refresh)
        self.head.narrowed.connect(self._show)
        self.progress.cancelled.connect(lambda: self._job.cancel() if self._job is not None else None)
        self.table.chosen.connect(self._show_row)
        self.table.entered.connect(self._open_row)
        self.detail.link_followed.connect(self._follow)
        self.empty.step_wanted.connect(lambda: self.wanted.emit("take-in", []))
        self.nothing.step_wanted.connect(self._show_all)
        self.frame.chosen.changed.connect(self.refresh)
        self.frame.operations.changed.connect(self._on_changed)
        self.frame.theme.changed.connect(self._look)

    def _on_changed(self, changed: Changed, _initiator: object) -> None:
        if changed.kinds & CONCERNS:
            self.refresh()
        elif changed.kinds & CARRIED:
            self.carrying.count()

    def _on_found(self, number: int, found: Comparison) -> None:
        if number == self._asked:
            self.progress.end()
            self.show_found(found)

    def _on_failed(self, number: int, error: Exception) -> None:
        if number == self._asked:
            self.progress.end()
            self.frame.messages.show_error(error)

    def _show(self) -> None:
        kept, chosen = self.head.kept, self.table.current
        rows = [row for row in self.found.rows if row.kind in kept] if self.found is not None else []
        self.model.set_rows(rows)
        self.table.fit_columns()
        self._listed.setCurrentIndex(int(not rows))
        self.table.choose_where(lambda row: chosen is not None and (row.before, row.now) == (chosen.before, chosen.now))
        if not rows:
            self._show_row(None)

    def _show_all(self) -> None:
        self.head.show_all()
        self._show()
        self.table.setFocus()

    def _show_row(self, row: ComparedRow | None) -> None:
        self.detail.set_pieces([Piece(ComparedWords(self.frame.theme).compared(row))] if row is not None else [])

    def _look(self) -> None:
        self._show_row(self.table.current)

    def _open_row(self, row: ComparedRow) -> None:
        side = row.now or row.before
        if side is not None:
            self.wanted.emit("checklist", side.id)

    def _follow(self, link: str) -> None:
        if link.startswith(MEASURE):
            self.wanted.emit("checklist", int(QUrl(link).path()))


def compared(
    ledger: Ledger, kind: ComparisonKind, other_id: int, plan_id: int, *, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> Comparison:
    """The two plans, compared beside the window's thread."""
    from model.queries.comparison import comparison  # SQLAlchemy is loaded after the window is painted

    return comparison(ledger, kind, other_id, plan_id, progress=progress, cancelled=cancelled)
