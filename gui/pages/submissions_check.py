"""Step two of the month: what wants mending or a look before it leaves the office."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QStackedWidget, QWidget

from gui.dialogs.reason import ReasonDialog
from gui.item_models.finding_table import FindingColumn, FindingTableModel
from gui.language import FollowsLanguage
from gui.page import Frame
from gui.pages.list_export import ListExport
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.empty_place import EmptyPlace
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.panel import Panel
from gui.widgets.row_list import RowList
from gui.wording import month_words
from model.periods import Month
from model.rows.hand_in import Finding, Severity

_SPARE = 1.6  # heights of the text beside a column's words: the sentence gets the room


class CheckPanel(FollowsLanguage, Panel):
    """Every finding with doors to its row; one that may stand is let stand with a word.

    Signals:
        note_wanted: the id of a measure whose progress of the month is to be written anew.
        measure_wanted: the id of a measure to be shown in the checklist.
    """

    note_wanted = Signal(object)
    measure_wanted = Signal(object)

    def __init__(self, frame: Frame, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame = frame
        self.month = Month.of(frame.today())
        self.is_known = False
        self.asking: QDialog | None = None
        self.findings = FindingTableModel(frame.theme, frame.messages, self)
        self.view = RowList(self.findings, FindingColumn.FOUND, self)
        self.nothing = EmptyPlace(frame.theme, "check", self)
        self.said = ElidedLabel("", self)
        self.whole = QLabel(self)
        self.note, self.door, self.accept = QPushButton(self), QPushButton(self), QPushButton(self)
        self.export = ListExport(frame, lambda: (self.view, self.tr("Check before hand-in")), self)
        self._places = QStackedWidget(self)
        self._build()
        self.view.chosen.connect(self._on_chosen)
        self.view.entered.connect(lambda row: self.note_wanted.emit(row.measure_id))
        self.note.clicked.connect(lambda: self._emit(self.note_wanted))
        self.door.clicked.connect(lambda: self._emit(self.measure_wanted))
        self.accept.clicked.connect(self.ask_word)
        frame.theme.changed.connect(self._look)
        self.retranslate()

    @property
    def open_findings(self) -> list[Finding]:
        """What nobody let stand yet."""
        return [finding for finding in self.findings.rows() if not finding.is_accepted]

    def retranslate(self) -> None:
        """Set every text anew."""
        self.view.setAccessibleName(self.tr("Check before hand-in"))
        self.note.setText(self.tr("Write its p&rogress"))
        self.door.setText(self.tr("Show in the chec&klist"))
        self.accept.setText(self.tr("Le&t it stand…"))
        self.export.retranslate()
        self.findings.retranslate()
        self._say()
        self._look()

    def begin_month(self, month: Month) -> None:
        """Another month, or another plan: its findings will come."""
        self.month, self.is_known = month, False
        self.findings.set_rows([])
        self._on_chosen(None)
        self._say()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show what was found; the row that was chosen stays so, the next one is where it was mended or let stand."""
        if not self.is_known or sorted(findings, key=lambda finding: finding.is_accepted) != self.findings.rows():
            place, chosen = self.view.currentIndex().row(), self.view.current
            self.findings.show_findings(findings)
            self.view.choose_where(lambda row: _is_same(row, chosen), otherwise=min(max(place, 0), len(findings) - 1))
        self.is_known = True
        self._places.setCurrentWidget(self.view if findings else self.nothing)
        self._say()
        self._look()
        self._on_chosen(self.view.current)

    def ask_word(self) -> None:
        """Ask why the chosen finding may stand."""
        finding: Finding | None = self.view.current
        if finding is None or not self._frame.operations.ledger.may("accept-finding"):
            return
        month = self.month
        about = f"{finding.measure}  {self.findings.found_words(finding)}"
        dialog = ReasonDialog(self._frame.theme, self.tr("Report it as it stands"), about, self.window())
        dialog.reason.setText(finding.word)
        dialog.given.connect(lambda word: self._let_stand(finding, month, word))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.asking = dialog
        dialog.open()

    def _let_stand(self, finding: Finding, month: Month, word: str) -> None:
        from model.actions.hand_in import accept_finding  # SQLAlchemy is loaded after the window is painted

        said = self.tr("{code} of {month} is reported as it stands").format(code=finding.measure, month=month_words(month))
        self._frame.operations.write(self, said, accept_finding, finding, month, word)

    def _emit(self, wanted: SignalInstance) -> None:
        finding: Finding | None = self.view.current
        if finding is not None:
            wanted.emit(finding.measure_id)

    def _say(self) -> None:
        open_ones, month = self.open_findings, month_words(self.month)
        graveness = [finding.severity for finding in open_ones]
        parts = [
            self.tr("%n to mend", "", graveness.count(Severity.MUST)), self.tr("%n to look at", "", graveness.count(Severity.SHOULD)),
            self.tr("%n that may be added", "", graveness.count(Severity.MAY)),
        ]  # fmt: skip
        if accepted := len(self.findings.rows()) - len(open_ones):
            parts.append(self.tr("%n reported as they stand", "", accepted))
        self.said.setText("  ·  ".join(parts) if self.is_known else self.tr("Looking the month over…"))
        self.nothing.set_texts(
            self.tr("Nothing was found in {month}").format(month=month),
            self.tr("Dates, readings, texts and evidence of what goes in fit together."),
        )
        self.said.setVisible(bool(self.findings.rows()) or not self.is_known)

    def _on_chosen(self, finding: Finding | None) -> None:
        """Say in full what the list may cut."""
        self.whole.setText(f"{finding.measure}  {self.findings.found_words(finding)}" if finding else "")
        self.whole.setVisible(finding is not None)
        self._allow()

    def _allow(self) -> None:
        has_one = self.view.current is not None
        ledger = self._frame.operations.ledger
        self.note.setEnabled(has_one and not ledger.is_read_only)
        self.door.setEnabled(has_one)
        self.accept.setEnabled(has_one and ledger.may("accept-finding"))

    def _look(self) -> None:
        size = self._frame.theme.px(14)
        self.view.setIconSize(QSize(size, size))
        self.view.fit_columns()

    def _build(self) -> None:
        self.head.hide()  # the step above says what this is
        self.said.setProperty("tone", "secondary")
        self.whole.setWordWrap(True)
        self.whole.setTextFormat(Qt.TextFormat.PlainText)
        self.whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.view.spare, self.view.shapes = _SPARE, frozenset({int(FindingColumn.SEVERITY)})
        acts = FlowLayout(gap=12)
        for part in (self.note, self.accept, self.door, self.export.part):
            acts.addWidget(part)
        self.door.setProperty("kind", "link")
        self.door.setProperty("flush", True)
        self._places.addWidget(self.view)
        self._places.addWidget(self.nothing)
        self.column.addWidget(self.said)
        self.column.addWidget(self._places, 1)
        self.column.addWidget(self.whole)
        self.column.addLayout(acts)
        self.column.addWidget(self.export.files.row)
        self._on_chosen(None)


def _is_same(finding: Finding, chosen: Finding | None) -> bool:
    """Whether it is the finding that was chosen; one that was let stand meanwhile is done with."""
    return chosen is not None and finding.is_accepted == chosen.is_accepted and (
        (finding.code, finding.measure_id, finding.detail) == (chosen.code, chosen.measure_id, chosen.detail)
    )
