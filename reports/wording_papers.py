"""The fixed phrases of the month's brief, a measure's sheet, the list for the field and the handover."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from model.periods import Month
from model.rows.backup import BackupRow
from model.rows.checklist import ChecklistFilter
from model.rows.due import DuePlace, ReportDay
from model.rows.papers import AskedUnit, FieldRow, OpenItem, PaperPlaces
from model.rows.report import PlanHeading, QuarterFigures, TroubleContent, UpcomingContent
from model.rows.words import DueKind
from reports.ledger_words import word
from reports.wording import (
    MINE,
    NO_UNIT,
    NONE,
    brief,
    day,
    file_size,
    month,
    percent,
    plan_name,
    sentence,
    state,
)

CLOSED_THIS_MONTH, DONE_THIS_MONTH, IN_TROUBLE, NEXT_MONTH = "本月销号", "主要进展", "逾期和存在困难", "下月安排"
NOTHING = "无。"

SHEET_CHAPTERS = ("一、基本情况", "二、时限和节点", "三、指标和读数", "四、进展记录", "五、佐证材料", "六、变动记录")
CODE_LABEL = "编码"
FACT_LABELS = ("所属计划", "附件", "小节", "重点任务", "工作措施", "完成时限", "牵头单位", "主责单位", "协办单位", "本单位职责", "完成状态",
               "销号日期")
DATE_HEADINGS = ("类别", "原文", "日期", "办理情况")
PLAIN_DATE, MILESTONE, OWN_DATE, COMES_BACK = "时限", "节点", "自定日期", "定期事项"
READING_HEADINGS = ("指标", "目标", "各月读数", "是否达标")
PROGRESS_HEADINGS = ("月份", "状态", "进展内容", "填报")
HISTORY_HEADINGS = ("时间", "人员", "事项")
NO_DATES, NO_READINGS, NO_NOTES, NO_FILES, NO_HISTORY = "没有时限和节点。", "没有数值指标。", "尚未记录进展。", "尚无佐证材料。", "没有变动记录。"

FIELD_TITLE = "现场核查清单"
FIELD_HEADINGS = ("编码", "核查内容", "时限、单位", "落实", "部分", "未落实", "现场情况和问题")
FIELD_BOX = "□"
NO_ROWS = "本范围内没有措施。"

HANDOVER_TITLE = "工作交接清单"
HANDOVER_CHAPTERS = ("一、总体情况", "二、未完成的措施", "三、约定的日期和报送", "四、材料存放在哪里", "五、向谁了解和催办", "六、尚未明确的事项")
OPEN_HEADINGS = ("编码", "措施和最近进展", "时限", "状态", "材料")
HANDLER = "承办人"
PROMISE_HEADINGS = ("日期", "编码", "事项", "原文")
PLACE_HEADINGS = ("内容", "位置或数量")
SENT_HEADINGS = ("月份", "文件", "条数", "报送情况")
ASKED_HEADINGS = ("单位（原文）", "牵头", "主责", "协办", "涉及措施")
QUESTION_HEADINGS = ("待明确的原文", "措施数", "编码")
ALL_DONE, NO_PROMISES, NOBODY, ALL_CLEAR = "本范围内的措施都已办结。", "今后一个季度没有约定的日期。", "没有其他单位。", "没有待明确的事项。"
HAND_SIGN = "移交人：　　　　　　　接收人：　　　　　　　监交人：　　　　　　　"
HAND_DATE = "交接日期：　　　　年　　月　　日"
_CODES = 12  # of a unit, those that are named


def monthly_title(unit: str, value: Month) -> tuple[str, str]:
    """The brief's title: the unit and the month."""
    return unit or NO_UNIT, f"{month(value)}工作简报"


def monthly_basis(plan: PlanHeading, value: date) -> str:
    """Under the title: which plan it is about, and of which day."""
    return f"{brief(plan_name(plan.title), 60)}　截至{day(value)}"


