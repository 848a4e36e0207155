"""The text that reminds those who have not reported (催办): to one unit, or to all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from model.errors import UserError, explain
from model.ledger import Ledger
from model.queries.whose import myself, plans
from model.rows.merged import MonthStanding, SenderStanding, SenderStatus

_SHOWN = 30  # codes that are named; the rest are counted
_MONTHS = (  # the system's own names are in its language
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def reminder(ledger: Ledger, standing: MonthStanding, *, unit: str = "", today: date, language: str = "zh_CN") -> str:
    """A notice ready to be sent: to the unit of this name, else to all who owe something.

    Raises UserError reminder-none when nobody does, or this unit does not.
    """
    owing = [one for one in (*standing.missing, *standing.incomplete) if unit in ("", one.name)]
    if not owing:
        raise UserError("reminder-none", month=standing.month)
    return "\n".join(_Notice(standing, today, language).lines(ledger, owing, is_one=bool(unit)))


class _Notice:
    """Puts the sentences of a notice together."""

    def __init__(self, standing: MonthStanding, today: date, language: str) -> None:
        self._standing, self._today, self._language = standing, today, language

    def lines(self, ledger: Ledger, owing: Sequence[SenderStanding], *, is_one: bool) -> Iterator[str]:
        """The notice line by line."""
        month = self._standing.month
        plan = next(plan for plan in plans(ledger) if plan.id == self._standing.plan_id)
        to = owing[0].name if is_one else self._said("reminder-everybody")
        yield self._said("reminder-title", year=month.year, month=month.month, month_name=_MONTHS[month.month - 1])
        yield ""
        yield self._said("reminder-greeting", units=to)
        due = self._standing.due_on
        yield self._indented(
            "reminder-basis" if due else "reminder-basis-without-day", title=plan.title.strip("《》"), doc_no=self._bracketed(plan.doc_no),
            year=month.year, month=month.month, month_name=_MONTHS[month.month - 1], due=self._day(due) if due else "",
        )
        yield from self._owed(owing, is_one=is_one)
        yield ""
        yield myself(ledger).unit
        yield self._day(self._today)

    def _owed(self, owing: Sequence[SenderStanding], *, is_one: bool) -> Iterator[str]:
        missing = [one.name for one in owing if one.status is SenderStatus.MISSING]
        if missing:
            code = "reminder-missing-one" if is_one else "reminder-missing"
            yield self._indented(code, units=self._said("reminder-and").join(missing), today=self._day(self._today))
        for one in owing:
            if one.status is SenderStatus.INCOMPLETE:
                codes = self._said("reminder-and").join(one.empty[:_SHOWN]) + (self._said("reminder-more") if len(one.empty) > _SHOWN else "")
                yield self._indented("reminder-incomplete-one" if is_one else "reminder-incomplete", unit=one.name, count=len(one.empty), codes=codes)

    def _said(self, code: str, **facts: object) -> str:
        return explain(code, facts, self._language).happened

    def _indented(self, code: str, **facts: object) -> str:
        return "　　" + self._said(code, **facts) if self._language == "zh_CN" else self._said(code, **facts)

    def _day(self, day: date) -> str:
        return self._said("reminder-day", year=day.year, month=day.month, month_name=_MONTHS[day.month - 1], day=day.day)

    def _bracketed(self, doc_no: str) -> str:
        return self._said("reminder-doc-no", doc_no=doc_no) if doc_no else ""
