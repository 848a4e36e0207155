"""The files of the ledger as a table: picture and name, size, when, what they prove, and what is the matter with them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from gui.item_models.index import Index
from gui.item_models.row_table import HeadedColumn
from gui.item_models.unit_tables import SortingTableModel
from gui.theme import Theme, Token
from gui.widgets.thumbnails import Thumbnails
from gui.wording import full_day_words, listed, size_words
from model.rows.evidence import FileKind, FileRow
from model.rows.words import FileState

MADE = 240  # thumbnails are as large as those of a measure's files, and shared with them
SHOWN = (56, 42)
SHARP = 2  # device pixels a pixel: sharp on every screen up to that
DOORS_SHOWN = 3


class FileColumn(HeadedColumn):
    """What is told of a file."""

    NAME = QT_TRANSLATE_NOOP("FileTable", "File")
    MEASURES = QT_TRANSLATE_NOOP("FileTable", "Measures")
    TAKEN = QT_TRANSLATE_NOOP("FileTable", "Taken or added")
    SIZE = QT_TRANSLATE_NOOP("FileTable", "Size")
    STATE = QT_TRANSLATE_NOOP("FileTable", "Remark")


class FileTable(SortingTableModel[FileRow]):
    """Files with what was found out about them meanwhile: their state on the disk, and what they are like."""

    columns = FileColumn
    right_aligned = frozenset({FileColumn.SIZE})

    def __init__(self, theme: Theme, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._thumbnails = theme, thumbnails
        self._states: Mapping[str, FileState] = {}
        self._alike: Mapping[str, int] = {}
        self._small: dict[str, QIcon] = {}
        thumbnails.arrived.connect(self._on_arrived)
        theme.changed.connect(self._small.clear)

    def set_states(self, states: Mapping[str, FileState]) -> None:
        """What the files were found to be."""
        self._states = states
        self._tell()

    def set_alike(self, groups: tuple[tuple[str, ...], ...]) -> None:
        """Which pictures are nearly the same."""
        self._alike = {sha256: len(group) for group in groups for sha256 in group}
        self._tell()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Files can be dragged out; without this the mouse chooses all it passes."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else found

    def remark(self, row: FileRow) -> str:
        """What is the matter with a file; what is worst comes first."""
        state, alike = self._states.get(row.sha256), self._alike.get(row.sha256, 0)
        said = [
            self.tr("▲ Missing") if state is FileState.MISSING else self.tr("▲ Altered") if state is FileState.ALTERED else "",
            self.tr("≈ {count} alike").format(count=alike) if alike else "",
            self.tr("Unused") if not row.doors else "",
        ]
        return " · ".join(part for part in said if part)

    def display(self, row: FileRow, column: FileColumn) -> str:
        """The text of a cell."""
        if column is FileColumn.NAME:
            return row.name
        if column is FileColumn.MEASURES:
            codes = [door.code for door in row.doors]
            return listed(codes[:DOORS_SHOWN]) + ("…" if len(codes) > DOORS_SHOWN else "") if codes else "—"
        if column is FileColumn.TAKEN:
            return full_day_words(taken_at(row).date())
        return size_words(row.size) if column is FileColumn.SIZE else self.remark(row)

    def sort_key(self, row: FileRow, column: FileColumn) -> Any:
        """Sizes by bytes, days by time, the rest by its words."""
        if column is FileColumn.TAKEN:
            return taken_at(row)
        return row.size if column is FileColumn.SIZE else self.display(row, column)

    def tip(self, row: FileRow, _column: FileColumn) -> str:
        """Name and note."""
        return "\n".join(part for part in (row.name, row.note, self.remark(row)) if part)

    def decoration(self, row: FileRow, column: FileColumn) -> Any:
        """The small picture, or a sign where there is none."""
        if column is not FileColumn.NAME:
            return None
        made = self._thumbnails.get(row.sha256, row.content, MADE) if row.kind is FileKind.PICTURE else None
        name = row.sha256 if made is not None else row.kind.value
        if name not in self._small:
            self._small[name] = _same_when_chosen(self._sign(row.kind) if made is None else self._fitted(made))
        return self._small[name]

    def data(self, index: Any, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Besides, the colour of what is wrong."""
        if role == Qt.ItemDataRole.ForegroundRole and index.isValid() and index.column() == FileColumn.STATE:
            state = self._states.get(self.row_at(index).sha256, FileState.SOUND)
            return self._theme.colour(Token.SECONDARY if state is FileState.SOUND else Token.RED)
        return super().data(index, role)

    def _fitted(self, made: QPixmap) -> QPixmap:
        """The picture filling its place, cut where it is too long."""
        wide, high = (self._theme.px(side) * SHARP for side in SHOWN)
        kept = made.scaled(wide, high, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation)
        kept = kept.copy((kept.width() - wide) // 2, (kept.height() - high) // 2, wide, high)
        kept.setDevicePixelRatio(SHARP)
        return kept

    def _sign(self, kind: FileKind) -> QPixmap:
        """What stands for a file without a picture."""
        theme = self._theme
        wide, high = (theme.px(side) for side in SHOWN)
        made = QPixmap(wide * SHARP, high * SHARP)
        made.setDevicePixelRatio(SHARP)
        made.fill(theme.colour(Token.CHIP))
        size = theme.px(20)
        icon = theme.icons.pixmap("picture" if kind is FileKind.PICTURE else "file", theme.colours[Token.SECONDARY], size, SHARP)
        painter = QPainter(made)
        painter.drawPixmap((wide - size) // 2, (high - size) // 2, icon)
        painter.end()
        return made

    def _tell(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, self.columnCount() - 1))

    def _on_arrived(self, sha256: str) -> None:
        for place, row in enumerate(self._rows):
            if row.sha256 == sha256:
                self.dataChanged.emit(self.index(place, 0), self.index(place, 0), [Qt.ItemDataRole.DecorationRole])


def _same_when_chosen(picture: QPixmap) -> QIcon:
    """Evidence is not tinted by the selection."""
    made = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        made.addPixmap(picture, mode)
    return made


def taken_at(row: FileRow) -> datetime:
    """When a file was taken, else when it was added, by this machine's clock."""
    return datetime.fromisoformat(row.taken_at or row.added_at).astimezone()
