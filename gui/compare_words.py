"""What the comparison of two plans finds, in words and shapes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gui.theme import Token
from model.rows.comparison import ComparedKind

LOOKS: dict[ComparedKind, tuple[str, Token]] = {
    ComparedKind.SAME: ("tick", Token.SECONDARY), ComparedKind.CHANGED: ("edit", Token.AMBER), ComparedKind.NEW: ("plus", Token.GREEN),
    ComparedKind.DROPPED: ("minus", Token.RED), ComparedKind.UNCOVERED: ("light-red", Token.RED),
    ComparedKind.PERHAPS: ("question", Token.AMBER), ComparedKind.COVERED: ("tick", Token.GREEN),
}  # fmt: skip


def compared_word(kind: ComparedKind) -> str:
    """What was found of a measure."""
    return {
        ComparedKind.SAME: QCoreApplication.translate("CompareWords", "Same"),
        ComparedKind.CHANGED: QCoreApplication.translate("CompareWords", "Changed"),
        ComparedKind.NEW: QCoreApplication.translate("CompareWords", "New"),
        ComparedKind.DROPPED: QCoreApplication.translate("CompareWords", "No longer listed"),
        ComparedKind.UNCOVERED: QCoreApplication.translate("CompareWords", "Not taken up"),
        ComparedKind.PERHAPS: QCoreApplication.translate("CompareWords", "Perhaps taken up"),
        ComparedKind.COVERED: QCoreApplication.translate("CompareWords", "Taken up"),
    }[kind]
