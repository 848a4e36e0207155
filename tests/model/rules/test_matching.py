from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.matching import (
    Match,
    best_matches,
    key_similarity,
    same_words,
    similarity,
    text_key,
)


@pytest.mark.parametrize(("one", "other"), [
    ("PM<sub>2.5</sub> 年均浓度", "PM2.5年均浓度"),
    ("PM _{2.5} 年均浓度", "PM2.5年均浓度"),
    ("完成改造，并通过验收。", "完成改造,并通过验收"),
    ("ＶＯＣｓ减排", "vocs减排"),
    ("<p>完成方案。</p><p>组织实施。</p>", "完成方案。组织实施。"),
    ("6—9月", "6-9 月"),
    ("6<sub>—</sub>9月", "6-9月"),
    ("“一口一档”", "\"一口一档\""),
    ("不低于 20 个", "不低于20个"),
])
def test_text_key_is_one_for_one_wording(one: str, other: str) -> None:
    assert text_key(one) == text_key(other)
    assert same_words(one, other)


@pytest.mark.parametrize(("one", "other"), [
    ("下降1.5%", "下降15%"), ("6-9月", "69月"), ("不低于20个", "不高于20个"), ("完成方案", "完成方安"),
])
def test_text_key_differs_where_the_sense_does(one: str, other: str) -> None:
    assert text_key(one) != text_key(other)


def test_text_key_of_signs_only_is_empty() -> None:
    assert text_key(" ，。——\n") == ""


@given(st.text(max_size=60))
def test_text_key_is_the_same_without_blanks(text: str) -> None:
    assert text_key(" ".join(text.split())) == text_key(" " + " ".join(text.split()) + "\u3000")


@given(st.text(max_size=40), st.text(max_size=40))
def test_similarity_is_even_handed_and_within_bounds(one: str, other: str) -> None:
    assert 0 <= similarity(one, other) <= 1
    assert similarity(one, other) == pytest.approx(similarity(other, one))


@given(st.text(min_size=1, max_size=40))
def test_similarity_with_itself_is_one(text: str) -> None:
    assert similarity(text, text) == 1


def test_similarity_of_nothing_in_common_is_nothing() -> None:
    assert similarity("完成管网改造", "ABC") == 0
    assert similarity("完成管网改造", "") == 0


def test_similarity_never_calls_different_words_the_same() -> None:
    assert similarity("新建公共充电桩" * 60 + "甲", "新建公共充电桩" * 60 + "乙") < 1


def test_similarity_weighs_a_changed_number_more_than_a_changed_word() -> None:
    base = "对生产销售的涂料产品开展抽检，全年抽检不低于20个，结果每季度通报。"

    assert similarity(base, base.replace("20", "30")) < similarity(base, base.replace("涂料", "油料"))


def test_key_similarity_is_similarity_of_the_keys() -> None:
    one, other = "完成 8 家企业退出。", "完成8家企业调整退出"

    assert key_similarity(text_key(one), text_key(other)) == similarity(one, other)


def test_best_matches_pairs_same_words_first() -> None:
    left = ["完成管网改造 18 公里。", "开展水质监测。"]
    right = ["开展水质监测", "完成管网改造18公里"]

    assert best_matches(left, right) == (Match(0, 1, 1.0), Match(1, 0, 1.0))


def test_best_matches_pairs_a_changed_text_with_its_old_form() -> None:
    left = ["完成 8 家一般制造业企业调整退出。", "修订空气重污染应急预案。"]
    right = ["修订区空气重污染应急预案，更新清单。", "完成 10 家一般制造业企业调整退出。"]

    assert [(match.left, match.right) for match in best_matches(left, right)] == [(0, 1), (1, 0)]


def test_best_matches_leaves_new_and_dropped_texts_alone() -> None:
    assert best_matches(["推进塑料污染治理"], ["建设水质自动监测站"]) == ()


