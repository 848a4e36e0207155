"""What each role may do in a ledger on a PostgreSQL server: the database itself refuses the rest, and the program says so plainly."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from model.actions.accept_plan import accept_plan
from model.actions.answers import answer_duties, settle_doubts, settle_question
from model.actions.assign import assign_measures
from model.actions.backups import make_backup
from model.actions.close import close_measures
from model.actions.evidence import attach_evidence, note_on_evidence
from model.actions.hand_in import accept_finding
from model.actions.myself import set_myself
from model.actions.progress import note_progress
from model.actions.revert import revert
from model.actions.servers import roles_script, set_up_roles, try_server
from model.errors import StorageError, TaizhangError, UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries.check import check
from model.queries.checklist import checklist_rows
from model.queries.history import history
from model.rows.changed import Changed
from model.rows.checklist import ChecklistFilter
from model.rows.draft import Doubt, DoubtCode, Field, Place, Question, QuestionCode
from model.rows.hand_in import Finding, FindingCode
from model.rows.server import GIVEN, ServerRole
from model.store.server_roles import grant_again
from tests import builders
from tests.server import Server

TODAY, MONTH = builders.TODAY, Month(2026, 6)
DATABASE = "office"
KINDS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
WORKED_IN = {"officer": "SELECT INSERT UPDATE DELETE", "reviewer": "SELECT", "reader": "SELECT"}  # every table not named below
MATRIX: dict[str, dict[str, str]] = {
    "alembic_version": dict.fromkeys(WORKED_IN, "SELECT"),
    "server_files": dict.fromkeys(WORKED_IN, "SELECT"),
    "change_login": dict.fromkeys(WORKED_IN, "SELECT"),
    "change": {"officer": "SELECT INSERT", "reviewer": "SELECT INSERT", "reader": "SELECT"},
    "change_measure": {"officer": "SELECT INSERT", "reviewer": "SELECT INSERT", "reader": "SELECT"},
    "accepted_finding": WORKED_IN | {"reviewer": "SELECT INSERT UPDATE DELETE"},
    "measure_search": WORKED_IN | {"reviewer": "SELECT INSERT DELETE"},
    "measure_words": WORKED_IN | {"reviewer": "SELECT INSERT DELETE"},
}
COLUMNS_OF_A_REVIEWER = {
    *(("measure", name) for name in ("doubts", "doubt_count", "questions", "question_count", "version")), ("evidence", "note"),
}  # fmt: skip
TAMPERING = (
    "UPDATE change SET person = ''", "DELETE FROM change", "TRUNCATE change", "DELETE FROM change_measure",
    "UPDATE change_measure SET measure_id = 2", "ALTER TABLE change DISABLE TRIGGER ALL", "ALTER TABLE change DISABLE TRIGGER change_keeps_update",
    "DROP TRIGGER change_keeps_delete ON change", "SET session_replication_role = replica", "ALTER TABLE change ENABLE REPLICA TRIGGER change_keeps_delete",
    "CREATE OR REPLACE FUNCTION history_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$",
    "CREATE RULE r AS ON INSERT TO change DO INSTEAD NOTHING", "ALTER TABLE change RENAME TO gone", "DROP TABLE change",
    "CREATE TRIGGER t BEFORE INSERT ON measure FOR EACH ROW EXECUTE FUNCTION history_is_kept()", "SELECT setval('change_id_seq', 1)",
    "ALTER TABLE measure ADD COLUMN more text", "CREATE TABLE more (id integer)", "CREATE TEMP TABLE more (id integer)", "DROP TABLE measure",
    "UPDATE alembic_version SET version_num = '0001'", "UPDATE server_files SET folder = '/elsewhere'", "SET ROLE maker", "DROP SCHEMA public CASCADE",
    "COPY change TO PROGRAM 'true'", "UPDATE change_login SET login = 'maker'", "INSERT INTO change_login VALUES (9999, 'maker')",
    "ALTER TABLE change DISABLE TRIGGER change_login_is_noted",
)  # fmt: skip
QUESTION = Question(QuestionCode.OPEN_END, Field.LEAD, "等部门")
_numbers = iter(range(10_000))


@dataclass(frozen=True)
class Office:
    """A server with a ledger on it, made by the login `maker`; `officer`, `reviewer` and `reader` have joined their roles."""

    server: Server
    folder: Path

    def address(self, login: str, *, database: str = DATABASE) -> str:
        return self.server.address(database, self.folder / "files").replace("taizhang@", f"{login}@")

    def connect(self, login: str) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(host=str(self.server.folder), user=login, dbname=DATABASE, autocommit=True)


@pytest.fixture(scope="session")
def office(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Office:
    made = Office(server, tmp_path_factory.mktemp("office"))
    server.ask("CREATE ROLE maker LOGIN CREATEROLE")
    server.ask(f"CREATE DATABASE {DATABASE} TEMPLATE template0 OWNER maker")
    with Ledger.open(made.address("maker"), chain="made") as ledger:
        _fill(ledger, made.folder)
    for login in (*GIVEN, "nobody"):
        server.ask(f"CREATE ROLE {login} LOGIN")
    set_up_roles(made.address("maker"), {role: [role.value] for role in GIVEN})
    return made


@pytest.fixture
def opened(office: Office, tmp_path: Path) -> Iterator[Callable[[str], Ledger]]:
    """Opens a copy of the office's ledger as one login or another."""
    database, ledgers = f"copy{next(_numbers)}", []
    office.server.ask(f"CREATE DATABASE {database} TEMPLATE {DATABASE}")
    files = tmp_path / "files"
    shutil.copytree(office.folder / "files", files)

    def open_as(login: str) -> Ledger:
        address = office.server.address(database, files).replace("taizhang@", f"{login}@")
        ledgers.append(Ledger.open(address, must_exist=True, chain=login, person="填报人"))
        return ledgers[-1]

    yield open_as
    for ledger in ledgers:
        ledger.close()


