"""The merge page: files taken in, decided, merged, undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from gui.dialogs.returned_measure import ReturnedMeasureDialog
from gui.dialogs.returned_sender import SenderDialog
from gui.pages.merge import MergePage
from gui.pages.merge_head import Side
from model.ledger import Ledger
from model.periods import Month
from model.rows.merging import Choice
from model.rules.workdays import workdays_between
from model.store.tables import Progress, Returned
from tests.builders import a_plan, content, taken_in
from tests.fakes import FakeTasks, fake_runners
from tests.gui.conftest import HeardMessages
from tests.gui.merge.scene import GREEN, MAY, TODAY, WATER, WILLOW, codes, own_table, standings, taken, town
from tests.returned_files import returned


def empty_words(page: MergePage) -> list[str]:
    """What is said where no report is listed."""
    return [label.text() for label in page.result.empty.findChildren(QLabel)]


def texts(ledger: Ledger) -> set[str]:
    """What the ledger holds of the month."""
    with ledger.read() as session:
        return set(session.scalars(select(Progress.text).where(Progress.month == 5)))


def test_without_a_plan_there_is_a_way_to_one(make_page: Callable[..., MergePage], filled: Callable[..., Ledger]) -> None:
    page = make_page(filled("empty", lambda ledger, folder: None))
    wanted: list[tuple[str, object]] = []
    page.wanted.connect(lambda name, place: wanted.append((name, place)))
    assert page.empty.isVisible()
    page.empty.step_wanted.emit()
    assert wanted == [("take-in", [])]


def test_what_is_dropped_is_taken_in_and_listed(page: MergePage, ledger: Ledger, tmp_path: Path) -> None:
    files = [town(tmp_path, ledger), town(tmp_path, ledger, WILLOW, text="正在办理。")]
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    held = Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(QPoint(10, 10), *held)
    QApplication.sendEvent(page, over)
    assert over.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(10, 10), *held))
    assert standings(page) == {f"{GREEN}.xlsx": "READY", f"{WILLOW}.xlsx": "READY"}
    lines = {line.sender: line.seen for line in page.files.model.rows()}
    assert {(unit, seen.rows, seen.found, seen.news) for unit, seen in lines.items() if seen} == {(GREEN, 2, 2, 2), (WILLOW, 2, 2, 2)}


def test_a_file_in_which_nothing_was_filled_in_is_not_called_ready(page: MergePage, ledger: Ledger, tmp_path: Path) -> None:
    taken(page, returned(ledger, tmp_path / "空.xlsx", MAY, unit=GREEN, say=lambda _number, _row: None, today=TODAY))
    assert standings(page) == {"空.xlsx": "EMPTY"}


def test_a_folder_is_taken_in_with_the_tables_in_it(page: MergePage, ledger: Ledger, tmp_path: Path) -> None:
    folder = tmp_path / "回收" / "第一批"
    folder.mkdir(parents=True)
    town(folder, ledger)
    (folder / "~$青山镇.xlsx").write_bytes(b"lock")
    (folder / "照片.jpg").write_bytes(b"\xff\xd8\xff")
    taken(page, folder.parent)
    assert standings(page) == {f"{GREEN}.xlsx": "READY"}


def test_the_same_file_twice_changes_nothing_and_says_so(page: MergePage, ledger: Ledger, tmp_path: Path) -> None:
    file = town(tmp_path, ledger)
    taken(page, file)
    before = content(ledger)
    again = tmp_path / "又一份.xlsx"
    again.write_bytes(file.read_bytes())
    taken(page, again)
    assert standings(page) == {f"{GREEN}.xlsx": "READY", "又一份.xlsx": "AGAIN"}
    assert content(ledger) == before


def test_a_picture_says_why_it_is_not_taken_in_and_can_be_sent_away(page: MergePage, tmp_path: Path) -> None:
    picture = tmp_path / "照片.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    taken(page, picture)
    line = page.files.line
    assert line is not None
    assert line.told is not None
    assert line.told.code == "returned-kind-unknown"
    assert page.files.detail.said.text()
    page.files.detail.away.click()
    assert standings(page) == {}


def test_a_file_of_another_month_is_not_merged_until_decided_and_can_be_put_back(
    page: MergePage, ledger: Ledger, tmp_path: Path
) -> None:
    page.head.month.choose(Month(2026, 4))
    taken(page, town(tmp_path, ledger))
    assert codes(page) == ["file-other-month"]
    assert not page.head.merge.isEnabled()
    page.files.detail.away.click()
    assert (standings(page), codes(page)) == ({}, [])
    page.frame.operations.undo()
    assert standings(page) == {f"{GREEN}.xlsx": "OPEN"}


def test_an_unknown_sender_is_said_in_the_dialog(page: MergePage, ledger: Ledger, tmp_path: Path) -> None:
    taken(page, town(tmp_path, ledger, "某某单位", name="a.xlsx"))
    assert codes(page) == ["sender-unknown"]
    page.files.detail.assign.click()
    dialog = page.conflicts.asks.dialog
    assert isinstance(dialog, SenderDialog)
    assert {WILLOW, GREEN} <= {choice.value for choice in dialog.picker.choices()}
    assert not dialog.closing.act.isEnabled()  # nothing is chosen: pressing it would do nothing
    assert dialog.closing.said.text()
    dialog.picker.set_text(WILLOW)
    assert dialog.closing.act.isEnabled()
    dialog.closing.act.click()
    assert codes(page) == []
    assert [line.sender for line in page.files.model.rows()] == [WILLOW]


def test_merging_writes_once_and_can_be_undone_by_name(page: MergePage, ledger: Ledger, tmp_path: Path) -> None:
    taken(page, town(tmp_path, ledger), town(tmp_path, ledger, WILLOW, text="正在办理。"))
    before = content(ledger)
    page.head.merge.click()
    assert texts(ledger) == {"已完成。", "正在办理。"}
    assert set(standings(page).values()) == {"MERGED"}
    assert page.head.chips[Side.RESULT].isChecked()
    assert "May 2026" in page.frame.operations.history.undo_text
    page.frame.operations.undo()
    assert content(ledger) == before
    assert set(standings(page).values()) == {"READY"}


def test_merging_what_nothing_was_filled_into_says_so_in_both_places(
    page: MergePage, ledger: Ledger, tmp_path: Path, messages: HeardMessages
) -> None:
    before = empty_words(page)
    taken(page, returned(ledger, tmp_path / "空.xlsx", MAY, unit=GREEN, say=lambda _number, _row: None, today=TODAY))
    page.head.merge.click()
    assert standings(page) == {"空.xlsx": "MERGED"}
    assert messages.notices[-1] != page.frame.operations.history.undo_text  # not told as if something were merged
    assert empty_words(page) != before
    page.frame.operations.undo()
    assert empty_words(page) == before


def test_merge_is_off_until_everything_is_decided_and_says_how_much_is_left(
    page: MergePage, ledger: Ledger, tmp_path: Path, qtbot: QtBot
) -> None:
    taken(page, town(tmp_path, ledger, text="说法甲。", name="1.xlsx"), town(tmp_path, ledger, text="说法乙。", name="2.xlsx"))
    assert codes(page) == ["said-twice", "said-twice"]
    assert not page.head.merge.isEnabled()
    assert "2" in page.head.said.text()
    page.show_side(Side.CONFLICTS)
    qtbot.keyClick(page.conflicts.view, Qt.Key.Key_1)
    assert "1" in page.head.said.text()
    qtbot.keyClick(page.conflicts.view, Qt.Key.Key_Return)
    qtbot.keyClick(page.conflicts.view, Qt.Key.Key_2)
    assert page.head.merge.isEnabled()
    page.head.merge.click()
    assert texts(ledger) == {"说法甲。", "说法乙。"}


def test_decisions_outlive_another_month_and_an_undone_merge(page: MergePage, ledger: Ledger, tmp_path: Path) -> None:
    taken(page, town(tmp_path, ledger, text="说法甲。", name="1.xlsx"), town(tmp_path, ledger, text="说法乙。", name="2.xlsx"))
    for row in page.conflicts.model.all_made():
        page.conflicts.view.decided.emit(row, row.options[0])
    page.head.month.choose(Month(2026, 6))
    assert codes(page) == []
    page.head.month.choose(MAY)
    assert page.deciding.open == 0
    assert len(codes(page)) == 2
    page.head.merge.click()
    page.frame.operations.undo()
    assert page.head.merge.isEnabled()


def test_a_row_that_fits_nothing_is_shown_with_proposals_and_never_guessed(
    page: MergePage, ledger: Ledger, tmp_path: Path
) -> None:
    taken(page, own_table(tmp_path, [("一件谁都没有听说过的事", "已完成", "办了。")]))
    row = page.conflicts.model.all_made()[0]
    assert row.conflict.code.value == "row-unmatched"
    assert row.options[-1].decision is not None
    assert row.options[-1].decision.choice == Choice.LEAVE
    assert not page.head.merge.isEnabled()
    another = next(option for option in row.options if option.asks is not None)
    page.conflicts.view.decided.emit(row, another)
    dialog = page.conflicts.asks.dialog
    assert isinstance(dialog, ReturnedMeasureDialog)
    dialog.measures.list.setCurrentRow(0)
    dialog.closing.act.click()
    assert page.head.merge.isEnabled()
    page.head.merge.click()
    assert texts(ledger) == {"办了。"}


@pytest.mark.sqlite("on a server nobody holds a ledger")
def test_a_ledger_that_can_only_be_looked_at_takes_nothing_in(
    make_page: Callable[..., MergePage], ledger: Ledger, tmp_path: Path
) -> None:
    town(tmp_path, ledger)
    with Ledger.open(ledger.folder) as looked_at:
        assert looked_at.is_read_only
        page = make_page(looked_at)
        assert not page.head.files.isVisible()
        assert not page.head.merge.isEnabled()
        assert not page.drops._takes()
        assert len(page.senders.model.rows()) == 3


def test_a_batch_can_be_stopped_and_nothing_of_it_is_kept(
    make_page: Callable[..., MergePage], ledger: Ledger, tmp_path: Path
) -> None:
    runners = fake_runners()
    reading = runners.long_work
    assert isinstance(reading, FakeTasks)
    page = make_page(ledger, runners=runners)
    reading.held = True
    taken(page, town(tmp_path, ledger))
    assert page.progress.isVisible()
    page.progress.cancel.click()
    reading.release()
    assert not page.progress.isVisible()
    assert standings(page) == {}
    with ledger.read() as session:
        assert session.scalars(select(Returned)).all() == []


def test_another_plan_begins_with_its_own_files(page: MergePage, ledger: Ledger, tmp_path: Path) -> None:
    taken(page, town(tmp_path, ledger))
    taken_in(ledger, a_plan(year=2025, title="示例区2025年行动计划", doc_no="示政办发〔2025〕1号"), unit=WATER)
    from model.queries.overview import myself, plans

    page.frame.chosen.set_ledger(plans(ledger), myself(ledger))
    page.frame.chosen.choose(2)
    assert page.place is not None
    assert page.place[0] == 2
    assert standings(page) == {}


@pytest.mark.parametrize("side", list(Side))
def test_every_part_is_told_by_its_chip(page: MergePage, side: Side) -> None:
    page.head.chips[side].click()
    shown = (page.files, page.senders, page.conflicts, page.result)[side]
    assert shown.isVisible()


@pytest.mark.parametrize("today", [date(2026, 6, 1), date(2026, 5, 22)])
def test_the_days_left_are_those_of_the_window_head(make_page: Callable[..., MergePage], ledger: Ledger, today: date) -> None:
    page = make_page(ledger, today=today)
    due_on = page.arrived.standing.due_on if page.arrived is not None else None
    assert due_on is not None
    assert today < due_on
    page.head.show_due(due_on)
    assert f" {workdays_between(today + timedelta(days=1), due_on)} working day" in page.head.due.text()


def test_the_rail_is_given_the_number_left_to_decide(page: MergePage, ledger: Ledger, tmp_path: Path) -> None:
    told: list[str] = []
    page.counter_changed.connect(told.append)
    taken(page, town(tmp_path, ledger, text="说法甲。", name="1.xlsx"), town(tmp_path, ledger, text="说法乙。", name="2.xlsx"))
    assert told[-1] == "2"


def test_with_large_text_three_conflicts_can_be_read(page: MergePage, ledger: Ledger, tmp_path: Path) -> None:
    taken(page, town(tmp_path, ledger), own_table(tmp_path, [("加强扬尘管控。", "closed", "做完了。")]))
    page.show_side(Side.CONFLICTS)
    page.frame.settings.text_size = 150
    page.frame.theme.apply()
    page.resize(1010, 650)
    QApplication.sendPostedEvents()
    view = page.conflicts.view
    assert view.viewport().height() >= 3 * view.verticalHeader().defaultSectionSize()
    assert page.conflicts.text.height() > view.verticalHeader().defaultSectionSize()
