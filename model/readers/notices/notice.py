"""The facts of the notice a plan came with: title, number, issuer, date, when and to whom is reported."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from model.readers.grid import Block, Paragraph, Table
from model.readers.notices.notice_facts import day_in, facts_beside
from model.readers.tables.annex_lines import listed_annex
from model.readers.tables.sheets import annex_number, is_page_mark
from model.readers.words.wording import compact
from model.rows.draft import NoticeDraft

_DOC_NO = re.compile(
    r"([\u4e00-\u9fff（）()]{1,16})[〔\[［【（(﹝]((?:19|20)\d\d)[〕\]］】）)﹞](?:第)?(\d{1,5})号"
)
_TITLE_END = re.compile(
    r"(?:通知|意见|决定|通告|公告|批复|函|办法|规定|细则|方案|计划|要点|条例|规划|通报)(?:[（(].{0,12}[）)])?$"
)
_TITLE_WORD = re.compile(r"关于|印发|转发|《|发布|公布|下达")
_NOT_TITLE = re.compile(r"文件$|[：:。；]$|^附件|^抄送|^[（(]此件|^第.{1,6}[期号]|^目录$|^\d{1,2}[.．、]")
_DATE = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日")
_DATE_SAID = re.compile(r"(?:印发|发布|施行)$")
_YEAR = re.compile(r"((?:19|20)\d\d)(?=年|[—-])")
_OFTEN = re.compile(r"每[月季年周半]|[按逐][月季]|月度|季度|第.{1,2}个工.{0,2}日|工.?日前")
# 将进展情况报镇安监办: whom a report goes to may follow at once.
_REPORTED = re.compile(
    r"报送|上报|报告|报至|报[区市县省镇乡]|报给|填报|送至|反馈|"
    r"(?<![申通填预举汇日月周])报(?![废销名考警价刊纸建])[^，,。；;：:！、]{1,16}(?:局|委|办|办公室|部门?|中心|专班|指挥部|领导小组|站|所)(?=[，,。；;：:！（(备汇审]|$)")
# "6月底前、12月底前将工作落实情况报送…": by a day of the year, and about the work, not a plan or a list handed in once.
_BY_DATE = re.compile(r"\d月底前|\d月\d{1,2}日前|年底前")
_OF_WORK = re.compile(r"进展|情况|总结|小结")
_CLAUSES = re.compile(r"[，,。；;：:！]")
_ANNEX_LIST = re.compile(r"^附\s*件\s*[:：]\s*(.*)$")
_ANNEX_ITEM = re.compile(r"^(\d{1,2})\s*[.．、]\s*(\D.{3,80})$")
_LONGEST_TITLE = 140  # signs
_MOST_LINES = 8  # of a title with its issuer, around the document number


def document_number(text: str) -> str:
    """The document number (文号) a line consists of, else ""."""
    found = _DOC_NO.fullmatch(compact(text))
    return f"{found[1]}〔{found[2]}〕{int(found[3])}号" if found else ""


def notice_of(blocks: Sequence[Block]) -> NoticeDraft:
    """The facts of a document's notice; a fact it does not state stays empty."""
    lines = [compact(block.text) for block in _head(blocks)]
    numbers = [(index, number) for index, number in enumerate(map(document_number, lines)) if number]
    at, doc_no = numbers[0] if numbers else (None, "")
    beside = facts_beside(blocks)
    doc_no = doc_no or document_number(beside.get("doc_no", ""))
    title = _title(lines, at) or _table_title(blocks)
    if beside.get("title") and not _TITLE_END.search(title):
        title = beside["title"]
    issued = _date(lines) or day_in(beside.get("issued_on", ""))
    return NoticeDraft(
        title=title,
        doc_no=doc_no,
        issuer=_issuer(title, lines) or beside.get("issuer", ""),
        issued_on=issued,
        report_rule=report_rule(
            [*lines, *(compact(block.text) for block in blocks if isinstance(block, Paragraph))]
        ),
        year=_year(title, lines, issued) or _year_of(doc_no),
    )


def plan_title(blocks: Sequence[Block], title: str) -> str:
    """The plan's own title: what the notice issues (《…》), as it stands over the plan."""
    named = re.search(r"《(.+)》", title) or re.search(
        r"(?:关于)?(?:印发|转发|公布|下达)(?:[^《》]*?关于)?(.+?)的通知", title
    )
    wanted = named[1] if named else title
    for block in blocks:
        if isinstance(block, Paragraph) and compact(block.text) == wanted:
            break
    return wanted


