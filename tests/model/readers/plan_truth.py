"""Made-up plans of made-up places, told as rows, in the naming habits of several kinds of government."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz.fuzz import ratio

from model.rows.draft import MeasureDraft

# Bureaus and others that lead, and bodies that only follow; 示例 stands where a place would be named.
BODIES: dict[str, tuple[str, str]] = {
    "city": (
        """市发改委 市教育局 市住建局 市自然资源和规划局 市人社局 市卫健委 市公安局 市市场监管局
        市城管局 市水务局 市文旅局 市商务局 市应急管理局 市大数据中心 市水务集团 市城投集团""",
        "各县（市、区）人民政府 高新区管委会 经开区管委会 示例供电公司 市财政局 各县区",
    ),
    "county": (
        """县发改局 县自然资源和规划局 县住建局 县交通运输局 县水利局 县工信局 县委宣传部
        县委组织部 团县委 县妇联 县消防救援大队 县医保局 县税务局 县融媒体中心 县农业农村局""",
        "各镇（街道） 示例经开区管委会 县供电公司 县财政局 县残联 城关派出所",
    ),
    "province": (
        """省发展改革委 省财政厅 省教育厅 省自然资源厅 省生态环境厅
        省通信管理局 省国资委 省地方金融管理局 省人力资源社会保障厅 省住房城乡建设厅 省农业农村厅""",
        "省直有关单位 各市（州）人民政府 国网示例省电力公司 省能源集团 省邮政管理局",
    ),
    "district": (
        """区委办 区府办 区建管委 区绿化市容局 区房管局 区城运中心
        区文旅局 区民防办 区国资委 区科委 区经委 区住建局 区生态环境局""",
        "各街镇 各街道（镇） 示例集团 区财政局 开发区管委会",
    ),
    "banner": (
        """旗林业和草原局 旗农牧局 旗发展和改革委员会 旗公安局
        旗自然资源局 旗水利局 旗文化和旅游局 旗教育局""",
        "各苏木镇人民政府 各苏木乡镇 旗财政局 旗国有林场",
    ),
    "town": (
        """镇党政办 镇综治办 镇应急办 镇综合执法队
        镇城建办 镇农业农村办 镇财政所 镇经济发展办""",
        "各村（社区） 派出所 供电所 市场监管所 司法所 卫生院 中心学校",
    ),
}
SECTIONS = ("提升城市品质", "保障改善民生", "推进产业发展", "守牢安全底线", "优化营商环境", "加强生态保护")
TASKS = """
空气质量提升 老旧小区改造 道路交通优化 学前教育普惠 养老服务提质 河道综合整治 企业帮扶纾困 项目投资攻坚
高标准农田建设 燃气安全整治 政务服务改革 消费活力提升 乡村旅游发展 垃圾分类推广 人才引进培育 基层治理创新
科技成果转化 医疗资源扩容 防汛抗旱准备 数字平台建设 普法宣传教育 森林资源管护 就业创业支持 住房保障供给
"""
DOES = (
    "制定实施方案，明确责任分工，建立工作台账",
    "新建改建设施12处，改造老旧管网8公里",
    "开展拉网式排查，对发现的问题限期整改",
    "完成投资3.5亿元，年内开工建设",
    "每季度组织一次专题培训，覆盖全部一线人员",
    "推动资源共享，实现数据互联互通，减少重复填报",
    "加强巡查执法，依法查处违法行为，及时向社会公开",
    "组织对接活动不少于4场，帮助企业解决融资、用工、用地等问题",
    "健全长效机制，落实网格化管理（含夜间和节假日），确保不留死角",
    "培育示范点10个，总结推广经验做法",
)
TAILS = (
    "",
    "，确保全年目标任务如期完成",
    "，群众满意度达到90%以上",
    "。加强跟踪问效，定期通报进展",
    "；对进展缓慢的予以督办",
)
TIMES = (
    "年底前",
    "6月底前",
    "2025年12月底前",
    "长期坚持",
    "持续推进",
    "2025年9月30日前",
    "12月",
    "全年",
    "二季度",
    "每季度",
    "2025年10月",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One measure as a careful clerk would type it; its number is 0 where none is printed."""

    section: str
    number: int
    task: str
    measure: str
    deadline: str
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    support: tuple[str, ...]


