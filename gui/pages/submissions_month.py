"""The month to be handed in, in five steps: missing, check, what goes in, hand over, sent."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from gui.page import Frame, Page
from gui.pages.submissions_files import open_file, open_folder
from gui.pages.submissions_lists import CHECK, MonthLists
from gui.pages.submissions_month_asking import MonthAsking, MonthQuestion
from gui.pages.submissions_month_head import MonthHead
from gui.pages.submissions_month_jobs import MonthJobs
from gui.pages.submissions_sheet import SHEETS
from gui.pages.submissions_steps import MonthSteps
from gui.pages.submissions_work import MonthState
from gui.pages.submissions_writer import Correction, Handing
from gui.widgets.file_drops import FileDrops
from gui.widgets.tall_area import OfUse, TallArea, scrolled_column
from model.periods import Month
from model.rows.checklist import ChecklistFilter
from model.rows.hand_in import Finding
from model.rows.submission import PastSubmission

_STEPS = 400
_LISTS = 300  # px at 100 %: a narrower list has words of two letters a line
_BESIDE, _BELOW = 220, 540  # px at 100 %: so high the lists are of use, and the steps below them
_GAP, _SIDES = 12, 24
_MOST = 16777215  # Qt's own word for: as wide as there is room


class _Both(OfUse):
    """The lists and the steps: side by side they may always become as narrow as one below the other, for then they are set so."""

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider of the two."""
        hint, layout = super().minimumSizeHint(), self.layout()
        items = [layout.itemAt(place) for place in range(layout.count())] if layout is not None else []
        return QSize(max((item.minimumSize().width() for item in items if item is not None), default=0), hint.height())


