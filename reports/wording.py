"""The fixed phrases of the papers that are handed over (公文用语), and how dates, numbers and states read in them."""

from __future__ import annotations

import re
from datetime import date

from model.periods import Month, Quarter
from model.rows.report import (
    AnnexContent,
    EvidenceContent,
    QuarterFigures,
    SubmissionTarget,
    TargetContent,
    TroubleContent,
)
from model.rows.words import State
from model.workbook_layout import STATE_WORDS
from reports import wording_sources

total_sources = wording_sources.total_sources
_DIGITS = "〇一二三四五六七八九"
_QUARTERS = "一二三四"

# What stands after a number and is not torn from it at a line's end; longer ones first.
UNITS_AFTER_NUMBERS = (
    "微克/立方米", "毫克/升", "吨/平方公里·月", "吨/平方公里", "平方公里", "平方米", "立方米", "个百分点", "公里", "公斤", "万吨", "万元", "亿元",
    "万亩", "小时", "个月", "工作日", "年", "月", "日", "号", "时", "分", "天", "个", "项", "家", "座", "处", "件", "条", "次", "户", "亩",
    "万", "亿", "千", "百", "吨", "米", "升", "度", "台", "辆", "人", "名", "元", "类", "级", "期", "款", "倍", "村", "所", "场", "批",
)

# What a title's lines do not tear apart (GB/T 9704-2012 7.3.1: 回行时词意完整); longer ones first.
TITLE_WORDS = (
    "工作落实情况", "管理委员会", "人民政府", "污染防治", "污染治理", "生态环境", "生态文明", "环境保护", "应对气候变化", "气候变化", "行动计划", "行动方案", "实施方案",
    "实施意见", "工作方案", "工作计划", "工作要点", "任务清单", "责任清单", "专项行动", "综合治理", "综合整治", "高质量", "攻坚战", "保卫战", "办事处", "管委会", "办公室",
    "持续深入", "深入打好", "打赢", "打好", "蓝天", "碧水", "净土", "情况报告", "工作简报", "开发区", "示范区", "委员会", "指挥部", "领导小组", "重点任务",
)

UNNAMED_PLAN = "污染防治攻坚战行动计划"
NO_UNIT = "（填报单位）"

OVERALL = "一、总体情况"
BY_ANNEX = "二、分领域进展"
TARGETS = "三、指标完成情况"
TROUBLES = "四、逾期和存在困难事项"
NEXT = "五、下一步工作"
OVERDUE = "（一）逾期事项"
BLOCKED = "（二）存在困难事项"
MEASURES_TITLE = "措施进展情况表"
EVIDENCE_TITLE = "佐证材料清单"
SHEET_TITLE = "佐证材料一览"
UNLINKED = "未关联"
NOT_A_PICTURE = "（非图片）"

NO_MEASURES = "本范围内没有措施。"
NO_PROGRESS = "本季度尚未记录进展。"
NO_TARGETS = "本范围内没有数值指标。"
NO_TROUBLES = "本季度无逾期和存在困难事项。"
NO_OVERDUE = "无。"
CLOSING = "特此报告。"
NO_EVIDENCE = "本季度没有佐证材料。"
NO_PICTURE = "（缩略图无法显示）"
NOT_WRITTEN = "（待补充）"
NOT_READ = "尚无读数"
MISSING = "【原件缺失】"
ALTERED = "【原件与登记不一致】"
AGAIN = "（续）"
NONE = "——"

STATE_HEAD, COUNT_HEAD, SHARE_HEAD, SUM = "状态", "项数", "占比", "合计"
STATE_TABLE_CAPTION = "表1  措施完成状态"
TARGET_TABLE_CAPTION = "表2  指标完成情况"
NEXT_TABLE_CAPTION, REST_TABLE_CAPTION = "表3  下季度到期事项", "表3  本季度后续和下季度到期事项"
ANNEX_CHART_CAPTION = "图1  各附件完成进度"
BURN_UP_CAPTION = "图2  销号进度（累计）"
BURN_UP_ACTUAL, BURN_UP_LINE = "累计销号", "匀速参考线"

MEASURE_HEADINGS = ("序号", "重点任务", "编码", "工作措施", "完成时限", "牵头单位", "主责单位", "协办单位", "完成状态", "本季度进展")
TARGET_HEADINGS = ("编码", "指标", "目标", "读数", "月份", "是否达标")
NEXT_HEADINGS = ("编码", "事项", "时限要求", "日期")
EVIDENCE_HEADINGS = ("缩略图", "材料", "缩略图", "材料")


