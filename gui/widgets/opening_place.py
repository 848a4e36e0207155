"""What stands in place of a page while there is no ledger: that it is being opened, or why it could not be."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gui.widgets.empty_place import EmptyPlace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.settings import Settings
    from gui.theme import Theme
    from model.errors import TaizhangError


class OpeningPlace(EmptyPlace):
    """Its first button tries again, the other one is another way out."""

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "checklist", parent)
        self._settings = settings
        self._failure: TaizhangError | None = None
        self._way_out: Callable[[], str] = str

    def show_opening(self) -> None:
        """Say that the ledger is being opened."""
        self._failure = None
        self.retranslate()

    def show_failure(self, error: TaizhangError, *, other: Callable[[], str] = str) -> None:
        """Say why the ledger could not be opened, with a way to try again, and another way out by its name."""
        self._failure, self._way_out = error, other
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language that is chosen now."""
        if self._failure is None:
            self.set_texts(self.tr("Opening the ledger…"), "")
            return
        from model.errors import (  # reads its sentences, of which an opening window says none
            explain_error,
            in_a_row,
        )

        said = explain_error(self._failure, self._settings.language)
        self.set_texts(said.happened, in_a_row(said.kept, said.next), self.tr("Try again"), other=self._way_out())
