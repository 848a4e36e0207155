"""What the checklist says when it has nothing to show: why, and the first step out of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gui.pages.checklist_choice import Choice
from gui.theme import Theme
from gui.widgets.empty_place import EmptyPlace
from model.rows.filter_counts import FilterCounts


class EmptyChecklist(EmptyPlace):
    """Takes the list's place."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "checklist", parent)

    def show_why(self, choice: Choice, search: str, counts: FilterCounts | None, *, has_plan: bool) -> None:
        """Say what keeps the list empty: no plan, not named in it, the words searched for, or the filters."""
        is_all_mine = choice.is_mine and not choice.narrows and not search
        if not has_plan:
            self.set_texts(
                self.tr("There is no plan in this ledger yet"),
                self.tr("Take in the file of an action plan: its measures become this list."), self.tr("Take in a plan"),
            )  # fmt: skip
        elif is_all_mine and counts is not None and not counts.mine:
            self.set_texts(
                self.tr("No measure of this plan names your unit"),
                self.tr("Neither by name nor as one of a group."), self.tr("Show all measures"),
            )  # fmt: skip
        elif search:
            self.set_texts(
                self.tr("Nothing found for \"{words}\"").format(words=search),
                self.tr("Text, task, unit, code and names of evidence were searched, within the chosen filters."),
                self.tr("Clear search and filters"),
            )
        else:
            self.set_texts(
                self.tr("No measure fits these filters"), self.tr("That may be good news."), self.tr("Clear the filters"),
            )  # fmt: skip