def chinese_number(number: int) -> str:
    """A number from 0 to 99 as it is said: 3 → 三, 12 → 十二, 40 → 四十; others in digits."""
    if not 0 <= number <= 99:
        return str(number)
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")


def quarter(value: Quarter) -> str:
    """2024年第二季度."""
    return f"{value.year}年第{_QUARTERS[value.quarter - 1]}季度"


def month(value: Month) -> str:
    """2024年6月."""
    return f"{value.year}年{value.month}月"


def day(value: date) -> str:
    """2024年7月2日."""
    return f"{value.year}年{value.month}月{value.day}日"


def page_number(number: int) -> str:
    """— 3 —: the number between one-em dashes (GB/T 9704-2012 7.5)."""
    return f"— {number} —"


def percent(part: int, whole: int) -> str:
    """A share with one decimal; of nothing it is said to be none."""
    return f"{100 * part / whole:.1f}%" if whole else NONE


def units(names: tuple[str, ...]) -> str:
    """Units of one role, one a line; a dash where there is none."""
    return "\n".join(names) if names else NONE


def state(value: State) -> str:
    """未启动, 推进中, 存在困难, 已完成, 不涉及."""
    return STATE_WORDS[value]


_NOTICE = re.compile(r"关于(?:印发|转发|发布|下发|公布)(?:《(?P<marked>.+)》|(?P<bare>[^《》]+?))\s*的(?:通知|通告|公告)》?$", re.DOTALL)


def plan_name(title: str) -> str:
    """The plan's own name in book-title marks, once; of a notice that issues it only what it issues."""
    bare = title.strip() or UNNAMED_PLAN
    issued = _NOTICE.search(bare)
    if issued:
        bare = (issued["marked"] or issued["bare"]).strip()
    return bare if bare.startswith("《") and bare.endswith("》") else f"《{bare}》"


def report_title(unit: str, plan_title: str, value: Quarter) -> str:
    """The title: unit, plan and quarter on lines of their own."""
    plan = plan_name(plan_title)
    return f"{unit or NO_UNIT}\n{plan}\n{quarter(value)}工作落实情况报告"


def short_title(unit: str, value: Quarter) -> str:
    """The title as a file's property."""
    return f"{unit or NO_UNIT}{quarter(value)}工作落实情况报告"


MINE = "本单位承担的措施"


def scope(filter_text: str, *, is_mine: bool) -> str:
    """What a paper is restricted to; empty for the whole plan."""
    return "；".join(part for part in (MINE if is_mine else "", filter_text.strip()) if part)


def filter_line(restriction: str) -> str:
    """The line under the title that names a restriction."""
    return f"（范围：{restriction}）"


def opening(title: str, doc_no: str, value: Quarter) -> str:
    """The first sentence of the report."""
    number = f"（{doc_no.strip('（）() ')}）" if doc_no.strip() else ""
    return f"按照{plan_name(title)}{number}要求，现将{quarter(value)}工作落实情况报告如下。"


def overall(figures: QuarterFigures, quarter_end: date, printed_on: date, *, is_mine: bool = False, is_part: bool = False) -> str:
    """The quarter in figures, said in words; evidence that names no month is counted as of the printing day, and that is said."""
    as_of = min(quarter_end, printed_on)
    text = (f"截至{day(as_of)}，{_extent(figures, is_mine=is_mine, is_part=is_part)}已完成{figures.closed}项，"
            f"完成率{percent(figures.closed, figures.measures)}，其中本季度新完成{figures.closed_now}项。")
    if figures.due:
        text += f"本季度应完成{figures.due}项，已完成{figures.due_closed}项。"
    text += f"逾期未完成{figures.overdue}项。" if figures.overdue else "无逾期未完成事项。"
    if figures.targets:
        read = f"已有读数{figures.targets_read}个，其中达标{figures.targets_met}个" if figures.targets_read else "尚无读数"
        text += f"数值指标{figures.targets}个，{read}。"
    if not figures.evidence:
        return text
    if printed_on <= quarter_end:
        return text + f"累计留存佐证材料{figures.evidence}件。"
    return text + f"至{day(printed_on)}累计留存佐证材料{figures.evidence}件（归入以后月份的未计入）。"


