"""The ledger gone through from one end to the other, and mended where it can be: what is found, what would be done, what was."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.page import Frame
from gui.widgets.progress_row import ProgressRow
from model.rows.changed import Changed
from model.rows.faults import CheckReport, Fault
from model.rows.repair import Mended, RepairReport, advice

if TYPE_CHECKING:
    from model.ledger import Ledger

WIDTH, HEIGHT = 720, 480


class CheckLedgerDialog(QDialog):
    """Looks as soon as it is opened; repairing looks again afterwards by itself."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checkLedgerDialog")
        self.setWindowTitle(self.tr("Check the ledger"))
        self._frame = frame
        self.is_working = False
        said = QLabel(self.tr(
            "Database, history, evidence, papers and search are gone through. Repairing makes anew what can be made anew and brings files "
            "back where a copy of the very same content lies; nothing is deleted."
        ), self)  # fmt: skip
        said.setWordWrap(True)
        self.found = QPlainTextEdit(self)
        self.found.setReadOnly(True)
        self.found.setTabChangesFocus(True)
        self.found.setAccessibleName(self.tr("What was found"))
        self.progress = ProgressRow(self)
        self.progress.cancel.hide()  # it is over soon, and half a repair is none
        self.closing = ClosingRow(self, self.tr("&Repair"), stop=self.tr("Close"))
        self.closing.under(said, self.found, self.progress, grows=self.found)
        self.closing.act.setEnabled(False)
        self.closing.act.clicked.connect(self._mend)
        self.resize(frame.theme.px(WIDTH), frame.theme.px(HEIGHT))
        self._look()

    def reject(self) -> None:
        """Close, but not while it works."""
        if not self.is_working:
            super().reject()

    def _begin(self, said: str) -> None:
        self.is_working = True
        self.closing.act.setEnabled(False)
        self.closing.stop.setEnabled(False)
        self.progress.begin(said)

    def _end(self) -> None:
        self.is_working = False
        self.closing.stop.setEnabled(True)
        self.progress.end()
        self.closing.stop.setFocus()

    def _fail(self, error: Exception) -> None:
        self._end()
        self._frame.messages.show_error(error)

    def _look(self) -> None:
        operations = self._frame.operations
        self._begin(self.tr("Going through the ledger…"))
        operations.work(
            self, _looked_through, operations.ledger, on_done=self._show, on_error=self._fail, on_progress=self.progress.show_progress
        )

    def _show(self, outcome: tuple[CheckReport, Sequence[Mended]]) -> None:
        report, wanted = outcome
        self._end()
        lines = [self.tr("Looked at: {changes} changes, {measures} measures, {files} files.").format(
            changes=report.changes, measures=report.measures, files=report.evidence_files)]  # fmt: skip
        lines += self._fault_lines(report.faults) or [self.tr("All is as it was left.")]
        if report.strays:
            lines.append(self.tr("%n file(s) that no row names; they harm nothing.", "", report.strays))
        if wanted:
            lines += ["", self.tr("Repairing would:"), *(f"  · {self._intent(what)}" for what in wanted)]
        elif report.faults:
            lines += ["", *self._advice_lines(report.faults)]
        self.found.setPlainText("\n".join(lines))
        self.closing.act.setEnabled(bool(wanted) and not self._frame.operations.ledger.is_read_only)

    def _mend(self) -> None:
        operations, told = self._frame.operations, list[RepairReport]()
        self._begin(self.tr("Repairing…"))
        operations.write(
            self, self.tr("Repair the ledger"), _mended, self._frame.settings.second_place(operations.ledger.folder), told=told,
            on_done=lambda _changed: self._show_mended(told[0]), on_error=self._fail, on_progress=self.progress.show_progress, is_quiet=True,
        )  # fmt: skip

    def _show_mended(self, report: RepairReport) -> None:
        self._end()
        explain = self._frame.messages.explain
        lines = [str(explain(step.what.value, count=step.count, where=step.where)) for step in report.steps]
        if report.left:
            lines += [*([""] if lines else []), self.tr("%n fault(s) left:", "", len(report.left)), *self._fault_lines(report.left), "", *self._advice_lines(report.left)]
        else:
            lines = lines or [str(explain("mended-nothing"))]
            lines.append(self.tr("All is as it should be now."))
        self.found.setPlainText("\n".join(lines))

    def _fault_lines(self, faults: Iterable[Fault]) -> list[str]:
        explain = self._frame.messages.explain
        return [str(explain(fault.kind.value, where=fault.where, detail=fault.detail)) for fault in faults]

    def _advice_lines(self, faults: Iterable[Fault]) -> list[str]:
        """What to do next, once for all faults of a kind."""
        return [str(self._frame.messages.explain(code)) for code in dict.fromkeys(map(advice, faults))]

    def _intent(self, what: Mended) -> str:
        return {
            Mended.INDEXES: self.tr("make the database's own indexes anew; the ledger as it is now is kept"),
            Mended.SEARCH: self.tr("make the search index anew"),
            Mended.BROUGHT_BACK: self.tr("look for the same files in the second place and among those put aside, and bring them back"),
            Mended.PUT_ASIDE: self.tr("move files that no row names into a folder of their own"),
            Mended.PICTURES: self.tr("make the small pictures anew"),
        }[what]


def _looked_through(
    ledger: Ledger, *, progress: Callable[[int, int], None], cancelled: Callable[[], bool],  # noqa: ARG001 - long work is given both
) -> tuple[CheckReport, tuple[Mended, ...]]:  # fmt: skip
    from model.actions.repair import to_be_mended  # SQLAlchemy is loaded after the window is painted
    from model.queries.check import check

    report = check(ledger, progress=progress)
    return report, to_be_mended(report)


def _mended(
    ledger: Ledger, second: Path | None, *, told: list[RepairReport], progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],  # noqa: ARG001 - as above
) -> Changed:  # fmt: skip
    """Repair; there is nothing to be undone about it, so no number is given for the way back."""
    from model.actions.repair import repair  # loaded late, as above

    told.append(repair(ledger, second, progress=progress))
    return Changed(None, "repair")
