"""The checklist as it is filtered, on paper or in a file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.item_models.checklist_words import order_words
from gui.page import Frame
from gui.pages.checklist_copying import Copying
from gui.pages.checklist_lines import checklist_content, year_content
from gui.pages.checklist_narrowing import Narrowing
from gui.pages.checklist_then import PastLists
from gui.pages.list_files import Content, ListFiles
from gui.pages.paper_files import PaperFiles
from gui.widgets.view_switch import ViewSwitch
from gui.wording import full_day_words, plan_name

if TYPE_CHECKING:
    from model.ledger import Ledger
    from model.rows.list_content import ListContent


class ListHanding(QObject):
    """Prints and exports what the list shows, headed by the plan and the filter."""

    def __init__(
        self, frame: Frame, narrowing: Narrowing, copying: Copying, switch: ViewSwitch, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._frame, self._narrowing, self._copying, self._switch = frame, narrowing, copying, switch
        self.files = ListFiles(frame, parent)
        self.papers = PaperFiles(frame, parent)
        self.papers.show_in(self.files.row)
        self.past = PastLists(frame, self.files, parent)

    def export(self) -> None:
        """Ask where, then write the list into a file."""
        unit = self._frame.chosen.myself.unit
        self.files.ask_file(self.tr("{unit}_checklist_{day}").format(unit=unit, day=f"{self._frame.today()}"), self.content())

    def print(self) -> None:
        """Show the list's pages, to be printed."""
        self.files.preview(self.content())

    def ask_then(self) -> None:
        """Ask for a day, then show or write the list as it stood."""
        self.past.ask(self._copying.shown.kept, self._filter_line(self._narrowed()))

    def print_field_list(self) -> None:
        """Show the checklist to take to the field, of what the list is narrowed to."""
        self.papers.field_list(self._narrowing.kept)

    def print_handover(self) -> None:
        """Show the handover of what the list is narrowed to."""
        self.papers.handover(self._narrowing.kept)

    def content(self) -> Content:
        """The list as it is shown now."""
        shown, title, note = self._copying.shown, self._title(), self.filter_words()
        year = self._switch.year if self._switch.is_year else None

        def told(ledger: Ledger, today: date) -> ListContent:
            if year is not None:
                return year_content(ledger, shown, year, title, note, today=today)
            return checklist_content(ledger, shown, title, note, today=today)

        return told

    def filter_words(self) -> str:
        """What the list is narrowed to, how it is sorted, and of which day it is."""
        return self._filter_line([*self._narrowed(), full_day_words(self._frame.today())])

    def _narrowed(self) -> list[str]:
        parts = self._narrowing.words()
        search, order = self._narrowing.search, self._narrowing.order
        if search:
            parts.append(self.tr("\"{words}\"").format(words=search))
        said = [" · ".join(parts) if parts else self.tr("All measures")]
        if order.sort is not None:
            said.append(order_words(order.sort, is_descending=order.is_descending))
        return said

    def _filter_line(self, said: list[str]) -> str:
        return self.tr("Filter: {filter}").format(filter="   ".join(said))

    def _title(self) -> str:
        plan, unit = self._frame.chosen.plan, self._frame.chosen.myself.unit
        named = plan_name(plan.title) if plan is not None else ""
        return self.tr("{unit}: checklist of {plan}").format(unit=unit or "—", plan=named)
