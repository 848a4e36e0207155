"""Lists of names that only blanks part: where a line ends, a name goes on, or the next one begins."""

from __future__ import annotations

from model.readers.grid import Block, Table
from model.readers.pages.line_ends import settled
from model.readers.pages.page_cells import PageCell
from model.readers.pages.page_lines import JOINT
from model.rows.draft import Place


def read(*texts: str) -> list[PageCell]:
    """The cells of a table with one column; `|` is the end of a full line."""
    rows = tuple((PageCell(text.replace("|", JOINT), Place(page=1)),) for text in texts)
    pages: list[list[Block]] = [[Table(rows, Place(page=1))]]
    ((table,),) = settled(pages, lambda: None)
    assert isinstance(table, Table)
    return [cell for row in table.rows for cell in row if isinstance(cell, PageCell)]


NAMES = ("市水务局", "市财政局", "市教委", "市水务局 市教委", "市财政局")


def test_two_names_known_elsewhere_are_two() -> None:
    *_, last = read(*NAMES, "市统计局 市水务局|市财政局")
    assert (last.text, last.unsure) == ("市统计局 市水务局\n市财政局", ())


def test_a_name_known_elsewhere_is_one() -> None:
    *_, last = read(*NAMES, "城市管理综合执法局", "市教委 城市管理综|合执法局")
    assert (last.text, last.unsure) == ("市教委 城市管理综合执法局", ())


def test_a_line_that_several_texts_follow_is_a_name() -> None:
    *_, last = read(*NAMES, "市教委 城投集团|市水务局", "市教委 城投集团|市财政局", "市水务局 城投集团|市教委")
    assert last.text == "市水务局 城投集团\n市教委"


def test_what_may_be_one_name_or_two_is_unsure() -> None:
    *_, last = read(*NAMES, "市水务局 团委|市教委")
    assert last.unsure == ("团委市教委",)


def test_two_lines_that_are_no_list_are_one_text() -> None:
    *_, last = read(*NAMES, "团委|市教委")
    assert last.unsure == ()
