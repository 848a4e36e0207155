"""Tables that are not ruled in full: columns by the empty strips between words, rows by rules or by the gaps."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from model.readers.page_lines import TextLine, end_of, lines_of
from model.readers.page_marks import Box, Word, around
from model.readers.ruling import Grid, GridCell, Rule, Ruling

_STRIP = 0.7  # em: an empty strip this wide parts columns
_ALIKE = 2.0  # em by which rules of one table may differ at their ends
_NEAR = 1.5  # em below a table where its last row may stand
_LEAST_RULE = 0.15  # of a table's width that a rule between two rows has
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2
_ALONE = 0.55  # of the width: a lone text so wide is no row of a table
_HEADING = 2.5  # em: a lone text at the left that is wider is a heading between rows
_THINNEST_ROW = 0.8  # em: less without words between two rules is a double line
_FEW_RULES, _THREE_RULES = 5, 3  # with more, every row has its rule
_LINE_GAP = 0.25  # em between lines, at least
_ROW_GAP = 0.3  # em more between rows than between lines
_SAME_END = 0.1  # em
_FEWEST_FULL = 3  # lines that end alike show where a column ends
_MOST_LONE = 3  # lines of running text end a table


def open_grids(words: Sequence[Word], rulings: Sequence[Ruling], em: float) -> list[Grid]:
    """The tables among words that no full grid holds, by lone rules where there are some, else by their columns."""
    grids: list[Grid] = []
    rest = list(words)
    drawn = [rule for ruling in rulings for rule in ruling.across]
    for stack in _stacks(drawn, em):
        box = Box(stack[0].start, stack[0].place, max(rule.end for rule in stack), stack[-1].place)
        box = _reaching_on(box, rest, em)
        around_it = Box(box.left - em, box.top, box.right + em, box.bottom)
        inside = [word for word in rest if around_it.holds(word)]
        rules = [rule for rule in drawn if _belongs(rule, around_it)]
        grid = _grid(inside, rules, box, em)
        if grid is not None:
            grids.append(grid)
            rest = [word for word in rest if not grid.box.holds(word)]
    for inside in _aligned(rest, em):
        grid = _grid(inside, [], around(inside), em)
        if grid is not None:
            grids.append(grid)
    return sorted(grids, key=lambda grid: grid.box.top)


def _reaching_on(box: Box, words: Sequence[Word], em: float) -> Box:
    """The region with the lines of several texts that follow closely: a last row without a rule below it."""
    bottom = box.bottom
    for line in lines_of([word for word in words if word.middle > box.bottom]):
        if line.box.top - bottom > _NEAR * em or len(clusters(line, em)) < _FEWEST_COLUMNS:
            break
        bottom = line.box.bottom + 0.1 * em
    return Box(box.left, box.top, box.right, bottom)


def _belongs(rule: Rule, box: Box) -> bool:
    """True for a rule between two rows of a table; it need not pass under cells that go on."""
    return (
        box.top - 1e-6 <= rule.place <= box.bottom + 1e-6
        and rule.start >= box.left
        and rule.end <= box.right
        and rule.end - rule.start >= _LEAST_RULE * box.width
    )


def _stacks(drawn: Sequence[Rule], em: float) -> list[list[Rule]]:
    """Rules below each other that begin and end alike, from top to bottom."""
    rules = sorted(drawn, key=lambda rule: rule.place)
    stacks: list[list[Rule]] = []
    for rule in rules:
        for stack in stacks:
            if abs(stack[0].start - rule.start) < _ALIKE * em and abs(stack[0].end - rule.end) < _ALIKE * em:
                stack.append(rule)
                break
        else:
            stacks.append([rule])
    return [stack for stack in stacks if len(stack) > 1]


def _grid(words: Sequence[Word], rules: Sequence[Rule], box: Box, em: float) -> Grid | None:
    """The grid of words in a region; None where they do not stand in columns."""
    lines = lines_of(words)
    columns = _columns(lines, box, em)
    if len(columns) <= _FEWEST_COLUMNS:
        return None
    rows = _rows(lines, columns, [rule.place for rule in rules], box, em)
    if len(rows) <= _FEWEST_ROWS:
        return None
    return Grid(tuple(columns), tuple(rows), tuple(_cells(words, columns, rows, rules)))


def _columns(lines: Sequence[TextLine], box: Box, em: float) -> list[float]:
    """Where columns begin and end: at the middle of each strip that no line with several texts crosses."""
    spans: list[tuple[float, float]] = []
    left_edge = min((line.box.left for line in lines), default=0.0)
    for line in lines:
        parts = clusters(line, em)
        is_heading = len(parts) == 1 and parts[0].left < left_edge + em and parts[0].width > _HEADING * em
        if not is_heading and (len(parts) > 1 or parts[0].width < _ALONE * box.width / 2):
            spans += [(part.left, part.right) for part in parts]
    merged: list[list[float]] = []
    for left, right in sorted(spans):
        if merged and left - merged[-1][1] < _STRIP * em:
            merged[-1][1] = max(merged[-1][1], right)
        else:
            merged.append([left, right])
    if not merged:
        return []
    middles = [(left[1] + right[0]) / 2 for left, right in pairwise(merged)]
    return [min(box.left, merged[0][0]) - 0.1 * em, *middles, max(box.right, merged[-1][1]) + 0.1 * em]


def clusters(line: TextLine, em: float) -> list[Box]:
    """The texts on a line that stand clearly apart."""
    made: list[list[Word]] = []
    for word in line.words:
        if made and word.left - max(one.right for one in made[-1]) < _STRIP * em:
            made[-1].append(word)
        else:
            made.append([word])
    return [around(part) for part in made]


def _rows(
    lines: Sequence[TextLine], columns: Sequence[float], rules: Sequence[float], box: Box, em: float
) -> list[float]:
    """Where rows begin and end: at the rules; where few are drawn, also at gaps and where rows begin anew."""
    edges = sorted(set(rules)) or [box.top - 0.1 * em, box.bottom + 0.1 * em]
    if box.bottom > edges[-1]:
        edges.append(box.bottom)
    made = [edges[0]]
    for top, bottom in pairwise(edges):
        within = [line for line in lines if top <= line.level < bottom]
        if len(rules) <= _FEW_RULES and len(within) > 1:
            made += _seams(within, columns, em, by_gaps=len(rules) > _THREE_RULES)
        if within or bottom - top > _THINNEST_ROW * em:
            made.append(bottom)
    return made


def _seams(lines: Sequence[TextLine], columns: Sequence[float], em: float, *, by_gaps: bool) -> list[float]:
    """The heights between lines at which a new row begins; only at gaps where the rules tell most rows."""
    gaps = [
        max(0.0, below.box.top - max(line.box.bottom for line in lines[: index + 1]))
        for index, below in enumerate(lines[1:])
    ]
    filled = [_filled(line, columns) for line in lines]
    inner = max(min(gaps, default=0.0), _LINE_GAP * em)
    has_gaps = by_gaps or any(gap > inner + _ROW_GAP * em for gap in gaps)
    seams = []
    for index, gap in enumerate(gaps):
        apart = gap > inner + _ROW_GAP * em
        anew = len(filled[index + 1] - filled[index]) >= 2 or (
            len(filled[index + 1]) >= len(columns) - 2 and len(filled[index + 1]) > 2
        )
        if apart if has_gaps else anew:
            seams.append((lines[index].box.bottom + lines[index + 1].box.top) / 2)
    return seams


def _filled(line: TextLine, columns: Sequence[float]) -> set[int]:
    return {
        index
        for index, (left, right) in enumerate(pairwise(columns))
        if any(left <= word.centre < right for word in line.words)
    }


def _cells(
    words: Sequence[Word], columns: Sequence[float], rows: Sequence[float], rules: Sequence[Rule]
) -> list[GridCell]:
    """A cell at each place; it goes on where a rule passes it by, and a lone text across columns has its row."""
    extents = [_extent(words, left, right) for left, right in pairwise(columns)]
    hangs = [_hang(words, left, right) for left, right in pairwise(columns)]
    cells: list[GridCell] = []
    taken: set[tuple[int, int]] = set()
    for row, (top, bottom) in enumerate(pairwise(rows)):
        if _is_heading([word for word in words if top <= word.middle < bottom], columns):
            cells.append(GridCell(row, 0, 1, len(columns) - 1, Box(columns[0], top, columns[-1], bottom)))
            taken.update((row, column) for column in range(len(columns) - 1))
        for column, (left, right) in enumerate(extents):
            if (row, column) in taken:
                continue
            below = row + 1
            while below < len(rows) - 1 and _passes_by(
                rules, rows[below], columns[column], columns[column + 1]
            ):
                below += 1
            taken.update((one, column) for one in range(row, below))
            cells.append(
                GridCell(row, column, below - row, 1, Box(left, top, right, rows[below]), hangs[column])
            )
    return cells


def _extent(words: Sequence[Word], left: float, right: float) -> tuple[float, float]:
    """Where the words of a column begin and end."""
    inside = [word for word in words if left <= word.left and word.right <= right]
    return (
        (min(word.left for word in inside), max(word.right for word in inside)) if inside else (left, right)
    )


def _hang(words: Sequence[Word], left: float, right: float) -> float:
    """By how much closing signs alone reach over the end of a column's lines."""
    inside = [word for word in words if left <= word.left and word.right <= right]
    last = max((word.right for word in inside), default=0.0)
    most = max(map(end_of, inside), default=0.0)
    signs = [word for word in inside if word.right > most]
    is_full = sum(abs(word.right - most) < _SAME_END * word.height for word in inside) >= _FEWEST_FULL
    return last - most if is_full and all(end_of(word) < word.right for word in signs) else 0.0


