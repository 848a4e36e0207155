from __future__ import annotations

import shutil
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

import resources
from reports.fonts import RARE, SHIPPED, FontBook, FontRole, office_folders, plain

FILES = [*SHIPPED.values(), "NotoSansSC-Regular.ttf"]
PLAN_SIGNS = "₀₁₂₅₉³²·～—㎡μ≤≥℃№①⑳…〔〕“”《》、。，；：！？％×±‰"


def _open(name):
    return TTFont(BytesIO((resources.path("fonts") / name).read_bytes()), lazy=True)


def _gb2312():
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            yield from bytes((high, low)).decode("gb2312", "ignore")


@pytest.mark.parametrize("name", FILES)
def test_shipped_font_has_what_plans_need(name):
    font = _open(name)
    known = font.getBestCmap()
    assert "glyf" in font
    assert [char for char in (*PLAN_SIGNS, *_gb2312(), *map(chr, range(33, 127))) if ord(char) not in known] == []


@pytest.mark.parametrize("name", [*FILES, RARE])
def test_cut_fonts_do_not_carry_reserved_names(name):
    font = _open(name)
    names = " ".join(str(font["name"].getDebugName(number)) for number in (1, 3, 4, 6, 16))
    assert not any(reserved in names for reserved in ("LXGW", "霞鹜", "Source"))


def test_window_font_answers_to_its_name():
    assert _open("NotoSansSC-Regular.ttf")["name"].getDebugName(1) == "Noto Sans SC"


def test_role_has_its_own_font_and_the_rare_ones_another():
    book = FontBook()
    assert book.glyph("示", FontRole.BODY).font == "TaizhangFang"
    assert book.glyph("𠮷", FontRole.BODY).font == "TaizhangRare"
    assert not book.missing


def test_nobody_has_it_so_it_is_named():
    book = FontBook()
    assert book.glyph("😀", FontRole.BODY).text == "〔U+1F600〕"
    assert book.missing == {"😀"}


def test_joiners_and_controls_are_not_drawn():
    assert [glyph.text for glyph in FontBook().glyphs("甲\u200d\ufe0f\x07\u202e乙", FontRole.SONG)] == ["甲", "乙"]


def test_office_font_is_taken_first(tmp_path):
    shutil.copy(resources.path("fonts/TaizhangKai.ttf"), tmp_path / "SIMFANG.TTF")
    assert FontBook([tmp_path]).glyph("示", FontRole.BODY).font == str(tmp_path / "SIMFANG.TTF")


@pytest.mark.parametrize("content", [b"", b"OTTO" + b"\0" * 40, b"nonsense" * 20])
def test_unusable_office_font_gives_way_to_the_shipped_one(tmp_path, content):
    (tmp_path / "simfang.ttf").write_bytes(content)
    assert FontBook([tmp_path]).glyph("示", FontRole.BODY).font == "TaizhangFang"


def test_width_is_the_sum_of_the_characters():
    assert FontBook().width("示例", FontRole.BODY, 16) == pytest.approx(32)


def test_plain_text_can_be_stored():
    assert plain("甲\ud800\x00\u200d乙") == "甲乙"


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux"])
def test_every_system_has_font_folders(monkeypatch, platform):
    monkeypatch.setattr("reports.fonts.sys.platform", platform)
    assert all("ont" in str(folder) for folder in office_folders())
