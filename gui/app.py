"""The running program: opens a ledger behind its window, changes to another one, and lets no error pass unseen."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from gui.ahead import collect_seldom
from gui.backups import DailyBackup
from gui.locking import Locking
from gui.operations import Operations, Runners
from gui.page import Frame
from gui.page_list import PAGES, load_page, load_questions
from gui.restoring import Restoring, can_be_mended
from gui.servers import Servers
from gui.settings import Settings
from gui.shown import Shown
from gui.translations import read_texts
from model.errors import StorageError, TaizhangError, load_sentences
from model.rows.server_address import LedgerPlace, is_same_place

if TYPE_CHECKING:
    from gui.rail_figures import RailFigures
    from model.ledger import Ledger
    from model.rows.changed import Changed
    from model.rows.overview import MyselfRow, PlanRow
    from model.rows.shape import LedgerShape

logger = logging.getLogger(__name__)

_ANY_RULE, _ANY_DAY = "12月20日前报送", date(2000, 1, 1)  # another day: no calendar is looked into
_PAINT_MS = 50  # the first rows are painted, once they are there
_REST_MS = 800


def today() -> date:
    """The day on this machine's clock; the one place of the window that reads it."""
    return date.today()  # noqa: DTZ011 - the officer's own calendar day


class Program(QObject):
    """One running window with its ledger; the window is made, or one that is already to be seen is brought to life."""

    def __init__(self, settings: Settings, day: Callable[[], date] = today, *, shown: Shown | None = None) -> None:
        super().__init__()
        self._day = day
        shown = shown or Shown(settings, PAGES)
        self.settings, self.languages, self.theme, self.window = settings, shown.languages, shown.theme, shown.window
        self.window.furnish()
        self.window.language_wanted.connect(lambda: self.languages.use(settings.language))
        self.window.look_wanted.connect(self.theme.apply)
        self.window.closing.connect(self.close)
        self.window.reopening.connect(self.reopen)
        self.window.opening.step_wanted.connect(lambda: self.open(self._place))
        self.runners = Runners.threads(self)
        self.operations: Operations | None = None
        self.backups: DailyBackup | None = None
        self._unit_action: QObject | None = None
        self.window.ledgers.wanted.connect(self.change)
        self.window.ledgers.new_wanted.connect(lambda place: self.change(place, is_new=True))
        self.window.chosen.changed.connect(self._remember_plan)
        self.window.page_shown.connect(self._load_ahead)
        self.is_loaded = False  # whether all that pages need is
        self._figures: RailFigures | None = None  # once all is loaded: the first page comes first
        self._place: LedgerPlace | None = None  # of a server with its password, which is kept nowhere else
        self._restoring, self.servers, self.locking = Restoring(self), Servers(self), Locking(self)
        self.window.opening.other_wanted.connect(self._help_out)

    def open(self, place: LedgerPlace | None) -> None:
        """Open a ledger behind the painted window; without a place the last one, else the one in Documents. Nothing once the window has gone."""
        if self.window.is_gone:
            return
        self.window.setWindowIcon(self.window.theme_icon("checklist"))
        self.window.retranslate()
        self.window.opening.show_opening()
        place = self._place = place or _known_place(self.settings.recent_ledgers)
        first = self.settings.last_page or next(iter(self.window.specs), "")
        self.runners.writer.run(lambda: _opened(place, first), self._attach, self._on_failure)

    @property
    def place(self) -> LedgerPlace | None:
        """Where the ledger lies that is open, or that could not be opened; None before one was asked for by name."""
        if self.operations is None or isinstance(self._place, str):
            return self._place
        return self.operations.ledger.folder

    def reopen(self) -> None:
        """Let the ledger go and open it anew: whoever held it may have closed it."""
        if self.operations is not None:
            place = self.place
            self.let_go()
            self.open(place)

    def let_go(self) -> None:
        """Take the pages away and close the ledger; the window stays."""
        self.window.detach()
        self.close()

    def change(self, place: LedgerPlace, *, is_new: bool = False) -> None:
        """Show another ledger, or make one; the one that is open stays until the other is, and when it cannot be."""
        if self.operations is not None and self.place is not None and is_same_place(place, self.place):
            return

        def open_it() -> None:
            self.runners.writer.run(lambda: _other(place, is_new=is_new), partial(self._store_and_swap, place), failed)

        def not_opened(error: Exception) -> None:
            if self.window.is_gone:
                return
            if self.locking.is_wanting(error):
                self.locking.unlock(place, partial(self.change, place))
            else:
                self.window.messages.show_error(error)

        failed = partial(self.servers.fail, place) if isinstance(place, str) else not_opened
        self.when_idle(open_it)

    def _store_and_swap(self, place: LedgerPlace, ledger: Ledger) -> None:
        if self.window.is_gone:
            ledger.close()
            return
        for page in self.window.pages.values():
            page.flush()
        self.runners.writer.run(lambda: ledger, partial(self._swap, place), self.window.messages.show_error)  # after what was typed

    def _swap(self, place: LedgerPlace, ledger: Ledger) -> None:
        if self.window.is_gone:
            ledger.close()
            return
        if self.operations is not None and self.operations.holds_words:
            ledger.close()
            self.window.messages.show_error(StorageError("words-not-stored"))
            return
        if self.runners.long_work.is_busy:  # begun meanwhile
            self.when_idle(partial(self._store_and_swap, place, ledger), otherwise=ledger.close)
            return
        self._place = place
        self.let_go()
        self.window.chosen.forget()
        self._attach(ledger)

    def when_idle(self, act: Callable[[], None], *, otherwise: Callable[[], None] = lambda: None) -> None:
        """Do it at once, or as soon as the long work that is going on has ended; the window stays in use meanwhile.

        Once the window has gone it is not done any more, but what is to be done `otherwise`.
        """
        if not self.runners.long_work.is_busy:
            (otherwise if self.window.is_gone else act)()
            return
        self.window.messages.say(self.tr("The ledger opens as soon as the work that is going on has ended."))
        again = partial(self.when_idle, act, otherwise=otherwise)
        self.runners.long_work.when_idle(lambda: QTimer.singleShot(0, self, again))  # after a window that waits for the same goes

    def load_pages(self) -> None:
        """Load the modules of every page beside the window, one by one: whoever opens a page need not wait for that."""
        parts: list[Callable[[], object]] = [*(partial(load_page, name) for name in self.window.specs), load_questions, read_texts]

        def load_next(_none: object = None) -> None:
            # What is loaded stays: looking through it, the collector would stop the window for a tenth of a second.
            gc.freeze()
            if parts:
                self.runners.questions.run(parts.pop(0), load_next, self.window.messages.show_error)
            else:
                self.is_loaded = True
                collect_seldom(is_seldom=False)
                self._ask_figures()

        QTimer.singleShot(_REST_MS, self, partial(self.runners.questions.when_idle, load_next))

    def _ask_figures(self) -> None:
        """Ask what stands beside the names of pages that nobody has opened yet."""
        if self._figures is None:
            from gui.rail_figures import RailFigures  # nobody waits for it

            self._figures = RailFigures(self.window)
        self._figures.ask()

    def close(self) -> None:
        """Wait for what is being written and let the ledger go."""
        if self.backups is not None:
            self.backups.stop()
            self.backups.deleteLater()
            self.backups = None
        if self.operations is not None:
            self.operations.end()
        self.runners.wait()
        if self.operations is not None:
            from gui.widgets.page_pictures import (
                let_documents_go,  # nothing is shown before the window is painted
            )

            let_documents_go(self.window)
            self.operations.ledger.close()
            self.operations = None

    def _attach(self, ledger: Ledger) -> None:
        if self.window.is_gone:
            ledger.close()
            return
        place = self._place if isinstance(self._place, str) else ledger.folder
        self.settings.remember_ledger(place)
        self.window.ledgers.set_current(place)
        operations = Operations(ledger, self.runners, self.window.messages, self)
        self.operations = operations
        self.window.messages.count_ledger_with(self._count)
        operations.changed.connect(self._on_changed)
        frame = Frame(operations, self.settings, self.theme, self.window.messages, self.window.chosen, self._day)
        self.backups = DailyBackup(frame, self.window.board, self)
        operations.ask(self, whose_ledger, on_done=lambda facts: self._begin(frame, facts))

    def _count(self, on_done: Callable[[LedgerShape], None]) -> None:
        """Hand out the size of the ledger that is open; nothing when it cannot be counted: an error is being told."""
        from model.queries.shape import ledger_shape

        if self.operations is not None:
            self.operations.ask(self, ledger_shape, on_done=on_done, on_error=lambda _error: None)

    def _on_failure(self, error: Exception) -> None:
        if self.window.is_gone:
            return
        if isinstance(error, TaizhangError):
            from model.ledger import default_place  # loaded by now

            self._place = self._place or default_place()
            self.locking.note(error)

            def other() -> str:
                server = self.servers.way_out() if isinstance(self._place, str) else ""
                return server or self.locking.way_out() or (self._restoring.way_out() if can_be_mended(error) else "")

            self.window.opening.show_failure(error, other=other)
            self.locking.unlock_noted(self._place)
        else:
            self.window.messages.show_error(error)

    def _help_out(self) -> None:
        """The other way where a ledger could not be opened: the server's address, the passphrase, or the copies of a folder."""
        if not self.locking.unlock_noted(self._place):
            (self.servers if isinstance(self._place, str) else self._restoring).ask()

    def _begin(self, frame: Frame, facts: tuple[tuple[PlanRow, ...], MyselfRow]) -> None:
        from gui.dialogs.first_start import UnitAction  # not needed before the window is painted

        self.window.chosen.set_ledger(*facts, last=self.settings.last_plan(frame.operations.ledger.folder))
        for place in self.window.rail.places.values():
            place.set_counter("")  # it spoke of the ledger before
        self.window.attach(frame)
        if self.is_loaded:
            self.runners.questions.when_idle(self._ask_figures)
        if self.backups is not None:
            self.window.dialogs.attach_backups(self.backups)
        if self._unit_action is not None:
            self._unit_action.deleteLater()  # it spoke of the ledger before
        self._unit_action = UnitAction(self.window, frame)

    def _load_ahead(self) -> None:
        self.window.page_shown.disconnect(self._load_ahead)
        load = partial(self.runners.questions.run, _load_words, lambda _none: None, self.window.messages.show_error)
        when_idle = self.runners.questions.when_idle  # what was asked for the page goes first, and for the measure chosen in it
        when_idle(lambda: QTimer.singleShot(_PAINT_MS, self, partial(when_idle, load)))

    def _remember_plan(self) -> None:
        chosen = self.window.chosen
        if self.operations is not None and chosen.plan_id is not None:
            older = None if chosen.plan_id == chosen.newest_id else chosen.plan_id  # a plan yet to come is then the newest
            self.settings.remember_plan(self.operations.ledger.folder, older)

    def _on_changed(self, changed: Changed, _initiator: object) -> None:
        if self.operations is not None and changed.kinds & {"plan", "unit", "setting"}:
            self.operations.ask(self, whose_ledger, on_done=lambda facts: self.window.chosen.set_ledger(*facts))
        if self._figures is not None and changed.kinds & {"plan", "unit", "duty", "setting"}:
            self._figures.ask()


