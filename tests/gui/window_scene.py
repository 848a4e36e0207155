"""A window with pages that keep what is asked of them."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui.main_window import MainWindow
from gui.operations import Operations
from gui.page import Frame, Page, PageSpec
from model.rows.overview import MyselfRow, PlanRow
from tests.fakes import FakeLedger, fake_runners


class FakePage(Page):
    """Keeps what the window asked of it."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self.places: list[object] = []
        self.is_let_go = False
        self.searched: list[str] = []
        self.files: list[list[Path]] = []
        QVBoxLayout(self).addWidget(QLabel("page", self))

    def open_place(self, place: object) -> None:
        self.places.append(place)

    def search(self, text: str) -> None:
        self.searched.append(text)

    def take_files(self, files: list[Path]) -> None:
        self.files.append(files)

    def let_go(self) -> None:
        self.is_let_go = True

    def shortcuts(self) -> list[tuple[str, str]]:
        return [("Space", "Tick")]


SPECS = (
    PageSpec("overview", "overview", "&Overview", FakePage),
    PageSpec("checklist", "checklist", "&Checklist", FakePage, is_searched=True),
    PageSpec("review", "review", "Review", FakePage, is_in_rail=False, takes_plans=True),
)
PLANS = (
    PlanRow(1, 2023, "示例区2023年行动计划", "", "", None, "", 50),
    PlanRow(2, 2024, "示例区2024年行动计划", "", "", None, "", 60),
)


def attached(window: MainWindow, make_frame: Callable[..., Frame], **ledger: object) -> MainWindow:
    """The window at work with a ledger that holds two plans; its first page is shown."""
    made = make_frame(FakeLedger(**ledger))
    operations = Operations(made.operations.ledger, fake_runners(), window.messages, window)
    window.chosen.set_ledger(PLANS, MyselfRow("示例镇人民政府", "示例区", "填报人"))
    window.attach(Frame(operations, made.settings, made.theme, window.messages, window.chosen, made.today))
    while window.stack.is_behind:
        QCoreApplication.processEvents()
    return window


def page(window: MainWindow, name: str) -> FakePage:
    """A page that was opened."""
    found = window.pages[name]
    assert isinstance(found, FakePage)
    return found


def files_event(kind: type, files: list[str]) -> QDropEvent:
    """Files held over or dropped on the window."""
    data = QMimeData()
    data.setUrls([QUrl(file) for file in files])
    data.setProperty("kept", True)
    arguments = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    if kind is QDragEnterEvent:
        event = QDragEnterEvent(QPointF(9, 9).toPoint(), *arguments)
    else:
        event = QDropEvent(QPointF(9, 9), *arguments)
    event.setAccepted(False)
    event.data = data  # the event does not own it
    return event


def gone(window: QWidget) -> None:
    """Close a window whose program is at work, and wait: it goes once what goes on beside it has stopped."""
    until = time.monotonic() + 15
    while not window.close() and time.monotonic() < until:
        QTest.qWait(5)
