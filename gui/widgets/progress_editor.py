"""The editor of one month's progress: saves by itself, and never lets go of words that are not stored yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from model.periods import Month

PAUSE_MS = 600
LONGEST_MS = 3000  # words typed without a pause are stored no later than this
LINES = 3


@dataclass(frozen=True, slots=True)
class NoteKey:
    """Which note is being written: a measure's, in a month."""

    measure_id: int
    month: Month


Save = Callable[[NoteKey, str], None]


class ProgressEditor(QPlainTextEdit):
    """A field over the note of one key at a time; `save` is told what to store, and answers with saved() or failed().

    Words not stored yet are kept by key in `drafts`, whatever is shown meanwhile: coming back shows them again.
    What a draft began from is kept with it: who stores it can tell that somebody else wrote the note meanwhile.
    `sitting` grows whenever the note or the field is left: what is stored in one sitting belongs together.

    Signals:
        state_changed: "saved", "typing", "saving", "elsewhere", "failed" or "" of the note that is shown.
        escaped: Escape was pressed.
        pasted: a picture or files were pasted or dropped here: nothing a text can take.
    """

    state_changed = Signal(str)
    escaped = Signal()
    pasted = Signal()

    def __init__(self, save: Save, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._save = save
        self.key: NoteKey | None = None
        self.drafts: dict[NoteKey, str] = {}
        self.sitting = 0
        self._stored = ""
        self._in_flight: dict[NoteKey, list[str]] = {}
        self._failed: set[NoteKey] = set()
        self._began: dict[NoteKey, str] = {}
        self._elsewhere: set[NoteKey] = set()
        self._is_filling = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self._longest = QTimer(self)
        self._longest.setSingleShot(True)
        self._longest.setInterval(LONGEST_MS)
        self._longest.timeout.connect(self.flush)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # dropped files go to the pane around it
        self.textChanged.connect(self._on_typed)
        self.look()

    def look(self) -> None:
        """Take the height of a few lines in the font in force."""
        self.setFixedHeight(QFontMetrics(self.font()).lineSpacing() * LINES + 20)

    @property
    def state(self) -> str:
        """How far the note shown is stored."""
        if self.key is None:
            return ""
        if self.key in self._elsewhere:
            return "elsewhere"
        if self.key in self._failed:
            return "failed"
        if self.key in self.drafts:
            return "saving" if self.key in self._in_flight and not self._pause.isActive() else "typing"
        return "saved" if self._stored else ""

    @property
    def has_refused(self) -> bool:
        """Whether words of any note could not be stored and wait to be told to try again."""
        return bool(self._failed)

    def show_note(self, key: NoteKey | None, stored: str) -> None:
        """Show a note as it is stored; words of it that are not stored yet go before."""
        if key != self.key:
            self.flush()
            self.sitting += 1
        is_same = key == self.key
        if key is not None and key in self.drafts and stored.strip() not in {
            text.strip() for text in (self.began(key), self.drafts[key], *self._in_flight.get(key, ()))
        }:  # fmt: skip
            self._elsewhere.add(key)
        self.key, self._stored = key, stored
        text = self.drafts.get(key, stored) if key else ""
        if not is_same or (text != self.toPlainText() and key not in self.drafts):
            self.sitting += is_same  # what is written on in somebody else's words is undone by itself
            self._fill(text)
        self.setEnabled(key is not None)
        self.state_changed.emit(self.state)

    def began(self, key: NoteKey) -> str:
        """What stood in the ledger when somebody began to type a note that is not stored yet."""
        return self._began.get(key, self._stored if key == self.key else "")

    def flush(self) -> None:
        """Store what was typed now, not after the pause."""
        self._pause.stop()
        self._longest.stop()
        if self.key is None or self.key not in self.drafts:
            return
        text = self.drafts[self.key]
        if self._in_flight.get(self.key, [])[-1:] == [text]:
            return  # exactly this is on its way already
        self._in_flight.setdefault(self.key, []).append(text)
        self._failed.discard(self.key)
        self.state_changed.emit(self.state)
        self._save(self.key, text)

    def saved(self, key: NoteKey, text: str, stands: str | None = None) -> None:
        """These words of a note are stored; others `stand` there where somebody else had written it, as a person chose."""
        self._landed(key, text)
        stands = text if stands is None else stands
        if self.drafts.get(key) == text:
            self._let_go(key)
        elif key in self.drafts and stands == text:
            self._began[key] = text  # else what was typed on knows nothing of theirs yet, and is asked about in its turn
        if key == self.key:
            self._stored = stands
            if stands != text and key not in self.drafts:
                self._fill(stands)
            self.state_changed.emit(self.state)

    def failed(self, key: NoteKey, text: str) -> None:
        """These words could not be stored; they are kept and shown until they can."""
        self._landed(key, text)
        self._failed.add(key)
        self.drafts.setdefault(key, text)
        if key == self.key:
            self.state_changed.emit(self.state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the field."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.flush()
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text goes in; pictures and files are for the evidence."""
        return source.hasImage() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Put text in, hand everything else on."""
        if any(url.isLocalFile() for url in source.urls()) or (source.hasImage() and not source.hasText()):
            self.pasted.emit()
        else:
            super().insertFromMimeData(source)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field stores it."""
        super().focusOutEvent(event)
        self.flush()
        self.sitting += 1

    def _landed(self, key: NoteKey, text: str) -> None:
        waiting = self._in_flight.get(key, [])
        if text in waiting:
            waiting.remove(text)
        if not waiting:
            self._in_flight.pop(key, None)

    def _let_go(self, key: NoteKey) -> None:
        """Nothing of a note is unsaved any more."""
        self.drafts.pop(key, None)
        self._began.pop(key, None)
        self._failed.discard(key)
        self._elsewhere.discard(key)

    def _fill(self, text: str) -> None:
        self._is_filling = True
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._is_filling = False

    def _on_typed(self) -> None:
        if self._is_filling or self.key is None:
            return
        text = self.toPlainText()
        if text.strip() == self._stored.strip() and self.key not in self._in_flight:
            self._let_go(self.key)
            self._pause.stop()
            self._longest.stop()
        else:
            if self.key not in self.drafts:
                self._began[self.key] = self._stored
            self.drafts[self.key] = text
            self._failed.discard(self.key)
            self._pause.start()
            if not self._longest.isActive():
                self._longest.start()
        self.state_changed.emit(self.state)
