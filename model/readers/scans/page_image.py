"""A page's picture made straight: what was scanned askew or photographed from the side stands as it was printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

Picture: TypeAlias = NDArray[np.uint8]  # rows × columns × blue, green, red
Matrix: TypeAlias = NDArray[np.float64]  # 3 × 3, takes points of one picture to another

LOOKED_AT = 1500  # pixels of the longer side; finer than this a page's slant is not measured
MOST_SKEW = 10.0  # degrees; more is not the scanner's doing
_LEAST_SKEW = 0.08  # degrees; turning by less would blur more than it mends
_FRAME = 0.12  # of the picture: a smaller frame tells little about the rest of the page
_SUPPORT = 0.8  # of each side of a frame must be drawn
_RED = 40  # by which red must exceed green and blue: warm light is weaker, stamps are stronger
_FEW_RED = 1e-4  # of a page: less is no stamp
_ON_LETTERS = 0.1  # dark ink for each red point: what has less around it is written in red
_SLACK = 0.008  # of a side: paper is not quite flat


@dataclass(frozen=True, slots=True)
class Straightened:
    """A straight picture and the way from its points back to those of the picture as shown."""

    picture: Picture
    back: Matrix


def straightened(picture: Picture) -> Straightened:
    """The picture with its table's frame made a rectangle, or where there is none, with its lines made level."""
    scale = min(1.0, LOOKED_AT / max(picture.shape[:2]))
    small = _smaller(picture, scale)
    ink = ink_of(without_red(small))
    corners = _frame(ink)
    if corners is not None:
        return _from_frame(picture, corners / scale)
    angle = _skew(ink)
    if abs(angle) < _LEAST_SKEW:
        return Straightened(picture, np.eye(3))
    height, width = picture.shape[:2]
    turn = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0), [0.0, 0.0, 1.0]])
    return _moved(picture, turn)


def turned(page: Straightened, quarters: int) -> Straightened:
    """The page turned clockwise by so many quarters."""
    quarters %= 4
    if not quarters:
        return page
    height, width = page.picture.shape[:2]
    code = {1: cv2.ROTATE_90_CLOCKWISE, 2: cv2.ROTATE_180, 3: cv2.ROTATE_90_COUNTERCLOCKWISE}[quarters]
    back = {
        1: [[0, 1, 0], [-1, 0, height - 1], [0, 0, 1]],
        2: [[-1, 0, width - 1], [0, -1, height - 1], [0, 0, 1]],
        3: [[0, -1, width - 1], [1, 0, 0], [0, 0, 1]],
    }[quarters]
    return Straightened(
        np.asarray(cv2.rotate(page.picture, code), np.uint8), page.back @ np.array(back, np.float64)
    )


def without_red(picture: Picture) -> Picture:
    """The picture in grey as through a red glass: stamps and red marks are gone, black and blue stay."""
    return np.asarray(cv2.add(picture[:, :, 2], _redness(picture)), np.uint8)


