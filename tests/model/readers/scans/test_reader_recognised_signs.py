"""Signs the engine takes for others are set right where the page tells: wide and narrow forms, dashes alone in a cell."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from model.readers.pages.page_marks import Word
from model.readers.scans.page_content import PageContent
from model.readers.scans.recognised_signs import evened
from model.readers.scans.ruling_lines import Rule
from model.readers.scans.text_pieces import Letters, Piece, Read, cut_at_rules, words_of
from model.readers.scans.written_marks import NONE, with_dashes

SAME = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)
WIDE = "各镇（街道）、园区（含托管区）：限期整改，逐项销号"


def page_of(*texts: str) -> PageContent:
    """A page with these words below each other."""
    words = tuple(Word(text, 10, 40 * row, 200, 40 * row + 20) for row, text in enumerate(texts))
    return PageContent(words, (), (300.0, 400.0), (300.0, 400.0), SAME)


def texts_of(contents: list[PageContent]) -> list[str]:
    return [word.text for content in contents for word in content.words]


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("各街道(镇)", "各街道（镇）"),
        ("各街道（镇)", "各街道（镇）"),
        ("按标准(2011)", "按标准（2011）"),
        ("PM2.5,优良天数", "PM2.5，优良天数"),
        ("牵头单位:财政所", "牵头单位：财政所"),
        ("100(75,0)", "100(75,0)"),
        ("1,200户", "1,200户"),
        ("(GB", "(GB"),
        ("3.5亿元", "3.5亿元"),
        ("10%一20%", "10%—20%"),
        ("3一5处", "3—5处"),
        ("第3批一次办结", "第3批一次办结"),
    ],
)
def test_signs_beside_chinese_are_wide_where_most_are(read: str, printed: str) -> None:
    assert texts_of(evened([page_of(WIDE), page_of(read)])) == [WIDE, printed]


def test_a_document_with_narrow_brackets_keeps_them() -> None:
    read = evened([page_of("各镇(街道)、园区(含托管区)，限期整改"), page_of("村（社区）")])
    assert texts_of(read) == ["各镇(街道)、园区(含托管区)，限期整改", "村(社区)"]


def stroke(high: int) -> NDArray[np.uint8]:
    """A page's ink: one level stroke of so many pixels' height at 100, 100."""
    ink = np.zeros((400, 400), np.uint8)
    ink[110 - high // 2 : 110 + (high + 1) // 2, 101:119] = 255
    return ink


def alone(text: str) -> Word:
    """A word around the stroke."""
    return Word(text, 100, 100, 120, 120)


@pytest.mark.parametrize(
    ("read", "printed"), [("一", "—"), ("一一", "——"), ("“", NONE), ("…", NONE), ("—", "—")]
)
def test_a_level_stroke_alone_is_a_dash(read: str, printed: str) -> None:
    assert with_dashes([alone(read), Word("财政所", 100, 200, 160, 220)], stroke(3))[0].text == printed


@pytest.mark.parametrize(
    "other",
    [Word("二", 100, 200, 120, 220), Word("批", 121, 100, 141, 120)],
    ids=["another numeral in its column", "text beside it"],
)
def test_a_numeral_one_among_others_stays(other: Word) -> None:
    assert with_dashes([alone("一"), other], stroke(3))[0] == alone("一")


def test_a_stroke_that_could_be_the_numeral_is_unsure() -> None:
    assert [(word.text, word.sure) for word in with_dashes([alone("一")], stroke(7))] == [("一", False)]


def test_other_words_alone_stay_as_they_are() -> None:
    words = [alone("1"), Word("12.5%", 200, 100, 260, 120), Word("/", 200, 200, 220, 220)]
    assert with_dashes(words, np.full((400, 400), 255, np.uint8)) == words


@pytest.mark.parametrize(("high", "pieces"), [(26, 1), (56, 2)])
def test_a_border_parts_two_lines_and_never_the_halves_of_one(high: int, pieces: int) -> None:
    box = np.array([[10, 10], [200, 10], [200, 10 + high], [10, 10 + high]], np.float32)
    border = Rule(True, 10 + high / 2, 0, 400)
    assert len(cut_at_rules(box, [border], 26.0)) == pieces


def line_of(text: str, centres: list[float]) -> tuple[Piece, Read, NDArray[np.uint8]]:
    """A line read as these letters, 20 pixels large, at these places along 400 pixels; its ink."""
    ink = np.zeros((60, 420), np.uint8)
    for centre in centres:
        ink[12:28, int(centre) - 8 : int(centre) + 8] = 255
    box = np.array([[0, 8], [400, 8], [400, 32], [0, 32]], np.float32)
    letters = (Letters(letter, 1.0, centre / 400) for letter, centre in zip(text, centres, strict=True))
    return Piece(box), Read(tuple(letters)), ink


def test_texts_of_two_columns_found_as_one_line_are_two_words() -> None:
    piece, read, ink = line_of("定期通报进展长期坚持", [*range(20, 140, 20), *range(166, 246, 20)])
    words = words_of([piece], [read], ink)
    assert [word.text for word in words] == ["定期通报进展", "长期坚持"]
    assert words[0].right < 134
    assert words[1].left > 154


def test_letters_pulled_apart_a_little_stay_one_word() -> None:
    piece, read, ink = line_of("定期通报进展", list(range(20, 200, 30)))
    assert [word.text for word in words_of([piece], [read], ink)] == ["定期通报进展"]


def test_the_free_half_of_a_sign_is_no_gap() -> None:
    piece, read, ink = line_of("通报，“零容忍", [20, 40, 60, 80, 100, 120, 140])
    ink[:, 57:86] = 0
    ink[24:28, 52:56] = ink[12:16, 86:90] = 255
    assert [word.text for word in words_of([piece], [read], ink)] == ["通报，“零容忍"]


@pytest.mark.parametrize(("missed", "unsure"), [(0, "定期"), (3, "期报进展"), (6, "展会")])
def test_letters_beside_ink_that_was_passed_over_are_unsure(missed: int, unsure: str) -> None:
    centres = [20.0 + 20 * place for place in range(7)]
    piece, _, ink = line_of("一" * 7, centres)
    _, read, _ = line_of("定期报进展会", [centre for place, centre in enumerate(centres) if place != missed])
    assert [word.text for word in words_of([piece], [read], ink) if not word.sure] == [unsure]


def test_a_tick_or_a_star_among_names_is_in_doubt() -> None:
    (page,) = evened([page_of("☑市水务局", "市水务局", "1.5℃以下")])
    assert [word.sure for word in page.words] == [False, True, True]
