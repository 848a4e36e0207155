"""The measure under review, whole: its fields, and what is doubted with buttons to settle it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from gui.calling import calling
from gui.gaps import QGridLayout, QHBoxLayout, QVBoxLayout
from gui.language import FollowsLanguage
from gui.page import Frame
from gui.review.field_words import field_word
from gui.theme import Token
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.flow_layout import FlowLayout
from model.rows.draft import Doubt, Field, MeasureDraft, Question

_SHOWN = (Field.TASK_NO, Field.MEASURE, Field.DEADLINE, Field.LEAD, Field.RESPONSIBLE, Field.SUPPORT)


class RowCard(FollowsLanguage, QWidget):
    """One measure, to be read and settled.

    Signals:
        proposal_wanted, as_it_is_wanted: the Doubt to be settled that way.
        own_wanted: the Field a person wants to write himself.
        reflowed: it needs another height now.
    """

    proposal_wanted = Signal(object)
    as_it_is_wanted = Signal(object)
    own_wanted = Signal(object)
    reflowed = Signal()

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self._measure: MeasureDraft | None = None
        self.path = ElidedLabel("", self)
        self.path.setProperty("tone", "note")
        self._names = {field: self._label("note") for field in _SHOWN}
        self._values = {field: self._label("") for field in _SHOWN}
        for value in self._values.values():
            value.setWordWrap(True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._doubts, self._questions = QVBoxLayout(), QVBoxLayout()
        for notes in (self._doubts, self._questions):
            notes.setSpacing(6)
        self._build()
        frame.theme.changed.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        for field, name in self._names.items():
            name.setText(field_word(field))
        self._show()

    def set_measure(self, measure: MeasureDraft | None) -> None:
        """Show another measure, or none."""
        self._measure = measure
        self._show()

    def height_of_doubts(self, width: int) -> int:
        """So much of the card, from its top, shows what is doubted whole; 0 without a doubt."""
        sides = self.contentsMargins() if (layout := self.layout()) is None else layout.contentsMargins()
        high = self._doubts.totalHeightForWidth(width - sides.left() - sides.right()) if self._doubts.count() else 0
        return high + sides.top() + sides.bottom() if high > 0 else 0

    def event(self, event: QEvent) -> bool:
        """Tell when the widgets inside have found their sizes."""
        is_done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.reflowed.emit()
        return is_done

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for line, field in enumerate(_SHOWN):
            grid.addWidget(self._names[field], line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._values[field], line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 4)
        column.setSpacing(8)
        column.addLayout(self._doubts)  # first: what is to be settled is seen without scrolling
        column.addLayout(grid)
        column.addLayout(self._questions)

    def _label(self, tone: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("tone", tone)
        return label

    def _show(self) -> None:
        measure = self._measure
        self._clear_notes()
        if measure is None:
            self.path.setText(self.tr("No measure is left."))
            for value in self._values.values():
                value.setText("")
            return
        path = [self.tr("Annex {number}").format(number=measure.annex), measure.annex_title, measure.section,
                f"{measure.task_no} {measure.task}"]
        self.path.setText(" › ".join(part for part in path if part))
        doubted = {doubt.field for doubt in measure.doubts}
        for field, text in values_shown(measure).items():
            label = self._values[field]
            label.setText(f"{text or '—'}  ?" if field in doubted else text or "—")
            tone = "amber" if field in doubted else ""
            if label.property("tone") != tone:
                label.setProperty("tone", tone)
                label.style().unpolish(label)
                label.style().polish(label)
            is_bare = not text and field not in doubted and field is Field.RESPONSIBLE
            label.setHidden(is_bare)
            self._names[field].setHidden(is_bare)
        for doubt in measure.doubts:
            self._doubts.addWidget(self._doubt_note(doubt))
        for question in measure.questions:
            self._questions.addWidget(self._question_note(question))

    def _clear_notes(self) -> None:
        for notes in (self._doubts, self._questions):
            while (item := notes.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()

    def _doubt_note(self, doubt: Doubt) -> QWidget:
        said = self._frame.messages.explain(doubt.code.value, **dict(doubt.facts))
        buttons: list[tuple[str, Callable[[], None]]] = []
        if doubt.proposal and doubt.field is not Field.ROW:
            take = self.tr("Take \"{proposal}\"").format(proposal=doubt.proposal)
            buttons.append((take, lambda: self.proposal_wanted.emit(doubt)))
        buttons.append((self.tr("As it is"), lambda: self.as_it_is_wanted.emit(doubt)))
        buttons.append((self.tr("Own value…"), lambda: self.own_wanted.emit(doubt.field)))
        gap = " " if self._frame.settings.language == "en" else ""
        text = gap.join(part for part in (said.happened, said.kept, said.next) if part)
        return self._note("doubt", Token.AMBER, text, buttons)

    def _question_note(self, question: Question) -> QWidget:
        said = self._frame.messages.explain(question.code.value, wording=question.wording)
        gap = " " if self._frame.settings.language == "en" else ""
        is_asked = question.code.is_about_me
        later = self.tr("Asked after accepting, if it may mean you.") if is_asked else self.tr("Left open by the plan; kept as it is.")
        return self._note("question", Token.SECONDARY, said.happened + gap + later, [])

    def _note(self, icon: str, token: Token, text: str, buttons: list[tuple[str, Callable[[], None]]]) -> QWidget:
        theme = self._frame.theme
        note = QFrame(self)
        note.setProperty("look", "chip")
        picture = QLabel(note)
        size = theme.px(16)
        picture.setPixmap(theme.icons.pixmap(icon, theme.colours[token], size, self.devicePixelRatioF()))
        picture.setFixedSize(QSize(size, size))
        said = QLabel(text, note)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        note.setAccessibleName(text)
        column = QVBoxLayout(note)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(said, 1)
        column.addLayout(head)
        if buttons:
            acts = QWidget(note)
            row = FlowLayout(acts, gap=8)
            row.setContentsMargins(0, 0, 0, 0)
            for number, (words, act) in enumerate(buttons):
                button = QPushButton(words.replace("&", "&&"), note)
                button.setProperty("kind", "badge" if number == 0 else "link")
                button.clicked.connect(calling(act))
                row.addWidget(button)
            indented = QHBoxLayout()
            indented.setContentsMargins(size + 8, 0, 0, 0)
            indented.addWidget(acts)
            column.addLayout(indented)
        return note


def values_shown(measure: MeasureDraft) -> dict[Field, str]:
    """The fields as the card shows them."""
    return {
        Field.TASK_NO: f"{measure.task_no}  {measure.task}", Field.MEASURE: measure.measure,
        Field.DEADLINE: measure.deadline, Field.LEAD: "、".join(measure.lead),
        Field.RESPONSIBLE: "、".join(measure.responsible), Field.SUPPORT: "、".join(measure.support),
    }
