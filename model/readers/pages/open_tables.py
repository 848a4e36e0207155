"""Tables that are not ruled in full: where they stand on a page, and the cells their columns and rows make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from model.readers.pages.open_cells import CellMaker
from model.readers.pages.open_columns import Columns, clusters, columns_of
from model.readers.pages.open_rows import RowFinder
from model.readers.pages.open_stacks import by_frames, stacks_of
from model.readers.pages.page_lines import TextLine, lines_of
from model.readers.pages.page_marks import Box, Word, around
from model.readers.pages.ruling import Grid, Rule, Ruling

_ALIKE = 2.0  # em by which a frame may stand beside the rules
_THIN = 1.1  # em between rules with no text between them
_FEWEST_COLUMNS = 3  # of a table
_FEWEST_ROWS = 2  # of a table
_ALONE = 0.55  # of the width: a lone text so wide is no row of a table
_MOST_LONE = 3  # lines of running text end a table
_LARGER = 1.15  # of the usual type size: a title between two tables
_TITLE = 4.0  # em: a shorter text is no title; in a picture its size is not exact
_FAR = 4.0  # em without text end a table
_FEWEST_LINES, _WIDER = 4, 1.5  # lines, after which a gap so many times wider than all before ends a table
_NEAR = 1.5  # em: a line so far above the first rule is the table's header
_CLOSE = 0.6  # em between lines of one row, at most
_SAME_START = 0.6  # em
_ROUGH = 0.2  # em: heights known less exactly are those of a picture


@dataclass(slots=True)
class KnownColumns:
    """The columns of the last table that was found without full ruling, for the page on which it goes on."""

    places: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class _Region:
    """Lines that may be a table, with the rules across between them."""

    lines: tuple[TextLine, ...]
    rules: tuple[Rule, ...] = ()


def open_grids(
    words: Sequence[Word],
    rulings: Sequence[Ruling],
    em: float,
    *,
    fills: Sequence[Box],
    slack: float,
    known: KnownColumns,
) -> list[Grid]:
    """The tables among words that no full grid holds, by lone rules where there are some, else by their columns.

    `fills` are coloured cells, or rows; `slack` (em) is how exactly heights are known; `known` is told the columns of the page's last table.
    """
    grids: list[Grid] = []
    down = [rule for ruling in rulings for rule in ruling.down]
    sides = [Rule(place, box.top, box.bottom) for box in fills for place in (box.left, box.right)]
    rest = lines_of(words)
    stacks = stacks_of([rule for ruling in rulings for rule in ruling.across], fills, em)
    for stack in [part for whole in stacks for part in by_frames(whole, down, em)]:
        frame = _frame_of(stack, down, em) if fills else []
        region = _within(stack, rest, em, frame=frame, known=known, is_first=not grids)
        grid = _grid(region, (down, sides), em, slack=slack, known=known)
        if grid is not None:
            grids.append(grid)
            rest = [line for line in rest if not grid.box.holds(_as_word(line))]
    for run in _runs(rest, em, known):
        grid = _grid(_Region(tuple(run)), (down, sides), em, slack=slack, known=known)
        if grid is not None:
            grids.append(grid)
    grids.sort(key=lambda grid: grid.box.top)
    if grids:
        known.places = grids[-1].columns
    return grids


def _frame_of(stack: Sequence[Rule], down: Sequence[Rule], em: float) -> list[Rule]:
    """The rules down at both ends of some rules across."""
    ends = (stack[0].start, stack[0].end)
    return [rule for rule in down if min(abs(rule.place - end) for end in ends) < _CLOSE * em]


def _as_word(line: TextLine) -> Word:
    box = line.box
    return Word("", box.left, line.level, box.right, line.level)


def _within(
    stack: Sequence[Rule],
    lines: Sequence[TextLine],
    em: float,
    *,
    frame: Sequence[Rule],
    known: KnownColumns,
    is_first: bool,
) -> _Region:
    """The lines between the first and last of some rules, and what follows them as rows of the same table do."""
    top, bottom = stack[0].place, stack[-1].place
    sides = [rule for rule in frame if rule.start < bottom and rule.end > top]
    if len({rule.place for rule in sides}) > 1:
        top, bottom = min(top, *(rule.start for rule in sides)), max(bottom, *(rule.end for rule in sides))
    left, right = min(rule.start for rule in stack) - em, max(rule.end for rule in stack) + em
    beside = [line for line in lines if line.box.right > left and line.box.left < right]
    inside = [line for line in beside if top <= line.level <= bottom]
    above = [line for line in beside if line.level < top]
    while above and (_is_over(above[-1], top, em) or (is_first and _may_go_on(above[-1], top, known, em))):
        inside.insert(0, above.pop())
        top = inside[0].box.top
    below = [line for line in beside if line.level > bottom]
    return _Region((*inside, *_going_on(inside, below, em)), tuple(stack))


def _is_over(line: TextLine, top: float, em: float) -> bool:
    """True for a line of several texts right above a table: its header, or the header's first line."""
    gap = top - line.box.bottom
    return (gap < _NEAR * em and _is_row(line, em)) or (gap < _CLOSE * em and len(clusters(line, em)) > 1)


def _is_row(line: TextLine, em: float) -> bool:
    return len(clusters(line, em)) >= _FEWEST_COLUMNS


