"""The head of the detail: where the measure stands in the plan, its words, its light, whose it is and why, who carries it out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from gui.gaps import QHBoxLayout
from gui.page import Frame
from gui.pages.assigning import Assigning
from gui.pages.detail_section import DetailSection, wrapped
from gui.theme import Token
from gui.wording import (
    LIGHT_TOKENS,
    due_in_full,
    full_day_words,
    light_icon,
    light_text,
    listed,
    role_word,
)
from model.rows.checklist import DutyRow
from model.rows.due import TargetPlace
from model.rows.words import DueKind, Light, Role, State

if TYPE_CHECKING:
    from model.rows.record import MeasureRecord


class DetailHead(DetailSection):
    """Place, task, text, light and deadline, duties, handler."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent, has_line=False)
        self.title.hide()
        self.place = wrapped("", self, "note")
        self.task = wrapped("", self, "note")
        self.text = wrapped("", self)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setProperty("words", "rich")
        self.shape = QLabel(self)
        self.due = wrapped("", self)
        self.duties = wrapped("", self, "note")
        self.duties.setTextFormat(Qt.TextFormat.RichText)
        self.duties.setProperty("words", "rich")
        light = QHBoxLayout()
        light.setSpacing(6)
        light.addWidget(self.shape, 0, Qt.AlignmentFlag.AlignTop)
        light.addWidget(self.due, 1)
        self.column.addWidget(self.place)
        self.column.addWidget(self.text)
        self.column.addWidget(self.task)
        self.column.addLayout(light)
        self.column.addWidget(self.duties)
        self.handler, self.assign = wrapped("", self, "note"), QPushButton(self)
        self.assign.setProperty("kind", "link")
        self.assigning = Assigning(frame, self)
        self.assign.clicked.connect(self._ask_handler)
        given = QHBoxLayout()
        given.setSpacing(8)
        given.addWidget(self.handler, 1)
        given.addWidget(self.assign)
        self.column.addLayout(given)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        frame.theme.changed.connect(self._look)

    def show_detail(self, detail: MeasureRecord) -> None:
        """Show a measure's head."""
        super().show_detail(detail)
        row = detail.row
        self.place.setText(
            " · ".join(part for part in (row.code, self._annex(detail), self._source(detail)) if part)
        )
        task = f"{row.task_no} {row.task}" if row.task_no else row.task
        self.task.setText(" › ".join(part for part in (row.section, task) if part))
        self.due.setText(" · ".join(self._due_parts(detail)))
        self.handler.setText(self.tr("Handler  {name}").format(name=row.handler) if row.handler else self.tr("Given to nobody yet"))
        self.assign.setText(self.tr("Change…") if row.handler else self.tr("Give to…"))
        self.assign.setAccessibleName(self.tr("Give {code} to a colleague").format(code=row.code))
        self.assign.setEnabled(self.assigning.may)
        self._look()

    def _ask_handler(self) -> None:
        if self.detail is not None:
            row = self.detail.row
            self.assigning.ask(lambda act: act([row.id]), count=1, only=row)

    def _annex(self, detail: MeasureRecord) -> str:
        row = detail.row
        if not row.task_no:
            return self.tr("Annex {annex}").format(annex=row.annex)
        return self.tr("Annex {annex}, item {task}").format(annex=row.annex, task=row.task_no)

    def _source(self, detail: MeasureRecord) -> str:
        if detail.page is not None and detail.line is not None:
            return self.tr("source page {page}, line {line}").format(page=detail.page, line=detail.line)
        if detail.page is not None:
            return self.tr("source page {page}").format(page=detail.page)
        return self.tr("source line {line}").format(line=detail.line) if detail.line is not None else ""

    def _due_parts(self, detail: MeasureRecord) -> list[str]:
        row = detail.row
        says_ongoing = row.light is Light.BLUE and row.due is not None and row.due.kind is DueKind.ONGOING
        parts = [] if row.deadline and says_ongoing else [light_text(row.light, row.reasons)]  # the plan's words say it too
        if row.state is State.CLOSED:
            day = full_day_words(row.closed_on) if row.closed_on else ""
            parts = [self.tr("Closed on {day}").format(day=day)] if day else [self.tr("Closed")]
            return [part for part in (*parts, detail.closed_note) if part]
        if row.deadline:
            parts.append(row.deadline)
        if row.due is not None and row.due.kind is DueKind.ONGOING:
            parts.append(self.tr("looked at each quarter's end"))
        elif row.due is not None:
            parts.append(due_in_full(row.due))
        return parts

    def _why_mine(self, wording: str) -> str:
        """Named myself, or one of a group."""
        own = self.frame.chosen.myself.unit
        return self.tr("(my unit)") if own and own in wording else self.tr("(my unit among them)")

    def _my_names(self, text: str) -> tuple[str, ...]:
        """The names of my unit that stand in a measure's words."""
        from model.rules.units import (  # rapidfuzz is not needed before the window is painted
            names_of_mine,
            who_am_i,
        )

        own = self.frame.chosen.myself
        return names_of_mine(text, who_am_i(own.unit, own.area)) if own.unit else ()

    def _lit(self, wording: str) -> str:
        """A wording that means my unit, the words that do it standing out."""
        from model.rules.units import who_am_i, words_of_mine  # late, as above

        accent, own = self.frame.theme.colours[Token.ACCENT], self.frame.chosen.myself
        words = words_of_mine(wording, who_am_i(own.unit, own.area))
        return marked(wording, [words], accent) + f'<span style="color:{accent}">{html.escape(self._why_mine(wording))}</span>'

    def _look(self) -> None:
        if self.detail is None:
            return
        theme, row = self.frame.theme, self.detail.row
        self.text.setText(marked(row.text, (*_wordings(self.detail), *self._my_names(row.text)), theme.colours[Token.ACCENT]))
        self.text.setAccessibleName(row.text)
        light = Light.GREY if row.state is State.CLOSED else row.light
        size = theme.px(14)
        self.shape.setFixedHeight(QFontMetrics(theme.font()).lineSpacing())  # in the middle of the first line beside it
        self.shape.setPixmap(
            theme.icons.pixmap(
                light_icon(light), theme.colours[LIGHT_TOKENS[light]], size, self.devicePixelRatioF()
            )
        )
        self.duties.setText(self._duties_words(self.detail.duties))
        self.duties.setAccessibleName(
            ", ".join(f"{role_word(d.role)} {d.wording}" for d in self.detail.duties)
        )

    def _duties_words(self, duties: Iterable[DutyRow]) -> str:
        lines = []
        for role in Role:
            named = [duty for duty in duties if duty.role is role]
            words = [self._lit(duty.wording) if duty.is_mine else html.escape(duty.wording) for duty in named]
            if words:
                lines.append(f"{html.escape(role_word(role))}&nbsp; {listed(words)}")
        return "<br>".join(lines)


