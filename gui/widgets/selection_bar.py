"""What can be done with several chosen measures at once; it shows while more than one is chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from gui.language import FollowsLanguage
from gui.widgets.flow_layout import FlowLayout
from gui.wording import state_word
from model.rows.words import State


class SelectionBar(FollowsLanguage, QFrame):
    """How many are chosen, and close, reopen, state for all of them.

    Signals:
        tick_wanted: True to close them, False to reopen them.
        state_wanted: the State they shall have.
        note_wanted: the same words are to be noted for all of them.
        attach_wanted: the same files are to be attached to all of them.
        assign_wanted: all of them are to be given to somebody.
    """

    tick_wanted = Signal(bool)
    state_wanted = Signal(object)
    note_wanted = Signal()
    attach_wanted = Signal()
    assign_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self.setProperty("look", "chip")
        self.label = QLabel(self)
        self.label.setProperty("tone", "strong")
        self.close_all, self.reopen_all, self.state = QPushButton(self), QPushButton(self), QPushButton(self)
        self.close_all.setProperty("kind", "link")
        self.reopen_all.setProperty("kind", "link")
        self.state.setProperty("kind", "link")
        self.assign, self.note, self.attach = QPushButton(self), QPushButton(self), QPushButton(self)
        for button, wanted in ((self.assign, self.assign_wanted), (self.note, self.note_wanted), (self.attach, self.attach_wanted)):
            button.setProperty("kind", "link")
            button.clicked.connect(wanted)
        self.states = QMenu(self.state)
        self.state.setMenu(self.states)
        self.close_all.clicked.connect(lambda: self.tick_wanted.emit(True))
        self.reopen_all.clicked.connect(lambda: self.tick_wanted.emit(False))
        flow = FlowLayout(self, gap=4)
        flow.setContentsMargins(16, 4, 8, 4)
        for part in (self.label, self.close_all, self.reopen_all, self.state, self.assign, self.note, self.attach):
            flow.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.close_all.setText(self.tr("Close"))
        self.reopen_all.setText(self.tr("Reopen"))
        self.state.setText(self.tr("Set state"))
        self.assign.setText(self.tr("Give to…"))
        self.assign.setToolTip(self.tr("The colleague who carries out all that are chosen"))
        self.note.setText(self.tr("Note…"))
        self.note.setToolTip(self.tr("The same progress for all that are chosen"))
        self.attach.setText(self.tr("Attach…"))
        self.attach.setToolTip(self.tr("The same files for all that are chosen"))
        self.states.clear()
        for state in State:
            if state is not State.CLOSED:
                self.states.addAction(state_word(state), partial(self.state_wanted.emit, state))
        self.show_count(self._count)

    def set_writable(self, *, is_writable: bool) -> None:
        """Whether the ledger may be written to: of one that is only looked at the bar still says how many are chosen."""
        for button in (self.close_all, self.reopen_all, self.state, self.assign, self.note, self.attach):
            button.setEnabled(is_writable)

    def show_count(self, count: int) -> None:
        """Show for so many chosen measures; one alone needs no bar."""
        self._count = count
        self.label.setText(self.tr("%n measure(s) chosen", "", count))
        self.setVisible(count > 1)