def _fill(ledger: Ledger, folder: Path) -> None:
    doubt = Doubt(DoubtCode.CUT_BY_PAGE, Field.MEASURE, Place(line=1))
    open_to_all = builders.a_measure("完成VOCs减排720吨。", doubts=(doubt,), questions=(QUESTION,))
    builders.taken_in(ledger, builders.a_plan(*builders.three_measures(), open_to_all))
    proof = folder / "证据.txt"
    proof.write_text("证据", encoding="utf-8")
    attach_evidence(ledger, [1], [proof])
    note_progress(ledger, 1, MONTH, "已抽样 5 个。", today=TODAY)


def test_every_table_grants_each_role_what_the_list_says_and_nothing_else(office: Office) -> None:
    held = office.server.ask(
        "SELECT relname, login, string_agg(kind, ' ' ORDER BY place) FILTER (WHERE has_table_privilege(login, pg_class.oid, kind)) "
        f"FROM pg_class, unnest(ARRAY{list(WORKED_IN)}) AS login, unnest(ARRAY{list(KINDS)}) WITH ORDINALITY AS kinds (kind, place) "
        "WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' GROUP BY relname, login", DATABASE,
    )  # fmt: skip
    found = {(table, role): kinds for table, role, kinds in held}
    tables = {table for table, _ in found}

    assert set(MATRIX) < tables
    assert found == {(table, role): MATRIX.get(table, WORKED_IN)[role] for table in tables for role in WORKED_IN}


def test_a_reviewer_writes_no_other_columns_of_measures_and_files(office: Office) -> None:
    granted = office.server.ask(
        "SELECT attrelid::regclass::text, attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid "
        "WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 AND relname != 'accepted_finding' "
        "AND has_column_privilege('reviewer', attrelid, attnum, 'UPDATE')", DATABASE,
    )  # fmt: skip

    assert set(granted) == COLUMNS_OF_A_REVIEWER


