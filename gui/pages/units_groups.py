"""The collective wordings of the plans, and who is in them: by their words, or ticked by hand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from gui.gaps import QVBoxLayout
from gui.item_models.unit_tables import GroupColumn, GroupTableModel
from gui.language import FollowsLanguage
from gui.page import Frame
from gui.pages.framed import ListAndDetail, framed
from gui.pages.units_asking import group_of
from gui.pages.units_members import MembersPane
from gui.widgets.empty_place import EmptyPlace
from gui.widgets.row_list import RowList
from gui.wording import listed
from model.rows.checklist import ChecklistFilter
from model.rows.units import GroupDetail, GroupLine

_SPARE = 1.5  # of the text's height beside a column's words: the names need the room


class GroupsSide(FollowsLanguage, QWidget):
    """The list of wordings with one group's members beside it.

    Signals:
        measures_wanted: a ChecklistFilter of the measures in which a wording stands.
        plan_wanted: a plan is to be taken in, for there is no wording yet.
    """

    measures_wanted = Signal(object)
    plan_wanted = Signal()

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frame = frame
        self._wanted: int | None = None
        self.model = GroupTableModel(self)
        self.table = RowList(self.model, int(GroupColumn.WORDING), self)
        self.table.spare = _SPARE
        self.members = MembersPane(frame, self)
        self.empty = EmptyPlace(frame.theme, "units", self)
        self._places = QStackedWidget(self)
        self._build()
        self.table.chosen.connect(self._show_chosen)
        self.table.entered.connect(lambda _line: self.members.setFocus())
        self.members.changed.connect(self._change)
        self.members.rule_wanted.connect(self._back_to_rule)
        self.members.measures_wanted.connect(self._open_measures)
        self.empty.step_wanted.connect(self.plan_wanted)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.table.setAccessibleName(self.tr("Groups"))
        self.empty.set_texts(
            self.tr("No group is known yet"), self.tr("Wordings like 各镇人民政府 are learned from the plans that were taken in."),
            self.tr("Take a plan in"),
        )  # fmt: skip
        self.model.retranslate()
        self.table.fit_columns()

    def show_groups(self, lines: tuple[GroupLine, ...]) -> None:
        """List these wordings; the one chosen stays so."""
        chosen = self._wanted if self._wanted is not None else self.group.id if self.group else None
        self._wanted = None
        self.model.set_rows(lines)
        self.table.fit_columns()
        self._places.setCurrentWidget(self.table if lines else self.empty)
        self.table.choose_where(lambda line: line.id == chosen)
        if not lines:
            self.members.show_group(None)

    def choose(self, group_id: int) -> None:
        """Show one group."""
        self._wanted = group_id
        places = [place for place, line in enumerate(self.model.rows()) if line.id == group_id]
        if places:
            self._wanted = None
            self.table.choose(places[0])

    @property
    def group(self) -> GroupLine | None:
        """The group chosen."""
        line = self.table.current
        return line if isinstance(line, GroupLine) else None

    def _build(self) -> None:
        self._places.addWidget(self.table)
        self._places.addWidget(self.empty)
        listed = framed(self, self._places, margins=(8, 8, 8, 8))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ListAndDetail(self.frame.theme, listed, self.members, self))
        self.setFocusProxy(self.table)

    def _show_chosen(self, line: GroupLine | None) -> None:
        if line is not None:
            self.frame.operations.ask(self, group_of, line.id, self.frame.chosen.plan_id, on_done=self._on_detail)

    def _on_detail(self, detail: GroupDetail) -> None:
        if self.group is not None and detail.line.id == self.group.id:
            self.members.show_group(detail)

    def _change(self, add: tuple[str, ...], remove: tuple[str, ...]) -> None:
        from model.actions.unit_groups import (
            change_members,  # SQLAlchemy is loaded after the window is painted
        )

        if self.group is None:
            return
        wording = self.group.wording
        if add:
            text = self.tr("Put {units} into \"{wording}\"").format(units=listed(add), wording=wording)
        else:
            text = self.tr("Take {units} out of \"{wording}\"").format(units=listed(remove), wording=wording)
        self.frame.operations.write(self, text, change_members, self.group.id, add=add, remove=remove)

    def _back_to_rule(self) -> None:
        from model.actions.unit_groups import back_to_rule  # loaded late, as above

        if self.group is not None:
            text = self.tr("\"{wording}\" by its words").format(wording=self.group.wording)
            self.frame.operations.write(self, text, back_to_rule, self.group.id)

    def _open_measures(self) -> None:
        if self.group is not None:
            self.measures_wanted.emit(ChecklistFilter(plan_id=self.frame.chosen.plan_id, unit=self.group.wording))
