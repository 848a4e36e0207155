"""A ledger in a folder and the same one on a PostgreSQL server answer alike, hold the same, and neither rewrites its history."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import psycopg
import pytest

from model.actions.assign import assign_measures
from model.actions.backups import make_backup
from model.actions.close import close_measures, reopen_measures
from model.actions.copy_ledger import copy_ledger
from model.actions.evidence import attach_evidence
from model.actions.progress import note_progress
from model.actions.revert import revert
from model.actions.servers import try_server
from model.errors import Cancelled, StorageError, UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries import overview, units
from model.queries.calendar import calendar_days
from model.queries.check import check
from model.queries.checklist import checklist_count, checklist_outline, checklist_rows
from model.queries.chosen import closed_among, month_notes, sorted_ids
from model.queries.evidence import evidence_files
from model.queries.filter_choices import filter_choices, filter_counts
from model.queries.hand_in import hand_in_findings
from model.queries.handlers import handlers
from model.queries.ledger_history import history_page
from model.queries.marks_reading import read_marks
from model.queries.measure_sql import mine_in
from model.queries.targets import target_lines
from model.queries.year_grid import year_rows
from model.rows.calendar import CalendarFilter
from model.rows.checklist import ChecklistFilter, SortKey
from model.rows.clash import Choice, EditClash, FieldKey, FieldKind, Seen
from model.rows.evidence import FileFilter
from model.rows.history import HistoryFilter
from model.rows.words import Light, Role, State
from model.store.past import session_then
from model.store.server import opened_server
from tests import builders
from tests.server import Server

TODAY = builders.TODAY
CHAIN = "11111111-1111-4111-8111-111111111111"
NOW = datetime(2026, 6, 15, 1, 30, tzinfo=UTC)
MONTH = Month(2026, 6)
NOTE = FieldKey(FieldKind.NOTE, 1, MONTH)
FILTERS = (
    ChecklistFilter(), ChecklistFilter(is_mine=True), ChecklistFilter(is_perhaps=True), ChecklistFilter(role=Role.SUPPORT),
    ChecklistFilter(light=Light.AMBER), ChecklistFilter(state=State.CLOSED), ChecklistFilter(annex=1, plan_id=1),
    ChecklistFilter(due_before=date(2026, 7, 1)), ChecklistFilter(idle_month=MONTH), ChecklistFilter(is_without_evidence=True),
    ChecklistFilter(unit="水务"), ChecklistFilter(unit="100%_"), ChecklistFilter(has_questions=True), ChecklistFilter(has_missed=True),
    ChecklistFilter(plan_id=1, is_mine=True, state=State.NOT_STARTED), ChecklistFilter(search="检测", plan_id=1),
    *(ChecklistFilter(handler=name, plan_id=plan) for name in ("", "填报人乙", "没有") for plan in (None, 1)),
    *(ChecklistFilter(search=words) for words in ("检测", "检", "抽样检测量", "执法 检查", "测检", "VOC", "voc", "，", "证据", "人乙", "检测 填报人")),
)
_numbers = iter(range(10_000))


@pytest.fixture
def address(server: Server, tmp_path: Path) -> str:
    """An empty database, and a folder for the files."""
    name = f"pair{next(_numbers)}"
    server.ask(f"CREATE DATABASE {name} TEMPLATE template0")
    return server.address(name, tmp_path / "files")


def _worked_on(ledger: Ledger, folder: Path) -> None:
    plan = builders.a_plan(*builders.three_measures(), builders.a_measure("年底前完成VOCs减排720吨，每月报送。", lead=("各镇人民政府",)))
    builders.taken_in(ledger, plan)
    proof = folder / "证据.txt"
    proof.write_text("证据", encoding="utf-8")
    attach_evidence(ledger, [1, 2], [proof], month=MONTH)
    note_progress(ledger, 1, MONTH, "已抽样 5 个。", today=TODAY)
    note_progress(ledger, 3, MONTH.plus(-1), "开展检查 2 次。", state=State.BLOCKED, today=TODAY)
    close_measures(ledger, [2], on=TODAY, note="完成")
    assign_measures(ledger, [1, 2], "填报人乙")
    assign_measures(ledger, [3], "填报人甲")


@pytest.fixture
def folder_ledger(filled: Callable[..., Ledger]) -> Ledger:
    return filled("worked-on", _worked_on)


@pytest.fixture(scope="session")
def worked_on(template: Callable[..., Path], server: Server, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """The same ledger copied to a server once, to be copied there: its database, and its files."""
    files = tmp_path_factory.mktemp("server") / "files"
    server.ask("CREATE DATABASE worked_on TEMPLATE template0")
    with Ledger.open(template("worked-on", _worked_on), must_exist=True) as ledger:
        copy_ledger(ledger, server.address("worked_on", files), may_be_read=True)
    return "worked_on", files


@pytest.fixture
def copied(worked_on: tuple[str, Path], server: Server, tmp_path: Path) -> str:
    """The address of a copy of one's own."""
    name = f"pair{next(_numbers)}"
    server.ask(f"CREATE DATABASE {name} TEMPLATE {worked_on[0]}")
    shutil.copytree(worked_on[1], tmp_path / "files")
    return server.address(name, tmp_path / "files")


@pytest.fixture
def pair(folder_ledger: Ledger, copied: str) -> Iterator[tuple[Ledger, Ledger]]:
    """The same ledger in a folder and on a server."""
    with Ledger.open(copied, must_exist=True, chain=CHAIN, clock=lambda: NOW) as on_server:
        yield folder_ledger, on_server


def _answers(ledger: Ledger) -> dict[str, object]:
    found: dict[str, object] = {}
    for kept in FILTERS:
        for page in (None, 2):
            found[f"rows {kept} {page}"] = checklist_rows(ledger, kept, today=TODAY, limit=page)
        found[f"count {kept}"] = checklist_count(ledger, kept, today=TODAY)
        found[f"outline {kept}"] = checklist_outline(ledger, kept, today=TODAY)
        found[f"closed {kept}"] = closed_among(ledger, kept, today=TODAY)
        found[f"targets {kept}"] = target_lines(ledger, kept, today=TODAY)
    for sort in SortKey:
        found[f"sorted {sort}"] = sorted_ids(ledger, ChecklistFilter(sort=sort, is_descending=sort is SortKey.DUE), today=TODAY)
    for is_mine in (True, False):
        kept_days = CalendarFilter(is_mine=is_mine)
        found[f"days {is_mine}"] = calendar_days(ledger, kept_days, date(2026, 5, 28), date(2026, 7, 5), today=TODAY)
        found[f"counts {is_mine}"] = filter_counts(ledger, plan_id=1, is_mine=is_mine, today=TODAY)
    found["year"] = sorted(year_rows(ledger, [1, 2, 3, 4], 2026, today=TODAY), key=lambda row: row.measure_id)
    found["choices"] = filter_choices(ledger, plan_id=1)
    found["findings"] = hand_in_findings(ledger, MONTH, kept=ChecklistFilter(), today=TODAY)
    found["history"] = history_page(ledger, HistoryFilter())
    found["units"] = (units.unit_lines(ledger), units.group_lines(ledger, 1))
    found["whose"] = (overview.myself(ledger), overview.plans(ledger))
    found["notes"] = month_notes(ledger, [1, 2, 3], MONTH)
    found["handlers"] = (handlers(ledger), handlers(ledger, plan_id=1))
    found["files"] = tuple(replace(row, content=Path(row.sha256)) for row in evidence_files(ledger, FileFilter()))
    with ledger.look() as connection:
        found["marks"] = read_marks(connection, mine_in(connection), TODAY)
    return found


def test_both_answer_every_question_alike(pair: tuple[Ledger, Ledger]) -> None:
    in_folder, on_server = (_answers(ledger) for ledger in pair)

    assert {name for name, answer in in_folder.items() if on_server[name] != answer} == set()
    assert any(answer for name, answer in in_folder.items() if name.startswith("rows"))


def test_both_are_sound(pair: tuple[Ledger, Ledger]) -> None:
    assert [check(ledger).faults for ledger in pair] == [(), ()]


def test_the_same_work_leaves_the_same_in_both(pair: tuple[Ledger, Ledger]) -> None:
    for ledger in pair:
        ledger.person = "填报人"
        close_measures(ledger, [1, 3], on=TODAY)
        reopen_measures(ledger, [1, 2])
        changed = note_progress(ledger, 4, MONTH, "减排 60 吨。", today=TODAY)
        note_progress(ledger, 1, MONTH, "已抽样\0 8 个。", today=TODAY)  # a server takes no U+0000
        revert(ledger, changed.number or 0)

    assert builders.content(pair[0]) == builders.content(pair[1])
    assert _answers(pair[0])["history"] == _answers(pair[1])["history"]
    assert check(pair[1]).faults == ()


def test_there_and_back_the_hash_is_the_same(pair: tuple[Ledger, Ledger], tmp_path: Path) -> None:
    back = copy_ledger(pair[1], str(tmp_path / "back"))
    forth = copy_ledger(pair[0], str(tmp_path / "forth"))

    assert back.sha256 == forth.sha256
    assert (back.files, back.left_out) == (1, 0)
    with Ledger.open(tmp_path / "back", must_exist=True) as copied:
        assert check(copied).faults == ()


