"""Filters as chips in a row: press to keep only those, press again to see all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from gui.theme import Theme, Token
from gui.widgets.chip_button import ChipButton
from gui.widgets.flow_layout import FlowLayout


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter: its name in code, its word, a count (None: no count), and a picture with its colour.

    Chips of one `group` exclude each other; an empty group stands alone.
    """

    name: str
    text: str
    count: int | None = None
    icon: str = ""
    token: Token = Token.SECONDARY
    group: str = ""
    tip: str = ""


class FilterChips(QWidget):
    """A wrapping row of chips.

    Signals:
        chosen_changed: the frozenset of names that are pressed, after a person pressed one.
    """

    chosen_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: dict[str, Chip] = {}
        self._buttons: dict[str, QPushButton] = {}
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._show_icons)

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Show these chips; those of the same name stay pressed and keep the keyboard's focus."""
        for name in set(self._buttons) - {chip.name for chip in chips}:
            button = self._buttons.pop(name)
            self._flow.removeWidget(button)
            button.deleteLater()
        self._chips = {chip.name: chip for chip in chips}
        for chip in chips:
            button = self._buttons.get(chip.name) or self._made(chip.name)
            counted = "" if chip.count is None else f" {chip.count}"
            gap = " " if chip.icon else ""  # Qt sets text close to a picture
            button.setText(gap + (chip.text + counted).replace("&", "&&"))
            button.setAccessibleName(chip.text + counted)
            button.setToolTip(chip.tip)
        self._show_icons()
        self.updateGeometry()
        self._flow.setGeometry(self.contentsRect())  # at once: no picture with longer texts in the old room

    @property
    def chosen(self) -> frozenset[str]:
        """Names of the pressed chips."""
        return frozenset(name for name, button in self._buttons.items() if button.isChecked())

    def choose(self, names: frozenset[str]) -> None:
        """Press exactly these, without telling anybody."""
        for name, button in self._buttons.items():
            button.setChecked(name in names)

    def _made(self, name: str) -> QPushButton:
        button = ChipButton(self)
        button.clicked.connect(lambda checked, name=name: self._on_pressed(name, checked=checked))
        self._buttons[name] = button
        self._flow.addWidget(button)
        return button

    def _on_pressed(self, name: str, *, checked: bool) -> None:
        group = self._chips[name].group
        for other, chip in self._chips.items():
            if checked and group and other != name and chip.group == group:
                self._buttons[other].setChecked(False)
        self.chosen_changed.emit(self.chosen)

    def _show_icons(self) -> None:
        size = self._theme.px(12)
        for name, chip in self._chips.items():
            if chip.icon:
                self._buttons[name].setIcon(self._theme.icons.icon(chip.icon, self._theme.colours[chip.token]))
                self._buttons[name].setIconSize(QSize(size, size))
