"""Each fault in a process of its own: the tests that run through its lines are run until one notices."""

from __future__ import annotations

import ast
import contextlib
import gc
import os
import resource
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from types import CodeType, FunctionType, ModuleType
from typing import Any

import coverage
import pytest
from _pytest.runner import runtestprotocol

from tests.mutation.mutants import Mutant, mutated
from tests.mutation.processes import on_processes

_SLOWER = 10  # a fault that makes the tests this many times as slow as they were has been noticed
_LEAST_SECONDS = 10.0
_LONG_SECONDS = 5.0  # what takes longer looks at time, not at what comes out
_MEMORY = 6 << 30


@dataclass(slots=True)
class Seen:
    """What a run without faults showed: each test's seconds, which tests run through a line of a module, or hold its tables.

    Seconds are those of the processor: what else the machine does meanwhile makes no test slow.
    """

    seconds: list[float] = field(default_factory=list)
    tests: dict[str, dict[int, set[int]]] = field(default_factory=dict)
    holding: dict[str, set[int]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    noticed: Counter[int] = field(default_factory=Counter)

    def of(self, mutant: Mutant) -> list[int]:
        """The tests that may notice a fault: those that noticed one before, then the quick ones."""
        lines = self.tests.get(mutant.module, {})
        first, last = mutant.lines
        found = {one for line, tests in lines.items() if not mutant.function or first <= line <= last for one in tests}
        if not mutant.function:
            found |= self.holding.get(mutant.module, set())
        return sorted((one for one in found if self.seconds[one] <= _LONG_SECONDS), key=self._order)

    def within(self, tests: Sequence[int], budget: float) -> list[int]:
        """The first tests that together take no longer than a budget in seconds: at least one, if there is any."""
        sums = accumulate(self.seconds[one] for one in tests)
        return [one for place, (one, passed) in enumerate(zip(tests, sums, strict=True)) if not place or passed <= budget]

    def _order(self, test: int) -> tuple[int, float]:
        return -self.noticed[test], self.seconds[test]


def tests_seen(items: Sequence[pytest.Item], modules: dict[str, ModuleType], *, at_once: int) -> Seen:
    """Run all tests once, in processes of their own, and see which lines of which module each runs through."""
    seen = Seen([0.0] * len(items), {name: {} for name in modules})
    for part in on_processes(_shares(items, at_once), lambda share: _looked_at(items, share, modules), at_once=at_once):
        seen.failed += part.failed
        for number, seconds in part.seconds.items():
            seen.seconds[number] = seconds
        for name, lines in part.tests.items():
            for line, tests in lines.items():
                seen.tests[name].setdefault(line, set()).update(tests)
    held = {module: {id(value) for value in vars(module).values()} for module in map(_module_of, items)}
    for name, module in modules.items():
        tables = tables_of(module)
        seen.holding[name] = {number for number, test in enumerate(items) if tables & held[_module_of(test)]}
    return seen


def _shares(items: Sequence[pytest.Item], count: int) -> list[list[int]]:
    """The numbers of the tests in so many shares; those of a file stay together, for they share what it sets up."""
    files: dict[ModuleType, list[int]] = {}
    for number, test in enumerate(items):
        files.setdefault(_module_of(test), []).append(number)
    shares: list[list[int]] = [[] for _ in range(count)]
    for numbers in sorted(files.values(), key=len, reverse=True):
        min(shares, key=len).extend(numbers)
    return [share for share in shares if share]


def noticing(
    mutant: Mutant, source: str, module: ModuleType, tests: Sequence[pytest.Item], seconds: Sequence[float]
) -> int | None:
    """The place of the first test that fails with the fault in the module; 0 when one never ends; None: no test notices.

    `seconds` are what each test takes without it.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            signal.signal(signal.SIGPROF, signal.SIG_DFL)  # ends the process even in the midst of a pattern's search
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
            put_in(module, mutant, mutated(source, mutant))
            allowed = [max(_LEAST_SECONDS, one * _SLOWER) for one in seconds]
            told = _run(tests, lambda place: signal.setitimer(signal.ITIMER_PROF, allowed[place]))
            failed = (place for place, (_, is_passed, _) in enumerate(told) if not is_passed)
            os.write(writing, str(next(failed, "none")).encode())
        finally:
            os._exit(0)  # without an answer: a module that cannot even be made has been noticed
    os.close(writing)
    with os.fdopen(reading, encoding="ascii") as out:
        answer = out.read()
    os.waitpid(child, 0)
    return None if answer == "none" else int(answer or 0)


def put_in(module: ModuleType, mutant: Mutant, tree: ast.Module) -> None:
    """Put a fault into a module already at work: a function gets other code; a table is made anew, and what follows from it."""
    if mutant.function is None:
        _remake(module, tree, mutant.statement)
        return
    thing: Any = module
    for name in mutant.function.split("."):
        thing = vars(thing)[name]
    _function(thing).__code__ = _code_of(compile(tree, module.__file__ or "", "exec"), mutant.function)


def _function(thing: Any) -> FunctionType:
    """The function below what stands for it: a cache, a property, a class method."""
    while not isinstance(thing, FunctionType):
        names = ("__wrapped__", "fget", "func", "__func__")
        thing = next(getattr(thing, name) for name in names if hasattr(thing, name))
    return thing


def _code_of(code: CodeType, function: str) -> CodeType:
    for each in reversed(code.co_consts):
        if isinstance(each, CodeType):
            if each.co_qualname == function:
                return each
            if function.startswith(each.co_qualname + "."):
                return _code_of(each, function)
    raise LookupError(function)


def _remake(module: ModuleType, tree: ast.Module, first: int) -> None:
    changed: set[str] = set()
    for place, statement in enumerate(tree.body[first:]):
        used = {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}
        if isinstance(statement, ast.Assign | ast.AnnAssign) and (place == 0 or used & changed):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            names = {node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)}
            before = {name: vars(module)[name] for name in names}
            only = ast.Module([statement], [])
            exec(compile(only, module.__file__ or "", "exec"), vars(module))
            changed |= names
            for name in names:
                _hand_on(before[name], vars(module)[name])


def _hand_on(before: object, after: object) -> None:
    """Give the new table to every module, of the program and of its tests, that took the old one by name."""
    if isinstance(before, int | str):
        return  # such a value may be another's as well
    for other in [one for name, one in sys.modules.items() if name.startswith(("model.", "tests."))]:
        for name, value in list(vars(other).items()):
            if value is before:
                setattr(other, name, after)


def _run(tests: Sequence[pytest.Item], before: Callable[[int], object] = lambda number: None) -> Iterator[tuple[str, bool, float]]:
    """Each test's name, whether it passed, its seconds."""
    for number, (test, following) in enumerate(zip(tests, [*tests[1:], None], strict=False)):
        before(number)
        began = time.process_time()
        reports = runtestprotocol(test, nextitem=following, log=False)
        yield test.nodeid, not any(report.failed for report in reports), time.process_time() - began


@dataclass(slots=True)
class _Share:
    """What some of the tests showed."""

    seconds: dict[int, float] = field(default_factory=dict)
    tests: dict[str, dict[int, set[int]]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)


def _looked_at(items: Sequence[pytest.Item], share: Sequence[int], modules: dict[str, ModuleType]) -> _Share:
    seen = _Share()
    paths = {name: str(module.__file__) for name, module in modules.items()}
    looking = coverage.Coverage(data_file=None, config_file=False, include=list(paths.values()))
    forget = list(_caches(modules))

    def look(place: int) -> None:
        for each in forget:
            each()  # else only the first test of many would run through a cached function
        looking.switch_context(str(share[place]))

    looking.start()
    for number, (name, is_passed, seconds) in zip(share, _run([items[one] for one in share], look), strict=True):
        seen.seconds[number] = seconds
        if not is_passed:
            seen.failed.append(name)
    looking.stop()
    for name, path in paths.items():
        lines = looking.get_data().contexts_by_lineno(path)
        seen.tests[name] = {line: {int(one) for one in tests if one} for line, tests in lines.items()}
    return seen


def tables_of(module: ModuleType) -> set[int]:
    """A module's own tables, by their ids; what Python itself puts into every module (__builtins__) is none of them."""
    values = (value for name, value in vars(module).items() if not name.startswith("__"))
    return {id(value) for value in values if value and isinstance(value, dict | list | set | frozenset | tuple)}


def _module_of(test: pytest.Item) -> ModuleType:
    file = test.getparent(pytest.Module)
    module: ModuleType = file.obj if file else pytest
    return module


def _caches(modules: dict[str, ModuleType]) -> Iterator[Callable[[], None]]:
    for module in modules.values():
        for value in vars(module).values():
            if hasattr(value, "cache_clear"):
                yield value.cache_clear


@contextlib.contextmanager
def still_memory() -> Iterator[None]:
    """While this holds, the garbage collector leaves alone what all processes share."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
