"""Which task and section each row belongs to: numbers run on, names are repeated, cut by pages or lost."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from model.readers.lists.list_headings import is_support_title
from model.readers.measures.task_habits import Habits, habits_of, is_whole
from model.readers.tables.sheet_parts import Heading, Item, RawRow, Task
from model.readers.tables.unsure_words import hand_to_task
from model.readers.words.columns import UNIT_COLUMNS, Column
from model.readers.words.wording import compact, number_of
from model.rows.draft import DoubtCode, Field

_SAME_NAME = 85.0  # of 100; two names at least so alike are one
_LIKE_NAME = 50.0  # of 100; below it two names are of two tasks
_LONGEST_REST = 5  # signs a name's rest on the next page has when no number tells
_FARTHEST = 10**9  # lines


@dataclass(slots=True)
class _Force:
    """What is in force while going down a sheet."""

    task: Task | None = None
    high: int = 0  # the last number that fits the row of numbers
    section: str = ""
    fresh: bool = False  # a heading was just passed
    unsure: tuple[str, ...] = ()  # words of the section's heading
    restarts: bool = False  # sections of this sheet number their tasks from 1 again


def assign_tasks(items: Sequence[Item]) -> None:
    """Give every row its task, with doubts where number, name or section are not certain."""
    rows = [item for item in items if isinstance(item, RawRow)]
    numbers = [number_of(row.cells.get(Column.NUMBER, "")) for row in rows]
    below = _Below(rows, numbers, sorted(item.line for item in items if isinstance(item, Heading)))
    habits = habits_of(items, rows)
    force = _Force(restarts=habits.restarts)
    index = 0
    for item in items:
        if isinstance(item, Heading):
            force.section, force.fresh, force.unsure = item.text, True, item.unsure
        elif isinstance(item, RawRow):
            own = compact(item.text(Column.SECTION))
            if own and own != force.section:
                force.section, force.fresh = own, True
                force.unsure = tuple(word for about, word in item.unsure if about is Field.SECTION)
            ahead = _Ahead(below, index)
            if habits.numbers and ahead.number is None and is_whole(item):
                _place_unnumbered(item, ahead, force)
            else:
                _place(item, ahead, force)
            _miss(item, habits, force)
            index += 1
    for row in rows:
        hand_to_task(row)
    _check_sections(items)


def _miss(row: RawRow, habits: Habits, force: _Force) -> None:
    """Doubt what is empty in a row and is empty nowhere else."""
    layout = row.layout
    no_section = layout.has(Column.SECTION) and not row.text(Column.SECTION) and (habits.sections or not force.section)
    no_name = habits.names and layout.has(Column.TASK) and not row.text(Column.TASK)
    if not (no_section or no_name) or not is_whole(row):
        return
    if no_section:
        row.doubt(DoubtCode.SECTION_OUT_OF_PLACE, Field.SECTION)
    if no_name and row.task is not None:
        row.doubt(DoubtCode.NUMBER_MISSING, Field.TASK, number=str(row.task.number))


def _place_unnumbered(row: RawRow, ahead: _Ahead, force: _Force) -> None:
    """A row that lost its number where every row has one: the number between its neighbours, or the one above."""
    below = ahead.next_number()
    if force.task is None or force.fresh or below is None or below > force.high + 1:
        force.high += 1
        _begin(row, force.high, "", force)
    row.task = force.task
    force.fresh = False
    row.doubt(DoubtCode.NUMBER_MISSING, Field.TASK_NO, number=str(force.high))


class _Below:
    """The rows of a sheet with their numbers, and for each where the next number stands."""

    def __init__(self, rows: list[RawRow], numbers: list[int | None], headings: list[int]) -> None:
        self.rows, self.numbers, self.headings = rows, numbers, headings
        end = len(rows)
        self.next_numbered, self.next_other = [end] * end, [end] * end  # of another number than the row's own
        for index in range(end - 2, -1, -1):
            below = index + 1 if numbers[index + 1] is not None else self.next_numbered[index + 1]
            self.next_numbered[index] = below
            same = below < end and numbers[below] == numbers[index]
            self.next_other[index] = self.next_other[below] if same else below


@dataclass(frozen=True, slots=True)
class _Ahead:
    """The rows below one row, to look at before deciding."""

    below: _Below
    index: int

    @property
    def number(self) -> int | None:
        """This row's own number."""
        return self.below.numbers[self.index]

    def next_number(self) -> int | None:
        """The next number printed below."""
        return self._number_at(self.below.next_numbered[self.index])

    def next_other_number(self) -> int | None:
        """The next number printed below that is not this row's own."""
        return self._number_at(self.below.next_other[self.index])

    def _number_at(self, index: int) -> int | None:
        return self.below.numbers[index] if index < len(self.below.numbers) else None

    def next_name(self) -> str:
        """The name that stands beside the next number printed below."""
        index = self.below.next_numbered[self.index]
        return compact(self.below.rows[index].text(Column.TASK)) if index < len(self.below.rows) else ""

    def next_task(self, number: int, name: str) -> int | None:
        """The next number printed below that belongs to another task, even when it is the same number."""
        index = self.below.next_numbered[self.index]
        while index < len(self.below.rows):
            other = compact(self.below.rows[index].text(Column.TASK))
            if self.below.numbers[index] != number or (other and name and _alike(other, name) < _LIKE_NAME):
                return self.below.numbers[index]
            index = self.below.next_numbered[index]
        return None

    def next_on_page(self) -> tuple[int, str] | None:
        """The next number and name on the same page, before another heading."""
        rows, headings = self.below.rows, self.below.headings
        heading = bisect_right(headings, rows[self.index].line)
        end = headings[heading] if heading < len(headings) else _FARTHEST
        for index in range(self.index + 1, len(rows)):
            row, number = rows[index], self.below.numbers[index]
            if row.top or row.line > end:
                return None
            if number is not None:
                return number, compact(row.text(Column.TASK))
        return None

    def rows_above(self) -> Iterator[RawRow]:
        """The rows above, from the nearest upwards."""
        return (self.below.rows[index] for index in range(self.index - 1, -1, -1))


