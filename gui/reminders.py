"""Reminds of the next reporting day and of overdue measures: banners that can be put off, and once a day the tray."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer

from gui.dates_menu import DatesMenu
from gui.reminder_words import ReminderWords
from gui.tray import TrayNotice
from gui.widgets.banner import BannerButton

if TYPE_CHECKING:
    from gui.main_window import MainWindow
    from model.ledger import Ledger
    from model.rows.due import ReportDay

_A_YEAR = timedelta(days=366)
_LONGEST_HOLIDAY = timedelta(days=14)  # with the weekends around it
_HOUR_MS = 3_600_000
_SOON_MS = 400  # after the rows are there, and once for several changes


def next_report(rule: str, today: date, *, year: int | None = None) -> tuple[ReportDay, int] | None:
    """The next reporting day a notice's rule asks for, and the working days until then, today not counted.

    Of a plan of a `year` only days are meant on which some of that year is reported: the next year has its own plan.
    """
    # here, because the calendar is read after the window is painted
    from model.rules.report_days import report_days
    from model.rules.workdays import workdays_between

    days = report_days(rule, first=today, last=today + _A_YEAR)
    found = next((day for day in days if _is_about(day, year)), None)
    return (found, workdays_between(today + timedelta(days=1), found.day)) if found is not None else None


def near_reports(rule: str, today: date, near: int = 3, *, year: int | None = None) -> list[tuple[ReportDay, int]]:
    """The reports due within a few working days, to one office or to several; with the working days until each."""
    from model.rules.report_days import report_days  # read late, as above
    from model.rules.workdays import workdays_between

    days = report_days(rule, first=today, last=today + _LONGEST_HOLIDAY + 2 * timedelta(days=near)) if rule else ()
    told = [(found, workdays_between(today + timedelta(days=1), found.day)) for found in days if _is_about(found, year)]
    return [(found, left) for found, left in told if left <= near]


def _is_about(day: ReportDay, year: int | None) -> bool:
    return year is None or not day.covers or any(month.year == year for month in day.covers)


def overdue_of_mine(ledger: Ledger, *, plan_id: int, today: date) -> int:
    """How many of my measures show red."""
    from model.queries.filter_choices import filter_counts  # after the window is painted
    from model.rows.words import Light

    return filter_counts(ledger, plan_id=plan_id, is_mine=True, today=today).of_light(Light.RED)


@dataclass(frozen=True, slots=True)
class _Kind:
    """Which settings say whether it is wanted and until when it is put off, and for how long it is."""

    wanted: str
    until: str
    pause: timedelta


_KINDS = {
    "report": _Kind("remind_reports", "snoozed_until", timedelta(days=1)),
    "overdue": _Kind("remind_overdue", "overdue_snoozed_until", timedelta(days=1)),
    "holidays": _Kind("remind_holidays", "holidays_snoozed_until", timedelta(days=7)),
}


class Reminders(QObject):
    """Keeps the badge and the reminders true for the chosen plan and the day, also overnight."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._words = ReminderWords(self)
        self.board = window.board
        self._tray = TrayNotice(window, lambda: window.theme_icon("bell"))
        self._tray.opened.connect(self._raise)
        self._tray.put_off.connect(self._put_all_off)
        self.menu = DatesMenu(window)
        self._hourly = _timer(self, _HOUR_MS, self.refresh)
        self._hourly.start()
        self._soon = _timer(self, _SOON_MS, self._when_quiet)
        self._soon.setSingleShot(True)
        window.chosen.changed.connect(self.refresh)
        window.installEventFilter(self)

    def refresh(self) -> None:
        """Look again at the plan's rule, the measures and the day."""
        frame, plan = self._window.frame, self._window.chosen.plan
        found = next_report(plan.report_rule, frame.today(), year=plan.year) if frame is not None and plan is not None else None
        if found is None or frame is None or plan is None:
            self._window.top_bar.set_badge("")
            self.board.drop("report")
        else:
            self._window.top_bar.set_badge(self._words.badge(*found), self._words.tip(found[0]))
            near = near_reports(plan.report_rule, frame.today(), frame.settings.report_workdays, year=plan.year)
            self._say("report", "\n".join(self._words.due(*told) for told in near), self._later("report"))
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
        if frame is None or plan_id is None or not self._window.chosen.myself.unit or self._is_followed(frame.today()):
            self._on_overdue(0)
        else:
            frame.operations.ask(
                self, overdue_of_mine, on_done=self._on_overdue, plan_id=plan_id, today=frame.today()
            )

    def _is_followed(self, today: date) -> bool:
        """Whether the plan's year is over and a later one has its plan: what was left open then is no news any more."""
        plan = self._window.chosen.plan
        return plan is not None and plan.year < today.year and any(other.year > plan.year for other in self._window.chosen.plans)

    def _on_overdue(self, count: int) -> None:
        show = BannerButton(self.tr("Show them"), self._open_overdue)
        self._say("overdue", self._words.overdue(count) if count else "", show, self._later("overdue"))
        self._notice()

    def _warn_of_holidays(self, report: ReportDay | None) -> None:
        """Say that a reporting day is reckoned by weekends alone, with the way to tell the year's holidays."""
        frame = self._window.frame
        is_writable = frame is not None and not frame.operations.ledger.is_read_only
        choose = (BannerButton(self.tr("Choose a table…"), self.menu.ask_table),) if is_writable else ()
        text = self._words.without_holidays(report) if report is not None and not report.year_is_known else ""
        self._say("holidays", text, *choose, self._later("holidays"))

    def _notice(self) -> None:
        """Say in the tray what there is to be reminded of, once a day."""
        frame = self._window.frame
        names = [name for name in self.board.names if name in _KINDS]
        if not names:
            self._tray.hide()
        elif frame is not None and frame.settings.noticed_on != frame.today() and self._tray.show(self.board.text_of(names)):
            frame.settings.noticed_on = frame.today()

    def _say(self, name: str, text: str, *buttons: BannerButton) -> None:
        """Remind of it, unless there is nothing to say, nobody wants to hear it, or it was put off."""
        if text and self._may_say(_KINDS[name]):
            self.board.say(name, text, buttons)
        else:
            self.board.drop(name)

    def _may_say(self, kind: _Kind) -> bool:
        frame = self._window.frame
        if frame is None or not frame.settings.reminders or not getattr(frame.settings, kind.wanted):
            return False
        until: date | None = getattr(frame.settings, kind.until)
        return until is None or frame.today() >= until

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a switch of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        return super().eventFilter(watched, event)

    def _later(self, name: str) -> BannerButton:
        is_soon = _KINDS[name].pause < timedelta(days=7)
        text = self.tr("Remind me tomorrow") if is_soon else self.tr("Remind me next week")
        return BannerButton(text, lambda: self._put_off(name))

    def _put_off(self, *names: str) -> None:
        frame = self._window.frame
        for name in names:
            if frame is not None:
                setattr(frame.settings, _KINDS[name].until, frame.today() + _KINDS[name].pause)
            self.board.drop(name)

    def _put_all_off(self) -> None:
        self._put_off("report", "overdue")
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
