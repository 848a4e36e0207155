"""Where a sheet that is filled in by hand has its header, and which of its columns holds what, under whatever names.

For the program's own workbook after people worked in it, and for the sheets other offices make; used by who reads such
sheets back and by who fills them in.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from model.periods import Month
from model.readers.tables.header import column_of
from model.readers.words.columns import Column as PlanColumn
from model.readers.words.wording import compact
from model.readers.workbooks.workbook_file import Area
from model.workbook_layout import COLUMNS, Column, RowId

Cells = Mapping[tuple[int, int], str]

LONGEST_LABEL = 30  # signs of a label, remarks included
LOOKED_AT = 60  # filled rows in which the first header is looked for
_PROGRESS = (Column.PROGRESS, Column.MONTH_PROGRESS)
_HIGHEST, _WIDEST = 4, 60  # rows and columns a label reaches over
_FEWEST = 3  # columns that must be known by their labels
_HEADINGS = {compact(place.heading): place.column for place in COLUMNS}
_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_MONTH = re.compile(r"(?:(20\d\d)年)?(?<!\d)(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?(?!底|前|末|初|中|上旬|下旬|\d)")
_REMARK = re.compile(r"[（(\[【].*?[）)\]】]")

# What is filled in; tried in this order, before the columns of the plan's own words.
_FILLED: tuple[tuple[Column, re.Pattern[str]], ...] = (
    (Column.ROW_ID, re.compile(r"^编码|^行?编码$|^系统编码")),
    (Column.REPORTED_ON, re.compile(r"(?:填报|填表|报送|上报|填写|更新)(?:日期|时间)$")),
    (Column.PERSON, re.compile(r"(?:填报|填表|报送|上报|填写|经办)人")),
    (Column.UNIT, re.compile(r"(?:填报|填表|报送|上报|填写)(?:单位|部门)$|^(?:各?(?:乡镇|镇街|镇|乡|街道|属地|区县|县区))(?:街道)?(?:名称)?$")),
    (Column.EVIDENCE, re.compile(r"(?:佐证|证明|支撑|印证|备查)(?:材料|资料|文件|附件)?(?:名称|清单|目录)?$|^附件材料$")),
    (Column.NEXT_STEP, re.compile(r"^下(?:一步|步|一?阶段|月|季度)(?:工作|推进|整改)*(?:计划|打算|安排|措施|思路|建议)?$")),
    (Column.TROUBLE, re.compile(r"问题|困难|未完成(?:的)?原因|滞后原因|原因分析|制约因素")),
    (Column.READING, re.compile(r"^(?:指标)?(?:完成)?数值$|^(?:实际|累计|本年|当前|目前)?完成(?:数|量|值|数量|数值)$|^实际(?:值|数|数值)$|^指标(?:完成|实际)")),
    (Column.STATE, re.compile(r"状态$|^是否(?:已)?(?:完成|办结|销号)|^(?:完成|办结|销号)与否$|^办理结果$")),
    (Column.MONTH_PROGRESS, re.compile(
        r"(?:本|当|该|上)(?:月|期|季度?|周).*(?:进展|完成|落实|推进|开展|工作|成效)|^(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?.*(?:进展|完成|落实|推进|开展)")),
    (Column.PROGRESS, re.compile(r"进展|(?:完成|落实|推进|开展|办理|工作|执行)情况|工作成效|落实成效|^成效$|^完成进度$|^工作进度$")),
)
# What is to be reached; a column of these words is the measure's own where no other one tells what is to be done.
_GOAL = re.compile(r"^(?:20\d\d年|本年|当年|今年|年度|全年|计划|考核|任务|工作|指标)*(?:目标|任务)(?:值|数|量|数值)?$|^(?:指标|考核|计划)值$")
_YEAR = re.compile(r"(20\d\d)(?:年(?:度|全年)?(?!\d{1,2}月)|(?=$|[（(]))")
_BARE_YEAR = re.compile(r"20\d\d(?:年(?:度|全年)?)?(?:[（(][^）)]*[）)])?")
_PLAN: dict[PlanColumn, Column] = {
    PlanColumn.NUMBER: Column.TASK_NO, PlanColumn.TASK: Column.TASK, PlanColumn.MEASURE: Column.MEASURE,
    PlanColumn.DEADLINE: Column.DEADLINE, PlanColumn.LEAD: Column.LEAD, PlanColumn.RESPONSIBLE: Column.RESPONSIBLE,
    PlanColumn.SUPPORT: Column.SUPPORT,
}
PLAN_COLUMNS = frozenset(_PLAN.values())
_NAMES_ROW = (Column.ROW_ID, Column.MEASURE, Column.TASK)  # one of them tells which measure a row is


@dataclass(frozen=True, slots=True)
class SheetHeader:
    """The header of a sheet: its first and last row, the label of every column, and what the known ones hold.

    `columns` hold each meaning once; `others` are further columns with a meaning that is taken already.
    """

    first: int
    last: int
    labels: tuple[tuple[int, str], ...]
    columns: tuple[tuple[Column, int], ...]
    others: tuple[tuple[Column, int], ...] = ()

    @property
    def numbers(self) -> dict[Column, int]:
        """The column's number on the sheet, counted from 1, by what it holds."""
        return dict(self.columns)

    @property
    def signature(self) -> str:
        """What tells this header from others, wherever it stands on its sheet: its labels in their order."""
        words = "|".join(f"{number - self.labels[0][0]}:{compact(label)}" for number, label in self.labels)
        return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:32]


