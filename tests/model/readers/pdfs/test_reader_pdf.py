"""PDFs with a text layer: however they were written, the table in them is read as it shows."""

from __future__ import annotations

import io
import random
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph as Flowing
from reportlab.platypus import SimpleDocTemplate
from reportlab.platypus import Table as FlowingTable
from reportlab.platypus.tables import TableStyle

from model.errors import Cancelled, PlanReadError
from model.readers import read_plan
from model.readers.grid import Block, Paragraph, Table
from model.readers.pdfs.pdf import pdf_blocks
from model.readers.pdfs.pdf_page import told
from model.readers.pdfs.pdf_soundness import is_sound

FONT = "STSong-Light"
HEADER = ["序号", "重点任务", "工作措施", "完成时限", "牵头单位", "协办单位"]
ROWS = [
    [
        "1",
        "绿化",
        "新建城市绿地十公顷，持续开展养护，做到黄土不露天。",
        "年底前",
        "区园林绿化局",
        "各街道办事处",
    ],
    [
        "2",
        "扬尘",
        "施工工地严格落实六个百分之百，PM2.5浓度控制在35微克以下。",
        "长期实施",
        "区住房城乡建设委",
        "——",
    ],
    ["3", "治水", "修复老旧管网三处，消除积水点位，实现雨污分流。", "6月底前", "区水务局", "区财政局"],
]


@pytest.fixture(autouse=True)
def _font() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def written(
    path: Path, commands: list[tuple[object, ...]], *, size: int = 10, rows: int = 1, **options: object
) -> Path:
    """A made-up plan whose table has the given style."""
    style = ParagraphStyle("cell", fontName=FONT, fontSize=size, leading=size * 1.3, wordWrap="CJK")
    body = [[Flowing(text, style) for text in row] for row in [HEADER, *ROWS * rows]]
    table = FlowingTable(
        body, colWidths=[40, 70, 260, 70, 110, 110], repeatRows=1, style=TableStyle(commands)
    )
    title = Flowing(
        "示例区2025年行动计划", ParagraphStyle("title", fontName=FONT, fontSize=18, leading=30, alignment=1)
    )
    SimpleDocTemplate(str(path), pagesize=landscape(A4), **options).build([title, table])
    return path


ALL = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]


def tables_of(blocks: list[Block]) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in one.rows] for one in blocks if isinstance(one, Table)]


