"""Who has reported a month and who has not; who owes something is reminded."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QWidget

from gui.dialogs.reminder import ReminderDialog
from gui.gaps import QVBoxLayout
from gui.item_models.merge_senders import SenderColumn, SenderGroup, SenderTableModel, group_of, owing
from gui.language import FollowsLanguage
from gui.page import Frame
from gui.pages.framed import framed
from gui.pages.list_export import ListExport
from gui.pages.merge_asking import reminder_of
from gui.widgets.chip_button import ChipButton
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.empty_place import EmptyPlace
from gui.widgets.flow_layout import FlowLayout, together
from gui.widgets.row_list import RowList
from model.rows.merged import MonthStanding, SenderStanding

_SPARE = 2.2


class _SenderList(RowList):
    """Space switches whether the chosen unit is asked to report, in whatever column the keyboard stands."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space."""
        index = self.currentIndex().siblingAtColumn(SenderColumn.UNIT)
        if event.key() != Qt.Key.Key_Space or not index.isValid():
            super().keyPressEvent(event)
            return
        is_ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        ticked = Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked
        self.model().setData(index, ticked, Qt.ItemDataRole.CheckStateRole)


class SendersSide(FollowsLanguage, QWidget):
    """The units under counts that narrow the list; each unit's tick says that it is asked to report.

    Signals:
        file_wanted: the id of a file to be shown in the list of files.
    """

    file_wanted = Signal(object)

    def __init__(self, frame: Frame, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame = frame
        self.standing: MonthStanding | None = None
        self.dialog: ReminderDialog | None = None
        self.model = SenderTableModel(frame.theme, self, is_read_only=frame.operations.ledger.is_read_only)
        self.table = _SenderList(self.model, int(SenderColumn.UNIT), self)
        self.table.spare, self.table.shapes = _SPARE, frozenset({int(SenderColumn.UNIT), int(SenderColumn.STATUS)})
        self.chips = [ChipButton(self) for _ in SenderGroup]
        self._group = QButtonGroup(self)
        self.said = ElidedLabel("", self)
        self.said.setProperty("tone", "note")
        self.one, self.all = QPushButton(self), QPushButton(self)
        self.export = ListExport(frame, lambda: (self.table, self.tr("Who has reported")), self)
        self.empty = EmptyPlace(frame.theme, "units", self)
        self._places = QStackedWidget(self)
        self._build()
        self.model.expected_changed.connect(lambda unit, is_expected: self._set_expected(unit, is_expected=is_expected))
        self._group.idClicked.connect(lambda _number: self._list())
        self.table.chosen.connect(lambda _row: self._show_ways())
        self.table.entered.connect(self._on_entered)
        self.one.clicked.connect(lambda: self.remind(self.unit))
        self.all.clicked.connect(lambda: self.remind(None))
        self.empty.step_wanted.connect(lambda: self.show_group(SenderGroup.ALL))
        self.retranslate()

    @property
    def unit(self) -> SenderStanding | None:
        """The unit chosen."""
        unit = self.table.current
        return unit if isinstance(unit, SenderStanding) else None

    def retranslate(self) -> None:
        """Set every text anew."""
        self.table.setAccessibleName(self.tr("Units that are asked to report"))
        self.model.retranslate()
        self.export.retranslate()
        self.one.setText(self.tr("&Remind…"))
        self.all.setText(self.tr("Remind &all…"))
        self._say()
        self.table.fit_columns()

    def show_standing(self, standing: MonthStanding | None) -> None:
        """Show how a month stands; the unit chosen stays so."""
        self.standing = standing
        self._say()
        self._list()

    def show_group(self, group: SenderGroup) -> None:
        """List only some of the units."""
        self.chips[group].setChecked(True)
        self._list()

    def remind(self, unit: SenderStanding | None) -> None:
        """Write the notice to a unit, or to all that owe something, and show it."""
        if self.standing is not None:
            self._frame.operations.ask(
                self, reminder_of, self.standing, unit.name if unit else "", today=self._frame.today(),
                language=self._frame.settings.language, on_done=self._on_reminder,
            )  # fmt: skip

    def _build(self) -> None:
        head = FlowLayout(is_spread=True, at_left=len(self.chips))
        for number, chip in enumerate(self.chips):
            self._group.addButton(chip, number)
            head.addWidget(chip)
        self.chips[0].setChecked(True)
        head.addWidget(together(self, self.export.part, self.one, self.all))
        self._places.addWidget(self.table)
        self._places.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(framed(self, self._places), 1)
        column.addWidget(self.said)
        column.addWidget(self.export.files.row)
        self.setFocusProxy(self.table)

    def _list(self) -> None:
        chosen = self.unit.name if self.unit is not None else ""
        senders = self.standing.senders if self.standing is not None else ()
        group = SenderGroup(max(self._group.checkedId(), 0))
        self.model.set_rows(group_of(senders, group))
        rows = self.model.rows()
        self.table.fit_columns()
        self._places.setCurrentWidget(self.table if rows else self.empty)
        self.table.choose_where(lambda row: row.name == chosen)
        self._show_ways()

    def _say(self) -> None:
        senders = self.standing.senders if self.standing is not None else ()
        texts = {
            SenderGroup.ALL: self.tr("All units"), SenderGroup.COMPLETE: self.tr("Complete"), SenderGroup.LATE: self.tr("Late"),
            SenderGroup.INCOMPLETE: self.tr("Incomplete"), SenderGroup.MISSING: self.tr("Not reported"),
        }  # fmt: skip
        for group, text in texts.items():
            self.chips[group].setText(f"{text} {len(group_of(senders, group))}")
        self.said.setText(self.tr("The tick (Space) says whether a unit is asked to report; those without one are not reminded."))
        self.empty.set_texts(
            self.tr("No unit stands so"), self.tr("Nobody in this month is late, incomplete or missing in that way."), self.tr("Show all units")
        )

    def _show_ways(self) -> None:
        owes = owing(self.standing.senders) if self.standing is not None else []
        self.one.setEnabled(self.unit in owes)
        self.all.setEnabled(bool(owes))

    def _on_entered(self, unit: SenderStanding) -> None:
        """Return shows what came of a unit, or reminds one of which nothing did."""
        if unit.files:
            self.file_wanted.emit(unit.files[-1].id)
        elif self.one.isEnabled():
            self.remind(unit)

    def _set_expected(self, unit: SenderStanding, *, is_expected: bool) -> None:
        from model.actions.senders import set_expected  # SQLAlchemy is loaded after the window is painted

        if self.standing is None:
            return
        said = self.tr("Ask {unit} to report") if is_expected else self.tr("Do not ask {unit} to report")
        self._frame.operations.write(
            self, said.format(unit=unit.name), set_expected, self.standing.plan_id, [unit.unit_id or unit.name], is_expected=is_expected
        )

    def _on_reminder(self, text: str) -> None:
        self.dialog = ReminderDialog(self._frame.theme, text, self)
        self.dialog.copied.connect(lambda: self._frame.messages.say(self.tr("The reminder was copied")))
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()
