"""Pages on their way: each is built when it is first wanted, a turn of the event loop for each of its parts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gui.theme import PageTheme

if TYPE_CHECKING:
    from gui.main_window import MainWindow
    from gui.page import Page


class PageMaking:
    """Builds the pages of a window; one that is done is among the window's pages, and kept by its stack."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._begun: dict[str, Page] = {}

    def begun(self, name: str) -> Page | None:
        """A page some part of which is built."""
        return self._begun.get(name)

    def go_on(self, name: str) -> bool:
        """Build the next part of a page; whether there is more to do. Only while a ledger is open."""
        window = self._window
        if name in window.pages:
            return False
        if window.frame is None:
            raise RuntimeError("no ledger is open")
        if name not in self._begun:
            theme = PageTheme(window.frame.theme)
            self._begun[name] = window.specs[name].factory(replace(window.frame, theme=theme))
            theme.setParent(self._begun[name])
        if self._begun[name].build_next():
            return True
        self._hand_over(name, self._begun.pop(name))
        return False

    def finish(self, name: str) -> Page:
        """A page, built as far as it was not."""
        while self.go_on(name):
            pass
        return self._window.pages[name]

    def finish_begun(self) -> None:
        """Build what is left of the pages that are begun: what comes now concerns them whole."""
        for name in list(self._begun):
            self.finish(name)

    def drop(self) -> None:
        """Let go what was begun."""
        for page in self._begun.values():
            page.deleteLater()
        self._begun.clear()

    def _hand_over(self, name: str, page: Page) -> None:
        window = self._window
        page.wanted.connect(window.visit)
        page.server_wanted.connect(window.ledgers.server_wanted)
        button = window.rail.places.get(name)
        if button is not None:
            page.counter_changed.connect(button.set_counter)
        window.stack.take(page)
        window.pages[name] = page
