"""Checking a ledger: each kind of damage is planted and named."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from model.actions.close import close_measures
from model.actions.evidence import attach_evidence
from model.ledger import Ledger
from model.queries.check import AT_MOST, check
from model.rows.faults import FaultKind
from model.store.tables import Returned, Submission
from tests.builders import TODAY, a_measure, a_plan, measure_ids, taken_in


@pytest.fixture
def proven(town_ledger: Ledger, tmp_path: Path) -> Ledger:
    for name in ("甲.txt", "乙.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
        attach_evidence(town_ledger, measure_ids(town_ledger)[:1], [tmp_path / name])
    close_measures(town_ledger, measure_ids(town_ledger), on=TODAY)
    return town_ledger


def stored(ledger: Ledger, statement: str) -> None:
    with closing(sqlite3.connect(ledger.database)) as database:
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute(statement)
        database.commit()


def kept_files(ledger: Ledger) -> list[Path]:
    return sorted((file for file in ledger.evidence_files.folder.rglob("*") if file.is_file()), key=lambda file: file.read_bytes())


def test_a_sound_ledger_has_no_faults_and_is_counted(proven: Ledger) -> None:
    told: list[tuple[int, int]] = []
    found = check(proven, progress=lambda *both: told.append(both))

    assert (found.changes, found.measures, found.evidence_files, found.faults) == (6, 3, 2, ())
    assert told == [(number, 6) for number in range(1, 7)]


@pytest.mark.parametrize(("statement", "kind", "where"), [
    ("UPDATE measure_words SET words = 'x' WHERE measure_id = 2", FaultKind.SEARCH, "2"),
    ("DELETE FROM measure_words WHERE measure_id = 3", FaultKind.SEARCH, "3"),
    ("INSERT INTO measure_words VALUES (99, 'x')", FaultKind.SEARCH, "99"),
    ("UPDATE measure SET text = 'other' WHERE id = 1", FaultKind.SEARCH, "1"),
    ("UPDATE duty SET measure_id = 99 WHERE id = 2", FaultKind.FOREIGN_KEY, "duty 2"),
])
def test_rows_that_do_not_fit_are_named(statement: str, kind: FaultKind, where: str, proven: Ledger) -> None:
    stored(proven, statement)

    assert (kind, where) in [(fault.kind, fault.where) for fault in check(proven).faults]


@pytest.mark.plain("which file is the first is told by plain names")
def test_a_missing_and_an_altered_file_are_named(proven: Ledger) -> None:
    second, first = kept_files(proven)
    first.write_text("改过", encoding="utf-8")
    second.unlink()

    assert {(fault.kind, fault.where) for fault in check(proven).faults} == {
        (FaultKind.EVIDENCE_ALTERED, "甲.txt"), (FaultKind.EVIDENCE_MISSING, "乙.txt")}


def test_a_missing_evidence_folder_is_told_for_each_file(proven: Ledger) -> None:
    proven.evidence_files.folder.rename(proven.folder / "elsewhere")

    assert [fault.kind for fault in check(proven).faults] == [FaultKind.EVIDENCE_MISSING] * 2


def test_an_index_that_lost_an_entry_is_damage_of_the_database(proven: Ledger) -> None:
    with closing(sqlite3.connect(proven.database)) as database:
        database.execute("PRAGMA writable_schema = ON")
        database.execute("UPDATE sqlite_master SET sql = 'CREATE INDEX ix_measure_code ON measure (text)' WHERE name = 'ix_measure_code'")
        database.commit()
    proven.close()
    with Ledger.open(proven.folder, chain="c") as again:
        assert FaultKind.DATABASE in {fault.kind for fault in check(again).faults}


def test_a_database_taken_away_while_it_is_open_is_told(open_ledger: Callable[..., Ledger]) -> None:
    ledger = taken_in(open_ledger(), a_plan())
    ledger._engine.dispose()
    ledger.database.write_bytes(b"x" * 9000)
    for name in ("-wal", "-shm"):
        ledger.database.with_name("ledger.db" + name).unlink(missing_ok=True)

    (fault,) = check(ledger).faults
    assert fault.kind is FaultKind.DATABASE


def test_a_ruin_is_told_in_measure(ledger: Ledger) -> None:
    taken_in(ledger, a_plan(*(a_measure(f"第{number}条。") for number in range(AT_MOST + 50))))
    stored(ledger, "UPDATE measure_words SET words = 'x'")
    found = check(ledger)

    assert len(found.faults) == AT_MOST
    assert found.measures == AT_MOST + 50


def test_a_file_that_was_handed_in_or_came_back_is_looked_at_too(proven: Ledger, tmp_path: Path) -> None:
    for name in ("报送.xlsx", "回收.xlsx"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    sent, returned = (proven.papers.take_in(tmp_path / name) for name in ("报送.xlsx", "回收.xlsx"))
    with proven.change("submit") as change:
        month = {"year": 2026, "month": 6}
        change.session.add(Submission(
            **month, made_at="", file_name="报送.xlsx", sha256=sent.sha256, size=sent.size, measures=0))
        change.session.add(Submission(**month, made_at="", file_name="未留存.xlsx", sha256="0" * 64, measures=0))
        change.session.add(Returned(
            **month, plan_id=1, kind="workbook", file_name="回收.xlsx", sha256=returned.sha256, size=returned.size,
            received_at=""))
    assert check(proven).faults == ()

    proven.papers.path_of(sent.sha256).write_text("改过", encoding="utf-8")
    proven.papers.path_of(returned.sha256).unlink()

    assert {(fault.kind, fault.where) for fault in check(proven).faults} == {
        (FaultKind.PAPER_ALTERED, "报送.xlsx"), (FaultKind.PAPER_MISSING, "回收.xlsx")}
