"""Made-up contents of the smaller papers: a whole month, a measure with everything, lists as long as asked."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from model.periods import Month
from model.rows.backup import BackupRow
from model.rows.checklist import (
    ChangeRow,
    DueRow,
    DutyRow,
    MeasureRow,
    ProgressRow,
    ReadingRow,
    TargetRow,
)
from model.rows.due import DuePlace, RecurrencePlace, ReportDay, TargetPlace
from model.rows.occurrence import RecurrenceRow, SettledRow
from model.rows.papers import (
    AskedUnit,
    FieldContent,
    FieldRow,
    HandoverContent,
    MeasureSheetContent,
    MonthlyContent,
    OpenItem,
    OpenQuestion,
    PaperPlaces,
    Promise,
)
from model.rows.record import MeasureRecord
from model.rows.report import AnnexProgress, QuarterFigures, SignContent, TargetContent
from model.rows.submission import PastSubmission, SubmissionKind
from model.rows.words import Comparator, DueKind, Every, Light, Role, State
from tests.reports.report_contents import PLAN, SIGN, a_quarter, evidence, measures

DAY = date(2024, 6, 30)
JUNE = Month(2024, 6)


def a_month(count: int = 66) -> MonthlyContent:
    """A month's brief over so many measures: every third was told of, every tenth is in trouble."""
    quarter = a_quarter(count, 3)
    rows = quarter.measures
    told = tuple(AnnexProgress(row.code, row.task, row.progress) for row in rows if row.progress)
    closed = tuple(AnnexProgress(row.code, row.task, row.text) for row in rows if row.state is State.CLOSED)
    troubles = (quarter.troubles * (count // 10 + 1))[: count // 10 + 1]
    return MonthlyContent(PLAN, JUNE, DAY, SIGN, quarter.figures, closed, told, troubles, quarter.upcoming * 3)


def no_month() -> MonthlyContent:
    """A month over no measure."""
    return MonthlyContent(PLAN, JUNE, DAY, SignContent(""), QuarterFigures(0, 0, 0, 0, 0, 0, (), 0), (), (), (), ())


def a_field(count: int = 30, text: str = "") -> FieldContent:
    """A list for the field of so many measures."""
    rows = tuple(FieldRow(
        row.code, row.annex, row.annex_title, row.task, text or row.text, row.deadline, row.responsible or row.lead,
        ("抽查工地 ≥10个",) if number % 3 == 0 else (), row.state, number % 7 == 0, row.progress,
    ) for number, row in enumerate(measures(count)))  # fmt: skip
    return FieldContent((PLAN,), DAY, SIGN, rows)


def a_row() -> MeasureRow:
    """The row of one measure in progress."""
    first = measures(1)[0]
    return MeasureRow(
        1, "1-01-2", 1, 2024, 1, first.annex_title, "一、主要目标", 1, 1, first.task, first.text, "年底前",
        DuePlace(DueKind.BY, None, date(2024, 12, 31), "年底前"), State.IN_PROGRESS, Light.GREEN, Role.SUPPORT,
        is_certain=True, evidence_count=5, has_progress=True, doubt_count=0, question_count=0, closed_on=None, version=1, handler="填报人甲",
    )  # fmt: skip


def a_record() -> MeasureRecord:
    """One measure with everything that may hang on it."""
    place = TargetPlace("抽查工地", Comparator.AT_LEAST, Decimal(10), "个", "每月抽查不少于10个")
    return MeasureRecord(
        a_row(),
        (DutyRow(1, Role.LEAD, "区生态环境局", is_mine=False, is_question=False),
         DutyRow(2, Role.SUPPORT, "各镇人民政府", is_mine=True, is_question=False)),
        (DueRow(1, DuePlace(DueKind.BY, None, date(2024, 12, 31), "年底前"), None),
         DueRow(2, DuePlace(DueKind.BY, None, date(2024, 6, 30), "6月底前完成方案", is_milestone=True), date(2024, 6, 20)),
         DueRow(3, DuePlace(DueKind.BY, None, date(2024, 9, 10), "请示上会"), None, is_own=True)),
        (RecurrenceRow(1, RecurrencePlace(Every.MONTH, None, "每月抽查"), date(2024, 1, 1), date(2024, 12, 31),
                       (SettledRow(date(2024, 1, 31), date(2024, 1, 30), ""),)),),
        (TargetRow(1, place, (ReadingRow(Month(2024, 5), "8"), ReadingRow(JUNE, "12"))),),
        (ProgressRow(2, JUNE, "开展巡查46次，发现问题12个，已全部完成整改。", State.IN_PROGRESS, "填报人", "2024-06-28T02:00:00+00:00"),
         ProgressRow(1, Month(2024, 5), "制定巡查方案。", None, "填报人", "2024-05-28T02:00:00+00:00")),
        (), (), (), 3, 12, "",
    )  # fmt: skip


def a_sheet(changes: int = 4, pictures: int = 5) -> MeasureSheetContent:
    """One measure's sheet with so many changes and files."""
    history = tuple(ChangeRow(
        number, f"2024-06-{number % 28 + 1:02d}T08:30:00+00:00", "填报人", "note-progress", (("month", "2024-06"), ("state", "in_progress")),
        is_reverted=number % 3 == 1,
    ) for number in range(changes))  # fmt: skip
    targets = (TargetContent("1-01-2", "抽查工地", "≥10个", "12个", JUNE, is_met=True),)
    return MeasureSheetContent(PLAN, "1-01-2", DAY, SIGN, a_record(), targets, evidence(pictures), history)


def a_handover(count: int = 30) -> HandoverContent:
    """A handover with so many open measures."""
    rows = [row for row in measures(count) if row.state not in (State.CLOSED, State.NOT_APPLICABLE)]
    items = tuple(OpenItem(row.code, row.text, row.deadline, date(2024, 12, 31), row.state, number % 9 == 0,
                           Role.SUPPORT if number % 2 else None, row.progress, JUNE if row.progress else None, number % 4, ("", "填报人甲", "李四")[number % 3])
                  for number, row in enumerate(rows))
    promises = tuple(Promise(row.code, row.text, "每月通报", None if number % 2 else date(2024, 7, 31), number % 3 == 0)
                     for number, row in enumerate(rows[::3]))
    places = PaperPlaces(Path("/资料/台账"), Path("/资料/台账/evidence"), 46, 81_000_000, 12, 18,
                         BackupRow(Path("/资料/台账/backups/daily-2024-06-29.db"), datetime(2024, 6, 29, 1, tzinfo=UTC), count, 400))
    sent = PastSubmission(1, Month(2024, 5), "2024-06-03T01:00:00+00:00", "填报人", "报送表_2024-05.xlsx", "ab" * 32, count,
                          SubmissionKind.WORKBOOK, 1, "区生态环境局", date(2024, 6, 4))
    return HandoverContent(
        (PLAN,), DAY, SIGN, count, count - len(rows), items, promises,
        (ReportDay(date(2024, 7, 2), "区生态环境局", (JUNE,), "每月第二个工作日前", year_is_known=True),), places, (sent,), 1,
        (AskedUnit("区生态环境局", 9, 0, 2, tuple(row.code for row in rows[:11])), AskedUnit("各街道办事处", 0, 4, 0, ("1-01-2",))),
        (OpenQuestion("相关镇人民政府", ("1-01-2", "1-03-1")), OpenQuestion("有关部门", ("2-01-1",))), (("1-02-4", 2), ("2-01-3", 1)),
    )  # fmt: skip


def empty_handover() -> HandoverContent:
    """A handover of a ledger with nothing in it."""
    places = PaperPlaces(Path("/资料/台账"), Path("/资料/台账/evidence"), 0, 0, 0, 0, None)
    return HandoverContent((), DAY, SignContent(""), 0, 0, (), (), (), places, (), 0, (), ())
