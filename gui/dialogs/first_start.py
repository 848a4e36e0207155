"""Saying who one is: the dialog behind the unit's name, and the window of the sample ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.page import Frame
from gui.settings import Settings
from gui.widgets.who_am_i import WhoAmI
from model.rows.overview import MyselfRow

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
        self._head = QLabel(self)
        self._head.setProperty("tone", "title")
        self._text = QLabel(self)
        self._text.setProperty("tone", "secondary")
        self._text.setWordWrap(True)
        self.who = WhoAmI(frame, frame.chosen.myself, self)
        self._buttons = QDialogButtonBox(self)
        self.keep = QPushButton(self)
        self.keep.setProperty("kind", "primary")
        self.later = QPushButton(self)
        self._buttons.addButton(self.keep, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(self.later, QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.keep, self.later):
            button.setAutoDefault(False)  # Return belongs to the lists
        self._lay_out()
        self.keep.clicked.connect(self._keep)
        self.later.clicked.connect(self.reject)
        self.who.changed.connect(self._look)
        self.who.entered.connect(self._keep)
        self.resize(frame.theme.px(WIDTH), frame.theme.px(HEIGHT))
        self.setWindowTitle(self.tr("Who are you?"))
        self._head.setText(self.tr("Who are you?"))
        self._text.setText(self.tr(
            "From your unit the program knows which measures are yours. Choose from the lists, or type what is not in them."
        ))
        self.keep.setText(self.tr("&Keep"))
        self.later.setText(self.tr("&Later"))
        self._look()
        self.who.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        for part in (self._head, self._text):
            column.addWidget(part)
        column.addSpacing(8)
        column.addWidget(self.who, 1)
        column.addSpacing(8)
        column.addWidget(self._buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Return to the fields, which pick and go on with it; on a button it presses that."""
        focused = self.focusWidget()
        if Qt.Key(event.key()) not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(focused, QPushButton):
            focused.click()

    def _look(self) -> None:
        self.keep.setEnabled(bool(self.who.says.unit))

    def _keep(self) -> None:
        says = self.who.says
        if says.unit:
            keep_unit(self._frame, self, says, self._on_kept)

    def _on_kept(self, _changed: object) -> None:
        self.settled.emit()
        self.accept()


def keep_unit(frame: Frame, initiator: QObject, says: MyselfRow, on_done: object) -> None:
    """Write who works with the ledger; on_done(Changed) follows."""
    from model.actions.myself import set_myself

    text = QCoreApplication.translate("UnitDialog", "Set my unit: {unit}").format(unit=says.unit)
    frame.operations.write(
        initiator, text, set_myself, on_done=on_done,  # type: ignore[arg-type]
        unit=says.unit, area=says.area, person=says.person,
    )


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
        self.triggered.connect(lambda _checked=False: open_unit_dialog(frame, window))
        window.installEventFilter(self)
        window.menu.add(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a switch of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._text()
        return super().eventFilter(watched, event)

    def _text(self) -> None:
        self.setText(self.tr("My &unit…"))


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
    program.window.banners.show_line("sample", str(said))
    program.window.closing.connect(program.window.deleteLater)  # first: it looks at what the program holds
    program.window.closing.connect(program.deleteLater)
    program.window.show()
    program.open(place)
    return program
