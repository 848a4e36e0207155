"""Evidence: attached many at once, pasted, opened safely, removed and brought back."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from gui.dialogs.evidence_note import NoteDialog
from gui.item_models.row_table import ROW_ROLE
from gui.operations import Runners
from gui.page import Frame
from gui.pages.detail_attach import local_files, write_picture
from gui.pages.detail_pane import DetailPane
from gui.tasks import TaskRunner
from gui.widgets.evidence_strip import EvidenceStrip
from gui.widgets.file_drops import FileDrops
from gui.widgets.open_file import copied_for_viewing, may_be_opened
from model.actions.evidence import attach_evidence
from model.errors import UserError
from model.ledger import Ledger
from model.queries.measure_page import measure_detail
from model.rows.checklist import EvidenceRow
from tests.builders import measure_ids
from tests.fakes import FakeTasks, fake_runners
from tests.gui.checklist_scene import DAY, fill_scene, scene_frame


@pytest.fixture
def ledger(filled: Callable[..., Ledger]) -> Ledger:
    return filled("scene", fill_scene, person="填报人")


@pytest.fixture
def pane(qtbot: QtBot, ledger: Ledger, make_frame: Callable[..., Frame]) -> Iterator[DetailPane]:
    made = DetailPane(scene_frame(make_frame, ledger))
    qtbot.addWidget(made)
    made.resize(400, 800)
    made.show()
    made.show_measure(measure_ids(ledger)[0])
    yield made
    made.hide()


def files(folder: Path, count: int) -> list[Path]:
    found = []
    for number in range(count):
        found.append(folder / f"照片{number:02d}.png")
        Image.new("RGB", (30, 20), (number * 4, 90, 90)).save(found[-1])
    return found


def evidence(ledger: Ledger) -> list[str]:
    detail = measure_detail(ledger, measure_ids(ledger)[0], today=DAY)
    return [row.name for row in detail.record.evidence]


def key(pane: DetailPane, code: Qt.Key) -> None:
    QTest.keyClick(pane.evidence.strip, code)  # type: ignore[call-overload]


def test_files_are_attached_in_one_step_that_can_be_undone(
    pane: DetailPane, ledger: Ledger, tmp_path: Path
) -> None:
    pane.evidence.attach(files(tmp_path, 3))
    assert len(evidence(ledger)) == 3
    assert pane.evidence.title.text() == "Evidence 3"
    assert pane.evidence.strip.isVisible()
    pane.frame.operations.undo()
    assert evidence(ledger) == []
    assert not pane.evidence.strip.isVisible()


def test_a_folder_is_refused_with_a_sentence(
    pane: DetailPane, ledger: Ledger, tmp_path: Path, messages
) -> None:
    pane.evidence.attach([*files(tmp_path, 1), tmp_path])
    assert [error.code for error in messages.errors] == ["evidence-not-a-file"]
    assert evidence(ledger) == []


def test_a_file_that_vanished_is_said_and_nothing_is_attached(
    pane: DetailPane, ledger: Ledger, tmp_path: Path, messages
) -> None:
    pane.evidence.attach([*files(tmp_path, 1), tmp_path / "weg.png"])
    assert [error.code for error in messages.errors] == ["evidence-missing"]
    assert evidence(ledger) == []
    assert not pane.evidence.copying.isVisible()


def test_sixty_photos_show_how_far_they_are(
    qtbot: QtBot, ledger: Ledger, make_frame: Callable[..., Frame], tmp_path: Path
) -> None:
    runners = Runners(TaskRunner(1), TaskRunner(2), TaskRunner(2))
    pane = DetailPane(scene_frame(make_frame, ledger, runners=runners))
    qtbot.addWidget(pane)
    pane.show_measure(measure_ids(ledger)[0])
    qtbot.waitUntil(lambda: pane.detail is not None)
    seen: list[tuple[int, int]] = []
    pane.attaching.progressed.connect(lambda done, total, _code: seen.append((done, total)))
    pane.evidence.attach(files(tmp_path, 60))
    qtbot.waitUntil(lambda: pane.evidence.title.text() == "Evidence 60", timeout=20000)
    assert (60, 60) in seen
    assert seen[-1] == (0, 0)
    runners.wait()
    qtbot.waitUntil(lambda: not pane.evidence.thumbnails._jobs, timeout=20000)


def test_copying_can_be_cancelled_and_leaves_nothing(
    qtbot: QtBot, ledger: Ledger, make_frame: Callable[..., Frame], tmp_path: Path, messages
) -> None:
    runners = fake_runners(held=True)
    writer, questions = runners.writer, runners.questions
    assert isinstance(writer, FakeTasks)
    assert isinstance(questions, FakeTasks)
    pane = DetailPane(scene_frame(make_frame, ledger, runners=runners))
    qtbot.addWidget(pane)
    pane.show()
    pane.show_measure(measure_ids(ledger)[0])
    questions.wait()
    pane.evidence.attach(files(tmp_path, 5))
    assert pane.evidence.copying.isVisible()
    pane.evidence.cancel.click()
    writer.wait()
    assert evidence(ledger) == []
    assert messages.errors == []
    assert not pane.evidence.copying.isVisible()
    pane.hide()


def test_files_that_were_copied_are_pasted(pane: DetailPane, ledger: Ledger, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files(tmp_path, 2)])
    row = pane.detail.record.row if pane.detail else None
    assert row is not None
    assert pane.attaching.paste(row.id, row.code, mime)
    assert evidence(ledger) == ["照片00.png", "照片01.png"]


def test_text_is_not_pasted_as_evidence(pane: DetailPane, ledger: Ledger) -> None:
    mime = QMimeData()
    mime.setText("文字")
    assert not pane.attaching.paste(measure_ids(ledger)[0], "1-01-1", mime)
    assert not pane.attaching.paste(measure_ids(ledger)[0], "1-01-1", None)
    assert local_files(None) == []


def test_a_pasted_picture_is_a_whole_png(pane: DetailPane, ledger: Ledger) -> None:
    mime = QMimeData()
    mime.setImageData(QImage(12, 9, QImage.Format.Format_RGB32))
    assert pane.attaching.paste(measure_ids(ledger)[0], "1-01-1", mime)
    row = measure_detail(ledger, measure_ids(ledger)[0], today=DAY).record.evidence[0]
    with row.content.open("rb") as read, Image.open(read) as picture:
        assert picture.size == (12, 9)


def test_a_picture_that_cannot_be_written_is_said() -> None:
    with pytest.raises(UserError) as caught:
        write_picture(QImage(), "x.png", progress=lambda *_: None, cancelled=lambda: False)
    assert caught.value.code == "picture-not-written"


def test_delete_removes_and_undo_brings_it_back(pane: DetailPane, ledger: Ledger, tmp_path: Path) -> None:
    pane.evidence.attach(files(tmp_path, 2))
    pane.evidence.strip.setCurrentIndex(pane.evidence.strip.files.index(0))
    key(pane, Qt.Key.Key_Delete)
    assert evidence(ledger) == ["照片01.png"]
    pane.frame.operations.undo()
    assert len(evidence(ledger)) == 2


def test_delete_without_a_choice_does_nothing(pane: DetailPane, ledger: Ledger, tmp_path: Path) -> None:
    pane.evidence.attach(files(tmp_path, 1))
    key(pane, Qt.Key.Key_Delete)
    pane.evidence.remove(None)
    pane.evidence.open_file(None)
    assert len(evidence(ledger)) == 1


def test_escape_leaves_the_strip(qtbot: QtBot, pane: DetailPane, tmp_path: Path) -> None:
    pane.evidence.attach(files(tmp_path, 1))
    with qtbot.waitSignal(pane.left):
        key(pane, Qt.Key.Key_Escape)


def test_a_file_shows_name_picture_and_size(
    qtbot: QtBot, pane: DetailPane, ledger: Ledger, tmp_path: Path
) -> None:
    (tmp_path / "方案.pdf").write_bytes(b"%PDF" + b"x" * 2000)
    pane.evidence.attach([*files(tmp_path, 1), tmp_path / "方案.pdf"])
    strip = pane.evidence.strip.files
    first, second = strip.index(0), strip.index(1)
    assert first.data() == "照片00.png"
    assert first.data(Qt.ItemDataRole.DecorationRole) is not None
    assert second.data(Qt.ItemDataRole.DecorationRole) is None
    assert second.data(Qt.ItemDataRole.AccessibleTextRole) == "方案.pdf, 2 KB"
    assert "2 KB" in second.data(Qt.ItemDataRole.ToolTipRole)
    assert isinstance(second.data(ROW_ROLE), EvidenceRow)
    assert strip.data(QModelIndex()) is None
    pane.evidence.strip.setCurrentIndex(first)
    assert not pane.evidence.strip.grab().isNull()


def test_the_strip_is_as_high_as_its_files_need_and_no_higher(pane: DetailPane, tmp_path: Path) -> None:
    pane.evidence.attach(files(tmp_path, 1))
    one = pane.evidence.strip.height()
    pane.evidence.attach(files(tmp_path, 40)[1:])
    assert one < pane.evidence.strip.height() <= 3 * one


# Opening


def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    seen: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: seen.append(Path(url.toLocalFile())))
    return seen


def test_a_picture_is_opened_as_a_copy_under_its_name(
    pane: DetailPane, ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = opened(monkeypatch)
    pane.evidence.attach(files(tmp_path, 1))
    pane.evidence.strip.activated.emit(pane.evidence.strip.files.index(0))
    assert [file.name for file in seen] == ["照片00.png"]
    assert ledger.folder not in seen[0].parents
    assert not stat.S_IMODE(seen[0].stat().st_mode) & stat.S_IWUSR


@pytest.mark.parametrize(
    "name", ["安装.exe", "清理.bat", "脚本.sh", "页面.html", "快捷方式.lnk", "无后缀", "宏.xlsm", "图.svg"]
)
def test_what_could_run_is_only_shown_in_its_folder(
    pane: DetailPane, ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    seen = opened(monkeypatch)
    (tmp_path / name).write_text("x", encoding="utf-8")
    attach_evidence(ledger, measure_ids(ledger)[:1], [tmp_path / name])
    row = measure_detail(ledger, measure_ids(ledger)[0], today=DAY).record.evidence[0]
    pane.evidence.open_file(row)
    assert len(seen) == 1
    assert seen[0].is_dir()
    assert (seen[0] / name).exists()


@pytest.mark.parametrize("begin", [b"MZ\x90\x00", b"\x7fELF", b"#!/bin/sh"])
def test_a_program_under_a_pictures_name_is_not_opened(tmp_path: Path, begin: bytes) -> None:
    (tmp_path / "x").write_bytes(begin)
    assert not may_be_opened("照片.jpg", tmp_path / "x")


def test_a_name_that_leads_elsewhere_stays_in_its_folder(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"x")
    copy, _ = copied_for_viewing(
        tmp_path / "x", "../../boese.txt", progress=lambda *_: None, cancelled=lambda: False
    )
    assert copy.name == "boese.txt"
    assert copy.parent.name.startswith("taizhang-")


def test_a_file_that_is_gone_is_said(pane: DetailPane, ledger: Ledger, tmp_path: Path, messages) -> None:
    pane.evidence.attach(files(tmp_path, 1))
    row = measure_detail(ledger, measure_ids(ledger)[0], today=DAY).record.evidence[0]
    ledger.evidence_files.path_of(row.sha256).unlink()
    pane.evidence.open_file(row)
    assert [error.code for error in messages.errors] == ["evidence-missing"]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a popup off screen
def test_the_menu_offers_to_open_note_copy_and_remove(pane: DetailPane, ledger: Ledger, tmp_path: Path) -> None:
    pane.evidence.attach(files(tmp_path, 1))
    strip = pane.evidence.strip
    pane.evidence._open_menu(QPoint(900, 900))
    assert pane.evidence.findChildren(QMenu) == []
    strip.setCurrentIndex(strip.files.index(0))
    pane.evidence._open_menu(strip.visualRect(strip.files.index(0)).center())
    menu = pane.evidence.findChildren(QMenu)[0]
    assert [action.text() for action in menu.actions()] == ["&Open", "&Note…", "&Copy", "&Remove"]
    menu.actions()[3].trigger()
    assert evidence(ledger) == []
    menu.close()


def test_files_are_chosen_in_a_dialog(pane: DetailPane, ledger: Ledger, tmp_path: Path) -> None:
    pane.evidence.add.click()
    dialog = pane.evidence.findChildren(QFileDialog)[0]
    dialog.filesSelected.emit([str(file) for file in files(tmp_path, 1)])
    dialog.close()
    assert evidence(ledger) == ["照片00.png"]
    assert pane.frame.settings.last_folder == str(tmp_path)
    pane.evidence._on_chosen([])
    assert len(evidence(ledger)) == 1


def test_a_note_on_a_file_is_kept_shown_and_can_be_undone(pane: DetailPane, ledger: Ledger, tmp_path: Path) -> None:
    pane.evidence.attach(files(tmp_path, 2))
    strip = pane.evidence.strip
    strip.setCurrentIndex(strip.files.index(1))
    assert pane.evidence.note.isHidden()
    key(pane, Qt.Key.Key_F2)
    dialog = pane.evidence.findChildren(NoteDialog)[0]
    dialog.text.setPlainText(" 6月15日河道保洁现场 ")
    dialog.closing.act.click()
    notes = [row.note for row in measure_detail(ledger, measure_ids(ledger)[0], today=DAY).record.evidence]
    assert notes == ["", "6月15日河道保洁现场"]
    assert pane.evidence.note.text() == "照片01.png: 6月15日河道保洁现场"
    assert "河道保洁" in strip.files.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    pane.frame.operations.undo()
    assert pane.evidence.note.isHidden()


def test_a_note_left_as_it_was_changes_nothing(pane: DetailPane, qtbot: QtBot, tmp_path: Path) -> None:
    pane.evidence.attach(files(tmp_path, 1))
    before = pane.frame.operations.history.undo_text
    row = pane.detail.record.evidence[0] if pane.detail else None
    pane.evidence.ask_note(row)
    dialog = pane.evidence.findChildren(NoteDialog)[0]
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    assert pane.frame.operations.history.undo_text == before


def test_chosen_files_are_dragged_out_as_copies_with_readable_names(
    pane: DetailPane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragged: list[list[Path]] = []
    monkeypatch.setattr(EvidenceStrip, "drag", lambda _strip, files: dragged.append(list(files)))
    pane.evidence.attach(files(tmp_path, 3))
    strip = pane.evidence.strip
    assert strip.files.index(0).flags() & Qt.ItemFlag.ItemIsDragEnabled
    strip.selectAll()
    strip.startDrag(Qt.DropAction.CopyAction)
    assert [file.name for file in dragged[0]] == [f"附件1-01-1_2026-06_0{number}.png" for number in (1, 2, 3)]
    assert all(file.is_file() for file in dragged[0])


def test_the_mouse_drags_files_out_of_the_strip(pane: DetailPane, qtbot: QtBot, tmp_path: Path) -> None:
    pane.evidence.attach(files(tmp_path, 2))
    strip, wanted = pane.evidence.strip, []
    pane.area.ensureWidgetVisible(strip)
    strip.drag_wanted.connect(lambda: wanted.append([row.name for row in strip.chosen_rows]))
    start = strip.visualRect(strip.files.index(1)).center()
    qtbot.mousePress(strip.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for place in (start + QPoint(20, 15) * step for step in range(1, 5)):  # QTest's own move tells of no button
        moved = QMouseEvent(QEvent.Type.MouseMove, QPointF(place), QPointF(strip.viewport().mapToGlobal(place)),
                            Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(strip.viewport(), moved)
    qtbot.mouseRelease(strip.viewport(), Qt.MouseButton.LeftButton, pos=start)
    assert wanted[0] == ["照片01.png"]


def test_what_is_dragged_out_is_not_attached_anew_to_the_same_measure(pane: DetailPane, ledger: Ledger, tmp_path: Path) -> None:
    drops = pane.findChildren(FileDrops)[0]
    assert drops.takes_from(None)
    assert not drops.takes_from(pane.evidence.strip)


def test_chosen_files_are_copied_for_other_programs(pane: DetailPane, tmp_path: Path) -> None:
    pane.evidence.attach(files(tmp_path, 2))
    strip = pane.evidence.strip
    strip.setCurrentIndex(strip.files.index(1))
    QTest.keyClick(strip, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = local_files(QGuiApplication.clipboard().mimeData())
    assert [file.name for file in copied] == ["附件1-01-1_2026-06_01.png"]
    assert copied[0].is_file()


def test_several_chosen_files_are_removed_in_one_step(pane: DetailPane, ledger: Ledger, tmp_path: Path) -> None:
    pane.evidence.attach(files(tmp_path, 3))
    pane.evidence.strip.selectAll()
    QTest.keyClick(pane.evidence.strip, Qt.Key.Key_Delete)
    assert evidence(ledger) == []
    pane.frame.operations.undo()
    assert len(evidence(ledger)) == 3


def test_in_a_ledger_that_is_only_looked_at_nothing_can_be_attached(
    qtbot: QtBot, ledger: Ledger, make_frame: Callable[..., Frame], tmp_path: Path
) -> None:
    attach_evidence(ledger, measure_ids(ledger)[:1], files(tmp_path, 1))
    with Ledger.open(ledger.folder) as second:
        pane = DetailPane(scene_frame(make_frame, second))
        qtbot.addWidget(pane)
        pane.show_measure(measure_ids(ledger)[0])
        assert not pane.evidence.add.isEnabled()
        assert pane.evidence.hint.isHidden()
        assert not pane.findChildren(FileDrops)[0].takes_from(None)
        pane.evidence.strip.setCurrentIndex(pane.evidence.strip.files.index(0))
        QTest.keyClick(pane.evidence.strip, Qt.Key.Key_Delete)
        assert len(evidence(ledger)) == 1
