"""The pictures README and the help show, made anew into resources/screens: python -m tests.pictures [NAME…] (make pictures)."""

from __future__ import annotations

import io
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QWidget

import resources
from gui.main_window import MainWindow
from gui.theme import DARK, LIGHT
from tests.screens import LANGUAGES, all_screens, dress, opened, settle

Rgb = tuple[int, int, int]
COLOURS = 128  # of a picture
MOST = 1_500_000  # bytes of all pictures together
# name of the picture: which screen (tests/screens.py), in which look
PICTURES = {
    "overview": ("overview", "light"),
    "checklist": ("checklist", "light"),
    "checklist-dark": ("checklist", "dark"),
    "year": ("checklist-year", "light"),
    "calendar": ("calendar-day", "light"),
    "indicators": ("indicators-read", "light"),
    "review": ("review-pages", "light"),
    "month": ("submissions-check", "light"),
    "quarter": ("submissions-quarter", "light"),
    "merge": ("merge-conflicts", "light"),
}


def small_png(shown: QPixmap) -> bytes:
    """The picture as a PNG with a palette of its own: the window's colours, then those most of it has."""
    kept = QBuffer()
    kept.open(QBuffer.OpenModeFlag.WriteOnly)
    shown.save(kept, "PNG")
    picture = Image.open(io.BytesIO(kept.data().data())).convert("RGB")
    raw = picture.tobytes()
    found = Counter(zip(raw[0::3], raw[1::3], raw[2::3], strict=True))
    own = {(each.red(), each.green(), each.blue()) for table in (LIGHT, DARK) for each in map(QColor, table.values())}
    shades = sorted(found, key=lambda colour: (colour not in own, -found[colour]))[:COLOURS]
    places = {colour: _nearest(colour, shades) for colour in found}
    drawn = Image.frombytes("P", picture.size, bytes(map(places.__getitem__, zip(raw[0::3], raw[1::3], raw[2::3], strict=True))))
    drawn.putpalette([part for colour in shades for part in colour])
    made = io.BytesIO()
    drawn.save(made, "PNG", optimize=True)
    return made.getvalue()


def _nearest(colour: Rgb, others: Sequence[Rgb]) -> int:
    """The place of the colour most like one (itself, where it is among them): Pillow's own search is a few steps off."""
    return min(range(len(others)), key=lambda place: sum((a - b) ** 2 for a, b in zip(colour, others[place], strict=True)))


def taken(window: MainWindow, shown: QWidget) -> QPixmap:
    """The widget as it rests: what is asked for while it is painted has come, no button has the keyboard."""
    settle(0.6, window=window)
    window.toast.hide()
    focus = window.focusWidget()
    if focus is not None and not isinstance(focus, QAbstractItemView):
        focus.clearFocus()
    shown.grab()
    settle(0.6, window=window)
    return shown.grab()


def main(arguments: list[str]) -> int:
    wanted = arguments or list(PICTURES)
    if unknown := set(wanted) - set(PICTURES):
        print(f"No picture is called {', '.join(sorted(unknown))}; there are {', '.join(PICTURES)}.", file=sys.stderr)
        return 2
    root = resources.path("screens")
    for language in LANGUAGES:
        with opened() as program:  # a ledger of its own: what one language's pictures need would be seen in the other's
            window = program.window
            (root / language).mkdir(parents=True, exist_ok=True)
            for name in wanted:
                screen, look = PICTURES[name]
                dress(program, language, look, 100)
                shown = all_screens(window)[screen](window)
                (root / language / f"{name}.png").write_bytes(small_png(taken(window, shown)))
    size = sum(file.stat().st_size for file in _files(root))
    print(f"{len(_files(root))} pictures, {size / 1000:.0f} kB")
    return 0 if size <= MOST else 1


def _files(root: Path) -> list[Path]:
    return sorted(root.rglob("*.png"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
