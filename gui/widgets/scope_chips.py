"""Mine or all: which measures a report is about."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from gui.language import FollowsLanguage
from gui.widgets.chip_button import ChipButton
from gui.widgets.flow_layout import FlowLayout


class ScopeChips(FollowsLanguage, QWidget):
    """Two chips of which one is chosen; "mine" only where it is known whose the ledger is.

    Signals:
        changed: a person chose the other one.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mine, self.all = ChipButton(self), ChipButton(self)
        self._group = QButtonGroup(self)
        row = FlowLayout(self, gap=8)  # one below the other where long words leave no room
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for button in (self.mine, self.all):
            self._group.addButton(button)
            row.addWidget(button)
        self.mine.setChecked(True)
        self._group.buttonClicked.connect(self.changed)
        self.retranslate()

    @property
    def is_mine(self) -> bool:
        """Whether only one's own measures are meant."""
        return self.mine.isChecked()

    def set_known(self, *, is_known: bool) -> None:
        """Say whether it is known whose the ledger is."""
        if self.mine.isEnabled() != is_known:
            self.mine.setEnabled(is_known)
            (self.mine if is_known else self.all).setChecked(True)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.mine.setText(self.tr("M&ine"))
        self.all.setText(self.tr("A&ll measures"))
