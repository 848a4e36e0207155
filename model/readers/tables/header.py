"""Which row of a table is its header, and what its columns are, under whatever names a plan gives them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from model.readers.tables.quarters import span_columns
from model.readers.words.columns import UNIT_COLUMNS, Column, Layout
from model.readers.words.first_leads import is_saying
from model.readers.words.persons import names_persons
from model.readers.words.unit_shapes import looks_like_units
from model.readers.words.wording import compact, heading_of, is_dash, is_sentence, names_time, number_of

# Tried in this order: the first that is found in a label decides.
_LABELS: tuple[tuple[Column, re.Pattern[str]], ...] = (
    (
        Column.OTHER,
        re.compile(
            r"备注|领导|领衔|^(?:人大)?代表(?:姓名)?$|^(?:政协)?委员(?:姓名)?$|(?:建议|提案|提出|办理)人$|(?<![及和与、])标准$|效果|^成果|频次|困难|^是否|形式$|量化指标|督[办导查](?:单位|部门)|指导(?:单位|部门)|责任人|负责人|联系|电话|资金|投资|进展|(?:完成|落实|推进)情况|成效|成果形式|验收|考[核评](?!内容|项目|事项|任务|要点|指标)|评价|分值|得分|权重|状态|性质$|存在问题|依据|来源|说明$|指标值|目标值|填报|填表|佐证|(?:证明|支撑|印证)材料|编码|数值$|报送|审核|完成率|经费|预算"
        ),
    ),
    (
        Column.DEADLINE,
        re.compile(
            r"时限|时间|时序|期限|年限|节点|工期|进度安排|进度要求|进度计划|^(?:工作|任务)?进度$|^完成日期|何时|^时段"
        ),
    ),
    (
        Column.SUPPORT,
        re.compile(
            r"协办|联办|会同|支撑(?:单位|部门)|成员单位|配合|协同|协助|协作|参与|参加|支持(?:单位|部门)|会办"
        ),
    ),
    (Column.LEAD, re.compile(r"牵头|主办|主管(?:单位|部门)|首要责任|第一责任")),
    (
        Column.RESPONSIBLE,
        re.compile(
            r"主责|主抓|主体(?:单位|责任)|责任落实|(?:办理|经办)(?:单位|部门)|责任(?:单位|部门|主体|分工|处室|科室)|主要(?:单位|部门)|承办|实施(?:单位|主体|部门)|落实(?:单位|部门)"
            r"|执行(?:单位|部门)|^责任$|^责任[一-龥]{1,3}$|^主体$|^单位$|^部门$|主要责任|承担(?:单位|部门)|具体负责|属地"
        ),
    ),
    (Column.NUMBER, re.compile(r"^序$|^号$|序号|序列|编号|^项次|^项$|^No\.?$", re.IGNORECASE)),
    (
        Column.MEASURE,
        re.compile(
            r"措施|内容|举措|做法|要求|任务描述|具体任务|细化任务|任务细化|任务分解|分项任务|工作安排|任务目标|目标要求|(?:年度|工作|预期|绩效|整改)目标|^(?:20\d\d年度?|本?年度)(?:工作|实施|建设)?(?:计划|安排|打算)$"
        ),
    ),
    (Column.SECTION, re.compile(r"类别|领域|方面|专项(?:行动)?$|板块|类型$|^大项|^分类|任务分类|工作分类")),
    (Column.TASK, re.compile(r"任务|事项|项目|(?<!存在)问题|条目|小项|目标|重点|工作|名称|标题|案由")),
)
_INSIDE = re.compile(r"[科处股]室$|(?:责任|承办|经办)[科处股]$")
_BESIDE = re.compile(r"(?<=[位门])(?:[及和与、/])(?:责任人|负责人|联系人|领导|(?:分管|责任|牵头)领导)$")
_BEGIN = re.compile(r"^(?:计划|预计)?(?:开始|开工|启动|起始)|年限$")  # beside the day by which it is done
_JUDGED = re.compile(r"考[核评]")
_LONGEST = 16  # signs of a label
_LONGEST_WITH_REMARK = 60  # signs of a label and the bracket behind it
_REMARK = re.compile(r"[（(].*?[）)]")
_OF_A_YEAR = re.compile(r"(?:20\d\d年度?|本?年度|全年)(?:工作|重点|主要|实施|建设)?(?:计划|安排|打算|目标|任务|内容|措施)")
_MANY = 12  # labels; in a wider header nearly all must be known


@lru_cache(maxsize=1024)
def column_of(label: str) -> Column:
    """What a header's label says its column is; UNKNOWN when it says nothing."""
    bare = _REMARK.sub("", compact(label)) or compact(label)
    bare = _BESIDE.sub("", bare)
    if not bare or len(bare) > _LONGEST or bare.endswith("。"):
        return Column.UNKNOWN
    for column, pattern in _LABELS:
        if pattern.search(bare):
            return column
    return Column.UNKNOWN


