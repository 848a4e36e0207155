"""What the calendar says of days and entries, to the eye and to assistive technology."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from gui.theme import Token
from gui.wording import LIGHT_TOKENS, day_words, full_day_words, light_icon, light_word, months_short
from model.rows.calendar import CalendarDay, CalendarEntry, DayMark, EntryKind, Standing
from model.rows.words import Light

KIND_ICONS = {
    EntryKind.REPORT: "report",
    EntryKind.LOOK: "search",
    EntryKind.MILESTONE: "milestone",
    EntryKind.DUE: "flag",
    EntryKind.BEGIN: "begin",
    EntryKind.OCCURRENCE: "repeat",
}


def kind_word(kind: EntryKind) -> str:
    """What an entry is."""
    return {
        EntryKind.REPORT: QCoreApplication.translate("CalendarWords", "Reporting day"),
        EntryKind.LOOK: QCoreApplication.translate("CalendarWords", "Quarterly look"),
        EntryKind.MILESTONE: QCoreApplication.translate("CalendarWords", "Milestone"),
        EntryKind.DUE: QCoreApplication.translate("CalendarWords", "Due"),
        EntryKind.BEGIN: QCoreApplication.translate("CalendarWords", "Begins"),
        EntryKind.OCCURRENCE: QCoreApplication.translate("CalendarWords", "Recurring"),
    }[kind]


def standing_word(entry: CalendarEntry) -> str:
    """How an entry stands; empty while it is still to come."""
    if entry.kind is EntryKind.REPORT:
        return QCoreApplication.translate("CalendarWords", "Written") if entry.standing is Standing.DONE else ""
    if entry.kind is EntryKind.BEGIN and entry.standing is Standing.IDLE:
        return ""  # it goes on: nothing is said of the day on which it began
    if entry.standing is Standing.MISSED:
        return light_word(Light.RED) if entry.ends_measure else QCoreApplication.translate("CalendarWords", "Missed")
    return {
        Standing.DONE: QCoreApplication.translate("CalendarWords", "Done"),
        Standing.IDLE: QCoreApplication.translate("CalendarWords", "Not needed"),
        Standing.AHEAD: "",
    }[entry.standing]


def entry_icon(entry: CalendarEntry) -> tuple[str, Token]:
    """An entry's shape and its colour: a tick, a dash, what kind it is; missed, the light its measure has for it.

    Only a measure's last date makes it red; a milestone or an occurrence that was missed makes it amber.
    """
    missed = Light.RED if entry.ends_measure else Light.AMBER
    return {
        Standing.DONE: ("tick", Token.GREEN),
        Standing.IDLE: ("minus", Token.SECONDARY),
        Standing.MISSED: (light_icon(missed), LIGHT_TOKENS[missed]),
        Standing.AHEAD: (KIND_ICONS[entry.kind], Token.ACCENT),
    }[entry.standing]


def entry_text(entry: CalendarEntry) -> str:
    """What an entry is about: the measure's text, which report goes to whom, how many ongoing measures to look at."""
    if entry.kind is EntryKind.LOOK:
        words = QCoreApplication.translate("CalendarWords", "{measures} ongoing measures, {silent} without progress this quarter")
        return words.format(measures=entry.measures, silent=entry.silent)
    if entry.kind is not EntryKind.REPORT:
        return entry.text
    facts = {"months": months_short(entry.covers), "to": entry.text}
    if not entry.text:
        return QCoreApplication.translate("CalendarWords", "{months} report").format(**facts)
    return QCoreApplication.translate("CalendarWords", "{months} report to {to}").format(**facts)


def entry_line(entry: CalendarEntry) -> str:
    """Below an entry's text: how it stands, what it is, its code and the plan's words."""
    parts = (standing_word(entry), kind_word(entry.kind), entry.code, entry.wording)
    return " · ".join(part for part in parts if part)


