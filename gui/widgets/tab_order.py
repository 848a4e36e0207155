"""The way of the Tab key through what is laid out, also where parts of it were made later than what follows them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def tab_by_layout(layout: QLayout, begin: QWidget) -> None:
    """Let Tab go through the widgets of a layout as they are laid out, from `begin` on: a new widget would come last of the window's."""
    for before, after in pairwise((begin, *_stops(layout))):
        QWidget.setTabOrder(before, after)


def _stops(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inside = item.widget(), item.layout()
        if widget is None:
            if inside is not None:
                yield from _stops(inside)
            continue
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        within = widget.layout()
        if within is not None:
            yield from _stops(within)
