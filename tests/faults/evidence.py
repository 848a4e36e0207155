"""Evidence altered or gone: `check` names the file, and a report says so beside it."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from pathlib import Path

from model.actions.evidence import attach_evidence
from model.ledger import Ledger
from model.periods import Quarter
from model.queries.check import check
from model.queries.report_content import quarterly_content
from model.rows.faults import FaultKind
from reports.wording import evidence_text
from tests.builders import TODAY, a_measure, a_plan, taken_in
from tests.faults.figures import Figures, Unclear

FILES = 8
Way = Callable[[Path, random.Random], None]


def gone(file: Path, chance: random.Random) -> None:
    """Somebody tidied up."""
    file.unlink()


def other(file: Path, chance: random.Random) -> None:
    """One byte is another."""
    data = bytearray(file.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    file.write_bytes(data)


def shorter(file: Path, chance: random.Random) -> None:
    """The end is missing."""
    file.write_bytes(file.read_bytes()[: chance.randrange(file.stat().st_size)])


def swapped(file: Path, chance: random.Random) -> None:
    """Another file's content under its name."""
    others = [one for one in file.parents[1].glob("??/*") if one != file]
    file.write_bytes(chance.choice(others).read_bytes())


WAYS: tuple[Way, ...] = (gone, other, shorter, swapped)


def tries(count: int, *, seed: int = 3) -> Figures:
    """So many files altered or taken away, one at a time."""
    figures, chance = Figures("evidence altered or missing", remark="named by check, marked in the quarter's report"), random.Random(seed)
    with tempfile.TemporaryDirectory() as name, Ledger.open(Path(name) / "ledger", chain="c") as ledger:
        taken_in(ledger, a_plan(*(a_measure(f"第{number}条。") for number in range(FILES))))
        for number in range(FILES):
            file = Path(name) / f"材料{number}.txt"
            file.write_text(f"第{number}份材料。" * 50, encoding="utf-8")
            attach_evidence(ledger, [number + 1], [file])
        stored = sorted((ledger.folder / "evidence").glob("??/*"))
        for number in range(count):
            file, way = chance.choice(stored), WAYS[number % len(WAYS)]
            whole = file.read_bytes()
            with figures.attempt(f"try {number} ({way.__name__}) of seed {seed}"):
                way(file, chance)
                figures.ended[require_named(ledger, file)] += 1
            file.write_bytes(whole)
        assert check(ledger).faults == ()
    return figures


def require_named(ledger: Ledger, file: Path) -> str:
    """What check said of a file; raises Unclear when it or the report does not name it, or names another."""
    faults = check(ledger).faults
    with ledger.look() as connection:
        (name,) = connection.execute("SELECT name FROM evidence WHERE sha256 = ?", (file.name,)).fetchone()
    if [fault.where for fault in faults] != [name]:
        raise Unclear(f"{faults}, not {name}")
    kind = faults[0].kind
    assert kind is (FaultKind.EVIDENCE_ALTERED if file.exists() else FaultKind.EVIDENCE_MISSING)
    told = quarterly_content(ledger, Quarter(2026, 2), today=TODAY).evidence
    marked = [item.name for item in told if item.is_missing or item.is_altered]
    said = [evidence_text(item) for item in told if item.name == name]
    if marked != [name] or not any(len(text.splitlines()) > 1 for text in said):
        raise Unclear(f"the report marks {marked}, not {name}")
    return kind.value