@lru_cache(maxsize=2048)
def meaning_of(label: str) -> Column | None:
    """What a column with this label holds; None when the label says nothing."""
    whole = compact(label)
    if whole in _HEADINGS:
        return _HEADINGS[whole]
    if not whole or len(whole) > LONGEST_LABEL or whole.endswith(("。", "；", ";")):
        return None
    bare = _REMARK.sub("", whole) or whole
    if bare in _HEADINGS:
        return _HEADINGS[bare]
    for column, pattern in _FILLED:
        if pattern.search(bare):
            return column
    return _PLAN.get(column_of(label))


def year_named(label: str) -> int | None:
    """The year a column is for by its label, where that names one and no month of it: 2025年完成, 2026年目标."""
    found = _YEAR.search(compact(label))
    return int(found[1]) if found and month_named(label) is None else None


def is_bare_year(label: str) -> bool:
    """Whether a label is a year and nothing but, or what it is counted in: 2026年, 2026年度（吨）."""
    return _BARE_YEAR.fullmatch(compact(label)) is not None


def month_named(label: str) -> tuple[int | None, int] | None:
    """The month a column's label is for, with its year where it says one: 7月, 2025年七月份进展."""
    found = _MONTH.search(compact(label))
    if not found:
        return None
    number = int(found[2]) if found[2].isdigit() else _NUMERALS.index(found[2]) + 1
    return (int(found[1]) if found[1] else None, number)


def columns_of(header: SheetHeader, cells: Mapping[int, str], month: Month) -> tuple[tuple[tuple[Column, int], ...], Month | None]:
    """A header's columns as a month needs them, for a row's cells: without those of other years, and of months side by side that one.

    Where the months named are others, the last one that the row fills in comes with its month.
    """
    labels = dict(header.labels)
    years = {number: of for number, label in header.labels if (of := year_named(label)) is not None}
    kept = [(meaning, number) for meaning, number in (*header.columns, *header.others) if years.get(number, month.year) == month.year]
    told = [(number, named) for meaning, number in kept if meaning in _PROGRESS and (named := month_named(labels[number])) is not None]
    plain = dict(reversed([(meaning, number) for meaning, number in kept if number not in dict(told)]))
    if not told:
        return tuple(plain.items()), None
    wanted = next((number for number, (year, named) in told if named == month.month and year in (None, month.year)), None)
    if wanted is not None:
        return tuple((plain | {Column.MONTH_PROGRESS: wanted}).items()), None
    place, (said, of_month) = next((one for one in reversed(told) if cells.get(one[0])), told[-1])
    return tuple((plain | {Column.MONTH_PROGRESS: place}).items()), Month(said or month.year, of_month)


def find_header(cells: Cells, merged: Sequence[Area] = ()) -> SheetHeader | None:
    """The first header of a sheet; None when no row names at least three columns and what tells its measures."""
    return next(headers(cells, merged), None)


def headers(cells: Cells, merged: Sequence[Area] = ()) -> Iterator[SheetHeader]:
    """Every header of a sheet from the top: several tables may stand below one another."""
    rows, spread = _rows(cells), _merged_labels(cells, merged)
    first: SheetHeader | None = None
    after = 0
    for place, number in enumerate(rows):
        if number <= after or (first is None and place >= LOOKED_AT) or not _may_be_labels(rows[number]):
            continue
        found = _header_at(number, rows, spread)
        if found is not None and (first is None or _is_again(found, first)):
            first, after = first or found, found.last
            yield found


def header_over(row: int, tells: tuple[Column, int], cells: Cells, merged: Sequence[Area] = ()) -> SheetHeader | None:
    """The header that ends in a row, in a sheet whose column `tells` is known to name its measures by words or ids, whatever it is called."""
    rows, spread = _rows(cells), _merged_labels(cells, merged)
    above = max((number for number in rows if number < row), default=row)
    for first in (above, row):
        found = _header_at(first, rows, spread, tells=tells) if _are_short(rows[first]) else None
        if found is not None and found.last == row:
            return found
    return None


def _is_again(found: SheetHeader, first: SheetHeader) -> bool:
    """Whether a row further down is a header too: mostly labels that the first one has, for a unit's or a person's name may look like one."""
    known = {compact(label) for _, label in first.labels}
    return sum(compact(label) in known for _, label in found.labels) * 2 > len(found.labels)


def _rows(cells: Cells) -> dict[int, dict[int, str]]:
    rows: dict[int, dict[int, str]] = {}
    for (row, column), text in cells.items():
        rows.setdefault(row, {})[column] = text
    return {number: rows[number] for number in sorted(rows)}


