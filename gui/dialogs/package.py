"""What goes into a package beside the month's workbook: which evidence, whether pictures tell where they were taken, and a lock."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QRadioButton, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.theme import Theme
from gui.widgets.one_of import OneOf
from gui.widgets.passphrase_fields import PassphraseFields
from gui.wording import month_words
from model.periods import Month

WIDTH = 520
_NAMED = 10


@dataclass(frozen=True, slots=True)
class PackageChoice:
    """The evidence of the whole year up to the month or of the month alone; pictures with or without their place; locked or not."""

    is_whole_year: bool = False
    has_places: bool = False
    passphrase: str = field(default="", repr=False)


class PackageDialog(QDialog):
    """Two ways and two ticks; the usual is the month alone, no places, no lock.

    Signals:
        settled: the PackageChoice.
    """

    settled = Signal(object)

    def __init__(self, theme: Theme, month: Month, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("packageDialog")
        self.setWindowTitle(self.tr("Package of {month}").format(month=month_words(month)))
        said = QLabel(self.tr("One zip: the month's workbook, the evidence by readable names, an index, and sums that prove all of it."), self)
        said.setWordWrap(True)
        self.month = QRadioButton(self.tr("The evidence of this &month"), self)
        self.year = QRadioButton(self.tr("The evidence of the whole &year up to this month"), self)
        OneOf(self, self.month, self.year)
        self.places = QCheckBox(self.tr("Keep in &pictures where they were taken"), self)
        note = self._note(self.tr("Without the tick the place is taken out of the copies; the pictures in the ledger stay as they are."))
        self.lock = QCheckBox(self.tr("&Lock it with a passphrase"), self)
        self.fields = PassphraseFields(self)
        self.lock_note = self._note(self.tr(
            "7-Zip, WinRAR and this program open it with the passphrase. Tell it another way than the file goes. "
            "It is kept nowhere: forgotten, nobody opens the package, nor the copy in the ledger."
        ))  # fmt: skip
        self.personal = QLabel(self)
        self.personal.setProperty("tone", "amber")
        self.personal.setWordWrap(True)
        self.personal.hide()
        self.closing = ClosingRow(self, self.tr("Choose where to &write it…"))
        self.closing.under(said, self.personal, self.month, self.year, self.places, note, self.lock, self.fields, self.lock_note)
        self.closing.act.clicked.connect(self._settle)
        self.lock.toggled.connect(self._show_lock)
        self.fields.changed.connect(self._judge)
        self.fields.changed.connect(self._fit)
        self._width = theme.px(WIDTH)
        self._show_lock()
        self.month.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit once the look is known."""
        super().showEvent(event)
        self._fit()

    def show_personal(self, codes: tuple[str, ...]) -> None:
        """Name the measures whose texts hold numbers that are somebody's own: it is the last chance to keep them here."""
        named = ", ".join(codes[:_NAMED]) + (" …" if len(codes) > _NAMED else "")
        said = self.tr("◆ The texts of %n measure(s) hold identity or telephone numbers: {codes}", "", len(codes))
        self.personal.setText(said.format(codes=named))
        self.personal.setVisible(bool(codes))
        self._fit()

    def _note(self, text: str) -> QLabel:
        note = QLabel(text, self)
        note.setProperty("tone", "note")
        note.setWordWrap(True)
        return note

    def _show_lock(self) -> None:
        is_locked = self.lock.isChecked()
        for part in (self.fields, self.lock_note):
            part.setVisible(is_locked)
        if is_locked:
            self.fields.first.setFocus()
        self._judge()
        self._fit()

    def _fit(self) -> None:
        self.closing.fit(self._width)

    def _judge(self) -> None:
        self.closing.refuse(self.fields.problem if self.lock.isChecked() else "")

    def _settle(self) -> None:
        passphrase = self.fields.passphrase if self.lock.isChecked() else ""
        self.accept()
        self.settled.emit(PackageChoice(self.year.isChecked(), self.places.isChecked(), passphrase))
