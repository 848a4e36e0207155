"""How the cells of the month's workbook look: made once, shared by all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

_RULE = Side(style="thin", color="FFB5BDC1")
_GRID = Border(left=_RULE, right=_RULE, top=_RULE, bottom=_RULE)
_LOCKED_FILL = PatternFill("solid", fgColor="FFF0F2F3")
_HEAD_FILL = PatternFill("solid", fgColor="FFDCEDEE")
_TEXT = "@"
A3, A4 = 8, 9  # paper sizes by their number in ECMA-376 18.3.1.63


@dataclass(frozen=True, slots=True)
class Look:
    """One kind of cell."""

    is_locked: bool = True
    is_bold: bool = False
    is_centred: bool = False
    is_quoted: bool = False
    has_grid: bool = True
    size: float = 10.0
    fill: str = ""
    number_format: str = _TEXT


TITLE = Look(is_bold=True, is_centred=True, has_grid=False, size=16.0)
FACTS = Look(has_grid=False)
HEAD = Look(is_bold=True, is_centred=True, fill="head")
SECTION = Look(is_bold=True, fill="locked")
PLAN = Look(fill="locked")
PLAN_CENTRED = Look(fill="locked", is_centred=True)
FILL = Look(is_locked=False)
FILL_CENTRED = Look(is_locked=False, is_centred=True)
FILL_NUMBER = Look(is_locked=False, is_centred=True, number_format="General")
FILL_DATE = Look(is_locked=False, is_centred=True, number_format="yyyy-mm-dd")
COUNT = Look(is_centred=True, number_format="0")
SHARE = Look(is_centred=True, number_format="0.0%")


class CellMaker:
    """Makes cells of a write-only sheet."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet

    def cell(self, value: Any, look: Look, *, is_text: bool = False) -> Any:
        """A cell with a value; `is_text` keeps what looks like a formula or an error a text."""
        made: Any = WriteOnlyCell(self._sheet)
        made.value = value
        if is_text:
            made.data_type = "s"
        made.font = Font(name="宋体" if not look.is_bold else "黑体", size=look.size)
        made.alignment = Alignment(horizontal="center" if look.is_centred else "left", vertical="center", wrap_text=look.has_grid)
        if look.has_grid:
            made.border = _GRID
        if look.fill:
            made.fill = _HEAD_FILL if look.fill == "head" else _LOCKED_FILL
        made.protection = Protection(locked=look.is_locked)
        made.number_format = look.number_format
        made.quotePrefix = look.is_quoted
        return made

    def style_id(self, look: Look) -> int:
        """The number of a look's style in the workbook."""
        number: int = self.cell(None, look).style_id
        return number
