"""Pages of made-up plans drawn as pictures, and what scanners and cameras do to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

import resources

PAPER, INK = (255, 255, 255), (20, 20, 20)
HEADER = ("序号", "重点任务", "工作措施", "完成时限", "牵头单位", "协办单位")
ROWS = (
    ("1", "河道治理", "清理河道淤泥三十公里，建成生态护岸五处。", "年底前", "区水务局", "区财政局"),
    ("2", "绿化提升", "新建口袋公园十二个，补植行道树八百株。", "6月底前", "区园林绿化局", "——"),
)
WIDTHS = (60, 120, 290, 120, 140, 120)


@dataclass(frozen=True)
class Drawing:
    """How a table is drawn: type size in pixels, place of its top left, thickness of its lines."""

    size: int = 22
    left: int = 40
    top: int = 120
    thick: int = 2


def table_page(
    rows: Sequence[Sequence[str]] = (HEADER, *ROWS),
    *,
    title: str = "示例区碧水保卫战2025年行动计划",
    widths: Sequence[int] = WIDTHS,
    drawing: Drawing = Drawing(),
    height: int = 740,
) -> Image.Image:
    """A page with a title and a ruled table under it, cells wrapped to their width."""
    image = Image.new("RGB", (sum(widths) + 2 * drawing.left, height), PAPER)
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(resources.path("fonts/TaizhangSong.ttf")), drawing.size)
    draw.text((drawing.left + 150, 40), title, INK, font=font.font_variant(size=drawing.size + 8))
    top = drawing.top
    for row in rows:
        lines = [wrapped(text, (width - 16) // drawing.size) for text, width in zip(row, widths, strict=True)]
        high = max(len(one) for one in lines) * (drawing.size + 10) + 10
        left = drawing.left
        for texts, width in zip(lines, widths, strict=True):
            box = (left, top, left + width, top + high)
            draw.rectangle(box, outline=INK, width=drawing.thick)
            for number, text in enumerate(texts):
                draw.text((left + 8, top + 5 + number * (drawing.size + 10)), text, INK, font=font)
            left += width - drawing.thick // 2
        top += high - drawing.thick // 2
    return image


def wrapped(text: str, most: int) -> list[str]:
    """A text as lines of so many characters."""
    return [text[start : start + most] for start in range(0, len(text), most)] or [""]


def pixels(image: Image.Image) -> NDArray[np.uint8]:
    """A picture as the readers take it: blue, green, red."""
    return np.ascontiguousarray(np.asarray(image.convert("RGB"), np.uint8)[:, :, ::-1])


def askew(picture: NDArray[np.uint8], degrees: float) -> NDArray[np.uint8]:
    """The page as it lies when the sheet went in askew (counter-clockwise)."""
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return np.asarray(
        cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=PAPER), np.uint8
    )


def photographed(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The page as a camera sees it from aside, on a dark desk, in uneven light."""
    height, width = picture.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = np.array([[70, 50], [width + 20, 90], [width + 60, height + 40], [40, height + 10]], np.float32)
    move = cv2.getPerspectiveTransform(corners, seen)
    made = cv2.warpPerspective(picture, move, (width + 120, height + 90), borderValue=(80, 90, 95))
    light = np.linspace(0.6, 1.0, made.shape[1])[None, :, None]
    return np.asarray(made * light, np.uint8)


def noisy(picture: NDArray[np.uint8], amount: float = 12.0) -> NDArray[np.uint8]:
    """The page as a cheap scanner gives it: blurred, grainy, as a coarse JPEG."""
    grain = np.random.default_rng(1).normal(0, amount, picture.shape[:2])[:, :, None]
    soft = cv2.GaussianBlur(picture, (0, 0), 0.7).astype(np.float32) * 0.93 + grain
    coded = cv2.imencode(".jpg", soft.clip(0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, 45])[1]
    return np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), np.uint8)


def stamped(picture: NDArray[np.uint8], centre: tuple[int, int], radius: int = 90) -> NDArray[np.uint8]:
    """The page with a red round stamp on it."""
    made = picture.copy()
    ring = cv2.circle(np.zeros(picture.shape[:2], np.uint8), centre, radius, 255, 6)
    cv2.line(ring, (centre[0] - radius, centre[1]), (centre[0] + radius, centre[1]), 255, 4)
    red = made[ring > 0]
    made[ring > 0] = np.minimum(red, np.array([60, 60, 225], np.uint8))
    return made
