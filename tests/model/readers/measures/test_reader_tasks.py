"""Task numbers that run on, repeat, skip or are lost."""

from __future__ import annotations

import pytest

from model.readers import plan_from_blocks
from model.readers.texts.text import text_blocks
from model.rows.draft import DoubtCode, MeasureDraft

HEADER = "序号|任务|措施|完成时限|牵头单位"


def rows(*names: str) -> list[MeasureDraft]:
    """Rows "number|name"; "-" is a new page, "=…" a section heading."""
    lines = [HEADER]
    for index, name in enumerate(names):
        if name == "-":
            lines += ["", HEADER]
        elif name.startswith("="):
            lines.append(name[1:] + "||||")
        else:
            lines.append(f"{name}|开展第{index}次检查，定期通报。|年底前|区水务局")
    return list(
        plan_from_blocks(list(text_blocks("\n".join(lines).replace("|", "\t"))), "示例").draft.measures
    )


def tasks(found: list[MeasureDraft]) -> list[tuple[int, str]]:
    return [(row.task_no, row.task) for row in found]


def doubted(found: list[MeasureDraft]) -> list[bool]:
    return [bool(row.doubts) for row in found]


def test_numbers_that_run_on_raise_no_doubt() -> None:
    found = rows("1|甲任务", "2|乙任务", "|", "3|丙任务")
    assert tasks(found) == [(1, "甲任务"), (2, "乙任务"), (2, "乙任务"), (3, "丙任务")]
    assert not any(doubted(found))


def test_number_and_name_repeated_on_a_new_page_are_the_same_task() -> None:
    found = rows("1|甲任务", "-", "1|甲任务", "2|乙任务")
    assert tasks(found)[:2] == [(1, "甲任务")] * 2
    assert not any(doubted(found))


def test_a_number_printed_below_the_first_row_of_a_page_is_no_new_task() -> None:
    found = rows("1|甲任务", "-", "|", "1|甲任务", "2|乙任务")
    assert tasks(found)[:3] == [(1, "甲任务")] * 3
    assert not any(doubted(found))


def test_two_numbers_may_share_a_name() -> None:
    found = rows("1|甲任务", "2|甲任务", "3|丙任务")
    assert tasks(found)[:2] == [(1, "甲任务"), (2, "甲任务")]


def test_a_name_that_changes_on_a_new_page_keeps_the_first_in_doubt() -> None:
    found = rows("1|加强区域联防联控", "-", "1|加强区域防治联动", "2|乙任务")
    assert tasks(found)[:2] == [(1, "加强区域联防联控")] * 2
    assert all(DoubtCode.TASK_NAME_CHANGED in {doubt.code for doubt in row.doubts} for row in found[:2])


def test_a_skipped_number_is_kept_and_its_first_row_doubted() -> None:
    found = rows("1|甲任务", "4|丁任务", "|", "5|戊任务")
    assert [row.task_no for row in found] == [1, 4, 4, 5]
    assert doubted(found) == [False, True, False, False]


def test_rows_before_a_skip_may_belong_to_the_lost_task() -> None:
    found = rows("1|甲任务", "|", "3|丙任务", "4|丁任务")
    assert doubted(found)[:3] == [False, True, True]


def test_a_number_misread_too_high_is_doubted_in_the_whole_task() -> None:
    found = rows("1|甲任务", "20|乙任务", "|", "3|丙任务")
    assert doubted(found)[1:3] == [True, True]


def test_a_number_misread_as_the_next_is_put_right_in_doubt() -> None:
    found = rows("1|甲任务", "3|乙任务", "|", "3|丙工作", "4|丁事项")
    assert [row.task_no for row in found] == [1, 2, 2, 3, 4]
    assert doubted(found)[1:3] == [True, True]


def test_a_number_below_the_last_is_doubted() -> None:
    found = rows("1|甲任务", "2|乙任务", "1|丙工作", "|", "3|丁事项")
    assert doubted(found) == [False, False, True, True, False]


def test_a_lower_number_under_the_same_name_is_the_same_task() -> None:
    found = rows("1|甲任务", "2|削减排放量", "=二、治理", "1|削减排放量", "3|丙任务")
    assert tasks(found)[2] == (2, "削减排放量")
    assert doubted(found)[2]


