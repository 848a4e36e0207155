"""Reminds of the next reporting day and of overdue measures: banners that can be put off, and once a day the tray."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer

from gui.dates_menu import DatesMenu
from gui.tray import TrayNotice
from gui.widgets.banner import BannerButton
from gui.wording import full_day_words, month_short

if TYPE_CHECKING:
    from gui.main_window import MainWindow
    from gui.page import Frame
    from model.ledger import Ledger
    from model.rows.due import ReportDay

COUNTED_WORKDAYS = 10
_A_YEAR = timedelta(days=366)
_LONGEST_HOLIDAY = timedelta(days=14)  # with the weekends around it
_HOUR_MS = 3_600_000
_SOON_MS = 400  # after the rows are there, and once for several changes


def next_report(rule: str, today: date) -> tuple[ReportDay, int] | None:
    """The next reporting day a notice's rule asks for, and the working days until then, today not counted."""
    # here, because the calendar is read after the window is painted
    from model.rules.report_days import report_days
    from model.rules.workdays import workdays_between

    found = next(iter(report_days(rule, first=today, last=today + _A_YEAR)), None)
    return (found, workdays_between(today + timedelta(days=1), found.day)) if found is not None else None


def near_reports(rule: str, today: date, near: int = 3) -> list[tuple[ReportDay, int]]:
    """The reports due within a few working days, to one office or to several; with the working days until each."""
    from model.rules.report_days import report_days  # read late, as above
    from model.rules.workdays import workdays_between

    days = report_days(rule, first=today, last=today + _LONGEST_HOLIDAY + 2 * timedelta(days=near)) if rule else ()
    told = [(found, workdays_between(today + timedelta(days=1), found.day)) for found in days]
    return [(found, left) for found, left in told if left <= near]


def overdue_of_mine(ledger: Ledger, *, plan_id: int, today: date) -> int:
    """How many of my measures show red."""
    from model.queries.filter_choices import filter_counts  # after the window is painted
    from model.rows.words import Light

    return filter_counts(ledger, plan_id=plan_id, is_mine=True, today=today).of_light(Light.RED)


