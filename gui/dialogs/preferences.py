"""The settings: sections on the left, one at a time on the right; each choice takes effect at once and is kept."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QStackedWidget, QWidget
from shiboken6 import delete, isValid

from gui.backups import DailyBackup
from gui.dialogs.closing_row import ClosingRow
from gui.dialogs.preferences_backups import BackupsSection
from gui.dialogs.preferences_fonts import FontsSection
from gui.dialogs.preferences_ledgers import LedgersSection
from gui.dialogs.preferences_look import LookSection
from gui.dialogs.preferences_reminders import RemindersSection
from gui.dialogs.preferences_section import Section
from gui.dialogs.preferences_server import ServerSection
from gui.gaps import QHBoxLayout, QVBoxLayout
from gui.language import FollowsLanguage
from gui.page import Frame
from gui.settings import Settings
from gui.theme import Theme
from gui.widgets.tall_area import ScrolledArea

SIZE = (800, 560)
LIST_WIDTH = 192
_MOST = 0.9  # of the screen


class Preferences(FollowsLanguage, QDialog):
    """There is nothing to confirm.

    Signals:
        language_chosen, look_chosen, reminders_chosen, fonts_chosen, ledgers_changed: the settings hold another choice.
        holidays_wanted: a table of official holidays is to be taken in.
    """

    language_chosen = Signal()
    look_chosen = Signal()
    reminders_chosen = Signal()
    fonts_chosen = Signal()
    ledgers_changed = Signal()
    holidays_wanted = Signal()

    def __init__(
        self, settings: Settings, theme: Theme, frame: Frame | None, backups: DailyBackup | None, parent: QWidget
    ) -> None:
        super().__init__()
        self.setObjectName("preferences")
        self._theme = theme
        self.looks = LookSection(settings, theme)
        self.reminders = RemindersSection(settings, theme, frame)
        self.backups = BackupsSection(backups, theme, settings)
        self.fonts = FontsSection(frame, theme, settings)
        self.ledgers = LedgersSection(settings, theme, is_open=frame is not None)
        self.server = ServerSection(frame, theme, settings)
        self.sections: tuple[Section, ...] = (self.looks, self.reminders, self.backups, self.fonts, self.ledgers, self.server)
        self.list = QListWidget(self)
        self.list.setObjectName("sections")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stack = QStackedWidget(self)
        self._areas: dict[int, ScrolledArea] = {}  # of the sections that were shown
        for section in self.sections:
            section.hide()
            self.list.addItem("")
        self.destroyed.connect(partial(_let_go, self.sections))
        self.closing = ClosingRow(self, "")
        self._lay_out()
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)
        self.looks.language_chosen.connect(self.language_chosen)
        self.looks.look_chosen.connect(self.look_chosen)
        self.reminders.reminders_chosen.connect(self.reminders_chosen)
        self.reminders.holidays_wanted.connect(self.holidays_wanted)
        self.fonts.fonts_chosen.connect(self.fonts_chosen)
        self.ledgers.ledgers_changed.connect(self.ledgers_changed)
        theme.changed.connect(self._look)
        self._look()
        self.retranslate()
        self.setParent(parent, self.windowFlags())  # last: within the window each step would be given its sheet anew
        self.list.setFocus()

    def show_section(self, name: str) -> None:
        """Show one of the sections."""
        self.list.setCurrentRow([section.name for section in self.sections].index(name))

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setWindowTitle(self.tr("Preferences"))
        self.list.setAccessibleName(self.tr("Sections"))
        for row, section in enumerate(self.sections):
            self.list.item(row).setText(section.title())
            if row not in self._areas:  # nobody else tells it
                section.retranslate()
        self.closing.stop.setText(self.tr("Close"))

    def _show(self, row: int) -> None:
        """Show a section; it takes its place, and with it its look, when it is first shown: till then it stands alone."""
        if row not in self._areas:
            self._areas[row] = _scrolled(self.sections[row])
            self.stack.addWidget(self._areas[row])
        self.stack.setCurrentWidget(self._areas[row])

    def _lay_out(self) -> None:
        body = QHBoxLayout()
        body.setContentsMargins(12, 12, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.list)
        body.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(12)
        column.addLayout(body, 1)
        self.closing.setContentsMargins(24, 0, 24, 0)
        column.addLayout(self.closing)

    def _look(self) -> None:
        px, room = self._theme.px, self.screen().availableSize() * _MOST
        self.list.setFixedWidth(px(LIST_WIDTH))
        self.resize(min(px(SIZE[0]), room.width()), min(px(SIZE[1]), room.height()))


def _let_go(sections: tuple[Section, ...]) -> None:
    """Delete with the dialog those that never took their place: left to Python, its collector would do so on any thread."""
    for section in sections:
        if isValid(section):
            delete(section)


def _scrolled(section: Section) -> ScrolledArea:
    area = ScrolledArea()
    area.setWidget(section)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
