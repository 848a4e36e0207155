"""A district's ledger on a PostgreSQL server after years: how long its questions take and how much room a row needs.

`python -m tests.benchmarks.growth [UNITS] [YEARS]` fills a server of its own with every unit's progress of every month: 400
units over six years are ten million rows, for which 15 GB must be free. Not part of `make bench`: filling takes minutes.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import psycopg

from model.actions.accept_plan import accept_plan
from model.actions.close import close_measures, reopen_measures
from model.actions.myself import set_myself
from model.actions.progress import note_progress
from model.actions.unit_groups import certain_members
from model.ledger import Ledger
from model.periods import Month
from model.queries.checklist import checklist_count, checklist_rows
from model.queries.history import changes_of_measure
from model.queries.ledger_history import history_page
from model.queries.measure_page import measure_detail
from model.queries.merge_standing import month_standing
from model.queries.merged_measures import measure_reports
from model.queries.year_grid import year_rows
from model.rows.checklist import ChecklistFilter
from model.rows.history import HistoryFilter
from tests.benchmarks.timing import Figure, compare, from_times, seconds_of
from tests.builders import AREA, TOWN, a_measure, a_plan
from tests.server import Server

MEASURES, MONTHS, LAST_YEAR = 350, 12, 2026
TODAY = date(LAST_YEAR, 12, 20)
DURABLE = ("shared_buffers=1GB", "maintenance_work_mem=256MB", "max_wal_size=8GB", "checkpoint_timeout=15min")
ROOM = 1600  # bytes a row of progress needs, with everything that hangs on it and what filling needs beside
WORDS = "'完成现场排查，问题已列清单整改。', '召开协调会，明确点位和时限，督促责任单位落实。', '开展检查'"

_UNITS = "INSERT INTO unit (name, key, kind) SELECT '示例' || n || '镇人民政府', '示例' || n || '镇人民政府', 'town' FROM generate_series(1, %s) AS n"
_PROGRESS = f"""
    INSERT INTO progress (measure_id, unit_id, year, month, state, text, person, written_at, returned_id)
    SELECT measure.id, unit.id, plan.year, month, 'in_progress',
        (ARRAY[{WORDS}])[1 + (measure.id + unit.id) %% 3] || (measure.id * unit.id %% 97) || '处，累计' || month * (unit.id %% 50) || '次，下一步按时序推进。',
        '填报人', plan.year || '-' || to_char(month, 'FM00') || '-28T02:00:00Z', NULL
    FROM plan CROSS JOIN generate_series(1, {MONTHS}) AS month CROSS JOIN unit JOIN measure ON measure.plan_id = plan.id
    WHERE plan.year = %s AND unit.name LIKE '示例%%' ORDER BY month, unit.id, measure.id
"""
_CHANGES = """
    INSERT INTO change (chain, number, at, person, action, facts, images, reverts, previous_hash, hash)
    SELECT 'filled', row_number() OVER (ORDER BY year, month, unit_id) + %s, min(written_at), '填报人', 'merge',
        '{"month": "' || year || '-' || to_char(month, 'FM00') || '", "files": "1", "units": "1"}',
        json_agg(json_build_array('progress', id, NULL, row_to_json(progress), measure_id) ORDER BY id)::text, NULL,
        encode(sha256((year || '/' || month || '/' || unit_id)::bytea), 'hex'),
        encode(sha256((year || '-' || month || '-' || unit_id)::bytea), 'hex')
    FROM progress WHERE year = %s GROUP BY year, month, unit_id ORDER BY year, month, unit_id
"""
_TOUCHED = """
    INSERT INTO change_measure (change_id, measure_id) SELECT change.id, measure.id
    FROM change JOIN plan ON plan.year = left(change.at, 4)::int JOIN measure ON measure.plan_id = plan.id
    WHERE change.chain = 'filled' AND left(change.at, 4) = %s ORDER BY change.id, measure.id
"""
_SIZES = """
    SELECT relname, pg_table_size(oid), pg_indexes_size(oid) FROM pg_class
    WHERE relname IN ('progress', 'change', 'change_measure') ORDER BY relname
