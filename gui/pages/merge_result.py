"""The month after merging: each measure with every unit's line and its sums; and the submission upward of it all."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QTextBrowser, QWidget

from gui.gaps import QVBoxLayout
from gui.item_models.merge_measures import ReportColumn, ReportTableModel
from gui.language import FollowsLanguage
from gui.page import Frame
from gui.pages.framed import framed, under_line
from gui.pages.list_export import ListExport
from gui.pages.merge_asking import reports_of
from gui.pages.merge_deciding import Place
from gui.pages.merge_html import MergeHtml
from gui.pages.merge_writer import UpwardWriter
from gui.pages.submissions_files import open_file, open_folder
from gui.widgets.empty_place import EmptyPlace
from gui.widgets.handed_over import HandedOver
from gui.widgets.progress_row import ProgressRow
from gui.widgets.row_list import RowList
from gui.widgets.two_sides import TwoSides
from model.rows.merged import MeasureReports

_SPARE = 1.4


class ResultSide(FollowsLanguage, QWidget):
    """Measures on the left, the chosen one's reports on the right.

    Signals:
        measure_wanted: the id of a measure to be shown in the checklist.
        link_wanted: a way in the text to a file.
    """

    measure_wanted = Signal(object)
    link_wanted = Signal(QUrl)

    def __init__(self, frame: Frame, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame = frame
        self._place: Place | None = None
        self._is_stale, self._is_merged = True, False
        self.model = ReportTableModel(self)
        self.table = RowList(self.model, int(ReportColumn.MEASURE), self)
        self.table.spare = _SPARE
        self.text = QTextBrowser(self)
        self.said = QLabel(self)
        self.write = QPushButton(self)
        self.writer = UpwardWriter(frame, self)
        self.progress = ProgressRow(self)
        self.handed = HandedOver(frame.messages, self)
        self.export = ListExport(frame, lambda: (self.table, self.tr("Merged reports")), self)
        self.empty = EmptyPlace(frame.theme, "merge", self)
        self._places = QStackedWidget(self)
        self._build()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.table.setAccessibleName(self.tr("Measures with every unit's report"))
        self.text.setAccessibleName(self.tr("What every unit says of the measure"))
        self.write.setText(self.tr("&Write the submission upward…"))
        self.write.setToolTip(self.tr("A workbook with all reports in it: words behind the unit's name, numbers of the year added up"))
        self.export.retranslate()
        self.model.retranslate()
        self.table.fit_columns()
        self._show_emptiness()
        self._say()
        self._show_text()

    def begin(self, place: Place | None) -> None:
        """Another plan or month: what is shown is of another."""
        self._place, self._is_stale = place, True
        self.handed.show_written(None)
        self._show(())

    def show_merged(self, *, is_merged: bool) -> None:
        """Say why nothing stands here: nothing was merged, or nothing was reported in what was."""
        if is_merged != self._is_merged:
            self._is_merged = is_merged
            self._show_emptiness()

    def refresh(self, *, is_shown: bool) -> None:
        """Ask for the reports anew; when this side is not shown, once it is."""
        self._is_stale = True
        if is_shown:
            self.ask()

    def ask(self) -> None:
        """Ask for the reports, unless those shown are of now."""
        if self._place is not None and self._is_stale:
            self._is_stale = False
            place = self._place
            self._frame.operations.ask(self, reports_of, *place, on_done=lambda found: self._on_found(place, found))

    def _build(self) -> None:
        self.said.setProperty("tone", "secondary")
        self.said.setWordWrap(True)
        self.write.setProperty("kind", "primary")
        self.text.setOpenLinks(False)
        self.writer.show_in(self.progress)
        self._places.addWidget(TwoSides(self._frame.theme, framed(self, self.table), self.text, self))
        self._places.addWidget(framed(self, self.empty))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(under_line(self, self.said, (self.export.part, self.write), self._places), 1)
        for part in (self.progress, self.handed, self.export.files.row):
            column.addWidget(part)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.table.chosen.connect(lambda _row: self._show_text())
        self.table.entered.connect(lambda row: self.measure_wanted.emit(row.measure_id))
        self.text.anchorClicked.connect(self.link_wanted)
        self.write.clicked.connect(lambda: self.writer.ask(self._place) if self._place is not None else None)
        self.writer.begun.connect(lambda _said: self._show_ways())
        self.writer.ended.connect(self._show_ways)
        self.writer.written.connect(self.handed.show_written)
        self.handed.file_wanted.connect(open_file)
        self.handed.folder_wanted.connect(open_folder)
        self._frame.theme.changed.connect(self._show_text)

    def _on_found(self, place: Place, found: tuple[MeasureReports, ...]) -> None:
        if place == self._place:
            self._show(found)

    def _show(self, found: tuple[MeasureReports, ...]) -> None:
        row = self.table.current
        self.model.set_rows(found)
        is_reported = any(line.unit_id is not None for one in found for line in one.lines)
        self._places.setCurrentIndex(0 if is_reported else 1)
        self.table.fit_columns()
        chosen = row.measure_id if row is not None else None
        first = next((place for place, one in enumerate(self.model.rows()) if one.lines), 0)
        self.table.choose_where(lambda one: one.measure_id == chosen, otherwise=first)
        self._say()
        self._show_ways()
        self._show_text()

    def _show_emptiness(self) -> None:
        if self._is_merged:
            self.empty.set_texts(
                self.tr("Nothing was reported in the files merged"), self.tr("Nothing was filled in there for this month, so that there was nothing new to merge.")
            )
        else:
            self.empty.set_texts(
                self.tr("Nothing is merged for this month yet"),
                self.tr("After merging, every measure stands here with each unit's line, where it came from, and the sums."),
            )

    def _say(self) -> None:
        rows = self.model.rows()
        told = sum(any(line.unit_id is not None for line in one.lines) for one in rows)
        gaps = sum(bool(one.missing) for one in rows)
        self.said.setText(
            self.tr("%n measure(s) reported on by others", "", told) + self.tr("; %n with somebody missing", "", gaps) if told else ""
        )

    def _show_ways(self) -> None:
        has_reports = self._places.currentIndex() == 0
        self.write.setEnabled(has_reports and not self.writer.is_busy)
        self.export.part.setVisible(has_reports)

    def _show_text(self) -> None:
        row = self.table.current
        html = MergeHtml(self._frame.theme, lambda _key: None)
        self.text.setHtml(html.reports(row) if isinstance(row, MeasureReports) else "")