def _extent(figures: QuarterFigures, *, is_mine: bool, is_part: bool) -> str:
    """How many measures are told of, and whose they are."""
    if is_mine:
        return f"本单位承担的所列措施共{figures.measures}项，" if is_part else f"本单位共承担措施{figures.measures}项，"
    whole = f"所列措施共{figures.measures}项" if is_part else f"计划共{figures.measures}项措施"
    return whole + ("，" if figures.mine is None else f"，其中本单位承担{figures.mine}项；全部措施")


def annex_heading(number: int, annex: AnnexContent) -> str:
    """（一）附件1 大气污染防治…"""
    return f"（{chinese_number(number)}）{annex_name(annex.annex, annex.title)}"


def annex_name(annex: int, title: str) -> str:
    """附件1 and its title."""
    return f"附件{annex}　{title}".strip("　") if annex else title


def annex_figures(annex: AnnexContent) -> str:
    """One annex in figures."""
    parts = [f"共{annex.measures}项措施，已完成{annex.closed}项"]
    if annex.closed_now:
        parts.append(f"本季度新完成{annex.closed_now}项")
    for count, word in ((annex.in_progress, State.IN_PROGRESS), (annex.blocked, State.BLOCKED),
                        (annex.not_started, State.NOT_STARTED), (annex.not_applicable, State.NOT_APPLICABLE)):
        if count:
            parts.append(f"{state(word)}{count}项")
    if annex.overdue:
        parts.append(f"逾期{annex.overdue}项")
    return "，".join(parts) + "。"


def numbered(number: int, text: str) -> str:
    """1．text — the third level of an official document (GB/T 9704-2012 7.3.3)."""
    return f"{number}．{text}"


def sentence(text: str) -> str:
    """A text that ends like a sentence."""
    bare = text.strip()
    return bare if not bare or bare[-1] in "。！？；…" else bare + "。"


CUT = "……"
_ENDS = "。；！？;", "，、：,"  # where a text is best cut, and where it may be


def brief(text: str, limit: int) -> str:
    """A text for a place where it cannot stand whole: cut after a sentence or a clause, with an ellipsis.

    The text itself when it is no longer than `limit`; otherwise at most that many characters and the ellipsis.
    """
    bare = " ".join(text.split())
    if len(bare) <= limit:
        return bare
    head = bare[:limit]
    for marks in _ENDS:
        at = max(head.rfind(mark) for mark in marks)
        if at >= limit // 2:
            return head[:at] + CUT
    return head + CUT


def trouble(item: TroubleContent) -> str:
    """One overdue or difficult measure: what it asks, since when it is late, why, what comes next."""
    late = f"，逾期{item.days_late}天" if item.days_late else "，到期未完成" if item.is_overdue else ""
    late += f"，已于{day(item.closed_since)}完成" if item.closed_since else ""
    asks = brief(item.text, 120).rstrip("。")
    return (f"{item.code}　{item.task}：{asks}（完成时限：{item.deadline or NONE}{late}）。"
            f"原因：{sentence(item.reason or NOT_WRITTEN)}下一步：{sentence(item.next_step or wording_sources.proposed_step(item) or NOT_WRITTEN)}")


def next_quarter(value: Quarter, count: int, *, is_over: bool = True) -> str:
    """What falls due in the quarter that follows, and in what is left of one that is not over."""
    following = ("" if is_over else "本季度后续和") + quarter(value.plus(1))
    if not count:
        return f"{following}没有到期事项，继续按计划推进各项措施。"
    return f"{following}到期和需要落实的事项共{count}项（见表3，措施全文见附件1），将逐项明确责任人和完成时间，按期完成。"


def met(target: TargetContent) -> str:
    """达标, 未达标, or nothing read yet."""
    return NOT_READ if target.is_met is None else "达标" if target.is_met else "未达标"


def signers(person: str, reviewer: str) -> str:
    """The line of those who answer for the paper; blanks to be filled in by hand."""
    blank = "　" * 5
    return f"填报人：{person or blank}　　　审核人：{reviewer or blank}"


def sealed(unit: str) -> str:
    """The unit, to be sealed."""
    return f"{unit or NO_UNIT}（盖章）"


def attachment(number: int) -> str:
    """附件1."""
    return f"附件{number}"


def sheet_line(count: int, pictures: int, on: date) -> str:
    """What stands under a contact sheet's title."""
    return f"共{count}份，其中图片{pictures}张　{day(on)}"


