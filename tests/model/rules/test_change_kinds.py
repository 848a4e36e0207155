"""What the history tells of a change: the columns that speak to people, from what it was to what it became."""

from __future__ import annotations

import pytest

from model.rows.history import ChangeKind, Edit
from model.rules.change_kinds import ACTIONS, TOLD, edits_of


def test_a_changed_column_is_told_from_what_it_was_to_what_it_is() -> None:
    images = [("measure", 1, {"state": "open", "closed_on": None}, {"state": "closed", "closed_on": "2024-06-17"})]

    assert edits_of(images) == (Edit("measure", "state", "open", "closed"), Edit("measure", "closed_on", None, "2024-06-17"))


def test_several_changes_of_one_row_are_told_as_one() -> None:
    images = [
        ("reading", 1, {"value": "1"}, {"value": "2"}),
        ("reading", 1, {"value": "2"}, {"value": "3"}),
    ]  # fmt: skip

    assert edits_of(images) == (Edit("reading", "value", "1", "3"),)


def test_rows_of_one_table_are_told_apart() -> None:
    images = [("unit", 1, {"name": "甲局"}, {"name": "乙局"}), ("unit", 2, {"name": "丙局"}, {"name": "丁局"})]

    assert edits_of(images) == (Edit("unit", "name", "甲局", "乙局"), Edit("unit", "name", "丙局", "丁局"))


def test_what_ends_as_it_began_is_left_out() -> None:
    assert edits_of([("unit", 1, {"name": "甲局"}, {"name": "乙局"}), ("unit", 1, {"name": "乙局"}, {"name": "甲局"})]) == ()


@pytest.mark.parametrize(("value", "words"), [(None, None), ("", None), (True, "yes"), (False, "no"), (0, "0"), (12, "12")])
def test_a_value_is_told_in_words_and_an_empty_one_as_nothing(value: object, words: str | None) -> None:
    assert edits_of([("duty", 1, {"answer": "?"}, {"answer": value})]) == (Edit("duty", "answer", "?", words),)


def test_a_cleared_text_that_was_empty_before_is_no_change() -> None:
    assert edits_of([("evidence", 1, {"note": None}, {"note": ""})]) == ()


def test_a_row_that_goes_is_told_by_what_it_had_and_one_that_comes_by_what_it_has() -> None:
    assert edits_of([("unit_alias", 1, {"name": "某局"}, None)]) == (Edit("unit_alias", "name", "某局", None),)
    assert edits_of([("unit_alias", 1, None, {"name": "某局"})]) == (Edit("unit_alias", "name", None, "某局"),)


def test_a_measure_that_is_taken_in_is_told_by_its_text_alone() -> None:
    row = {"text": "完成排查。", "state": "open", "deadline": "年底前"}

    assert edits_of([("measure", 1, None, row)]) == (Edit("measure", "text", None, "完成排查。"),)
    assert edits_of([("measure", 1, row, {**row, "deadline": "6月底前"})]) == (Edit("measure", "deadline", "年底前", "6月底前"),)


def test_columns_and_tables_that_say_nothing_to_people_are_not_told() -> None:
    assert edits_of([("measure", 1, {"order": 1}, {"order": 2}), ("search", 1, {"text": "a"}, {"text": "b"})]) == ()


def test_progress_is_told_before_the_measures_state_that_follows_from_it() -> None:
    images = [
        ("measure", 1, {"state": "open"}, {"state": "in-progress"}),
        ("progress", 5, None, {"text": "已完成一半。", "state": "in-progress"}),
    ]  # fmt: skip

    assert [(edit.table, edit.column) for edit in edits_of(images)] == [
        ("progress", "text"), ("progress", "state"), ("measure", "state")]


@pytest.mark.parametrize(("table", "columns"), [
    ("progress", {"text", "state", "trouble", "proof"}), ("returned", {"file_name"}), ("unit_reading", {"value"}), ("reading", {"value"}), ("indicator_reading", {"value"}),
    ("occurrence", {"met_on", "note"}), ("due", {"start", "end", "met_on"}), ("evidence", {"name", "note"}),
    ("measure", {"state", "closed_on", "closed_note", "handler", "text", "deadline"}), ("target", {"course"}), ("duty", {"answer"}),
    ("submission", {"file_name"}), ("unit", {"name"}), ("unit_alias", {"name"}),
])  # fmt: skip
def test_every_column_that_people_fill_in_is_told(table: str, columns: set[str]) -> None:
    before, after = dict.fromkeys(columns, "1"), dict.fromkeys(columns, "2")

    assert {edit.column for edit in edits_of([(table, 1, before, after)])} == columns
    assert table in TOLD


@pytest.mark.parametrize(("action", "kind"), [
    *((one, ChangeKind.STATE) for one in ("close", "reopen", "set-state")),
    ("assign", ChangeKind.HANDLER),
    ("note-progress", ChangeKind.PROGRESS),
    *((one, ChangeKind.READING) for one in ("enter-reading", "enter-readings", "set-course")),
    *((one, ChangeKind.EVIDENCE) for one in ("attach", "detach", "note-evidence", "clean-evidence")),
    *((one, ChangeKind.DATE) for one in (
        "tick-milestone", "tick-occurrence", "set-aside-occurrence", "add-date", "change-date", "remove-date",
        "read-dates-anew", "answer-deadline")),
    *((one, ChangeKind.UNIT) for one in (
        "rename-unit", "add-alias", "remove-alias", "merge-units", "keep-units-apart", "edit-group", "reset-group",
        "answer-duty", "answer-duties")),
    *((one, ChangeKind.PLAN) for one in ("accept-plan", "accept-edition", "settle-doubts", "settle-question", "carry-over")),
    *((one, ChangeKind.SUBMISSION) for one in (
        "submit", "take-in-returned", "merge", "assign-sender", "set-expected", "forget-returned")),
    *((one, ChangeKind.SETTING) for one in ("make-ledger", "set-myself", "take-holidays", "keep-filters", "restore-backup")),
    *((one, ChangeKind.UNDOING) for one in ("revert", "redo")),
])  # fmt: skip
def test_every_action_is_found_under_one_kind_of_change(action: str, kind: ChangeKind) -> None:
    assert [found for found, actions in ACTIONS.items() if action in actions] == [kind]
