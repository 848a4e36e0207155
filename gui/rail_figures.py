"""The figures beside the pages' names in the rail, of pages that nobody has opened yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from gui.main_window import MainWindow
    from model.ledger import Ledger
    from model.rows.overview import PlanRow

Figure = Callable[["Ledger", "PlanRow", date], int]


class RailFigures(QObject):
    """Asks for them beside the window; a page that is built tells its own."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.chosen.changed.connect(self.ask)

    def ask(self) -> None:
        """Ask for the figures of the chosen plan; nothing while no ledger is open."""
        window, frame = self._window, self._window.frame
        if frame is None:
            return
        plan = frame.chosen.plan
        for name, figure in FIGURES.items():
            if name not in window.rail.places or name in window.pages:
                continue
            if plan is None:
                window.rail.places[name].set_counter("")
            else:
                frame.operations.ask(
                    self, figure, plan, frame.today(), on_done=partial(self._show, name, plan.id), on_error=lambda _error: None, key=name
                )  # who opens the page is told what went wrong

    def _show(self, name: str, plan_id: int, figure: int) -> None:
        window = self._window
        if name not in window.pages and window.chosen.plan_id == plan_id:
            window.rail.places[name].set_counter(str(figure) if figure else "")


def mine(ledger: Ledger, plan: PlanRow, today: date) -> int:
    """How many measures are mine."""
    from model.queries.filter_choices import filter_counts  # SQLAlchemy is loaded after the window is painted

    return filter_counts(ledger, plan_id=plan.id, is_mine=True, today=today).mine


def wordings_open(ledger: Ledger, plan: PlanRow, _today: date) -> int:
    """How many wordings wait to be answered whether they mean my unit."""
    from model.queries.review import open_wordings  # as above

    return len(open_wordings(ledger, plan.id))


def left_to_decide(ledger: Ledger, plan: PlanRow, today: date) -> int:
    """How much of what came back for the month to report a person has to decide; cheap where nothing waits."""
    from gui.pages.merge_head import month_due
    from model.queries.merge_standing import returned_files
    from model.queries.merging import merge_preview

    month = month_due(plan, today)
    if all(one.is_merged for one in returned_files(ledger, month, plan_id=plan.id)):
        return 0
    found = merge_preview(ledger, month, plan_id=plan.id, decisions=())
    return sum(one.is_open for one in found.conflicts if not one.is_named_only)


FIGURES: dict[str, Figure] = {"checklist": mine, "merge": left_to_decide, "units": wordings_open}
