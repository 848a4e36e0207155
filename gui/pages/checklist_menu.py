"""What can be done with the list as a whole: its saved filters, order, columns; copied, pasted, printed, exported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QDialog, QMenu, QToolButton, QWidget

from gui.calling import calling
from gui.dialogs.list_columns import ColumnsDialog
from gui.item_models.checklist_words import sort_word
from gui.page import Frame
from gui.pages.checklist_copying import Copying
from gui.pages.checklist_handing import ListHanding
from gui.pages.checklist_many import ManyMeasures
from gui.pages.checklist_order import ListOrder
from gui.pages.checklist_saved import SavedFilters
from gui.theme import Token
from gui.widgets.checklist_view import ChecklistView
from model.rows.checklist import SortKey


@dataclass(frozen=True, slots=True)
class ListWork:
    """What the menu's entries call."""

    saved: SavedFilters
    order: ListOrder
    many: ManyMeasures
    copying: Copying
    handing: ListHanding


class ListMenu(QObject):
    """The button above the list, its menu, and the keys of its entries; those about what is chosen also where the list is pressed right."""

    def __init__(self, frame: Frame, view: ChecklistView, work: ListWork, page: QWidget) -> None:
        super().__init__(page)
        self._frame, self._view, self._work = frame, view, work
        self.asking: QDialog | None = None
        self.button = QToolButton(page)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.button)
        self.button.setMenu(self.menu)
        self.sorts = QMenu(self.menu)
        self.columns = self._action(page, self.choose_columns, "")
        self.copy = self._action(view, work.copying.copy, QKeySequence.StandardKey.Copy)
        self.paste_any = self._action(view, work.copying.paste, QKeySequence.StandardKey.Paste)
        self.paste = self._action(view, work.copying.paste_progress, "Ctrl+Shift+V")
        self.note = self._action(view, work.many.ask_note, "Ctrl+M")
        self.attach = self._action(view, work.many.ask_files, "Ctrl+Shift+A")
        self.assign = self._action(view, work.many.ask_handler, "Ctrl+J")
        self.print = self._action(page, work.handing.print, QKeySequence.StandardKey.Print)
        self.field = self._action(page, work.handing.print_field_list, "")
        self.handover = self._action(page, work.handing.print_handover, "")
        self.export = self._action(page, work.handing.export, "Ctrl+E")
        self.then = self._action(page, work.handing.ask_then, "")
        self.open = self._action(page, self._open, "Ctrl+L")
        self._may_write = not frame.operations.ledger.is_read_only
        self._fill()
        self.here = QMenu(view)
        self.here.addActions(self._of_chosen)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(lambda at: self.here.popup(view.viewport().mapToGlobal(at)))
        for menu in (self.menu, self.here):
            menu.aboutToShow.connect(self._look_at_chosen)
            menu.aboutToHide.connect(self._enable)
        self._enable()
        self.sorts.aboutToShow.connect(self._fill_sorts)
        self.button.installEventFilter(self)
        frame.theme.changed.connect(self._look)
        self._look()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.button.setToolTip(self.tr("The list: saved filters, order, columns, copy, print, export (Ctrl+L)"))
        self.button.setAccessibleName(self.tr("The list"))
        self._work.saved.menu.setTitle(self.tr("Saved &filters"))
        self.sorts.setTitle(self.tr("&Sort by"))
        self.columns.setText(self.tr("&Columns…"))
        self.copy.setText(self.tr("Co&py the chosen rows"))
        self.paste_any.setText(self.tr("Attach what was copied, or paste progress"))
        self.paste.setText(self.tr("Paste a column of p&rogress"))
        self.note.setText(self.tr("&Note the same progress…"))
        self.attach.setText(self.tr("&Attach the same files…"))
        self.assign.setText(self.tr("&Give to…"))
        self.print.setText(self.tr("Pr&int the list…"))
        self.field.setText(self.tr("Chec&klist for the field…"))
        self.handover.setText(self.tr("Hando&ver…"))
        self.export.setText(self.tr("&Export the list…"))
        self.then.setText(self.tr("As it stood on a &day…"))
        self.open.setText(self.tr("Open the list's menu"))

    def choose_columns(self) -> None:
        """Ask which columns the list shows."""
        dialog = ColumnsDialog(self._frame.theme, self._view.columns.chosen, self._view.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.settled.connect(self._view.columns.choose)
        self.asking = dialog
        dialog.open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a switch of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return super().eventFilter(watched, event)

    def _action(self, place: QWidget, act: Callable[[], None], keys: QKeySequence.StandardKey | str) -> QAction:
        action = QAction(place)
        if keys != "":
            action.setShortcut(QKeySequence(keys))
        contexts = Qt.ShortcutContext
        is_list = place is self._view  # a text that is written beside the list has keys of its own
        action.setShortcutContext(contexts.WidgetShortcut if is_list else contexts.WidgetWithChildrenShortcut)
        action.triggered.connect(calling(act))
        place.addAction(action)
        return action

    def _fill(self) -> None:
        menu = self.menu
        menu.addMenu(self._work.saved.menu)
        menu.addMenu(self.sorts)
        menu.addAction(self.columns)
        menu.addSeparator()
        menu.addActions(self._of_chosen)
        menu.addSeparator()
        menu.addActions([self.print, self.field, self.handover, self.export, self.then])

    def _fill_sorts(self) -> None:
        order = self._work.order
        self.sorts.clear()
        group = QActionGroup(self.sorts)
        choices: list[tuple[str, SortKey | None]] = [(self.tr("Order of the documents"), None)]
        choices += [(sort_word(sort), sort) for sort in SortKey if sort is not SortKey.CODE]
        choices.append((sort_word(SortKey.CODE), SortKey.CODE))
        for number, (text, sort) in enumerate(choices, 1):
            action = self.sorts.addAction(f"&{number} {text}", partial(order.choose, sort, is_descending=order.is_descending))
            action.setCheckable(True)
            action.setChecked(order.sort is sort)
            group.addAction(action)
        self.sorts.addSeparator()
        turned = self.sorts.addAction(
            self.tr("The other way &round"), lambda: order.choose(order.sort, is_descending=not order.is_descending)
        )
        turned.setCheckable(True)
        turned.setChecked(order.is_descending)
        turned.setEnabled(order.sort is not None)

    @property
    def _of_chosen(self) -> list[QAction]:
        return [self.copy, self.paste, self.assign, self.note, self.attach]

    def _look_at_chosen(self) -> None:
        has_chosen = self._work.many.count > 0
        for action in self._of_chosen:
            action.setEnabled(has_chosen and (self._may_write or action is self.copy))

    def _enable(self) -> None:
        """The keys work whatever was chosen when the menu was open; what writes, only where it may be written."""
        for action in (self.paste_any, *self._of_chosen):
            action.setEnabled(self._may_write or action is self.copy)

    def _open(self) -> None:
        self.button.showMenu()

    def _look(self) -> None:
        size = self._frame.theme.px(16)
        self.button.setIcon(self._frame.theme.icons.icon("more", self._frame.theme.colours[Token.SECONDARY]))
        self.button.setIconSize(QSize(size, size))
