"""Letters that were not read surely are looked at once more, softened: who reads the same twice is believed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

import cv2
import numpy as np

from model.readers.scans.page_image import Picture
from model.readers.scans.text_pieces import Piece, Read, crop_of, is_doubted, part_of

_AROUND = 6  # letters beside a doubted one that are read with it
_AGREED = 0.95  # sureness of the second reading, from which no wrong letter was confirmed on poor scans
_MOST = 60  # passages of one page: a page that poor is doubtful as a whole


@dataclass(frozen=True, slots=True)
class Passage:
    """Letters of one piece that are read again, from and to."""

    piece: int
    start: int
    end: int


def passages_of(reads: Sequence[Read]) -> list[Passage]:
    """What is worth a second look: the letters around each doubted one, near ones together."""
    found: list[Passage] = []
    for number, read in enumerate(reads):
        for index, letter in enumerate(read.placed):
            if not is_doubted(letter):
                continue
            start, end = max(0, index - _AROUND), min(len(read.placed), index + _AROUND + 1)
            if found and found[-1].piece == number and start <= found[-1].end:
                found[-1] = replace(found[-1], end=end)
            else:
                found.append(Passage(number, start, end))
    return found[:_MOST]


def softened(picture: Picture, passage: Passage, piece: Piece, read: Read) -> Picture:
    """The picture of a passage, its grain smoothed."""
    places = [letter.place or 0.0 for letter in read.placed]
    start = (places[passage.start - 1] + places[passage.start]) / 2 if passage.start else 0.0
    end = (places[passage.end - 1] + places[passage.end]) / 2 if passage.end < len(places) else 1.0
    crop = crop_of(picture, part_of(piece.box, start, max(end, start + 0.01), is_level=False))
    return np.asarray(cv2.GaussianBlur(crop, (0, 0), max(0.6, crop.shape[0] / 40)), np.uint8)


def confirmed(read: Read, passage: Passage, again: Read) -> Read:
    """The reading with those letters of a passage sure that the second reading surely shows too."""
    placed = list(read.placed)
    first = "".join(letter.text for letter in placed[passage.start : passage.end])
    second = again.placed
    matcher = SequenceMatcher(None, first, "".join(letter.text for letter in second), autojunk=False)
    if len(first) != passage.end - passage.start:  # a letter of several signs: places are not certain
        return read
    for block in matcher.get_matching_blocks():
        for offset in range(block.size):
            at, other = passage.start + block.a + offset, second[block.b + offset]
            if is_doubted(placed[at]) and other.sure >= _AGREED:
                placed[at] = replace(placed[at], sure=1.0)
    made = iter(placed)
    return Read(tuple(letter if letter.place is None else next(made) for letter in read.letters))
