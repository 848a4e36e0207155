"""Tables written as HTML inside a text: rows and cells with their spans."""

from __future__ import annotations

from html.parser import HTMLParser

from model.readers.grid import Cell
from model.readers.texts.text_marks import plain
from model.rows.draft import Place


def html_rows(source: str, line: int) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a table whose source begins in a line of a text; rows without cells are left out."""
    parser = _TableParser(line)
    parser.feed(source)
    parser.close()
    return tuple(tuple(row) for row in parser.rows if row)


class _TableParser(HTMLParser):
    """Gathers rows and cells; inner tags are left to the text marks."""

    def __init__(self, line: int) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[Cell]] = []
        self._line = line
        self._text: list[str] | None = None
        self._spans = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a row or cell; a tag inside a cell is kept as a mark."""
        if tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif tag in ("td", "th"):
            self._end_cell()
            given = dict(attrs)
            self._spans = (_span(given.get("rowspan")), _span(given.get("colspan")))
            self._text = []
        elif self._text is not None:
            self._text.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        """Close a cell."""
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()
        elif self._text is not None:
            self._text.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Collect the text of a cell."""
        if self._text is not None:
            self._text.append(data.replace("\n", " "))

    def _end_cell(self) -> None:
        if self._text is None:
            return
        if not self.rows:
            self.rows.append([])
        place = Place(line=self._line + self.getpos()[0] - 1)
        self.rows[-1].append(Cell(plain("".join(self._text)), place, *self._spans))
        self._text = None


def _span(value: str | None) -> int:
    return min(int(value), 200) if value and value.isdigit() and int(value) > 0 else 1
