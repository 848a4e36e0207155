"""A document to be looked at: from page to page, larger and smaller, by keys and wheel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent

from gui.widgets.page_column import GAP
from gui.widgets.page_sheets import LARGEST, PageSheets

ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, LARGEST)


class PdfPreview(PageSheets):
    """Goes about in the pages of a PDF or a picture."""

    def go_to(self, page: int) -> None:
        """Bring a page (from 1) to the top."""
        if 1 <= page <= self.count:
            self.verticalScrollBar().setValue(self.tops[page - 1] - GAP)

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(next((step for step in ZOOMS if step > self.zoom + 0.005), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_zoom(next((step for step in reversed(ZOOMS) if step < self.zoom - 0.005), ZOOMS[0]))

    def set_zoom(self, zoom: float) -> None:
        """Show pages so large; 1 is the size of the paper."""
        self.fits_width = False
        self.zoom = zoom
        self.lay_out()
        self.zoom_changed.emit()

    def fit_width(self) -> None:
        """Let the widest page fill the width, also when that changes."""
        self.fits_width = True
        self.lay_out()
        self.zoom_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and the last page, Space on by a screen."""
        bar = self.verticalScrollBar()
        is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        goals = {
            int(Qt.Key.Key_Home): bar.minimum(),
            int(Qt.Key.Key_End): bar.maximum(),
            int(Qt.Key.Key_Space): bar.value() + (-bar.pageStep() if is_back else bar.pageStep()),
        }
        if event.key() in goals:
            bar.setValue(goals[event.key()])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl: larger and smaller."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif event.angleDelta().y() > 0:
            self.zoom_in()
        elif event.angleDelta().y() < 0:
            self.zoom_out()
