"""The files of a month that came back, a line each: whose it is, how many rows were found, what is open, what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject

from gui.item_models.merge_options import OF_FILES
from gui.item_models.row_table import HeadedColumn
from gui.item_models.unit_tables import SortingTableModel
from gui.theme import Theme, Token
from model.rows.merged import ReturnedRef
from model.rows.merging import (
    Choice,
    Conflict,
    ConflictCode,
    FilePreview,
    MergePreview,
    Outcome,
    TakenInFile,
)


class FileStanding(IntEnum):
    """How a file stands, what asks for a person first."""

    REFUSED = 0
    OPEN = 1
    EMPTY = 2  # its unit filled nothing in
    READY = 3
    AGAIN = 4
    MERGED = 5
    LEFT_OUT = 6


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file that lies there, or one that was dropped and not kept: then `told` says why.

    `open` is how much of it a person has to decide; `sender` is empty while nobody knows; `is_several` when each row is of the unit it names.
    """

    name: str
    standing: FileStanding
    ref: ReturnedRef | None = None
    seen: FilePreview | None = None
    told: TakenInFile | None = None
    sender: str = ""
    is_several: bool = False
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[Conflict, ...] = ()
    open: int = 0

    @property
    def is_waiting(self) -> bool:
        """Whether it is not merged yet."""
        return self.ref is not None and not self.ref.is_merged

    @property
    def key(self) -> object:
        """What stays the same of a line while others come and go."""
        return self.ref.id if self.ref is not None else ("told", self.name)


_ByFile = dict[str, list[Conflict]]


def file_lines(
    refs: Sequence[ReturnedRef], preview: MergePreview | None, told: Iterable[TakenInFile], *, conflicts: Sequence[Conflict],
    notes: Sequence[Conflict], names: Mapping[int, str],
) -> list[FileLine]:
    """Every file of a month, those first that ask for a person."""
    seen = {one.returned_id: one for one in preview.files} if preview is not None else {}
    of_files, told_of = _by_file(conflicts), _by_file(notes)
    lines = [_line(ref, seen.get(ref.id), of_files, told_of, names) for ref in refs]
    lines += [
        FileLine(one.name, FileStanding.REFUSED if one.outcome is Outcome.REFUSED else FileStanding.AGAIN, told=one)
        for one in told if one.outcome is not Outcome.NEW
    ]  # fmt: skip
    return sorted(lines, key=lambda line: (line.standing, line.name))


def _line(
    ref: ReturnedRef, seen: FilePreview | None, of_files: _ByFile, told_of: _ByFile, names: Mapping[int, str]
) -> FileLine:
    key = seen.key if seen else ""
    of_file, told = tuple(of_files.get(key, ())), tuple(told_of.get(key, ()))
    count = sum(one.is_open for one in of_file)
    asks_sender = any(one.code is ConflictCode.SENDER_UNKNOWN for one in of_file)
    unit_id = seen.sender_id if seen else ref.unit_id
    sender = (seen.sender if seen else "") or names.get(unit_id or 0, "")
    standing = FileStanding.READY
    if ref.is_merged:
        standing = FileStanding.LEFT_OUT if ref.is_left_out else FileStanding.MERGED
    elif count:
        standing = FileStanding.OPEN
    elif any(one.code in OF_FILES and one.decided == Choice.LEAVE for one in of_file):
        standing = FileStanding.LEFT_OUT
    elif seen is not None and not seen.rows:
        standing = FileStanding.EMPTY
    is_several = not sender and not asks_sender and seen is not None
    return FileLine(ref.name, standing, ref, seen, None, sender, is_several, of_file, told, count)


def _by_file(conflicts: Iterable[Conflict]) -> _ByFile:
    """The conflicts a file has a side in."""
    found: _ByFile = {}
    for conflict in conflicts:
        for key in {side.file_key for side in conflict.sides if side.file_key}:
            found.setdefault(key, []).append(conflict)
    return found


