"""What contradicts: side by side, decided one by one or many at once."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QStackedWidget, QTextBrowser, QWidget

from gui.calling import calling
from gui.gaps import QVBoxLayout
from gui.item_models.merge_conflicts import ConflictRow, ConflictTableModel, Telling
from gui.item_models.merge_options import Asks, Option
from gui.language import FollowsLanguage
from gui.page import Frame
from gui.pages.framed import framed, under_line
from gui.pages.list_export import ListExport
from gui.pages.merge_asks import ConflictAsks
from gui.pages.merge_bulk import bulk_by_file, kind_of, newest
from gui.pages.merge_deciding import Deciding
from gui.pages.merge_html import MergeHtml
from gui.widgets.conflict_view import ConflictView
from gui.widgets.empty_place import EmptyPlace
from gui.widgets.two_sides import TwoSides
from gui.wording import month_words
from model.rows.merging import Choice

_ROWS, _TEXT = 300, 150  # px at 100 %: the heading and three rows with what is scrolled sideways, and below them the words in full


class ConflictsSide(FollowsLanguage, QWidget):
    """The table, the chosen conflict in full, and what decides several.

    Signals:
        sender_said: (key of a file, name of the unit that sent it).
        link_wanted: a way in the text to a file.
    """

    sender_said = Signal(str, str)
    link_wanted = Signal(QUrl)

    def __init__(self, frame: Frame, deciding: Deciding, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame, self._deciding = frame, deciding
        self.model = ConflictTableModel(self)
        self.view = ConflictView(self.model, frame.theme, self)
        self.text = QTextBrowser(self)
        self.said = QLabel(self)
        self.next, self.bulk = QPushButton(self), QPushButton(self)
        self.menu = QMenu(self.bulk)
        self.empty = EmptyPlace(frame.theme, "check", self)
        self.asks = ConflictAsks(frame, self)
        self.export = ListExport(frame, lambda: (self.view, self.tr("What is to be decided")), self)
        self.export.has_letter = False  # the next open one has it
        self._places = QStackedWidget(self)
        self._build()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.view.setAccessibleName(self.tr("What is to be decided"))
        self.text.setAccessibleName(self.tr("The conflict in full"))
        self.next.setText(self.tr("Ne&xt open one"))
        self.said.setText(self.tr("1, 2, 3 … decide, Enter goes to the next, Backspace opens a decision again."))
        self.bulk.setText(self.tr("Decide se&veral"))
        self.model.retranslate()
        self.export.retranslate()
        self.show_conflicts()

    def show_conflicts(self) -> None:
        """Show what is to be decided and what was."""
        deciding, chosen = self._deciding, self.view.current
        found, conflicts = deciding.found, deciding.conflicts
        if found is not None:
            telling = Telling(dict(deciding.said), found.measures, found.targets, self._frame.settings.language)
        if self.model.show_conflicts(conflicts, telling if found is not None else Telling()):
            place = self.model.place_of(chosen.conflict.key) if chosen is not None else -1
            self.view.choose(place if place >= 0 else max(self.model.next_open(-1), 0))
        self._places.setCurrentIndex(0 if conflicts else 1)
        self.setFocusProxy(self.view)
        self.next.setEnabled(bool(deciding.open))
        month = month_words(deciding.place[1]) if deciding.place is not None else ""
        self.empty.set_texts(
            self.tr("Nothing contradicts"), self.tr("What came back for {month} says nothing that has to be decided.").format(month=month)
        )
        self.show_text()

    def show_text(self) -> None:
        """Show the chosen conflict in full."""
        row = self.view.current
        self.text.setHtml(MergeHtml(self._frame.theme, self._file_of).conflict(row) if row is not None else "")

    def go_on(self) -> None:
        """Choose the next conflict that is not decided."""
        place = self.model.next_open(self.view.currentIndex().row())
        if place >= 0:
            self.view.choose(place)
            self.view.setFocus()

    def choose(self, key: str) -> None:
        """Show one conflict."""
        place = self.model.place_of(key)
        if place >= 0:
            self.view.choose(place)

    def fill_menu(self) -> None:
        """Offer what decides several of those open now."""
        self.menu.clear()
        found = self._deciding.found
        if found is None:
            return
        open_ones = [one for one in self._deciding.conflicts if one.is_open]
        ways = [
            (self.tr("All: what was reported last (%n)", "", len(newest(found.preview, open_ones))), newest(found.preview, open_ones)),
            (self.tr("All: what the ledger has (%n)", "", len(kind_of(open_ones, Choice.LEDGER))), kind_of(open_ones, Choice.LEDGER)),
        ]
        by_file = bulk_by_file(open_ones)
        senders = [
            (self.tr("All of {unit}: what it says").format(unit=file.sender or file.name), by_file.get(file.key, ()))
            for file in found.preview.files
        ]  # fmt: skip
        for words, decisions in (*ways, *senders):
            if decisions:
                self.menu.addAction(words.replace("&", "&&"), calling(self._deciding.decide, decisions))
        row = self.view.current
        if row is not None and row.conflict.decided in set(Choice) - {Choice.TYPED, Choice.MEASURE}:
            alike = kind_of([one for one in open_ones if one.code is row.conflict.code], Choice(row.conflict.decided))
            words = next((option.words for option in row.options if option.is_chosen), "")
            if alike:
                said = self.tr("The other %n of this kind: \"{words}\"", "", len(alike)).format(words=words[:24])
                self.menu.addAction(said.replace("&", "&&"), calling(self._deciding.decide, alike))
        if self.menu.isEmpty():
            self.menu.addAction(self.tr("Nothing open can be decided together")).setEnabled(False)

    def _build(self) -> None:
        self.text.setOpenLinks(False)
        self.said.setProperty("tone", "note")
        self.said.setWordWrap(True)
        self.bulk.setMenu(self.menu)
        sides = TwoSides(self._frame.theme, framed(self, self.view), self.text, self)
        sides.is_always_below, sides.least, sides.share_below = True, (_ROWS, _TEXT), 0
        acts = (self.export.part, self.next, self.bulk)
        self._places.addWidget(under_line(self, self.said, acts, self.export.files.row, sides))
        self._places.addWidget(framed(self, self.empty))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._places)

    def _connect(self) -> None:
        self.view.chosen.connect(lambda _row: self.show_text())
        self.view.decided.connect(self._on_decided)
        self.view.next_wanted.connect(self.go_on)
        self.view.open_wanted.connect(lambda row: self._deciding.forget(row.conflict.key))
        self.next.clicked.connect(self.go_on)
        self.menu.aboutToShow.connect(self.fill_menu)
        self.text.anchorClicked.connect(self.link_wanted)
        self.asks.decided.connect(lambda decision: self._deciding.decide([decision]))
        self.asks.sender_said.connect(self.sender_said)
        self._deciding.changed.connect(self.show_conflicts)
        self._frame.theme.changed.connect(self.show_text)

    def _on_decided(self, row: ConflictRow, option: Option) -> None:
        if option.decision is not None:
            self._deciding.decide([option.decision])
        elif self._frame.operations.ledger.is_read_only:
            return
        elif option.sender:
            self.sender_said.emit(row.conflict.sides[0].file_key, option.sender)
        elif option.asks is Asks.SENDER:
            self.asks.ask_sender(row)
        elif self._deciding.found is not None:
            self.asks.ask_value(row, option, self._deciding.found.measures)

    def _file_of(self, key: str) -> int | None:
        found = self._deciding.found
        files = found.preview.files if found is not None else ()
        return next((file.returned_id for file in files if file.key == key), None)