def _place(row: RawRow, ahead: _Ahead, force: _Force) -> None:
    number, name = ahead.number, compact(row.text(Column.TASK))
    if number is None and not row.layout.has(Column.NUMBER):
        _place_by_name(row, name, force)
    elif number is not None:
        _place_numbered(row, number, name, ahead, force)
    elif name:
        _place_named(row, name, ahead, force)
    else:
        _place_bare(row, ahead, force)
    force.fresh = False
    if force.task is not None and row.task is None:
        row.task = force.task


def _begin(row: RawRow, number: int, name: str, force: _Force) -> Task:
    unsure = [(Field.SECTION, word) for word in force.unsure]
    force.task = row.task = Task(number, name, force.section, unsure=unsure)
    if not name and row.layout.has(Column.TASK):
        force.task.doubts.append((DoubtCode.NUMBER_MISSING, Field.TASK))
    elif row.named_elsewhere:
        force.task.doubts.append((DoubtCode.COLUMNS_SHIFTED, Field.TASK))
    return force.task


def _place_by_name(row: RawRow, name: str, force: _Force) -> None:
    """A table without numbers: tasks are counted."""
    task = force.task
    nameless = not row.layout.has(Column.TASK) and any(map(row.text, (*UNIT_COLUMNS, Column.DEADLINE)))
    if task is None or force.fresh or nameless or (name and _alike(name, task.name) < _SAME_NAME):
        force.high += 1
        _begin(row, force.high, name, force)


def _place_numbered(row: RawRow, number: int, name: str, ahead: _Ahead, force: _Force) -> None:
    task = force.task
    if task is not None and number == task.number and not (number == 1 and _begins_again(name, ahead, force)):
        _again(row, name, ahead, force)
    elif number == force.high + 1 or (number == 1 and _begins_again(name, ahead, force)):
        force.high = number
        _begin(row, number, name, force)
    elif task is not None and number < task.number and _alike(name, task.name) >= _SAME_NAME:
        again = _begin(row, task.number, task.name, force)  # the name says which number was misread
        again.doubts.append((DoubtCode.NUMBER_OUT_OF_ORDER, Field.TASK_NO))
    elif number > force.high:
        _jump(row, number, name, ahead, force)
    else:
        _begin(row, number, name, force).doubts.append((DoubtCode.NUMBER_OUT_OF_ORDER, Field.TASK_NO))


