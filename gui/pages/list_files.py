"""Any list of the window as a file for Excel, or as pages to look at and print; made beside the window's thread."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QObject, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QTableView, QWidget

from gui.dialogs.list_preview import ListPreview
from gui.item_models.row_table import RowTableModel
from gui.page import Frame
from gui.pages.submissions_files import REMEMBERED, first_folder
from gui.pages.submissions_work import MadeReport, file_name
from gui.tasks import Job
from gui.widgets.progress_row import ProgressRow
from model.errors import Cancelled
from model.rows.list_content import ListColumn, ListContent
from model.rows.report import WrittenFile

if TYPE_CHECKING:
    from model.ledger import Ledger

Content = Callable[["Ledger", date], ListContent]  # called beside the window's thread
NARROW, WIDE = 6, 40  # characters of a column


class ListFiles(QObject):
    """Asks where to, writes, shows; `content` tells what the list is when the work begins."""

    def __init__(self, frame: Frame, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame, self._parent = frame, parent
        self.row = ProgressRow(parent)
        self.row.cancelled.connect(self.cancel)
        self.asking: QDialog | None = None
        self._job: Job | None = None
        self.is_busy = False

    def ask_file(self, name: str, content: Content) -> None:
        """Ask where the file is to stand, and whether it is a workbook or CSV."""
        dialog = QFileDialog(self._parent.window(), self.tr("Export the list"), str(first_folder(self._frame.settings)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        kinds = {self.tr("Excel workbook (*.xlsx)"): "xlsx", self.tr("Text with commas, for any program (*.csv)"): "csv"}
        dialog.setNameFilters(list(kinds))
        dialog.setDefaultSuffix("xlsx")
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(kinds.get(kind, "xlsx")))
        dialog.selectFile(file_name(name) + ".xlsx")
        dialog.fileSelected.connect(lambda chosen: self._on_chosen(Path(chosen), content))
        self.asking = dialog
        dialog.open()

    def write(self, target: Path, content: Content) -> None:
        """Write the list into a file."""
        self._begin(self.tr("Exporting…"))
        self._job = self._frame.operations.work(
            self, _write_file, self._frame.operations.ledger, content, target, today=self._frame.today(),
            on_done=self._on_written, on_error=self._on_failed, on_progress=self.row.show_progress,
        )  # fmt: skip

    def preview(self, content: Content) -> None:
        """Make the list's pages and show them, to be printed or saved."""
        self._begin(self.tr("Laying out the pages…"))
        self._job = self._frame.operations.work(
            self, _make_pages, self._frame.operations.ledger, content, today=self._frame.today(),
            on_done=self._on_made, on_error=self._on_failed, on_progress=self.row.show_progress,
        )  # fmt: skip

    def cancel(self) -> None:
        """Stop what is being made."""
        if self._job is not None:
            self._job.cancel()

    def _on_chosen(self, target: Path, content: Content) -> None:
        self._frame.settings.save_text(REMEMBERED, str(target.parent))
        self.write(target, content)

    def _on_written(self, written: WrittenFile) -> None:
        self._end()
        said = self.tr("%n line(s) written to {name}", "", written.rows)
        self._frame.messages.say(said.format(name=written.path.name))

    def _on_made(self, made: MadeReport) -> None:
        self._end()
        self.asking = dialog = ListPreview(self._frame, made, self._parent.window())
        dialog.open()

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, Cancelled):
            self._frame.messages.show_error(error)

    def _begin(self, said: str) -> None:
        self.is_busy = True
        self.row.begin(said)

    def _end(self) -> None:
        self.is_busy, self._job = False, None
        self.row.end()


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
    if isinstance(model, RowTableModel):
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
    from gui.widgets.pdf_pages import PdfPages  # PDFium likewise
    from reports.list_print import write_list_pdf  # reportlab likewise

    progress(0, 2)
    told = content(ledger, today)
    if cancelled():
        raise Cancelled
    with tempfile.TemporaryDirectory(prefix="taizhang-") as folder:
        written = write_list_pdf(told, Path(folder) / "list.pdf")
        data = written.path.read_bytes()
    progress(1, 2)
    if cancelled():
        raise Cancelled
    return MadeReport(written, data, PdfPages(data), today)
