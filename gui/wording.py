"""Words the whole window shares: dates, lights, states, roles, sizes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.theme import Token
from model.rows.words import DueKind, Light, LightReason, Role, State

if TYPE_CHECKING:
    from model.periods import Month, Quarter
    from model.rows.due import DuePlace

LIGHT_TOKENS = {
    Light.RED: Token.RED,
    Light.AMBER: Token.AMBER,
    Light.GREEN: Token.GREEN,
    Light.BLUE: Token.BLUE,
    Light.GREY: Token.GREY,
}


_IN_BRACKETS = re.compile(r"印发[〈《](.+)[》〉]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MNEMONIC = re.compile(r"\s?\(&\w\)|&(?=\S)")


def without_mnemonic(text: str) -> str:
    """A control's text as it is read: without "(&X)" and "&"."""
    return _MNEMONIC.sub("", text)


def about(change: str, code: str) -> str:
    """A change's name with the code of the measure it is about, as its step of undo is called; by itself where none is known."""
    return f"{change} {code}".strip()


def plan_name(title: str) -> str:
    """What a plan is called in speech: of "…关于印发《X》的通知" the X, else the title itself."""
    found = _IN_BRACKETS.search(title)
    return found[1] if found else title


def light_icon(light: Light) -> str:
    """Name of the light's shape among the icons; the shape says the same as the colour."""
    return f"light-{light.value}"


def light_word(light: Light) -> str:
    """What a light means, in one or two words."""
    return {
        Light.RED: QCoreApplication.translate("Wording", "Overdue"),
        Light.AMBER: QCoreApplication.translate("Wording", "At risk"),
        Light.GREEN: QCoreApplication.translate("Wording", "On track"),
        Light.BLUE: QCoreApplication.translate("Wording", "Ongoing"),
        Light.GREY: QCoreApplication.translate("Wording", "Done"),
    }[light]


def light_text(light: Light, reasons: Iterable[LightReason]) -> str:
    """What a light means, and why it is amber."""
    said = listed(_reason_word(reason) for reason in reasons)
    return QCoreApplication.translate("Wording", "{light}: {reasons}").format(light=light_word(light), reasons=said) if said else light_word(light)


def _reason_word(reason: LightReason) -> str:
    return {
        LightReason.BLOCKED: QCoreApplication.translate("Wording", "blocked"),
        LightReason.MISSED: QCoreApplication.translate("Wording", "what comes back was missed"),
        LightReason.PAST: QCoreApplication.translate("Wording", "a milestone is past"),
        LightReason.SOON: QCoreApplication.translate("Wording", "a date within 30 days"),
        LightReason.SILENT: QCoreApplication.translate("Wording", "no progress last month nor this month"),
    }[reason]


def state_word(state: State) -> str:
    """Name of a measure's state."""
    return {
        State.NOT_STARTED: QCoreApplication.translate("Wording", "Not started"),
        State.IN_PROGRESS: QCoreApplication.translate("Wording", "In progress"),
        State.BLOCKED: QCoreApplication.translate("Wording", "Blocked"),
        State.CLOSED: QCoreApplication.translate("Wording", "Closed"),
        State.NOT_APPLICABLE: QCoreApplication.translate("Wording", "Not applicable"),
    }[state]


def role_word(role: Role) -> str:
    """Name of a unit's role in a measure."""
    return {
        Role.LEAD: QCoreApplication.translate("Wording", "Lead"),
        Role.RESPONSIBLE: QCoreApplication.translate("Wording", "Responsible"),
        Role.SUPPORT: QCoreApplication.translate("Wording", "Support"),
    }[role]


def day_short(day: date, year: int | None = None) -> str:
    """A day as lists show it: "6-30", "30 Jun"; with its year when that is not the year it is: "2025-6-30", "30 Jun 2025"."""
    facts = {"day": day.day, "month": day.month, "year": day.year, "short_name": _month_name(day.month)[:3]}
    if year in (None, day.year):
        return QCoreApplication.translate("Wording", "{day} {short_name}").format(**facts)
    return QCoreApplication.translate("Wording", "{day} {short_name} {year}").format(**facts)


def day_words(day: date) -> str:
    """A day in a sentence: "6月30日", "30 June"."""
    return QCoreApplication.translate("Wording", "{day} {month_name}").format(
        day=day.day, month=day.month, month_name=_month_name(day.month)
    )


def full_day_words(day: date) -> str:
    """A day with its year: "2024年6月30日", "30 June 2024"."""
    return QCoreApplication.translate("Wording", "{day} {month_name} {year}").format(
        day=day.day, month=day.month, month_name=_month_name(day.month), year=day.year
    )


def day_in_words(text: str) -> str:
    """A fact that is a day, as "2024-06-30", in words; any other as it is."""
    try:
        return full_day_words(date.fromisoformat(text)) if _DAY.fullmatch(text) else text
    except ValueError:  # no day of any month
        return text


