"""Every change an action makes has a kind it is found under and words it is told in."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import model.actions
from gui.change_words import ChangeWords, kind_of
from model.rows.checklist import ChangeRow
from model.rows.history import ChangeKind, Edit
from model.rules.change_kinds import TOLD

FOLDER = Path(next(iter(model.actions.__path__)))
ACTIONS = sorted(
    {found for file in FOLDER.glob("*.py") for found in re.findall(r'ledger\.change\(\s*"([a-z-]+)"', file.read_text(encoding="utf-8"))}
    | {"revert", "redo", "make-ledger", "enter-reading"}
)


def test_the_actions_are_found() -> None:
    assert {"close", "note-progress", "attach", "clean-evidence", "merge-units"} < set(ACTIONS)


@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_has_a_kind_and_words(qapp: QApplication, action: str) -> None:
    change = ChangeRow(1, "2026-06-15T01:30:00Z", "填报人", action, (), False)
    words = ChangeWords()

    assert kind_of(action) is not None
    assert words.kind(kind_of(action))
    assert words.action(change) not in ("", action)


def test_an_action_of_another_program_is_told_by_its_code(qapp: QApplication) -> None:
    assert ChangeWords().action(ChangeRow(1, "2026-06-15T01:30:00Z", "", "from-the-future", (), False)) == "from-the-future"
    assert kind_of("from-the-future") is None


@pytest.mark.parametrize(("table", "column"), [(table, column) for table, columns in TOLD.items() for column in columns])
def test_every_told_column_has_a_name(qapp: QApplication, table: str, column: str) -> None:
    assert "— → x" in ChangeWords().edit(Edit(table, column, None, "x"))


def test_an_undoing_says_what_was_undone(qapp: QApplication) -> None:
    change = ChangeRow(2, "2026-06-15T01:30:00Z", "", "revert", (("of", "note-progress"),), False)
    words = ChangeWords()
    assert words.kind(ChangeKind.PROGRESS) in words.action(change)
    merged = ChangeRow(3, "2026-06-15T01:30:00Z", "", "merge", (("month", "2026-05"),), False)
    for action in ("revert", "redo"):
        said = words.action(replace(merged, action=action, facts=(*merged.facts, ("of", "merge"))))
        assert words.action(merged) in said
        assert said != words.action(merged)


def test_an_undoing_of_what_nobody_knows_is_told_alone(qapp: QApplication) -> None:
    assert ChangeWords().action(ChangeRow(2, "2026-06-15T01:30:00Z", "", "revert", (), False)) == "Undone"


def test_a_name_with_braces_in_what_was_undone_is_told_as_it_is(qapp: QApplication) -> None:
    facts = (("name", "{x}.pdf"), ("of", "detach"))
    assert "{x}.pdf" in ChangeWords().action(ChangeRow(2, "2026-06-15T01:30:00Z", "", "revert", facts, False))


def test_giving_and_taking_back_say_how_many_and_to_whom(qapp: QApplication) -> None:
    def said(**facts: str) -> str:
        return ChangeWords().action(ChangeRow(2, "2026-06-15T01:30:00Z", "", "assign", tuple(facts.items()), False))

    given, taken = said(handler="填报人{甲}", count="12"), said(handler="", count="12")
    assert "填报人{甲}" in given
    assert "12" in given
    assert "12" in taken
    assert taken not in ("", given)


def test_a_year_that_was_started_names_the_one_before(qapp: QApplication) -> None:
    assert "2025" in ChangeWords().action(ChangeRow(2, "2026-06-15T01:30:00Z", "", "carry-over", (("year", "2025"),), False))


def test_an_edit_says_whose_it_is_where_that_is_known(qapp: QApplication) -> None:
    assert ChangeWords().edit(Edit("progress", "text", None, "x", of="1-01-1 云岭镇人民政府")).startswith("1-01-1 云岭镇人民政府  ")
