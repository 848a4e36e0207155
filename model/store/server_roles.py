"""The roles of a ledger on a server: what each is granted, and which one a login has.

They are PostgreSQL's own: groups that logins are made members of, named after the database, for roles belong to all
databases of a server. What is granted stands in one list, which is run or printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import psycopg
from psycopg import sql
from sqlalchemy import Connection

from model.errors import StorageError, UserError
from model.rows.server import GIVEN, ServerRole
from model.store.postgres import PostgresPlace
from model.store.schema import VERSION_TABLE

FILES_TABLE = "server_files"
HISTORY = ("change", "change_measure")  # written once, never altered
LOGINS_TABLE = "change_login"  # beside the history: which login wrote each change, whatever name the change bears
LONGEST = 63  # bytes of a name
# Written by a trigger in its owner's name, so that nobody who writes history can say who he is, or alter what was noted.
_NOTING = (
    """CREATE TABLE IF NOT EXISTS {schema}.change_login (
        change_id bigint PRIMARY KEY, login text COLLATE "C" NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp())""",
    """CREATE OR REPLACE FUNCTION {schema}.login_is_noted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp AS $$
        BEGIN INSERT INTO {schema}.change_login (change_id, login) VALUES (NEW.id, session_user); RETURN NULL; END $$""",
    "CREATE OR REPLACE TRIGGER change_login_is_noted AFTER INSERT ON {schema}.change FOR EACH ROW EXECUTE FUNCTION {schema}.login_is_noted()",
    "ALTER TABLE {schema}.change_login OWNER TO {owner}",
    "ALTER FUNCTION {schema}.login_is_noted() OWNER TO {owner}",
)
# What a reviewer writes beside the history: rows of a table, or some columns of those that are there. The words of a measure
# hold the notes on its files: the index is brought along.
REVIEWED: Mapping[str, str] = {
    "accepted_finding": "INSERT, UPDATE, DELETE",
    "evidence": "UPDATE (note)",
    "measure": "UPDATE (doubts, doubt_count, questions, question_count, version)",
    "measure_search": "INSERT, DELETE",
    "measure_words": "INSERT, DELETE",
}
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename"
_HERE = "SELECT current_database(), current_schema()"
_ROLE = """
    SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'change'),
        has_schema_privilege(current_schema(), 'CREATE'), has_table_privilege(to_regclass('change'), 'SELECT'),
        pg_has_role((SELECT relowner FROM pg_class WHERE oid = to_regclass('change')), 'USAGE'),
        has_table_privilege(to_regclass('change'), 'INSERT'), has_table_privilege(to_regclass('progress'), 'INSERT')
"""
_OWNS = """
    SELECT rolsuper OR pg_has_role(oid, (SELECT relowner FROM pg_class WHERE oid = to_regclass('change')), 'MEMBER')
    FROM pg_roles WHERE rolname = %s
"""


def role_of(connection: psycopg.Connection[object], where: str) -> ServerRole:
    """What a login may do in this database, by what it is granted; raises StorageError server-role-none."""
    row = connection.execute(_ROLE).fetchone()
    is_there, may_make, may_look, is_owner, may_add, may_work = row if isinstance(row, tuple) else (False,) * 6
    if not is_there:
        return ServerRole.OWNER if may_make else ServerRole.READER
    if not may_look:
        raise StorageError("server-role-none", where=where)
    if is_owner:
        return ServerRole.OWNER
    if not may_add:
        return ServerRole.READER
    return ServerRole.OFFICER if may_work else ServerRole.REVIEWER


def role_names(database: str) -> dict[ServerRole, str]:
    """What the roles of a database's ledger are called on the server; raises UserError server-name-long."""
    names = {role: f"{database}_{role.value}" for role in GIVEN}
    if any(len(name.encode()) > LONGEST for name in names.values()):
        raise UserError("server-name-long", name=database)
    return names


def roles_script(place: PostgresPlace, members: Mapping[ServerRole, Sequence[str]]) -> str:
    """What set_up_roles() would run, for psql; raises UserError, psycopg.Error."""
    with place.connect(autocommit=True) as connection:
        said = (*_making(connection), *_noting(connection), *_granting(connection), *_joining(connection, members))
        return "".join(f"{statement.as_string(connection)};\n" for statement in (sql.SQL("BEGIN"), *said, sql.SQL("COMMIT")))


def set_up_roles(place: PostgresPlace, members: Mapping[ServerRole, Sequence[str]]) -> dict[ServerRole, str]:
    """Make the roles, grant each what it may do and nothing else, and let logins join them; what they are called.

    Raises UserError server-roles-not-owner, server-roles-refused, server-login-owns, server-login-unknown, server-name-long.
    """
    with place.connect() as connection:
        if role_of(connection, place.where) is not ServerRole.OWNER:
            raise UserError("server-roles-not-owner", where=place.where)
        _require_apart(connection, [login for logins in members.values() for login in logins])
        try:
            for statement in (*_making(connection), *_noting(connection), *_granting(connection), *_joining(connection, members)):
                connection.execute(statement)
        except psycopg.errors.InsufficientPrivilege as error:
            raise UserError("server-roles-refused", where=place.where) from error
        return _names_here(connection)


