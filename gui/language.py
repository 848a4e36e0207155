"""What every widget with words does when the officer switches the language: say them anew."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

# Beside a Qt class a second Qt base is not allowed at run time; to the type checker the mixin is a widget.
if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object


class FollowsLanguage(_Widget):
    """Stands before the Qt class in a widget's bases; the widget gives `retranslate`, which sets all its words."""

    @abstractmethod  # Qt's metaclass does not look at it; the type checker does
    def retranslate(self) -> None:
        """Set every word the widget shows in the language of the moment."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
