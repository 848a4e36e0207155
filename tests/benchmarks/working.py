"""Reading text, ticking, searching, and what is handed over."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

from model.actions.close import close_measures, reopen_measures
from model.ledger import Ledger
from model.periods import Month
from model.queries.checklist import checklist_rows
from model.queries.report_content import submission_content
from model.readers import read_plan
from model.rows.checklist import ChecklistFilter
from model.store.search import match_expression
from tests.benchmarks.big_ledger import CHAIN, TODAY, big_ledger
from tests.benchmarks.timing import compare, from_times, seconds_of

LINE = "{n}\t{task}任务\t全面推进第{n}项工作，抽查不少于 {n} 次，建立台账并按季度通报。\t年底前\t区生态环境局\t各镇人民政府 各街道办事处\n"
HEADER = "序号\t重点任务\t工作措施\t完成时限\t牵头单位\t协办单位\n"


def reading_text(folder: Path) -> None:
    """A scanner's text of 250 kB, as the reader takes it."""
    file = folder / "plan.txt"
    rows = []
    while sum(map(len, rows)) * 3 < 240_000:
        number = len(rows) + 1
        rows.append(("\n" + HEADER if number % 8 == 1 else "") + LINE.format(n=number, task=f"第{number}号"))
    file.write_text("附件1\n\n示例区行动计划\n" + "".join(rows), encoding="utf-8")
    compare("read a text plan", f"{file.stat().st_size // 1000} kB", lambda: read_plan(file), peer="split its lines",
            other=lambda: [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()], limit="< 0.15 s")


def ticking(folder: Path) -> None:
    """One tick, committed and in the history, against the same bytes through sqlite3."""
    place = big_ledger(folder / "ticking", 230)
    plain = sqlite3.connect(folder / "plain.db", isolation_level=None)
    plain.execute("PRAGMA journal_mode = WAL")
    plain.execute("PRAGMA synchronous = FULL")
    plain.execute("CREATE TABLE measure (id INTEGER PRIMARY KEY, state TEXT)")
    plain.execute("CREATE TABLE change (id INTEGER PRIMARY KEY, at TEXT, images TEXT, hash TEXT)")
    plain.executemany("INSERT INTO measure VALUES (?, 'in_progress')", [(key,) for key in range(1, 231)])

    def peer(key: int) -> None:
        plain.execute("BEGIN IMMEDIATE")
        plain.execute("UPDATE measure SET state = 'closed' WHERE id = ?", (key,))
        plain.execute("INSERT INTO change (at, images, hash) VALUES (?, ?, ?)", ("2026-06-15", "x" * 300, "0" * 64))
        plain.execute("COMMIT")

    with Ledger.open(place, chain=CHAIN) as ledger:
        reopen_measures(ledger, list(range(1, 231)))
        mine = [seconds_of(lambda key=key: close_measures(ledger, [key], on=TODAY)) for key in range(1, 201)]
        theirs = [seconds_of(lambda key=key: peer(key)) for key in range(1, 201)]
    plain.close()
    from_times("tick a measure", "230 measures", mine[20:], theirs[20:], peer="sqlite3 UPDATE + INSERT + commit",
               limit="≤ 8 and < 0.003 s")


def searching(folder: Path, sizes: tuple[int, ...]) -> None:
    """From what was typed to the first 60 rows, against the same FTS5 query through sqlite3."""
    for size in sizes:
        place = big_ledger(folder / f"search{size}", size)
        plain = sqlite3.connect(f"{(place / 'ledger.db').as_uri()}?mode=ro", uri=True)
        with Ledger.open(place, chain=CHAIN) as ledger:
            for words in ("扬尘", "河道水质", f"第{size // 2}批"):
                compare(
                    f"search {words}", f"{size} measures",
                    lambda words=words: checklist_rows(ledger, ChecklistFilter(search=words), today=TODAY, limit=60),
                    peer="the same FTS5 query", other=_fts(plain, words), limit="≤ 1.5 and < 0.05 s at 1 000 000",
                )
        plain.close()


def _fts(connection: sqlite3.Connection, words: str) -> Callable[[], object]:
    statement = ("SELECT measure.* FROM measure_search JOIN measure ON measure.id = measure_search.rowid "
                 "WHERE measure_search MATCH ? ORDER BY measure_search.rowid LIMIT 60")
    return lambda: connection.execute(statement, (match_expression(words),)).fetchall()


def writing(folder: Path) -> None:
    """The month's workbook of 10 000 rows."""
    from openpyxl import Workbook

    from reports.workbook import write_submission

    with Ledger.open(big_ledger(folder / "xlsx", 10_000), chain=CHAIN) as ledger:
        rows = submission_content(ledger, Month(2026, 6), today=TODAY)

    def dump() -> None:
        book = Workbook(write_only=True)
        sheet = book.create_sheet()
        for row in rows.rows:
            sheet.append([row.task_no, row.task, row.text, row.deadline, " ".join(row.lead), " ".join(row.responsible),
                          " ".join(row.support), row.progress, row.month_progress, str(row.state), "", "", row.trouble,
                          row.unit, row.person, row.reported_on, row.code])
        book.save(folder / "dump.xlsx")

    compare("submission workbook", "10000 rows", lambda: write_submission(rows, folder / "s.xlsx"),
            peer="openpyxl write-only dump", other=dump, limit="≤ 1.6", runs=3)


def all_of_it(sizes: tuple[int, ...]) -> None:
    """Every figure of this module."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reading_text(folder)
        ticking(folder)
        searching(folder, sizes)
        writing(folder)
