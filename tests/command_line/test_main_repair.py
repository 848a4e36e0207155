"""Checking and repairing on the command line."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result

from model.actions.evidence import attach_evidence
from model.errors import UserError
from model.ledger import Ledger
from tests.builders import a_plan, taken_in
from tests.command_line.typed import ended

Run = Callable[..., Result]


@pytest.fixture
def place(tmp_path: Path, run: Run) -> Path:
    (tmp_path / "甲.txt").write_text("甲", encoding="utf-8")
    with Ledger.open(tmp_path / "ledger", chain="c") as ledger:
        attach_evidence(taken_in(ledger, a_plan()), [1], [tmp_path / "甲.txt"])
    return tmp_path / "ledger"


def test_a_stale_index_is_found_and_mended(run: Run, place: Path) -> None:
    with closing(sqlite3.connect(place / "ledger.db")) as database:
        database.execute("UPDATE measure_words SET words = 'x'")
        database.commit()
    assert isinstance(run("check", fails=True).exception, UserError)

    assert "检索内容已重新生成" in run("repair").stdout
    assert "没有发现问题" in run("check").stdout
    assert run("repair").stdout.strip() == "没有需要修复的内容。"


def test_what_is_left_is_said_with_what_to_do_next(place: Path) -> None:
    next((place / "evidence").glob("??/*")).unlink()
    status, out, said = ended("repair", "--ledger", place)
    assert status == 2
    assert "甲.txt" in out
    assert "--second" in out
    assert "1" in said
    assert "Traceback" not in said


def test_strays_are_noted_and_told_as_json(run: Run, place: Path) -> None:
    stray = place / "evidence" / "ab" / ("ab" * 32)
    stray.parent.mkdir()
    stray.write_text("无主", encoding="utf-8")
    assert "main.py repair" in run("check").stdout
    told = json.loads(run("repair", "--json").stdout)
    assert told["ok"]
    assert [(step["what"], step["count"]) for step in told["steps"]] == [("mended-put-aside", 1)]
    assert not stray.exists()
