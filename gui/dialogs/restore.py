"""Putting the ledger back to one of its copies: the list, what would be different, the one question, the work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.item_models.backup_table import BackupColumn, BackupTable
from gui.theme import Theme
from gui.widgets.progress_row import ProgressRow
from gui.widgets.row_list import RowList
from gui.wording import moment_words
from model.errors import Cancelled, TaizhangError
from model.rows.restore import BackupFound, Draft, Holdings, Later, RestorePreview

if TYPE_CHECKING:
    from gui.messages import Messages
    from gui.restoring import RestoreWork

WIDTH, HEIGHT = 840, 560
_SPARE = 1.4  # beside a column's words, so that all of them are in sight in either language
_LINES = 5  # of the preview, so that the list does not move when another copy is chosen


class RestoreDialog(QDialog):
    """Works on a ledger's folder, so it serves for one that does not open, too.

    Signals:
        prepared: the Draft that is to take the ledger's place; the dialog is closed.
    """

    prepared = Signal(object)

    def __init__(self, work: RestoreWork, theme: Theme, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("restoreDialog")
        self.setWindowTitle(self.tr("Restore from a backup"))
        self._work, self._messages = work, messages
        self._shown: RestorePreview | None = None
        self.is_working = False
        said = QLabel(self.tr(
            "The ledger is put back to what it was when the backup was made. What it holds now is kept in its folder and stays "
            "in this list. Evidence files lie in the folder and are not touched; a backup holds everything else."
        ), self)  # fmt: skip
        said.setWordWrap(True)
        self.rows = BackupTable(self)
        self.list = RowList(self.rows, BackupColumn.PLACE, self)
        self.list.spare = _SPARE
        self.list.setAccessibleName(self.tr("Backups"))
        self.preview = QLabel(self)
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.preview.setWordWrap(True)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.preview.setMinimumHeight(_LINES * self.fontMetrics().lineSpacing())
        self.progress = ProgressRow(self)
        self.closing = ClosingRow(self, self.tr("&Restore…"), stop=self.tr("Close"))
        self.closing.act.setEnabled(False)
        self.closing.under(said, self.list, self.preview, self.progress, grows=self.list)
        self.list.chosen.connect(self._look_at)
        self.list.entered.connect(lambda _found: self.closing.act.click())
        self.closing.act.clicked.connect(self._ask)
        self.progress.cancelled.connect(work.stop)
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        self.preview.setText(self.tr("Looking for backups…"))
        work.find(self, self._show, self._fail)

    def reject(self) -> None:
        """Stop what is going on; with nothing going on, close."""
        if self.is_working:
            self._work.stop()
        else:
            super().reject()

    def _show(self, found: Sequence[BackupFound]) -> None:
        self.rows.set_rows(found)
        self.list.fit_columns()
        if not found:
            self.preview.setText(self.tr("There is no backup yet: one is made on each day's first change."))
            return
        self.list.choose(0)
        self.list.setFocus()

    def _look_at(self, found: BackupFound | None) -> None:
        self._shown = None
        self.closing.act.setEnabled(False)
        if found is not None and not self.is_working:
            self.preview.setText(self.tr("Comparing…"))
            self._work.compare(self, found, self._show_preview, self._fail)

    def _show_preview(self, preview: RestorePreview) -> None:
        if preview.found != self.list.current or self.is_working:
            return
        self._shown = preview
        self.preview.setText("\n".join(self._lines(preview)))
        self.closing.refuse(self._why_not())

    def _why_not(self) -> str:
        ledger = self._work.ledger_to_look_at
        return self._messages.explain(ledger.obstacle, holder=ledger.holder, where=ledger.folder).happened if ledger else ""

    def _lines(self, preview: RestorePreview) -> list[str]:
        lines = [self._said("restore-then", preview.then, made=moment_words(preview.found.made_at))]
        if preview.now is not None:
            lines.append(self._said("restore-now", preview.now))
        elif preview.is_there:
            lines.append(self._said("restore-now-unreadable"))
        if preview.left_out.changes:
            lines.append(self._said("restore-left-out", preview.left_out))
        elif preview.now is not None:
            lines.append(self.tr("Nothing was changed after it."))
        if preview.brought_back.changes:
            lines.append(self._said("restore-brought-back", preview.brought_back))
        if preview.missing_files:
            lines.append(self._said("restore-missing-files", count=preview.missing_files))
        return lines

    def _said(self, code: str, counts: Holdings | Later | None = None, **facts: object) -> str:
        counted = {name: getattr(counts, name) for name in counts.__slots__} if counts is not None else {}
        return str(self._messages.explain(code, **counted, **facts))

    def _fail(self, error: Exception) -> None:
        """Say in the dialog what is wrong with the copy that is chosen; another may be."""
        self._end()
        if isinstance(error, Cancelled):
            self._look_at(self.list.current)
        elif isinstance(error, TaizhangError):
            self.preview.setText(str(self._messages.explain(error.code, **error.facts)))
        else:
            self._messages.show_error(error)

    def _ask(self) -> None:
        shown = self._shown
        if shown is None or self.is_working:
            return
        code = "ask-restore" if shown.now is not None else "ask-restore-unread" if shown.is_there else "ask-restore-anew"
        self._messages.confirm(
            code, self.tr("&Restore"), lambda: self._prepare(shown.found), made=moment_words(shown.found.made_at),
            changes=shown.left_out.changes, measures=shown.left_out.measures, held=shown.then.measures,
        )  # fmt: skip

    def _prepare(self, found: BackupFound) -> None:
        self.is_working = True
        self.list.setEnabled(False)
        self.closing.act.setEnabled(False)
        self.progress.begin(self.tr("Copying and checking the backup…"))
        self._work.prepare(self, found, self._finish, self._fail)

    def _finish(self, draft: Draft) -> None:
        self._end()
        self.accept()
        self.prepared.emit(draft)

    def _end(self) -> None:
        self.is_working = False
        self.list.setEnabled(True)
        self.progress.end()
