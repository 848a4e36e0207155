"""List and detail side by side, and the widths a person gave them and the list's columns."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from gui.gaps import gap
from gui.item_models.checklist_table import Column
from gui.pages.framed import framed
from gui.settings import Settings
from gui.theme import Theme
from gui.widgets.checklist_view import ChecklistView

_BETWEEN = 12
_HIGH = 220  # px at 100 %
_LEAST = 416  # px the list keeps where more than half would go to the detail
LIST = 696  # the list's share of a window of the usual size


class ListAndDetail(QSplitter):
    """The list on the left grows with the window; the detail keeps its width and folds away."""

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._settings, self._theme = settings, theme
        self.fold = QAction(self)
        self.fold.setShortcut(QKeySequence("F4"))
        self.fold.triggered.connect(self._fold)
        self._list: QWidget | None = None
        self.setHandleWidth(gap(_BETWEEN))
        self.splitterMoved.connect(self._on_moved)
        theme.changed.connect(self._look)
        theme.changed.connect(self.updateGeometry)

    def set_sides(self, listed: tuple[QWidget, ...], detail: QWidget) -> None:
        """Put the list, with what stands below it, beside the detail."""
        self._list = listed[0]
        self.addWidget(framed(self, *listed, margins=(1, 4, 1, 4)))
        self.addWidget(framed(self, detail, margins=(1, 4, 1, 4)))
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setCollapsible(0, False)
        self.setSizes([self._theme.px(LIST), self._detail_width()])

    def sizeHint(self) -> QSize:
        """So high that some measures and what is known of one can be read; where the window is lower, the page is scrolled."""
        return QSize(super().sizeHint().width(), self._theme.px(_HIGH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list its half where the window is narrow for the size of the text."""
        super().resizeEvent(event)
        self._share()

    def event(self, event: QEvent) -> bool:
        """Give the detail its width again when what stands in the list's place asks for less."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._share()
        return handled

    def retranslate(self) -> None:
        """Set every text anew."""
        self.fold.setText(self.tr("Show or hide the detail"))

    def _detail_width(self) -> int:
        """The detail's width at the text size in force; large text leaves the list nearly its half: the detail's rows do not break."""
        wanted, whole = self._theme.px(self._settings.detail_width), sum(self.sizes())
        return min(wanted, max(min(whole * 21 // 40, whole - _LEAST), whole // 2)) if whole else wanted

    def _share(self) -> None:
        if self.count() > 1 and self.sizes()[1] not in (0, self._detail_width()):
            self._look()

    def _on_moved(self, _place: int, _handle: int) -> None:
        width = self.sizes()[1]
        if width:
            self._settings.detail_width = round(width / self._theme.scale)

    def _look(self) -> None:
        self.setHandleWidth(gap(_BETWEEN))
        list_width, detail_width = self.sizes()
        if detail_width:
            wanted = self._detail_width()
            self.setSizes([list_width + detail_width - wanted, wanted])

    def _fold(self) -> None:
        list_width, detail_width = self.sizes()
        wanted = 0 if detail_width else self._detail_width()
        self.setSizes([list_width + detail_width - wanted, wanted])
        if not wanted and self._list is not None:
            self._list.setFocus()


SHOWN = "checklist-columns"


class KeptColumns(QObject):
    """Remembers which columns a person chose, in which order, and how wide they were made."""

    def __init__(self, view: ChecklistView, settings: Settings) -> None:
        super().__init__(view)
        self._view, self._settings = view, settings
        for column, width in zip(list(Column)[1:], settings.column_widths("checklist"), strict=False):
            view.setColumnWidth(column, max(width, 24))
        names = [name for name in settings.saved_text(SHOWN).split() if name in Column.__members__]
        if names:
            view.columns.choose([Column[name] for name in names])
        view.columns.changed.connect(self._on_chosen)
        view.horizontalHeader().sectionResized.connect(self._on_resized)

    def _on_resized(self, column: int, _old: int, _new: int) -> None:
        if column != Column.TEXT and self._view.isVisible() and not self._view.columns.is_setting:
            known = self._settings.column_widths("checklist")
            known += [self._view.columnWidth(other) for other in list(Column)[1 + len(known) :]]
            shown = [self._view.columnWidth(other) for other in list(Column)[1:]]  # 0 for those that are hidden
            self._settings.set_column_widths("checklist", [now or was for now, was in zip(shown, known, strict=True)])

    def _on_chosen(self) -> None:
        self._settings.save_text(SHOWN, " ".join(column.name for column in self._view.columns.chosen))
