"""Small shared widgets: cut labels, empty places, banners, the light in a table."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.settings import Settings
from gui.theme import LIGHT, Theme, Token
from gui.widgets.banner import BannerButton, Banners
from gui.widgets.cell_painting import box_rect, paint_box, paint_light
from gui.widgets.elided_label import ElidedLabel, elided_lines
from gui.widgets.empty_place import EmptyPlace
from gui.widgets.number_field import NumberField
from gui.widgets.shown_stack import ShownStack
from gui.wording import LIGHT_TOKENS
from model.rows.words import Light

LONG = "在老旧小区、山区村镇和公路沿线补齐充电桩短板，先易后难、逐片推进、边建边用，年内新增充电桩 120 个"


def test_a_long_text_is_cut_and_shown_whole_as_a_tip(qtbot: QtBot) -> None:
    label = ElidedLabel(LONG, lines=2)
    qtbot.addWidget(label)
    label.resize(200, 40)
    with qtbot.waitExposed(label):
        label.show()
    assert len(label.shown_lines()) == 2
    assert label.shown_lines()[-1].endswith("…")
    assert label.toolTip() == LONG
    label.resize(4000, 40)
    assert label.shown_lines() == [LONG]
    assert label.toolTip() == ""


def test_lines_fit_their_width_and_lose_no_letter(qapp, theme: Theme) -> None:
    from PySide6.QtGui import QFontMetrics

    metrics = QFontMetrics(theme.font())
    lines = elided_lines(LONG, metrics, 150, 20)
    assert all(metrics.horizontalAdvance(line) <= 150 for line in lines)
    assert "".join(lines).replace(" ", "") == LONG.replace(" ", "")


def test_a_line_does_not_begin_with_a_comma_nor_end_with_a_bracket_nor_cut_a_number(qapp, theme: Theme) -> None:
    from PySide6.QtGui import QFontMetrics

    metrics = QFontMetrics(theme.font())
    for width in range(60, 400, 7):
        lines = elided_lines("完成治理，新增车辆123456辆，更新设备98.5%以上；做好“一口一档”台账（文件里写着“某某办公室”）", metrics, width, 30)
        assert not any(line[0] in "，；" for line in lines[1:])
        assert not any(line[-1] in "“（" for line in lines)
        assert not any(one[-1].isdigit() and other[0].isdigit() for one, other in itertools.pairwise(lines))


def test_a_cut_label_paints_in_the_colour_of_the_palette(qtbot: QtBot) -> None:
    label = ElidedLabel("■■■")
    qtbot.addWidget(label)
    label.resize(100, 20)
    blank = label.grab().toImage()
    label.setText("")
    assert label.grab().toImage() != blank


def test_an_empty_place_has_a_button_only_for_a_step(qtbot: QtBot, theme: Theme) -> None:
    place = EmptyPlace(theme, "checklist")
    qtbot.addWidget(place)
    place.set_texts("Nothing here", "Take a plan in first.")
    button = place.findChild(QPushButton)
    assert button.isHidden()
    place.set_texts("Nothing here", "Take a plan in first.", "Take in")
    with qtbot.waitSignal(place.step_wanted):
        button.click()


def test_a_banner_line_is_replaced_by_its_name_and_dropped(qtbot: QtBot) -> None:
    banners, pressed = Banners(), []
    qtbot.addWidget(banners)
    banners.show_line("due", "one")
    banners.show_line("due", "two", (BannerButton("Later", lambda: pressed.append("later")),))
    banners.show_line("held", "read-only")
    assert banners.names() == ["due", "held"]
    banners.findChildren(QPushButton)[-1].click()
    banners.drop("due")
    banners.drop("never there")
    assert (banners.names(), pressed) == (["held"], ["later"])


@pytest.fixture
def image(qapp) -> QImage:
    made = QImage(480, 160, QImage.Format.Format_ARGB32)
    made.setDevicePixelRatio(4)
    made.fill(QColor("#FFFFFF"))
    return made


@pytest.mark.parametrize("light", list(Light))
def test_a_light_is_painted_in_its_colour_beside_its_word(theme: Theme, image: QImage, light: Light) -> None:
    painter = QPainter(image)
    paint_light(painter, QRect(0, 0, 120, 40), light, "12-31", theme)
    painter.end()
    shape = {image.pixelColor(x, y).name() for x in range(64) for y in range(160)}
    words = {image.pixelColor(x, y).name() for x in range(80, 480) for y in range(160)}
    assert LIGHT[LIGHT_TOKENS[light]].lower() in shape
    assert len(words) > 1


def test_a_ticked_box_is_filled_and_an_open_one_is_not(theme: Theme, image: QImage) -> None:
    accent = LIGHT[Token.ACCENT].lower()
    for checked in (True, False):
        image.fill(QColor("#FFFFFF"))
        rect = box_rect(QRect(0, 0, 40, 40), theme)
        painter = QPainter(image)
        paint_box(painter, rect, theme, checked=checked)
        painter.end()
        colours = {image.pixelColor(x, y).name() for x in range(160) for y in range(160)}
        assert (accent in colours) is checked


def test_a_number_keeps_off_its_left_edge_at_every_text_size(qtbot: QtBot, theme: Theme, settings: Settings) -> None:
    field = NumberField(theme)
    qtbot.addWidget(field)
    before = field.lineEdit().textMargins().left()
    settings.text_size = 200
    theme.apply()
    assert before > 0
    assert field.lineEdit().textMargins().left() == 2 * before


def test_an_empty_place_s_step_stands_in_its_middle(qtbot: QtBot, theme: Theme) -> None:
    place = EmptyPlace(theme, "evidence")
    qtbot.addWidget(place)
    place.set_texts("Nothing", "Nothing at all.", "Go on", other="Or this")
    place.resize(600, 400)
    place.show()
    for button in place.findChildren(QPushButton):
        assert abs(button.geometry().center().x() - place.rect().center().x()) <= 1
        assert button.width() < 200


def test_an_empty_place_that_is_low_keeps_its_words_and_leaves_the_picture_out(qtbot: QtBot, theme: Theme) -> None:
    place = EmptyPlace(theme, "evidence")
    qtbot.addWidget(place)
    place.set_texts("Nothing", "Nothing at all, and " * 12 + "that is all.", "Go on")
    place.resize(400, 600)
    place.show()
    picture, head, text = place.findChildren(QLabel)
    assert picture.isVisible()
    place.resize(400, 220)
    assert not picture.isVisible()
    qtbot.waitUntil(lambda: all(label.height() >= label.heightForWidth(label.width()) for label in (head, text)))
    place.resize(400, 600)
    assert picture.isVisible()


def test_a_stack_asks_for_the_room_of_what_it_shows(qtbot: QtBot) -> None:
    stack = ShownStack()
    qtbot.addWidget(stack)
    assert stack.minimumSizeHint().width() < 100
    for width in (300, 100):
        part = QLabel(stack)
        part.setMinimumWidth(width)
        layout = QVBoxLayout(page := QWidget(stack))
        layout.addWidget(part)
        stack.addWidget(page)
    assert stack.minimumSizeHint().width() >= 300
    stack.setCurrentIndex(1)
    assert 100 <= stack.minimumSizeHint().width() < 300
