"""The dialog of a ledger's passphrase: what is asked in it, its keys, and its room."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.dialogs.ledger_passphrase import LedgerPassphraseDialog
from gui.theme import Theme
from gui.widgets.passphrase_fields import PassphraseFields


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> LedgerPassphraseDialog:
    theme.apply()
    made = LedgerPassphraseDialog(theme, is_set=True)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def focused(dialog: LedgerPassphraseDialog) -> QWidget:
    found = dialog.focusWidget()
    assert found
    return found


def gaps(dialog: LedgerPassphraseDialog) -> list[int]:
    """The room between each part that is seen and the next."""
    layout = dialog.layout()
    assert layout
    layout.activate()
    items = (layout.itemAt(number) for number in range(layout.count()))
    seen = [item.geometry() for item in items if item is not None and not item.isEmpty()]
    return [below.top() - above.bottom() - 1 for above, below in pairwise(seen)]


def test_the_keys_lead_to_both_ways(qtbot: QtBot, dialog: LedgerPassphraseDialog) -> None:
    assert focused(dialog) is dialog.old
    qtbot.keyClick(dialog.old, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert focused(dialog) is dialog.change
    qtbot.keyClick(dialog.change, Qt.Key.Key_Down)
    assert focused(dialog) is dialog.remove
    assert dialog.remove.isChecked()
    qtbot.keyClick(dialog.remove, Qt.Key.Key_Tab)
    assert focused(dialog) is dialog.old
    qtbot.keyClick(dialog.old, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert focused(dialog) is dialog.remove


def test_what_is_not_asked_for_leaves_no_gap(dialog: LedgerPassphraseDialog) -> None:
    before, spacing = dialog.height(), gaps(dialog)
    dialog.remove.setChecked(True)
    assert dialog.height() < before
    assert set(gaps(dialog)) == {12}
    assert [dialog.old.height(), dialog.about.height()] == [dialog.old.sizeHint().height(), dialog.about.heightForWidth(dialog.about.width())]
    dialog.change.setChecked(True)
    assert (dialog.height(), gaps(dialog)) == (before, spacing)


@pytest.mark.parametrize("is_for_others", [False, True])
def test_a_new_passphrase_is_called_new_where_there_may_be_an_old_one(qtbot: QtBot, is_for_others: bool) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    fields = PassphraseFields(parent, is_for_others=is_for_others)
    form = fields.layout()
    assert isinstance(form, QFormLayout)
    labels = [form.labelForField(field) for field in (fields.first, fields.second)]
    said = [label.text().replace("&", "") for label in labels if isinstance(label, QLabel)]
    assert [("new" in word.lower()) for word in said] == [not is_for_others] * 2
    assert ("new" in fields.problem) is not is_for_others
