"""What stands around a number: the clause, the sentence before it, and whether the number describes something."""

from __future__ import annotations

import pytest

from model.rules.target_parts import CLAUSE, GAP, LOOK_BACK, Clause
from tests.model.rules.target_reading import found, subjects


def clause(whole: str, text: str) -> Clause:
    return Clause(text, whole.index(text), whole)


@pytest.mark.parametrize(("text", "parts"), [
    ("甲,乙;丙。丁:戊!己\n庚", ["甲", "乙", "丙", "丁", "戊", "己", "庚"]), ("完成1,200户,其中", ["完成1,200户", "其中"]), ("3,12", ["3", "12"]), ("3,1234", ["3", "1234"]), ("a,123", ["a", "123"]),
])  # fmt: skip
def test_clauses_end_at_signs_but_not_inside_a_number(text: str, parts: list[str]) -> None:
    assert CLAUSE.findall(text) == parts


def test_the_clause_before_is_the_last_one_without_gaps() -> None:
    assert clause(f"甲甲,乙{GAP}乙,丙丙", "丙丙").before == "乙乙"
    assert clause("甲甲。丙丙", "丙丙").before == "甲甲"
    assert clause("丙丙", "丙丙").before == ""


def test_the_earlier_clauses_are_those_of_the_sentence_or_the_last_before_it() -> None:
    assert clause(f"零。甲{GAP},乙;丙", "丙").earlier == ("甲", "乙")
    assert clause("零,甲。丙", "丙").earlier == ("甲",)
    assert clause("丙", "丙").earlier == ("",)


@pytest.mark.parametrize(("whole", "is_promised"), [
    ("新建公园15处,口袋公园50处", True), ("新建公园,口袋公园50处", False), ("公园现有15处,口袋公园50处", False), ("新建公园15处。口袋公园50处", False), ("新建公园15处;口袋公园50处", False),
])  # fmt: skip
def test_a_verb_with_a_number_promises_the_numbers_after_it_in_its_sentence(whole: str, is_promised: bool) -> None:
    assert clause(whole, "口袋公园50处").promised_before is is_promised


@pytest.mark.parametrize(("whole", "holds"), [
    ("分期建设,3座", True), ("分期建设:3座", True), ("分期建设。3座", False), ("分期建设;3座", False), ("建设分期,3座", False), ("3座", False),
])  # fmt: skip
def test_a_clause_that_ends_with_a_verb_promises_what_follows(whole: str, holds: bool) -> None:
    assert clause(whole, "3座").verb_before is holds


@pytest.mark.parametrize(("whole", "holds"), [("打造示例体系。包括五所", True), ("示例体系。包括五所", False), ("包括五所,打造体系", False)])
def test_something_is_built_in_what_stands_before(whole: str, holds: bool) -> None:
    assert clause(whole, "包括五所").creates_before is holds


def test_what_stands_far_before_says_nothing() -> None:
    near, far = "示" * (LOOK_BACK - 10), "示" * (LOOK_BACK + 10)
    assert clause(f"新建9处,{near},公园50处", "公园50处").promised_before
    assert not clause(f"新建9处,{far},公园50处", "公园50处").promised_before
    assert clause(f"打造,{near},公园50处", "公园50处").creates_before
    assert not clause(f"打造,{far},公园50处", "公园50处").creates_before
    assert clause(f"甲,{far}乙,公园50处", "公园50处").earlier == (f"{far}乙"[-LOOK_BACK + 1 :],)
    assert clause(f"甲,{far}乙,公园50处", "公园50处").before == f"{far}乙"[-LOOK_BACK + 1 :]
    assert LOOK_BACK == 300


@pytest.mark.parametrize(("text", "expected"), [
    ("示例率不低于80%、示例度不低于90%。", [(">=", "80", "%"), (">=", "90", "%")]),
    ("示例率80%以上且满意度90%以上。", [(">=", "80", "%"), (">=", "90", "%")]),
    ("示例率80%以上并逐步提高。", [(">=", "80", "%")]),
    ("超过10辆的企业加强管理。", []), ("达到15%的比例。", [(">=", "15", "%")]), ("示例率达到80%的村加强管理。", []),
    ("至少10辆的车辆完成检查。", [(">=", "10", "辆")]),
])  # fmt: skip
def test_a_number_that_says_who_is_meant_is_no_target(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("text", "names"), [
    ("完成5个村庄以上的治理。", ["村庄以上的治理"]), ("新建公园5处、绿地6处。", ["公园", "绿地"]), ("新建示例园(含绿地)5处。", ["示例园"]),
])  # fmt: skip
def test_what_is_counted_stands_before_or_behind_its_number(text: str, names: list[str]) -> None:
    assert len(subjects(text)) == len(names)


@pytest.mark.parametrize(("text", "expected"), [
    ("示例比例达到约70%以上。", [("~", "70", "%")]), ("示例指标下降幅度达到约7%。", [("~", "-7", "%")]), ("示例指标下降幅度不超过7%。", [(">=", "-7", "%")]), ("示例指标下降幅度保持7%以内。", [("<=", "-7", "%")]),
    ("建设2条示例带、5公里示例路。", [(">=", "2", "条")]), ("示例得分下降3。", []), ("推动示例点保持12个。", [(">=", "12", "个")]),
    ("支持产量下降3%的企业。", []), ("示例产量下降3%。", [("<=", "-3", "%")]), ("示例产量下降3%以上。", [("<=", "-3", "%")]), ("示例产量下降3%以内。", [(">=", "-3", "%")]), ("示例产量下降3%左右。", [("~", "-3", "%")]), ("削减示例量3吨。", [(">=", "3", "吨")]),
    ("拨付5亿元以上。", [(">=", "5", "亿元")]), ("示例浓度5微克以上。", [(">=", "5", "微克")]), ("示例浓度5微克。", [("<=", "5", "微克")]), ("示例区面积约225平方公里。", []),
    ("进入全省前10位。", [("<=", "10", "位")]), ("不超过3天。", [("<=", "3", "天")]), ("培训3天。", []), ("示例比例为0。", [("=", "0", "")]), ("长宽比达到3:1。", []), ("达到100%,或者达到95%以上。", [(">=", "100", "%")]),
    ("建设2条示例带、10个示例村。", [(">=", "2", "条"), (">=", "10", "个")]), ("为实现80%目标加强示例管理。", []),
])  # fmt: skip
def test_what_a_number_asks_for(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("signs", "is_asked"), [(1, True), (20, True), (21, False)])
def test_a_list_of_numbers_goes_on_as_long_as_its_names_are_short(signs: int, is_asked: bool) -> None:
    assert found(f"新建示例园15处,{'A' * (signs - 1)}园50处。") == [(">=", "15", "处"), *([(">=", "50", "处")] if is_asked else [])]
