"""Icons: one outline set, coloured by the theme, the four lights told apart by shape."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from defusedxml import ElementTree
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmap

import resources
from gui.icons import Icons
from model.rows.words import Light

FILES = sorted(resources.path("icons").glob("*.svg"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_icon_is_of_the_set(file: Path) -> None:
    root = ElementTree.parse(file).getroot()
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke-width") == "1.5"
    colours = set(re.findall(r'(?:stroke|fill)="([^"]+)"', file.read_text(encoding="utf-8")))
    assert colours <= {"currentColor", "none"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_icon_draws_something_in_the_colour_asked_for(qapp, file: Path) -> None:
    image = Icons().pixmap(file.stem, "#B3261E", 20, 2.0).toImage()
    assert (image.width(), image.devicePixelRatio()) == (40, 2.0)
    solid = [
        image.pixelColor(x, y).name() for x in range(40) for y in range(40) if image.pixelColor(x, y).alpha() == 255
    ]
    assert solid.count("#b3261e") > 0.9 * len(solid) > 0  # where two lines cross, blending rounds a little


def test_the_lights_have_five_different_shapes(qapp) -> None:
    icons = Icons()
    shapes = {_silhouette(icons.pixmap(f"light-{light.value}", "#000000", 20)) for light in Light}
    assert len(shapes) == len(Light)


def test_a_checked_button_gets_the_second_colour(qapp) -> None:
    icon = Icons().icon("check", "#111111", "#EE0000")
    on = icon.pixmap(20, QIcon.Mode.Normal, QIcon.State.On).toImage()
    off = icon.pixmap(20, QIcon.Mode.Normal, QIcon.State.Off).toImage()
    assert on != off


def test_an_icon_is_drawn_once(qapp) -> None:
    icons = Icons()
    assert icons.pixmap("check", "#111111", 16) is icons.pixmap("check", "#111111", 16)


def test_an_unknown_name_is_a_fault_of_ours(qapp) -> None:
    with pytest.raises(FileNotFoundError):
        Icons().icon("no-such-icon", "#111111")


def _silhouette(pixmap: QPixmap) -> tuple[bool, ...]:
    image = pixmap.toImage()
    return tuple(image.pixelColor(x, y).alpha() > 127 for x in range(20) for y in range(20))


def test_icons_are_drawn_anew_for_another_text_size_and_screen(qapp) -> None:
    icons = Icons()
    before = icons.icon("check", "#111111")
    icons.fit(2.0, {1.0, 2.0})
    after = icons.icon("check", "#111111")
    assert before.pixmap(40).width() == 20
    assert (after.pixmap(40).width(), after.pixmap(QSize(40, 40), 2.0).width()) == (40, 80)
