"""The tables of the units page: units with their measures by role, and the collective wordings of the plans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Qt

from gui.item_models.row_table import HeadedColumn, RowTableModel
from gui.item_models.unit_entries import UnitEntry
from gui.wording import listed
from model.rows.unit_words import UnitKind
from model.rows.units import GroupLine, Membership
from model.rows.words import Role

_Row = TypeVar("_Row")


class SortingTableModel(RowTableModel[_Row]):
    """Rows that are sorted here, by a click on a header: a proxy compares five thousand rows too slowly.

    Until then, and by `sort(-1)`, they stand as they were given.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._given: list[_Row] = []
        self._sorted_by: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def set_rows(self, rows: Sequence[_Row]) -> None:
        """Show these rows from now on, sorted as before."""
        self._given = list(rows)
        super().set_rows(self._in_order())

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equal rows keep the order they were given in."""
        self._sorted_by = (column, order)
        super().set_rows(self._in_order())

    def _in_order(self) -> list[_Row]:
        column, order = self._sorted_by
        if column < 0:
            return self._given
        key = self.columns(column)
        return sorted(self._given, key=lambda row: self.sort_key(row, key), reverse=order is Qt.SortOrder.DescendingOrder)


class UnitColumn(HeadedColumn):
    """Columns of the table of units."""

    NAME = QT_TRANSLATE_NOOP("UnitTableModel", "Unit")
    KIND = QT_TRANSLATE_NOOP("UnitTableModel", "Kind")
    LEAD = QT_TRANSLATE_NOOP("UnitTableModel", "Lead")
    RESPONSIBLE = QT_TRANSLATE_NOOP("UnitTableModel", "Responsible")
    SUPPORT = QT_TRANSLATE_NOOP("UnitTableModel", "Support")


_ROLES = {UnitColumn.LEAD: Role.LEAD, UnitColumn.RESPONSIBLE: Role.RESPONSIBLE, UnitColumn.SUPPORT: Role.SUPPORT}


class UnitTableModel(SortingTableModel[UnitEntry]):
    """One unit a row; how many measures name it in each role."""

    columns = UnitColumn
    right_aligned = frozenset(_ROLES)

    def display(self, row: UnitEntry, column: UnitColumn) -> str:
        """The text of a cell; nought is left out."""
        if column is UnitColumn.NAME:
            return named(row)
        if column is UnitColumn.KIND:
            return kind_word(row.line.kind)
        return str(row.line.count(_ROLES[column]) or "")

    def sort_key(self, row: UnitEntry, column: UnitColumn) -> Any:
        """Numbers by their size, the largest first when falling."""
        return row.line.count(_ROLES[column]) if column in _ROLES else self.display(row, column)

    def tip(self, row: UnitEntry, column: UnitColumn) -> str:
        """The unit's other names."""
        return listed(row.line.aliases) if column is UnitColumn.NAME else ""


def named(row: UnitEntry) -> str:
    """A unit's name, marked when it is my own or another name of mine."""
    if row.line.is_own:
        return QCoreApplication.translate("UnitTableModel", "{name} (my unit)").format(name=row.line.name)
    if row.line.is_mine:
        return QCoreApplication.translate("UnitTableModel", "{name} (counts as my unit)").format(name=row.line.name)
    return row.line.name


def kind_word(kind: UnitKind) -> str:
    """What sort of body a name's shape shows."""
    return {
        UnitKind.TOWN: QCoreApplication.translate("UnitTableModel", "Town"),
        UnitKind.STREET: QCoreApplication.translate("UnitTableModel", "Street office"),
        UnitKind.ZONE: QCoreApplication.translate("UnitTableModel", "Development zone"),
        UnitKind.BUREAU: QCoreApplication.translate("UnitTableModel", "Bureau"),
        UnitKind.DISTRICT: QCoreApplication.translate("UnitTableModel", "Government"),
        UnitKind.COMPANY: QCoreApplication.translate("UnitTableModel", "Company"),
        UnitKind.PARTY: QCoreApplication.translate("UnitTableModel", "Party body"),
        UnitKind.OTHER: QCoreApplication.translate("UnitTableModel", "Other"),
    }[kind]


class GroupColumn(HeadedColumn):
    """Columns of the table of groups."""

    WORDING = QT_TRANSLATE_NOOP("GroupTableModel", "Wording")
    RULE = QT_TRANSLATE_NOOP("GroupTableModel", "Who is meant")
    MINE = QT_TRANSLATE_NOOP("GroupTableModel", "My unit")
    MEASURES = QT_TRANSLATE_NOOP("GroupTableModel", "Measures")


class GroupTableModel(SortingTableModel[GroupLine]):
    """One collective wording a row."""

    columns = GroupColumn
    right_aligned = frozenset({GroupColumn.MEASURES})

    def display(self, row: GroupLine, column: GroupColumn) -> str:
        """The text of a cell."""
        return {
            GroupColumn.WORDING: row.wording, GroupColumn.RULE: rule_word(row), GroupColumn.MINE: membership_word(row.mine),
            GroupColumn.MEASURES: str(row.measures or ""),
        }[column]

    def sort_key(self, row: GroupLine, column: GroupColumn) -> Any:
        """Measures by their number."""
        return row.measures if column is GroupColumn.MEASURES else self.display(row, column)


def rule_word(row: GroupLine) -> str:
    """Who says which units a wording means, in a word."""
    if row.is_edited:
        return QCoreApplication.translate("GroupTableModel", "Chosen by hand")
    if row.asks_which:
        return QCoreApplication.translate("GroupTableModel", "Left open")
    return QCoreApplication.translate("GroupTableModel", "All of the kind")


def membership_word(state: Membership) -> str:
    """What a unit is to a group, in a word."""
    return {
        Membership.MEMBER: QCoreApplication.translate("GroupTableModel", "In it"),
        Membership.OPEN: QCoreApplication.translate("GroupTableModel", "Open"),
        Membership.OUTSIDE: QCoreApplication.translate("GroupTableModel", "Not in it"),
    }[state]
