"""Which words of a widget are cut: by the room their control has, by what surrounds it, by what lies over it."""

from __future__ import annotations

import re
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)

from gui.widgets.elided_label import ElidedLabel
from gui.widgets.top_bar import Badge, PlanButton
from tests.gui.manners.looking import said_of, words_of

_GIVES_WAY = (ElidedLabel, Badge, PlanButton)  # they end in an ellipsis and show the whole text as a tip
_BREAKS = re.compile(r"[\s/-]+")  # a line may end there, in a path too
_SAYING = (QLabel, QPushButton, QToolButton, QCheckBox, QRadioButton, QComboBox)


def cut_texts(widget: QWidget, seen: list[QWidget]) -> list[str]:
    """The labels, buttons, tabs and heads seen in a widget whose words do not fit into the room they have, or are covered."""
    cut = [said_of(part) for part in seen if _is_cut(part)]
    cut += [f"{said_of(part)}: {head!r}" for part in seen if isinstance(part, QHeaderView) for head in _cut_heads(part)]
    cut += [f"{said_of(part)}: {tab!r}" for part in seen if isinstance(part, QTabBar) for tab in _cut_tabs(part)]
    saying = [part for part in seen if isinstance(part, _SAYING) and words_of(part)]
    cut += [f"beyond the edge: {said_of(part)}" for part in saying if _is_beyond(part, widget)]
    return cut + [f"one over the other: {said_of(one)}, {said_of(other)}" for one, other in _overlapping(saying)]


def _is_cut(part: QWidget) -> bool:
    if isinstance(part, _GIVES_WAY) or not isinstance(part, _SAYING) or not words_of(part):
        return False
    if isinstance(part, QLabel) and part.wordWrap():
        return part.heightForWidth(part.width()) > part.height() + _slack(part) or _widest_word(part) > part.width() + _slack(part)
    needed, room = _needed(part), _room(part)
    return needed.width() > room.width() + _slack(part) or needed.height() > room.height() + _slack(part)


def _needed(part: QWidget) -> QSize:
    if isinstance(part, QPushButton | QComboBox):
        return QFontMetrics(_heaviest(part)).size(Qt.TextFlag.TextShowMnemonic, words_of(part))
    return part.minimumSizeHint() if isinstance(part, QLabel) else part.sizeHint()


def _heaviest(part: QWidget) -> QFont:
    """The letters of a chip and of a place of the rail are heavier when it is pressed: it is drawn so, and asks for room without."""
    font = QFont(part.font())
    if isinstance(part, QPushButton) and part.isCheckable() and part.property("kind") in ("chip", "place"):
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _room(part: QWidget) -> QSize:
    """Where the words are drawn: a button's and a box's edges and arrows are no room for them."""
    style = part.style()
    if isinstance(part, QPushButton):
        button = QStyleOptionButton()
        part.initStyleOption(button)
        inside = style.subElementRect(QStyle.SubElement.SE_PushButtonContents, button, part).size()
        icon = 0 if part.icon().isNull() else part.iconSize().width() + 4
        return QSize(inside.width() - icon, part.height())
    if isinstance(part, QComboBox):
        box = QStyleOptionComboBox()
        part.initStyleOption(box)
        field = QStyle.SubControl.SC_ComboBoxEditField
        return QSize(style.subControlRect(QStyle.ComplexControl.CC_ComboBox, box, field, part).width(), part.height())
    return part.size()


def _widest_word(label: QLabel) -> int:
    if label.textFormat() == Qt.TextFormat.RichText or "<" in label.text():
        return 0
    metrics = QFontMetrics(label.font())
    return max((metrics.horizontalAdvance(word) for word in _BREAKS.split(label.text()) if word.isascii()), default=0)


def _cut_heads(heads: QHeaderView) -> list[str]:
    if heads.orientation() != Qt.Orientation.Horizontal:
        return []
    model, found, metrics = heads.model(), [], QFontMetrics(heads.font())
    wrap = int(heads.defaultAlignment()) & int(Qt.TextFlag.TextWordWrap)
    for section in range(heads.count()):
        words = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        room = QRect(0, 0, heads.sectionSize(section), heads.height())
        if words and not heads.isSectionHidden(section):
            needed = metrics.boundingRect(room, wrap, words).size()
            if needed.width() > room.width() or needed.height() > room.height():
                found.append(words)
    return found


def _cut_tabs(tabs: QTabBar) -> list[str]:
    metrics = QFontMetrics(tabs.font())
    rects = ((tabs.tabText(at), tabs.tabRect(at)) for at in range(tabs.count()))
    return [
        words for words, rect in rects
        if metrics.size(Qt.TextFlag.TextShowMnemonic, words).width() > rect.width() or not tabs.rect().contains(rect)
    ]


def _is_beyond(part: QWidget, widget: QWidget) -> bool:
    """Whether an ancestor's edge cuts it, where nothing can be scrolled to bring it into view."""
    slack, inner = _slack(part), part
    place = part.rect()
    while inner is not widget and inner.parentWidget() is not None:
        outer = inner.parentWidget()
        place = QRect(inner.mapTo(outer, place.topLeft()), place.size())
        area = outer.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is outer:
            is_still = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            return is_still and (place.left() < -slack or place.right() > outer.width() + slack)
        if not outer.rect().adjusted(-slack, -slack, slack, slack).contains(place):
            return True
        inner = outer
    return False


def _overlapping(saying: list[QWidget]) -> list[tuple[QWidget, QWidget]]:
    by_owner: dict[int, list[QWidget]] = {}
    for part in saying:
        by_owner.setdefault(id(part.parentWidget()), []).append(part)
    return [
        (one, other) for siblings in by_owner.values() for one, other in combinations(siblings, 2)
        if _shrunk(one).intersects(_shrunk(other))
    ]


def _shrunk(part: QWidget) -> QRect:
    edge = QPoint(_slack(part), _slack(part))
    return QRect(part.geometry().topLeft() + edge, part.geometry().bottomRight() - edge)


def _slack(part: QWidget) -> int:
    return QFontMetrics(part.font()).horizontalAdvance("i")
