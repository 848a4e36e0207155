"""Where a careful clerk could not be sure either, a list's row carries a doubt, and its neighbours none."""

from __future__ import annotations

from model.readers import plan_from_blocks
from model.readers.texts.text import text_blocks
from model.rows.draft import DoubtCode, Field, MeasureDraft

LONG = (
    "完善排水管网，分批改造老旧泵站，确保汛期安全运行。持续开展巡查。",
    "推进河道清淤，加强岸线管护，落实网格责任。按月通报情况。",
    "开展饮用水源地排查，对发现的问题限期整改，全程留痕。",
)


def read(*items: str) -> tuple[MeasureDraft, ...]:
    lines = (f"{at}.{item}\n责任单位：区水务局、各镇政府\n" for at, item in enumerate(items, start=1))
    return plan_from_blocks(list(text_blocks("示例区治水方案\n" + "".join(lines))), "示例").draft.measures


def test_a_first_sentence_like_a_title_is_in_doubt_where_no_other_item_has_one() -> None:
    found = read(*LONG, "加快农村污水治理。三年内解决8个村的污水收集问题，逐村验收。")
    assert [bool(row.doubts) for row in found] == [False, False, False, True]
    (doubt,) = found[3].doubts
    assert (doubt.code, doubt.field, doubt.proposal) == (DoubtCode.NUMBER_MISSING, Field.TASK, "加快农村污水治理")
    assert found[3].measure.startswith("加快农村污水治理。三年内")


def test_first_sentences_like_titles_are_the_way_of_a_list_where_all_have_one() -> None:
    found = read("整治排口。逐个建档，限期整改。", "清理河道。分段包干，按月巡查。", "管护岸线。落实网格，严格执法。")
    assert not any(row.doubts for row in found)


def units_of(named: str) -> MeasureDraft:
    return plan_from_blocks(
        list(text_blocks("".join(f"{at}.{text}（{named}）\n" for at, text in enumerate(LONG, start=1)))), "示例"
    ).draft.measures[0]


def test_a_body_between_others_that_may_only_describe_them_is_in_doubt() -> None:
    row = units_of("区水务局、区体育局等行业主管部门、各镇政府")
    assert row.responsible == ("区水务局", "区体育局", "各镇政府")
    assert [doubt.field for doubt in row.doubts] == [Field.RESPONSIBLE]


def test_the_same_words_at_the_end_are_only_an_open_end() -> None:
    assert units_of("区水务局、各镇政府、区体育局等行业主管部门").doubts == ()