@pytest.mark.parametrize("role", GIVEN)
def test_nobody_tampers_with_the_history_or_the_tables(office: Office, role: str) -> None:
    done = []
    with office.connect(role) as connection:
        for statement in TAMPERING:
            with suppress(psycopg.errors.InsufficientPrivilege), connection.transaction(force_rollback=True):
                connection.execute(statement)
                done.append(statement)

    assert done == []


def _close(ledger: Ledger) -> Changed:
    return close_measures(ledger, [1], on=TODAY)


def _attach(ledger: Ledger) -> Changed:
    return attach_evidence(ledger, [2], [next((ledger.folder / "evidence").glob("??/*"))])


def _accept_plan(ledger: Ledger) -> Changed:
    return accept_plan(ledger, builders.a_plan(year=2027, title="示例区2027年行动计划", doc_no="示政办发〔2027〕1号"), today=TODAY)


def _accept_finding(ledger: Ledger) -> Changed:
    return accept_finding(ledger, Finding(FindingCode.PERSONAL_DATA, 1, "1-01-1"), MONTH, "属实")


def _settle_question(ledger: Ledger) -> Changed:
    return settle_question(ledger, _found(ledger, "VOCs"), QUESTION)


def _settle_doubts(ledger: Ledger) -> Changed:
    return settle_doubts(ledger, [_found(ledger, "VOCs")])


def _found(ledger: Ledger, words: str) -> int:
    (row,) = checklist_rows(ledger, ChecklistFilter(search=words), today=TODAY)
    return row.id


OFFICERS = {ServerRole.OFFICER}
REVIEWERS = {ServerRole.OFFICER, ServerRole.REVIEWER}
ACTS: tuple[tuple[Callable[[Ledger], Changed], set[ServerRole]], ...] = (
    (_close, OFFICERS), (_attach, OFFICERS), (_accept_plan, OFFICERS),
    (lambda ledger: assign_measures(ledger, [1, 2], "填报人甲"), OFFICERS),
    (lambda ledger: note_progress(ledger, 1, MONTH, "已抽样 8 个。", today=TODAY), OFFICERS),
    (lambda ledger: answer_duties(ledger, _duties(ledger), is_us=True), OFFICERS),
    (lambda ledger: set_myself(ledger, unit="红山镇人民政府", area=builders.AREA, person="填报人"), OFFICERS),
    (lambda ledger: revert(ledger, history(ledger, limit=1)[0].id), OFFICERS),
    (_accept_finding, REVIEWERS), (_settle_question, REVIEWERS), (_settle_doubts, REVIEWERS),
    (lambda ledger: note_on_evidence(ledger, 1, "现场记录"), REVIEWERS),
)  # fmt: skip


def _duties(ledger: Ledger) -> list[int]:
    with ledger.look() as connection:
        return [key for (key,) in connection.execute("SELECT duty.id FROM duty JOIN unit_group ON unit_group.id = group_id WHERE asks_which")]


@pytest.mark.parametrize("login", ["officer", "reviewer"])
def test_whatever_name_a_change_bears_the_login_that_wrote_it_is_noted(opened: Callable[[str], Ledger], login: str) -> None:
    ledger = opened(login)
    ledger.person = "别人的名字"
    done = _accept_finding(ledger)

    with ledger.look() as connection:
        found = connection.execute("SELECT person, login FROM change JOIN change_login ON change_id = id WHERE id = ?", (done.number,))
        assert found.fetchall() == [("别人的名字", login)]


@pytest.mark.parametrize("role", GIVEN)
def test_a_role_does_its_work_and_is_told_plainly_what_is_not_its_own(opened: Callable[[str], Ledger], role: ServerRole) -> None:
    ledger = opened(role)
    obstacle = ledger.obstacle
    for act, allowed in ACTS:
        before, ledger.obstacle = builders.content(ledger), obstacle
        if role in allowed:
            assert act(ledger).number is not None
            continue
        with pytest.raises(UserError, match=r"server-(read-only|reviewer|role-refused)"):
            act(ledger)
        ledger.obstacle = ""  # the program no longer keeps it back: the database does
        with pytest.raises(UserError, match="server-role-refused"):
            act(ledger)
        assert builders.content(ledger) == before


