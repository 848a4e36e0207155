from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.readable import readable


@given(st.text())
def test_what_comes_out_can_always_be_stored(words: str) -> None:
    assert readable(words).encode("utf-8") or not words


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_good_words_stay_as_they_are(words: str) -> None:
    assert readable(words) == words


@pytest.mark.skipif(os.name != "posix", reason="names of files are no bytes here")
def test_a_name_out_of_a_chinese_zip_is_read() -> None:
    assert readable(os.fsdecode("现场照片.jpg".encode("gbk"))) == "现场照片.jpg"
