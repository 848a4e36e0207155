"""What a page is to the window: how it is listed, what it is given, what it may say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.language import FollowsLanguage

if TYPE_CHECKING:
    from gui.messages import Messages
    from gui.operations import Operations
    from gui.settings import Settings
    from gui.theme import Theme
    from model.rows.overview import MyselfRow, PlanRow


class ChosenPlan(QObject):
    """The plan the whole window looks at, and whose ledger it is.

    Signals:
        changed: another plan was chosen, or the plans or one's own unit are different now.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plans: tuple[PlanRow, ...] = ()
        self._myself: MyselfRow | None = None
        self._plan_id: int | None = None

    @property
    def myself(self) -> MyselfRow:
        """Who works with the ledger; empty until it is known."""
        if self._myself is None:
            from model.rows.overview import (
                MyselfRow,  # after the window is painted: making rows takes a while
            )

            self._myself = MyselfRow()
        return self._myself

    @property
    def plan(self) -> PlanRow | None:
        """The chosen plan, None while the ledger holds none."""
        chosen = [plan for plan in self.plans if plan.id == self._plan_id]
        return chosen[0] if chosen else None

    @property
    def plan_id(self) -> int | None:
        """The chosen plan's id, None while the ledger holds none."""
        return self.plan.id if self.plan else None

    @property
    def newest_id(self) -> int | None:
        """The plan of the latest year, None while the ledger holds none."""
        return max(self.plans, key=lambda plan: (plan.year, plan.id)).id if self.plans else None

    def set_ledger(self, plans: tuple[PlanRow, ...], myself: MyselfRow, *, last: int | None = None) -> None:
        """Take over what the ledger holds; unless a plan is chosen that is still there, the one looked at `last`, else the newest."""
        before = (self.plans, self._myself, self._plan_id)
        self.plans, self._myself = plans, myself
        if self.plan is None:
            self._plan_id = last if any(plan.id == last for plan in plans) else self.newest_id
        if before != (self.plans, self._myself, self._plan_id):
            self.changed.emit()

    def forget(self) -> None:
        """Another ledger follows: its plans have numbers of their own."""
        self.plans, self._myself, self._plan_id = (), None, None

    def choose(self, plan_id: int) -> None:
        """Look at another plan."""
        if plan_id != self._plan_id:
            self._plan_id = plan_id
            self.changed.emit()


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page is given. `today` is asked, never kept: the window may stay open overnight."""

    operations: Operations
    settings: Settings
    theme: Theme
    messages: Messages
    chosen: ChosenPlan
    today: Callable[[], date]


class Page(FollowsLanguage, QWidget):
    """A place of the window. Subclasses build their widgets and override what they need.

    A page that takes long to build does so in build(), a turn of the event loop for each of its parts; made `in_parts`, it is
    not there yet: whoever made it calls build_next() until nothing is left.

    Signals:
        wanted: (page name, place) another page should open; the place is what that page's open_place() takes.
        counter_changed: text beside the page's name in the rail, empty for none.
        server_wanted: a ledger on a server is to be opened.
    """

    wanted = Signal(str, object)
    counter_changed = Signal(str)
    server_wanted = Signal()
    came_from = ""  # the page from which files were handed to this one
    _is_whole = False

    def __init__(self, frame: Frame, parent: QWidget | None = None, *, in_parts: bool = False) -> None:
        super().__init__(parent)
        self.frame = frame
        self._parts = self.build()
        if not in_parts:
            self.finish()

    def build(self) -> Iterator[None]:
        """Build the page's widgets: what stands between two yields is done in one turn."""
        yield from ()

    def build_next(self) -> bool:
        """Build the next part; whether the page is still to be gone on with."""
        self._is_whole = next(self._parts, self) is self
        return not self._is_whole

    def finish(self) -> None:
        """Build what is left of it."""
        while self.build_next():
            pass

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of language, once there is something to say it with: the last part says everything anew."""
        if self._is_whole or event.type() != QEvent.Type.LanguageChange:
            super().changeEvent(event)

    def retranslate(self) -> None:
        """Set every text anew; called by the last part that is built and when the language changes."""

    def open_place(self, place: object) -> None:
        """Show a place another page asked for (a filter, a measure's id)."""

    def search(self, text: str) -> None:
        """Follow the search field; only called when the page's spec says is_searched."""

    def take_files(self, files: list[Path]) -> None:
        """Take dropped plan files in, or ask for one when the list is empty; only for specs with takes_plans."""

    def flush(self) -> None:
        """Store what was typed and is not stored yet: the ledger will be let go."""

    def let_go(self) -> None:
        """Let go what is open: the window closes now."""

    def outdate_reports(self) -> None:
        """Reports would be written otherwise now (with other fonts): what is shown of one is out of date."""

    def shortcuts(self) -> list[tuple[str, str]]:
        """(keys, what they do) for the list under F1, beside the page's own QActions."""
        return []

    def all_shortcuts(self) -> list[tuple[str, str]]:
        """The same for the help: with the keys that hold only at times (in a review that is open)."""
        return self.shortcuts()


@dataclass(frozen=True, slots=True)
class PageSpec:
    """How a page is listed; it is built when it is first opened.

    `title` is marked with QT_TRANSLATE_NOOP("Pages", "…"), with the mnemonic's ampersand. A page that is not
    is_in_rail is opened by others (the review of a plan) or, when it is_at_foot, from the menu and, where the window is
    high enough, from the rail's foot: what is looked up now and then.
    """

    name: str
    icon: str
    title: str
    factory: Callable[[Frame], Page]
    is_in_rail: bool = True
    is_at_foot: bool = False
    is_searched: bool = False
    takes_plans: bool = False

    def shown_title(self) -> str:
        """The title in the window's language, with its mnemonic."""
        return QCoreApplication.translate("Pages", self.title)