def grant_again(connection: Connection) -> None:
    """After a migration: what the roles may do with new tables; nothing where no roles were set up."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, psycopg.Connection):
        return
    try:
        names = _names_here(driver)
    except UserError:  # a name too long for roles has none
        return
    there = driver.execute("SELECT count(*) FROM pg_roles WHERE rolname = ANY (%s)", (list(names.values()),)).fetchone()
    if there is not None and there[0] == len(names):
        for statement in _granting(driver):
            driver.execute(statement)


def _names_here(connection: psycopg.Connection[object]) -> dict[ServerRole, str]:
    return role_names(_here(connection)[0])


def _here(connection: psycopg.Connection[object]) -> tuple[str, str]:
    row = connection.execute(_HERE).fetchone()
    database, schema = row if isinstance(row, tuple) else ("", "")
    return str(database), str(schema)


def _owner(connection: psycopg.Connection[object]) -> str:
    row = connection.execute("SELECT tableowner FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'change'").fetchone()
    return str(row[0]) if isinstance(row, tuple) else ""


def _require_apart(connection: psycopg.Connection[object], logins: Iterable[str]) -> None:
    """A login that owns the tables would not be held by what it is granted."""
    for login in logins:
        row = connection.execute(_OWNS, (login,)).fetchone()
        if not isinstance(row, tuple):
            raise UserError("server-login-unknown", name=login)
        if row[0]:
            raise UserError("server-login-owns", name=login)


def _making(connection: psycopg.Connection[object]) -> Iterable[sql.Composed]:
    for name in _names_here(connection).values():
        made = sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(name)).as_string(connection)
        yield sql.SQL(
            "DO {body}"
        ).format(body=sql.Literal(
            f"BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = {sql.Literal(name).as_string(connection)}) "
            f"THEN {made}; END IF; END"
        ))  # fmt: skip


def _noting(connection: psycopg.Connection[object]) -> Iterable[sql.Composed]:
    """Who writes history is noted from now on."""
    names = {"schema": sql.Identifier(_here(connection)[1]), "owner": sql.Identifier(_owner(connection))}
    return [sql.SQL(statement).format(**names) for statement in _NOTING]


def _granting(connection: psycopg.Connection[object]) -> Iterable[sql.Composed]:
    """Everything is taken away first: what an older list granted does not stay."""
    database, schema = _here(connection)
    names = {role: sql.Identifier(name) for role, name in _names_here(connection).items()}
    everybody = sql.SQL(", ").join(names.values())
    tables, sequences, functions = (
        sql.SQL("ALL {} IN SCHEMA {}").format(sql.SQL(kind), sql.Identifier(schema)) for kind in ("TABLES", "SEQUENCES", "FUNCTIONS")
    )
    for what in (tables, sequences, sql.SQL("DATABASE ") + sql.Identifier(database)):
        yield sql.SQL("REVOKE ALL ON {} FROM PUBLIC, {}").format(what, everybody)
    yield sql.SQL("REVOKE CREATE ON SCHEMA {} FROM PUBLIC, {}").format(sql.Identifier(schema), everybody)
    owner = sql.Identifier(_owner(connection))  # who made the tables need not own the database
    yield sql.SQL("GRANT CONNECT ON DATABASE {} TO {}, {}").format(sql.Identifier(database), owner, everybody)
    yield sql.SQL("GRANT USAGE ON SCHEMA {} TO {}").format(sql.Identifier(schema), everybody)
    yield sql.SQL("GRANT SELECT ON {} TO {}").format(tables, everybody)
    yield sql.SQL("GRANT EXECUTE ON {} TO {}").format(functions, everybody)
    writers = sql.SQL(", ").join((names[ServerRole.OFFICER], names[ServerRole.REVIEWER]))
    yield sql.SQL("GRANT USAGE ON {} TO {}").format(sequences, writers)  # to count on; setting one back is the owner's
    for table in HISTORY:
        yield sql.SQL("GRANT INSERT ON {} TO {}").format(sql.Identifier(schema, table), writers)
    for table in _worked_in(connection):
        named = sql.Identifier(schema, table)
        yield sql.SQL("GRANT INSERT, UPDATE, DELETE ON {} TO {}").format(named, names[ServerRole.OFFICER])
        if table in REVIEWED:
            yield sql.SQL(f"GRANT {REVIEWED[table]} ON {{}} TO {{}}").format(named, names[ServerRole.REVIEWER])


def _worked_in(connection: psycopg.Connection[object]) -> list[str]:
    kept = {*HISTORY, VERSION_TABLE, FILES_TABLE, LOGINS_TABLE}
    tables = [str(row[0]) for row in connection.execute(_TABLES) if isinstance(row, tuple)]
    return [table for table in tables if table not in kept]


def _joining(connection: psycopg.Connection[object], members: Mapping[ServerRole, Sequence[str]]) -> Iterable[sql.Composed]:
    names = _names_here(connection)
    for role, logins in members.items():
        for login in logins:
            yield sql.SQL("GRANT {} TO {}").format(sql.Identifier(names[role]), sql.Identifier(login))
