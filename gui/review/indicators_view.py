"""The indicators that were read, to be looked over, corrected and settled beside their source."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QAbstractItemView, QLabel, QMenu, QPushButton, QTableView, QWidget

from gui.dialogs.name import NameDialog
from gui.gaps import QVBoxLayout
from gui.item_models.indicator_table import IndicatorTableModel
from gui.language import FollowsLanguage
from gui.page import Frame
from gui.theme import Token
from gui.widgets.flow_layout import FlowLayout
from model.rows.draft import IndicatorDraft, PlanDraft
from model.rules.indicator_edits import cells_in_doubt

_WIDEST = 180
_WRAPPED = Qt.AlignmentFlag(int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap))


class IndicatorsView(FollowsLanguage, QWidget):
    """Districts down, indicators across; a double click writes a cell, a click on a name offers what it can.

    Signals:
        cell_chosen: the IndicatorDraft a person went to.
        value_written: a cell's place among the draft's indicators and its new value.
        renamed: an indicator's name and its new one.
        settled: an indicator's name, or None for all, whose cells are right.
        dropped: the name of what is no indicator.
    """

    cell_chosen = Signal(object)
    value_written = Signal(int, str)
    renamed = Signal(str, str)
    settled = Signal(object)
    dropped = Signal(str)

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self._draft: PlanDraft | None = None
        self.count = QLabel(self)
        self.count.setProperty("tone", "note")
        self.all_right = QPushButton(self)
        self.all_right.setProperty("kind", "link")
        self.all_right.setProperty("flush", True)
        self.model = IndicatorTableModel(self._mark, self._tip, self)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        self.table.setWordWrap(True)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setDefaultAlignment(_WRAPPED)
        self.table.horizontalHeader().setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head = FlowLayout(is_spread=True)
        head.setContentsMargins(12, 4, 8, 4)
        head.addWidget(self.count)
        head.addWidget(self.all_right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.table.setAccessibleName(self.tr("Indicators that were read"))
        self.all_right.setText(self.tr("All values are &right"))
        self._say()

    def show_draft(self, draft: PlanDraft) -> None:
        """Show a draft's indicators; what was chosen stays chosen."""
        if self._draft is not None and draft.indicators == self._draft.indicators:
            return
        self._draft = draft
        current = self.table.currentIndex()
        self.model.set_draft(draft)
        if current.isValid():
            self.table.setCurrentIndex(self.model.index(current.row(), current.column()))
        for section in range(self.model.columnCount()):
            self.table.setColumnWidth(section, min(self._frame.theme.px(_WIDEST), self._wanted(section)))
        self.table.horizontalHeader().setFixedHeight(self._head_height())
        self._say()

    def actions_of(self, section: int) -> list[QAction]:
        """What can be done with the indicator of a column."""
        name = self.model.name(section)
        made = [
            (self.tr("Its values are right"), lambda: self.settled.emit(name), self.model.doubtful(section)),
            (self.tr("Rename…"), lambda: self._ask_name(name), True),
            (self.tr("This is no indicator: leave it out"), lambda: self.dropped.emit(name), True),
        ]
        actions = []
        for text, do, enabled in made:
            action = QAction(text, self)
            action.triggered.connect(do)
            action.setEnabled(enabled)
            actions.append(action)
        return actions

    def _connect(self) -> None:
        header = self.table.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._offer)
        header.customContextMenuRequested.connect(lambda at: self._offer(header.logicalIndexAt(at)))
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.model.value_written.connect(self.value_written)
        self.all_right.clicked.connect(lambda: self.settled.emit(None))
        self._frame.theme.changed.connect(self.table.viewport().update)

    def _wanted(self, section: int) -> int:
        """Room for a name on two lines and for the values below it."""
        metrics = self.table.fontMetrics()
        half = metrics.horizontalAdvance(self.model.name(section)) // 2 + self._frame.theme.px(32)
        return max(half, self.table.sizeHintForColumn(section) + self._frame.theme.px(12))

    def _head_height(self) -> int:
        """Room for the name that takes most lines."""
        metrics, gap = self.table.horizontalHeader().fontMetrics(), self._frame.theme.px(16)
        heights = [metrics.height()]
        for section in range(self.model.columnCount()):
            room = QRect(0, 0, self.table.columnWidth(section) - gap, 10_000)
            heights.append(metrics.boundingRect(room, int(_WRAPPED), self.model.name(section)).height())
        return max(heights) + gap

    def _say(self) -> None:
        if self._draft is None:
            return
        in_doubt = cells_in_doubt(self._draft)
        parts = [self.tr("%n value(s)", "", len(self._draft.indicators))]
        if in_doubt:
            parts.append(self.tr("%n to confirm", "", in_doubt))
        self.count.setText(" · ".join(parts))
        self.all_right.setVisible(in_doubt > 0)

    def _mark(self) -> QIcon:
        return self._frame.theme.icons.icon("doubt", self._frame.theme.colours[Token.AMBER])

    def _tip(self, cell: IndicatorDraft) -> str:
        said = [self._frame.messages.explain(doubt.code.value, **dict(doubt.facts)).happened for doubt in cell.doubts]
        return "\n".join([f"{cell.district} · {cell.indicator}", *said])

    def _on_current(self, current: QModelIndex) -> None:
        cell = self.model.cell(current) if current.isValid() else None
        if cell is not None:
            self.cell_chosen.emit(cell)

    def _offer(self, section: int) -> None:
        if section < 0:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.actions_of(section))
        header = self.table.horizontalHeader()
        menu.popup(header.mapToGlobal(QPoint(header.sectionViewportPosition(section), header.height())))

    def _ask_name(self, name: str) -> None:
        title, label = self.tr("Rename the indicator"), self.tr("&Name, with its unit in brackets")
        dialog = NameDialog(self._frame.theme, title, label, self.tr("&Rename"), self)
        dialog.begin_with(name)
        dialog.given.connect(lambda new: self.renamed.emit(name, new))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
