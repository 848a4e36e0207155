"""The dates of a measure, each to be ticked, changed or removed, and what comes back below them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QLabel, QMenu, QPushButton, QToolButton, QWidget

from gui.gaps import QHBoxLayout, QVBoxLayout
from gui.page import Frame
from gui.pages.detail_occurrences import OccurrenceRows
from gui.pages.detail_section import DetailSection, emptied, wrapped
from gui.theme import Token
from gui.wording import due_words, full_day_words
from model.rows.checklist import DueRow
from model.rows.clash import FieldKey, FieldKind, Seen
from model.rows.due import DuePlace
from model.rows.words import DueKind

if TYPE_CHECKING:
    from gui.dialogs.due_date import DueDialog
    from model.rows.record import MeasureRecord


class DatesSection(DetailSection):
    """A row for every date, with a tick box when there are several to meet; a way to set further ones; what comes back."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self.anew, self.add = QPushButton(self), QPushButton(self)
        for button in (self.anew, self.add):
            button.setProperty("kind", "link")
            button.setProperty("flush", True)
            self.head.addWidget(button)
        self.anew.clicked.connect(self._read_anew)
        self.add.clicked.connect(self._ask_for_new)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.column.addLayout(self._rows)
        self.occurrences = OccurrenceRows(frame, self)
        self.column.addWidget(self.occurrences)
        self.boxes: dict[int, QCheckBox] = {}
        self.menus: dict[int, QToolButton] = {}
        self._lines: dict[int, QLabel] = {}
        frame.theme.changed.connect(self._look)

    def show_detail(self, detail: MeasureRecord) -> None:
        """Show the dates; a lone deadline that the head has told already needs no tick box."""
        super().show_detail(detail)
        self.title.setText(self.tr("Dates to meet"))
        self.add.setText(self.tr("Set a date…"))
        self.anew.setText(self.tr("The plan's dates"))
        self.anew.setToolTip(self.tr("Drop what was set here; the dates of the plan's words again"))
        is_writable = not self.frame.operations.ledger.is_read_only
        self.add.setVisible(is_writable)
        self.anew.setVisible(is_writable and any(due.is_own for due in detail.dues))
        dues = _once(list(detail.dues))
        dated = [due for due in dues if due.place.kind is not DueKind.ONGOING]
        is_ticked = len(dated) > 1 or any(due.place.is_milestone or due.met_on for due in dated)
        boxed = [due.id for due in dated] if is_ticked else []
        if [due.id for due in dues] != list(self.menus) or boxed != list(self.boxes):
            self._build(dues, set(boxed))
        for due in dues:
            self._show(due)
        self.occurrences.show_rows(detail.recurrences, detail.row.code)

    def _build(self, dues: list[DueRow], boxed: set[int]) -> None:
        emptied(self._rows)
        self.boxes, self.menus, self._lines = {}, {}, {}
        for due in dues:
            row = QHBoxLayout()
            row.setSpacing(8)
            if due.id in boxed:
                box = self.boxes[due.id] = QCheckBox(self)
                box.clicked.connect(lambda checked, due_id=due.id: self._tick(due_id, checked=checked))
                row.addWidget(box, 1)
            else:
                line = self._lines[due.id] = wrapped("", self, "note")
                row.addWidget(line, 1)
            self.menus[due.id] = self._menu(due)
            row.addWidget(self.menus[due.id])
            self._rows.addLayout(row)
        self._look()

    def _menu(self, due: DueRow) -> QToolButton:
        button = QToolButton(self)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self._fill(menu, due.id))
        button.setMenu(menu)
        button.setEnabled(not self.frame.operations.ledger.is_read_only)
        return button

    def _fill(self, menu: QMenu, due_id: int) -> None:
        menu.clear()
        menu.addAction(self.tr("&Change…"), lambda: self._ask_for_change(due_id))
        menu.addAction(self.tr("&Remove"), lambda: self._remove(due_id))

    def _show(self, due: DueRow) -> None:
        words = due_words(due.place, self.frame.today().year)
        if due.place.wording and due.place.wording != words:
            words = f"{words}  {due.place.wording}"
        if due.is_own:
            words = self.tr("{date} · set here").format(date=words)
        if due.met_on is not None:
            words = self.tr("{date} · met on {day}").format(date=words, day=full_day_words(due.met_on))
        if due.id in self.boxes:
            self.boxes[due.id].setText(words.replace("&", "&&"))
            self.boxes[due.id].setChecked(due.met_on is not None)
        else:
            self._lines[due.id].setText(words)
        self.menus[due.id].setAccessibleName(self.tr("Change or remove: {date}").format(date=words))
        self.menus[due.id].setToolTip(self.tr("Change or remove this date"))

    def _look(self) -> None:
        for button in self.menus.values():
            button.setIcon(self.frame.theme.icons.icon("more", self.frame.theme.colours[Token.SECONDARY]))
            button.setIconSize(QSize(self.frame.theme.px(16), self.frame.theme.px(16)))

    def _due(self, due_id: int) -> DueRow | None:
        return next((due for due in self.detail.dues if due.id == due_id), None) if self.detail else None

    def _seen(self, due_id: int) -> Seen | None:
        due = self._due(due_id)
        return Seen({FieldKey(FieldKind.DATE, due_id): due.place}) if due else None

    def _tick(self, due_id: int, *, checked: bool) -> None:
        from model.actions.close import tick_milestone  # SQLAlchemy is loaded after the window is painted

        text = self.named(self.tr("Tick date") if checked else self.tr("Untick date"))
        on = self.frame.today() if checked else None
        due = self._due(due_id)
        seen = Seen({FieldKey(FieldKind.MET, due_id): due.met_on}) if due else None
        self.frame.operations.write(self, text, tick_milestone, due_id, on=on, seen=seen)

    def _ask_for_change(self, due_id: int) -> None:
        due = self._due(due_id)
        if due is not None:
            seen = self._seen(due_id)  # before the dialog: news may come while it is open
            self._ask(due.place, lambda place: self.change(due_id, place, seen=seen))

    def _ask_for_new(self) -> None:
        questions = self.detail.questions if self.detail else ()
        from model.rows.draft import Field  # what a plan is read into: loaded when a measure is shown

        asked = next((question.wording for question in questions if question.field is Field.DEADLINE), "")
        own = next((due.place for due in self.detail.dues if not due.place.is_milestone), None) if self.detail else None
        seen = Seen({FieldKey(FieldKind.DEADLINE, self.detail.row.id): own}) if self.detail else None
        dialog = self._ask(None, lambda place: self.answer(place, seen=seen) if dialog.alike.isChecked() else self.set_date(place), asked=asked)

    def _ask(self, place: DuePlace | None, on_settled: Callable[[DuePlace], None], *, asked: str = "") -> DueDialog:
        from gui.dialogs.due_date import DueDialog  # built when asked for

        dialog = DueDialog(self.frame.theme, self.frame.today(), place, self, asked=asked)
        dialog.settled.connect(on_settled)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def answer(self, place: DuePlace, *, seen: Seen | None = None) -> None:
        """Say what the open deadline means, for all measures of the plan that have the same."""
        from model.actions.dates import Span, answer_deadline  # loaded late, as above

        if self.detail is not None:
            span = Span(place.kind, place.start, place.end)
            self.frame.operations.write(self, self.named(self.tr("Answer deadline")), answer_deadline, self.detail.row.id, span, seen=seen)

    def change(self, due_id: int, place: DuePlace, *, seen: Seen | None = None) -> None:
        """Put another date in the place of one."""
        from model.actions.dates import Span, change_due  # loaded late, as above

        span = Span(place.kind, place.start, place.end)
        self.frame.operations.write(self, self.named(self.tr("Change date")), change_due, due_id, span, seen=seen)

    def set_date(self, place: DuePlace) -> None:
        """Give the measure a date of one's own."""
        from model.actions.dates import Span, add_due  # loaded late, as above

        if self.detail is not None:
            span = Span(place.kind, place.start, place.end)
            self.frame.operations.write(self, self.named(self.tr("Set date")), add_due, self.detail.row.id, span,
                                        wording=place.wording, is_milestone=place.is_milestone)  # fmt: skip

    def _remove(self, due_id: int) -> None:
        from model.actions.dates import remove_due  # loaded late, as above

        self.frame.operations.write(self, self.named(self.tr("Remove date")), remove_due, due_id, seen=self._seen(due_id))

    def _read_anew(self) -> None:
        from model.actions.dates import read_dues_anew  # loaded late, as above

        if self.detail is not None:
            self.frame.operations.write(self, self.named(self.tr("The plan's dates")), read_dues_anew, self.detail.row.id,
                                        seen=Seen({FieldKey(FieldKind.DATE, due.id): due.place for due in self.detail.dues}))  # fmt: skip


def _once(dues: list[DueRow]) -> list[DueRow]:
    """Each date once; the measure's own stands before the same one named in its text, and is ticked with it."""
    known: dict[tuple[object, ...], DueRow] = {}
    for due in dues:
        known.setdefault((due.place.kind, due.place.start, due.place.end), due)
    return list(known.values())
