"""Who sent a file: by what stands in it, by its name; where these contradict, a person must say."""

from __future__ import annotations

import pytest

from model.rows.returned import ReturnedFacts
from model.rules.senders import SenderFound, UnitNames, sender_of

NAMES = UnitNames({1: ("区生态环境局",), 2: ("青山镇人民政府", "青山镇政府"), 3: ("柳河镇人民政府",), 4: ("区水务局",)}, ("示例市", "示例区"))


def found(file: str = "表.xlsx", **facts: object) -> SenderFound:
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
