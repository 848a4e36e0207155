"""Between the review and the ledger: what a corrected edition would change of the plan that is there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gui.dialogs.pair_measure import PairDialog
from gui.gaps import QHBoxLayout, QVBoxLayout
from gui.language import FollowsLanguage
from gui.review.edition_html import EditionWords
from gui.review.edition_list import EditionList, Piece
from gui.theme import Theme
from gui.widgets.filter_chips import Chip, FilterChips
from gui.widgets.panel import Framed
from gui.widgets.search_list import SearchItem
from model.rows.draft import MeasureDraft
from model.rows.edition import Edition, EditionKind, EditionRow
from model.rules.edition_pairs import apart, pairs_of, partners_of, text_of, together, with_pairs

_WITH_WORK = "with-work"
_APART, _PAIR = "apart:", "pair:"


class EditionStep(FollowsLanguage, QWidget):
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
        self._found: Edition | None = None  # as the words say
        self._edition: Edition | None = None  # as it is shown
        self._measures: tuple[MeasureDraft, ...] = ()
        self._doc_no = ""
        self.title, self.said = QLabel(self), QLabel(self)
        self.title.setProperty("tone", "title")
        self.said.setProperty("tone", "secondary")
        for label in (self.title, self.said):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.chips = FilterChips(theme, self)
        self.list = EditionList(self)
        self.as_found = QPushButton(self)
        self.as_found.setProperty("kind", "link")
        self.back, self.as_new, self.take = QPushButton(self), QPushButton(self), QPushButton(self)
        self.as_new.setProperty("kind", "link")
        self.take.setProperty("kind", "primary")
        self._lay_out()
        self.chips.chosen_changed.connect(lambda _chosen: self._fill())
        self.list.link_followed.connect(self._follow)
        self.as_found.clicked.connect(lambda: self._pair(None))
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
        self.as_found.setText(self.tr("Pair all &by their words again"))
        self.list.setAccessibleName(self.tr("What the correction changes"))
        self._say()

    def set_edition(self, edition: Edition, measures: tuple[MeasureDraft, ...], doc_no: str) -> None:
        """Show what these measures, under this document number, would change; pairs made by hand for them stay."""
        pairs = self.pairs if self._found is not None and self._is_again(edition, measures) else None
        self._found, self._measures, self._doc_no = edition, measures, doc_no
        self._edition = edition if pairs is None else with_pairs(edition, measures, pairs)
        self.chips.choose(frozenset())
        self._say()

    @property
    def edition(self) -> Edition | None:
        """What is shown."""
        return self._edition

    @property
    def pairs(self) -> dict[int, int] | None:
        """Which measures a person says are the same, the draft's places by the ledger's ids; None where the words decide."""
        if self._edition is None or self._found is None or pairs_of(self._edition) == pairs_of(self._found):
            return None
        return pairs_of(self._edition)

    def shown_rows(self) -> list[EditionRow]:
        """The measures that differ, as far as the chips keep them."""
        chosen = self.chips.chosen
        rows = [row for row in self._edition.rows if _differs(row)] if self._edition is not None else []
        kinds = {kind for kind in EditionKind if kind.value in chosen}
        return [
            row for row in rows
            if (not kinds or row.kind in kinds) and (_WITH_WORK not in chosen or _is_gone_with_work(row))
        ]  # fmt: skip

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.back)
        buttons.addWidget(self.as_found)
        buttons.addStretch(1)
        buttons.addWidget(self.as_new)
        buttons.addWidget(self.take)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 12, 12, 12)
        whole.setSpacing(10)
        for part in (self.title, self.said, self.chips):
            whole.addWidget(part)
        whole.addWidget(Framed(self, self.list, margins=(12, 8, 4, 8)), 1)
        whole.addLayout(buttons)

    def _say(self, *, at: str = "") -> None:
        edition = self._edition
        if edition is None:
            return
        self.title.setText(self.tr("\"{title}\" ({year}) is in the ledger already").format(
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
            Chip(_WITH_WORK, self.tr("Of these with work done"), gone_with_work),
        ]
        self.chips.set_chips(chips)
        self.as_found.setVisible(self.pairs is not None)
        self._fill(at=at)

    def _fill(self, *, at: str = "") -> None:
        if self._edition is None:
            return
        words = EditionWords(self._theme)
        pieces = [] if self.chips.chosen else [Piece(words.notice(*said)) for said in self._edition.notice]
        for row in self.shown_rows():
            draft = self._measures[row.place] if row.place is not None else None
            pieces.append(Piece(words.row(row, draft, self._link(row)), _name(row)))
        same = self._edition.count(EditionKind.SAME)
        if same and not self.chips.chosen:
            said = self.tr("%n measure(s) stay as they are.", "", same)
            pieces.append(Piece(f"<p>{said}</p>"))
        self.list.set_pieces(pieces, at=at)

    def _link(self, row: EditionRow) -> tuple[str, str]:
        """Where a row's link leads and what it says; nowhere for a measure that nothing on the other side could be."""
        if row.kind is EditionKind.CHANGED:
            return _APART + _name(row), self.tr("Not the same measure")
        other = EditionKind.DROPPED if row.kind is EditionKind.NEW else EditionKind.NEW
        if self._edition is not None and any(each.kind is other for each in self._edition.rows):
            return _PAIR + _name(row), self.tr("Is the same as…")
        return "", ""

    def _follow(self, link: str) -> None:
        row = next((row for row in self.shown_rows() if link in (_APART + _name(row), _PAIR + _name(row))), None)
        if row is None or self._edition is None:
            return
        if link.startswith(_APART) and row.place is not None:
            self._pair(apart(pairs_of(self._edition), row.place), at=_name(row))
        else:
            self._ask_partner(row, self._edition)

    def _ask_partner(self, row: EditionRow, edition: Edition) -> None:
        partners = [
            SearchItem(self._spoken(each), each) for each in partners_of(row, edition, self._measures)
        ]
        dialog = PairDialog(self._theme, text_of(row, self._measures), partners, self)
        dialog.chosen.connect(lambda other: self._put_together(row, other))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _put_together(self, row: EditionRow, other: EditionRow) -> None:
        stored, place = row.stored or other.stored, other.place if row.place is None else row.place
        if self._edition is not None and stored is not None and place is not None:
            self._pair(together(pairs_of(self._edition), stored.id, place), at=f"new-{place}")

    def _pair(self, pairs: dict[int, int] | None, *, at: str = "") -> None:
        """Show the edition with these pairs, or as the words say; the one that was changed in sight."""
        if self._found is not None:
            self._edition = self._found if pairs is None else with_pairs(self._found, self._measures, pairs)
            self.chips.choose(frozenset())
            self._say(at=at)
            self.list.setFocus()

    def _spoken(self, row: EditionRow) -> str:
        where = self._measures[row.place] if row.place is not None else row.stored
        named = "" if where is None else f"{where.task_no} {where.task}".strip()
        code = row.stored.code if row.stored is not None else ""
        return "\n".join(["  ".join(part for part in (code, named) if part), text_of(row, self._measures)])

    def _is_again(self, edition: Edition, measures: tuple[MeasureDraft, ...]) -> bool:
        """Whether the same measures are held against the same plan once more."""
        found = self._found
        return found is not None and (found.plan_id, found.stored, self._measures) == (
            edition.plan_id, edition.stored, measures)

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


def _name(row: EditionRow) -> str:
    """A row as links name it: by its place in the new edition, else by what it was."""
    return f"new-{row.place}" if row.place is not None else f"old-{row.stored.id if row.stored else 0}"