@pytest.mark.parametrize(
    "commands",
    [
        pytest.param(ALL, id="grid"),
        pytest.param([("GRID", (0, 0), (-1, -1), 0.5, colors.black, 1, (3, 2))], id="dashed"),
        pytest.param([("GRID", (0, 0), (-1, -1), 0.5, colors.black, None, None, None, 2, 1)], id="double"),
        pytest.param([*ALL, ("BACKGROUND", (0, 0), (-1, 0), colors.lightblue)], id="coloured header"),
        pytest.param([("INNERGRID", (0, 0), (-1, -1), 0.5, colors.black)], id="no outer borders"),
        pytest.param(
            [
                ("LINEABOVE", (0, 0), (-1, -1), 0.5, colors.black),
                ("LINEBELOW", (0, -1), (-1, -1), 0.5, colors.black),
            ],
            id="rows only",
        ),
        pytest.param(
            [
                ("LINEABOVE", (0, 0), (-1, 1), 1, colors.black),
                ("LINEBELOW", (0, -1), (-1, -1), 1, colors.black),
            ],
            id="three rules",
        ),
        pytest.param([], id="no rules"),
        pytest.param([("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.lightgrey, colors.white])], id="banded"),
        pytest.param([*ALL, ("VALIGN", (0, 0), (-1, -1), "MIDDLE")], id="in the middle"),
    ],
)
def test_a_table_is_read_in_any_style(tmp_path: Path, commands: list[tuple[object, ...]]) -> None:
    blocks = pdf_blocks(written(tmp_path / "计划.pdf", commands))
    assert tables_of(blocks) == [[HEADER, *ROWS]]


@pytest.mark.parametrize("size", [7, 9, 12, 16])
def test_a_table_is_read_in_any_size(tmp_path: Path, size: int) -> None:
    assert tables_of(pdf_blocks(written(tmp_path / "计划.pdf", ALL, size=size))) == [[HEADER, *ROWS]]


def test_a_plan_in_a_pdf_is_read_to_its_measures(tmp_path: Path) -> None:
    plan = read_plan(written(tmp_path / "计划.pdf", ALL)).draft
    assert [(one.measure, one.lead) for one in plan.measures] == [(row[2], (row[4],)) for row in ROWS]
    assert {one.place.page for one in plan.measures} == {1}


def test_a_table_over_several_pages_is_one(tmp_path: Path) -> None:
    blocks = pdf_blocks(written(tmp_path / "计划.pdf", ALL, rows=12))
    assert tables_of(blocks) == [[HEADER, *ROWS * 12]]
    assert {cell.place.page for one in blocks if isinstance(one, Table) for cell in one.rows[-1]} == {3}


def drawn(
    path: Path, draw: Callable[[Canvas], None], *, size: tuple[float, float] = (400, 300), **options: object
) -> Path:
    canvas = Canvas(str(path), pagesize=size, **options)  # type: ignore[arg-type]
    draw(canvas)
    canvas.save()
    return path


def small_table(canvas: Canvas) -> None:
    """Two columns and two rows."""
    canvas.setFont(FONT, 10)
    for y in (250, 220, 190):
        canvas.line(50, y, 350, y)
    for x in (50, 150, 350):
        canvas.line(x, 190, x, 250)
    for text, x, y in (
        ("序号", 60, 230),
        ("工作措施", 160, 230),
        ("1", 60, 200),
        ("修复管网三处。", 160, 200),
    ):
        canvas.drawString(x, y, text)


SMALL = [[["序号", "工作措施"], ["1", "修复管网三处。"]]]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_that_is_shown_turned_is_read_upright(tmp_path: Path, turn: int) -> None:
    """Drawn lying and turned back by the page's own entry, as landscape tables on upright pages are."""

    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)
        canvas.rotate(turn)
        canvas.translate(*{0: (0, 0), 90: (0, -300), 180: (-400, -300), 270: (-400, 0)}[turn])
        small_table(canvas)

    file = drawn(
        tmp_path / "计划.pdf", draw, size=(400, 300)
    )  # it writes the sides swapped where the page is turned
    (table,) = (block for block in pdf_blocks(file) if isinstance(block, Table))
    assert tables_of([table]) == SMALL
    assert table.place.box == pytest.approx((50 / 400, 50 / 300, 350 / 400, 110 / 300), abs=0.002)


@pytest.mark.parametrize("width", [350, 345])
def test_a_table_that_runs_over_its_page_leaves_its_last_column_in_doubt(tmp_path: Path, width: int) -> None:
    def draw(canvas: Canvas) -> None:
        small_table(canvas)
        canvas.drawString(290, 200, "全年完成改造。")

    sure = pdf_blocks(drawn(tmp_path / "宽.pdf", draw, size=(400, 300)))
    assert [cell.unsure for cell in sure[0].rows[1]] == [(), ()]  # type: ignore[union-attr]
    (table,) = (block for block in pdf_blocks(drawn(tmp_path / "窄.pdf", draw, size=(width, 300))))
    assert isinstance(table, Table)
    first, last = table.rows[1]
    assert not first.unsure
    assert last.unsure[0].startswith("修复管网")


def test_text_that_the_page_ends_in_is_in_doubt(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 10)
        canvas.drawString(50, 200, "牵头单位为区水务局")
        canvas.drawString(280, 170, "牵头单位为区水务局和区财政局")

    whole, cut = pdf_blocks(drawn(tmp_path / "计划.pdf", draw, size=(350, 300)))
    assert isinstance(whole, Paragraph)
    assert isinstance(cut, Paragraph)
    assert (whole.unsure, cut.unsure) == ((), (cut.text,))


def test_text_drawn_on_its_side_is_read_upright(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.translate(0, -300)
        small_table(canvas)

    assert tables_of(pdf_blocks(drawn(tmp_path / "计划.pdf", draw, size=(300, 400)))) == SMALL


def test_lines_inside_drawings_and_thin_rectangles_count(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("frame")
        for y in (250, 220, 190):
            canvas.rect(100, y * 2, 600, 1, stroke=0, fill=1)
        for x in (50, 150, 350):
            canvas.rect(x * 2, 380, 1, 120, stroke=0, fill=1)
        canvas.endForm()
        canvas.saveState()
        canvas.scale(0.5, 0.5)
        canvas.doForm("frame")
        canvas.restoreState()
        canvas.setFont(FONT, 10)
        for text, x, y in (
            ("序号", 60, 230),
            ("工作措施", 160, 230),
            ("1", 60, 200),
            ("修复管网三处。", 160, 200),
        ):
            canvas.drawString(x, y, text)

    assert tables_of(pdf_blocks(drawn(tmp_path / "计划.pdf", draw))) == SMALL


def test_text_drawn_twice_is_read_once_and_a_watermark_not_at_all(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        small_table(canvas)
        canvas.drawString(160.4, 230, "工作措施")
        canvas.rotate(30)
        canvas.setFont(FONT, 40)
        canvas.drawString(150, 60, "内部资料")

    assert tables_of(pdf_blocks(drawn(tmp_path / "计划.pdf", draw))) == SMALL


def test_a_title_in_larger_type_is_a_heading(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 20)
        canvas.drawCentredString(200, 270, "示例区行动计划")
        canvas.setFont(FONT, 10)
        for number in range(5):
            canvas.drawString(40, 240 - 20 * number, f"第{number}项要求按时完成。")

    levels = [
        (one.text[:3], one.level)
        for one in pdf_blocks(drawn(tmp_path / "a.pdf", draw))
        if isinstance(one, Paragraph)
    ]
    assert levels[0] == ("示例区", 1)
    assert {level for _, level in levels[1:]} == {0}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (0x2F24, "大"),
        (0xF900, "豈"),
        (0xFB01, "fi"),
        (0x2ED3, "长"),
        (0xFF21, "Ａ"),
        (0xA0, " "),
        (0x6C34, "水"),
    ],
)
def test_compatibility_characters_are_the_usual_ones(code: int, expected: str) -> None:
    assert told(code) == expected


def code_of(path: Path) -> str:
    with pytest.raises(PlanReadError) as caught:
        pdf_blocks(path)
    return caught.value.code


def test_a_pdf_locked_with_a_password_is_said_to_be_locked(tmp_path: Path) -> None:
    assert (
        code_of(drawn(tmp_path / "a.pdf", small_table, encrypt=StandardEncryption("secret"))) == "plan-locked"
    )


def test_a_pdf_that_only_must_not_be_changed_is_read(tmp_path: Path) -> None:
    lock = StandardEncryption("", ownerPassword="owner", canModify=0, canCopy=0)
    assert tables_of(pdf_blocks(drawn(tmp_path / "a.pdf", small_table, encrypt=lock))) == SMALL


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_pdf_that_was_cut_off_is_damaged(tmp_path: Path, share: float) -> None:
    file = written(tmp_path / "a.pdf", ALL, rows=20)
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * share)])
    assert code_of(file) == "plan-damaged"


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_a_page_with_a_changed_byte_is_damaged_and_not_half_read(tmp_path: Path, share: float) -> None:
    file = drawn(tmp_path / "a.pdf", small_table, pageCompression=1)
    packed = file.read_bytes()
    page = zlib.compress(b"BT /F1 10 Tf 50 200 Td (measure) Tj ET " * 50)
    head = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(page)
    changed = bytearray(page)
    changed[int(len(page) * share)] ^= 0x55
    file.write_bytes(packed + head + page + b"\nendstream\n%%EOF\n")
    assert is_sound(file)
    file.write_bytes(packed + head + bytes(changed) + b"\nendstream\n%%EOF\n")
    assert code_of(file) == "plan-damaged"


