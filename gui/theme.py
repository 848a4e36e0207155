"""How the window looks: one table of colours and sizes for light and dark; nothing else sets a colour."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from PySide6 import QtCore
from PySide6.QtCore import QDir, QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

import resources
from gui.gaps import fit
from gui.icons import Icons
from gui.settings import Settings


class Token(StrEnum):
    """A place in the look that has a colour."""

    GROUND = "ground"
    PANEL = "panel"
    RAIL = "rail"
    LINE = "line"
    TEXT = "text"
    SECONDARY = "secondary"
    CHIP = "chip"
    CONTROL = "control"  # edge of boxes and fields: 3 : 1 on its ground
    ACCENT = "accent"
    ON_ACCENT = "on-accent"
    ACCENT_GROUND = "accent-ground"
    SELECTION = "selection"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"
    GREY = "grey"
    WARNING_GROUND = "warning-ground"
    ERROR_GROUND = "error-ground"


LIGHT: dict[Token, str] = {
    Token.GROUND: "#F6F7F8", Token.PANEL: "#FFFFFF", Token.RAIL: "#EEF1F2", Token.LINE: "#DDE2E5",
    Token.TEXT: "#1B2328", Token.SECONDARY: "#5B6870", Token.CHIP: "#EDF0F1", Token.CONTROL: "#7E8A91",
    Token.ACCENT: "#14646B", Token.ON_ACCENT: "#FFFFFF", Token.ACCENT_GROUND: "#DCEDEE",
    Token.SELECTION: "#E6F1F2", Token.RED: "#B3261E", Token.AMBER: "#8A5A00", Token.GREEN: "#1E6B3A",
    Token.BLUE: "#1D5A9E", Token.GREY: "#5B6870", Token.WARNING_GROUND: "#FBF1DC", Token.ERROR_GROUND: "#FBE9E7",
}  # fmt: skip
DARK: dict[Token, str] = {
    Token.GROUND: "#14181A", Token.PANEL: "#1B2023", Token.RAIL: "#171B1D", Token.LINE: "#2E363A",
    Token.TEXT: "#E6EBED", Token.SECONDARY: "#9AA7AD", Token.CHIP: "#252C2F", Token.CONTROL: "#74828A",
    Token.ACCENT: "#6FC3CA", Token.ON_ACCENT: "#0E1415", Token.ACCENT_GROUND: "#1E3A3D",
    Token.SELECTION: "#203033", Token.RED: "#FF8A80", Token.AMBER: "#F0B44C", Token.GREEN: "#7FD19A",
    Token.BLUE: "#86B7F2", Token.GREY: "#9AA7AD", Token.WARNING_GROUND: "#33291A", Token.ERROR_GROUND: "#3A2220",
}  # fmt: skip

# Text colours and every ground they stand on; 4.5 : 1 is asked of each pair (tests/gui/test_theme.py).
TEXT_ON_GROUND: tuple[tuple[Token, tuple[Token, ...]], ...] = (
    (Token.TEXT, (Token.GROUND, Token.PANEL, Token.RAIL, Token.CHIP, Token.SELECTION, Token.ACCENT_GROUND,
                  Token.WARNING_GROUND, Token.ERROR_GROUND)),
    (Token.SECONDARY, (Token.GROUND, Token.PANEL, Token.RAIL, Token.CHIP, Token.SELECTION)),
    (Token.ACCENT, (Token.GROUND, Token.PANEL, Token.RAIL, Token.CHIP, Token.SELECTION, Token.ACCENT_GROUND)),
    (Token.ON_ACCENT, (Token.ACCENT,)),
    (Token.RED, (Token.GROUND, Token.PANEL, Token.CHIP, Token.SELECTION, Token.ERROR_GROUND)),
    (Token.AMBER, (Token.GROUND, Token.PANEL, Token.CHIP, Token.SELECTION, Token.WARNING_GROUND)),
    (Token.GREEN, (Token.GROUND, Token.PANEL, Token.CHIP, Token.SELECTION)),
    (Token.BLUE, (Token.GROUND, Token.PANEL, Token.CHIP, Token.SELECTION)),
    (Token.GREY, (Token.GROUND, Token.PANEL, Token.CHIP, Token.SELECTION)),
)  # fmt: skip

SMALL, NOTE, BODY, HEAD, TITLE = 11, 12, 13, 15, 18  # type sizes in px at 100 %
ROW_MEASURE, ROW_TASK, ROW_ANNEX = 46, 30, 34

STOP_GAPS = ("Sans Serif", "sans-serif", "Sans", "DejaVu Sans", "Bitstream Vera Sans", "Liberation Sans", "")
CHINESE_FAMILIES = (
    "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei UI", "PingFang SC",
    "WenQuanYi Micro Hei", "Droid Sans Fallback",
)  # fmt: skip
_SHIPPED_FONTS = ("NotoSansSC-Regular.ttf", "NotoSansSC-Medium.ttf")

_COLOUR = re.compile(r"@([a-z-]+)")
_PIXELS = re.compile(r"\b(\d+)px")
_ROUND = re.compile(r"\bround\((\d+)px\)")  # half of such a side and the lines of 1 px around it
_STYLE_ICONS = (
    ("tick", Token.ON_ACCENT), ("minus", Token.ON_ACCENT), ("dot", Token.ACCENT), ("chevron-down", Token.SECONDARY),
    ("chevron-up", Token.SECONDARY), ("chevron-right", Token.SECONDARY), ("close", Token.SECONDARY),
    ("doubt", Token.AMBER), ("question", Token.ACCENT),
)  # fmt: skip


@dataclass(slots=True)
class Look:
    """What a theme and its pages' ones hold in common."""

    icons: Icons
    is_dark: bool = False
    scale: float = 1.0
    sheet: str = ""


