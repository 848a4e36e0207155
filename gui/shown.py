"""What is there before anything of a ledger is: settings, language, look, and the window that shows all three."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.main_window import MainWindow
from gui.page_list import PAGES
from gui.settings import Settings
from gui.theme import Theme
from gui.translations import Languages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.page import PageSpec


class Shown:
    """A window in its language and its look, ready to be painted."""

    def __init__(self, settings: Settings, specs: Sequence[PageSpec] = PAGES, *, is_furnished: bool = True) -> None:
        self.settings = settings
        self.languages = Languages()
        self.languages.use(settings.language)
        self.theme = Theme(settings)
        self.theme.apply()
        self.window = MainWindow(specs, settings, self.theme, is_furnished=is_furnished)
