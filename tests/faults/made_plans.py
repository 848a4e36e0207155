"""Small sound plans of every format, made up, as files to be damaged."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from html import escape
from pathlib import Path

from openpyxl import Workbook
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table
from reportlab.platypus.tables import TableStyle

from tests.drawn_pages import table_page
from tests.word_files import p, tbl, tc, tr, word_file

TITLE = "示例区2026年碧水行动计划"
HEADER = ("序号", "重点任务", "工作措施", "完成时限", "牵头单位", "协办单位")
_FONT = "STSong-Light"
_UNITS = ("区水务局", "区园林绿化局", "区城市管理委", "区生态环境局", "区交通局")
_TIMES = ("年底前", "6月底前", "长期实施", "9月底前")


def plan_rows(count: int) -> list[tuple[str, ...]]:
    """The header, and so many rows of measures no two of which are alike."""
    rows = [
        (
            str(number), f"第{number}项治理", f"完成第{number}处河段清淤，建成护岸{number}公里，持续开展巡查。",
            _TIMES[number % 4], _UNITS[number % 5], f"{_UNITS[(number + 1) % 5]} 各镇人民政府",
        )
        for number in range(1, count + 1)
    ]  # fmt: skip
    return [HEADER, *rows]


def text_plan(folder: Path, rows: int = 12) -> Path:
    """As a scanner writes it."""
    lines = [TITLE, "", *("\t".join(row) for row in plan_rows(rows))]
    return _saved(folder / "计划.txt", "\n".join(lines).encode())


def comma_plan(folder: Path, rows: int = 12) -> Path:
    """As a spreadsheet program exports it, in the encoding Chinese ones use."""
    return _saved(folder / "计划.csv", "\r\n".join(map(_quoted, plan_rows(rows))).encode("gb18030"))


def _quoted(row: Sequence[str]) -> str:
    return ",".join(f'"{cell}"' for cell in row)


def page_markup(rows: int = 12) -> str:
    """A web page with the plan, two tasks merged over their rows."""
    made = []
    for number, row in enumerate(plan_rows(rows)):
        cells = [f"<td>{escape(cell)}</td>" for cell in row]
        if number and number % 4 == 1:
            cells[0] = f"<td rowspan=2>{row[0]}</td>"
        elif number % 4 == 2:
            del cells[0]
        made.append(f"<tr>{''.join(cells)}</tr>")
    return f"<html><head><title>x</title></head><body><h1>{TITLE}</h1><table>{''.join(made)}</table></body></html>"


def web_plan(folder: Path, rows: int = 12) -> Path:
    """A saved web page."""
    return _saved(folder / "计划.html", page_markup(rows).encode())


def message_plan(folder: Path, rows: int = 12) -> Path:
    """A web page saved as one file."""
    message = MIMEMultipart("related")
    message["Subject"] = "plan"
    message.attach(MIMEText(page_markup(rows), "html", "utf-8"))
    return _saved(folder / "计划.mht", message.as_bytes())


def word_plan(folder: Path, rows: int = 12) -> Path:
    """A Word document with cells merged downwards."""
    made = []
    for number, row in enumerate(plan_rows(rows)):
        merge = {1: "restart", 2: "continue"}.get(number % 4, "") if number else ""
        made.append(tr(tc(row[0], merge=merge), *row[1:]))
    return word_file(folder, p(TITLE) + tbl(*made) + p("附注：本计划由示例区印发。"))


def workbook_plan(folder: Path, rows: int = 12) -> Path:
    """A workbook with a merged title."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([TITLE])
    for row in plan_rows(rows):
        sheet.append(row)
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("A3:A4")
    book.save(folder / "计划.xlsx")
    return folder / "计划.xlsx"


def pdf_plan(folder: Path, rows: int = 12, *, packed: bool = False) -> Path:
    """A PDF with a text layer and a ruled table; its pages unpacked, so that damage reaches what they hold."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    style = ParagraphStyle("cell", fontName=_FONT, fontSize=10, leading=13, wordWrap="CJK")
    table = Table(
        [[Paragraph(text, style) for text in row] for row in plan_rows(rows)],
        colWidths=[40, 70, 260, 70, 110, 110], repeatRows=1,
        style=TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)]),
    )  # fmt: skip
    title = Paragraph(TITLE, ParagraphStyle("title", fontName=_FONT, fontSize=18, leading=30))
    file = folder / "计划.pdf"
    SimpleDocTemplate(str(file), pagesize=landscape(A4), pageCompression=int(packed)).build([title, table])
    return file


def rich_text_plan(folder: Path, rows: int = 12) -> Path:
    """A document that LibreOffice reads."""
    body = "".join(
        "\\trowd" + "".join(f"\\cellx{1500 * (place + 1)}" for place in range(len(row)))
        + "".join(f" {_escaped(cell)}\\intbl\\cell" for cell in row) + "\\row\n"
        for row in plan_rows(rows)
    )  # fmt: skip
    return _saved(folder / "计划.rtf", f"{{\\rtf1\\ansi {_escaped(TITLE)}\\par\n{body}\\pard end\\par}}".encode("ascii"))


def _escaped(text: str) -> str:
    return "".join(f"\\u{ord(sign) - (65536 if ord(sign) > 32767 else 0)}?" for sign in text)


def picture_plan(folder: Path, rows: int = 4, *, ending: str = "png") -> Path:
    """A picture of a page."""
    file = folder / f"计划.{ending}"
    table_page(plan_rows(rows)).save(file)
    return file


def flat_plan(folder: Path, rows: int = 12) -> Path:
    """A Word document as one XML file."""
    with zipfile.ZipFile(word_plan(folder, rows)) as archive:
        document = archive.read("word/document.xml").decode().partition("?>")[2]
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return _saved(
        folder / "计划.xml",
        f'<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="{space}">'
        f'<pkg:part pkg:name="/word/document.xml" pkg:contentType="{kind}"><pkg:xmlData>{document}</pkg:xmlData>'
        "</pkg:part></pkg:package>".encode(),
    )


def _saved(file: Path, content: bytes) -> Path:
    file.write_bytes(content)
    return file


FORMATS: dict[str, Callable[[Path], Path]] = {
    "txt": text_plan, "csv": comma_plan, "html": web_plan, "mht": message_plan, "docx": word_plan, "xml": flat_plan,
    "xlsx": workbook_plan, "pdf": pdf_plan, "rtf": rich_text_plan, "png": picture_plan,
}  # fmt: skip


def repacked(archive: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A zip with its parts changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
    return made.getvalue()
