"""The fonts an officer chose for his reports on this machine: tried before they are kept, kept beside his settings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from model.errors import StorageError, UserError
from reports.fonts import (
    UNUSABLE,
    FontBook,
    FontRole,
    FontUse,
    chosen_fonts,
    fonts_file,
    office_folders,
    open_font,
)

SHOWN_MISSING = 12  # characters named when a font lacks some
_SIGNS = "，。、；：？！（）《》“”—…·％〔〕①②③℃㎡"
_FIRST_LEVEL = range(0xB0, 0xD8)  # rows of GB 2312 with the characters in daily use


def choose_font(role: FontRole, font: Path | None, file: Path | None = None) -> None:
    """Take a font for a role from now on, None for what the machine or the program has.

    Raises UserError font-unreadable or font-lacks-characters, StorageError font-not-kept; the older choice stays then.
    """
    if font is not None:
        try_font(font)
    keep = file or fonts_file()
    chosen = chosen_fonts(keep) | ({role: font} if font is not None else {})
    if font is None:
        chosen.pop(role, None)
    text = json.dumps({str(each): str(path) for each, path in chosen.items()}, ensure_ascii=False, indent=1)
    draft = keep.with_suffix(".new")
    try:
        keep.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="utf-8")
        draft.replace(keep)
    except OSError as error:
        raise StorageError("font-not-kept", where=str(keep), detail=error.strerror or str(error)) from error


def try_font(font: Path) -> None:
    """Whether a font file can be embedded and draws what documents are written with; raises UserError."""
    try:
        known = open_font(font).face.charToGlyph
    except UNUSABLE as error:
        raise UserError("font-unreadable", name=font.name, detail=_reason(error)) from error
    missing = [char for char in needed_characters() if ord(char) not in known]
    if missing:
        shown = "".join(missing[:SHOWN_MISSING]) + ("…" if len(missing) > SHOWN_MISSING else "")
        raise UserError("font-lacks-characters", name=font.name, count=len(missing), characters=shown)


def fonts_in_use(file: Path | None = None) -> tuple[FontUse, ...]:
    """Which font draws each role in reports written now, and where it comes from."""
    chosen = chosen_fonts(file)
    return tuple(FontBook(office_folders(), chosen).use(role) for role in FontRole)


@cache
def needed_characters() -> tuple[str, ...]:
    """What a font of one's own must draw: printable ASCII, the signs of documents, GB 2312's characters in daily use."""
    return (*map(chr, range(33, 127)), *_SIGNS, *_first_level())


def _first_level() -> Iterator[str]:
    for high in _FIRST_LEVEL:
        for low in range(0xA1, 0xFF):
            yield from bytes((high, low)).decode("gb2312", "ignore")


def _reason(error: Exception) -> str:
    return str(error).splitlines()[0][:120] if str(error) else type(error).__name__

