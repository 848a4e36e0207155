"""Over the files: a search, chips, a month; and what may be done with the files chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from gui.calling import calling
from gui.gaps import QVBoxLayout
from gui.pages.offering import offer
from gui.theme import Theme, Token
from gui.widgets.filter_chips import Chip, FilterChips
from gui.widgets.fitting_combo import FittingCombo
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.top_bar import SearchField
from gui.wording import month_words
from model.periods import Month
from model.rows.evidence import FileFilter, FileKind

PICTURES, DOCUMENTS, UNUSED, BAD, ALIKE = "pictures", "documents", "unused", "bad", "alike"


class EvidenceHead(QWidget):
    """The filter, and three acts.

    Signals:
        changed: another filter was chosen.
        left: the keyboard goes to the list.
        save_wanted, sheet_wanted, clean_wanted: an act was asked for.
    """

    changed = Signal()
    left = Signal()
    save_wanted = Signal()
    sheet_wanted = Signal()
    clean_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[str, int] = {}
        self._chosen = 0
        self.search = SearchField(self)
        self.month = FittingCombo(self)
        self.chips = FilterChips(theme, self)
        self.save, self.sheet, self.clean = QPushButton(self), QPushButton(self), QPushButton(self)
        self.acts = FlowLayout(gap=8, is_spread=True, at_left=2)
        for part in (self.search, self.month, self.save, self.sheet, self.clean):
            self.acts.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self.acts)
        column.addWidget(self.chips)
        self.search.searched.connect(lambda _text: self.changed.emit())
        self.search.left.connect(self.left)
        self.month.activated.connect(lambda _place: self.changed.emit())
        self.chips.chosen_changed.connect(lambda _names: self.changed.emit())
        for button, signal in ((self.save, self.save_wanted), (self.sheet, self.sheet_wanted), (self.clean, self.clean_wanted)):
            button.clicked.connect(calling(signal.emit))
        self.retranslate()

    @property
    def kept(self) -> FileFilter:
        """What the ledger is asked for; BAD and ALIKE are found out here."""
        chosen, month = self.chips.chosen, self.month.currentData()
        kind = FileKind.PICTURE if PICTURES in chosen else FileKind.DOCUMENT if DOCUMENTS in chosen else None
        return FileFilter(kind, UNUSED in chosen, Month.parse(month) if month else None, self.search.text().strip())

    @property
    def is_narrowed(self) -> bool:
        """Whether not all files are wanted."""
        return self.kept != FileFilter() or bool(self.chips.chosen)

    def clear(self) -> None:
        """Show everything again."""
        self.search.clear()
        self.chips.choose(frozenset())
        self.month.setCurrentIndex(0)
        self.changed.emit()

    def take_letter(self, letter: str) -> None:
        """A letter was typed into the list: it is looked for."""
        self.search.setFocus()
        self.search.insert(letter)

    def set_counts(self, counts: dict[str, int]) -> None:
        """How many files each chip keeps."""
        self._counts = counts
        self._show_chips()

    def set_months(self, months: list[Month]) -> None:
        """Offer these; the one chosen stays so."""
        offer(self.month, [(self.tr("Any month"), ""), *((month_words(month), str(month)) for month in months)])

    def set_chosen(self, chosen: int, *, shown: int) -> None:
        """Whether there is something to hand out: of the files chosen; a contact sheet of these where they are several, else of all shown."""
        self.save.setEnabled(chosen > 0)
        self.sheet.setEnabled(shown > 0)
        self._chosen = chosen
        self._show_sheet()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.search.setPlaceholderText(self.tr("Name, note or measure"))
        self.search.setAccessibleName(self.tr("Find a file"))
        self.month.setAccessibleName(self.tr("Month"))
        self.save.setText(self.tr("Save &copies…"))
        self.save.setToolTip(self.tr("The files chosen, named by measure and month, without the place where a picture was taken. They may also be dragged out."))
        self._show_sheet()
        self.clean.setText(self.tr("C&lean up…"))
        self.clean.setToolTip(self.tr("Deletes what no measure uses, after a question"))
        self.set_months([Month.parse(self.month.itemData(place)) for place in range(1, self.month.count())])
        self._show_chips()

    def _show_sheet(self) -> None:
        """Say whether the contact sheet holds the files chosen or all."""
        count = self._chosen
        if count > 1:
            self.sheet.setText(self.tr("Contact &sheet ({count})…").format(count=count))
            self.sheet.setToolTip(self.tr("The %n file(s) chosen as small pictures on pages to print", "", count))
        else:
            self.sheet.setText(self.tr("Contact &sheet…"))
            self.sheet.setToolTip(self.tr("All files shown as small pictures on pages to print; where several are chosen, these"))

    def _show_chips(self) -> None:
        count = self._counts.get
        self.chips.set_chips([
            Chip(PICTURES, self.tr("Pictures"), count(PICTURES), "picture", group="kind"),
            Chip(DOCUMENTS, self.tr("Documents"), count(DOCUMENTS), "file", group="kind"),
            Chip(UNUSED, self.tr("Unused"), count(UNUSED), tip=self.tr("Attached to no measure any more")),
            Chip(BAD, self.tr("Missing or altered"), count(BAD), "light-red", Token.RED if count(BAD) else Token.SECONDARY),
            Chip(ALIKE, self.tr("Nearly the same"), count(ALIKE), "copy", tip=self.tr("Pictures that look like another one of this ledger")),
        ])  # fmt: skip
