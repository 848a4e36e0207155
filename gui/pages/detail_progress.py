"""The progress of a measure by month: this month's note in an editor, the months before below it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from gui.gaps import QVBoxLayout
from gui.operations import is_worth_trying
from gui.page import Frame
from gui.pages.detail_section import DetailSection, emptied
from gui.theme import Token
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.progress_editor import NoteKey, ProgressEditor
from gui.wording import month_short, month_words
from model.errors import StorageError
from model.periods import Month
from model.rows.changed import Changed
from model.rows.checklist import ProgressRow
from model.rows.clash import FieldKey, FieldKind, Seen

if TYPE_CHECKING:
    from model.rows.record import MeasureRecord

EARLIER = 3


class ProgressSection(DetailSection):
    """Editor, month stepper, earlier months.

    Signals:
        month_changed: another month is shown.
    """

    month_changed = Signal(object)

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self._this_month = Month.of(frame.today())
        self.month = self._this_month
        self._shows_all = False
        self._was_away = False  # words could not be stored because the ledger could not be reached
        self.status = QLabel(self)
        self.status.setProperty("tone", "small")
        self.before, self.after = QToolButton(self), QToolButton(self)
        self.month_label = QLabel(self)
        self.month_label.setProperty("tone", "note")
        self.before.clicked.connect(lambda: self.show_month(self.month.plus(-1)))
        self.after.clicked.connect(lambda: self.show_month(self.month.plus(1)))
        for part in (self.status, self.before, self.month_label, self.after):
            self.head.addWidget(part)
        self.editor = ProgressEditor(self._save, self)
        self.editor.state_changed.connect(self._show_state)
        self.editor.setReadOnly(frame.operations.ledger.is_read_only)
        self.column.addWidget(self.editor)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.column.addLayout(self._rows)
        self.more = QPushButton(self)
        self.more.setProperty("kind", "link")
        self.more.setProperty("flush", True)
        self.more.clicked.connect(self._show_all)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        frame.theme.changed.connect(self._look)
        frame.operations.watch.came_back.connect(self._try_again)
        self._look()

    def show_detail(self, detail: MeasureRecord) -> None:
        """Show a measure's progress; another measure begins with the month in view."""
        if self.detail is None or self.detail.row.id != detail.row.id:
            self._shows_all = False
        super().show_detail(detail)
        self._follow_calendar()
        self._show()

    def show_month(self, month: Month) -> None:
        """Show another month's note; months to come have none."""
        if month > self._this_month:
            return
        self.month = month
        self._show()
        self.month_changed.emit(month)

    def flush(self) -> None:
        """Store what was typed."""
        self.editor.flush()

    def note_of(self, month: Month) -> str:
        """What is stored of one's own office for a month."""
        own = (
            (row for row in self.detail.progress if not row.unit and row.month == month)
            if self.detail
            else ()
        )
        return next((row.text for row in own), "")

    def _follow_calendar(self) -> None:
        now = Month.of(self.frame.today())
        if now != self._this_month:  # the window stayed open over the month's end
            was_current = self.month == self._this_month
            self._this_month = now
            if was_current:
                self.show_month(now)

    def _show(self) -> None:
        if self.detail is None:
            return
        self.title.setText(self.tr("Progress"))
        self.before.setToolTip(self.tr("The month before"))
        self.before.setAccessibleName(self.tr("The month before"))
        self.after.setToolTip(self.tr("The month after"))
        self.after.setAccessibleName(self.tr("The month after"))
        self.after.setEnabled(self.month < self._this_month)
        self.month_label.setText(month_words(self.month))
        self.editor.show_note(NoteKey(self.detail.row.id, self.month), self.note_of(self.month))
        self.editor.setPlaceholderText(
            self.tr("What was done in {month}? Saved as you write.").format(month=month_words(self.month))
        )
        self.editor.setAccessibleName(self.tr("Progress of {month}").format(month=month_words(self.month)))
        self._show_earlier(self.detail)
        self._show_state(self.editor.state)

    def _show_earlier(self, detail: MeasureRecord) -> None:
        emptied(self._rows)
        rows = [row for row in detail.progress if row.text and (row.unit or row.month != self.month)]
        shown = rows if self._shows_all else rows[:EARLIER]
        for row in shown:
            self._rows.addWidget(self._line(row))
        self.more.setVisible(len(rows) > len(shown))
        self.more.setText(self.tr("%n more month(s)", "", len(rows) - len(shown)))

    def _line(self, row: ProgressRow) -> QWidget:
        year = "" if row.month.year == self.month.year else f"{row.month.year} "
        parts = [f"{year}{month_short(row.month)}", row.unit, row.text, row.person]
        label = ElidedLabel("  ".join(part for part in parts if part), self)
        label.setProperty("tone", "note")
        label.setToolTip(row.text)
        return label

    def _show_all(self) -> None:
        self._shows_all = True
        if self.detail is not None:
            self._show_earlier(self.detail)

    def _show_state(self, state: str) -> None:
        self.frame.operations.hold(self.editor, is_unsaved=bool(self.editor.drafts), is_refused=self.editor.has_refused)
        words = {
            "saved": self.tr("Saved"),
            "typing": self.tr("Writing…"),
            "saving": self.tr("Saving…"),
            "elsewhere": self.tr("Changed by somebody else meanwhile"),
            "failed": self.tr("Not saved yet"),
        }
        self.status.setText(words.get(state, ""))
        self.status.setProperty("tone", {"failed": "red", "elsewhere": "amber"}.get(state, "small"))
        self.status.style().unpolish(self.status)
        self.status.style().polish(self.status)

    def _save(self, key: NoteKey, text: str) -> None:
        from model.actions.progress import note_progress  # SQLAlchemy is loaded after the window is painted

        name = self.tr("Note progress of {month}").format(month=month_words(key.month))
        if self.detail is not None and self.detail.row.id == key.measure_id:
            name = self.named(name)
        field = FieldKey(FieldKind.NOTE, key.measure_id, key.month)

        def saved(changed: Changed) -> None:
            self.editor.saved(key, text, str(dict(changed.settled).get(field, text)))

        def refused(error: Exception) -> None:
            self._was_away = isinstance(error, StorageError)
            self.editor.failed(key, text)
            self.frame.messages.show_error(error, partial(self._save, key, text) if is_worth_trying(error) else None)

        self.frame.operations.write(
            self, name, note_progress, key.measure_id, key.month, text, today=self.frame.today(),
            on_done=saved, on_error=refused, is_quiet=True, sitting=(key, self.editor.sitting),
            seen=Seen({field: self.editor.began(key)}),
        )  # fmt: skip

    def _try_again(self) -> None:
        """The ledger can be read again: the words shown go there, unless a person has to say first which of two stay."""
        if self._was_away:
            self._was_away = False
            self.editor.flush()

    def _look(self) -> None:
        size = self.frame.theme.px(16)
        for button, icon in ((self.before, "chevron-left"), (self.after, "chevron-right")):
            button.setIcon(self.frame.theme.icons.icon(icon, self.frame.theme.colours[Token.SECONDARY]))
            button.setIconSize(QSize(size, size))
        self.editor.look()
