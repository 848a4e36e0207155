"""Tables without borders, or with some: over several pages, whatever parts their rows, each cell is read whole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph as Flowing
from reportlab.platypus import SimpleDocTemplate
from reportlab.platypus import Table as FlowingTable

from model.readers import read_plan
from model.readers.grid import Block, Cell, Table
from model.readers.pages.page_marks import Box
from model.readers.pages.ruled import Line, PagePlace, Word, page_blocks, unsettled_blocks
from model.readers.pdfs.pdf import pdf_blocks
from model.rows.draft import DoubtCode

FONT = "STSong-Light"
HEADER = ("序号", "重点任务", "工作措施", "完成时限", "牵头单位", "配合单位")
DOES = ("修复老旧管网", "新建口袋公园并补植行道树", "开展拉网式排查，对发现的问题限期整改", "完成投资，年内开工建设")
UNITS = ("区水务局", "区园林绿化局、区财政局", "区城市管理委、区住房城乡建设委、各街道办事处、各镇人民政府")
BLACK, GREY, BLUE = colors.black, colors.lightgrey, colors.HexColor("#dce6f1")
SIZES = (36, 80, 300, 70, 120, 120)


def plan(tasks: int) -> list[list[str]]:
    """Rows of a made-up plan: tasks of one to three measures, their number and name in the first row alone."""
    rows = []
    for number in range(1, tasks + 1):
        for step in range(1 + number % 3):
            text = "，".join(DOES[(number + step + one) % len(DOES)] for one in range(1 + (number + step) % 4))
            rows.append(
                [
                    "" if step else str(number),
                    "" if step else f"第{'甲乙丙丁戊己庚辛'[number % 8]}项任务",
                    f"{text}，全年不少于{10 * number + step}处。",
                    ("年底前", "6月底前", "长期实施")[(number + step) % 3],
                    UNITS[number % 3],
                    UNITS[(number + step + 1) % 3] if step != 1 else "——",
                ]
            )
    return rows


def printed(path: Path, rows: Sequence[Sequence[str]], style: Sequence[tuple[object, ...]], *, pad: float = 4) -> Path:
    """A plan's table over several pages, each with its number at the foot."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    kind = ParagraphStyle("cell", fontName=FONT, fontSize=10, leading=14, wordWrap="CJK")
    body = [[Flowing(text, kind) for text in row] for row in [HEADER, *rows]]
    every = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("TOPPADDING", (0, 0), (-1, -1), pad), ("BOTTOMPADDING", (0, 0), (-1, -1), pad)]
    table = FlowingTable(body, colWidths=SIZES, repeatRows=1, splitInRow=0, style=[*every, *style])
    title = Flowing("示例区2025年行动计划", ParagraphStyle("title", fontName=FONT, fontSize=18, leading=30))

    def foot(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawCentredString(421, 40, f"— {document.page} —")

    made = SimpleDocTemplate(str(path), pagesize=landscape(A4))
    made.build([title, table], onFirstPage=foot, onLaterPages=foot)
    return path


def body_of(blocks: Sequence[Block]) -> list[list[str]]:
    """The rows of all tables without repeated headers, lines of a cell joined."""
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    texts = [["".join(cell.text.split()) for cell in row] for row in rows]
    return [row for row in texts if row != list(HEADER)]


UNDER_EACH = [("LINEBELOW", (0, 0), (-1, -1), 0.5, BLACK), ("LINEABOVE", (0, 0), (-1, 0), 1, BLACK)]
UPRIGHT = [("LINEBEFORE", (0, 0), (-1, -1), 0.5, BLACK), ("LINEAFTER", (-1, 0), (-1, -1), 0.5, BLACK)]
THREE = [("LINEABOVE", (0, 0), (-1, 1), 1, BLACK), ("LINEBELOW", (0, -1), (-1, -1), 1, BLACK)]
STYLES = [
    pytest.param(UNDER_EACH, id="a rule under each row"),
    pytest.param(UPRIGHT, id="rules between columns"),
    pytest.param(THREE, id="three rules"),
    pytest.param([], id="no rules"),
    pytest.param([("ROWBACKGROUNDS", (0, 0), (-1, -1), [BLUE, colors.white])], id="every second row coloured"),
    pytest.param([("ROWBACKGROUNDS", (0, 0), (-1, -1), [BLUE, GREY])], id="rows in two colours"),
    pytest.param(
        [("BACKGROUND", (0, 0), (-1, -1), BLUE), ("GRID", (0, 0), (-1, -1), 1.5, colors.white)], id="white lines"
    ),
]


@pytest.mark.parametrize("style", STYLES)
def test_rows_with_blank_names_are_read_in_any_style(tmp_path: Path, style: list[tuple[object, ...]]) -> None:
    rows = plan(12)
    assert body_of(pdf_blocks(printed(tmp_path / "plan.pdf", rows, style))) == rows


def test_a_coloured_task_of_several_rows_keeps_them(tmp_path: Path) -> None:
    rows = plan(12)
    style: list[tuple[object, ...]] = []
    start = 1
    for number, row in enumerate([*rows[1:], ["end"]], start=2):
        if row[0]:
            if len(style) % 2:
                style.append(("BACKGROUND", (0, start), (-1, number - 1), BLUE))
            else:
                style.append(("BACKGROUND", (0, start), (-1, number - 1), colors.white))
            start = number
    assert body_of(pdf_blocks(printed(tmp_path / "plan.pdf", rows, style))) == rows


def test_a_table_without_rules_is_a_plan_whose_cells_are_sure(tmp_path: Path) -> None:
    rows = plan(12)
    measures = read_plan(printed(tmp_path / "plan.pdf", rows, [])).draft.measures
    assert [one.measure for one in measures] == [row[2] for row in rows]
    assert not any(doubt.code is DoubtCode.OCR_UNSURE for one in measures for doubt in one.doubts)


def test_a_page_number_is_no_text_of_the_last_row(tmp_path: Path) -> None:
    read = body_of(pdf_blocks(printed(tmp_path / "plan.pdf", plan(12), UNDER_EACH)))
    assert not any("—" in cell.strip("—") for row in read for cell in row)


def word(text: str, left: float, top: float) -> Word:
    return Word(text, left, top, left + 10 * len(text), top + 10)


LEFT = (50, 90, 190, 420, 500)


def lines_of_rows(rows: Sequence[Sequence[str]], *, gap: float) -> list[Word]:
    """Rows of cells whose lines are fourteen points apart, rows `gap` further; `|` ends a line."""
    words, top = [], 60.0
    for row in rows:
        cells = [cell.split("|") for cell in row]
        for left, cell in zip(LEFT, cells, strict=True):
            words += [word(text, left, top + 14 * number) for number, text in enumerate(cell) if text]
        top += 14 * max(len(cell) for cell in cells) + gap
    return words


FULL = "开展拉网式排查并对发现的问题限期整改再复查"
TIGHT = [
    ("序号", "任务", "工作措施", "完成时限", "牵头单位"),
    ("1", "治水", f"{FULL}|修复管网三处。", "年底前", "区水务局"),
    ("", "", f"{FULL}|新建泵站。", "年底前", "区水务局"),
    ("2", "绿化", f"{FULL}|{FULL}|补种树木。", "长期实施", "区园林局"),
    ("3", "扬尘", "洒水降尘。", "6月底前", "区城管委"),
]


def cells_of(blocks: Sequence[Block]) -> list[list[Cell]]:
    return [list(row) for block in blocks if isinstance(block, Table) for row in block.rows]


@pytest.mark.parametrize("gap", [0.0, 3.0, 12.0])
def test_rows_are_told_by_gaps_or_by_what_begins_anew(gap: float) -> None:
    blocks = page_blocks(lines_of_rows(TIGHT, gap=gap), [], page=1, width=600, height=800)
    texts = [["".join(cell.text.split()) for cell in row] for row in cells_of(blocks)]
    assert texts == [[cell.replace("|", "") for cell in row] for row in TIGHT]


def test_a_row_that_only_one_column_begins_is_unsure() -> None:
    """Nothing but a unit that begins anew says that the third row is a new one."""
    rows = [*TIGHT[:2], ("", "", FULL, "", "区财政局"), *TIGHT[3:]]
    rows[1] = ("1", "治水", f"{FULL}|{FULL}", "年底前", "区水务局")
    cells = cells_of(page_blocks(lines_of_rows(rows, gap=0), [], page=1, width=600, height=800))
    assert any(cell.unsure for row in cells for cell in row)


def test_coloured_cells_tell_the_columns_of_narrow_gaps() -> None:
    """The units' column begins where the deadline's texts end; only the coloured cells show it."""
    rows = [
        ("序号", "任务", "工作措施", "完成时限", "牵头单位"),
        *((str(number), "治水", "修复管网。", "2025年12月", "区水务局") for number in range(1, 5)),
    ]
    starts = (50.0, 90.0, 190.0, 300.0, 382.0)
    words = [word(text, left, 62 + 20 * row) for row, texts in enumerate(rows) for left, text in zip(starts, texts, strict=True)]
    sides = (*(left - 1 for left in starts), 460.0)
    fills = [
        Box(sides[one], 58 + 20 * row, sides[one + 1], 78 + 20 * row) for row in range(0, 5, 2) for one in range(5)
    ]
    blocks = unsettled_blocks(words, [], PagePlace(1, 600, 800, count(1)), fills=fills)
    assert [[cell.text for cell in row] for row in cells_of(blocks)] == [list(row) for row in rows]


def test_names_in_the_middle_of_their_rows_reach_over_them() -> None:
    """Texts stand in the middle of their cells; the name of three rows stands beside the second."""
    words = [word(text, left, 40) for left, text in zip(LEFT, TIGHT[0], strict=True)]
    for row in range(6):
        top = 80.0 + 60 * row
        words += [word(FULL, LEFT[2], top + 14 * line) for line in range(2)]
        words += [word("年底前", LEFT[3], top + 7), word("区水务局", LEFT[4], top + 7)]
    for number, row in (("1", 1), ("2", 4)):
        words += [word(number, LEFT[0], 87 + 60.0 * row), word("治水", LEFT[1], 87 + 60.0 * row)]
    rows = cells_of(page_blocks(words, [], page=1, width=600, height=800))
    assert [[cell.row_span for cell in row[:2]] for row in rows if len(row) == 5][1:] == [[3, 3], [3, 3]]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 4), st.integers(0, 1), st.integers(1, 3)), min_size=2, max_size=9),
    st.sampled_from([0.0, 4.0, 9.0]),
    st.booleans(),
)
def test_no_character_is_lost_and_none_is_read_twice(
    sizes: list[tuple[int, int, int]], gap: float, is_ruled: bool
) -> None:
    rows = [TIGHT[0]]
    for number, (lines, named, units) in enumerate(sizes, start=1):
        text = "|".join([FULL] * (lines - 1) + ["修复管网。"])
        rows.append((str(number) * named, "治水" * named, text, "年底前", "|".join(["区水务局"] * units)))
    words = lines_of_rows(rows, gap=gap)
    drawn = [Line(45, 55, 560, 55), Line(45, 57 + 14 + gap, 560, 57 + 14 + gap)] if is_ruled else []
    blocks = page_blocks(words, drawn, page=1, width=600, height=1200)
    read = "".join(cell.text for row in cells_of(blocks) for cell in row) + "".join(
        block.text for block in blocks if not isinstance(block, Table)
    )
    assert sorted("".join(read.split())) == sorted("".join(one.text for one in words))


def test_a_grid_of_single_dots_is_a_grid(tmp_path: Path) -> None:
    """Some programs draw a dotted line dot by dot."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    path = tmp_path / "dots.pdf"
    canvas = Canvas(str(path), pagesize=landscape(A4))
    canvas.setFont(FONT, 10)
    xs, ys = (50, 150, 400), (500, 470, 440)
    for step in range(175):
        for y in ys:
            canvas.circle(50 + 2 * step, y, 0.4, stroke=0, fill=1)
    for step in range(30):
        for x in xs:
            canvas.rect(x, 440 + 2 * step, 0.5, 0.5, stroke=0, fill=1)
    for row, texts in enumerate((("序号", "单位"), ("1", "区水务局"))):
        for x, text in zip(xs, texts, strict=False):
            canvas.drawString(x + 5, 480 - 30 * row, text)
    canvas.save()
    (table,) = pdf_blocks(path)
    assert [[cell.text for cell in row] for row in cells_of([table])] == [["序号", "单位"], ["1", "区水务局"]]
