"""What was handed in about a measure, month by month: "what did we report last month?"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gui.gaps import QVBoxLayout
from gui.page import Frame
from gui.pages.detail_section import DetailSection, emptied, wrapped
from gui.wording import month_words, named_value

if TYPE_CHECKING:
    from model.ledger import Ledger
    from model.rows.submission import Reported


class ReportedSection(DetailSection):
    """The last submission that told of the measure, the earlier ones on demand; nothing where there was none."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self._measure_id: int | None = None
        self.reported: tuple[Reported, ...] = ()
        self._is_whole = False
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.column.addLayout(self._rows)
        self.more = QPushButton(self)
        self.more.setProperty("kind", "link")
        self.more.setProperty("flush", True)
        self.more.clicked.connect(self._show_more)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_measure(self, measure_id: int) -> None:
        """Ask for what was handed in about a measure; of another one the last is shown first."""
        if measure_id != self._measure_id:
            self._measure_id, self._is_whole = measure_id, False
            self.reported = ()
            self._show()
        self.frame.operations.ask(self, _reported, measure_id, on_done=self._on_reported)

    def lines(self) -> list[str]:
        """What is shown, submission by submission."""
        return [f"{self.head_of(one)}\n{self.words_of(one)}" for one in self._shown]

    def head_of(self, one: Reported) -> str:
        """Which submission it was, and whether it was sent."""
        from gui.submission_words import kind_word, sent_words  # there is rarely one

        row = one.submission
        name = f"{month_words(row.month)} {kind_word(row.kind)}"
        if row.corrects is not None:
            name = self.tr("{name} (correction)").format(name=name)
        return f"{name} · {sent_words(row)}"

    @staticmethod
    def words_of(one: Reported) -> str:
        """The values that were handed in; what so far was done only where nothing was said of the month."""
        from gui.submission_words import column_word  # as above
        from model.workbook_layout import Column

        told_of = (Column.STATE, Column.MONTH_PROGRESS, Column.READING, Column.TROUBLE, Column.PROGRESS, Column.EVIDENCE)
        values = one.line.values
        told = [column for column in told_of if values.get(column)]
        if Column.MONTH_PROGRESS in told and Column.PROGRESS in told:
            told.remove(Column.PROGRESS)
        return "\n".join(named_value(column_word(column), values[column]) for column in told)

    @property
    def _shown(self) -> tuple[Reported, ...]:
        return self.reported if self._is_whole else self.reported[:1]

    def _on_reported(self, found: tuple[int, tuple[Reported, ...]]) -> None:
        measure_id, reported = found
        if measure_id == self._measure_id:
            self.reported = reported
            self._show()

    def _show(self) -> None:
        self.title.setText(self.tr("Handed in"))
        emptied(self._rows)
        for one in self._shown:
            head = QLabel(self.head_of(one), self)
            head.setTextFormat(Qt.TextFormat.PlainText)
            head.setWordWrap(True)
            head.setProperty("tone", "note")
            self._rows.addWidget(head)
            if words := self.words_of(one):
                self._rows.addWidget(wrapped(words, self))
        self.more.setText(self.tr("Earlier months ({count})…").format(count=len(self.reported) - 1))
        self.more.setVisible(len(self._shown) < len(self.reported))
        self.setVisible(bool(self.reported))

    def _show_more(self) -> None:
        self._is_whole = True
        self._show()


def _reported(ledger: Ledger, measure_id: int) -> tuple[int, tuple[Reported, ...]]:
    from model.queries.submissions import reported  # SQLAlchemy is loaded after the window is painted

    return measure_id, reported(ledger, measure_id)