class MonthPanel(Page):
    """The lists of a month on the left, its further steps on the right; a sheet dropped on it is filled in."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self.state: MonthState | None = None
        self._plan_id: int | None = None
        self.jobs = MonthJobs(frame, self)
        self.writer = self.jobs.workbook
        self.head = MonthHead(frame, self)
        self.field, self.countdown = self.head.field, self.head.countdown
        self.lists = MonthLists(frame, self)
        self.missing, self.check = self.lists.missing, self.lists.check
        self.steps = MonthSteps(frame, self)
        self.asking = MonthAsking(frame, self.question, self)
        self._build()
        self._connect()
        self.show_plan()

    @property
    def month(self) -> Month:
        """The month shown."""
        return self.missing.notes.month

    @property
    def kept(self) -> ChecklistFilter:
        """The measures that go in."""
        return ChecklistFilter(plan_id=self.frame.chosen.plan_id, is_mine=self.steps.scope.is_mine)

    def show_plan(self) -> None:
        """Take over the chosen plan and whose ledger it is; a new plan begins with the month to report."""
        plan = self.frame.chosen.plan
        self.steps.scope.set_known(is_known=bool(self.frame.chosen.myself.unit))
        if plan is None:
            return
        if plan.id != self._plan_id:
            self._plan_id, self.state = plan.id, None
            self.head.begin()
        self._show_month(self.head.follow(plan, self.month))

    def question(self) -> MonthQuestion | None:
        """What is to be asked of the ledger; the list is of one's own measures where it is known whose the ledger is."""
        chosen = self.frame.chosen
        if chosen.plan is None:
            return None
        return MonthQuestion(self.month, self.kept, bool(chosen.myself.unit), tuple(sorted(self.missing.written)))

    def flush(self) -> None:
        """Store what is being written."""
        self.missing.view.flush()

    def handing(self, correction: Correction | None = None) -> Handing:
        """What would be handed in now; what is being typed is stored first."""
        self.flush()
        return Handing(self.month, self.kept, correction)

    def showEvent(self, event: QShowEvent) -> None:
        """Be true to the day and to the ledger: the window may have stayed open overnight."""
        super().showEvent(event)
        self.show_plan()

    def event(self, event: QEvent) -> bool:
        """Share the width anew when there is another, or when what stands in it needs another."""
        is_done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._look()
        return is_done

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed."""
        self.flush()
        super().hideEvent(event)

    def _build(self) -> None:
        self._both = _Both(self.frame.theme, _BESIDE, self)
        self._body = body = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._both)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(_GAP)
        self._listed = TallArea(self)  # in a low window the list keeps some rows, and what stands around it is scrolled
        self._listed.setWidget(self.lists)
        body.addWidget(self._listed, 3)
        body.addWidget(self.steps, 2)
        rows = scrolled_column(self)
        rows.addWidget(self.head)
        rows.addWidget(self._both, 1)
        FileDrops(self, self._take_files, takes=lambda: self.frame.chosen.plan is not None, says=_said_of_drop)
        self._look()

    def _connect(self) -> None:
        steps = self.steps
        self.asking.state_came.connect(self._on_state)
        self.asking.findings_came.connect(self._on_findings)
        self.head.chosen.connect(self._show_month)
        for door in (self.lists.place_wanted, steps.past_panel.measure_wanted):
            door.connect(lambda place: self.wanted.emit("checklist", place))
        self.lists.refresh_wanted.connect(self.asking.ask)
        steps.scope.changed.connect(self.asking.ask)
        steps.check_wanted.connect(lambda: self.lists.show_step(CHECK))
        steps.write_wanted.connect(lambda: self.jobs.workbook.ask(self.handing()))
        steps.package_wanted.connect(lambda: self.jobs.package.ask(self.handing()))
        steps.sheet_wanted.connect(lambda: self.jobs.sheet.ask(self.handing()))
        steps.brief_wanted.connect(self._show_brief)
        self.jobs.papers.measure_wanted.connect(lambda key: self.wanted.emit("checklist", key))
        steps.past_panel.correction_wanted.connect(self._correct)
        steps.handed.file_wanted.connect(open_file)
        steps.handed.folder_wanted.connect(open_folder)
        self.jobs.show_in(steps)
        self.frame.chosen.changed.connect(self.show_plan)
        self.frame.operations.changed.connect(self._on_changed)
        self.frame.theme.changed.connect(self._look)

    def _show_brief(self) -> None:
        handing = self.handing()
        self.jobs.papers.monthly_brief(handing.month, handing.kept)

    def _correct(self, corrected: PastSubmission, reason: str) -> None:
        """Write another one of the same kind and month as what it corrects."""
        handing = self.handing(Correction(corrected.id, reason))
        self.jobs.ask(corrected.kind, replace(handing, month=corrected.month))

    def _take_files(self, files: list[Path]) -> None:
        """A workbook is the bureau's own sheet; anything else may be a plan."""
        if not _is_sheet(files[0]):
            self.wanted.emit("take-in", files)
        elif not self.jobs.is_busy:
            self.jobs.sheet.read(self.handing(), files[0])

    def _show_month(self, month: Month) -> None:
        if month != self.month or self.state is None:
            self.lists.begin_month(month)
            self.steps.show_open(0)
            self.steps.handed.show_written(None)
        self.asking.ask()

    def _on_state(self, state: MonthState) -> None:
        if state.month == self.month:
            self.state = state
            self.lists.show_state(state)
            self.steps.show_state(state)

    def _on_findings(self, found: tuple[Month, tuple[Finding, ...]]) -> None:
        month, findings = found
        if month == self.month:
            self.lists.show_findings(findings)
            self.steps.show_open(len(self.check.open_findings))

    def _on_changed(self, _changed: object, _initiator: object) -> None:
        if self.isVisible():  # else it is asked when it is shown
            self.asking.ask_after_change()

    def _look(self) -> None:
        """The steps beside the lists, below them where long words or large text leave no room for both."""
        scrolls = self._listed.verticalScrollBar().sizeHint().width()
        inside, needed = self.contentsRect().width() - _SIDES - scrolls, self.steps.minimumSizeHint().width()
        is_beside = max(self._listed.minimumSizeHint().width(), self.frame.theme.px(_LISTS)) + _GAP + needed <= inside
        self._both.set_least(_BESIDE if is_beside else _BELOW)
        self._body.setDirection(QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom)
        wanted = max(min(self.frame.theme.px(_STEPS), inside * 2 // 5), needed)
        self.steps.setMaximumWidth(wanted if is_beside else _MOST)


def _is_sheet(file: Path) -> bool:
    return file.suffix.lower() in SHEETS


def _said_of_drop(files: list[Path]) -> str:
    if _is_sheet(files[0]):
        return QCoreApplication.translate("MonthPanel", "Drop to fill this sheet in")
    return QCoreApplication.translate("MonthPanel", "Drop to take the plan in")
