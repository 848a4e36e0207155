"""Which measure of a corrected edition is which: by its words, by where it stands, by what is left."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rows.draft import Field, IndicatorDraft, MeasureDraft, Place, PlanDraft
from model.rows.edition import Edition, EditionKind, EditionRow, NoticeField, StoredMeasure, StoredNotice
from model.rows.words import State
from model.rules.editions import compared, is_edition, notice_changes
from tests.builders import a_measure, a_plan

SAME, CHANGED, NEW, DROPPED = EditionKind


def stored(*drafts: MeasureDraft, **facts: Any) -> tuple[StoredMeasure, ...]:
    return tuple(
        StoredMeasure(
            number, f"1-01-{number}", row.annex, row.section, row.task_no, row.task, row.measure, row.deadline, row.lead,
            row.responsible, row.support, **facts,
        )
        for number, row in enumerate(drafts, start=1)
    )  # fmt: skip


def who(rows: tuple[EditionRow, ...]) -> list[tuple[EditionKind, int | None, int | None]]:
    """Kind, the stored measure's id and the place in the draft."""
    return [(row.kind, row.stored.id if row.stored else None, row.place) for row in rows]


def in_task(number: int, text: str, name: str = "", **fields: Any) -> MeasureDraft:
    return a_measure(text, task_no=number, task=name, **fields)


FELL = "年底前淘汰全部老旧柴油叉车。"
DUST = "每季度通报施工工地扬尘检查结果。"
RIVER = "6月底前完成入河排口溯源整治。"


def test_nothing_differs_when_the_edition_says_the_same() -> None:
    drafts = (a_measure(FELL), a_measure(DUST), a_measure(RIVER))
    assert who(compared(stored(*drafts), drafts)) == [(SAME, 1, 0), (SAME, 2, 1), (SAME, 3, 2)]


@pytest.mark.parametrize(
    ("field", "fields", "before", "now"),
    [
        (Field.DEADLINE, {"deadline": "9月底前"}, "年底前", "9月底前"),
        (Field.LEAD, {"lead": ("区水务局", "区城管委")}, "区生态环境局", "区水务局、区城管委"),
        (Field.SUPPORT, {"support": ("各镇人民政府",)}, "", "各镇人民政府"),
        (Field.RESPONSIBLE, {"responsible": ("区水务局",)}, "", "区水务局"),
        (Field.TASK, {"task": "扬尘"}, "空气质量目标", "扬尘"),
        (Field.SECTION, {"section": "二、重点任务"}, "一、主要目标", "二、重点任务"),
        (Field.TASK_NO, {"task_no": 7}, "1", "7"),
    ],
)
def test_a_field_that_differs_is_named_with_what_it_was(
    field: Field, fields: dict[str, Any], before: str, now: str
) -> None:
    (row,) = compared(stored(a_measure(FELL)), (a_measure(FELL, **fields),))
    assert (row.kind, row.fields) == (CHANGED, ((field, before, now),))


def test_a_reworded_measure_is_the_one_of_its_task() -> None:
    now = FELL.replace("全部", "八成以上的")
    rows = compared(stored(a_measure(FELL), a_measure(DUST)), (a_measure(now), a_measure(DUST)))
    assert who(rows) == [(CHANGED, 1, 0), (SAME, 2, 1)]
    assert rows[0].fields == ((Field.MEASURE, FELL, now),)


def test_what_is_new_and_what_is_gone_are_told_apart_when_nothing_is_alike() -> None:
    rows = compared(stored(a_measure(FELL), a_measure(DUST)), (a_measure(DUST), a_measure(RIVER)))
    assert who(rows) == [(DROPPED, 1, None), (SAME, 2, 0), (NEW, None, 1)]


def test_a_dropped_measure_stands_behind_the_one_it_stood_behind() -> None:
    rows = compared(stored(*map(a_measure, (FELL, DUST, RIVER))), (a_measure(RIVER), a_measure(FELL)))
    assert who(rows) == [(SAME, 3, 0), (SAME, 1, 1), (DROPPED, 2, None)]


