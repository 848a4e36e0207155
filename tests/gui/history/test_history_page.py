"""The history's page: lines, filter, the chosen line, taking it back, the check, the way to a measure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from gui.item_models.history_table import HistoryColumn
from gui.page import Frame
from gui.pages.history import HistoryPage
from gui.pages.history_head import SPAN
from model.actions.close import close_measures, set_state
from model.actions.progress import note_progress
from model.ledger import Ledger
from model.periods import Month
from model.queries import ledger_history
from model.queries.checklist import checklist_rows
from model.rows.checklist import ChecklistFilter
from model.rows.faults import CheckReport, Fault, FaultKind
from model.rows.history import ChangeKind, HistoryFilter, MeasureHistory
from model.rows.words import State
from tests.builders import TODAY, a_plan, content, measure_ids, taken_in
from tests.gui.conftest import HeardMessages

JUNE = Month(2026, 6)


def work(ledger: Ledger, _folder: Path) -> None:
    """A measure noted on while typing, one closed under another name."""
    taken_in(ledger, a_plan())
    for text in ("已", "已抽测", "已抽测5个"):
        note_progress(ledger, measure_ids(ledger)[0], JUNE, text, today=TODAY)
    ledger.person = "复核人"
    close_measures(ledger, measure_ids(ledger)[1:2], on=TODAY, note="验收")


@pytest.fixture
def worked(filled: Callable[..., Ledger]) -> Ledger:
    return filled("worked", work, person="复核人")


@pytest.fixture
def make_page(qtbot: QtBot, make_frame: Callable[..., Frame]) -> Callable[[Ledger], HistoryPage]:
    def made(ledger: Ledger) -> HistoryPage:
        page = HistoryPage(make_frame(ledger, today=TODAY))
        qtbot.addWidget(page)
        page.resize(1000, 700)
        page.show()
        return page

    return made


@pytest.fixture
def page(make_page: Callable[[Ledger], HistoryPage], worked: Ledger) -> HistoryPage:
    return make_page(worked)


def shown(page: HistoryPage) -> list[str]:
    return [line.change.action for line in page.model.rows()]


def cell(page: HistoryPage, row: int, column: HistoryColumn) -> str:
    return str(page.model.index(row, int(column)).data())


def test_all_measures_of_a_change_can_be_shown(
    make_page: Callable[[Ledger], HistoryPage], town_ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_history, "DOORS", 1)
    keys = measure_ids(town_ledger)
    close_measures(town_ledger, keys, on=TODAY)
    page = make_page(town_ledger)
    assert [len(page.detail.doors), page.detail.more.isVisible()] == [1, True]
    assert str(len(keys) - 1) in page.detail.more.text()
    page.detail.more.click()
    assert sorted(key for key, _ in page.detail.doors) == sorted(keys)
    assert not page.detail.more.isVisible()
    page.table.setCurrentIndex(page.model.index(2, 0))
    page.table.setCurrentIndex(page.model.index(0, 0))
    assert len(page.detail.doors) == 1


def test_changes_stand_newest_first_and_a_sitting_once(page: HistoryPage) -> None:
    assert shown(page) == ["close", "note-progress", "accept-plan", "set-myself", "make-ledger"]
    assert cell(page, 0, HistoryColumn.WHO) == "复核人"
    assert "Not started → Closed" in cell(page, 0, HistoryColumn.EDITS)
    assert "已抽测5个" in cell(page, 1, HistoryColumn.EDITS)
    assert [page.line and page.line.change.action, page.detail.detail is not None] == ["close", True]


def test_the_model_is_a_sound_one(page: HistoryPage) -> None:
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    page.refresh()
    assert page.model.rowCount() == 5


@pytest.mark.parametrize(("box", "value", "expected"), [
    ("person", "复核人", ["close"]), ("kind", "progress", ["note-progress"]), ("kind", "plan", ["accept-plan"]),
])  # fmt: skip
def test_a_filter_keeps_what_it_says(page: HistoryPage, box: str, value: str, expected: list[str]) -> None:
    field = getattr(page.head, box)
    field.setCurrentIndex(field.findData(value))
    field.activated.emit(field.currentIndex())

    assert shown(page) == expected


def test_a_span_of_days_may_be_given_backwards(page: HistoryPage) -> None:
    head = page.head
    head.days.setCurrentIndex(head.days.findData(SPAN))
    head.days.activated.emit(head.days.currentIndex())
    assert not head.first.isHidden()
    head.first.setDate(QDate(TODAY.year, TODAY.month, TODAY.day))
    head.last.setDate(QDate(TODAY.year, TODAY.month, TODAY.day).addDays(-3))

    assert head.kept == HistoryFilter(first=TODAY - timedelta(days=3), last=TODAY)
    assert len(shown(page)) == 5


def test_where_nothing_is_found_the_way_out_shows_all(page: HistoryPage) -> None:
    head = page.head
    head.kind.setCurrentIndex(head.kind.findData(ChangeKind.SUBMISSION.value))
    head.kind.activated.emit(head.kind.currentIndex())
    assert shown(page) == []
    assert page.empty.isVisible()

    page.empty.step_wanted.emit()

    assert len(shown(page)) == 5


def test_a_line_is_taken_back_whole_and_undo_brings_it_back(
    page: HistoryPage, worked: Ledger, messages: HeardMessages
) -> None:
    before = content(worked)
    page.table.choose(1)
    assert page.detail.line is not None
    assert len(page.line.numbers) == 3

    page.detail.revert.click()
    taken_back = content(worked)
    page.frame.operations.undo()

    assert (taken_back["progress"], content(worked)) == ([], before)
    assert [words.partition(":")[0] for words in messages.notices] == ["Take back", "Undone"]
    assert messages.errors == []


def test_what_was_undone_says_so_and_cannot_be_taken_back_again(page: HistoryPage) -> None:
    page.table.choose(0)
    page.detail.revert.click()
    place = shown(page).index("close")
    page.table.choose(place)

    assert not page.detail.revert.isEnabled()
    assert "undone" in cell(page, place, HistoryColumn.WHAT)


def test_what_stands_in_the_way_is_named_and_can_be_gone_to(
    make_page: Callable[[Ledger], HistoryPage], worked: Ledger
) -> None:
    old = set_state(worked, measure_ids(worked)[2:], State.BLOCKED, on=TODAY).number
    later = set_state(worked, measure_ids(worked)[2:], State.IN_PROGRESS, on=TODAY).number
    page = make_page(worked)
    page.table.choose(1)
    assert page.detail.line is not None
    assert page.line.change.id == old
    assert not page.detail.revert.isEnabled()
    assert str(later) in page.detail.why.text()

    page.detail.obstacle.click()

    assert page.line.change.id == later
    assert page.detail.revert.isEnabled()


def test_the_beginning_cannot_be_taken_back(page: HistoryPage) -> None:
    page.table.choose(4)
    assert not page.detail.revert.isEnabled()
    assert page.detail.why.text()


def test_a_ledger_to_look_at_offers_no_way_back(
    qtbot: QtBot, make_frame: Callable[..., Frame], worked: Ledger
) -> None:
    frame = make_frame(worked, today=TODAY)
    worked.obstacle = "ledger-held"
    page = HistoryPage(frame)
    qtbot.addWidget(page)
    page.show()

    page.table.choose(0)

    assert not page.detail.revert.isEnabled()


def test_a_measures_code_is_a_door(page: HistoryPage, worked: Ledger, qtbot: QtBot) -> None:
    page.table.choose(0)
    with qtbot.waitSignal(page.wanted) as heard:
        page.detail.measure_wanted.emit(page.line.doors[0][0] if page.line else 0)
    assert heard.args == ["checklist", measure_ids(worked)[1]]


def test_earlier_lines_come_when_they_are_scrolled_to(
    make_page: Callable[[Ledger], HistoryPage], worked: Ledger
) -> None:
    for turn in range(70):
        set_state(worked, measure_ids(worked)[:1], State.BLOCKED if turn % 2 else State.IN_PROGRESS, on=TODAY)
    page = make_page(worked)
    first = page.model.rowCount()
    page.table.choose(5)
    while page.model.canFetchMore(page.table.rootIndex()):
        page.model.fetchMore(page.table.rootIndex())

    assert first == 60
    assert page.model.rowCount() == 74  # the first said what stood there
    assert page.line == page.model.rows()[5]


def test_a_change_made_meanwhile_comes_on_top_and_the_choice_stays(page: HistoryPage, worked: Ledger) -> None:
    page.table.choose(1)
    page.frame.operations.write(None, "x", set_state, measure_ids(worked)[2:], State.BLOCKED, on=TODAY)

    assert shown(page)[0] == "set-state"
    assert page.detail.line is not None
    assert page.line.change.action == "note-progress"


def test_the_chain_is_checked_when_asked(page: HistoryPage) -> None:
    assert page.head.said.isHidden()

    page.head.check.click()

    assert (page.head.said.property("tone"), page.head.check.isEnabled()) == ("green", True)
    assert "7" in page.head.said.text()


def test_a_broken_chain_names_its_changes(page: HistoryPage) -> None:
    page.head.show_check(CheckReport(9, 0, 0, (Fault(FaultKind.HISTORY, "4", "hash"),)))
    assert page.head.said.property("tone") == "red"
    assert "4" in page.head.said.text()


def test_delete_takes_back_and_return_goes_beside(page: HistoryPage, worked: Ledger, qtbot: QtBot) -> None:
    page.table.choose(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert shown(page)[0] == "revert"


def test_every_control_has_a_name(page: HistoryPage) -> None:
    head = page.head
    for part in (page, page.table, page.detail, head.person, head.kind, head.days, head.first, head.last):
        assert part.accessibleName()
    assert Path(str(page.frame.operations.ledger.folder)).is_dir()


def test_what_is_the_same_of_many_rows_is_told_once_with_their_number(page: HistoryPage) -> None:
    page.table.selectRow(shown(page).index("accept-plan"))

    assert page.detail.line is not None
    said = page.detail.edit_texts()
    assert len(said) == len(set(said)) < len(page.detail.line.edits)
    assert any("2026-12-31" in text and text.endswith("(×2)") for text in said)


def test_one_measures_history_is_narrowed_further_taken_back_and_left(page: HistoryPage, worked: Ledger) -> None:
    everything = len(page.model.rows())
    page.open_place(MeasureHistory(measure_ids(worked)[1], "1-02-1"))
    assert shown(page) == ["close", "accept-plan"]
    assert "1-02-1" in page.head.measure.text()
    page.head.person.setCurrentIndex(page.head.person.findData("复核人"))
    page.head.person.activated.emit(0)
    assert shown(page) == ["close"]
    page.table.choose(0)
    page.detail.revert.click()
    assert checklist_rows(worked, ChecklistFilter(), today=TODAY)[1].state is State.NOT_STARTED
    page.head.clear()
    page.head.measure.click()
    assert page.head.kept.measure is None
    assert not page.head.measure.isVisible()
    assert len(page.model.rows()) == everything + 1
