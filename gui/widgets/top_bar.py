"""The bar on top: which plan, the search field, the next reporting day, and taking a plan in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from gui.calling import calling
from gui.gaps import QHBoxLayout
from gui.language import FollowsLanguage
from gui.theme import Token
from gui.widgets.clearable_field import ClearableField
from gui.wording import plan_name

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QPixmap, QResizeEvent

    from gui.page import ChosenPlan
    from gui.theme import Theme

HEIGHT = 56
_TYPING_MS = 120
_GLASS_ROOM = 36


class SearchField(ClearableField):
    """Sends what was typed once the typing rests a moment; Escape empties it, and leaves it when it is empty.

    Signals:
        searched: the text to look for, empty when the field was emptied.
        left: Return or Down was pressed, or Escape in the empty field: the keyboard goes to what was found.
    """

    searched = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self._glass = QLabel(self)  # an action's picture would keep its size while the text grows
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TYPING_MS)
        self._timer.timeout.connect(self._send)
        self.textChanged.connect(lambda _text: self._timer.start())

    def set_glass(self, picture: QPixmap, room: int) -> None:
        """Show the magnifying glass at the left edge, in so much room."""
        self._glass.setPixmap(picture)
        self._glass.setProperty("alignment", "AlignCenter")  # by its name, as the empty place's
        self._glass.resize(room, self.height())
        self.setTextMargins(room * 7 // 9, 0, self.textMargins().right(), 0)  # the style adds its padding, two ninths

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the glass in the middle of the height."""
        super().resizeEvent(event)
        self._glass.resize(self._glass.width(), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field with Escape, leave it with another; go to what was found with Return or Down."""
        keys = QtCore.Qt.Key
        if event.key() == keys.Key_Escape and self.text():
            self.clear()
        elif event.key() == keys.Key_Escape:
            self.left.emit()
        elif event.key() in (keys.Key_Return, keys.Key_Enter, keys.Key_Down):
            self._send()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _send(self) -> None:
        self._timer.stop()
        self.searched.emit(self.text().strip())


class PlanButton(QPushButton):
    """The chosen plan's name, cut with an ellipsis where the bar is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.setProperty("kind", "title")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        """Show another name."""
        self._name = name
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the name anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = self.width() - 3 * self.fontMetrics().height()  # the style's padding and arrow
        shown = self.fontMetrics().elidedText(self._name, QtCore.Qt.TextElideMode.ElideRight, max(0, room)) if self._name else ""
        if shown.replace("&", "&&") != self.text():
            self.setText(shown.replace("&", "&&"))


class Badge(QPushButton):
    """A button that gives way where the bar is narrow: its text is painted with an ellipsis then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "badge")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        hint = super().sizeHint()
        return QSize(min(hint.width(), 5 * self.fontMetrics().height()), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the button with as much of its text as there is room for."""
        from PySide6.QtWidgets import (  # a start shows no badge, and making QStyle takes longer than all the bar
            QStyle,
            QStyleOptionButton,
            QStylePainter,
        )

        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        if lacking := max(0, super().sizeHint().width() - self.width()):
            room = self.fontMetrics().horizontalAdvance(self.text()) - lacking
            option.text = self.fontMetrics().elidedText(self.text(), QtCore.Qt.TextElideMode.ElideRight, room)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)


class TopBar(FollowsLanguage, QFrame):
    """Plan, search, reporting day, take in.

    Signals:
        take_in_wanted: the button that takes a plan in was pressed.
        report_wanted: the badge with the reporting day was pressed.
    """

    take_in_wanted = Signal()
    report_wanted = Signal()

    def __init__(self, theme: Theme, chosen: ChosenPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self._theme, self._chosen = theme, chosen
        self._plan = PlanButton(self)
        self._plans = QMenu(self)
        self.search = SearchField(self)
        self._badge = Badge(self)
        self._badge.clicked.connect(self.report_wanted)
        self._badge.hide()
        self.take_in = QPushButton(self)
        self.take_in.setProperty("kind", "primary")
        self.take_in.clicked.connect(self.take_in_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(12)
        row.addWidget(self._plan, 1)
        row.addWidget(self.search, 1)
        row.addWidget(self._badge)
        row.addWidget(self.take_in)
        theme.changed.connect(self._look)
        chosen.changed.connect(self._show_plan)
        self._look()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        keys = QKeySequence(QKeySequence.StandardKey.Find).toString(QKeySequence.SequenceFormat.NativeText)
        self.search.setPlaceholderText(self.tr("Search measures, units, evidence…  {keys}").format(keys=keys))
        self.search.setAccessibleName(self.tr("Search measures, units, evidence"))
        self.take_in.setText(self.tr("Take in +"))
        self.take_in.setToolTip(self.tr("Take in the file of a plan (Ctrl+O), or drop it anywhere on the window"))
        self._show_plan()

    def set_badge(self, text: str, tip: str = "") -> None:
        """Show the next reporting day, nothing when empty."""
        self._badge.setText(text)
        self._badge.setToolTip(tip)
        self._badge.setAccessibleDescription(tip)
        self._badge.setVisible(bool(text))

    def set_badge_open(self, *, opens: bool) -> None:
        """Whether pressing the badge leads anywhere; otherwise it only shows."""
        self._badge.setEnabled(opens)

    def _show_plan(self) -> None:
        plan = self._chosen.plan
        title = plan.title if plan else ""
        self._plan.set_name(plan_name(title))
        self._plan.setToolTip(title)
        self._plan.setAccessibleName(self.tr("Plan: {title}").format(title=title))
        self._plans.clear()
        for other in self._chosen.plans:
            act = self._plans.addAction(f"{other.year}  {plan_name(other.title)}".replace("&", "&&"))
            act.setCheckable(True)
            act.setChecked(plan is not None and other.id == plan.id)
            act.triggered.connect(calling(self._chosen.choose, other.id))
        several = len(self._chosen.plans) > 1
        self._plan.setMenu(self._plans if several else None)  # type: ignore[arg-type]  # Qt takes none, its stubs do not
        self._plan.setEnabled(several)

    def _look(self) -> None:
        px = self._theme.px
        self.setFixedHeight(px(HEIGHT))
        colour = self._theme.colours[Token.SECONDARY]
        self.search.set_glass(self._theme.icons.pixmap("search", colour, px(16), self.devicePixelRatioF()), px(_GLASS_ROOM))
        self.search.setMinimumWidth(min(px(200), 240))  # large text leaves the others their room
        self.search.setMaximumWidth(px(360))
        self.take_in.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))
