"""Saying who one is: the dialog behind the unit's name, and the window of the sample ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from gui.calling import calling
from gui.dialogs.closing_row import ClosingRow
from gui.page import Frame
from gui.settings import Settings

if TYPE_CHECKING:
    from gui.app import Program
    from gui.main_window import MainWindow

WIDTH, HEIGHT = 680, 520


class UnitDialog(QDialog):
    """Asks who works with this ledger; used at the first start and whenever the unit is to be changed.

    Signals:
        settled: the ledger knows the unit now.
    """

    settled = Signal()

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unitDialog")
        self._frame = frame
        self.setWindowTitle(self.tr("Who are you?"))
        head = QLabel(self.tr("Who are you?"), self)
        head.setProperty("tone", "title")
        said = QLabel(self.tr(
            "From your unit the program knows which measures are yours. Choose from the lists, or type what is not in them."
        ), self)
        said.setProperty("tone", "secondary")
        said.setWordWrap(True)
        classified = QLabel(self.tr("Nothing classified may be written into the ledger or added to it as evidence."), self)
        classified.setProperty("tone", "amber")
        classified.setWordWrap(True)
        from gui.widgets.who_am_i import WhoAmI  # reads the words of units: the menu's entry needs none

        self.who = WhoAmI(frame, frame.chosen.myself, self)
        self.closing = ClosingRow(self, self.tr("&Keep"), stop=self.tr("&Later"))
        self.closing.under(head, said, self.who, classified, grows=self.who)
        self.closing.act.clicked.connect(self._keep)
        self.who.changed.connect(self._look)
        self.resize(frame.theme.px(WIDTH), frame.theme.px(HEIGHT))
        self._look()
        self.who.setFocus()

    def _look(self) -> None:
        self.closing.act.setEnabled(bool(self.who.says.unit))

    def _keep(self) -> None:
        from model.actions.myself import set_myself

        says = self.who.says
        self._frame.operations.write(
            self, self.tr("Set my unit: {unit}").format(unit=says.unit), set_myself, on_done=self._on_kept,
            unit=says.unit, area=says.area, person=says.person,
        )  # fmt: skip

    def _on_kept(self, _changed: object) -> None:
        self.settled.emit()
        self.accept()


def open_unit_dialog(frame: Frame, parent: QWidget) -> UnitDialog:
    """Ask who works with the ledger, or change it; for the overview and the rail."""
    dialog = UnitDialog(frame, parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


class UnitAction(QAction):
    """The menu's way to the dialog, from every page."""

    def __init__(self, window: MainWindow, frame: Frame) -> None:
        super().__init__(window)
        self._text()
        self.setEnabled(frame.operations.ledger.may("set-myself"))
        self.triggered.connect(calling(open_unit_dialog, frame, window))
        window.installEventFilter(self)
        window.menu.add(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a switch of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._text()
        return super().eventFilter(watched, event)

    def _text(self) -> None:
        self.setText(self.tr("M&y unit…"))


def open_sample(frame: Frame, place: Path) -> Program:
    """Open the sample ledger in a window of its own, with its own settings, so that nothing is mixed with one's own."""
    from gui.app import Program

    settings = Settings(place / "window.ini")
    settings.language_choice = frame.settings.language
    settings.theme, settings.text_size = frame.settings.theme, frame.settings.text_size
    program = Program(settings, frame.today)
    program.setParent(QCoreApplication.instance())
    program.window.is_sample = True
    program.window.ledgers.hide()
    program.window.retranslate()
    said = frame.messages.explain("sample-ledger")
    program.window.board.say("sample", str(said))
    program.window.closing.connect(program.window.deleteLater)  # first: it looks at what the program holds
    program.window.closing.connect(program.deleteLater)
    program.window.show()
    program.open(place)
    return program