def whose_ledger(ledger: Ledger) -> tuple[tuple[PlanRow, ...], MyselfRow]:
    """The plans in the ledger and whose it is: what the frame of the window shows."""
    from model.queries.whose import (  # the ledger's libraries are loaded after the window is painted
        myself,
        plans,
    )

    return plans(ledger), myself(ledger)


def _load_words() -> None:
    """Load beside the window's thread what its first moments need: sentences, whose ledger it is, and how days are told in words."""
    load_sentences()
    import_module("gui.widgets.who_am_i")
    from model.rules.report_days import report_days

    report_days(_ANY_RULE, first=_ANY_DAY, last=_ANY_DAY)  # its patterns are made when it first reads a rule


def reporting_hook(
    program: Program,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """An exception hook that shows what nobody caught; the window stays."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Exception):  # anything may come here; it is shown, never swallowed
            program.window.messages.show_error(error)
        else:
            sys.__excepthook__(kind, error, trace)

    return hook


def _known_place(recent: list[LedgerPlace]) -> LedgerPlace | None:
    """The ledger that was open last and is still there; whether a server's is, shows when it is opened."""
    return next((place for place in recent if isinstance(place, str) or place.is_dir()), None)


def _opened(place: LedgerPlace | None, first: str = "") -> Ledger:
    """Open a ledger, and have the page at hand that will be shown first."""
    from model.ledger import (  # the ledger's libraries are loaded after the window is painted
        Ledger,
        default_place,
    )

    ledger = Ledger.open(place or default_place(), must_exist=isinstance(place, str))  # in a database one is made when asked for
    load_page(first)
    return ledger


def _other(place: LedgerPlace, *, is_new: bool) -> Ledger:
    from model.ledger import Ledger  # as above

    if is_new and isinstance(place, Path) and place.is_dir() and any(place.iterdir()):
        raise StorageError("ledger-folder-not-empty", where=str(place))
    return Ledger.open(place, must_exist=not is_new)

