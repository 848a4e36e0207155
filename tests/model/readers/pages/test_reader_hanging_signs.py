"""Closing signs that hang over the border of their cell, as word processors set them, stay with the text before them."""

from __future__ import annotations

from model.readers.grid import Table
from model.readers.pages.page_marks import Word
from model.readers.pages.ruled import Line, page_blocks

EM = 10.0


def word(text: str, left: float, top: float) -> Word:
    width = sum(EM if ord(sign) > 255 else EM / 2 for sign in text)
    return Word(text, left, top, left + width, top + EM)


def table(words: list[Word]) -> list[list[str]]:
    lines = [Line(100, y, 300, y) for y in (100, 140, 180)] + [Line(x, 100, x, 180) for x in (100, 160, 240, 300)]
    blocks = page_blocks(words, lines, page=1, width=400, height=600)
    assert isinstance(blocks[0], Table)
    return [[cell.text for cell in row] for row in blocks[0].rows]


def test_a_comma_over_the_border_stays_in_its_cell() -> None:
    """The centred first line is wider than its cell by the sign at its end: 县财政局、 / 县民政局."""
    first = [word("县林业局县、", 106, 110), word("民政局", 110, 122), word("6月底前", 170, 110), word("甲", 260, 110)]
    below = [word("县水利局", 105, 150), word("年底前", 170, 150), word("乙", 260, 150)]
    assert table([*first, *below])[0] == ["县林业局县、民政局", "6月底前", "甲"]


def test_nothing_of_a_word_that_is_cut_at_a_border_is_said_twice() -> None:
    wide = word("县林业局县民政局县水利局", 105, 110)  # reaches over the border in the middle of a name
    found = table([wide, word("甲", 260, 110), word("县水利局", 105, 150), word("年底前", 170, 150), word("乙", 260, 150)])
    assert "".join(found[0][:2]).replace("\n", "") == "县林业局县民政局县水利局"
