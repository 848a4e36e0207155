"""The right side of the review: the measure whole or its form, and below it the rows, or the indicators."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.page import Frame
from gui.review.indicators_view import IndicatorsView
from gui.review.review_head import ReviewHead
from gui.review.row_card import RowCard
from gui.review.row_editor import RowEditor
from gui.review.rows_view import RowsView
from model.rows.draft import PlanDraft

_CARD_SHARE = 0.62  # the most of the right side the measure itself may take


class ReviewSide(QWidget):
    """Holds the parts and shows what is looked at: measures, or indicators where the plan has any."""

    def __init__(self, frame: Frame, head: ReviewHead, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowsView(frame.theme, self)
        self.card = RowCard(frame, self)
        self.editor = RowEditor(frame.theme, self)
        self.indicators = IndicatorsView(frame, self)
        self.measures_chip, self.indicators_chip = QPushButton(self), QPushButton(self)
        self._chips = QButtonGroup(self)
        for chip in (self.measures_chip, self.indicators_chip):
            chip.setCheckable(True)
            chip.setProperty("kind", "chip")
            chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            chip.hide()
            self._chips.addButton(chip)
        self.measures_chip.setChecked(True)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._measures_side())
        self._stack.addWidget(_panel(self.indicators, self))
        bar = QHBoxLayout()
        bar.setContentsMargins(4, 0, 0, 0)
        bar.setSpacing(8)
        bar.addWidget(self.measures_chip)
        bar.addWidget(self.indicators_chip)
        bar.addWidget(self.card.path, 1)
        bar.addStretch(0)
        bar.addWidget(head.undo)
        bar.addWidget(head.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)
        self._chips.buttonToggled.connect(lambda *_: self._show_chosen())
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.rows.setAccessibleName(self.tr("Rows that were read"))
        self.measures_chip.setText(self.tr("Measures"))
        self.indicators_chip.setText(self.tr("Indicators"))

    @property
    def shows_indicators(self) -> bool:
        """Whether the indicators are shown instead of the measures."""
        return self.indicators_chip.isChecked()

    def choose_measures(self) -> None:
        """Show the measures."""
        self.measures_chip.setChecked(True)

    def show_indicators(self, draft: PlanDraft) -> None:
        """Bring the indicators up to the draft; without any there is nothing to choose."""
        self.indicators.show_draft(draft)
        for chip in (self.measures_chip, self.indicators_chip):
            chip.setVisible(bool(draft.indicators))
        if not draft.indicators:
            self.choose_measures()

    def show_editor(self, *, shown: bool) -> None:
        """Show the form instead of the card, or the card again."""
        self.editor.setVisible(shown)
        self.card.setVisible(not shown)

    def fit(self) -> None:
        """Give the card the height it needs, up to its share of the side."""
        shown: RowCard | RowEditor = self.card if self.editor.isHidden() else self.editor
        layout = shown.layout()
        width = self.card_area.viewport().width()
        wanted = shown.sizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            wanted = layout.totalHeightForWidth(width)
        self.card_area.setFixedHeight(max(80, min(wanted, round(self.height() * _CARD_SHARE))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the card its share."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show_chosen(self) -> None:
        self._stack.setCurrentIndex(int(self.shows_indicators))
        self.card.path.setVisible(not self.shows_indicators)

    def _measures_side(self) -> QWidget:
        either = QWidget(self)  # not stacked: a stack is as high as its highest page
        one = QVBoxLayout(either)
        one.setContentsMargins(0, 0, 0, 0)
        one.addWidget(self.card)
        one.addWidget(self.editor)
        one.addStretch(1)
        self.editor.hide()
        self.card_area = QScrollArea(self)
        self.card_area.setWidgetResizable(True)
        self.card_area.setFrameShape(QFrame.Shape.NoFrame)
        self.card_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.card_area.setWidget(either)
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(_panel(self.card_area, side))
        column.addWidget(_panel(self.rows, side), 1)
        return side


def _panel(inside: QWidget, parent: QWidget) -> QFrame:
    panel = QFrame(parent)
    panel.setProperty("look", "panel")
    column = QVBoxLayout(panel)
    column.setContentsMargins(1, 3, 1, 3)
    column.addWidget(inside)
    return panel
