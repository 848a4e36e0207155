"""How another office's sheet would be filled, to be looked at before anything is written."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QTabWidget, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.gaps import QFormLayout
from gui.item_models.fill_tables import FillColumn, FillTableModel, LeftColumn, LeftOverModel
from gui.messages import Messages
from gui.submission_words import column_word
from gui.theme import Theme
from gui.widgets.row_list import RowList
from gui.widgets.tall_area import ScrolledArea
from model.errors import in_a_row
from model.rows.own_sheet import FillPlan
from model.workbook_layout import Column

WIDTH, HEIGHT = 860, 560
_CHOICES = ("", *(column.value for column in Column if column is not Column.ROW_ID))


class FillDialog(QDialog):
    """Three tabs: the cells to be filled, how each column was understood, what is left as it is.

    Signals:
        columns_changed: {label: what it holds} as a person said by now; the plan is to be made anew.
        settled: the FillPlan that is to be written.
    """

    columns_changed = Signal(object)
    settled = Signal(object)

    def __init__(self, theme: Theme, messages: Messages, plan: FillPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fillDialog")
        self.plan = plan
        self.own: dict[str, str] = {}
        self.boxes: dict[str, QComboBox] = {}
        self._meanings: dict[str, str] = dict(plan.meanings)
        self.setWindowTitle(self.tr("Fill in {name}").format(name=plan.source.name))
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.fills, self.left = FillTableModel(self), LeftOverModel(messages, self)
        self.fill_view = RowList(self.fills, FillColumn.NEW, self)
        self.left_view = RowList(self.left, LeftColumn.WHY, self)
        self.fill_view.setAccessibleName(self.tr("Cells that are filled"))
        self.left_view.setAccessibleName(self.tr("What is left as it is"))
        self.tabs = QTabWidget(self)
        for part in (self.fill_view, self._columns(), self.left_view):
            self.tabs.addTab(part, "")
        self.closing = ClosingRow(self, self.tr("&Choose where to write it…"))
        self.closing.under(self.said, self.tabs, grows=self.tabs)
        self.closing.act.clicked.connect(self._settle)
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        self.show_plan(plan)
        self.fill_view.setFocus()

    def show_plan(self, plan: FillPlan) -> None:
        """Show how the sheet would be filled by what is said of its columns now."""
        self.plan, self._meanings = plan, dict(plan.meanings)
        self.fills.set_rows(plan.fills)
        self.left.show_plan(plan)
        for label, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setCurrentIndex(max(box.findData(self._meanings.get(label, "")), 0))
        said = [self.tr("%n cell(s) will be filled; everything else stays as it is.", "", len(plan.fills))]
        if plan.is_remembered:
            said.append(self.tr("The columns are understood as you said before."))
        self.said.setText(in_a_row(*said))
        self.tabs.setTabText(0, self.tr("&Filled · {count}").format(count=len(plan.fills)))
        self.tabs.setTabText(1, self.tr("Colu&mns · {count}").format(count=len(self.boxes)))
        self.tabs.setTabText(2, self.tr("&Left as it is · {count}").format(count=len(self.left.rows())))
        for view in (self.fill_view, self.left_view):
            view.fit_columns()
        self.closing.refuse("" if plan.fills else self.tr("Nothing of this month can be filled in."))
        self.tabs.setEnabled(True)

    def wait(self) -> None:
        """The plan is being made anew."""
        self.tabs.setEnabled(False)
        self.closing.act.setEnabled(False)

    def _columns(self) -> QWidget:
        area, inside = ScrolledArea(self), QWidget(self)
        form = QFormLayout(inside)
        form.setContentsMargins(12, 12, 12, 12)
        form.setHorizontalSpacing(24)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        note = QLabel(self.tr("What each column of the sheet gets; what you change is remembered for next month."), inside)
        note.setProperty("tone", "note")
        note.setWordWrap(True)
        form.addRow(note)
        for label, meaning in self._meanings.items():
            box = QComboBox(inside)
            for choice in _CHOICES if meaning in _CHOICES else (*_CHOICES, meaning):
                box.addItem(column_word(choice), choice)
            box.setAccessibleName(label)
            box.currentIndexChanged.connect(lambda _index, label=label, box=box: self._on_chosen(label, box))
            self.boxes[label] = box
            form.addRow(QLabel(" ".join(label.split()), inside), box)
        area.setWidget(inside)
        return area

    def _on_chosen(self, label: str, box: QComboBox) -> None:
        self.own[label] = box.currentData()
        self.wait()
        self.columns_changed.emit(dict(self.own))

    def _settle(self) -> None:
        self.accept()
        self.settled.emit(self.plan)
