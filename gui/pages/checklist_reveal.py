"""Going to one measure of the checklist that another page asked for, wherever it is."""

from __future__ import annotations

from PySide6.QtCore import QObject

from gui.item_models.checklist_model import ChecklistModel
from gui.item_models.checklist_questions import fresh_rows
from gui.page import Frame
from gui.pages.checklist_choice import Choice
from gui.pages.checklist_narrowing import Narrowing
from gui.settings import key_of
from gui.widgets.checklist_view import ChecklistView
from model.rows.checklist import MeasureRow


class Revealing(QObject):
    """Chooses the measure's plan, drops the filters that hide it, and puts the keyboard on it.

    Where the list was left the last time it is gone to as well, if the filters keep that measure and nobody asked for another place.
    """

    def __init__(self, frame: Frame, model: ChecklistModel, view: ChecklistView, narrowing: Narrowing) -> None:
        super().__init__(view)
        self._frame, self._model, self._view, self._narrowing = frame, model, view, narrowing
        self._wanted: int | None = None
        self._left_at: int | None = self._kept()
        model.laid_out.connect(self._on_laid_out)

    def open(self, measure_id: int) -> None:
        """Go to a measure."""
        self._wanted, self._left_at = measure_id, None
        self._frame.operations.ask(
            self, fresh_rows, (measure_id,), on_done=self._on_found, today=self._frame.today()
        )

    def remember(self, measure_id: int | None) -> None:
        """Go to this measure when the list of this ledger is next opened."""
        self._frame.settings.save_text(self._place, str(measure_id or ""))

    @property
    def _place(self) -> str:
        return f"left-at/{key_of(self._frame.operations.ledger.folder)}"

    def _kept(self) -> int | None:
        said = self._frame.settings.saved_text(self._place)
        return int(said) if said.isdecimal() else None

    def forget(self) -> None:
        """Another place was asked for than where the list was left."""
        self._left_at = None

    def _on_found(self, rows: tuple[MeasureRow, ...]) -> None:
        chosen = self._frame.chosen
        if rows and rows[0].plan_id != chosen.plan_id:
            chosen.choose(rows[0].plan_id)  # its rows follow, and the measure among them
        elif self._wanted is not None:
            self._model.reveal(self._wanted, self._on_row)

    def _on_laid_out(self, measures: int) -> None:
        if self._wanted is not None and measures:
            self._model.reveal(self._wanted, self._on_row)
        elif self._left_at is not None and measures:
            left_at, self._left_at = self._left_at, None
            self._model.reveal(left_at, lambda row: self._view.go_to(row) if row is not None else None)

    def _on_row(self, row: int | None) -> None:
        if self._wanted is None or (row is None and self._model.is_waiting):
            return
        wanted, self._wanted = self._wanted, None
        if row is not None:
            self._view.go_to(row)
        elif self._narrowing.choice != Choice() or self._narrowing.search:
            self._wanted = wanted  # the filters hide it: show all and look again
            self._narrowing.set(Choice())
