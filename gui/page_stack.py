"""The pages that were built, of which one is shown: the others follow a new language or look between events."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from gui.between_events import BetweenEvents
from gui.page import Page
from gui.theme import Theme
from gui.veil import Veil
from gui.widgets.shown_stack import ShownStack


class PageStack(ShownStack):
    """Holds pages; a page is built without a parent and enters the stack, and with it the window's style sheet, once.

    A widget that is built inside the window would be given the sheet anew at every step of its making.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pages: list[QWidget] = []
        self._behind: set[QWidget] = set()
        self._shown: QWidget | None = None
        self._keyboard: QWidget | None = None  # where it was when the page that is shown stepped out
        self._veil = Veil()
        self.visits, self._later = BetweenEvents(self), BetweenEvents(self)
        theme.changed.connect(self._on_look)

    def get_ready(self) -> None:
        """Have PySide build what it knows of styles now, in a turn of its own: it does so when a widget is first asked for its style."""
        self.visits.add(self.style)

    @property
    def is_behind(self) -> bool:
        """Whether pages have yet to follow, or a new one to be shown."""
        return self._later.is_busy or self.visits.is_busy

    def holds(self, page: QWidget) -> bool:
        """Whether a page is in the stack already and can be shown at once."""
        return self.indexOf(page) >= 0

    def take(self, page: QWidget) -> None:
        """Keep a page that was built; it enters the stack when it is shown."""
        self._pages.append(page)

    def enter(self, page: QWidget) -> None:
        """Let a page into the stack, where it takes on the window's look."""
        if page in self._pages and self.indexOf(page) < 0:
            self.addWidget(page)

    def show_page(self, page: QWidget) -> None:
        """Show a page, in the look and the language of the moment."""
        self._shown = page
        self.enter(page)
        _catch_up(page)
        self._tell(page)
        self.setCurrentWidget(page)

    def drop_pages(self) -> None:
        """Let all pages go."""
        self.visits.clear()
        self._later.clear()
        self._behind.clear()
        self._shown = None
        for page in self._pages:
            self.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self.dress()

    def dress(self) -> None:
        """Give the window the theme's style sheet."""
        self._put_on()
        self._veil.drop()

    def event(self, event: QEvent) -> bool:
        """A new language is told to the pages one by one, to the one that is shown before anything of it is seen."""
        if event.type() != QEvent.Type.LanguageChange:
            return super().event(event)
        shown = self.currentWidget()
        if shown is not None and shown not in self._pages:
            QCoreApplication.sendEvent(shown, event)
        self._behind.update(self._pages)
        first = [page for page in self._pages if page is shown]
        if first:
            self._veil.cover(self.window())
        rest = [page for page in self._pages if page is not shown]
        self._later.add(
            _rest, *(partial(self._tell, page) for page in first), *([self._veil.lift] if first else []),
            *(partial(self._tell, page) for page in rest),
        )  # fmt: skip
        return True

    def _on_look(self) -> None:
        """Pages step out of the window before it is given another sheet, and come back one by one, the one shown first.

        Qt goes through everything below the widget that is given a sheet: with all pages built that takes long.
        """
        inside = [page for page in self._pages if self.indexOf(page) >= 0]
        if not inside and not self._later.is_busy:
            self.dress()
            return
        self._veil.cover(self.window())  # nothing is seen half in one look and half in the other
        self._later.add(
            _rest,
            *(partial(self._leave, page) for page in sorted(self._pages, key=lambda page: page is self._shown)),
            self._put_on,
            self._let_in,
            self._catch_up,
            self._come_back,
            self._veil.lift,
            *(partial(act, page) for page in self._pages for act in (*([self.enter] * (page in inside)), _catch_up)),
        )

    def _put_on(self) -> None:
        window = self.window()
        if window.styleSheet() != self._theme.sheet:
            window.setStyleSheet(self._theme.sheet)

    def _let_in(self) -> None:
        if self._shown is not None:
            self.enter(self._shown)

    def _catch_up(self) -> None:
        if self._shown is not None:
            _catch_up(self._shown)

    def _come_back(self) -> None:
        """Show the page again that was shown before, with the keyboard where it was."""
        if self._shown is not None and self.currentWidget() is not self._shown:
            self.show_page(self._shown)
            if self._keyboard is not None and isValid(self._keyboard) and self._shown.isAncestorOf(self._keyboard):
                self._keyboard.setFocus()

    def _tell(self, page: QWidget) -> None:
        if page in self._behind:
            self._behind.discard(page)
            QCoreApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))

    def _leave(self, page: QWidget) -> None:
        if page in self._pages and self.indexOf(page) >= 0:
            if page is self.currentWidget():
                focus = self.window().focusWidget()
                self._keyboard = focus if focus is not None and page.isAncestorOf(focus) else None
            self.removeWidget(page)
            page.setParent(None)


def _catch_up(page: QWidget) -> None:
    """Tell a page of the look in force, in its new sheet: what it measures is as it will be seen."""
    if isinstance(page, Page) and isValid(page):
        page.frame.theme.catch_up()


def _rest() -> None:
    """Leave a turn to the window's own parts, which were told already."""