def without_stamps(picture: Picture) -> Picture:
    """The picture without what is red and lies on or around dark letters; red headings stay."""
    red = np.asarray(cv2.threshold(_redness(picture), 0, 255, cv2.THRESH_BINARY)[1], np.uint8)
    if np.count_nonzero(red) < _FEW_RED * red.size:
        return picture
    grey = without_red(picture)
    ink = ink_of(grey)
    reach = max(5, max(red.shape) // 80)
    spread = cv2.dilate(red, np.ones((reach, reach), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(np.asarray(spread, np.uint8), connectivity=8)
    made = picture.copy()
    for index in range(1, count):
        left, top, width, height = (int(value) for value in stats[index][:4])
        part = slice(top, top + height), slice(left, left + width)
        stamp = (labels[part] == index) & (spread[part] > 0)
        marked = np.count_nonzero(red[part][stamp])
        if np.count_nonzero(ink[part]) >= _ON_LETTERS * marked:
            made[part][stamp] = grey[part][stamp][:, None]
    return made


def _redness(picture: Picture) -> Picture:
    """By how much red exceeds the other colours, where that is more than the light's doing."""
    blue, green, red = cv2.split(picture)
    excess = cv2.subtract(red, cv2.max(blue, green))
    return np.asarray(cv2.threshold(excess, _RED - 1, 255, cv2.THRESH_TOZERO)[1], np.uint8)


def ink_of(grey: Picture, *, contrast: float = 0.12) -> Picture:
    """What is darker than the paper around it by a share of its light, as 255; no edges of dark areas."""
    window = max(15, max(grey.shape) // 60) | 1
    soft = cv2.GaussianBlur(grey, (3, 3), 0)
    method, kind = cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV
    dark = cv2.adaptiveThreshold(soft, 255, method, kind, window, round(117 * contrast))
    paper = cv2.morphologyEx(soft, cv2.MORPH_CLOSE, np.ones((window, window), np.uint8))
    narrow = cv2.compare(soft, cv2.convertScaleAbs(paper, alpha=1.0 - contrast), cv2.CMP_LT)
    return np.asarray(cv2.bitwise_and(dark, narrow), np.uint8)


def _smaller(picture: Picture, scale: float) -> Picture:
    if scale >= 1.0:
        return picture
    return np.asarray(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)


def _frame(ink: Picture) -> Matrix | None:
    """The corners (top left, top right, bottom right, bottom left) of the page's largest frame, if it is a whole one."""
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    if count < 2:
        return None
    areas = stats[1:, cv2.CC_STAT_WIDTH].astype(np.int64) * stats[1:, cv2.CC_STAT_HEIGHT]
    best = int(areas.argmax()) + 1
    if areas[best - 1] < _FRAME * ink.size:
        return None
    drawn = labels == best
    ys, xs = np.nonzero(drawn)
    ends = [
        int((xs + ys).argmin()),
        int((xs - ys).argmax()),
        int((xs + ys).argmax()),
        int((xs - ys).argmin()),
    ]
    corners = np.array([[xs[end], ys[end]] for end in ends], np.float64)
    sides = np.roll(corners, -1, axis=0) - corners
    lengths = np.hypot(sides[:, 0], sides[:, 1])
    if lengths.min() < 0.08 * max(ink.shape) or not _is_slightly_slanted(sides):
        return None
    near = np.asarray(cv2.dilate(drawn.astype(np.uint8), np.ones((3, 3), np.uint8)), np.uint8)
    whole = all(_drawn(near, corners[at], sides[at], float(lengths[at])) >= _SUPPORT for at in range(4))
    return corners if whole else None


def _is_slightly_slanted(sides: Matrix) -> bool:
    """Whether the four sides are those of a page seen from not too far aside."""
    level = np.degrees(np.arctan2(sides[[0, 2], 1], np.abs(sides[[0, 2], 0])))
    plumb = np.degrees(np.arctan2(sides[[1, 3], 0], np.abs(sides[[1, 3], 1])))
    return bool(np.abs(np.concatenate([level, plumb])).max() <= 2 * MOST_SKEW)


def _drawn(near: Picture, start: Matrix, side: Matrix, length: float) -> float:
    """The share of a side along which a line is drawn."""
    across = np.array([-side[1], side[0]]) / length
    along = np.linspace(0.02, 0.98, max(20, int(length / 3)))
    reach = max(2, round(_SLACK * length))
    found = np.zeros(len(along), bool)
    for aside in range(-reach, reach + 1):
        points = (start + along[:, None] * side + aside * across).round().astype(int)
        points[:, 0] = points[:, 0].clip(0, near.shape[1] - 1)
        points[:, 1] = points[:, 1].clip(0, near.shape[0] - 1)
        found |= near[points[:, 1], points[:, 0]] > 0
    return float(found.mean())


def _from_frame(picture: Picture, corners: Matrix) -> Straightened:
    """The picture moved so that the frame with these corners becomes a rectangle about its middle."""
    sides = np.roll(corners, -1, axis=0) - corners
    top, right, bottom, left = np.hypot(sides[:, 0], sides[:, 1])
    half = np.array([(top + bottom) / 4, (left + right) / 4])
    middle = corners.mean(axis=0)
    wanted = middle + half * np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]])
    if np.abs(wanted - corners).max() < 0.0009 * max(picture.shape):
        return Straightened(picture, np.eye(3))
    move = cv2.getPerspectiveTransform(corners.astype(np.float32), wanted.astype(np.float32))
    return _moved(picture, np.asarray(move, np.float64))


def _moved(picture: Picture, move: Matrix) -> Straightened:
    """The picture under a transform, on as much paper as it then needs."""
    height, width = picture.shape[:2]
    edge = np.array([[[0, 0], [width, 0], [width, height], [0, height]]], np.float64)
    placed = cv2.perspectiveTransform(edge, move)[0]
    low = np.maximum(placed.min(axis=0), [-0.3 * width, -0.3 * height]).round()
    high = np.minimum(placed.max(axis=0), [1.3 * width, 1.3 * height]).round()
    move = np.array([[1, 0, -low[0]], [0, 1, -low[1]], [0, 0, 1]], np.float64) @ move
    size = int(high[0] - low[0]), int(high[1] - low[1])
    made = cv2.warpPerspective(
        picture,
        move,
        size,
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=(255, 255, 255),
    )
    return Straightened(np.asarray(made, np.uint8), np.asarray(np.linalg.inv(move), np.float64))


def _skew(ink: Picture) -> float:
    """By how many degrees the page must be turned (counter-clockwise) for its lines to be level or upright."""
    scale = min(1.0, 900 / max(ink.shape))
    small = _smaller(ink, scale)
    if not small.any():
        return 0.0
    best = _sharpest(small, np.arange(-MOST_SKEW, MOST_SKEW + 0.5, 1.0))
    best = _sharpest(small, best + np.arange(-0.8, 0.81, 0.2))
    return _sharpest(small, best + np.arange(-0.15, 0.16, 0.05))


def _sharpest(ink: Picture, angles: NDArray[np.float64]) -> float:
    height, width = ink.shape
    scores = []
    for angle in angles:
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), float(angle), 1.0)
        placed = cv2.warpAffine(ink, turn, (width, height), flags=cv2.INTER_LINEAR).astype(np.float32)
        rows, columns = placed.sum(axis=1), placed.sum(axis=0)
        scores.append(max(float(np.square(np.diff(rows)).sum()), float(np.square(np.diff(columns)).sum())))
    return float(angles[int(np.argmax(scores))])
