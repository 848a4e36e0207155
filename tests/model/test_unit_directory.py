from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from model.errors import UserError, explain_error
from model.readers.directory.unit_directory import area_of, children, find_area, provinces, search, units_of
from model.rows.unit_words import AreaRow, UnitKind, UnitRow
from model.rules.units import who_am_i


def _run_alone(code: str) -> str:
    """What a fresh process without coverage prints."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("COV", "COVERAGE"))}
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", code], cwd=resources.path("..").resolve(), env=plain,
                          capture_output=True, text=True, encoding="utf-8", check=True)
    return done.stdout


def names(rows: Iterable[AreaRow] | Iterable[UnitRow]) -> list[str]:
    return [row.name for row in rows]


def test_provinces_are_all_and_only_the_countrys() -> None:
    found = names(provinces())

    assert len(found) == 34
    assert {"北京市", "河北省", "台湾省", "香港特别行政区", "澳门特别行政区", "新疆维吾尔自治区"} <= set(found)
    assert "示例市" not in found


def test_children_of_a_province_are_its_cities() -> None:
    assert names(children("13"))[:2] == ["石家庄市", "唐山市"]


def test_children_of_a_municipality_are_its_districts() -> None:
    found = names(children("11"))

    assert len(found) == 16
    assert "市辖区" not in found


def test_children_of_a_province_hold_cities_right_under_it() -> None:
    found = names(children("41"))

    assert {"郑州市", "济源市"} <= set(found)


def test_children_of_a_city_are_its_districts() -> None:
    assert {"长安区", "正定县", "辛集市"} <= set(names(children("1301")))


def test_children_of_a_district_are_none() -> None:
    assert children("130102") == ()


@pytest.mark.parametrize(("text", "full_name"), [
    ("北京市延庆区", "北京市延庆区"), ("延庆区", "北京市延庆区"), ("北京市/市辖区/延庆区", "北京市延庆区"),
    ("北京 延庆", "北京市延庆区"), ("北京延庆", "北京市延庆区"), ("延庆", "北京市延庆区"), (" 北京市 延庆区 ", "北京市延庆区"),
    ("江苏省苏州市昆山市", "江苏省苏州市昆山市"), ("昆山市", "江苏省苏州市昆山市"), ("江苏省昆山市", "江苏省苏州市昆山市"),
    ("苏州昆山", "江苏省苏州市昆山市"), ("苏州市/昆山市", "江苏省苏州市昆山市"),
    ("河北石家庄裕华", "河北省石家庄市裕华区"), ("重庆市/县/城口县", "重庆市城口县"), ("内蒙古", "内蒙古自治区"),
    ("北京", "北京市"), ("广西南宁", "广西壮族自治区南宁市"), ("济源市", "河南省济源市"),
    ("示例市示例区", "示例市示例区"), ("示例区", "示例市示例区"), ("示例市/市辖区/示例区", "示例市示例区"),
])
def test_find_area_by_the_ways_it_is_written(text: str, full_name: str) -> None:
    assert find_area(text).full_name == full_name


def test_find_area_gives_code_and_path() -> None:
    row = find_area("示例区")

    assert (row.code, row.path, row.initials) == ("990101", ("示例市", "示例区"), "slq")


def test_find_area_of_a_city_without_districts_is_where_its_towns_are() -> None:
    area = find_area("东莞市")

    assert area.path == ("广东省", "东莞市")
    assert any(unit.kind is UnitKind.TOWN for unit in units_of(area))


@pytest.mark.parametrize("text", ["鼓楼区", "鼓楼"])
def test_find_area_of_several_names_the_candidates(text: str) -> None:
    with pytest.raises(UserError) as caught:
        find_area(text)

    assert caught.value.code == "area-ambiguous"
    assert "江苏省南京市鼓楼区" in str(caught.value.facts["candidates"])
    assert "福建省福州市鼓楼区" in str(explain_error(caught.value))


def test_find_area_of_very_many_shortens_the_list() -> None:
    with pytest.raises(UserError) as caught:
        find_area("朝阳")

    assert str(caught.value.facts["candidates"]).count("、") <= 5


@pytest.mark.parametrize("text", ["", "  ", "/", "市辖区/县", "火星区", "北京市昆山市"])
def test_find_area_of_none_is_unknown(text: str) -> None:
    with pytest.raises(UserError) as caught:
        find_area(text)

    assert caught.value.code == "area-unknown"


def test_find_area_unknown_names_what_is_like_it() -> None:
    with pytest.raises(UserError) as caught:
        find_area("浩特")

    assert caught.value.code == "area-unknown-near"
    assert "呼和浩特市" in str(caught.value.facts["candidates"])


@pytest.mark.parametrize("code", ["area-unknown-near", "area-ambiguous"])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_errors_are_explained_in_both_languages(code: str, language: str) -> None:
    said = explain_error(UserError(code, text="某地", candidates="甲、乙"), language)

    assert "某地" in said.happened
    assert "甲、乙" in said.next
    assert said.kept


@given(st.text(max_size=12))
@settings(max_examples=60, deadline=None)
def test_find_area_finds_or_says_why_not(text: str) -> None:
    found: str | None = None
    with suppress(UserError):
        found = find_area(text).name

    assert found is None or found[0] in text


def test_every_area_is_found_by_its_path() -> None:
    for province in provinces():
        for city in children(province.code):
            found = find_area(city.full_name)
            assert found.path == city.path


def test_area_of_a_code() -> None:
    assert area_of("110119").full_name == "北京市延庆区"


def test_area_of_an_unknown_code() -> None:
    with pytest.raises(UserError, match="area-unknown"):
        area_of("000000")


def test_units_of_a_district_carry_the_names_they_sign_with() -> None:
    found = {unit.name: unit.kind for unit in units_of(find_area("示例区"))}

    assert found["青山镇人民政府"] is UnitKind.TOWN
    assert found["东园街道办事处"] is UnitKind.STREET
    assert found["示例经济开发区管委会"] is UnitKind.ZONE
    assert len(found) == 12


def test_units_of_a_real_district_are_towns_streets_and_zones() -> None:
    kinds = {unit.kind for unit in units_of(find_area("江苏省昆山市"))}

    assert {UnitKind.TOWN, UnitKind.ZONE} <= kinds
    assert UnitKind.DISTRICT not in kinds


def test_units_of_a_beijing_office_that_is_a_town_stand_under_both_names() -> None:
    found = names(units_of(find_area("北京市顺义区")))

    assert {"杨镇人民政府", "杨镇地区办事处"} <= set(found)
    assert {"天竺镇人民政府", "天竺地区办事处"} <= set(found)


def test_units_of_a_city_are_its_district_governments() -> None:
    found = units_of(find_area("北京市"))

    assert "延庆区人民政府" in names(found)
    assert {unit.kind for unit in found} == {UnitKind.DISTRICT}


def test_units_have_codes_below_their_district_and_initials() -> None:
    area = find_area("北京市延庆区")

    assert all(unit.code.startswith(area.code) and unit.initials.isalnum() for unit in units_of(area))
    assert {unit.name: unit.initials for unit in units_of(area)}["八达岭镇人民政府"] == "bdlz"


def test_units_of_a_district_are_no_districts_themselves() -> None:
    found = {unit.name: unit.kind for unit in units_of(find_area("山西省晋中市祁县"))}

    assert found["城区"] is UnitKind.OTHER


def test_units_of_an_area_without_entries_are_none() -> None:
    assert units_of(find_area("台湾省")) == ()


def test_units_of_the_directory_are_known_to_the_rules() -> None:
    area = find_area("示例区")

    assert all(who_am_i(unit.name, area.full_name).kind is unit.kind for unit in units_of(area))


@pytest.mark.parametrize(("text", "first"), [
    ("延庆", "北京市延庆区"), ("yq", "北京市延庆区"), ("bjyq", "北京市延庆区"), ("YQQ", "北京市延庆区"), ("北京延", "北京市延庆区"),
    ("cq", "重庆市"), ("重庆", "重庆市"), ("昆山市", "江苏省苏州市昆山市"), ("sls", "示例市"), ("示例区", "示例市示例区"),
])
def test_search_by_characters_and_initials(text: str, first: str) -> None:
    assert first in [row.full_name for row in search(text)][:3]


def test_search_gives_no_more_than_asked_for() -> None:
    assert len(search("区", 7)) == 7
    assert search("区", 0) == ()


@pytest.mark.parametrize("text", ["", " ", "/", "火星", "qqqqqqqq"])
def test_search_of_nothing_known_is_empty(text: str) -> None:
    assert search(text) == ()


def test_search_puts_names_that_begin_so_first() -> None:
    found = names(search("南", 5))

    assert all(name.startswith("南") for name in found)


def test_nothing_is_read_on_import() -> None:
    code = "import model.readers.directory.unit_directory as d; print(d._directory.cache_info().currsize)"

    assert _run_alone(code).strip() == "0"


def test_the_directory_is_read_quickly_and_once() -> None:
    """Timed in a process of its own, where nothing counts lines; the best of five, as other work may be under way."""
    code = (
        "import time, model.readers.directory.unit_directory as d\n"
        "def once():\n"
        "    d._directory.cache_clear(); start = time.process_time(); d.provinces(); d.find_area('示例区')\n"
        "    return time.process_time() - start\n"
        "took = min(once() for _ in range(5))\n"
        "print(took, d._directory.cache_info().misses)\n"
    )
    seconds, misses = _run_alone(code).split()

    assert float(seconds) < 0.15
    assert misses == "1"


def test_the_shipped_file_is_small() -> None:
    assert resources.path("units/china-division-2.7.0.tsv.xz").stat().st_size < 400_000
