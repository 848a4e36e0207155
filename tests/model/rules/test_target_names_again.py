"""More of what a target is called: which words lead to it, trail it, are its place or its time, or go on with what was said."""

from __future__ import annotations

import pytest

from model.rules.target_names import LONGEST_OBJECT, bare_name, periods_in
from tests.model.rules.target_reading import subjects


@pytest.mark.parametrize("lead", [
    "及", "与", "和", "确保", "力争", "努力", "争取", "实现", "做到", "其中", "同时", "形成", "使", "将", "全力", "进一步", "原则上", "要", "应", "达到", "完成",
    "到2025年", "2025年", "年内", "年度内", "年终", "全年", "当年", "今年", "累计", "上半年", "下半年", "第一季度", "三季度末前", "一季度前", "6月", "6月底前", "6月份", "6月15日前", "3-6月", "年底前", "年末",
    "2025年底", "到2025年年底前", "6月起", "确保今年",
])  # fmt: skip
def test_words_that_lead_to_a_name_are_no_part_of_it(lead: str) -> None:
    assert subjects(f"{lead}示例率达到70%。") == ["示例率"]
    assert bare_name(f"{lead}示例率") == "示例率"


@pytest.mark.parametrize("name", [
    "和美乡村覆盖率", "和谐社区比例", "和睦家庭比例", "及时率", "及格率", "及早处置率", "并网率", "并联审批比例", "使用率", "将军村覆盖率", "要素保障率", "要求落实率", "要闻阅读量", "应急响应率", "应用覆盖率", "应对处置率", "应收账款比例", "应届生就业率", "应税收入", "应答率",
    "应诉率", "应缴费率", "完成率", "完成度", "完成情况满意度", "完成比例", "2025年度完成率", "争取示例资金额度", "争取政策比例", "争取项目数量", "争取支持比例", "争取试点数量",
])  # fmt: skip
def test_words_that_only_begin_like_a_lead_stay(name: str) -> None:
    assert subjects(f"{name}达到70%。") == [name]


@pytest.mark.parametrize("trail", [
    "要", "应", "均", "平均", "都", "力争", "基本", "稳定", "保持", "原则上", "各", "为", "在", "的", "分别", "约", "预计", "同比", "累计", "每年", "按照", "按", "至少", "不少于", "全年", "达",
])  # fmt: skip
def test_words_that_trail_a_name_are_no_part_of_it(trail: str) -> None:
    assert bare_name(f"示例率{trail}") == "示例率"


@pytest.mark.parametrize("name", ["市民反应", "示例相应", "市场适应", "人均", "户均", "日均", "月均", "年均", "亩均", "地均", "首都", "都市"])
def test_words_that_only_end_like_a_trail_stay(name: str) -> None:
    expected = "首" if name == "首都" else name
    assert bare_name(name) == expected


@pytest.mark.parametrize(("text", "names"), [
    ("甲率、乙率均达到90%。", ["甲率", "乙率"]), ("甲率和乙率都达到90%。", ["甲率", "乙率"]), ("甲率及乙率分别达到90%。", ["甲率", "乙率"]), ("甲率、乙率、丙率均达到90%。", ["甲率", "乙率", "丙率"]),
    ("甲率、乙率达到90%。", ["甲率、乙率"]), ("甲村、乙村均达到90%。", ["甲村、乙村"]), ("甲率、乙村均达到90%。", ["甲率、乙村"]),
    ("和美率、和睦率均达到90%。", ["和美率", "和睦率"]), ("及时率、办结率均达到90%。", ["及时率", "办结率"]), ("及早率、办结率均达到90%。", ["及早率", "办结率"]),
    ("甲率、乙率达到80%、90%。", ["甲率", "乙率"]), ("甲率达到80%、90%。", ["甲率", "甲率"]),
    ("甲镇、乙镇改造,分别完成6台、12台。", ["甲镇", "乙镇"]), ("甲镇和乙镇分别完成6台、12台。", ["甲镇", "乙镇"]), ("甲镇及乙镇分别完成6台、12台。", ["甲镇", "乙镇"]),
    ("清扫率由85%提高到90%。", ["清扫率"]), ("清扫率从85%提高到90%。", ["清扫率"]),
])  # fmt: skip
def test_several_things_in_one_sentence_are_named_each(text: str, names: list[str]) -> None:
    assert subjects(text) == names


