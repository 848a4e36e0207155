"""The first screen: how the plan stands, in figures that open what they count."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QWidget

from gui.dialogs.first_start import UnitDialog, open_sample, open_unit_dialog
from gui.gaps import QHBoxLayout, QVBoxLayout
from gui.page import Frame, Page
from gui.pages.figures import Doors, Figures, figures_of
from gui.pages.overview_board import GAP, FigureBoard
from gui.target_words import IndicatorsPlace
from gui.widgets.backup_line import BackupLine
from gui.widgets.figure_card import Card
from gui.widgets.scope_chips import ScopeChips
from gui.widgets.tall_area import ScrolledArea
from gui.widgets.welcome import Welcome
from model.errors import Cancelled
from model.rows.checklist import ChecklistFilter
from model.rows.words import Light


class OverviewPage(Page):
    """Figures of the chosen plan; without a plan, the way to one."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self.figures: Figures | None = None
        self._dialog: UnitDialog | None = None
        self._was_asked = False
        self.welcome = Welcome(frame.theme, self)
        self._build_head()
        self.board = FigureBoard(frame.theme, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.welcome)
        self._stack.addWidget(self._figures_place())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._connect()
        self.retranslate()
        self.refresh()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Overview"))
        self._show_unit()
        self.board.retranslate()
        self._show()

    def refresh(self) -> None:
        """Ask for the figures anew."""
        chosen = self.frame.chosen
        self.welcome.set_unit(chosen.myself.unit)
        self._show_unit()
        self.scope.set_known(is_known=bool(chosen.myself.unit))
        if chosen.plan is None:
            self._stack.setCurrentIndex(0)
            self.setFocusProxy(self.welcome.take_in)
            return
        self.backup.refresh()
        self.frame.operations.ask(
            self, figures_of, chosen.plan, on_done=self._on_figures, is_mine=self.is_mine, today=self.frame.today()
        )

    @property
    def is_mine(self) -> bool:
        """Whether only one's own measures are counted."""
        return self.scope.is_mine

    @property
    def doors(self) -> Doors:
        """Where the figures lead."""
        return Doors(self.frame.chosen.plan_id, is_mine=self.is_mine, today=self.frame.today())

    def showEvent(self, event: QShowEvent) -> None:
        """Ask who works here when nobody said so yet; once."""
        super().showEvent(event)
        if not self.frame.chosen.myself.unit and not self._was_asked and not self.frame.operations.ledger.is_read_only:
            self._was_asked = True
            self.ask_unit()

    def ask_unit(self) -> None:
        """Open the dialog that asks who works here."""
        self._dialog = open_unit_dialog(self.frame, self)

    def open_sample(self) -> None:
        """Open the sample ledger in a window of its own."""
        from model.actions.sample import make_sample

        place = self.frame.operations.ledger.folder
        place = place.with_name(place.name + self.tr("-sample"))

        def made(*, cancelled: Callable[[], bool], **_watch: object) -> object:
            sample = make_sample(place, today=self.frame.today())
            if cancelled():  # whole it is, but who closed this window wants no other one
                raise Cancelled
            return sample

        self.welcome.sample.setEnabled(False)
        self.frame.operations.work(self, made, on_done=self._on_sample, on_error=self._on_no_sample)

    def _on_sample(self, place: Path) -> None:
        self.welcome.sample.setEnabled(True)
        open_sample(self.frame, place)

    def _on_no_sample(self, error: Exception) -> None:
        self.welcome.sample.setEnabled(True)
        self.frame.messages.show_error(error)

    def _build_head(self) -> None:
        self.scope = ScopeChips(self)
        self.unit = QPushButton(self)
        self.unit.setProperty("kind", "link")
        self.backup = BackupLine(self.frame, self)
        self.nothing = QLabel(self)
        self.nothing.setWordWrap(True)
        self.nothing.hide()

    def _figures_place(self) -> QWidget:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(GAP)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.scope)
        head.addWidget(self.unit)
        head.addWidget(self.backup, 1)
        column.addLayout(head)
        column.addWidget(self.nothing)
        column.addWidget(self.board, 1)
        area = ScrolledArea(self)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.setWidget(inside)
        return area

    def _connect(self) -> None:
        self.scope.changed.connect(self.refresh)
        self.frame.chosen.changed.connect(self.refresh)
        self.frame.operations.changed.connect(self.refresh)
        self.welcome.take_in_wanted.connect(lambda: self.wanted.emit("take-in", []))
        self.welcome.sample_wanted.connect(self.open_sample)
        self.welcome.server_wanted.connect(self.server_wanted)
        self.welcome.unit_wanted.connect(self.ask_unit)
        self.unit.clicked.connect(self.ask_unit)
        board = self.board
        self._door(board.closed, lambda: self.doors.closed)
        self._door(board.due_soon, lambda: self.doors.due_soon)
        self._door(board.idle, lambda: self.doors.idle)
        self._door(board.evidence, lambda: self.doors.without_evidence)
        self._door(board.doubts, lambda: self.doors.doubts)
        self._door(board.missed, lambda: self.doors.missed)
        self._door(board.burn_up, lambda: self.doors.closed)
        for light, card in board.lights.items():
            self._door(card, partial(self._lit, light))
        board.bars.chosen.connect(lambda number: self.wanted.emit("checklist", self.doors.annex(number)))
        board.targets.clicked.connect(lambda: self.wanted.emit("indicators", IndicatorsPlace(is_mine=self.is_mine)))
        board.unanswered.clicked.connect(lambda: self.wanted.emit("take-in", self.frame.chosen.plan))

    def _lit(self, light: Light) -> ChecklistFilter:
        return self.doors.light(light)

    def _show_unit(self) -> None:
        unit = self.frame.chosen.myself.unit.replace("&", "&&")
        self.unit.setText(self.tr("{unit} · change").format(unit=unit) if unit else self.tr("Say who you are"))
        for way in (self.unit, self.welcome.unit):  # why not, says the window
            way.setEnabled(self.frame.operations.ledger.may("set-myself"))

    def _door(self, card: Card, kept: Callable[[], ChecklistFilter]) -> None:
        card.clicked.connect(lambda: self.wanted.emit("checklist", kept()))

    def _on_figures(self, figures: Figures) -> None:
        self.figures = figures
        self._stack.setCurrentIndex(1)
        self.setFocusProxy(self.scope.mine if self.is_mine else self.scope.all)
        self._show()

    def _show(self) -> None:
        if self.figures is None:
            return
        row = self.figures.row
        self.nothing.setVisible(self.is_mine and not row.measures)
        self.nothing.setText(self.tr(
            "This plan does not name {unit}. Check how your unit and its area are written, or look at all measures."
        ).format(unit=self.frame.chosen.myself.unit))
        self.board.show_figures(self.figures, self.frame.today())
