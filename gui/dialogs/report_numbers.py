"""Where the numbers of a report's summary come from: each with its measures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.gaps import QHBoxLayout
from gui.item_models.number_tables import (
    CountedColumn,
    CountedTableModel,
    NumberColumn,
    NumberTableModel,
)
from gui.page import Frame
from gui.pages.list_export import ListExport
from gui.pages.list_files import Content
from gui.widgets.row_list import RowList
from model.rows.list_content import ListColumn, ListContent
from model.rows.report import NamedMeasure, ReportNumber

WIDTH, HEIGHT = 880, 580
_WIDTHS = (12, 6, 8, 40)  # characters of the columns of a file: the number's, the measure's
_NUMBERS, _MEASURES = 2, 3  # how the two lists share the width


class NumbersDialog(QDialog):
    """The numbers on the left, the measures of the chosen one on the right; exported and printed with the measures of each.

    Signals:
        measure_wanted: the id of a measure to be shown in the checklist.
    """

    measure_wanted = Signal(object)

    def __init__(self, frame: Frame, numbers: Sequence[ReportNumber], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("numbersDialog")
        self.setWindowTitle(self.tr("Where the numbers come from"))
        self.said = QLabel(self.tr("Choose a number to see the measures it counts; Enter shows one of them in the checklist."), self)
        self.said.setWordWrap(True)
        self.said.setProperty("tone", "secondary")
        self.numbers, self.measures = NumberTableModel(self), CountedTableModel(self)
        self.numbers.set_rows(numbers)
        self.number_view = RowList(self.numbers, NumberColumn.WHAT, self)
        self.measure_view = RowList(self.measures, CountedColumn.TEXT, self)
        self.number_view.setAccessibleName(self.tr("Numbers of the summary"))
        self.measure_view.setAccessibleName(self.tr("Measures that are counted"))
        self.number_view.chosen.connect(self._show_measures)
        self.number_view.entered.connect(self._go_right)
        self.measure_view.entered.connect(self._open)
        lists = QHBoxLayout()
        lists.setSpacing(12)
        lists.addWidget(self.number_view, _NUMBERS)
        lists.addWidget(self.measure_view, _MEASURES)
        self.export = ListExport(frame, lambda: (self.number_view, self.windowTitle()), self)
        self.export.told = self._told
        self.closing = ClosingRow(self, "", stop=self.tr("C&lose"))
        self.closing.insertWidget(0, self.export.part)
        self.closing.under(self.said, lists, self.export.files.row)
        self.number_view.fit_columns()
        self.number_view.choose(0)
        self.resize(frame.theme.px(WIDTH), frame.theme.px(HEIGHT))

    def _told(self, title: str, note: str) -> Content:
        """Every number with the measures it counts; one that counts none has a line of its own."""
        numbers, measures = self.numbers, self.measures
        names = [(numbers, column) for column in NumberColumn] + [(measures, column) for column in CountedColumn]
        columns = tuple(
            ListColumn(str(model.headerData(int(column), Qt.Orientation.Horizontal)), width, column is NumberColumn.NUMBER)
            for (model, column), width in zip(names, _WIDTHS, strict=True)
        )
        lines = [
            (*(numbers.display(number, column) for column in NumberColumn), *cells)
            for number in numbers.rows()
            for cells in ([tuple(measures.display(row, column) for column in CountedColumn) for row in number.measures] or [("", "")])
        ]
        return lambda _ledger, _today: ListContent(title, note, columns, lines, len(lines))

    def _show_measures(self, row: ReportNumber | None) -> None:
        self.measures.set_rows(row.measures if row else ())
        self.measure_view.fit_columns()

    def _go_right(self, _row: ReportNumber) -> None:
        self.measure_view.choose(0)
        self.measure_view.setFocus()

    def _open(self, row: NamedMeasure) -> None:
        self.accept()
        self.measure_wanted.emit(row.measure_id)
