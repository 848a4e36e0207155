"""What is open about units as lists for a file or paper: wordings that may mean my unit, names that look alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from gui.pages.list_files import Content
from model.rows.list_content import ListColumn, ListContent
from model.rows.review import OpenWording
from model.rows.units import Likeness, UnitPair

if TYPE_CHECKING:
    from model.ledger import Ledger

_MEASURES = QT_TRANSLATE_NOOP("UnitsLines", "Measures")
_WORDINGS = ((QT_TRANSLATE_NOOP("UnitsLines", "Wording"), 36, False), (_MEASURES, 6, True))
_PAIRS = (
    (QT_TRANSLATE_NOOP("UnitsLines", "Unit"), 18, False), (_MEASURES, 6, True), (QT_TRANSLATE_NOOP("UnitsLines", "May be the same as"), 18, False),
    (_MEASURES, 6, True), (QT_TRANSLATE_NOOP("UnitsLines", "Why"), 16, False),
)  # fmt: skip


def wordings_content(wordings: Sequence[OpenWording], title: str, note: str) -> Content:
    """Each wording that may mean my unit, and in how many measures it stands."""
    return _content(title, note, _WORDINGS, [(one.wording, str(one.measures)) for one in wordings])


def pairs_content(pairs: Sequence[UnitPair], title: str, note: str) -> Content:
    """Two names a line, with what makes them look like one unit's."""
    lines = [(one.kept.name, str(one.kept.measures), one.other.name, str(one.other.measures), likeness_word(one.likeness)) for one in pairs]
    return _content(title, note, _PAIRS, lines)


def likeness_word(likeness: Likeness) -> str:
    """Why two names may be one unit's."""
    if likeness is Likeness.FORM:
        return QCoreApplication.translate("UnitsLines", "Another form of the name")
    return QCoreApplication.translate("UnitsLines", "One character differs: perhaps misread")


def _content(title: str, note: str, named: Sequence[tuple[object, int, bool]], lines: Sequence[tuple[str, ...]]) -> Content:
    columns = tuple(ListColumn(QCoreApplication.translate("UnitsLines", str(name)), width, is_number) for name, width, is_number in named)

    def told(_ledger: Ledger, _today: date) -> ListContent:
        return ListContent(title, note, columns, lines, len(lines))

    return told
