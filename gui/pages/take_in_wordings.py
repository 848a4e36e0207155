"""After a plan was taken in: what its "相关…" leave open about my unit is asked once, then the work begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.page import Frame
from gui.review.open_wordings import OpenWordings
from model.rows.checklist import ChecklistFilter
from model.rows.clash import FieldKey, FieldKind, Seen
from model.rows.review import OpenWording

if TYPE_CHECKING:
    from model.ledger import Ledger


class AskedOnce(QObject):
    """The questions of one plan.

    Signals:
        step_wanted: the questions are to be shown.
        done: ChecklistFilter of the measures to go on with.
    """

    step_wanted = Signal(object)
    done = Signal(object)

    def __init__(self, frame: Frame, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame = frame
        self._plan_id: int | None = None
        self.wordings = OpenWordings(parent)
        self.wordings.answered.connect(self._answer)
        self.wordings.one_by_one.connect(self._one_by_one)

    def ask(self, plan_id: int) -> None:
        """Ask what a plan leaves open; with nothing open the work begins."""
        self._plan_id = plan_id
        self._frame.operations.ask(self, _open_wordings, plan_id, on_done=self._on_wordings)

    def _on_wordings(self, wordings: tuple[OpenWording, ...]) -> None:
        if wordings:
            self.wordings.set_wordings(wordings, self._frame.chosen.myself.unit)
            self.step_wanted.emit(self.wordings)
        else:
            self._go_to_work()

    def _answer(self, yes: tuple[int, ...], no: tuple[int, ...]) -> None:
        from model.actions.answers import answer_at_once

        if yes or no:
            seen = Seen({FieldKey(FieldKind.ANSWER, key): None for key in (*yes, *no)})  # only open ones are asked about
            self._frame.operations.write(self, self.tr("Answer whether \"相关…\" means us"), answer_at_once, yes=yes, no=no, seen=seen)
        self._go_to_work()

    def _one_by_one(self) -> None:
        self.done.emit(ChecklistFilter(plan_id=self._plan_id, is_mine=True, has_questions=True))

    def _go_to_work(self) -> None:
        """Mine first; all of it while nobody said who works here."""
        is_mine = bool(self._frame.chosen.myself.unit)
        self.done.emit(ChecklistFilter(plan_id=self._plan_id, is_mine=is_mine))


def _open_wordings(ledger: Ledger, plan_id: int) -> tuple[OpenWording, ...]:
    from model.queries.review import open_wordings

    return open_wordings(ledger, plan_id)