def attachments() -> tuple[str, str]:
    """The attachment lines before the signature (GB/T 9704-2012 7.3.4)."""
    return (f"附件：1．{MEASURES_TITLE}", f"　　　2．{EVIDENCE_TITLE}")


def file_size(size: int) -> str:
    """A size in KB or MB."""
    return f"{size / 1024:.0f} KB" if size < 1024 * 1024 else f"{size / 1024 / 1024:.1f} MB"


def evidence_summary(files: int, pictures: int) -> str:
    """How many files the list holds."""
    return f"共{files}件，其中图片{pictures}件。“校验”为原件SHA-256值的前16位。"


def evidence_text(item: EvidenceContent) -> str:
    """One file of the evidence list: name, what is wrong with it, measures, size and day, note, check sum."""
    lines = [item.name]
    if item.is_missing:
        lines.append(MISSING)
    elif item.is_altered:
        lines.append(ALTERED)
    lines.append(f"措施：{'、'.join(item.codes) or NONE}")
    added = f"　{item.added_on:%Y-%m-%d}" if item.added_on else ""
    lines.append(file_size(item.size) + added)
    if item.note:
        lines.append(item.note)
    lines.append(f"校验 {item.sha256[:16]}")
    return "\n".join(lines)


CUT_MARK = "……（超出单元格上限，以下截去）"

SUMMARY_HEADINGS = ("附件", "措施数", "未启动", "推进中", "存在困难", "已完成", "不涉及", "未填", "完成率")
SUMMARY_TITLE = "完成状态汇总"
SUMMARY_NOTE = "按报送月份月末的状态统计，当月导出的按导出时的状态；在各附件页中改动状态后，本页数字不会自动变化。"
STATES_CHART_TITLE = "各附件措施完成状态"
CLOSED_CHART_TITLE = "完成状态合计"
TOTAL = "合计"

STATE_ERROR = ("完成状态", "请从下拉列表中选择：未启动、推进中、存在困难、已完成、不涉及。")
DATE_ERROR = ("填报日期", "请填写日期，例如 2024-06-28。")
NUMBER_ERROR = ("指标数值", "请只填数字，不带单位。")

GUIDE_TITLE = "填报说明"
GUIDE = (
    "1．灰色的列（序号至协办单位）是行动计划原文，已锁定，请不要改动；如发现原文有误，请写在“存在问题”里。",
    "2．白色的列由填报单位填写。“进展情况”写年初以来的总体进展，“本月进展”只写当月做了什么。",
    "3．“完成状态”从下拉列表中选择：未启动、推进中、存在困难、已完成、不涉及。",
    "4．“指标数值”只填数字，不带单位；一条措施有几个指标的，按单元格里的样子一行一个填写。",
    "5．“佐证材料”写文件名，文件另附。",
    "6．状态为“存在困难”或已超过完成时限的，请在“存在问题”里写明原因和下一步打算。",
    "7．“填报日期”按 2024-06-28 的样子填写。",
    "8．可以排序、调整列宽、用 WPS 或 Excel 打开；请不要删除行，也不要改动最右边隐藏的编码列，汇总时靠它对应。",
    "9．打印：已设为 A3 横向、一页宽，每页重复表头。",
)


def sheet_title(plan_title: str, annex: int, annex_title: str, value: Month) -> str:
    """The first line of an annex sheet."""
    own = "" if annex_title.strip("《》 ") in plan_name(plan_title) else annex_title  # an annex without one of its own has the plan's
    return f"{plan_name(plan_title)}{annex_name(annex, own)}进展情况（{month(value)}）"


def sheet_facts(unit: str, person: str, value: Month, doc_no: str, filter_text: str) -> str:
    """The second line of an annex sheet: who reports what."""
    parts = [f"填报单位：{unit or NO_UNIT}", f"填报人：{person or '　　　　'}", f"报送月份：{month(value)}"]
    if doc_no:
        parts.append(f"文号：{doc_no}")
    if filter_text:
        parts.append(f"范围：{filter_text}")
    return "　　".join(parts)


def reading_lines(targets: tuple[SubmissionTarget, ...]) -> str:
    """Several targets of one measure, a line each, to be filled in after the colon."""
    return "\n".join(f"{target.subject}（{target.unit}）：{'' if target.value is None else f'{target.value:f}'}"
                     for target in targets)
