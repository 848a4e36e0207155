"""Undoing and redoing: the tables are as they were, or nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from model.actions.accept_plan import accept_plan
from model.actions.answers import answer_duties, settle_doubts
from model.actions.close import close_measures, reopen_measures, set_state, tick_milestone
from model.actions.evidence import attach_evidence, detach_evidence, note_on_evidence
from model.actions.myself import set_myself
from model.actions.progress import note_progress
from model.actions.readings import enter_reading
from model.actions.revert import revert
from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries.check import check
from model.queries.history import history
from model.rows.changed import Changed
from model.rows.draft import Doubt, DoubtCode, Field, Place, PlanDraft
from model.rows.words import State
from model.store.tables import Change, Due, Duty, Evidence, Target
from tests.builders import AREA, TODAY, a_measure, a_plan, content, handed_in, measure_ids, taken_in

JUNE = Month(2026, 6)


def full_plan() -> PlanDraft:
    doubt = Doubt(DoubtCode.UNIT_UNKNOWN, Field.LEAD, Place(line=3), (("unit", "某处"),))
    return a_plan(
        a_measure("全年抽样检测量不低于20个，每季度通报一次。", support=("各镇人民政府", "各街道办事处"), doubts=(doubt,)),
        a_measure("6月底前完成整治方案；11月底前完成整治。", deadline="年底前", task_no=2, task="扬尘治理",
                  lead=("相关镇人民政府",)),
        a_measure("持续开展执法检查。", deadline="长期实施", task_no=2, task="扬尘治理", lead=("区水务局",)),
        a_measure("第二附件的措施。", annex=2, annex_title="碧水", section="", task="水质"),
    )


PHOTO = "照片.txt"


def do_everything(ledger: Ledger, folder: Path) -> None:
    taken_in(ledger, full_plan())
    keys = measure_ids(ledger)
    (folder / PHOTO).write_text("证明", encoding="utf-8")
    close_measures(ledger, keys[3:], on=TODAY, note="完成")
    note_progress(ledger, keys[0], JUNE, "抽测5个。", today=TODAY)
    enter_reading(ledger, the_first(ledger, Target), JUNE, "5")
    attach_evidence(ledger, keys[:2], [folder / PHOTO], note="现场")


@pytest.fixture
def worked(filled: Callable[..., Ledger]) -> Ledger:
    """A ledger in which something of everything was done."""
    return filled("worked", do_everything)


def the_first(ledger: Ledger, kind: Any) -> int:
    with ledger.read() as session:
        return int(session.scalar(select(func.min(kind.id))) or 0)


def milestone(ledger: Ledger) -> int:
    with ledger.read() as session:
        return int(session.scalar(select(Due.id).where(Due.is_milestone).limit(1)) or 0)


def asked(ledger: Ledger) -> int:
    with ledger.read() as session:
        return int(session.scalar(select(Duty.id).where(Duty.wording == "相关镇人民政府")) or 0)


def a_file(folder: Path, name: str, words: str) -> Path:
    file = folder / name
    file.write_text(words, encoding="utf-8")
    return file


ACTIONS: dict[str, Callable[[Ledger, Path], Changed]] = {
    "close": lambda ledger, _: close_measures(ledger, measure_ids(ledger)[:3], on=TODAY, note="好"),
    "reopen": lambda ledger, _: reopen_measures(ledger, measure_ids(ledger)),
    "set_state": lambda ledger, _: set_state(ledger, measure_ids(ledger), State.BLOCKED, on=TODAY),
    "tick_milestone": lambda ledger, _: tick_milestone(ledger, milestone(ledger), on=TODAY),
    "note_progress": lambda ledger, _: note_progress(ledger, measure_ids(ledger)[1], JUNE, "开工。", today=TODAY),
    "note_again": lambda ledger, _: note_progress(ledger, measure_ids(ledger)[0], JUNE, "改写。", today=TODAY),
    "note_away": lambda ledger, _: note_progress(ledger, measure_ids(ledger)[0], JUNE, "", today=TODAY),
    "note_and_close": lambda ledger, _: note_progress(
        ledger, measure_ids(ledger)[1], JUNE, "办结。", state=State.CLOSED, today=TODAY),
    "enter_reading": lambda ledger, _: enter_reading(ledger, the_first(ledger, Target), Month(2026, 5), "3.50"),
    "change_reading": lambda ledger, _: enter_reading(ledger, the_first(ledger, Target), JUNE, "6"),
    "reading_away": lambda ledger, _: enter_reading(ledger, the_first(ledger, Target), JUNE, ""),
    "attach": lambda ledger, folder: attach_evidence(ledger, measure_ids(ledger), [a_file(folder, "记录.txt", "另一份")]),
    "attach_known": lambda ledger, folder: attach_evidence(ledger, measure_ids(ledger), [a_file(folder, PHOTO, "证明")]),
    "detach": lambda ledger, _: detach_evidence(ledger, measure_ids(ledger)[0], the_first(ledger, Evidence)),
    "note_on_evidence": lambda ledger, _: note_on_evidence(ledger, the_first(ledger, Evidence), "摄于河边"),
    "answer_yes": lambda ledger, _: answer_duties(ledger, [asked(ledger)], is_us=True),
    "answer_no": lambda ledger, _: answer_duties(ledger, [asked(ledger)], is_us=False),
    "settle_doubts": lambda ledger, _: settle_doubts(ledger, measure_ids(ledger)),
    "set_myself": lambda ledger, _: set_myself(ledger, unit="东园街道办事处", area=AREA),
    "accept_plan": lambda ledger, _: accept_plan(
        ledger,
        a_plan(*(a_measure(f"另一条{number}。", lead=("区城管委",), annex=number) for number in (1, 2)),
               doc_no="示政办发〔2025〕9号", year=2025, title="上一年"),
        today=TODAY),
    "submit": lambda ledger, folder: handed_in(ledger, JUNE, folder),
}


@pytest.mark.parametrize("name", ACTIONS)
def test_undo_brings_back_every_row_when_nothing_came_between(name: str, worked: Ledger, tmp_path: Path) -> None:
    before = content(worked)
    changed = ACTIONS[name](worked, tmp_path)
    assert changed.number is not None
    assert content(worked) != before

    revert(worked, changed.number)

    assert content(worked) == before
    assert check(worked).faults == ()


@pytest.mark.parametrize("name", ACTIONS)
def test_redo_does_it_again_when_it_was_undone(name: str, worked: Ledger, tmp_path: Path) -> None:
    done = ACTIONS[name](worked, tmp_path)
    after = content(worked)
    undone = revert(worked, done.number or 0)

    redone = revert(worked, undone.number or 0)

    assert content(worked) == after
    assert (undone.action, redone.action) == ("revert", "redo")
    assert check(worked).faults == ()


@pytest.mark.parametrize("name", ["note_on_evidence", "enter_reading", "close", "attach", "answer_no"])
def test_undo_names_the_measures_its_change_touched(name: str, worked: Ledger, tmp_path: Path) -> None:
    done = ACTIONS[name](worked, tmp_path)

    assert revert(worked, done.number or 0).measure_ids == done.measure_ids != frozenset()


def test_all_of_a_ledgers_work_can_be_undone_and_redone(worked: Ledger) -> None:
    numbers = [row.id for row in reversed(history(worked)) if row.action not in ("make-ledger", "set-myself")]
    states = [content(worked)]
    undone = []
    for number in reversed(numbers):
        undone.append(revert(worked, number).number or 0)
        states.append(content(worked))
    assert states[-1]["measure"] == states[-1]["evidence"] == states[-1]["plan"] == []
    for number, expected in zip(reversed(undone), reversed(states[:-1]), strict=True):
        revert(worked, number)
        assert content(worked) == expected


def refused(ledger: Ledger, number: int, code: str) -> None:
    before = content(ledger)
    changes = len(history(ledger))
    with pytest.raises(UserError) as error:
        revert(ledger, number)
    assert error.value.code == code
    assert content(ledger) == before
    assert len(history(ledger)) == changes


def test_undo_is_refused_when_a_later_change_touched_the_same_column(worked: Ledger) -> None:
    first = note_progress(worked, measure_ids(worked)[0], JUNE, "第二稿。", today=TODAY)
    note_progress(worked, measure_ids(worked)[0], JUNE, "第三稿。", today=TODAY)

    refused(worked, first.number or 0, "revert-conflict")


def test_undo_is_refused_when_something_else_hangs_on_a_new_row(ledger: Ledger) -> None:
    taken_in(ledger, a_plan())
    accepted = next(row.id for row in history(ledger) if row.action == "accept-plan")
    note_progress(ledger, measure_ids(ledger)[0], JUNE, "已动。", today=TODAY)

    refused(ledger, accepted, "revert-conflict")


def test_undo_of_several_rows_writes_none_when_one_conflicts(worked: Ledger) -> None:
    keys = measure_ids(worked)[:3]
    closed = close_measures(worked, keys, on=TODAY)
    reopen_measures(worked, keys[2:])

    refused(worked, closed.number or 0, "revert-conflict")


def test_undo_goes_through_when_a_later_change_was_undone_first(worked: Ledger) -> None:
    before = content(worked)
    first = set_state(worked, measure_ids(worked)[:1], State.BLOCKED, on=TODAY)
    second = set_state(worked, measure_ids(worked)[:1], State.IN_PROGRESS, on=TODAY)
    revert(worked, second.number or 0)
    revert(worked, first.number or 0)

    assert content(worked) == before


def test_undo_leaves_later_changes_of_other_columns_alone(worked: Ledger) -> None:
    key = measure_ids(worked)[0]
    closed = close_measures(worked, [key], on=TODAY)
    settle_doubts(worked, [key])

    revert(worked, closed.number or 0)

    row = content(worked)["measure"][0]
    assert "0" in row
    assert not any(State.CLOSED.value in str(cell) for cell in row)


def test_a_change_is_undone_once_only(worked: Ledger) -> None:
    done = set_state(worked, measure_ids(worked)[:1], State.BLOCKED, on=TODAY)
    revert(worked, done.number or 0)

    refused(worked, done.number or 0, "change-already-reverted")


def test_undo_of_an_unknown_change_is_refused(worked: Ledger) -> None:
    refused(worked, 9999, "change-unknown")


def test_undo_is_a_new_change_that_names_the_old_one(worked: Ledger) -> None:
    done = close_measures(worked, measure_ids(worked)[:1], on=date(2026, 6, 1))
    undone = revert(worked, done.number or 0)

    with worked.read() as session:
        row = session.get_one(Change, undone.number)
        assert (row.reverts, row.action) == (done.number, "revert")
    assert undone.fact("of") == "close"
    assert [row.is_reverted for row in history(worked, limit=2)] == [False, True]


def test_what_was_done_again_is_in_force(worked: Ledger) -> None:
    done = close_measures(worked, measure_ids(worked)[:1], on=date(2026, 6, 1))
    undone = revert(worked, done.number or 0)
    again = revert(worked, undone.number or 0)

    assert [row.is_reverted for row in history(worked, limit=3)] == [False, True, False]
    revert(worked, again.number or 0)
    assert [row.is_reverted for row in history(worked, limit=4)] == [False, True, False, True]
