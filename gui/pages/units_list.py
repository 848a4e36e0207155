"""The units the plans have named: found by characters or initials, with one unit's names, measures and groups beside them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from gui.gaps import QVBoxLayout
from gui.item_models.unit_entries import UnitEntry, found
from gui.item_models.unit_tables import UnitColumn, UnitTableModel
from gui.language import FollowsLanguage
from gui.page import Frame
from gui.pages.framed import ListAndDetail, framed
from gui.pages.units_asking import unit_of
from gui.pages.units_detail import UnitDetailPane
from gui.widgets.empty_place import EmptyPlace
from gui.widgets.row_list import RowList
from gui.widgets.top_bar import SearchField
from model.rows.checklist import ChecklistFilter
from model.rows.clash import FieldKey, FieldKind, Seen
from model.rows.units import UnitDetail, UnitLine

if TYPE_CHECKING:
    from gui.dialogs.merge_unit import MergeDialog

_LEAST = 240, 200  # px at 100 %: three rows below the search field, and the unit chosen
_SPARE = 1.5  # of the text's height beside a column's words: the names need the room


class UnitsSide(FollowsLanguage, QWidget):
    """Search field, table and the chosen unit.

    Signals:
        measures_wanted: a ChecklistFilter of the measures that name a unit.
        group_wanted: the id of a group to be shown.
        plan_wanted: a plan is to be taken in, for there is no unit yet.
    """

    measures_wanted = Signal(object)
    group_wanted = Signal(int)
    plan_wanted = Signal()

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frame = frame
        self.entries: tuple[UnitEntry, ...] = ()
        self._wanted: int | None = None
        self._dialog: MergeDialog | None = None
        self.search = SearchField(self)
        self.model = UnitTableModel(self)
        self.table = RowList(self.model, int(UnitColumn.NAME), self)
        self.table.spare = _SPARE
        self.detail = UnitDetailPane(frame, self)
        self.empty = EmptyPlace(frame.theme, "units", self)
        self.found = QLabel(self)
        self.found.setProperty("tone", "note")
        self._places = QStackedWidget(self)
        self._build()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.search.setPlaceholderText(self.tr("Name or pinyin initials"))
        self.search.setAccessibleName(self.tr("Find a unit"))
        self.table.setAccessibleName(self.tr("Units"))
        self.model.retranslate()
        self.table.fit_columns()
        self._say_found()

    def show_units(self, entries: tuple[UnitEntry, ...]) -> None:
        """List these units; the one chosen stays so."""
        self.entries = entries
        self._filter(self.search.text())
        self.table.fit_columns()

    def choose(self, unit_id: int) -> None:
        """Show one unit, whatever was looked for."""
        self._wanted = unit_id
        self.search.clear()
        self._filter("")

    @property
    def unit(self) -> UnitLine | None:
        """The unit chosen."""
        entry = self.table.current
        return entry.line if isinstance(entry, UnitEntry) else None

    def _build(self) -> None:
        self._places.addWidget(self.table)
        self._places.addWidget(self.empty)
        parts = self.search, self._places, self.found
        listed = framed(self, *parts, margins=(8, 8, 8, 8), grows=self._places)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._sides = ListAndDetail(self.frame.theme, listed, self.detail, self)
        self._sides.least = _LEAST
        column.addWidget(self._sides)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.search.searched.connect(self._filter)
        self.search.left.connect(self.table.setFocus)
        self.table.typed.connect(self._type)
        self.table.chosen.connect(self._show_chosen)
        self.table.entered.connect(lambda _entry: self.detail.setFocus())
        self.empty.step_wanted.connect(self._first_step)
        detail = self.detail
        detail.measures_wanted.connect(self._open_measures)
        detail.group_wanted.connect(self.group_wanted)
        detail.merge_wanted.connect(self.ask_merge)
        detail.renamed.connect(self._rename)
        detail.alias_added.connect(self._add_alias)
        detail.alias_removed.connect(self._remove_alias)

    def _type(self, letter: str) -> None:
        self.search.setFocus()
        self.search.insert(letter)

    def _filter(self, typed: str) -> None:
        chosen = self._wanted if self._wanted is not None else self.unit.id if self.unit else None
        fitting = found(self.entries, typed)
        self.model.set_rows(fitting)
        self._wanted = None
        self._places.setCurrentWidget(self.table if fitting else self.empty)
        self._sides.beside.setVisible(bool(fitting))
        self._say_found()
        self.table.choose_where(lambda entry: entry.line.id == chosen)
        if not fitting:
            self.detail.show_detail(None)

    def _say_found(self) -> None:
        count = self.model.rowCount()
        self.found.setText(self.tr("%n unit(s)", "", count) if count else "")
        if self.entries:
            self.empty.set_texts(
                self.tr("No unit is called so"), self.tr("Try other characters, or the pinyin initials: qsz finds 青山镇."), self.tr("Show all units")
            )
        else:
            self.empty.set_texts(
                self.tr("No unit is known yet"), self.tr("Units are learned from the plans that were taken in."), self.tr("Take a plan in")
            )

    def _first_step(self) -> None:
        if self.entries:
            self.search.clear()
            self._filter("")
            self.table.setFocus()
        else:
            self.plan_wanted.emit()

    def _show_chosen(self, entry: UnitEntry | None) -> None:
        if entry is not None:
            self.frame.operations.ask(
                self, unit_of, entry.line.id, self.frame.chosen.plan_id, on_done=self._on_detail, on_error=self._on_gone
            )

    def _on_detail(self, detail: UnitDetail) -> None:
        if self.unit is not None and detail.line.id == self.unit.id:
            self.detail.show_detail(detail)

    def _on_gone(self, _error: Exception) -> None:
        """It was merged a moment ago; the list that no longer has it is on its way."""
        self.detail.show_detail(None)

    def _open_measures(self) -> None:
        if self.unit is not None:
            self.measures_wanted.emit(ChecklistFilter(plan_id=self.frame.chosen.plan_id, unit=self.unit.name))

    def ask_merge(self) -> None:
        """Ask which unit the chosen one is."""
        from gui.dialogs.merge_unit import MergeDialog

        unit = self.unit
        if unit is None:
            return
        self._dialog = MergeDialog(self.frame.theme, unit, self.entries, self)
        self._dialog.chosen.connect(partial(self._merge, unit))
        self._dialog.finished.connect(self._dialog.deleteLater)
        self._dialog.open()

    def _merge(self, unit: UnitLine, kept: UnitLine) -> None:
        from model.actions.units import merge_units  # SQLAlchemy is loaded after the window is painted

        self._wanted = kept.id
        self.frame.operations.write(self, self.tr("Merge \"{unit}\"").format(unit=unit.name), merge_units, kept.id, [unit.id])

    def _rename(self, name: str) -> None:
        from model.actions.units import rename_unit  # loaded late, as above

        if self.unit is not None:
            seen = Seen({FieldKey(FieldKind.UNIT_NAME, self.unit.id): self.unit.name})
            self.frame.operations.write(self, self.tr("Rename \"{unit}\"").format(unit=self.unit.name), rename_unit, self.unit.id, name, seen=seen)

    def _add_alias(self, name: str) -> None:
        from model.actions.units import add_alias  # loaded late, as above

        if self.unit is not None:
            text = self.tr("Add the name \"{name}\"").format(name=name)
            self.frame.operations.write(self, text, add_alias, self.unit.id, name, on_done=lambda _changed: self.detail.new_alias.clear())

    def _remove_alias(self, name: str) -> None:
        from model.actions.units import remove_alias  # loaded late, as above

        if self.unit is not None:
            self.frame.operations.write(self, self.tr("Remove the name \"{name}\"").format(name=name), remove_alias, self.unit.id, name)
