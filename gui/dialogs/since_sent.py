"""What is new since a submission was written: measure by measure, as handed in and now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHeaderView, QLabel, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.item_models.since_table import EMPTY, SinceColumn, SinceTableModel
from gui.page import Frame
from gui.pages.list_export import ListExport
from gui.widgets.row_list import RowList
from model.rows.submission import Since

WIDTH, HEIGHT = 820, 480


class SinceDialog(QDialog):
    """A table, to be exported and printed; where anything is new a correction can be written of it.

    Signals:
        measure_wanted: the id of a measure to be shown in the checklist.
        correction_wanted: what is new is to be handed in.
    """

    measure_wanted = Signal(object)
    correction_wanted = Signal()

    def __init__(self, frame: Frame, about: str, rows: Sequence[Since], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = frame.theme
        self.setObjectName("sinceDialog")
        self.setWindowTitle(self.tr("Compared with now"))
        said = QLabel(about, self)
        said.setWordWrap(True)
        self.said = QLabel(self.tr("Nothing is new since: written today it would say the same."), self)
        if rows:
            self.said.setText(self.tr("%n value(s) would be different if it were written today.", "", len(rows)))
        self.said.setProperty("tone", "secondary")
        self.said.setWordWrap(True)
        self.rows = SinceTableModel(self)
        self.rows.set_rows(rows)
        self.view = RowList(self.rows, SinceColumn.NOW, self)
        self.view.horizontalHeader().setSectionResizeMode(SinceColumn.SENT, QHeaderView.ResizeMode.Stretch)
        self.view.setAccessibleName(self.tr("What is new"))
        self.view.setVisible(bool(rows))
        self.view.fit_columns()
        self.whole = QLabel(self)
        self.whole.setWordWrap(True)
        self.whole.setTextFormat(Qt.TextFormat.PlainText)
        self.whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.whole.setVisible(bool(rows))
        self.view.chosen.connect(self._show_whole)
        self.view.choose(0)
        self.export = ListExport(frame, lambda: (self.view, self.tr("{submission}, compared with now").format(submission=about.partition("\n")[0])), self)
        self.export.part.setVisible(bool(rows))
        self.closing = ClosingRow(self, self.tr("Write a &correction…") if rows else "", stop=self.tr("C&lose"))
        self.closing.insertWidget(0, self.export.part)
        self.closing.under(said, self.said, self.view, self.whole, self.export.files.row, grows=self.view)
        if rows:
            self.closing.act.clicked.connect(self._correct)
            self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        self.view.entered.connect(self._open)
        self.setMinimumWidth(theme.px(WIDTH // 2))

    def _show_whole(self, row: Since | None) -> None:
        """The chosen value in full: two long texts often differ at their end only."""
        words = self.tr("As handed in: {sent}\nNow: {now}")
        self.whole.setText(words.format(sent=row.sent or EMPTY, now=row.now or EMPTY) if row else "")

    def _correct(self) -> None:
        self.accept()
        self.correction_wanted.emit()

    def _open(self, row: Since) -> None:
        self.accept()
        self.measure_wanted.emit(row.measure_id)
