"""The ruling lines of a table in a straight picture: found by their shape, whatever is written between them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from model.readers.scans.page_image import Picture, ink_of

_SMEAR = 0.3  # letters
_BROKEN = 0.35  # letters of a line that may be missing: less than any cell is high
_NEAR = 0.25  # letters between pieces of one line, or of a double one
_FAINT = 0.05  # of the paper's light: how much darker a line must be where it goes on
_FOLLOWED = 0.75  # of a cell's side on which a faint line must show
_SHORT = 3.0  # letters
_WHOLLY = 0.93  # of a short side
_BESIDE = (0.1, 0.25)  # letters from a line, where there is ink on both sides only if letters stand on it


@dataclass(frozen=True, slots=True)
class Rule:
    """A level or upright line, in pixels; `at` is its height or distance from the left, `thick` its width."""

    is_level: bool
    at: float
    start: float
    end: float
    thick: float = 1.0


def ruling_lines(grey: Picture, letter: float) -> list[Rule]:
    """The lines that part cells; `letter` is the height of a line of text, which no stroke of a letter exceeds."""
    ink = ink_of(grey)
    level = _rules(ink, letter, is_level=True)
    upright = _rules(ink, letter, is_level=False)
    for _ in range(2):  # what held to a stroke of a letter only is let go with it
        level = [rule for rule in level if _is_ruled(rule, upright, letter)]
        upright = [rule for rule in upright if _is_ruled(rule, level, letter)]
    lying = np.ascontiguousarray(grey.T), np.ascontiguousarray(ink.T)
    whole = _mended(upright, level, lying, letter)
    return _mended(level, whole, (grey, ink), letter) + whole


def _mended(
    rules: list[Rule], across: list[Rule], page: tuple[Picture, Picture], letter: float
) -> list[Rule]:
    """The lines with those sides of cells between two lines across where they go on faintly; `page` in grey and ink."""
    grey, ink = page
    along = max(3, round(_SMEAR * letter))  # grain is smoothed along a line, which the line does not mind
    smooth = np.asarray(cv2.blur(grey, (along, 1)), np.uint8)
    made = list(rules)
    for rule in rules:
        faint, plain = _ridge(smooth, rule.at, letter), _ridge(grey, rule.at, letter)
        bare = ~_written(ink, rule.at, letter)
        reach = 0.5 * letter
        stops = sorted(one.at for one in across if one.start - reach <= rule.at <= one.end + reach)
        beside = [one for one in rules if abs(one.at - rule.at) <= _NEAR * letter]
        for low, high in pairwise(stops):
            is_short = high - low < _SHORT * letter  # a stroke of a letter may fill most of it, never all
            side = slice(int(low) + 2, int(high) - 1)
            seen, least = (plain, _WHOLLY) if is_short else (faint, _FOLLOWED)
            drawn = sum(max(0.0, min(one.end, high) - max(one.start, low)) for one in beside)
            if drawn < high - low - 2 and _is_followed(seen[side], bare[side], least):
                made.append(replace(rule, start=low, end=high))
    return _joined(made, letter)


def _is_followed(seen: NDArray[np.bool_], bare: NDArray[np.bool_], least: float) -> bool:
    """Whether a line shows along a side, also there where no letters stand on it."""
    if not seen.size or float(seen.mean()) < least:
        return False
    return bool(bare.any()) and float(seen[bare].mean()) >= least


def _written(ink: Picture, at: float, letter: float) -> NDArray[np.bool_]:
    """Where along a level letters stand across it: there is ink above and below, or a stroke's smear beside that."""
    near, far, middle = max(3, round(_BESIDE[0] * letter)), max(5, round(_BESIDE[1] * letter)), round(at)
    if middle - far < 0 or middle + far + 1 > ink.shape[0]:
        return np.zeros(ink.shape[1], np.bool_)
    above = ink[middle - far : middle - near + 1].any(axis=0)
    below = ink[middle + near : middle + far + 1].any(axis=0)
    smear = np.ones((1, max(3, round(2 * _SMEAR * letter) | 1)), np.uint8)
    crossed = np.asarray(above & below, np.uint8).reshape(1, -1)
    return np.asarray(cv2.dilate(crossed, smear), np.bool_).ravel()


