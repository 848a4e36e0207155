"""Lists in shapes of real life with an accident in one line: what becomes wrong by it carries a doubt."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from model.errors import PlanReadError
from model.readers import plan_from_blocks
from model.readers.texts.text import text_blocks
from model.rows.draft import DoubtCode, MeasureDraft
from tests.model.readers.lists.test_reader_list_shapes import ALL_SHAPES, expected_rows
from tests.model.readers.plan_truth import Row, judge

_LONG = 16  # signs of a line that can be cut


def read(lines: list[str]) -> tuple[MeasureDraft, ...]:
    try:
        return plan_from_blocks(list(text_blocks("\n".join(lines))), "示例").draft.measures
    except PlanReadError:
        return ()


def cut_by_a_page(line: str) -> list[str] | None:
    at = len(line) * 3 // 5
    return [line[:at], "— 3 —", line[at:]] if len(line) >= _LONG else None


def with_another_number(line: str) -> list[str] | None:
    found = re.match(r"(\d+)(?=[.．])", line)
    return [f"{int(found[1]) + 7}{line[found.end() :]}"] if found else None


def with_blanks_for_marks(line: str) -> list[str] | None:
    return [line.replace("、", " ")] if "、" in line and "办公室" not in line else None


def without_the_last_bracket(line: str) -> list[str] | None:
    bare = line.rstrip("。；")
    return [bare[:-1]] if bare.endswith("）") and "不再列出" not in line else None


ACCIDENTS = [cut_by_a_page, with_another_number, with_blanks_for_marks, without_the_last_bracket]


def silent_and_lost(truth: list[Row], found: tuple[MeasureDraft, ...]) -> tuple[object, ...]:
    verdict = judge(truth, found)
    unseen = verdict.lost if not any(row.doubts for row in found) else ()
    return (*verdict.silent, *unseen)


@pytest.mark.parametrize("accident", ACCIDENTS)
@pytest.mark.parametrize("shape", ALL_SHAPES)
def test_an_accident_in_any_line_leaves_nothing_wrong_without_a_doubt(
    shape: str, accident: Callable[[str], list[str] | None]
) -> None:
    text, expected = ALL_SHAPES[shape]
    truth, lines = expected_rows(expected), text.splitlines()
    first = next(place for place, line in enumerate(lines) if truth[0].measure[:5] in line)
    for place in range(max(2, first - 2), len(lines)):
        changed = accident(lines[place])
        if changed is not None:
            found = read([*lines[:place], *changed, *lines[place + 1 :]])
            assert silent_and_lost(truth, found) == (), lines[place]


def codes(text: str) -> list[set[DoubtCode]]:
    return [{doubt.code for doubt in row.doubts} for row in read(["示例县实施方案", "", *text.splitlines()])]


def test_a_lost_heading_puts_the_items_above_the_gap_in_doubt() -> None:
    found = codes(
        "一、任务\n1.整治河道，清理淤泥。（县水利局）\n2.整治农田，提升产能。（县财政局）\n"
        "三、项目\n1.新建学校，增加学位。（县教育局）\n2.改造小区，更新管线。（县住建局）"
    )
    assert found == [
        {DoubtCode.SECTION_OUT_OF_PLACE},
        {DoubtCode.SECTION_OUT_OF_PLACE},
        {DoubtCode.NUMBER_OUT_OF_ORDER},
        set(),
    ]


def test_two_lines_of_one_label_are_doubted_for_a_text_may_be_lost_between_them() -> None:
    found = codes(
        "一、任务\n1.整治河道，清理淤泥。\n责任单位：县水利局\n责任单位：县财政局\n2.新建学校，增加学位。\n责任单位：县教育局"
    )
    assert found == [{DoubtCode.COLUMNS_SHIFTED}, set()]


def test_a_point_that_is_left_out_of_a_text_is_doubted() -> None:
    found = codes(
        "一、任务\n1.整治河道。一是清理淤泥；三是种植护岸。（责任单位：县水利局）\n2.新建学校。一是选址；二是开工。（责任单位：县教育局）"
    )
    assert found == [{DoubtCode.CUT_BY_PAGE}, set()]


def test_a_deadline_that_one_of_three_items_does_not_name_is_missed() -> None:
    item = "{0}.组织第{0}次检查，通报结果。\n责任单位：县商务局\n"
    found = codes(
        "一、任务\n" + "".join(item.format(n) + ("完成时限：年底前\n" if n < 3 else "") for n in (1, 2, 3))
    )
    assert found == [set(), set(), {DoubtCode.DEADLINE_UNKNOWN}]


def test_two_items_whose_lines_ran_together_are_doubted() -> None:
    found = codes(
        "一、任务\n1.整治河道，清理淤泥。2.整治农田，提升产能。（责任单位：县财政局）\n3.新建学校，增加学位。（责任单位：县教育局）"
    )
    assert DoubtCode.MEASURES_PACKED in found[0]


def test_a_heading_that_ran_into_a_deadline_is_doubted() -> None:
    found = codes(
        "一、任务\n1.整治河道，清理淤泥。\n责任单位：县水利局\n完成时限：年底前二、民生\n2.新建学校，增加学位。\n责任单位：县教育局\n完成时限：8月底前"
    )
    assert found == [{DoubtCode.DEADLINE_UNKNOWN}, set()]


def test_a_named_part_that_begins_before_the_sentence_above_has_ended_is_doubted() -> None:
    item = "{0}.整治河道{0}段\n工作目标：第{0}段水质达标{1}\n主要措施：清理淤泥，种植护岸。\n责任单位：县水利局\n"
    found = codes("一、任务\n" + item.format(1, "。") + item.format(2, "") + item.format(3, "。"))
    assert found == [set(), {DoubtCode.CUT_BY_PAGE}, set()]
