"""The ledger's own history: lines by sitting, filters, pages, what was before and after, what stands in the way."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from model.actions.close import close_measures, reopen_measures, set_state
from model.actions.evidence import attach_evidence, detach_evidence
from model.actions.progress import note_progress
from model.actions.revert import revert, revert_chosen
from model.actions.units import rename_unit
from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries import ledger_history
from model.queries.check import check
from model.queries.history import history
from model.queries.ledger_history import further_doors, history_page, history_persons, line_detail
from model.rows.history import ChangeKind, Edit, HistoryFilter, HistoryLine
from model.rows.words import State
from model.rules.change_kinds import TOLD
from tests.builders import TODAY, a_plan, content, measure_ids, taken_in

JUNE = Month(2026, 6)
ALL = HistoryFilter()


class Clock:
    """Stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 6, 15, 4, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def worked(tmp_path: Path, template: Callable[..., Path], clock: Clock) -> Iterator[Ledger]:
    place = template("timed", lambda made, _folder: taken_in(made, a_plan()))
    shutil.copytree(place, tmp_path / "timed")
    with Ledger.open(tmp_path / "timed", chain="c", clock=clock) as ledger:
        yield ledger


def actions(ledger: Ledger, kept: HistoryFilter = ALL) -> list[str]:
    return [line.change.action for line in history_page(ledger, kept).lines]


def newest(ledger: Ledger) -> HistoryLine:
    return history_page(ledger, ALL).lines[0]


def test_what_is_saved_while_it_is_typed_is_one_line_with_first_and_last_words(worked: Ledger, clock: Clock) -> None:
    first, second = measure_ids(worked)[:2]
    note_progress(worked, first, JUNE, "原文", today=TODAY)
    clock.now += timedelta(hours=1)
    for text in ("改", "改一", "改一稿"):
        note_progress(worked, first, JUNE, text, today=TODAY)
    note_progress(worked, second, JUNE, "别的", today=TODAY)

    lines = history_page(worked, HistoryFilter(kind=ChangeKind.PROGRESS)).lines

    assert [len(line.numbers) for line in lines] == [1, 3, 1]
    assert Edit("progress", "text", "原文", "改一稿") in lines[1].edits
    assert lines[1].doors == ((first, "1-01-1"),)


def test_two_measures_written_in_turn_are_not_one_sitting(worked: Ledger) -> None:
    first, second = measure_ids(worked)[:2]
    closed = [close_measures(worked, [key], on=TODAY).number or 0 for key in (first, second)]
    for number in reversed(closed):
        revert(worked, number)

    assert actions(worked)[:4] == ["revert", "revert", "close", "close"]


def test_a_line_tells_before_and_after(worked: Ledger) -> None:
    close_measures(worked, measure_ids(worked)[:1], on=TODAY, note="验收")

    assert newest(worked).edits == (
        Edit("measure", "state", "not_started", "closed"), Edit("measure", "closed_on", None, "2026-06-15"),
        Edit("measure", "closed_note", None, "验收"),
    )  # fmt: skip


@pytest.mark.parametrize(("kept", "expected"), [
    (HistoryFilter(kind=ChangeKind.STATE), ["reopen", "close"]),
    (HistoryFilter(kind=ChangeKind.PLAN), ["accept-plan"]),
    (HistoryFilter(kind=ChangeKind.SETTING, person=""), ["set-myself", "make-ledger"]),
    (HistoryFilter(person="填报人", kind=ChangeKind.STATE), ["close"]),
    (HistoryFilter(person="复核人"), ["reopen"]),
    (HistoryFilter(person="无此人"), []),
    (HistoryFilter(first=date(2026, 6, 18)), ["reopen"]),
    (HistoryFilter(first=date(2026, 6, 16), last=date(2026, 6, 17)), ["close"]),
    (HistoryFilter(last=date(2026, 6, 14)), []),
    (HistoryFilter(last=date.max, first=date.min.replace(year=2), kind=ChangeKind.STATE), ["reopen", "close"]),
])  # fmt: skip
def test_filters(worked: Ledger, clock: Clock, kept: HistoryFilter, expected: list[str]) -> None:
    for days, person, act in ((2, "填报人", "close"), (3, "复核人", "reopen")):
        clock.now = datetime(2026, 6, 15 + days, 4, 0, tzinfo=UTC)
        worked.person = person
        keys = measure_ids(worked)[:1]
        close_measures(worked, keys, on=TODAY) if act == "close" else reopen_measures(worked, keys)

    assert actions(worked, kept) == expected
    assert set(history_persons(worked)) >= {"填报人", "复核人"}


