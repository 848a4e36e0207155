"""The rows of a draft as a list: annexes and tasks as headings, measures under them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, Qt

from gui.item_models.index import NOWHERE, Index
from model.rows.draft import MeasureDraft, PlanDraft
from model.rules.draft_edits import task_of

LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class LineKind(IntEnum):
    """What a line of the list is."""

    ANNEX = 0
    SECTION = 1
    TASK = 2
    MEASURE = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a heading's text, or a measure with its row in the draft (-1 for headings)."""

    kind: LineKind
    text: str
    row: int = -1
    measure: MeasureDraft | None = None


class DraftListModel(QAbstractListModel):
    """A whole draft; headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self._places: dict[int, int] = {}

    def set_draft(self, draft: PlanDraft) -> None:
        """Show a draft; while its shape stays, views keep their place."""
        lines = lines_of(draft)
        if [(line.kind, line.row) for line in lines] == [(line.kind, line.row) for line in self._lines]:
            self._lines = lines
            if lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, 0))
            return
        self.beginResetModel()
        self._lines = lines
        self._places = {line.row: place for place, line in enumerate(lines) if line.measure is not None}
        self.endResetModel()

    def index_of(self, row: int) -> QModelIndex:
        """Where a measure of the draft stands."""
        place = self._places.get(row)
        return QModelIndex() if place is None else self.index(place, 0)

    def lines(self) -> list[Line]:
        """All lines in order."""
        return list(self._lines)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Measures can be chosen, headings only be read."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._lines[index.row()].measure is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """A line, its text, or what a screen reader says of it."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(line)
        return None


def lines_of(draft: PlanDraft) -> list[Line]:
    """The draft's lines: a heading wherever annex, section or task changes."""
    lines: list[Line] = []
    before: MeasureDraft | None = None
    for row, measure in enumerate(draft.measures):
        is_new_annex = before is None or before.annex != measure.annex
        if is_new_annex:
            lines.append(Line(LineKind.ANNEX, _annex_text(measure)))
        if measure.section and (is_new_annex or before is None or before.section != measure.section):
            lines.append(Line(LineKind.SECTION, measure.section))
        if before is None or task_of(before) != task_of(measure):
            lines.append(Line(LineKind.TASK, f"{measure.task_no}  {measure.task}"))
        lines.append(Line(LineKind.MEASURE, measure.measure, row, measure))
        before = measure
    return lines


def _annex_text(measure: MeasureDraft) -> str:
    return QCoreApplication.translate("DraftListModel", "Annex {number}  {title}").format(
        number=measure.annex, title=measure.annex_title
    )


def _spoken(line: Line) -> str:
    if line.measure is None or not line.measure.doubts:
        return line.text
    return QCoreApplication.translate("DraftListModel", "In doubt: {text}").format(text=line.text)