def test_what_a_login_may_is_known_when_the_ledger_is_opened(opened: Callable[[str], Ledger]) -> None:
    ledgers = {role: opened(login) for role, login in zip((*GIVEN, ServerRole.OWNER), (*GIVEN, "taizhang"), strict=True)}

    assert {role: ledger.role for role, ledger in ledgers.items()} == {role: role for role in ledgers}
    assert [ledgers[role].obstacle for role in GIVEN] == ["", "server-reviewer", "server-read-only"]
    assert [ledgers[role].is_read_only for role in ServerRole] == [False, False, True, True]
    assert ledgers[ServerRole.REVIEWER].may("accept-finding")
    assert not ledgers[ServerRole.REVIEWER].may("close")
    assert not ledgers[ServerRole.READER].may("accept-finding")


@pytest.mark.parametrize("role", GIVEN)
def test_every_role_searches_checks_and_copies(opened: Callable[[str], Ledger], role: str) -> None:
    ledger, owners = opened(role), opened("taizhang")
    for words in ("抽样检测量", "检", "VOC", "证据", "执法 检查"):
        kept = ChecklistFilter(search=words)
        assert checklist_rows(ledger, kept, today=TODAY) == checklist_rows(owners, kept, today=TODAY) != ()
    assert check(ledger).faults == ()
    assert make_backup(ledger).here.measures == 4


def test_a_reviewer_takes_back_its_own_and_leaves_what_an_officer_did(opened: Callable[[str], Ledger]) -> None:
    officer, reviewer = opened(ServerRole.OFFICER), opened(ServerRole.REVIEWER)
    closed, settled, noted = _close(officer), _settle_doubts(reviewer), note_on_evidence(reviewer, 1, "现场记录")
    accepted = _accept_finding(reviewer)

    for changed in (accepted, noted, settled):
        revert(reviewer, changed.number or 0)
    with pytest.raises(UserError, match="server-role-refused"):
        revert(reviewer, closed.number or 0)
    assert check(officer).faults == ()
    assert len(checklist_rows(officer, ChecklistFilter(search="现场记录"), today=TODAY)) == 0


def test_what_a_reader_calls_out_keeps_nobody_from_hearing_of_changes(opened: Callable[[str], Ledger]) -> None:
    ledger, reader, officer = opened("taizhang"), opened(ServerRole.READER), opened(ServerRole.OFFICER)
    told = threading.Semaphore(0)
    ledger.listen(told.release)
    _close(officer)
    assert told.acquire(timeout=10)  # by now it listens

    with reader.look() as connection:
        connection.execute("ROLLBACK")
        for called in ("what", "9" * 5000):
            connection.execute(f"NOTIFY taizhang_change, '{called}'")
            assert told.acquire(timeout=10)  # of what is no number it is only known that there was something
    note_progress(officer, 1, MONTH, "已抽样 8 个。", today=TODAY)
    assert told.acquire(timeout=10)


def test_new_tables_are_granted_after_a_migration(office: Office) -> None:
    place = Ledger.open(office.address("maker"), must_exist=True)
    with place:
        engine = place._engine
        with engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE later (id integer PRIMARY KEY)")
            grant_again(connection)
            granted = connection.exec_driver_sql(
                "SELECT has_table_privilege('officer', 'later', 'INSERT'), has_table_privilege('reader', 'later', 'SELECT'), "
                "has_table_privilege('reviewer', 'later', 'INSERT')"
            ).one()
            connection.rollback()

    assert tuple(granted) == (True, True, False)