def test_equal_texts_follow_their_tasks_when_the_tasks_are_counted_on() -> None:
    """A task was put in before two tasks that hold the same words."""
    before = stored(in_task(1, DUST, "道路"), in_task(2, DUST, "工地"))
    rows = compared(before, (in_task(1, RIVER, "河道"), in_task(2, DUST, "道路"), in_task(3, DUST, "工地")))
    assert who(rows) == [(NEW, None, 0), (CHANGED, 1, 1), (CHANGED, 2, 2)]


def test_equal_texts_are_paired_in_order_when_their_tasks_have_no_names() -> None:
    before = stored(in_task(1, FELL), in_task(1, FELL), in_task(2, FELL))
    rows = compared(before, (in_task(1, FELL), in_task(1, FELL), in_task(2, FELL)))
    assert who(rows) == [(SAME, 1, 0), (SAME, 2, 1), (SAME, 3, 2)]


def test_of_two_equal_texts_the_one_whose_task_is_left_stays() -> None:
    before = stored(in_task(1, DUST, "道路"), in_task(2, DUST, "工地"))
    assert who(compared(before, (in_task(2, DUST, "工地"),))) == [(DROPPED, 1, None), (SAME, 2, 0)]


def test_a_measure_moved_to_another_annex_is_the_same_one_with_its_annex_changed() -> None:
    (row,) = compared(stored(a_measure(FELL)), (a_measure(FELL, annex=3),))
    assert (row.kind, row.annexes, row.fields) == (CHANGED, (1, 3), ())


def test_like_words_in_another_task_are_not_taken_for_one_too_easily() -> None:
    """Two measures of other tasks that begin alike: what was done about one must not be hung on the other."""
    before = stored(in_task(1, "完成20台燃煤锅炉清洁能源改造。", "锅炉"))
    rows = compared(before, (in_task(8, "完成20个村庄生活污水治理。", "污水"),))
    assert who(rows) == [(DROPPED, 1, None), (NEW, None, 0)]


def test_measures_alone_in_their_task_need_be_less_alike() -> None:
    before = stored(in_task(1, "推进锅炉清洁能源改造，年内完成二十台。", "锅炉"))
    rows = compared(before, (in_task(1, "完成锅炉清洁能源改造任务，并建立台账定期调度。", "锅炉"),))
    assert who(rows) == [(CHANGED, 1, 0)]


def test_a_measure_dropped_before_counts_no_second_time_and_is_changed_when_it_is_back() -> None:
    before = stored(a_measure(FELL), state=State.NOT_APPLICABLE, is_dropped=True)
    gone = compared(before, (a_measure(DUST, task_no=4),))
    edition = Edition(1, "", 2026, "", gone)
    assert [edition.count(kind) for kind in EditionKind] == [0, 0, 1, 0]
    assert who(compared(before, (a_measure(FELL),))) == [(CHANGED, 1, 0)]


@pytest.mark.parametrize(
    ("state", "is_settled"), [(State.CLOSED, True), (State.NOT_APPLICABLE, True), (State.IN_PROGRESS, False),
                              (State.NOT_STARTED, False), (State.BLOCKED, False)],
)
def test_a_dropped_measure_is_settled_once_it_is_closed_or_not_applicable(state: State, is_settled: bool) -> None:
    (row,) = compared(stored(a_measure(FELL), state=state), ())
    assert row.is_settled is is_settled


def indicator(district: str, value: str) -> IndicatorDraft:
    return IndicatorDraft(district, "优良天数比率", value, "%", Place(line=3))


def test_the_notice_says_what_differs_and_leaves_what_it_does_not_state() -> None:
    known = StoredNotice("旧题", "示政办发〔2026〕1号", "示例区人民政府", None, "每月报送", ((1, "蓝天"),), ())
    draft = PlanDraft(
        a_plan(title="新题", doc_no="", issuer="示例区人民政府", report_rule="每季度报送", issued_on=None).notice,
        (a_measure(FELL, annex_title="碧水"),), (indicator("东示区", "80"),),
    )  # fmt: skip
    assert notice_changes(known, draft) == (
        (NoticeField.TITLE, "旧题", "新题"), (NoticeField.REPORT_RULE, "每月报送", "每季度报送"),
        (NoticeField.ANNEX_TITLE, "蓝天", "碧水"), (NoticeField.INDICATORS, "0", "1"),
    )  # fmt: skip


