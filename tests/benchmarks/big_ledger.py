"""A ledger of any size, filled by bulk inserts from a few made-up measures."""

from __future__ import annotations

import json
import random
import sqlite3
from datetime import date
from pathlib import Path

from model.actions.accept_plan import accept_plan
from model.actions.myself import set_myself
from model.ledger import DATABASE_NAME, Ledger
from model.store.search import pairs
from tests.builders import a_measure, a_plan

CHAIN = "00000000-0000-0000-0000-000000000001"
TODAY = date(2026, 6, 15)
SUBJECTS = ("扬尘", "餐饮油烟", "重型柴油车", "河道水质", "农村污水", "土壤", "固体废物", "噪声", "绿化", "充电桩", "清洁取暖", "园区")
VERBS = ("开展", "完成", "推进", "加强", "组织", "落实", "督促", "建立")
OBJECTS = ("专项整治", "排查治理", "监测评估", "执法检查", "工程建设", "台账管理", "宣传培训", "源头管控")
PER_TASK = 10


def big_ledger(folder: Path, measures: int, *, seed: int = 1) -> Path:
    """Make a ledger of so many measures in one plan; a town is lead or support in about a third of them."""
    with Ledger.open(folder, person="填报人", chain=CHAIN) as ledger:
        set_myself(ledger, unit="示例镇人民政府", area="示例市示例区", person="填报人")
        first = a_measure("持续开展执法检查。", lead=("区水务局",), support=("各镇人民政府", "各街道办事处"))
        accept_plan(ledger, a_plan(*[first]), today=TODAY)
    connection = sqlite3.connect(folder / DATABASE_NAME, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    _fill(connection, measures - 1, random.Random(seed))
    connection.execute("COMMIT")
    connection.execute("ANALYZE")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return folder


def _fill(connection: sqlite3.Connection, more: int, chance: random.Random) -> None:
    columns = [row[1] for row in connection.execute("PRAGMA table_info(measure)")]
    pattern = dict(zip(columns, connection.execute("SELECT * FROM measure WHERE id = 1").fetchone(), strict=True))
    town = connection.execute("SELECT id FROM unit_group WHERE wording = '各镇人民政府'").fetchone()[0]
    bureau = connection.execute("SELECT id FROM unit WHERE name = '区水务局'").fetchone()[0]
    annex = connection.execute("SELECT id, plan_id FROM annex").fetchone()
    names = ", ".join(columns)
    marks = ", ".join(f":{name}" for name in columns)
    for start in range(0, more, 10_000):
        keys = range(start + 2, min(start + 10_000, more) + 2)
        rows = [_row(pattern, key, chance) for key in keys]
        connection.executemany(
            "INSERT OR IGNORE INTO task (id, annex_id, position, number, name, section) VALUES (?, ?, ?, ?, ?, '')",
            [(row["task_id"], annex[0], row["task_id"], row["task_id"], f"{chance.choice(SUBJECTS)}治理") for row in rows],
        )
        connection.executemany(f"INSERT INTO measure ({names}) VALUES ({marks})", rows)
        connection.executemany(
            "INSERT INTO duty (measure_id, role, position, wording, unit_id, group_id) VALUES (?, ?, 1, ?, ?, ?)",
            [(row["id"], "support", "各镇人民政府", None, town) if row["id"] % 3 == 0
             else (row["id"], "lead", "区水务局", bureau, None) for row in rows],
        )
        connection.executemany(
            "INSERT INTO due (measure_id, kind, \"end\", wording, is_milestone) VALUES (?, 'by', ?, '年底前', 0)",
            [(row["id"], row["next_due"]) for row in rows],
        )
        words = [(row["id"], f"{row['code']}\n{row['text']}") for row in rows]
        connection.executemany("INSERT INTO measure_words (measure_id, words) VALUES (?, ?)", words)
        connection.executemany("INSERT INTO measure_search (rowid, pairs) VALUES (?, ?)",
                               [(key, pairs(text)) for key, text in words])


def _row(pattern: dict[str, object], key: int, chance: random.Random) -> dict[str, object]:
    task = (key - 1) // PER_TASK + 1
    due = f"2026-{chance.randint(1, 12):02d}-28"
    state = chance.choice(("not_started", "in_progress", "in_progress", "closed", "blocked"))
    text = (f"{chance.choice(VERBS)}{chance.choice(SUBJECTS)}{chance.choice(OBJECTS)}，{chance.choice(VERBS)}"
            f"{chance.choice(SUBJECTS)}{chance.choice(OBJECTS)}不少于{chance.randint(1, 90)}次，第{key}批。")
    return pattern | {
        "id": key, "task_id": task, "position": key, "code": f"1-{task:02d}-{(key - 1) % PER_TASK + 1}", "text": text,
        "next_due": due, "overdue_after": due, "endless_from": None, "starts_on": None, "state": state,
        "closed_on": "2026-03-01" if state == "closed" else None, "doubts": json.dumps([]), "questions": json.dumps([]),
    }
