"""Lines of text on a page's picture: cut where the table's lines cut them, and their letters as words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from model.readers.pages.page_marks import Word, is_wide
from model.readers.scans.page_image import Picture
from model.readers.scans.ruling_lines import Rule

_SURE = 0.97  # of letters and digits: none of some thousands above it was wrong, even in poor scans
_SURE_SIGN = 0.3  # of punctuation, which is seldom sure and seldom wrong
_LARGER = 1.2  # by which type must differ from the page's usual to count as another size
_AHEAD = "，。、；：！？”’）》】〕"  # signs whose ink stands in the left half of their square
_BEHIND = "“‘（《【〔"  # signs whose ink stands in the right half
_HALF_FREE = 0.5  # of a square is free on the other side
_LEAST_LINE = 0.7  # letters: a line of text is never cut into strips lower than this by a border
_PASSED = 0.06  # of a square: as much ink between letters is not the paper's grain
_STRIP = 0.75  # squares of bare paper between two letters: two texts beside each other
_GAP = 1.7  # squares from letter to letter: a blank, or something that was passed over


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of text, or what of it stands in one cell: four corners from the top left, clockwise."""

    box: NDArray[np.float32]

    @property
    def height(self) -> float:
        """How high the piece is."""
        return float(np.hypot(*(self.box[3] - self.box[0])) + np.hypot(*(self.box[2] - self.box[1]))) / 2


@dataclass(frozen=True, slots=True)
class Letters:
    """What was recognised at one place: how surely, and where along the piece (0 to 1; None for a blank)."""

    text: str
    sure: float
    place: float | None


@dataclass(frozen=True, slots=True)
class Read:
    """A piece as recognised."""

    letters: tuple[Letters, ...]

    @property
    def placed(self) -> tuple[Letters, ...]:
        """The letters without the blanks between them."""
        return tuple(letter for letter in self.letters if letter.place is not None)

    @property
    def text(self) -> str:
        """The letters in a row."""
        return "".join(letter.text for letter in self.letters)

    @property
    def sureness(self) -> float:
        """The mean over its letters; 0 when there are none."""
        return sum(letter.sure for letter in self.letters) / len(self.letters) if self.letters else 0.0


def is_doubted(letter: Letters) -> bool:
    """Whether a letter was recognised too weakly to be trusted."""
    return letter.sure < (_SURE if letter.text.isalnum() else _SURE_SIGN)


