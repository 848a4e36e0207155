"""Which font draws which character: the chosen fonts first, then those installed, then the shipped ones; never an empty box."""

from __future__ import annotations

import json
import logging
import os
import struct
import sys
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError

import resources
from reports.pdf_font import EmbeddedFont

logger = logging.getLogger(__name__)


class FontRole(StrEnum):
    """What a font is for in an official document (GB/T 9704-2012 7.3): 小标宋, 黑体, 楷体, 仿宋, 宋体."""

    TITLE = "title"
    HEADING = "heading"
    KAI = "kai"
    BODY = "body"
    SONG = "song"


SHIPPED: dict[FontRole, str] = {
    FontRole.TITLE: "TaizhangTitle.ttf",
    FontRole.HEADING: "NotoSansSC-Medium.ttf",
    FontRole.KAI: "TaizhangKai.ttf",
    FontRole.BODY: "TaizhangFang.ttf",
    FontRole.SONG: "TaizhangSong.ttf",
}
RARE = "TaizhangRare.ttf"
UNUSABLE = (TTFError, OSError, ValueError, KeyError, IndexError, AttributeError, struct.error)  # by what is wrong with it
_AFTER = (FontRole.SONG, FontRole.BODY, FontRole.HEADING)  # who is asked when the role's own font lacks a character


class FontSource(StrEnum):
    """Where the font of a role comes from; CHOSEN_LOST: one was chosen and cannot be used any more."""

    CHOSEN = "chosen"
    CHOSEN_LOST = "chosen-lost"
    INSTALLED = "installed"
    SHIPPED = "shipped"


class FontUse(NamedTuple):
    """The font that draws a role; `chosen` is the file a person chose for it, used or not."""

    role: FontRole
    source: FontSource
    name: str
    file: Path
    chosen: Path | None


class Glyph(NamedTuple):
    """How one character is drawn: font, what stands for it (usually itself), its width in ems."""

    font: str
    text: str
    width: float


