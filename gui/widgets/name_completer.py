"""What offers known names while one is being typed: by any part of a name, or by its pinyin initials."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter

if TYPE_CHECKING:
    from model.ledger import Ledger

FOUND_BY = int(Qt.ItemDataRole.UserRole) + 8  # all that finds a name, line by line
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)

Letters = Mapping[str, tuple[str, ...]]


def letters_of(names: Iterable[str]) -> Letters:
    """The initials of each name; reads the table of them, so not on the window's thread."""
    from model.readers.directory.initials import spellings  # loaded where names are asked for

    return {name: spellings(name) for name in names}


def asked_letters(_ledger: Ledger, names: Iterable[str]) -> Letters:
    """The same as a question of a page, which is answered beside the window's thread."""
    return letters_of(names)


class NameCompleter(QCompleter):
    """Offers the rows of a model: zm or 明 finds 赵明. Initials are no name: where they were typed, Return takes the first one offered."""

    def __init__(self, model: QAbstractItemModel, parent: QObject | None = None) -> None:
        super().__init__(model, parent)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompletionRole(FOUND_BY)
        self.set_letters({})

    def set_letters(self, letters: Letters) -> None:
        """Find the rows there are now by their words and by these initials."""
        model = self.model()
        for row in range(model.rowCount()):
            name = str(model.index(row, 0).data())
            model.setData(model.index(row, 0), "\n".join((name, *letters.get(name, ()))), FOUND_BY)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """What stands in the field when a row is taken: the name alone."""
        return str(index.data() or "")

    @property
    def is_taking(self) -> bool:
        """Whether a row is walked to: Return takes it, and tells of it after the field told that its editing is over."""
        popup = self.popup()
        return popup is not None and popup.isVisible() and popup.currentIndex().isValid()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk to the first row before Return takes the one walked to, where initials were typed."""
        popup = self.popup()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and Qt.Key(event.key()) in _TAKING and watched is popup:
            first = self.completionModel().index(0, 0)
            is_name = self.completionPrefix().casefold() in str(first.data() or "").casefold()
            if first.isValid() and not is_name and not popup.currentIndex().isValid():
                popup.setCurrentIndex(first)
        return super().eventFilter(watched, event)
