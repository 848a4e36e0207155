"""A short word at the window's foot that something went well, with Undo or Redo; a file that was written can be opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QPushButton, QWidget

from gui.gaps import QHBoxLayout
from gui.language import FollowsLanguage
from gui.messages import Notice
from gui.widgets.open_file import open_file, open_folder

SHOWN_MS = 6000
_SETTLED_MS = 150  # by then what is told of has changed the page under the notice
_GAP = 24


class Toast(FollowsLanguage, QFrame):
    """The newest notice of the window it lies over; it covers no button, and stays while the mouse is on it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("toast")
        self._notice = Notice("")
        self._label = QLabel(self)
        self._button, self.file, self.folder = QPushButton(self), QPushButton(self), QPushButton(self)
        self._button.clicked.connect(self._on_step)
        self.file.clicked.connect(lambda: self._on_file(open_file))
        self.folder.clicked.connect(lambda: self._on_file(open_folder))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self._place)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._label)
        row.addSpacing(8)
        for button in (self.file, self.folder, self._button):
            row.addWidget(button)
        self.hide()
        window.installEventFilter(self)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the buttons' texts."""
        self._button.setText(self.tr("Redo") if self._notice.redo is not None else self.tr("Undo"))
        self.file.setText(self.tr("Open"))
        self.folder.setText(self.tr("Open folder"))
        if self.isVisible():
            self._fit()
            self._settled.start(_SETTLED_MS)

    def show_notice(self, notice: Notice) -> None:
        """Show a notice in place of the one before."""
        self._notice = notice
        self._label.setText(notice.text)
        self.retranslate()
        self._button.setVisible((notice.undo or notice.redo) is not None)
        for button in (self.file, self.folder):
            button.setVisible(notice.file is not None)
        self.setAccessibleName(notice.text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(SHOWN_MS)
        self._settled.start(_SETTLED_MS)

    @property
    def text(self) -> str:
        """What is being said, empty while hidden."""
        return self._label.text() if self.isVisible() else ""

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the mouse is here."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go after a while."""
        self._timer.start(SHOWN_MS // 2)
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep at the window's foot."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _on_step(self) -> None:
        self.hide()
        step = self._notice.redo or self._notice.undo
        if step is not None:
            step()

    def _on_file(self, show: Callable[[Path], None]) -> None:
        self.hide()
        if self._notice.file is not None:
            show(self._notice.file)

    def _place(self) -> None:
        self._fit()
        self.move(self._free_place())

    def _fit(self) -> None:
        """As wide as its words and buttons, in several lines where the window is narrower than they are."""
        words = self._label.fontMetrics().horizontalAdvance(self._label.text()) + 2
        self._label.setWordWrap(False)
        self._label.setFixedWidth(words)
        over = max(self.sizeHint().width() - (self._window.width() - 2 * _GAP), 0)
        self._label.setWordWrap(over > 0)
        self._label.setFixedWidth(max(words - over, 1))
        self._label.setFixedHeight(self._label.heightForWidth(self._label.width()) if over else self._label.sizeHint().height())
        self.adjustSize()

    def _free_place(self) -> QPoint:
        """At the foot of the window, or the nearest place above where it covers no button; at the foot where there is none."""
        foot = QPoint((self._window.width() - self.width()) // 2, self._window.height() - self.height() - _GAP)
        buttons = [seen for button in self._window.findChildren(QAbstractButton) if not (seen := self._seen(button)).isEmpty()]
        for top in range(foot.y(), self._window.height() // 2, -max(_GAP, 1)):
            place = QPoint(foot.x(), top)
            if not any(QRect(place, self.size()).intersects(button) for button in buttons):
                return place
        return foot

    def _seen(self, button: QAbstractButton) -> QRect:
        """The part of a button that is not scrolled away, in the window's measure; nothing of one's own or of hidden ones."""
        if not button.isVisible() or button.window() is not self._window.window() or self.isAncestorOf(button):
            return QRect()
        part: QWidget | None = button
        seen = QRect(button.mapTo(self._window, QPoint()), button.size())
        while part is not None and part is not self._window and not seen.isEmpty():
            seen &= QRect(part.mapTo(self._window, QPoint()), part.size())
            part = part.parentWidget()
        return seen
