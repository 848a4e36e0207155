"""Who sent a file that came back: found by characters or initials, or a name typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.dialogs.told import told
from gui.page import Frame
from gui.pages.units_asking import offered
from gui.widgets.pick_field import Choice, PickField

WIDTH, HEIGHT = 480, 460


class SenderDialog(QDialog):
    """The units it may be, the likeliest first.

    Signals:
        given: the unit's name.
    """

    given = Signal(str)

    def __init__(self, frame: Frame, about: str, likely: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("senderDialog")
        self.setWindowTitle(self.tr("Who sent it?"))
        self._frame, self._likely = frame, tuple(dict.fromkeys(likely))
        self.picker = PickField(self)
        self.picker.set_texts(self.tr("&Unit"), self.tr("Name or pinyin initials"))
        note = QLabel(self.tr("From then on every row of the file is this unit's."), self)
        note.setProperty("tone", "note")
        note.setWordWrap(True)
        self.closing = ClosingRow(self, self.tr("It &sent it"))
        self.closing.under(told(about, self), self.picker, note, grows=self.picker)
        self.picker.typed.connect(self._look_for)
        self.picker.field.textChanged.connect(self._look)
        self.picker.list.currentRowChanged.connect(self._look)
        self.picker.picked.connect(lambda choice: self._give(str(choice.value)))
        self.picker.entered.connect(self._take)
        self.closing.act.clicked.connect(self._take)
        self.resize(frame.theme.px(WIDTH), frame.theme.px(HEIGHT))
        self._look_for("")
        self._look()
        self.picker.setFocus()

    def _look(self) -> None:
        is_said = bool(self.picker.text) or self.picker.list.currentRow() >= 0
        self.closing.refuse("" if is_said else self.tr("Choose a unit, or write its name."))

    def _look_for(self, text: str) -> None:
        self._frame.operations.ask(self, offered, text, on_done=lambda found: self._on_offered(text, found))

    def _on_offered(self, text: str, found: tuple[tuple[str, str], ...]) -> None:
        likely = [(name, "") for name in self._likely if text in name]
        known = dict([*likely, *(pair for pair in found if pair[0] not in {name for name, _ in likely})])
        self.picker.set_choices([Choice(f"{name} · {area}" if area else name, name) for name, area in known.items()])
        is_unknown = bool(self.picker.text) and self.picker.text not in known
        self.picker.say(self.tr("\"{unit}\" is not a unit that is known: it counts as typed.").format(unit=self.picker.text) if is_unknown else "")

    def _take(self) -> None:
        row = self.picker.list.currentRow()
        name = str(self.picker.choices()[row].value) if row >= 0 else self.picker.text
        if name:
            self._give(name)

    def _give(self, name: str) -> None:
        self.given.emit(name)
        self.accept()