def test_pages_join_without_gap_or_overlap(worked: Ledger, clock: Clock) -> None:
    for turn in range(23):
        clock.now += timedelta(hours=1)
        close_measures(worked, measure_ids(worked)[:1], on=TODAY, note=str(turn))
        reopen_measures(worked, measure_ids(worked)[:1])
    whole = history_page(worked, ALL, limit=1000)
    found: list[HistoryLine] = []
    before: int | None = None
    while True:
        page = history_page(worked, ALL, before=before, limit=7)
        found += page.lines
        before = page.earlier
        if before is None:
            break

    assert tuple(found) == whole.lines
    assert whole.earlier is None


def refused(act: Callable[[], object]) -> UserError:
    with pytest.raises(UserError) as error:
        act()
    return error.value


def test_an_old_change_is_taken_back_when_nothing_later_wrote_the_same(worked: Ledger) -> None:
    first, second = measure_ids(worked)[:2]
    before = content(worked)
    old = close_measures(worked, [first], on=TODAY).number or 0
    later = [note_progress(worked, second, JUNE, "别的", today=TODAY).number or 0]
    later.append(set_state(worked, [second], State.BLOCKED, on=TODAY).number or 0)

    revert_chosen(worked, old)
    for number in reversed(later):
        revert_chosen(worked, number)

    assert content(worked) == before
    assert check(worked).faults == ()


def test_the_later_change_that_stands_in_the_way_is_named(worked: Ledger) -> None:
    first = measure_ids(worked)[0]
    old = set_state(worked, [first], State.BLOCKED, on=TODAY).number or 0
    note_progress(worked, measure_ids(worked)[1], JUNE, "别的", today=TODAY)
    later = set_state(worked, [first], State.IN_PROGRESS, on=TODAY).number
    set_state(worked, [first], State.BLOCKED, on=TODAY)  # the value is as it was left: it is in the way all the same
    line = next(line for line in history_page(worked, ALL).lines if line.change.id == old)

    error = refused(lambda: revert_chosen(worked, old))
    obstacle = line_detail(worked, line).obstacle

    assert (error.code, error.facts["later"]) == ("revert-in-the-way", later)
    assert obstacle is not None
    assert (obstacle.id, obstacle.action) == (later, "set-state")


def test_a_later_change_that_was_undone_stands_in_nobodys_way(worked: Ledger) -> None:
    first = measure_ids(worked)[0]
    before = content(worked)
    old = set_state(worked, [first], State.BLOCKED, on=TODAY).number or 0
    later = set_state(worked, [first], State.IN_PROGRESS, on=TODAY).number or 0
    revert(worked, later)

    revert_chosen(worked, old)

    assert content(worked) == before


def test_what_was_done_again_is_taken_back_by_its_first_number(worked: Ledger) -> None:
    before = content(worked)
    closed = close_measures(worked, measure_ids(worked)[:1], on=TODAY).number or 0
    undone = revert(worked, closed).number or 0
    revert(worked, undone)

    revert_chosen(worked, closed)

    assert content(worked) == before
    assert refused(lambda: revert_chosen(worked, closed)).code == "change-already-reverted"


