"""Who is in one group: a box to tick beside everybody who is or may be in it, and a field to add others."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget

from gui.gaps import QHBoxLayout, QVBoxLayout
from gui.item_models.unit_tables import kind_word, membership_word, rule_word
from gui.language import FollowsLanguage
from gui.page import Frame
from gui.pages.detail_section import wrapped
from gui.pages.units_asking import offered
from gui.widgets.copied_rows import Copied, RowCopying, copied
from gui.widgets.pick_field import Choice, PickField
from model.rows.unit_words import UnitKind
from model.rows.units import GroupDetail, MemberRow, Membership
from model.rules.unit_names import normal_name

_NAME = int(Qt.ItemDataRole.UserRole)
_TICKS = {
    Membership.MEMBER: Qt.CheckState.Checked, Membership.OPEN: Qt.CheckState.PartiallyChecked,
    Membership.OUTSIDE: Qt.CheckState.Unchecked,
}  # fmt: skip


class MembersPane(FollowsLanguage, QWidget):
    """The members of a group.

    Signals:
        changed: (names put in, names taken out), when a person ticked or added somebody.
        rule_wanted: the group's own words are to say again who is in it.
        measures_wanted: the measures in which the group stands are to be shown.
    """

    changed = Signal(object, object)
    rule_wanted = Signal()
    measures_wanted = Signal()

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frame = frame
        self.detail: GroupDetail | None = None
        self.wording, self.rule, self._nothing = (wrapped("", self, tone) for tone in ("head", "secondary", "secondary"))
        self.list = QListWidget(self)
        self.picker = PickField(self)
        self.reset, self.door = QPushButton(self), QPushButton(self)
        self.count = QLabel(self)
        self._build()
        self.list.itemChanged.connect(self._on_ticked)
        RowCopying(self.list, lambda: self._copied([self.list.currentRow()]), lambda: self._copied(range(self.list.count())), self.list.count)
        self.picker.typed.connect(self._look_for)
        self.picker.picked.connect(lambda choice: self._add(str(choice.value)))
        self.picker.entered.connect(lambda: self._add(self.picker.text))
        self.reset.clicked.connect(self.rule_wanted)
        self.door.clicked.connect(self.measures_wanted)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.list.setAccessibleName(self.tr("Members of the group"))
        self.picker.set_texts(self.tr("&Add a unit"), self.tr("Name or pinyin initials"))
        self.reset.setText(self.tr("&By its words again"))
        self._nothing.setText(self.tr("Choose a group to see who is in it."))
        self.show_group(self.detail)

    def show_group(self, detail: GroupDetail | None) -> None:
        """Show a group; None shows what to do first."""
        is_another = self.detail is None or detail is None or self.detail.line.id != detail.line.id
        self.detail = detail
        shown: tuple[QWidget, ...] = (self.wording, self.rule, self.list, self.picker, self.reset, self.door, self.count)
        for part in shown:
            part.setVisible(detail is not None)
        self._nothing.setVisible(detail is None)
        if is_another:
            self._empty_picker()
        if detail is None:
            return
        self.wording.setText(detail.line.wording)
        self.rule.setText(self._rule_words(detail))
        self.count.setText(self.tr("%n member(s)", "", detail.count))
        self.door.setText(self.tr("Show its %n measure(s)", "", detail.line.measures))
        self.door.setVisible(bool(detail.line.measures))
        is_writable = not self.frame.operations.ledger.is_read_only
        self.reset.setVisible(detail.line.is_edited)
        for part in (self.reset, self.picker):
            part.setEnabled(is_writable)
        self._fill(detail, is_writable=is_writable)

    def _build(self) -> None:
        self.door.setProperty("kind", "link")
        self.door.setProperty("flush", True)
        self.count.setProperty("tone", "strong")
        self.picker.list.setMaximumHeight(self.frame.theme.px(132))
        self.picker.list.hide()
        row = QHBoxLayout()
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for part in (self._nothing, self.wording, self.rule):
            column.addWidget(part)
        column.addWidget(self.door, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        column.addWidget(self.picker)
        column.addStretch(0)
        self.setFocusProxy(self.list)

    def _rule_words(self, detail: GroupDetail) -> str:
        """What the wording says by itself, and what a person may do about it."""
        from model.rules.group_members import (  # rapidfuzz is not needed at the start
            is_to_be_filled_in,
            kinds_of,
        )

        wording, area = detail.line.wording, self.frame.chosen.myself.area or self.tr("the area")
        kinds = self.tr(", ").join(kind_word(kind) for kind in UnitKind if kind in kinds_of(wording))
        if detail.line.is_edited:
            return rule_word(detail.line) + " · " + self.tr("kept when a further plan comes")
        if is_to_be_filled_in(wording):
            return self.tr("Its members stand in another paper: add them here, once for all measures.")
        if detail.line.asks_which:
            return self.tr("Some of {area}'s: {kinds}. Tick those that are meant; it holds for every measure.").format(area=area, kinds=kinds)
        return self.tr("Everyone in {area} of this kind: {kinds}. Untick those not meant.").format(area=area, kinds=kinds)

    def _fill(self, detail: GroupDetail, *, is_writable: bool) -> None:
        at = self.list.currentRow()
        with QSignalBlocker(self.list):
            self.list.clear()
            for row in detail.members:
                item = QListWidgetItem(self._text(row), self.list)
                item.setData(_NAME, row.name)
                flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
                item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if is_writable else flags)
                item.setCheckState(_TICKS[row.membership])
            self.list.setCurrentRow(min(max(at, 0), self.list.count() - 1))

    def _text(self, row: MemberRow) -> str:
        if row.is_own and row.membership is Membership.OPEN:
            return self.tr("{name} (my unit, open)").format(name=row.name)
        return self.tr("{name} (my unit)").format(name=row.name) if row.is_own else row.name

    def _copied(self, places: Iterable[int]) -> Copied | None:
        """Members for the clipboard, each with whether it is in the group; None of none."""
        if self.detail is None:
            return None
        lines = [(row.name, membership_word(row.membership)) for row in (self.detail.members[place] for place in places if place >= 0)]
        return copied([(self.tr("Unit"), self.detail.line.wording), *lines]) if lines else None

    def _on_ticked(self, item: QListWidgetItem) -> None:
        name = str(item.data(_NAME))
        is_in = item.checkState() is Qt.CheckState.Checked
        self.changed.emit((name,) if is_in else (), () if is_in else (name,))

    def _look_for(self, text: str) -> None:
        if text.strip():
            self.frame.operations.ask(self, offered, text, on_done=self._on_offered)
        else:
            self._empty_picker()

    def _on_offered(self, units: tuple[tuple[str, str], ...]) -> None:
        self.picker.set_choices([Choice(f"{name} · {area}" if area else name, name) for name, area in units])
        typed = self.picker.text
        self.picker.list.setVisible(bool(units) and bool(typed))
        is_added = bool(typed) and typed not in dict(units) and not self.picker.takes_the_first
        self.picker.say(self.tr("Return adds \"{unit}\" as it is typed: it is not a unit that is known.").format(unit=typed) if is_added else "")

    def _add(self, name: str) -> None:
        if normal_name(name):
            self._empty_picker()
            self.changed.emit((name,), ())

    def _empty_picker(self) -> None:
        self.picker.set_text("")
        self.picker.set_choices([])
        self.picker.say("")
        self.picker.list.hide()
