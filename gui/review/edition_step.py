"""Between the review and the ledger: what a corrected edition would change of the plan that is there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from gui.review.edition_html import EditionWords
from gui.theme import Theme
from gui.widgets.filter_chips import Chip, FilterChips
from model.rows.draft import MeasureDraft
from model.rows.edition import Edition, EditionKind, EditionRow

_AT_ONCE = 12  # changes that are set at a time: more of them take longer than the window may stand still
_WITH_WORK = "with-work"


class EditionStep(QWidget):
    """Counts, every difference word by word, and what may be done about it.

    Signals:
        taken: the corrections are to be taken over.
        left: back to the review.
        other: it is a different plan, to be taken in as a new one.
        given_up: nothing differs and the review is to be forgotten.
    """

    taken = Signal()
    left = Signal()
    other = Signal()
    given_up = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._edition: Edition | None = None
        self._measures: tuple[MeasureDraft, ...] = ()
        self._doc_no = ""
        self._waiting: list[str] = []
        self.title, self.said = QLabel(self), QLabel(self)
        self.title.setProperty("tone", "title")
        self.said.setProperty("tone", "secondary")
        for label in (self.title, self.said):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.chips = FilterChips(theme, self)
        self.list = QTextBrowser(self)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setOpenLinks(False)
        self.list.setStyleSheet("border: none; border-radius: 0; background: transparent; padding: 0")
        self.back, self.as_new, self.take = QPushButton(self), QPushButton(self), QPushButton(self)
        self.as_new.setProperty("kind", "link")
        self.take.setProperty("kind", "primary")
        self._soon = QTimer(self)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._set_some)
        self._lay_out()
        self.chips.chosen_changed.connect(lambda _chosen: self._fill())
        self.back.clicked.connect(self.left)
        self.as_new.clicked.connect(self.other)
        self.take.clicked.connect(self._on_take)
        theme.changed.connect(self._fill)
        self.setFocusProxy(self.take)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.back.setText(self.tr("&Back to the review"))
        self.as_new.setText(self.tr("It is a different plan: take it in as a &new one"))
        self.list.setAccessibleName(self.tr("What the correction changes"))
        self._say()

    def set_edition(self, edition: Edition, measures: tuple[MeasureDraft, ...], doc_no: str) -> None:
        """Show what these measures, under this document number, would change."""
        self._edition, self._measures, self._doc_no = edition, measures, doc_no
        self.chips.choose(frozenset())
        self._say()

    @property
    def edition(self) -> Edition | None:
        """What is shown."""
        return self._edition

    def shown_rows(self) -> list[EditionRow]:
        """The measures that differ, as far as the chips keep them."""
        chosen = self.chips.chosen
        rows = [row for row in self._edition.rows if _differs(row)] if self._edition is not None else []
        kinds = {kind for kind in EditionKind if kind.value in chosen}
        return [
            row for row in rows
            if (not kinds or row.kind in kinds) and (_WITH_WORK not in chosen or _is_gone_with_work(row))
        ]  # fmt: skip

    @property
    def is_set(self) -> bool:
        """Whether the whole list is there."""
        return not self._waiting

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        panel = QFrame(self)
        panel.setProperty("look", "panel")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(12, 8, 4, 8)
        inside.addWidget(self.list)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.as_new)
        buttons.addWidget(self.take)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(10)
        for part in (self.title, self.said, self.chips):
            whole.addWidget(part)
        whole.addWidget(panel, 1)
        whole.addLayout(buttons)

    def _say(self) -> None:
        edition = self._edition
        if edition is None:
            return
        self.title.setText(self.tr("“{title}” ({year}) is in the ledger already").format(
            title=edition.title, year=edition.year))
        if edition.is_same:
            self.said.setText(self.tr("The file says the same as the ledger: there is nothing to take over."))
        else:
            self.said.setText(self.tr(
                "This is what the file changes. Progress, evidence, ticks and readings stay where they are; what is no "
                "longer listed is kept and marked as not applicable."
            ))
        self.take.setText(self.tr("&Give the review up") if edition.is_same else self.tr("&Take over the corrections"))
        self.as_new.setVisible(not self._doc_no or self._doc_no != edition.doc_no)
        gone_with_work = sum(_differs(row) and _is_gone_with_work(row) for row in edition.rows)
        chips = [
            Chip(EditionKind.CHANGED.value, self.tr("Changed"), edition.count(EditionKind.CHANGED)),
            Chip(EditionKind.NEW.value, self.tr("New"), edition.count(EditionKind.NEW)),
            Chip(EditionKind.DROPPED.value, self.tr("No longer listed"), edition.count(EditionKind.DROPPED)),
            Chip(_WITH_WORK, self.tr("of them with work done"), gone_with_work),
        ]
        self.chips.set_chips(chips)
        self._fill()

    def _fill(self) -> None:
        if self._edition is None:
            return
        words = EditionWords(self._theme)
        self._waiting = [] if self.chips.chosen else [words.notice(*said) for said in self._edition.notice]
        self._waiting += [
            words.row(row, self._measures[row.place] if row.place is not None else None) for row in self.shown_rows()
        ]
        same = self._edition.count(EditionKind.SAME)
        if same and not self.chips.chosen:
            said = self.tr("%n measure(s) stay as they are.", "", same)
            self._waiting.append(f"<p>{said}</p>")
        self.list.clear()
        self._set_some()
        self.list.moveCursor(QTextCursor.MoveOperation.Start)  # else what is shown next is the end
        self._soon.start()

    def _set_some(self) -> None:
        some, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
        if not some:
            self._soon.stop()
            return
        at = self.list.verticalScrollBar().value()
        cursor = QTextCursor(self.list.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertHtml("".join(some))
        self.list.verticalScrollBar().setValue(at)

    def _on_take(self) -> None:
        if self._edition is not None:
            (self.given_up if self._edition.is_same else self.taken).emit()


def _differs(row: EditionRow) -> bool:
    """Whether there is anything to see; what an earlier edition dropped is old news."""
    if row.kind is EditionKind.DROPPED:
        return not (row.stored is not None and row.stored.is_dropped)
    return row.kind is not EditionKind.SAME


def _is_gone_with_work(row: EditionRow) -> bool:
    return row.kind is EditionKind.DROPPED and row.stored is not None and row.stored.has_work