"""


def growth(units: int = 400, years: int = 6) -> None:
    """Fill a server and ask it what an officer asks; the size of the tables by row."""
    rows = units * years * MEASURES * MONTHS
    free = shutil.disk_usage(tempfile.gettempdir()).free
    if free < rows * ROOM:
        raise SystemExit(f"{rows} rows need {rows * ROOM >> 30} GiB of disk, {free >> 30} are free")
    server = Server(DURABLE)
    try:
        with tempfile.TemporaryDirectory() as name:
            server.ask("CREATE DATABASE growth TEMPLATE template0")
            address = server.address("growth", Path(name))
            with _said("filled", f"{rows} rows of progress"):
                _fill(address, server, units, years)
            _tell_sizes(server, rows)
            with Ledger.open(address, person="填报人") as ledger:
                _ask(ledger, f"{rows} rows of progress", TODAY.year - years // 2)
    finally:
        server.stop()


def _fill(address: str, server: Server, units: int, years: int) -> None:
    with Ledger.open(address, person="填报人") as ledger:
        set_myself(ledger, unit=TOWN, area=AREA, person="填报人")
        for year in range(LAST_YEAR - years + 1, LAST_YEAR + 1):
            accept_plan(ledger, _plan(year), today=TODAY)
    with psycopg.connect(host=str(server.folder), user="taizhang", dbname="growth", autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")  # what is written by rule needs no look at its keys
        connection.execute(_UNITS, (units,))
        for year in range(LAST_YEAR - years + 1, LAST_YEAR + 1):
            with connection.transaction():
                connection.execute(_PROGRESS, (year,))
                connection.execute(_CHANGES, (year * 1_000_000, year))
                connection.execute(_TOUCHED, (str(year),))
        connection.execute("VACUUM ANALYZE")


def _plan(year: int) -> object:
    measures = (
        a_measure(f"完成第{number}项整治任务，每季度通报一次。", task_no=number // 10 + 1, task=f"第{number // 10 + 1}项",
                  support=("各镇人民政府",) if number % 3 else ())
        for number in range(MEASURES)
    )  # fmt: skip
    return a_plan(*measures, title=f"示例区{year}年行动计划", doc_no=f"示政办发〔{year}〕1号", year=year, issued_on=date(year, 2, 10))


def _ask(ledger: Ledger, size: str, old_year: int) -> None:
    plan, measure = _plan_and_measure(ledger, LAST_YEAR)
    old_plan, old_measure = _plan_and_measure(ledger, old_year)
    this, month, old_month = ChecklistFilter(plan_id=plan), Month(LAST_YEAR, 12), Month(old_year, 5)
    members, old_members = certain_members(ledger, plan), certain_members(ledger, old_plan)
    asked: dict[str, Callable[[], object]] = {
        "first 60 rows": lambda: checklist_rows(ledger, this, today=TODAY, limit=60),
        "mine counted": lambda: checklist_count(ledger, ChecklistFilter(is_mine=True), today=TODAY),
        "mine, first 60 rows": lambda: checklist_rows(ledger, ChecklistFilter(is_mine=True), today=TODAY, limit=60),
        "without progress this month": lambda: checklist_count(ledger, ChecklistFilter(plan_id=plan, idle_month=month), today=TODAY),
        "one measure's page": lambda: measure_detail(ledger, measure, today=TODAY),
        "one measure's history": lambda: _history(ledger, measure),
        "an old measure's history": lambda: _history(ledger, old_measure),
        "the ledger's history, first lines": lambda: history_page(ledger, HistoryFilter()),
        "200 rows of the year grid": lambda: year_rows(ledger, range(measure, measure + 200), LAST_YEAR, today=TODAY),
        "who has reported this month": lambda: month_standing(ledger, month, plan_id=plan, today=TODAY, members=members),
        "one measure's reports of all units": lambda: measure_reports(ledger, month, plan_id=plan, members=members, measure_ids=[measure]),
        "one old measure's reports": lambda: measure_reports(ledger, old_month, plan_id=old_plan, members=old_members, measure_ids=[old_measure]),
    }
    for name, ask in asked.items():
        compare(f"growth: {name}", size, ask, runs=5)
    for taken, name in ((False, "a tick written"), (True, "a tick taken back")):
        times = [_tick(ledger, measure + number, is_taken_back=taken) for number in range(8)]
        from_times(f"growth: {name}", size, times, [])
    texts = (f"第{number}次" for number in range(1000))
    compare("growth: a note written", size, lambda: note_progress(ledger, measure, month, next(texts), today=TODAY), runs=20)


def _tick(ledger: Ledger, measure: int, *, is_taken_back: bool) -> float:
    if is_taken_back:
        return seconds_of(lambda: reopen_measures(ledger, [measure]))
    return seconds_of(lambda: close_measures(ledger, [measure], on=TODAY))


def _history(ledger: Ledger, measure: int) -> object:
    with ledger.read() as session:
        return changes_of_measure(session, measure)


def _plan_and_measure(ledger: Ledger, year: int) -> tuple[int, int]:
    with ledger.look() as connection:
        plan, measure = connection.execute(
            "SELECT plan.id, min(measure.id) + 20 FROM plan JOIN measure ON measure.plan_id = plan.id WHERE plan.year = ? GROUP BY plan.id",
            (year,),
        ).fetchone()
    return plan, measure


def _tell_sizes(server: Server, rows: int) -> None:
    for table, own, indexes in server.ask(_SIZES, "growth"):
        print(f'{{"name": "growth: size of {table}", "mib": {own >> 20}, "indexes_mib": {indexes >> 20}, '
              f'"bytes_a_row_of_progress": {(own + indexes) / rows:.0f}}}', flush=True)  # fmt: skip


@contextmanager
def _said(name: str, size: str) -> Iterator[None]:
    began = time.perf_counter()
    yield
    Figure(name=f"growth: {name}", size=size, seconds=round(time.perf_counter() - began, 1)).say()


if __name__ == "__main__":
    growth(*map(int, sys.argv[1:]))
