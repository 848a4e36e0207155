"""Who sent a file: by what stands in it, by its name; where these contradict, a person must say."""

from __future__ import annotations

import pytest

from model.rows.returned import ReturnedFacts
from model.rules.senders import SenderFound, UnitNames, goes_by_rows, sender_of

NAMES = UnitNames({1: ("区生态环境局",), 2: ("青山镇人民政府", "青山镇政府"), 3: ("柳河镇人民政府",), 4: ("区水务局",)}, ("示例市", "示例区"))


def found(file: str = "表.xlsx", /, **facts: object) -> SenderFound:
    return sender_of(ReturnedFacts(**facts), file, NAMES, ledger_id="ours", own=[1])  # type: ignore[arg-type]


@pytest.mark.parametrize("words", ["青山镇人民政府", "青山镇", "青山镇政府", " 青山镇人民政府 ", "示例区青山镇人民政府"])
def test_a_unit_is_found_by_any_of_its_names(words: str) -> None:
    assert found(unit=words).unit_id == 2


@pytest.mark.parametrize(("file", "unit"), [("青山镇5月报送表.xlsx", 2), ("2026年5月（区水务局）.xlsx", 4), ("报送表_柳河镇人民政府_终稿.xlsx", 3), ("报送表.xlsx", None),
                                            ("青山镇、柳河镇.xlsx", None)])
def test_the_name_of_a_file_tells_where_nothing_in_it_does(file: str, unit: int | None) -> None:
    assert found(file).unit_id == unit


def test_the_heading_and_the_rows_tell_too() -> None:
    assert (found(heading_unit="区水务局").unit_id, found(row_units=("柳河镇", "规划科")).unit_id) == (4, 3)


def test_a_section_inside_the_unit_that_rows_name_is_no_contradiction() -> None:
    assert found(unit="青山镇人民政府", row_units=("生态办",)).unit_id == 2


def test_two_units_that_are_named_are_left_to_a_person() -> None:
    answer = found(unit="青山镇人民政府", heading_unit="柳河镇人民政府")
    assert (answer.unit_id, answer.may_be) == (None, (2, 3))


def test_a_name_no_unit_has_is_kept_as_it_stands() -> None:
    assert found(unit="云外镇人民政府") == SenderFound(None, "云外镇人民政府")


def test_a_file_whose_name_contradicts_what_stands_in_it_is_left_to_a_person() -> None:
    assert found("青山镇.xlsx", unit="云外镇人民政府").unit_id is None


def test_what_this_ledger_handed_out_is_not_taken_for_its_own_offices_report() -> None:
    handed: dict[str, object] = {"ledger": "ours", "unit": "区生态环境局", "row_units": ("区生态环境局",)}
    assert found(**handed).unit_id is None
    assert found("青山镇.xlsx", **handed).unit_id == 2
    assert found(**(handed | {"heading_unit": "区水务局"})).unit_id == 4


def test_a_sheet_of_several_units_has_no_one_sender() -> None:
    assert found(row_units=("青山镇", "柳河镇")) == SenderFound(None, "", (2, 3))


def test_names_nobody_has_yet_are_found_under_numbers_of_their_own() -> None:
    more = NAMES.with_others(["云岭镇人民政府", "青山镇人民政府"])
    assert (more.find("云岭镇"), more.find("青山镇"), NAMES.find("云岭镇")) == (-1, 2, None)


def test_an_office_inside_a_unit_does_not_hide_the_unit() -> None:
    names = UnitNames({1: ("区交通局（运输结构调整办公室）",), 2: ("区交通局",)}, ("示例市", "示例区"))
    assert (names.find("示例区交通局"), names.find("区交通局(运输结构调整办公室)"), names.in_file_name("交通局5月.xlsx")) == (2, 1, 2)


HANDED: dict[str, object] = {"ledger": "ours", "unit": "区生态环境局"}  # as this ledger wrote it