def test_roles_that_are_there_are_granted_as_soon_as_the_tables_are_made(office: Office, tmp_path: Path) -> None:
    office.server.ask("CREATE DATABASE again TEMPLATE template0 OWNER maker")
    for role in GIVEN:
        office.server.ask(f"CREATE ROLE again_{role} NOLOGIN")

    Ledger.open(office.server.address("again", tmp_path / "files").replace("taizhang@", "maker@")).close()

    asked = "SELECT has_table_privilege('again_officer', 'progress', 'INSERT'), has_table_privilege('again_officer', 'change', 'UPDATE')"
    assert office.server.ask(asked, "again") == [(True, False)]


def test_only_the_owner_sets_roles_up_and_never_for_itself(office: Office) -> None:
    refused: dict[str, str] = {}
    office.server.ask("CREATE ROLE second LOGIN")
    office.server.ask("GRANT maker TO second")
    for login, members in (("officer", {}), ("second", {}), ("maker", {ServerRole.OFFICER: ["maker"]}),
                           ("maker", {ServerRole.READER: ["taizhang"]}), ("maker", {ServerRole.READER: ["who"]})):  # fmt: skip
        try:
            set_up_roles(office.address(login), members)
        except TaizhangError as error:
            refused[f"{login} {list(members.values())}"] = error.code

    assert refused == {
        "officer []": "server-roles-not-owner", "maker [['maker']]": "server-login-owns", "maker [['taizhang']]": "server-login-owns",
        "maker [['who']]": "server-login-unknown",
    }  # fmt: skip


def test_who_may_make_no_roles_hands_the_printed_script_on(office: Office, tmp_path: Path) -> None:
    office.server.ask("CREATE ROLE poor LOGIN")
    office.server.ask('CREATE DATABASE "Other-1" TEMPLATE template0 OWNER poor')
    address = office.server.address("Other-1", tmp_path / "files").replace("taizhang@", "poor@")
    Ledger.open(address).close()
    with pytest.raises(UserError, match="server-roles-refused"):
        set_up_roles(address, {})

    script = roles_script(address, {ServerRole.READER: ["nobody"]})
    with psycopg.connect(host=str(office.server.folder), user="taizhang", dbname="Other-1", autocommit=True) as connection:
        connection.execute(script)

    with Ledger.open(address.replace("poor@", "nobody@"), must_exist=True) as ledger:
        assert ledger.role is ServerRole.READER


def test_a_login_without_a_role_comes_to_nothing(office: Office) -> None:
    with pytest.raises(StorageError, match="server-login-refused"):
        Ledger.open(office.address("nobody"), must_exist=True)
    office.server.ask(f"GRANT CONNECT ON DATABASE {DATABASE} TO nobody")
    try:
        with pytest.raises(StorageError, match="server-role-none"):
            Ledger.open(office.address("nobody"), must_exist=True)
    finally:
        office.server.ask(f"REVOKE CONNECT ON DATABASE {DATABASE} FROM nobody")


def test_an_older_ledger_waits_for_its_owner(office: Office) -> None:
    office.server.ask("UPDATE alembic_version SET version_num = '0001'", DATABASE)
    try:
        with pytest.raises(StorageError, match="server-older"):
            Ledger.open(office.address("officer"), must_exist=True)
    finally:
        from model.store.schema import SCHEMA

        office.server.ask(f"UPDATE alembic_version SET version_num = '{SCHEMA}'", DATABASE)


def test_an_address_is_tried_without_changing_anything(office: Office, tmp_path: Path) -> None:
    with suppress(psycopg.errors.DuplicateDatabase):
        office.server.ask("CREATE DATABASE hollow TEMPLATE template0")
    hollow = try_server(office.server.address("hollow", tmp_path / "files"))
    there = try_server(office.address("reader").split("&files=", maxsplit=1)[0])

    assert (there.role, there.has_ledger, there.files, there.is_verified) == (ServerRole.READER, True, str(office.folder / "files"), False)
    assert (hollow.role, hollow.has_ledger, hollow.files) == (ServerRole.OWNER, False, str(tmp_path / "files"))
    assert not (tmp_path / "files").exists()
    assert office.server.ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", "hollow") == [(0,)]
