"""The review: source on the left, what was read on the right, every doubt settled beside its source."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QSplitter, QWidget

from gui.gaps import QVBoxLayout
from gui.language import FollowsLanguage
from gui.page import Frame
from gui.review.review_head import ReviewHead
from gui.review.review_side import ReviewSide
from gui.review.review_state import ReviewState
from gui.review.review_steps import ReviewSteps
from gui.review.source_view import SourceView, opened_pages
from gui.widgets.banner import Banners
from gui.widgets.name_completer import asked_letters
from gui.widgets.tall_area import scrolled_column
from gui.wording import plan_name
from model.rows.draft import Field, IndicatorDraft
from model.rows.review import Review, ReviewFacts
from model.rules import draft_edits
from model.rules.draft_edits import RowValues
from model.rules.indicator_edits import cells_in_doubt

_AROUND = 6  # measures before and after that tell which column of the source is which
_UNDO = (Qt.Key.Key_Z, Qt.Key.Key_Y)
_STEPS = {
    Qt.Key.Key_E: "edit", Qt.Key.Key_S: "split", Qt.Key.Key_J: "join", Qt.Key.Key_M: "move",
    Qt.Key.Key_U: "units", Qt.Key.Key_Delete: "delete",
}  # fmt: skip


class _Parts(QSplitter):
    """The source and what was read of it; no higher than it has to be where the window is low."""

    def sizeHint(self) -> QSize:
        """As high as what was read needs."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())


