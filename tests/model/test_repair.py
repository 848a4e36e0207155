"""Repairing a ledger: what can be made anew is, what can be found is brought back, the rest is said; nothing is deleted."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from model.actions.backups import make_backup
from model.actions.close import close_measures
from model.actions.evidence import attach_evidence
from model.actions.repair import ASIDE_NAME, PICTURES_NAME, repair, to_be_mended
from model.errors import explain
from model.ledger import Ledger
from model.queries.check import check
from model.queries.checklist import checklist_rows
from model.rows.checklist import ChecklistFilter
from model.rows.faults import FaultKind
from model.rows.repair import Mended, advice
from tests.builders import TODAY, a_plan, content, measure_ids, taken_in

pytestmark = pytest.mark.sqlite("damaged files of SQLite")


def prove(ledger: Ledger, folder: Path) -> None:
    taken_in(ledger, a_plan())
    for name in ("甲.txt", "乙.txt"):
        (folder / name).write_text(name, encoding="utf-8")
        attach_evidence(ledger, measure_ids(ledger)[:1], [folder / name])
    close_measures(ledger, measure_ids(ledger)[1:], on=TODAY)


@pytest.fixture
def proven(filled: Callable[..., Ledger]) -> Ledger:
    return filled("proven", prove)


def stored(ledger: Ledger, *statements: str) -> None:
    with closing(sqlite3.connect(ledger.database)) as database:
        database.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            database.execute(statement)
        database.commit()


def done(ledger: Ledger, second: Path | None = None) -> dict[Mended, int]:
    return {step.what: step.count for step in repair(ledger, second).steps}


def files(ledger: Ledger) -> list[Path]:
    return sorted((ledger.folder / "evidence").glob("??/*"), key=lambda file: file.stat().st_size)


def test_a_sound_ledger_is_left_as_it_is(proven: Ledger) -> None:
    before = content(proven)
    report = repair(proven)
    assert (report.steps, report.left) == ((), ())
    assert content(proven) == before
    assert not (proven.folder / ASIDE_NAME).exists()


@pytest.mark.parametrize("statement", [
    "UPDATE measure_words SET words = 'x'",
    "DELETE FROM measure_words WHERE measure_id = 3",
    "INSERT INTO measure_words VALUES (99, 'x')",
    "INSERT INTO measure_search (measure_search) VALUES ('delete-all')",
    "INSERT INTO measure_search (rowid, pairs) VALUES (1, '伪造')",
])
def test_the_search_index_is_compared_and_made_anew(statement: str, proven: Ledger) -> None:
    stored(proven, statement)
    assert {fault.kind for fault in check(proven).faults} == {FaultKind.SEARCH}

    assert done(proven) == {Mended.SEARCH: 3}
    assert check(proven).faults == ()
    assert [row.id for row in checklist_rows(proven, ChecklistFilter(search="执法检查"), today=TODAY)] == [3]


def test_an_index_that_holds_other_words_is_named_by_its_measure(proven: Ledger) -> None:
    stored(proven, "INSERT INTO measure_search (rowid, pairs) VALUES (2, '伪造')")
    assert [(fault.kind, fault.where) for fault in check(proven).faults] == [(FaultKind.SEARCH, "2")]


def test_an_index_of_the_database_is_made_anew_and_the_ledger_before_it_kept(proven: Ledger) -> None:
    stored(proven, "PRAGMA writable_schema = ON",
           "UPDATE sqlite_master SET sql = 'CREATE INDEX ix_measure_code ON measure (text)' WHERE name = 'ix_measure_code'")
    proven.close()
    with Ledger.open(proven.folder, chain="c") as again:
        assert FaultKind.DATABASE in {fault.kind for fault in check(again).faults}
        report = repair(again)

        (step,) = report.steps
        assert (step.what, report.left) == (Mended.INDEXES, ())
        assert Path(step.where).parent == again.folder / "replaced"
        assert check(again).faults == ()


def test_missing_and_altered_files_come_back_from_the_second_place(proven: Ledger, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    make_backup(proven, tmp_path / "stick")
    first, second = files(proven)
    first.unlink()
    second.chmod(0o600)
    second.write_text("改过", encoding="utf-8")
    assert {fault.kind for fault in repair(proven).left} == {FaultKind.EVIDENCE_MISSING, FaultKind.EVIDENCE_ALTERED}

    assert done(proven, tmp_path / "stick") == {Mended.BROUGHT_BACK: 2}
    assert check(proven).faults == ()
    (aside,) = (file for file in (proven.folder / ASIDE_NAME).rglob("*") if file.is_file())
    assert aside.read_text(encoding="utf-8") == "改过"


def test_a_copy_that_is_altered_too_is_not_taken(proven: Ledger, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    make_backup(proven, tmp_path / "stick")
    for copy in (tmp_path / "stick").rglob("evidence/*/*"):
        copy.write_text("也改过", encoding="utf-8")
    files(proven)[0].unlink()

    report = repair(proven, tmp_path / "stick")
    assert (report.steps, [fault.kind for fault in report.left]) == ((), [FaultKind.EVIDENCE_MISSING])
    assert not list((proven.folder / "evidence").rglob(".*"))


@pytest.mark.plain("looks at the file itself, which is locked")
def test_files_nobody_names_are_told_put_aside_and_found_again(proven: Ledger) -> None:
    shutil.copytree(proven.folder / "evidence", proven.folder / "kept")
    (proven.folder / "evidence" / "ab").mkdir()
    stray = proven.folder / "evidence" / "ab" / ("ab" * 32)
    stray.write_text("无主", encoding="utf-8")
    (proven.folder / "evidence" / "ab" / "Thumbs.db").write_text("不是程序的", encoding="utf-8")
    assert (check(proven).strays, check(proven).faults) == (1, ())

    assert done(proven) == {Mended.PUT_ASIDE: 1}
    assert not stray.exists()
    assert (proven.folder / ASIDE_NAME / "evidence" / "ab" / stray.name).read_text(encoding="utf-8") == "无主"
    assert check(proven).strays == 0
    assert len(files(proven)) == 3


def test_a_file_a_backup_names_is_no_stray(proven: Ledger) -> None:
    make_backup(proven)
    with proven.change("detach") as change:
        for table in ("evidence_link", "evidence"):
            change.session.execute(text(f"DELETE FROM {table}"))
    assert check(proven).strays == 0
    assert Mended.PUT_ASIDE not in done(proven)
    for copy in (proven.folder / "backups").glob("*.db"):
        copy.unlink()
    assert done(proven) == {Mended.PUT_ASIDE: 2}


def test_what_was_put_aside_comes_back_when_it_is_missed(proven: Ledger) -> None:
    (proven.folder / ASIDE_NAME).mkdir()
    (proven.folder / "evidence").rename(proven.folder / ASIDE_NAME / "evidence")
    assert done(proven) == {Mended.BROUGHT_BACK: 2}
    assert check(proven).faults == ()


def test_small_pictures_are_made_anew_and_originals_not_touched(proven: Ledger) -> None:
    (proven.folder / PICTURES_NAME).mkdir()
    (proven.folder / PICTURES_NAME / "a.png").write_bytes(b"damaged")
    before = [file.read_bytes() for file in files(proven)]
    assert done(proven) == {Mended.PICTURES: 1}
    assert [file.read_bytes() for file in files(proven)] == before


@pytest.mark.parametrize(("statement", "kind"), [
    ("UPDATE duty SET measure_id = 99 WHERE id = 2", FaultKind.FOREIGN_KEY),
    ("DELETE FROM change_measure; DROP TRIGGER change_keeps_update; UPDATE change SET person = '别人' WHERE id = 2", FaultKind.HISTORY),
])
def test_what_cannot_be_mended_is_left_as_it_is_and_said(statement: str, kind: FaultKind, proven: Ledger) -> None:
    stored(proven, *statement.split("; "))
    stray = proven.folder / "evidence" / "ab" / ("ab" * 32)
    stray.parent.mkdir()
    stray.write_text("也许有主", encoding="utf-8")
    made_anew = {"measure_words": [], "setting": []}  # from what the tables say now; and the note that it was
    before = content(proven) | made_anew

    report = repair(proven)
    assert kind in {fault.kind for fault in report.left}
    assert content(proven) | made_anew == before
    assert stray.exists()  # a row that named it may be what is gone


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_fault_that_may_be_left_and_every_step_has_its_sentences(language: str, proven: Ledger) -> None:
    stored(proven, "UPDATE duty SET measure_id = 99 WHERE id = 2")
    (left,) = (fault for fault in repair(proven).left if fault.kind is FaultKind.FOREIGN_KEY)
    assert explain(advice(left), {}, language).next
    for code in (*(kind.value.replace("fault-", "left-") for kind in FaultKind), *Mended):
        assert explain(code, {"count": 1, "where": "x"}, language).happened != code


def test_a_repair_is_told_in_the_history_and_the_chain_still_holds(proven: Ledger) -> None:
    before = check(proven).changes
    stored(proven, "UPDATE measure_words SET words = 'x'")
    found = check(proven)
    assert to_be_mended(found) == (Mended.SEARCH,)
    repair(proven)

    after = check(proven)
    assert (after.changes, after.faults, to_be_mended(after)) == (before + 1, (), ())
    with proven.look() as connection:
        action, facts = connection.execute("SELECT action, facts FROM change ORDER BY id DESC LIMIT 1").fetchone()
    assert (action, json.loads(facts)) == ("repair", {"search": "3"})