class Reminders(QObject):
    """Keeps the badge and the banner true for the chosen plan and the day, also overnight."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._tray = TrayNotice(window, lambda: window.theme_icon("bell"))
        self._tray.opened.connect(self._raise)
        self._tray.put_off.connect(self._snooze_all)
        self.menu = DatesMenu(window)
        self._lines: dict[str, str] = {}  # what the banners say now
        self._hourly = _timer(self, _HOUR_MS, self.refresh)
        self._hourly.start()
        self._soon = _timer(self, _SOON_MS, self._when_quiet)
        self._soon.setSingleShot(True)
        window.chosen.changed.connect(self.refresh)
        window.installEventFilter(self)

    def refresh(self) -> None:
        """Look again at the plan's rule, the measures and the day."""
        frame, plan = self._window.frame, self._window.chosen.plan
        found = next_report(plan.report_rule, frame.today()) if frame is not None and plan is not None else None
        if found is None or frame is None:
            self._window.top_bar.set_badge("")
            self._drop("report")
        else:
            report, workdays = found
            self._window.top_bar.set_badge(self._badge(report, workdays), self._tip(report))
            settings = frame.settings
            near = near_reports(plan.report_rule, frame.today(), settings.report_workdays) if plan is not None else []
            if near and settings.remind_reports and self._may_say(frame, settings.snoozed_until):
                self._show_reports(near)
            else:
                self._drop("report")
        self._warn_of_holidays(found[0] if found is not None else None)
        self._count()

    def refresh_soon(self) -> None:
        """Look again in a moment: the rows come first, and several changes are looked at once."""
        self._soon.start()

    def _when_quiet(self) -> None:
        frame = self._window.frame
        if frame is not None and frame.operations.is_awaited:
            self._soon.start()
        else:
            self.refresh()

    def _count(self) -> None:
        frame, plan_id = self._window.frame, self._window.chosen.plan_id
        if frame is None or plan_id is None or not self._window.chosen.myself.unit:
            self._on_overdue(0)
        else:
            frame.operations.ask(
                self, overdue_of_mine, on_done=self._on_overdue, plan_id=plan_id, today=frame.today()
            )

    def _on_overdue(self, count: int) -> None:
        frame = self._window.frame
        is_wanted = frame is not None and frame.settings.remind_overdue
        if not count or frame is None or not is_wanted or not self._may_say(frame, frame.settings.overdue_snoozed_until):
            self._drop("overdue")
        else:
            text = self.tr("%n of your measures is/are overdue.", "", count)
            show = BannerButton(self.tr("Show them"), self._open_overdue)
            self._say("overdue", text, (show, BannerButton(self.tr("Remind me tomorrow"), self._snooze_overdue)))
        self._notice()

    def _notice(self) -> None:
        """Say in the tray what the banners say, once a day."""
        frame = self._window.frame
        if not self._lines:
            self._tray.hide()
        elif (
            frame is not None
            and frame.settings.noticed_on != frame.today()
            and self._tray.show("\n".join(self._lines.values()))
        ):
            frame.settings.noticed_on = frame.today()

    def _may_say(self, frame: Frame, until: date | None) -> bool:
        return frame.settings.reminders and not (until and frame.today() < until)

    def _say(self, name: str, text: str, buttons: tuple[BannerButton, ...]) -> None:
        if self._lines.get(name) != text:  # a banner that stays the same does not lose the keyboard
            self._lines[name] = text
            self._window.banners.show_line(name, text, buttons)

    def _drop(self, name: str) -> None:
        self._lines.pop(name, None)
        self._window.banners.drop(name)

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

    def _show_reports(self, near: list[tuple[ReportDay, int]]) -> None:
        text = "\n".join(self._report_words(report, workdays) for report, workdays in near)
        self._say("report", text, (BannerButton(self.tr("Remind me tomorrow"), self._snooze),))

    def _report_words(self, report: ReportDay, workdays: int) -> str:
        text = self.tr("The report for {month} is due on {day} ({left}).").format(
            month=month_short(report.covers[-1]), day=full_day_words(report.day), left=self._left(workdays)
        )
        if report.recipient:
            text += self.tr(" It goes to {recipient}.").format(recipient=report.recipient)
        return text

    def _warn_of_holidays(self, report: ReportDay | None) -> None:
        """Say that a reporting day is reckoned by weekends alone, with the way to tell the year's holidays."""
        frame = self._window.frame
        is_writable = frame is not None and not frame.operations.ledger.is_read_only
        is_wanted = frame is not None and frame.settings.remind_holidays
        if (report is None or report.year_is_known or frame is None or not is_wanted
                or not self._may_say(frame, frame.settings.holidays_snoozed_until)):  # fmt: skip
            self._drop("holidays")
            return
        text = self.tr(
            "The official holidays of {year} are not known: the reporting day {day} leaves out weekends only."
        ).format(year=report.day.year, day=full_day_words(report.day))
        choose = (BannerButton(self.tr("Choose a table…"), self.menu.ask_table),) if is_writable else ()
        self._say("holidays", text, (*choose, BannerButton(self.tr("Remind me next week"), self._snooze_holidays)))

    def _snooze(self) -> None:
        if self._window.frame is not None:
            self._window.frame.settings.snoozed_until = self._window.frame.today() + timedelta(days=1)
        self._drop("report")

    def _snooze_holidays(self) -> None:
        if self._window.frame is not None:
            self._window.frame.settings.holidays_snoozed_until = self._window.frame.today() + timedelta(days=7)
        self._drop("holidays")

    def _snooze_overdue(self) -> None:
        if self._window.frame is not None:
            self._window.frame.settings.overdue_snoozed_until = self._window.frame.today() + timedelta(days=1)
        self._drop("overdue")

    def _snooze_all(self) -> None:
        self._snooze()
        self._snooze_overdue()
        self._tray.hide()

    def _open_overdue(self) -> None:
        from model.rows.checklist import ChecklistFilter
        from model.rows.words import Light

        kept = ChecklistFilter(plan_id=self._window.chosen.plan_id, is_mine=True, light=Light.RED)
        self._window.open_page("checklist", kept)

    def _raise(self) -> None:
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.raise_()
        self._window.activateWindow()


def _timer(parent: QObject, milliseconds: int, act: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer
