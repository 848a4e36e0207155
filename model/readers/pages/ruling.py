"""Ruling lines as tables: where the grid's lines run, which cells their borders part, which are merged."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from model.readers.pages.page_marks import Box, Line

_SNAP = 0.42  # em: lines nearer than this are one, as in double borders
_DASH = 0.6  # em between dashes of one line
_SHORTEST = 0.9  # em of a line that parts cells
_REACH = 0.5  # em by which a line may miss the one it meets
_BEYOND = 0.8  # em by which a line must pass the last one across for a cell without outer border
_DRAWN = 0.6  # share of a cell's side that is drawn where it has a border
_ONE_ROW = 3.0  # em: the height of a row with one line of text
_MOST_RULES = 1500  # on one page; a drawing has more
_MOST_PLACES = 100_000  # of a grid


@dataclass(frozen=True, slots=True)
class Rule:
    """A whole line of a grid: its place across, its start and end along."""

    place: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid: first row and column, how many it covers, its rectangle, and how far signs hang over it.

    `is_unsure` says that more or less text than stands in it may belong to it.
    """

    row: int
    column: int
    row_span: int
    col_span: int
    box: Box
    hang: float = 0.0
    is_unsure: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: where its columns and rows begin and end, and its cells row by row.

    `open_ends` are the columns over which nothing is drawn at its top, and under which nothing at its bottom.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[GridCell, ...]
    open_ends: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())

    @property
    def box(self) -> Box:
        """The rectangle around the table."""
        return Box(self.columns[0], self.rows[0], self.columns[-1], self.rows[-1])


@dataclass(frozen=True, slots=True)
class Ruling:
    """The lines that hang together: across the page and down it."""

    across: tuple[Rule, ...]
    down: tuple[Rule, ...]

    @property
    def box(self) -> Box:
        """The rectangle around the lines."""
        xs = [x for rule in self.across for x in (rule.start, rule.end)] + [rule.place for rule in self.down]
        ys = [y for rule in self.down for y in (rule.start, rule.end)] + [rule.place for rule in self.across]
        return Box(min(xs), min(ys), max(xs), max(ys))


def rulings_of(lines: Sequence[Line], em: float) -> list[Ruling]:
    """The lines of a page in groups that touch each other; each group may be a table."""
    flat = [line for line in lines if line.right - line.left >= line.bottom - line.top]
    steep = [line for line in lines if line.right - line.left < line.bottom - line.top]
    across = _rules([((one.top + one.bottom) / 2, one.left, one.right) for one in flat], em)
    down = _rules([((one.left + one.right) / 2, one.top, one.bottom) for one in steep], em)
    return _stacked(_groups(across, down, _REACH * em), em)


def _stacked(groups: list[Ruling], em: float) -> list[Ruling]:
    """Groups that are one table without outer borders: a row without any border inside had parted them."""
    made: list[Ruling] = []
    for group in groups:
        above = made[-1] if made else None
        if (
            above is not None
            and _is_open(above, em)
            and _is_open(group, em)
            and _fits_under(above, group, em)
        ):
            made[-1] = Ruling((*above.across, *group.across), (*above.down, *group.down))
        else:
            made.append(group)
    return made


def _is_open(ruling: Ruling, em: float) -> bool:
    """True for lines across that have none down at their left end."""
    box = ruling.box
    return bool(ruling.across) and all(rule.place > box.left + _BEYOND * em for rule in ruling.down)


def _fits_under(above: Ruling, below: Ruling, em: float) -> bool:
    """True when one group begins a row below the other and is as wide."""
    upper, lower = above.box, below.box
    return (
        -_SNAP * em <= lower.top - upper.bottom <= _ONE_ROW * em
        and abs(upper.left - lower.left) < em
        and abs(upper.right - lower.right) < em
        and bool(above.down or below.down)
    )


def _rules(parts: list[tuple[float, float, float]], em: float) -> list[Rule]:
    """Lines at almost the same place snapped together, their pieces joined."""
    rules: list[Rule] = []
    cluster: list[tuple[float, float, float]] = []
    for part in sorted(parts):
        if cluster and part[0] - cluster[0][0] > _SNAP * em:
            rules += _pieces(cluster, em)
            cluster = []
        cluster.append(part)
    rules += _pieces(cluster, em)
    return sorted(rules, key=lambda rule: rule.start - rule.end)[:_MOST_RULES]