def _may_be_labels(texts: Mapping[int, str]) -> bool:
    """Whether a row is short texts of which at least two say what a column holds; most rows of a sheet are not."""
    return _are_short(texts) and sum(meaning_of(text) is not None for text in texts.values()) > 1


def _are_short(texts: Mapping[int, str]) -> bool:
    return not any(len(text) > LONGEST_LABEL * 2 or (text.startswith("m") and RowId.parse(text)) for text in texts.values())


def _header_at(
    number: int, rows: Mapping[int, Mapping[int, str]], spread: Mapping[int, Mapping[int, str]], *, tells: tuple[Column, int] | None = None
) -> SheetHeader | None:
    """The header that begins in a row, with its second row where merged cells or parted labels say that it has one."""
    above = {**rows[number], **spread.get(number, {})}
    single = _made(number, number, above, tells=tells)
    below = {**rows[number + 1], **spread.get(number + 1, {})} if number + 1 in rows else {}
    if not below or not _is_second(above, below, rows[number + 1]):
        return single
    joint = {column: _joint(above.get(column, ""), below.get(column, "")) for column in above.keys() | below.keys()}
    double = _made(number, number + 1, joint, tells=tells)
    if double is None or (single is not None and len(double.columns) < len(single.columns)):
        return single
    return double


def _merged_labels(cells: Cells, merged: Sequence[Area]) -> dict[int, dict[int, str]]:
    """By row the short texts of merged cells, in every column they reach over."""
    found: dict[int, dict[int, str]] = {}
    once = {(area.top, area.left): area for area in merged}  # a file may claim a million; filled cells are counted
    for corner, area in once.items():
        text = cells.get(corner, "")
        if area.bottom - area.top < _HIGHEST and 0 < len(text) <= LONGEST_LABEL * 2:
            columns = dict.fromkeys(range(area.left, min(area.right, area.left + _WIDEST) + 1), text)
            for row in range(area.top, area.bottom + 1):
                found.setdefault(row, {}).update(columns)
    return found


def _is_second(above: Mapping[int, str], below: Mapping[int, str], own: Mapping[int, str]) -> bool:
    """Whether a row goes on with the header over it: only short labels, that part one above or fill a gap in it."""
    if any(len(compact(text)) > LONGEST_LABEL or compact(text).isdigit() for text in own.values()):
        return False
    fresh = {column: text for column, text in own.items() if above.get(column) != text}
    parts = [column for column in fresh if column not in above or list(above.values()).count(above[column]) > 1]
    tells = any(meaning_of(fresh[column]) or month_named(fresh[column]) or is_bare_year(fresh[column]) for column in parts)
    return bool(fresh) and len(parts) == len(fresh) and tells and bool(below)


def _joint(above: str, below: str) -> str:
    """The label of a column with two: the lower one where it says what it holds, both where the upper one names a time, or neither does."""
    if not above or above == below:
        return below
    if not below:
        return above
    names_time = year_named(above) is not None or month_named(above) is not None
    return below if meaning_of(below) is not None and not names_time else f"{above}{below}"


def _with_goals(meanings: list[tuple[int, str, Column | None]]) -> list[tuple[int, str, Column | None]]:
    """The same with goals told from measures: where another column says what is to be done, 年度目标 is what is to be reached."""
    goals = {number for number, label, _ in meanings if _GOAL.fullmatch(_REMARK.sub("", compact(label)))}
    tells = any(meaning in (Column.MEASURE, Column.TASK) and number not in goals for number, _, meaning in meanings)
    return [(number, label, Column.GOAL if tells and number in goals else meaning) for number, label, meaning in meanings]


def _made(first: int, last: int, texts: Mapping[int, str], *, tells: tuple[Column, int] | None = None) -> SheetHeader | None:
    """The header of some labels; `tells` is the column that is known to name the measures, where one is."""
    labels = tuple((number, texts[number]) for number in sorted(texts) if texts[number].strip())
    meanings = _with_goals([(number, label, meaning_of(label)) for number, label in labels if tells is None or number != tells[1]])
    known: dict[Column, int] = {} if tells is None else dict([tells])
    others: list[tuple[Column, int]] = []
    # Of two columns with one meaning the one that is called as in our own workbook is it.
    for is_exact in (True, False):
        for number, label, meaning in meanings:
            if meaning is None or (_HEADINGS.get(compact(label)) is meaning) is not is_exact:
                continue
            if meaning in known:
                others.append((meaning, number))
            else:
                known[meaning] = number
    if Column.MEASURE not in known and Column.TASK in dict(others):
        known[Column.MEASURE] = dict(others)[Column.TASK]
        others = [one for one in others if one[1] != known[Column.MEASURE]]
    if Column.MEASURE not in known and Column.TASK in known and Column.ROW_ID not in known:
        known[Column.MEASURE] = known.pop(Column.TASK)  # the one column that says what is to be done
    if (len(known) < _FEWEST and tells is None) or not any(column in known for column in _NAMES_ROW):
        return None
    columns = tuple(sorted(known.items(), key=lambda pair: pair[1]))
    return SheetHeader(first, last, labels, columns, tuple(others))
