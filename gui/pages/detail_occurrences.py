"""What comes back in a measure: when next, what was missed, what was done; each time of it with its tick box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QPushButton, QToolButton, QWidget

from gui.gaps import QHBoxLayout, QVBoxLayout
from gui.page import Frame
from gui.pages.detail_section import emptied, wrapped
from gui.theme import Token
from gui.wording import about, day_short, full_day_words
from model.rows.clash import FieldKey, FieldKind, Seen

if TYPE_CHECKING:
    from model.rows.occurrence import OccurrenceRow, RecurrenceRow, RecurrenceStanding

FEW = 3  # of the missed and of the settled ones, the latest that are shown at first
MORE = 30  # are added at a time: of a daily duty there may be hundreds


class OccurrenceRows(QWidget):
    """For every recurrence a heading and its occurrences that matter now; earlier ones on demand."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frame = frame
        self._rows: tuple[RecurrenceRow, ...] = ()
        self._code = ""
        self._shown: dict[int, int] = {}
        self.boxes: dict[tuple[int, date], QCheckBox] = {}
        self.not_needed: dict[tuple[int, date], QToolButton] = {}
        self.links: dict[tuple[int, str], QPushButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        frame.theme.changed.connect(self._look)

    def show_rows(self, rows: tuple[RecurrenceRow, ...], code: str = "") -> None:
        """Show the recurrences of a measure of that code; nothing when it has none."""
        if [row.id for row in rows] != [row.id for row in self._rows]:
            self._shown = {}
        self._rows, self._code = rows, code
        focused = next((key for key, box in self.boxes.items() if box.hasFocus()), None)
        emptied(self._column)
        self.boxes, self.not_needed, self.links = {}, {}, {}
        for row in rows:
            self._show(row)
        if focused in self.boxes:  # ticking one does not take the keyboard away
            self.boxes[focused].show()  # what is not seen yet takes no keyboard
            self.boxes[focused].setFocus()
        self._look()
        self.setVisible(bool(rows))

    def _show(self, row: RecurrenceRow) -> None:
        from model.rules.occurrences import (
            standing_on,  # reads the calendar, which the first screen must not wait for
        )

        standing = standing_on(row, self.frame.today())
        self._column.addWidget(wrapped(self._heading(row, standing), self, "note"))
        few = self._shown.get(row.id, FEW)
        for one in standing.settled[-few:]:
            self._add_row(row, one, is_missed=False)
        hidden = len(standing.missed) - few
        if hidden > 0:
            self._add_link(row, "more", self.tr("%n earlier one(s) missed: show", "", hidden), lambda: self._show_more(row.id))
        for one in standing.missed[-few:]:
            self._add_row(row, one, is_missed=True)
        if len(standing.missed) > 1:
            days = [one.due_on for one in standing.missed]
            self._add_link(row, "none", self.tr("%n missed, none needed…", "", len(days)), lambda: self._ask_why(row, days))
        if standing.next is not None:
            self._add_row(row, standing.next, is_missed=False)

    def _heading(self, row: RecurrenceRow, standing: RecurrenceStanding) -> str:
        words = self.tr("Repeats: {wording}").format(wording=row.place.wording)
        if standing.next is not None:
            words += self.tr(" · next {day}").format(day=full_day_words(standing.next.due_on))
        if standing.missed:
            words += self.tr(" · %n missed", "", len(standing.missed))
        return words

    def _add_row(self, row: RecurrenceRow, one: OccurrenceRow, *, is_missed: bool) -> None:
        line = QHBoxLayout()
        line.setSpacing(4)
        box = QCheckBox(self._words(one, is_missed=is_missed), self)
        box.setChecked(one.met_on is not None)
        box.setEnabled(self._is_writable)
        box.clicked.connect(lambda checked: self._tick(row, one, checked=checked))
        self.boxes[(row.id, one.due_on)] = box
        line.addWidget(box, 1)
        if one.met_on is None:
            button = QToolButton(self)
            button.setToolTip(self.tr("Needed after all") if one.note else self.tr("Not needed…"))
            button.setAccessibleName(f"{button.toolTip()} {full_day_words(one.due_on)}")
            button.setEnabled(self._is_writable)
            button.clicked.connect(lambda: self._turn_need(row, one))
            self.not_needed[(row.id, one.due_on)] = button
            line.addWidget(button)
        self._column.addLayout(line)

    def _words(self, one: OccurrenceRow, *, is_missed: bool) -> str:
        day = day_short(one.due_on, self.frame.today().year)
        if one.met_on is not None:
            said = self.tr("{day} · done on {met}").format(day=day, met=full_day_words(one.met_on))
        elif one.note:
            said = self.tr("{day} · not needed: {note}").format(day=day, note=one.note)
        else:
            said = self.tr("{day} · missed").format(day=day) if is_missed else day
        return said.replace("&", "&&")

    def _add_link(self, row: RecurrenceRow, name: str, text: str, act: object) -> None:
        link = self.links[(row.id, name)] = QPushButton(text, self)
        link.setProperty("kind", "link")
        link.setProperty("flush", True)
        link.setEnabled(name == "more" or self._is_writable)
        link.clicked.connect(act)
        line = QHBoxLayout()
        line.addWidget(link)
        line.addStretch(1)
        self._column.addLayout(line)

    @property
    def _is_writable(self) -> bool:
        return not self.frame.operations.ledger.is_read_only

    def _look(self) -> None:
        theme = self.frame.theme
        for button in self.not_needed.values():
            button.setIcon(theme.icons.icon("minus", theme.colours[Token.SECONDARY]))
            button.setIconSize(QSize(theme.px(16), theme.px(16)))

    def _show_more(self, recurrence_id: int) -> None:
        self._shown[recurrence_id] = self._shown.get(recurrence_id, FEW) + MORE
        self.show_rows(self._rows, self._code)

    def _tick(self, row: RecurrenceRow, one: OccurrenceRow, *, checked: bool) -> None:
        from model.actions.occurrences import (
            tick_occurrences,  # SQLAlchemy is loaded after the window is painted
        )

        text = self.tr("Tick occurrence") if checked else self.tr("Untick occurrence")
        on = self.frame.today() if checked else None
        self.frame.operations.write(self, about(text, self._code), tick_occurrences, row.id, [one.due_on], on=on,
                                    seen=_seen(row.id, {one.due_on: one.met_on or one.note or None}))  # fmt: skip

    def _turn_need(self, row: RecurrenceRow, one: OccurrenceRow) -> None:
        if one.note:
            self._tick(row, one, checked=False)
        else:
            self._ask_why(row, [one.due_on])

    def _ask_why(self, row: RecurrenceRow, days: Sequence[date]) -> None:
        from gui.dialogs.reason import ReasonDialog  # built when asked for

        about = self.tr("{wording}: %n time(s) not needed.", "", len(days)).format(wording=row.place.wording)
        dialog = ReasonDialog(self.frame.theme, self.tr("Not needed"), about, self)
        dialog.given.connect(lambda note: self.set_aside(row.id, days, note))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def set_aside(self, recurrence_id: int, days: Sequence[date], note: str) -> None:
        """Say of occurrences that they are not needed, and why."""
        from model.actions.occurrences import set_aside_occurrences  # loaded late, as above

        self.frame.operations.write(self, about(self.tr("Not needed"), self._code), set_aside_occurrences, recurrence_id, list(days), note=note,
                                    seen=_seen(recurrence_id, dict.fromkeys(days)))  # fmt: skip


def _seen(recurrence_id: int, said: Mapping[date, date | str | None]) -> Seen:
    return Seen({FieldKey(FieldKind.OCCURRENCE, recurrence_id, day=day): value for day, value in said.items()})
