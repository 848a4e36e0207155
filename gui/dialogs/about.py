"""What the program is: version, where things lie, what it is built from and under which licences."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from gui.dialogs.closing_row import ClosingRow
from gui.gaps import QFormLayout, QHBoxLayout, QVBoxLayout
from gui.language import FollowsLanguage
from gui.licences import Work, licence_text, works
from gui.log import NAME, log_folder
from gui.operations import Operations
from gui.program_facts import library_versions, shape_lines, system_lines, version
from gui.theme import Theme
from gui.widgets.copied_rows import RowCopying
from gui.widgets.tall_area import TallArea
from model.rows.shape import LedgerShape

SIZE = QSize(960, 580)
_MOST = 0.9  # of the screen


class About(FollowsLanguage, QDialog):
    """Facts above, the works and their licences below; the details can be copied."""

    def __init__(self, theme: Theme, operations: Operations | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self._theme = theme
        self._shape: LedgerShape | None = None
        self._folder = operations.ledger.folder if operations is not None else None
        self._works: list[Work] = []
        self._name, self._words = QLabel(self), QLabel(self)
        self._name.setProperty("tone", "title")
        self._words.setWordWrap(True)
        self._words.setProperty("tone", "secondary")
        self._area = TallArea(self)  # long paths in large letters are higher than a low screen
        self._inside = QWidget(self._area)
        self._area.setWidget(self._inside)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._labels = [QLabel(self) for _ in range(4)]
        self.facts = [_selectable(self) for _ in range(4)]
        self._head = QLabel(self)
        self._head.setProperty("tone", "strong")
        self.table = QTableWidget(0, 3, self)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.copy = QPushButton(self)
        self.closing = ClosingRow(self, "")
        self.closing.insertWidget(0, self.copy)
        self._dress_table()
        self._lay_out()
        self.table.currentCellChanged.connect(lambda row, *_rest: self._show_licence(row))
        self.copy.clicked.connect(self._copy)
        self.retranslate()
        self.closing.stop.setFocus()
        if operations is None:
            self._fill_table(works())
        else:
            from model.queries.shape import ledger_shape  # the ledger is open: its libraries are loaded

            operations.work(self, lambda **_watch: works(), on_done=self._fill_table)
            operations.ask(self, ledger_shape, on_done=self._on_shape, on_error=lambda _error: None)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setWindowTitle(self.tr("About Taizhang"))
        self._name.setText(self.tr("Taizhang {version}").format(version=version()))
        self._words.setText(self.tr(
            "The ledger of a government's action plan: read, carried out, handed over. Nothing leaves this machine. "
            "Nothing classified belongs in it."
        ))  # fmt: skip
        names = (self.tr("Ledger"), self.tr("Size"), self.tr("Log"), self.tr("System"))
        for label, text in zip(self._labels, names, strict=True):
            label.setText(text)
        self.facts[0].setText(str(self._folder) if self._folder is not None else self.tr("None is open."))
        self.facts[2].setText(str(log_folder() / NAME))
        self.facts[3].setText("\n".join(system_lines()[1:]))
        self._head.setText(self.tr("Built from"))
        self.table.setHorizontalHeaderLabels([self.tr("Work"), self.tr("Version"), self.tr("Licence")])
        self.table.setAccessibleName(self.tr("Works and their licences"))
        self.text.setAccessibleName(self.tr("Text of the licence"))
        self.copy.setText(self.tr("&Copy details"))
        self.closing.stop.setText(self.tr("Close"))
        self._show_size()

    def details(self) -> str:
        """What is copied: no path and no name, so that it can be sent to anybody."""
        versions = [f"{name} {number}" for name, number in library_versions()]
        return "\n".join([*system_lines(), *shape_lines(self._shape), ", ".join(versions), ""])

    def _on_shape(self, shape: LedgerShape) -> None:
        self._shape = shape
        self._show_size()

    def _show_size(self) -> None:
        shape = self._shape
        for part in (self._labels[1], self.facts[1]):
            part.setVisible(shape is not None)
        if shape is not None:
            rows = dict(shape.rows)
            measures = self.tr("%n measure(s)", "", rows.get("measure", 0))
            changes = self.tr("%n change(s)", "", rows.get("change", 0))
            self.facts[1].setText(self.tr("{measures}, {changes}, {mib} MiB").format(
                measures=measures, changes=changes, mib=f"{shape.kib / 1024:.1f}"))  # fmt: skip

    def _show_licence(self, row: int) -> None:
        if 0 <= row < len(self._works):
            text = licence_text(self._works[row])
            self.text.setPlainText(text or self.tr("This package brings no text of its licence along."))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details())
        self.copy.setText(self.tr("Copied"))

    def _fill_table(self, found: list[Work]) -> None:
        self._works = found
        self.table.setRowCount(len(found))
        for row, work in enumerate(self._works):
            for column, text in enumerate(_columns(work)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
                self.table.setItem(row, column, item)
        self.table.setCurrentCell(0, 0)

    def _dress_table(self) -> None:
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        RowCopying(self.table)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.verticalHeader().hide()
        head = self.table.horizontalHeader()
        for column, mode in enumerate((QHeaderView.ResizeMode.Stretch, QHeaderView.ResizeMode.ResizeToContents, QHeaderView.ResizeMode.Stretch)):
            head.setSectionResizeMode(column, mode)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _lay_out(self) -> None:
        px, room = self._theme.px, self.screen().availableSize() * _MOST
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(4)
        for label, fact in zip(self._labels, self.facts, strict=True):
            label.setProperty("tone", "secondary")
            label.setAlignment(Qt.AlignmentFlag.AlignTop)  # beside the first of several lines
            form.addRow(label, fact)
        for part in (self.table, self.text):
            part.setMinimumHeight(px(120))
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.table, 3)
        below.addWidget(self.text, 2)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for label in (self._name, self._words):
            column.addWidget(label)
        column.addLayout(form)
        column.addWidget(self._head)
        column.addLayout(below, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(12)
        whole.addWidget(self._area, 1)
        whole.addLayout(self.closing)
        self.resize(min(px(SIZE.width()), round(room.width())), min(px(SIZE.height()), round(room.height())))
        self.table.verticalHeader().setDefaultSectionSize(px(28))


def _columns(work: Work) -> tuple[str, str, str]:
    return work.name, work.version or (version() if work.name == "Taizhang" else ""), work.licence


def _selectable(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label

