"""A column of progress pasted back: which line is whose, and what never happens to what stands there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.actions.progress import note_progress
from model.ledger import Ledger
from model.periods import Month
from model.queries.pasted import match_pasted
from model.readers.texts.pasted import pasted_cells
from model.rows.pasted import PastedMatch, PastedStanding
from model.rules.pasted_columns import bare_code, pasted_table
from tests.builders import TODAY, a_plan, measure_ids, taken_in

MONTH = Month.of(TODAY)
NEW, REPLACES, SAME = PastedStanding.NEW, PastedStanding.REPLACES, PastedStanding.SAME
EMPTY, UNKNOWN, TWICE = PastedStanding.EMPTY, PastedStanding.UNKNOWN, PastedStanding.TWICE


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Measures 1-01-1, 1-02-1, 1-02-2."""
    with Ledger.open(tmp_path / "ledger", person="填报人", chain="test") as opened:
        yield taken_in(opened, a_plan())


def matched(ledger: Ledger, text: str, chosen: Sequence[int] = ()) -> PastedMatch:
    table = pasted_table(pasted_cells(text))
    return match_pasted(ledger, table, chosen, plan_id=None, month=MONTH, today=TODAY)


def standings(match: PastedMatch) -> list[PastedStanding]:
    return [line.standing for line in match.lines]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1-03-2", "1-03-2"), ("1-3-2", "1-03-2"), ("１－３－２", "1-03-2"), (" 2026/1-03-2 ", "1-03-2"),
        ("2-1-03-2", "2-1-03-2"), ("'1-03-2", "1-03-2"), ("2026-03-02", "2026-03-2"), ("", ""), ("已完成", ""), ("1-3", ""),
    ],
)  # fmt: skip
def test_codes_are_read_as_people_write_them(written: str, code: str) -> None:
    assert bare_code(written) == code


def test_lines_are_matched_by_their_codes_in_any_order(ledger: Ledger) -> None:
    ids = measure_ids(ledger)

    match = matched(ledger, "1-02-2\t第三条。\n1-01-1\t第一条。\n")

    assert match.texts == {ids[2]: "第三条。", ids[0]: "第一条。"}
    assert match.is_plain


def test_headings_say_which_column_is_meant(ledger: Ledger) -> None:
    text = "编号\t6月进展\t备注\n1-01-1\t已部署。\t甲\n1-02-1\t\t乙\n"

    match = matched(ledger, text)

    assert match.texts == {measure_ids(ledger)[0]: "已部署。"}
    assert standings(match) == [NEW, EMPTY]
    assert [line.row.line for line in match.lines] == [2, 3]


def test_without_headings_the_last_column_is_the_progress(ledger: Ledger) -> None:
    assert matched(ledger, "1-01-1\t措施原文\t12-31\t已部署。").texts == {measure_ids(ledger)[0]: "已部署。"}


def test_a_bare_column_goes_to_the_chosen_ones_in_order(ledger: Ledger) -> None:
    ids = measure_ids(ledger)

    match = matched(ledger, "第一条。\n\n第三条。\n", ids)

    assert match.texts == {ids[0]: "第一条。", ids[2]: "第三条。"}
    assert standings(match) == [NEW, EMPTY, NEW]


def test_a_bare_column_of_another_length_is_nobodys(ledger: Ledger) -> None:
    match = matched(ledger, "第一条。\n第二条。", measure_ids(ledger))

    assert match.texts == {}
    assert standings(match) == [UNKNOWN, UNKNOWN]
    assert not match.is_plain


def test_line_ends_tabs_and_marks_inside_a_cell_stay(ledger: Ledger) -> None:
    match = matched(ledger, '1-01-1\t"第一行\r\n第""二""行\t后"\r\n')

    assert match.texts == {measure_ids(ledger)[0]: '第一行\n第"二"行\t后'}


def test_an_empty_cell_never_takes_words_away(ledger: Ledger) -> None:
    note_progress(ledger, measure_ids(ledger)[0], MONTH, "原文。", today=TODAY)

    match = matched(ledger, "1-01-1\t \n1-02-1\t已部署。")

    assert standings(match) == [EMPTY, NEW]
    assert measure_ids(ledger)[0] not in match.texts


def test_other_words_in_the_place_of_some_are_said_before(ledger: Ledger) -> None:
    note_progress(ledger, measure_ids(ledger)[0], MONTH, "原文。", today=TODAY)

    match = matched(ledger, "1-01-1\t新的。\n1-02-1\t已部署。")

    assert standings(match) == [REPLACES, NEW]
    assert match.lines[0].before == "原文。"
    assert not match.is_plain


def test_the_same_words_are_not_written_again(ledger: Ledger) -> None:
    note_progress(ledger, measure_ids(ledger)[0], MONTH, "第一行。\n第二行。", today=TODAY)

    match = matched(ledger, '1-01-1\t"第一行。 \r\n第二行。"\n')

    assert standings(match) == [SAME]
    assert match.texts == {}


def test_a_measure_named_twice_is_written_once_and_told(ledger: Ledger) -> None:
    match = matched(ledger, "1-01-1\t甲。\n1-1-1\t乙。")

    assert standings(match) == [NEW, TWICE]
    assert match.texts == {measure_ids(ledger)[0]: "甲。"}


def test_a_code_that_is_not_in_the_plan_is_told(ledger: Ledger) -> None:
    match = matched(ledger, "1-01-1\t甲。\n9-09-9\t乙。\n没有编号\t丙。")

    assert standings(match) == [NEW, UNKNOWN, UNKNOWN]


@given(
    st.lists(st.lists(st.text(alphabet="ab1-\t\n\r\"进展 '", max_size=12), min_size=1, max_size=4), max_size=6)
)
def test_whatever_is_pasted_every_line_is_told_of(rows: list[list[str]]) -> None:
    table = pasted_table(rows)

    assert len(table.rows) <= len(rows)
    assert [row.line for row in table.rows] == sorted({row.line for row in table.rows})
    assert all(row.text == row.text.strip() for row in table.rows)


def test_nothing_at_all_is_no_lines() -> None:
    assert pasted_table(pasted_cells("")).rows == ()
    assert pasted_table(pasted_cells("\r\n\t\r\n")).rows == ()
