"""The review: source on the left, what was read on the right, every doubt settled beside its source."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from gui.dialogs.move_measure import MoveDialog
from gui.dialogs.split_measure import SplitDialog
from gui.page import Frame
from gui.review.review_state import ReviewState
from gui.review.row_card import RowCard
from gui.review.row_editor import RowEditor
from gui.review.rows_view import RowsView
from gui.review.source_view import SourceView, opened_pages
from gui.widgets.elided_label import ElidedLabel
from model.errors import UserError
from model.rows.draft import Doubt, Field, PlanDraft
from model.rows.review import Review
from model.rules import draft_edits
from model.rules.draft_edits import RowValues, TaskPlace

_CARD_SHARE = 0.62  # the most of the right side the measure itself may take
_UNDO = (Qt.Key.Key_Z, Qt.Key.Key_Y)


class ReviewPage(QWidget):
    """One review; nothing enters the ledger before Accept.

    Signals:
        changed: the draft or the row looked at is different: keep it.
        accept_wanted: the draft is to be taken in.
        later_wanted: the review is to be gone on with another day.
    """

    changed = Signal()
    accept_wanted = Signal()
    later_wanted = Signal()

    def __init__(self, frame: Frame, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self.state = ReviewState(review, self)
        self.title = ElidedLabel("", self)
        self.title.setProperty("tone", "head")
        self.counts = ElidedLabel("", self)
        self.counts.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.counts.setProperty("tone", "secondary")
        self.later, self.accept = QPushButton(self), QPushButton(self)
        self.accept.setProperty("kind", "primary")
        self.next, self.undo = QPushButton(self), QPushButton(self)
        self.next.setProperty("kind", "badge")
        self.undo.setProperty("kind", "link")
        self.source = SourceView(frame.theme, frame.operations.work, self)
        self.rows = RowsView(frame.theme, self)
        self.card = RowCard(frame, self)
        self.editor = RowEditor(frame.theme, self)
        self._build()
        self._connect()
        self.setFocusProxy(self.rows)
        self.source.set_source(review.source)
        if review.pages is not None:
            frame.operations.work(
                self, opened_pages, review.pages, on_done=self.source.set_pages, on_error=self.source.without_pages
            )
        self.retranslate()
        self._on_draft()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.later.setText(self.tr("Continue &later"))
        self.rows.setAccessibleName(self.tr("Rows that were read"))
        self.rows.show_draft(self.state.draft, self.state.row)
        self._say()

    def shortcuts(self) -> list[tuple[str, str]]:
        """The review's own keys for the list under F1."""
        return [
            ("F8 · Shift+F8", self.tr("Next or previous doubt")), ("Enter", self.tr("This row is right")),
            ("E", self.tr("Edit the row")), ("U", self.tr("Edit its units")), ("S", self.tr("Split the measure")),
            ("J", self.tr("Join it with the one above")), ("M", self.tr("Move it into another task")),
            ("Del", self.tr("Delete the row")), ("Ctrl+Z · Ctrl+Y", self.tr("Undo and redo in the review")),
        ]

    @property
    def is_editing(self) -> bool:
        """Whether the form is open."""
        return not self.editor.isHidden()

    def step(self, name: str) -> None:
        """Do one of the steps of the card: accept, edit, split, join, move, units, delete."""
        if self.state.measure is not None:
            {
                "accept": self._accept_row, "edit": self.edit, "split": self._split, "join": self._join,
                "move": self._move, "units": lambda: self.edit(Field.LEAD), "delete": self._delete,
            }[name]()

    def edit(self, field: Field = Field.MEASURE) -> None:
        """Open the form on the row, the keyboard in a field."""
        if self.state.measure is not None:
            self.editor.set_known_units(draft_edits.units_named(self.state.draft))
            self._show_editor(shown=True)
            self.editor.set_values(draft_edits.values_of(self.state.measure), focus=field)
            self._fit_card()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The review's keys; Return presses the button that has the focus."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        is_plain = not modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        steps = {
            Qt.Key.Key_E: "edit", Qt.Key.Key_S: "split", Qt.Key.Key_J: "join", Qt.Key.Key_M: "move",
            Qt.Key.Key_U: "units", Qt.Key.Key_Delete: "delete",
        }
        focused = self.focusWidget()
        if key is Qt.Key.Key_F8:
            self._next(-1 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1)
        elif modifiers & Qt.KeyboardModifier.ControlModifier and key in _UNDO and not self.is_editing:
            self._back_or_on(key, modifiers)
        elif self.is_editing or not is_plain:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused.click() if isinstance(focused, QAbstractButton) else self._accept_row()
        elif key in steps:
            self.step(steps[key])
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the card its share."""
        super().resizeEvent(event)
        self._fit_card()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title, 2)
        head.addWidget(self.counts, 3)
        for part in (self.later, self.accept):
            head.addWidget(part)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(12)
        self._splitter.addWidget(self.source)
        self._splitter.addWidget(self._right_side())
        self._splitter.setSizes([520, 560])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 12, 20, 16)
        whole.setSpacing(10)
        whole.addLayout(head)
        whole.addWidget(self._splitter, 1)

    def _right_side(self) -> QWidget:
        either = QWidget(self)  # not stacked: a stack is as high as its highest page
        one = QVBoxLayout(either)
        one.setContentsMargins(0, 0, 0, 0)
        one.addWidget(self.card)
        one.addWidget(self.editor)
        one.addStretch(1)
        self.editor.hide()
        self._card_area = QScrollArea(self)
        self._card_area.setWidgetResizable(True)
        self._card_area.setFrameShape(QFrame.Shape.NoFrame)
        self._card_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._card_area.setWidget(either)
        bar = QHBoxLayout()
        bar.setContentsMargins(4, 0, 0, 0)
        bar.setSpacing(8)
        bar.addWidget(self.card.path, 1)
        bar.addWidget(self.undo)
        bar.addWidget(self.next)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(bar)
        column.addWidget(_panel(self._card_area, right))
        column.addWidget(_panel(self.rows, right), 1)
        return right

    def _connect(self) -> None:
        self.state.draft_changed.connect(self._on_draft)
        self.state.row_changed.connect(self._on_row)
        self.rows.row_chosen.connect(self.state.go)
        self.next.clicked.connect(lambda: self._next(1))
        self.undo.clicked.connect(self.state.undo)
        self.later.clicked.connect(self.later_wanted)
        self.accept.clicked.connect(self._on_accept)
        self.card.reflowed.connect(self._fit_card)
        self.card.step_wanted.connect(self.step)
        self.card.proposal_wanted.connect(self._take_proposal)
        self.card.as_it_is_wanted.connect(self._as_it_is)
        self.card.own_wanted.connect(self.edit)
        self.editor.kept.connect(self._keep_values)
        self.editor.left.connect(self._close_editor)

    def _on_draft(self) -> None:
        self.rows.show_draft(self.state.draft, self.state.row)
        self._on_row()
        self._say()

    def _on_row(self) -> None:
        self._close_editor()
        measure = self.state.measure
        self.rows.show_row(self.state.row)
        self.card.set_measure(measure)
        self.source.show_measure(measure)
        self._say_doubt()
        self.changed.emit()

    def _say(self) -> None:
        draft = self.state.draft
        annexes = len({row.annex for row in draft.measures})
        total = len(draft.measures)
        self.title.setText(self.tr("Taking in: {file}").format(file=self.state.review.source_name))
        parts = [self.tr("%n annex(es)", "", annexes), self.tr("%n measure(s)", "", total)]
        if draft.indicators:
            parts.append(self.tr("%n indicator value(s)", "", len(draft.indicators)))
        parts.append(self.tr("%n to confirm", "", len(self.state.in_doubt)))
        if self.state.questions:
            parts.append(self.tr("%n question(s)", "", self.state.questions))
        self.counts.setText(" · ".join(parts))
        self.counts.setToolTip(self.tr("Questions are what the plan's own words leave open; they are asked after accepting."))
        self.accept.setText(self.tr("&Accept %n measure(s)", "", total))
        self.accept.setEnabled(total > 0)
        self._say_doubt()

    def _say_doubt(self) -> None:
        count, place = len(self.state.in_doubt), self.state.place_in_doubts
        self.next.setEnabled(count > 0)
        if not count:
            self.next.setText(self.tr("No doubt is left"))
        elif place:
            self.next.setText(self.tr("Next doubt  F8  ({place}/{count})").format(place=place, count=count))
        else:
            self.next.setText(self.tr("Next doubt  F8  ({count})").format(count=count))
        undo = self.state.undo_text
        self.undo.setVisible(bool(undo))
        self.undo.setText(self.tr("Undo  Ctrl+Z"))
        self.undo.setToolTip(undo)
        self.undo.setAccessibleDescription(undo)

    def _fit_card(self) -> None:
        shown: RowCard | RowEditor = self.editor if self.is_editing else self.card
        layout = shown.layout()
        width = self._card_area.viewport().width()
        wanted = shown.sizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            wanted = layout.totalHeightForWidth(width)
        most = round(self.height() * _CARD_SHARE)
        self._card_area.setFixedHeight(max(80, min(wanted, most)))

    def _next(self, step: int) -> None:
        if not self.is_editing:
            self.state.next_doubt(step)
            self.rows.setFocus()

    def _back_or_on(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        if key is Qt.Key.Key_Y or modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.state.redo()
        else:
            self.state.undo()

    def _show_editor(self, *, shown: bool) -> None:
        self.editor.setVisible(shown)
        self.card.setVisible(not shown)

    def _close_editor(self) -> None:
        if self.is_editing:
            self._show_editor(shown=False)
            self.rows.setFocus()
            self._fit_card()

    def _try(self, text: str, edit: Callable[[], tuple[PlanDraft, int]]) -> bool:
        try:
            draft, row = edit()
        except UserError as error:
            self._frame.messages.show_error(error)
            return False
        self.state.apply(text, draft, row)
        return True

    def _accept_row(self) -> None:
        row = self.state.row
        was_in_doubt = bool(self.state.measure and self.state.measure.doubts)
        if was_in_doubt:
            self._try(self.tr("This row is right"), lambda: (draft_edits.settle_all(self.state.draft, row), row))
            if self.state.next_doubt():
                return
        self.state.go(row + 1)

    def _take_proposal(self, doubt: Doubt) -> None:
        row = self.state.row
        self._try(self.tr("Take the proposal"), lambda: (draft_edits.take_proposal(self.state.draft, row, doubt), row))
        self.rows.setFocus()

    def _as_it_is(self, doubt: Doubt) -> None:
        row = self.state.row
        self._try(self.tr("As it is"), lambda: (draft_edits.settle(self.state.draft, row, doubt), row))
        self.rows.setFocus()

    def _keep_values(self, values: RowValues) -> None:
        row = self.state.row
        if self._try(self.tr("Edit the row"), lambda: (draft_edits.write_values(self.state.draft, row, values), row)):
            self._close_editor()

    def _split(self) -> None:
        measure, row = self.state.measure, self.state.row
        if measure is not None:
            dialog = SplitDialog(self._frame.theme, measure.measure, self)
            dialog.cut.connect(lambda place: self._try(
                self.tr("Split the measure"), lambda: (draft_edits.split(self.state.draft, row, place), row)
            ))
            self._open(dialog)

    def _join(self) -> None:
        row = self.state.row
        self._try(
            self.tr("Join with the one above"),
            lambda: (draft_edits.join_with_previous(self.state.draft, row), row - 1),
        )

    def _move(self) -> None:
        measure, row = self.state.measure, self.state.row
        if measure is not None:
            tasks, current = draft_edits.tasks_of(self.state.draft), draft_edits.task_of(measure)
            dialog = MoveDialog(self._frame.theme, tasks, current, self)

            def moved(task: TaskPlace) -> None:
                self._try(self.tr("Move the measure"), lambda: draft_edits.move(self.state.draft, row, task))

            dialog.chosen.connect(moved)
            self._open(dialog)

    def _delete(self) -> None:
        row = self.state.row
        self._try(self.tr("Delete the row"), lambda: (draft_edits.delete(self.state.draft, row), row))

    def _open(self, dialog: QObject) -> None:
        dialog.finished.connect(dialog.deleteLater)  # type: ignore[attr-defined]
        dialog.open()  # type: ignore[attr-defined]

    def _on_accept(self) -> None:
        left, total = len([row for row in self.state.draft.measures if row.doubts]), len(self.state.draft.measures)
        if left:
            self._frame.messages.confirm(
                "review-doubts-left", self.tr("Accept with %n doubtful row(s)", "", left), self.accept_wanted.emit,
                count=left, total=total, sure=total - left,
            )
        else:
            self.accept_wanted.emit()


def _panel(inside: QWidget, parent: QWidget) -> QFrame:
    panel = QFrame(parent)
    panel.setProperty("look", "panel")
    column = QVBoxLayout(panel)
    column.setContentsMargins(1, 3, 1, 3)
    column.addWidget(inside)
    return panel
