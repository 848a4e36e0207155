"""The draft under review: what it is now, which row is looked at, and every step back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from model.rows.draft import MeasureDraft, PlanDraft
from model.rows.review import Review, ReviewFacts
from model.rules.draft_edits import question_count, rows_in_doubt

_STEPS_KEPT = 500


@dataclass(frozen=True, slots=True)
class _Step:
    text: str
    draft: PlanDraft
    row: int


class ReviewState(QObject):
    """A draft, a row of it, and its history; a draft is never changed, only replaced.

    Signals:
        draft_changed: the draft is different now, the row perhaps too.
        row_changed: another row is looked at.
    """

    draft_changed = Signal()
    row_changed = Signal()

    def __init__(self, review: Review, facts: ReviewFacts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._review, self._facts = review, facts
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._row = min(max(review.row, 0), max(len(review.draft.measures) - 1, 0))
        self._in_doubt = rows_in_doubt(review.draft)

    @property
    def review(self) -> Review:
        """The review as it would be left now."""
        return replace(self._review, row=self._row)

    @property
    def draft(self) -> PlanDraft:
        """The draft as it is now."""
        return self._review.draft

    @property
    def row(self) -> int:
        """The row that is looked at."""
        return self._row

    @property
    def measure(self) -> MeasureDraft | None:
        """The measure that is looked at; None when none is left."""
        return self.draft.measures[self._row] if self.draft.measures else None

    @property
    def in_doubt(self) -> tuple[int, ...]:
        """Rows still to be looked at."""
        return self._in_doubt

    @property
    def facts(self) -> ReviewFacts:
        """What is known of the plan beside what was read."""
        return self._facts

    @property
    def year(self) -> int:
        """The year the plan is taken in for: the one it names or a person wrote, else the one proposed."""
        return self.draft.notice.year or self._facts.year

    @property
    def year_from(self) -> str:
        """What says so: notice, rows, file, today."""
        return "notice" if self.draft.notice.year else self._facts.year_from

    @property
    def questions(self) -> int:
        """How many measures leave something open by their own words."""
        return question_count(self.draft)

    @property
    def place_in_doubts(self) -> int:
        """The how-manieth doubtful row is looked at, from 1; 0 when the row is sure."""
        return self._in_doubt.index(self._row) + 1 if self._row in self._in_doubt else 0

    @property
    def undo_text(self) -> str:
        """Name of the last step, empty when there is none."""
        return self._done[-1].text if self._done else ""

    @property
    def redo_text(self) -> str:
        """Name of the step taken back last, empty when there is none."""
        return self._undone[-1].text if self._undone else ""

    def go(self, row: int) -> None:
        """Look at another row."""
        row = min(max(row, 0), max(len(self.draft.measures) - 1, 0))
        if row != self._row:
            self._row = row
            self.row_changed.emit()

    def next_doubt(self, step: int = 1) -> bool:
        """Look at the next (or, with -1, the previous) doubtful row, round the end; False when all are settled."""
        if not self._in_doubt:
            return False
        after = [row for row in self._in_doubt if (row > self._row if step > 0 else row < self._row)]
        if step > 0:
            self.go(after[0] if after else self._in_doubt[0])
        else:
            self.go(after[-1] if after else self._in_doubt[-1])
        return True

    def apply(self, text: str, draft: PlanDraft, row: int | None = None) -> None:
        """Make a step: another draft and the row to look at; nothing happens when the draft is the same."""
        if draft == self.draft:
            return
        self._done = [*self._done[-_STEPS_KEPT:], _Step(text, self.draft, self._row)]
        self._undone = []
        self._set(draft, self._row if row is None else row)

    def set_year(self, text: str, year: int) -> None:
        """Make a step: the plan is one of another year."""
        self.apply(text, replace(self.draft, notice=replace(self.draft.notice, year=year)))

    def undo(self) -> None:
        """Take the last step back."""
        if self._done:
            step = self._done.pop()
            self._undone.append(_Step(step.text, self.draft, self._row))
            self._set(step.draft, step.row)

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        if self._undone:
            step = self._undone.pop()
            self._done.append(_Step(step.text, self.draft, self._row))
            self._set(step.draft, step.row)

    def _set(self, draft: PlanDraft, row: int) -> None:
        self._review = replace(self._review, draft=draft)
        self._row = min(max(row, 0), max(len(draft.measures) - 1, 0))
        self._in_doubt = rows_in_doubt(draft)
        self.draft_changed.emit()
