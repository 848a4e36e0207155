"""Units that may be one under two names: merged, or said to be different, a line each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from gui.calling import calling
from gui.gaps import QHBoxLayout, QVBoxLayout
from gui.language import FollowsLanguage
from gui.page import Frame
from gui.pages.detail_section import emptied, wrapped
from gui.pages.framed import framed
from gui.pages.units_lines import likeness_word
from gui.widgets.empty_place import EmptyPlace
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.tall_area import ScrolledArea
from model.rows.units import Likeness, UnitLine, UnitPair

_SHOWN = 60  # lines are widgets; what is merged makes room for the next


class AlikeSide(FollowsLanguage, QWidget):
    """The pairs, the surest first.

    Signals:
        merge_wanted: a tuple of (unit kept, unit merged into it).
        apart_wanted: two units that are different.
    """

    merge_wanted = Signal(object)
    apart_wanted = Signal(object, object)

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frame = frame
        self.pairs: tuple[UnitPair, ...] = ()
        self.buttons: list[tuple[QPushButton, QPushButton, QPushButton]] = []
        self.said = wrapped("", self, "secondary")
        self.all_forms = QPushButton(self)
        self.empty = EmptyPlace(frame.theme, "check", self)
        self._inside = QWidget(self)
        self._rows = QVBoxLayout(self._inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self._area = ScrolledArea(self)
        self._area.setWidget(self._inside)
        head = QHBoxLayout()
        head.addWidget(self.said, 1)
        head.addWidget(self.all_forms)
        panel = framed(self, margins=(16, 16, 16, 16))
        panel.column.setSpacing(12)
        panel.column.addLayout(head)
        for part in (self._area, self.empty):
            panel.column.addWidget(part, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        self.all_forms.clicked.connect(self._merge_forms)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.said.setText(self.tr(
            "These names may be one unit's. Merging keeps both names; a unit's measures, groups and reports come together. It can be undone."
        ))
        self.empty.set_texts(self.tr("No two names look like one unit"), self.tr("When a further plan brings other forms of a name, they stand here."))
        self.show_pairs(self.pairs)

    def show_pairs(self, pairs: tuple[UnitPair, ...]) -> None:
        """Show these pairs."""
        at = next((place for place, row in enumerate(self.buttons) if any(button.hasFocus() for button in row)), None)
        self.pairs = pairs
        emptied(self._rows)
        self.buttons = []
        is_writable = not self.frame.operations.ledger.is_read_only
        for pair in pairs[:_SHOWN]:
            self._rows.addWidget(self._line(pair, is_writable=is_writable))
        self._rows.addStretch(1)
        forms = self._forms()
        self.all_forms.setText(self.tr("Merge all %n other form(s)", "", len(forms)))
        self.all_forms.setVisible(len(forms) > 1)
        self.all_forms.setEnabled(is_writable)
        for part in (self.said, self._area):
            part.setVisible(bool(pairs))
        self.empty.setVisible(not pairs)
        if self.buttons:
            self.setFocusProxy(self.buttons[0][0])
        if at is not None and self.buttons:
            self.buttons[min(at, len(self.buttons) - 1)][0].setFocus()

    def _forms(self) -> list[UnitPair]:
        return [pair for pair in self.pairs if pair.likeness is Likeness.FORM]

    def _merge_forms(self) -> None:
        self.merge_wanted.emit(tuple((pair.kept, pair.other) for pair in self._forms()))

    def _line(self, pair: UnitPair, *, is_writable: bool) -> QWidget:
        box = QFrame(self._inside)
        box.setProperty("look", "chip")
        why = QLabel(likeness_word(pair.likeness), box)
        why.setProperty("tone", "note")
        names = self.tr("{kept} ({kept_count}) and {other} ({other_count})").format(
            kept=pair.kept.name, kept_count=pair.kept.measures, other=pair.other.name, other_count=pair.other.measures
        )
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(wrapped(names, box))
        words.addWidget(why)
        row = QHBoxLayout(box)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addLayout(words, 1)
        made = (
            self._button(box, self.tr("Merge into {name}").format(name=_short(pair.kept)), lambda: self.merge_wanted.emit(((pair.kept, pair.other),))),
            self._button(box, self.tr("into {name}").format(name=_short(pair.other)), lambda: self.merge_wanted.emit(((pair.other, pair.kept),))),
            self._button(box, self.tr("Different"), lambda: self.apart_wanted.emit(pair.kept, pair.other)),
        )
        acts = QWidget(box)
        row.addWidget(acts)
        flow = FlowLayout(acts)  # one below the other where large text leaves no room
        for button in made:
            button.setAccessibleDescription(names)
            button.setEnabled(is_writable)
            flow.addWidget(button)
        for button, kind in zip(made, ("badge", "link", "link"), strict=True):  # a plain one has the line's own ground
            button.setProperty("kind", kind)
        made[2].setToolTip(self.tr("They are not proposed again"))
        self.buttons.append(made)
        return box

    def _button(self, parent: QWidget, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text.replace("&", "&&"), parent)
        button.clicked.connect(calling(act))
        return button


def _short(unit: UnitLine) -> str:
    """A name as a button has room for it."""
    return unit.name if len(unit.name) <= 12 else unit.name[:11] + "…"
