"""Units and deadlines named around an item of a list: labelled lines, brackets behind the text, a unit before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from model.readers.columns import UNIT_COLUMNS, Column
from model.readers.header import column_of
from model.readers.unit_shapes import is_shaped, looks_like_units
from model.readers.wording import compact, names_time

_LABEL = re.compile(r"(?:^|(?<=[；;。，,\s|（(]))([\u4e00-\u9fff][\u4e00-\u9fff（）()、/]{1,11}?)\s*[:：]")
_WIDE_LABEL = re.compile(
    r"^(?:[\u4e00-\u9fff][ \u3000]{1,3}){2,7}[\u4e00-\u9fff][ \u3000]*[:：]"
)  # 责 任 单 位：
_MARKED_LEAD = re.compile(r"([^\s、，,；;（）()]+)\s*[（(](?:牵头|牵头单位|牵头部门|主办)[）)]")
_BRACKET_END = re.compile(r"[（(]([^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)]\s*[。；;]?\s*$")
_INNER_BRACKET = re.compile(
    r"(?<=[。；;])\s*[（(]([^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)]\s*[。；;]?"
)
_DOES = (
    (Column.LEAD, re.compile(r"(.+?)(?:负责)?(?:牵头|主办)(?:负责|落实|组织|实施)?$")),
    (
        Column.SUPPORT,
        re.compile(
            r"(.+?)(?:等)?(?:按照?职责(?:分工)?)?(?:配合|参与|参加|协助|协办|协同)(?:负责|落实|实施)?$"
        ),
    ),
    (
        Column.RESPONSIBLE,
        re.compile(
            r"(.+?)(?:分别|共同|具体)?(?:按照?(?:各自)?职责(?:分工)?)?(?:负责|落实|组织实施|实施|承办)$"
        ),
    ),
)
_SAYS_ROLE = re.compile(r"牵头|主办|配合|协助|参与|协办|负责")
_ROUND = str.maketrans("［］[]【】", "（）（）（）")  # square brackets name units as round ones do
_UNIT_FIRST = re.compile(r"([^：:。，；]{2,60})[：:]\s*(?=\S)")


@dataclass(slots=True)
class Named:
    """What was named around one item, by column, as written."""

    cells: dict[Column, str] = field(default_factory=dict)

    def add(self, column: Column, text: str) -> None:
        """Add to a column what a further line names."""
        had = self.cells.get(column, "")
        self.cells[column] = f"{had}、{text}" if had else text

    def __bool__(self) -> bool:
        return bool(self.cells)


def labelled(text: str) -> Named | None:
    """What a line of labels names ("牵头单位：…", several in one line); None for other text."""
    text = _WIDE_LABEL.sub(lambda found: compact(found[0]), text)
    marks = [found for found in _LABEL.finditer(text) if _is_label(found[1])]
    if not marks or text[: marks[0].start()].strip(" （("):
        return None
    named = Named()
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    for mark, end in zip(marks, ends, strict=True):
        value = (
            text[mark.end() : end].strip(" ；;。，,）)|")
            if marks[0].start()
            else text[mark.end() : end].strip(" ；;。，,|")
        )
        column = column_of(mark[1])
        if value and column is not Column.OTHER:
            named.add(column, value)
    return named


def lead_marked(text: str) -> tuple[str, str] | None:
    """The units marked （牵头） among others, and those others; None where none is marked."""
    leads = _MARKED_LEAD.findall(text)
    rest = re.sub(r"[、，,；;\s]{2,}", "、", _MARKED_LEAD.sub("", text)).strip(" 、，,；;\n")
    return ("、".join(leads), rest) if leads else None


def roles_said(text: str) -> Named | None:
    """The units of a cell that says in words who leads and who follows ("甲局牵头，乙局配合")."""
    named = _named_in(text) if _SAYS_ROLE.search(text) else None
    return named if named and set(named.cells) <= set(UNIT_COLUMNS) else None


def _is_label(label: str) -> bool:
    column = column_of(label)
    return column in (*UNIT_COLUMNS, Column.DEADLINE) or (
        column is Column.OTHER and label.endswith(("领导", "人", "电话", "备注"))
    )


def in_brackets(text: str) -> tuple[str, Named] | None:
    """The text and what the bracket at its end names, when that bracket names units."""
    found = _BRACKET_END.search(text.translate(_ROUND))
    named = _named_in(found[1]) if found else None
    return (text[: found.start()].rstrip(), named) if found and named else None


def cut_at_brackets(text: str) -> list[str]:
    """The text parted behind each bracket that names units and stands behind a sentence."""
    parts, start = [], 0
    for found in _INNER_BRACKET.finditer(text.translate(_ROUND)):
        if _named_in(found[1]):
            parts.append(text[start : found.end()].strip())
            start = found.end()
    return [*parts, text[start:].strip()] if text[start:].strip() else parts


def unit_first(text: str) -> tuple[str, Named] | None:
    """The text behind the units it begins with ("区某局：负责…")."""
    found = _UNIT_FIRST.match(text)
    if (
        not found
        or not looks_like_units(found[1])
        or not text[found.end() :].rstrip().endswith(("。", "；", ";"))
    ):
        return None
    return text[found.end() :].strip(), Named({Column.RESPONSIBLE: found[1].strip()})


def _named_in(inner: str) -> Named | None:
    if labels := labelled(inner):
        return labels
    named = Named()
    for piece in re.split(r"[；;，,。]", inner):
        bare = compact(piece)
        if not bare:
            continue
        column, units = _doing(bare)
        if names_time(bare):
            named.add(Column.DEADLINE, bare)
        elif _all_units(units) or units != bare:  # 牵头, 配合, 负责 behind it say what it is
            named.add(column, units)
        else:
            return None
    return named or None


def _doing(text: str) -> tuple[Column, str]:
    for column, pattern in _DOES:
        found = pattern.fullmatch(text)
        if found and (_all_units(found[1]) or _names_some(found[1])):
            return column, found[1]
    return Column.RESPONSIBLE, text


def _names_some(text: str) -> bool:
    """True for a list of names of which one at least is a unit's."""
    names = re.split(r"[、\s]", text)
    return any(map(is_shaped, names)) and all(2 <= len(name) <= 20 for name in names)


def _all_units(text: str) -> bool:
    if not looks_like_units(text):
        return False
    first = re.split(r"[、\s（(]|等", text)[0]
    return is_shaped(first) or "、" in text
