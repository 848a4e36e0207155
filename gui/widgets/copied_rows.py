"""Rows of a table on the clipboard: as text parted by tabs, and as a table that Excel, WPS and mails take as it is."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView

BREAKS = '<br style="mso-data-placement:same-cell">'  # a line end within a cell, for Excel and WPS


@dataclass(frozen=True, slots=True)
class Copied:
    """Rows as text parted by tabs and as a table; how many."""

    text: str
    markup: str
    count: int


def copied(lines: Sequence[Sequence[str]]) -> Copied:
    """Lines of cells, the headings first, as another program takes them."""
    text = "".join("\t".join(map(_cell, line)) + "\r\n" for line in lines)
    rows = "".join(_row(line, "th" if number == 0 else "td") for number, line in enumerate(lines))
    markup = f'<html><head><meta charset="utf-8"></head><body><table>{rows}</table></body></html>'
    return Copied(text, markup, len(lines) - 1)


def put_on_clipboard(rows: Copied) -> None:
    """Have both forms ready to be pasted."""
    data = QMimeData()
    data.setText(rows.text)
    data.setHtml(rows.markup)
    QGuiApplication.clipboard().setMimeData(data)


def chosen_rows(table: QAbstractItemView) -> Copied | None:
    """The rows that are chosen, of the columns that are shown as they stand, with their headings; None when none is."""
    if not isinstance(table, QTableView):
        return None
    model, header = table.model(), table.horizontalHeader()
    chosen = table.selectionModel().selectedIndexes() or [table.currentIndex()]
    places = sorted({index.row() for index in chosen if index.isValid() and not table.isRowHidden(index.row())})
    columns = sorted((column for column in range(model.columnCount()) if not table.isColumnHidden(column)), key=header.visualIndex)
    if not places or not columns:
        return None
    heads = [str(model.headerData(column, Qt.Orientation.Horizontal) or "") for column in columns]
    return copied([heads, *([str(model.index(place, column).data() or "") for column in columns] for place in places)])


class RowCopying(QObject):
    """Ctrl+C on a list copies the rows chosen in it; what paints more than its model has in cells says what they are, `told`."""

    def __init__(self, table: QAbstractItemView, told: Callable[[], Copied | None] | None = None) -> None:
        super().__init__(table)
        self._table = table
        self._told = told or partial(chosen_rows, table)
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key before the table copies the one cell it stands in."""
        if watched is self._table and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy):
            rows = self._told()
            if rows is not None:
                put_on_clipboard(rows)
            return True
        return super().eventFilter(watched, event)


def _cell(text: str) -> str:
    """A cell between tabs; one that holds a tab, a line end or a quotation mark in quotation marks."""
    if any(sign in text for sign in '\t\n\r"'):
        return '"' + text.replace("\r\n", "\n").replace('"', '""') + '"'
    return text


def _row(line: Sequence[str], tag: str) -> str:
    """A row of a table whose cells Excel takes for text: a code must not become a date."""
    cells = "".join(
        f"<{tag} style=\"mso-number-format:'\\@'\">{html.escape(text).replace(chr(10), BREAKS)}</{tag}>" for text in line
    )
    return f"<tr>{cells}</tr>"
