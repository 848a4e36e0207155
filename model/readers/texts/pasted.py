"""The cells of what was copied in Excel, WPS or a text: line ends and quotation marks inside cells stay where they are."""

from __future__ import annotations

from model.readers.texts.separated import rows_of, with_line_feeds


def pasted_cells(text: str) -> tuple[tuple[str, ...], ...]:
    """The cells of every line, parted by tabs."""
    return tuple(tuple(row.cells) for row in rows_of(with_line_feeds(text.strip("\ufeff\0")), "\t"))
