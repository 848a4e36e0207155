"""What a person decided about what came back, kept while the window lives; how merging stands by it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from gui.page import Frame
from gui.pages.merge_asking import Found, found_of
from model.periods import Month
from model.rows.merging import Conflict, Decision

Place = tuple[int, Month]


class Deciding(QObject):
    """Decisions by plan and month. A decision shows at once; what follows from it is asked for beside the window, one question at a time.

    Signals:
        changed: other conflicts are open, or other things follow from what was decided.
    """

    changed = Signal()

    def __init__(self, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        self.place: Place | None = None
        self.found: Found | None = None
        self.conflicts: tuple[Conflict, ...] = ()  # those a person decides
        self.notes: tuple[Conflict, ...] = ()  # what is only told
        self.open = 0  # how many are not decided
        self._said: dict[Place, dict[str, Decision]] = {}
        self._is_asked = self._is_outdated = False

    @property
    def said(self) -> dict[str, Decision]:
        """What was decided of the month shown, by the conflicts' keys."""
        return self._said.setdefault(self.place, {}) if self.place is not None else {}

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The same as merging takes it."""
        return tuple(self.said.values())

    @property
    def is_known(self) -> bool:
        """Whether what is shown follows from all that was decided."""
        return self.found is not None and not self._is_asked

    def begin(self, place: Place | None) -> None:
        """Look at another plan or month."""
        if place != self.place:
            self.place, self.found = place, None
            self._take_over()
        self.refresh()

    def refresh(self) -> None:
        """Ask how merging stands; while an answer is awaited, once more after it."""
        if self.place is None:
            return
        self._is_outdated = self._is_asked
        if not self._is_asked:
            self._is_asked = True
            place = self.place
            self._frame.operations.ask(
                self, found_of, *place, self.decisions, on_done=lambda found: self._on_found(place, found), on_error=self._on_failed
            )

    def decide(self, decisions: Iterable[Decision]) -> None:
        """Remember what a person said."""
        made = {decision.key: decision for decision in decisions}
        if made:
            self.said.update(made)
            self._take_over()
            self.refresh()

    def forget(self, key: str) -> None:
        """A conflict is open again."""
        if self.said.pop(key, None) is not None:
            self._take_over()
            self.refresh()

    def _on_found(self, place: Place, found: Found) -> None:
        self._is_asked = False
        if place == self.place:
            self.found = found
        if place != self.place or self._is_outdated:
            self.refresh()
        self._take_over()

    def _on_failed(self, error: Exception) -> None:
        self._is_asked = self._is_outdated = False
        self._frame.messages.show_error(error)

    def _take_over(self) -> None:
        """The conflicts as they were found; what was said since then stands as decided already."""
        found = self.found
        if found is None:
            self.conflicts = self.notes = ()
        else:
            looked_at, said = {decision.key: decision for decision in found.decisions}, self.said
            self.conflicts = tuple(
                _as_said(one, said.get(one.key), looked_at.get(one.key)) for one in found.preview.conflicts if not one.is_named_only
            )
            self.notes = tuple(one for one in found.preview.conflicts if one.is_named_only)
        self.open = sum(conflict.is_open for conflict in self.conflicts)
        self.changed.emit()


def _as_said(conflict: Conflict, said: Decision | None, looked_at: Decision | None) -> Conflict:
    """A conflict as it was found; decided, or open again, where something else was said since."""
    return conflict if said == looked_at else replace(conflict, decided=said.choice if said else "")
