"""Many new rows of one table at once, as a merge makes them: written in one go, with the images that the history keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table

from model.store.applying import insert_rows
from model.store.door import Plain
from model.store.images import Image, as_plain
from model.store.tables import Base

_NEXT = "SELECT nextval(pg_get_serial_sequence(?, 'id')) FROM generate_series(1, ?)"


def make_rows(connection: Plain, table_name: str, rows: Sequence[Mapping[str, Any]], *, on_server: bool) -> list[Image]:
    """Write new rows, each by the values of all columns but its id; gives their images, in this order."""
    table = Base.metadata.tables[table_name]
    ids = _free_ids(connection, table, len(rows), on_server=on_server)
    images = [_image(table, {"id": key} | {name: _kept(value) for name, value in row.items()}) for key, row in zip(ids, rows, strict=True)]
    insert_rows(connection, table, images)
    return images


def _free_ids(connection: Plain, table: Table, many: int, *, on_server: bool) -> Sequence[int]:
    """Numbers that no row has: the sequence's next on a server; in a file, where nobody else writes, those after the last."""
    if on_server:
        return [int(key) for (key,) in connection.execute(_NEXT, (table.name, many)).fetchall()]
    last = int(connection.execute(f'SELECT coalesce(max(id), 0) FROM "{table.name}"').fetchone()[0])  # noqa: S608 - names of our own tables
    return range(last + 1, last + many + 1)


def _kept(value: object) -> Any:
    if value is None or type(value) is int:
        return value
    plain = value if type(value) is str else as_plain(value)
    return plain.replace("\0", "") if isinstance(plain, str) else plain  # as of every row: a server takes no such text


def _image(table: Table, values: dict[str, Any]) -> Image:
    if values.keys() != (known := set(table.columns.keys())):
        raise ValueError(f"{table.name} has {sorted(known ^ values.keys())}")
    found = values["id"] if table.name == "measure" else values.get("measure_id")
    return Image(table.name, values["id"], None, values, None if found is None else int(found))
