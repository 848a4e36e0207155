"""Which font draws what in the reports: the shipped one, the office's own, or a file the officer points at."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from gui.calling import calling
from gui.dialogs.file_labels import label_in_full
from gui.dialogs.preferences_section import Section
from gui.gaps import QGridLayout
from gui.page import Frame
from gui.settings import Settings
from gui.theme import Theme
from model.errors import TaizhangError, explain_error

if TYPE_CHECKING:
    from reports.fonts import FontUse

ROLES = ("title", "heading", "kai", "body", "song")  # reports.fonts.FontRole, which only writing a report loads


def read_uses(**_watch: object) -> tuple[FontUse, ...]:
    """Which fonts reports are written with now."""
    from reports.own_fonts import fonts_in_use  # brings reportlab

    return fonts_in_use()


def choose(role: str, file: Path | None, **_watch: object) -> tuple[FontUse, ...]:
    """Take a font for a role, or give the choice up; which fonts are used then."""
    from reports.fonts import FontRole
    from reports.own_fonts import choose_font, fonts_in_use

    choose_font(FontRole(role), file)
    return fonts_in_use()


class FontsSection(Section):
    """A line for each kind of text in an official document.

    Signals:
        fonts_chosen: reports are written with other fonts from now on.
    """

    name = "fonts"
    fonts_chosen = Signal()

    def __init__(self, frame: Frame | None, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._frame, self._settings = frame, settings
        self._uses: dict[str, FontUse] = {}
        self._refused = ""
        self.dialog: QFileDialog | None = None
        self._explained = self.note()
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        self._names = {role: QLabel(self) for role in ROLES}
        self.shown = {role: QLabel(self) for role in ROLES}
        self.choose = {role: self.button() for role in ROLES}
        self.drop = {role: self.button() for role in ROLES}
        for line, role in enumerate(ROLES):
            self.shown[role].setWordWrap(True)
            self.shown[role].setTextFormat(Qt.TextFormat.PlainText)
            for column, part in enumerate((self._names[role], self.shown[role], self.choose[role], self.drop[role])):
                grid.addWidget(part, line, column)
            self.choose[role].clicked.connect(calling(self._ask, role))
            self.drop[role].clicked.connect(calling(self._drop, role))
        self.column.addLayout(grid)
        self.trouble = self.note("amber")
        self.column.addStretch(1)
        self.retranslate()
        if frame is not None:
            frame.operations.work(self, read_uses, on_done=self._on_uses)

    def title(self) -> str:
        """The section's name."""
        return self.tr("Fonts of reports")

    def retranslate(self) -> None:
        """Set every text anew."""
        super().retranslate()
        self._explained.setText(self.tr(
            "Fonts of your own are taken where they are installed. If yours lies elsewhere, name its file; it is tried first."
        ))  # fmt: skip
        words = (self.tr("Title · 小标宋"), self.tr("Headings · 黑体"), self.tr("Subheadings · 楷体"),
                 self.tr("Body · 仿宋"), self.tr("Tables, page numbers · 宋体"))  # fmt: skip
        for role, text in zip(ROLES, words, strict=True):
            self._names[role].setText(text)
            self.choose[role].setText(self.tr("File…"))
            self.choose[role].setAccessibleName(self.tr("Choose the file of {font}").format(font=text))
            self.drop[role].setText(self.tr("Give up"))
            self.drop[role].setAccessibleName(self.tr("Give up the file chosen for {font}").format(font=text))
        self._show_state()

    def take(self, role: str, file: Path) -> None:
        """Try a file for a role, and keep it when it can be used."""
        self._work(role, file)

    def _ask(self, role: str) -> None:
        folder = self._frame.settings.last_folder if self._frame is not None else ""
        dialog = QFileDialog(self, self.tr("Font file"), folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Fonts (*.ttf *.ttc *.otf *.TTF *.TTC *.OTF)")])
        label_in_full(dialog)
        dialog.fileSelected.connect(lambda name: self.take(role, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def _drop(self, role: str) -> None:
        self.choose[role].setFocus()
        self._work(role, None)

    def _work(self, role: str, file: Path | None) -> None:
        if self._frame is not None:
            self._refused = ""
            self.trouble.setText(self.tr("The font is being tried…") if file else "")
            self._frame.operations.work(
                self, partial(choose, role, file), on_done=self._on_chosen, on_error=self._on_refused
            )

    def _on_chosen(self, uses: tuple[FontUse, ...]) -> None:
        self._on_uses(uses)
        self.fonts_chosen.emit()

    def _on_uses(self, uses: tuple[FontUse, ...]) -> None:
        self._uses = {str(use.role): use for use in uses}
        self._show_state()

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, TaizhangError):
            self._refused = str(explain_error(error, self._settings.language))
        elif self._frame is not None:
            self._frame.messages.show_error(error)
        self._show_state()

    def _show_state(self) -> None:
        for role in ROLES:
            use = self._uses.get(role)
            self.shown[role].setText(self._use_words(use) if use else "…")
            self.shown[role].setToolTip(str(use.file) if use else "")
            self.drop[role].setVisible(use is not None and use.chosen is not None)
            self.choose[role].setEnabled(self._frame is not None)
        self.trouble.setText(self._refused)

    def _use_words(self, use: FontUse) -> str:
        said = {
            "chosen": self.tr("{font} (chosen by you)"),
            "chosen-lost": self.tr("{font} — the file you chose is not usable any more: {file}"),
            "installed": self.tr("{font} (installed here)"),
            "shipped": self.tr("{font} (built in)"),
        }[str(use.source)]
        return said.format(font=use.name, file=use.chosen or "")
