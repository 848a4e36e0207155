"""The left rail: whose ledger this is, the places of the window, and that all is saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QSizePolicy, QToolButton, QWidget

from gui.calling import calling
from gui.gaps import QHBoxLayout, QVBoxLayout, gap
from gui.language import FollowsLanguage
from gui.page import PageSpec
from gui.theme import Theme, Token
from gui.widgets.chip_button import HeavyWhenPressed
from gui.widgets.elided_label import ElidedLabel
from gui.wording import without_mnemonic

WIDTH = 168
_GAP = 4  # between two places
GAP = 8  # between a place and its figure


class PlaceButton(HeavyWhenPressed):
    """One place in the rail with its counter."""

    def __init__(self, spec: PageSpec, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.spec = spec
        self._theme = theme
        self._counter: QLabel | None = None  # made with the first figure
        self.setProperty("kind", "place")
        theme.changed.connect(self._paint_icon)
        self._paint_icon()

    def set_counter(self, text: str) -> None:
        """Show a figure behind the name, none when empty."""
        if self._counter is None:
            if not text:
                return
            self._counter = QLabel(self)
            self._counter.setObjectName("counter")
            self._counter.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # in the middle of the height
            row = QHBoxLayout(self)
            row.setContentsMargins(0, 0, 8, 0)
            row.addStretch(1)
            row.addWidget(self._counter)
        self._counter.setText(text)
        self._counter.setVisible(bool(text))
        self.updateGeometry()
        self._name()

    def sizeHint(self) -> QSize:
        """Room for the name and the figure side by side."""
        hint = super().sizeHint()
        if self._counter is None or self._counter.isHidden():
            return hint
        return hint + QSize(self._counter.sizeHint().width() + GAP, 0)

    def retranslate(self) -> None:
        """Set the name anew."""
        self.setText(without_mnemonic(self.spec.shown_title()))
        self._name()

    def set_key(self) -> None:
        """Let the letter that is marked in the title open the place, though no line is seen under it."""
        self.setShortcut(QKeySequence.mnemonic(self.spec.shown_title()))

    def _name(self) -> None:
        name = without_mnemonic(self.spec.shown_title())
        figure = self._counter.text() if self._counter is not None else ""
        self.setAccessibleName(f"{name}, {figure}" if figure else name)

    def _paint_icon(self) -> None:
        colours = self._theme.colours
        size = self._theme.px(20)
        self.setIcon(self._theme.icons.icon(self.spec.icon, colours[Token.SECONDARY], colours[Token.ACCENT], size=size))
        self.setIconSize(QSize(size, size))


class Rail(FollowsLanguage, QFrame):
    """Brand, unit, places, state.

    Signals:
        page_wanted: name of the page whose button was pressed.
    """

    page_wanted = Signal(str)

    def __init__(self, specs: Sequence[PageSpec], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self._theme = theme
        self._foot_fits, self._has_keys = True, False
        self._is_close = False
        self._brand = QLabel(self)
        self._brand.setObjectName("brand")
        self._unit = ElidedLabel("", self, lines=2)
        self._unit.setProperty("tone", "note")
        self._state = ElidedLabel("", self, lines=3)
        self._state.setProperty("tone", "small")
        self._group = QButtonGroup(self)
        self.buttons = {spec.name: PlaceButton(spec, theme, self) for spec in specs if spec.is_in_rail}
        self.at_foot = {spec.name: PlaceButton(spec, theme, self) for spec in specs if spec.is_at_foot}
        self.menu_button = QToolButton(self)  # made last: the keyboard comes to it after the places
        self.menu_button.setObjectName("menu")
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for name, button in self.places.items():
            self._group.addButton(button)
            button.clicked.connect(calling(self.page_wanted.emit, name))
        self._lay_out()
        theme.changed.connect(self._look)
        self._look()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._brand.setText(self.tr("Taizhang"))
        self.menu_button.setToolTip(self.tr("Menu (F10)"))
        self.menu_button.setAccessibleName(self.tr("Menu"))
        self.setAccessibleName(self.tr("Places"))
        for button in self.places.values():
            button.retranslate()
        if self._has_keys:
            self.take_keys()

    def take_keys(self) -> None:
        """Let the places be reached by their letters from now on."""
        self._has_keys = True
        for button in self.places.values():
            button.set_key()

    def set_unit(self, unit: str) -> None:
        """Say whose ledger this is."""
        self._unit.setText(unit)
        self._unit.setVisible(bool(unit))

    def set_state(self, text: str) -> None:
        """Say at the foot that all is saved, or what is going on."""
        self._state.setText(text)

    def state(self) -> str:
        """What is said at the foot."""
        return self._state.text()

    def set_current(self, name: str) -> None:
        """Mark a place as the one shown; pages outside the rail leave none marked."""
        self._group.setExclusive(False)
        for place, button in self.places.items():
            button.setChecked(place == name)
        self._group.setExclusive(name in self.places)

    @property
    def places(self) -> dict[str, PlaceButton]:
        """Every button by its page's name."""
        return self.buttons | self.at_foot

    def minimumSizeHint(self) -> QSize:
        """The places at the foot take no room that the window does not have."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), hint.height() - self._foot_places() * int(self._foot_fits))

    def event(self, event: QEvent) -> bool:
        """Larger text or longer names leave the places at the foot no room either."""
        is_done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_foot()
        return is_done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the places at the foot only where there is room for them; they stand in the menu too."""
        super().resizeEvent(event)
        self._fit_foot()

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(12, 0, 12, 0)
        top.setSpacing(2)
        top.addWidget(self._brand)
        top.addWidget(self._unit)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 0, 0)
        foot.setSpacing(4)
        foot.addWidget(self._state, 1)
        foot.addWidget(self.menu_button)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(8, 16, 8, 12)
        column.setSpacing(_GAP)
        column.addLayout(top)
        column.addSpacing(16)
        for button in self.buttons.values():
            column.addWidget(button)
        column.addStretch(1)
        for button in self.at_foot.values():
            column.addWidget(button)
        column.addSpacing(8)
        column.addLayout(foot)

    def _foot_places(self) -> int:
        between = self._column.spacing()
        return sum(button.sizeHint().height() + between for button in self.at_foot.values())

    def _fit_gaps(self) -> None:
        """Where even the first places need more than there is, they stand close: else the program's name would be cut."""
        spared = gap(_GAP) * (len(self.buttons) + 2)
        needed = super().minimumSizeHint().height() + spared * int(self._is_close)
        if (needed > self.height()) != self._is_close:
            self._is_close = not self._is_close
            self._column.setSpacing(0 if self._is_close else _GAP)

    def _fit_foot(self) -> None:
        hint = super().minimumSizeHint().height() - self._foot_places() * int(self._foot_fits)
        fits = hint + self._foot_places() <= self.height()
        if fits != self._foot_fits:
            self._foot_fits = fits
            for button in self.at_foot.values():
                button.setVisible(fits)
        self._fit_gaps()

    def _look(self) -> None:
        px = self._theme.px
        self.setMinimumWidth(px(WIDTH))
        self.menu_button.setIcon(self._theme.icons.icon("more", self._theme.colours[Token.SECONDARY], size=px(20)))
        self.menu_button.setIconSize(QSize(px(20), px(20)))
