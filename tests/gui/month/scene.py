"""What the tests of the month's panel share: which months, and what stands in its list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPlainTextEdit

from gui.item_models.month_notes import NoteColumn
from gui.page import Frame
from gui.pages.submissions_month import MonthPanel
from model.ledger import Ledger
from model.periods import Month
from model.queries.overview import myself, plans
from model.queries.submissions import month_notes
from model.rows.checklist import ChecklistFilter
from tests.builders import TODAY

MAY, JUNE = Month(2026, 5), Month(2026, 6)
EVERYTHING = ChecklistFilter()



def frame_of(make_frame: Callable[..., Frame], ledger: Ledger, **facts: object) -> Frame:
    """A frame on a ledger with its plan chosen."""
    frame = make_frame(ledger, **({"today": TODAY} | facts))
    frame.chosen.set_ledger(plans(ledger), myself(ledger))
    return frame


def listed(panel: MonthPanel) -> list[tuple[str, str]]:
    """(code, what was written) of every row listed."""
    return [(row.row.code, row.note) for row in panel.missing.notes.rows()]


def editor_of(panel: MonthPanel) -> QPlainTextEdit:
    """The editor that is open in the list."""
    editor = panel.missing.view.delegate.editor
    assert editor is not None
    return editor


def write_note(panel: MonthPanel, row: int, text: str) -> None:
    """Write a row's progress."""
    index = panel.missing.notes.index(row, NoteColumn.NOTE)
    panel.missing.notes.setData(index, text)


def note_in(ledger: Ledger, measure_id: int, month: Month = JUNE) -> str:
    """What a month holds of a measure."""
    found = month_notes(ledger, month, plan_id=None, is_mine=False, today=TODAY, also=[measure_id])
    return next(row.note for row in found if row.row.id == measure_id)
