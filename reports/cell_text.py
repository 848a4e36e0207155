"""What may stand in a cell: text that stays text, without invisible characters, no longer than Excel takes."""

from __future__ import annotations

from dataclasses import dataclass, field

from model.rows.report import FileNote
from model.workbook_layout import CELL_LIMIT
from reports import wording
from reports.xml_text import with_line_feeds, without_forbidden

_FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")
_NAMED = 20


def starts_like_formula(text: str) -> bool:
    """Whether a program could take a text for a formula when it is edited or saved as CSV."""
    return bool(text) and text[0] in _FORMULA_STARTS


def units_utf16(text: str) -> int:
    """How long Excel finds a text."""
    return len(text) + sum(1 for char in text if char > "\uffff") if not text.isascii() else len(text)


@dataclass(slots=True)
class TextKeeper:
    """Makes texts fit for cells and remembers where it had to change something."""

    controls: list[str] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)

    def fit(self, text: str, place: str) -> str:
        """The text as it may be written; line ends become LF."""
        fitting = with_line_feeds(text)
        bare = without_forbidden(fitting)
        if bare != fitting:
            self.controls.append(place)
        if len(bare) * 2 > CELL_LIMIT and units_utf16(bare) > CELL_LIMIT:
            self.cut.append(place)
            bare = shortened(bare)
        return bare

    def notes(self) -> tuple[FileNote, ...]:
        """What was changed, for the person who hands the file in."""
        return tuple(FileNote(code, (("count", str(len(places))), ("cells", "、".join(places[:_NAMED]))))
                     for code, places in (("workbook-controls-removed", self.controls), ("workbook-text-cut", self.cut))
                     if places)


def shortened(text: str) -> str:
    """As much of a text as a cell holds, with the words that say so."""
    room = CELL_LIMIT - len(wording.CUT_MARK)
    kept = text[:room]
    while (over := units_utf16(kept) - room) > 0:
        kept = kept[:-max(1, over // 2)]
    return kept + wording.CUT_MARK
