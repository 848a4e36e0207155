"""Tables of which only the text is left, each cell or each row a line: read where the rhythm is clear, else in doubt."""

from __future__ import annotations

import random
from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.errors import Cancelled
from model.readers import plan_from_blocks
from model.readers.grid import Paragraph, Table
from model.readers.tables.flattened import restored
from model.readers.tables.header import is_header
from model.readers.texts.text import text_blocks
from model.rows.draft import DoubtCode, MeasureDraft
from tests.model.readers.plan_losses import is_flat
from tests.model.readers.plan_shapes import SHAPES, Shape
from tests.model.readers.plan_shapes_more import MORE
from tests.model.readers.plan_shapes_third import THIRD
from tests.model.readers.plan_truth import Verdict, judge


def table_of(shape: Shape) -> Table:
    table = shape.blocks[-1]
    assert isinstance(table, Table)
    return table


def is_named(shape: Shape) -> bool:
    """True where the first row names the columns in known words, and each row below holds one measure."""
    return is_flat(shape) and is_header([cell.text for cell in table_of(shape).rows[0]])


FLAT = {name: shape for name, shape in (SHAPES | MORE | THIRD).items() if is_named(shape)}
FULL = sorted(  # elsewhere an optional cell that is lost leaves no trace
    name for name, shape in FLAT.items() if all(cell.text for row in table_of(shape).rows for cell in row)
)
QUICK = settings(
    max_examples=60, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
HEAD = ["序号", "重点任务", "工作措施", "完成时限", "牵头单位", "配合单位"]
ROWS = (
    "1|扬尘治理|开展工地扬尘专项检查，每月不少于两次。|年底前|区住房城乡建设委|区城管委",
    "2|河道治理|清理河道垃圾，开展岸线巡查。|6月底前|区水务局|各镇政府",
    "||修缮护栏12处，确保水面清洁。|9月底前|区水务局|区财政局",
    "3|尾气治理|淘汰老旧柴油货车，开展路检路查。|年底前|区生态环境局|区交通局、区公安分局",
)


def read(text: str) -> tuple[MeasureDraft, ...]:
    return plan_from_blocks(list(text_blocks(text)), "示例").draft.measures


def cells(rows: tuple[str, ...] = ROWS) -> list[list[str]]:
    return [HEAD, *(row.split("|") for row in rows)]


def lines(rows: list[list[str]], *, blank: str = "") -> str:
    """Each cell on a line of its own; `blank` stands behind each."""
    return "示例区重点任务\n" + "".join(f"{cell}\n{blank}" for row in rows for cell in row if cell)


@pytest.mark.parametrize(
    "text",
    [
        lines(cells()),
        lines(cells(), blank="\n"),
        "示例区重点任务\n" + "\n".join(chain.from_iterable(cells())),  # an empty cell is an empty line
        "示例区重点任务\n" + "\n".join(" ".join(filter(None, row)) for row in cells()),
        "示例区重点任务\n" + "\n".join("   ".join(filter(None, row)) for row in cells()),
        lines([*cells()[:3], ["— 2 —"], HEAD, *cells()[3:]]),
    ],
    ids=["a cell a line", "blank lines between", "empty lines", "single blanks", "wide blanks", "header repeated"],
)
def test_a_table_whose_tabs_are_lost_is_read_without_a_doubt(text: str) -> None:
    found = read(text)
    assert [(row.task_no, row.task, row.deadline, row.lead, row.support) for row in found] == [
        (1, "扬尘治理", "年底前", ("区住房城乡建设委",), ("区城管委",)),
        (2, "河道治理", "6月底前", ("区水务局",), ("各镇政府",)),
        (2, "河道治理", "9月底前", ("区水务局",), ("区财政局",)),
        (3, "尾气治理", "年底前", ("区生态环境局",), ("区交通局", "区公安分局")),
    ]
    assert [row.doubts for row in found] == [()] * 4


def test_headings_hold_between_rows_of_single_lines() -> None:
    found = read(lines([HEAD, ["一、大气治理"], *cells()[1:2], ["二、水体治理"], *cells()[2:]]))
    assert [row.section for row in found] == ["一、大气治理", "二、水体治理", "二、水体治理", "二、水体治理"]


def test_paragraphs_of_a_measure_with_one_deadline_are_one_and_cut_lines_are_joined() -> None:
    first, second, _ = [[*row] for row in cells()[1:4]]
    first[2] += "\n补种行道树300株。"
    second[2], second[4] = "清理河道垃圾，开展岸\n线巡查。", "区水\n务局"
    found = read(lines([HEAD, first, second, *cells()[3:]]))
    assert [row.measure for row in found][:2] == [
        "开展工地扬尘专项检查，每月不少于两次。 补种行道树300株。",
        "清理河道垃圾，开展岸线巡查。",
    ]
    assert found[1].lead == ("区水务局",)
    assert [row.doubts for row in found] == [()] * 4


def test_what_stands_behind_the_last_row_stays_outside() -> None:
    blocks = list(text_blocks(lines(cells()) + "各单位要高度重视，加强协作，按月报送进展情况。\n"))
    *_, table, last = restored(blocks, lambda: None)
    assert isinstance(table, Table)
    assert len(table.rows) == 5
    assert isinstance(last, Paragraph)
    assert last.text.startswith("各单位要")


def test_a_lost_cell_where_all_rows_have_one_is_in_doubt() -> None:
    rows = [HEAD, *([str(at), f"任务{at}号", f"完成改造{at}0处，全部通过验收。", "年底前", "区水务局", "区财政局"] for at in range(1, 6))]
    del rows[3][4]
    found = read(lines(rows))
    assert [bool(row.doubts) for row in found] == [False, False, True, False, False]
    assert found[2].doubts[0].code is DoubtCode.COLUMNS_SHIFTED


def test_units_parted_as_cells_are_leave_their_roles_in_doubt() -> None:
    rows = ["序号 任务 措施 时限 牵头单位 配合单位"]
    rows += [f"{at} 改造 完成改造{at}0处，通过验收。 年底前 区水务局 区财政局 区民政局" for at in range(1, 4)]
    assert all(row.doubts for row in read("\n".join(rows)))


def test_names_below_each_other_that_are_no_header_are_left_alone() -> None:
    blocks = list(text_blocks("工作目标\n重点任务\n完成时限\n责任单位\n本方案自印发之日起施行。\n由示例区水务局负责解释。"))
    assert restored(blocks, lambda: None) == blocks


def test_putting_a_table_together_can_be_stopped() -> None:
    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        restored(list(text_blocks(lines(cells()))), stop)


def flattened(shape: Shape, *, by_row: bool, luck: random.Random | None = None) -> Verdict:
    """How a shape is read of which only the texts are left; with luck, one cell of one row is lost too."""
    rows = [[cell.text.replace("\n", " ") for cell in row if cell.text] for row in table_of(shape).rows]
    if luck is not None:
        row = luck.choice(rows[1:])
        del row[luck.randrange(len(row))]
    text = "\n".join(map(" ".join, rows) if by_row else chain.from_iterable(rows))
    return judge(shape.truth, read(f"示例区工作\n{text}"))


@pytest.mark.parametrize("name", sorted(FLAT))
@pytest.mark.parametrize("by_row", [False, True])
def test_no_shape_is_read_wrongly_without_a_doubt_from_its_text_alone(name: str, *, by_row: bool) -> None:
    found = flattened(FLAT[name], by_row=by_row)
    assert found.silent == ()
    assert by_row or found.right >= 0.6 * found.rows  # blanks may part units as they part cells


@QUICK
@given(st.sampled_from(FULL), st.booleans(), st.integers(0, 1000))
def test_a_cell_lost_from_a_shapes_text_leaves_nothing_wrong_without_a_doubt(name: str, by_row: bool, seed: int) -> None:
    assert flattened(FLAT[name], by_row=by_row, luck=random.Random(seed)).silent == ()