def upright_box(box: NDArray[np.float32]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of four corners."""
    low, high = box.min(axis=0), box.max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def crop_of(picture: Picture, box: NDArray[np.float32]) -> Picture:
    """The picture of what stands between four corners."""
    width = max(2, round(float(max(np.hypot(*(box[1] - box[0])), np.hypot(*(box[2] - box[3]))))))
    height = max(2, round(float(max(np.hypot(*(box[3] - box[0])), np.hypot(*(box[2] - box[1]))))))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    move = cv2.getPerspectiveTransform(np.ascontiguousarray(box, np.float32), target)
    made = cv2.warpPerspective(
        picture, move, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(made, np.uint8)


def cut_at_rules(box: NDArray[np.float32], rules: Sequence[Rule], letter: float) -> list[Piece]:
    """A line of text as pieces that cross no ruling line."""
    pieces = [box]
    for is_level in (True, False):
        pieces = [part for piece in pieces for part in _cut(piece, rules, letter, is_level=is_level)]
    return [Piece(piece) for piece in pieces]


def _cut(
    box: NDArray[np.float32], rules: Sequence[Rule], letter: float, *, is_level: bool
) -> list[NDArray[np.float32]]:
    left, top, right, bottom = upright_box(box)
    low, high, along = (top, bottom, (left, right)) if is_level else (left, right, (top, bottom))
    middle = sum(along) / 2
    places = sorted(
        rule.at
        for rule in rules
        if rule.is_level == is_level
        and low < rule.at < high
        and (_covers(rule, *along) if is_level else rule.start <= middle <= rule.end)
    )
    edges = [low, *places, high]
    if not places or (is_level and all(end - start < _LEAST_LINE * letter for start, end in pairwise(edges))):
        return [box]
    parts, start = [], low
    for place in [*places, high]:
        end = place - 2 if place != high else high
        if end - start >= (0.5 if is_level else 0.3) * letter:
            parts.append(
                part_of(box, (start - low) / (high - low), (end - low) / (high - low), is_level=is_level)
            )
        start = place + 2
    return parts


def _covers(rule: Rule, left: float, right: float) -> bool:
    return min(rule.end, right) - max(rule.start, left) >= 0.5 * (right - left)


def part_of(box: NDArray[np.float32], start: float, end: float, *, is_level: bool) -> NDArray[np.float32]:
    """The part of a box between two shares of its height (of its width)."""
    first, second, third, fourth = box
    if is_level:
        edges = [first + start * (fourth - first), second + start * (third - second)]
        edges += [second + end * (third - second), first + end * (fourth - first)]
    else:
        edges = [first + start * (second - first), first + end * (second - first)]
        edges += [fourth + end * (third - fourth), fourth + start * (third - fourth)]
    return np.array(edges, np.float32)


def words_of(pieces: Sequence[Piece], reads: Sequence[Read], ink: Picture) -> list[Word]:
    """The words of all pieces; their height is the type size, their ends are where their squares end."""
    pitches = [_pitch(piece, read) for piece, read in zip(pieces, reads, strict=True)]
    known = [pitch / piece.height for piece, pitch in zip(pieces, pitches, strict=True) if pitch]
    share = min(0.95, max(0.6, median(known))) if known else 0.8
    sizes = [share * piece.height for piece in pieces]
    lengths = zip(sizes, reads, strict=True)
    usual = median([size for size, read in lengths for _ in read.text[:40]] or [1.0])
    words: list[Word] = []
    for piece, read, size in zip(pieces, reads, sizes, strict=True):
        if read.text.strip():
            inked = _inked(piece, ink)
            near = any(usual / _LARGER <= one <= usual * _LARGER for one in (size, _by_width(read, inked)))
            words += _words(piece, read, usual if near else size, ink)
    return words


def _by_width(read: Read, inked: tuple[float, float]) -> float:
    """The type size by how long the letters are together: a short piece's height is not exact."""
    squares = sum(1.0 if is_wide(letter.text) else 0.5 for letter in read.placed)
    return (inked[1] - inked[0]) / max(0.4, squares - 0.08)


def _pitch(piece: Piece, read: Read) -> float | None:
    """The distance from one Chinese character to the next, where several follow each other."""
    left, _, right, _ = upright_box(piece.box)
    letters = read.placed
    runs: list[float] = []
    start = 0
    for index in range(1, len(letters) + 1):
        if index < len(letters) and is_wide(letters[index].text) and is_wide(letters[index - 1].text):
            continue
        if index - start >= 5:
            first, last = letters[start].place, letters[index - 1].place
            runs.append(((last or 0) - (first or 0)) * (right - left) / (index - 1 - start))
        start = index
    return median(runs) if runs else None


def _words(piece: Piece, read: Read, size: float, ink: Picture) -> list[Word]:
    """One piece as words: parted at blanks, and around letters that are not sure."""
    letters = read.placed
    if not letters:
        return []
    left, right = _ends(piece, read, size, ink)
    box_left, top, box_right, bottom = upright_box(piece.box)
    middle = (top + bottom) / 2
    places = [box_left + (letter.place or 0.0) * (box_right - box_left) for letter in letters]
    band = ink[max(0, int(top)) : int(bottom) + 1]
    apart = [
        index > 0 and (_is_after_blank(read, letters, index) or _is_apart(letters, places, index, size, band))
        for index in range(len(letters))
    ]
    runs = _runs(apart, _doubted(letters, places, size, band, (box_left, box_right)))
    words = []
    for start, end, sure in runs:
        first = left if start == 0 else (places[start - 1] + places[start]) / 2
        last = right if end == len(letters) else (places[end - 1] + places[end]) / 2
        if start and apart[start]:
            first = max(first, places[start] - _half(letters[start], size))
        if end < len(letters) and apart[end]:
            last = min(last, places[end - 1] + _half(letters[end - 1], size))
        text = "".join(letter.text for letter in letters[start:end])
        words.append(Word(text, first, middle - size / 2, max(last, first + 1), middle + size / 2, sure))
    return words


def _half(letter: Letters, size: float) -> float:
    return size / 2 if is_wide(letter.text) else size / 4


def _is_apart(
    letters: Sequence[Letters], places: Sequence[float], index: int, size: float, band: Picture
) -> bool:
    """Whether before a letter the paper is bare as between two columns; `band` is the line's ink."""
    before, letter = letters[index - 1], letters[index]
    if places[index] - places[index - 1] < _half(before, size) + _half(letter, size) + 0.5 * size:
        return False
    inked = np.count_nonzero(band[:, int(places[index - 1]) : int(places[index]) + 1], axis=0) >= 2
    edges = np.flatnonzero(np.concatenate([[True], inked, [True]]))
    own = _HALF_FREE * ((before.text in _AHEAD) + (letter.text in _BEHIND))
    return float(np.diff(edges).max() - 1) >= (_STRIP + own) * size


def _is_after_blank(read: Read, letters: Sequence[Letters], index: int) -> bool:
    """Whether a blank was read before a letter."""
    whole = list(read.letters)
    at = next(place for place, letter in enumerate(whole) if letter is letters[index])
    return at > 0 and whole[at - 1].place is None


def _runs(apart: Sequence[bool], doubted: Sequence[bool]) -> list[tuple[int, int, bool]]:
    """Start, end and sureness of the words: a doubted letter takes its neighbours along."""
    wide = [any(doubted[max(0, index - 1) : index + 2]) for index in range(len(apart))]
    runs: list[tuple[int, int, bool]] = []
    start = 0
    for index in range(1, len(apart) + 1):
        if index == len(apart) or wide[index] != wide[start] or apart[index]:
            runs.append((start, index, not wide[start]))
            start = index
    return runs


def _doubted(
    letters: Sequence[Letters], places: Sequence[float], size: float, band: Picture, ends: tuple[float, float]
) -> list[bool]:
    """Which letters are unsure: weakly recognised, or beside ink that no letter accounts for."""
    doubted = [is_doubted(letter) for letter in letters]
    reach = 0.75 * size
    gaps = [(ends[0], places[0] - reach, 0, 0)]
    gaps += [
        (places[index - 1] + reach, places[index] - reach, index - 1, index)
        for index in range(1, len(letters))
        if places[index] - places[index - 1] > _GAP * size
    ]
    gaps.append((places[-1] + reach, ends[1], len(letters) - 1, len(letters) - 1))
    for low, high, before, after in gaps:
        passed = band[:, max(0, int(low)) : max(0, int(high))]
        if passed.size and int(np.count_nonzero(passed)) > _PASSED * size * size:
            doubted[before] = doubted[after] = True
    return doubted


def _ends(piece: Piece, read: Read, size: float, ink: Picture) -> tuple[float, float]:
    """Where the first letter's square begins and the last one's ends: by the ink, and by the sign that stands there."""
    first, last = _inked(piece, ink)
    text = read.text.strip()
    margin = 0.04 * size
    start = first - (_HALF_FREE * size if text[0] in _BEHIND else margin)
    end = last + (_HALF_FREE * size if text[-1] in _AHEAD else margin)
    return start, end


def _inked(piece: Piece, ink: Picture) -> tuple[float, float]:
    """Where a piece's ink begins and ends."""
    left, top, right, bottom = upright_box(piece.box)
    low, trim = max(0, int(left)), int(0.1 * (bottom - top))
    part = ink[max(0, int(top) + trim) : int(bottom) - trim + 1, low : int(right) + 1]
    columns = np.flatnonzero((part > 0).sum(axis=0) >= 2)
    if not len(columns):
        return left, right
    return low + float(columns[0]), low + float(columns[-1]) + 1
