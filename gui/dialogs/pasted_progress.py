"""What was pasted beside the measures it is meant for: looked at before anything is written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLabel,
    QTableView,
    QWidget,
)

from gui.dialogs.closing_row import ClosingRow
from gui.item_models.row_table import HeadedColumn, RowTableModel
from gui.theme import Theme
from gui.widgets.copied_rows import RowCopying
from gui.widgets.panel import Framed
from gui.wording import month_words
from model.errors import in_a_row
from model.rows.pasted import PastedLine, PastedMatch, PastedStanding

WIDTH, HEIGHT = 760, 460


class PastedColumn(HeadedColumn):
    """The columns, in order."""

    LINE = QT_TRANSLATE_NOOP("PastedTableModel", "Line")
    MEASURE = QT_TRANSLATE_NOOP("PastedTableModel", "Measure")
    BEFORE = QT_TRANSLATE_NOOP("PastedTableModel", "Stands there")
    PASTED = QT_TRANSLATE_NOOP("PastedTableModel", "Pasted")
    STANDING = QT_TRANSLATE_NOOP("PastedTableModel", "What happens")


class PastedTableModel(RowTableModel[PastedLine]):
    """One row a pasted line."""

    columns = PastedColumn

    def display(self, row: PastedLine, column: PastedColumn) -> str:
        """The text of a cell, on one line."""
        named = f"{row.code} {row.measure}" if row.code else row.row.code
        text = {
            PastedColumn.LINE: str(row.row.line),
            PastedColumn.MEASURE: named or "—",
            PastedColumn.BEFORE: row.before,
            PastedColumn.PASTED: row.row.text,
            PastedColumn.STANDING: standing_words(row.standing),
        }[column]
        return " ".join(text.split())

    def tip(self, row: PastedLine, column: PastedColumn) -> str:
        """The whole of what is cut in its cell."""
        return {
            PastedColumn.MEASURE: row.measure, PastedColumn.BEFORE: row.before, PastedColumn.PASTED: row.row.text,
        }.get(column, "")  # fmt: skip


def standing_words(standing: PastedStanding) -> str:
    """What would come of a line."""
    return {
        PastedStanding.NEW: QCoreApplication.translate("PastedTableModel", "Written"),
        PastedStanding.REPLACES: QCoreApplication.translate("PastedTableModel", "Replaces what stands there"),
        PastedStanding.SAME: QCoreApplication.translate("PastedTableModel", "The same already"),
        PastedStanding.EMPTY: QCoreApplication.translate("PastedTableModel", "Empty: nothing changes"),
        PastedStanding.UNKNOWN: QCoreApplication.translate("PastedTableModel", "No measure found"),
        PastedStanding.TWICE: QCoreApplication.translate("PastedTableModel", "Named before: left out"),
    }[standing]


class PastedDialog(QDialog):
    """The lines, what comes of each, and one button.

    Signals:
        confirmed: the PastedMatch is to be written.
    """

    confirmed = Signal(object)

    def __init__(self, theme: Theme, match: PastedMatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pastedDialog")
        self.setWindowTitle(self.tr("Paste progress of {month}").format(month=month_words(match.month)))
        self._match = match
        self.said = QLabel(self._words(match), self)
        self.said.setWordWrap(True)
        self.model = PastedTableModel(self)
        self.model.set_rows(_told(match.lines))
        self.table = QTableView(self)
        self.table.setShowGrid(False)
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Pasted lines"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setWordWrap(False)
        RowCopying(self.table)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(PastedColumn.LINE, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(PastedColumn.STANDING, QHeaderView.ResizeMode.ResizeToContents)
        self.closing = ClosingRow(self, self.tr("&Write into %n measure(s)", "", len(match.texts)))
        self.closing.act.setEnabled(bool(match.texts))
        framed = Framed(self, self.table, margins=(1, 5, 1, 5))
        self.closing.under(self.said, framed, grows=framed)
        self.closing.act.clicked.connect(self._confirm)
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        (self.closing.act if match.texts else self.closing.stop).setFocus()

    def _words(self, match: PastedMatch) -> str:
        if not match.has_codes and len(match.lines) != match.chosen:
            counts = {"lines": len(match.lines), "chosen": match.chosen}
            return self.tr(
                "There is no column of codes, and {lines} lines do not fit {chosen} chosen measures: nothing can be matched. "
                "Copy the column of codes with it, or choose as many measures as there are lines."
            ).format(**counts)
        said = [self.tr("%n line(s) will be written.", "", len(match.texts))]
        replaced, unknown = match.count(PastedStanding.REPLACES), match.count(PastedStanding.UNKNOWN)
        if replaced:
            said.append(self.tr("%n of them replace other words.", "", replaced))
        if unknown:
            said.append(self.tr("%n line(s) found no measure.", "", unknown))
        said.append(self.tr("Nothing has been written yet."))
        return in_a_row(*said)

    def _confirm(self) -> None:
        self.confirmed.emit(self._match)
        self.accept()


def _told(lines: Sequence[PastedLine]) -> list[PastedLine]:
    """What needs a look comes first."""
    order = [PastedStanding.UNKNOWN, PastedStanding.TWICE, PastedStanding.REPLACES, PastedStanding.NEW,
             PastedStanding.SAME, PastedStanding.EMPTY]  # fmt: skip
    return sorted(lines, key=lambda line: (order.index(line.standing), line.row.line))
