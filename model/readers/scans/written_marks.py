"""What is written inside a table and was not found as text: dashes, single digits, short words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from model.readers.pages.page_marks import Word
from model.readers.scans.page_image import Picture
from model.readers.scans.ruling_lines import Rule

NONE = "——"  # what plans write in a cell without a unit
_LONG = 1.25  # letters: longer than the character for one
_LONGEST = 5.0  # letters: a longer one is a piece of a line
_MOST = 60  # on a page: more is dirt or a drawing
_DASHES = "一—–－-―"  # what a dash alone in a cell is taken for
_OTHER_NUMERALS = "二三四五六七八九十"
_FLAT = 0.18  # letters: most type has a numeral with a head or rising, a dash has the same height all along


@dataclass(frozen=True, slots=True)
class Mark:
    """Ink without a word: its text when the shape alone tells it."""

    left: float
    top: float
    right: float
    bottom: float
    text: str = ""
    sure: bool = True

    @property
    def corners(self) -> NDArray[np.float32]:
        """Its four corners, clockwise from the top left."""
        return np.array(
            [
                [self.left, self.top],
                [self.right, self.top],
                [self.right, self.bottom],
                [self.left, self.bottom],
            ],
            np.float32,
        )


def marks_missed(ink: Picture, rules: Sequence[Rule], words: Sequence[Word]) -> list[Mark]:
    """The ink inside the ruled part of a page that no word covers, each as large as a letter or a dash."""
    if not rules or not words:
        return []
    size = median(word.height for word in words)
    left, top, right, bottom = _ruled_part(rules)
    rest = np.zeros_like(ink)
    rest[top:bottom, left:right] = ink[top:bottom, left:right]
    for word in words:
        over, beside = 0.35 * word.height, 0.15 * word.height
        rest[
            max(0, int(word.top - over)) : int(word.bottom + over) + 1,
            max(0, int(word.left - beside)) : int(word.right + beside) + 1,
        ] = 0
    rest = _without_specks(rest, max(4.0, (0.14 * size) ** 2))
    joined = cv2.dilate(rest, np.ones((max(1, int(0.1 * size)), max(1, int(0.6 * size))), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(np.asarray(joined, np.uint8), connectivity=8)
    marks = []
    for index in range(1, count):
        x, y, width, height = (int(value) for value in stats[index][:4])
        part = rest[y : y + height, x : x + width] * (labels[y : y + height, x : x + width] == index)
        mark = _mark(np.asarray(part, np.uint8), x, y, size)
        if mark is not None:
            marks.append(mark)
    return marks if len(marks) <= _MOST else [mark for mark in marks if mark.text]


def with_dashes(words: Sequence[Word], ink: Picture) -> list[Word]:
    """The words with a dash that was taken for the numeral one or for another sign as a dash; it stands alone."""
    return [_settled(word, words, ink) for word in words]


def _settled(word: Word, words: Sequence[Word], ink: Picture) -> Word:
    text = word.text.strip(_DASHES)
    is_numeral = not text and "一" in word.text
    if not is_numeral and (not text or any(sign.isalnum() for sign in text)):
        return word
    for other in words:
        near = other.left < word.right + word.height and other.right > word.left - word.height
        beside = abs(other.middle - word.middle) < 0.5 * word.height
        if other is not word and near and (beside or other.text in _OTHER_NUMERALS):
            return word
    if _is_flat(word, ink):
        return replace(word, text="—" * len(word.text) if is_numeral else NONE)
    return replace(word, sure=word.sure and not is_numeral)


def _is_flat(word: Word, ink: Picture) -> bool:
    """Whether a word's ink is a stroke of one height and not a sign with a head or a tail."""
    part = ink[int(word.top) : int(word.bottom) + 1, int(word.left) : int(word.right) + 1]
    rows = np.flatnonzero(np.count_nonzero(part, axis=1))
    return bool(len(rows)) and int(rows[-1] - rows[0]) + 1 <= max(4.0, _FLAT * word.height)


def _without_specks(ink: Picture, least: float) -> Picture:
    """The ink without the paper's grain."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    keeps = stats[:, cv2.CC_STAT_AREA] >= least
    keeps[0] = False
    return np.asarray(keeps[labels] * np.uint8(255), np.uint8)


def _ruled_part(rules: Sequence[Rule]) -> tuple[int, int, int, int]:
    level = [rule for rule in rules if rule.is_level]
    upright = [rule for rule in rules if not rule.is_level]
    xs = [x for rule in level for x in (rule.start, rule.end)] + [rule.at for rule in upright]
    ys = [y for rule in upright for y in (rule.start, rule.end)] + [rule.at for rule in level]
    return max(0, int(min(xs))), max(0, int(min(ys))), int(max(xs)) + 1, int(max(ys)) + 1


def _mark(part: Picture, x: int, y: int, size: float) -> Mark | None:
    """Ink as a dash, as something to be recognised, or as dirt (None)."""
    ys, xs = np.nonzero(part)
    if not len(xs):
        return None
    left, right = x + float(xs.min()), x + float(xs.max()) + 1
    top, bottom = y + float(ys.min()), y + float(ys.max()) + 1
    width, height = right - left, bottom - top
    middle = (top + bottom) / 2
    columns = np.count_nonzero(part, axis=0)
    is_whole = np.count_nonzero(columns) >= 0.85 * width
    if is_whole and _LONG * size <= width <= _LONGEST * size and height <= 0.35 * size:
        return Mark(left, middle - size / 2, right, middle + size / 2, NONE)
    if max(width, height) < 0.45 * size or height > 3 * size or len(xs) < 0.04 * size * size:
        return None
    room = 0.25 * size
    high = max(height, 0.9 * size) / 2 + room / 2
    return Mark(left - room, middle - high, right + room, middle + high)
