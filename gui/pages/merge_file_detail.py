"""One returned file: whose it is, what is said about it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gui.gaps import QVBoxLayout
from gui.item_models.merge_files import FileLine, FileStanding, note_counts
from gui.item_models.merge_words import sentence
from gui.language import FollowsLanguage
from gui.page import Frame
from gui.widgets.flow_layout import FlowLayout
from gui.wording import full_day_words
from model.errors import explain
from model.rows.merging import Conflict, Outcome
from model.rows.returned import ReturnedKind

_NOTES = 12  # sentences of one kind; the rest are counted


class FileDetail(FollowsLanguage, QWidget):
    """The file chosen."""

    def __init__(self, frame: Frame, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame = frame
        self._line: FileLine | None = None
        self.name, self.facts, self.said = (QLabel(self) for _ in range(3))
        self.name.setProperty("tone", "strong")
        self.facts.setProperty("tone", "note")
        self.assign, self.decide, self.copy, self.away = (QPushButton(self) for _ in range(4))
        for label in (self.name, self.facts, self.said):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = FlowLayout(gap=8)
        for button in (self.decide, self.assign, self.copy, self.away):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(12)
        for part in (self.name, self.facts):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addWidget(self.said)
        column.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.assign.setText(self.tr("Sende&r…"))
        self.copy.setText(self.tr("O&pen the copy"))
        self.away.setText(self.tr("Put &back"))
        self.away.setToolTip(self.tr("It is not merged then; the file you dropped is not touched (Del)"))
        self.show_line(self._line)

    def show_line(self, line: FileLine | None) -> None:
        """Show a file, or that none is chosen."""
        self._line = line
        may_write = not self._frame.operations.ledger.is_read_only
        is_waiting = line is not None and line.is_waiting
        self.assign.setVisible(is_waiting and may_write)
        self.decide.setVisible(is_waiting and bool(line and line.open))
        self.copy.setVisible(line is not None and line.ref is not None)
        self.away.setVisible(line is not None and (line.told is not None or (is_waiting and may_write)))
        shown = (button for button in (self.decide, self.assign, self.copy, self.away) if not button.isHidden())
        self.setFocusProxy(next(shown, self.copy))
        if line is None:
            for label in (self.name, self.facts, self.said):
                label.setText("")
            return
        self.decide.setText(self.tr("&Decide %n", "", line.open))
        self.away.setText(self.tr("Put &back") if line.told is None else self.tr("Un&derstood"))
        self.name.setText(line.name)
        self.facts.setText(" · ".join(self._facts(line)))
        self.facts.setVisible(bool(self.facts.text()))
        self.said.setText("\n\n".join(self._sentences(line)))

    def _facts(self, line: FileLine) -> Iterator[str]:
        if line.ref is None:
            return
        yield {
            ReturnedKind.WORKBOOK: self.tr("workbook of a Taizhang"), ReturnedKind.OWN_SHEET: self.tr("the unit's own table"),
            ReturnedKind.CSV: self.tr("CSV"), ReturnedKind.PACKAGE: self.tr("package"),
        }[line.ref.kind]  # fmt: skip
        if line.ref.sent_by:
            yield line.ref.sent_by
        yield self.tr("taken in {day}").format(day=full_day_words(_day(line.ref.received_at)))

    def _sentences(self, line: FileLine) -> Iterator[str]:
        """Why it was not kept, how much of it was found, what is open about it as a whole, what was left out of it."""
        language = self._frame.settings.language
        if line.told is not None:
            yield from self._told(line)
        if line.seen is not None and line.is_waiting:
            seen = line.seen
            yield self.tr("%n row(s) filled in", "", seen.rows) + self.tr(
                ": {found} matched, {news} new, {same} as in the ledger already."
            ).format(found=seen.found, news=seen.news, same=seen.same)
        if line.standing is FileStanding.LEFT_OUT:
            yield self.tr("It is left out when the month is merged.")
        yield from dict.fromkeys(sentence(one, language) for one in line.conflicts if one.is_open and not one.sides[0].row)
        counts = note_counts(line)
        for code, count in counts.items():
            some = [one for one in line.notes if one.code is code]
            yield "\n".join(f"{_where(one)}{sentence(one, language)}" for one in some[:_NOTES]) + (
                "\n" + self.tr("and %n more", "", count - _NOTES) if count > _NOTES else ""
            )

    def _told(self, line: FileLine) -> Iterator[str]:
        told = line.told
        if told is not None and told.outcome is Outcome.REFUSED:
            said = explain(told.code, dict(told.facts), self._frame.settings.language)
            yield "\n".join(part for part in (said.happened, said.kept, said.next) if part)
        elif told is not None and told.outcome is Outcome.SAME_FILE:
            yield self.tr("This very file is there already. Nothing was changed.")
        elif told is not None:
            yield self.tr("A file that says the same of the same unit is there already. Nothing was changed.")


def _where(note: Conflict) -> str:
    side = note.sides[0] if note.sides else None
    place = " ".join(filter(None, (side.sheet, str(side.row or "")))) if side else ""
    return f"{place}: " if place else ""


def _day(received_at: str) -> date:
    return datetime.fromisoformat(received_at).astimezone().date()