def test_a_lost_number_is_inferred_from_the_gap() -> None:
    found = rows("1|甲任务", "|乙任务", "3|丙任务")
    assert tasks(found)[1] == (2, "乙任务")
    assert doubted(found) == [False, True, False]


def test_a_lost_name_is_doubted_in_every_row() -> None:
    found = rows("1|甲任务", "2|", "|", "3|丙任务")
    assert tasks(found)[1:3] == [(2, ""), (2, "")]
    assert doubted(found)[1:3] == [True, True]


def test_a_name_that_stands_on_a_later_row_is_taken() -> None:
    assert tasks(rows("1|甲任务", "2|", "-", "2|乙任务", "3|丙任务"))[1:3] == [(2, "乙任务")] * 2


def test_rows_below_a_heading_before_their_number_belong_to_it_in_doubt() -> None:
    found = rows("1|甲任务", "=二、治理", "|", "2|乙任务")
    assert tasks(found)[1] == (2, "乙任务")
    assert doubted(found)[1]


def test_a_missing_heading_puts_the_section_in_doubt() -> None:
    found = rows("=一、目标", "1|甲任务", "2|乙任务", "=三、保障", "3|丙任务")
    assert [row.section for row in found] == ["一、目标", "一、目标", "三、保障"]
    assert doubted(found) == [False, True, False]


def test_a_first_heading_that_is_lost_puts_all_before_the_second_in_doubt() -> None:
    assert doubted(rows("1|甲任务", "2|乙任务", "=二、治理", "3|丙任务")) == [True, True, False]


@pytest.mark.parametrize("name", ["甲任务", "甲 任务"])
def test_blanks_inside_a_name_do_not_change_it(name: str) -> None:
    assert tasks(rows("1|甲任务", "-", f"1|{name}"))[1] == (1, "甲任务")


def small(*units: str) -> list[MeasureDraft]:
    """A table of few rows; the units of each are "responsible|support"."""
    lines = ["序号|任务|措施|完成时限|责任单位|配合单位"]
    lines += [f"{at}|第{at}项|开展第{at}次检查，定期通报。|年底前|{one}" for at, one in enumerate(units, start=1)]
    return list(plan_from_blocks(list(text_blocks("\n".join(lines).replace("|", "\t"))), "示例").draft.measures)


@pytest.mark.parametrize("lost", ["区水务局|", "|区财政局"])
def test_a_unit_cell_empty_in_one_of_few_rows_is_in_doubt(lost: str) -> None:
    found = small("区水务局|区财政局", "区住建局|区财政局", lost, "区水务局|各镇政府")
    assert doubted(found) == [False, False, True, False]


def test_support_that_is_empty_in_several_of_few_rows_is_none() -> None:
    found = small("区水务局|区财政局", "区住建局|", "区水务局|", "区水务局|各镇政府")
    assert doubted(found) == [False, False, False, False]


def test_a_follower_alone_under_the_lead_is_in_doubt() -> None:
    found = small("区水务局|各镇政府", "各镇政府|", "区水务局|", "区住建局|各镇政府")
    assert doubted(found) == [False, True, False, False]


def test_the_rest_of_the_last_name_in_a_row_of_its_own_is_put_to_it_in_doubt() -> None:
    source = "\n".join([HEADER, "1|河道|清理河道，按月通报。|年底前|区水务局", "|整治|||"]).replace("|", "\t")
    (only,) = plan_from_blocks(list(text_blocks(source)), "示例").draft.measures
    assert only.task == "河道整治"
    assert {doubt.code for doubt in only.doubts} == {DoubtCode.TASK_NAME_CHANGED}


def test_a_number_missing_in_one_of_few_rows_without_names_is_doubted() -> None:
    lines = ["序号|措施|完成时限|责任单位", *(f"{at}|第{at or 4}处完成改造，通过验收。|年底前|区水务局" for at in (1, 2, 3, ""))]
    found = plan_from_blocks(list(text_blocks("\n".join(lines).replace("|", "\t"))), "示例").draft.measures
    assert [row.task_no for row in found] == [1, 2, 3, 4]
    assert doubted(list(found)) == [False, False, False, True]
