"""The look: every text readable on every ground, one table for both themes, sizes that grow with the setting."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPixmap
from PySide6.QtWidgets import QApplication, QComboBox, QDateEdit, QLineEdit, QPlainTextEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

import resources
from gui.settings import Settings
from gui.theme import (
    DARK,
    LIGHT,
    TEXT_ON_GROUND,
    Theme,
    Token,
    contrast,
    families,
    palette,
    style_icons,
    style_sheet,
)

PAIRS = [
    pytest.param(table, text, ground, id=f"{name}-{text}-on-{ground}")
    for name, table in (("light", LIGHT), ("dark", DARK))
    for text, grounds in TEXT_ON_GROUND
    for ground in grounds
]


@pytest.mark.parametrize(("table", "text", "ground"), PAIRS)
def test_text_has_a_contrast_of_4_5_on_its_ground(table: dict[Token, str], text: Token, ground: Token) -> None:
    assert contrast(table[text], table[ground]) >= 4.5


@pytest.mark.parametrize("ground", [Token.GROUND, Token.PANEL, Token.RAIL, Token.CHIP, Token.SELECTION, Token.WARNING_GROUND])
@pytest.mark.parametrize("table", [LIGHT, DARK])
def test_the_edge_of_a_control_has_a_contrast_of_3_on_its_ground(table: dict[Token, str], ground: Token) -> None:
    """WCAG 2.2, 1.4.11."""
    assert contrast(table[Token.CONTROL], table[ground]) >= 3


@pytest.mark.parametrize("kind", [QLineEdit, QComboBox, QSpinBox, QDateEdit, QPlainTextEdit])
@pytest.mark.parametrize("table", [LIGHT, DARK])
def test_a_field_shows_where_it_is_by_its_lower_edge(qtbot: QtBot, table: dict[Token, str], kind: type[QWidget]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field = kind(window)
    window.setStyleSheet(style_sheet(table, 1.0))
    field.resize(120, 40)
    drawn = field.grab().toImage()
    edge = drawn.pixelColor(drawn.width() // 2, drawn.height() - 1)
    assert edge.name().upper() == table[Token.CONTROL]


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_both_tables_have_every_token() -> None:
    assert set(LIGHT) == set(DARK) == set(Token)


def test_the_style_sheet_names_tokens_only_and_fills_all_of_them() -> None:
    written = resources.path("window.qss").read_text(encoding="utf-8")
    assert not re.search(r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b(?=;)|rgba?\(", written)
    assert "@" not in style_sheet(LIGHT, 1.0)


def test_the_pictures_of_the_style_sheet_are_shipped_in_the_colours_of_the_table() -> None:
    """Whoever changes a colour runs this once with GOLDEN_WRITE=1."""
    folder, made = resources.path("icons/style"), style_icons()
    if os.environ.get("GOLDEN_WRITE"):
        for name, text in made.items():
            (folder / name).write_text(text, encoding="utf-8")
    assert {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()} == made


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_every_picture_the_style_sheet_names_is_found(qapp: QApplication, colours: dict[Token, str]) -> None:
    named = set(re.findall(r'url\("([^"]+)"\)', style_sheet(colours, 1.0)))
    assert named
    assert not [name for name in named if QPixmap(name).isNull()]


def test_the_look_writes_no_file(theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    assert QDir.tempPath() == str(place)
    Theme(theme._settings).apply()
    assert list(place.iterdir()) == []


def test_lengths_grow_with_the_text_size_and_hairlines_do_not() -> None:
    sheet = style_sheet(LIGHT, 2.0)
    assert "QWidget { color: #1B2328; font-size: 26px; }" in sheet
    assert "border: 1px solid" in sheet


def test_the_whole_program_takes_the_look_of_the_settings(qapp: QApplication, settings: Settings, theme: Theme) -> None:
    settings.theme, settings.text_size = "dark", 150
    theme.apply()
    assert qapp.palette().window().color() == QColor(DARK[Token.GROUND])
    assert (theme.px(20), theme.font().pixelSize()) == (30, 20)
    assert DARK[Token.ACCENT] in theme.sheet


def test_the_look_follows_the_system_until_one_is_chosen(settings: Settings, theme: Theme) -> None:
    hints = QGuiApplication.styleHints()
    settings.theme = "system"
    hints.setColorScheme(Qt.ColorScheme.Dark)
    try:
        theme.apply()
        followed = theme.is_dark
        settings.theme = "light"
        theme.apply()
        assert (followed, theme.is_dark) == (hints.colorScheme() == Qt.ColorScheme.Dark, False)
    finally:
        hints.unsetColorScheme()


@pytest.mark.parametrize(("remembered", "before"), [("dark", True), ("light", False)])
def test_a_start_believes_what_the_system_said_last_and_then_asks(
    settings: Settings, qapp: QApplication, remembered: str, before: bool
) -> None:
    settings.theme, settings.system_scheme = "system", remembered
    theme = Theme(settings)
    theme.apply()
    assert theme.is_dark == before
    theme.follow_system()
    is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert (theme.is_dark, settings.system_scheme) == (is_dark, "dark" if is_dark else "light")


def test_painted_widgets_are_told_of_a_change(qtbot: QtBot, theme: Theme) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.apply()


def test_disabled_text_differs_in_the_palette() -> None:
    made = palette(LIGHT)
    assert made.color(made.ColorGroup.Disabled, made.ColorRole.Text) == QColor(LIGHT[Token.SECONDARY])


@pytest.mark.parametrize(
    ("system", "installed", "first"),
    [
        ("Microsoft YaHei UI", {"Noto Sans SC"}, "Microsoft YaHei UI"),
        ("DejaVu Sans", {"DejaVu Sans", "Noto Sans CJK SC"}, "Noto Sans CJK SC"),
        ("DejaVu Sans", {"DejaVu Sans"}, "DejaVu Sans"),
    ],
)
def test_the_systems_font_comes_first_unless_it_is_a_stop_gap(system: str, installed: set[str], first: str) -> None:
    assert families(system, installed)[0] == first


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 1.75, 2.0])
def test_what_is_round_stays_round_at_every_size(scale: float) -> None:
    """Qt draws a square where the radius is more than half of the side, lines included."""
    found = re.search(r"QRadioButton::indicator \{ width: (\d+)px; .*? border-radius: (\d+)px", style_sheet(LIGHT, scale))
    assert found is not None
    side, radius = int(found[1]) + 2, int(found[2])
    assert side - 1 <= 2 * radius <= side