@pytest.mark.parametrize("level", ["比例", "比重", "频次", "标准"])
@pytest.mark.parametrize("verb", ["开展", "进行", "实施", "组织", ""])
def test_a_share_of_something_is_called_by_what_it_is_a_share_of(level: str, verb: str) -> None:
    assert subjects(f"按照不低于15%的{level}{verb}抽检。") == [f"抽检{level}"]
    if verb:
        assert subjects(f"按照不低于15%的{level}对工地{verb}抽检。") == [f"工地抽检{level}"]


@pytest.mark.parametrize(("text", "name"), [
    ("示例路拓宽工程,6月底前完成50%。", "示例路拓宽工程"), ("用水量持续下降,较上年下降5%。", "用水量较上年"), ("用水量同比下降,累计下降5%。", "用水量"), ("收入稳定增长,增长5%。", "收入增长"),
    ("收入逐步上升,年均增长5%。", "收入年均增长"), ("环境逐步改善,力争达到80%。", "环境"), ("质量持续提升,达到80%。", "质量"), ("首批12个小区改造,年底前完成50%。", "首批小区改造"),
    ("甲事项,乙事项,并达到80%。", "乙事项"), ("2024年,达到80%。", ""),
])  # fmt: skip
def test_a_number_alone_goes_on_with_what_was_spoken_of(text: str, name: str) -> None:
    assert subjects(text)[-1].startswith(name)


def test_names_that_stand_twice_bear_their_place_or_time() -> None:
    assert subjects("上半年开工率达到50%,下半年开工率达到90%。") == ["上半年开工率", "下半年开工率"]
    assert subjects("开工率达到50%。竣工率达到90%。") == ["开工率", "竣工率"]
    assert subjects("甲镇负责建设,开工率达到50%;乙镇负责建设,开工率达到60%。") == ["甲镇开工率", "乙镇开工率"]
    assert subjects("甲镇人民政府牵头,开工率达到50%;开工率达到60%。") == ["甲镇人民政府开工率", "开工率"]


def test_what_is_counted_is_no_longer_than_a_line() -> None:
    assert subjects(f"完成5个{'示' * (LONGEST_OBJECT + 5)}。") == ["示" * LONGEST_OBJECT]
    assert LONGEST_OBJECT == 30


@pytest.mark.parametrize(("text", "name"), [
    ("安排50万元用于绿化。", ""), ("安排50万元资金用于绿化。", "资金"), ("安排50万元资金以支持绿化。", "资金"), ("安排50万元资金以推动绿化。", "资金"),
    ("对发现的积水点,确保动态清零。", "积水点"), ("对于积水点,确保动态清零。", "积水点"), ("对排查出的积水点,确保动态清零。", "积水点"), ("对查出的积水点,确保动态清零。", "积水点"), ("对存在的积水点,确保动态清零。", "积水点"),
])  # fmt: skip
def test_what_the_number_is_for_is_no_part_of_the_name(text: str, name: str) -> None:
    assert subjects(text)[0].endswith(name)
    assert "绿化" not in subjects(text)[0] or not name


@pytest.mark.parametrize(("wording", "periods"), [
    ("6月底前完成50%,年底前完成100%", ["6月底前", "年底前"]), ("上半年50%", ["上半年"]), ("第二季度50%", ["第二季度"]), ("二季度前50%", ["二季度前"]), ("2025年6月15日前", ["2025年6月15日前"]), ("3-6月", ["3-6月"]), ("3至6月", ["3至6月"]),
    ("6月份", ["6月份"]), ("年末前", ["年末前"]), ("年末之前", ["年末之前"]), ("6月起", ["6月起"]), ("示例率50%", []), ("2025年底", ["2025年底"]), ("到2025年底", ["到2025年底"]),
])  # fmt: skip
def test_the_words_of_time_in_a_wording(wording: str, periods: list[str]) -> None:
    assert periods_in(wording) == periods


@pytest.mark.parametrize("word", ["基本", "动态", "全部", "全面", "实现", "达到", "保持", "确保", "确保全部"])
def test_what_comes_to_nought_is_named_without_the_words_before(word: str) -> None:
    assert subjects(f"示例点位{word}清零。") == ["示例点位"]


@pytest.mark.parametrize("growth", ["增长", "提高", "提升", "增加", "上升", "递增", "提速"])
def test_growth_alone_goes_on_with_what_grows(growth: str) -> None:
    assert subjects(f"示例收入稳定增长,年均{growth}5%。") == [f"示例收入年均{growth}"]
    assert subjects(f"示例收入稳定增长,{growth}约5%。") == [f"示例收入{growth}"]