def monthly_summary(figures: QuarterFigures, *, is_mine: bool, is_part: bool) -> str:
    """The month in figures, said in words; each number is traced in `figures.sources`."""
    part = "所列" if is_part else ""
    whole = f"本单位承担的{part}措施共{figures.measures}项，"
    if not is_mine:
        whole = f"所列措施共{figures.measures}项，" if is_part else f"计划共{figures.measures}项措施，"
    text = (f"{whole}累计完成{figures.closed}项，完成率{percent(figures.closed, figures.measures)}；本月销号{figures.closed_now}项，"
            f"有进展记录{figures.told}项。")
    if figures.due:
        text += f"本月应完成{figures.due}项，已完成{figures.due_closed}项。"
    text += f"逾期未完成{figures.overdue}项。" if figures.overdue else "无逾期未完成事项。"
    if figures.targets:
        text += f"数值指标{figures.targets}个，已有读数{figures.targets_read}个，达标{figures.targets_met}个。"
    return text


def more_items(count: int) -> str:
    """What stands below a list that was cut."""
    return f"……另有{count}项，见台账。"


def brief_trouble(item: TroubleContent, limit: int) -> str:
    """One late or difficult measure in a line."""
    late = f"逾期{item.days_late}天" if item.days_late else "到期未完成" if item.is_overdue else "存在困难"
    reason = f"，{brief(item.reason, limit).rstrip('。')}" if item.reason.strip() else ""
    return f"{item.code}　{brief(item.text, limit).rstrip('。')}（{late}{reason}）"


def brief_upcoming(item: UpcomingContent, limit: int) -> str:
    """One thing to come in a line."""
    when = day(item.due_on) if item.due_on else item.wording
    return f"{item.code}　{brief(item.text, limit).rstrip('。')}（{when}）"


def sheet_title(code: str) -> str:
    """A measure's sheet."""
    return f"措施{code}情况单"


def day_line(value: date) -> str:
    """Of which day a paper is."""
    return f"截至{day(value)}"


def span(place: DuePlace) -> str:
    """The days a date stands for."""
    return word(place.kind).format(start=place.start, end=place.end) if place.kind is not DueKind.ONGOING else word(place.kind)


def met(value: date | None) -> str:
    """Whether a date was met."""
    return f"{day(value)}已办" if value else "未办"


def comes_back(settled: int, missed: int, following: date | None) -> str:
    """How what comes back stands."""
    parts = [f"已办或免办{settled}次"] if settled else []
    parts += [f"未记办理{missed}次"] if missed else []
    parts += [f"下次{following}"] if following else []
    return "，".join(parts) or NONE


def readings(pairs: Sequence[tuple[Month, str]], unit: str) -> str:
    """A target's readings, a month a line."""
    return "\n".join(f"{value}：{number}{unit}" for value, number in pairs) or NONE


def plans_line(plans: Sequence[PlanHeading]) -> str:
    """The plans a paper is about."""
    return "、".join(brief(plan_name(plan.title), 60) for plan in plans)


def field_line(count: int, value: date) -> str:
    """Under the field list's title."""
    return f"共{count}项　{day(value)}"


FIELD_BLANKS = "核查地点：　　　　　　　　　　　　　　核查日期：　　　　年　　月　　日　　　核查人：　　　　　　　　陪同：　　　　　　　　"


def field_text(row: FieldRow) -> str:
    """What is looked at: the task, the measure, its numbers, and what was noted last."""
    lines = [f"【{row.task}】{row.text}" if row.task else row.text]
    if row.targets:
        lines.append("指标：" + "；".join(row.targets))
    if row.note:
        lines.append(f"最近进展：{brief(row.note, 60)}")
    return "\n".join(lines)


def field_facts(row: FieldRow) -> str:
    """Deadline, where it stands, and whose it is."""
    stands = "逾期" if row.is_overdue else state(row.state)
    return "\n".join((row.deadline or NONE, stands, *row.units[:3]))


def handover_basis(plans: Sequence[PlanHeading]) -> str:
    """Which plans the post is about."""
    return f"交接的工作依据{plans_line(plans)}。"


def handover_summary(measures: int, closed: int, left: Sequence[OpenItem], value: date) -> str:
    """What is handed over, in figures."""
    late = sum(item.is_overdue for item in left)
    unproven = sum(not item.evidence_count for item in left)
    return (f"截至{day(value)}，本范围共{measures}项措施，已完成{closed}项，未办结{len(left)}项，其中逾期{late}项；"
            f"未办结的措施中，{unproven}项还没有佐证材料。")


def open_text(item: OpenItem) -> str:
    """An open measure and what was noted of it last."""
    role = f"【{word(item.role)}】" if item.role else ""
    note = f"\n最近进展（{item.noted_in}）：{brief(item.note, 80)}" if item.noted_in else "\n尚未记录进展。"
    return f"{role}{brief(item.text, 90)}{note}"


