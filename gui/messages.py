"""What the window says: toasts for what went well, one dialog for what went wrong, one question before a loss."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QMessageBox, QWidget
from shiboken6 import isValid

from gui.settings import Settings
from model.errors import (
    Cancelled,
    Explanation,
    TaizhangError,
    explain,
    explain_error,
)
from model.rows.clash import Clash, EditClash, Settled

if TYPE_CHECKING:
    from gui.dialogs.clash import ClashDialog
    from model.rows.shape import LedgerShape

logger = logging.getLogger(__name__)

Count = Callable[[Callable[["LedgerShape"], None]], None]
Again = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Notice:
    """One toast: a line, what its Undo or Redo button does, and the file that was written, to be opened (no buttons without)."""

    text: str
    undo: Callable[[], None] | None = None
    file: Path | None = None
    redo: Callable[[], None] | None = None


class Messages(QObject):
    """The one place where the window speaks to the person.

    Signals:
        said: a Notice to be shown as a toast.
    """

    said = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._window = parent
        self._count: Count = _nothing_to_count
        self._clashes: set[ClashDialog] = set()
        self._agains: dict[QMessageBox, list[Again]] = {}
        self._open_boxes: set[QMessageBox] = set()  # a box without a window above it is kept alive by nobody else

    def count_ledger_with(self, count: Count) -> None:
        """From now on ask this for the ledger's size, which an error's details tell in numbers."""
        self._count = count

    def say(
        self, text: str, *, undo: Callable[[], None] | None = None, file: Path | None = None, redo: Callable[[], None] | None = None
    ) -> None:
        """Say in a toast that something went well; a file that was written is offered to be opened."""
        self.said.emit(Notice(text, undo, file, redo))

    def explain(self, code: str, **facts: object) -> Explanation:
        """The three sentences for a code, in the window's language."""
        return explain(code, facts, self._settings.language)

    def show_error(self, error: Exception, again: Again | None = None) -> None:
        """Say what happened, what was kept and what to do next; details can be copied, and what was meant tried `again`."""
        if isinstance(error, (EditClash, Cancelled)):
            return  # its dialog was shown, and left to be decided later; or it was stopped on a person's word
        self._tell(error, again)

    def _tell(self, error: Exception, again: Again | None) -> None:
        if isinstance(error, TaizhangError):
            said = explain_error(error, self._settings.language)
            logger.info("shown: %s", error, exc_info=error if error.__cause__ else None)
        else:
            said = self.explain("unexpected", kind=type(error).__name__)
            logger.error("unexpected error", exc_info=error)
        if isValid(self):  # what was under way when the window closed may end after it
            self._open(said, error, again)

    def confirm(self, code: str, button: str, on_yes: Callable[[], None], **facts: object) -> None:
        """Ask once before something is lost; the code's sentences say what, `button` is the act's own word."""
        box = self._box(self.explain(code, **facts), QMessageBox.Icon.Question)
        yes = box.addButton(button, QMessageBox.ButtonRole.DestructiveRole)
        stop = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(stop)
        box.setEscapeButton(stop)
        yes.clicked.connect(on_yes)
        box.open()

    def ask_clash(
        self, clashes: Sequence[Clash], on_settled: Callable[[tuple[Settled, ...]], object], on_left: Callable[[], None]
    ) -> None:
        """Show what another desk wrote meanwhile beside mine; `on_left` when a person decides nothing now.

        Words typed on since take the place of those in a dialog that still asks about the same field.
        """
        from gui.dialogs.clash import ClashDialog  # there is rarely one

        dialog = ClashDialog(clashes, self._window)
        for older in [each for each in self._clashes if each.keys == dialog.keys]:
            older.reject()
        self._clashes.add(dialog)
        dialog.settled.connect(on_settled)
        dialog.rejected.connect(on_left)
        dialog.finished.connect(lambda _result: self._forget_clash(dialog))
        dialog.open()

    @property
    def asks_clash(self) -> bool:
        """Whether a person is being asked which of two texts is to stand."""
        return bool(self._clashes)

    def _forget_clash(self, dialog: ClashDialog) -> None:
        self._clashes.discard(dialog)
        dialog.deleteLater()

    def _open(self, said: Explanation, error: Exception, again: Again | None) -> None:
        told = next((box for box in self._open_boxes if box.text() == said.happened), None)
        if told is not None:  # several met the same trouble: it is told once, and all of them are tried again
            if again is not None and told in self._agains:
                self._agains[told].append(again)
            return
        from gui.report_buttons import ReportButtons  # there is rarely an error to tell

        box = self._box(said, QMessageBox.Icon.Warning)
        report = ReportButtons(box, error, self._settings, self.show_error)
        if again is not None:
            self._agains[box] = [again]
            retry = box.addButton(self.tr("&Try again"), QMessageBox.ButtonRole.AcceptRole)
            retry.clicked.connect(partial(self._try_again, box))
        understood = box.addButton(QMessageBox.StandardButton.Ok)
        box.setDefaultButton(understood)
        box.setEscapeButton(understood)
        box.open()
        self._count(lambda shape: report.set_shape(shape) if box in self._open_boxes else None)

    def _try_again(self, box: QMessageBox) -> None:
        for again in self._agains.pop(box, []):
            again()

    def _box(self, said: Explanation, icon: QMessageBox.Icon) -> QMessageBox:
        box = QMessageBox(self._window)
        box.setObjectName("message")
        box.setIcon(icon)
        self._open_boxes.add(box)
        box.finished.connect(lambda _result: self._forget(box))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Taizhang"))
        box.setText(said.happened)
        box.setInformativeText("\n".join(part for part in (said.kept, said.next) if part))
        return box

    def _forget(self, box: QMessageBox) -> None:
        self._open_boxes.discard(box)
        QTimer.singleShot(0, self, lambda: self._agains.pop(box, None))  # a button that was pressed is heard first
        box.deleteLater()


def _nothing_to_count(_on_done: Callable[[LedgerShape], None]) -> None:
    """No ledger is open."""
