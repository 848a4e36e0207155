"""What was chosen in the checklist, kept as text and read again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.pages.checklist_choice import Choice, choice_from, choice_of
from model.periods import Month
from model.rows.checklist import ChecklistFilter
from model.rows.words import Light, Role, State

DAY = date(2026, 6, 15)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
SPANS = st.one_of(  # none, one that moves with the calendar, one between two days
    st.just((None, None, None)), st.tuples(st.integers(0, 99), st.none(), st.none()), st.tuples(st.none(), DAYS, DAYS)
)  # fmt: skip


def _choice(span: tuple[int | None, date | None, date | None], **chosen: object) -> Choice:
    return Choice(due_days=span[0], due_from=span[1], due_to=span[2], **chosen)  # type: ignore[arg-type]


CHOICES = st.builds(
    _choice, span=SPANS, is_mine=st.booleans(), role=st.none() | st.sampled_from(Role), light=st.none() | st.sampled_from(Light),
    state=st.none() | st.sampled_from(State), annex=st.none() | st.integers(1, 9), unit=st.sampled_from(["", "各镇"]),
    is_idle=st.booleans(), is_without_evidence=st.booleans(), has_doubts=st.booleans(),
    has_questions=st.booleans(), handler=st.sampled_from([None, "", "填报人甲"]),
)  # fmt: skip


@given(CHOICES)
def test_a_choice_comes_back_from_its_text(choice: Choice) -> None:
    assert choice_from(choice.as_text()) == choice


@given(CHOICES)
def test_a_choice_comes_back_from_its_filter(choice: Choice) -> None:
    assert choice_of(choice.filter(3, "词", DAY), DAY) == choice


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '"x"'])
def test_what_cannot_be_read_is_no_choice(text: str) -> None:
    assert choice_from(text) is None


def test_unknown_words_are_left_out() -> None:
    text = '{"due_from": "May", "role": "boss", "light": 3, "annex": "2", "is_mine": "yes", "unit": null, "new": 1}'
    assert choice_from(text) == Choice()


def test_days_and_months_keep_their_meaning_another_day() -> None:
    kept = Choice(due_days=7, is_idle=True).filter(None, "", date(2026, 7, 1))
    assert kept == ChecklistFilter(due_before=date(2026, 7, 8), idle_month=Month(2026, 7))


def test_only_more_than_mine_narrows() -> None:
    assert not Choice(is_mine=True).narrows
    assert replace(Choice(is_mine=True), annex=1).narrows
