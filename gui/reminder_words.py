"""What is said of the next reporting day: in the badge, in the badge's tip, above the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.wording import full_day_words, month_name, month_short

if TYPE_CHECKING:
    from model.rows.due import ReportDay

COUNTED_WORKDAYS = 10


class ReminderWords(QObject):
    """Sentences in the window's language."""

    def badge(self, report: ReportDay, workdays: int) -> str:
        """The few words of the badge: the days left once they are few."""
        month = month_short(report.covers[-1])
        if workdays > COUNTED_WORKDAYS:
            day = full_day_words(report.day)
            return self.tr("{month} report: {day}").format(month=month, day=day)
        return self.tr("{month} report: {left}").format(month=month, left=self.left(workdays))

    def tip(self, report: ReportDay) -> str:
        """The day, the notice's own wording, and whether the holidays are known."""
        lines = [full_day_words(report.day), report.wording]
        if not report.year_is_known:
            lines.append(self.tr("The holidays of this year are not known: only weekends are counted as days off."))
        return "\n".join(line for line in lines if line)

    def due(self, report: ReportDay, workdays: int) -> str:
        """What is due when, and to whom it goes."""
        text = self.tr("The {month} report is due on {day} ({left}).").format(
            month=month_name(report.covers[-1]), day=full_day_words(report.day), left=self.left(workdays)
        )
        if report.recipient:
            text += self.tr(" It goes to {recipient}.").format(recipient=report.recipient)
        return text

    def without_holidays(self, report: ReportDay) -> str:
        """That the day is reckoned by weekends alone."""
        return self.tr(
            "The official holidays of {year} are not known: the reporting day {day} leaves out weekends only."
        ).format(year=report.day.year, day=full_day_words(report.day))

    def overdue(self, count: int) -> str:
        """How many measures are late."""
        return self.tr("%n of your measures is/are overdue.", "", count)

    def left(self, workdays: int) -> str:
        """The working days until then."""
        return self.tr("%n working day(s) left", "", workdays) if workdays else self.tr("due today")
