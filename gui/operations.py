"""The one way from a page to the ledger: write() changes it, ask() reads it, work() does long things beside it."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from gui.clashing import settling
from gui.ledger_watch import LedgerWatch
from gui.long_work import BesideWork
from gui.tasks import Job, Progress, Runner, TaskRunner
from gui.undo import UndoHistory
from gui.undoing import Undoing
from model.errors import TaizhangError
from model.rows.changed import Changed
from model.rows.clash import Seen

if TYPE_CHECKING:
    from gui.messages import Messages
    from model.ledger import Ledger

WIDE = frozenset({"plan"})
TRIED_AGAIN = frozenset({"ledger-busy", "ledger-not-reachable", "server-not-reachable", "server-standby"})  # surely not saved
PATIENCE_MS = 300  # what is quicker shows no sign of work
TURN = 600.0  # seconds a change waits for its turn while other desks write: only then is it told as not saved
TURN_LOOKED_AT_MS = 2000  # between two looks whether one does
LOOKED_AGAIN = "looked-again"  # stands for what is not known: what another desk changed, or what was missed

Done = Callable[[Any], None]
Failed = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class Runners:
    """Who runs what: one thread that writes in order, a few that answer questions, two for long work.

    What a person is looking for this moment is asked `at_once`: however long the other questions take, it waits for none.
    """

    writer: Runner
    questions: Runner
    long_work: Runner
    at_once: Runner | None = None

    @classmethod
    def threads(cls, parent: QObject) -> Runners:
        """The real runners of a window."""
        return cls(TaskRunner(1, parent), TaskRunner(3, parent), TaskRunner(2, parent), TaskRunner(2, parent))

    def wait(self) -> None:
        """Block until nothing runs."""
        for runner in (self.writer, self.questions, self.long_work, self.at_once):
            if runner is not None:
                runner.wait()


class Operations(QObject):
    """Writes to and reads from one ledger on behalf of the pages.

    Signals:
        changed: (Changed, initiator) after every change, also undone ones; initiator is None for undo and redo.
        saving_changed: True while a change is being written, False when all are committed.
        saving_goes_on: now and then while a change is being written that takes longer.
        unsaved_changed: True while something is typed that is not stored yet.
        busy_changed: True while anything is awaited that takes longer than a moment.
    """

    changed = Signal(object, object)
    saving_changed = Signal(bool)
    saving_goes_on = Signal()
    unsaved_changed = Signal(bool)
    busy_changed = Signal(bool)

    def __init__(self, ledger: Ledger, runners: Runners, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ledger = ledger
        ledger.patience = TURN
        self._turn = QTimer(self)
        self._turn.setInterval(TURN_LOOKED_AT_MS)
        self._turn.timeout.connect(self.saving_goes_on)
        self.runners = runners
        self.beside = BesideWork(runners.long_work, self)
        self._messages = messages
        self.history = UndoHistory(self._revert, self)
        self.undoing = Undoing(messages, self.undo, self.redo, self)
        self.history.moved.connect(self.undoing.tell)
        self.watch = LedgerWatch(ledger, runners.questions, self)
        self.watch.came_back.connect(self._look_again)
        self._writing = 0
        self._holders: dict[int, bool] = {}  # whether what is held was refused
        self.holds_refused = False  # something is typed that could not be stored, and is not on its way again
        self._awaited = 0
        self._is_over = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(lambda: self.busy_changed.emit(True))
        self._wanted: list[Callable[[], None]] = []  # undo or redo asked for while writes were under way
        self._asked = itertools.count(1)
        self._generations: dict[tuple[int, object], tuple[int, Job]] = {}

    def write(
        self,
        initiator: QObject | None,
        text: str,
        action: Callable[..., Changed],
        *args: object,
        on_done: Done | None = None,
        on_error: Failed | None = None,
        on_progress: Progress | None = None,
        is_quiet: bool = False,
        sitting: object = None,
        seen: Seen | None = None,
        **facts: object,
    ) -> Job | None:
        """Run action(ledger, *args, **facts) on the writer thread.

        `text` is the translated name of the change: it names the undo step and the toast. After success the undo step is pushed,
        `changed` is sent, a toast with Undo appears (not when `is_quiet`: what saves by itself says so where it stands) and
        on_done(Changed) is called. Writes with the same `sitting`, one after the other, are undone in one step. What another desk wrote since it was `seen` is shown beside mine, and a person chooses. An error is shown unless
        on_error takes it. With on_progress the action is given progress= and cancelled=, and the Job can be cancelled.
        """

        def done(changed: Changed) -> None:
            if changed.number is not None:
                self.history.push(text, changed.number, sitting=sitting)
                if not is_quiet:
                    self._messages.say(text, undo=self.undo)
            self._written(changed, initiator)
            if on_done is not None and _alive(initiator):
                on_done(changed)

        def again(newer: Seen | None = seen, *, of: object = sitting) -> None:
            self.write(initiator, text, action, *args, on_done=on_done, on_error=on_error, on_progress=on_progress, is_quiet=is_quiet,
                       sitting=of, seen=newer, **facts)  # fmt: skip

        failed, said = self._failing(initiator, on_error, again), facts if seen is None else facts | {"seen": seen}
        if seen is not None:  # what is chosen is a step of its own: theirs lies between it and what the sitting wrote before
            failed = settling(self._messages, failed, partial(self._look_again, None), seen, partial(again, of=None))
        return self._send(partial(action, self.ledger, *args, **said), done, failed,
                          on_progress=None if on_progress is None else _watched(initiator, on_progress))  # fmt: skip

    def ask(
        self,
        initiator: QObject,
        query: Callable[..., object],
        *args: object,
        on_done: Done,
        on_error: Failed | None = None,
        key: object = None,
        is_urgent: bool = False,
        **facts: object,
    ) -> None:
        """Run query(ledger, *args, **facts) on a question thread and hand its rows to on_done.

        Only the newest answer to the same question of the same initiator is delivered, older ones are called off; `key`
        tells questions apart that use one query (a page of rows each). What `is_urgent` waits for no other question.
        """
        if self._is_over:
            return
        place = (id(initiator), query if key is None else (query, key))
        generation, job = next(self._asked), Job()
        older = self._generations.get(place)
        if older is not None:
            older[1].cancel()
        self._generations[place] = generation, job
        failed = self._failing(initiator, on_error)
        self._await(1)

        def newest(deliver: Done) -> Done:
            def answer(outcome: Any) -> None:
                self._await(-1)
                if self._generations.get(place, (0,))[0] == generation:
                    del self._generations[place]
                    if _alive(initiator) and not self._is_over:
                        deliver(outcome)

            return answer

        runner = (self.runners.at_once if is_urgent else None) or self.runners.questions
        question = partial(query, self.ledger, *args, **facts)
        runner.run(partial(self.ledger.asked, job.cancelled, question), newest(on_done), newest(failed))

    def work(
        self,
        initiator: QObject,
        work: Callable[..., object],
        *args: object,
        on_done: Done,
        on_progress: Progress | None = None,
        on_error: Failed | None = None,
        **facts: object,
    ) -> Job:
        """Run work(*args, progress=…, cancelled=…, **facts) beside the ledger: reading a plan, writing a report.

        on_progress(done, total) is called on the GUI thread; the Job returned has cancel().
        """
        if self._is_over:
            (job := Job()).cancel()
            return job

        def deliver(outcome: Any) -> None:
            if _alive(initiator):
                on_done(outcome)

        return self.beside.begin(
            lambda progress, cancelled: work(*args, progress=progress, cancelled=cancelled, **facts),
            deliver,
            self._failing(initiator, on_error),
            on_progress=_watched(initiator, on_progress),
        )

    def undo(self) -> None:
        """Take the last change back, after the writes under way."""
        self._when_written(self.history.undo)

    def undo_to(self, place: int) -> None:
        """Take the changes back down to one of the history's steps, after the writes under way."""
        self._when_written(partial(self.history.undo_to, place))

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self._when_written(self.history.redo)

    @property
    def is_saving(self) -> bool:
        """Whether a change is not yet committed."""
        return self._writing > 0

    @property
    def is_awaited(self) -> bool:
        """Whether an answer or a change is still awaited."""
        return self._awaited > 0

    def end(self) -> None:
        """Begin nothing more beside the window, and ask what goes on there to stop: the ledger is to be closed, and another may take its place.

        An answer that lies ready by then is handed to nobody; what is typed could still be told as not saved.
        """
        self._is_over = True
        self.watch.stop()
        self.beside.call_off()
        for _generation, job in self._generations.values():
            job.cancel()

    def hold(self, holder: object, *, is_unsaved: bool, is_refused: bool = False) -> None:
        """Whether somebody holds words that are typed and not stored yet, or could not be: until they are, not all is saved."""
        held = self.holds_words, self.holds_refused
        if is_unsaved:
            self._holders[id(holder)] = is_refused
        else:
            self._holders.pop(id(holder), None)
        self.holds_refused = any(self._holders.values())
        if held != (self.holds_words, self.holds_refused):
            self.unsaved_changed.emit(self.holds_words)

    @property
    def holds_words(self) -> bool:
        """Whether something is typed that is not stored yet."""
        return bool(self._holders)

    def _revert(self, said: str, numbers: tuple[int, ...], on_done: Done, on_error: Failed) -> None:
        def done(made: tuple[Changed, ...]) -> None:
            self.undoing.end()
            on_done(tuple(changed.number for changed in made if changed.number is not None))
            for changed in made:
                self._written(changed, None)

        def failed(error: Exception) -> None:
            on_error(error)
            self.undoing.fail(error)

        from model.actions.revert import (
            revert_together,  # SQLAlchemy is not needed before the window is painted
        )

        newest_first = partial(revert_together, self.ledger, tuple(reversed(numbers)))
        self.undoing.watch(said, lambda: self._send(newest_first, done, failed, on_progress=self.undoing.progressed.emit))

    def _send(
        self, work: Callable[..., object], done: Done, failed: Failed, *, on_progress: Progress | None = None
    ) -> Job | None:
        def counted(deliver: Done) -> Done:
            def answer(outcome: Any) -> None:
                self._await(-1)
                try:
                    deliver(outcome)
                finally:
                    self._count(-1)

            return answer

        self._count(1)
        self._await(1)
        if on_progress is None:
            self.runners.writer.run(work, counted(done), counted(failed))
            return None
        return self.runners.writer.run_long(
            lambda progress, cancelled: work(progress=progress, cancelled=cancelled),
            counted(done), counted(failed), on_progress=on_progress,
        )  # fmt: skip

    def _count(self, step: int) -> None:
        self._writing += step
        if self._writing == max(step, 0):  # the first began or the last ended
            self.saving_changed.emit(self._writing > 0)
            (self._turn.start if self._writing else self._turn.stop)()
        if not self._writing and self._wanted:
            self._wanted.pop(0)()

    def _await(self, step: int) -> None:
        self._awaited += step
        if step > 0 and self._awaited == 1:
            self._patience.start()
        elif not self._awaited:
            self._patience.stop()
            self.busy_changed.emit(False)

    def _when_written(self, step: Callable[[], None]) -> None:
        self._wanted.append(step)
        if not self._writing:
            self._wanted.pop(0)()

    def _written(self, changed: Changed, initiator: QObject | None) -> None:
        self.changed.emit(changed, initiator if _alive(initiator) else None)

    def _look_again(self, number: int | None) -> None:
        """The ledger could not be read for a while: pages look again at everything, as after a wide change."""
        self.changed.emit(Changed(number, LOOKED_AGAIN, WIDE), None)

    def _failing(self, initiator: QObject | None, on_error: Failed | None, again: Callable[[], object] | None = None) -> Failed:
        def failed(error: Exception) -> None:
            self.watch.note(error)
            if on_error is not None:
                if _alive(initiator):
                    on_error(error)
            else:
                self._messages.show_error(error, again if is_worth_trying(error) else None)

        return failed


def is_worth_trying(error: Exception) -> bool:
    """Whether what could not be saved may be saved the next time, and surely was not this time."""
    return isinstance(error, TaizhangError) and error.code in TRIED_AGAIN


def _watched(initiator: QObject | None, on_progress: Progress | None) -> Progress:
    def watched(done: int, total: int) -> None:
        if on_progress is not None and _alive(initiator):
            on_progress(done, total)

    return watched


def _alive(initiator: QObject | None) -> bool:
    """Whether it is still there to be called; no initiator counts as there."""
    return initiator is None or shiboken6.isValid(initiator)
