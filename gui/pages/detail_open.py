"""What is open about a measure: doubts to compare with the source, and "相关…" to be answered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from gui.calling import calling
from gui.gaps import QHBoxLayout, QVBoxLayout
from gui.page import Frame
from gui.pages.detail_section import DetailSection, emptied, wrapped
from gui.pages.framed import framed
from gui.widgets.flow_layout import FlowLayout
from gui.wording import role_word
from model.rows.checklist import DutyRow
from model.rows.clash import FieldKey, FieldKind, Seen

if TYPE_CHECKING:
    from model.rows.draft import Doubt, Question
    from model.rows.record import MeasureRecord


class OpenSection(DetailSection):
    """Doubts with "compared"; duties with "it is us / it is not us"; what else the plan leaves open, until it is cleared up."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.column.addLayout(self._rows)
        self.settled = QPushButton(self)
        self.settled.clicked.connect(self._settle)
        self.buttons: list[QPushButton] = []

    def show_detail(self, detail: MeasureRecord) -> None:
        """Show what is open; nothing when all is clear."""
        super().show_detail(detail)
        self.title.setText(self.tr("To be clarified"))
        emptied_but(self._rows, self.settled)
        self.buttons = []
        asked = [duty for duty in detail.duties if duty.is_mine is None]
        answered = [duty for duty in detail.duties if duty.is_mine is not None and duty.is_answered]
        for duty in asked:
            self._rows.addWidget(self._asking(duty))
        for doubt in detail.doubts:
            self._rows.addWidget(self._said(self._doubt_words(doubt)))
        if detail.doubts:
            self.settled.setText(self.tr("Compared with the source: it stands as it is"))
            self._rows.addWidget(self.settled)
        self.settled.setVisible(bool(detail.doubts))
        self.settled.setEnabled(self.frame.operations.ledger.may("settle-doubts"))
        others = [question for question in detail.questions if not question.code.is_about_me]
        for question in others:
            self._rows.addWidget(self._left_open(question))
        for duty in answered:
            self._rows.addWidget(self._answered(duty))
        self.setVisible(bool(asked or detail.doubts or others or answered))

    def _asking(self, duty: DutyRow) -> QWidget:
        box = framed(self, margins=(12, 8, 12, 8))
        words = self.tr("{role}: \"{wording}\". Does this mean your unit?")
        box.column.addWidget(wrapped(words.format(role=role_word(duty.role), wording=duty.wording), box))
        row = FlowLayout()
        for text, is_us in ((self.tr("It is us"), True), (self.tr("It is not us"), False)):
            button = QPushButton(text, box)
            button.setAccessibleDescription(duty.wording)
            button.clicked.connect(calling(partial(self._answer, duty, is_us=is_us)))
            button.setEnabled(self.frame.operations.ledger.may("answer-duty"))
            row.addWidget(button)
            self.buttons.append(button)
        box.column.addLayout(row)
        return box

    def _answered(self, duty: DutyRow) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        words = self.tr("\"{wording}\": it is us.") if duty.is_mine else self.tr("\"{wording}\": it is not us.")
        line.addWidget(wrapped(words.format(wording=duty.wording), row, "note"), 1)
        again = QPushButton(self.tr("Ask again"), row)
        again.setProperty("kind", "link")
        again.setProperty("flush", True)
        again.clicked.connect(lambda: self._answer(duty, is_us=None))
        again.setEnabled(self.frame.operations.ledger.may("answer-duty"))
        line.addWidget(again)
        self.buttons.append(again)
        return row

    def _left_open(self, question: Question) -> QWidget:
        box = framed(self, margins=(12, 8, 12, 8))
        box.column.addWidget(wrapped(self._question_words(question), box, "amber"))
        button = QPushButton(self.tr("Cleared up: ask no more"), box)
        button.setAccessibleDescription(question.wording)
        button.clicked.connect(calling(partial(self._settle_question, question)))
        button.setVisible(self.frame.operations.ledger.may("settle-question"))
        box.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.buttons.append(button)
        return box

    def _said(self, words: str) -> QWidget:
        return wrapped(words, self, "amber")

    def _doubt_words(self, doubt: Doubt) -> str:
        facts = dict(doubt.facts) | ({"proposal": doubt.proposal} if doubt.proposal else {})
        said = str(self.frame.messages.explain(doubt.code.value, **facts))
        if doubt.proposal and doubt.proposal not in said:
            said += " " + self.tr("Proposed: {text}").format(text=doubt.proposal)
        return said

    def _question_words(self, question: Question) -> str:
        return str(self.frame.messages.explain(question.code.value, wording=question.wording))

    def _answer(self, duty: DutyRow, *, is_us: bool | None) -> None:
        from model.actions.answers import answer_duties  # SQLAlchemy is loaded after the window is painted

        text = self.tr("Answer \"{wording}\"").format(wording=duty.wording)
        self.frame.operations.write(self, self.named(text), answer_duties, [duty.id], is_us=is_us,
                                    seen=Seen({FieldKey(FieldKind.ANSWER, duty.id): duty.is_mine if duty.is_answered else None}))  # fmt: skip

    def _settle_question(self, question: Question) -> None:
        from model.actions.answers import settle_question  # loaded late, as above

        if self.detail is not None:
            text = self.tr("Clear up \"{wording}\"").format(wording=question.wording)
            self.frame.operations.write(self, self.named(text), settle_question, self.detail.row.id, question)

    def _settle(self) -> None:
        from model.actions.answers import settle_doubts  # loaded late, as above

        if self.detail is not None:
            self.frame.operations.write(self, self.named(self.tr("Settle doubts")), settle_doubts, [self.detail.row.id])


def emptied_but(layout: QVBoxLayout, kept: QWidget) -> None:
    """Take everything out of a layout, one widget is to be used again."""
    layout.removeWidget(kept)
    emptied(layout)