def _begins_again(name: str, ahead: _Ahead, force: _Force) -> bool:
    """True for the first task below a heading that numbers its tasks from 1 again: what follows agrees."""
    if not force.fresh or not force.restarts:
        return False
    below = ahead.next_task(1, name)
    return below in (1, 2, None) and below != force.high + 2


def _again(row: RawRow, name: str, ahead: _Ahead, force: _Force) -> None:
    """The number in force once more: repeated by a new page, or wrong."""
    task = force.task
    assert task is not None
    if not task.name and name:
        task.name = name
        return
    if not name or _alike(name, task.name) >= _SAME_NAME:
        if name and name != task.name:
            _keep_better_name(row, task, name)
        return
    below = ahead.next_other_number()
    if _alike(name, task.name) >= _LIKE_NAME or row.top:
        row.doubt(DoubtCode.TASK_NAME_CHANGED, Field.TASK, proposal=name, task=task.name, other=name)
        task.doubts.append((DoubtCode.TASK_NAME_CHANGED, Field.TASK))
        return
    number = task.number + 1 if below == task.number + 2 else task.number
    force.high = max(force.high, number)
    _begin(row, number, name, force).doubts.append((DoubtCode.NUMBER_OUT_OF_ORDER, Field.TASK_NO))


def _keep_better_name(row: RawRow, task: Task, name: str) -> None:
    """A repeated name that differs a little: one of the two was misread or cut."""
    if task.name in name and row.top:
        task.name = name
    elif name not in task.name:
        row.doubt(DoubtCode.TASK_NAME_CHANGED, Field.TASK, proposal=name, task=task.name, other=name)
        task.doubts.append((DoubtCode.TASK_NAME_CHANGED, Field.TASK))


def _jump(row: RawRow, number: int, name: str, ahead: _Ahead, force: _Force) -> None:
    """A number that skips some: a page was lost, rows lost their numbers, or it was misread."""
    below = ahead.next_task(number, name)
    if below == number and force.high + 1 == number - 1:  # the same number comes once more, and rightly
        force.high += 1
        _begin(row, force.high, name, force).doubts.append((DoubtCode.NUMBER_OUT_OF_ORDER, Field.TASK_NO))
        return
    fits = below is None or number < below <= number + 3
    for above in ahead.rows_above():  # rows of the task above may belong to a lost one
        if above.task is not force.task or number_of(above.cells.get(Column.NUMBER, "")) is not None:
            break
        above.doubt(DoubtCode.NUMBER_MISSING, Field.TASK_NO)
    _begin(row, number, name, force)
    row.doubt(DoubtCode.NUMBER_OUT_OF_ORDER, Field.TASK_NO, number=str(number))
    if fits:
        force.high = number
    elif force.task is not None:
        force.task.doubts.append((DoubtCode.NUMBER_OUT_OF_ORDER, Field.TASK_NO))


def _place_named(row: RawRow, name: str, ahead: _Ahead, force: _Force) -> None:
    """A name without a number: the name once more, its rest from the page before, or a number lost."""
    task, below = force.task, ahead.next_number()
    if task is not None and not force.fresh:
        if _alike(name, task.name) >= _SAME_NAME:
            return
        if below == task.number + 1 and name == ahead.next_name():  # the next row has its number
            force.high = below
            _begin(row, below, name, force).doubts.append((DoubtCode.NUMBER_MISSING, Field.TASK_NO))
            return
        runs_on = below in (task.number, task.number + 1) or (below is None and len(name) <= _LONGEST_REST)
        if row.top and runs_on and task.name and not row.moved:
            task.name += name
            if len(name) > _LONGEST_REST or below is None:
                task.doubts.append((DoubtCode.TASK_NAME_CHANGED, Field.TASK))
            return
        if below == task.number + 1 or (below is None and _holds_only_name(row)):
            if len(name) > _LONGEST_REST and task.name:  # no rest of a name; shown, so that nothing is lost
                row.doubt(DoubtCode.TASK_NAME_CHANGED, Field.TASK, proposal=name, task=task.name, other=name)
            else:
                task.name += name
            task.doubts.append((DoubtCode.TASK_NAME_CHANGED, Field.TASK))
            return
    number = force.high + 1
    _begin(row, number, name, force).doubts.append((DoubtCode.NUMBER_MISSING, Field.TASK_NO))
    force.high = number


