"""Reminds of the next reporting day: a badge in the top bar always, a banner when it is near, which can be put off."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from gui.widgets.banner import BannerButton
from gui.wording import full_day_words, month_short

if TYPE_CHECKING:
    from gui.main_window import MainWindow
    from model.rows.due import ReportDay

NEAR_WORKDAYS = 3
COUNTED_WORKDAYS = 10
_HOUR_MS = 3_600_000


def next_report(rule: str, today: date) -> tuple[ReportDay, int] | None:
    """The next reporting day a notice's rule asks for, and the working days until then, today not counted."""
    # here, because the calendar is read after the window is painted
    from model.periods import Month
    from model.rules.workdays import report_day, workdays_between

    for months in range(13):
        found = report_day(rule, Month.of(today).plus(months))
        if found is not None and found.day >= today:
            return found, workdays_between(today + timedelta(days=1), found.day)
    return None


class Reminders(QObject):
    """Keeps the badge and the banner true for the chosen plan and the day, also overnight."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self)
        self._timer.setInterval(_HOUR_MS)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()
        window.chosen.changed.connect(self.refresh)
        window.installEventFilter(self)

    def refresh(self) -> None:
        """Look again at the plan's rule and the day."""
        frame, plan = self._window.frame, self._window.chosen.plan
        found = next_report(plan.report_rule, frame.today()) if frame is not None and plan is not None else None
        if found is None or frame is None:
            self._window.top_bar.set_badge("")
            self._window.banners.drop("report")
            return
        report, workdays = found
        self._window.top_bar.set_badge(self._badge(report, workdays), self._tip(report))
        until = frame.settings.snoozed_until
        if workdays <= NEAR_WORKDAYS and not (until and frame.today() < until):
            self._show_banner(report, workdays)
        else:
            self._window.banners.drop("report")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a switch of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        return super().eventFilter(watched, event)

    def _badge(self, report: ReportDay, workdays: int) -> str:
        month = month_short(report.covers[-1])
        if workdays > COUNTED_WORKDAYS:
            day = full_day_words(report.day)
            return self.tr("{month} report: {day}").format(month=month, day=day)
        return self.tr("{month} report: {left}").format(month=month, left=self._left(workdays))

    def _left(self, workdays: int) -> str:
        return self.tr("%n working day(s) left", "", workdays) if workdays else self.tr("due today")

    def _tip(self, report: ReportDay) -> str:
        lines = [full_day_words(report.day), report.wording]
        if not report.year_is_known:
            lines.append(self.tr("The holidays of this year are not known: only weekends are counted as days off."))
        return "\n".join(line for line in lines if line)

    def _show_banner(self, report: ReportDay, workdays: int) -> None:
        text = self.tr("The report for {month} is due on {day} ({left}).").format(
            month=month_short(report.covers[-1]), day=full_day_words(report.day), left=self._left(workdays)
        )
        if report.recipient:
            text += self.tr(" It goes to {recipient}.").format(recipient=report.recipient)
        self._window.banners.show_line("report", text, (BannerButton(self.tr("Remind me tomorrow"), self._snooze),))

    def _snooze(self) -> None:
        if self._window.frame is not None:
            self._window.frame.settings.snoozed_until = self._window.frame.today() + timedelta(days=1)
        self._window.banners.drop("report")
