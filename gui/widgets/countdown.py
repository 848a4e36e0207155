"""How long it is until the next report: for whom, of which month, by which day."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel, QWidget

from gui.language import FollowsLanguage
from gui.reminders import next_report
from gui.wording import day_words, month_words


class Countdown(FollowsLanguage, QLabel):
    """One line; its tool tip holds the plan's own words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: tuple[str, date, int | None] | None = None
        self.setProperty("tone", "secondary")
        self.setWordWrap(True)

    def show_rule(self, rule: str, today: date, *, year: int | None = None) -> None:
        """Count by the rule of the notice of a year's plan, empty when it has none."""
        self._facts = (rule, today, year)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        if self._facts is None:
            return
        rule, today, year = self._facts
        found = next_report(rule, today, year=year) if rule else None
        if found is None:
            is_over = year is not None and rule and next_report(rule, today) is not None
            over = self.tr("Every report about {year} was due by now.").format(year=year)
            self.setText(over if is_over else self.tr("The plan names no reporting day."))
            self.setToolTip("")
            return
        report, left = found
        when = self.tr("%n working day(s) left", "", left) if left else self.tr("today")
        facts = {"month": month_words(report.covers[-1]), "day": day_words(report.day), "when": when, "to": report.recipient}
        if report.recipient:
            self.setText(self.tr("Report on {month} to {to} by {day} · {when}").format(**facts))
        else:
            self.setText(self.tr("Report on {month} by {day} · {when}").format(**facts))
        tip = [report.wording]
        if not report.year_is_known:
            tip.append(self.tr("The holidays of this year are not known yet; only weekends were left out."))
        self.setToolTip("\n".join(tip))
