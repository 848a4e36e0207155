"""Texts longer than a plan has, and marks by the thousand: read without loss, each sign looked at once."""

from __future__ import annotations

import pytest

from model.errors import PlanReadError
from model.readers.grid import Cell, Paragraph, Table
from model.readers.pdfs.pdf_soundness import is_sound
from model.readers.texts.long_texts import MOST_LINES, MOST_SIGNS, bounded, check_lines
from model.readers.texts.text import decoded, text_blocks
from model.readers.texts.text_marks import plain
from model.readers.web_pages.web_page import markup_blocks
from model.readers.words.wording import is_dash
from model.rows.draft import Place

SENTENCE = "完成河段清淤三公里，持续开展巡查。"
HERE = Place(line=3)


def test_a_long_paragraph_becomes_several_that_end_with_sentences() -> None:
    text = SENTENCE * (3 * MOST_SIGNS // len(SENTENCE))
    pieces = [block.text for block in bounded([Paragraph(text, HERE)], "计划") if isinstance(block, Paragraph)]
    assert len(pieces) > 2
    assert "".join(pieces) == text
    assert all(piece.endswith("。") and len(piece) <= MOST_SIGNS for piece in pieces)


def test_what_a_long_cell_has_too_much_stands_behind_its_table_and_the_cell_is_unsure() -> None:
    text = SENTENCE * (2 * MOST_SIGNS // len(SENTENCE))
    table, *behind = bounded([Table(((Cell("1", HERE), Cell(text, HERE)),), HERE)], "计划")
    assert isinstance(table, Table)
    cell = table.rows[0][1]
    assert cell.unsure
    assert cell.text + "".join(block.text for block in behind if isinstance(block, Paragraph)) == text
    assert table.rows[0][0].unsure == ()


def test_blocks_of_usual_length_are_left_as_they_are() -> None:
    blocks = [Paragraph(SENTENCE, HERE), Table(((Cell(SENTENCE, HERE),),), HERE)]
    assert list(bounded(blocks, "计划")) == blocks


def test_a_file_of_far_too_many_lines_is_refused() -> None:
    with pytest.raises(PlanReadError, match="plan-too-many-rows"):
        list(bounded([Paragraph(SENTENCE, HERE)] * (MOST_LINES + 1), "计划"))
    with pytest.raises(PlanReadError, match="plan-too-many-rows"):
        check_lines("一\n" * (MOST_LINES + 1), "计划")
    check_lines("\n" * (2 * MOST_LINES), "计划")


@pytest.mark.parametrize("cut", [1, 2])
def test_a_text_that_ends_within_a_character_is_read(cut: int) -> None:
    assert decoded(SENTENCE.encode()[:-cut]) == SENTENCE[:-1]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("PM <sub> 2.5 </sub>浓度", "PM2.5浓度"),
        ("甲 <p> <p> 乙", "甲\n乙"),
        ("甲  </p> <p>乙", "甲\n乙"),
        ("PM _{ 2.5 } 浓度", "PM2.5 浓度"),
        ("甲   乙<b>丙</b>", "甲   乙丙"),
    ],
)
def test_blanks_around_marks_go_with_them(marked: str, expected: str) -> None:
    assert plain(marked) == expected


# Each of these took minutes: a sign was looked at once for every other sign.
@pytest.mark.parametrize("marks", ["<b>" + " " * 400_000 + "_", "<sub>" + " " * 400_000, "_{" * 100_000])
def test_marks_by_the_thousand_are_read(marks: str) -> None:
    assert isinstance(plain(marks), str)


def test_a_cell_of_dashes_that_ends_in_a_word_is_no_dash() -> None:
    assert not is_dash("-" * 100_000 + "治")
    assert is_dash("-" * 100_000)


@pytest.mark.parametrize("sheet", ["@" * 199_000, "/*" * 90_000, "a" * 199_000, "@a{" * 60_000])
def test_style_sheets_of_nothing_but_marks_hide_nothing(sheet: str) -> None:
    blocks = markup_blocks(f"<html><style>{sheet}</style><p>{SENTENCE}</p></html>", "页")
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [SENTENCE]


def test_rows_and_lines_in_turn_are_tables_of_a_row_each() -> None:
    blocks = list(text_blocks("甲\t乙\n一段文字。\n" * 20_000))
    assert len(blocks) == 40_000
    assert blocks[2] == Table((((Cell("甲", Place(line=3))), Cell("乙", Place(line=3))),), Place(line=3, end_line=3))


def test_streams_that_are_nowhere_ended_leave_a_pdf_unsound(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("pdf") / "a.pdf"
    file.write_bytes(b"%PDF-1.4\n" + b"<</Filter/FlateDecode>>stream\nx\x9c\x03" * 20_000)
    assert not is_sound(file)