class Theme(QObject):
    """The look in force: colours, sizes, fonts and icons, by the settings and the system's scheme.

    Signals:
        changed: colours or sizes are different; delegates and painted widgets must look again.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._families = families(QApplication.font().family(), chinese_families())
        self.look = Look(Icons())
        self.look.is_dark = self._wants_dark()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.follow_system)

    @property
    def icons(self) -> Icons:
        """The pictures of the program."""
        return self.look.icons

    @property
    def is_dark(self) -> bool:
        """Whether it is the dark one of the two."""
        return self.look.is_dark

    @property
    def scale(self) -> float:
        """How many times as large as at 100 % text is."""
        return self.look.scale

    @property
    def sheet(self) -> str:
        """The style sheet for a window; empty before a look was taken."""
        return self.look.sheet

    @property
    def colours(self) -> dict[Token, str]:
        """The table in force."""
        return DARK if self.is_dark else LIGHT

    def colour(self, token: Token) -> QColor:
        """A token's colour, for what is painted by hand."""
        return QColor(self.colours[token])

    def px(self, size: int) -> int:
        """A length at the chosen text size."""
        return round(size * self.scale)

    def font(self, size: int = BODY, *, bold: bool = False) -> QFont:
        """The window's font in one of the type sizes, for what is painted by hand."""
        font = QFont(QApplication.font())
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def apply(self) -> None:
        """Take the look the settings ask for: font and palette for the whole program, the style sheet for its window.

        A sheet of the whole program is not set: Qt would go through every widget as often as there are others above it.
        """
        self.look.is_dark = self._wants_dark()
        self.look.scale = self._settings.text_size / 100
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise TypeError("a theme needs a QApplication")
        font = QFont(app.font())
        font.setFamilies(self._families)
        font.setPixelSize(self.px(BODY))
        app.setFont(font)
        app.setPalette(palette(self.colours))
        self.icons.fit(self.scale, {screen.devicePixelRatio() for screen in app.screens()})
        self.look.sheet = style_sheet(self.colours, self.scale)
        fit(self.scale)
        self.changed.emit()

    def follow_system(self) -> None:
        """Ask the system for its scheme, and take the look that goes with it: a start believes what it said the last time."""
        self._ask_system()
        if self._wants_dark() != self.is_dark:
            self.apply()

    def catch_up(self) -> None:
        """Say now what was held back; this one holds nothing back."""

    def _wants_dark(self) -> bool:
        if self._settings.theme in ("light", "dark"):
            return self._settings.theme == "dark"
        if not self._settings.system_scheme:
            self._ask_system()
        return self._settings.system_scheme == "dark"

    def _ask_system(self) -> None:
        is_dark = QGuiApplication.styleHints().colorScheme() == QtCore.Qt.ColorScheme.Dark
        self._settings.system_scheme = "dark" if is_dark else "light"


