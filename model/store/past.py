"""The database as it was at the end of a past day: a copy in which every later change is taken back, newest first."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, cast

from sqlalchemy import StaticPool, create_engine
from sqlalchemy.orm import Session

from model.store.connecting import opened, passing
from model.store.door import Plain
from model.store.drivers import driver, is_sqlite
from model.store.keys import LedgerKey
from model.store.tables import Base


@contextmanager
def session_then(source: Plain, day: date, key: LedgerKey | None = None) -> Iterator[Session]:
    """A session on the ledger as it stood when a day was over by this machine's clock; what is written in it is lost.

    Rows that are known by no number of their own (the settings) stand as they do now, and so does the search index.
    """
    with closing(passing(key)) as copy:
        _fill(copy, source)
        begin = datetime.combine(day + timedelta(days=1), time.min).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        later = copy.execute("SELECT images FROM change WHERE at >= ? ORDER BY id DESC", (begin,)).fetchall()
        copy.execute("BEGIN")
        for (images,) in later:
            _take_back(copy, json.loads(images))
        copy.execute("COMMIT")
        engine = create_engine("sqlite+pysqlite://", creator=lambda: copy, poolclass=StaticPool, module=driver(has_key=key is not None))
        with Session(engine, expire_on_commit=False) as session:
            yield session
            session.rollback()


def _fill(copy: sqlite3.Connection, source: Plain) -> None:
    if is_sqlite(source):
        cast("sqlite3.Connection", source).backup(copy)
        return
    from model.store.copying import write_copy  # only a ledger on a server is copied row by row

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "then.db"
        write_copy(source, file)
        with closing(opened(file)) as made:
            made.backup(copy)


def _take_back(connection: sqlite3.Connection, images: list[list[Any]]) -> None:
    """Bring the rows of a change to what they were before it, the last one first."""
    for table, key, before, after, _ in reversed(images):
        known = Base.metadata.tables[table].columns
        if "id" not in known:
            continue
        if before is None:
            connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (key,))  # noqa: S608 - names of our own tables
            continue
        names = [name for name in before if name in known]
        values = [_stored(before[name]) for name in names]
        columns = [f'"{known[name].name}"' for name in names]
        if after is None:
            marks = ", ".join("?" * len(names))
            connection.execute(f'INSERT OR REPLACE INTO "{table}" ({", ".join(columns)}) VALUES ({marks})', values)  # noqa: S608 - likewise
        else:
            changed = ", ".join(f"{column} = ?" for column in columns)
            connection.execute(f'UPDATE "{table}" SET {changed} WHERE id = ?', (*values, key))  # noqa: S608 - likewise


def _stored(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
