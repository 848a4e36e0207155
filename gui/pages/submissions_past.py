"""The last step of the month and what went before: sent to whom, what is new since, corrected, opened, looked up."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from gui.dialogs.reason import ReasonDialog
from gui.dialogs.sent import SentDialog
from gui.dialogs.since_sent import SinceDialog
from gui.item_models.past_model import PastModel
from gui.language import FollowsLanguage
from gui.page import Frame
from gui.pages.list_export import ListExport
from gui.pages.past_lines import past_content, past_copied
from gui.widgets.copied_rows import RowCopying
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.open_file import copied_for_viewing, show_to_person
from gui.widgets.panel import Panel
from gui.widgets.past_view import PastView
from gui.wording import day_words
from model.rows.submission import PastSubmission, Since

_MONTHS_AHEAD = timedelta(days=70)  # within these every monthly or quarterly rule has named its receivers


class PastPanel(FollowsLanguage, Panel):
    """The submissions of the plan and what can be done with the chosen one.

    Signals:
        measure_wanted: the id of a measure to be shown in the checklist.
        correction_wanted: (PastSubmission, reason): another one is to be written that corrects it.
    """

    measure_wanted = Signal(object)
    correction_wanted = Signal(object, str)

    def __init__(self, frame: Frame, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame = frame
        self.asking: QDialog | None = None
        self.past = PastModel(self)
        self.view = PastView(self.past, frame.theme, self)
        RowCopying(self.view, lambda: past_copied(self.past, [row] if (row := self.current) else []),
                   lambda: past_copied(self.past, self.past.rows()), self.past.rowCount)  # fmt: skip
        self.nothing = QLabel(self)
        self.nothing.setProperty("tone", "secondary")
        self.nothing.setWordWrap(True)
        self.sent, self.compare, self.correct, self.open = (QPushButton(self) for _ in range(4))
        acts = FlowLayout(gap=16)
        for button, act in ((self.sent, self.ask_sent), (self.compare, self.ask_since), (self.correct, self.ask_reason),
                            (self.open, self.open_kept)):  # fmt: skip
            button.setProperty("kind", "link")
            button.setProperty("flush", True)
            button.clicked.connect(act)
            acts.addWidget(button)
        self.export = ListExport(frame, lambda: (self.view, self.tr("Submissions")), self)
        self.export.has_letter = False
        self.export.told = lambda title, note: past_content(self.past, title, note)
        acts.addWidget(self.export.part)
        for part in (self.nothing, self.view):
            self.column.addWidget(part)
        self.column.addLayout(acts)
        self.column.addWidget(self.export.files.row)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._allow())
        self.view.activated.connect(lambda _index: self.ask_since())
        self.retranslate()
        self._allow()

    @property
    def current(self) -> PastSubmission | None:
        """The submission that is chosen."""
        index = self.view.currentIndex()
        return self.past.row_at(index) if index.isValid() else None

    def retranslate(self) -> None:
        """Set every text anew."""
        self.head.setText(self.tr("5  Sent, and before"))
        self.view.setAccessibleName(self.tr("Submissions"))
        self.nothing.setText(self.tr("Nothing of this plan was written to be handed in yet."))
        self.sent.setText(self.tr("Mark as sent…"))
        self.compare.setText(self.tr("Compare with now…"))
        self.correct.setText(self.tr("Correct…"))
        self.open.setText(self.tr("Look at the file"))
        self.export.retranslate()
        self.past.retranslate()

    def show_past(self, rows: tuple[PastSubmission, ...]) -> None:
        """Show these; what was chosen stays so, a new one is chosen."""
        before = self.past.rows()
        if before != list(rows):
            chosen = self.current
            is_new = {row.id for row in rows} - {row.id for row in before}
            self.past.set_rows(rows)
            place = next((number for number, row in enumerate(rows) if not is_new and chosen and row.id == chosen.id), None)
            if place is None:
                place = next((number for number, row in enumerate(rows) if before and row.id in is_new), 0)
            self.view.setCurrentIndex(self.past.index(place, 0))
        self.view.setVisible(bool(rows))
        self.export.part.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.view.fit()
        self._allow()

    def ask_sent(self) -> None:
        """Ask to whom the chosen one was sent, and when."""
        row = self.current
        if row is None or row.sent_on is not None:
            return
        today = self._frame.today()
        dialog = SentDialog(self._frame.theme, self._about(row), self._receivers(row, today), today, self.window())
        dialog.settled.connect(partial(self._mark, row))
        self._ask(dialog)

    def ask_since(self) -> None:
        """Look what would be said otherwise today."""
        from model.queries.submissions import new_since  # SQLAlchemy is loaded after the window is painted

        row = self.current
        if row is not None:
            self._frame.operations.ask(self, new_since, row.id, on_done=partial(self._show_since, row), today=self._frame.today())

    def ask_reason(self) -> None:
        """Ask why the chosen one is corrected, then have another one written."""
        row = self.current
        if row is None:
            return
        about = self.tr("Another file is written that names this one; what was handed in stays as it was.") + "\n" + self._about(row)
        dialog = ReasonDialog(self._frame.theme, self.tr("Correct or complete a submission"), about, self.window())
        dialog.given.connect(lambda reason: self.correction_wanted.emit(row, reason))
        self._ask(dialog)

    def open_kept(self) -> None:
        """Open a copy of the file as it was handed in."""
        row = self.current
        if row is not None and row.content is not None:
            self._frame.operations.work(self, copied_for_viewing, row.content, row.file_name, on_done=show_to_person)

    def _show_since(self, row: PastSubmission, rows: tuple[Since, ...]) -> None:
        dialog = SinceDialog(self._frame, self._about(row), rows, self.window())
        dialog.measure_wanted.connect(self.measure_wanted)
        dialog.correction_wanted.connect(self.ask_reason)
        self._ask(dialog)

    def _mark(self, row: PastSubmission, receiver: str, day: date) -> None:
        from model.actions.submit import mark_sent  # as above

        said = self.tr("Sent to {receiver} on {day}").format(receiver=receiver, day=day_words(day))
        self._frame.operations.write(self, said, mark_sent, row.id, receiver=receiver, on=day)

    def _about(self, row: PastSubmission) -> str:
        return f"{self.past.name_words(row)}\n{row.file_name}"

    def _receivers(self, row: PastSubmission, today: date) -> list[str]:
        """Whom the plan's notice names for that month, whom else it names, and to whom was sent before."""
        from model.rules.report_days import report_days  # the calendar is read after the window is painted

        plan = next((plan for plan in self._frame.chosen.plans if plan.id == row.plan_id), self._frame.chosen.plan)
        days = report_days(plan.report_rule, first=row.month.first, last=today + _MONTHS_AHEAD) if plan and plan.report_rule else ()
        named = sorted(days, key=lambda day: row.month not in day.covers)
        found = [*(day.recipient for day in named), *(other.receiver for other in self.past.rows())]
        return list(dict.fromkeys(receiver for receiver in found if receiver))

    def _ask(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.asking = dialog
        dialog.open()

    def _allow(self) -> None:
        row, is_read_only = self.current, self._frame.operations.ledger.is_read_only
        for button in (self.sent, self.compare, self.correct, self.open):
            button.setVisible(bool(self.past.rows()))
        self.sent.setEnabled(row is not None and row.sent_on is None and not is_read_only)
        self.compare.setEnabled(row is not None)
        self.correct.setEnabled(row is not None and not is_read_only)
        self.open.setEnabled(row is not None and row.content is not None)
