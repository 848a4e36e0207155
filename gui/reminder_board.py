"""What is told above the page: the most pressing stands there, one quiet button leads on to the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from gui.widgets.banner import BannerButton, Banners

PRESSING = ("read-only", "files", "backup", "sample", "report", "overdue", "holidays")  # in this order


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    buttons: tuple[BannerButton, ...]


class ReminderBoard(QObject):
    """Keeps what is to be told, each line under its name, and shows one of them at a time.

    Signals:
        retold: the language is another; whoever told something tells it again.
    """

    retold = Signal()

    def __init__(self, banners: Banners, parent: QObject) -> None:
        super().__init__(parent)
        self._banners = banners
        self._lines: dict[str, _Line] = {}
        self._chosen = ""  # the one a person went on to
        self._shown: tuple[str, str, int] | None = None  # name, text, how many there are

    @property
    def names(self) -> list[str]:
        """What there is to be told, the most pressing first."""
        return sorted(self._lines, key=PRESSING.index)

    def text_of(self, names: Iterable[str]) -> str:
        """What is said under some names, a line each."""
        return "\n".join(self._lines[name].text for name in names)

    def say(self, name: str, text: str, buttons: tuple[BannerButton, ...] = ()) -> None:
        """Tell this, in place of what was said under that name."""
        self._lines[name] = _Line(text, buttons)
        self._show()

    def drop(self, name: str) -> None:
        """Tell it no longer."""
        self._lines.pop(name, None)
        self._show()

    def retranslate(self) -> None:
        """Have everything told again, in the language of the moment."""
        self.retold.emit()
        if self._shown is not None:
            self._shown = (self._shown[0], "", 0)
            self._show()

    def go_on(self) -> None:
        """Show the next one; after the last comes the first."""
        names = self.names
        if self._shown is None or len(names) < 2:
            return
        self._chosen = names[(names.index(self._shown[0]) + 1) % len(names)]
        self._show()

    def _show(self) -> None:
        names = self.names
        name = self._chosen if self._chosen in names else next(iter(names), "")
        wanted = (name, self._lines[name].text, len(names)) if name else None
        if wanted == self._shown:  # a line that stays the same does not lose the keyboard
            return
        had_keyboard = self._has_keyboard()
        if self._shown is not None:
            self._banners.drop(self._shown[0])
        self._shown = wanted
        if name:
            self._banners.show_line(name, self._lines[name].text, (*self._way_on(), *self._lines[name].buttons))
            if had_keyboard:
                self._banners.findChildren(QPushButton)[-len(self._way_on()) - len(self._lines[name].buttons)].setFocus()

    def _way_on(self) -> tuple[BannerButton, ...]:
        others = len(self._lines) - 1
        return (BannerButton(self.tr("%n more", "", others), self.go_on),) if others else ()

    def _has_keyboard(self) -> bool:
        focused: QWidget | None = QApplication.focusWidget()
        return focused is not None and self._banners.isAncestorOf(focused)
