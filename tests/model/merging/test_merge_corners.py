"""The rarer ways of a merge: one's own office's troubles, files left out, rows of nobody, packages without a report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from model.actions.blanks import blank_contents
from model.actions.merge import merge
from model.actions.progress import note_progress
from model.actions.senders import assign_sender, month_standing, set_expected
from model.actions.take_in_returned import files_to_try, forget_returned
from model.errors import Cancelled, UserError
from model.ledger import Ledger
from model.queries.merge_standing import reporting_day, returned_files
from model.queries.merging import merge_preview, preview_of
from model.rows.merging import Choice, ConflictCode, Decision, Outcome
from model.rows.words import State
from model.store.tables import Measure, Progress
from reports.workbook import write_submission
from tests.builders import TODAY, content
from tests.model.merging import scene
from tests.model.merging.scene import BUREAU, MAY, TOWN, WATER, looked_at, merged, own_sheet, taken, written

Office = Callable[[str], Ledger]
LABELS = ["序号", "工作措施", "本月进展", "完成状态", "存在问题", "指标数值", "填报日期"]


def sheet(tmp_path: Path, unit: str, *cells: str, name: str = "表.xlsx") -> Path:
    return own_sheet(tmp_path / name, [f"填报单位：{unit}"], LABELS, [["1", *cells]])


def own(ledger: Ledger) -> Progress:
    with ledger.read() as session:
        return session.scalars(select(Progress).where(Progress.unit_id.is_(None))).one()


def test_ones_own_trouble_alone_is_kept_and_moves_no_state(bureau: Ledger, tmp_path: Path) -> None:
    taken(bureau, sheet(tmp_path, BUREAU, "水质达标率达到95%。", "", "", "缺监测设备"))
    merged(bureau)

    row = own(bureau)
    assert (row.text, row.trouble, row.state) == ("", "缺监测设备", None)
    with bureau.read() as session:
        assert session.get_one(Measure, row.measure_id).state is State.NOT_STARTED


def test_ones_own_file_adds_to_ones_own_note(bureau: Ledger, tmp_path: Path) -> None:
    note_progress(bureau, 5, MAY, "开了会。", today=TODAY)
    taken(bureau, sheet(tmp_path, BUREAU, "水质达标率达到95%。", "", "已完成", "缺监测设备", "95"))
    merged(bureau)

    assert (own(bureau).text, own(bureau).state, own(bureau).trouble) == ("开了会。", State.CLOSED, "缺监测设备")
    with bureau.read() as session:
        assert session.get_one(Measure, 5).state is State.CLOSED


def test_what_cannot_be_taken_is_named_and_the_rest_is(bureau: Ledger, tmp_path: Path) -> None:
    taken(bureau, sheet(tmp_path, WATER, "对重点工地开展夜间巡查，发现一处整治一处。", "巡查3次", "", "", "3", "昨天"))
    found = looked_at(bureau)

    assert [(one.code, one.is_open) for one in found.conflicts] == [
        (ConflictCode.DAY_UNKNOWN, False), (ConflictCode.READING_WITHOUT_TARGET, False),
    ]
    assert [write.values for write in found.writes] == [{"text": "巡查3次"}]


def test_a_row_of_nobody_may_be_left_out_and_the_others_are_written(bureau: Ledger, tmp_path: Path) -> None:
    path = own_sheet(tmp_path / "表.xlsx", [f"填报单位：{WATER}"], LABELS,
                     [["1", "水质达标率达到95%。", "达标"], ["2", "自己加的一条", "做了"]])
    taken(bureau, path)
    (conflict,) = looked_at(bureau).open
    assert not looked_at(bureau, Decision(conflict.key, Choice.MEASURE, "999")).is_ready
    merged(bureau, Decision(conflict.key, Choice.LEAVE))

    with bureau.read() as session:
        assert session.scalars(select(Progress.text)).all() == ["达标"]


def test_a_file_nobody_knows_may_be_left_out(bureau: Ledger, tmp_path: Path) -> None:
    taken(bureau, own_sheet(tmp_path / "表.xlsx", [], LABELS, [["1", "水质达标率达到95%。", "达标"]]))
    (conflict,) = looked_at(bureau).open
    merged(bureau, Decision(conflict.key, Choice.LEAVE))

    assert [file.is_left_out for file in returned_files(bureau, MAY, plan_id=1)] == [True]
    with bureau.read() as session:
        assert session.scalars(select(Progress)).all() == []


def test_a_look_before_taking_in_keeps_nothing(bureau: Ledger, tmp_path: Path) -> None:
    before = content(bureau)
    path = sheet(tmp_path, WATER, "水质达标率达到95%。", "达标")
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04")
    seen, refused = files_to_try(bureau, [path, path, tmp_path / "坏.xlsx"], MAY, plan_id=1)

    assert ([one.sender_words for one in seen], [one.code for one in refused]) == ([WATER], ["plan-damaged"])
    assert len(preview_of(bureau, seen, MAY, plan_id=1).writes) == 1
    assert content(bureau) == before


def test_taking_in_can_be_stopped_and_then_nothing_is_kept(bureau: Ledger, tmp_path: Path) -> None:
    from model.actions.take_in_returned import take_in

    before = content(bureau)
    with pytest.raises(Cancelled):
        take_in(bureau, [sheet(tmp_path, WATER, "水质达标率达到95%。", "达标")], MAY, plan_id=1, cancelled=lambda: True)
    assert content(bureau) == before


def test_merging_can_be_stopped_and_then_nothing_is_written(bureau: Ledger, tmp_path: Path) -> None:
    taken(bureau, sheet(tmp_path, WATER, "水质达标率达到95%。", "达标"))
    before = content(bureau)
    with pytest.raises(Cancelled):
        merge(bureau, MAY, plan_id=1, today=TODAY, cancelled=lambda: True)
    assert content(bureau) == before


def test_progress_counts_files(bureau: Ledger, tmp_path: Path) -> None:
    from model.actions.take_in_returned import take_in

    told: list[tuple[int, int]] = []
    files = [sheet(tmp_path, WATER, "水质达标率达到95%。", "达标", name=f"{number}.xlsx") for number in range(2)]
    found = take_in(bureau, files, MAY, plan_id=1, progress=lambda done, total: told.append((done, total)))
    assert (told, found.files[0].outcome) == ([(0, 2), (1, 2), (2, 2)], Outcome.NEW)
    assert found.files[1].outcome in (Outcome.SAME_VALUES, Outcome.SAME_FILE)  # written within one second they are the same bytes


def test_a_zip_that_is_no_package_is_refused(bureau: Ledger, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as made:
        made.writestr("a.txt", "x")
    (found,) = taken(bureau, tmp_path / "a.zip").files
    assert (found.outcome, found.code) == (Outcome.REFUSED, "package-not-a-package")


def test_what_does_not_exist_is_told(bureau: Ledger, tmp_path: Path) -> None:
    (file,) = taken(bureau, sheet(tmp_path, WATER, "水质达标率达到95%。", "达标")).files
    for call, code in (
        (lambda: assign_sender(bureau, 999, name="x"), "returned-unknown"), (lambda: forget_returned(bureau, 999), "returned-unknown"),
        (lambda: assign_sender(bureau, file.returned_id or 0, unit_id=999), "unit-missing"),
        (lambda: set_expected(bureau, 1, [999], is_expected=True), "unit-missing"),
        (lambda: merge_preview(bureau, MAY, plan_id=999), "plan-unknown"),
    ):  # fmt: skip
        with pytest.raises(UserError, match=code):
            call()


def test_a_day_to_report_by_is_only_where_the_notice_says_one() -> None:
    assert reporting_day("", MAY) is None
    assert str(reporting_day("每季度末月25日前报送", MAY)) == "2026-06-25"


def test_rows_that_were_given_to_another_unit_of_the_same_file_stay_apart(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    town = office(TOWN)
    note_progress(town, 1, MAY, "抽样", today=TODAY)
    note_progress(town, 2, MAY, "台账", today=TODAY)
    path = written(town, tmp_path / "a.xlsx")
    book = load_workbook(path)
    scene.put(book.worksheets[0]["N6"], WATER)
    book.save(path)
    taken(bureau, path)
    (conflict,) = looked_at(bureau).open
    assert conflict.code is ConflictCode.ROW_OF_OTHER_UNIT

    writes = looked_at(bureau, Decision(conflict.key, Choice.NAMED)).writes
    assert sorted((write.measure_id, write.values["text"]) for write in writes) == [(1, "抽样"), (2, "台账")]
    assert len({write.unit_id for write in writes}) == 2


def test_a_blank_that_comes_back_says_only_what_was_filled_in(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    town = office(TOWN)
    note_progress(town, 1, MAY, "五月抽样", today=TODAY)
    note_progress(town, 2, MAY, "五月台账", today=TODAY)
    taken(bureau, written(town, tmp_path / "五月.xlsx"))
    merged(bureau)
    june = MAY.plus(1)
    (blank,) = blank_contents(bureau, june, plan_id=1, units=[TOWN], today=TODAY)
    write_submission(blank, tmp_path / "六月.xlsx")
    book = load_workbook(tmp_path / "六月.xlsx")
    scene.put(book.worksheets[0]["I5"], "六月抽样")
    book.save(tmp_path / "六月.xlsx")

    taken(bureau, tmp_path / "六月.xlsx", month=june)
    (sender,) = [one for one in month_standing(bureau, june, plan_id=1, today=TODAY).senders if one.name == TOWN]
    found = looked_at(bureau, month=june)
    assert sender.empty == ("1-02-1", "2-01-1")
    assert (found.conflicts, [(one.measure_id, dict(one.values)) for one in found.writes]) == ((), [(1, {"text": "六月抽样", "state": "in_progress"})])