def _pieces(cluster: list[tuple[float, float, float]], em: float) -> list[Rule]:
    if not cluster:
        return []
    place = sum(part[0] for part in cluster) / len(cluster)
    pieces: list[list[float]] = []
    for _, start, end in sorted(cluster, key=lambda part: part[1]):
        if pieces and start - pieces[-1][1] <= _DASH * em:
            pieces[-1][1] = max(pieces[-1][1], end)
        else:
            pieces.append([start, end])
    return [Rule(place, start, end) for start, end in pieces if end - start >= _SHORTEST * em]


def _groups(across: list[Rule], down: list[Rule], reach: float) -> list[Ruling]:
    owner = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while owner[index] != index:
            owner[index] = owner[owner[index]]
            index = owner[index]
        return index

    for first, flat in enumerate(across):
        for second, steep in enumerate(down, start=len(across)):
            if (
                flat.start - reach <= steep.place <= flat.end + reach
                and steep.start - reach <= flat.place <= steep.end + reach
            ):
                owner[root(first)] = root(second)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate([*across, *down]):
        groups.setdefault(root(index), ([], []))[index >= len(across)].append(rule)
    made = [Ruling(tuple(flat), tuple(steep)) for flat, steep in groups.values()]
    return sorted(made, key=lambda ruling: (ruling.box.top, ruling.box.left))


def grid_of(ruling: Ruling, em: float) -> Grid | None:
    """The cells that lines part; None where they part nothing. Outer borders need not be drawn."""
    columns = _places([rule.place for rule in ruling.down], ruling.across, em)
    rows = _places([rule.place for rule in ruling.across], ruling.down, em)
    width, height = len(columns) - 1, len(rows) - 1
    if width < 1 or height < 1 or width * height < 2 or width * height > _MOST_PLACES:
        return None
    right_of = _borders(ruling.down, columns, rows, em)  # (column, row): drawn at the left of that column
    above = _borders(ruling.across, rows, columns, em)
    top, bottom = (frozenset(one for one in range(width) if (end, one) not in above) for end in (0, height))
    return Grid(tuple(columns), tuple(rows), tuple(_cells(columns, rows, right_of, above)), (top, bottom))


def _places(drawn: list[float], crossing: Sequence[Rule], em: float) -> list[float]:
    """Where a grid's columns (or rows) begin and end: at each line, and where the lines across reach beyond."""
    places: list[float] = []
    for place in sorted(drawn):
        if not places or place - places[-1] > _SNAP * em:
            places.append(place)
    first = min((rule.start for rule in crossing), default=0.0)
    last = max((rule.end for rule in crossing), default=0.0)
    if crossing and (not places or first < places[0] - _BEYOND * em):
        places.insert(0, first)
    if crossing and last > places[-1] + _BEYOND * em:
        places.append(last)
    return places


def _borders(
    rules: Sequence[Rule], across: list[float], along: list[float], em: float
) -> set[tuple[int, int]]:
    """Which sides of the elementary cells are drawn: index of the line, index of the cell along it."""
    drawn: set[tuple[int, int]] = set()
    for rule in rules:
        line = bisect_left(across, rule.place - _SNAP * em)
        if line == len(across) or abs(across[line] - rule.place) > _SNAP * em:
            continue
        for index in range(max(0, bisect_left(along, rule.start) - 1), len(along) - 1):
            low, high = along[index], along[index + 1]
            if low >= rule.end:
                break
            if min(high, rule.end) - max(low, rule.start) >= _DRAWN * (high - low):
                drawn.add((line, index))
    return drawn


def _cells(
    columns: list[float], rows: list[float], beside: set[tuple[int, int]], above: set[tuple[int, int]]
) -> list[GridCell]:
    width, height = len(columns) - 1, len(rows) - 1
    taken: set[tuple[int, int]] = set()
    cells: list[GridCell] = []
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            right = column + 1
            while right < width and (right, row) not in beside and (row, right) not in taken:
                right += 1
            below = row + 1
            while below < height and _goes_down(
                below, column, right, beside=beside, above=above, taken=taken
            ):
                below += 1
            taken.update((r, c) for r in range(row, below) for c in range(column, right))
            box = Box(columns[column], rows[row], columns[right], rows[below])
            cells.append(GridCell(row, column, below - row, right - column, box))
    return cells


def _goes_down(
    row: int,
    column: int,
    right: int,
    *,
    beside: set[tuple[int, int]],
    above: set[tuple[int, int]],
    taken: set[tuple[int, int]],
) -> bool:
    """True when a cell goes on into a row: no border above it there and none inside."""
    places = range(column, right)
    return all(
        (row, one) not in above and (row, one) not in taken and (one == column or (one, row) not in beside)
        for one in places
    )
