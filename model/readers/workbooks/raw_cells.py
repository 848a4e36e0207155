"""What a cell holds rather than what it shows: numbers whole, days as 2024-06-30, shares with their sign."""

from __future__ import annotations

from decimal import Decimal

from model.readers.workbooks.number_formats import moment_of
from model.readers.workbooks.workbook_parts import Looks

_DIGITS = 15  # what Excel itself keeps of a number


class Stored(Looks):
    """Gives cells as they are stored; a format only tells days and shares from other numbers."""

    __slots__ = ()

    def shown(self, kind: str, style: str, value: str) -> str:
        """A cell's value; raises ValueError or IndexError when the file contradicts itself."""
        if kind == "s":
            return self.texts[int(value)]
        if kind in ("inlineStr", "str"):
            return value
        if kind != "n":
            return super().shown(kind, style, value)
        code = self.code(style)
        moment = moment_of(float(value), code, since_1904=self.since_1904)
        if moment is not None:
            return f"{moment:%Y-%m-%d}" if moment.hour == moment.minute == 0 else f"{moment:%Y-%m-%d %H:%M}"
        number = plain_number(value)
        return f"{plain(number * 100)}%" if "%" in code and '"' not in code else plain(number)


def plain_number(text: str) -> Decimal:
    """A stored number without what binary fractions add to it; raises ValueError for what is none."""
    exact = Decimal(format(float(text), f".{_DIGITS}g"))
    written = text.strip()
    # A file that was written by no spreadsheet program may hold more digits than those keep.
    return Decimal(written) if written.replace(".", "", 1).lstrip("-").isdigit() and len(written) <= _DIGITS * 2 and (
        "." not in written or len(written.rstrip("0")) <= _DIGITS + 1) else exact


def plain(number: Decimal) -> str:
    """A number in digits, without an exponent and without zeros at its end."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text