def test_what_a_measure_is_found_by_does_not_hang_on_where_the_server_keeps_a_row(pair: tuple[Ledger, Ledger], tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.txt" for name in "甲乙"]
    for file in files:
        file.write_text(file.name, encoding="utf-8")
        attach_evidence(pair[1], [3], [file], month=MONTH)

    attach_evidence(pair[1], [3], files[:1], month=MONTH.plus(-1))  # which moves its row behind the other's

    assert check(pair[1]).faults == ()


@pytest.mark.plain("a server keeps no passphrase")
@pytest.mark.sqlite("the folder's ledger is one on the server then, and its folder holds none")
def test_nothing_is_copied_over_a_ledger(pair: tuple[Ledger, Ledger], copied: str, tmp_path: Path) -> None:
    before = builders.content(pair[1])

    with pytest.raises(StorageError, match="copy-place-taken"):
        copy_ledger(pair[0], copied)
    with pytest.raises(StorageError, match="copy-place-taken"):
        copy_ledger(pair[1], str(pair[0].folder))
    assert builders.content(pair[1]) == before


@pytest.mark.plain("a server keeps no passphrase")
def test_evidence_that_was_altered_is_left_out_and_counted(folder_ledger: Ledger, address: str) -> None:
    (file,) = (path for path in (folder_ledger.folder / "evidence").glob("??/*"))
    file.chmod(0o600)
    file.write_text("别的", encoding="utf-8")

    copied = copy_ledger(folder_ledger, address)

    assert (copied.files, copied.left_out) == (0, 1)


@pytest.mark.parametrize("statement", ["UPDATE change SET person = ''", "DELETE FROM change", "TRUNCATE change"])
def test_the_history_on_a_server_is_never_rewritten(pair: tuple[Ledger, Ledger], statement: str) -> None:
    def rewrite() -> None:
        with pair[1].change("note-progress") as change:
            change.plain.execute(statement)

    with pytest.raises(psycopg.errors.RaiseException, match="history is never rewritten"):
        rewrite()


def test_a_copy_of_a_server_is_proven_as_any_other(pair: tuple[Ledger, Ledger]) -> None:
    made = make_backup(pair[1])

    assert made.here.path.parent == pair[1].folder / "backups"
    assert made.here.changes == check(pair[0]).changes


def test_a_server_is_told_of_as_it_was(pair: tuple[Ledger, Ledger]) -> None:
    with pair[1].look() as connection, session_then(connection, date(2026, 1, 1)) as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM measure").scalar() == 0


def test_several_who_write_at_once_lose_nothing(pair: tuple[Ledger, Ledger], copied: str) -> None:
    def work(desk: int) -> None:
        with Ledger.open(copied, chain=f"desk-{desk}", person=f"填报人{desk}") as ledger:
            for number in range(5):
                with ledger.change("note-progress") as change:
                    (note,) = change.plain.execute("SELECT closed_note FROM measure WHERE id = 1").fetchone()
                    change.alter("measure", 1, {"closed_note": note}, {"closed_note": f"{note}{desk}{number} "})

    desks = [threading.Thread(target=work, args=(desk,)) for desk in range(4)]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()

    with pair[1].look() as connection:
        (note,) = connection.execute("SELECT closed_note FROM measure WHERE id = 1").fetchone()
    assert sorted(note.split()) == sorted(f"{desk}{number}" for desk in range(4) for number in range(5))
    assert check(pair[1]).faults == ()


def test_a_question_nobody_waits_for_is_given_up(pair: tuple[Ledger, Ledger]) -> None:
    asked = iter([False])

    def slow() -> None:
        with pair[1].look() as connection:
            connection.execute("SELECT pg_sleep(30)")

    with pytest.raises(Cancelled):
        pair[1].asked(lambda: next(asked, True), slow)


def test_a_program_reconnects_by_itself(pair: tuple[Ledger, Ledger], server: Server) -> None:
    checklist_rows(pair[1], ChecklistFilter(), today=TODAY)
    with pair[1].read() as session:
        session.connection()
    server.ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'taizhang'")

    assert checklist_count(pair[1], ChecklistFilter(), today=TODAY) == 4
    close_measures(pair[1], [1], on=TODAY)
    assert check(pair[1]).faults == ()


def test_each_is_told_of_what_the_other_changes(pair: tuple[Ledger, Ledger], copied: str) -> None:
    told = threading.Event()
    with Ledger.open(copied, chain="desk-2") as other:
        pair[1].listen(told.set)
        close_measures(pair[1], [1], on=TODAY)
        assert not told.wait(1)

        close_measures(other, [3], on=TODAY)
        assert told.wait(10)


def test_what_was_changed_while_the_server_was_away_is_told_afterwards(pair: tuple[Ledger, Ledger], server: Server) -> None:
    told = threading.Event()
    pair[1].listen(told.set)
    time.sleep(0.5)  # until it listens
    server.ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'taizhang'")

    assert told.wait(20)


def test_who_may_only_read_cannot_write(pair: tuple[Ledger, Ledger], server: Server, copied: str) -> None:
    server.ask("DROP ROLE IF EXISTS looker")
    server.ask("CREATE ROLE looker LOGIN")
    with psycopg.connect(copied.split("&files=", maxsplit=1)[0].replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO looker")

    with Ledger.open(copied.replace("taizhang@", "looker@"), must_exist=True) as ledger:
        assert ledger.obstacle == "server-read-only"
        assert checklist_count(ledger, ChecklistFilter(), today=TODAY) == 4
        with pytest.raises(UserError, match="server-read-only"):
            close_measures(ledger, [1], on=TODAY)


@pytest.mark.parametrize(("place", "code"), [
    ("mysql://localhost/a", "ledger-kind-unknown"), ("postgresql+psycopg://localhost", "ledger-kind-unknown"),
    ("postgresql+psycopg://db.example/a?sslmode=require", "server-not-verified"),
    ("postgresql+psycopg://x@127.0.0.1:1/a", "server-not-reachable"),
])
def test_an_address_that_will_not_do_is_refused(place: str, code: str) -> None:
    with pytest.raises(StorageError) as refused:
        Ledger.open(place)
    assert refused.value.code == code


def test_an_empty_database_is_no_ledger_until_it_is_made_one(address: str) -> None:
    with pytest.raises(StorageError, match="ledger-missing"):
        Ledger.open(address, must_exist=True)
    with pytest.raises(StorageError, match="server-needs-files"):
        Ledger.open(address.split("&files=", maxsplit=1)[0])


@pytest.mark.plain("a server keeps no passphrase")
def test_what_a_killed_copy_left_is_no_ledger_and_the_copy_can_be_made_anew(folder_ledger: Ledger, address: str) -> None:
    opened_server(address, must_exist=False)  # so far it came: the tables, and nothing in them

    assert not try_server(address).has_ledger
    with pytest.raises(StorageError, match="ledger-missing"):
        Ledger.open(address, must_exist=True)
    assert copy_ledger(folder_ledger, address).sha256


def test_where_the_files_lie_is_remembered(address: str, tmp_path: Path) -> None:
    Ledger.open(address).close()

    with Ledger.open(address.split("&files=", maxsplit=1)[0], must_exist=True) as ledger:
        assert ledger.folder == tmp_path / "files"


def test_what_another_desk_wrote_meanwhile_is_asked_about(pair: tuple[Ledger, Ledger], copied: str) -> None:
    desk = pair[1]
    with Ledger.open(copied, chain="desk-2", person="审核人") as other:
        mine = note_progress(desk, 1, MONTH, "已抽样 6 个。", today=TODAY, seen=Seen({NOTE: "已抽样 5 个。"}))
        note_progress(other, 1, MONTH, "已抽样 9 个。", today=TODAY)
        with pytest.raises(EditClash) as raised:
            note_progress(desk, 1, MONTH, "已抽样 7 个。", today=TODAY, seen=Seen({NOTE: "已抽样 6 个。"}))
        with pytest.raises(UserError, match="revert-conflict"):
            revert(desk, mine.number or 0)
        gone = note_progress(desk, 1, MONTH, "", today=TODAY)
        note_progress(other, 1, MONTH, "重写。", today=TODAY)
        with pytest.raises(UserError, match="revert-conflict"):
            revert(desk, gone.number or 0)  # a server gives no id twice: nothing but the look itself keeps a second note away

    (clash,) = raised.value.clashes
    assert (clash.theirs, clash.person) == ("已抽样 9 个。", "审核人")
    assert check(desk).faults == ()


def test_of_desks_that_keep_both_texts_no_word_is_lost(pair: tuple[Ledger, Ledger], copied: str) -> None:
    note_progress(pair[1], 1, MONTH, "", today=TODAY)

    def work(desk: int) -> None:
        seen = Seen({NOTE: ""})
        with Ledger.open(copied, chain=f"desk-{desk}", person=f"填报人{desk}") as ledger:
            while True:
                try:
                    note_progress(ledger, 1, MONTH, f"第{desk}桌的话", today=TODAY, seen=seen)
                except EditClash as error:
                    seen = seen.said(error.clashes[0].settle(Choice.BOTH))
                else:
                    return

    desks = [threading.Thread(target=work, args=(desk,)) for desk in range(5)]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()

    with pair[1].look() as connection:
        ((text,),) = connection.execute("SELECT text FROM progress WHERE measure_id = 1 AND month = 6 AND unit_id IS NULL").fetchall()
    assert sorted(text.split("\n")) == [f"第{desk}桌的话" for desk in range(5)]
