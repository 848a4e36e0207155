"""The list a field offers names in is a window of its own: it is dressed as the one the field stands in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget


class OfferLook(QObject):
    """Gives a completer's list the style sheet of its field's window each time the field takes the keyboard."""

    def __init__(self, completer: QCompleter, field: QLineEdit) -> None:
        super().__init__(field)
        self._completer, self._field = completer, field
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the look of the moment before anything is typed."""
        if event.type() == QEvent.Type.FocusIn:
            popup, sheet = self._completer.popup(), _sheet_above(self._field)
            if popup is not None and popup.styleSheet() != sheet:
                popup.setObjectName("offer")
                popup.setStyleSheet(sheet)
        return super().eventFilter(watched, event)


def _sheet_above(part: QWidget) -> str:
    """The style sheet that dresses a widget, where one above it has any."""
    above: QWidget | None = part
    while above is not None and not above.styleSheet():
        above = above.parentWidget()
    return "" if above is None else above.styleSheet()
