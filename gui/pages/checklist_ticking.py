"""Closing, reopening and setting the state of measures in the checklist, one or many at once."""

from __future__ import annotations

from PySide6.QtCore import QObject

from gui.item_models.checklist_model import ChecklistModel
from gui.page import Frame
from gui.pages.checklist_long import MANY, LongWrites
from gui.widgets.checklist_view import ChecklistView
from gui.widgets.selection_bar import SelectionBar
from gui.wording import about, state_word
from model.rows.clash import FieldKey, FieldKind, Seen
from model.rows.words import State

LOOKED_AT = 60  # rows of a selection that are looked through for its first measure

Spans = tuple[tuple[int, int], ...]
Ids = tuple[int, ...]


class Ticking(QObject):
    """Writes what the tick boxes, the space key and the bar of the chosen measures ask for."""

    def __init__(
        self, frame: Frame, model: ChecklistModel, view: ChecklistView, bar: SelectionBar, writes: LongWrites
    ) -> None:
        super().__init__(view)
        self._frame, self._model, self._view, self._bar = frame, model, view, bar
        self._writes = writes
        model.tick_wanted.connect(self._write_tick)
        view.tick_wanted.connect(self._tick_rows)
        view.chosen_changed.connect(self._count_chosen)
        bar.tick_wanted.connect(self._tick_chosen)
        bar.state_wanted.connect(self._set_states)

    def _count_chosen(self) -> None:
        self._bar.show_count(self._model.measures_in(self._view.selected_spans()))

    def _tick_rows(self, spans: Spans) -> None:
        first = next((found for span in spans for row in range(span[0], min(span[1], span[0] + LOOKED_AT) + 1)
                      if (found := self._model.measure_at(row)) is not None), None)  # fmt: skip
        closed = first is None or first.state is not State.CLOSED  # the first of them decides for all
        self._model.ids_in_rows(spans, lambda ids: self._write_tick(ids, closed))

    def _tick_chosen(self, closed: bool) -> None:  # noqa: FBT001 - as the bar's signal has it
        self._model.ids_in_rows(self._view.selected_spans(), lambda ids: self._write_tick(ids, closed))

    def _set_states(self, state: State) -> None:
        self._model.ids_in_rows(self._view.selected_spans(), lambda ids: self._write_states(ids, state))

    def _write_tick(self, ids: Ids, closed: bool) -> None:  # noqa: FBT001 - as the model's signal has it
        from model.actions.close import (  # SQLAlchemy is loaded after the window is painted
            close_measures,
            reopen_measures,
        )

        if not ids:
            return
        write, today, count = self._writes.write, self._frame.today(), len(ids)
        alone = self._code_of(ids)
        if closed:
            text = about(self.tr("Close"), alone) if alone else self.tr("Close %n measure(s)", "", count)
            write(text, close_measures, ids, count=count, on=today, seen=self._seen(ids))
        else:
            text = about(self.tr("Reopen"), alone) if alone else self.tr("Reopen %n measure(s)", "", count)
            write(text, reopen_measures, ids, count=count)

    def _write_states(self, ids: Ids, state: State) -> None:
        from model.actions.close import set_state  # loaded late, as above

        alone = self._code_of(ids)
        text = self.tr("Set %n measure(s) to \"{state}\"", "", len(ids)).format(state=state_word(state))
        if alone:
            text = self.tr("{code}: {state}").format(code=alone, state=state_word(state))
        self._writes.write(text, set_state, ids, state, count=len(ids), on=self._frame.today(), seen=self._seen(ids))

    def _code_of(self, ids: Ids) -> str:
        """The code of the only one, by which its step of undo is told from others; empty for several."""
        row = self._model.row_of(ids[0]) if len(ids) == 1 else None
        measure = self._model.measure_at(row) if row is not None else None
        return measure.code if measure is not None else ""

    def _seen(self, ids: Ids) -> Seen:
        """The states the list shows; of many measures, those beyond the pages that were read were seen by nobody."""
        rows = (self._model.row_of(key) for key in ids[:MANY])
        shown = (self._model.measure_at(row) for row in rows if row is not None)
        return Seen({FieldKey(FieldKind.STATE, one.id): one.state for one in shown if one is not None})
