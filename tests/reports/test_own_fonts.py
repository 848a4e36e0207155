"""Fonts an officer chose: tried, kept, used first, and given up plainly when they are gone."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

import resources
from model.errors import StorageError, UserError
from reports.fonts import FontBook, FontRole, FontSource, chosen_fonts, fonts_file, office_fonts
from reports.own_fonts import choose_font, fonts_in_use, needed_characters, try_font
from reports.pdf_font import EmbeddedFont


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A font file of the officer's own."""
    return Path(shutil.copy(resources.path("fonts/TaizhangKai.ttf"), tmp_path / "仿宋.ttf"))


@pytest.fixture
def keep(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "fonts.json"


def use_of(role: FontRole, keep: Path) -> FontSource:
    return next(use.source for use in fonts_in_use(keep) if use.role is role)


def lacking(target: Path, text: str) -> Path:
    """A small font that draws these characters only."""
    font = TTFont(BytesIO(resources.path("fonts/TaizhangKai.ttf").read_bytes()))
    subsetter = Subsetter(Options())
    subsetter.populate(text=text)
    subsetter.subset(font)
    font.save(target)
    return target


def without(target: Path, characters: str) -> Path:
    """A whole font that draws all but these characters."""
    font = TTFont(BytesIO(resources.path("fonts/TaizhangKai.ttf").read_bytes()))
    for table in font["cmap"].tables:
        table.cmap = {code: glyph for code, glyph in table.cmap.items() if chr(code) not in characters}
    font.save(target)
    return target


def test_signs_of_one_width_keep_it_in_the_document(tmp_path: Path) -> None:
    """Fonts of offices say the width of all their characters once, and count in other units than thousandths."""
    font = TTFont(BytesIO(lacking(tmp_path / "宋.ttf", "示例区报告").read_bytes()))
    scale_upem(font, 256)
    font.save(tmp_path / "宋.ttf")
    assert font["hhea"].numberOfHMetrics < font["maxp"].numGlyphs
    embedded = TTFont(BytesIO(EmbeddedFont("宋", tmp_path / "宋.ttf").face.makeSubset([ord(char) for char in "示例区报告"])))
    assert {width for width, _ in list(embedded["hmtx"].metrics.values())[1:]} == {256}


def test_a_chosen_font_draws_its_role_from_now_on(own: Path, keep: Path) -> None:
    choose_font(FontRole.BODY, own, keep)
    assert chosen_fonts(keep) == {FontRole.BODY: own}
    assert FontBook((), chosen_fonts(keep)).glyph("示", FontRole.BODY).font == str(own)
    assert (use_of(FontRole.BODY, keep), use_of(FontRole.KAI, keep) is FontSource.CHOSEN) == (FontSource.CHOSEN, False)


def test_a_chosen_font_comes_before_an_installed_one(own: Path, keep: Path, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    installed.mkdir()
    shutil.copy(resources.path("fonts/TaizhangSong.ttf"), installed / "simfang.ttf")
    choose_font(FontRole.BODY, own, keep)
    assert FontBook([installed], chosen_fonts(keep)).use(FontRole.BODY).file == own
    assert FontBook([installed]).use(FontRole.BODY).source is FontSource.INSTALLED


def test_giving_a_choice_up_leaves_the_others(own: Path, keep: Path) -> None:
    choose_font(FontRole.BODY, own, keep)
    choose_font(FontRole.TITLE, own, keep)
    choose_font(FontRole.BODY, None, keep)
    assert chosen_fonts(keep) == {FontRole.TITLE: own}


def test_reports_written_without_a_book_use_the_choice(own: Path) -> None:
    choose_font(FontRole.SONG, own)
    try:
        assert office_fonts().use(FontRole.SONG).source is FontSource.CHOSEN
    finally:
        fonts_file().unlink()


def test_a_chosen_font_that_went_away_gives_way_and_is_told(own: Path, keep: Path) -> None:
    choose_font(FontRole.BODY, own, keep)
    own.unlink()
    lost = next(use for use in fonts_in_use(keep) if use.role is FontRole.BODY)
    assert (lost.source, lost.chosen) == (FontSource.CHOSEN_LOST, own)
    assert lost.file != own


def test_a_font_without_common_characters_is_refused_by_name(tmp_path: Path, keep: Path) -> None:
    assert set("的国") <= set(needed_characters())
    font = without(tmp_path / "small.ttf", "的国")
    with pytest.raises(UserError) as error:
        choose_font(FontRole.BODY, font, keep)
    assert error.value.code == "font-lacks-characters"
    assert error.value.facts["count"] == 2
    assert set(str(error.value.facts["characters"])) == set("的国")
    assert chosen_fonts(keep) == {}


@pytest.mark.parametrize("content", [b"", b"OTTO" + b"\0" * 40, b"nonsense" * 20, b"\0\1\0\0" + b"\xff" * 60])
def test_what_is_no_usable_font_is_refused(tmp_path: Path, keep: Path, content: bytes) -> None:
    font = tmp_path / "x.ttf"
    font.write_bytes(content)
    with pytest.raises(UserError) as error:
        choose_font(FontRole.BODY, font, keep)
    assert error.value.code == "font-unreadable"


def test_a_font_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError) as error:
        try_font(tmp_path / "gone.ttf")
    assert error.value.code == "font-unreadable"


@pytest.mark.parametrize("text", ["", "[1]", '{"heading": 3, "mystery": "x"}', "\0"])
def test_a_damaged_choice_counts_as_none(keep: Path, text: str) -> None:
    keep.parent.mkdir()
    keep.write_text(text, encoding="utf-8")
    assert chosen_fonts(keep) == {}


def test_a_choice_that_cannot_be_kept_is_told(own: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError) as error:
        choose_font(FontRole.BODY, own, tmp_path / "file" / "fonts.json")
    assert error.value.code == "font-not-kept"


def test_every_shipped_font_could_be_chosen() -> None:
    for name in ("TaizhangTitle.ttf", "TaizhangKai.ttf", "TaizhangFang.ttf", "TaizhangSong.ttf", "NotoSansSC-Medium.ttf"):
        try_font(resources.path(f"fonts/{name}"))
