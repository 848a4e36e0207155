"""Taking in and merging on a ledger: one change, nothing twice, nothing wiped, everything back again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import select

from model.actions.accept_edition import accept_edition
from model.actions.merge import merge
from model.actions.progress import note_progress
from model.actions.readings import enter_reading
from model.actions.revert import revert
from model.actions.senders import assign_sender, assign_senders
from model.actions.take_in_returned import forget_returned
from model.actions.units import merge_units
from model.errors import UserError
from model.ledger import Ledger
from model.queries.check import check
from model.queries.ledger_history import history_page, line_detail
from model.queries.merge_standing import returned_files
from model.queries.package_content import copy_out, package_content
from model.rows.checklist import ChecklistFilter
from model.rows.history import HistoryFilter
from model.rows.merging import Choice, ConflictCode, Decision, Outcome
from model.rows.returned import ReturnedKind
from model.rows.words import BackupKind, State
from model.rules.merging import prefer
from model.store.backups import kind_of
from model.store.tables import Measure, Progress, Reading, Returned, ReturnedLine, Sender, Unit, UnitReading
from reports.package import write_package
from tests.builders import TODAY, content, measure_ids
from tests.model.merging import scene
from tests.model.merging.scene import MAY, OTHER, TOWN, WATER, looked_at, merged, taken, written

Office = Callable[[str], Ledger]


def reported(office: Office, name: str, folder: Path, text: str = "完成方案。", value: str = "12") -> Path:
    """A workbook of an office that did something about the first measure, and read its number."""
    ledger = office(name)
    note_progress(ledger, measure_ids(ledger)[0], MAY, text, today=TODAY)
    if value:
        enter_reading(ledger, 1, MAY, value)
    path = written(ledger, folder / f"{name}.xlsx")
    ledger.close()
    return path


def progress_of(ledger: Ledger, unit: str) -> list[Progress]:
    with ledger.read() as session:
        return list(session.scalars(select(Progress).join(Unit, Unit.id == Progress.unit_id).where(Unit.name == unit)))


def codes(ledger: Ledger, *decisions: Decision) -> list[ConflictCode]:
    return [conflict.code for conflict in looked_at(ledger, *decisions).open]


def edited(path: Path, target: Path, code: int, **values: object) -> Path:
    """A workbook with cells of one row of its first sheet overwritten, columns by their letters."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for letter, value in values.items():
        scene.put(sheet[f"{letter}{code}"], value)
    book.save(target)
    return target


