"""One line of the history whole: who, when, everything before and after, its measures, and the way to take it back."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from gui.calling import calling
from gui.change_words import ChangeWords, local_time
from gui.gaps import QVBoxLayout
from gui.page import Frame
from gui.pages.detail_section import emptied, wrapped
from gui.pages.history_asking import further_doors_of
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.tall_area import TallArea
from gui.wording import full_day_words
from model.rows.history import HistoryLine, LineDetail

EDITS_SHOWN, EDITS_COUNTED = 60, 2_000
HASH_SHOWN = 16
BEGINNING = "make-ledger"


class HistoryDetail(TallArea):
    """Shows a line at once and the rest of it when it is known.

    Signals:
        measure_wanted: the id of a measure whose door was opened.
        change_wanted: the number of the change that stands in the way.
        revert_wanted: the line shown is to be taken back.
    """

    measure_wanted = Signal(int)
    change_wanted = Signal(object)
    revert_wanted = Signal()

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self._words = ChangeWords(self)
        self.line: HistoryLine | None = None
        self.detail: LineDetail | None = None
        self.doors: tuple[tuple[int, str], ...] = ()
        inside = self._inside = QWidget(self)
        self.title, self.facts = wrapped("", inside, "head"), wrapped("", inside, "note")
        self._edits = QVBoxLayout()
        self._edits.setSpacing(6)
        self._doors = FlowLayout(gap=12)
        self.revert, self.obstacle, self.more = (QPushButton(inside) for _ in range(3))
        self.why = wrapped("", inside, "secondary")
        for link in (self.obstacle, self.more):
            link.setProperty("kind", "link")
            link.setProperty("flush", True)
        self.more.clicked.connect(self._ask_further)
        self.revert.clicked.connect(calling(self.revert_wanted.emit))
        self.obstacle.clicked.connect(self._go_to_obstacle)
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.facts)
        column.addLayout(self._doors)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._edits)
        column.addSpacing(4)
        for part in (self.revert, self.why, self.obstacle):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft if part is not self.why else Qt.AlignmentFlag(0))
        column.addStretch(1)
        self.setWidget(inside)
        self.setFocusProxy(self.revert)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("The change chosen"))
        self.revert.setText(self.tr("&Take this change back"))
        self._show()

    def show_line(self, line: HistoryLine | None) -> None:
        """Show a line as the list knows it."""
        self.line, self.detail, self.doors = line, None, line.doors if line is not None else ()
        self._show()

    def show_detail(self, detail: LineDetail) -> None:
        """Show all of the line."""
        self.line, self.detail = detail.line, detail
        self._show()

    def edit_texts(self) -> list[str]:
        """What is told of before and after: what is the same of many rows, as a plan's dates are, once with their number."""
        told = Counter[str]()
        for edit, count in Counter(self.line.edits[:EDITS_COUNTED] if self.line else ()).items():
            told[self._words.edit(edit)] += count
        shown = list(told.items())[:EDITS_SHOWN]
        texts = [self.tr("{text} (×{count})").format(text=text, count=count) if count > 1 else text for text, count in shown]
        more = len(self.line.edits) - sum(count for _, count in shown) if self.line else 0
        return [*texts, self.tr("… and {count} more").format(count=more)] if more else texts

    def _show(self) -> None:
        line = self.line
        self._inside.setVisible(line is not None)
        if line is None:
            return
        self.title.setText(self._words.action(line.change))
        self.facts.setText(self._facts(line))
        self._show_doors(line)
        emptied(self._edits)
        for text in self.edit_texts():
            self._edits.addWidget(wrapped(text, self._inside))
        self._show_way_back(line)

    def _show_doors(self, line: HistoryLine) -> None:
        emptied(self._doors)
        for key, code in self.doors:
            self._doors.addWidget(self._door(key, code))
        left = line.measures - len(self.doors)
        self.more.setText(self.tr("Show %n more", "", left))
        self.more.setVisible(left > 0 and bool(self.doors))
        self.more.setEnabled(True)

    def _ask_further(self) -> None:
        self.more.setEnabled(False)
        self._frame.operations.ask(self, further_doors_of, self.line, on_done=self._add_doors, after=self.doors[-1][0])

    def _add_doors(self, found: tuple[HistoryLine, tuple[tuple[int, str], ...]]) -> None:
        """Put further measures behind those shown, unless another line is shown by now."""
        line, doors = found
        if line is not self.line:
            return
        self.doors += doors
        self._show_doors(line)
        if not doors:  # the others went with what was undone since
            self.more.hide()

    def _facts(self, line: HistoryLine) -> str:
        at = local_time(line.change)
        parts = [f"{full_day_words(at.date())} {at:%H:%M}", line.change.person, self.tr("no. {number}").format(number=line.change.id)]
        if len(line.numbers) > 1:
            parts.append(self.tr("saved %n time(s)", "", len(line.numbers)))
        if self.detail is not None:
            parts.append(f"SHA-256\u00a0{self.detail.sha256[:HASH_SHOWN]}…")
        return " · ".join(part for part in parts if part)

    def _door(self, key: int, code: str) -> QPushButton:
        door = QPushButton(code, self._inside)
        door.setProperty("kind", "link")
        door.setProperty("flush", True)
        door.setAccessibleName(self.tr("Go to measure {code}").format(code=code))
        door.clicked.connect(calling(self._open, key))
        return door

    def _open(self, key: int) -> None:
        self.measure_wanted.emit(key)

    def _show_way_back(self, line: HistoryLine) -> None:
        found = self.detail.obstacle if self.detail is not None else None
        if line.change.is_reverted:
            why = self.tr("This change was undone.")
        elif line.change.action == BEGINNING:
            why = self.tr("The ledger begins with this change.")
        elif not self._frame.operations.ledger.may("revert"):
            why = self.tr("This ledger can only be looked at.")
        elif found is not None:
            why = self.tr("A later change wrote the same or builds on it: no. {number}, {change}. Take that one back first.").format(
                number=found.id, change=self._words.action(found))  # fmt: skip
        else:
            why = ""
        self.revert.setEnabled(not why and self.detail is not None)
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self.obstacle.setVisible(found is not None)
        if found is not None:
            self.obstacle.setText(self.tr("Go to change no. {number}").format(number=found.id))

    def _go_to_obstacle(self) -> None:
        if self.detail is not None and self.detail.obstacle is not None:
            self.change_wanted.emit(self.detail.obstacle.id)
