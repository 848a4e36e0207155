"""Merging what came back (汇总): files dropped at once, who has reported, what contradicts, and the month altogether."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from gui.gaps import QVBoxLayout
from gui.item_models.merge_files import FileLine, file_lines
from gui.item_models.merge_senders import owing
from gui.page import Page
from gui.pages.merge_acts import MergeActs
from gui.pages.merge_asking import Arrived, arrived_of
from gui.pages.merge_conflicts import ConflictsSide
from gui.pages.merge_deciding import Deciding, Place
from gui.pages.merge_files import FilesSide
from gui.pages.merge_head import MergeHead, Side
from gui.pages.merge_opening import CopyOpener
from gui.pages.merge_result import ResultSide
from gui.pages.merge_senders import SendersSide
from gui.pages.merge_taking import Taking
from gui.widgets.empty_place import EmptyPlace
from gui.widgets.file_drops import FileDrops
from gui.widgets.progress_row import ProgressRow
from gui.widgets.shown_stack import ShownStack
from gui.widgets.tall_area import scrolled_column
from model.periods import Month


class MergePage(Page):
    """Four parts under chips; files are dropped on any of them."""

    def build(self) -> Iterator[None]:
        """The head, the parts two by two, and what holds them."""
        frame = self.frame
        self.arrived: Arrived | None = None
        self._month = Month.of(frame.today())
        self._is_stale = True
        self.deciding = Deciding(frame, self)
        self.head = MergeHead(frame, self)
        self.progress = ProgressRow(self)
        self.taking = Taking(frame, self, self.progress)
        self.acts = MergeActs(frame, self.deciding, self)
        self.opener = CopyOpener(frame, self)
        self.files = FilesSide(frame, self)
        yield
        self.senders = SendersSide(frame, self)
        self.conflicts = ConflictsSide(frame, self.deciding, self)
        yield
        self.result = ResultSide(frame, self)
        self.empty = EmptyPlace(frame.theme, "merge", self)
        self._sides, self._places = ShownStack(self), QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.drops = FileDrops(
            self, self.take, takes=lambda: self.place is not None and not frame.operations.ledger.is_read_only,
            says=lambda _files: self.tr("Drop to take in what was sent back"),
        )  # fmt: skip
        self.retranslate()
        self.show_side(Side.FILES)

    @property
    def place(self) -> Place | None:
        """The plan and the month shown."""
        plan = self.frame.chosen.plan
        return (plan.id, self._month) if plan is not None else None

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Merge"))
        self.empty.set_texts(
            self.tr("There is nothing to merge yet"),
            self.tr("Take in the file of an action plan: what other units send back is merged by its measures."), self.tr("Take in a plan"),
        )
        self._show_standing()

    def shortcuts(self) -> list[tuple[str, str]]:
        """Keys of the lists."""
        return [
            ("1 2 3 …", self.tr("Decide the conflict chosen")), (self.tr("Enter"), self.tr("Go to the next open conflict; in other lists, to what the row asks for")),
            (self.tr("Backspace"), self.tr("Open a decided conflict again")), (self.tr("Space"), self.tr("Switch whether a unit is asked to report")),
            (self.tr("Del"), self.tr("Put the file chosen back")),
        ]  # fmt: skip

    def open_place(self, place: object) -> None:
        """Show one of the parts, or take files that were dropped elsewhere."""
        if isinstance(place, int) and place in set(Side):
            self.show_side(Side(place))

    def show_side(self, side: Side) -> None:
        """Show one of the parts."""
        self.head.show_side(side)
        self._sides.setCurrentIndex(side)
        self.setFocusProxy((self.files, self.senders, self.conflicts, self.result)[side])
        if side is Side.RESULT and self.isVisible():
            self.result.ask()

    def take(self, files: list[Path]) -> None:
        """Take files and folders in for the month shown."""
        self._with_place(lambda place: self.taking.take(place, files))

    def refresh(self) -> None:
        """Ask for everything anew; while another page is shown, when this one is."""
        self._is_stale = not self.isVisible()
        place = self.place
        self._places.setCurrentIndex(int(place is None))
        if place is None or self._is_stale:
            return
        self.frame.operations.ask(
            self, arrived_of, *place, today=self.frame.today(), on_done=lambda arrived: self._on_arrived(place, arrived)
        )
        self.deciding.begin(place)
        self.result.refresh(is_shown=self._sides.currentIndex() == Side.RESULT)

    def show_plan(self) -> None:
        """Take over the chosen plan; its month to report comes first until a person chooses one."""
        plan = self.frame.chosen.plan
        if plan is not None:
            if self.arrived is not None and self.arrived.standing.plan_id != plan.id:
                self.head.begin()
            self._begin(self.head.follow(plan, self._month))
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Be true to the day and to the ledger: the window may have stayed open overnight."""
        super().showEvent(event)
        self.show_plan()

    def _lay_out(self) -> None:
        for side in (self.files, self.senders, self.conflicts, self.result):
            self._sides.addWidget(side)
        inside = QWidget(self)
        rows = scrolled_column(inside)
        for part in (self.head, self.progress, self._sides):
            rows.addWidget(part, int(part is self._sides))
        self._places.addWidget(inside)
        self._places.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._places)

    def _connect(self) -> None:
        head, files = self.head, self.files
        head.month_chosen.connect(self._begin)
        head.month_chosen.connect(lambda _month: self.refresh())
        head.side_wanted.connect(lambda side: self.show_side(Side(side)))
        head.merge_wanted.connect(self.acts.merge)
        for wanted in (head.files.clicked, files.files_wanted):
            wanted.connect(lambda: self._with_place(self.taking.ask_files))
        for wanted in (head.folder.clicked, files.folder_wanted):
            wanted.connect(lambda: self._with_place(self.taking.ask_folder))
        files.sender_wanted.connect(self.conflicts.asks.ask_sender_of_line)
        files.away_wanted.connect(self._put_back)
        files.copy_wanted.connect(self.opener.open)
        files.conflicts_wanted.connect(
            lambda line: self._go(Side.CONFLICTS, next((one.key for one in line.conflicts if one.is_open), ""))
        )
        self.senders.file_wanted.connect(lambda key: self._go(Side.FILES, key))
        self.conflicts.sender_said.connect(self.acts.assign)
        for side in (self.conflicts, self.result):
            side.link_wanted.connect(self.opener.open_link)
        self.result.measure_wanted.connect(lambda key: self.wanted.emit("checklist", key))
        self.taking.told.connect(self._on_told)
        self.acts.merged.connect(lambda: self.show_side(Side.RESULT))
        self.acts.show_in(self.progress)
        self.deciding.changed.connect(self._show_standing)
        self.empty.step_wanted.connect(lambda: self.wanted.emit("take-in", []))
        self.frame.chosen.changed.connect(self.show_plan)
        self.frame.operations.changed.connect(self.refresh)

    def _begin(self, month: Month) -> None:
        before, self._month = self.arrived, month
        if before is None or (before.standing.plan_id, before.standing.month) != self.place:
            self.arrived = None
            self.result.begin(self.place)

    def _on_arrived(self, place: Place, arrived: Arrived) -> None:
        if place == self.place:
            self.arrived = arrived
            self.head.show_due(arrived.standing.due_on)
            self.senders.show_standing(arrived.standing)
            self.conflicts.asks.likely = [one.name for one in owing(arrived.standing.senders)]
            self._show_standing()

    def _on_told(self, place: Place) -> None:
        self._show_standing()
        if place == self.place:
            self.show_side(Side.FILES)
            self.files.table.choose(0)  # what asks for a person first

    def _show_standing(self) -> None:
        """Show the files and the counts, by what is known now."""
        place, arrived, deciding = self.place, self.arrived, self.deciding
        if place is None:
            return
        names = {one.unit_id: one.name for one in arrived.standing.senders if one.unit_id is not None} if arrived else {}
        lines = file_lines(
            arrived.files if arrived else (), deciding.found.preview if deciding.found else None, self.taking.outcomes(place),
            conflicts=deciding.conflicts, notes=deciding.notes, names=names,
        )  # fmt: skip
        self.files.show_lines(lines)
        self.result.show_merged(is_merged=arrived is not None and any(one.is_merged and not one.is_left_out for one in arrived.files))
        expected = [one for one in arrived.standing.senders if one.is_expected] if arrived else []
        reported = len(expected) - len([one for one in expected if one in arrived.standing.missing]) if arrived else 0
        open_ones = deciding.open
        self.head.show_counts({
            Side.FILES: str(len(lines)) if lines else "", Side.SENDERS: f"{reported}/{len(expected)}" if expected else "",
            Side.CONFLICTS: str(open_ones) if open_ones else "",
        })  # fmt: skip
        self.counter_changed.emit(str(open_ones) if open_ones else "")
        self.head.show_merging(
            deciding, is_waiting=any(line.is_waiting for line in lines), is_read_only=self.frame.operations.ledger.is_read_only,
            is_busy=self.acts.is_busy,
        )  # fmt: skip

    def _with_place(self, act: Callable[[Place], object]) -> None:
        if self.place is not None:
            act(self.place)

    def _put_back(self, line: FileLine) -> None:
        if line.told is not None:
            self.taking.dismiss(self.place, line.told)
        elif line.ref is not None:
            self.acts.put_back(line.ref)

    def _go(self, side: Side, key: object) -> None:
        """Show a file, or a conflict, in its part."""
        self.show_side(side)
        if side is Side.FILES:
            self.files.choose(key)
            self.files.setFocus()
        else:
            self.conflicts.choose(str(key))
            self.conflicts.setFocus()
