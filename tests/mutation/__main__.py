"""`make mutate`: puts small faults into model/rules one by one and counts those that the tests notice.

    python -m tests.mutation [MODULE …] [--each N] [--seed S] [--at-once P] [--budget S] [--tests PATH]… [--survivors FILE]

N faults a module are tried (25 unless told; all where it has fewer); 0 tries every one. The modules are shared out to P
processes (2). For each fault the tests that ran through its lines are run until the first that fails, for as long as they
take within a budget of S seconds (20) when nothing is wrong: a fault that only a later one would notice counts as not
noticed. What nobody noticed is written to FILE (out/survivors.txt), each with the number of tests that were run. Ends with
1 below the least score.
"""

from __future__ import annotations

import argparse
import importlib
import random
import resource
import sys
import time
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from tests.mutation.mutants import Mutant, mutants_of
from tests.mutation.processes import on_processes
from tests.mutation.trials import Seen, noticing, still_memory, tests_seen

RULES = Path(__file__).parents[2] / "model" / "rules"
TESTS = ["tests/model/rules", "tests/model/test_backups_kept.py", "tests/model/test_marks.py", "tests/model/merging/test_merge_order.py"]
LEAST = 85.0
_EXAMPLES = 40  # of each property


@dataclass(slots=True)
class Score:
    """How many of a module's faults were tried and noticed."""

    tried: int = 0
    noticed: int = 0

    def add(self, *, is_noticed: bool) -> None:
        """One more fault."""
        self.tried += 1
        self.noticed += is_noticed

    def __add__(self, other: Score) -> Score:
        return Score(self.tried + other.tried, self.noticed + other.noticed)

    def line(self, name: str) -> str:
        """One line of the table."""
        return f"{name:<18} {self.noticed:>5} of {self.tried:>5}  {100 * self.noticed / max(1, self.tried):5.1f} %"


class Trial:
    """Stands in for pytest's own run of the tests it has found."""

    def __init__(self, chosen: argparse.Namespace) -> None:
        self._chosen = chosen
        self.total = Score()
        self.is_sound = True

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        """Examples are neither made smaller nor kept: the first that fails is enough. Fewer are tried than by the suite."""
        from hypothesis import Phase, settings  # late: pytest wants to be there before it

        phases = [Phase.explicit, Phase.generate]
        settings.register_profile("mutation", settings.get_profile("house"), phases=phases, max_examples=_EXAMPLES)
        settings.load_profile("mutation")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try every fault of every module."""
        modules = {name: importlib.import_module(f"model.rules.{name}") for name in self._chosen.modules}
        seen = tests_seen(session.items, modules, at_once=self._chosen.at_once)
        if seen.failed:
            self.is_sound = False
            print("these tests fail without any fault:", *seen.failed, sep="\n  ")
            return True
        work = Work(self._chosen, seen, session.items, modules)
        order = sorted(modules, key=lambda name: -sum(map(len, seen.tests[name].values())))  # the long ones first
        with still_memory(), Path(self._chosen.survivors).open("w", encoding="utf-8") as survivors:
            for one in on_processes(order, work.on, at_once=self._chosen.at_once):
                print(one.score.line(one.module), flush=True)
                survivors.writelines(f"{line}\n" for line in one.lived)
                survivors.flush()
                self.total += one.score
        print(self.total.line("all"))
        return True


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a module's faults: how many were noticed, and a line for each that was not."""

    module: str
    score: Score
    lived: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """Tries the faults of a module."""

    chosen: argparse.Namespace
    seen: Seen
    items: Sequence[pytest.Item]
    modules: Mapping[str, ModuleType]

    def on(self, name: str) -> Tried:
        """Put the module's faults in one by one."""
        text, score, lived = (RULES / f"{name}.py").read_text("utf-8"), Score(), list[str]()
        for mutant in _sample(name, text, self.chosen):
            tests = self.seen.within(self.seen.of(mutant), self.chosen.budget)
            seconds = [self.seen.seconds[one] for one in tests]
            place = noticing(mutant, text, self.modules[name], [self.items[one] for one in tests], seconds)
            score.add(is_noticed=place is not None)
            if place is None:
                lived.append(f"{name}.py:{mutant.lines[0]}: {mutant.name}  [{len(tests)} tests]")
            elif tests:
                self.seen.noticed[tests[place]] += 1
        return Tried(name, score, tuple(lived))


def _sample(name: str, text: str, chosen: argparse.Namespace) -> list[Mutant]:
    """The faults to be tried: drawn by the seed, without those that change nothing (equivalent.toml), in the text's order."""
    alike = equivalent().get(name, {})
    faults = [one for one in mutants_of(name, text) if one.name not in alike]
    if not chosen.each or len(faults) <= chosen.each:
        return faults
    drawn = random.Random(f"{chosen.seed} {name}").sample(range(len(faults)), chosen.each)
    return [faults[one] for one in sorted(drawn)]


def equivalent() -> dict[str, dict[str, str]]:
    """By module: the faults that change nothing anybody could see, each with the reason."""
    return tomllib.loads(Path(__file__).with_name("equivalent.toml").read_text("utf-8"))


def main() -> int:
    """Read the command, run the trial."""
    words = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    words.add_argument("modules", nargs="*")
    words.add_argument("--each", type=int, default=25)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--at-once", type=int, default=2)
    words.add_argument("--budget", type=float, default=20.0)
    words.add_argument("--tests", action="append")
    words.add_argument("--survivors", default="out/survivors.txt")
    chosen = words.parse_args()
    chosen.modules = chosen.modules or sorted(one.stem for one in RULES.glob("[a-z]*.py"))
    Path(chosen.survivors).parent.mkdir(parents=True, exist_ok=True)
    trial = Trial(chosen)
    options = ["-q", "-s", "--no-header", "--no-summary", "-p", "no:randomly", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-seed=0"]
    began = time.monotonic()
    pytest.main([*options, *(chosen.tests or TESTS)], plugins=[trial])
    worked = sum(resource.getrusage(who).ru_utime + resource.getrusage(who).ru_stime for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"{time.monotonic() - began:.0f} s, {worked:.0f} s of the processor")
    score = 100 * trial.total.noticed / max(1, trial.total.tried)
    return 0 if trial.is_sound and score >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
