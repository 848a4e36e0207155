"""The right side of the review: the measure whole or its form, and below it the rows, or the indicators."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QStackedWidget, QWidget

from gui.gaps import QVBoxLayout
from gui.language import FollowsLanguage
from gui.page import Frame
from gui.review.indicators_view import IndicatorsView
from gui.review.review_head import ReviewHead
from gui.review.row_card import RowCard
from gui.review.row_editor import RowEditor
from gui.review.row_steps import RowSteps
from gui.review.rows_view import RowsView
from gui.widgets.chip_button import ChipButton
from gui.widgets.flow_layout import FlowLayout, together
from gui.widgets.panel import Framed
from gui.widgets.tall_area import TallArea
from model.rows.draft import PlanDraft

_CARD_SHARE, _FORM_SHARE = 0.62, 0.8  # the most of the right side the measure itself may take, and its form
_ROWS_LEFT, _ROWS_LEAST = 4, 1  # lines of the list that stay in sight below it; so many where there is no room for more
_CARD_LEAST, _CARD_NEEDED = 56, 240  # px at 100 %: what is doubted, and the form, stay in sight up to such a height
_ROW_SEEN = 76  # px at 100 %: the row looked at, in a page that is scrolled
_MARGINS = 1, 3, 1, 3  # of a panel: the rounded edge stays free


class ReviewSide(FollowsLanguage, QWidget):
    """Holds the parts and shows what is looked at: measures, or indicators where the plan has any."""

    def __init__(self, frame: Frame, head: ReviewHead, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = frame.theme
        self.measures_chip, self.indicators_chip = ChipButton(self), ChipButton(self)
        self._chips = QButtonGroup(self)
        for chip in (self.measures_chip, self.indicators_chip):
            chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            chip.hide()
            self._chips.addButton(chip)
        self.measures_chip.setChecked(True)
        self._stack = QStackedWidget(self)
        self._build_measures(frame)
        panel = Framed(self._stack, margins=_MARGINS)
        self._stack.addWidget(panel)
        self.indicators = IndicatorsView(frame, panel)
        panel.column.addWidget(self.indicators)
        self._lay_out(head)
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
        self.steps.setVisible(not shown)

    def fit(self) -> None:
        """Give the card the height it needs, up to its share of the side."""
        shown: RowCard | RowEditor = self.card if self.editor.isHidden() else self.editor
        layout = shown.layout()
        width = self.card_area.viewport().width()
        wanted = shown.sizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            wanted = layout.totalHeightForWidth(width)
        share = _CARD_SHARE if shown is self.card else _FORM_SHARE
        self.steps.setMinimumHeight(self._steps_height())  # where room is short, the list gives way and not the buttons
        self.rows.setMinimumHeight(self.rows.fontMetrics().lineSpacing() * _ROWS_LEAST)
        below = self.steps.minimumHeight() + self.rows.fontMetrics().lineSpacing() * _ROWS_LEFT
        most = min(round(self.height() * share), self._stack.height() - below)
        seen = self._theme.px(_CARD_NEEDED)
        least = max(_CARD_LEAST, min(seen if shown is self.editor else self.card.height_of_doubts(width), seen))
        self.card_area.setFixedHeight(max(min(least, wanted), min(wanted, most)))
        self._stack.setMinimumHeight(least + self.steps.minimumHeight() + self._theme.px(_ROW_SEEN))

    def _steps_height(self) -> int:
        steps = self.steps.layout()
        return 0 if steps is None or self.steps.isHidden() else steps.totalHeightForWidth(self.card_area.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the card its share."""
        super().resizeEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the card its share again once it has its width, from which the heights follow."""
        if event.type() == QEvent.Type.Resize and isinstance(event, QResizeEvent) and event.size().width() != event.oldSize().width():
            self.fit()
        return super().eventFilter(watched, event)

    def _show_chosen(self) -> None:
        self._stack.setCurrentIndex(int(self.shows_indicators))
        self.card.path.setVisible(not self.shows_indicators)

    def _lay_out(self, head: ReviewHead) -> None:
        bar = FlowLayout(is_spread=True)  # large text sets the step to the next doubt below
        bar.setContentsMargins(4, 0, 0, 0)
        bar.addWidget(together(self, self.measures_chip, self.indicators_chip, self.card.path, grows=self.card.path))
        bar.addWidget(together(self, head.undo, head.next))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)

    def _build_measures(self, frame: Frame) -> None:
        """From outside in: a style sheet is worked out anew for all that is in a widget when it changes its parent."""
        side = QWidget(self._stack)
        self._stack.addWidget(side)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        above, below = (Framed(side, margins=_MARGINS) for _ in range(2))
        column.addWidget(above)
        column.addWidget(below, 1)
        self.card_area = TallArea(above)
        self.steps = RowSteps(above)
        for part in (self.card_area, self.steps):
            above.column.addWidget(part)
        either = QWidget(self.card_area)  # not stacked: a stack is as high as its highest page
        self.card_area.setWidget(either)
        self.card, self.editor = RowCard(frame, either), RowEditor(frame.theme, either)
        self.editor.hide()
        one = QVBoxLayout(either)
        one.setContentsMargins(0, 0, 0, 0)
        one.addWidget(self.card)
        one.addWidget(self.editor)
        one.addStretch(1)
        self.rows = RowsView(frame.theme, below)
        self.card_area.installEventFilter(self)
        below.column.addWidget(self.rows)
