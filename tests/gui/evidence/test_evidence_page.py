"""The evidence page: list, filters, what is found out, the preview, copies that leave it, the clean-up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QGuiApplication, QMouseEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from gui.item_models.file_table import FileColumn
from gui.page import Frame
from gui.pages.evidence import EvidencePage
from gui.pages.evidence_head import ALIKE, BAD, DOCUMENTS, PICTURES, UNUSED
from gui.pages.evidence_watch import EvidenceWatch
from gui.widgets.drag_out import urls_of
from gui.widgets.file_list import FileList
from model.actions.evidence import attach_evidence, detach_evidence
from model.ledger import Ledger
from model.periods import Month
from model.queries.evidence import evidence_files
from model.rows.evidence import FileFilter
from model.rows.words import FileState
from tests.builders import TODAY, a_plan, measure_ids, taken_in
from tests.fakes import fake_runners
from tests.gui.conftest import HeardMessages

ROWS_TOO = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


def a_picture(file: Path, seed: int, size: tuple[int, int] = (400, 300)) -> Path:
    made = Image.new("RGB", size, (210, 215, 220))
    draw = ImageDraw.Draw(made)
    for turn in range(7):
        x, y = (turn * 37 + seed * 53) % 100 / 100 * size[0], (turn * 61 + seed * 29) % 100 / 100 * size[1]
        draw.ellipse((x - size[0] / 8, y - size[1] / 6, x + size[0] / 8, y + size[1] / 6), fill=(turn * 30, 90, seed * 20))
    made.save(file)
    return file


def file_away(ledger: Ledger, folder: Path) -> None:
    """Two pictures alike of one measure, another of two, a document nobody uses."""
    taken_in(ledger, a_plan())
    first, second = measure_ids(ledger)[:2]
    files = [a_picture(folder / "现场.png", 1), a_picture(folder / "小图.png", 1, (200, 150)), a_picture(folder / "河道.png", 7)]
    (folder / "记录.txt").write_text("巡查记录", encoding="utf-8")
    attach_evidence(ledger, [first], [*files[:2], folder / "记录.txt"], month=Month(2026, 5), note="整改后")
    attach_evidence(ledger, [first, second], files[2:])
    detach_evidence(ledger, first, next(row.id for row in evidence_files(ledger, FileFilter()) if row.name == "记录.txt"))


@pytest.fixture
def filed(filled: Callable[..., Ledger]) -> Ledger:
    return filled("filed", file_away)


@pytest.fixture
def make_page(qtbot: QtBot, make_frame: Callable[..., Frame]) -> Callable[[Ledger], EvidencePage]:
    def made(ledger: Ledger) -> EvidencePage:
        page = EvidencePage(make_frame(ledger, today=TODAY))
        qtbot.addWidget(page)
        page.resize(1000, 700)
        page.show()
        return page

    return made


@pytest.fixture
def page(make_page: Callable[[Ledger], EvidencePage], filed: Ledger) -> EvidencePage:
    return make_page(filed)


def names(page: EvidencePage) -> set[str]:
    return {row.name for row in page.model.rows()}


def press(page: EvidencePage, *chips: str) -> None:
    page.head.chips.choose(frozenset(chips))
    page.head.chips.chosen_changed.emit(page.head.chips.chosen)


def place_of(page: EvidencePage, name: str) -> int:
    return next(place for place, row in enumerate(page.model.rows()) if row.name == name)


@pytest.mark.parametrize(("chips", "expected"), [
    ((), {"现场.png", "小图.png", "河道.png", "记录.txt"}), ((PICTURES,), {"现场.png", "小图.png", "河道.png"}),
    ((DOCUMENTS,), {"记录.txt"}), ((UNUSED,), {"记录.txt"}), ((ALIKE,), {"现场.png", "小图.png"}), ((BAD,), set()),
    ((PICTURES, UNUSED), set()),
])  # fmt: skip
def test_chips_keep_what_they_say(page: EvidencePage, chips: tuple[str, ...], expected: set[str]) -> None:
    press(page, *chips)
    assert names(page) == expected
    assert page.empty.isVisible() is not bool(expected)
    assert page.detail.isVisible() is bool(expected)


def test_chips_count_files(page: EvidencePage) -> None:
    assert page.head._counts == {PICTURES: 3, DOCUMENTS: 1, UNUSED: 1, BAD: 0, ALIKE: 2}


@pytest.mark.parametrize(("words", "expected"), [("整改", {"现场.png", "小图.png", "记录.txt"}), ("1-02-1", {"河道.png"}), ("没有", set())])
def test_a_search_finds_name_note_and_measure(page: EvidencePage, words: str, expected: set[str]) -> None:
    page.head.search.setText(words)
    page.head.search.searched.emit(words)
    assert names(page) == expected


def test_a_month_keeps_what_is_filed_under_it(page: EvidencePage) -> None:
    box = page.head.month
    box.setCurrentIndex(box.findData("2026-05"))
    box.activated.emit(box.currentIndex())
    assert names(page) == {"现场.png", "小图.png"}


def test_a_file_that_proves_two_months_is_found_under_both(page: EvidencePage, filed: Ledger, tmp_path: Path) -> None:
    attach_evidence(filed, measure_ids(filed)[1:2], [a_picture(tmp_path / "现场.png", 1)], month=Month(2026, 3))
    page.refresh()
    for month in ("2026-03", "2026-05"):
        assert page.head.month.findData(month) > 0
        page.head.month.setCurrentIndex(page.head.month.findData(month))
        page.head.month.activated.emit(0)
        assert "现场.png" in names(page), month


def test_missing_and_altered_files_are_marked(make_page: Callable[[Ledger], EvidencePage], filed: Ledger) -> None:
    rows = {row.name: filed.evidence_files.path_of(row.sha256) for row in evidence_files(filed, FileFilter())}
    rows["河道.png"].unlink()
    rows["记录.txt"].write_bytes(b"x" * len("巡查记录".encode()))
    page = make_page(filed)

    press(page, BAD)

    assert names(page) == {"河道.png", "记录.txt"}
    index = page.model.index(place_of(page, "河道.png"), int(FileColumn.STATE))
    assert "Missing" in str(index.data())
    assert index.data(Qt.ItemDataRole.ForegroundRole) is not None


def test_the_model_is_a_sound_one_and_sorts_by_bytes(page: EvidencePage) -> None:
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    page.table.sortByColumn(int(FileColumn.SIZE), Qt.SortOrder.DescendingOrder)
    sizes = [row.size for row in page.model.rows()]
    assert sizes == sorted(sizes, reverse=True)


def test_a_chosen_picture_is_looked_at_and_its_like_is_a_door(page: EvidencePage) -> None:
    page.table.choose(place_of(page, "现场.png"))
    assert page.detail.preview.count == 1
    assert [row.name for row in page.detail._alike] == ["小图.png"]

    page.detail.file_wanted.emit(page.detail._alike[0].sha256)

    assert page.file is not None
    assert page.file.name == "小图.png"


def test_what_is_no_picture_has_no_preview(page: EvidencePage) -> None:
    page.table.choose(place_of(page, "记录.txt"))
    assert page.detail.preview.count == 0
    assert page.detail.nothing.isVisible()


def test_a_file_that_is_gone_has_no_preview(make_page: Callable[[Ledger], EvidencePage], filed: Ledger) -> None:
    for row in evidence_files(filed, FileFilter()):
        filed.evidence_files.path_of(row.sha256).unlink()
    page = make_page(filed)
    page.table.choose(place_of(page, "现场.png"))
    assert page.detail.nothing.isVisible()
    assert "Missing" in page.detail.remark.text()


def test_a_measure_is_a_door(page: EvidencePage, filed: Ledger, qtbot: QtBot) -> None:
    page.table.choose(place_of(page, "现场.png"))
    with qtbot.waitSignal(page.wanted) as heard:
        page.detail.measure_wanted.emit(page.file.doors[0].measure_id if page.file else 0)
    assert heard.args == ["checklist", measure_ids(filed)[0]]


def test_copies_are_saved_under_readable_names(
    page: EvidencePage, tmp_path: Path, messages: HeardMessages
) -> None:
    (tmp_path / "out").mkdir()
    page.table.selectAll()
    page.handing.save(page.table.files, tmp_path / "out")

    assert {file.name for file in (tmp_path / "out").iterdir()} == {
        "附件1-01-1_2026-05_01.png", "附件1-01-1_2026-05_02.png", "附件1-01-1_2026-06_01.png", "未关联_2026-06_01.txt",
    }  # fmt: skip
    assert len(messages.notices) == 1
    assert not page.handing.is_busy


def test_files_are_dragged_as_copies_with_readable_names(
    page: EvidencePage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    dragged: list[list[Path]] = []
    monkeypatch.setattr(FileList, "drag", lambda _list, files: dragged.append(list(files)))
    page.table.choose(place_of(page, "河道.png"))

    page.table.startDrag(Qt.DropAction.CopyAction)

    qtbot.waitUntil(lambda: dragged != [])
    assert [[file.name for file in files] for files in dragged] == [["附件1-01-1_2026-06_01.png"]]
    assert dragged[0][0].is_file()


def test_the_mouse_drags_a_file_and_does_not_choose_those_it_passes(page: EvidencePage, qtbot: QtBot) -> None:
    page.resize(1000, 700)
    page.show()
    wanted: list[list[str]] = []
    page.table.drag_wanted.disconnect()
    page.table.drag_wanted.connect(lambda: wanted.append([row.name for row in page.table.files]))
    row = place_of(page, "河道.png")
    start = page.table.visualRect(page.table.rows.index(row, 0)).center()
    qtbot.mousePress(page.table.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 5):  # QTest's own move tells of no button
        place = start + QPoint(40, 15) * step
        moved = QMouseEvent(QEvent.Type.MouseMove, QPointF(place), QPointF(page.table.viewport().mapToGlobal(place)),
                            Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(page.table.viewport(), moved)
    qtbot.mouseRelease(page.table.viewport(), Qt.MouseButton.LeftButton, pos=start)
    assert wanted[0] == ["河道.png"]


def test_what_is_dragged_are_addresses_of_files_and_only_while_the_button_is_held(
    page: EvidencePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[object] = []
    monkeypatch.setattr(QDrag, "exec", lambda *_: ran.append(1))
    assert [url.toLocalFile() for url in urls_of([tmp_path / "附件1-01-1_2026-06_01.png"]).urls()] == [
        str(tmp_path / "附件1-01-1_2026-06_01.png")
    ]
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.NoButton)
    assert page.table.drag([tmp_path / "a.png"]) is False
    assert ran == []
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.LeftButton)
    assert page.table.drag([tmp_path / "a.png"]) is True
    assert ran == [1]


def test_a_contact_sheet_of_what_is_shown_is_written(
    page: EvidencePage, tmp_path: Path, messages: HeardMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("gui.pages.evidence_handing.open_file", opened.append)
    press(page, PICTURES)
    page.handing.write_sheet(page.model.rows(), tmp_path / "sheet.pdf", a_page=6)

    assert opened == [tmp_path / "sheet.pdf"]
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-")
    assert len(messages.notices) == 1


def test_a_contact_sheet_holds_the_files_chosen_where_several_are_else_all_that_are_shown(
    page: EvidencePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(page.handing, "ask_sheet", lambda files: asked.append([file.name for file in files]))
    shown = [file.name for file in page.model.rows()]
    page.table.choose(1)
    for_all = page.head.sheet.text()
    page.head.sheet.click()
    page.table.selectRow(2)
    page.table.selectionModel().select(page.model.index(0, 0), ROWS_TOO)
    for_two = page.head.sheet.text()
    page.head.sheet.click()
    page.table.clearSelection()
    page.head.sheet.click()

    assert asked == [shown, [shown[0], shown[2]], shown]
    assert "2" in for_two
    assert page.head.sheet.text() == for_all
    assert for_all != for_two


def test_a_contact_sheet_has_nothing_to_hold_where_nothing_is_shown(page: EvidencePage) -> None:
    page.table.selectAll()
    page.head.search.setText("没有这个")
    page.head.changed.emit()

    assert not page.head.sheet.isEnabled()
    assert not page.head.save.isEnabled()
    assert "2" not in page.head.sheet.text()


@pytest.mark.parametrize(("place", "a_page"), [(0, 6), (1, 4)])
def test_how_many_pictures_stand_on_a_page_is_chosen_with_the_place(
    page: EvidencePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: int, a_page: int
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(page.handing, "write_sheet", lambda files, target, **more: asked.append((target, more)))
    page.head.sheet.click()
    dialog = page.handing.asking
    assert isinstance(dialog, QFileDialog)
    dialog.selectNameFilter(dialog.nameFilters()[place])
    dialog.fileSelected.emit(str(tmp_path / "sheet.pdf"))
    dialog.reject()

    assert asked == [(tmp_path / "sheet.pdf", {"a_page": a_page})]


def test_the_clean_up_asks_in_numbers_and_takes_the_unused_away(
    page: EvidencePage, messages: HeardMessages
) -> None:
    page.head.clean.click()

    assert [(code, facts["rows"], facts["files"]) for code, facts in messages.asked] == [("clean-evidence-question", 1, 1)]
    assert names(page) == {"现场.png", "小图.png", "河道.png"}
    page.head.clean.click()
    assert len(messages.asked) == 1  # nothing is left to be asked about


def test_a_no_to_the_clean_up_leaves_all(page: EvidencePage, messages: HeardMessages) -> None:
    messages.answer = False
    page.head.clean.click()
    assert len(names(page)) == 4


def test_an_error_while_copying_is_shown_and_the_next_act_goes(
    page: EvidencePage, tmp_path: Path, messages: HeardMessages
) -> None:
    page.handing.save(page.model.rows()[:1], tmp_path / "not there")
    assert len(messages.errors) == 1
    assert not page.handing.is_busy


def test_where_there_is_no_evidence_the_first_step_is_told(
    make_page: Callable[[Ledger], EvidencePage], town_ledger: Ledger, qtbot: QtBot
) -> None:
    page = make_page(town_ledger)
    assert page.empty.isVisible()
    with qtbot.waitSignal(page.wanted) as heard:
        page.empty.step_wanted.emit()
    assert heard.args[0] == "checklist"


def test_show_all_takes_every_filter_away(page: EvidencePage) -> None:
    press(page, PICTURES, UNUSED)
    page.head.search.setText("没有")
    page.empty.step_wanted.emit()
    assert len(names(page)) == 4
    assert not page.head.is_narrowed


def test_a_note_is_written(page: EvidencePage) -> None:
    page.table.choose(place_of(page, "河道.png"))
    assert page.file is not None
    page.acts.write_note(page.file, "汛期前")
    assert page.detail.note.text() == "汛期前"


def test_finding_out_goes_on_after_it_was_stopped(filed: Ledger, make_frame: Callable[..., Frame], qtbot: QtBot) -> None:
    runners = fake_runners(held=True)
    watch = EvidenceWatch(make_frame(filed, runners=runners).operations)
    files = evidence_files(filed, FileFilter())
    watch.look(files)
    watch.stop()
    watch.look(files)
    runners.long_work.wait()

    assert set(watch.states.values()) == {FileState.SOUND}
    assert len(watch.twins) == 2


def test_every_control_has_a_name(page: EvidencePage) -> None:
    for part in (page, page.table, page.detail.preview, page.head.search, page.head.month):
        assert part.accessibleName()
