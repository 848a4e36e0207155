"""What the year grid says of a month, by shape, by word and to assistive technology."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gui.calendar_words import kind_word
from gui.theme import Token
from gui.wording import LIGHT_TOKENS, day_words, light_icon, light_word, month_words
from model.rows.calendar import EntryKind, Standing
from model.rows.words import Light
from model.rows.year_grid import MonthCell, MonthMark

Shape = tuple[str, Token]

MARK_SHAPES: dict[MonthMark, Shape] = {
    MonthMark.CLOSED: ("tick", Token.GREEN),
    MonthMark.BLOCKED: (light_icon(Light.AMBER), LIGHT_TOKENS[Light.AMBER]),
    MonthMark.NOTED: ("dot", Token.ACCENT),  # no light's shape: it says that something was noted, not how it stands
    MonthMark.MISSING: ("minus", Token.SECONDARY),
}


def mark_word(mark: MonthMark) -> str:
    """How a month stands, in a word."""
    return {
        MonthMark.CLOSED: QCoreApplication.translate("YearWords", "Closed in this month"),
        MonthMark.BLOCKED: QCoreApplication.translate("YearWords", "Blocked"),
        MonthMark.NOTED: QCoreApplication.translate("YearWords", "Progress noted"),
        MonthMark.MISSING: QCoreApplication.translate("YearWords", "No progress noted"),
        MonthMark.NOTHING: "",
    }[mark]


def shapes(cell: MonthCell) -> list[Shape]:
    """What is drawn in a month: how it stands, and beside it what ends in it."""
    found = [MARK_SHAPES[cell.mark]] if cell.mark in MARK_SHAPES else []
    if cell.due is not None:
        found.append(_date_shape(EntryKind.DUE, cell.due))
    elif cell.milestone is not None:
        found.append(_date_shape(EntryKind.MILESTONE, cell.milestone))
    return found


def _date_shape(kind: EntryKind, standing: Standing) -> Shape:
    light = Light.RED if kind is EntryKind.DUE else Light.AMBER
    if standing is Standing.MISSED:
        return light_icon(light), LIGHT_TOKENS[light]
    name = "flag" if kind is EntryKind.DUE else "milestone"
    return name, Token.ACCENT if standing is Standing.AHEAD else Token.SECONDARY


def legend() -> list[tuple[Shape, str]]:
    """Every shape of the grid with its word."""
    found = [(shape, mark_word(mark)) for mark, shape in MARK_SHAPES.items()]
    found += [(_date_shape(kind, Standing.AHEAD), kind_word(kind)) for kind in (EntryKind.DUE, EntryKind.MILESTONE)]
    return [*found, (_date_shape(EntryKind.DUE, Standing.MISSED), light_word(Light.RED))]


def month_facts(cell: MonthCell) -> list[str]:
    """A month in words: how it stands, what ends in it, the note."""
    facts = [mark_word(cell.mark)] if cell.mark is not MonthMark.NOTHING else []
    for kind, standing, day in (
        (EntryKind.DUE, cell.due, cell.due_on), (EntryKind.MILESTONE, cell.milestone, cell.milestone_on),
    ):  # fmt: skip
        if standing is not None and day is not None:
            facts.append(f"{kind_word(kind)} {day_words(day)}{_standing_words(kind, standing)}")
    return facts


def _standing_words(kind: EntryKind, standing: Standing) -> str:
    said = {
        Standing.DONE: QCoreApplication.translate("YearWords", "done"),
        Standing.MISSED: light_word(Light.RED) if kind is EntryKind.DUE else QCoreApplication.translate("YearWords", "missed"),
    }.get(standing, "")
    return f" ({said})" if said else ""


def spoken_month(cell: MonthCell) -> str:
    """A month as a screen reader says it: month, state, note."""
    facts = month_facts(cell) or [QCoreApplication.translate("YearWords", "nothing")]
    return ", ".join([month_words(cell.month), *facts, *([cell.note] if cell.note else [])])


def month_tip(cell: MonthCell) -> str:
    """The same, line by line."""
    return "\n".join([month_words(cell.month), *month_facts(cell), *([cell.note] if cell.note else [])])
