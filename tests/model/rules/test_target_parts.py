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
