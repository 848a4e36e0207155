"""Everything the program reads, changed at random: each is read or refused with a sentence, in time, in memory, no crash.

In the long form hypothesis draws what is changed, and shrinks what goes wrong; the file it ends with is left in the corpus
(tests/faults/corpus), which every run of the tests reads again. A file that ended in a new way is kept there too when asked.
"""

from __future__ import annotations

import hashlib
import random
import time
from collections.abc import Sequence
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from model.errors import TaizhangError, explain_error
from model.ledger import Ledger
from tests.faults.figures import Figures, Unclear
from tests.faults.inputs import INPUTS, Input, bench
from tests.faults.mutated_plans import changed
from tests.faults.reading import MOST_MIB, peak

LONGEST = 10.0  # seconds of computing for one file
SMALL = 6_000  # bytes of a file that is kept
CORPUS = Path(__file__).parent / "corpus"


def told(kind: Input, ledger: Ledger, file: Path) -> str:
    """How reading one file ended; raises Unclear for a refusal without a sentence, AssertionError when it took too long
    or too much."""
    began, held = time.process_time(), peak()
    try:
        said = kind.read(ledger, file)
    except TaizhangError as error:
        said = f"refused: {error.code}"
        if explain_error(error).happened == error.code:
            raise Unclear(error.code) from error
    taken = time.process_time() - began
    assert taken <= LONGEST, f"{taken:.1f} s"
    # Where other tests held as much before, in the suite, it is what this file adds to it that counts.
    assert peak() <= max(MOST_MIB, held + MOST_MIB // 2), f"{peak()} MiB, {held} before"
    return said


def again(file: Path, ledger: Ledger, folder: Path) -> str:
    """How a file of the corpus ends; its name begins with the input it is of."""
    name = file.name.rpartition("~")[0]
    place = folder / f"try.{INPUTS[name].ending}"
    place.write_bytes(file.read_bytes())
    return told(INPUTS[name], ledger, place)


def tries(count: int, *, seed: int = 1, names: Sequence[str] = tuple(INPUTS)) -> Figures:
    """So many changed files, each input in turn, drawn from a plain random source; `ended` counts by "input: outcome"."""
    figures = Figures("changed files of every input")
    with bench() as (ledger, folder):
        sound = {name: INPUTS[name].make(ledger, folder) for name in names}
        for number in range(count):
            name = names[number % len(names)]
            kind = INPUTS[name]
            file = folder / f"try.{kind.ending}"
            file.write_bytes(changed(kind.ending, sound[name], random.Random(seed * 1_000_003 + number)))
            with figures.attempt(f"try {number} ({name}) of seed {seed}"):
                figures.ended[f"{name}: {told(kind, ledger, file)}"] += 1
    return figures


def grown(count: int, *, first: int = 1, names: Sequence[str] = tuple(INPUTS), grows: bool = False) -> Figures:
    """So many changed files drawn by hypothesis, the same number of each input; what goes wrong is shrunk and kept."""
    figures = Figures("changed files of every input", remark="drawn and shrunk by hypothesis")
    with bench() as (ledger, folder):
        for number, name in enumerate(names):
            _one(figures, name, ledger, folder, count=max(1, count // len(names)), first=first + number, grows=grows)
    return figures


def _one(figures: Figures, name: str, ledger: Ledger, folder: Path, *, count: int, first: int, grows: bool) -> None:
    kind = INPUTS[name]
    sound = kind.make(ledger, folder)
    last, ways = [b""], {_way(said) for said in figures.ended}

    @seed(first)
    @settings(max_examples=count, deadline=None, database=None, phases=(Phase.generate, Phase.shrink),
              suppress_health_check=list(HealthCheck), print_blob=False)  # fmt: skip
    @given(st.randoms(use_true_random=False))
    def read(chance: random.Random) -> None:
        file = folder / f"try.{kind.ending}"
        last[0] = changed(kind.ending, sound, chance)
        file.write_bytes(last[0])
        said = f"{name}: {told(kind, ledger, file)}"
        figures.tries += 1
        figures.ended[said] += 1
        if grows and _way(said) not in ways and len(last[0]) <= SMALL:
            ways.add(_way(said))
            kept(name, last[0])

    before = figures.tries
    with figures.attempt(f"{name} of seed {first}"):
        try:
            read()
        except BaseException:
            kept(name, last[0])
            raise
    figures.tries = max(figures.tries - 1, before)  # the attempt itself is none


def _way(said: str) -> str:
    return "".join(sign for sign in said if not sign.isdigit())


def kept(name: str, data: bytes) -> Path:
    """Put a file into the corpus."""
    CORPUS.mkdir(exist_ok=True)
    file = CORPUS / f"{name}~{hashlib.sha256(data).hexdigest()[:10]}"
    file.write_bytes(data)
    return file