def month_words(month: Month) -> str:
    """A month with its year: "2024年6月", "June 2024"."""
    return QCoreApplication.translate("Wording", "{month_name} {year}").format(
        month=month.month, month_name=_month_name(month.month), year=month.year
    )


def moment_words(at: datetime) -> str:
    """A moment to the minute, by this machine's clock: "2024年6月30日 09:05", "30 June 2024 09:05"."""
    local = at.astimezone()
    return f"{full_day_words(local.date())} {local:%H:%M}"


def month_name(month: Month) -> str:
    """A month of the year in view, in a sentence: "6月", "June"."""
    return QCoreApplication.translate("Wording", "{month_name}").format(month=month.month, month_name=_month_name(month.month))


def months_short(months: Sequence[Month]) -> str:
    """Months of one year: those that follow each other from the first to the last, "4—6月", "Apr–Jun"."""
    first, last = months[0], months[-1]
    if first == last or last.month - first.month != len(months) - 1:
        return listed(month_short(month) for month in months)
    return QCoreApplication.translate("Wording", "{short_name}–{last_short_name}").format(
        month=first.month, last=last.month, short_name=_month_name(first.month)[:3], last_short_name=_month_name(last.month)[:3]
    )


def listed(parts: Iterable[str]) -> str:
    """Short things in a row: "1-01-1、1-01-2", "1-01-1, 1-01-2"."""
    return QCoreApplication.translate("Wording", ", ", "between short things in a row").join(parts)


def clauses(parts: Iterable[str]) -> str:
    """Longer things in a row, with pauses of their own: "状态：…；进展：…", "State: …; Progress: …"."""
    return QCoreApplication.translate("Wording", "; ", "between longer things in a row").join(parts)


def named_value(name: str, value: str) -> str:
    """What something is called and what it is: "完成状态：推进中", "State: In progress"."""
    return QCoreApplication.translate("Wording", "{name}: {value}").format(name=name, value=value)


def month_short(month: Month) -> str:
    """A month of the year in view: "6月", "Jun"."""
    return QCoreApplication.translate("Wording", "{short_name}").format(
        month=month.month, short_name=_month_name(month.month)[:3]
    )


def quarter_words(quarter: Quarter) -> str:
    """A quarter with its year: "2024年第2季度", "Q2 2024"."""
    return QCoreApplication.translate("Wording", "Q{quarter} {year}").format(
        quarter=quarter.quarter, year=quarter.year
    )


def due_words(due: DuePlace | None, this_year: int) -> str:
    """A deadline as lists show it: "12-31", "6-1 – 9-30", "from 1 Apr", "长期"; a dash where there is none.

    A day of another year has its year: an old plan's "12-31" would be read as this year's.
    """
    if due is None:
        return "—"
    if due.kind is DueKind.ONGOING:
        return QCoreApplication.translate("Wording", "Ongoing", "deadline")
    start = day_short(due.start, this_year) if due.start else ""
    end = day_short(due.end, due.start.year if due.start else this_year) if due.end else ""
    if due.kind is DueKind.FROM:
        return QCoreApplication.translate("Wording", "from {start}").format(start=start)
    if due.kind is DueKind.WINDOW and due.start and due.end and _is_whole_months(due.start, due.end) and due.end.year == this_year:
        facts = {"month": due.start.month, "last": due.end.month, "last_day": due.end.day}
        names = {"short_name": _month_name(due.start.month)[:3], "last_short_name": _month_name(due.end.month)[:3]}
        return QCoreApplication.translate("Wording", "{short_name}–{last_short_name}", "whole months").format(**facts, **names)
    return f"{start} – {end}" if due.kind is DueKind.WINDOW else end


def due_in_full(due: DuePlace) -> str:
    """A deadline in a sentence, its days with their years: "2024年12月31日", "from 1 April 2024"; nothing for one without a day."""
    start, end = (full_day_words(day) if day else "" for day in (due.start, due.end))
    if due.kind is DueKind.FROM:
        return QCoreApplication.translate("Wording", "from {start}", "a day with its year").format(start=start)
    return " – ".join(day for day in (start, end) if day)


def size_words(size: int) -> str:
    """A file's size: "840 B", "12 KB", "3.4 MB"."""
    if size < 1024:
        return f"{size} B"
    if size < 1024 * 1024:
        return f"{size / 1024:.0f} KB"
    return f"{size / 1024 / 1024:.1f} MB"


def _is_whole_months(start: date, end: date) -> bool:
    """Whether these are the first day of a month and the last of a later one of the same year."""
    return start.day == 1 and start.year == end.year and start.month < end.month and (end + timedelta(days=1)).day == 1


def _month_name(month: int) -> str:
    names = QCoreApplication.translate(
        "Wording", "January February March April May June July August September October November December"
    )
    return names.split(" ")[month - 1]