class ReviewPage(FollowsLanguage, QWidget):
    """One review; nothing enters the ledger before Accept.

    Signals:
        changed: the draft or the row looked at is different: keep it.
        accept_wanted: the draft is to be taken in.
        later_wanted: the review is to be gone on with another day.
    """

    changed = Signal()
    accept_wanted = Signal()
    later_wanted = Signal()

    def __init__(self, frame: Frame, review: Review, facts: ReviewFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self.state = ReviewState(review, facts, self)
        self.banners = Banners(self)
        self.steps = ReviewSteps(frame, self.state, self)
        self.head = ReviewHead(frame.theme, self.state, self)
        self._parts = _Parts(Qt.Orientation.Horizontal, self)
        self.source = SourceView(frame.theme, frame.operations.work, self._parts)
        self.side = ReviewSide(frame, self.head, self._parts)
        self.rows, self.card, self.editor = self.side.rows, self.side.card, self.side.editor
        self.indicators = self.side.indicators
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.rows)
        self.source.set_source(review.source)
        if review.pages is not None:
            frame.operations.work(
                self, opened_pages, review.pages, on_done=self.source.set_pages, on_error=self.source.without_pages
            )
        self._say_elsewhere()
        self._on_draft()

    def shortcuts(self) -> list[tuple[str, str]]:
        """The review's own keys for the list under F1."""
        return review_keys()

    @property
    def is_editing(self) -> bool:
        """Whether the form is open."""
        return not self.editor.isHidden()

    def step(self, name: str) -> None:
        """Do one of the steps of the card: accept, edit, split, join, move, units, delete."""
        if self.state.measure is not None:
            {
                "accept": self.steps.accept_row, "edit": self.edit, "split": self.steps.split,
                "join": self.steps.join, "move": self.steps.move, "units": lambda: self.edit(Field.LEAD),
                "delete": self.steps.delete,
            }[name]()  # fmt: skip

    def edit(self, field: Field = Field.MEASURE) -> None:
        """Open the form on the row, the keyboard in a field."""
        if self.state.measure is not None:
            names = draft_edits.units_named(self.state.draft)
            self.editor.set_known_units(names)
            self._frame.operations.ask(self, asked_letters, names, on_done=partial(self.editor.set_known_units, names))
            self.side.show_editor(shown=True)
            self.editor.set_values(draft_edits.values_of(self.state.measure), focus=field)
            self.side.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The review's keys; Return presses the button that has the focus."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        is_plain = not modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        focused = self.focusWidget()
        if key is Qt.Key.Key_F8:
            self._next(-1 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1)
        elif modifiers & Qt.KeyboardModifier.ControlModifier and key in _UNDO and not self.is_editing:
            again = key is Qt.Key.Key_Y or bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            (self.state.redo if again else self.state.undo)()
        elif focused is self.head.year.field:
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
                self.rows.setFocus()
        elif self.is_editing or not is_plain or self.side.shows_indicators:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused.click() if isinstance(focused, QAbstractButton) else self.steps.accept_row()
        elif key in _STEPS:
            self.step(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Claim Ctrl+Z and Ctrl+Y for the review before the window's own undo gets them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if is_control and Qt.Key(event.key()) in _UNDO:
                event.accept()
                return True
        return super().event(event)

    def retranslate(self) -> None:
        """Show the rows and say whose plan it is in the language of the moment."""
        self.rows.show_draft(self.state.draft, self.state.row)
        self._say_elsewhere()

    def _lay_out(self) -> None:
        self._parts.setChildrenCollapsible(False)
        self._parts.setHandleWidth(12)
        self._parts.setSizes([520, 560])
        body = QWidget(self)
        inside = scrolled_column(body, spacing=10)
        inside.addWidget(self.head)
        inside.addWidget(self._parts, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.banners)
        whole.addWidget(body, 1)

    def _connect(self) -> None:
        self.state.draft_changed.connect(self._on_draft)
        self.state.row_changed.connect(self._on_row)
        self.rows.row_chosen.connect(self.state.go)
        self.head.later.clicked.connect(self.later_wanted)
        self.head.accept.clicked.connect(self._on_accept)
        self.head.next.clicked.connect(lambda: self._next(1))
        self.card.reflowed.connect(self.side.fit)
        self.side.steps.step_wanted.connect(self.step)
        self.card.proposal_wanted.connect(self.steps.take_proposal)
        self.card.as_it_is_wanted.connect(self.steps.as_it_is)
        self.card.own_wanted.connect(self.edit)
        self.steps.settled.connect(self.rows.setFocus)
        self.editor.kept.connect(self._keep_values)
        self.editor.left.connect(self._close_editor)
        self.indicators.cell_chosen.connect(self._on_indicator)
        self.indicators.value_written.connect(self.steps.write_indicator)
        self.indicators.renamed.connect(self.steps.rename_indicator)
        self.indicators.settled.connect(self.steps.settle_indicators)
        self.indicators.dropped.connect(self.steps.drop_indicator)

    def _say_elsewhere(self) -> None:
        """Say that the plan is another area's, before it is taken in."""
        facts = self.state.facts
        if facts.elsewhere:
            notice = self.state.draft.notice
            title = plan_name(notice.title) or self.state.review.source_name
            said = self._frame.messages.explain("plan-elsewhere", title=title, area=facts.elsewhere, mine=facts.home)
            self.banners.show_line("elsewhere", said.happened)

    def _on_draft(self) -> None:
        self.rows.show_draft(self.state.draft, self.state.row)
        self.side.show_indicators(self.state.draft)
        self._on_row()

    def _on_row(self) -> None:
        self._close_editor()
        self.rows.show_row(self.state.row)
        self.card.set_measure(self.state.measure)
        self.side.card_area.verticalScrollBar().setValue(0)  # what is doubted stands at the top
        self.side.steps.set_enabled(enabled=self.state.measure is not None)
        if not self.side.shows_indicators:
            row, measures = self.state.row, self.state.draft.measures
            around = [*measures[max(0, row - _AROUND) : row], *measures[row + 1 : row + 1 + _AROUND]]
            self.source.show_measure(self.state.measure, around)
        self.changed.emit()

    def _on_indicator(self, cell: IndicatorDraft) -> None:
        self.source.show_place(cell.place)

    def _next(self, step: int) -> None:
        if not self.is_editing:
            self.side.choose_measures()
            self.state.next_doubt(step)
            self.rows.setFocus()
            if not self.state.in_doubt:
                cells = cells_in_doubt(self.state.draft)
                left = self.tr("No measure is in doubt; %n indicator value(s) still to confirm", "", cells)
                self._frame.messages.say(left if cells else self.tr("No doubt is left"))

    def _keep_values(self, values: RowValues) -> None:
        if self.steps.keep_values(values):
            self._close_editor()

    def _close_editor(self) -> None:
        if self.is_editing:
            self.side.show_editor(shown=False)
            self.side.fit()
            self.rows.setFocus()

    def _on_accept(self) -> None:
        self.head.year.settle()
        if self.state.year_from == "today":
            self._frame.messages.confirm(
                "review-year-left", self.tr("It is of {year}").format(year=self.state.year), self._accept_doubts,
                year=self.state.year,
            )  # fmt: skip
        else:
            self._accept_doubts()

    def _accept_doubts(self) -> None:
        draft = self.state.draft
        left, cells = len([row for row in draft.measures if row.doubts]), cells_in_doubt(draft)
        if left:
            self._frame.messages.confirm(
                "review-doubts-left", self.tr("Accept with %n doubtful row(s)", "", left), self.accept_wanted.emit,
                count=left, total=len(draft.measures), sure=len(draft.measures) - left,
            )  # fmt: skip
        elif cells:
            self._frame.messages.confirm(
                "review-indicators-left", self.tr("Accept with %n doubtful value(s)", "", cells),
                self.accept_wanted.emit, count=cells, total=len(draft.indicators),
            )  # fmt: skip
        else:
            self.accept_wanted.emit()


def review_keys() -> list[tuple[str, str]]:
    """(keys, what they do) in the review of a plan, also while there is none."""
    return [
        ("F8 · Shift+F8", QCoreApplication.translate("ReviewPage", "Next or previous doubt")),
        ("Enter", QCoreApplication.translate("ReviewPage", "This row is right")),
        ("E", QCoreApplication.translate("ReviewPage", "Edit the row")), ("U", QCoreApplication.translate("ReviewPage", "Edit its units")),
        ("S", QCoreApplication.translate("ReviewPage", "Split the measure")), ("J", QCoreApplication.translate("ReviewPage", "Join it with the one above")),
        ("M", QCoreApplication.translate("ReviewPage", "Move it into another task")), ("Del", QCoreApplication.translate("ReviewPage", "Delete the row")),
        ("Ctrl+Z · Ctrl+Y", QCoreApplication.translate("ReviewPage", "Undo and redo in the review")),
    ]  # fmt: skip