def _is_heading(words: Sequence[Word], columns: Sequence[float]) -> bool:
    """True for the words of a row that are one text across a border of columns."""
    lines = lines_of(words)
    return len(lines) == 1 and any(word.left < edge < word.right for edge in columns[1:-1] for word in words)


def _passes_by(rules: Sequence[Rule], place: float, left: float, right: float) -> bool:
    """True when a rule is drawn at a height, but not under a column."""
    here = [rule for rule in rules if abs(rule.place - place) < 1e-6]
    return bool(here) and not any(rule.start < (left + right) / 2 < rule.end for rule in here)


def _aligned(words: Sequence[Word], em: float) -> list[list[Word]]:
    """Runs of lines that stand in columns without any rule: from a line of several texts to running text."""
    lines = lines_of(words)
    runs: list[list[TextLine]] = []
    run: list[TextLine] = []
    lone = 0
    width = max((line.box.right for line in lines), default=0.0) - min(
        (line.box.left for line in lines), default=0.0
    )
    for line in lines:
        parts = clusters(line, em)
        if len(parts) >= _FEWEST_COLUMNS:
            run.append(line)
            lone = 0
        elif run:
            run.append(line)
            lone = lone + 1 if len(parts) == 1 and line.box.width > _ALONE * width else 0
            if lone >= _MOST_LONE:
                runs.append(run[:-lone])
                run, lone = [], 0
    runs.append(run)
    made = []
    for run in runs:
        several = [line for line in run if len(clusters(line, em)) >= _FEWEST_COLUMNS]
        if len(several) >= _FEWEST_ROWS:
            made.append([word for line in run for word in line.words])
    return made
