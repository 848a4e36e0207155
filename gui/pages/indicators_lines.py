"""What the indicators page asks for, keeps in view, and writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.item_models.target_model import TargetTableModel
from gui.page import Frame
from gui.target_words import asked_of, name_of
from gui.wording import month_words
from model.errors import UserError
from model.periods import Month
from model.rows.checklist import ChecklistFilter
from model.rows.clash import FieldKey, FieldKind, Seen
from model.rows.target_line import LineKey, TargetLine
from model.rows.words import Course

if TYPE_CHECKING:
    from model.ledger import Ledger


@dataclass(frozen=True, slots=True)
class LinesAsked:
    """What the page asks for."""

    plan_id: int
    is_mine: bool
    month: Month


def lines_of(ledger: Ledger, asked: LinesAsked, *, today: date) -> tuple[TargetLine, ...]:
    """My district's indicators first, then the measures' targets, then other districts' indicators."""
    from model.queries.targets import indicator_lines, target_lines

    kept = ChecklistFilter(plan_id=asked.plan_id, is_mine=asked.is_mine)
    indicators = indicator_lines(ledger, asked.plan_id, is_mine=asked.is_mine, today=today, month=asked.month)
    mine = [line for line in indicators if line.is_mine]
    others = [line for line in indicators if not line.is_mine]
    return (*mine, *target_lines(ledger, kept, today=today, month=asked.month), *others)


class LineFilter:
    """Keeps lines by words and pace; those once shown stay though a reading takes them out of it."""

    def __init__(self) -> None:
        self._words = ""
        self._shown: set[LineKey] = set()

    def search(self, text: str) -> None:
        """Keep only lines that hold these words."""
        self._words = text.strip().casefold()
        self.begin()

    def begin(self) -> None:
        """Something else is looked at: what was in view may go."""
        self._shown.clear()

    def kept(self, lines: Sequence[TargetLine], paces: frozenset[str]) -> list[TargetLine]:
        """The lines in view, of the paces named; of any when none is."""
        found = [line for line in lines if self._holds(line) and (not paces or line.pace.value in paces or line.key in self._shown)]
        self._shown.update(line.key for line in found)
        return found

    def _holds(self, line: TargetLine) -> bool:
        return any(self._words in text.casefold() for text in (name_of(line), asked_of(line), line.code, line.source))


class ReadingWriter(QObject):
    """Stores what was typed and pasted, and how a target runs."""

    def __init__(self, frame: Frame, model: TargetTableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._frame, self._model = frame, model

    def save(self, key: LineKey, month: Month, text: str) -> None:
        """Store one reading; what is no number stays in its field, marked."""

        def refused(error: Exception) -> None:
            self._model.failed((key, month))
            if isinstance(error, UserError):  # the next field may be being typed in: no box may take its keys
                self._frame.messages.say(str(self._frame.messages.explain(error.code, **error.facts)))
            else:
                self._frame.messages.show_error(error)

        self._write(month, {key: text}, on_error=refused)

    def paste(self, month: Month, values: Mapping[LineKey, str], left_over: int) -> None:
        """Store a column in one step; all of it or, when a cell is no number, nothing."""

        def done() -> None:
            if left_over > 0:
                self._frame.messages.say(self.tr("%n cell(s) of the column found no row", "", left_over))

        self._write(month, values, on_done=done)

    def set_course(self, target_id: int, course: Course | None) -> None:
        """Store how a target's readings run."""
        from model.actions.readings import set_course

        place = self._model.place_of(LineKey(is_indicator=False, id=target_id))
        line = self._model.rows()[place] if place >= 0 else None
        was = line.course.course if line is not None and line.is_course_set and line.course is not None else None
        seen = Seen({FieldKey(FieldKind.COURSE, target_id): was})
        self._frame.operations.write(self, self.tr("Say how a target runs"), set_course, target_id, course, seen=seen)

    def _write(
        self, month: Month, values: Mapping[LineKey, str], *, on_done: Callable[[], None] | None = None,
        on_error: Callable[[Exception], None] | None = None,
    ) -> None:
        from model.actions.readings import enter_readings  # SQLAlchemy is loaded after the window is painted

        def stored(_changed: object) -> None:
            for key, text in values.items():
                self._model.saved((key, month), text)
            if on_done is not None:
                on_done()

        seen = Seen({
            FieldKey(FieldKind.INDICATOR if key.is_indicator else FieldKind.READING, key.id, month): self._model.take_began((key, month))
            for key in values
        })  # fmt: skip
        name = self.tr("Enter readings of {month}").format(month=month_words(month))
        self._frame.operations.write(
            self, name, enter_readings, month, dict(values), today=self._frame.today(), on_done=stored, on_error=on_error, is_quiet=on_done is None,
            seen=seen,
        )  # fmt: skip
