"""The controls over a preview: which page, how large."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QToolButton, QWidget

from gui.language import FollowsLanguage
from gui.theme import Theme, Token
from gui.widgets.chip_button import ChipButton
from gui.widgets.flow_layout import FlowLayout, together
from gui.widgets.pdf_preview import ZOOMS, PdfPreview


class PreviewBar(FollowsLanguage, QFrame):
    """Page n of m with a step back and on; smaller, larger, as wide as the window."""

    def __init__(self, preview: PdfPreview, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview, self._theme = preview, theme
        self.before, self.after, self.smaller, self.larger = (QToolButton(self) for _ in range(4))
        self.width_button = ChipButton(self)
        self.page, self.zoom = QLabel(self), QLabel(self)
        self.keys = tuple(QAction(self) for _ in range(3))  # larger, smaller, as wide as the window
        row = FlowLayout(self, gap=8, is_spread=True)  # in a narrow place the size goes below the page
        row.setContentsMargins(8, 0, 8, 0)
        self.steps = together(self, self.before, self.page, self.after, gap=4)
        row.addWidget(self.steps)
        row.addWidget(together(self, self.smaller, self.zoom, self.larger, self.width_button, gap=4))
        self.page.setProperty("tone", "note")
        self.zoom.setProperty("tone", "note")
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._connect()
        self._look()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        names = (self.tr("Page before"), self.tr("Next page"), self.tr("Smaller"), self.tr("Larger"))
        for button, name in zip((self.before, self.after, self.smaller, self.larger), names, strict=True):
            button.setToolTip(name)
            button.setAccessibleName(name)
        self.width_button.setText(self.tr("&Fit width"))
        for key, name in zip(self.keys, (self.tr("Larger"), self.tr("Smaller"), self.tr("Fit width")), strict=True):
            key.setText(name)
        self.show_page()
        self.show_zoom()

    def show_page(self) -> None:
        """Say which page is in view."""
        page, count = self._preview.page, self._preview.count
        self.page.setText(self.tr("Page {page} of {count}").format(page=page, count=count) if count else "")
        self._preview.setAccessibleDescription(self.page.text())
        self.steps.setVisible(count > 1)  # a picture is one page: there is nowhere to go
        self.before.setEnabled(page > 1)
        self.after.setEnabled(page < count)

    def show_zoom(self) -> None:
        """Say how large the pages are."""
        preview = self._preview
        self.zoom.setText(f"{round(preview.zoom * 100)} %")
        self.zoom.setAccessibleName(self.tr("Size: {percent} %").format(percent=round(preview.zoom * 100)))
        self.smaller.setEnabled(preview.zoom > ZOOMS[0] + 0.005)
        self.larger.setEnabled(preview.zoom < ZOOMS[-1] - 0.005)
        self.width_button.setChecked(preview.fits_width)

    def _connect(self) -> None:
        preview = self._preview
        preview.page_changed.connect(self.show_page)
        preview.zoom_changed.connect(self.show_zoom)
        self.before.clicked.connect(lambda: preview.go_to(preview.page - 1))
        self.after.clicked.connect(lambda: preview.go_to(preview.page + 1))
        self.smaller.clicked.connect(preview.zoom_out)
        self.larger.clicked.connect(preview.zoom_in)
        self.width_button.clicked.connect(self._on_width)
        acts = (preview.zoom_in, preview.zoom_out, preview.fit_width)
        keys = (["Ctrl++", "Ctrl+="], ["Ctrl+-"], ["Ctrl+0"])
        for key, act, sequences in zip(self.keys, acts, keys, strict=True):
            key.setShortcuts([QKeySequence(sequence) for sequence in sequences])
            key.triggered.connect(act)
        self._theme.changed.connect(self._look)

    def _on_width(self) -> None:
        if self.width_button.isChecked():
            self._preview.fit_width()
        else:
            self._preview.set_zoom(1.0)

    def _look(self) -> None:
        size, colour = self._theme.px(16), self._theme.colours[Token.SECONDARY]
        for button, icon in (
            (self.before, "chevron-up"), (self.after, "chevron-down"), (self.smaller, "zoom-out"), (self.larger, "zoom-in"),
        ):  # fmt: skip
            button.setIcon(self._theme.icons.icon(icon, colour))
            button.setIconSize(QSize(size, size))
        self.zoom.setMinimumWidth(self._theme.px(48))