def test_best_matches_uses_each_text_once_in_order_of_place() -> None:
    left = ["开展巡查", "开展巡查", "开展巡查"]

    assert [(match.left, match.right) for match in best_matches(left, ["开展巡查", "开展巡查"])] == [(0, 0), (1, 1)]


def test_best_matches_of_equally_alike_takes_the_nearest_place() -> None:
    left = ["甲镇完成改造任务并验收", "乙镇完成改造任务并验收"]
    right = ["丙镇完成改造任务并验收", "丁镇完成改造任务并验收"]

    assert [(match.left, match.right) for match in best_matches(left, right)] == [(0, 0), (1, 1)]


def test_best_matches_ignores_empty_texts() -> None:
    assert best_matches(["", "——"], ["", "——"]) == ()


def test_best_matches_keeps_to_the_lowest_score_asked_for() -> None:
    pair = (["完成管网改造和清掏"], ["完成管网改造与验收"])

    assert best_matches(*pair, at_least=0.5)
    assert not best_matches(*pair, at_least=0.95)


_TEXTS = st.lists(st.sampled_from(["完成管网改造", "完成管网改造 1 处", "开展监测", "开展水质监测", "", "修订预案"]), max_size=8)


@given(_TEXTS, _TEXTS)
def test_best_matches_never_uses_a_text_twice(left: list[str], right: list[str]) -> None:
    found = best_matches(left, right)

    assert len({match.left for match in found}) == len({match.right for match in found}) == len(found)
    assert all(left[match.left] and right[match.right] for match in found)


@pytest.mark.parametrize(("one", "other", "score"), [
    ("甲乙丙丁", "甲乙丙戊", 0.75), ("甲乙丙丁", "甲，乙丙丁。", 1), ("完成20个", "完成30个", 0.8 * 0.97), ("新建公共充电桩" * 200 + "甲", "新建公共充电桩" * 200 + "乙", 0.999), ("新建公共充电桩" * 200 + "1", "新建公共充电桩" * 200 + "2", 0.99 * 0.97),
    ("", "", 1), ("", "甲", 0), ("甲", "", 0),
])  # fmt: skip
def test_how_alike_two_texts_are(one: str, other: str, score: float) -> None:
    assert similarity(one, other) == pytest.approx(score, abs=1e-9)


def test_a_text_that_has_its_equal_takes_no_like_one_as_well() -> None:
    same, like, other = "开展监测和巡查。", "开展监测和巡检。", "淘汰老旧柴油叉车。"
    assert best_matches([same], [same, like]) == best_matches([same, like], [same]) == (Match(0, 0, 1.0),)
    assert best_matches([same], [like, same]) == (Match(0, 1, 1.0),)
    assert best_matches([like, same], [same]) == (Match(1, 0, 1.0),)
    assert [(one.left, one.right) for one in best_matches([other, like], [same, other])] == [(0, 1), (1, 0)]
    assert best_matches([same, "", other], ["", same, like]) == (Match(0, 1, 1.0),)


def test_five_that_are_equally_alike_are_paired_by_their_places() -> None:
    left, right = ([f"{town}镇完成改造任务并验收" for town in towns] for towns in ("甲乙丙丁戊", "子丑寅卯辰"))
    assert [(one.left, one.right) for one in best_matches(left, right)] == [(place, place) for place in range(5)]


def test_the_most_alike_are_paired_first_wherever_they_stand() -> None:
    left, right = ["甲乙丙丁戊己庚辛壬癸"], ["甲乙丙丁戊己庚辛天地", "甲乙丙丁戊己庚辛壬地"]
    assert best_matches(left, right) == (Match(0, 1, 0.9),)
    assert best_matches(right, left) == (Match(1, 0, 0.9),)
    assert best_matches(left, right, at_least=0.9) == (Match(0, 1, 0.9),)
    assert best_matches(left, right[:1], at_least=0.8) == (Match(0, 0, 0.8),)
    assert best_matches(["甲乙丙丁戊己一二三四"], left) == (Match(0, 0, 0.6),)
    assert best_matches(["甲乙丙丁戊一二三四五"], left) == ()
