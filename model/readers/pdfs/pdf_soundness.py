"""Whether a PDF came whole: a changed byte in a packed page would lose half of it without a word."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from model.readers.pdfs.pdf_streams import Stream, Watch, parts, unpacked

_OBJECT = re.compile(rb"(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj\b(?:\s*(\d{1,10})\s+endobj)?")
_NEEDED = re.compile(
    rb"/(?:Contents|Resources|ToUnicode|DescendantFonts|FontDescriptor|FontFile[23]?|Widths|Encoding)"
    rb"\s*(?:\[([\d\sR]{0,2000})\]|(\d{1,10}\s+\d{1,5}\s+R\b))"
)
_REFERENCE = re.compile(rb"(?<!\d)(\d{1,10})\s+\d{1,5}\s+R\b")
_BESIDE = re.compile(rb"/(?:Subtype\s*/(?:Image|XML)|Type\s*/Metadata|Alternate|N\s+[134]\s*(?:/(?!First)|>))")
_OBJECTS = re.compile(rb"/Type\s*/ObjStm\b")
_NOT_DRAWN = re.compile(rb"/(?:Type|Subtype|Length1|FunctionType|Filter)\b")
_BLOCK_OF_TEXT = re.compile(rb"(?<![^\s\]>)])(BT|ET)(?![^\s\[</(])")
_PAGE = re.compile(rb"/Type\s*/Page(s?)\b")
_RESOURCES = re.compile(rb"/Resources\s*(?:\d|<<\s*/)")
_ZEROED = bytes(8)  # stands in no text, but where a disk or a stick has lost a block
_ENCRYPTED = b"/Encrypt"
_PIECE = 2**20
_MOST = 2**30  # bytes unpacked of all streams: two seconds; ten thousand pages have less
_MOST_PLAIN = 2**23  # bytes of a stream that is not packed
_KEPT = 2**21  # bytes of a stream of objects that are looked at


def is_sound(path: Path, watch: Watch = lambda: None) -> bool:
    """False when part of a page, of a font or of what belongs to them is surely lost.

    A packed stream cannot be unpacked or fails its checksum, ends elsewhere than it says, a block was zeroed, or what
    a page or a font points to is not there. `watch` is called now and then, and may raise. The file is read piece by
    piece and never mapped: one that shrinks meanwhile, as on a stick that is taken out, would end the program.
    """
    with path.open("rb") as file:
        if _is_encrypted(file, watch):  # nothing can be unpacked before it is deciphered
            return True
        return _Look(file, watch).is_sound()


def _is_encrypted(file: BinaryIO, watch: Watch) -> bool:
    tail = b""
    while piece := file.read(_PIECE):
        watch()
        if _ENCRYPTED in tail + piece:
            return True
        tail = piece[-len(_ENCRYPTED) :]
    return False


@dataclass(slots=True)
class _Look:
    """One look through a file: which objects there are, and which are needed."""

    file: BinaryIO
    watch: Watch
    budget: int = _MOST
    objects: set[int] = field(default_factory=set)
    numbers: dict[int, int] = field(default_factory=dict)  # objects that are but a number
    needed: set[int] = field(default_factory=set)
    uncounted: list[Stream] = field(default_factory=list)  # whose length stands elsewhere
    has_bare_pages: bool = False  # without anything to draw, or to draw it with
    inherits: bool = False  # pages may draw with what is said above them

    def is_sound(self) -> bool:
        """Look at every part; stops at the first that is not sound."""
        for part in parts(self.file, self.watch):
            if isinstance(part, Stream):
                if not part.is_ended or not self._is_whole(part):
                    return False
            elif _ZEROED in part.rstrip(b"\0"):
                return False
            else:
                self._note(part)
        if self.has_bare_pages and not self.inherits:
            return False
        return self.needed <= self.objects and all(
            one.is_as_long_as(self.numbers.get(one.length_in or 0, one.end - one.start)) for one in self.uncounted
        )

    def _note(self, text: bytes) -> None:
        """Which objects a text holds and points to."""
        for found in _OBJECT.finditer(text):
            self.objects.add(int(found[1]))
            if found[2]:
                self.numbers[int(found[1])] = int(found[2])
        for found in _NEEDED.finditer(text):
            self.needed.update(int(one) for one in _REFERENCE.findall(found[1] or found[2]))
        for part in text.split(b"endobj")[:-1]:
            if page := _PAGE.search(part):
                self._note_page(part[part.rfind(b" obj") :], is_node=bool(page[1]))

    def _note_page(self, text: bytes, *, is_node: bool) -> None:
        draws, has_any = b"/Contents" in text, b"/Resources" in text
        self.inherits |= is_node and has_any
        self.has_bare_pages |= not is_node and (bool(_RESOURCES.search(text)) > draws or draws > has_any)

    def _is_whole(self, stream: Stream) -> bool:
        if stream.length_in is not None:
            self.uncounted.append(stream)
        if _BESIDE.search(stream.head):
            return True
        if not stream.is_packed:
            return bool(_NOT_DRAWN.search(stream.head)) or self._is_drawn_to_its_end(stream)
        if self.budget <= 0:
            return True
        holds_objects = bool(_OBJECTS.search(stream.head))
        found = unpacked(self.file, stream, self.watch, keep=_KEPT if holds_objects else 0)
        if found is None:
            return False
        self.budget -= found[0]
        if holds_objects:
            self._note(found[1])
            self.objects.update(int(word) for word in found[1][:_PIECE].split(b"<", 1)[0].split()[::2] if word.isdigit())
        return True

    def _is_drawn_to_its_end(self, stream: Stream) -> bool:
        """False for a page, not packed, of which a part was blotted out."""
        self.file.seek(stream.start)
        text = self.file.read(min(stream.end - stream.start, _MOST_PLAIN))
        if _ZEROED in text or (text and not text.strip()):
            return False
        texts = _BLOCK_OF_TEXT.findall(text)
        return len(text) == _MOST_PLAIN or texts == [b"BT", b"ET"] * (len(texts) // 2)
