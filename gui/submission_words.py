"""Words of what is handed in: its kinds, what its columns hold, how grave a finding is, whether it was sent."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gui.wording import day_short, full_day_words
from model.rows.hand_in import Severity
from model.rows.submission import PastSubmission, SubmissionKind
from model.workbook_layout import Column


def kind_word(kind: SubmissionKind) -> str:
    """What was handed in."""
    return {
        SubmissionKind.WORKBOOK: QCoreApplication.translate("SubmissionWords", "Workbook"),
        SubmissionKind.OWN_SHEET: QCoreApplication.translate("SubmissionWords", "Bureau's sheet"),
        SubmissionKind.PACKAGE: QCoreApplication.translate("SubmissionWords", "Package"),
    }[kind]


def severity_word(severity: Severity) -> str:
    """How much a finding matters, as a list shows it."""
    return {
        Severity.MUST: QCoreApplication.translate("SubmissionWords", "To mend"),
        Severity.SHOULD: QCoreApplication.translate("SubmissionWords", "To look at"),
        Severity.MAY: QCoreApplication.translate("SubmissionWords", "May be added"),
    }[severity]


def sent_word(row: PastSubmission, year: int | None = None) -> str:
    """Whether it was sent, and on which day; `year` is the one that need not be named."""
    if row.sent_on is None:
        return QCoreApplication.translate("SubmissionWords", "not marked as sent")
    return QCoreApplication.translate("SubmissionWords", "sent {day}").format(day=day_short(row.sent_on, year))


def sent_words(row: PastSubmission) -> str:
    """Whether it was sent, when and to whom."""
    if row.sent_on is None:
        return sent_word(row)
    facts = {"day": full_day_words(row.sent_on), "receiver": row.receiver}
    if row.receiver:
        return QCoreApplication.translate("SubmissionWords", "sent to {receiver} on {day}").format(**facts)
    return QCoreApplication.translate("SubmissionWords", "sent on {day}").format(**facts)


def column_word(column: str) -> str:
    """What a column of a submission holds, by the name of workbook_layout.Column; empty for what is left as it is."""
    if not column:
        return QCoreApplication.translate("SubmissionWords", "— left as it is —")
    return {
        Column.TASK_NO: QCoreApplication.translate("SubmissionWords", "Task's number"),
        Column.TASK: QCoreApplication.translate("SubmissionWords", "Task"),
        Column.MEASURE: QCoreApplication.translate("SubmissionWords", "Measure"),
        Column.DEADLINE: QCoreApplication.translate("SubmissionWords", "Deadline"),
        Column.LEAD: QCoreApplication.translate("SubmissionWords", "Lead unit"),
        Column.RESPONSIBLE: QCoreApplication.translate("SubmissionWords", "Responsible unit"),
        Column.SUPPORT: QCoreApplication.translate("SubmissionWords", "Supporting unit"),
        Column.PROGRESS: QCoreApplication.translate("SubmissionWords", "Progress so far"),
        Column.MONTH_PROGRESS: QCoreApplication.translate("SubmissionWords", "Progress of the month"),
        Column.STATE: QCoreApplication.translate("SubmissionWords", "State"),
        Column.READING: QCoreApplication.translate("SubmissionWords", "Reading"),
        Column.EVIDENCE: QCoreApplication.translate("SubmissionWords", "Evidence"),
        Column.TROUBLE: QCoreApplication.translate("SubmissionWords", "Trouble"),
        Column.UNIT: QCoreApplication.translate("SubmissionWords", "Reporting unit"),
        Column.PERSON: QCoreApplication.translate("SubmissionWords", "Reported by"),
        Column.REPORTED_ON: QCoreApplication.translate("SubmissionWords", "Day of reporting"),
        Column.GOAL: QCoreApplication.translate("SubmissionWords", "What is to be reached"),
        Column.NEXT_STEP: QCoreApplication.translate("SubmissionWords", "What comes next"),
        Column.ROW_ID: QCoreApplication.translate("SubmissionWords", "Row's own mark"),
    }[Column(column)]
