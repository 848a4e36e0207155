"""A line of unit names: what is being typed is completed from the names the plan uses."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.widgets.name_completer import Letters, NameCompleter
from gui.widgets.offer_look import OfferLook

# a separator inside brackets parts nothing: 区委宣传部（区文明办、区网信办）
BETWEEN = re.compile(r"[、,，;；\s]+(?![^（(]*[）)])")
_SHOWN = 8


class UnitsField(QLineEdit):
    """Names parted by 、 or a blank; any part of a known name finds it, or its pinyin initials; Return or Tab takes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = QStandardItemModel(self)
        self.completer_of_names = NameCompleter(self._names, self)
        self.completer_of_names.setWidget(self)
        self.completer_of_names.setMaxVisibleItems(_SHOWN)
        self.completer_of_names.activated.connect(self.take)
        OfferLook(self.completer_of_names, self)
        self.textEdited.connect(self._offer)

    def set_known(self, names: Iterable[str], letters: Letters | None = None) -> None:
        """Complete from these names, by their pinyin initials too where these are known."""
        self._names.clear()
        for name in sorted(set(names)):
            self._names.appendRow(QStandardItem(name))
        self.completer_of_names.set_letters(letters or {})

    def units(self) -> tuple[str, ...]:
        """The names, each once."""
        return tuple(dict.fromkeys(part for part in BETWEEN.split(self.text().strip()) if part))

    def set_units(self, units: Iterable[str]) -> None:
        """Show these names."""
        self.setText("、".join(units))
        self.setCursorPosition(0)

    def offered(self) -> list[str]:
        """What is offered for the name at the cursor."""
        model = self.completer_of_names.completionModel()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def take(self, name: str) -> None:
        """Put a name in place of the one at the cursor."""
        start, end = self._name_at_cursor()
        self.setText(self.text()[:start] + name + self.text()[end:])
        self.setCursorPosition(start + len(name))
        self._close_offer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While names are offered, Return and Tab take one and Escape leaves them."""
        key = Qt.Key(event.key())
        if not self.is_offering:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self.take(self._chosen())
        elif key is Qt.Key.Key_Escape:
            self._close_offer()
        else:
            super().keyPressEvent(event)

    @property
    def is_offering(self) -> bool:
        """Whether names are shown to choose from."""
        popup = self.completer_of_names.popup()
        return popup is not None and popup.isVisible()

    def _chosen(self) -> str:
        """The name walked to, else the first."""
        popup = self.completer_of_names.popup()
        place = popup.currentIndex().row() if popup is not None else -1
        return self.offered()[max(place, 0)]

    def _close_offer(self) -> None:
        popup = self.completer_of_names.popup()
        if popup is not None:
            popup.hide()

    def _name_at_cursor(self) -> tuple[int, int]:
        text, cursor = self.text(), self.cursorPosition()
        start = max((found.end() for found in BETWEEN.finditer(text) if found.end() <= cursor), default=0)
        end = min((found.start() for found in BETWEEN.finditer(text) if found.start() >= cursor), default=len(text))
        return start, end

    def _offer(self, _text: str) -> None:
        start, end = self._name_at_cursor()
        typed = self.text()[start:end]
        self.completer_of_names.setCompletionPrefix(typed)
        if typed and self.offered() not in ([], [typed]):
            self.completer_of_names.complete()
        else:
            self._close_offer()
