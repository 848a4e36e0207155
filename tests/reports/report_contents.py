"""Made-up contents for reports: a whole 示例区, as large as asked."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

from PIL import Image, ImageDraw

from model.periods import Month, Quarter
from model.rows.overview import ClosingPoint
from model.rows.report import (
    AnnexContent,
    AnnexProgress,
    EvidenceContent,
    MeasureContent,
    PlanHeading,
    QuarterFigures,
    QuarterlyContent,
    SignContent,
    StateCount,
    SubmissionContent,
    SubmissionRow,
    SubmissionTarget,
    TargetContent,
    TroubleContent,
    UpcomingContent,
)
from model.rows.words import Light, Role, State

PRINTED_ON = date(2024, 7, 2)
QUARTER = Quarter(2024, 2)
PLAN = PlanHeading(1, "示例区深入打好污染防治攻坚战2024年行动计划", "示政办发〔2024〕6号", 2024)
SIGN = SignContent("示例区柳溪镇人民政府", "", "")

ANNEXES = ("深入打好蓝天保卫战2024年行动计划", "深入打好碧水保卫战2024年行动计划", "深入打好净土保卫战2024年行动计划",
           "应对气候变化2024年行动计划", "生态保护2024年行动计划")
_TASKS = ("扬尘管控", "重型柴油车排放监管", "挥发性有机物治理", "入河排口排查整治", "农村生活污水治理", "建设用地风险管控", "清洁取暖运行保障")
_TEXTS = (
    "按照“六个百分之百”要求开展施工工地巡查，每月抽查不少于10个工地，对发现的问题建立台账、限期整改。",
    "PM₂.₅年均浓度控制在35微克/立方米以内，降尘量不高于5吨/平方公里·月；加大道路清扫保洁力度，重点道路机械化清扫率达到95%以上。",
    "完成辖区内12家汽修企业挥发性有机物治理设施排查，活性炭按要求更换，年底前完成复查。",
    "对辖区内38个入河排口逐一溯源，6月底前完成“一口一策”方案编制，年底前完成整治24个。",
    "巩固无煤化成果，落实属地监管责任。",
    "推进污水管网建设，新建管线3.6公里，生活污水处理率达到97.5%，出水水质达到相关标准；做好汛期雨污混流管控，防止积存垃圾污染河道。",
)
_LEADS = (("区生态环境局",), ("区住房城乡建设委", "区城市管理委"), ("区水务局",))
_STATES = (State.CLOSED, State.IN_PROGRESS, State.IN_PROGRESS, State.BLOCKED, State.NOT_STARTED, State.CLOSED)
_PROGRESS = ("开展巡查46次，发现问题12个，已全部完成整改。", "", "已完成方案编制，正在组织招标，预计8月进场施工。", "受用地手续影响，管线未能按期进场。")


def jpeg(seed: int = 0, size: tuple[int, int] = (240, 180)) -> bytes:
    """A small picture, different for every seed."""
    image = Image.new("RGB", size, ((seed * 37) % 200 + 40, (seed * 91) % 200 + 40, 150))
    ImageDraw.Draw(image).ellipse((30 + seed % 60, 30, 150, 150), fill=(250, 240, 200))
    stream = BytesIO()
    image.save(stream, "JPEG", quality=70)
    return stream.getvalue()


def a_measure(number: int, *, per_task: int = 3, per_annex: int = 15) -> MeasureContent:
    """The measure of a running number: annexes, sections and tasks follow from it."""
    annex = number // per_annex % 5 + 1 if number < 5 * per_annex else number // (per_annex * 4) % 5 + 1
    place = number % per_annex
    task_no = place // per_task + 1
    state = _STATES[number % len(_STATES)]
    return MeasureContent(
        code=f"{annex}-{task_no:02d}-{number + 1}", annex=annex, annex_title=ANNEXES[annex - 1],
        section="一、主要目标" if task_no < 3 else "二、重点任务", task_no=task_no, task=_TASKS[number // per_task % len(_TASKS)],
        text=_TEXTS[number % len(_TEXTS)], deadline=("年底前", "6月底前", "长期实施")[number % 3],
        lead=_LEADS[number % 3], responsible=("各镇人民政府", "各街道办事处") if number % 2 else (),
        support=("区财政局",) if number % 4 == 0 else (), state=state,
        light=Light.GREY if state is State.CLOSED else Light.GREEN, progress=_PROGRESS[number % 4],
        closed_on=date(2024, 5, 20) if state is State.CLOSED else None, evidence_count=number % 3,
    )


def measures(count: int, per_annex: int = 15) -> tuple[MeasureContent, ...]:
    """So many measures, in plan order."""
    found = [a_measure(number, per_annex=max(per_annex, count // 5)) for number in range(count)]
    return tuple(sorted(found, key=lambda row: (row.annex, row.section, row.task_no)))


def evidence(count: int) -> tuple[EvidenceContent, ...]:
    """So many files: pictures, and every fourth a document."""
    return tuple(EvidenceContent(
        codes=(f"1-{number % 5 + 1:02d}-{number + 1}",), name=f"现场照片_{number + 1:03d}.jpg" if number % 4 else f"整改通知（{number + 1}）.docx",
        sha256=hashlib.sha256(str(number).encode()).hexdigest(), size=180_000 + number * 1000, added_on=date(2024, 6, 3),
        note="整改前后对比" if number % 5 == 1 else "", thumbnail=jpeg(number) if number % 4 else None,
        is_missing=number == 7) for number in range(count))


def _annexes(rows: tuple[MeasureContent, ...]) -> tuple[AnnexContent, ...]:
    contents = []
    for annex in sorted({row.annex for row in rows}):
        mine = [row for row in rows if row.annex == annex]
        by_state = {state: sum(row.state is state for row in mine) for state in State}
        contents.append(AnnexContent(
            annex, mine[0].annex_title, len(mine), by_state[State.CLOSED], by_state[State.CLOSED] // 2,
            by_state[State.IN_PROGRESS], by_state[State.BLOCKED], by_state[State.NOT_STARTED], by_state[State.NOT_APPLICABLE],
            1, tuple(AnnexProgress(row.code, row.task, row.progress) for row in mine if row.progress)[:4]))
    return tuple(contents)


def a_quarter(count: int = 66, pictures: int = 13) -> QuarterlyContent:
    """A quarter's report with so many measures and files."""
    rows = measures(count)
    by_state = {state: sum(row.state is state for row in rows) for state in State}
    closed = by_state[State.CLOSED]
    figures = QuarterFigures(len(rows), closed, closed // 2, 18, 15, 2,
                             tuple(StateCount(state, number) for state, number in by_state.items()), pictures, 3, 1, 2, mine=18)
    return QuarterlyContent(
        PLAN, QUARTER, SIGN, figures, _annexes(rows),
        tuple(ClosingPoint(Month(2024, month), closed * month // 6) for month in range(1, 7)),
        (TargetContent("1-01-2", "PM₂.₅年均浓度", "不高于35微克/立方米", "33.6", Month(2024, 6), is_met=True),
         TargetContent("1-01-2", "降尘量", "5吨/平方公里·月左右", "5.8", Month(2024, 6), is_met=False),
         TargetContent("2-01-6", "生活污水处理率", "达到97.5%")),
        (TroubleContent("2-02-19", "入河排口排查整治", _TEXTS[3], "6月底前", date(2024, 6, 30), 2, is_blocked=False,
                        reason="溯源工作量大，第三方单位进场较晚", next_step="增派人员，7月15日前完成方案编制",
                        is_overdue=True, closed_since=date(2024, 7, 1)),
         TroubleContent("2-03-22", "农村生活污水治理", _TEXTS[5], "年底前", date(2024, 12, 31), 0, is_blocked=True,
                        reason="受用地手续影响，管线未能按期进场")),
        tuple(UpcomingContent(row.code, row.text, "9月底前", date(2024, 9, 30), Role.LEAD) for row in rows[::11]),
        rows, evidence(pictures))


def nothing() -> QuarterlyContent:
    """A report over no measure at all."""
    figures = QuarterFigures(0, 0, 0, 0, 0, 0, (), 0)
    return QuarterlyContent(PlanHeading(0, ""), QUARTER, SignContent(""), figures, (), (), (), (), (), (), ())


def with_text(text: str) -> QuarterlyContent:
    """The report with one text in every place that takes one."""
    content = a_quarter(6, 2)
    row = replace(content.measures[0], text=text, task=text[:200], progress=text, section=text[:50], deadline=text[:40],
                  lead=(text[:60],))
    return replace(
        content, plan=replace(content.plan, title=text[:80]), sign=SignContent(text[:30], text[:20], text[:20]),
        measures=(row, *content.measures[1:]), filter_text=text[:60],
        annexes=(replace(content.annexes[0], title=text[:80], progress=(AnnexProgress(row.code, text[:60], text),)),),
        targets=(TargetContent(row.code, text[:300], text[:100], text[:30]),),
        troubles=(TroubleContent(row.code, text[:60], text, text[:30], None, 3, is_blocked=True, reason=text),),
        upcoming=(UpcomingContent(row.code, text, text[:60], None),),
        evidence=(replace(content.evidence[0], name=text[:120], note=text[:300]),))


def a_submission_row(number: int) -> SubmissionRow:
    """One row of the month's workbook."""
    row = a_measure(number, per_annex=max(15, number // 5))
    targets = (SubmissionTarget(number + 100, "抽查工地数", "不少于10个", "个", Decimal("12.5") if number % 2 else None),)
    return SubmissionRow(
        measure_id=number + 1, task_id=number // 3 + 1, code=row.code, annex=row.annex, annex_title=row.annex_title,
        section=row.section, task_no=row.task_no, task=row.task, text=row.text, deadline=row.deadline, lead=row.lead,
        responsible=row.responsible, support=row.support, state=row.state if number % 5 else None, progress=row.progress,
        month_progress=row.progress if number % 2 else "", targets=targets if number % 3 == 0 else (),
        evidence=("现场照片.jpg", "通知.docx") if number % 4 == 0 else (), trouble="资金未落实" if number % 6 == 3 else "",
        unit=SIGN.unit, person="填报人" if number % 2 else "", reported_on=date(2024, 6, 28) if number % 2 else None)


def a_submission(count: int = 66) -> SubmissionContent:
    """A month's workbook of so many rows."""
    rows = sorted((a_submission_row(number) for number in range(count)), key=lambda row: (row.annex, row.section, row.task_no))
    return SubmissionContent("3f0c2f5e", PLAN, Month(2024, 6), SIGN.unit, "", tuple(rows))
