"""Which rows the checklist has: headings of annexes, sections and tasks with their measures, some folded away.

Everything here is cheap for a million measures: blocks are counted, never rows, and sums are made by accumulate().
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate, groupby, repeat

from model.rows.checklist import MeasureRow, OutlineTask, SortKey
from model.rows.words import State

BlockKey = tuple[object, ...]
SORTED = -1  # the task that all measures are of where a column gives the order
DONE = (State.CLOSED, State.NOT_APPLICABLE)


class BlockKind(IntEnum):
    """What a heading is of, outermost first."""

    ANNEX = 0
    SECTION = 1
    TASK = 2


@dataclass(frozen=True, slots=True)
class Block:
    """A heading; that of a task holds its measures. `key` is the same as long as it means the same."""

    kind: BlockKind
    key: BlockKey
    number: int
    title: str
    measures: int
    closed: int
    task_id: int = 0


class Blocks:
    """Many blocks, held as columns of plain values: a million measures must neither keep Python's collector busy nor hold the
    window up when another filter takes their place.

    `kinds`, `keys`, `titles` and so on are the blocks' fields in order; `held` is how many measures a task's block
    holds, 0 for other headings. `order` has the ids of all measures where a column gives their order.
    """

    def __init__(self, blocks: Iterable[Block], order: array[int] | None = None) -> None:
        self.order = order
        self.kinds, self.keys, self._titles = bytearray(), list[BlockKey](), list[str]()
        self.held, self.task_ids, self._numbers, self._measures, self._closed = (_numbers() for _ in range(5))
        for block in blocks:
            self.kinds.append(block.kind)
            self.keys.append(block.key)
            self.held.append(block.measures if block.kind is BlockKind.TASK else 0)
            self.task_ids.append(block.task_id)
            self._numbers.append(block.number)
            self._titles.append(block.title)
            self._measures.append(block.measures)
            self._closed.append(block.closed)

    def __len__(self) -> int:
        return len(self.kinds)

    def __getitem__(self, place: int) -> Block:
        return Block(
            BlockKind(self.kinds[place]), self.keys[place], self._numbers[place], self._titles[place],
            self._measures[place], self._closed[place], self.task_ids[place],
        )  # fmt: skip

    def __iter__(self) -> Iterator[Block]:
        return (self[place] for place in range(len(self)))

    def shapes(self) -> list[tuple[BlockKey, int]]:
        """What decides how many rows each has."""
        return list(zip(self.keys, self.held, strict=True))


def sorted_blocks(order: array[int], closed: int, sort: SortKey, *, is_descending: bool) -> Blocks:
    """All measures below one heading that names the order."""
    key = (SORTED, sort, is_descending)
    head = Block(BlockKind.TASK, key, 0, "", len(order), closed, SORTED)
    return Blocks((head,) if order else (), order)


def kept_order(before: array[int], now: array[int]) -> array[int]:
    """The order shown before, without what is gone: rows do not jump while they are worked on; the new one if any came."""
    there = set(now)
    left = array("q", (key for key in before if key in there))
    return left if len(left) == len(now) else now


def blocks_of(outline: Sequence[OutlineTask]) -> Blocks:
    """The headings above tasks and the tasks themselves, in order."""
    return Blocks(_headed(outline))


def _headed(outline: Sequence[OutlineTask]) -> Iterator[Block]:
    times: Counter[BlockKey] = Counter()
    for (plan, annex), in_annex in groupby(outline, key=lambda task: (task.plan_id, task.annex)):
        tasks = list(in_annex)
        times[plan, annex] += 1  # an annex or section may be broken off and taken up again
        yield _heading(BlockKind.ANNEX, (plan, annex, times[plan, annex]), annex, tasks[0].annex_title, tasks)
        for section, in_section in groupby(tasks, key=lambda task: task.section):
            members = list(in_section)
            if section:
                times[plan, annex, section] += 1
                key = (plan, annex, section, times[plan, annex, section])
                yield _heading(BlockKind.SECTION, key, 0, section, members)
            for task in members:
                yield Block(
                    BlockKind.TASK,
                    (task.task_id,),
                    task.task_no,
                    task.task,
                    task.measures,
                    task.closed,
                    task.task_id,
                )


def outline_of_rows(rows: Iterable[MeasureRow]) -> list[OutlineTask]:
    """The outline that some measures alone would have: what can be shown before the whole one is known."""
    found = []
    for task_id, members in groupby(rows, key=lambda row: row.task_id):
        some = list(members)
        first = some[0]
        closed = sum(row.state in DONE for row in some)
        found.append(OutlineTask(
            task_id, first.plan_id, first.annex, first.annex_title, first.section, first.task_no, first.task,
            len(some), closed,
        ))  # fmt: skip
    return found


def _heading(kind: BlockKind, key: BlockKey, number: int, title: str, tasks: Sequence[OutlineTask]) -> Block:
    return Block(kind, key, number, title, sum(t.measures for t in tasks), sum(t.closed for t in tasks))


class Layout:
    """The rows of the checklist by blocks, some of them folded.

    `starts[i]` is the first row of block i, `ordinals[i]` how many measures stand before it, folded ones included.
    """

    def __init__(self, blocks: Blocks, folded: Iterable[BlockKey] = ()) -> None:
        self.blocks = blocks
        self.given = frozenset(folded)  # what it was told to fold, of blocks it has not as well
        self.folded = set(self.given.intersection(blocks.keys)) if self.given else set[BlockKey]()
        self.ordinals = _numbers(accumulate(blocks.held, initial=0))
        self.place_of_task = {task_id: place for place, task_id in enumerate(blocks.task_ids) if task_id}
        self._ends = _ends(blocks.kinds)
        self._shown = self._counted(0, len(blocks))
        self.starts = _numbers(accumulate(self._shown, initial=0))

    def __len__(self) -> int:
        return self.starts[-1]

    @property
    def measures(self) -> int:
        """How many measures there are, folded ones included."""
        return self.ordinals[-1]

    def block_at(self, row: int) -> int:
        """The place of the block a row belongs to."""
        return bisect_right(self.starts, row) - 1

    def measure_at(self, row: int) -> tuple[int, int] | None:
        """(place of the task's block, number of the measure in it); None for a heading."""
        place = self.block_at(row)
        inside = row - self.starts[place] - 1
        return (place, inside) if inside >= 0 else None

    def heading_above(self, row: int) -> int | None:
        """The row of the next heading outwards: from a measure its task, from a task its section or annex."""
        place = self.block_at(row)
        if row > self.starts[place]:
            return self.starts[place]
        outer = self.outer_places(place)
        return self.starts[outer[-1]] if outer else None

    def outer_places(self, place: int) -> list[int]:
        """The blocks a block hangs below, the outermost first."""
        found: list[int] = []
        kind = self.blocks.kinds[place]
        while place > 0 and kind > BlockKind.ANNEX:
            place -= 1
            if self.blocks.kinds[place] < kind:
                kind = self.blocks.kinds[place]
                found.insert(0, place)
        return found

    def is_folded(self, place: int) -> bool:
        """Whether what hangs below a heading is folded away."""
        return self.blocks.keys[place] in self.folded

    def rows_below(self, place: int) -> int:
        """How many rows are shown below a heading."""
        return self.starts[self._ends[place]] - self.starts[place] - 1

    def rows_to_unfold(self, place: int) -> int:
        """How many rows unfolding a heading would bring."""
        return sum(self._counted(place, self._ends[place], open_place=place)) - 1

    def fold(self, place: int) -> None:
        """Fold what hangs below a heading away."""
        self.folded.add(self.blocks.keys[place])
        self._recount(place)

    def unfold(self, place: int) -> None:
        """Show again what hangs below a heading."""
        self.folded.discard(self.blocks.keys[place])
        self._recount(place)

    def measure_runs(self, first: int, last: int) -> list[tuple[int, int]]:
        """The measures in rows first to last as (how many stand before, how many), one run a task."""
        runs = []
        for place in range(self.block_at(first), self.block_at(last) + 1):
            low = max(first, self.starts[place] + 1)
            high = min(last, self.starts[place + 1] - 1)
            if low <= high and self.blocks.kinds[place] == BlockKind.TASK:
                runs.append((self.ordinals[place] + low - self.starts[place] - 1, high - low + 1))
        return runs

    def joined_runs(self, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """The measures in some spans of rows as few runs; while nothing is folded, without going through the blocks."""
        if self.folded:
            return joined_runs(run for first, last in spans for run in self.measure_runs(first, last))
        found = ((self._before(first), self._before(last + 1)) for first, last in spans)
        return joined_runs((low, high - low) for low, high in found if high > low)

    def _before(self, row: int) -> int:
        """How many measures stand before a row, nothing being folded."""
        if row >= len(self):
            return self.measures
        place = self.block_at(row)
        return self.ordinals[place] + max(row - self.starts[place] - 1, 0)

    def _recount(self, place: int) -> None:
        end = self._ends[place]
        self._shown[place:end] = self._counted(place, end)
        self.starts = _numbers(accumulate(self._shown, initial=0))

    def _counted(self, first: int, end: int, *, open_place: int | None = None) -> array[int]:
        """Rows shown by block; every block of the span hangs below a shown one."""
        shown = _numbers()
        hidden_to = first
        held = self.blocks.held
        if not self.folded:
            return _numbers(1 + count for count in held[first:end])
        for place in range(first, end):
            is_open = place == open_place or not self.is_folded(place)
            if place < hidden_to:
                shown.append(0)
                continue
            shown.append(1 + (held[place] if is_open else 0))
            if not is_open:
                hidden_to = self._ends[place]
        return shown


def _numbers(of: Iterable[int] = ()) -> array[int]:
    return array("q", of)


def _ends(kinds: Sequence[int]) -> array[int]:
    """For each block the place after the last one that hangs below it."""
    ends = _numbers(repeat(0, len(kinds)))
    annex = section = task = len(kinds)
    for place in range(len(kinds) - 1, -1, -1):
        kind = kinds[place]
        if kind == BlockKind.TASK:
            ends[place], task = min(annex, section, task), place
        elif kind == BlockKind.SECTION:
            ends[place], section = min(annex, section), place
        else:
            ends[place], annex = annex, place
    return ends


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A new layout beside the one shown before: so many blocks at both ends have the same rows."""

    layout: Layout
    same_before: int = 0
    same_after: int = 0


def laid_out(blocks: Blocks, before: Layout | None, folded: Iterable[BlockKey]) -> LaidOut:
    """Lay blocks out and say what stayed; meant for a thread beside the window's."""
    layout = Layout(blocks, folded)
    if before is None:
        return LaidOut(layout)
    return LaidOut(layout, *same_ends(before.blocks.shapes(), blocks.shapes()))


def same_ends(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """How many items two sequences share at their beginning, and how many more at their end."""
    most = min(len(old), len(new))
    first = 0
    while first < most and old[first] == new[first]:
        first += 1
    last = 0
    while last < most - first and old[-1 - last] == new[-1 - last]:
        last += 1
    return first, last


def joined_runs(runs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs (how many stand before, how many) in order, those that follow each other as one."""
    joined: list[tuple[int, int]] = []
    for offset, count in sorted(runs):
        if joined and joined[-1][0] + joined[-1][1] == offset:
            joined[-1] = (joined[-1][0], joined[-1][1] + count)
        else:
            joined.append((offset, count))
    return joined
