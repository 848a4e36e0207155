"""Step one of the month: the measures that lack progress, to be written in where they stand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QWidget

from gui.item_models.month_notes import MonthNotesModel
from gui.language import FollowsLanguage
from gui.page import Frame
from gui.pages.list_export import ListExport
from gui.pages.submissions_work import MonthState
from gui.widgets.empty_place import EmptyPlace
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.notes_view import NotesView
from gui.widgets.panel import Panel
from gui.wording import about, month_words
from model.periods import Month
from model.rows.changed import Changed
from model.rows.clash import FieldKey, FieldKind, Seen
from model.rows.submission import MonthNote


class MissingPanel(FollowsLanguage, Panel):
    """The list of a month; what was written here stays in it, to be read again, until another month is shown.

    Signals:
        measure_wanted: the id of a measure to be shown in the checklist.
        list_wanted: all that is missing is to be shown there.
        check_wanted: nothing is missing: the month is to be looked over.
    """

    measure_wanted = Signal(object)
    list_wanted = Signal()
    check_wanted = Signal()

    def __init__(self, frame: Frame, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame = frame
        self._state: MonthState | None = None
        self._pending: tuple[MonthNote, ...] | None = None
        self.written: set[int] = set()
        self._to_write: int | None = None
        self.notes = MonthNotesModel(Month.of(frame.today()), self)
        self.notes.is_read_only = frame.operations.ledger.is_read_only
        self.view = NotesView(self.notes, frame.theme, self)
        self.nothing = EmptyPlace(frame.theme, "check", self)
        self.said = QLabel(self)
        self.door = QPushButton(self)
        self.export = ListExport(frame, lambda: (self.view, self.tr("Measures without progress")), self)
        self._places = QStackedWidget(self)
        self._build()
        self.notes.note_written.connect(self._save)
        self.view.measure_wanted.connect(self.measure_wanted)
        self.view.editing_ended.connect(self._on_editing_ended)
        self.door.clicked.connect(self.list_wanted)
        self.nothing.step_wanted.connect(self.check_wanted)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.export.retranslate()
        self.view.setAccessibleName(self.tr("Measures without progress"))
        self.door.setText(self.tr("Show in the chec&klist"))
        self.notes.retranslate()
        if self._state is not None:
            self.show_state(self._state)

    def begin_month(self, month: Month) -> None:
        """Another month, or another plan: its rows will come."""
        self.view.flush()
        self.written.clear()
        self._pending = self._state = self._to_write = None
        self.said.setText("")
        self.notes.begin_month(month)

    def write_in(self, measure_id: int) -> None:
        """Have a measure's progress written here, once its row has come; another refresh brings it."""
        self.view.flush()
        self.written.add(measure_id)
        self._to_write = measure_id

    def show_state(self, state: MonthState) -> None:
        """Show what is missing."""
        self._state = state
        month, missing = month_words(state.month), state.mine.missing
        is_ahead = state.month > Month.of(self._frame.today())
        self.notes.is_read_only = is_ahead or self._frame.operations.ledger.is_read_only
        if is_ahead:
            self.said.setText(self.tr("{month} has not begun: nothing can be noted yet.").format(month=month))
        elif missing:
            said = self.tr("%n of {open} open measure(s) without progress in {month}", "", missing)
            self.said.setText(said.format(open=state.mine.open, month=month))
        else:
            self.said.setText(self.tr("Every open measure has its progress of {month}.").format(month=month))
        self.nothing.set_texts(
            self.tr("Nothing is missing for {month}").format(month=month), self.tr("Look the month over, then hand it in."), self.tr("Look it over")
        )
        self.door.setVisible(bool(missing) and state.month == Month.of(self._frame.today()))
        self._show_rows(state.notes)
        self._places.setCurrentWidget(self.view if state.notes else self.nothing)
        self._begin_writing()

    def _build(self) -> None:
        self.said.setProperty("tone", "secondary")
        self.said.setWordWrap(True)
        self.door.setProperty("kind", "link")
        self.door.setProperty("flush", True)
        self.head.hide()  # the step above says what this is
        line = FlowLayout(gap=16)
        for part in (self.door, self.export.part):
            line.addWidget(part)
        self._places.addWidget(self.view)
        self._places.addWidget(self.nothing)
        self.column.addWidget(self.said)
        self.column.addWidget(self._places, 1)
        self.column.addLayout(line)
        self.column.addWidget(self.export.files.row)

    def _show_rows(self, rows: tuple[MonthNote, ...]) -> None:
        is_same = [row.row.id for row in rows] == [row.row.id for row in self.notes.rows()]
        if self.view.is_editing and not is_same:
            self._pending = rows  # the list must not move under what is being written
        else:
            self._pending = None
            self.notes.show_rows(rows)

    def _on_editing_ended(self) -> None:
        if self._pending is not None:
            rows, self._pending = self._pending, None
            self.notes.show_rows(rows)

    def _begin_writing(self) -> None:
        rows = [row.row.id for row in self.notes.rows()]
        if self._to_write in rows:
            row, self._to_write = rows.index(self._to_write), None
            self.view.setFocus()
            self.view.scrollTo(self.notes.index(row, 0))
            self.view.write_in(row)

    def _save(self, measure_id: int, month: Month, text: str) -> None:
        from model.actions.progress import note_progress  # SQLAlchemy is loaded after the window is painted

        key = (measure_id, month)
        if month == self.notes.month:
            self.written.add(measure_id)
        code = next((note.row.code for note in self.notes.rows() if note.row.id == measure_id), "")
        name = about(self.tr("Note progress of {month}").format(month=month_words(month)), code)

        field, sitting = FieldKey(FieldKind.NOTE, measure_id, month), self.view.delegate.sitting

        def saved(changed: Changed) -> None:
            self.notes.saved(key, text, str(dict(changed.settled).get(field, text)))

        def refused(error: Exception) -> None:
            self.notes.failed(key)
            self._frame.messages.show_error(error)

        self._frame.operations.write(
            self, name, note_progress, measure_id, month, text, today=self._frame.today(),
            on_done=saved, on_error=refused, is_quiet=True, sitting=None if sitting is None else (key, sitting),
            seen=Seen({field: self.notes.began.get(key, "")}),
        )  # fmt: skip
