"""What a returned file says of itself: its hidden sheet, the lines over its tables, the units its rows name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from model.errors import UserError
from model.periods import Month
from model.readers.words.wording import compact
from model.rows.returned import ReturnedFacts, ReturnedRow
from model.workbook_layout import Column, Fact, unescape_text

Cells = Mapping[tuple[int, int], str]

_FEWEST = 3  # keys that make a sheet the hidden one, whatever it is called now
_KEYS = frozenset(fact.value for fact in Fact)
_ROOM = r"[:：]\s*([^\s:：　][^:：\n]*?)(?=\s*(?:$|\n|[\s　]{2,}|　|\s[一-龥]{2,6}[:：]))"
_UNIT = re.compile(r"(?:填报|填表|报送|上报|填写)(?:单位|部门)(?:[（(]盖?章?[)）])?" + _ROOM)
_PERSON = re.compile(r"(?:填报|填表|报送|上报|填写)人" + _ROOM)
_DOC_NO = re.compile(r"文号" + _ROOM)
_MONTH_SAID = re.compile(r"(?:报送|填报)?月份[:：]\s*((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月")
_MONTH = re.compile(r"((?:19|20)\d\d)\s*[年./-]\s*(\d{1,2})\s*月(?:份)?(?!\s*\d{1,2}\s*日)")
_PLAN_YEAR = re.compile(r"(?<![\d—\-－–~～至到、])((?:19|20)\d\d)\s*年(?:度)?[^，。；、\n\d]{0,24}?(?:计划|方案|攻坚战|任务|要点|清单)")
_ANNEX = re.compile(r"附\s*[件表]\s*(\d{1,3})")
_NO_ANNEX = "无附件"
_MOST_UNITS = 12


def facts_of_sheet(cells: Cells) -> ReturnedFacts | None:
    """What the hidden sheet says; None when this is no such sheet."""
    said = {
        compact(key): unescape_text(cells.get((row, column + 1), ""))
        for (row, column), key in cells.items() if row < 60 and compact(key) in _KEYS
    }  # fmt: skip
    if len(said) < _FEWEST:
        return None
    return ReturnedFacts(
        layout=_number(said.get(Fact.LAYOUT, "")), ledger=said.get(Fact.LEDGER, ""), plan_id=_number(said.get(Fact.PLAN, "")),
        plan_title=said.get(Fact.PLAN_TITLE, ""), plan_doc_no=said.get(Fact.PLAN_DOC_NO, ""),
        plan_year=_number(said.get(Fact.PLAN_YEAR, "")), month=_month(said.get(Fact.MONTH, "")),
        unit=said.get(Fact.UNIT, ""), person=said.get(Fact.PERSON, ""),
    )


def facts_of_heading(lines: Iterable[str]) -> ReturnedFacts:
    """What the lines over a table say: unit, person, month, document number."""
    text = "\n".join(lines)
    month = _MONTH_SAID.search(text) or _MONTH.search(text)
    return ReturnedFacts(
        heading_unit=_first(_UNIT, text), person=_first(_PERSON, text), plan_doc_no=_first(_DOC_NO, text),
        month=_month(f"{month[1]}-{month[2]}") if month else None, plan_year=_number(_first(_PLAN_YEAR, text)),
    )


def annex_of(title: str, lines: Iterable[str]) -> int | None:
    """Which annex a sheet is by its name, else by the lines over its table; None when neither says."""
    if compact(title).startswith(_NO_ANNEX):
        return 0
    for text in (title, *lines):
        found = _ANNEX.search(text)
        if found:
            return int(found[1])
    return None


def joined_facts(hidden: ReturnedFacts | None, headings: Iterable[ReturnedFacts], rows: Iterable[ReturnedRow]) -> ReturnedFacts:
    """The hidden sheet's facts with what the headings and the rows add to them."""
    known = hidden or ReturnedFacts()
    for one in headings:
        known = replace(
            known, heading_unit=known.heading_unit or one.heading_unit, person=known.person or one.person,
            plan_doc_no=known.plan_doc_no or one.plan_doc_no, month=known.month or one.month,
            plan_year=known.plan_year or one.plan_year, heading_month=known.heading_month or (one.month if hidden and one.month != hidden.month else None),
        )
    units = Counter(row.values[Column.UNIT] for row in rows if Column.UNIT in row.values)
    ordered = sorted(units, key=lambda name: (-units[name], name))
    return replace(known, row_units=tuple(ordered[:_MOST_UNITS]))


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1].strip(" 　_＿") if found else ""


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _month(text: str) -> Month | None:
    try:
        return Month.parse(text)
    except UserError:
        return None
