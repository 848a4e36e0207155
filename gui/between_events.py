"""Work that would hold up the window, done piece by piece: keys and clicks are answered between two pieces."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_PAUSE_MS = 1


class BetweenEvents(QObject):
    """Does one piece a turn of the event loop, in the order in which they came; one that answers True is gone on with in the next.

    Between two pieces a turn is left to what the piece before gave rise to: laying out and painting take as long again.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pieces: deque[Callable[[], object]] = deque()
        self._is_cleared = self._is_at_rest = False
        # A timer of its own: what is posted (as a single shot of no time is) would all be done in one and the same turn;
        # begun anew after each piece, for one that repeats without a pause is served twice in a turn.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._next)

    @property
    def is_busy(self) -> bool:
        """Whether pieces are left to be done."""
        return bool(self._pieces)

    def add(self, *pieces: Callable[[], object]) -> None:
        """Do these as well."""
        self._pieces.extend(pieces)
        if self._pieces and not self._timer.isActive():
            self._is_at_rest = True
            self._timer.start()

    def clear(self) -> None:
        """Leave undone what is left."""
        self._pieces.clear()
        self._is_cleared = True
        self._timer.stop()

    def _next(self) -> None:
        self._is_at_rest = not self._is_at_rest
        if self._pieces and not self._is_at_rest:
            piece, self._is_cleared = self._pieces.popleft(), False
            is_to_go_on = piece() is True
            if is_to_go_on and not self._is_cleared:
                self._pieces.appendleft(piece)
        if self._pieces:
            self._timer.start()
