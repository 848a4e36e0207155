"""Edits on a draft: every one gives a new draft, loses no word, and settles only what it says it settles."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import UserError
from model.rows.draft import (
    Doubt,
    DoubtCode,
    Field,
    MeasureDraft,
    NoticeDraft,
    Place,
    PlanDraft,
    Question,
    QuestionCode,
)
from model.rules import draft_edits
from model.rules.draft_edits import TaskPlace, values_of


def a_row(text: str = "完成整治任务。", task_no: int = 1, **fields: object) -> MeasureDraft:
    known: dict[str, object] = {
        "annex": 1, "annex_title": "示例区蓝天计划", "section": "一、目标", "task": f"任务{task_no}", "deadline": "年底前",
        "lead": ("区生态环境局",), "responsible": (), "support": (), "place": Place(line=1),
    }
    return MeasureDraft(task_no=task_no, measure=text, **(known | fields))  # type: ignore[arg-type]


def a_draft(*rows: MeasureDraft) -> PlanDraft:
    return PlanDraft(NoticeDraft(title="示例区计划", year=2026), rows)


def a_doubt(code: DoubtCode = DoubtCode.UNIT_GARBLED, field: Field = Field.LEAD, **facts: object) -> Doubt:
    return Doubt(code, field, Place(line=1), **facts)  # type: ignore[arg-type]


def texts(draft: PlanDraft) -> list[str]:
    return [row.measure for row in draft.measures]


def test_writing_one_field_leaves_the_others_and_the_rows_beside() -> None:
    draft = a_draft(a_row("甲"), a_row("乙"), a_row("丙"))
    made = draft_edits.write_values(draft, 1, replace(values_of(draft.measures[1]), deadline="6月底前"))
    assert made.measures[1] == replace(draft.measures[1], deadline="6月底前")
    assert (made.measures[0], made.measures[2]) == (draft.measures[0], draft.measures[2])


def test_the_task_changes_for_all_its_measures_and_no_other() -> None:
    draft = a_draft(a_row("甲", 1), a_row("乙", 2), a_row("丙", 2), a_row("丁", 3))
    made = draft_edits.write_values(draft, 2, replace(values_of(draft.measures[2]), task_no=7, task="扬尘", section="二、"))
    assert [(row.task_no, row.task, row.section) for row in made.measures] == [
        (1, "任务1", "一、目标"), (7, "扬尘", "二、"), (7, "扬尘", "二、"), (3, "任务3", "一、目标"),
    ]


def test_writing_a_field_settles_its_doubts_only() -> None:
    doubts = (a_doubt(DoubtCode.DEADLINE_UNKNOWN, Field.DEADLINE), a_doubt())
    draft = a_draft(a_row(doubts=doubts))
    made = draft_edits.write_values(draft, 0, replace(values_of(draft.measures[0]), deadline="年底前完成"))
    assert made.measures[0].doubts == (doubts[1],)


def test_writing_the_task_settles_its_doubt_in_every_measure() -> None:
    doubt = a_doubt(DoubtCode.NUMBER_MISSING, Field.TASK_NO)
    draft = a_draft(a_row("甲", doubts=(doubt,)), a_row("乙", doubts=(doubt,)))
    made = draft_edits.write_values(draft, 1, replace(values_of(draft.measures[1]), task_no=4))
    assert [row.doubts for row in made.measures] == [(), ()]


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("lead", ("相关镇人民政府",), (QuestionCode.SOME_UNITS, Field.LEAD, "相关镇人民政府")),
        ("support", ("区水务局", "等部门"), (QuestionCode.OPEN_END, Field.SUPPORT, "等部门")),
        ("deadline", "按时间节点完成", (QuestionCode.DATE_NOT_NAMED, Field.DEADLINE, "按时间节点完成")),
        ("deadline", "视情况而定", (QuestionCode.DEADLINE_OPEN, Field.DEADLINE, "视情况而定")),
    ],
)
def test_what_new_words_leave_open_is_asked(field: str, value: object, expected: tuple[object, ...]) -> None:
    draft = a_draft(a_row())
    made = draft_edits.write_values(draft, 0, replace(values_of(draft.measures[0]), **{field: value}))  # type: ignore[arg-type]
    assert made.measures[0].questions == (Question(*expected),)  # type: ignore[arg-type]


def test_a_question_goes_with_the_words_that_asked_it_and_others_stay() -> None:
    some = Question(QuestionCode.SOME_UNITS, Field.LEAD, "相关镇")
    other = Question(QuestionCode.OPEN_END, Field.SUPPORT, "等部门")
    draft = a_draft(a_row(lead=("相关镇",), support=("等部门",), questions=(some, other)))
    made = draft_edits.write_values(draft, 0, replace(values_of(draft.measures[0]), lead=("区水务局",)))
    assert made.measures[0].questions == (other,)


def test_a_date_named_in_a_new_text_answers_the_deadline() -> None:
    asked = Question(QuestionCode.DATE_NOT_NAMED, Field.DEADLINE, "按时间节点完成")
    draft = a_draft(a_row("推进整治。", deadline="按时间节点完成", questions=(asked,)))
    made = draft_edits.write_values(draft, 0, replace(values_of(draft.measures[0]), measure="6月底前完成整治。"))
    assert made.measures[0].questions == ()


@pytest.mark.parametrize(("change", "code"), [
    ({"measure": "  "}, "measure-empty"), ({"task_no": 0}, "task-number-wrong"), ({"task_no": 10000}, "task-number-wrong"),
])
def test_values_that_make_no_measure_are_refused(change: dict[str, object], code: str) -> None:
    draft = a_draft(a_row())
    with pytest.raises(UserError) as caught:
        draft_edits.write_values(draft, 0, replace(values_of(draft.measures[0]), **change))  # type: ignore[arg-type]
    assert caught.value.code == code


def test_settling_takes_one_doubt_of_one_row() -> None:
    one, other = a_doubt(), a_doubt(DoubtCode.DEADLINE_UNKNOWN, Field.DEADLINE)
    draft = a_draft(a_row("甲", doubts=(one, other)), a_row("乙", doubts=(one,)))
    made = draft_edits.settle(draft, 0, one)
    assert [row.doubts for row in made.measures] == [(other,), (one,)]


def test_settling_a_doubt_about_the_task_settles_it_for_the_task() -> None:
    doubts = [Doubt(DoubtCode.NUMBER_MISSING, Field.TASK_NO, Place(line=line)) for line in (1, 2, 3)]
    draft = a_draft(*(a_row(str(n), task_no=1 if n < 2 else 2, doubts=(doubt,)) for n, doubt in enumerate(doubts)))
    made = draft_edits.settle(draft, 0, doubts[0])
    assert [bool(row.doubts) for row in made.measures] == [False, False, True]


def test_settling_all_leaves_the_row_without_doubts() -> None:
    draft = a_draft(a_row(doubts=(a_doubt(), a_doubt(DoubtCode.COLUMNS_SHIFTED, Field.ROW))), a_row(doubts=(a_doubt(),)))
    assert [len(row.doubts) for row in draft_edits.settle_all(draft, 0).measures] == [0, 1]


def test_a_proposal_replaces_the_unit_the_facts_name() -> None:
    doubt = a_doubt(facts=(("unit", "区生杰环境局"),), proposal="区生态环境局")
    draft = a_draft(a_row(lead=("区水务局", "区生杰环境局"), doubts=(doubt,)))
    row = draft_edits.take_proposal(draft, 0, doubt).measures[0]
    assert (row.lead, row.doubts) == (("区水务局", "区生态环境局"), ())


def test_a_proposal_without_facts_replaces_the_unit_most_like_it() -> None:
    doubt = a_doubt(field=Field.SUPPORT, proposal="区交通局")
    draft = a_draft(a_row(support=("区水务局", "区交迪局"), doubts=(doubt,)))
    assert draft_edits.take_proposal(draft, 0, doubt).measures[0].support == ("区水务局", "区交通局")


def test_a_second_doubt_about_the_same_column_stays_open() -> None:
    first = a_doubt(facts=(("unit", "甲局"),), proposal="区甲局")
    second = a_doubt(DoubtCode.UNIT_UNKNOWN, facts=(("unit", "乙"),))
    draft = a_draft(a_row(lead=("甲局", "乙"), doubts=(first, second)))
    row = draft_edits.take_proposal(draft, 0, first).measures[0]
    assert (row.lead, row.doubts) == (("区甲局", "乙"), (second,))


@pytest.mark.parametrize(("field", "proposal", "attribute", "value"), [
    (Field.TASK_NO, "18", "task_no", 18), (Field.TASK, "扬尘治理", "task", "扬尘治理"), (Field.SECTION, "二、大气", "section", "二、大气"),
    (Field.MEASURE, "完成清淤。", "measure", "完成清淤。"), (Field.DEADLINE, "年底前。", "deadline", "年底前。"),
    (Field.RESPONSIBLE, "区水务局", "responsible", ("区水务局",)),
])
def test_a_proposal_goes_into_its_field(field: Field, proposal: str, attribute: str, value: object) -> None:
    doubt = Doubt(DoubtCode.OCR_UNSURE, field, Place(), proposal=proposal)
    row = draft_edits.take_proposal(a_draft(a_row(doubts=(doubt,))), 0, doubt).measures[0]
    assert getattr(row, attribute) == value
    assert row.doubts == ()


@pytest.mark.parametrize(("field", "proposal"), [(Field.LEAD, None), (Field.LEAD, ""), (Field.ROW, "甲"), (Field.TASK_NO, "十八")])
def test_a_doubt_without_a_usable_proposal_cannot_be_settled_by_it(field: Field, proposal: str | None) -> None:
    doubt = Doubt(DoubtCode.OCR_UNSURE, field, Place(), proposal=proposal)
    with pytest.raises(UserError) as caught:
        draft_edits.take_proposal(a_draft(a_row(doubts=(doubt,))), 0, doubt)
    assert caught.value.code == "no-proposal"


def test_splitting_gives_both_halves_deadline_units_and_doubts_but_not_that_they_were_packed() -> None:
    packed, other = a_doubt(DoubtCode.MEASURES_PACKED, Field.ROW), a_doubt()
    draft = a_draft(a_row("完成清淤。开展巡查。", doubts=(packed, other)))
    made = draft_edits.split(draft, 0, 5)
    assert texts(made) == ["完成清淤。", "开展巡查。"]
    assert [(row.deadline, row.lead, row.doubts) for row in made.measures] == [("年底前", ("区生态环境局",), (other,))] * 2


@pytest.mark.parametrize("position", [0, 10, 99])
def test_splitting_off_nothing_is_refused(position: int) -> None:
    with pytest.raises(UserError) as caught:
        draft_edits.split(a_draft(a_row("完成清淤。开展巡查。")), 0, position)
    assert caught.value.code == "split-empty"


def test_joining_puts_texts_units_and_places_together() -> None:
    above = a_row("开展排查，", deadline="", lead=("区水务局",), place=Place(line=4, end_line=4), doubts=(a_doubt(DoubtCode.CUT_BY_PAGE, Field.MEASURE),))
    below = a_row("完成整治。", lead=("区水务局", "区交通局"), place=Place(line=9), doubts=(a_doubt(),))
    row = draft_edits.join_with_previous(a_draft(above, below), 1).measures[0]
    assert (row.measure, row.deadline, row.lead) == ("开展排查，完成整治。", "年底前", ("区水务局", "区交通局"))
    assert (row.place, row.doubts) == (Place(line=4, end_line=9), (a_doubt(),))


@pytest.mark.parametrize(("deadline", "is_asked"), [("6-9月", False), ("", True)])
def test_joining_asks_about_the_deadline_that_stays(deadline: str, is_asked: bool) -> None:
    asked = Question(QuestionCode.DATE_NOT_NAMED, Field.DEADLINE, "按时间节点完成")
    below = a_row("乙", deadline="按时间节点完成", questions=(asked,))
    row = draft_edits.join_with_previous(a_draft(a_row("甲", deadline=deadline), below), 1).measures[0]
    assert (asked in row.questions) is is_asked


def test_joining_across_tasks_drops_what_was_doubted_about_the_lower_task() -> None:
    doubt = a_doubt(DoubtCode.NUMBER_MISSING, Field.TASK_NO)
    made = draft_edits.join_with_previous(a_draft(a_row("甲", 1), a_row("乙", 2, doubts=(doubt,))), 1)
    assert [(row.task_no, row.doubts) for row in made.measures] == [(1, ())]


@pytest.mark.parametrize("index", [0, 1])
def test_the_first_measure_of_an_annex_cannot_be_joined_upward(index: int) -> None:
    draft = a_draft(a_row("甲"), a_row("乙", annex=2))
    with pytest.raises(UserError) as caught:
        draft_edits.join_with_previous(draft, index)
    assert caught.value.code == "join-impossible"


@pytest.mark.parametrize(("index", "to", "order", "place"), [
    (2, 1, ["甲", "丙", "乙", "丁"], 1), (1, 3, ["甲", "丙", "乙", "丁"], 2), (0, 3, ["乙", "丙", "甲", "丁"], 2),
    (3, 1, ["甲", "丁", "乙", "丙"], 1),
])
def test_a_moved_measure_stands_at_the_near_end_of_its_new_task(index: int, to: int, order: list[str], place: int) -> None:
    draft = a_draft(a_row("甲", 1), a_row("乙", 2), a_row("丙", 2), a_row("丁", 3))
    task = next(task for task in draft_edits.tasks_of(draft) if task.task_no == to)
    made, found = draft_edits.move(draft, index, task)
    assert (texts(made), found) == (order, place)
    assert draft_edits.task_of(made.measures[found]) == task


def test_a_new_task_follows_the_old_one_and_tears_nothing_apart() -> None:
    draft = a_draft(a_row("甲", 1), a_row("乙", 1), a_row("丙", 1))
    made, place = draft_edits.move(draft, 1, TaskPlace(1, "示例区蓝天计划", "一、目标", 2, "新任务"))
    assert (texts(made), place) == (["甲", "丙", "乙"], 2)
    assert len(draft_edits.tasks_of(made)) == 2


def test_moving_settles_doubts_about_the_task_and_no_others() -> None:
    doubts = (a_doubt(DoubtCode.NUMBER_MISSING, Field.TASK_NO), a_doubt())
    draft = a_draft(a_row("甲", 1), a_row("乙", 2, doubts=doubts))
    made, place = draft_edits.move(draft, 1, draft_edits.task_of(draft.measures[0]))
    assert made.measures[place].doubts == (doubts[1],)


def test_moving_to_the_own_task_changes_nothing() -> None:
    draft = a_draft(a_row("甲"), a_row("乙"))
    assert draft_edits.move(draft, 1, draft_edits.task_of(draft.measures[1])) == (draft, 1)


def test_a_task_without_a_proper_number_is_refused() -> None:
    with pytest.raises(UserError) as caught:
        draft_edits.move(a_draft(a_row()), 0, TaskPlace(1, "", "", 0, "新任务"))
    assert caught.value.code == "task-number-wrong"


def test_deleting_takes_one_row_out() -> None:
    assert texts(draft_edits.delete(a_draft(a_row("甲"), a_row("乙"), a_row("丙")), 1)) == ["甲", "丙"]


@pytest.mark.parametrize("index", [-1, 2])
def test_a_row_that_is_not_there_is_refused(index: int) -> None:
    with pytest.raises(UserError) as caught:
        draft_edits.delete(a_draft(a_row(), a_row()), index)
    assert caught.value.code == "row-unknown"


def test_a_doubt_about_a_task_is_to_be_looked_at_once() -> None:
    about_task = a_doubt(DoubtCode.NUMBER_MISSING, Field.TASK_NO)
    draft = a_draft(
        a_row("甲", 1, doubts=(about_task,)), a_row("乙", 1, doubts=(about_task,)), a_row("丙", 1, doubts=(about_task, a_doubt())),
        a_row("丁", 2, doubts=(about_task,)), a_row("戊", 2),
    )
    assert draft_edits.rows_in_doubt(draft) == (0, 2, 3)


def test_known_units_are_those_nobody_doubts() -> None:
    doubt = a_doubt(facts=(("unit", "区生杰环境局"),))
    draft = a_draft(a_row(support=("各镇人民政府",)), a_row(lead=("区生杰环境局",), doubts=(doubt,)))
    assert draft_edits.units_named(draft) == {"区生态环境局", "各镇人民政府"}


def test_questions_are_counted_by_measure() -> None:
    two = (Question(QuestionCode.OPEN_END, Field.LEAD, "等"), Question(QuestionCode.SOME_UNITS, Field.LEAD, "相关"))
    assert draft_edits.question_count(a_draft(a_row(questions=two), a_row(), a_row(questions=two[:1]))) == 2


rows = st.builds(
    a_row, st.text("甲乙丙丁，。 ", min_size=1).filter(str.strip), st.integers(1, 3),
    annex=st.integers(1, 2),
    doubts=st.lists(
        st.builds(Doubt, st.sampled_from(DoubtCode), st.sampled_from(Field), st.just(Place(line=1))), max_size=3, unique=True
    ).map(tuple),
)
drafts = st.lists(rows, min_size=1, max_size=8).map(lambda found: a_draft(*found))


def letters(draft: PlanDraft) -> list[str]:
    return sorted(letter for row in draft.measures for letter in row.measure if not letter.isspace())


@given(drafts, st.data())
def test_splitting_and_joining_again_keeps_every_letter(draft: PlanDraft, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(draft.measures) - 1))
    position = data.draw(st.integers(0, len(draft.measures[index].measure)))
    try:
        made = draft_edits.split(draft, index, position)
    except UserError:
        return
    joined = draft_edits.join_with_previous(made, index + 1)
    assert letters(made) == letters(joined) == letters(draft)
    assert len(joined.measures) == len(draft.measures)


@given(drafts, st.data())
def test_moving_loses_no_measure_and_leaves_the_others_in_order(draft: PlanDraft, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(draft.measures) - 1))
    task = data.draw(st.sampled_from(draft_edits.tasks_of(draft)))
    made, place = draft_edits.move(draft, index, task)
    others = [row for number, row in enumerate(draft.measures) if number != index]
    assert [row for number, row in enumerate(made.measures) if number != place] == others
    assert made.measures[place].measure == draft.measures[index].measure


@given(drafts, st.data())
def test_settling_every_row_in_doubt_leaves_none(draft: PlanDraft, data: st.DataObject) -> None:
    while in_doubt := draft_edits.rows_in_doubt(draft):
        draft = draft_edits.settle_all(draft, data.draw(st.sampled_from(in_doubt)))
        assert len(draft_edits.rows_in_doubt(draft)) < len(in_doubt)
    assert not any(row.doubts for row in draft.measures)