def _holds_only_name(row: RawRow) -> bool:
    """True for a row in which nothing but a name stands."""
    return not any(text.strip() for column, text in row.cells.items() if column is not Column.TASK)


def _place_bare(row: RawRow, ahead: _Ahead, force: _Force) -> None:
    """Neither number nor name: the task goes on, unless a heading or nothing stands above."""
    task = force.task
    if task is not None and not force.fresh:
        return
    below = ahead.next_on_page()
    number = force.high + 1
    if below is not None and below[0] == number:
        force.high = number
        _begin(row, number, below[1], force).doubts.append((DoubtCode.NUMBER_MISSING, Field.TASK_NO))
    elif task is None:
        force.high = number
        _begin(row, number, "", force).doubts.append((DoubtCode.NUMBER_MISSING, Field.TASK_NO))
    else:  # below a heading, and still the task above it by its number
        _begin(row, task.number, task.name, force).doubts.append((DoubtCode.NUMBER_MISSING, Field.TASK_NO))


def _alike(name: str, other: str) -> float:
    return ratio(name, other) if name and other else 0.0


def _check_sections(items: Sequence[Item]) -> None:
    """Doubt the section of rows where a heading is missing, stands out of order, or lost its number or its name."""
    numbered = [item for item in items if isinstance(item, Heading) and item.number]
    level = min((item.level for item in numbered), default=0)
    before = 0
    rows: list[RawRow] = []
    for index, item in enumerate(items):
        if isinstance(item, RawRow):
            rows.append(item)
            if item.task is not None and before and _is_restart(item):
                item.doubt(DoubtCode.SECTION_OUT_OF_PLACE, Field.SECTION)
        elif isinstance(item, Heading) and item.level == level and item.number:
            if item.number > before + 1 and not (is_support_title(item.text) and _is_last(items, index)):
                _doubt_section(rows, whole=before == 0)
            if 0 < item.number <= before or item.text.endswith("、"):
                _doubt_below(items, index)
            before = item.number
            rows = []
        elif isinstance(item, Heading) and item.level == 1 and level == 1:  # has lost its number
            _doubt_below(items, index)


def _is_last(items: Sequence[Item], heading: int) -> bool:
    """True when no row stands below a heading."""
    return not any(isinstance(one, RawRow) for one in items[heading:])


def _doubt_below(items: Sequence[Item], heading: int) -> None:
    for row in _until_heading(items, heading):
        row.doubt(DoubtCode.SECTION_OUT_OF_PLACE, Field.SECTION)


def _is_restart(row: RawRow) -> bool:
    return (
        row.task is not None
        and row.task.number == 1
        and (DoubtCode.NUMBER_OUT_OF_ORDER, Field.TASK_NO) in row.task.doubts
    )


def _doubt_section(rows: list[RawRow], *, whole: bool) -> None:
    """A heading between these rows is lost: any but the first task's may stand below it."""
    gaps = [
        index
        for index, row in enumerate(rows)
        if any(one.code is DoubtCode.NUMBER_OUT_OF_ORDER for one in row.doubts)
    ]
    start = gaps[0] if gaps and not whole else 0
    first = rows[0].task if rows else None
    for row in rows[start:]:
        if whole or gaps or row.task is not first:
            row.doubt(DoubtCode.SECTION_OUT_OF_PLACE, Field.SECTION)


def _until_heading(items: Sequence[Item], heading: int) -> Iterator[RawRow]:
    for index in range(heading + 1, len(items)):
        item = items[index]
        if isinstance(item, Heading):
            return
        if isinstance(item, RawRow):
            yield item
