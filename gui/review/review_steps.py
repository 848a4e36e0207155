"""What a person does to the draft under review: each a step that can be taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from gui.dialogs.move_measure import MoveDialog
from gui.dialogs.split_measure import SplitDialog
from gui.page import Frame
from gui.review.review_state import ReviewState
from model.errors import UserError
from model.rows.draft import Doubt, PlanDraft
from model.rules import draft_edits, indicator_edits
from model.rules.draft_edits import RowValues, TaskPlace


class ReviewSteps(QObject):
    """Works on the row that is looked at; a step that cannot be made is said and changes nothing.

    Signals:
        settled: a doubt was settled by a button; the keyboard belongs to the rows again.
    """

    settled = Signal()

    def __init__(self, frame: Frame, state: ReviewState, page: QWidget) -> None:
        super().__init__(page)
        self._frame, self._state, self._page = frame, state, page

    def accept_row(self) -> None:
        """The row is right: go on to the next doubt, or to the next row when it was sure."""
        row = self._state.row
        if self._state.measure is not None and self._state.measure.doubts:
            self._try(self.tr("This row is right"), lambda: (draft_edits.settle_all(self._state.draft, row), row))
            if self._state.next_doubt():
                return
        self._state.go(row + 1)

    def take_proposal(self, doubt: Doubt) -> None:
        """Write what a doubt proposes."""
        row = self._state.row
        self._try(
            self.tr("Take the proposal"), lambda: (draft_edits.take_proposal(self._state.draft, row, doubt), row)
        )
        self.settled.emit()

    def as_it_is(self, doubt: Doubt) -> None:
        """A doubt is none."""
        row = self._state.row
        self._try(self.tr("As it is"), lambda: (draft_edits.settle(self._state.draft, row, doubt), row))
        self.settled.emit()

    def keep_values(self, values: RowValues) -> bool:
        """Write what the form holds; False when it cannot be."""
        row = self._state.row
        return self._try(
            self.tr("Edit the row"), lambda: (draft_edits.write_values(self._state.draft, row, values), row)
        )

    def split(self) -> None:
        """Ask where the measure is cut in two."""
        measure, row = self._state.measure, self._state.row
        if measure is None:
            return
        dialog = SplitDialog(self._frame.theme, measure.measure, self._page)
        dialog.cut.connect(lambda place: self._try(
            self.tr("Split the measure"), lambda: (draft_edits.split(self._state.draft, row, place), row)
        ))
        self._open(dialog)

    def join(self) -> None:
        """Join the measure with the one above."""
        row = self._state.row
        self._try(
            self.tr("Join with the one above"),
            lambda: (draft_edits.join_with_previous(self._state.draft, row), row - 1),
        )

    def move(self) -> None:
        """Ask which task the measure belongs to."""
        measure, row = self._state.measure, self._state.row
        if measure is None:
            return
        tasks, current = draft_edits.tasks_of(self._state.draft), draft_edits.task_of(measure)
        dialog = MoveDialog(self._frame.theme, tasks, current, self._page)

        def moved(task: TaskPlace) -> None:
            self._try(self.tr("Move the measure"), lambda: draft_edits.move(self._state.draft, row, task))

        dialog.chosen.connect(moved)
        self._open(dialog)

    def delete(self) -> None:
        """The row is no measure."""
        row = self._state.row
        self._try(self.tr("Delete the row"), lambda: (draft_edits.delete(self._state.draft, row), row))

    def write_indicator(self, place: int, value: str) -> None:
        """Write the value of an indicator's cell."""
        self._try_indicators(
            self.tr("Write an indicator's value"), lambda draft: indicator_edits.write_value(draft, place, value)
        )

    def rename_indicator(self, name: str, new: str) -> None:
        """Give an indicator another name."""
        self._try_indicators(self.tr("Rename an indicator"), lambda draft: indicator_edits.rename(draft, name, new))

    def settle_indicators(self, name: str | None) -> None:
        """The cells of an indicator, or of all, are right."""
        self._try_indicators(
            self.tr("The indicators' values are right"), lambda draft: indicator_edits.settle(draft, name)
        )

    def drop_indicator(self, name: str) -> None:
        """A column is no indicator."""
        self._try_indicators(self.tr("Leave an indicator out"), lambda draft: indicator_edits.drop(draft, name))

    def _try_indicators(self, text: str, edit: Callable[[PlanDraft], PlanDraft]) -> None:
        row = self._state.row
        self._try(text, lambda: (edit(self._state.draft), row))

    def _try(self, text: str, edit: Callable[[], tuple[PlanDraft, int]]) -> bool:
        try:
            draft, row = edit()
        except UserError as error:
            self._frame.messages.show_error(error)
            return False
        self._state.apply(text, draft, row)
        return True

    @staticmethod
    def _open(dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
