"""One unit beside the list: its names, its measures, its groups, and what it may be merged into."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from gui.calling import calling
from gui.gaps import QHBoxLayout, QVBoxLayout
from gui.item_models.unit_tables import kind_word, membership_word
from gui.language import FollowsLanguage
from gui.page import Frame
from gui.pages.detail_section import emptied, wrapped
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.tall_area import ScrolledArea
from gui.wording import role_word
from model.rows.units import GroupLine, Membership, UnitDetail
from model.rows.words import Role


class NameField(QLineEdit):
    """A name that is being written: Return says it, Escape leaves it.

    Signals:
        said: the name, when Return was pressed and something stands in the field.
        left: Escape was pressed.
    """

    said = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.returnPressed.connect(self.say)

    def say(self) -> None:
        """Say the name that stands in the field."""
        if self.text().strip():
            self.said.emit(self.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class UnitDetailPane(FollowsLanguage, ScrolledArea):
    """Everything about one unit.

    Signals:
        measures_wanted: the checklist is to show the measures that name the unit.
        group_wanted: the id of a group to be shown.
        merge_wanted: the unit is to be merged into another.
        renamed, alias_added, alias_removed: a name, said for the unit shown.
    """

    measures_wanted = Signal()
    group_wanted = Signal(int)
    merge_wanted = Signal()
    renamed = Signal(str)
    alias_added = Signal(str)
    alias_removed = Signal(str)

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frame = frame
        self.detail: UnitDetail | None = None
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget(self)
        self.name, self.kind, self.counts = (wrapped("", self._inside, tone) for tone in ("head", "secondary", "secondary"))
        self.new_name, self.new_alias = NameField(self._inside), NameField(self._inside)
        self.rename, self.merge, self.door, self.add = (QPushButton(self._inside) for _ in range(4))
        self.aliases, self.groups = QVBoxLayout(), FlowLayout(gap=6)
        self._heads = [QLabel(self._inside) for _ in range(2)]
        self._nothing = wrapped("", self._inside, "secondary")
        self.alias_buttons: list[QPushButton] = []
        self.group_buttons: list[QPushButton] = []
        self._build()
        self.rename.clicked.connect(lambda: self._write_name(is_open=self.new_name.isHidden()))
        self.new_name.said.connect(self._rename)
        self.new_name.left.connect(lambda: self._write_name(is_open=False))
        self.new_alias.said.connect(self.alias_added)
        self.new_alias.left.connect(self.new_alias.clear)
        self.add.clicked.connect(self.new_alias.say)
        self.merge.clicked.connect(self.merge_wanted)
        self.door.clicked.connect(self.measures_wanted)
        frame.theme.changed.connect(self._show_again)  # chips take the room of their text
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("The chosen unit"))
        self.rename.setText(self.tr("&Rename"))
        self.merge.setText(self.tr("Mer&ge into…"))
        self.add.setText(self.tr("A&dd"))
        self.new_name.setAccessibleName(self.tr("New name"))
        self.new_alias.setAccessibleName(self.tr("Another name of the unit"))
        self.new_alias.setPlaceholderText(self.tr("Short form, former name…"))
        for label, text in zip(self._heads, (self.tr("Other names"), self.tr("Groups it is in")), strict=True):
            label.setText(text)
        self._nothing.setText(self.tr("Choose a unit to see its names, its measures and its groups."))
        self.show_detail(self.detail)

    def _show_again(self) -> None:
        self.show_detail(self.detail)

    def show_detail(self, detail: UnitDetail | None) -> None:
        """Show a unit; None shows what to do first."""
        is_another = self.detail is None or detail is None or detail.line.id != self.detail.line.id
        self.detail = detail
        for part in self._parts:
            part.setVisible(detail is not None)
        self._nothing.setVisible(detail is None)
        if is_another:
            self.new_alias.clear()
            self._write_name(is_open=False)
        if detail is None:
            return
        line = detail.line
        self.name.setText(line.name)
        self.kind.setText(" · ".join([kind_word(line.kind), *([self.tr("my unit")] if line.is_own else [])]))
        said = [f"{role_word(role)} {line.count(role)}" for role in Role if line.count(role)]
        self.counts.setText(" · ".join(said) or self.tr("No measure of this plan names it."))
        self.door.setText(self.tr("Show its %n measure(s)", "", line.measures))
        self.door.setVisible(bool(line.measures))
        self._show_aliases(line.aliases)
        self._show_groups(detail.groups)
        is_writable = not self.frame.operations.ledger.is_read_only
        for part in (self.rename, self.merge, self.add, self.new_alias, *self.alias_buttons):
            part.setEnabled(is_writable)

    @property
    def _parts(self) -> tuple[QWidget, ...]:
        return (self.name, self.kind, self.counts, self.rename, self.merge, self.door, self.add, self.new_alias, *self._heads, self._lists)

    def _build(self) -> None:
        for button, kind in ((self.door, "link"), (self.rename, ""), (self.merge, ""), (self.add, "")):
            button.setProperty("kind", kind)
        self.new_name.hide()
        self._lists = QWidget(self._inside)
        self._lists.setLayout(self.groups)
        for label in self._heads:
            label.setProperty("tone", "strong")
        self.aliases.setSpacing(2)
        acts, more = FlowLayout(), QHBoxLayout()
        for button in (self.rename, self.merge):
            acts.addWidget(button)
        more.setSpacing(8)
        more.addWidget(self.new_alias, 1)
        more.addWidget(self.add)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        shown: tuple[QWidget, ...] = (self._nothing, self.name, self.new_name, self.kind, self.counts)
        for part in shown:
            column.addWidget(part)
        self.door.setProperty("flush", True)
        column.addWidget(self.door, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(acts)
        column.addSpacing(8)
        column.addWidget(self._heads[0])
        column.addLayout(self.aliases)
        column.addLayout(more)
        column.addSpacing(8)
        column.addWidget(self._heads[1])
        column.addWidget(self._lists)
        column.addStretch(1)
        self.setWidget(self._inside)
        self.setFocusProxy(self.rename)

    def _show_aliases(self, aliases: tuple[str, ...]) -> None:
        emptied(self.aliases)
        self.alias_buttons = []
        for alias in aliases:
            row = QWidget(self._inside)
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(wrapped(alias, row), 1)
            self.alias_buttons.append(self._made(row, "link", self.tr("Remove"), partial(self.alias_removed.emit, alias)))
            self.alias_buttons[-1].setAccessibleName(self.tr("Remove the other name {name}").format(name=alias))
            line.addWidget(self.alias_buttons[-1])
            self.aliases.addWidget(row)

    def _show_groups(self, groups: tuple[tuple[GroupLine, Membership], ...]) -> None:
        emptied(self.groups)
        self.group_buttons = []
        for group, state in groups:
            text = group.wording if state is Membership.MEMBER else f"{group.wording} · {membership_word(state)}"
            self.group_buttons.append(self._made(self._lists, "chip", text, partial(self.group_wanted.emit, group.id)))
            self.groups.addWidget(self.group_buttons[-1])
        if not groups:
            self.groups.addWidget(wrapped(self.tr("None."), self._lists, "secondary"))

    def _made(self, parent: QWidget, kind: str, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text.replace("&", "&&"), parent)
        button.setProperty("kind", kind)
        button.clicked.connect(calling(act))
        return button

    def _write_name(self, *, is_open: bool) -> None:
        had_keyboard = self.new_name.hasFocus()
        self.new_name.setVisible(is_open and self.detail is not None)
        if is_open and self.detail is not None:
            self.new_name.setText(self.detail.line.name)
            self.new_name.selectAll()
            self.new_name.setFocus()
        elif had_keyboard:
            self.rename.setFocus()

    def _rename(self, name: str) -> None:
        self._write_name(is_open=False)
        if self.detail is not None and name != self.detail.line.name:
            self.renamed.emit(name)
