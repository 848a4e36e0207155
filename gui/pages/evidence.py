"""All evidence of the ledger: found, looked at, handed out, cleaned up."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStackedWidget, QWidget

from gui.item_models.file_table import FileTable
from gui.page import Frame, Page
from gui.pages.evidence_asking import files_of
from gui.pages.evidence_detail import EvidenceDetail
from gui.pages.evidence_file import FileActs
from gui.pages.evidence_handing import EvidenceHanding
from gui.pages.evidence_head import ALIKE, BAD, DOCUMENTS, PICTURES, UNUSED, EvidenceHead
from gui.pages.evidence_watch import EvidenceWatch
from gui.pages.framed import ListAndDetail, framed
from gui.pages.list_export import ListExport
from gui.widgets.empty_place import EmptyPlace
from gui.widgets.file_list import FileList
from gui.widgets.progress_row import ProgressRow
from gui.widgets.tall_area import scrolled_column
from gui.widgets.thumbnails import Thumbnails, thumbnail_drawer
from gui.wording import size_words
from model.rows.changed import Changed
from model.rows.evidence import FileFilter, FileKind, FileRow

CONCERNS = frozenset({"evidence", "evidence_link", "plan", "measure"})

_LEAST = 260, 200  # px at 100 %: three files with their pictures, and the one chosen


class EvidencePage(Page):
    """Filter, list, and the file chosen beside it."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        ledger = frame.operations.ledger
        self._is_stale = True
        self._kept_rows: tuple[FileRow, ...] = ()  # by the ledger; BAD and ALIKE narrow them further
        self.files: tuple[FileRow, ...] = ()
        drawer = thumbnail_drawer(ledger)
        self.thumbnails = Thumbnails(frame.operations.work, drawer, self)
        self.watch = EvidenceWatch(frame.operations, self)
        self.handing = EvidenceHanding(frame, self)
        self.acts = FileActs(frame, self)
        self.head = EvidenceHead(frame.theme, self)
        self.export = ListExport(frame, lambda: (self.table, self.tr("Evidence")), self)
        self.head.acts.addWidget(self.export.part)
        self.model = FileTable(frame.theme, self.thumbnails, self)
        self.table = FileList(self.model, frame.theme, self)
        self.detail = EvidenceDetail(frame, self)
        self.progress = ProgressRow(self)
        self.empty = EmptyPlace(frame.theme, "evidence", self)
        self.said = QLabel(self)
        self._places = QStackedWidget(self)
        self._build()
        self._connect()
        self.retranslate()

    @property
    def file(self) -> FileRow | None:
        """The file the keyboard is on."""
        row = self.table.current
        return row if isinstance(row, FileRow) else None

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Evidence"))
        self.table.setAccessibleName(self.tr("Files of the ledger"))
        self.head.retranslate()
        self.export.retranslate()
        self.detail.retranslate()
        self.model.retranslate()
        self.table.fit_columns()
        self._say()

    def refresh(self) -> None:
        """Ask for the files anew; while another page is shown, when this one is."""
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.frame.operations.ask(self, files_of, FileFilter(), key="all", on_done=self._on_all)
            self._ask()

    def choose(self, sha256: str) -> None:
        """Bring a file into view, whatever was filtered."""
        if all(row.sha256 != sha256 for row in self.model.rows()):
            self.head.clear()
        place = next((place for place, row in enumerate(self.model.rows()) if row.sha256 == sha256), None)
        if place is not None:
            self.table.choose(place)

    def shortcuts(self) -> list[tuple[str, str]]:
        """Keys that the list listens to."""
        return [(self.tr("Enter"), self.tr("Open the file")), ("Ctrl+C", self.tr("Copy the files chosen, for a mail or a folder")), (self.tr("Letters"), self.tr("Look for a name, a note or a measure"))]

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the files up to date, and go on finding out about them."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()
        else:
            self.watch.look(self.files)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is found out that nobody looks at."""
        super().hideEvent(event)
        self.watch.stop()
        self.thumbnails.forget_waiting()

    def _build(self) -> None:
        self._places.addWidget(self.table)
        self._places.addWidget(self.empty)
        self.empty.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)  # else the list is kept as high
        self.said.setProperty("tone", "note")
        listed = framed(self, self._places, self.said, margins=(1, 1, 1, 8))
        self.said.setContentsMargins(12, 0, 12, 0)
        column = scrolled_column(self)
        column.addWidget(self.head)
        column.addWidget(self.progress)
        column.addWidget(self.export.files.row)
        self._sides = ListAndDetail(self.frame.theme, listed, self.detail, self)
        self._sides.least = _LEAST
        column.addWidget(self._sides, 1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        head, table, handing, detail = self.head, self.table, self.handing, self.detail
        head.changed.connect(self._ask)
        head.left.connect(table.setFocus)
        head.save_wanted.connect(lambda: handing.ask_folder(table.files))
        head.sheet_wanted.connect(lambda: handing.ask_sheet(table.several_or_all))
        head.clean_wanted.connect(handing.ask_clean)
        table.picked.connect(lambda: head.set_chosen(len(table.files), shown=self.model.rowCount()))
        table.chosen.connect(self._show_chosen)
        table.entered.connect(self.acts.open)
        table.typed.connect(head.take_letter)
        table.drag_wanted.connect(lambda: handing.drag(table.files))
        table.copy_wanted.connect(lambda: handing.copy(table.files))
        handing.ready_to_drag.connect(lambda made: table.drag([copy.path for copy in made]))
        handing.show_in(self.progress)
        detail.measure_wanted.connect(lambda key: self.wanted.emit("checklist", key))
        detail.file_wanted.connect(self.choose)
        detail.open_wanted.connect(lambda: self.acts.open(self.file))
        detail.note_wanted.connect(lambda: self.acts.ask_note(self.file))
        self.watch.states_changed.connect(self._on_found)
        self.watch.alike_changed.connect(self._on_found)
        self.watch.failed.connect(self.frame.messages.show_error)
        self.empty.step_wanted.connect(self._first_step)
        self.frame.operations.changed.connect(self._on_changed)

    def _on_changed(self, changed: Changed, _initiator: object) -> None:
        if changed.kinds & CONCERNS:
            self.refresh()

    def _ask(self) -> None:
        self.frame.operations.ask(self, files_of, self.head.kept, key="kept", on_done=self._on_kept)

    def _on_all(self, files: tuple[FileRow, ...]) -> None:
        self.files = files
        self.head.set_months(sorted({month for file in files for month in (file.month, *(door.month for door in file.doors)) if month}, reverse=True))
        self.head.clean.setEnabled(not self.frame.operations.ledger.is_read_only)
        self._count()
        self.watch.look(files)

    def _on_kept(self, files: tuple[FileRow, ...]) -> None:
        self._kept_rows = files
        self._show()

    def _show(self) -> None:
        chosen, file = self.head.chips.chosen, self.file
        kept = [row for row in self._kept_rows
                if (BAD not in chosen or row.sha256 in self.watch.bad) and (ALIKE not in chosen or row.sha256 in self.watch.twins)]
        if ALIKE in chosen:  # those that are alike stand together
            order = {sha256: place for place, group in enumerate(self.watch.alike) for sha256 in group}
            kept.sort(key=lambda row: order[row.sha256])
        self.model.set_rows(kept)
        self.table.fit_columns()
        self._places.setCurrentWidget(self.table if kept else self.empty)
        self._sides.beside.setVisible(bool(kept))  # there is nothing to tell of no file
        self.table.choose_where(lambda row: file is not None and row.id == file.id)
        if not kept:
            self.detail.show_file(None)
            self.head.set_chosen(0, shown=0)
        self._say()

    def _say(self) -> None:
        rows = self.model.rows()
        self.said.setText(self.tr("%n file(s), {size}", "", len(rows)).format(size=size_words(sum(row.size for row in rows))))
        self.said.setVisible(bool(rows))
        if self.head.is_narrowed:
            self.empty.set_texts(self.tr("No file is like that"), self.tr("Try other words, or take a filter away."), self.tr("Show all files"))
        else:
            self.empty.set_texts(
                self.tr("No evidence yet"), self.tr("Drop photographs and files on a measure of the checklist; they are copied in and stand here."),
                self.tr("To the checklist"),
            )  # fmt: skip

    def _count(self) -> None:
        files = self.files
        self.head.set_counts({
            PICTURES: sum(file.kind is FileKind.PICTURE for file in files), DOCUMENTS: sum(file.kind is FileKind.DOCUMENT for file in files),
            UNUSED: sum(not file.doors for file in files), BAD: sum(file.sha256 in self.watch.bad for file in files),
            ALIKE: sum(file.sha256 in self.watch.twins for file in files),
        })  # fmt: skip

    def _on_found(self) -> None:
        """More is known about the files."""
        self.model.set_states(self.watch.states)
        self.model.set_alike(self.watch.alike)
        self.table.fit_columns()
        self._count()
        if self.head.chips.chosen & {BAD, ALIKE}:
            self._show()
        else:
            self._show_chosen(self.file)

    def _show_chosen(self, file: FileRow | None) -> None:
        if file is not None:
            group = next((group for group in self.watch.alike if file.sha256 in group), ())
            alike = tuple(row for row in self.files if row.sha256 in group and row.sha256 != file.sha256)
            self.detail.show_file(file, remark=self.model.remark(file), alike=alike)

    def _first_step(self) -> None:
        if self.head.is_narrowed:
            self.head.clear()
            self.table.setFocus()
        else:
            self.wanted.emit("checklist", None)