def spoken_entry(entry: CalendarEntry) -> str:
    """An entry as a screen reader says it."""
    return f"{entry_line(entry)}: {entry_text(entry)}"


def entry_heads() -> list[str]:
    """What the cells of an entry are called."""
    return [
        QCoreApplication.translate("CalendarWords", "Kind"), QCoreApplication.translate("CalendarWords", "Code"),
        QCoreApplication.translate("CalendarWords", "What it is about"), QCoreApplication.translate("CalendarWords", "In the plan's words"),
        QCoreApplication.translate("CalendarWords", "Status"),
    ]  # fmt: skip


def entry_cells(entry: CalendarEntry) -> tuple[str, ...]:
    """An entry as the cells of a line."""
    return kind_word(entry.kind), entry.code, entry_text(entry), entry.wording, standing_word(entry)


def weekday_names() -> list[str]:
    """Short names of the days of the week, Monday first."""
    return QCoreApplication.translate("CalendarWords", "Mon Tue Wed Thu Fri Sat Sun").split(" ")


def weekday_word(day: date) -> str:
    """The name of a day of the week."""
    names = QCoreApplication.translate(
        "CalendarWords", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
    )
    return names.split(" ")[day.weekday()]


def mark_word(mark: DayMark) -> str:
    """休 or 班 in a word; empty for days as the week has them."""
    if mark is DayMark.HOLIDAY:
        return QCoreApplication.translate("CalendarWords", "off", "a holiday")
    if mark is DayMark.MOVED:
        return QCoreApplication.translate("CalendarWords", "work", "a weekend day that is worked")
    return ""


def holiday_word(name: str) -> str:
    """A holiday's name in the window's language."""
    return {
        "New Year's Day": QCoreApplication.translate("CalendarWords", "New Year's Day"),
        "Spring Festival": QCoreApplication.translate("CalendarWords", "Spring Festival"),
        "Tomb-sweeping Day": QCoreApplication.translate("CalendarWords", "Tomb-sweeping Day"),
        "Labour Day": QCoreApplication.translate("CalendarWords", "Labour Day"),
        "Dragon Boat Festival": QCoreApplication.translate("CalendarWords", "Dragon Boat Festival"),
        "Mid-autumn Festival": QCoreApplication.translate("CalendarWords", "Mid-autumn Festival"),
        "National Day": QCoreApplication.translate("CalendarWords", "National Day"),
    }.get(name, name)


def day_title(day: date) -> str:
    """A day with the name of its weekday: "6月30日 星期二", "Tuesday, 30 June"."""
    words = QCoreApplication.translate("CalendarWords", "{weekday}, {day}")
    return words.format(weekday=weekday_word(day), day=day_words(day))


def day_facts(day: CalendarDay, today: date) -> list[str]:
    """What is to be said of a day beside its date: today, off or worked, how much there is on it."""
    facts = [QCoreApplication.translate("CalendarWords", "Today")] if day.day == today else []
    if day.mark is DayMark.HOLIDAY:
        facts.append(QCoreApplication.translate("CalendarWords", "Off: {name}").format(name=holiday_word(day.holiday)))
    elif day.mark is DayMark.MOVED:
        words = QCoreApplication.translate("CalendarWords", "Worked in exchange: {name}")
        facts.append(words.format(name=holiday_word(day.holiday)))
    return facts


def count_words(day: CalendarDay) -> str:
    """How much there is on a day, and how much of it is open."""
    if not day.entries:
        return QCoreApplication.translate("CalendarWords", "Nothing on this day")
    words = QCoreApplication.translate("CalendarWords", "{entries} in all, {open} open")
    return words.format(entries=day.entries, open=day.open)


def spoken_day(day: CalendarDay, today: date) -> str:
    """A day of the month as a screen reader says it."""
    said = [full_day_words(day.day), weekday_word(day.day), *day_facts(day, today), count_words(day)]
    return ", ".join(said + [spoken_entry(entry) for entry in day.first])
