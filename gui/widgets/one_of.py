"""Ways of which one is chosen, as one stop of the Tab key: it goes to the one that is chosen, the arrows choose another."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QButtonGroup


class OneOf(QButtonGroup):
    """The first is chosen to begin with. Qt alone lets Tab stop at one that is not chosen, where the arrows lead past the others."""

    def __init__(self, parent: QObject, *buttons: QAbstractButton) -> None:
        super().__init__(parent)
        for button in buttons:
            self.addButton(button)
        self.buttonToggled.connect(self._let_tab_in)
        for button in buttons:
            self._let_tab_in(button, is_chosen=False)
        buttons[0].setChecked(True)

    def _let_tab_in(self, button: QAbstractButton, is_chosen: bool) -> None:  # noqa: FBT001 - a slot
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_chosen else Qt.FocusPolicy.ClickFocus)
