"""What is mine among many measures and units, from the database."""

from __future__ import annotations

import random
import sqlite3
import tempfile
from pathlib import Path

from model.actions.unit_pairs import unit_pairs
from model.ledger import DATABASE_NAME, Ledger
from model.queries.checklist import checklist_count, checklist_rows
from model.queries.filter_choices import filter_counts
from model.queries.units import unit_lines
from model.rows.checklist import ChecklistFilter
from tests.benchmarks.big_ledger import CHAIN, TODAY, big_ledger
from tests.benchmarks.timing import compare

MEASURES, UNITS = 20_000, 5_000
PLACES = "山水石林田河湖江海云龙凤金银玉青白红黄绿东西南北平安长乐兴和新古"
MINE = ChecklistFilter(is_mine=True)


def mine() -> None:
    """The town's own measures of 20 000, with 5 000 units in the ledger that carry duties."""
    with tempfile.TemporaryDirectory() as name:
        place = big_ledger(Path(name) / "ledger", MEASURES)
        _more_units(place)
        with Ledger.open(place, chain=CHAIN) as ledger:
            size = f"{MEASURES} measures, {UNITS} units"
            compare("mine: count", size, lambda: checklist_count(ledger, MINE, today=TODAY), limit="< 0.05 s")
            compare("mine: first 60 rows", size, lambda: checklist_rows(ledger, MINE, today=TODAY, limit=60), limit="< 0.05 s")
            compare("mine: every id and role", size, lambda: _ids(ledger), limit="< 0.05 s")
            compare("all filters counted", size, lambda: filter_counts(ledger, plan_id=None, is_mine=True, today=TODAY))
            compare("units listed", size, lambda: unit_lines(ledger))
            compare("units that may be one", size, lambda: unit_pairs(ledger), runs=3)


def _ids(ledger: Ledger) -> list[tuple[int, int]]:
    from model.queries.measure_sql import mine_in, my_duty, rank

    with ledger.look() as connection:
        me = mine_in(connection)
        statement = f"SELECT id, {rank(me)} FROM measure WHERE id IN (SELECT measure_id FROM duty WHERE {my_duty(me)})"
        return connection.execute(statement).fetchall()


def _more_units(place: Path) -> None:
    """Towns and bureaus of many names, each with duties."""
    chance = random.Random(2)
    names: set[str] = set()
    while len(names) < UNITS:
        core = "".join(chance.choices(PLACES, k=chance.randint(2, 4)))
        names.add(core + chance.choice(("镇人民政府", "街道办事处", "园区管委会", "服务中心", "局")))
    connection = sqlite3.connect(place / DATABASE_NAME, isolation_level=None)
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO unit (name, key, kind) VALUES (?, ?, 'bureau')", [(name, name) for name in sorted(names)])
    keys = [key for (key,) in connection.execute("SELECT id FROM unit")]
    connection.executemany(
        "INSERT INTO duty (measure_id, role, position, wording, unit_id) VALUES (?, 'support', 2, '…', ?)",
        [(measure, chance.choice(keys)) for measure in range(1, MEASURES + 1) for _ in range(2)],
    )
    connection.execute("COMMIT")
    connection.execute("ANALYZE")
    connection.close()