def is_header(texts: Sequence[str]) -> bool:
    """True for a row of labels that names the columns of a table of measures."""
    longest = compact(max(texts, key=len, default=""))
    if len(longest) > _LONGEST_WITH_REMARK or len(_REMARK.sub("", longest)) > _LONGEST:
        return False
    return _names_columns(tuple(texts))


@lru_cache(maxsize=256)  # most pages of a plan repeat its header
def _names_columns(texts: tuple[str, ...]) -> bool:
    labels = [_REMARK.sub("", compact(text)) or compact(text) for text in texts if text.strip()]
    if not len(set(labels)) >= 3 or any(len(label) > _LONGEST for label in labels):
        return False
    spans = span_columns(labels)
    found = [Column.DEADLINE if index in spans else column_of(label) for index, label in enumerate(labels)]
    kinds = set(found) - {Column.UNKNOWN, Column.OTHER}
    named = sum(column is not Column.UNKNOWN for column in found)
    works = kinds & {Column.TASK, Column.MEASURE}
    share = 5 if len(labels) > _MANY else 3
    if len(kinds) < 3 or not works or named * 5 < len(found) * share - (len(labels) > _MANY) * 5:
        return False
    return not any(_is_body(label) for index, label in enumerate(labels) if index not in spans)


def _is_body(label: str) -> bool:
    return bool(re.match(r"(?:各|区|市|县)[^类级]{2,}(?:局|委|政府|办)$", label)) or (
        names_time(label) and label != "年度" and not _OF_A_YEAR.fullmatch(label)
    )


def layout_of(labels: Sequence[str]) -> Layout:
    """The columns of a table from its header; of two tasks the wordier is the measure."""
    return _layout(tuple(labels))


@lru_cache(maxsize=256)
def _layout(labels: tuple[str, ...]) -> Layout:
    columns = [column_of(label) for label in labels]
    for index, label in enumerate(labels):  # the section inside a unit that is named beside it
        bodies = (column for column, other in zip(columns, labels, strict=True) if not _INSIDE.search(compact(other)))
        if _INSIDE.search(compact(label)) and set(bodies) & set(UNIT_COLUMNS):
            columns[index] = Column.OTHER
        if _BEGIN.search(compact(label)) and columns.count(Column.DEADLINE) > 1:
            columns[index] = Column.OTHER
    for index, label in enumerate(labels):  # 考核内容 beside 工作内容: how the work is judged
        if _JUDGED.search(compact(label)) and columns.count(columns[index]) > 1:
            columns[index] = Column.OTHER
    if Column.MEASURE not in columns and Column.UNKNOWN not in columns:
        tasks = [index for index, column in enumerate(columns) if column is Column.TASK]
        if tasks:
            columns[tasks[-1]] = Column.MEASURE
    elif Column.TASK not in columns and columns.count(Column.MEASURE) > 1:
        columns[columns.index(Column.MEASURE)] = Column.TASK
    persons = frozenset(
        column
        for column, label in zip(columns, labels, strict=True)
        if column in UNIT_COLUMNS and names_persons(label)
    )
    leads = any(is_saying(label) for column, label in zip(columns, labels, strict=True) if column in UNIT_COLUMNS)
    return Layout(tuple(_once(columns)), guessed=Column.UNKNOWN in columns, persons=persons, first_leads=leads)


def second_header(
    rows: list[list[str]], lines: list[int], header: list[str]
) -> tuple[list[list[str]], list[int], list[str]]:
    """The header with the labels of a second header row put in, where there is one."""
    if not rows:
        return rows, lines, header
    if _is_below(rows[0], header):
        spans = span_columns(rows[0])
        both = enumerate(zip(header, rows[0], strict=True))
        return rows[1:], lines[1:], [pair[1] if index in spans else _joint(*pair) for index, pair in both]
    labels = [text for text in rows[0] if text.strip()]
    if len(rows[0]) == len(header) and len(span_columns(labels)) == len(labels) > 1:
        return rows[1:], lines[1:], [below or above for above, below in zip(header, rows[0], strict=True)]
    if (
        len(labels) < 2  # one alone is the rest of a text
        or len(rows[0]) != len(header)
        or any(column_of(text) is Column.UNKNOWN or len(text) > 10 for text in labels)
    ):
        return rows, lines, header
    if any(
        number_of(text) is not None or is_dash(text) or names_time(text) or heading_of(text)
        for text in labels
    ):
        return rows, lines, header
    return (
        rows[1:],
        lines[1:],
        [below if below.strip() else above for above, below in zip(header, rows[0], strict=True)],
    )


def _is_below(texts: Sequence[str], header: Sequence[str]) -> bool:
    """True for the second row of a header with merged cells: some labels reach into it, others are parted in it."""
    if len(texts) != len(header):
        return False
    both = list(zip(texts, header, strict=True))
    parted = [
        text for text, above in both if text != above and header.count(above) > 1 and len(text) <= _LONGEST
    ]
    same = sum(text == above and bool(text.strip()) for text, above in both)
    return len(parted) > 1 and same > 1 and len(parted) + same == len(both)


def _joint(above: str, below: str) -> str:
    """The label of a column with two: the lower one, unless only the upper one says what it is."""
    return below if column_of(below) is not Column.UNKNOWN or column_of(above) is Column.UNKNOWN else above


