"""The menu's ways to another ledger: open one, make one, go back to one of the last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from gui.calling import calling
from gui.dialogs.file_labels import label_in_full
from gui.menus import WindowMenu
from gui.server_words import server_ledger_name
from gui.settings import Settings
from model.rows.server_address import LedgerPlace, as_place, kept_place


class LedgerMenu(QObject):
    """Asks which ledger is to be shown; whoever opens ledgers does the rest.

    Signals:
        wanted: place of a ledger that is there; new_wanted: folder of one to be made.
        server_wanted: a ledger on a server is to be opened.
        restore_wanted: the ledger is to be put back to one of its copies.
        copy_wanted: the ledger is to be copied to a server.
        passphrase_wanted: the ledger's passphrase is to be set, changed or removed.
    """

    wanted = Signal(object)
    new_wanted = Signal(object)
    server_wanted = Signal()
    restore_wanted = Signal()
    copy_wanted = Signal()
    passphrase_wanted = Signal()

    def __init__(self, window: QWidget, menu: WindowMenu, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._current: LedgerPlace | None = None
        self.dialog: QFileDialog | None = None
        self.open, self.make, self.server, self.restore, self.passphrase, self.copy = (QAction(window) for _ in range(6))
        self.open.setShortcut(QKeySequence("Ctrl+Shift+O"))
        self.make.setShortcut(QKeySequence("Ctrl+Shift+N"))
        self.recent = QMenu(window)
        self.open.triggered.connect(calling(self.ask))
        self.make.triggered.connect(lambda: self.ask(is_new=True))
        self.server.triggered.connect(calling(self.server_wanted.emit))
        self.copy.triggered.connect(calling(self.copy_wanted.emit))
        self.restore.triggered.connect(calling(self.restore_wanted.emit))
        self.passphrase.triggered.connect(calling(self.passphrase_wanted.emit))
        self.recent.aboutToShow.connect(self._list_recent)
        for action in (self.open, self.make, self.server):
            window.addAction(action)
            menu.add(action)
        menu.add(self.recent.menuAction())
        menu.add(self.restore)
        menu.add(self.passphrase)
        menu.add(self.copy)
        menu.add_line()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.open.setText(self.tr("&Open a ledger…"))
        self.make.setText(self.tr("&New ledger…"))
        self.copy.setText(self.tr("Copy this le&dger to a server…"))
        self.server.setText(self.tr("Open a ledger on a &server…"))
        self.recent.setTitle(self.tr("Recen&t ledgers"))
        self.restore.setText(self.tr("Restore from a &backup…"))
        self.passphrase.setText(self.tr("Passphrase of the led&ger…"))
        self._list_recent()

    def set_current(self, place: LedgerPlace | None) -> None:
        """The ledger that is open now, which need not be opened again."""
        self._current = as_place(kept_place(place)) if place is not None else None
        self._list_recent()

    def hide(self) -> None:
        """Take these ways away: the sample's window keeps to its sample."""
        for action in (self.open, self.make, self.server, self.recent.menuAction(), self.restore, self.passphrase, self.copy):
            action.setVisible(False)
            action.setEnabled(False)

    def ask(self, *, is_new: bool = False) -> None:
        """Ask for the folder of a ledger, or for a name and a place for a new one."""
        dialog = QFileDialog(self._window, self.tr("New ledger") if is_new else self.tr("Open a ledger"), self._folder())
        if is_new:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setFileMode(QFileDialog.FileMode.AnyFile)
            dialog.setLabelText(QFileDialog.DialogLabel.FileName, self.tr("Folder of the ledger:"))
            dialog.selectFile(_unused(Path(self._folder()), self.tr("Ledger")))
        else:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        label_in_full(dialog)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("&Make") if is_new else self.tr("&Open"))
        signal = self.new_wanted if is_new else self.wanted
        dialog.fileSelected.connect(lambda name: signal.emit(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def _folder(self) -> str:
        if isinstance(self._current, Path):
            return str(self._current.parent)
        return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    def _list_recent(self) -> None:
        self.recent.clear()
        for number, place in enumerate(self._settings.recent_ledgers, start=1):
            self.recent.addAction(self._entry(number, place))
        self.recent.menuAction().setEnabled(not self.recent.isEmpty())

    def _entry(self, number: int, place: LedgerPlace) -> QAction:
        is_there = isinstance(place, str) or place.is_dir()  # a server is not asked for a menu
        if isinstance(place, str):
            named = server_ledger_name(place)
        else:
            said = self.tr("{name}  ({place})") if is_there else self.tr("{name}  ({place}, not there)")
            named = said.format(name=place.name, place=place.parent)
        action = QAction(f"&{number}  {named.replace('&', '&&')}", self.recent)
        action.setEnabled(is_there)
        if place == self._current:
            action.setCheckable(True)
            action.setChecked(True)
        action.triggered.connect(calling(self.wanted.emit, place))
        return action


def _unused(folder: Path, name: str) -> str:
    """The name, with a number when the folder has one of that name."""
    names = (name, *(f"{name}{number}" for number in range(2, 100)))
    return next((each for each in names if not (folder / each).exists()), name)
