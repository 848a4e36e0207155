"""Over the quarter's report: which quarter, whose measures, and the ways to hand it over."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from gui.language import FollowsLanguage
from gui.page import Frame
from gui.widgets.flow_layout import FlowLayout, together
from gui.widgets.period_field import PeriodField
from gui.widgets.scope_chips import ScopeChips
from gui.wording import quarter_words


class QuarterHead(FollowsLanguage, QWidget):
    """The keys hold while the head is seen: the page hears them too, whose other tab has nothing to print."""

    def __init__(self, frame: Frame, panel: QWidget) -> None:
        super().__init__(panel)
        self._can_hand = False
        self.field = PeriodField(frame.theme, quarter_words, self)
        self.scope = ScopeChips(self)
        self.save, self.word, self.print, self.numbers = (QPushButton(self) for _ in range(4))
        self.save.setProperty("kind", "primary")
        self.save_key, self.print_key = QAction(panel), QAction(panel)
        self.save_key.setShortcut(QKeySequence.StandardKey.Save)
        self.print_key.setShortcut(QKeySequence.StandardKey.Print)
        for action in self.keys:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            panel.addAction(action)
        self._parts = (self.field, self.scope, self.save, self.word, self.print, self.numbers)
        flow = FlowLayout(self, gap=8, is_spread=True)
        for part in (together(self, self.field, self.scope, gap=12), self.save, self.word, self.print, self.numbers):
            flow.addWidget(part)
        frame.theme.changed.connect(self._look)
        self.retranslate()

    @property
    def keys(self) -> tuple[QAction, QAction]:
        """Saving and printing by keyboard."""
        return self.save_key, self.print_key

    def retranslate(self) -> None:
        """Set every text anew."""
        self.field.set_names(self.tr("Quarter"), self.tr("The quarter before"), self.tr("The quarter after"))
        self.save.setText(self.tr("Save as P&DF…"))
        self.word.setText(self.tr("Save as &Word…"))
        self.word.setToolTip(self.tr("The same report as a Word document, to be finished by hand"))
        self.print.setText(self.tr("&Print…"))
        self.numbers.setText(self.tr("&Numbers…"))
        self.numbers.setToolTip(self.tr("Which measures each number of the summary counts"))
        self.save_key.setText(self.tr("Save the report as PDF"))
        self.print_key.setText(self.tr("Print the report"))
        self._look()

    def allow(self, *, is_there: bool) -> None:
        """Whether there is a report to be handed over."""
        self._can_hand = is_there
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """The keys hold from now on."""
        super().showEvent(event)
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is printed that is not seen."""
        super().hideEvent(event)
        self._show()

    def _show(self) -> None:
        for button in (self.save, self.word, self.print, self.numbers):
            button.setEnabled(self._can_hand)
        for key in self.keys:
            key.setEnabled(self._can_hand and self.isVisible())

    def _look(self) -> None:
        """One height for what stands in a line."""
        height = max(part.sizeHint().height() for part in self._parts)
        for part in self._parts:
            part.setMinimumHeight(height)
