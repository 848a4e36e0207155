"""What the window says when something goes wrong, and what it asks before a loss."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

import resources
from gui.messages import Messages
from gui.report_buttons import ReportButtons
from gui.settings import Settings
from gui.translations import Languages
from model.errors import StorageError, UserError
from model.rows.shape import LedgerShape


@pytest.fixture
def speaking(qtbot: QtBot, settings: Settings) -> Messages:
    return Messages(settings)


def the_box(open_boxes) -> QMessageBox:
    (box,) = open_boxes()
    return box


def button(box: QMessageBox, text: str) -> QPushButton:
    return next(found for found in box.findChildren(QPushButton) if found.text().replace("&", "") == text)


def test_an_error_says_what_happened_what_was_kept_and_what_next(speaking: Messages, settings, open_boxes) -> None:
    settings.language_choice = "zh_CN"
    speaking.show_error(UserError("month-unknown", text="2024-13"))
    box = the_box(open_boxes)
    assert "2024-13" in box.text()
    assert len(box.informativeText().splitlines()) == 2
    box.close()


def test_the_sentences_are_in_the_windows_language(speaking: Messages, open_boxes) -> None:
    speaking.show_error(UserError("month-unknown", text="2024-13"))
    box = the_box(open_boxes)
    assert box.text().isascii()
    box.close()


def test_the_details_can_be_copied_and_the_box_stays(speaking: Messages, open_boxes) -> None:
    try:
        raise UserError("month-unknown", text="2024-13")
    except UserError as error:
        speaking.show_error(error)
    box = the_box(open_boxes)
    button(box, "Copy details").click()
    copied = QGuiApplication.clipboard().text()
    assert "UserError: month-unknown (text)" in copied
    assert "test_messages.py" in copied
    assert box.isVisible()
    box.close()


def test_a_bug_is_shown_without_its_inner_words_but_with_details(speaking: Messages, open_boxes, caplog) -> None:
    speaking.show_error(KeyError("inner"))
    box = the_box(open_boxes)
    assert "inner" not in box.text()
    assert "KeyError" in box.detailedText()
    assert "unexpected error" in caplog.text
    box.close()


def test_text_from_a_file_is_not_taken_for_markup(speaking: Messages, open_boxes) -> None:
    speaking.show_error(UserError("month-unknown", text="<b>x</b>"))
    box = the_box(open_boxes)
    assert "<b>x</b>" in box.text()
    assert box.textFormat().name == "PlainText"
    box.close()


def test_nothing_is_lost_unless_the_act_itself_is_pressed(speaking: Messages, open_boxes) -> None:
    done: list[str] = []
    speaking.confirm("month-unknown", "Delete", lambda: done.append("deleted"), text="x")
    box = the_box(open_boxes)
    assert box.defaultButton() is box.escapeButton()
    box.escapeButton().click()
    assert done == []
    speaking.confirm("month-unknown", "Delete", lambda: done.append("deleted"), text="x")
    button(the_box(open_boxes), "Delete").click()
    assert done == ["deleted"]


def test_an_error_that_comes_after_the_window_is_logged_alone(qtbot: QtBot, settings: Settings, open_boxes, caplog) -> None:
    window = QWidget()
    speaking = Messages(settings, window)
    delete(window)
    speaking.show_error(ValueError("late"))
    assert not open_boxes()
    assert "unexpected error" in caplog.text


def test_good_news_is_a_notice(qtbot: QtBot, speaking: Messages) -> None:
    with qtbot.waitSignal(speaking.said) as heard:
        speaking.say("Closed 1-03-2")
    assert (heard.args[0].text, heard.args[0].undo) == ("Closed 1-03-2", None)


def test_the_details_tell_the_ledgers_size_once_it_is_counted(speaking: Messages, open_boxes) -> None:
    asked: list = []
    speaking.count_ledger_with(asked.append)
    speaking.show_error(KeyError("inner"))
    box = the_box(open_boxes)
    assert "it cannot be counted" in box.detailedText()
    asked[0](LedgerShape("0002", 320, (("measure", 229), ("change", 41))))
    assert "schema 0002, 320 KiB; measure 229, change 41" in box.detailedText()
    box.close()
    asked[0](LedgerShape("0002", 1, ()))  # counted after the box was closed


def test_the_details_can_be_saved(speaking: Messages, settings: Settings, open_boxes, tmp_path: Path) -> None:
    speaking.show_error(KeyError("inner"))
    box = the_box(open_boxes)
    buttons = box.findChild(ReportButtons)
    buttons.write(tmp_path / "details.txt")
    assert (tmp_path / "details.txt").read_text(encoding="utf-8") == box.detailedText()
    assert settings.last_folder == str(tmp_path)
    box.close()


def test_a_place_that_takes_no_details_is_told(speaking: Messages, open_boxes, tmp_path: Path) -> None:
    speaking.show_error(KeyError("inner"))
    the_box(open_boxes).findChild(ReportButtons).write(tmp_path / "gone" / "details.txt")
    first, second = sorted(open_boxes(), key=lambda box: "details.txt" in box.text())
    assert "details.txt" in second.text()
    for box in (first, second):
        box.close()


def test_saving_proposes_a_name_with_the_time(qtbot: QtBot, speaking: Messages, open_boxes) -> None:
    speaking.show_error(KeyError("inner"))
    box = the_box(open_boxes)
    button(box, "Save…").click()
    dialog = box.findChild(QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name.startswith("taizhang-error-2")
    assert box.isVisible()
    dialog.close()
    box.close()


def test_the_same_trouble_of_several_questions_is_told_once(speaking: Messages, open_boxes) -> None:
    for _ in range(3):
        speaking.show_error(StorageError("ledger-not-reachable", where="/gone", detail="x"))
    assert len(open_boxes()) == 1
    speaking.show_error(StorageError("disk-full", where="/gone"))
    assert len(open_boxes()) == 2
    for box in open_boxes():
        box.close()
    speaking.show_error(StorageError("disk-full", where="/gone"))
    the_box(open_boxes).close()


def test_the_heading_of_a_message_has_no_least_width_of_its_own() -> None:
    """With one Qt takes it for all the room the words need: on a wide screen they are neither wrapped nor seen to their end."""
    rules = [line for line in resources.path("window.qss").read_text(encoding="utf-8").splitlines() if "qt_msgbox_label" in line]
    assert rules
    assert not any("min-width" in rule for rule in rules)


def test_what_was_not_saved_is_tried_again_all_of_it_that_met_the_same(speaking: Messages, open_boxes) -> None:
    tried: list[int] = []
    for number in (1, 2):
        speaking.show_error(StorageError("ledger-busy", where="台账"), lambda number=number: tried.append(number))
    box = the_box(open_boxes)
    button(box, "Try again").click()
    assert tried == [1, 2]
    assert open_boxes() == []


def test_qt_s_own_button_for_details_says_it_as_the_window_does(speaking: Messages, languages: Languages, open_boxes) -> None:
    languages.use("zh_CN")
    speaking.show_error(UserError("month-unknown", text="2024-13"))
    box = the_box(open_boxes)
    assert not [each.text() for each in box.findChildren(QPushButton) if "..." in each.text() or each.text().isascii()]
    box.close()
