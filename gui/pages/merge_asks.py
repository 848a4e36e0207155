"""Asks what a choice needs before it is made: who sent a file, which measure a row is, what a reading is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from gui.dialogs.returned_measure import ReturnedMeasureDialog
from gui.dialogs.returned_reading import ReadingDialog
from gui.dialogs.returned_sender import SenderDialog
from gui.dialogs.returned_words import WordsDialog
from gui.item_models.merge_conflicts import ConflictRow
from gui.item_models.merge_files import FileLine
from gui.item_models.merge_options import Asks, Measures, Option
from gui.item_models.merge_words import place_words
from gui.page import Frame
from model.rows.merging import Choice, Decision


class ConflictAsks(QObject):
    """One dialog at a time.

    Signals:
        decided: the Decision that was made.
        sender_said: (key of a file, name of the unit that sent it).
    """

    decided = Signal(object)
    sender_said = Signal(str, str)

    def __init__(self, frame: Frame, window: QWidget) -> None:
        super().__init__(window)
        self._frame, self._window = frame, window
        self.dialog: QDialog | None = None
        self.likely: Sequence[str] = ()  # units of which nothing came yet

    def ask_sender(self, row: ConflictRow) -> None:
        """Ask who sent the file of a conflict."""
        self.ask_sender_of(row.conflict.sides[0].file_key, row.conflict.sides[0].file)

    def ask_sender_of(self, file_key: str, name: str) -> None:
        """Ask who sent a file."""
        dialog = SenderDialog(self._frame, name, self.likely, self._window)
        dialog.given.connect(lambda unit: self.sender_said.emit(file_key, unit))
        self._open(dialog)

    def ask_sender_of_line(self, line: FileLine) -> None:
        """Ask who sent a file of the list."""
        if line.seen is not None:
            self.ask_sender_of(line.seen.key, line.name)

    def ask_value(self, row: ConflictRow, option: Option, measures: Measures) -> None:
        """Ask which measure a row is, what a reading is, or for words in place of all that is said."""
        side = row.conflict.sides[0]
        about = "\n".join(part for part in (side.value, place_words(side)) if part)
        if option.asks is Asks.MEASURE:
            measure = ReturnedMeasureDialog(self._frame.theme, about, measures, self._window)
            measure.given.connect(lambda key: self.decided.emit(Decision(row.conflict.key, Choice.MEASURE, str(key))))
            self._open(measure)
        elif option.asks is Asks.READING:
            reading = ReadingDialog(self._frame.theme, f"{row.title}\n{about}", self._window)
            reading.given.connect(lambda text: self.decided.emit(Decision(row.conflict.key, Choice.TYPED, text)))
            self._open(reading)
        elif option.asks is Asks.WORDS:
            self._ask_words(row, option)

    def _ask_words(self, row: ConflictRow, option: Option) -> None:
        typed = option.words if option.is_chosen else next((side.value for side in row.conflict.sides if side.file_key), "")
        words = WordsDialog(self._frame.theme, f"{row.title}\n{row.measure}".strip(), typed, self._window)
        words.given.connect(lambda text: self.decided.emit(Decision(row.conflict.key, Choice.TYPED, text)))
        self._open(words)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
