"""Plans and measures for tests, of a made-up district."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select

from model.actions.accept_plan import accept_plan
from model.actions.myself import set_myself
from model.actions.submit import record_submission
from model.ledger import Ledger
from model.periods import Month
from model.queries.report_content import submission_content
from model.rows.changed import Changed
from model.rows.draft import MeasureDraft, NoticeDraft, Place, PlanDraft
from model.rows.kept_file import KeptFile
from model.rows.report import FileKind, WrittenFile
from model.store.evidence_files import sha256_of
from model.store.tables import Base, Measure

TODAY = date(2026, 6, 15)


def a_measure(text: str = "完成整治任务。", **fields: Any) -> MeasureDraft:
    """A measure of annex 1, task 1, due at the year's end, led by the district's ecology bureau."""
    known: dict[str, Any] = {
        "annex": 1, "annex_title": "示例区蓝天保卫战2026年行动计划", "section": "一、主要目标", "task_no": 1,
        "task": "空气质量目标", "deadline": "年底前", "lead": ("区生态环境局",), "responsible": (), "support": (),
        "place": Place(line=1),
    }
    return MeasureDraft(measure=text, **(known | fields))


def a_plan(*measures: MeasureDraft, **facts: Any) -> PlanDraft:
    """A plan of 2026 with these measures, or with three that concern a town in different ways."""
    notice: dict[str, Any] = {
        "title": "示例区2026年行动计划", "doc_no": "示政办发〔2026〕1号", "issuer": "示例市示例区人民政府办公室",
        "issued_on": date(2026, 2, 10), "report_rule": "每月第二个工作日前向区生态环境局报送上月工作进展情况",
        "year": 2026,
    }
    return PlanDraft(NoticeDraft(**(notice | facts)), measures or three_measures())


def three_measures() -> tuple[MeasureDraft, ...]:
    """One that names a town's group as lead, one with an open question, one that is not the town's."""
    return (
        a_measure("全年抽样检测量不低于20个，每季度通报一次。", support=("各镇人民政府", "各街道办事处")),
        a_measure("6月底前完成整治方案。", deadline="年底前", task_no=2, task="扬尘治理", lead=("相关镇人民政府",)),
        a_measure("持续开展执法检查。", deadline="长期实施", task_no=2, task="扬尘治理", lead=("区水务局",)),
    )


TOWN = "青山镇人民政府"
AREA = "示例市示例区"


def taken_in(ledger: Ledger, plan: PlanDraft, *, unit: str = TOWN, today: date = TODAY) -> Ledger:
    """The same ledger, of a town's government, with this plan in it."""
    set_myself(ledger, unit=unit, area=AREA, person="填报人")
    accept_plan(ledger, plan, today=today)
    return ledger


def measure_ids(ledger: Ledger) -> list[int]:
    """The ids of all measures in the order of the documents."""
    with ledger.read() as session:
        return list(session.scalars(select(Measure.id).order_by(Measure.plan_id, Measure.position)))


# The search index is rebuilt from the tables, and history only grows: neither is what undoing must bring back.
NOT_CONTENT = {"change", "change_measure"}


def content(ledger: Ledger) -> dict[str, list[tuple[Any, ...]]]:
    """Every stored row of every table but the history's, without the counters of optimistic locking."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    with ledger.read() as session:
        for table in Base.metadata.sorted_tables:
            if table.name not in NOT_CONTENT:
                columns = [column for column in table.columns if column.name != "version"]
                found[table.name] = sorted(tuple(map(str, row)) for row in session.execute(select(*columns)))
    return found


def bytes_of(file: KeptFile) -> bytes:
    """What a kept file holds."""
    with file.open("rb") as read:
        return read.read()


def handed_in(ledger: Ledger, month: Month, folder: Path, *, name: str = "报送.xlsx", today: date = TODAY, **more: Any) -> Changed:
    """A month's submission recorded with a stand-in for its workbook (a real one takes a second to write)."""
    file = folder / name
    file.write_text(f"{name} {month}", encoding="utf-8")
    written = WrittenFile(file, FileKind.SUBMISSION, 3, 0, sha256_of(file))
    return record_submission(ledger, written, submission_content(ledger, month, today=today), **more)
