"""Over the merge page: the month, what can be taken in, the parts of the page with what is in each, and the button that merges."""

from __future__ import annotations

from datetime import date, timedelta
from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QWidget

from gui.gaps import QVBoxLayout
from gui.language import FollowsLanguage
from gui.page import Frame
from gui.pages.merge_deciding import Deciding
from gui.pages.submissions_work import month_to_report, months_of
from gui.widgets.chip_button import ChipButton
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.flow_layout import FlowLayout, together
from gui.widgets.period_field import PeriodField
from gui.wording import full_day_words, month_words
from model.periods import Month
from model.rows.overview import PlanRow


class Side(IntEnum):
    """The parts of the page."""

    FILES = 0
    SENDERS = 1
    CONFLICTS = 2
    RESULT = 3


class MergeHead(FollowsLanguage, QWidget):
    """Two lines.

    Signals:
        month_chosen: the Month a person chose.
        side_wanted: a Side is to be shown.
        merge_wanted: the button was pressed.
    """

    month_chosen = Signal(object)
    side_wanted = Signal(int)
    merge_wanted = Signal()

    def __init__(self, frame: Frame, parent: QWidget) -> None:
        super().__init__(parent)
        self._today = frame.today
        self._was_chosen = False
        self.month = PeriodField(frame.theme, month_words, self)
        self.due = ElidedLabel("", self)
        self.files, self.folder, self.merge = QPushButton(self), QPushButton(self), QPushButton(self)
        self.said = QLabel(self)
        self.chips = [ChipButton(self) for _ in Side]
        self._group = QButtonGroup(self)
        self._counts = dict.fromkeys(Side, "")
        self._build(is_read_only=frame.operations.ledger.is_read_only)
        self.month.chosen.connect(self._on_month)
        self._group.idClicked.connect(self.side_wanted)
        self.merge.clicked.connect(self.merge_wanted)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.month.set_names(self.tr("Month"), self.tr("The month before"), self.tr("The month after"))
        self.files.setText(self.tr("&Take files in…"))
        self.folder.setText(self.tr("&Folder…"))
        self.folder.setToolTip(self.tr("Every table in a folder"))
        self.merge.setText(self.tr("&Merge"))
        self._show_chips()

    def begin(self) -> None:
        """Another plan follows: its month to report comes first."""
        self._was_chosen = False

    def follow(self, plan: PlanRow, shown: Month) -> Month:
        """Offer the plan's months as of today; the one chosen now."""
        today = self._today()
        self.month.set_periods(months_of(plan, today), shown if self._was_chosen else month_due(plan, today))
        period: Month = self.month.period
        return period

    def show_due(self, due_on: date | None) -> None:
        """Say by which day the month was to be reported."""
        if due_on is None:
            self.due.setText("")
            return
        self.due.setText(self.tr("Reports are due on {day} · {left}").format(day=full_day_words(due_on), left=self._left(due_on)))

    def _left(self, due_on: date) -> str:
        """How long it is until then, in working days as everywhere of a reporting day; how long it is past, in days."""
        from model.rules.workdays import workdays_between  # the calendar is read after the window is painted

        today = self._today()
        if due_on < today:
            return self.tr("%n day(s) ago", "", (today - due_on).days)
        workdays = workdays_between(today + timedelta(days=1), due_on)
        return self.tr("%n working day(s) left", "", workdays) if workdays else self.tr("today")

    def show_side(self, side: Side) -> None:
        """Press a part's chip without telling anybody."""
        self.chips[side].setChecked(True)

    def show_counts(self, counts: dict[Side, str]) -> None:
        """Say on each chip how much is in its part."""
        self._counts = self._counts | counts
        self._show_chips()

    def show_merging(self, deciding: Deciding, *, is_waiting: bool, is_read_only: bool, is_busy: bool) -> None:
        """Say what merging would write, or what keeps it from being done."""
        writes = deciding.found.preview.writes if deciding.found else ()
        units = len({write.unit_id for write in writes})
        if is_read_only:
            said = self.tr("The ledger can only be looked at.")
        elif not is_waiting:
            said = self.tr("No file waits to be merged.")
        elif deciding.open:
            said = self.tr("%n left to decide", "", deciding.open)
        elif writes:
            said = self.tr("%n line(s) will be written, ", "", len(writes)) + self.tr("from %n unit(s)", "", units)
        else:
            said = self.tr("Nothing new: the ledger says the same.")
        may = is_waiting and not deciding.open and deciding.is_known and not is_read_only and not is_busy
        self._say(said, may=may, is_amber=bool(is_waiting and deciding.open and not is_read_only))

    def _say(self, said: str, *, may: bool, is_amber: bool) -> None:
        self.said.setText(said)
        tone = "amber" if is_amber else "secondary"
        if self.said.property("tone") != tone:
            self.said.setProperty("tone", tone)
            self.said.style().polish(self.said)
        self.merge.setEnabled(may)
        self.merge.setAccessibleDescription(said)

    def _build(self, *, is_read_only: bool) -> None:
        self.merge.setProperty("kind", "primary")
        self.said.setProperty("tone", "secondary")
        self.said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        first, second = FlowLayout(is_spread=True), FlowLayout(is_spread=True, at_left=len(self.chips))
        self.due.setProperty("tone", "secondary")
        for button in (self.folder, self.files):
            button.setVisible(not is_read_only)
        first.addWidget(together(self, self.month, self.due, gap=16, grows=self.due))
        first.addWidget(together(self, self.folder, self.files, self.merge))
        for number, chip in enumerate(self.chips):
            self._group.addButton(chip, number)
            second.addWidget(chip)
        self.chips[0].setChecked(True)
        second.addWidget(self.said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(first)
        column.addLayout(second)

    def _on_month(self, month: Month) -> None:
        self._was_chosen = True
        self.month_chosen.emit(month)

    def _show_chips(self) -> None:
        texts = {
            Side.FILES: self.tr("Files"), Side.SENDERS: self.tr("Who has reported"), Side.CONFLICTS: self.tr("To decide"),
            Side.RESULT: self.tr("Result"),
        }  # fmt: skip
        for side, text in texts.items():
            self.chips[side].setText(f"{text} {self._counts[side]}".strip())


def month_due(plan: PlanRow, today: date) -> Month:
    """The month to report of a plan, among those of it that have begun."""
    months = months_of(plan, today)
    return min(max(month_to_report(plan.report_rule, today), months[0]), months[-1])
