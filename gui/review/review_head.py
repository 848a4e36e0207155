"""The line over the review: whose file it is, what was read, what is left to do, accept or go on later."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from gui.language import FollowsLanguage
from gui.review.review_state import ReviewState
from gui.review.review_year import ReviewYear
from gui.theme import Theme
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.flow_layout import FlowLayout, together
from model.rules.indicator_edits import cells_in_doubt

_WIDEST_TITLE = 280


class ReviewHead(FollowsLanguage, QWidget):
    """Says what the state is; its two buttons and the ones for doubts and undo are the page's to connect."""

    def __init__(self, theme: Theme, state: ReviewState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.year = ReviewYear(theme, state, self)
        self.title, self.counts = ElidedLabel("", self), ElidedLabel("", self)
        self.title.setProperty("tone", "head")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.title.setMaximumWidth(theme.px(_WIDEST_TITLE))
        self.counts.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.counts.setProperty("tone", "secondary")
        self.later, self.accept = QPushButton(self), QPushButton(self)
        self.accept.setProperty("kind", "primary")
        self.next, self.undo = QPushButton(self), QPushButton(self)
        self.next.setProperty("kind", "badge")
        self.undo.setProperty("kind", "link")
        head = FlowLayout(self, gap=12, is_spread=True)  # large text sets the buttons below the rest
        head.addWidget(together(self, self.title, self.year, self.counts, gap=12, grows=self.counts))
        head.addWidget(together(self, self.later, self.accept, gap=12))
        self.undo.clicked.connect(state.undo)
        state.draft_changed.connect(self._say)
        state.row_changed.connect(self._say_doubt)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.later.setText(self.tr("Continue &later"))
        self._say()

    def _say(self) -> None:
        state = self._state
        draft, total = state.draft, len(state.draft.measures)
        self.title.setText(self.tr("Taking in: {file}").format(file=state.review.source_name))
        annexes = len({row.annex for row in draft.measures})
        parts = [self.tr("%n to confirm", "", len(state.in_doubt) + cells_in_doubt(draft))]  # first: the end is cut in a narrow window
        if state.questions:
            parts.append(self.tr("%n question(s)", "", state.questions))
        parts += [self.tr("%n annex(es)", "", annexes), self.tr("%n measure(s)", "", total)]
        if draft.indicators:
            parts.append(self.tr("%n indicator value(s)", "", len(draft.indicators)))
        self.counts.setText(" · ".join(parts))
        self.counts.setToolTip(
            self.tr("Questions are what the plan's own words leave open; they are asked after accepting.")
        )
        self.accept.setText(self.tr("&Accept %n measure(s)", "", total))
        self.accept.setEnabled(total > 0)
        self._say_doubt()

    def _say_doubt(self) -> None:
        count, place = len(self._state.in_doubt), self._state.place_in_doubts
        self.next.setEnabled(count > 0)
        if not count:
            self.next.setText(self.tr("No doubt is left"))
        elif place:
            self.next.setText(self.tr("Next doubt  F8  ({place}/{count})").format(place=place, count=count))
        else:
            self.next.setText(self.tr("Next doubt  F8  ({count})").format(count=count))
        undo = self._state.undo_text
        self.undo.setVisible(bool(undo))
        self.undo.setText(self.tr("Undo  Ctrl+Z"))
        self.undo.setToolTip(undo)
        self.undo.setAccessibleDescription(undo)
