"""The source on the left of the review: its page with the row lit, or its rows, the doubtful cell framed."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QToolButton, QWidget

from gui.gaps import QHBoxLayout
from gui.language import FollowsLanguage
from gui.review.source_marks import framed_cells, lit_rows
from gui.review.source_pages import SourcePages
from gui.review.source_table import SourceTable
from gui.theme import Theme, Token
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.page_pictures import Pages, Work
from gui.widgets.panel import Framed
from model.rows.draft import MeasureDraft, Place
from model.rows.kept_file import KeptFile
from model.rows.review import SourceRow

logger = logging.getLogger(__name__)

_ZOOMS = (80, 90, 100, 115, 130, 150, 175, 200, 250)


class SourceView(FollowsLanguage, Framed):
    """Follows the review and can be leafed through on its own; a file with pages is shown as pages or as rows."""

    def __init__(self, theme: Theme, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(1, 1, 1, 1))
        self._theme = theme
        self._rows: tuple[SourceRow, ...] = ()
        self._lit: range = range(0)
        self._framed: dict[int, int] = {}
        self._zoom = _ZOOMS.index(100)
        self.place = ElidedLabel("", self)
        self.place.setProperty("tone", "strong")
        self.as_rows, self.back, self.on, self.larger, self.smaller = (QToolButton(self) for _ in range(5))
        self.as_rows.setCheckable(True)
        self.as_rows.hide()
        self._stack = QStackedWidget(self)
        self.table, self.pages = SourceTable(theme, self._stack), SourcePages(theme, work, self._stack)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.pages)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 8, 4)
        head.addWidget(self.place, 1)
        for button in (self.as_rows, self.back, self.on, self.larger, self.smaller):
            head.addWidget(button)
        self.column.addLayout(head)
        self.column.addWidget(self._stack, 1)
        self._connect()
        self._look()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.table.setAccessibleName(self.tr("Source"))
        self.pages.setAccessibleName(self.tr("Page of the source"))
        for button, text in (
            (self.as_rows, self.tr("Show the rows that were found instead of the page")),
            (self.back, self.tr("Earlier in the source")), (self.on, self.tr("Later in the source")),
            (self.larger, self.tr("Larger")), (self.smaller, self.tr("Smaller")),
        ):  # fmt: skip
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._say()

    def set_source(self, rows: Sequence[SourceRow]) -> None:
        """Show another file."""
        self._rows, self._lit, self._framed = tuple(rows), range(0), {}
        self.table.set_rows(rows)
        self.pages.set_rows(rows)
        self._say()

    def set_pages(self, pages: Pages | None) -> None:
        """Show the file's pages from now on; None where it has none or they cannot be drawn."""
        self.pages.set_pages(pages)
        self.pages.light(self._lit, self._framed)
        self.as_rows.setVisible(bool(self.pages.count))
        self._show_kind()

    def without_pages(self, error: Exception) -> None:
        """Show the rows: the pages cannot be opened, and what was read of them is here."""
        logger.warning("the source's pages cannot be shown", exc_info=error)
        self.set_pages(None)

    def show_measure(self, measure: MeasureDraft | None, others: Sequence[MeasureDraft] = ()) -> None:
        """Light up the rows a measure came from and frame what is doubted in them."""
        lit = lit_rows(self._rows, measure.place if measure is not None else None)
        self._light(lit, framed_cells(self._rows, lit, measure, others))

    def show_place(self, place: Place) -> None:
        """Light up the rows of a place."""
        self._light(lit_rows(self._rows, place), {})

    def _light(self, lit: range, framed: dict[int, int]) -> None:
        self._lit, self._framed = lit, framed
        for view in (self.table, self.pages):
            view.light(self._lit, self._framed)
        self._say()

    @property
    def is_paged(self) -> bool:
        """Whether a page is shown, not rows."""
        return self._stack.currentWidget() is self.pages

    @property
    def lit(self) -> range:
        """Places of the lit rows among the source's rows."""
        return self._lit

    @property
    def framed(self) -> dict[int, int]:
        """The framed cell of each row that has one."""
        return dict(self._framed)

    @property
    def zoom(self) -> int:
        """Size of the source in percent."""
        return _ZOOMS[self._zoom]

    def _connect(self) -> None:
        self.as_rows.toggled.connect(self._show_kind)
        self.back.clicked.connect(lambda: self._leaf(-1))
        self.on.clicked.connect(lambda: self._leaf(1))
        self.larger.clicked.connect(lambda: self._zoom_by(1))
        self.smaller.clicked.connect(lambda: self._zoom_by(-1))
        self.pages.page_changed.connect(self._say)
        self._theme.changed.connect(self._look)

    def _show_kind(self) -> None:
        paged = bool(self.pages.count) and not self.as_rows.isChecked()
        self._stack.setCurrentWidget(self.pages if paged else self.table)
        self._say()

    def _shown(self) -> SourceTable | SourcePages:
        return self.pages if self.is_paged else self.table

    def _leaf(self, step: int) -> None:
        self._shown().leaf(step)
        self._say()

    def _zoom_by(self, step: int) -> None:
        self._zoom = min(max(self._zoom + step, 0), len(_ZOOMS) - 1)
        for view in (self.table, self.pages):
            view.set_zoom(self.zoom)

    def _look(self) -> None:
        size = self._theme.px(16)
        for button, icon in (
            (self.as_rows, "checklist"), (self.back, "chevron-left"), (self.on, "chevron-right"),
            (self.larger, "zoom-in"), (self.smaller, "zoom-out"),
        ):  # fmt: skip
            button.setIcon(self._theme.icons.icon(icon, self._theme.colours[Token.SECONDARY]))
            button.setIconSize(QSize(size, size))
        for view in (self.table, self.pages):
            view.look()

    def _say(self) -> None:
        earlier, later = self._shown().can_leaf
        self.back.setEnabled(earlier)
        self.on.setEnabled(later)
        if self.is_paged:
            text = self.tr("Source, page {page} of {count}").format(page=self.pages.page, count=self.pages.count)
            self.place.setText(text)
            return
        rows = self._lit or self.table.shown
        if not len(self._rows) or not len(rows):
            self.place.setText(self.tr("Source"))
            return
        place, last = self._rows[rows.start].place, self._rows[rows.stop - 1].place
        if place.page is not None:
            self.place.setText(self.tr("Source, page {page}").format(page=place.page))
        elif place.line is not None and (last.line or 0) > place.line:
            self.place.setText(self.tr("Source, lines {first}–{last}").format(first=place.line, last=last.line))
        else:
            self.place.setText(self.tr("Source, line {line}").format(line=place.line or "—"))


def opened_pages(file: KeptFile, **_watch: Any) -> Pages:
    """The pages of a PDF or a picture, read whole: the file may be taken away afterwards. For a worker thread."""
    with file.open("rb") as read:
        data = read.read()
    if b"%PDF-" in data[:1024]:
        from gui.widgets.pdf_pages import PdfPages

        return PdfPages(data)
    from gui.widgets.picture_pages import PicturePages

    return PicturePages(data, file.name)