def test_indicators_in_another_order_are_no_difference() -> None:
    known = StoredNotice("题", indicators=(("东", "优良天数比率", "80", "%"), ("西", "优良天数比率", "81", "%")))
    draft = PlanDraft(a_plan(title="题").notice, (a_measure(),), (indicator("西", "81"), indicator("东", "80")))
    assert NoticeField.INDICATORS not in {field for field, _, _ in notice_changes(known, draft)}


def test_plans_are_editions_of_one_when_half_of_their_words_are_the_same() -> None:
    assert is_edition([FELL, DUST, RIVER], [FELL, DUST + " ", "别的。"])
    assert not is_edition([FELL, DUST, RIVER], [FELL, "甲。", "乙。"])
    assert not is_edition([], [])


@given(st.lists(st.sampled_from([FELL, DUST, RIVER, "", "甲。", "乙。"]), max_size=8),
       st.lists(st.sampled_from([FELL, DUST, RIVER, "", "丙。", FELL + "补充。"]), max_size=8))
def test_every_measure_of_both_stands_once_and_in_the_drafts_order(before: list[str], now: list[str]) -> None:
    rows = compared(stored(*map(a_measure, before)), tuple(map(a_measure, now)))
    assert sorted(row.stored.id for row in rows if row.stored) == list(range(1, len(before) + 1))
    assert [row.place for row in rows if row.place is not None] == list(range(len(now)))
    assert all((row.stored is None) == (row.kind is NEW) for row in rows)
    assert all((row.place is None) == (row.kind is DROPPED) for row in rows)


@pytest.mark.parametrize(("before", "now", "told"), [
    (date(2026, 3, 1), date(2026, 3, 5), [("2026-03-01", "2026-03-05")]), (None, date(2026, 3, 5), [("", "2026-03-05")]), (date(2026, 3, 1), date(2026, 3, 1), []), (date(2026, 3, 1), None, []), (None, None, []),
])  # fmt: skip
def test_another_day_of_issue_is_told(before: date | None, now: date | None, told: list[tuple[str, str]]) -> None:
    draft = a_plan(title="题", issued_on=now)
    found = notice_changes(StoredNotice("题", issued_on=before), draft)
    assert [(was, new) for field, was, new in found if field is NoticeField.ISSUED_ON] == told


@pytest.mark.parametrize(("known", "told"), [("附件一", []), ("旧附件", [("旧附件", "附件一")])])
def test_another_title_of_an_annex_is_told_and_the_same_is_not(known: str, told: list[tuple[str, str]]) -> None:
    draft = a_plan(a_measure(annex_title="附件一"), a_measure(DUST, annex=2, annex_title="新附件"))
    found = notice_changes(StoredNotice(draft.notice.title, annexes=((1, known),)), draft)
    assert [(was, new) for field, was, new in found if field is NoticeField.ANNEX_TITLE] == told


def test_measures_of_tasks_without_a_name_are_paired_by_the_tasks_number() -> None:
    before = (in_task(1, "甲乙丙丁戊己庚辛", ""), in_task(2, "子丑寅卯辰巳午未", ""))
    now = (in_task(1, "甲乙丙丁子丑寅卯", ""), in_task(2, "子丑寅卯甲乙丙丁", ""))
    assert who(compared(stored(*before), now)) == [(CHANGED, 1, 0), (CHANGED, 2, 1)]


def test_one_pair_that_is_not_alike_does_not_end_the_search_in_other_tasks() -> None:
    before = (in_task(1, "甲乙丙丁戊己庚辛", "甲任务"), in_task(2, "子丑寅卯辰巳午未", "乙任务"))
    now = (in_task(1, "一二三四五六七八", "甲任务"), in_task(2, "子丑寅卯甲乙丙丁", "乙任务"))
    assert who(compared(stored(*before), now)) == [(DROPPED, 1, None), (NEW, None, 0), (CHANGED, 2, 1)]


