"""A figure that is a door: a panel or a line with a number and its meaning; pressing it opens what was counted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from gui.gaps import QHBoxLayout, QVBoxLayout
from gui.theme import Theme, Token

_RADIUS = 8


class Card(QAbstractButton):
    """A panel that can be pressed, by mouse and by keyboard; subclasses put labels into it.

    With `is_flat` it shows no panel of its own until the mouse or the keyboard is on it.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, is_flat: bool = False) -> None:
        super().__init__(parent)
        self.theme = theme
        self._is_flat = is_flat
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """What the labels need."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """What the labels need at least."""
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go quiet again."""
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the panel and the frame of hover and focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_lit = self.isEnabled() and (self.underMouse() or self.hasFocus())
        ground = Token.ACCENT_GROUND if self.isDown() else Token.SELECTION if self.underMouse() else Token.PANEL
        edge = Token.ACCENT if self.hasFocus() else Token.CONTROL if is_lit else Token.LINE
        if self._is_flat and not is_lit and not self.isDown():
            return
        painter.setBrush(self.theme.colour(ground if self.isEnabled() else Token.PANEL))
        painter.setPen(QPen(self.theme.colour(edge), 1))
        radius = self.theme.px(_RADIUS)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def label(self, tone: str) -> QLabel:
        """A label in one of the window's tones that lets the mouse through."""
        made = QLabel(self)
        made.setProperty("tone", tone)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return made


class _Telling(Card):
    """A title, a figure and a note, and a shape where one was set; subclasses say where each stands."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, is_flat: bool = False) -> None:
        super().__init__(theme, parent, is_flat=is_flat)
        self._icon = ""
        self._token = Token.SECONDARY
        self._picture = self.label("note")
        self._title = self.label("note")
        self._figure = self.label("figure")
        self._note = self.label("small")
        self._note.setWordWrap(True)
        self._picture.hide()
        theme.changed.connect(self._paint_icon)

    def set_icon(self, icon: str, token: Token) -> None:
        """Show a picture in a colour before the title."""
        self._icon, self._token = icon, token
        self._picture.show()
        self._paint_icon()

    def set_texts(self, title: str, figure: str, note: str = "") -> None:
        """Say what is counted, how many there are, and what that means."""
        self._title.setText(title)
        self._figure.setText(figure)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.setAccessibleName(f"{title}: {figure}")
        self.setAccessibleDescription(note)

    @property
    def figure(self) -> str:
        """The figure shown."""
        return self._figure.text()

    @property
    def title(self) -> str:
        """What is counted."""
        return self._title.text()

    def _paint_icon(self) -> None:
        if self._icon:
            colour = self.theme.colours[self._token]
            size = self.theme.px(14)
            self._picture.setPixmap(self.theme.icons.pixmap(self._icon, colour, size, self.devicePixelRatioF()))


class FigureCard(_Telling):
    """A title, the figure under it, then the note; with a light's shape before the title where it is about a light."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, is_flat: bool = False) -> None:
        super().__init__(theme, parent, is_flat=is_flat)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._picture)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*((4, 6, 4, 6) if is_flat else (16, 12, 16, 12)))
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._figure)
        column.addWidget(self._note)
        column.addStretch(1)


class LineCard(_Telling):
    """A shape, the figure and what it means in a line: what wants a look now and then, and stands alone mostly."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._title.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._note)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(12)
        line.addWidget(self._picture)
        line.addWidget(self._figure)
        line.addLayout(words, 1)