def _ridge(smooth: Picture, at: float, letter: float) -> NDArray[np.bool_]:
    """Where along a level something thin and dark runs, with light on both sides."""
    aside, middle = max(5, round(0.25 * letter)), round(at)
    if middle - aside - 1 < 0 or middle + aside + 2 > smooth.shape[0]:
        return np.zeros(smooth.shape[1], np.bool_)
    dark = smooth[middle - 2 : middle + 3].min(axis=0)
    above = smooth[middle - aside - 1 : middle - aside + 2].mean(axis=0)
    below = smooth[middle + aside - 1 : middle + aside + 2].mean(axis=0)
    return np.asarray(dark < np.minimum(above, below) * (1.0 - _FAINT), np.bool_)


def _rules(ink: Picture, letter: float, *, is_level: bool) -> list[Rule]:
    """Long thin runs of ink in one direction, broken ones mended, doubled ones taken once."""
    least = max(12, round(1.2 * letter))
    gap = max(3, round(0.35 * letter))
    thick = max(3, round(0.08 * letter) | 1)  # paper is not flat: a line may climb a pixel or two
    spread = cv2.dilate(ink, _bar(1, thick, is_level=is_level))
    runs = cv2.morphologyEx(spread, cv2.MORPH_OPEN, _bar(least, 1, is_level=is_level))
    runs = cv2.morphologyEx(runs, cv2.MORPH_CLOSE, _bar(gap, 1, is_level=is_level))
    count, _, stats, centroids = cv2.connectedComponentsWithStats(np.asarray(runs, np.uint8), connectivity=8)
    found = []
    for index in range(1, count):
        left, top, width, height, area = (int(value) for value in stats[index])
        start, length, across = (left, width, height) if is_level else (top, height, width)
        body = area / max(1, length) - (thick - 1)
        if length < least or body > 0.4 * letter or across > max(0.8 * letter, 0.02 * length):
            continue  # a black bar or a shadow, not a line
        at = float(centroids[index][1 if is_level else 0])
        found.append(Rule(is_level, at, float(start), float(start + length), max(1.0, body)))
    return _joined(found, letter)


def _bar(along: int, across: int, *, is_level: bool) -> NDArray[np.uint8]:
    return np.ones((across, along) if is_level else (along, across), np.uint8)


def _joined(rules: list[Rule], letter: float) -> list[Rule]:
    """Pieces of one line as one; a double line counts once."""
    made: list[Rule] = []
    for rule in sorted(rules, key=lambda one: (one.start, one.at)):
        for index, other in enumerate(made):
            near = abs(other.at - rule.at) <= _NEAR * letter
            if near and rule.start <= other.end + _BROKEN * letter:
                longer = other if other.end - other.start >= rule.end - rule.start else rule
                made[index] = Rule(
                    rule.is_level,
                    longer.at,
                    min(other.start, rule.start),
                    max(other.end, rule.end),
                    max(other.thick, rule.thick),
                )
                break
        else:
            made.append(rule)
    return made


def _is_ruled(rule: Rule, others: list[Rule], letter: float) -> bool:
    """Whether a line ends at other lines, or is too long to be a dash or the stroke of a letter."""
    reach = 0.5 * letter
    met = [other for other in others if other.start - reach <= rule.at <= other.end + reach]
    touched = [end for end in (rule.start, rule.end) if any(abs(other.at - end) <= reach for other in met)]
    if len(touched) == 2:
        return True
    crossed = any(rule.start - reach <= other.at <= rule.end + reach for other in met)
    return rule.end - rule.start >= (5 if crossed else 12) * letter


def rule_mask(shape: tuple[int, ...], rules: list[Rule], margin: float) -> NDArray[np.uint8]:
    """255 where a line is drawn, and so far beside it."""
    mask = np.zeros(shape[:2], np.uint8)
    for rule in rules:
        half = rule.thick / 2 + margin
        low, high = max(0, int(rule.at - half)), int(rule.at + half) + 1
        start, end = max(0, int(rule.start - margin)), int(rule.end + margin) + 1
        if rule.is_level:
            mask[low:high, start:end] = 255
        else:
            mask[start:end, low:high] = 255
    return mask
