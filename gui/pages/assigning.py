"""Giving measures to a colleague (交办): the name is asked for, then written; one measure or all that are chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from gui.dialogs.assign import AssignDialog
from gui.page import Frame
from gui.pages.checklist_long import LongWrites
from gui.widgets.name_completer import Letters, letters_of
from model.rows.clash import Seen

if TYPE_CHECKING:
    from model.ledger import Ledger
    from model.rows.checklist import MeasureRow
    from model.rows.handlers import HandlerRow

Ids = Sequence[int]
WithIds = Callable[[Callable[[Ids], None]], None]  # hands the measures' ids over once they are known


class Assigning(QObject):
    """Asks and writes; many measures by `writes`, that shows how far it is."""

    def __init__(self, frame: Frame, place: QWidget, writes: LongWrites | None = None) -> None:
        super().__init__(place)
        self._frame, self._place, self._writes = frame, place, writes
        self.asking: QDialog | None = None
        self._since: int | None = None

    @property
    def may(self) -> bool:
        """Whether measures can be given in this ledger."""
        return self._frame.operations.ledger.may("assign")

    def ask(self, with_ids: WithIds, *, count: int, only: MeasureRow | None = None) -> None:
        """Ask to whom so many measures go, then give them; of the `only` one who has it now stands there already."""
        if not self.may:
            return
        code, handler = (only.code, only.handler) if only is not None else ("", "")
        title = self.tr("Give {code} to").format(code=code) if code else self.tr("Give %n measure(s) to", "", count)
        dialog = AssignDialog(self._frame.theme, title, handler, self._place.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.given.connect(lambda name: with_ids(lambda ids: self.assign(ids, name, code)))
        self._since = None
        self.asking = dialog
        self._frame.operations.ask(dialog, known_handlers, on_done=lambda found: self._begin(dialog, *found))
        dialog.open()

    def assign(self, ids: Ids, handler: str, code: str = "") -> None:
        """Give measures to a handler, or to nobody; of one alone `code` tells its step of undo from others."""
        from model.actions.assign import assign_measures  # SQLAlchemy is loaded after the window is painted

        count = len(ids)
        if code:
            said = self.tr("Give {code} to {handler}") if handler else self.tr("Take {code} back from the handler")
        elif handler:
            said = self.tr("Give %n measure(s) to {handler}", "", count)
        else:
            said = self.tr("Take %n measure(s) back from the handler", "", count)
        said, seen = said.format(handler=handler, code=code), Seen(since=self._since)
        if self._writes is not None:
            self._writes.write(said, assign_measures, ids, handler, count=count, seen=seen)
        else:
            self._frame.operations.write(self, said, assign_measures, ids, handler, seen=seen)

    def _begin(self, dialog: AssignDialog, newest: int, handlers: Sequence[HandlerRow], letters: Letters) -> None:
        self._since = newest  # what others write from now on, nobody has seen who writes over it
        dialog.set_handlers(handlers, letters)


def known_handlers(ledger: Ledger) -> tuple[int, tuple[HandlerRow, ...], Letters]:
    """The number of the ledger's newest change, the handlers it knows, and the initials of their names."""
    from model.queries.handlers import handlers
    from model.queries.history import history  # loaded late, as above

    found = handlers(ledger)
    return max((row.id for row in history(ledger, limit=1)), default=0), found, letters_of(row.name for row in found)
