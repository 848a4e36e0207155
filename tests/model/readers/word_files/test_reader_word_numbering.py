"""Numbers that Word prints by itself are read as if they were typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.readers.grid import Paragraph, Table, spread
from model.readers.texts.number_words import written
from model.readers.word_files.word import word_blocks
from tests.word_files import a_list, a_num, numbered, p, r, tbl, tc, tr, word_file

OUTLINE = a_list(0, ("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


def lines(folder: Path, body: str, numbering: str, styles: str = "") -> list[str]:
    blocks = word_blocks(word_file(folder, body, numbering=numbering, styles=styles))
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def items(*levels: int, num_id: int = 1) -> str:
    return "".join(p(r("治水"), numbered(num_id, level)) for level in levels)


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (1, "chineseCounting", "一"), (10, "chineseCountingThousand", "十"), (12, "japaneseCounting", "十二"),
        (20, "chineseCounting", "二十"), (21, "chineseCountingThousand", "二十一"),
        (101, "chineseCountingThousand", "一百零一"), (110, "chineseCountingThousand", "一百一十"),
        (1003, "chineseCountingThousand", "一千零三"), (2024, "ideographDigital", "二〇二四"),
        (3, "chineseLegalSimplified", "叁"), (10, "chineseLegalSimplified", "壹拾"),
        (7, "decimalEnclosedCircle", "⑦"), (21, "decimalEnclosedCircle", "21"), (2, "decimalEnclosedParen", "⑵"),
        (3, "decimalZero", "03"), (12, "decimalFullWidth", "１２"), (3, "lowerLetter", "c"), (28, "upperLetter", "BB"),
        (14, "lowerRoman", "xiv"), (4, "upperRoman", "IV"), (4, "ideographTraditional", "丁"),
        (3, "ideographZodiac", "寅"), (5, "decimal", "5"), (5, "whatever", "5"), (0, "chineseCounting", "0"),
        (10**6, "lowerRoman", "1000000"),
    ],
)  # fmt: skip
def test_a_number_is_written_in_its_form(number: int, form: str, text: str) -> None:
    assert written(number, form) == text


def test_an_outline_counts_each_level_below_the_one_above(tmp_path: Path) -> None:
    found = lines(tmp_path, items(0, 1, 1, 2, 0, 1), OUTLINE + a_num(1, 0))
    assert found == ["一、治水", "（一）治水", "（二）治水", "1. 治水", "二、治水", "（一）治水"]


def test_plain_paragraphs_between_do_not_stop_the_count(tmp_path: Path) -> None:
    assert lines(tmp_path, items(0) + p("说明") + items(0), OUTLINE + a_num(1, 0))[-1] == "二、治水"


def test_lists_of_one_kind_count_on_unless_told_to_begin_anew(tmp_path: Path) -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = OUTLINE + a_num(1, 0) + a_num(2, 0) + a_num(3, 0, anew)
    body = items(0) + items(0, num_id=2) + items(0, 0, num_id=3)
    assert lines(tmp_path, body, numbering) == ["一、治水", "二、治水", "一、治水", "二、治水"]


def test_an_override_may_change_the_form(tmp_path: Path) -> None:
    other = (
        '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="第%1项"/></w:lvl></w:lvlOverride>'
    )
    assert lines(tmp_path, items(0), OUTLINE + a_num(1, 0, other)) == ["第5项 治水"]


def test_higher_numbers_stand_in_front(tmp_path: Path) -> None:
    numbering = a_list(0, ("decimal", "%1"), ("decimal", "%1.%2")) + a_num(1, 0)
    assert lines(tmp_path, items(0, 1, 1, 0, 1), numbering) == [
        "1 治水",
        "1.1 治水",
        "1.2 治水",
        "2 治水",
        "2.1 治水",
    ]


def test_legal_numbering_is_in_digits(tmp_path: Path) -> None:
    numbering = OUTLINE.replace(
        '<w:lvlText w:val="（%2）"/>', '<w:isLgl/><w:lvlText w:val="%1.%2"/>'
    ) + a_num(1, 0)
    assert lines(tmp_path, items(0, 1), numbering)[1] == "1.1 治水"


def test_a_level_may_count_through(tmp_path: Path) -> None:
    numbering = OUTLINE.replace(
        '<w:lvlText w:val="（%2）"/>', '<w:lvlRestart w:val="0"/><w:lvlText w:val="%2"/>'
    )
    assert lines(tmp_path, items(0, 1, 0, 1), numbering + a_num(1, 0))[-1] == "二 治水"


def test_bullets_are_ornament(tmp_path: Path) -> None:
    assert lines(tmp_path, items(0), a_list(0, ("bullet", "\uf06c")) + a_num(1, 0)) == ["治水"]


@pytest.mark.parametrize("num_id", [0, 7])
def test_no_list_and_an_unknown_list_give_no_number(tmp_path: Path, num_id: int) -> None:
    assert lines(tmp_path, items(0, num_id=num_id), OUTLINE + a_num(1, 0)) == ["治水"]


def test_a_style_may_number_its_paragraphs(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/><w:basedOn w:val="h1"/></w:style>'
    )
    bound = OUTLINE.replace(
        '<w:lvlText w:val="（%2）"/>', '<w:pStyle w:val="h2"/><w:lvlText w:val="（%2）"/>'
    )
    off = '<w:pStyle w:val="h1"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = (
        p(r("治水"), '<w:pStyle w:val="h1"/>') + p(r("清河"), '<w:pStyle w:val="h2"/>') + p(r("治气"), off)
        + p(r("治土"), '<w:pStyle w:val="h1"/>')
    )  # fmt: skip
    assert lines(tmp_path, body, bound + a_num(1, 0), styles) == [
        "一、治水",
        "（一）清河",
        "治气",
        "二、治土",
    ]


def test_levels_may_stand_with_a_list_style(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="S"><w:name w:val="s"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    pointing = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="S"/></w:abstractNum>'
    numbering = OUTLINE + pointing + a_num(1, 5) + a_num(2, 0)
    assert lines(tmp_path, items(0), numbering, styles) == ["一、治水"]


def test_a_deleted_paragraph_is_not_counted(tmp_path: Path) -> None:
    gone = p(f"<w:del>{r('删去')}</w:del>", numbered(1) + "<w:rPr><w:del/></w:rPr>")
    assert lines(tmp_path, items(0) + gone + items(0), OUTLINE + a_num(1, 0)) == ["一、治水", "二、治水"]


def test_numbers_of_rows_count_down_the_table(tmp_path: Path) -> None:
    numbering = a_list(0, ("decimal", "%1")) + a_num(1, 0)

    def number(merge: str = "") -> str:
        return tc(p("", numbered(1)), merge=merge)

    body = tbl(
        tr("序号", "措施"),
        tr(number("restart"), "清河。"),
        tr(number("continue"), "巡查。"),
        tr(number(), "植树。"),
        tr(number(), "造林。", properties="<w:del/>"),
        tr(number(), "治土。"),
    )
    (found,) = word_blocks(word_file(tmp_path, body, numbering=numbering))
    assert isinstance(found, Table)
    assert [row[0] for row in spread(found)] == ["序号", "1", "1", "2", "3"]


def test_absurd_numbers_do_no_harm(tmp_path: Path) -> None:
    numbering = a_list(0, ("chineseCounting", "%1%9、")).replace(
        'w:start w:val="1"', 'w:start w:val="99999999999"'
    )
    body = p(r("治水"), numbered(1, 99999)) + p(r("治气"), numbered(1))
    assert lines(tmp_path, body, numbering + a_num(1, 0)) == ["治水", "999999999991、治气"]
