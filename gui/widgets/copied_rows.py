"""Rows of a table on the clipboard: as text parted by tabs, and as a table that Excel, WPS and mails take as it is."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView

AT_ONCE = 2_000  # rows copied whole by a right click: beyond them the window would stand still, and an export serves better
BREAKS = '<br style="mso-data-placement:same-cell">'  # a line end within a cell, for Excel and WPS


@dataclass(frozen=True, slots=True)
class Copied:
    """Rows as text parted by tabs and as a table; how many."""

    text: str
    markup: str
    count: int


Tell = Callable[[], Copied | None]


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


def chosen_rows(table: QTableView) -> Copied | None:
    """The rows that are chosen, of the columns that are shown as they stand, with their headings; None when none is."""
    chosen = table.selectionModel().selectedIndexes() or [table.currentIndex()]
    return _rows_of(table, sorted({index.row() for index in chosen if index.isValid()}))


def all_rows(table: QTableView) -> Copied | None:
    """The same of every row; None where there is none."""
    return _rows_of(table, range(table.model().rowCount()))


def row_count(table: QTableView) -> int:
    """How many rows all are; 0 where further ones come only when they are scrolled to."""
    model = table.model()
    return 0 if model.canFetchMore(QModelIndex()) else sum(not table.isRowHidden(row) for row in range(model.rowCount()))


def _rows_of(table: QTableView, rows: Iterable[int]) -> Copied | None:
    model, header = table.model(), table.horizontalHeader()
    places = [row for row in rows if not table.isRowHidden(row)]
    columns = sorted((column for column in range(model.columnCount()) if not table.isColumnHidden(column)), key=header.visualIndex)
    if not places or not columns:
        return None
    heads = [str(model.headerData(column, Qt.Orientation.Horizontal) or "") for column in columns]
    return copied([heads, *([str(model.index(place, column).data() or "") for column in columns] for place in places)])


class RowCopying(QObject):
    """Ctrl+C on a list copies the rows chosen in it, and so does a right click, which offers all of them as well.

    What paints more than its model has in cells says what they are: `told` the row chosen, `whole` all of them, of which there
    are `count`.
    """

    def __init__(
        self, table: QAbstractItemView, told: Tell | None = None, whole: Tell | None = None, count: Callable[[], int] | None = None
    ) -> None:
        super().__init__(table)
        self._table = table
        self._told, self._all, self._count = told or _nothing, whole or _nothing, count or int
        if told is None and isinstance(table, QTableView):
            self._told, self._all, self._count = partial(chosen_rows, table), partial(all_rows, table), partial(row_count, table)
        table.installEventFilter(self)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._offer)

    def menu(self) -> QMenu:
        """What can be copied now; empty where nothing is chosen."""
        made = QMenu(self._table)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rows, count = self._told(), self._count()
        if rows is not None:
            key = QKeySequence(QKeySequence.StandardKey.Copy).toString(QKeySequence.SequenceFormat.NativeText)
            made.addAction(self.tr("&Copy the %n row(s) chosen", "", rows.count) + f"\t{key}", partial(put_on_clipboard, rows))
        if 1 < count <= AT_ONCE:
            made.addAction(self.tr("Copy &all %n row(s)", "", count), self._copy_all)
        return made

    def _copy_all(self) -> None:
        whole = self._all()
        if whole is not None:
            put_on_clipboard(whole)

    def _offer(self, at: QPoint) -> None:
        menu = self.menu()
        if menu.isEmpty():
            menu.deleteLater()
        else:
            menu.popup(self._table.viewport().mapToGlobal(at))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key before the table copies the one cell it stands in."""
        if watched is self._table and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy):
            rows = self._told()
            if rows is not None:
                put_on_clipboard(rows)
            return True
        return super().eventFilter(watched, event)


def _nothing() -> Copied | None:
    """What is told of a list that has no rows to be copied."""
    return None


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