def as_wide(header: list[str], rows: list[list[str]]) -> list[str]:
    """The header with empty labels taken out where a stray tab made it wider than its rows."""
    labels = [text for text in header if text.strip()]
    if len(labels) == len(header):
        return header
    widths = [len(row) for row in rows]
    if widths and max(set(widths), key=widths.count) == len(labels):
        return labels
    unnamed = all(
        not row[index].strip()
        for index, text in enumerate(header)
        if not text.strip()
        for row in rows
        if index < len(row)
    )
    return labels if unnamed and not header[-1].strip() else header


def _once(columns: list[Column]) -> list[Column]:
    """The columns with doubles taken out: a second measure column is 要求 or 目标, a second task is its section."""
    kept: list[Column] = []
    if Column.TASK in columns and Column.MEASURE in columns:  # 工作… behind the measure says how it went
        first = columns.index(Column.TASK)
        last = max(len(columns) - 1 - columns[::-1].index(Column.MEASURE), first)
        columns = [
            Column.OTHER if one is Column.TASK and index > last else one for index, one in enumerate(columns)
        ]
    for index, column in enumerate(columns):
        later = columns[index + 1 :]
        if column is Column.TASK and Column.TASK in later:
            kept.append(Column.SECTION)
        elif column in kept and column not in (Column.OTHER, Column.UNKNOWN, *UNIT_COLUMNS, Column.SECTION):
            kept.append(Column.OTHER if column is not Column.MEASURE else Column.MEASURE)
        else:
            kept.append(column)
    return kept


def infer_layout(rows: Sequence[Sequence[str]], known: Sequence[Column] = ()) -> Layout | None:
    """The columns by what stands in them, where the header says little or is lost; None when it is no plan."""
    width = Counter(len(row) for row in rows).most_common(1)[0][0] if rows else 0
    alike = [row for row in rows if len(row) == width]
    if width < 3 or not alike:
        return None
    named = list(known) if len(known) == width else [Column.UNKNOWN] * width
    inferred = {
        index: _column_by_content([row[index] for row in alike])
        for index, column in enumerate(named)
        if column is Column.UNKNOWN
    }
    units = [index for index, column in inferred.items() if column is Column.LEAD]
    columns = [inferred.get(index, column) for index, column in enumerate(named)]
    _name_units(columns, units, named)
    _keep_one_text(columns, alike, named)
    if Column.MEASURE not in columns or not set(UNIT_COLUMNS) & set(columns):
        return None
    return Layout(tuple(columns), guessed=bool(units))


def _name_units(columns: list[Column], units: list[int], named: Sequence[Column]) -> None:
    """Unit columns that no header names take the roles left over, in the usual order."""
    roles: dict[int, tuple[Column, ...]] = {
        1: (Column.LEAD,),
        2: (Column.LEAD, Column.SUPPORT),
        3: UNIT_COLUMNS,
    }
    taken = [column for column in UNIT_COLUMNS if column in named]
    usual = roles.get(len(units) + len(taken), UNIT_COLUMNS)
    left = [column for column in usual if column not in taken] or [Column.SUPPORT]
    for index, at in enumerate(units):
        columns[at] = left[min(index, len(left) - 1)]


def _keep_one_text(columns: list[Column], rows: Sequence[Sequence[str]], named: Sequence[Column]) -> None:
    """Of several columns of running text the wordiest is the measure; of several names the last is the task."""
    texts = [index for index, column in enumerate(columns) if column is Column.MEASURE]
    longest = max(texts, key=lambda index: sum(len(row[index]) for row in rows), default=-1)
    said = [index for index in texts if named[index] is Column.MEASURE]  # a goal and its steps
    for index in texts:
        if index not in (said or [longest]):
            columns[index] = Column.OTHER
    behind = columns.index(Column.MEASURE) if Column.MEASURE in named else len(columns)
    tasks = [index for index, column in enumerate(columns) if column is Column.TASK]
    for index in tasks:  # what no label names behind the measure is no task
        if index > behind and named[index] is Column.UNKNOWN:
            columns[index] = Column.OTHER
    tasks = [index for index in tasks if columns[index] is Column.TASK]
    for index in tasks[:-1]:
        columns[index] = Column.SECTION if named[index] is Column.UNKNOWN else columns[index]
    if Column.TASK in named:
        for index in tasks:
            columns[index] = columns[index] if named[index] is Column.TASK else Column.OTHER


def _column_by_content(texts: Sequence[str]) -> Column:
    filled = [text for text in texts if text.strip() and not heading_of(text)]
    if not filled:
        return Column.UNKNOWN
    shares = {
        Column.NUMBER: sum(number_of(text) is not None for text in filled),
        Column.DEADLINE: sum(names_time(text) for text in filled),
        Column.MEASURE: sum(is_sentence(text) for text in filled),
        Column.LEAD: sum(looks_like_units(text) or is_dash(text) for text in filled),
    }
    best = max(shares, key=lambda column: shares[column])
    if shares[best] * 2 >= len(filled):
        return best
    return Column.TASK