def plan_rows(seed: int, *, place: str, roles: str, sections: bool, restart: bool, ended: bool) -> list[Row]:
    """A made-up plan; `roles` are the letters of the unit columns there are: l, r, s."""
    luck = random.Random(f"{seed} {place}")
    names = luck.sample(TASKS.split(), luck.randint(5, 9))
    leads, others = (text.split() for text in BODIES[place])
    rows: list[Row] = []
    number = 0
    parts = _parts(names, luck) if sections else [names]
    for order, part in enumerate(parts):
        number = 0 if restart else number
        section = f"{'一二三四'[order]}、{luck.choice(SECTIONS[order::4] or SECTIONS)}" if sections else ""
        for task in part:
            number += 1
            begun = Row(section, number, task, "", "", (), (), ())
            rows += [_row(luck, begun, leads, others, roles) for _ in range(luck.choice((1, 1, 2, 3)))]
    return [
        replace(row, measure=_told_apart(row.measure, place, ended=ended)) for place, row in enumerate(rows)
    ]


def _parts(names: list[str], luck: random.Random) -> list[list[str]]:
    cut = luck.randint(2, len(names) - 2)
    return [names[:cut], names[cut:]]


def _row(luck: random.Random, row: Row, leads: list[str], others: list[str], roles: str) -> Row:
    first, *rest = luck.sample(leads, luck.randint(1, 4))
    more = [*rest, *luck.sample(others, luck.randint(0, 2))]
    half = (len(more) + 1) // 2
    units = {"l": (first,), "r": tuple(more[:half]), "s": tuple(more[half:])}
    if roles == "ls":
        units["s"] = tuple(more)
    elif roles == "rs":
        units |= {"r": (first,), "s": tuple(more)}
    elif roles == "r":
        units["r"] = (first, *more)
    elif roles == "lr":
        units["r"] = tuple(more)
    kept = {role: units[role] if role in roles else () for role in "lrs"}
    measure = f"{luck.choice(DOES)}{luck.choice(TAILS)}"
    return replace(
        row,
        measure=measure,
        deadline=luck.choice(TIMES),
        lead=kept["l"],
        responsible=kept["r"],
        support=kept["s"],
    )


def _told_apart(measure: str, place: int, *, ended: bool) -> str:
    """The text with something of its own, so that no two rows are alike."""
    return f"围绕第{place + 1}批重点点位，{measure}{'。' if ended else ''}"


def with_units(row: Row, role: str, names: tuple[str, ...]) -> Row:
    """The row with other units in one role."""
    if role == "lead":
        return replace(row, lead=names)
    return replace(row, responsible=names) if role == "responsible" else replace(row, support=names)


def norm(text: str) -> str:
    """A text as it is compared: without blanks and punctuation."""
    text = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s，,。.;；:：、“”\"'‘’()（）—\-–~～·《》<>]+", "", text)


def told(row: Row | MeasureDraft, *, numbered: bool = True) -> tuple[object, ...]:
    """What of a row is compared."""
    units = (sorted(map(norm, names)) for names in (row.lead, row.responsible, row.support))
    number = (row.number if isinstance(row, Row) else row.task_no) if numbered else 0
    return (norm(row.section), number, norm(row.task), norm(row.measure), norm(row.deadline), *units)


@dataclass(frozen=True, slots=True)
class Wrong:
    """A row that was read wrongly, and in which fields."""

    fields: tuple[str, ...]
    truth: str
    read: str


_FIELDS = ("section", "number", "task", "measure", "deadline", "lead", "responsible", "support")


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the rows read compare with the truth."""

    rows: int
    right: int
    silent: tuple[Wrong, ...]  # wrong or extra rows without a doubt
    alarms: int  # right rows with one
    lost: tuple[str, ...]  # rows of the truth that no row read resembles


def judge(truth: Sequence[Row], read: Sequence[MeasureDraft]) -> Verdict:
    """Pair rows by their text and compare every field."""
    pairs = _pairs(truth, read)
    silent: list[Wrong] = []
    lost, right, alarms = [], 0, 0
    for index, row in enumerate(truth):
        if index not in pairs:
            lost.append(row.measure)
            continue
        found = read[pairs[index]]
        fields = _wrong_fields(row, found)
        same = not fields
        right += same
        alarms += same and bool(found.doubts)
        if not same and not found.doubts:
            silent.append(Wrong(fields, str(told(row)), str(told(found))))
    extra = set(range(len(read))) - set(pairs.values())
    silent += [
        Wrong(("extra",), "", str(told(read[index]))) for index in sorted(extra) if not read[index].doubts
    ]
    return Verdict(len(truth), right, tuple(silent), alarms, tuple(lost))


def _wrong_fields(row: Row, found: MeasureDraft) -> tuple[str, ...]:
    both = zip(_FIELDS, told(row), told(found, numbered=row.number > 0), strict=True)
    return tuple(name for name, one, other in both if one != other)


def _pairs(truth: Sequence[Row], read: Sequence[MeasureDraft]) -> dict[int, int]:
    scores = sorted(
        (
            (ratio(norm(row.measure), norm(other.measure)) - abs(i - j) * 0.01, i, j)
            for i, row in enumerate(truth)
            for j, other in enumerate(read)
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for score, i, j in scores:
        if score >= 75 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs
