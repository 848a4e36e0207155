"""The checklist as a table: headings and measures in one flat list, measures fetched when they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from enum import IntEnum
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from gui.item_models.checklist_fetch import AT_ONCE, Ask, RowFetcher
from gui.item_models.checklist_layout import (
    Block,
    BlockKey,
    BlockKind,
    Blocks,
    LaidOut,
    Layout,
    joined_runs,
    same_ends,
)
from gui.item_models.checklist_pages import PAGE, Answer, PageKey, Rows, Wanted, identities, page_of
from gui.item_models.checklist_questions import (
    first_rows,
    fresh_rows,
    ids_in_runs,
    provisional,
    whole_layout,
)
from gui.item_models.checklist_words import cell_text, spoken_text
from gui.item_models.row_table import ROW_ROLE
from model.rows.changed import Changed
from model.rows.checklist import ChecklistFilter, MeasureRow
from model.rows.words import State

Index = QModelIndex | QPersistentModelIndex

HEADING_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
MEASURE_FLAGS = HEADING_FLAGS | Qt.ItemFlag.ItemIsDropEnabled
BOX_FLAGS = MEASURE_FLAGS | Qt.ItemFlag.ItemIsUserCheckable
BLOCK_ROLE = int(Qt.ItemDataRole.UserRole) + 3
MANY = 20_000  # from so many measures on, the first rows are shown before the outline is counted
REFRESH_MS = 60
COMPARED = 2000  # rows that are looked at one by one to find which came or went


class Column(IntEnum):
    """The columns, in order."""

    TEXT = 0
    DUE = 1
    ROLE = 2
    EVIDENCE = 3
    MONTH = 4


HEADERS: dict[Column, Any] = {
    Column.TEXT: QT_TRANSLATE_NOOP("ChecklistModel", "Measure"),
    Column.DUE: QT_TRANSLATE_NOOP("ChecklistModel", "Due"),
    Column.ROLE: QT_TRANSLATE_NOOP("ChecklistModel", "My role"),
    Column.EVIDENCE: QT_TRANSLATE_NOOP("ChecklistModel", "Evidence"),
    Column.MONTH: QT_TRANSLATE_NOOP("ChecklistModel", "This month"),
}


class ChecklistModel(QAbstractTableModel):
    """Rows are headings (Block) and measures (MeasureRow); `ask` puts questions to the ledger off the GUI thread.

    Signals:
        tick_wanted: (tuple of measure ids, whether they are to be closed) a box was ticked or unticked.
        laid_out: rows came or went; carries the number of measures kept by the filter.
        rows_arrived: (first row, last row) that may be painted now.
    """

    tick_wanted = Signal(object, bool)
    laid_out = Signal(int)
    rows_arrived = Signal(int, int)

    def __init__(self, ask: Ask, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask, self._today = ask, today
        self._kept: ChecklistFilter | None = None
        self._is_new = True  # the filter changed and its layout has not arrived
        self._layout = Layout(Blocks(()))
        self._folded: set[BlockKey] = set()
        self._fetcher = RowFetcher(ask, today, self)
        self._fetcher.arrived.connect(self._on_pages)
        self._pages = self._fetcher.pages
        self._touched: set[int] = set()
        self._refresh_soon = QTimer(self)
        self._refresh_soon.setSingleShot(True)
        self._refresh_soon.setInterval(REFRESH_MS)
        self._refresh_soon.timeout.connect(self._refresh)

    # What is shown

    @property
    def kept(self) -> ChecklistFilter:
        """The filter in force."""
        return self._kept or ChecklistFilter()

    @property
    def is_waiting(self) -> bool:
        """Whether the rows of the filter in force are still on their way."""
        return self._is_new

    @property
    def measures(self) -> int:
        """How many measures the filter keeps."""
        return self._layout.measures

    def show(self, kept: ChecklistFilter, *, out_of: int = 0) -> None:
        """Show what a filter keeps `out_of` so many; the rows shown now stay until its rows are there."""
        self._kept, self._is_new = kept, True
        self._refresh_soon.stop()
        self._touched.clear()
        if out_of > MANY:
            done = partial(self._on_first_rows, kept)
            self._ask(self, first_rows, kept, on_done=done, key="first", today=self._today())
        self._ask_layout(None, ())

    def on_changed(self, changed: Changed) -> None:
        """Look again at what a change touched."""
        if self._kept is None or changed.number is None:
            return
        if not changed.measure_ids or changed.kinds & {"plan", "unit", "unit_group", "setting"}:
            self._pages.grow_stale()
        else:
            self._touched |= changed.measure_ids
            known = {row.id for key in self._pages.holding(changed.measure_ids) for row in self._pages.get(key) or ()}
            ids = tuple(sorted(known & changed.measure_ids))
            if ids:
                self._ask(self, fresh_rows, ids, on_done=self._on_fresh, key=("fresh", ids), today=self._today())
        self._refresh_soon.start()

    # Where something stands

    def line_at(self, row: int) -> Block | MeasureRow | None:
        """The heading or measure in a row; None while the measure is on its way, which asks for it."""
        layout = self._layout
        place = layout.block_at(row)
        inside = row - layout.starts[place] - 1
        if inside < 0:
            return layout.blocks[place]
        rows = self._fetcher.rows_of(page_of(layout, place, inside))
        inside %= PAGE
        return rows[inside] if rows is not None and inside < len(rows) else None

    def measure_at(self, row: int) -> MeasureRow | None:
        """The measure in a row, None for a heading or while it is on its way."""
        line = self.line_at(row) if 0 <= row < len(self._layout) else None
        return line if isinstance(line, MeasureRow) else None

    def row_of(self, measure_id: int) -> int | None:
        """The row of a measure whose page is known and not folded away."""
        found = self._pages.find(measure_id)
        if found is None:
            return None
        (task, page), inside = found
        place = self._layout.place_of_task.get(task)
        if place is None:
            return None
        row = self._layout.starts[place] + 1 + page * PAGE + inside
        return row if row < self._layout.starts[place + 1] else None

    def heading_rows(self, first: int, last: int) -> list[tuple[int, BlockKind]]:
        """Headings among some rows."""
        layout, found = self._layout, []
        last = min(last, len(layout) - 1)
        if last >= first:
            for place in range(layout.block_at(first), layout.block_at(last) + 1):
                row = layout.starts[place]
                if first <= row < layout.starts[place + 1]:
                    found.append((row, layout.blocks[place].kind))
        return found

    @property
    def headings(self) -> int:
        """How many headings there are, folded ones included."""
        return len(self._layout.blocks)

    def parent_row(self, row: int) -> int | None:
        """The row of the heading above a row."""
        return self._layout.heading_above(row)

    def is_open(self, row: int) -> bool:
        """Whether a heading's row shows what hangs below it."""
        return not self._layout.is_folded(self._layout.block_at(row))

    def is_open_heading(self, row: int) -> bool:
        """Whether a row is a heading whose measures or headings follow below it."""
        return self._layout.measure_at(row) is None and self.is_open(row)

    # Folding

    def set_open(self, row: int, *, is_open: bool) -> None:
        """Fold what hangs below a heading away, or show it again."""
        place = self._layout.block_at(row)
        block = self._layout.blocks[place]
        if row != self._layout.starts[place] or is_open != self._layout.is_folded(place):
            return
        if is_open:
            count = self._layout.rows_to_unfold(place)
            self._folded.discard(block.key)
            self.beginInsertRows(QModelIndex(), row + 1, row + count)
            self._layout.unfold(place)
            self.endInsertRows()
        else:
            count = self._layout.rows_below(place)
            self._folded.add(block.key)
            self.beginRemoveRows(QModelIndex(), row + 1, row + count)
            self._layout.fold(place)
            self.endRemoveRows()
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
        self.laid_out.emit(self.measures)

    def reveal(self, measure_id: int, on_row: Callable[[int | None], None]) -> None:
        """Unfold and fetch until a measure has a row, and hand that over; None when the filter does not keep it."""
        row = self.row_of(measure_id)
        if row is not None:
            on_row(row)
            return

        def found(rows: Rows) -> None:
            place = self._layout.place_of_task.get(rows[0].task_id) if rows else None
            if place is None:
                on_row(None)
                return
            self._open_around(place)
            self._fetcher.fetch_now(Wanted((rows[0].task_id, 0)), lambda: on_row(self.row_of(measure_id)))

        self._ask(self, fresh_rows, (measure_id,), on_done=found, key="find", today=self._today())

    def _open_around(self, place: int) -> None:
        for inner in (*self._layout.outer_places(place), place):
            self.set_open(self._layout.starts[inner], is_open=True)

    # Many at once

    def measures_in(self, spans: Iterable[tuple[int, int]]) -> int:
        """How many measures stand in some spans of rows."""
        return sum(count for first, last in spans for _, count in self._layout.measure_runs(first, last))

    def ids_in_rows(self, spans: Iterable[tuple[int, int]], on_ids: Callable[[tuple[int, ...]], None]) -> None:
        """Hand over the ids of all measures in some spans of rows, also of those not fetched yet."""
        ids: list[int] = []
        unknown: list[tuple[int, int]] = []
        for first, last in spans:
            if last - first < AT_ONCE:
                found = [self.measure_at(row) for row in range(first, last + 1)]
                if all(found[i] or self._layout.measure_at(first + i) is None for i in range(len(found))):
                    ids += [row.id for row in found if row is not None]
                    continue
            unknown += self._layout.measure_runs(first, last)
        if not unknown:
            on_ids(tuple(ids))
            return

        def answered(more: tuple[int, ...]) -> None:
            on_ids((*ids, *more))

        runs = tuple(joined_runs(unknown))
        self._ask(self, ids_in_runs, self.kept, runs, on_done=answered, key="ids", today=self._today())

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows are shown; cells have no children."""
        return 0 if parent.isValid() else len(self._layout)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """What a cell has for a role."""
        if not index.isValid():
            return None
        line = self.line_at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(line, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            is_open = isinstance(line, Block) and self.is_open(index.row())
            return spoken_text(line, index.column(), is_open=is_open)
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.text if isinstance(line, MeasureRow) and index.column() == Column.TEXT else None
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == Column.TEXT and isinstance(line, MeasureRow):
            return Qt.CheckState.Checked if line.state is State.CLOSED else Qt.CheckState.Unchecked
        if role == ROW_ROLE:
            return line if isinstance(line, MeasureRow) else None
        if role == BLOCK_ROLE:
            return line if isinstance(line, Block) else None
        return None

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Ask for a tick; the box changes once the change is written."""
        measure = self.measure_at(index.row()) if role == Qt.ItemDataRole.CheckStateRole else None
        if measure is None:
            return False
        self.tick_wanted.emit((measure.id,), Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Measures can be ticked and take files; headings can be gone to."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._layout.measure_at(index.row()) is None:
            return HEADING_FLAGS
        return BOX_FLAGS if index.column() == Column.TEXT else MEASURE_FLAGS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """A column's name in the window's language."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("ChecklistModel", HEADERS[Column(section)])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def retranslate(self) -> None:
        """Tell the views that headers and texts are in another language now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self._repaint(0, len(self._layout) - 1)

    # Asking and answers

    def _on_pages(self, keys: tuple[PageKey, ...]) -> None:
        places = [self._layout.place_of_task[task] for task, _ in keys if task in self._layout.place_of_task]
        if places:
            self._repaint(self._layout.starts[min(places)], self._layout.starts[max(places) + 1] - 1)

    def _on_first_rows(self, kept: ChecklistFilter, rows: Rows) -> None:
        if self._is_new and kept == self._kept:
            self._reset(provisional(rows))

    def _ask_layout(self, before: Layout | None, tasks: tuple[int, ...]) -> None:
        kept = self.kept
        done = partial(self._on_layout, kept, before)
        self._ask(
            self, whole_layout, kept, before, frozenset(self._folded), tasks, on_done=done, key="layout",
            today=self._today(),
        )  # fmt: skip

    def _refresh(self) -> None:
        if self._is_new:
            self.show(self.kept)
            return
        tasks = tuple({task for task, _ in self._pages.holding(self._touched)})
        self._touched.clear()
        self._ask_layout(self._layout, tasks)

    def _on_fresh(self, rows: Rows) -> None:
        for task in self._pages.replace_rows(rows):
            place = self._layout.place_of_task.get(task)
            if place is not None:
                self._repaint(self._layout.starts[place], self._layout.starts[place + 1] - 1)

    def _on_layout(self, kept: ChecklistFilter, before: Layout | None, answer: Answer) -> None:
        if kept != self._kept:
            return
        if answer.laid.layout.given != self._folded:  # folded or unfolded since the question was put
            answer = Answer(LaidOut(Layout(answer.laid.layout.blocks, self._folded)), answer.pages)
            before = None
        if self._is_new or before is not self._layout or not self._change_rows(answer):
            self._reset(answer)
        self._is_new = False
        self.laid_out.emit(self.measures)

    def _reset(self, answer: Answer) -> None:
        self.beginResetModel()
        self._layout = answer.laid.layout
        if self._is_new:
            self._pages.clear()
            self._fetcher.begin(self.kept)
        self._pages.put(answer.pages)
        self.endResetModel()

    def _change_rows(self, answer: Answer) -> bool:
        """Let rows come or go where the layouts differ; False when that is not one step, or not known exactly."""
        old, new = self._layout, answer.laid.layout
        first = old.starts[answer.laid.same_before]
        gone = old.starts[len(old.blocks) - answer.laid.same_after] - first
        come = new.starts[len(new.blocks) - answer.laid.same_after] - first
        if max(gone, come) > COMPARED or new.starts[answer.laid.same_before] != first or len(old) - gone != len(new) - come:
            return False
        was = identities(old, self._pages, {}, first, gone)
        will = identities(new, self._pages, answer.pages, first, come)
        if was is None or will is None:
            return False
        before, after = same_ends(was, will)
        gone, come = gone - before - after, come - before - after
        if gone and come:
            return False
        first += before
        if gone:
            self.beginRemoveRows(QModelIndex(), first, first + gone - 1)
        elif come:
            self.beginInsertRows(QModelIndex(), first, first + come - 1)
        self._layout = new
        self._pages.put(answer.pages)
        if gone:
            self.endRemoveRows()
        elif come:
            self.endInsertRows()
        self._repaint(0, len(new) - 1)
        return True

    def _repaint(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))
            self.rows_arrived.emit(first, last)
