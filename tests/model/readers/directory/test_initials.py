"""Pinyin initials: every reading of a character counts, the usual one first; the shipped table is pypinyin's."""

from __future__ import annotations

import importlib.util

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from model.readers.directory.initials import (
    BEGINS,
    READ_OTHERWISE,
    WHOLE,
    WITHIN,
    fit,
    initials,
    readings,
    spellings,
)


@pytest.mark.parametrize(("name", "letters"), [
    ("黄村镇", "hcz"), ("区水务局", "qswj"), ("生态环境局（土壤科）", "sthjjtrk"), ("A区1号", "aq1h"), ("", ""),
])
def test_initials_of_a_name(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(("typed", "name", "rank"), [
    ("hcz", "黄村镇", WHOLE), ("hc", "黄村镇", WHOLE), ("hc", "黄村镇人民政府", BEGINS), ("h", "黄村镇", BEGINS),
    ("cq", "重庆市", READ_OTHERWISE), ("ca", "长安区", READ_OTHERWISE), ("sx", "单县", READ_OTHERWISE), ("xm", "厦门市", READ_OTHERWISE),
    ("ht", "洪洞县", READ_OTHERWISE), ("slp", "十里堡镇", READ_OTHERWISE), ("yq", "乐清市", READ_OTHERWISE),
    ("zrz", "区自然资源局", WITHIN), ("zr", "区自然资源局", None), ("hcx", "黄村镇", None), ("hczrmzfx", "黄村镇人民政府", None), ("", "黄村镇", None),
])
def test_typed_letters_fit_a_name(typed: str, name: str, rank: int | None) -> None:
    assert fit(typed, readings(name)) == rank


@pytest.mark.parametrize(("typed", "name", "usual"), [("cqs", "重庆市", "cqs"), ("sx", "单县", "sx"), ("cyq", "朝阳区", "cyq")])
def test_the_usual_reading_comes_first(typed: str, name: str, usual: str) -> None:
    assert fit(typed, readings(name), usual) == WHOLE


@given(st.text(alphabet="重长单厦区县镇街道黄村水务局（）Aa1 ", max_size=12))
def test_a_name_fits_its_own_initials(name: str) -> None:
    letters = initials(name)
    assert fit(letters, readings(name)) == (WHOLE if letters else None)


def test_the_shipped_table_is_what_pypinyin_says() -> None:
    found = importlib.util.spec_from_file_location("make_initials", resources.path("units/make_initials.py"))
    assert found is not None
    assert found.loader is not None
    maker = importlib.util.module_from_spec(found)
    found.loader.exec_module(maker)
    made = {character: letters for line in maker.lines() for letters, characters in [line.split("\t")] for character in characters}

    assert {character: readings(character) for character in made} == made


def test_a_name_is_spelt_in_every_way_it_may_be_read_the_commonest_first() -> None:
    assert spellings("曾国") == ("cg", "zg")
    assert spellings("赵明") == ("zm",)
    assert spellings("Ann Lee") == ("annlee",)
    assert spellings("（—）") == ()
    assert len(spellings("重" * 40)) == 32
