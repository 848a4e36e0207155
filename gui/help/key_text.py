"""The chapter of keys: gathered from the window's actions and the pages' own lists, written nowhere twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from gui.menus import key_list, standing_keys
from gui.wording import without_mnemonic

if TYPE_CHECKING:
    from gui.main_window import MainWindow

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~])")
Rows = list[tuple[str, str]]


def key_text(window: MainWindow) -> str:
    """The chapter in Markdown, of the pages that are built by now; see unbuilt()."""
    title = QCoreApplication.translate("Help", "Keyboard shortcuts")
    parts = [f"# {title}"]
    parts.append(_table(QCoreApplication.translate("Help", "Everywhere"), key_list(window.actions()) + standing_keys()))
    for spec in window.specs.values():
        page = window.pages.get(spec.name)
        if page is not None:
            parts.append(_table(without_mnemonic(spec.shown_title()), key_list(page.findChildren(QAction) + page.actions()) + page.all_shortcuts()))
    return "\n\n".join(part for part in parts if part) + "\n"


def unbuilt(window: MainWindow) -> str:
    """The first page that has still to be built before its keys can be told, empty when none has."""
    names = window.specs if window.frame is not None else ()
    return next((name for name in names if name not in window.pages), "")


def _table(title: str, rows: Rows) -> str:
    if not rows:
        return ""
    head = (QCoreApplication.translate("Help", "Keys"), QCoreApplication.translate("Help", "What they do"))
    lines = [f"## {_plain(title)}", "", f"| {head[0]} | {head[1]} |", "| --- | --- |"]
    return "\n".join(lines + [f"| **{_plain(keys)}** | {_plain(text)} |" for keys, text in rows])


def _plain(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return _SPECIAL.sub(r"\\\1", text)
