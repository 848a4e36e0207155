"""Where the ledger's copies lie, when the last one was proven, and a second place for them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from gui.backups import DailyBackup
from gui.dialogs.file_labels import label_in_full
from gui.dialogs.preferences_section import Section
from gui.settings import Settings
from gui.theme import Theme
from gui.wording import moment_words
from model.errors import TaizhangError, explain, explain_error
from model.rows.backup import BackupRow


class BackupsSection(Section):
    """Says how the copies stand and lets a second place be chosen; a folder that takes none is refused at once."""

    name = "backups"

    def __init__(self, backups: DailyBackup | None, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._backups, self._settings = backups, settings
        self._refused: Exception | None = None
        self.dialog: QFileDialog | None = None
        self._explained = self.note()
        self.here = self.note("")
        self.now, self.restore = self.button(), self.button()
        self.row(self.now, self.restore)
        self.column.addSpacing(8)
        self._head = QLabel(self)
        self._head.setProperty("tone", "strong")
        self.column.addWidget(self._head)
        self._why = self.note()
        self.place = self.note("")
        self.there = self.note("note")
        self.trouble = self.note("amber")
        self.choose, self.drop = self.button(), self.button()
        self.row(self.choose, self.drop)
        self.column.addStretch(1)
        self.now.clicked.connect(self._make)
        self.choose.clicked.connect(self.ask)
        self.drop.clicked.connect(self._drop)
        if backups is not None:
            backups.changed.connect(self._show_state)
            backups.refresh()
        self.retranslate()

    def title(self) -> str:
        """The section's name."""
        return self.tr("Backups")

    def retranslate(self) -> None:
        """Set every text anew."""
        super().retranslate()
        self._explained.setText(self.tr(
            "On each day's first change the ledger is copied into its own folder, opened again and compared. "
            "Seven days, four weeks and twelve months are kept."
        ))  # fmt: skip
        self.now.setText(self.tr("Back up &now"))
        self.restore.setText(self.tr("&Restore…"))
        self._head.setText(self.tr("Second place"))
        self._why.setText(self.tr(
            "A folder on a stick, another disk or a share: each backup goes there too, with the evidence files."
        ))  # fmt: skip
        self.choose.setText(self.tr("&Choose a folder…"))
        self.drop.setText(self.tr("Not any &more"))
        self._show_state()

    def ask(self) -> None:
        """Ask for the folder of the second place."""
        second = self._backups.second if self._backups is not None else None
        dialog = QFileDialog(self, self.tr("Second place for backups"), str(second) if second and second.is_dir() else "")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        label_in_full(dialog)
        dialog.fileSelected.connect(lambda name: self.take(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def take(self, place: Path) -> None:
        """Take a folder as the second place, if it takes files."""
        if self._backups is not None:
            self._refused = None
            self._backups.choose(place, self._refuse)

    def _refuse(self, error: Exception) -> None:
        self._refused = error
        self._show_state()
        self.choose.setFocus()

    def _drop(self) -> None:
        if self._backups is not None:
            self._refused = None
            self._backups.choose(None, self._refuse)
            self.choose.setFocus()

    def _make(self) -> None:
        if self._backups is not None:
            self._backups.make()

    def _show_state(self) -> None:
        backups = self._backups
        is_writable = backups is not None and not backups.ledger.is_read_only
        is_making = backups is not None and backups.is_making
        self.now.setEnabled(is_writable and not is_making)
        self.restore.setEnabled(backups is not None)
        self.choose.setEnabled(is_writable)
        second = backups.second if backups is not None else None
        self.drop.setVisible(second is not None)
        state = backups.state if backups is not None else None
        if is_making:
            self.here.setText(self.tr("A backup is being made…"))
        else:
            self.here.setText(self._proven(state.here if state else None))
        self.place.setText(str(second) if second else self.tr("None is chosen."))
        self.there.setText(self._proven(state.there if state else None))
        self.there.setVisible(second is not None)
        trouble = self._trouble_words()
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))

    def _trouble_words(self) -> str:
        if isinstance(self._refused, TaizhangError):
            return str(explain_error(self._refused, self._settings.language))
        if self._backups is None:
            return ""
        state = self._backups.state
        if isinstance(self._backups.trouble, TaizhangError):
            return str(explain_error(self._backups.trouble, self._settings.language))
        if state is not None and state.hindrance and state.second is not None:
            return str(explain(state.hindrance, {"where": str(state.second)}, self._settings.language))
        return ""

    def _proven(self, row: BackupRow | None) -> str:
        if row is None:
            return self.tr("No backup has been proven yet.")
        said = self.tr("Last proven backup: {when}, %n measure(s).", "", row.measures)
        return said.format(when=moment_words(row.made_at))
