"""The filters the office keeps under names: chosen from a menu, kept in the ledger, so that colleagues have them too."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from gui.dialogs.name import NameDialog
from gui.dialogs.saved_filters import FiltersDialog
from gui.page import Frame
from gui.pages.checklist_choice import Choice, choice_from
from gui.pages.checklist_narrowing import Narrowing
from model.rows.changed import Changed
from model.rows.saved_filter import SavedFilter
from model.rows.words import Light, Role

NUMBERED = 9  # as many have a number for their mnemonic


def usual_filters() -> tuple[SavedFilter, ...]:
    """What an officer looks for most, until somebody keeps other filters."""
    return (
        SavedFilter(QCoreApplication.translate("SavedFilters", "Not noted this month"), Choice(is_mine=True, is_idle=True).as_text()),
        SavedFilter(
            QCoreApplication.translate("SavedFilters", "Due within 30 days"), Choice(is_mine=True, due_days=30).as_text(), sort="due"
        ),
        SavedFilter(
            QCoreApplication.translate("SavedFilters", "Led by us and overdue"),
            Choice(is_mine=True, role=Role.LEAD, light=Light.RED).as_text(), sort="due",
        ),
    )  # fmt: skip


class SavedFilters(QObject):
    """A menu of the saved filters; asked for anew after every change of settings.

    Signals:
        applied: the SavedFilter that is shown now.
    """

    applied = Signal(object)

    def __init__(self, frame: Frame, narrowing: Narrowing, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame, self._narrowing, self._parent = frame, narrowing, parent
        self._kept: tuple[SavedFilter, ...] | None = None
        self.menu = QMenu(parent)
        self.asking: QDialog | None = None
        self.menu.aboutToShow.connect(self._fill)
        frame.operations.changed.connect(self._on_changed)
        frame.chosen.changed.connect(self.refresh)

    @property
    def filters(self) -> tuple[SavedFilter, ...]:
        """The filters in their order."""
        return usual_filters() if self._kept is None else self._kept

    def refresh(self) -> None:
        """Ask the ledger for them."""
        from model.queries.saved_filters import (
            saved_filters,  # SQLAlchemy is loaded after the window is painted
        )

        self._frame.operations.ask(self, saved_filters, on_done=self._take)

    def apply(self, kept: SavedFilter) -> None:
        """Show what a filter keeps, in its order."""
        self._narrowing.order.choose_text(kept.sort)
        self._narrowing.set(choice_from(kept.choice) or Choice(), kept.search)
        self.applied.emit(kept)

    def ask_name(self) -> None:
        """Ask for a name, then keep the filter in force under it."""
        dialog = NameDialog(
            self._frame.theme, self.tr("Save the filter"), self.tr("&Name of the filter in force"), self.tr("&Save"), self._parent.window()
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.tell_replaced({each.name for each in self.filters})
        dialog.given.connect(self.save)
        self.asking = dialog
        dialog.open()

    def save(self, name: str) -> None:
        """Keep the filter in force under a name; one of that name is replaced."""
        now = self._narrowing
        made = SavedFilter(name.strip(), now.choice.as_text(), now.search, now.order.text)
        if any(each.name == made.name for each in self.filters):
            filters = [made if each.name == made.name else each for each in self.filters]
        else:
            filters = [*self.filters, made]
        self._write(self.tr("Save the filter \"{name}\"").format(name=made.name), filters, made.name)

    def edit(self) -> None:
        """Rename, put in order, delete."""
        dialog = FiltersDialog(self._frame.theme, self.filters, self._parent.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.settled.connect(self._settle)
        self.asking = dialog
        dialog.open()

    def _settle(self, filters: Sequence[SavedFilter]) -> None:
        gone = len(self.filters) - len(filters)
        text = self.tr("Delete %n saved filter(s)", "", gone) if gone else self.tr("Change the saved filters")
        self._write(text, filters, "")

    def _write(self, text: str, filters: Sequence[SavedFilter], name: str) -> None:
        from model.actions.saved_filters import keep_filters  # loaded late, as above

        if tuple(filters) != self._kept:
            self._frame.operations.write(self, text, keep_filters, tuple(filters), name=name, began=tuple(self.filters))

    def _fill(self) -> None:
        menu = self.menu
        menu.clear()
        for number, each in enumerate(self.filters, 1):
            mnemonic = f"&{number} " if number <= NUMBERED else ""
            menu.addAction(mnemonic + each.name.replace("&", "&&"), partial(self.apply, each))
        menu.addSeparator()
        menu.addAction(self.tr("&Save this filter…"), self.ask_name)
        menu.addAction(self.tr("&Edit saved filters…"), self.edit).setEnabled(bool(self.filters))

    def _take(self, kept: tuple[SavedFilter, ...] | None) -> None:
        self._kept = kept

    def _on_changed(self, changed: Changed, _initiator: object) -> None:
        if "setting" in changed.kinds:
            self.refresh()