@pytest.mark.plain("looks at the file itself, which is locked")
def test_a_units_words_states_and_readings_come_into_the_ledger_with_their_file(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    path = reported(office, TOWN, tmp_path)
    taken(bureau, path)
    changed = merged(bureau)

    (row,) = progress_of(bureau, TOWN)
    (file,) = returned_files(bureau, MAY, plan_id=1)
    assert (row.text, row.state, row.person, row.returned_id) == ("完成方案。", State.IN_PROGRESS, "填报人", file.id)
    assert (file.is_merged, file.name, bureau.papers.path_of(path_hash(bureau)).read_bytes()) == (True, path.name, path.read_bytes())
    with bureau.read() as session:
        (reading,) = session.scalars(select(UnitReading))
        assert (reading.value, reading.returned_id) == (Decimal(12), file.id)
        assert session.scalar(select(Measure.state).where(Measure.id == row.measure_id)) is State.NOT_STARTED
    assert changed.kinds >= {"progress", "unit_reading", "returned"}
    assert check(bureau).faults == ()


def test_the_history_says_whose_words_and_numbers_a_merging_wrote(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    taken(bureau, reported(office, TOWN, tmp_path))
    merged(bureau)
    line = history_page(bureau, HistoryFilter()).lines[0]
    told = {(edit.table, edit.of) for edit in line_detail(bureau, line).line.edits if edit.table in ("progress", "unit_reading")}
    assert told == {("progress", f"1-01-1 {TOWN}"), ("unit_reading", f"1-01-1 {TOWN}")}
    assert line.edits[0].of == f"1-01-1 {TOWN}"


def path_hash(ledger: Ledger) -> str:
    with ledger.read() as session:
        return session.scalars(select(Returned.sha256)).one()


def test_everything_is_back_after_the_merge_is_taken_back_and_there_again_after_that(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    taken(bureau, reported(office, TOWN, tmp_path))
    before = content(bureau)
    number = merged(bureau).number
    after = content(bureau)
    assert number is not None

    again = revert(bureau, number).number
    assert content(bureau) == before
    assert again is not None
    revert(bureau, again)
    assert content(bureau) == after


def test_taking_in_is_taken_back_too(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    before = content(bureau)
    number = taken(bureau, reported(office, TOWN, tmp_path)).changed.number
    assert number is not None
    revert(bureau, number)
    assert content(bureau) == before


@pytest.mark.parametrize("is_merged", [False, True])
def test_the_same_file_again_changes_nothing(is_merged: bool, bureau: Ledger, office: Office, tmp_path: Path) -> None:
    path = reported(office, TOWN, tmp_path)
    taken(bureau, path)
    if is_merged:
        merged(bureau)
    before = content(bureau)

    found = taken(bureau, path)
    assert ([one.outcome for one in found.files], found.changed.number) == ([Outcome.SAME_FILE], None)
    assert content(bureau) == before


def test_the_same_values_in_a_file_saved_anew_change_nothing(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    path = reported(office, TOWN, tmp_path)
    other = scene.altered(path, tmp_path / "又存.xlsx", lambda sheet: scene.rearranged(sheet, lambda rows: rows[::-1]))
    taken(bureau, path)
    merged(bureau)
    before = content(bureau)

    assert path.read_bytes() != other.read_bytes()
    assert [one.outcome for one in taken(bureau, other).files] == [Outcome.SAME_VALUES]
    assert content(bureau) == before


def test_the_same_file_twice_in_one_batch_is_taken_once(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    path = reported(office, TOWN, tmp_path)
    assert [one.outcome for one in taken(bureau, path, path).files] == [Outcome.NEW, Outcome.SAME_FILE]


def test_an_empty_cell_wipes_nothing(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    path = reported(office, TOWN, tmp_path)
    taken(bureau, path)
    merged(bureau)
    taken(bureau, edited(path, tmp_path / "b.xlsx", 5, I=None, J=None, K=None, M="缺资金"))
    assert codes(bureau) == []
    merged(bureau)

    (row,) = progress_of(bureau, TOWN)
    assert (row.text, row.state, row.trouble) == ("完成方案。", State.IN_PROGRESS, "缺资金")


def test_a_correction_stands_against_what_the_ledger_has_until_somebody_chooses(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    path = reported(office, TOWN, tmp_path)
    taken(bureau, path)
    merged(bureau)
    taken(bureau, edited(path, tmp_path / "b.xlsx", 5, I="更正：完成两项。", K=14))
    before = content(bureau)

    found = looked_at(bureau)
    assert [(one.code, one.field, [side.value for side in one.sides], one.sides[0].file) for one in found.open] == [
        (ConflictCode.LEDGER_DIFFERS, "reading:1", ["12", "14"], path.name),
        (ConflictCode.LEDGER_DIFFERS, "text", ["完成方案。", "更正：完成两项。"], path.name),
    ]
    with pytest.raises(UserError, match="merge-undecided"):
        merged(bureau)
    assert content(bureau) == before

    merged(bureau, *prefer(found, "new"))
    assert progress_of(bureau, TOWN)[0].text == "更正：完成两项。"
    with bureau.read() as session:
        assert session.scalars(select(UnitReading.value)).all() == [Decimal(14)]


def test_what_the_ledger_has_may_stay(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    path = reported(office, TOWN, tmp_path)
    taken(bureau, path)
    merged(bureau)
    taken(bureau, edited(path, tmp_path / "b.xlsx", 5, I="别的话"))
    merged(bureau, *prefer(looked_at(bureau), "old"))

    assert progress_of(bureau, TOWN)[0].text == "完成方案。"
    assert looked_at(bureau).files == ()


def test_two_files_of_one_unit_that_differ_are_decided_by_the_side_that_is_chosen(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    path = reported(office, TOWN, tmp_path)
    other = edited(path, tmp_path / "b.xlsx", 5, I="另一种说法")
    taken(bureau, path, other)
    (conflict,) = looked_at(bureau).open
    assert (conflict.code, conflict.unit, conflict.measure_code) == (ConflictCode.TWICE, TOWN, "1-01-1")
    assert prefer(looked_at(bureau), "new") == ()  # nothing tells which is newer

    side = next(side for side in conflict.sides if side.value == "另一种说法")
    merged(bureau, Decision(conflict.key, side.key))
    assert progress_of(bureau, TOWN)[0].text == "另一种说法"


def test_a_decision_does_not_hold_once_something_else_stands_there(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    path = reported(office, TOWN, tmp_path)
    taken(bureau, path, edited(path, tmp_path / "b.xlsx", 5, I="另一种说法"))
    conflict = looked_at(bureau).open[0]
    decision = Decision(conflict.key, conflict.sides[0].key)
    taken(bureau, edited(path, tmp_path / "c.xlsx", 5, I="第三种说法"))

    with pytest.raises(UserError, match="merge-undecided"):
        merged(bureau, decision)


def test_two_units_stand_beside_each_other(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    taken(bureau, reported(office, TOWN, tmp_path, "甲镇的话"), reported(office, OTHER, tmp_path, "乙镇的话"))
    merged(bureau)

    assert (progress_of(bureau, TOWN)[0].text, progress_of(bureau, OTHER)[0].text) == ("甲镇的话", "乙镇的话")


def test_a_file_of_ones_own_office_is_ones_own_note(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    taken(bureau, reported(office, scene.BUREAU, tmp_path))
    merged(bureau)

    with bureau.read() as session:
        (row,) = session.scalars(select(Progress))
        assert (row.unit_id, row.text, session.scalars(select(Reading.value)).all()) == (None, "完成方案。", [Decimal(12)])
        assert session.get_one(Measure, row.measure_id).state is State.IN_PROGRESS


def test_a_workbook_handed_out_by_the_bureau_does_not_bring_its_own_words_back(bureau: Ledger, tmp_path: Path) -> None:
    note_progress(bureau, 1, MAY, "本局已部署。", today=TODAY)
    path = written(bureau, tmp_path / "空表.xlsx")
    taken(bureau, edited(path, tmp_path / f"{TOWN}.xlsx", 6, I="扬尘台账已更新", N=TOWN))
    assert codes(bureau) == []
    merged(bureau)

    assert [row.text for row in progress_of(bureau, TOWN)] == ["扬尘台账已更新"]


def test_a_file_of_another_month_or_plan_is_asked_about_and_may_be_left_out(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    path = reported(office, TOWN, tmp_path)
    june = replace(MAY, month=6)
    taken(bureau, path, month=june)
    (conflict,) = looked_at(bureau, month=june).open
    assert (conflict.code, conflict.old, conflict.sides[0].value) == (ConflictCode.OTHER_MONTH, "2026-06", "2026-05")

    merged(bureau, Decision(conflict.key, Choice.LEAVE), month=june)
    assert progress_of(bureau, TOWN) == []
    assert [(file.is_merged, file.is_left_out) for file in returned_files(bureau, june, plan_id=1)] == [(True, True)]


def test_who_sent_it_is_asked_where_nothing_says_it(bureau: Ledger, tmp_path: Path) -> None:
    path = scene.own_sheet(tmp_path / "表.xlsx", ["工作情况"], ["序号", "工作措施", "进展情况"],
                           [[1, "完成扬尘源台账更新，建立问题清单并逐项整改。", "已更新"]])
    (file,) = taken(bureau, path).files
    assert codes(bureau) == [ConflictCode.SENDER_UNKNOWN]

    assign_sender(bureau, file.returned_id or 0, name="新设的示例办公室")
    merged(bureau)
    assert [row.text for row in progress_of(bureau, "新设的示例办公室")] == ["已更新"]
    with pytest.raises(UserError, match="returned-merged"):
        assign_senders(bureau, {file.returned_id or 0: 1})


def test_a_row_that_is_nobodys_goes_where_a_person_says(bureau: Ledger, tmp_path: Path) -> None:
    path = scene.own_sheet(tmp_path / "表.xlsx", [f"填报单位：{WATER}"], ["序号", "工作措施", "进展情况"], [[1, "管网的事", "改造了5公里"]])
    taken(bureau, path)
    (conflict,) = looked_at(bureau).open
    assert conflict.code is ConflictCode.ROW_UNMATCHED

    merged(bureau, Decision(conflict.key, Choice.MEASURE, "4"))
    assert [(row.measure_id, row.text) for row in progress_of(bureau, WATER)] == [(4, "改造了5公里")]
    with bureau.read() as session:
        assert session.scalars(select(ReturnedLine.found_by)).all() == ["person"]


def test_of_a_sheet_for_every_month_only_the_months_own_is_merged(bureau: Ledger, tmp_path: Path) -> None:
    book = Workbook()
    for number in (4, 5):
        sheet = book.create_sheet(f"2026年{number}月")
        for line in ([f"填报单位：{WATER}"], ["序号", "工作措施", "进展情况"], [1, "水质达标率达到95%。", f"{number}月做了"]):
            sheet.append(line)
    book.save(tmp_path / "a.xlsx")
    taken(bureau, tmp_path / "a.xlsx")
    assert [(one.code, one.sides[0].sheet) for one in looked_at(bureau).conflicts] == [(ConflictCode.SHEET_OTHER_MONTH, "2026年4月")]
    merged(bureau)

    assert [row.text for row in progress_of(bureau, WATER)] == ["5月做了"]


def test_a_package_is_merged_by_the_workbook_in_it(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    town = office(TOWN)
    note_progress(town, 1, MAY, "完成方案。", today=TODAY)
    content_ = package_content(town, MAY, kept=ChecklistFilter(plan_id=1), is_whole_year=False, today=TODAY)
    write_package(content_, tmp_path / "包.zip", copy_out=copy_out(has_places=False))
    assert [(one.outcome, one.code) for one in taken(bureau, tmp_path / "包.zip").files] == [(Outcome.NEW, "")]
    merged(bureau)

    assert [row.text for row in progress_of(bureau, TOWN)] == ["完成方案。"]
    assert [file.kind for file in returned_files(bureau, MAY, plan_id=1)] == [ReturnedKind.PACKAGE]


def test_something_else_may_be_written_in_place_of_all_sides(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    path = reported(office, TOWN, tmp_path)
    taken(bureau, path, edited(path, tmp_path / "b.xlsx", 5, I="另一种说法", K=13))
    reading, text = looked_at(bureau).open
    assert looked_at(bureau, Decision(reading.key, Choice.TYPED, "不是数")).open == (reading, text)

    merged(bureau, Decision(text.key, Choice.TYPED, "两种说法合起来"), Decision(reading.key, Choice.TYPED, "12.5"))
    assert progress_of(bureau, TOWN)[0].text == "两种说法合起来"
    with bureau.read() as session:
        assert session.scalars(select(UnitReading.value)).all() == [Decimal("12.5")]


def test_a_file_may_be_put_back_before_it_is_merged(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    (file,) = taken(bureau, reported(office, TOWN, tmp_path)).files
    forget_returned(bureau, file.returned_id or 0)

    assert [content(bureau)[name] for name in ("returned", "returned_line")] == [[], []]
    with pytest.raises(UserError, match="merge-nothing"):
        merged(bureau)


def test_what_cannot_be_read_is_refused_and_the_others_are_taken_in(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 broken")
    found = taken(bureau, broken, tmp_path / "没有.xlsx", reported(office, TOWN, tmp_path))

    assert [(one.outcome, one.code) for one in found.files] == [
        (Outcome.REFUSED, "plan-damaged"), (Outcome.REFUSED, "plan-unreadable"), (Outcome.NEW, ""),
    ]


def test_the_ledger_is_copied_before_a_merge(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    taken(bureau, reported(office, TOWN, tmp_path))
    merged(bureau)

    assert [kind_of(file) for file in (bureau.folder / "backups").glob("*.db")] == [BackupKind.MERGE]


def test_units_that_are_merged_keep_what_they_reported(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    taken(bureau, reported(office, TOWN, tmp_path), reported(office, OTHER, tmp_path, "乙镇的话", value="7"))
    merged(bureau)
    with bureau.change("set-expected") as change:
        ids = {unit.name: unit.id for unit in change.session.scalars(select(Unit))}
        change.session.add_all([Sender(plan_id=1, unit_id=ids[TOWN], is_expected=True), Sender(plan_id=1, unit_id=ids[OTHER], is_expected=False)])
    before = content(bureau)
    number = merge_units(bureau, ids[TOWN], [ids[OTHER]]).number

    with bureau.read() as session:
        assert session.scalars(select(UnitReading.value)).all() == [Decimal(12)]
        assert set(session.scalars(select(Returned.unit_id))) == {ids[TOWN]}
        assert [row.is_expected for row in session.scalars(select(Sender))] == [True]
    assert number is not None
    revert(bureau, number)
    assert content(bureau) == before


def test_a_target_another_unit_read_stays_in_a_corrected_edition(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    taken(bureau, reported(office, TOWN, tmp_path))
    merged(bureau)
    plan = scene.the_plan()
    changed = replace(plan.measures[0], measure="全年抽样检测量不低于30个，每季度通报一次。")
    accept_edition(bureau, replace(plan, measures=(changed, *plan.measures[1:])), plan_id=1)

    with bureau.read() as session:
        assert session.scalars(select(UnitReading.value)).all() == [Decimal(12)]


@pytest.mark.sqlite("a folder is held by one program, the others look")
def test_nothing_is_merged_by_who_may_only_look(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    from model.errors import StorageError

    taken(bureau, reported(office, TOWN, tmp_path))
    with Ledger.open(bureau.folder, chain="x") as other, pytest.raises(StorageError, match="ledger-held"):
        merge(other, MAY, plan_id=1, today=TODAY)
