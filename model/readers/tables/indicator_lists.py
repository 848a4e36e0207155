"""Tables with a row for each number to reach: its name, its unit, the number for one's own area or for each place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from model.readers.words.wording import compact, is_dash
from model.rows.draft import Doubt, DoubtCode, Field, IndicatorDraft, Place
from model.rules.indicator_edits import unit_in

_VALUE = re.compile(
    r"(?:[<>≥≤＜＞约]|不低于|不高于|不超过|达到|力争)*-?\d[\d.,，]*(?:[（(][^（）()]*[）)])?"
    r"(?:[-—–~～至]\d[\d.]*)?(?:%|％|‰|[\u4e00-\u9fff]{1,4})?(?:左右|以上|以下|以内|及以上)?"
)
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,8}(?:区|县|市|旗|镇|乡|街道|办事处|管委会|苏木|园区|农场)")
_UNIT = re.compile(r"(?:计量|指标|数量)?单位|量纲")
_NUMBER = re.compile(r"序号|编号|序")
_NAME = re.compile(r"指标|任务|项目|名称|事项|工作|内容|类别|领域")
_GOAL = re.compile(
    r"目标|任务数|任务量|数量|计划|指标值|全年|合计|总数|总量|全[省市区县旗州镇]|季度|半年|\d月|约束值|预期值"
)
_PAST = re.compile(r"完成|现状|基[数准]|上年|去年|实绩|实际|同期")
_AREA = re.compile(
    r"(?:[\u4e00-\u9fff]+?[省市])?([\u4e00-\u9fff]{2,8}?(?:区|县|市|省|旗|州|镇|乡|街道))(?=20\d\d|人民政府|[^区县市])"
)
_WHOLE = re.compile(
    r"目标值?|任务(?:数|量|指标)?|数量|计划数?|指标值|全年(?:目标|任务)?|合计|总[数量]|年度目标(?:值)?|预期值|约束值"
)
_YEAR = re.compile(r"20\d\d年(?:度)?|本年(?:度)?")
_OWN = re.compile(r"全[省市区县旗州镇乡]")
_NOBODY_SAYS = "本地区"
_LONGEST = 30  # signs of a label
_MOSTLY = 0.8  # share of the rows that have a number under each goal


class _Kind(StrEnum):
    """What a column of such a table holds."""

    NUMBER = "number"
    NAME = "name"
    UNIT = "unit"
    GOAL = "goal"
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class _Head:
    """The labels over the columns, and what each column holds."""

    labels: tuple[str, ...]
    kinds: tuple[_Kind, ...]

    def places(self, kind: _Kind) -> list[int]:
        """Where the columns of a kind are."""
        return [index for index, one in enumerate(self.kinds) if one is kind]


def listed_indicators(rows: Sequence[Sequence[str]], lines: Sequence[int], area: str) -> list[IndicatorDraft]:
    """The numbers of a table with a row for each of them; none when the table is of another kind.

    `area` owns what stands under no place's name; where nobody says which area that is, the number is in doubt.
    """
    table = [[" ".join(cell.split()) for cell in row] for row in rows]
    start = next((index for index, row in enumerate(table) if sum(map(bool, row)) > 1), None)
    if start is None or (head := _head_of(tuple(table[start]))) is None:
        return []
    body = [(row, line) for row, line in zip(table[start + 1 :], lines[start + 1 :], strict=True) if any(row)]
    if not body or sum(_is_listed(row, head) for row, _ in body) < _MOSTLY * len(body):
        return []
    found: list[IndicatorDraft] = []
    above = ""
    for row, line in body:
        names = [compact(row[index]) for index in head.places(_Kind.NAME) if index < len(row)]
        name = names[-1] or above if names else above
        above = name
        found.extend(_drafts(row, line, name, head, area))
    return found


def is_goal_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """True when a table names the unit each number is counted in: 单位 is then no body that does the work."""
    head = _head_of(tuple(header))
    if head is None or not head.places(_Kind.UNIT):
        return False
    return bool(rows) and sum(_is_listed(row, head) for row in rows) >= _MOSTLY * len(rows)


def area_named(title: str) -> str:
    """The area a table's title begins with (示例县2025年任务分解表)."""
    found = _AREA.match(compact(title))
    return found[1] if found else ""


@lru_cache(maxsize=256)  # most pages of a plan repeat its header
def _head_of(row: tuple[str, ...]) -> _Head | None:
    labels = tuple(map(compact, row))
    if any(len(label) > _LONGEST for label in labels):
        return None
    kinds = [_kind_of(label) for label in labels]
    if kinds and not labels[0] and _Kind.NAME not in kinds:
        kinds[0] = _Kind.NAME
    head = _Head(labels, tuple(kinds))
    if not head.places(_Kind.NAME) or not (head.places(_Kind.GOAL) or len(head.places(_Kind.PLACE)) > 1):
        return None
    return head


def _kind_of(label: str) -> _Kind:
    bare = re.sub(r"[（(].*?[）)]", "", label)
    if _PLACE.fullmatch(bare) and not _GOAL.search(bare):
        return _Kind.PLACE
    for kind, pattern in (
        (_Kind.UNIT, _UNIT),
        (_Kind.NUMBER, _NUMBER),
    ):
        if pattern.fullmatch(bare):
            return kind
    if _PAST.search(bare) or not bare:
        return _Kind.OTHER
    if _GOAL.search(bare) or _YEAR.fullmatch(bare):
        return _Kind.GOAL
    return _Kind.NAME if _NAME.search(bare) else _Kind.OTHER


def _is_listed(row: Sequence[str], head: _Head) -> bool:
    """True when a row has numbers under its goals and places, and no number for its name."""
    if len(row) != len(head.labels):
        return False
    goals = [compact(row[index]) for index in (*head.places(_Kind.GOAL), *head.places(_Kind.PLACE))]
    filled = [cell for cell in goals if cell and not is_dash(cell)]
    names = [compact(row[index]) for index in head.places(_Kind.NAME)]
    named = not any(_VALUE.fullmatch(name) for name in names if name)
    return named and bool(filled) and all(_VALUE.fullmatch(cell) for cell in filled)


def _drafts(row: Sequence[str], line: int, name: str, head: _Head, area: str) -> Iterator[IndicatorDraft]:
    if not name or len(row) != len(head.labels):
        return
    units = [compact(row[index]) for index in head.places(_Kind.UNIT)]
    unit = next(filter(None, units), "") or unit_in(name)
    goals = head.places(_Kind.GOAL)
    for index in sorted((*goals, *head.places(_Kind.PLACE))):
        value = compact(row[index])
        if not value or is_dash(value):
            continue
        is_place = head.kinds[index] is _Kind.PLACE
        label = _YEAR.sub("", head.labels[index])
        whole = is_place or len(goals) == 1 or not label or bool(_WHOLE.fullmatch(label))
        where = Place(line=line)
        own = _OWN.match(label)
        district = head.labels[index] if is_place else area or (own[0] if own else _NOBODY_SAYS)
        doubts = () if is_place or area else (Doubt(DoubtCode.COLUMNS_SHIFTED, Field.ROW, where),)
        said = name if whole else f"{name}({label})"
        yield IndicatorDraft(district, said, value, unit or unit_in(label), where, doubts)