@pytest.mark.parametrize(("file", "facts", "answer"), [
    ("表.xlsx", {}, SenderFound(None, "")), ("青山镇.xlsx", {}, SenderFound(2, "青山镇人民政府", (2,))),
    ("青山镇.xlsx", {"unit": "青山镇"}, SenderFound(2, "青山镇")), ("柳河镇.xlsx", {"unit": "青山镇"}, SenderFound(2, "青山镇")),  # what stands in it goes before its name
    ("青山镇.xlsx", {"unit": "云外镇"}, SenderFound(None, "云外镇", (2,))), ("青山镇.xlsx", {"row_units": ("规划科",)}, SenderFound(None, "规划科", (2,))),
    ("表.xlsx", {"unit": "规划科", "heading_unit": "柳河镇"}, SenderFound(3, "柳河镇")), ("表.xlsx", {"unit": "青山镇", "heading_unit": "青山镇政府"}, SenderFound(2, "青山镇")),
    ("表.xlsx", {"unit": "青山镇", "row_units": ("柳河镇",)}, SenderFound(None, "青山镇", (2, 3))), ("表.xlsx", {"unit": "青山镇", "row_units": ("规划科", "柳河镇")}, SenderFound(2, "青山镇")),
    ("表.xlsx", {"unit": "云外镇", "heading_unit": "云上镇"}, SenderFound(None, "云外镇")), ("表.xlsx", {"unit": "区生态环境局"}, SenderFound(1, "区生态环境局")),
    ("表.xlsx", {"ledger": "theirs", "unit": "区生态环境局"}, SenderFound(1, "区生态环境局")), ("区生态环境局.xlsx", {}, SenderFound(1, "区生态环境局", (1,))),
    ("表.xlsx", HANDED, SenderFound(None, "")), ("区生态环境局.xlsx", HANDED, SenderFound(None, "")), ("青山镇.xlsx", HANDED, SenderFound(2, "青山镇人民政府", (2,))),
    ("青山镇.xlsx", HANDED | {"heading_unit": "规划科"}, SenderFound(2, "规划科", (2,))), ("青山镇.xlsx", HANDED | {"heading_unit": "柳河镇"}, SenderFound(3, "柳河镇")),
    ("表.xlsx", HANDED | {"heading_unit": "云外镇"}, SenderFound(None, "云外镇")), ("表.xlsx", HANDED | {"row_units": ("柳河镇",)}, SenderFound(3, "柳河镇")),
    ("表.xlsx", HANDED | {"row_units": ("区生态环境局", "柳河镇")}, SenderFound(None, "")), ("表.xlsx", HANDED | {"row_units": ("柳河镇", "青山镇", "区生态环境局", "柳河镇政府")}, SenderFound(None, "", (3, 2))),
    ("表.xlsx", {"unit": "青山镇", "row_units": ("青山镇", "柳河镇")}, SenderFound(2, "青山镇")), ("青山镇.xlsx", {"row_units": ("区水务局", "柳河镇")}, SenderFound(None, "", (4, 3))),
    ("表.xlsx", {"row_units": ("区生态环境局", "柳河镇")}, SenderFound(1, "区生态环境局")), ("青山镇.xlsx", {"ledger": "", "unit": "", "row_units": ()}, SenderFound(2, "青山镇人民政府", (2,))),
])  # fmt: skip
def test_who_sent_a_file_by_all_that_may_say_it(file: str, facts: dict[str, object], answer: SenderFound) -> None:
    assert found(file, **facts) == answer


@pytest.mark.parametrize(("facts", "may_be_of_several"), [
    ({}, True), ({"row_units": ("青山镇",)}, True), ({"unit": "青山镇"}, False), ({"heading_unit": "青山镇"}, False), ({"ledger": "ours", "unit": "区生态环境局"}, True), ({"ledger": "theirs", "unit": "青山镇"}, False), ({"ledger": "theirs"}, True),
])  # fmt: skip
def test_a_file_may_be_of_several_units_where_nothing_over_the_rows_says_whose(facts: dict[str, object], may_be_of_several: bool) -> None:
    assert goes_by_rows(ReturnedFacts(**facts), "ours") is may_be_of_several  # type: ignore[arg-type]
    assert goes_by_rows(ReturnedFacts(unit="青山镇"), "") is False  # no ledger is nobody's