def annex_list(blocks: Sequence[Block]) -> dict[int, str]:
    """The annexes a notice lists: number → title."""
    found: dict[int, str] = {}
    listing = False
    for block in blocks:
        if isinstance(block, Table):
            if listing or found:
                break
            continue
        text = block.text.strip()
        named = listed_annex(text)
        if named and named[0] == len(found) + 1:
            listing, found[named[0]] = True, named[1].strip()
            continue
        start = _ANNEX_LIST.match(text)
        if start:
            listing, text = True, start[1].strip()
        item = _ANNEX_ITEM.match(text) if listing else None
        if item and int(item[1]) == len(found) + 1:
            found[int(item[1])] = item[2].strip()
        elif listing and found and not (start or item):
            break
    return found


def _head(blocks: Sequence[Block]) -> list[Paragraph]:
    """The paragraphs before the first annex or table."""
    found: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Table):
            if len(found) > 3:
                break
        elif annex_number(block.text) is not None and found:
            break
        elif not is_page_mark(block.text):
            found.append(block)
    return found


def _title(lines: Sequence[str], number_at: int | None) -> str:
    """The title over or under the document number, over several lines, with its issuer in front."""
    if number_at is None:
        return _title_in(lines[: _MOST_LINES + 4]) or _first_line(lines)
    below = lines[number_at + 1 : number_at + 1 + _MOST_LINES]
    above = lines[max(0, number_at - _MOST_LINES) : number_at]
    return _title_in(above) or _title_in(below)


def _table_title(blocks: Sequence[Block]) -> str:
    """The title that fills the first row of the first table."""
    table = next((block for block in blocks if isinstance(block, Table)), None)
    texts = {compact(cell.text) for cell in table.rows[0]} - {""} if table is not None else set()
    only = texts.pop() if len(texts) == 1 else ""
    return only if 5 < len(only) <= 60 and not _NOT_TITLE.search(only) else ""


def _first_line(lines: Sequence[str]) -> str:
    """The first line that can be a title, where no notice stands in front of the plan."""
    for line in lines[:_MOST_LINES]:
        if 5 < len(line) <= 60 and not _NOT_TITLE.search(line) and not _DATE.search(line):
            return line
    return ""


def _title_in(lines: Sequence[str]) -> str:
    for end, line in enumerate(lines):
        if not _TITLE_END.search(line) or len(line) > _LONGEST_TITLE or _NOT_TITLE.search(line):
            continue
        start = end
        while (
            start > 0
            and not _TITLE_WORD.search("".join(lines[start : end + 1])[:30])
            and not _NOT_TITLE.search(lines[start - 1])
        ):
            start -= 1
        if (
            start > 0
            and re.match(r"关于|印发|转发", lines[start])
            and not _NOT_TITLE.search(lines[start - 1])
        ):
            start -= 1
            while start > 0 and _is_body(lines[start - 1]) and end - start < _MOST_LINES:
                start -= 1
        title = "".join(line for line in lines[start : end + 1] if line)
        if _TITLE_WORD.search(title) or len(lines[end]) > 8:
            return title
    return ""


def _is_body(line: str) -> bool:
    return bool(re.search(r"(?:政府|委员会|局|办公室|办公厅|总队|委|部|厅)$", line)) and len(line) < 40


def _issuer(title: str, lines: Sequence[str]) -> str:
    found = re.match(r"(?!关于|转发|印发|批转)(.{2,80}?)(?:关于|转发|印发|批转)", title)
    if found:
        return found[1]
    for line, below in pairwise(lines):
        if _is_body(line) and day_in(_DATE_SAID.sub("", below)):
            return line
    return next(
        (
            line.removesuffix("文件")
            for line in lines
            if line.endswith("文件") and _is_body(line.removesuffix("文件"))
        ),
        "",
    )


def _date(lines: Sequence[str]) -> date | None:
    return next((day for line in lines if (day := day_in(_DATE_SAID.sub("", line)))), None)


def _year(title: str, lines: Sequence[str], issued: date | None) -> int | None:
    for text in (title, *lines[:_MOST_LINES]):
        found = _YEAR.search(text)
        if found and not _DOC_NO.search(text):
            return int(found[1])
    return issued.year if issued else None


def _year_of(doc_no: str) -> int | None:
    found = re.search(r"〔(\d{4})〕", doc_no)
    return int(found[1]) if found else None


def report_rule(lines: Sequence[str]) -> str:
    """The clauses that say how often, by which day and to whom is reported, as they stand, also with a sign lost."""
    return "；".join(dict.fromkeys(clause for line in lines for clause in _report_clauses(line)))


def _report_clauses(line: str) -> Iterator[str]:
    if not _REPORTED.search(line):
        return
    clauses = _CLAUSES.split(line)
    for index, clause in enumerate(clauses):
        both = "，".join(clauses[index : index + 2])
        is_often = _OFTEN.search(clause) and re.search(r"前|日|底|末|初", clause)
        if is_often or (_BY_DATE.search(clause) and _OF_WORK.search(both)):
            said = clause if _REPORTED.search(clause) else both
            if _REPORTED.search(said):
                yield said
