"""Words and shapes for numbers to reach: what is asked, how far it is, where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.theme import Token
from gui.wording import day_words, month_short
from model.rows.words import Comparator, Course, Pace

if TYPE_CHECKING:
    from model.rows.due import TargetPlace
    from model.rows.target_line import TargetLine

SIGNS = {Comparator.AT_LEAST: "≥", Comparator.AT_MOST: "≤", Comparator.EQUAL: "=", Comparator.ABOUT: "≈"}
_TURNED = {Comparator.AT_LEAST: Comparator.AT_MOST, Comparator.AT_MOST: Comparator.AT_LEAST}  # how they bind the size of a fall
# Shape and colour say the same; the word stands beside them.
PACE_LOOKS = {
    Pace.MET: ("check", Token.GREEN), Pace.ON_COURSE: ("light-green", Token.GREEN), Pace.BEHIND: ("light-amber", Token.AMBER),
    Pace.NOT_MET: ("light-red", Token.RED), Pace.UNREAD: ("light-grey", Token.GREY),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class IndicatorsPlace:
    """What the indicators page is asked to show: mine or all, of what pace, and which measure's first line."""

    is_mine: bool | None = None
    paces: frozenset[Pace] = frozenset()
    measure_id: int | None = None


def target_words(target: TargetPlace) -> str:
    """A target in one line: "PM2.5 ≤ 35 微克/立方米"."""
    return " ".join(part for part in (target.subject, asked_words(target)) if part)


def asked_words(target: TargetPlace) -> str:
    """What is asked, without the name: "≤ 35 微克/立方米"; a fall in words, "下降 ≥ 3 %", though -3 is what is kept and read."""
    if target.comparator is Comparator.RANGE and target.value_high is not None:
        number = f"{number_words(target.value)} – {number_words(target.value_high)}"
    elif target.value < 0:
        sign = SIGNS.get(_TURNED.get(target.comparator, target.comparator), "=")
        number = QCoreApplication.translate("TargetWords", "fall {number}").format(number=f"{sign} {number_words(-target.value)}")
    else:
        number = f"{SIGNS.get(target.comparator, '=')} {number_words(target.value)}"
    return " ".join(part for part in (number, target.unit.strip()) if part)


def number_words(value: Decimal, places: int | None = None) -> str:
    """A number as people write it, without trailing noughts; rounded to so many places where that is said."""
    if places is not None:
        value = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def expected_words(line: TargetLine) -> str:
    """What should be reached by now, to one place more than the target has."""
    if line.stand is None or line.stand.expected is None or line.place is None:
        return ""
    exponent = line.place.value.as_tuple().exponent
    return number_words(line.stand.expected, (-exponent if isinstance(exponent, int) and exponent < 0 else 0) + 1)


def name_of(line: TargetLine) -> str:
    """What a line measures."""
    return line.place.subject if line.place else line.source


def asked_of(line: TargetLine) -> str:
    """What a line asks for; a cell that holds no number says it in its own words."""
    return asked_words(line.place) if line.place else line.written


def newest_words(line: TargetLine) -> str:
    """The newest reading with its month: "9 · 5月"; a dash where there is none."""
    newest = line.counted[-1] if line.stand is None and line.counted else line.stand.newest if line.stand else None
    return f"{number_words(newest.value)} · {month_short(newest.month)}" if newest else "—"


def gap_words(line: TargetLine) -> str:
    """What is missing to the target, in its unit; a dash where nothing is."""
    if line.stand is None or not line.stand.gap or line.place is None:
        return "—"
    return " ".join(part for part in (number_words(line.stand.gap), line.place.unit.strip()) if part)


def unit_words(line: TargetLine) -> str:
    """What other units reported of a target, and that it is added up where it is; empty where none did."""
    if not line.units:
        return ""
    month = line.stand.newest.month if line.stand and line.stand.newest else None
    total = next((each for each in line.totals if each.month == month), None)
    parts = total.units if total is not None else line.units
    own = QCoreApplication.translate("TargetWords", "own office")
    said = QCoreApplication.translate("TargetWords", ", ", "between the values of units").join(
        f"{part.unit or own} {number_words(part.value)}"
        + (f" ({month_short(part.month)})" if part.month != month else "") for part in parts
    )
    if total is None:
        return QCoreApplication.translate("TargetWords", "Reported by units: {values}").format(values=said)
    return QCoreApplication.translate("TargetWords", "{total} across all units: {values}").format(total=number_words(total.value), values=said)


def fall_words(line: TargetLine) -> str:
    """How a reading against a fall is entered; empty where none is asked for."""
    if line.place is None or line.place.value >= 0:
        return ""
    return QCoreApplication.translate("TargetWords", "A fall is entered as a negative number: -3 for 3 % less.")


def pace_word(pace: Pace) -> str:
    """Where a target stands, in a word or two."""
    return {
        Pace.MET: QCoreApplication.translate("TargetWords", "Met"),
        Pace.ON_COURSE: QCoreApplication.translate("TargetWords", "On course"),
        Pace.BEHIND: QCoreApplication.translate("TargetWords", "Behind"),
        Pace.NOT_MET: QCoreApplication.translate("TargetWords", "Not met"),
        Pace.UNREAD: QCoreApplication.translate("TargetWords", "No reading"),
    }[pace]


def course_word(course: Course) -> str:
    """How a target's readings run."""
    return {
        Course.CUMULATIVE: QCoreApplication.translate("TargetWords", "Summed up over the year"),
        Course.LEVEL: QCoreApplication.translate("TargetWords", "A level of its own each month"),
    }[course]


def stand_sentence(line: TargetLine) -> str:
    """Should and is in a sentence: "By 31 October 58.3 should be reached; 60 is"."""
    if line.stand is None:
        return ""
    newest = number_words(line.stand.newest.value) if line.stand.newest else "—"
    expected = expected_words(line)
    if not expected:
        text = QCoreApplication.translate("TargetWords", "Asked for in full each month; {value} was read last.")
        return text.format(value=newest)
    text = QCoreApplication.translate("TargetWords", "At an even pace {expected} by {day}; {value} was read last.")
    return text.format(expected=expected, day=day_words(line.stand.day), value=newest)