def test_what_was_built_on_a_change_stands_in_its_way(worked: Ledger, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("证明", encoding="utf-8")
    first, second = measure_ids(worked)[:2]
    attached = attach_evidence(worked, [first], [tmp_path / "a.txt"]).number or 0
    again = attach_evidence(worked, [first, second], [tmp_path / "a.txt"]).number

    error = refused(lambda: revert_chosen(worked, attached))

    assert (error.code, error.facts["later"]) == ("revert-in-the-way", again)


def test_a_unit_renamed_twice_is_in_its_own_way(worked: Ledger) -> None:
    with worked.look() as connection:
        unit = connection.execute("SELECT id FROM unit WHERE name = '区水务局'").fetchone()[0]
    first = rename_unit(worked, unit, "区水务管理局").number or 0
    second = rename_unit(worked, unit, "区水务中心").number

    assert refused(lambda: revert_chosen(worked, first)).facts["later"] == second


def test_a_sitting_is_taken_back_change_by_change(worked: Ledger) -> None:
    before = content(worked)
    for text in ("改", "改一", "改一稿"):
        note_progress(worked, measure_ids(worked)[0], JUNE, text, today=TODAY)
    line = newest(worked)
    assert line_detail(worked, line).obstacle is None

    for number in line.numbers:
        revert_chosen(worked, number, line=line.numbers)

    assert content(worked) == before


def test_what_was_undone_and_done_again_is_told_with_its_own_facts(worked: Ledger) -> None:
    note_progress(worked, measure_ids(worked)[0], JUNE, "已抽测", today=TODAY)
    noted = newest(worked).change.id
    undone = revert(worked, noted).number
    assert undone is not None
    assert dict(newest(worked).change.facts).items() >= {"of": "note-progress", "month": "2026-06"}.items()
    revert(worked, undone)
    again = newest(worked).change
    assert (again.action, dict(again.facts)["of"], dict(again.facts)["month"]) == ("redo", "note-progress", "2026-06")
    assert next((row.action, row.facts) for row in history(worked)) == (again.action, again.facts)


def test_the_measures_of_a_change_are_told_to_the_last(worked: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_history, "DOORS", 1)
    monkeypatch.setattr(ledger_history, "FURTHER_DOORS", 2)
    keys = measure_ids(worked)
    close_measures(worked, keys, on=TODAY)
    line, doors = newest(worked), list(newest(worked).doors)
    assert (len(doors), line.measures) == (1, len(keys))
    while found := further_doors(worked, line, after=doors[-1][0]):
        doors += found
    assert sorted(key for key, _ in doors) == sorted(keys)
    assert len({code for _, code in doors}) == len(keys)


def test_the_ledgers_beginning_stays(worked: Ledger) -> None:
    first = history_page(worked, ALL).lines[-1]
    assert first.change.action == "make-ledger"
    assert refused(lambda: revert_chosen(worked, first.change.id)).code == "change-is-beginning"


def test_an_unknown_change_is_said_to_be_unknown(worked: Ledger) -> None:
    assert refused(lambda: revert_chosen(worked, 99999)).code == "change-unknown"


def test_a_removed_file_is_told_with_the_hash_of_its_change(worked: Ledger, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("证明", encoding="utf-8")
    attach_evidence(worked, measure_ids(worked)[:1], [tmp_path / "a.txt"])
    detach_evidence(worked, measure_ids(worked)[0], 1)

    detail = line_detail(worked, newest(worked))

    with worked.look() as connection:
        assert connection.execute("SELECT max(id) FROM change WHERE hash = ?", (detail.sha256,)).fetchone()[0] == newest(worked).change.id


def test_a_plan_taken_in_is_told_by_its_measures_texts_and_then_its_units(worked: Ledger) -> None:
    line = next(line for line in history_page(worked, ALL).lines if line.change.action == "accept-plan")
    assert (line.edits, dict(line.change.facts)["title"]) == ((), "示例区2026年行动计划")

    edits = line_detail(worked, line).line.edits

    assert [edit.column for edit in edits if edit.table == "measure"] == ["text"] * 3
    assert [edit.table for edit in edits] == sorted((edit.table for edit in edits), key=list(TOLD).index)


def test_a_file_that_was_held_already_is_told_when_it_is_attached_and_removed_again(worked: Ledger, tmp_path: Path) -> None:
    first, second = measure_ids(worked)[:2]
    file = tmp_path / "照片.txt"
    file.write_text("x", encoding="utf-8")
    attach_evidence(worked, [first], [file])
    assert newest(worked).edits == (Edit("evidence", "name", None, "照片.txt"),)
    attach_evidence(worked, [second], [file])
    assert newest(worked).edits == (Edit("evidence_link", "evidence_id", None, "照片.txt"),)
    detach_evidence(worked, second, 1)
    assert newest(worked).edits == (Edit("evidence_link", "evidence_id", "照片.txt", None),)
    assert line_detail(worked, newest(worked)).line.edits == newest(worked).edits


def test_the_history_of_one_measure_is_filtered_as_the_whole_one_and_goes_on_page_by_page(worked: Ledger, clock: Clock) -> None:
    one, other, _ = measure_ids(worked)
    for number in range(4):
        clock.now += timedelta(hours=1)
        close_measures(worked, [one], on=TODAY)
        reopen_measures(worked, [one])
        note_progress(worked, other, JUNE, f"第{number}次", today=TODAY)
    worked.person = "复核人"
    set_state(worked, [one, other], State.BLOCKED, on=TODAY)
    touching = HistoryFilter(measure=one)
    found = history_page(worked, touching, limit=3)
    rest = history_page(worked, touching, before=found.earlier, limit=60)
    assert [line.change.action for line in (*found.lines, *rest.lines)] == ["set-state", *["reopen", "close"] * 4, "accept-plan"]
    assert actions(worked, HistoryFilter(person="复核人", measure=one)) == ["set-state"]
    assert actions(worked, HistoryFilter(kind=ChangeKind.PROGRESS, measure=one)) == []
    assert actions(worked, HistoryFilter(first=date(2030, 1, 1), measure=one)) == []
