"""Databases damaged in many ways: never a crash, always said, with the newest good backup named.

The tests run a few of each way.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from model.actions.close import close_measures
from model.errors import TaizhangError, explain_error
from model.ledger import BACKUPS_NAME, DATABASE_NAME, Ledger
from model.queries.check import check
from model.queries.checklist import checklist_outline, checklist_rows
from model.queries.filter_choices import filter_choices, filter_counts
from model.queries.overview import myself, overview, plans
from model.queries.records import records
from model.rows.checklist import ChecklistFilter
from model.store.backup import back_up
from tests.builders import TODAY, a_measure, a_plan, content, taken_in
from tests.faults.figures import Figures, Unclear

PAGE = 4096


def flip_some(stored: bytearray, chance: random.Random) -> bytes:
    """A few bits turned anywhere."""
    for _ in range(chance.randint(1, 12)):
        stored[chance.randrange(len(stored))] ^= 1 << chance.randrange(8)
    return stored


def flip_many(stored: bytearray, chance: random.Random) -> bytes:
    """Hundreds of bytes turned anywhere."""
    for _ in range(chance.randint(200, 2000)):
        stored[chance.randrange(len(stored))] = chance.randrange(256)
    return stored


def flip_head(stored: bytearray, chance: random.Random) -> bytes:
    """Bytes of the file's head or of the first page."""
    for _ in range(chance.randint(1, 6)):
        stored[chance.choice((chance.randrange(100), chance.randrange(PAGE)))] = chance.randrange(256)
    return stored


def blank_pages(stored: bytearray, chance: random.Random) -> bytes:
    """A few pages of zeros, as a disk gives for what it lost."""
    for _ in range(chance.randint(1, 5)):
        page = chance.randrange(len(stored) // PAGE) * PAGE
        stored[page : page + PAGE] = bytes(PAGE)
    return stored


def swap_pages(stored: bytearray, chance: random.Random) -> bytes:
    """Two pages in each other's place."""
    one, other = (chance.randrange(1, len(stored) // PAGE) * PAGE for _ in range(2))
    stored[one : one + PAGE], stored[other : other + PAGE] = stored[other : other + PAGE], stored[one : one + PAGE]
    return stored


def cut(stored: bytearray, chance: random.Random) -> bytes:
    """The end is missing."""
    return stored[: chance.randrange(1, len(stored))]


def empty(stored: bytearray, chance: random.Random) -> bytes:
    """Nothing is left."""
    return b""


def other_text(stored: bytearray, chance: random.Random) -> bytes:
    """Somebody saved a text under the name."""
    return ("这里是另一个文件的内容。" * chance.randint(1, 4000)).encode()


Way = Callable[[bytearray, random.Random], bytes]
WAYS: tuple[Way, ...] = (
    flip_some, flip_many, flip_head, blank_pages, swap_pages, cut, empty, other_text,
)
AT_ONCE = {cut, empty, other_text}  # must be told before anything is written; a cut that took free pages only is met there


def sound_ledger(folder: Path) -> Path:
    """A ledger with a good backup and, newer than it, one that is damaged; gives the good one."""
    with Ledger.open(folder, chain="c") as ledger:
        taken_in(ledger, a_plan(*(a_measure(f"完成第{n}项治理，不少于{n}次。", task_no=n // 4) for n in range(1, 60))))
        close_measures(ledger, [1, 5, 9], on=TODAY)
        good = back_up(ledger.database, folder / BACKUPS_NAME, datetime(2026, 6, 14, tzinfo=UTC))
    worse = bytearray(good.read_bytes())
    worse[PAGE * 3 : PAGE * 6] = b"\xff" * PAGE * 3
    (folder / BACKUPS_NAME / "ledger-20260615T000000.db").write_bytes(worse)
    return good


def ask_everything(ledger: Ledger) -> list[object]:
    """What a window asks in a morning."""
    kept = ChecklistFilter()
    return [
        plans(ledger), myself(ledger), checklist_outline(ledger, kept, today=TODAY), checklist_rows(ledger, kept, today=TODAY),
        checklist_rows(ledger, ChecklistFilter(search="治理"), today=TODAY, limit=20), records(ledger, kept, today=TODAY),
        filter_counts(ledger, plan_id=1, is_mine=False, today=TODAY), filter_choices(ledger, plan_id=1),
        overview(ledger, plan_id=None, is_mine=False, today=TODAY),
    ]


def told_of(folder: Path, good: Path, whole: list[object]) -> str:
    """What a damaged ledger said of itself; raises Unclear when it said the wrong thing, AssertionError when it said nothing."""
    try:
        ledger = Ledger.open(folder, chain="c")
    except TaizhangError as error:
        return _named(error, good, "at opening")
    with ledger:
        faults = check(ledger).faults
        try:
            said = ask_everything(ledger)
        except TaizhangError as error:
            return _named(error, good, "when asked" if faults else "only when asked")
        try:
            close_measures(ledger, [2], on=TODAY)
        except TaizhangError as error:
            return _named(error, good, "when written")
        if faults:
            return f"by check: {faults[0].kind.value}"
        assert said == whole, "other words, and nothing is said"
        return "not at all: nothing asked differs"


def require_told(way: Way, said: str) -> None:
    """Raise Unclear where damage must be told at once and was not."""
    if way in AT_ONCE and not said.endswith(": ledger-damaged-restore"):
        raise Unclear(said)


def _named(error: TaizhangError, good: Path, when: str) -> str:
    if error.code != "ledger-damaged-restore" or str(good) not in str(explain_error(error)):
        raise Unclear(f"damage is not told, or not with the newest good backup: {error}")
    return f"{when}: {error.code}"


def tries(count: int, *, seed: int = 11) -> Figures:
    """Damage a ledger so many times, in each way in turn; `ended` counts what was told by "way: told"."""
    figures = Figures("database damaged", remark="bytes flipped, pages blanked or swapped, cut, emptied, overwritten")
    with tempfile.TemporaryDirectory() as name:
        folder, work = Path(name) / "ledger", Path(name) / "work"
        good = sound_ledger(folder).name
        with Ledger.open(folder, chain="c") as ledger:
            whole = ask_everything(ledger)
            assert content(ledger)["measure"]
        for number in range(count):
            way = WAYS[number % len(WAYS)]
            shutil.rmtree(work, ignore_errors=True)
            shutil.copytree(folder, work)
            database = work / DATABASE_NAME
            database.write_bytes(way(bytearray(database.read_bytes()), random.Random(seed * 100_003 + number)))
            with figures.attempt(f"try {number} ({way.__name__}) of seed {seed}"):
                said = told_of(work, work / BACKUPS_NAME / good, whole)
                figures.ended[f"{way.__name__}: {said}"] += 1
                require_told(way, said)
    return figures
