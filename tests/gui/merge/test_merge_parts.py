"""The parts of the merge page: choices of conflicts, several decided at once, who has reported, the result."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.dialogs.returned_words import WordsDialog
from gui.item_models.merge_conflicts import ConflictRow
from gui.item_models.merge_options import Asks, count_of, options_of
from gui.item_models.merge_senders import SenderColumn, SenderGroup
from gui.pages.merge import MergePage
from gui.pages.merge_asking import kept_copy
from gui.pages.merge_bulk import bulk_by_file, kind_of, newest
from gui.pages.merge_head import Side
from gui.pages.merge_html import FILE, MergeHtml
from gui.theme import Theme
from gui.translations import Languages
from model.ledger import Ledger
from model.queries.submissions import past_submissions
from model.rows.merging import Choice, Conflict, ConflictCode, Decision
from model.rows.merging import Side as Value
from model.rows.words import State
from tests.gui.merge.scene import GREEN, WATER, WILLOW, codes, own_table, taken, town

MEASURES = {7: ("1-01-1", "措施甲"), 8: ("1-01-2", "措施乙"), 9: ("1-02-1", "措施丙")}
IN_FILE = Value("", "写着的", "a.xlsx", "abc", "附件1", 5)


def shown(conflict: Conflict, said: Decision | None = None) -> list[tuple[str, bool]]:
    """The words of each choice, and whether it is the one made."""
    return [(option.words, option.is_chosen) for option in options_of(conflict, said, MEASURES)]


@pytest.mark.parametrize(
    ("conflict", "count"),
    [
        (Conflict("k", ConflictCode.OTHER_MONTH, (IN_FILE,), (Choice.TAKE, Choice.LEAVE)), 2),
        (Conflict("k", ConflictCode.SENDER_UNKNOWN, (IN_FILE,), (Choice.LEAVE,)), 3),
        (Conflict("k", ConflictCode.SENDER_UNKNOWN, (Value("", ""),), (Choice.LEAVE,), proposal="甲、乙"), 4),
        (Conflict("k", ConflictCode.ROW_UNMATCHED, (IN_FILE,), (Choice.MEASURE, Choice.LEAVE), near=(7, 8)), 4),
        (Conflict("k", ConflictCode.STATE_UNKNOWN, (IN_FILE,), (Choice.TYPED, Choice.LEAVE)), 5),
        (Conflict("k", ConflictCode.READING_NO_NUMBER, (IN_FILE,), (Choice.TAKE, Choice.TYPED, Choice.LEAVE), proposal="3"), 3),
        (Conflict("k", ConflictCode.ROW_OF_OTHER_UNIT, (IN_FILE,), (Choice.SENDER, Choice.NAMED, Choice.LEAVE), old="甲"), 3),
        (Conflict("k", ConflictCode.TWICE, (Value("a", "1"), Value("b", "2"), Value("a", "1")), (Choice.LEAVE,)), 3),
        (Conflict("k", ConflictCode.LEDGER_DIFFERS, (Value("ledger", "0"), Value("b", "2")), (Choice.LEDGER,), old="0"), 2),
        (Conflict("k", ConflictCode.TWICE, (Value("a", "1"), Value("b", "2")), (Choice.LEAVE, Choice.TYPED), field="reading:4"), 4),
        (Conflict("k", ConflictCode.TWICE, (Value("a", "甲"), Value("b", "乙")), (Choice.LEAVE, Choice.TYPED), field="text"), 4),
        (Conflict("k", ConflictCode.TWICE, (Value("a", "closed"), Value("b", "blocked")), (Choice.LEAVE, Choice.TYPED), field="state"), 3),
    ],
)  # fmt: skip
def test_every_kind_of_conflict_has_its_choices(qapp: object, conflict: Conflict, count: int) -> None:
    assert len(options_of(conflict, None, MEASURES)) == count_of(conflict) == count


def test_the_choice_made_is_marked(qapp: object) -> None:
    twice = Conflict("k", ConflictCode.TWICE, (Value("a", "1"), Value("b", "2")), (Choice.LEAVE,), decided="b")
    assert [is_chosen for _, is_chosen in shown(twice, Decision("k", "b"))] == [False, True, False]
    row = Conflict("k", ConflictCode.ROW_UNMATCHED, (IN_FILE,), (Choice.MEASURE, Choice.LEAVE), near=(7,), decided="measure")
    assert shown(row, Decision("k", "measure", "9"))[1] == ("1-02-1 措施丙", True)
    state = Conflict("k", ConflictCode.STATE_UNKNOWN, (IN_FILE,), (Choice.TYPED, Choice.LEAVE), decided="typed")
    assert [is_chosen for _, is_chosen in shown(state, Decision("k", "typed", State.CLOSED))] == [False, False, False, True, False]


def test_the_ledgers_words_stand_struck_above_the_new_ones_and_alone_to_be_kept(qapp: object) -> None:
    sides = (Value("ledger", "旧"), Value("b", "新", "b.xlsx", "bbb", "附件1", 3))
    new, old = options_of(Conflict("k", ConflictCode.LEDGER_DIFFERS, sides, (Choice.LEDGER,), old="旧"), None, MEASURES)
    assert (new.old, new.words) == ("旧", "新")
    assert "b.xlsx" in new.place
    assert (old.old, old.words, old.is_quiet) == ("", "旧", True)


def test_words_of_a_file_are_not_markup(theme: Theme) -> None:
    sides = (Value("a", "<b>甲</b>", "<i>.xlsx", "aaa"), Value("b", "乙"))
    conflict = Conflict("k", ConflictCode.TWICE, sides, (Choice.LEAVE,))
    html = MergeHtml(theme, lambda _key: 3).conflict(ConflictRow(conflict, options_of(conflict, None, {}), "<u>", "&"))
    assert "&lt;b&gt;甲" in html
    assert "<i>" not in html
    assert "<u>" not in html
    assert f'href="{FILE}3"' in html


def test_many_are_decided_at_once(page: MergePage, ledger: Ledger, tmp_path: Path) -> None:
    from datetime import date

    taken(
        page, town(tmp_path, ledger, text="先报的。", name="1.xlsx", state=State.BLOCKED),
        town(tmp_path, ledger, text="后报的。", name="2.xlsx", reported_on=date(2026, 6, 2)),
    )  # fmt: skip
    found = page.deciding.found
    assert found is not None
    assert set(codes(page)) == {"said-twice"}
    count = len(page.deciding.conflicts)
    assert len(newest(found.preview, page.deciding.conflicts)) == count
    assert {file: len(decisions) for file, decisions in bulk_by_file(page.deciding.conflicts).items()} == {
        file.key: count for file in found.preview.files
    }
    page.conflicts.fill_menu()
    page.conflicts.menu.actions()[0].trigger()
    assert page.deciding.open == 0
    page.head.merge.click()
    assert {line.text for one in page.result.model.rows() for line in one.lines if line.unit_id} == {"后报的。"}


def test_one_choice_is_made_for_all_of_a_kind(page: MergePage, tmp_path: Path) -> None:
    taken(page, own_table(tmp_path, [("没听说过的事一", "已完成", "办了一。"), ("没听说过的事二", "已完成", "办了二。")]))
    first = page.deciding.conflicts[0]
    page.deciding.decide([Decision(first.key, Choice.LEAVE)])
    page.conflicts.choose(first.key)
    page.conflicts.fill_menu()
    page.conflicts.menu.actions()[-1].trigger()
    assert page.deciding.open == 0
    assert len(kind_of(page.deciding.conflicts, Choice.LEAVE)) == 2


def test_keys_decide_go_on_and_open_again(page: MergePage, ledger: Ledger, tmp_path: Path, qtbot: QtBot) -> None:
    taken(page, town(tmp_path, ledger, text="说法甲。", name="1.xlsx"), town(tmp_path, ledger, text="说法乙。", name="2.xlsx"))
    page.show_side(Side.CONFLICTS)
    view = page.conflicts.view
    qtbot.keyClick(view, Qt.Key.Key_9)
    assert page.deciding.open == 2
    qtbot.keyClick(view, Qt.Key.Key_2)
    qtbot.keyClick(view, Qt.Key.Key_Enter)
    assert view.currentIndex().row() == 1
    qtbot.keyClick(view, Qt.Key.Key_3)
    assert page.deciding.open == 0
    qtbot.keyClick(view, Qt.Key.Key_Backspace)
    assert page.deciding.open == 1


def test_a_click_on_a_choice_decides(page: MergePage, ledger: Ledger, tmp_path: Path, qtbot: QtBot) -> None:
    taken(page, town(tmp_path, ledger, text="说法甲。", name="1.xlsx"), town(tmp_path, ledger, text="说法乙。", name="2.xlsx"))
    page.show_side(Side.CONFLICTS)
    view = page.conflicts.view
    place = view.visualRect(page.conflicts.model.index(0, 2)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    row = page.conflicts.model.all_made()[0]
    assert row.options[1].is_chosen
    assert not row.conflict.is_open


def test_a_person_may_write_it_anew(page: MergePage, ledger: Ledger, tmp_path: Path) -> None:
    taken(page, town(tmp_path, ledger, text="说法甲。", name="1.xlsx"), town(tmp_path, ledger, text="说法乙。", name="2.xlsx"))
    row = page.conflicts.model.all_made()[0]
    page.conflicts.view.decided.emit(row, next(option for option in row.options if option.asks is Asks.WORDS))
    dialog = page.conflicts.asks.dialog
    assert isinstance(dialog, WordsDialog)
    assert dialog.words.toPlainText() in ("说法甲。", "说法乙。")
    dialog.words.setPlainText("两种说法合并。")
    dialog.closing.act.click()
    made = page.conflicts.model.all_made()[0]
    assert [option.words for option in made.options if option.is_chosen] == ["两种说法合并。"]
    assert page.deciding.open == 1


def test_who_has_reported_is_counted_and_narrows_the_list(page: MergePage, ledger: Ledger, tmp_path: Path) -> None:
    taken(page, town(tmp_path, ledger), town(tmp_path, ledger, WILLOW, text=""))
    page.show_side(Side.SENDERS)
    assert {row.name for row in page.senders.model.rows()} == {GREEN, WILLOW, WATER}
    page.senders.show_group(SenderGroup.MISSING)
    assert [row.name for row in page.senders.model.rows()] == [WATER]
    page.senders.show_group(SenderGroup.LATE)
    assert page.senders.empty.isVisible() or page.senders.model.rows()


def test_space_switches_whether_a_unit_is_asked_to_report(page: MergePage, ledger: Ledger, qtbot: QtBot) -> None:
    page.show_side(Side.SENDERS)
    table = page.senders.table
    table.setCurrentIndex(page.senders.model.index(0, SenderColumn.STATUS))
    unit = page.senders.unit
    assert unit is not None
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert {row.name: row.is_expected for row in page.senders.model.rows()}[unit.name] is False
    page.frame.operations.undo()
    assert {row.name: row.is_expected for row in page.senders.model.rows()}[unit.name] is True


def test_the_reminder_of_one_unit_is_copied(page: MergePage) -> None:
    page.show_side(Side.SENDERS)
    unit = page.senders.unit
    assert unit is not None
    page.senders.one.click()
    dialog = page.senders.dialog
    assert dialog is not None
    assert unit.name in dialog.text.toPlainText()
    dialog.closing.act.click()
    assert QGuiApplication.clipboard().text() == dialog.text.toPlainText()


def test_the_result_names_every_source_and_opens_the_kept_copy(
    page: MergePage, ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = town(tmp_path, ledger, count="12")
    taken(page, first, town(tmp_path, ledger, WILLOW, text="正在办理。", count="9"))
    page.head.merge.click()
    one = page.result.model.rows()[0]
    assert [(target.is_summed, target.total) for target in one.sums] == [(True, Decimal(21))]
    opened: list[tuple[Path, bool]] = []
    monkeypatch.setattr("gui.pages.merge_opening.show_to_person", opened.append)
    source = next(line for line in one.lines if line.unit == GREEN).sources[0]
    assert f"{FILE}{source.returned_id}" in page.result.text.toHtml()
    page.result.link_wanted.emit(QUrl(f"{FILE}{source.returned_id}"))
    assert opened
    assert opened[0][0].read_bytes() == first.read_bytes()
    assert kept_copy(ledger, source.returned_id)[1] == first.name


def test_the_submission_upward_holds_everybodys_words_and_sums(page: MergePage, ledger: Ledger, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    taken(page, town(tmp_path, ledger, count="12"), town(tmp_path, ledger, WILLOW, text="正在办理。", count="9"))
    page.head.merge.click()
    target = tmp_path / "上报.xlsx"
    assert page.place is not None
    page.result.writer.write(page.place, target)
    cells = {str(cell.value) for sheet in load_workbook(target).worksheets for row in sheet.iter_rows() for cell in row}
    assert any(GREEN in cell and WILLOW in cell and "正在办理" in cell for cell in cells)
    assert "21" in cells
    assert len(past_submissions(ledger)) == 1
    assert page.result.handed.written is not None


def test_the_models_are_sound(page: MergePage, ledger: Ledger, tmp_path: Path, qtmodeltester: ModelTester) -> None:
    taken(page, town(tmp_path, ledger, text="说法甲。", name="1.xlsx"), town(tmp_path, ledger, text="说法乙。", name="2.xlsx"))
    for model in (page.files.model, page.conflicts.model, page.senders.model, page.result.model):
        qtmodeltester.check(model)


def test_texts_follow_the_language(page: MergePage, languages: Languages, ledger: Ledger, tmp_path: Path, qtbot: QtBot) -> None:
    taken(page, town(tmp_path, ledger, text="说法甲。", name="1.xlsx"), town(tmp_path, ledger, text="说法乙。", name="2.xlsx"))
    before = page.head.chips[Side.CONFLICTS].text(), page.head.said.text()
    languages.use("zh_CN")
    qtbot.waitUntil(lambda: page.head.chips[Side.CONFLICTS].text() != before[0])
    assert page.head.said.text() != before[1]


def test_a_made_up_unit_can_be_the_sender(page: MergePage, ledger: Ledger, tmp_path: Path) -> None:
    taken(page, town(tmp_path, ledger, "某某单位", name="a.xlsx"))
    row = page.conflicts.model.all_made()[0]
    page.conflicts.view.decided.emit(row, row.options[0])
    assert [line.sender for line in page.files.model.rows()] == ["某某单位"]


def test_what_is_to_be_decided_becomes_a_file_that_says_what_was_chosen(page: MergePage, ledger: Ledger, tmp_path: Path) -> None:
    taken(page, town(tmp_path, ledger, text="说法甲。", name="1.xlsx"), town(tmp_path, ledger, text="说法乙。", name="2.xlsx"))
    first = page.deciding.conflicts[0]
    page.deciding.decide([Decision(first.key, first.sides[1].key)])
    content = page.conflicts.export._content()
    assert content is not None
    page.conflicts.export.files.write(tmp_path / "list.csv", content[1])
    _heads, *lines = csv.reader((tmp_path / "list.csv").read_text(encoding="utf-8-sig").splitlines())
    model = page.conflicts.model
    assert lines == [[str(model.index(row, column).data() or "") for column in range(model.columnCount())] for row in range(model.rowCount())]
    assert len(lines) == len(page.deciding.conflicts)


def test_the_files_that_came_back_become_a_file_and_a_row_of_them_is_copied(
    page: MergePage, ledger: Ledger, tmp_path: Path, qtbot: QtBot
) -> None:
    taken(page, town(tmp_path, ledger, text="说法甲。", name="1.xlsx"), town(tmp_path, ledger, text="说法乙。", name="2.xlsx"))
    side = page.files
    content = side.export._content()
    assert content is not None
    side.export.files.write(tmp_path / "list.csv", content[1])
    heads, *lines = csv.reader((tmp_path / "list.csv").read_text(encoding="utf-8-sig").splitlines())
    assert [line[0] for line in lines] == [line.name for line in side.model.rows()]
    assert len(heads) == len(lines[0]) == sum(not side.table.isColumnHidden(column) for column in range(side.model.columnCount()))
    side.table.choose(1)
    qtbot.keyClick(side.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[1].split("\t")[0] == side.model.rows()[1].name


def test_the_files_are_counted_by_how_they_stand_where_not_all_are_alike(page: MergePage, ledger: Ledger, tmp_path: Path) -> None:
    taken(page, town(tmp_path, ledger, name="1.xlsx"))
    assert "·" not in page.files.said.text()
    taken(page, town(tmp_path, ledger, "某某单位", name="2.xlsx"))
    assert page.files.said.text().count("·") == 2
