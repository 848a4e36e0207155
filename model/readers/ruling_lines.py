"""The ruling lines of a table in a straight picture: found by their shape, whatever is written between them."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from model.readers.page_image import Picture


@dataclass(frozen=True, slots=True)
class Rule:
    """A level or upright line, in pixels; `at` is its height or distance from the left, `thick` its width."""

    is_level: bool
    at: float
    start: float
    end: float
    thick: float = 1.0


def ruling_lines(ink: Picture, letter: float) -> list[Rule]:
    """The lines that part cells; `letter` is the height of a line of text, which no stroke of a letter exceeds."""
    level = _rules(ink, letter, is_level=True)
    upright = _rules(ink, letter, is_level=False)
    for _ in range(2):  # what held to a stroke of a letter only is let go with it
        level = [rule for rule in level if _is_ruled(rule, upright, letter)]
        upright = [rule for rule in upright if _is_ruled(rule, level, letter)]
    return level + upright


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
            near = abs(other.at - rule.at) <= 0.25 * letter
            if near and rule.start <= other.end + 0.8 * letter:
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
