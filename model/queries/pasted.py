"""Pasted progress beside the measures it is meant for; nothing is written here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from model.ledger import Ledger
from model.periods import Month
from model.queries.chosen import month_notes
from model.queries.measure_sql import in_list
from model.rows.pasted import PastedLine, PastedMatch, PastedRow, PastedStanding, PastedTable
from model.rules.pasted_columns import bare_code
from model.store.door import Plain

CHUNK = 500
Known = dict[int, tuple[str, str]]  # code and text by id


def match_pasted(
    ledger: Ledger, table: PastedTable, chosen: Sequence[int], *, plan_id: int | None, month: Month, today: date
) -> PastedMatch:
    """Which measure each line is meant for: by its code among the plan's, else the chosen ones in order if as many."""
    del today  # asked with every question of a list
    with ledger.look() as connection:
        meant = _by_code(connection, table.rows, plan_id) if table.has_codes else _by_order(table.rows, chosen)
        known = _known(connection, [key for key in meant if key is not None])
    before = month_notes(ledger, list(known), month)
    seen: set[int] = set()
    lines = []
    for row, key in zip(table.rows, meant, strict=True):
        lines.append(_line(row, key, known, before, is_again=key in seen))
        if key is not None:
            seen.add(key)
    return PastedMatch(tuple(lines), month, table.has_codes, len(chosen))


def _line(row: PastedRow, key: int | None, known: Known, before: dict[int, str], *, is_again: bool) -> PastedLine:
    if key is None or key not in known:
        standing = PastedStanding.UNKNOWN if row.text or row.code else PastedStanding.EMPTY
        return PastedLine(row, standing)
    was = before.get(key, "")
    if is_again:
        standing = PastedStanding.TWICE
    elif not row.text:
        standing = PastedStanding.EMPTY
    elif _plain(row.text) == _plain(was):
        standing = PastedStanding.SAME
    else:
        standing = PastedStanding.REPLACES if was else PastedStanding.NEW
    return PastedLine(row, standing, key, *known[key], was)


def _plain(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def _by_order(rows: Sequence[PastedRow], chosen: Sequence[int]) -> list[int | None]:
    return list(chosen) if len(rows) == len(chosen) else [None] * len(rows)


def _by_code(connection: Plain, rows: Sequence[PastedRow], plan_id: int | None) -> list[int | None]:
    """The measure of each line's code; the lines before the newest plan's are not meant where no plan is chosen."""
    codes = sorted({bare_code(row.code) for row in rows} - {""})
    found: dict[str, int] = {}
    for start in range(0, len(codes), CHUNK):
        some = codes[start : start + CHUNK]
        marks = ", ".join("?" * len(some))
        of_plan = "" if plan_id is None else f" AND plan_id = {int(plan_id)}"
        sql = f"SELECT code, id FROM measure WHERE code IN ({marks}){of_plan} ORDER BY plan_id"  # noqa: S608 - marks and a number
        found |= dict(connection.execute(sql, some).fetchall())
    return [found.get(bare_code(row.code)) for row in rows]


def _known(connection: Plain, keys: Sequence[int]) -> Known:
    found: Known = {}
    for start in range(0, len(keys), CHUNK):
        sql = f"SELECT id, code, text FROM measure WHERE id IN {in_list(keys[start : start + CHUNK])}"  # noqa: S608 - ids
        found |= {key: (code, text) for key, code, text in connection.execute(sql)}
    return found
