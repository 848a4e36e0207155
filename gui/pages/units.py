"""Units and groups: the directory the plans are read by, and what is still open about it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QTableView, QWidget

from gui.gaps import QHBoxLayout
from gui.page import Frame, Page
from gui.pages.list_export import ListExport
from gui.pages.list_files import Content, table_content
from gui.pages.units_alike import AlikeSide
from gui.pages.units_asking import UnitsState, alike, units_state
from gui.pages.units_groups import GroupsSide
from gui.pages.units_lines import pairs_content, wordings_content
from gui.pages.units_list import UnitsSide
from gui.review.open_wordings import OpenWordings
from gui.widgets.chip_button import ChipButton
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.empty_place import EmptyPlace
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.shown_stack import ShownStack
from gui.widgets.tall_area import scrolled_column
from model.rows.checklist import ChecklistFilter
from model.rows.clash import FieldKey, FieldKind, Seen
from model.rows.units import UnitLine, UnitPair

UNITS, GROUPS, OPEN, ALIKE = range(4)
_NARROW = 760  # px at 100 %


class UnitsPage(Page):
    """Four lists under chips: units, groups, what is open about my unit, and names that look alike."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self.state = UnitsState()
        self._is_stale = True
        self.units, self.groups = UnitsSide(frame, self), GroupsSide(frame, self)
        self.wordings, self.alike = OpenWordings(self, edges=(0, 0, 0, 0)), AlikeSide(frame, self)
        self.nothing_open = EmptyPlace(frame.theme, "check", self)
        self._open_place = QStackedWidget(self)
        self.chips = [ChipButton(self) for _ in range(4)]
        self.export = ListExport(frame, self._exported, self)
        self.export.told = self._told
        self.said = ElidedLabel("", self)
        self.said.setProperty("tone", "secondary")
        self.said.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._group = QButtonGroup(self)
        self._places = ShownStack(self)
        self._build()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Units"))
        self.export.retranslate()
        self.nothing_open.set_texts(
            self.tr("Nothing is open about your unit"),
            self.tr("Every \"相关…\" of this plan that may mean {unit} has been answered; an answer can be changed beside its measure.").format(
                unit=self.frame.chosen.myself.unit or "—"),
        )  # fmt: skip
        self._show_chips()

    def refresh(self) -> None:
        """Ask for everything anew; while another page is shown, when this one is."""
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        plan_id = self.frame.chosen.plan_id
        self.frame.operations.ask(self, units_state, plan_id, on_done=self._on_state)
        self.frame.operations.ask(self, alike, plan_id, on_done=self._on_pairs)

    def show_side(self, place: int) -> None:
        """Show one of the four lists."""
        self.chips[place].setChecked(True)
        self._places.setCurrentIndex(place)
        self.setFocusProxy((self.units, self.groups, self._open_place, self.alike)[place])

    def open_place(self, place: object) -> None:
        """Show one of the lists by its number."""
        if isinstance(place, int):
            self.show_side(place)

    def shortcuts(self) -> list[tuple[str, str]]:
        """Keys that the lists listen to."""
        return [
            (self.tr("Letters"), self.tr("In the list of units: look for a name or its pinyin initials")),
            (self.tr("Enter"), self.tr("Go to what stands beside the list")),
            (self.tr("Space"), self.tr("In a group: tick a member")),
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, or with large text, only the rail says whose ledger it is."""
        super().resizeEvent(event)
        self.said.setVisible(self.width() >= self.frame.theme.px(_NARROW))

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the lists up to date."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def _build(self) -> None:
        self._open_place.addWidget(self.nothing_open)
        self._open_place.addWidget(self.wordings)
        self._open_place.setFocusProxy(self.wordings)
        head, sides = QHBoxLayout(), FlowLayout()
        head.setSpacing(8)
        head.addLayout(sides, 3)
        for number, (chip, side) in enumerate(zip(self.chips, (self.units, self.groups, self._open_place, self.alike), strict=True)):
            self._group.addButton(chip, number)
            self._places.addWidget(side)
            sides.addWidget(chip)
        head.addWidget(self.said, 2)
        head.addWidget(self.export.part)
        column = scrolled_column(self)
        column.addLayout(head)
        column.addWidget(self._places, 1)
        column.addWidget(self.export.files.row)
        self.show_side(UNITS)

    def _connect(self) -> None:
        self._group.idClicked.connect(self.show_side)
        self.frame.operations.changed.connect(self.refresh)
        self.frame.chosen.changed.connect(self._on_chosen)
        for side in (self.units, self.groups):
            side.measures_wanted.connect(lambda kept: self.wanted.emit("checklist", kept))
            side.plan_wanted.connect(lambda: self.wanted.emit("take-in", []))
        self.units.group_wanted.connect(self._show_group)
        self.wordings.answered.connect(self._answer)
        one_by_one = partial(ChecklistFilter, is_mine=True, is_perhaps=True)
        self.wordings.one_by_one.connect(lambda: self.wanted.emit("checklist", one_by_one(plan_id=self.frame.chosen.plan_id)))
        self.alike.merge_wanted.connect(self._merge)
        self.alike.apart_wanted.connect(self._keep_apart)

    def _exported(self) -> tuple[QTableView, str]:
        """What the list shown is called; where it is a table, this."""
        return {
            UNITS: (self.units.table, self.tr("Units")), GROUPS: (self.groups.table, self.tr("Groups")),
            OPEN: (self.units.table, self.tr("Open questions")), ALIKE: (self.units.table, self.tr("Names alike")),
        }[self._places.currentIndex()]  # fmt: skip

    def _told(self, title: str, note: str) -> Content:
        place = self._places.currentIndex()
        if place == OPEN:
            return wordings_content(self.state.wordings, title, note)
        return pairs_content(self.alike.pairs, title, note) if place == ALIKE else table_content(self._exported()[0], title, note)

    def _on_chosen(self) -> None:
        self.retranslate()
        self.refresh()

    def _on_state(self, state: UnitsState) -> None:
        self.state = state
        self.units.show_units(state.units)
        self.groups.show_groups(state.groups)
        if [asked.duty_ids for asked in self.wordings.wordings] != [asked.duty_ids for asked in state.wordings]:
            self.wordings.set_wordings(state.wordings, self.frame.chosen.myself.unit)  # what is chosen and not yet sent stays
        self._open_place.setCurrentIndex(int(bool(state.wordings)))
        self.counter_changed.emit(str(len(state.wordings)) if state.wordings else "")
        self._show_chips()

    def _on_pairs(self, pairs: tuple[UnitPair, ...]) -> None:
        self.alike.show_pairs(pairs)
        self._show_chips()

    def _show_chips(self) -> None:
        texts = (
            (self.tr("Units"), len(self.state.units)), (self.tr("Groups"), len(self.state.groups)),
            (self.tr("Open questions"), len(self.state.wordings)), (self.tr("Names alike"), len(self.alike.pairs)),
        )  # fmt: skip
        for chip, (text, count) in zip(self.chips, texts, strict=True):
            chip.setText(f"{text} {count}" if count else text)
        me = self.frame.chosen.myself
        self.said.setText(f"{me.unit} · {me.area}" if me.unit else "")

    def _show_group(self, group_id: int) -> None:
        self.groups.choose(group_id)
        self.show_side(GROUPS)
        self.groups.setFocus()

    def _answer(self, yes: tuple[int, ...], no: tuple[int, ...]) -> None:
        from model.actions.answers import answer_at_once  # SQLAlchemy is loaded after the window is painted

        if yes or no:
            seen = Seen({FieldKey(FieldKind.ANSWER, key): None for key in (*yes, *no)})  # only open ones are asked about
            self.frame.operations.write(self, self.tr("Answer whether \"相关…\" means us"), answer_at_once, yes=yes, no=no, seen=seen)

    def _merge(self, pairs: tuple[tuple[UnitLine, UnitLine], ...]) -> None:
        from model.actions.units import merge_pairs  # loaded late, as above

        text = self.tr("Merge \"{unit}\"").format(unit=pairs[0][1].name) if len(pairs) == 1 else self.tr("Merge other forms of names")
        self.frame.operations.write(self, text, merge_pairs, [(kept.id, other.id) for kept, other in pairs])

    def _keep_apart(self, one: UnitLine, other: UnitLine) -> None:
        from model.actions.units import keep_apart  # loaded late, as above

        text = self.tr("\"{one}\" and \"{other}\" are different").format(one=one.name, other=other.name)
        self.frame.operations.write(self, text, keep_apart, one.id, other.id)