def open_due(item: OpenItem) -> str:
    """By when, in the plan's words and as a day."""
    return "\n".join(part for part in (item.deadline, str(item.due_on) if item.due_on else "") if part) or NONE


def open_state(item: OpenItem) -> str:
    """Where an open measure stands."""
    return state(item.state) + ("\n逾期" if item.is_overdue else "")


def promise_wording(wording: str, *, is_own: bool) -> str:
    """Where a date comes from."""
    return "自定" + (f"：{wording}" if wording else "") if is_own else wording or NONE


def report_line(found: ReportDay) -> str:
    """A reporting day to come."""
    to = f"向{found.recipient}" if found.recipient else ""
    months = "、".join(month(one) for one in found.covers)
    doubt = "" if found.year_is_known else "（节假日安排未公布，以通知为准）"
    return f"{day(found.day)}前{to}报送{months}工作进展{doubt}。"


def place_rows(places: PaperPlaces) -> list[tuple[str, str]]:
    """Where the papers lie, a line each."""
    return [
        ("台账文件夹", str(places.ledger)),
        ("佐证材料", f"{places.evidence}\n共{places.files}份，{file_size(places.size)}（本范围）"),
        ("有材料的措施", f"{places.measures_with_files}项"),
        ("没有材料的措施", f"{places.measures_without_files}项"),
        ("最近核对过的备份", _backup(places.backup)),
    ]


def _backup(backup: BackupRow | None) -> str:
    if backup is None:
        return "还没有备份"
    return f"{backup.path}\n{backup.made_at.astimezone():%Y-%m-%d %H:%M}，{backup.measures}项措施"


def sent_line(receiver: str, sent_on: date | None) -> str:
    """Whether a submission was sent, to whom and when."""
    return f"{day(sent_on)}已报{receiver}" if sent_on else "未标记报送"


def sent_count(count: int, shown: int) -> str:
    """How many submissions there are."""
    return f"共生成过{count}份报送材料" + (f"，以下为最近{shown}份。" if shown < count else "。")


def asked_codes(unit: AskedUnit) -> str:
    """The measures a unit has a part in."""
    more = f"等{len(unit.codes)}项" if len(unit.codes) > _CODES else ""
    return "、".join(unit.codes[:_CODES]) + more


def doubted_line(doubted: Sequence[tuple[str, int]]) -> str:
    """The measures whose reading left doubts."""
    named = "、".join(code if count == 1 else f"{code}（{count}处）" for code, count in doubted)
    return f"识别计划时存疑、尚未核对的措施{len(doubted)}项：{named}。"


def filter_words(kept: ChecklistFilter) -> str:
    """What a filter keeps, beside the plan and whether it is one's own part; empty for everything."""
    parts = [word(found) for found in (kept.role, kept.state, kept.light) if found is not None]
    parts += [f"单位“{kept.unit}”"] if kept.unit else []
    parts += [f"{HANDLER}“{kept.handler}”" if kept.handler else "未交办"] if kept.handler is not None else []
    parts += [f"附件{kept.annex}"] if kept.annex is not None else []
    parts += [f"{kept.due_from}起到期"] if kept.due_from else []
    parts += [f"{kept.due_before}前到期"] if kept.due_before else []
    parts += [f"含“{kept.search}”"] if kept.search.strip() else []
    parts += [f"{month(kept.idle_month)}没有进展"] if kept.idle_month else []
    flags = ((kept.is_without_evidence, "没有佐证材料"), (kept.has_doubts, "有疑点"), (kept.has_questions, "有待明确事项"),
             (kept.is_perhaps, "可能与本单位有关"), (kept.has_missed, "定期事项有漏办"))
    return "；".join((*parts, *(words for is_kept, words in flags if is_kept)))


def sheet_scope(value: Month | None, *, is_mine: bool, plan: str) -> str:
    """What a contact sheet is restricted to."""
    parts = [f"{plan}年计划"] if plan else []
    parts += [MINE] if is_mine else []
    parts += [month(value)] if value else []
    return "；".join(parts)


def item_line(code: str, task: str, text: str, limit: int) -> str:
    """One measure and what is told of it, in a line."""
    return f"{code}　{brief(task, 20)}：{sentence(brief(text, limit))}"
