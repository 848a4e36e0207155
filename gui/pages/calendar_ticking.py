"""What a tick in the day's list writes: an occurrence, a milestone, or the measure whose last date it is."""

from __future__ import annotations

from PySide6.QtCore import QObject

from gui.page import Frame
from gui.wording import about
from model.rows.calendar import CalendarEntry, EntryKind, Standing
from model.rows.clash import FieldKey, FieldKind, Seen


class CalendarTicking(QObject):
    """Ticks entries and takes their ticks away; every tick can be undone like any other change."""

    def __init__(self, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame

    def turn(self, entry: CalendarEntry) -> None:
        """Tick an entry, or take its tick away."""
        if not entry.is_tickable:
            return
        if entry.kind is EntryKind.OCCURRENCE:
            self._turn_occurrence(entry)
        elif entry.is_met or not entry.ends_measure:
            self._turn_date(entry)
        elif entry.measure_id is not None:
            self._turn_measure(entry.measure_id, entry.code, is_done=entry.standing is Standing.DONE)

    def _turn_occurrence(self, entry: CalendarEntry) -> None:
        from model.actions.occurrences import (
            tick_occurrences,  # SQLAlchemy is loaded after the window is painted
        )

        text = self.tr("Untick occurrence") if entry.is_met else self.tr("Tick occurrence")
        on = None if entry.is_met else self._frame.today()
        self._frame.operations.write(self, about(text, entry.code), tick_occurrences, entry.key, [entry.day], on=on,
                                    seen=_open(entry, FieldKey(FieldKind.OCCURRENCE, entry.key, day=entry.day)))  # fmt: skip

    def _turn_date(self, entry: CalendarEntry) -> None:
        from model.actions.close import tick_milestone  # loaded late, as above

        text = self.tr("Untick date") if entry.is_met else self.tr("Tick date")
        on = None if entry.is_met else self._frame.today()
        self._frame.operations.write(self, about(text, entry.code), tick_milestone, entry.key, on=on,
                                    seen=_open(entry, FieldKey(FieldKind.MET, entry.key)))  # fmt: skip

    def _turn_measure(self, measure_id: int, code: str, *, is_done: bool) -> None:
        from model.actions.close import close_measures, reopen_measures  # loaded late, as above

        if is_done:
            text = about(self.tr("Reopen measure"), code)
            self._frame.operations.write(self, text, reopen_measures, [measure_id])
        else:
            text = about(self.tr("Close measure"), code)
            self._frame.operations.write(self, text, close_measures, [measure_id], on=self._frame.today())


def _open(entry: CalendarEntry, key: FieldKey) -> Seen | None:
    """What was seen of an entry nobody has spoken of; of others it is not known what was said."""
    is_open = not entry.is_met and entry.standing in (Standing.MISSED, Standing.AHEAD)
    return Seen({key: None}) if is_open else None