class PageTheme(Theme):
    """The program's look for one page: what is read is the look in force, `changed` waits until the page's turn has come.

    All pages that were built, told at once, would hold up the window.
    """

    def __init__(self, theme: Theme) -> None:
        QObject.__init__(self)
        self._whole, self.look = theme, theme.look
        self._is_behind = False
        theme.changed.connect(self._fall_behind)

    def apply(self) -> None:
        """Have the whole program take the look the settings ask for."""
        self._whole.apply()

    def follow_system(self) -> None:
        """Have the whole program ask the system for its scheme."""
        self._whole.follow_system()

    def catch_up(self) -> None:
        """Tell the page of the look in force, if it was not told yet."""
        if self._is_behind:
            self._is_behind = False
            self.changed.emit()

    def _fall_behind(self) -> None:
        self._is_behind = True


def chinese_families() -> set[str]:
    """Installed fonts that hold simplified Chinese; where the system has none, the one that is shipped."""
    chinese = QFontDatabase.WritingSystem.SimplifiedChinese
    found = QFontDatabase.families(chinese)
    if not found:
        for name in _SHIPPED_FONTS:
            QFontDatabase.addApplicationFont(str(resources.path(f"fonts/{name}")))
        found = QFontDatabase.families(chinese)
    return set(found)


def families(system: str, installed: set[str]) -> list[str]:
    """Fonts in the order they are tried: the system's own, then those that hold Chinese.

    Where the system names only a stop-gap without Chinese, a Chinese family comes first, so that digits and letters
    beside Chinese are of one drawing.
    """
    chinese = [family for family in CHINESE_FAMILIES if family in installed]
    return [*chinese, system] if system in STOP_GAPS else [system, *chinese]


def style_icons() -> dict[str, str]:
    """The pictures a style sheet names, which it can only do by file: those of resources/icons/style."""
    icons = Icons()
    return {
        f"{name}-{kind}.svg": icons.source(name, colours[token])
        for kind, colours in (("light", LIGHT), ("dark", DARK))
        for name, token in _STYLE_ICONS
    }


def style_sheet(colours: dict[Token, str], scale: float) -> str:
    """The style sheet of resources/window.qss with @token, @icon(name), lengths and round(side) filled in."""
    QDir.setSearchPaths("style", [str(resources.path("icons/style"))])
    text = resources.path("window.qss").read_text(encoding="utf-8")
    kind = "dark" if colours is DARK else "light"
    text = re.sub(r"@icon\(([a-z-]+)\)", rf'url("style:\1-{kind}.svg")', text)
    text = _COLOUR.sub(lambda found: colours[Token(found[1])], text)
    text = _PIXELS.sub(lambda found: f"{round(int(found[1]) * scale) if int(found[1]) > 2 else found[1]}px", text)
    return _ROUND.sub(lambda found: f"{int(found[1]) // 2 + 1}px", text)  # a hair more, and Qt draws a square


def palette(colours: dict[Token, str]) -> QPalette:
    """The same colours for what a style sheet does not reach."""
    roles = QPalette.ColorRole
    made = QPalette()
    for token, names in (
        (Token.GROUND, (roles.Window,)),
        (Token.PANEL, (roles.Base, roles.Button, roles.ToolTipBase)),
        (Token.CHIP, (roles.AlternateBase, roles.Light, roles.Midlight)),
        (Token.TEXT, (roles.WindowText, roles.Text, roles.ButtonText, roles.ToolTipText, roles.HighlightedText)),
        (Token.SECONDARY, (roles.PlaceholderText,)),
        (Token.LINE, (roles.Mid, roles.Dark)),
        (Token.ACCENT_GROUND, (roles.Highlight,)),
        (Token.ACCENT, (roles.Link, roles.Accent)),
    ):
        for role in names:
            made.setColor(role, QColor(colours[token]))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours[Token.SECONDARY]))
    return made


def contrast(one: str, other: str) -> float:
    """Contrast of two colours by WCAG 2.2, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
