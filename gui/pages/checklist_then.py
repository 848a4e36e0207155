"""The checklist as it stood on a past day, on pages to look at and print, or in a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from gui.dialogs.past_day import PastDayDialog
from gui.page import Frame
from gui.pages.list_files import Content, ListFiles
from gui.wording import due_words, full_day_words, light_word, month_short, named_value, plan_name, state_word
from model.rows.checklist import ChecklistFilter
from model.rows.list_content import ListColumn, ListContent

if TYPE_CHECKING:
    from model.ledger import Ledger
    from model.rows.record import MeasureRecord


class PastLists(QObject):
    """Asks for the day, then shows or writes the chosen plan's list of it, filtered as the list is."""

    def __init__(self, frame: Frame, files: ListFiles, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame, self._files, self._window = frame, files, parent
        self.asking: QDialog | None = None

    def ask(self, kept: ChecklistFilter, narrowed: str) -> None:
        """Ask for the day; `narrowed` says what the list is filtered to."""
        dialog = PastDayDialog(self._frame.theme, self._frame.today(), self._window.window())
        dialog.shown.connect(lambda day: self._files.preview(self.content(kept, day, narrowed)))
        dialog.exported.connect(lambda day: self._files.ask_file(self.file_name(day), self.content(kept, day, narrowed)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.asking = dialog
        dialog.open()

    def file_name(self, day: date) -> str:
        """What the file is called."""
        return self.tr("{unit}_checklist_as_of_{day}").format(unit=self._frame.chosen.myself.unit, day=f"{day}")

    def content(self, kept: ChecklistFilter, day: date, narrowed: str) -> Content:
        """The list of a day, made beside the window's thread."""
        plan, unit = self._frame.chosen.plan, self._frame.chosen.myself.unit
        title = self.tr("{unit}: checklist of {plan} as of {day}").format(
            unit=unit or "—", plan=plan_name(plan.title) if plan else "", day=full_day_words(day)
        )

        def told(ledger: Ledger, today: date) -> ListContent:
            from model.queries.records_then import (
                records_then,  # SQLAlchemy is loaded after the window is painted
            )

            found = records_then(ledger, kept, day, today=today)
            return ListContent(title, narrowed, then_columns(), map(tuple, map(_line, found)), len(found))

        return told


def then_columns() -> tuple[ListColumn, ...]:
    """Code, text, state, light and date of that day, when it was closed, the last progress noted."""
    headings = (
        (QCoreApplication.translate("ChecklistThen", "No."), 7), (QCoreApplication.translate("ChecklistThen", "Measure"), 34),
        (QCoreApplication.translate("ChecklistThen", "State"), 6), (QCoreApplication.translate("ChecklistThen", "Light"), 6),
        (QCoreApplication.translate("ChecklistThen", "Due"), 8), (QCoreApplication.translate("ChecklistThen", "Closed on"), 8),
        (QCoreApplication.translate("ChecklistThen", "Last progress"), 28),
    )  # fmt: skip
    return tuple(ListColumn(heading, width) for heading, width in headings)


def _line(record: MeasureRecord) -> Iterator[str]:
    from model.queries.records_then import note_then  # as above

    row, note = record.row, note_then(record)
    yield from (row.code, row.text, state_word(row.state), light_word(row.light), due_words(row.due, row.plan_year))
    yield row.closed_on.isoformat() if row.closed_on else ""
    yield named_value(month_short(note.month), note.text) if note else ""
