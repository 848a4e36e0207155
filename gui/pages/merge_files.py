"""The files of a month: what came, from whom, how much of it was found; a wrong one is put back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from gui.gaps import QVBoxLayout
from gui.item_models.merge_files import FileColumn, FileLine, ReturnedTableModel
from gui.language import FollowsLanguage
from gui.page import Frame
from gui.pages.framed import ListAndDetail, framed, under_line
from gui.pages.list_export import ListExport
from gui.pages.merge_file_detail import FileDetail
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.empty_place import EmptyPlace
from gui.widgets.row_list import FileNames, RowList

_NAME, _SENDER = 9, 8  # heights of the text a name keeps, and a unit may take
_SPARE = 1.4  # of the text's height beside a column's words: the names need the room


class FilesSide(FollowsLanguage, QWidget):
    """The list of files, the one chosen beside it; without files, what to drop.

    Signals:
        files_wanted, folder_wanted: files, a folder are to be asked for.
        sender_wanted: the FileLine whose sender is to be said.
        away_wanted: the FileLine that is to be put back.
        copy_wanted: the id of the file whose kept copy is to be opened.
        conflicts_wanted: the FileLine of which something is to be decided.
    """

    files_wanted = Signal()
    folder_wanted = Signal()
    sender_wanted = Signal(object)
    away_wanted = Signal(object)
    copy_wanted = Signal(int)
    conflicts_wanted = Signal(object)

    def __init__(self, frame: Frame, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_read_only = frame.operations.ledger.is_read_only
        self.model = ReturnedTableModel(frame.theme, self)
        self.table = RowList(self.model, int(FileColumn.NAME), self)
        self.table.spare, self.table.shapes = _SPARE, frozenset({int(FileColumn.STANDING)})
        self.table.setItemDelegateForColumn(int(FileColumn.NAME), FileNames(self.table))
        self.table.least, self.table.most = {int(FileColumn.NAME): _NAME}, {int(FileColumn.SENDER): _SENDER}
        self.table.rare = frozenset({int(FileColumn.OPEN), int(FileColumn.NOTES)})
        self.detail = FileDetail(frame, self)
        self.said = ElidedLabel("", self)
        self.said.setProperty("tone", "secondary")
        self.export = ListExport(frame, lambda: (self.table, self.tr("Files that came back")), self)
        self.empty = EmptyPlace(frame.theme, "merge", self)
        self._places = QStackedWidget(self)
        self._build(frame)
        self._connect()
        self.retranslate()
        self.show_lines(())

    @property
    def line(self) -> FileLine | None:
        """The file chosen."""
        line = self.table.current
        return line if isinstance(line, FileLine) else None

    def retranslate(self) -> None:
        """Set every text anew."""
        self.table.setAccessibleName(self.tr("Files that came back"))
        self.model.retranslate()
        self.export.retranslate()
        self._say()
        self.table.fit_columns()
        button, folder = (self.tr("Take files in…"), self.tr("Folder…")) if not self._is_read_only else ("", "")
        self.empty.set_texts(
            self.tr("Nothing came back for this month yet"),
            self.tr("Drop everything the units sent here at once: workbooks, their own tables, CSV, packages."), button, other=folder,
        )  # fmt: skip

    def show_lines(self, lines: Sequence[FileLine]) -> None:
        """List these files; the one chosen stays so."""
        chosen = self.line.key if self.line is not None else None
        self.model.set_rows(lines)
        self._say()
        self.table.fit_columns()
        self._places.setCurrentIndex(0 if lines else 1)
        self.setFocusProxy(self.table if lines else self.empty)
        if not lines:
            self.detail.show_line(None)
            return
        self.table.choose_where(lambda line: line.key == chosen)

    def choose(self, key: object) -> None:
        """Show one file."""
        keys = [line.key for line in self.model.rows()]
        if key in keys:
            self.table.choose(keys.index(key))

    def _build(self, frame: Frame) -> None:
        sides = ListAndDetail(frame.theme, framed(self, self.table), self.detail, self)
        self._places.addWidget(under_line(self, self.said, (self.export.part,), self.export.files.row, sides))
        self._places.addWidget(framed(self, self.empty))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._places)

    def _say(self) -> None:
        """How many files there are, and how many of each standing where not all are alike."""
        counts = sorted(Counter(line.standing for line in self.model.rows()).items())
        words = [f"{self.model.standing_words(standing)} {count}" for standing, count in counts]
        self.said.setText(" · ".join([self.tr("%n file(s)", "", len(self.model.rows())), *(words if len(words) > 1 else [])]))

    def _connect(self) -> None:
        self.table.chosen.connect(self.detail.show_line)
        self.table.entered.connect(self._on_entered)
        self.table.delete_wanted.connect(self._put_back)
        self.empty.step_wanted.connect(self.files_wanted)
        self.empty.other_wanted.connect(self.folder_wanted)
        self.detail.assign.clicked.connect(lambda: self.sender_wanted.emit(self.line))
        self.detail.away.clicked.connect(self._put_back)
        self.detail.copy.clicked.connect(self._open)
        self.detail.decide.clicked.connect(lambda: self.conflicts_wanted.emit(self.line))

    def _on_entered(self, line: FileLine) -> None:
        """Return does what the file asks for first."""
        if line.is_waiting and not line.sender and not line.is_several and not self._is_read_only:
            self.sender_wanted.emit(line)
        elif line.open:
            self.conflicts_wanted.emit(line)
        else:
            self.detail.setFocus()

    def _put_back(self) -> None:
        if not self.detail.away.isHidden():
            self.away_wanted.emit(self.line)

    def _open(self) -> None:
        line = self.line
        if line is not None and line.ref is not None:
            self.copy_wanted.emit(line.ref.id)
