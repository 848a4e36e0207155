"""List or year: how the checklist is looked at, and which year."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QToolButton, QWidget

from gui.gaps import QHBoxLayout
from gui.language import FollowsLanguage
from gui.theme import Theme, Token
from model.periods import EARLIEST, LATEST


class ViewSwitch(FollowsLanguage, QWidget):
    """Two buttons of which one is pressed; the year stands beside them while its grid is shown.

    Signals:
        changed: whether the year is wanted, after a person pressed a button.
        year_changed: another year is wanted.
    """

    changed = Signal(bool)
    year_changed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.year = 0
        self.list, self.grid, self.before, self.after = (QToolButton(self) for _ in range(4))
        self.label = QLabel(self)
        self.label.setProperty("tone", "strong")
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._years = QWidget(self)  # shown and hidden in one: each of its parts would have the whole page laid out anew
        years = QHBoxLayout(self._years)
        years.setContentsMargins(0, 0, 0, 0)
        years.setSpacing(4)
        for part in (self.before, self.label, self.after):
            years.addWidget(part)
        row.addWidget(self._years)
        row.addWidget(self.list)
        row.addWidget(self.grid)
        for button in (self.list, self.grid):
            button.setCheckable(True)
            self._group.addButton(button)
        self.list.setChecked(True)
        self._group.buttonClicked.connect(lambda _button: self._on_pressed())
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        theme.changed.connect(self._look)
        self._look()
        self.retranslate()
        self._show()

    @property
    def is_year(self) -> bool:
        """Whether the year's grid is wanted."""
        return self.grid.isChecked()

    def choose(self, *, is_year: bool) -> None:
        """Press a button without telling anybody."""
        (self.grid if is_year else self.list).setChecked(True)
        self._show()

    def set_year(self, year: int) -> None:
        """Show a year without telling anybody."""
        self.year = year
        self.label.setText(str(year))

    def retranslate(self) -> None:
        """Set every text anew."""
        for button, text in (
            (self.list, self.tr("List")), (self.grid, self.tr("Year grid")), (self.before, self.tr("The year before")),
            (self.after, self.tr("The year after")),
        ):  # fmt: skip
            button.setAccessibleName(text)
            button.setToolTip(text)

    def _on_pressed(self) -> None:
        self._show()
        self.changed.emit(self.is_year)

    def _step(self, step: int) -> None:
        if EARLIEST < self.year + step < LATEST:
            self.set_year(self.year + step)
            self.year_changed.emit(self.year)

    def _show(self) -> None:
        self._years.setVisible(self.is_year)

    def _look(self) -> None:
        size, colours = self._theme.px(16), self._theme.colours
        for button, icon in (
            (self.list, "checklist"), (self.grid, "year"), (self.before, "chevron-left"), (self.after, "chevron-right"),
        ):  # fmt: skip
            button.setIcon(self._theme.icons.icon(icon, colours[Token.SECONDARY], colours[Token.ACCENT]))
            button.setIconSize(QSize(size, size))
