"""The step after accepting: does "相关…" mean my unit? Asked once for each wording, not for each measure."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QPushButton, QRadioButton, QWidget

from gui.gaps import QHBoxLayout, QVBoxLayout
from gui.language import FollowsLanguage
from gui.widgets.tall_area import ScrolledArea
from model.rows.review import OpenWording

_YES, _NO, _EACH = 1, 0, 2


class _Line(QFrame):
    def __init__(self, wording: OpenWording, parent: QWidget) -> None:
        super().__init__(parent)
        self.wording = wording
        self.setProperty("look", "chip")
        self.name = QLabel(wording.wording, self)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setWordWrap(True)
        self.count = QLabel(self)
        self.count.setProperty("tone", "note")
        self.group = QButtonGroup(self)
        self.buttons = {number: QRadioButton(self) for number in (_YES, _NO, _EACH)}
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(16)
        row.addWidget(self.name, 1)
        row.addWidget(self.count)
        for number, button in self.buttons.items():
            self.group.addButton(button, number)
            row.addWidget(button)
        self.buttons[_EACH].setChecked(True)


class OpenWordings(FollowsLanguage, QWidget):
    """One line for each wording: yes, no, or to be looked at one by one.

    Signals:
        answered: (duty ids that are mine, duty ids that are not), when a person is done.
        one_by_one: the measures are wanted one by one.
    """

    answered = Signal(object, object)
    one_by_one = Signal()

    def __init__(self, parent: QWidget | None = None, *, edges: tuple[int, int, int, int] = (48, 32, 48, 24)) -> None:
        super().__init__(parent)
        self._unit = ""
        self._lines: list[_Line] = []
        self._head = QLabel(self)
        self._head.setProperty("tone", "title")
        self._text = QLabel(self)
        self._text.setProperty("tone", "secondary")
        self._text.setWordWrap(True)
        self._inside = QWidget(self)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        area = ScrolledArea(self)
        area.setWidget(self._inside)
        self.done, self.each = QPushButton(self), QPushButton(self)
        self.done.setProperty("kind", "primary")
        self.each.setProperty("kind", "link")
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.each)
        buttons.addWidget(self.done)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*edges)
        whole.setSpacing(12)
        whole.addWidget(self._head)
        whole.addWidget(self._text)
        whole.addWidget(area, 1)
        whole.addLayout(buttons)
        self.done.clicked.connect(self._send)
        self.each.clicked.connect(self.one_by_one)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._head.setText(self.tr("Do these words mean you?"))
        self._text.setText(self.tr(
            "The plan leaves open which units are meant. What you answer here for {unit} holds for every measure with "
            "that wording; it can be changed later, measure by measure."
        ).format(unit=self._unit or "—"))
        self.done.setText(self.tr("&Done"))
        self.each.setText(self.tr("&Look at all one by one"))
        for line in self._lines:
            self._say(line)

    def set_wordings(self, wordings: Sequence[OpenWording], unit: str) -> None:
        """Ask about these."""
        self._unit = unit
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._lines = [_Line(wording, self._inside) for wording in wordings]
        for line in self._lines:
            self._column.addWidget(line)
        self._column.addStretch(1)
        self.retranslate()
        if self._lines:
            self.setFocusProxy(self._lines[0].buttons[_YES])

    def choose(self, place: int, *, answer: bool | None) -> None:
        """Answer one line: True yes, False no, None one by one."""
        number = _EACH if answer is None else _YES if answer else _NO
        self._lines[place].buttons[number].setChecked(True)

    @property
    def wordings(self) -> list[OpenWording]:
        """What is asked about."""
        return [line.wording for line in self._lines]

    def _say(self, line: _Line) -> None:
        line.count.setText(self.tr("%n measure(s)", "", line.wording.measures))
        for number, text in (
            (_YES, self.tr("Yes")), (_NO, self.tr("No")), (_EACH, self.tr("One by one")),
        ):
            line.buttons[number].setText(text)
            line.buttons[number].setAccessibleName(f"{line.wording.wording}: {text}")

    def _send(self) -> None:
        chosen: dict[int, list[int]] = {_YES: [], _NO: [], _EACH: []}
        for line in self._lines:
            chosen[line.group.checkedId()] += line.wording.duty_ids
        self.answered.emit(tuple(chosen[_YES]), tuple(chosen[_NO]))
