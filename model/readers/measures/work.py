"""A measure in the making, and the draft that comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from model.readers.tables.sheet_parts import Task, UnsureWord, note_once
from model.readers.words.columns import Column, Layout
from model.readers.words.units_in_cells import NO_UNITS
from model.readers.words.vocabulary import UnitList
from model.readers.words.wording import is_dash
from model.rows.draft import Doubt, DoubtCode, Field, MeasureDraft, Place, Question


@dataclass(slots=True)
class Work:
    """A measure in the making: its cells may still hold several values, its doubts grow."""

    task: Task
    text: str
    deadline: str
    units: dict[Column, str]
    layout: Layout
    lines: list[int]
    doubts: list[Doubt] = field(default_factory=list)
    number: str = ""  # as printed in the row
    last_on_page: bool = False
    unsure: list[UnsureWord] = field(default_factory=list)

    def doubt(self, code: DoubtCode, about: Field, proposal: str | None = None, **facts: str) -> None:
        """Note once what may have been misread in this measure."""
        note_once(self.doubts, Doubt(code, about, self.place, tuple(facts.items()), proposal))

    @property
    def place(self) -> Place:
        """The lines it stands in."""
        return Place(line=self.lines[0], end_line=self.lines[-1])

    @property
    def texts(self) -> dict[Field, str]:
        """What stands in the measure's own fields."""
        units = {Field(column.value): text for column, text in self.units.items()}
        return {Field.MEASURE: self.text, Field.DEADLINE: self.deadline, **units}

    @property
    def has_units(self) -> bool:
        """True when any unit column is filled with more than a dash."""
        return any(text.strip() and not is_dash(text) for text in self.units.values())


def draft_of(
    work: Work,
    text: str,
    units: Mapping[Column, UnitList],
    deadline: str,
    *,
    annex: int,
    title: str,
    doubts: Sequence[Doubt],
    questions: Sequence[Question],
) -> MeasureDraft:
    """The measure as it is handed out, its text on one line, of the annex of that number and title."""
    return MeasureDraft(
        annex=annex,
        annex_title=title,
        section=work.task.section,
        task_no=work.task.number,
        task=work.task.name,
        measure=text,
        deadline=deadline,
        lead=units.get(Column.LEAD, NO_UNITS).names,
        responsible=units.get(Column.RESPONSIBLE, NO_UNITS).names,
        support=units.get(Column.SUPPORT, NO_UNITS).names,
        place=work.place,
        doubts=tuple(doubts),
        questions=tuple(questions),
    )
