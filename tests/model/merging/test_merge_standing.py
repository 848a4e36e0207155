"""After merging: who has reported, the notice to the others, every unit's line, the sums and what goes upward."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from model.actions.progress import note_progress
from model.actions.readings import enter_reading
from model.actions.senders import month_standing, set_expected
from model.actions.unit_groups import certain_members
from model.errors import UserError
from model.ledger import Ledger
from model.queries.merged_measures import measure_reports, upward_content
from model.queries.reminders import reminder
from model.rows.merged import MeasureReports, MonthStanding, SenderStatus, TargetSum
from model.rows.merging import KnownTarget
from model.rows.words import Course, State
from model.rules.combining import combined_state, joined_texts, target_sums
from reports.workbook import write_submission
from tests.builders import TODAY, measure_ids, taken_in
from tests.model.merging import scene
from tests.model.merging.scene import BUREAU, MAY, OTHER, TOWN, WATER, merged, taken, the_plan, written

Office = Callable[[str], Ledger]
LATE = date(2026, 6, 2)


def gather(bureau: Ledger, folder: Path) -> None:
    """A town that filled in what is its own, a bureau that left things out, another town that sent nothing."""
    taken_in(bureau, the_plan(), unit=BUREAU)
    files = []
    for name, file, fill_in in ((TOWN, "a.xlsx", fill_in_town), (WATER, "b.xlsx", fill_in_water)):
        with Ledger.open(folder / name, chain="o") as ledger:
            taken_in(ledger, the_plan(), unit=name)
            fill_in(ledger)
            files.append(written(ledger, folder / file))
    taken(bureau, *files)
    merged(bureau)


def fill_in_town(town: Ledger) -> None:
    for key, text in zip(measure_ids(town), ("抽样7个", "台账已更新", "", "雨水花园1处", ""), strict=True):
        if text:
            note_progress(town, key, MAY, text, today=TODAY, state=State.CLOSED if key == 2 else None)
    enter_reading(town, 1, MAY, "7")


def fill_in_water(water: Ledger) -> None:
    note_progress(water, 4, MAY, "管网3公里", today=TODAY)
    for target, value in ((2, "1"), (3, "3"), (4, "96")):
        enter_reading(water, target, MAY, value)


@pytest.fixture
def gathered(filled: Callable[..., Ledger]) -> Ledger:
    return filled("gathered", gather)


def standing(ledger: Ledger, today: date = TODAY) -> MonthStanding:
    return month_standing(ledger, MAY, plan_id=1, today=today)


def reports(ledger: Ledger) -> dict[str, MeasureReports]:
    return {one.code: one for one in measure_reports(ledger, MAY, plan_id=1, members=certain_members(ledger, 1))}


def test_everybody_is_told_apart_by_how_the_month_stands(gathered: Ledger) -> None:
    found = standing(gathered)
    by_name = {one.name: one for one in found.senders}

    assert found.due_on == LATE
    assert (by_name[TOWN].status, by_name[TOWN].empty, len(by_name[TOWN].files)) == (SenderStatus.COMPLETE, (), 1)
    assert (by_name[WATER].status, by_name[WATER].empty) == (SenderStatus.INCOMPLETE, ("1-02-2",))
    assert (by_name[OTHER].status, by_name[OTHER].unit_id, by_name[OTHER].measures) == (SenderStatus.MISSING, None, 3)
    assert by_name[OTHER].days_late == (TODAY - LATE).days
    assert scene.BUREAU not in by_name
    assert OTHER in [one.name for one in found.missing]
    assert [one.name for one in found.incomplete] == [WATER]


def test_files_that_wait_count_as_sent(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    town = office(TOWN)
    note_progress(town, 1, MAY, "抽样7个", today=TODAY)
    taken(bureau, written(town, tmp_path / "a.xlsx"))

    (found,) = [one for one in standing(bureau).senders if one.name == TOWN]
    assert (found.status, found.empty) == (SenderStatus.INCOMPLETE, ("1-02-1", "2-01-1"))


def test_who_is_asked_to_report_is_what_a_person_says(gathered: Ledger) -> None:
    set_expected(gathered, 1, [OTHER, WATER], is_expected=False)
    found = standing(gathered)

    assert not {OTHER, WATER} & {one.name for one in (*found.missing, *found.incomplete)}
    assert {one.name for one in found.senders if one.is_said} == {OTHER, WATER}
    set_expected(gathered, 1, [OTHER], is_expected=True)
    assert OTHER in {one.name for one in standing(gathered).missing}


def test_a_measure_that_was_closed_before_need_not_be_reported_again(gathered: Ledger) -> None:
    june = month_standing(gathered, MAY.plus(1), plan_id=1, today=TODAY)
    (found,) = [one for one in june.senders if one.name == TOWN]
    assert (found.status, found.empty) == (SenderStatus.MISSING, ("1-01-1", "2-01-1"))


def test_the_notice_names_those_who_owe_and_what(gathered: Ledger) -> None:
    text = reminder(gathered, standing(gathered), today=TODAY)
    lines = text.split("\n")

    assert lines[0] == "关于尽快报送2026年5月工作进展情况的催办通知"
    assert (OTHER in text, "1-02-2" in text, TOWN in text) == (True, True, False)
    assert "应于2026年6月2日前报送2026年5月" in text
    assert lines[-2:] == [scene.BUREAU, "2026年6月15日"]


def test_a_notice_in_english_writes_days_and_names_as_english_does(gathered: Ledger) -> None:
    lines = reminder(gathered, standing(gathered), today=TODAY, language="en").split("\n")
    assert (lines[0], lines[-1]) == ("Reminder: progress report of May 2026", "15 June 2026")
    assert "by 2 June 2026." in lines[3]
    assert not any(sign in line for line in lines for sign in "（）：；")


def test_a_notice_to_one_unit_speaks_of_nobody_else(gathered: Ledger) -> None:
    text = reminder(gathered, standing(gathered), unit=WATER, today=TODAY)
    assert ("1-02-2" in text, OTHER in text, text.split("\n")[2]) == (True, False, f"{WATER}：")
    with pytest.raises(UserError, match="reminder-none"):
        reminder(gathered, standing(gathered), unit=TOWN, today=TODAY)


def test_a_measure_shows_every_line_with_its_place_and_who_is_missing(gathered: Ledger) -> None:
    found = reports(gathered)["2-01-1"]

    assert [(line.unit, line.text) for line in found.lines] == [(WATER, "管网3公里"), (TOWN, "雨水花园1处")]
    assert {(source.field, source.file, source.sheet) for source in found.lines[0].sources} == {
        ("text", "b.xlsx", "附件2"), ("state", "b.xlsx", "附件2"), ("reading:2", "b.xlsx", "附件2"), ("reading:3", "b.xlsx", "附件2"),
    }
    assert OTHER in found.missing
    assert found.state is State.IN_PROGRESS


def test_counts_are_added_up_and_levels_only_listed(gathered: Ledger, office: Office, tmp_path: Path) -> None:
    (counted,) = reports(gathered)["1-01-1"].sums
    (level,) = reports(gathered)["2-02-1"].sums

    assert (counted.is_summed, counted.total, counted.lines) == (True, Decimal(7), ((TOWN, Decimal(7)),))
    assert (level.is_summed, level.total, level.lines) == (False, None, ((WATER, Decimal(96)),))


def test_the_submission_upward_says_it_all_and_can_be_written(gathered: Ledger, tmp_path: Path) -> None:
    note_progress(gathered, 1, MAY, "本局汇总了抽样情况。", today=TODAY)
    content = upward_content(gathered, MAY, plan_id=1, members=certain_members(gathered, 1), today=TODAY)
    rows = {row.code: row for row in content.rows}

    assert rows["1-01-1"].month_progress == f"本局汇总了抽样情况。\n{TOWN}：抽样7个"
    assert rows["1-01-1"].targets[0].value == Decimal(7)
    assert rows["1-02-1"].state is State.IN_PROGRESS  # one town closed it, the others said nothing
    assert (rows["1-02-2"].month_progress, rows["1-02-2"].state) == ("", State.NOT_STARTED)
    assert content.unit == scene.BUREAU
    assert write_submission(content, tmp_path / "up.xlsx").rows == len(content.rows)


@pytest.mark.parametrize(("states", "all_of_them"), [
    ((State.CLOSED, State.CLOSED), State.CLOSED), ((State.CLOSED, None), State.IN_PROGRESS), ((State.CLOSED, State.IN_PROGRESS), State.IN_PROGRESS),
    ((State.CLOSED, State.BLOCKED), State.BLOCKED), ((State.NOT_STARTED, None), State.NOT_STARTED), ((None, None), None), ((), None),
    ((State.NOT_APPLICABLE, State.CLOSED), State.CLOSED), ((State.NOT_APPLICABLE,), State.NOT_APPLICABLE),
    ((State.NOT_STARTED, State.CLOSED), State.IN_PROGRESS),
])  # fmt: skip
def test_all_are_closed_only_when_everybody_is(states: tuple[State | None, ...], all_of_them: State | None) -> None:
    assert combined_state(states) is all_of_them


def test_words_stand_behind_their_unit_and_the_same_words_once() -> None:
    assert joined_texts([("", "本局的话"), ("甲镇", "做了"), ("乙镇", "做了"), ("丙镇", " "), ("丁镇", "没做")]) == "本局的话\n甲镇、乙镇：做了\n丁镇：没做"


def test_a_target_nobody_read_has_no_sum() -> None:
    assert target_sums([KnownTarget(1, "检测量", "个", "≥20个", Course.CUMULATIVE)], ()) == (
        TargetSum(1, "检测量", "≥20个", "个", True, None, ()),
    )