def test_the_very_words_in_another_task_go_before_like_words_in_their_own() -> None:
    before = stored(in_task(1, FELL, "叉车"))
    now = (in_task(1, FELL.replace("全部", "部分"), "叉车"), in_task(2, FELL, "工地"))
    assert who(compared(before, now)) == [(NEW, None, 0), (CHANGED, 1, 1)]


def test_a_measure_copied_into_another_task_stays_where_it_stood() -> None:
    for copied in (in_task(2, DUST, "道路"), in_task(1, DUST, "工地"), in_task(2, DUST, "工地"), in_task(1, DUST, "道路", annex=2)):
        assert who(compared(stored(in_task(1, DUST, "道路")), (copied, in_task(1, DUST, "道路")))) == [(NEW, None, 0), (SAME, 1, 1)]
        assert who(compared(stored(in_task(1, DUST, "道路")), (in_task(1, DUST, "道路"), copied))) == [(SAME, 1, 0), (NEW, None, 1)]


def test_equal_words_of_renamed_tasks_follow_the_tasks_numbers() -> None:
    before = stored(in_task(1, DUST, "道路"), in_task(2, DUST, "工地"))
    assert who(compared(before, (in_task(2, DUST, "新工地"), in_task(1, DUST, "新道路")))) == [(CHANGED, 2, 0), (CHANGED, 1, 1)]


def test_measures_without_words_belong_together_only_within_their_task() -> None:
    assert who(compared(stored(in_task(1, "", "甲任务")), (in_task(2, "", "乙任务"),))) == [(DROPPED, 1, None), (NEW, None, 0)]
    assert who(compared(stored(in_task(1, "", "甲任务")), (in_task(1, "", "甲任务"),))) == [(SAME, 1, 0)]


def test_tasks_without_names_are_not_one_task() -> None:
    """Half alike: enough within one task, not across two."""
    before, now = "甲乙丙丁戊己庚辛壬癸", "甲乙丙丁戊己一二三四"
    other = in_task(3, RIVER)
    assert who(compared(stored(in_task(1, before)), (in_task(2, now),))) == [(DROPPED, 1, None), (NEW, None, 0)]
    assert who(compared(stored(in_task(1, before), other), (in_task(2, now), other))) == [(DROPPED, 1, None), (NEW, None, 0), (SAME, 2, 1)]
    assert who(compared(stored(in_task(1, before), in_task(1, FELL)), (in_task(1, now), in_task(1, RIVER)))) == [(CHANGED, 1, 0), (DROPPED, 2, None), (NEW, None, 1)]


def test_pairs_made_by_hand_hold_whatever_the_words_say() -> None:
    before, now = stored(a_measure(FELL), a_measure(DUST), a_measure(RIVER)), (a_measure(FELL), a_measure(DUST))
    assert who(compared(before, now, {2: 0})) == [(DROPPED, 1, None), (CHANGED, 2, 0), (DROPPED, 3, None), (NEW, None, 1)]
    assert who(compared(before, now, {1: 0, 3: 5})) == [(SAME, 1, 0), (DROPPED, 2, None), (DROPPED, 3, None), (NEW, None, 1)]
    assert who(compared(before, now, {1: 2, 2: 1})) == [(DROPPED, 1, None), (NEW, None, 0), (SAME, 2, 1), (DROPPED, 3, None)]
    assert who(compared(before, now, {})) == [(DROPPED, 1, None), (DROPPED, 2, None), (DROPPED, 3, None), (NEW, None, 0), (NEW, None, 1)]


@pytest.mark.parametrize(("before", "now", "is_one"), [
    (["甲", "乙"], ["甲", "丙"], True), (["甲", "乙", "丙"], ["甲"], False), (["甲"], ["甲", "乙", "丙"], False), (["甲"], ["甲", "乙"], True), (["甲", "甲"], ["甲", "乙"], True), (["甲", "甲", "甲"], ["甲", "乙", "丙"], False), (["甲"], [], False),
])  # fmt: skip
def test_half_of_the_longer_plan_makes_an_edition(before: list[str], now: list[str], is_one: bool) -> None:
    assert is_edition(before, now) is is_one
