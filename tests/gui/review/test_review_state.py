"""The draft under review and its steps back and on."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from gui.review.review_state import ReviewState
from tests.gui.review.scene import FACTS, a_draft, a_review


def test_a_row_out_of_range_is_brought_back(qtbot: QtBot) -> None:
    state = ReviewState(a_review(row=99), FACTS)
    assert state.row == 3
    state.go(-5)
    assert state.row == 0


def test_a_step_that_changes_nothing_is_no_step() -> None:
    state = ReviewState(a_review(), FACTS)
    state.apply("nothing", state.draft)
    assert state.undo_text == ""
    state.undo()
    state.redo()
    assert state.draft == a_draft()


def test_a_new_step_forgets_what_was_taken_back() -> None:
    state = ReviewState(a_review(), FACTS)
    shorter = replace(state.draft, measures=state.draft.measures[:2])
    state.apply("one", shorter)
    state.undo()
    assert state.redo_text == "one"
    state.apply("two", replace(state.draft, measures=state.draft.measures[:3]))
    assert (state.undo_text, state.redo_text) == ("two", "")
