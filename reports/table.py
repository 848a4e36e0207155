"""A ruled table that runs over pages: head repeated, tasks merged over their measures, long cells cut between lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, FrameBreak

from reports.flow import draw_lines
from reports.fonts import FontBook
from reports.typeset import Line, TextStyle, set_lines

PAD_X, PAD_Y = 3.0, 3.0
_RULE = 0.5
_PAGE = 440.0  # about the height of a turned page's table
_MOVE_WHOLE = 0.25 * _PAGE  # a row lower than this is moved, not cut
_FRESH = 0.6  # with more room than this part of a page the next page would be no better
_FEWEST = 2  # lines on either side of a cut
_FAIR = 4  # the same where the row may as well be moved


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column: heading, width in points, how its cells are set."""

    heading: str
    width: float
    style: TextStyle


@dataclass(frozen=True, slots=True)
class Picture:
    """A thumbnail in a cell: sound JPEG bytes, fitted into the cell's width and this height."""

    jpeg: bytes
    height: float


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: lines, or a picture."""

    lines: tuple[Line, ...]
    leading: float
    picture: Picture | None = None

    @property
    def height(self) -> float:
        """How much room the cell takes, padding included."""
        inner = self.picture.height if self.picture else len(self.lines) * self.leading
        return inner + 2 * PAD_Y

    def cut(self, count: int) -> tuple[Cell, Cell]:
        """The first lines, and the others."""
        return (Cell(self.lines[:count], self.leading), Cell(self.lines[count:], self.leading))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of cells, right of the merged ones."""

    cells: tuple[Cell, ...]
    height: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "height", max((cell.height for cell in self.cells), default=0.0))

    def cut(self, room: float, fewest: int = _FEWEST) -> tuple[Row, Row] | None:
        """What fits into the room and what does not; None when fewer lines than that would stand on a side.

        A first cell of one line, which names the row, stands in both parts.
        """
        if any(cell.picture for cell in self.cells):
            return None
        longest = max(self.cells, key=lambda cell: len(cell.lines) * cell.leading)
        count = int((room - 2 * PAD_Y + 0.01) // longest.leading)
        if count < fewest or len(longest.lines) - count < 1 or (fewest > _FEWEST and len(longest.lines) < 2 * fewest):
            return None
        count = min(count, max(_FEWEST, len(longest.lines) - fewest))
        parts = [cell.cut(int((count * longest.leading + 0.01) // cell.leading)) for cell in self.cells]
        rest = [part[1] for part in parts]
        if len(self.cells[0].lines) == 1 and self.cells[0] is not longest:
            rest[0] = self.cells[0]
        return (Row(tuple(part[0] for part in parts)), Row(tuple(rest)))


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that share merged cells on their left; or, with a `band`, one line across the whole table."""

    rows: tuple[Row, ...]
    merged: tuple[Cell, ...] = ()
    again: tuple[Cell, ...] = ()  # the merged cells on following pages (…（续）)
    band: Cell | None = None

    @property
    def height(self) -> float:
        """The rows' height, or the merged cells' where these are higher."""
        if self.band:
            return self.band.height
        return max(sum(row.height for row in self.rows), *(cell.height for cell in self.merged), 0.0)


class RuledTable(Flowable):
    """The table on the page it has got to.

    `slack` is room of the frame that lies below the text area; a row lower than `moved_below` is moved to the next page, not cut.
    """

    def __init__(self, columns: Sequence[TableColumn], groups: Sequence[Group], book: FontBook, *,
                 head_style: TextStyle, slack: float = 0.0, moved_below: float = _MOVE_WHOLE) -> None:
        super().__init__()
        self._columns, self._groups, self._book = tuple(columns), tuple(groups), book
        self._head_style, self._slack, self._moved_below = head_style, slack, moved_below
        self._head = Row(tuple(make_cell(column.heading, column.width, head_style, book) for column in columns))

    @property
    def head_height(self) -> float:
        """How much room the head takes on every page."""
        return self._head.height

    def wrap(self, _avail_width: float, _avail_height: float) -> tuple[float, float]:
        """The table's full size."""
        self.width = sum(column.width for column in self._columns)
        self.height = self._head.height + sum(group.height for group in self._groups) + self._slack
        return self.width, self.height

    def split(self, _avail_width: float, avail_height: float) -> list[Flowable]:
        """What fits on this page, and the rest; nothing when the rest should begin on a fresh page."""
        room = avail_height - self._head.height - self._slack
        here, rest = divide(self._groups, room, self._moved_below)
        if not here:
            return []
        # What was held back would otherwise be tried again in what is left of this page.
        return [self._with(here), FrameBreak(), self._with(rest)] if rest else [self._with(here)]

    def _with(self, groups: Sequence[Group]) -> RuledTable:
        return RuledTable(self._columns, groups, self._book, head_style=self._head_style, slack=self._slack, moved_below=self._moved_below)

    def draw(self) -> None:
        """Draw head, groups and rules."""
        canvas = self.canv
        canvas.setLineWidth(_RULE)
        top = self.height
        self._draw_row(self._head, top, 0, is_head=True)
        self._draw_rules(top, top - self._head.height, 0)
        canvas.line(0, top, self.width, top)
        top -= self._head.height
        for group in self._groups:
            canvas.line(0, top, self.width, top)
            self._draw_group(group, top)
            top -= group.height
        canvas.line(0, top, self.width, top)

    def _draw_group(self, group: Group, top: float) -> None:
        canvas, bottom = self.canv, top - group.height
        if group.band:
            loose = (group.band.leading - self._head_style.size) / 2
            draw_lines(canvas, group.band.lines, self._head_style, PAD_X, top - PAD_Y - loose)
            for x in (0.0, self.width):
                canvas.line(x, top, x, bottom)
            return
        self._draw_rules(top, bottom, 0)
        skipped = len(group.merged)
        for cell, column, x in zip(group.merged, self._columns, self._lefts(), strict=False):
            _draw_cell(canvas, cell, column, left=x, top=top, height=group.height)
        left = self._lefts()[skipped]
        for number, row in enumerate(group.rows):
            self._draw_row(row, top, skipped, is_head=False)
            top -= row.height
            if number < len(group.rows) - 1:
                canvas.line(left, top, self.width, top)

    def _lefts(self) -> list[float]:
        lefts = [0.0]
        for column in self._columns:
            lefts.append(lefts[-1] + column.width)
        return lefts

    def _draw_row(self, row: Row, top: float, skipped: int, *, is_head: bool) -> None:
        for cell, column, x in zip(row.cells, self._columns[skipped:], self._lefts()[skipped:], strict=False):
            style = self._head_style if is_head else column.style
            placed = TableColumn(column.heading, column.width, style)
            _draw_cell(self.canv, cell, placed, left=x, top=top, height=row.height)

    def _draw_rules(self, top: float, bottom: float, skipped: int) -> None:
        for x in self._lefts()[skipped:]:
            self.canv.line(x, top, x, bottom)


def _draw_cell(canvas: Any, cell: Cell, column: TableColumn, *, left: float, top: float, height: float) -> None:
    """Draw a cell's content in the middle of its height; what is higher than the cell begins at its top."""
    if cell.picture:
        _draw_picture(canvas, cell.picture, column, left=left, middle=top - height / 2)
        return
    free = max(0.0, height - cell.height) / 2
    loose = (cell.leading - column.style.size) / 2
    draw_lines(canvas, cell.lines, column.style, left + PAD_X, top - PAD_Y - free - loose)


class Thumbnail(ImageReader):
    """A JPEG that goes into the PDF as it is, told from others by its bytes: decoding it only for that is slow."""

    def __init__(self, jpeg: bytes) -> None:
        super().__init__(BytesIO(jpeg))
        self._bytes = jpeg
        self._dataA = None

    def getRGBData(self) -> Any:
        """What tells the picture from others; its pixels when it is no JPEG after all."""
        pixels: Any = super().getRGBData
        return self._bytes if self._bytes.startswith(b"\xff\xd8\xff") else pixels()


def _draw_picture(canvas: Any, picture: Picture, column: TableColumn, *, left: float, middle: float) -> None:
    image = Thumbnail(picture.jpeg)
    wide, high = image.getSize()
    scale = min((column.width - 2 * PAD_X) / wide, picture.height / high)
    inset = (column.width - wide * scale) / 2
    canvas.drawImage(image, left + inset, middle - high * scale / 2, wide * scale, high * scale)


def divide(groups: Sequence[Group], room: float, moved_below: float = _MOVE_WHOLE) -> tuple[list[Group], list[Group]]:
    """The groups that fit into a room and the others; a group or a long row is cut where it must be."""
    here: list[Group] = []
    left = room
    for number, group in enumerate(groups):
        if group.height <= left + 0.01:
            here.append(group)
            left -= group.height
            continue
        first, second = _cut_group(group, left, moved_below, is_alone=not here) if not group.band else (None, group)
        if first:
            here.append(first)
        rest = [second] if second else []
        while here and here[-1].band:  # a band does not stay behind without its rows
            rest.insert(0, here.pop())
        return here, [*rest, *groups[number + 1:]]
    return here, []


def _cut_group(group: Group, room: float, moved_below: float, *, is_alone: bool) -> tuple[Group | None, Group | None]:
    fitting: list[Row] = []
    left = room
    rows = list(group.rows)
    while rows and rows[0].height <= left + 0.01:
        left -= rows[0].height
        fitting.append(rows.pop(0))
    must = is_alone and not fitting and room > _FRESH * _PAGE
    if rows and (must or rows[0].height > moved_below):
        parts = rows[0].cut(left, _FEWEST if must else _FAIR)
        if parts:
            fitting.append(parts[0])
            rows[0] = parts[1]
        elif must:  # a picture, or two lines, higher than a page: drawn as they are
            fitting.append(rows.pop(0))
    if not fitting:
        return None, group
    if not rows:  # only the merged cells were too high
        return (Group(tuple(fitting), _clipped(group.merged, room)), None)
    return _parted(group, fitting, rows)


def _clipped(merged: Sequence[Cell], room: float) -> tuple[Cell, ...]:
    return tuple(cell.cut(max(1, int((room - 2 * PAD_Y) // cell.leading)))[0] for cell in merged)


def _parted(group: Group, fitting: list[Row], rows: list[Row]) -> tuple[Group, Group]:
    """Merged cells go on in the second part: what did not fit of them, or the whole again as a reminder."""
    high = sum(row.height for row in fitting)
    again = group.again or group.merged
    firsts, seconds = [], []
    for cell, reminder in zip(group.merged, again, strict=True):
        count = max(1, int((high - 2 * PAD_Y + 0.01) // cell.leading))
        first, second = cell.cut(count)
        firsts.append(first)
        seconds.append(second if second.lines else reminder)
    return (Group(tuple(fitting), tuple(firsts)), Group(tuple(rows), tuple(seconds), again))


def make_cell(text: str, width: float, style: TextStyle, book: FontBook) -> Cell:
    """A cell of text for a column of this width."""
    return Cell(set_lines(text, style, width - 2 * PAD_X, book), style.leading)
