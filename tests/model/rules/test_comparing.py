"""Two plans set against each other: what a year changed, and which of a city's measures a district carries out."""

from __future__ import annotations

import pytest

from model.errors import Cancelled
from model.rows.comparison import ComparedKind, ComparedRow
from model.rows.draft import Field
from model.rows.edition import StoredMeasure
from model.rules.comparing import between_levels, between_years

K = ComparedKind


def measures(*texts: str, first: int = 1, **fields: object) -> list[StoredMeasure]:
    known: dict[str, object] = {"section": "", "deadline": "年底前", "lead": ("区生态环境局",), "responsible": (), "support": (), "annex": 1}
    return [
        StoredMeasure(id=first + at, code=f"1-{at + 1:02d}-1", task_no=at + 1, task=f"任务{at}", measure=text, **(known | fields))  # type: ignore[arg-type]
        for at, text in enumerate(texts)
    ]


def covered(above: list[StoredMeasure], below: list[StoredMeasure]) -> list[ComparedRow]:
    return list(between_levels(above, below, progress=lambda _done, _of: None, cancelled=lambda: False))


def test_a_year_keeps_changes_adds_and_drops_measures() -> None:
    before = measures("开展裸地扬尘整治。", "全年抽样检测量不低于20个。", "淘汰老旧柴油货车。")
    now = measures("新建口袋公园十二个。", "开展裸地扬尘整治。", "全年抽样检测量不低于30个。", first=11)
    rows = between_years(before, now)
    assert [(row.kind, row.before and row.before.id, row.now and row.now.id) for row in rows] == [
        (K.NEW, None, 11), (K.SAME, 1, 12), (K.CHANGED, 2, 13), (K.DROPPED, 3, None),
    ]  # fmt: skip
    assert rows[2].fields == ((Field.MEASURE, "全年抽样检测量不低于20个。", "全年抽样检测量不低于30个。"),)


def test_where_a_measure_stands_is_no_change_but_who_leads_it_is() -> None:
    before = measures("开展裸地扬尘整治。", section="一、扬尘")
    moved = measures("甲。", "开展裸地扬尘整治。", first=11, section="三、工地", annex=2)
    handed_on = measures("开展裸地扬尘整治。", first=11, lead=("区住房城乡建设委",))
    assert [row.kind for row in between_years(before, moved) if row.before] == [K.SAME]
    assert [row.fields for row in between_years(before, handed_on)] == [((Field.LEAD, "区生态环境局", "区住房城乡建设委"),)]


# As a city and one of its districts wrote them, one after the other
PAIRS = [
    ("严格落实扬尘管控措施及“门前三包”，强化工地出口100米范围内巡查和清扫保洁。", "督促工地严格落实扬尘管控措施及“门前三包”、强化工地出口100米范围内巡查和清扫保洁，道路尘负荷持续下降。", K.COVERED),
    ("完成全市120个优先监管地块土壤污染状况调查。", "完成全区14个优先监管地块土壤污染状况调查。", K.COVERED),
    ("推进地下水超采治理，落实综合防治实施方案，加强地下水储备区水源涵养和保护。", "推进地下水超采治理，落实工作方案，关停自备井十眼。", K.PERHAPS),
    ("保障全国温室气体自愿减排交易市场运行，指导绿色交易所做好交易工作。", "开展生活垃圾分类宣传，居民知晓率达到95%。", K.UNCOVERED),
]  # fmt: skip


@pytest.mark.parametrize(("above", "below", "kind"), PAIRS)
def test_an_upper_measure_is_found_again_in_other_words(above: str, below: str, kind: ComparedKind) -> None:
    others = ["推进农村环境整治，完成市级下达的任务。", "新增和更新的公交车为纯电动汽车。", "开展禁限用农药残留超标问题专项整治。"]
    row = covered(measures(above), measures(*others, below, first=11))[0]
    assert row.kind is kind
    assert (row.now.measure if row.now else "") == (below if kind is not K.UNCOVERED else "")


def test_one_that_was_cut_in_two_names_both() -> None:
    below = measures("推进农村污水治理，新建管网十公里。", "推进农村污水治理，改造管网十公里。", "开展道路清扫。", first=11)
    row = covered(measures("推进农村污水治理，新建、改造管网。"), below)[0]
    assert {row.now.id if row.now else 0, *(one.id for one in row.further)} == {11, 12}


def test_nothing_below_leaves_everything_open_and_nothing_above_asks_nothing() -> None:
    assert [row.kind for row in covered(measures("开展整治。", "甲"), [])] == [K.UNCOVERED] * 2
    assert covered([], measures("开展整治。")) == []


def test_it_says_how_far_it_is_and_stops_when_asked() -> None:
    told: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        between_levels(
            measures("甲乙。", "丙丁。", "戊己。"), measures("甲乙。"), progress=lambda *far: told.append(far), cancelled=lambda: len(told) == 2
        )
    assert told == [(1, 3), (2, 3)]
