"""What the check before hand-in found, the gravest first; what a person let stand comes last."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject
from PySide6.QtGui import QIcon

from gui.item_models.row_table import HeadedColumn, RowTableModel
from gui.messages import Messages
from gui.submission_words import severity_word
from gui.theme import Theme, Token
from gui.wording import day_in_words
from model.rows.hand_in import Finding, Severity

_SHAPES = {Severity.MUST: ("light-red", Token.RED), Severity.SHOULD: ("light-amber", Token.AMBER), Severity.MAY: ("info", Token.BLUE)}


class FindingColumn(HeadedColumn):
    """The columns, in their order."""

    SEVERITY = QT_TRANSLATE_NOOP("FindingTableModel", "Severity")
    CODE = QT_TRANSLATE_NOOP("FindingTableModel", "No.")
    FOUND = QT_TRANSLATE_NOOP("FindingTableModel", "What was found")
    ACCEPTED = QT_TRANSLATE_NOOP("FindingTableModel", "Let stand")


class FindingTableModel(RowTableModel[Finding]):
    """One line a finding."""

    columns = FindingColumn

    def __init__(self, theme: Theme, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._messages = theme, messages

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show these; what a person let stand comes last."""
        self.set_rows(sorted(findings, key=lambda finding: finding.is_accepted))

    def display(self, row: Finding, column: FindingColumn) -> str:
        """The text of a cell."""
        if column is FindingColumn.SEVERITY:
            return severity_word(row.severity)
        if column is FindingColumn.CODE:
            return row.measure
        return row.word if column is FindingColumn.ACCEPTED else self.found_words(row)

    def found_words(self, row: Finding) -> str:
        """What was found, in a sentence."""
        return self._messages.explain(row.code.value, detail=day_in_words(row.detail)).happened

    def tip(self, row: Finding, column: FindingColumn) -> str:
        """The whole sentence; who let it stand."""
        if column is FindingColumn.ACCEPTED and row.is_accepted:
            return "\n".join(part for part in (row.word, row.person) if part)
        return self.found_words(row) if column is FindingColumn.FOUND else ""

    def decoration(self, row: Finding, column: FindingColumn) -> QIcon | None:
        """A shape for how grave it is; a tick once it was let stand."""
        if column is not FindingColumn.SEVERITY:
            return None
        icon, token = ("tick", Token.SECONDARY) if row.is_accepted else _SHAPES[row.severity]
        return self._theme.icons.icon(icon, self._theme.colours[token])
