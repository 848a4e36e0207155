"""The address of a ledger on a server, field by field, and what trying it says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QWidget

from gui.dialogs.file_labels import label_in_full
from gui.gaps import QFormLayout, QHBoxLayout, QVBoxLayout
from gui.language import FollowsLanguage
from gui.server_words import found_words
from gui.settings import Settings
from gui.wording import without_mnemonic
from model.errors import TaizhangError, explain_error
from model.rows.server import ServerFound
from model.rows.server_address import PORT, ServerAddress

MOST_PORTS = 65_535


class ServerForm(FollowsLanguage, QWidget):
    """Fields for host, port, database, login, password, files and certificate. Whoever owns it tries the address.

    Signals:
        try_wanted: (this form) its address is to be tried.
        answered: ServerFound, or None when the address leads nowhere.
        changed: another address stands in the fields: what was found is of one that does not.
    """

    try_wanted = Signal(object)
    answered = Signal(object)
    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._more: tuple[tuple[str, str], ...] = ()
        self._outcome: ServerFound | TaizhangError | None = None
        self._is_trying = False
        self.dialog: QFileDialog | None = None
        self._fields = tuple(QLineEdit(self) for _ in range(7))
        self.host, self.port, self.database, self.login, self.password, self.files, self.certificate = self._fields
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.port.setValidator(QIntValidator(1, MOST_PORTS, self))
        self.port.setPlaceholderText(str(PORT))
        self.choose_files, self.choose_certificate, self.test = (QPushButton(self) for _ in range(3))
        self._labels = tuple(QLabel(self) for _ in self._fields)
        self.note, self.said = (self._small() for _ in range(2))
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()
        for field in self._fields:
            field.textEdited.connect(self._on_edited)
        self.choose_files.clicked.connect(self._ask_files)
        self.choose_certificate.clicked.connect(self._ask_certificate)
        self.test.clicked.connect(self.try_it)
        self.set_address(settings.server_address)

    @property
    def address(self) -> ServerAddress:
        """What stands in the fields."""
        host, port, database, login, password, files, certificate = (field.text() for field in self._fields)
        host, database, login, files, certificate = (text.strip() for text in (host, database, login, files, certificate))
        return ServerAddress(host, int(port or PORT), database, login, password, files, certificate, self._more)

    @property
    def is_complete(self) -> bool:
        """Whether there is enough to try."""
        return bool(self.database.text().strip())

    def set_address(self, text: str) -> None:
        """Fill the fields in."""
        read = ServerAddress.read(text)
        port = str(read.port) if read.port != PORT else ""
        words = (read.host, port, read.database, read.login, read.password, read.files, read.certificate)
        for field, text in zip(self._fields, words, strict=True):
            field.setText(text)
        self._more = read.more
        self._on_edited()

    def try_it(self) -> None:
        """Have the address tried."""
        if self.is_complete and not self._is_trying:
            self._is_trying, self._outcome = True, None
            self.retranslate()
            self.try_wanted.emit(self)

    def show_found(self, found: ServerFound) -> None:
        """Say what the address leads to; it is the one that is offered the next time."""
        self._settings.server_address = self.address.without_password.text
        self._end(found)
        self.answered.emit(found)

    def show_error(self, error: TaizhangError) -> None:
        """Say what is in the way."""
        self._end(error)
        self.answered.emit(None)

    def retranslate(self) -> None:
        """Set every text anew."""
        words = (self.tr("&Host"), self.tr("Po&rt"), self.tr("&Database"), self.tr("&Login"), self.tr("Pass&word"),
                 self.tr("&Folder of the files"), self.tr("&Certificate file"))  # fmt: skip
        for label, field, text in zip(self._labels, self._fields, words, strict=True):
            label.setText(text)
            field.setAccessibleName(without_mnemonic(text).rstrip(":："))
        self.host.setPlaceholderText(self.tr("empty: this computer"))
        self.files.setPlaceholderText(self.tr("once known to the server, not needed"))
        self.certificate.setPlaceholderText(self.tr("of the authority that vouches for the server; \"system\" for a public one"))
        self.choose_files.setText(self.tr("Choose…"))
        self.choose_files.setAccessibleName(self.tr("Choose the folder of the files"))
        self.choose_certificate.setText(self.tr("Choose…"))
        self.choose_certificate.setAccessibleName(self.tr("Choose the certificate file"))
        self.test.setText(self.tr("&Test the connection"))
        self.note.setText(self.tr(
            "The connection is encrypted and the server's certificate verified; only a server on this computer is reached directly. "
            "The password is not kept: it is asked for each time, unless it stands in PostgreSQL's own password file (PGPASSFILE)."
        ))  # fmt: skip
        self._say()

    def _say(self) -> None:
        outcome, language = self._outcome, self._settings.language
        text = self.tr("Trying…") if self._is_trying else ""
        if isinstance(outcome, ServerFound):
            text = found_words(outcome, language)
        elif outcome is not None:
            said = explain_error(outcome, language)
            text = "\n".join(part for part in (said.happened, said.kept, said.next) if part)
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.said.setProperty("tone", "amber" if isinstance(outcome, TaizhangError) else "")
        self.said.style().polish(self.said)
        self.test.setEnabled(self.is_complete and not self._is_trying)

    def _end(self, outcome: ServerFound | TaizhangError) -> None:
        self._is_trying, self._outcome = False, outcome
        self._say()

    def _on_edited(self) -> None:
        self._outcome = None
        self.retranslate()
        self.changed.emit()

    def _small(self) -> QLabel:
        label = QLabel(self)
        label.setProperty("tone", "note")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        beside: dict[QWidget, QWidget] = {self.files: self.choose_files, self.certificate: self.choose_certificate}
        for label, field in zip(self._labels, self._fields, strict=True):
            label.setBuddy(field)
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(field, 1)
            if field in beside:
                row.addWidget(beside[field])
            form.addRow(label, row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.note)
        column.addWidget(self.test, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.said)
        for button in (self.choose_files, self.choose_certificate, self.test):
            button.setAutoDefault(False)

    def _ask_files(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder of the files"), self._start(self.files))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._ask(dialog, self.files)

    def _ask_certificate(self) -> None:
        dialog = QFileDialog(self, self.tr("Certificate file"), self._start(self.certificate))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._ask(dialog, self.certificate)

    def _start(self, field: QLineEdit) -> str:
        written = Path(field.text().strip())
        return str(written) if field.text().strip() and written.exists() else self._settings.last_folder

    def _ask(self, dialog: QFileDialog, field: QLineEdit) -> None:
        label_in_full(dialog)
        dialog.fileSelected.connect(field.setText)
        dialog.fileSelected.connect(self._on_edited)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()
