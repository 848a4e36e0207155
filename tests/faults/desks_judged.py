"""What desks on one server were told, held against what the ledger and its history hold afterwards."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from model.ledger import Ledger
from model.queries.check import check
from model.store.images import VERSION
from tests.faults.figures import Figures, Lost, Unclear

HONEST = ("server-not-reachable", "server-starting", "ledger-busy", "due-unknown")  # then nothing was saved, and that is said
GONE_WITHIN = 60.0  # seconds until a server has noticed that a desk is dead; the machine may be busy with other things
UNANSWERED = "server-unanswered"  # it may have been saved or not, and that is said
LEFT = (
    "SELECT 'lock', pid FROM pg_locks WHERE locktype = 'advisory' UNION ALL "
    "SELECT state, pid FROM pg_stat_activity WHERE state LIKE 'idle in transaction%' AND application_name = 'taizhang'"
)


class Said(Protocol):
    """A desk that has ended."""

    @property
    def lines(self) -> list[dict[str, Any]]:
        """What it said."""


class Asked(Protocol):
    """A server."""

    def ask(self, statement: str) -> list[tuple[Any, ...]]:
        """The rows of a statement."""


def judge(figures: Figures, server: Asked, address: str, running: Sequence[Said], shared: int) -> None:
    """Count every act by how it ended: what was acknowledged and is not there is lost, what was not said clearly unclear.

    `shared` is the measure in whose note all of them wrote on.
    """
    with figures.attempt("locks"):
        late = time.monotonic() + GONE_WITHIN
        while (left := server.ask(LEFT)) and time.monotonic() < late:
            time.sleep(0.1)
        assert not left, f"left behind: {left}"
    with Ledger.open(address, chain="first", must_exist=True) as ledger:
        with ledger.look() as connection:
            history = {row[0]: row[1:] for row in connection.execute("SELECT id, person, facts, images FROM change ORDER BY id").fetchall()}
        acts = [line for desk in running for line in desk.lines if "act" in line]
        for act in acts:
            with figures.attempt(str(act)):
                _require_kept(figures.ended, act, history)
        with figures.attempt("what several wrote on in"):
            _require_added(ledger, acts, shared)
        with figures.attempt("once"):
            _require_once(acts, history)
        with figures.attempt("what the history says is what the ledger holds"):
            for wrong in _not_as_told(ledger, {number: row[2] for number, row in history.items()}):
                raise Lost(wrong)
        with figures.attempt("check"):
            found = check(ledger)
            assert found.faults == (), found.faults
    waits = sorted(act["seconds"] for act in acts)
    figures.remark = (
        f"{len(running)} desks, {len(acts)} acts, {figures.ended['acknowledged']} acknowledged changes; "
        f"wait at most {waits[-1]:.1f} s, half below {waits[len(waits) // 2]:.2f} s; "
        f"told: {dict(sorted((word, times) for word, times in figures.ended.items() if word.startswith('told ')))}"
    )


def _require_kept(ended: Counter[str], act: dict[str, Any], history: dict[int, tuple[str, str, str]]) -> None:
    told, number = act["told"], act["number"]
    if told:
        ended[f"told {told}"] += 1
        if told not in (*HONEST, UNANSWERED):
            raise Unclear(told)
    elif number is None:
        ended["nothing to change"] += 1
    else:
        ended["acknowledged"] += 1
        person, facts, images = history.get(number, ("", "", ""))
        name = act["sign"].rpartition("-")[0]
        has_sign = act["act"] in ("tick", "date") or act["sign"] in images or act["sign"] in facts  # these may take something away
        if person != name or not has_sign:
            raise Lost(f"{act} is not there: {person} {images[:200]}")


def _require_added(ledger: Ledger, acts: Sequence[dict[str, Any]], shared: int) -> None:
    """The one note holds what every desk added, and no more."""
    with ledger.look() as connection:
        texts = [text for (text,) in connection.execute("SELECT text FROM progress WHERE measure_id = ?", (shared,)).fetchall()]
    words = Counter(" ".join(texts).split())
    added = [act for act in acts if act["act"] == "add"]
    if gone := [act["sign"] for act in added if act["number"] is not None and act["sign"] not in words]:
        raise Lost(f"overwritten: {gone}")
    assert all(times == 1 for times in words.values()), f"written twice: {words.most_common(1)}"
    assert words.keys().isdisjoint(act["sign"] for act in added if act["told"] in HONEST), "said not to be saved, and there"


def _require_once(acts: Sequence[dict[str, Any]], history: dict[int, tuple[str, str, str]]) -> None:
    """No act is there twice; and one that was said not to be saved is not there."""
    numbers = Counter(act["number"] for act in acts if act["number"] is not None)
    assert all(times == 1 for times in numbers.values()), "two acts were told the same number"
    written = Counter(json.loads(images)[0][3]["text"] for _, _, images in history.values() if '"text":"完成 desk' in images)
    assert all(times == 1 for times in written.values()), f"written twice: {written.most_common(1)}"
    refused = {f"完成 {act['sign']} 处。" for act in acts if act["act"] == "note" and act["told"] in HONEST}
    assert refused.isdisjoint(written), "said not to be saved, and there"


def _not_as_told(ledger: Ledger, history: dict[int, str]) -> Iterator[str]:
    """Rows that a change found otherwise than the one before had left them, or that are not now as the last one left them."""
    known: dict[tuple[str, int], dict[str, Any] | None] = {}
    for number, images in history.items():
        for table, key, before, after, _ in json.loads(images):
            was = known.get((table, key), {})
            if before is not None and (was is None or any(was.get(name, value) != value for name, value in before.items())):
                yield f"change {number} overwrote what it had not seen in {table} {key}: {before}, {was}"
            known[table, key] = None if after is None else (was or {}) | after
    with ledger.look() as connection:
        for (table, key), row in known.items():
            if row is None:
                continue
            row.pop(VERSION, None)
            columns = ", ".join(f'"{name}"' for name in row)
            found = connection.execute(f'SELECT {columns} FROM "{table}" WHERE id = ?', (key,)).fetchone()
            stored = dict(zip(row, found, strict=True)) if found else None
            if stored is None or any(not _same(value, stored[name]) for name, value in row.items()):
                yield f"{table} {key} is {stored}, and was left as {row}"


def _same(told: Any, stored: Any) -> bool:
    """Whether a value is what the history has; lists and settings are stored as JSON text."""
    if isinstance(told, (dict, list)):
        return bool(json.loads(stored) == told)
    return bool(told == stored)