def test_a_stop_is_heeded_between_pages_and_progress_told(tmp_path: Path) -> None:
    file = written(tmp_path / "a.pdf", ALL, rows=30)
    told_so_far: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        pdf_blocks(
            file,
            progress=lambda done, total: told_so_far.append((done, total)),
            cancelled=lambda: len(told_so_far) == 2,
        )
    pages = len(pypdfium2.PdfDocument(file))
    assert told_so_far == [(1, pages), (2, pages)]


def test_a_page_of_absurd_size_is_read(tmp_path: Path) -> None:
    assert tables_of(pdf_blocks(drawn(tmp_path / "a.pdf", small_table, size=(14_000, 14_000)))) == SMALL


MUTATE = """
import random, sys
from pathlib import Path
from model.errors import TaizhangError
from model.readers.pdfs import pdf
from model.readers.pdfs.pdf import pdf_blocks
pdf._recognised = lambda *_, **__: {}
data = Path(sys.argv[1]).read_bytes()
chance = random.Random(int(sys.argv[3]))
target = Path(sys.argv[2])
for number in range(int(sys.argv[4])):
    mutated = bytearray(data)
    for _ in range(chance.choice((1, 3, 20))):
        mutated[chance.randrange(len(mutated))] = chance.randrange(256)
    target.write_bytes(mutated)
    try:
        pdf_blocks(target)
    except TaizhangError:
        pass
print("read", number + 1)
"""


def test_changed_bytes_end_in_blocks_or_in_a_code(tmp_path: Path) -> None:
    """In a process of its own: a crash of the library would take the tests with it."""
    file = written(tmp_path / "a.pdf", ALL, pageCompression=0)
    arguments = [
        sys.executable,
        "-c",
        MUTATE,
        str(file),
        str(tmp_path / "b.pdf"),
        str(random.randrange(10**6)),
        "200",
    ]
    done = subprocess.run(
        arguments, check=False, capture_output=True, text=True, timeout=300, cwd=Path(__file__).parents[4]
    )
    assert done.stdout.strip() == "read 200", (arguments[5], done.returncode, done.stderr[-2000:])


def test_an_empty_page_between_others_is_no_hindrance(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.showPage()
        small_table(canvas)

    assert tables_of(pdf_blocks(drawn(tmp_path / "a.pdf", draw))) == SMALL


def test_what_is_no_pdf_behind_its_first_line_is_damaged(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(io.BytesIO(b"%PDF-1.7\nnothing\n%%EOF\n").getvalue())
    assert code_of(file) == "plan-damaged"