def office_folders() -> tuple[Path, ...]:
    """The folders where this machine keeps the fonts of all its programs."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home)) / "Microsoft" / "Windows" / "Fonts"
        return (Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", local)
    if sys.platform == "darwin":
        return (Path("/Library/Fonts"), Path("/System/Library/Fonts"), home / "Library" / "Fonts")
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local" / "share" / "fonts", home / ".fonts")


def _files_by_name(folders: Sequence[Path]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in folders:
        for parent, _, names in os.walk(folder):
            for name in names:
                found.setdefault(name.lower(), Path(parent, name))
    return found


@cache
def _office_names() -> dict[str, list[str]]:
    names: dict[str, list[str]] = tomllib.loads(resources.path("fonts/office.toml").read_text(encoding="utf-8"))
    return names


@cache
def _registered(file: Path) -> EmbeddedFont:
    """The font of a file, read once a process; raises TTFError when it cannot be embedded (CFF outlines, forbidden)."""
    font = open_font(file)
    pdfmetrics.registerFont(font)
    return font


def open_font(file: Path) -> EmbeddedFont:
    """A font of a file, read anew; raises as a damaged one makes reportlab raise."""
    return EmbeddedFont(file.stem if file.parent == _shipped_folder() else str(file), file)


def _shipped_folder() -> Path:
    return resources.path("fonts")


class FontBook:
    """Picks the font of every character; fonts are read when first needed.

    `folders` are searched for the office's own fonts; `chosen` names files for roles, which come before those. Without
    either the shipped fonts alone are used. `missing` collects the characters that no font has; they are drawn by name,
    as 〔U+20BB7〕.
    """

    def __init__(self, folders: Sequence[Path] = (), chosen: Mapping[FontRole, Path] | None = None) -> None:
        self._office = _files_by_name(folders)
        self._chosen = dict(chosen or {})
        self._glyphs: dict[FontRole, dict[str, Glyph]] = {role: {} for role in FontRole}
        self._own: dict[FontRole, EmbeddedFont] = {}
        self.missing: set[str] = set()

    def font(self, role: FontRole) -> EmbeddedFont:
        """The font of a role: the chosen one, the office's own, else the shipped one."""
        if role not in self._own:
            self._own[role] = self._own_font(role) or _registered(_shipped_folder() / SHIPPED[role])
        return self._own[role]

    def use(self, role: FontRole) -> FontUse:
        """Which font draws a role, and where it comes from."""
        font, chosen = self.font(role), self._chosen.get(role)
        file = Path(str(font.face.filename))
        if chosen is not None:
            source = FontSource.CHOSEN if file == chosen else FontSource.CHOSEN_LOST
        else:
            source = FontSource.SHIPPED if file.parent == _shipped_folder() else FontSource.INSTALLED
        return FontUse(role, source, _name_of(font), file, chosen)

    def _own_font(self, role: FontRole) -> EmbeddedFont | None:
        named = [self._office[name] for name in _office_names()[role] if name in self._office]
        for file in ([self._chosen[role]] if role in self._chosen else []) + named:
            try:
                return _registered(file)
            except UNUSABLE as error:  # damaged, taken away, or not to be embedded
                logger.info("%s is not used: %s", file, error)
        return None

    def glyph(self, char: str, role: FontRole) -> Glyph:
        """How a character is drawn in a role."""
        known = self._glyphs[role].get(char)
        if known is None:
            known = self._glyphs[role][char] = self._found(char, role)
        return known

    def _found(self, char: str, role: FontRole) -> Glyph:
        if unicodedata.category(char) == "Zs" and char != "\u3000":
            char = " "
        code = ord(char)
        for font in self._chain(role):
            if font.has(code):
                return Glyph(font.fontName, char, font.width_of(code))
        self.missing.add(char)
        name = f"〔U+{code:04X}〕"
        own = self.font(FontRole.SONG)
        return Glyph(own.fontName, name, sum(own.width_of(ord(part)) for part in name))

    def _chain(self, role: FontRole) -> Iterator[EmbeddedFont]:
        yield self.font(role)
        yield from (_registered(_shipped_folder() / SHIPPED[other]) for other in (role, *_AFTER))
        yield _registered(_shipped_folder() / RARE)

    def glyphs(self, text: str, role: FontRole) -> list[Glyph]:
        """How a text is drawn, character by character; marks that only steer the drawing are left out."""
        known = self._glyphs[role]
        drawn = []
        for char in text:
            glyph = known.get(char)
            if glyph is None:
                if is_invisible(char):
                    continue
                glyph = self.glyph(char, role)
            drawn.append(glyph)
        return drawn

    def width(self, text: str, role: FontRole, size: float) -> float:
        """How wide a text is at a size, in points."""
        return size * sum(glyph.width for glyph in self.glyphs(text, role))


def is_invisible(char: str) -> bool:
    """Whether a character draws nothing: controls, joiners, direction marks, variation selectors."""
    code = ord(char)
    return (unicodedata.category(char) in {"Cc", "Cf"} or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF
            or 0x1F3FB <= code <= 0x1F3FF)  # skin tones


def plain(text: str) -> str:
    """A text for bookmarks and properties, which no font draws: without what cannot be shown or stored."""
    return "".join(char for char in text if not is_invisible(char) and unicodedata.category(char) != "Cs")


def fonts_file() -> Path:
    """Where the chosen fonts are kept: on this machine, for a path means nothing on another."""
    from platformdirs import user_config_path

    return user_config_path("taizhang", appauthor=False) / "fonts.json"


def chosen_fonts(file: Path | None = None) -> dict[FontRole, Path]:
    """The font file chosen for each role; nothing for a role where none was."""
    try:
        said = json.loads((file or fonts_file()).read_text(encoding="utf-8"))
        return {FontRole(role): Path(str(font)) for role, font in said.items()}
    except (OSError, ValueError, AttributeError):  # not there yet, or not ours
        return {}


def office_fonts() -> FontBook:
    """A book that prefers the fonts chosen and installed on this machine."""
    return FontBook(office_folders(), chosen_fonts())


def _name_of(font: EmbeddedFont) -> str:
    name = font.face.familyName or font.face.name
    return name.decode("utf-8", "replace") if isinstance(name, bytes) else str(name)
