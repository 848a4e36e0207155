"""Two desks write into the same field: neither is overwritten silently, whichever field it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from model.actions.answers import answer_at_once, answer_duties
from model.actions.assign import assign_measures
from model.actions.close import close_measures, reopen_measures, set_state, tick_milestone
from model.actions.dates import Span, add_due, answer_deadline, change_due, read_dues_anew, remove_due
from model.actions.evidence import attach_evidence, note_on_evidence
from model.actions.many_notes import Existing, note_many, note_same
from model.actions.occurrences import set_aside_occurrences, tick_occurrences
from model.actions.progress import note_progress
from model.actions.readings import enter_reading, enter_readings, set_course
from model.actions.revert import revert
from model.actions.units import rename_unit
from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries.check import check
from model.rows.changed import Changed
from model.rows.clash import Choice, Clash, EditClash, FieldKey, FieldKind, Seen, joined
from model.rows.due import DuePlace
from model.rows.target_line import LineKey
from model.rows.words import Course, DueKind, State
from tests.builders import TODAY, a_measure, a_plan, content, taken_in
from tests.desks import another_desk

JUNE = Month(2026, 6)
NOTE = FieldKey(FieldKind.NOTE, 1, JUNE)
DAY, OTHER_DAY = date(2026, 6, 1), date(2026, 6, 2)
Act = Callable[[Ledger, "object", Seen | None], Changed]


def _fill(ledger: Ledger, folder: Path) -> None:
    taken_in(ledger, a_plan(
        a_measure("6月底前完成整治方案，12月20日前完成验收，抽样检测量不低于20个。", deadline="年底前", lead=("相关镇人民政府",)),
        a_measure("持续开展执法检查，每月报送情况。", deadline="长期实施", lead=("各镇人民政府",)),
    ))  # fmt: skip
    proof = folder / "证据.txt"
    proof.write_text("证据", encoding="utf-8")
    attach_evidence(ledger, [1], [proof], month=JUNE)


@pytest.fixture
def mine(filled: Callable[..., Ledger]) -> Ledger:
    return filled("two-desks", _fill)


@pytest.fixture
def theirs(mine: Ledger) -> Iterator[Ledger]:
    """Another program on the same folder, as two desks on a server are."""
    with another_desk(mine) as opened:
        yield opened


def note(ledger: Ledger, text: str, saw: str | None = None, seen: Seen | None = None) -> Changed:
    return note_progress(ledger, 1, JUNE, text, today=TODAY, seen=seen or (None if saw is None else Seen({NOTE: saw})))


def text_of(ledger: Ledger) -> str:
    with ledger.look() as connection:
        rows = connection.execute("SELECT text FROM progress WHERE measure_id = 1 AND unit_id IS NULL AND month = 6").fetchall()
    assert len(rows) <= 1
    return str(rows[0][0]) if rows else ""


def clash_of(act: Callable[[], object]) -> Clash:
    with pytest.raises(EditClash) as raised:
        act()
    (clash,) = raised.value.clashes
    return clash


def test_what_another_wrote_meanwhile_is_not_overwritten(mine: Ledger, theirs: Ledger) -> None:
    note(mine, "一稿")
    at = theirs.now()
    note(theirs, "他们的一稿")
    before = content(mine)

    clash = clash_of(lambda: note(mine, "我的一稿", "一稿"))

    assert (clash.theirs, clash.mine, clash.person, clash.about) == ("他们的一稿", "我的一稿", "审核人", "1-01-1")
    assert clash.at >= at
    assert clash.is_text
    assert content(mine) == before


@pytest.mark.parametrize(("choice", "stands"), [
    (Choice.THEIRS, "他们的"), (Choice.MINE, "我的"), (Choice.BOTH, "他们的\n我的"),
])
def test_a_person_chooses_and_what_stands_is_told(mine: Ledger, theirs: Ledger, choice: Choice, stands: str) -> None:
    note(theirs, "他们的")
    clash = clash_of(lambda: note(mine, "我的", ""))

    changed = note(mine, "我的", seen=Seen({NOTE: ""}).said(clash.settle(choice)))

    assert text_of(mine) == stands
    assert changed.settled == ((NOTE, stands),)
    assert (changed.number is None) is (choice is Choice.THEIRS)
    if changed.number is not None:
        revert(mine, changed.number)
        assert text_of(mine) == "他们的"
    assert not check(mine).faults


def test_a_choice_holds_only_for_what_was_shown(mine: Ledger, theirs: Ledger) -> None:
    note(theirs, "他们的")
    clash = clash_of(lambda: note(mine, "我的", ""))
    note(theirs, "他们又改了")

    again = clash_of(lambda: note(mine, "我的", seen=Seen({NOTE: ""}).said(clash.settle(Choice.MINE))))

    assert again.theirs == "他们又改了"
    assert text_of(mine) == "他们又改了"


def test_what_is_typed_on_while_the_words_before_are_on_their_way_is_no_clash(mine: Ledger) -> None:
    for words in ("已", "已开", "已开工"):
        note(mine, words, "")
    assert text_of(mine) == "已开工"


def test_what_was_taken_back_here_is_no_clash(mine: Ledger) -> None:
    note(mine, "一稿", "")
    changed = note(mine, "二稿", "一稿")
    revert(mine, changed.number or 0)
    note(mine, "三稿", "二稿")
    assert text_of(mine) == "三稿"


def test_what_this_program_added_to_theirs_does_not_hide_theirs(mine: Ledger, theirs: Ledger) -> None:
    note(theirs, "他们的")
    note_same(mine, [1], "附言", JUNE, existing=Existing.APPEND, today=TODAY)

    clash = clash_of(lambda: note(mine, "我的", ""))

    assert (clash.theirs, clash.person) == ("他们的\n附言", "审核人")


def test_a_note_taken_away_and_written_anew_is_a_clash(mine: Ledger, theirs: Ledger) -> None:
    note(mine, "一稿", "")
    note(theirs, "")
    assert clash_of(lambda: note(mine, "一稿，补充", "一稿")).theirs == ""
    note(theirs, "重写")
    assert clash_of(lambda: note(mine, "一稿，补充", "一稿")).theirs == "重写"


def test_the_same_words_or_another_field_are_no_clash(mine: Ledger, theirs: Ledger) -> None:
    note(theirs, "一样的")
    assert note(mine, "一样的", "").number is None
    close_measures(theirs, [1], on=TODAY)
    note_progress(theirs, 1, JUNE.plus(-1), "上月", today=TODAY)
    note(mine, "一样的，又一句", "一样的")
    assert text_of(mine) == "一样的，又一句"


def test_who_says_nothing_of_what_was_seen_writes_as_before(mine: Ledger, theirs: Ledger) -> None:
    note(theirs, "他们的")
    note(mine, "命令行写的")
    assert text_of(mine) == "命令行写的"


def test_many_notes_clash_together_and_are_settled_together(mine: Ledger, theirs: Ledger) -> None:
    second = FieldKey(FieldKind.NOTE, 2, JUNE)
    seen = Seen({NOTE: "", second: ""})
    note_same(theirs, [1, 2], "他们的", JUNE, existing=Existing.REPLACE, today=TODAY)

    def act(saw: Seen) -> Changed:
        return note_many(mine, {1: "甲", 2: "乙"}, JUNE, existing=Existing.REPLACE, today=TODAY, seen=saw)

    with pytest.raises(EditClash) as raised:
        act(seen)
    one, other = raised.value.clashes
    changed = act(seen.said(one.settle(Choice.BOTH), other.settle(Choice.THEIRS)))

    assert dict(changed.settled) == {NOTE: "他们的\n甲", second: "他们的"}


def test_undoing_what_another_changed_since_is_refused(mine: Ledger, theirs: Ledger) -> None:
    changed = note(mine, "我的")
    note(theirs, "他们的")
    before = content(mine)
    with pytest.raises(UserError, match="revert-conflict"):
        revert(mine, changed.number or 0)
    assert content(mine) == before


def test_undoing_a_deletion_does_not_put_a_second_note_beside_theirs(mine: Ledger, theirs: Ledger) -> None:
    note(mine, "我的")
    note_progress(mine, 2, JUNE, "使编号往后", today=TODAY)  # so that SQLite does not give the id again
    gone = note(mine, "")
    note(theirs, "他们的")
    with pytest.raises(UserError, match="revert-conflict"):
        revert(mine, gone.number or 0)
    assert text_of(mine) == "他们的"


def test_undoing_does_not_reach_into_another_measures_row(mine: Ledger, theirs: Ledger) -> None:
    add_due(mine, 1, Span(DueKind.BY, end=DAY))
    with mine.look() as connection:
        (key,) = connection.execute("SELECT max(id) FROM due").fetchone()
    changed = change_due(mine, key, Span(DueKind.BY, end=OTHER_DAY))
    remove_due(theirs, key)
    add_due(theirs, 2, Span(DueKind.BY, end=OTHER_DAY))  # SQLite gives the id again
    with pytest.raises(UserError, match="revert-conflict"):
        revert(mine, changed.number or 0)


def test_words_for_many_measures_replace_nothing_that_came_while_they_were_written(mine: Ledger, theirs: Ledger) -> None:
    note(theirs, "先前就有的")
    with mine.look() as connection:
        (since,) = connection.execute("SELECT max(id) FROM change").fetchone()
    note_progress(theirs, 2, JUNE, "他们刚写的", today=TODAY)
    note(mine, "自己先写的")

    def act(saw: Seen, existing: Existing = Existing.REPLACE) -> Changed:
        return note_same(mine, [1, 2], "统一的话", JUNE, existing=existing, today=TODAY, seen=saw)

    clash = clash_of(lambda: act(Seen(since=since)))
    assert (clash.key.id, clash.theirs, clash.person) == (2, "他们刚写的", "审核人")
    act(Seen(since=since).said(clash.settle(Choice.BOTH)))
    assert text_of(mine) == "统一的话"
    with mine.look() as connection:
        assert connection.execute("SELECT text FROM progress WHERE measure_id = 2").fetchone() == ("他们刚写的\n统一的话",)


# Every other field that is edited


@dataclass(frozen=True)
class Case:
    """A field, what its editor saw, how it is written, and where a look shows it."""

    key: FieldKey
    saw: object
    act: Act
    values: tuple[object, object]  # theirs, mine
    look: str


def _due(ledger: Ledger, place: int) -> int:
    with ledger.look() as connection:
        return int(connection.execute("SELECT id FROM due WHERE measure_id = 1 ORDER BY id").fetchall()[place][0])


def by(day: object) -> DuePlace:
    return DuePlace(DueKind.BY, None, day if isinstance(day, date) else None, "")


CASES = {
    "state": Case(FieldKey(FieldKind.STATE, 1), State.NOT_STARTED, lambda ledger, value, seen: set_state(
        ledger, [1], State(str(value)), on=TODAY, seen=seen), (State.BLOCKED, State.CLOSED), "SELECT state FROM measure WHERE id = 1"),
    "handler": Case(FieldKey(FieldKind.HANDLER, 1), "", lambda ledger, value, seen: assign_measures(
        ledger, [1], str(value), seen=seen), ("填报人甲", "填报人乙"), "SELECT handler FROM measure WHERE id = 1"),
    "reading": Case(FieldKey(FieldKind.READING, 1, JUNE), None, lambda ledger, value, seen: enter_reading(
        ledger, 1, JUNE, str(value), seen=seen), ("5", "8"), "SELECT value FROM reading"),
    "readings": Case(FieldKey(FieldKind.READING, 1, JUNE), "", lambda ledger, value, seen: enter_readings(
        ledger, JUNE, {LineKey(is_indicator=False, id=1): str(value)}, seen=seen), ("5", "8"), "SELECT value FROM reading"),
    "course": Case(FieldKey(FieldKind.COURSE, 1), None, lambda ledger, value, seen: set_course(
        ledger, 1, Course(str(value)), seen=seen), (Course.LEVEL, Course.CUMULATIVE), "SELECT course FROM target"),
    "file note": Case(FieldKey(FieldKind.FILE_NOTE, 1), "", lambda ledger, value, seen: note_on_evidence(
        ledger, 1, str(value), seen=seen), ("他们的", "我的"), "SELECT note FROM evidence"),
    "unit name": Case(FieldKey(FieldKind.UNIT_NAME, 1), "青山镇人民政府", lambda ledger, value, seen: rename_unit(
        ledger, 1, str(value), seen=seen), ("东山镇人民政府", "西山镇人民政府"), "SELECT name FROM unit WHERE id = 1"),
    "occurrence": Case(FieldKey(FieldKind.OCCURRENCE, 1, day=date(2026, 6, 30)), None, lambda ledger, value, seen: tick_occurrences(
        ledger, 1, [date(2026, 6, 30)], on=value if isinstance(value, date) else None, seen=seen), (DAY, OTHER_DAY),
        "SELECT met_on FROM occurrence"),
    "not needed": Case(FieldKey(FieldKind.OCCURRENCE, 1, day=date(2026, 6, 30)), None, lambda ledger, value, seen: set_aside_occurrences(
        ledger, 1, [date(2026, 6, 30)], note=str(value), seen=seen), ("停工", "放假"), "SELECT note FROM occurrence"),
    "answer": Case(FieldKey(FieldKind.ANSWER, 1), None, lambda ledger, value, seen: answer_duties(
        ledger, [1], is_us=bool(value), seen=seen), (True, False), "SELECT answer FROM duty WHERE id = 1"),
    "answers": Case(FieldKey(FieldKind.ANSWER, 1), None, lambda ledger, value, seen: answer_at_once(
        ledger, yes=[1] if value else [], no=[] if value else [1], seen=seen), (True, False), "SELECT answer FROM duty WHERE id = 1"),
}  # fmt: skip


def stored(value: object) -> object:
    return int(value) if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_no_value_of_another_desk_is_overwritten_unseen(mine: Ledger, theirs: Ledger, case: Case) -> None:
    seen = Seen({case.key: case.saw})
    case.act(theirs, case.values[0], None)
    before = content(mine)

    clash = clash_of(lambda: case.act(mine, case.values[1], seen))
    assert (clash.key, clash.person) == (case.key, "审核人")
    assert str(clash.theirs) == str(case.values[0])
    assert content(mine) == before
    for choice, stands in zip((Choice.THEIRS, Choice.MINE), case.values, strict=True):
        case.act(mine, case.values[1], seen.said(clash.settle(choice)))
        with mine.look() as connection:
            assert connection.execute(case.look).fetchone() == (stored(stands),)
    case.act(mine, case.values[0], Seen({case.key: case.values[1]}))  # what was seen is changed without a word


def test_a_number_is_the_same_however_it_is_written(mine: Ledger, theirs: Ledger) -> None:
    key = FieldKey(FieldKind.READING, 1, JUNE)
    enter_reading(theirs, 1, JUNE, "5.00")
    enter_reading(theirs, 1, JUNE, "7")
    enter_reading(theirs, 1, JUNE, "5.0")
    enter_reading(mine, 1, JUNE, "6", seen=Seen({key: Decimal(5)}))
    assert clash_of(lambda: enter_reading(theirs, 1, JUNE, "8", seen=Seen({key: Decimal(5)}))).theirs == Decimal(6)
    enter_reading(mine, 1, JUNE, "7", seen=Seen({key: Decimal("5.000")}))  # its own 6 lies between


def test_dates_changed_removed_met_and_read_anew_are_compared_with_what_was_seen(mine: Ledger, theirs: Ledger) -> None:
    key = _due(mine, 0)
    with mine.look() as connection:
        (day,) = connection.execute("SELECT \"end\" FROM due WHERE id = ?", (key,)).fetchone()
    seen = Seen({FieldKey(FieldKind.DATE, key): by(date.fromisoformat(day)), FieldKey(FieldKind.MET, key): None})
    change_due(theirs, key, Span(DueKind.BY, end=DAY))
    tick_milestone(theirs, key, on=DAY)
    acts: tuple[Callable[[], Changed], ...] = (
        lambda: change_due(mine, key, Span(DueKind.BY, end=OTHER_DAY), seen=seen), lambda: remove_due(mine, key, seen=seen),
        lambda: read_dues_anew(mine, 1, seen=Seen()), lambda: tick_milestone(mine, key, on=OTHER_DAY, seen=seen),
        lambda: answer_deadline(mine, 1, Span(DueKind.BY, end=OTHER_DAY),
                                seen=Seen({FieldKey(FieldKind.DEADLINE, 1): by(date.fromisoformat(day))})),
    )  # fmt: skip
    before = content(mine)

    clashes = [clash_of(act) for act in acts]

    assert [clash.theirs for clash in clashes] == [by(DAY), by(DAY), by(DAY), DAY, by(DAY)]
    assert content(mine) == before
    kept = remove_due(mine, key, seen=seen.said(clashes[1].settle(Choice.THEIRS)))
    assert dict(kept.settled)[clashes[1].key] == by(DAY)
    read_dues_anew(mine, 1, seen=Seen().said(clashes[2].settle(Choice.MINE)))
    with mine.look() as connection:
        assert connection.execute("SELECT count(*) FROM due WHERE measure_id = 1 AND is_own").fetchone()[0] == 0


def test_a_tick_taken_off_already_is_not_taken_off_again(mine: Ledger, theirs: Ledger) -> None:
    close_measures(mine, [1], on=TODAY)
    reopen_measures(theirs, [1])
    set_state(theirs, [1], State.BLOCKED, on=TODAY)
    assert reopen_measures(mine, [1]).number is None


def test_both_texts_are_joined_once() -> None:
    assert [joined("甲", "乙"), joined("甲乙", "乙"), joined("甲", "甲乙")] == ["甲\n乙", "甲乙", "甲乙"]
    clash = Clash(NOTE, "1-01-1", "甲", "乙")
    assert clash.is_text
    assert not replace(clash, theirs="").is_text
    assert not replace(clash, theirs="甲乙").is_text
    assert not replace(clash, key=FieldKey(FieldKind.UNIT_NAME, 1)).is_text
