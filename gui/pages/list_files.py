"""Any list of the window as a file for Excel, or as pages to look at and print; made beside the window's thread."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QTableView, QWidget

from gui.item_models.row_table import RowTableModel
from gui.page import Frame
from gui.pages.one_job import OneJob
from gui.pages.submissions_files import Target, ask_target
from gui.widgets.progress_row import ProgressRow
from model.errors import Cancelled
from model.rows.list_content import ListColumn, ListContent

if TYPE_CHECKING:
    from gui.pages.submissions_work import MadeReport
    from model.ledger import Ledger
    from model.rows.report import WrittenFile

Content = Callable[["Ledger", date], ListContent]  # called beside the window's thread
NARROW, WIDE = 6, 40  # characters of a column


class ListFiles(OneJob):
    """Asks where to, writes, shows; `content` tells what the list is when the work begins."""

    def __init__(self, frame: Frame, parent: QWidget) -> None:
        super().__init__(frame, parent)
        self.row = ProgressRow(parent)
        self.show_in(self.row)

    def ask_file(self, name: str, content: Content) -> None:
        """Ask where the file is to stand, and whether it is a workbook or CSV."""
        from gui.pages.submissions_work import (
            file_name,  # all that reports need is loaded when one is wanted
        )

        kinds = self.tr("Excel workbook (*.xlsx)"), self.tr("Text with commas, for any program (*.csv)")
        target = Target(self.tr("Export the list"), file_name(name) + ".xlsx", *kinds)
        window, settings = self._window.window(), self._frame.settings
        self.asking = ask_target(window, settings, target, lambda file: self.write(file, content))

    def write(self, target: Path, content: Content) -> None:
        """Write the list into a file."""
        self.do(
            self.tr("Exporting…"), _write_file, self._frame.operations.ledger, content, target,
            today=self._frame.today(), on_done=self._on_written,
        )  # fmt: skip

    def preview(self, content: Content) -> None:
        """Make the list's pages and show them, to be printed or saved."""
        self.do(
            self.tr("Laying out the pages…"), _make_pages, self._frame.operations.ledger, content,
            today=self._frame.today(), on_done=self._on_made, is_look=True,
        )  # fmt: skip

    def _on_written(self, written: WrittenFile) -> None:
        said = self.tr("%n line(s) written to {name}", "", written.rows)
        self._frame.messages.say(said.format(name=written.path.name), file=written.path)

    def _on_made(self, made: MadeReport) -> None:
        from gui.dialogs.list_preview import ListPreview  # as above

        self.asking = dialog = ListPreview(self._frame, made, self._window.window())
        dialog.open()


def table_content(view: QTableView, title: str, note: str = "") -> Content:
    """A table whose rows fit in memory, as it is shown: its columns in their order; its cells are read when it is written."""
    model, header = view.model(), view.horizontalHeader()
    shown = [column for column in range(model.columnCount()) if not view.isColumnHidden(column)]
    columns = sorted(shown, key=header.visualIndex)
    names = [str(model.headerData(column, Qt.Orientation.Horizontal) or "") for column in columns]
    read = _reading(model, columns)

    def told(_ledger: Ledger, _today: date) -> ListContent:
        lines = read()
        heads = tuple(_head(name, [line[place] for line in lines]) for place, name in enumerate(names))
        return ListContent(title, note, heads, lines, len(lines))

    return told


def _reading(model: QAbstractItemModel, columns: list[int]) -> Callable[[], list[tuple[str, ...]]]:
    """What reads the cells; rows that are frozen are read beside the window's thread."""
    if isinstance(model, RowTableModel) and model.is_read_beside:
        rows, kinds = model.rows(), [model.columns(column) for column in columns]
        return lambda: [tuple(model.display(row, column) for column in kinds) for row in rows]
    lines = [
        tuple(str(model.index(row, column).data() or "") for column in columns) for row in range(model.rowCount())
    ]
    return lambda: lines


def _head(name: str, texts: list[str]) -> ListColumn:
    longest = max((len(text) for text in [name, *texts]), default=0)
    is_number = any(texts) and all(text.isdecimal() or not text for text in texts)
    return ListColumn(name, min(max(longest + 1, NARROW), WIDE), is_number)


def _write_file(
    ledger: Ledger, content: Content, target: Path, *, today: date, progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> WrittenFile:  # fmt: skip
    from reports.list_file import write_list  # openpyxl is loaded where it is used

    return write_list(content(ledger, today), target, progress=progress, cancelled=cancelled)


def _make_pages(
    ledger: Ledger, content: Content, *, today: date, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> MadeReport:
    from gui.pages.submissions_work import MadeReport
    from gui.widgets.pdf_pages import PdfPages  # PDFium likewise
    from reports.list_print import write_list_pdf  # reportlab likewise

    progress(0, 2)
    told = content(ledger, today)
    if cancelled():
        raise Cancelled
    with tempfile.TemporaryDirectory(prefix="taizhang-") as folder:
        written = write_list_pdf(told, Path(folder) / "list.pdf", printed_on=today)
        data = written.path.read_bytes()
    progress(1, 2)
    if cancelled():
        raise Cancelled
    return MadeReport(written, data, PdfPages(data), today)