def _going_on(inside: Sequence[TextLine], below: Sequence[TextLine], em: float) -> list[TextLine]:
    """The lines after a table's last rule as far as they may be rows of it."""
    made: list[TextLine] = []
    last = inside[-1] if inside else None
    every = [*inside, *below]
    width = max((line.box.right for line in every), default=0.0) - min((line.box.left for line in every), default=0.0)
    starts = [part.left for line in inside for part in clusters(line, em)[1:]]
    lone, widest = 0, 0.0
    for line in below:
        if last is not None and _ends(last, line, em):
            break
        gap = line.box.top - last.box.bottom if last is not None else 0.0
        if len(made) >= _FEWEST_LINES and gap > _WIDER * widest + em:
            break
        widest = max(widest, gap)
        parts = clusters(line, em)
        in_column = any(abs(line.box.left - start) < _SAME_START * em for start in starts)
        lone = lone + 1 if len(parts) == 1 and line.box.width > _ALONE * width and not in_column else 0
        starts += [part.left for part in parts[1:]]
        made.append(line)
        last = line
        if lone >= _MOST_LONE:
            return made[:-lone]
    return made


def _ends(before: TextLine, line: TextLine, em: float) -> bool:
    """True between lines where a table cannot go on: far apart, or a title in larger type."""
    is_long = line.box.width > _TITLE * em
    is_title = is_long and len(clusters(line, em)) == 1 and line.size > _LARGER * max(before.size, em)
    return line.box.top - before.box.bottom > _FAR * em or is_title


def _runs(lines: Sequence[TextLine], em: float, known: KnownColumns) -> list[list[TextLine]]:
    """Runs of lines that stand in columns without any rule: from a line of several texts to running text."""
    runs: list[list[TextLine]] = []
    rest = list(lines)
    while rest:
        start = next((index for index, line in enumerate(rest) if _is_row(line, em)), None)
        if start is None:
            break
        first = start
        while first > 0 and _is_over(rest[first - 1], rest[first].box.top, em):
            first -= 1
        while first > 0 and not runs and _may_go_on(rest[first - 1], rest[first].box.top, known, em):
            first -= 1
        run = [*rest[first : start + 1], *_going_on(rest[start : start + 1], rest[start + 1 :], em)]
        rest = rest[first + len(run) :]
        if sum(_is_row(line, em) for line in run) >= (1 if known.places else _FEWEST_ROWS):
            runs.append(run)
    return runs


def _may_go_on(line: TextLine, top: float, known: KnownColumns, em: float) -> bool:
    """True for a line atop a page, above a row, that stands in one column of the table on the page before."""
    if not known.places or top - line.box.bottom > _NEAR * em or line.size > _LARGER * em:
        return False
    return not any(Columns(known.places).crossed_by(part, em) for part in clusters(line, em))


def _grid(
    region: _Region, upright: tuple[Sequence[Rule], Sequence[Rule]], em: float, *, slack: float, known: KnownColumns
) -> Grid | None:
    """The grid of the lines in a region, with rules down and the sides of coloured cells; None without columns."""
    lines = list(region.lines)
    if not lines:
        return None
    frame = upright[0] if upright[1] else ()  # where rows are coloured, rules are their edges
    if upright[1]:
        region = _Region(region.lines, _snapped(region.rules, lines, em))
    box = _framed(_box(lines, region.rules), frame, em)
    columns = columns_of(lines, box, em, upright=upright, known=known.places, is_rough=slack > _ROUGH)
    if columns is None:
        return None
    lines = _trimmed(lines, columns, region.rules, em)
    if not lines:
        return None
    finder = RowFinder(lines, columns, em, slack)
    rows = finder.rows(region.rules, _framed(_box(lines, region.rules), frame, em))
    fewest = _FEWEST_ROWS - 1 if columns.is_like(known.places, em) else _FEWEST_ROWS
    if len(rows.places) <= fewest:
        return None
    words = [word for line in lines for word in line.words]
    maker = CellMaker(words, columns, rows, region.rules, main=finder.main, apart=finder.apart)
    return Grid(columns.places, rows.places, tuple(maker.cells()))


def _snapped(rules: Sequence[Rule], lines: Sequence[TextLine], em: float) -> tuple[Rule, ...]:
    """Rules with no text and hardly any room between them at one height: merged cells end a little above their rows."""
    made = list(rules)
    for index in reversed(range(len(made) - 1)):
        rule, below = made[index], made[index + 1]
        if below.place - rule.place < _THIN * em and not any(rule.place < line.level < below.place for line in lines):
            made[index] = replace(rule, place=below.place)
    return tuple(made)


def _framed(box: Box, down: Sequence[Rule], em: float) -> Box:
    """A table's rectangle with the room its frame leaves above the first text and below the last one."""
    sides = [rule for rule in down if rule.start <= box.bottom and rule.end >= box.top]
    if not all(any(abs(rule.place - end) < _ALIKE * em for rule in sides) for end in (box.left, box.right)):
        return box
    top, bottom = min(rule.start for rule in sides), max(rule.end for rule in sides)
    return Box(
        box.left,
        top if 0 < box.top - top < _FAR * em else box.top,
        box.right,
        bottom if 0 < bottom - box.bottom < _FAR * em else box.bottom,
    )


def _box(lines: Sequence[TextLine], rules: Sequence[Rule]) -> Box:
    box = around([line.box for line in lines])
    if not rules:
        return box
    return Box(
        min(box.left, *(rule.start for rule in rules)),
        min(box.top, rules[0].place),
        max(box.right, *(rule.end for rule in rules)),
        max(box.bottom, rules[-1].place),
    )


def _trimmed(
    lines: list[TextLine], columns: Columns, rules: Sequence[Rule], em: float
) -> list[TextLine]:
    """The lines without those after the last rule that are no rows: what crosses the columns, with nothing below."""
    bottom = rules[-1].place if rules else 0.0
    while lines and lines[-1].level > bottom:
        parts = clusters(lines[-1], em)
        if len(parts) > 1 or not columns.crossed_by(parts[0], em):
            break
        lines.pop()
    return lines
