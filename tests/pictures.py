"""The pictures README and the help show, made anew into resources/screens: python -m tests.pictures [NAME…] (make pictures)."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QPixmap

import resources
from tests.screens import LANGUAGES, all_screens, dress, opened, settle

COLOURS = 256  # of a picture
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
    """The picture as a PNG with a palette of its own."""
    kept = QBuffer()
    kept.open(QBuffer.OpenModeFlag.WriteOnly)
    shown.save(kept, "PNG")
    picture = Image.open(io.BytesIO(kept.data().data())).convert("RGB")
    made = io.BytesIO()
    # by coverage: the few pixels of a red light are as red as in the window
    picture.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(made, "PNG", optimize=True)
    return made.getvalue()


def main(arguments: list[str]) -> int:
    wanted = arguments or list(PICTURES)
    if unknown := set(wanted) - set(PICTURES):
        print(f"No picture is called {', '.join(sorted(unknown))}; there are {', '.join(PICTURES)}.", file=sys.stderr)
        return 2
    root = resources.path("screens")
    with opened() as program:
        window = program.window
        for language in LANGUAGES:
            (root / language).mkdir(parents=True, exist_ok=True)
            for name in wanted:
                screen, look = PICTURES[name]
                dress(program, language, look, 100)
                shown = all_screens(window)[screen](window)
                settle(0.6, window=window)
                window.toast.hide()
                (root / language / f"{name}.png").write_bytes(small_png(shown.grab()))
    size = sum(file.stat().st_size for file in _files(root))
    print(f"{len(_files(root))} pictures, {size / 1000:.0f} kB")
    return 0 if size <= MOST else 1


def _files(root: Path) -> list[Path]:
    return sorted(root.rglob("*.png"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