class FileColumn(HeadedColumn):
    """The columns of the files."""

    NAME = QT_TRANSLATE_NOOP("ReturnedTableModel", "File")
    SENDER = QT_TRANSLATE_NOOP("ReturnedTableModel", "From")
    ROWS = QT_TRANSLATE_NOOP("ReturnedTableModel", "Filled")
    FOUND = QT_TRANSLATE_NOOP("ReturnedTableModel", "Matched")
    NEWS = QT_TRANSLATE_NOOP("ReturnedTableModel", "New")
    OPEN = QT_TRANSLATE_NOOP("ReturnedTableModel", "To decide")
    NOTES = QT_TRANSLATE_NOOP("ReturnedTableModel", "Notes")
    STANDING = QT_TRANSLATE_NOOP("ReturnedTableModel", "Status")


class ReturnedTableModel(SortingTableModel[FileLine]):
    """One file a row."""

    columns = FileColumn
    right_aligned = frozenset((FileColumn.ROWS, FileColumn.FOUND, FileColumn.NEWS, FileColumn.OPEN, FileColumn.NOTES))

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def display(self, row: FileLine, column: FileColumn) -> str:
        """The text of a cell; nought of what is to be done is left out."""
        if column is FileColumn.NAME:
            return row.name
        if column is FileColumn.SENDER:
            return self.sender_words(row)
        if column is FileColumn.STANDING:
            return self.standing_words(row.standing)
        number = _number(row, column)
        return "" if number is None or (not number and column in (FileColumn.OPEN, FileColumn.NOTES)) else str(number)

    def sort_key(self, row: FileLine, column: FileColumn) -> Any:
        """Numbers by size, standings by what asks for a person first."""
        if column is FileColumn.STANDING:
            return int(row.standing)
        if column in self.right_aligned:
            return _number(row, column) or 0
        return self.display(row, column)

    def tip(self, row: FileLine, column: FileColumn) -> str:
        """The whole name where it may be cut."""
        return self.display(row, column) if column in (FileColumn.NAME, FileColumn.SENDER) else ""

    def decoration(self, row: FileLine, column: FileColumn) -> Any:
        """A shape beside the standing's word."""
        if column is not FileColumn.STANDING:
            return None
        icon, token = {
            FileStanding.REFUSED: ("light-red", Token.RED), FileStanding.OPEN: ("light-amber", Token.AMBER),
            FileStanding.EMPTY: ("light-amber", Token.AMBER), FileStanding.READY: ("light-green", Token.GREEN), FileStanding.MERGED: ("check", Token.GREEN),
            FileStanding.AGAIN: ("info", Token.SECONDARY), FileStanding.LEFT_OUT: ("minus", Token.SECONDARY),
        }[row.standing]  # fmt: skip
        return self._theme.icons.icon(icon, self._theme.colours[token])

    def sender_words(self, row: FileLine) -> str:
        """Whose file it is."""
        if row.sender or row.told is not None:
            return row.sender
        return self.tr("Several units, by row") if row.is_several else self.tr("Not known")

    def standing_words(self, standing: FileStanding) -> str:
        """How a file stands, in a word or two."""
        return {
            FileStanding.REFUSED: self.tr("Not taken in"), FileStanding.OPEN: self.tr("To be decided"),
            FileStanding.EMPTY: self.tr("Nothing filled in"), FileStanding.READY: self.tr("Ready"), FileStanding.MERGED: self.tr("Merged"),
            FileStanding.AGAIN: self.tr("There already"), FileStanding.LEFT_OUT: self.tr("Left out"),
        }[standing]  # fmt: skip


def note_counts(line: FileLine) -> Counter[ConflictCode]:
    """How often each note stands in a file."""
    return Counter(note.code for note in line.notes)


def _number(row: FileLine, column: FileColumn) -> int | None:
    if column is FileColumn.OPEN:
        return row.open if row.is_waiting else None
    if column is FileColumn.NOTES:
        return len(row.notes) if row.is_waiting else None
    if row.seen is None:
        return None
    return {FileColumn.ROWS: row.seen.rows, FileColumn.FOUND: row.seen.found}.get(column, row.seen.news)
