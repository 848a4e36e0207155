"""The copies a ledger can be put back to, as a table."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.item_models.row_table import HeadedColumn, RowTableModel
from gui.wording import moment_words
from model.rows.restore import BackupFound
from model.rows.words import BackupKind


class BackupColumn(HeadedColumn):
    """What is told of a copy."""

    MADE = QT_TRANSLATE_NOOP("BackupTable", "Made")
    KIND = QT_TRANSLATE_NOOP("BackupTable", "Why")
    MEASURES = QT_TRANSLATE_NOOP("BackupTable", "Measures")
    CHANGED = QT_TRANSLATE_NOOP("BackupTable", "Last change")
    PROVEN = QT_TRANSLATE_NOOP("BackupTable", "Proven")
    PLACE = QT_TRANSLATE_NOOP("BackupTable", "Where")


class BackupTable(RowTableModel[BackupFound]):
    """One line a copy, the newest first."""

    columns = BackupColumn
    right_aligned = frozenset({BackupColumn.MEASURES})

    def display(self, row: BackupFound, column: BackupColumn) -> str:
        """The text of a cell."""
        held = row.holds
        match column:
            case BackupColumn.MADE:
                return moment_words(row.made_at)
            case BackupColumn.KIND:
                return self.kind_words(row.kind)
            case BackupColumn.MEASURES:
                return self.tr("Unreadable") if held is None else str(held.measures)
            case BackupColumn.CHANGED:
                return moment_words(held.changed_at) if held is not None and held.changed_at is not None else ""
            case BackupColumn.PROVEN:
                return self.tr("✓ Proven") if row.is_proven else ""
            case BackupColumn.PLACE:
                return self.tr("Second place") if row.is_second else self.tr("In the ledger's folder")

    def tip(self, row: BackupFound, _column: BackupColumn) -> str:
        """The file."""
        return str(row.path)

    def kind_words(self, kind: BackupKind) -> str:
        """Why a copy was made."""
        return {
            BackupKind.DAILY: self.tr("Daily"), BackupKind.UPGRADE: self.tr("Before an upgrade"),
            BackupKind.MERGE: self.tr("Before a merge"), BackupKind.REPLACED: self.tr("Replaced ledger"),
        }[kind]  # fmt: skip