MORE = UnitNames({
    1: ("示例区青山镇人民政府",), 2: ("青山",), 3: ("区住建委", "区住房城乡建设委"), 4: ("市水务局",), 5: ("区水务局",), 6: ("甲公司",), 7: ("乙局（甲科）", "乙局甲科"), 8: (), 9: ("区交通局",), 10: ("区公安分局交通支队",),
}, ("示例市", "示例区"))  # fmt: skip


@pytest.mark.parametrize(("words", "unit"), [
    ("青山镇", 1), ("青山", 2), ("区水务局", 5), ("市水务局", 4), ("示例区水务局", 5), ("示例市水务局", 4), ("水务局", None), ("", None), ("　", None), ("（）", None), ("乙局（甲科）", 7), ("乙局(甲科)", 7), ("丙局", None), ("区住房和城乡建设委员会", 3),
])  # fmt: skip
def test_a_name_is_one_units_or_nobodys(words: str, unit: int | None) -> None:
    assert (MORE.find(words), MORE.find(words)) == (unit, unit)


@pytest.mark.parametrize(("file", "unit"), [
    ("甲公司.xlsx", 6), ("5月（甲公司）.xlsx", 6), ("关于甲公司5月报送.xlsx", 6), ("市水务局.xlsx", 4), ("关于市水务局的报送.xlsx", 4), ("区水务局_甲公司.xlsx", None), ("关于区水务局和甲公司.xlsx", None),
    ("水务局.xlsx", None), ("青山.xlsx", 2), ("在青山脚下.xlsx", None), ("青山镇5月.xlsx", 1), ("5月报送.xlsx", None), ("", None), ("2026年5月区交通局汇总表.xls.xlsx", 9), ("一/二/甲公司5月.xlsx", 6), ("住建委5月.xlsx", 3),
])  # fmt: skip
def test_the_name_of_a_file_holds_one_unit_or_none(file: str, unit: int | None) -> None:
    assert MORE.in_file_name(file) == unit


def test_of_two_names_one_of_which_holds_the_other_the_longer_is_meant() -> None:
    names = UnitNames({1: ("青山镇政府",), 2: ("大青山镇政府",)})
    assert (names.in_file_name("大青山镇政府5月.xlsx"), names.in_file_name("关于青山镇政府5月.xlsx")) == (2, 1)


def test_new_names_are_numbered_downward_and_each_once() -> None:
    more = NAMES.with_others(["云岭镇人民政府", "云外镇人民政府", "云岭镇人民政府"])
    assert [more.find(name) for name in ("云岭镇", "云外镇", "区水务局")] == [-1, -2, 4]
    assert (more.names[-1], more.names[1], NAMES.names) == ("云岭镇人民政府", "区生态环境局", {1: "区生态环境局", 2: "青山镇人民政府", 3: "柳河镇人民政府", 4: "区水务局"})
    assert more.with_others([]).find("示例区云岭镇") == -1
    assert UnitNames({1: ()}).names == {}


def test_a_remark_tells_an_office_from_its_unit_only_where_the_unit_is_known_too() -> None:
    alone = UnitNames({1: ("区交通局（运输办公室）",)}, ("示例市", "示例区"))
    assert (alone.find("区交通局"), alone.find("示例区交通局")) == (1, 1)
    both = UnitNames({1: ("区交通局（运输办公室）",), 2: ("区交通局",), 3: ("区交通局（轨道办公室）",)}, ("示例市", "示例区"))
    assert [both.find(name) for name in ("示例区交通局", "区交通局（轨道办公室）", "区交通局（运输办公室）")] == [2, 3, 1]
    two = UnitNames({1: ("区交通局（运输办公室）",), 3: ("区交通局（轨道办公室）",)}, ("示例市", "示例区"))
    assert two.find("示例区交通局") is None
