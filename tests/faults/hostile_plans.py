"""Files made to hang, crash or flood the reader: each ends as a plan or a refusal, in time and in memory.

`python -m tests.faults hostile --full` makes each in its full size and reads it in a process of its own; what is told of
each is how it ended, the seconds it took, the longest stretch without progress and without asking whether to stop, and
memory. The tests read small ones.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.faults.figures import Figures, Unclear
from tests.faults.hostile_files import FILES
from tests.faults.hostile_pages import PAGES
from tests.faults.hostile_texts import TEXTS
from tests.faults.made_plans import FORMATS
from tests.faults.reading import LONGEST_DEAF, LONGEST_SILENCE, MOST_MIB, Outcome

ROOT = Path(__file__).resolve().parents[2]
PLACES = 20
_LONGEST = 600.0  # seconds for one file

Fault = Callable[[Path, float], Sequence[Path]]


def cut(ending: str) -> Fault:
    """A sound plan that ends too early, at twenty places."""

    def made(folder: Path, _: float) -> list[Path]:
        whole = FORMATS[ending](folder)
        data = whole.read_bytes()
        return [_beside(whole, place, data[: len(data) * place // PLACES]) for place in range(PLACES)]

    return made


def flipped(ending: str) -> Fault:
    """A sound plan with a few bytes changed, in twenty ways."""

    def made(folder: Path, _: float) -> list[Path]:
        whole = FORMATS[ending](folder)
        chance = random.Random(ending)
        found = []
        for place in range(PLACES):
            data = bytearray(whole.read_bytes())
            for _ in range(chance.choice((1, 3, 20))):
                data[chance.randrange(len(data))] = chance.randrange(256)
            found.append(_beside(whole, place, bytes(data)))
        return found

    return made


def _beside(whole: Path, place: int, data: bytes) -> Path:
    file = whole.with_stem(f"{whole.stem}-{place}")
    file.write_bytes(data)
    return file


FAULTS: dict[str, Fault] = {
    **{f"cut {ending}": cut(ending) for ending in FORMATS},
    **{f"flipped {ending}": flipped(ending) for ending in FORMATS},
    **TEXTS,
    **FILES,
    **PAGES,
}


def read_apart(files: Sequence[Path]) -> list[Outcome]:
    """The files read one after the other in a process of their own; raises AssertionError when it crashes or hangs."""
    command = [sys.executable, "-m", "tests.faults.reading", *map(str, files)]
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=_LONGEST, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise AssertionError(f"no end after {_LONGEST} s") from error
    outcomes = [Outcome(**json.loads(line)) for line in done.stdout.splitlines()]
    if done.returncode or len(outcomes) < len(files):
        raise AssertionError(f"{files[len(outcomes)].name}: {done.returncode}\n{done.stderr[-1500:]}")
    return outcomes


def row(name: str, outcomes: Sequence[Outcome]) -> str:
    """One line of the table; "!" before it where something is beyond its limit."""
    said = Counter(one.said if len(outcomes) == 1 else one.said.partition(":")[0] for one in outcomes)
    told = ", ".join(f"{word} x{times}" if len(outcomes) > 1 else word for word, times in said.most_common())
    times = [max(getattr(one, part) for one in outcomes) for part in ("seconds", "work", "silent", "deaf")]
    mib, beside = max(one.mib for one in outcomes), max(one.beside_mib for one in outcomes)
    bad = times[2] > LONGEST_SILENCE or times[3] > LONGEST_DEAF or mib > MOST_MIB
    return f"{'!' if bad else ' '} {name:34} {' '.join(f'{one:7.2f}' for one in times)} {mib:5} {beside:5}  {told}"


def tries(size: float, names: Sequence[str] = (), *, say: Callable[[str], object] = lambda line: None) -> Figures:
    """Each hostile file in a size from 0 to 1, read apart."""
    figures = Figures("hostile plans", remark=f"each at {size:.0%} of its size, in a process of its own")
    for name, fault in FAULTS.items():
        if names and not any(one in name for one in names):
            continue
        with tempfile.TemporaryDirectory() as folder, figures.attempt(name):
            outcomes = read_apart(fault(Path(folder), size))
            line = row(name, outcomes)
            say(line)
            figures.ended.update(one.said.partition(":")[0] for one in outcomes)
            assert not line.startswith("!"), line
            if any("without" in one.said for one in outcomes):
                raise Unclear(line)
    return figures
