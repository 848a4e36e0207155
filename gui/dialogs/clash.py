"""Theirs, mine, or both: what two desks wrote into the same field meanwhile, side by side, for a person to choose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QPlainTextEdit, QPushButton, QWidget

from gui.clash_words import field_words, value_words, writer_words
from gui.dialogs.closing_row import ClosingRow
from gui.gaps import QHBoxLayout, QVBoxLayout
from model.rows.clash import Choice, Clash, Settled

SIGNS, LINES = 64, 9  # of the two texts


class ClashDialog(QDialog):
    """One field after the other; nothing is chosen by a key that was meant for the text, so no button is the default.

    Signals:
        settled: what was chosen for every field, a tuple of Settled.
    """

    settled = Signal(object)

    def __init__(self, clashes: Sequence[Clash], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clashDialog")
        self.setWindowTitle(self.tr("Written by somebody else too"))
        self._clashes = tuple(clashes)
        self._said: list[Settled] = []
        self.head, self.who, self.mine_head = QLabel(self), QLabel(self), QLabel(self.tr("Mine, not stored yet"), self)
        self.theirs, self.mine = _text(self.tr("Theirs"), self), _text(self.tr("Mine"), self)
        self.same = QCheckBox(self)
        self.closing = ClosingRow(self, "", stop=self.tr("Decide &later"))
        self.buttons = {
            Choice.THEIRS: QPushButton(self.tr("Keep &theirs"), self), Choice.MINE: QPushButton(self.tr("Keep &mine"), self),
            Choice.BOTH: QPushButton(self.tr("Keep &both"), self),
        }  # fmt: skip
        self._build()
        self._show()
        self.theirs.setFocus()

    @property
    def keys(self) -> frozenset[object]:
        """The fields it asks about."""
        return frozenset(clash.key for clash in self._clashes)

    @property
    def clash(self) -> Clash:
        """The one that is shown."""
        return self._clashes[len(self._said)]

    def choose(self, choice: Choice) -> None:
        """Say what is kept of the field that is shown, of all that are left where that is wanted."""
        left = self._clashes[len(self._said) :] if self.same.isChecked() else (self.clash,)
        for clash in left:
            self._said.append(clash.settle(Choice.MINE if choice is Choice.BOTH and not clash.is_text else choice))
        if len(self._said) == len(self._clashes):
            self.settled.emit(tuple(self._said))
            self.accept()
        else:
            self._show()

    def _build(self) -> None:
        for label in (self.head, self.who, self.mine_head):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.head.setProperty("tone", "strong")
        about = QLabel(self.tr("Theirs is stored and stays in the history whatever you choose; yours is stored only when you keep it."), self)
        about.setWordWrap(True)
        about.setProperty("tone", "secondary")
        sides = QHBoxLayout()
        sides.setSpacing(12)
        for head, text in ((self.who, self.theirs), (self.mine_head, self.mine)):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(head)
            column.addWidget(text, 1)
            sides.addLayout(column, 1)
        for choice, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, choice=choice: self.choose(choice))
            self.closing.addWidget(button)
        for each in (self.closing.stop, *self.buttons.values()):
            each.setDefault(False)
            each.setAutoDefault(False)  # a Return typed into the text a moment ago presses nothing
        self.closing.under(self.head, about, sides, self.same)

    def _show(self) -> None:
        clash, left = self.clash, len(self._clashes) - len(self._said) - 1
        self.head.setText(field_words(clash))
        self.who.setText(self.tr("Theirs: {who}").format(who=writer_words(clash)))
        self.theirs.setPlainText(value_words(clash.theirs))
        self.mine.setPlainText(value_words(clash.mine))
        self.buttons[Choice.BOTH].setVisible(clash.is_text)
        self.same.setVisible(left > 0)
        self.same.setText(self.tr("The same for %n more", "", left))


def _text(name: str, parent: QWidget) -> QPlainTextEdit:
    """A text to be read, and copied from."""
    made = QPlainTextEdit(parent)
    made.setReadOnly(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
    made.setTabChangesFocus(True)
    made.setAccessibleName(name)
    metrics = QFontMetrics(made.font())
    made.setMinimumSize(metrics.averageCharWidth() * SIGNS // 2, metrics.lineSpacing() * LINES // 2)
    return made
