"""What two desks wrote into the same field, in words: the field, either value, and who wrote the other one when."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from gui.wording import due_words, full_day_words, moment_words, month_words, state_word
from model.rows.clash import Clash, FieldKind
from model.rows.due import DuePlace
from model.rows.words import Course, State


def field_words(clash: Clash) -> str:
    """What was written, and of what: "Progress of June 2026: 1-03-2"."""
    month = month_words(clash.key.month) if clash.key.month else ""
    day = full_day_words(clash.key.day) if clash.key.day else ""
    name = {
        FieldKind.NOTE: QCoreApplication.translate("ClashWords", "Progress of {month}"),
        FieldKind.STATE: QCoreApplication.translate("ClashWords", "State"),
        FieldKind.HANDLER: QCoreApplication.translate("ClashWords", "Handler"),
        FieldKind.DATE: QCoreApplication.translate("ClashWords", "Date"),
        FieldKind.DEADLINE: QCoreApplication.translate("ClashWords", "Date"),
        FieldKind.MET: QCoreApplication.translate("ClashWords", "Date met"),
        FieldKind.OCCURRENCE: QCoreApplication.translate("ClashWords", "What comes back on {day}"),
        FieldKind.READING: QCoreApplication.translate("ClashWords", "Reading of {month}"),
        FieldKind.INDICATOR: QCoreApplication.translate("ClashWords", "Reading of {month}"),
        FieldKind.COURSE: QCoreApplication.translate("ClashWords", "How the target runs"),
        FieldKind.FILE_NOTE: QCoreApplication.translate("ClashWords", "Note on the file"),
        FieldKind.UNIT_NAME: QCoreApplication.translate("ClashWords", "Name of the unit"),
        FieldKind.ANSWER: QCoreApplication.translate("ClashWords", "Whether our unit is meant"),
    }[clash.key.kind].format(month=month, day=day)
    return QCoreApplication.translate("ClashWords", "{field}: {of}").format(field=name, of=clash.about)


def value_words(value: object) -> str:
    """A value as the window shows it elsewhere; empty texts and what is not there have a word too."""
    if isinstance(value, State):
        return state_word(value)
    if isinstance(value, Course):
        names = {Course.CUMULATIVE: QCoreApplication.translate("ClashWords", "Adds up over the year"),
                 Course.LEVEL: QCoreApplication.translate("ClashWords", "A level each month")}  # fmt: skip
        return names[value]
    if isinstance(value, bool):
        return QCoreApplication.translate("ClashWords", "Yes") if value else QCoreApplication.translate("ClashWords", "No")
    if isinstance(value, DuePlace):
        return due_words(value, 0)
    if isinstance(value, date):
        return full_day_words(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value or "") or QCoreApplication.translate("ClashWords", "(nothing)")


def writer_words(clash: Clash) -> str:
    """Who wrote the other value, and when: "审核人, 26 June 2026 09:30"."""
    person = clash.person or QCoreApplication.translate("ClashWords", "Somebody else")
    return f"{person}  {moment_words(datetime.fromisoformat(clash.at))}" if clash.at else person