def numbers_in(target: TargetPlace) -> list[str]:
    """The number of a target as its wording has it, with its unit when that follows."""
    value = format(target.value.normalize(), "f")
    found = re.search(rf"{re.escape(value)}\s*(?:{re.escape(target.unit)})?", target.wording)
    return [found[0].strip()] if found else []


def marked(text: str, wordings: Iterable[str], colour: str) -> str:
    """A text as HTML with its numbers and dates standing out; the text itself is escaped."""
    spans: list[tuple[int, int]] = []
    for wording in set(wordings):
        start = text.find(wording) if wording else -1
        while start >= 0:
            spans.append((start, start + len(wording)))
            start = text.find(wording, start + len(wording))
    parts, place = [], 0
    for first, end in sorted(spans):
        if end <= place:
            continue
        start = max(first, place)
        parts.append(html.escape(text[place:start]))
        parts.append(f'<span style="color:{colour};font-weight:600">{html.escape(text[start:end])}</span>')
        place = end
    parts.append(html.escape(text[place:]))
    return "".join(parts).replace("\n", "<br>")


def _wordings(detail: MeasureRecord) -> list[str]:
    dues = [due.place.wording for due in detail.dues]
    targets = [number for target in detail.targets for number in numbers_in(target.place)]
    return [*dues, *targets, *(recurrence.place.wording for recurrence in detail.recurrences)]
