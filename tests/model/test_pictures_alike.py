"""Which stored pictures are told as nearly the same: copies however they were sent on, and no others."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from model.rules.likeness import Look, are_alike
from model.store.picture_hashes import picture_look

Change = Callable[[Image.Image], Image.Image]
COLOURS = ((200, 40, 40), (40, 160, 60), (40, 70, 200), (230, 220, 60), (250, 250, 250), (120, 120, 120), (20, 20, 30), (180, 60, 200))
MADE = 4  # pictures of each sort


def site(seed: int) -> Image.Image:
    """Things of all colours on an uneven ground."""
    random = np.random.default_rng(seed)
    made = Image.fromarray(random.integers(0, 255, (6, 8, 3), dtype=np.uint8)).resize((320, 240), Image.Resampling.BICUBIC)
    draw = ImageDraw.Draw(made)
    for x, y, width, height, *colour in random.integers((0, 0, 8, 8, 0, 0, 0), (300, 220, 94, 74, 255, 255, 255), (25, 7)).tolist():
        draw.ellipse((x, y, x + width, y + height), fill=tuple(colour))
    return made


def sky(seed: int) -> Image.Image:
    """An even ground that grows darker downwards, with grain and a few things on it."""
    random = np.random.default_rng(1000 + seed)
    colour = random.uniform(90, 180, 3)
    ground = colour + np.linspace(30, -30, 240)[:, None, None] + random.normal(0, 4, (240, 320, 1))
    made = Image.fromarray(ground.clip(0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(made)
    for x, y in random.integers((0, 100), (280, 220), (6, 2)).tolist():
        draw.rectangle((x, y, x + 33, y + 20), fill=tuple(int(each) for each in colour - 40))
    return made


def page(seed: int) -> Image.Image:
    """Lines of words."""
    random = np.random.default_rng(2000 + seed)
    made = Image.new("RGB", (450, 640), "white")
    draw, y = ImageDraw.Draw(made), 45
    while y < 600:
        for word in range(int(random.integers(0, 12))):
            draw.rectangle((38 + word * 32, y, 38 + word * 32 + int(random.integers(8, 28)), y + 7), fill=(20, 20, 20))
        y += int(random.integers(14, 30))
    return made


def sign(colour: tuple[int, int, int], slope: int = 0) -> Image.Image:
    """One colour, perhaps growing darker to the right, with a mark in a corner."""
    ground = np.array(colour) - np.linspace(-slope, slope, 400)[None, :, None] + np.zeros((300, 1, 1))
    made = Image.fromarray(ground.clip(0, 255).astype(np.uint8))
    ImageDraw.Draw(made).rectangle((20, 20, 90, 40), fill="black" if sum(colour) > 380 else "white")
    return made


def cropped(share: float) -> Change:
    def crop(made: Image.Image) -> Image.Image:
        x, y = round(made.width * share), round(made.height * share)
        return made.crop((x, y, made.width - x, made.height - y))

    return crop


def look(folder: Path, made: Image.Image, quality: int = 0) -> Look:
    file = folder / ("made.jpg" if quality else "made.png")
    made.save(file, **({"quality": quality} if quality else {}))
    found = picture_look(file)
    assert found
    return found


@pytest.mark.parametrize("make", [site, sky, page])
def test_a_copy_is_alike_however_it_was_sent_on(make: Callable[[int], Image.Image], tmp_path: Path) -> None:
    changes: list[tuple[Change, int]] = [
        (lambda made: made.resize((made.width // 2, made.height // 2)), 0), (lambda made: made.resize((made.width // 3, made.height // 3)), 40),
        (lambda made: made, 40), (lambda made: made, 85), (lambda made: ImageEnhance.Brightness(made).enhance(1.12), 0),
        (lambda made: ImageEnhance.Contrast(made).enhance(0.85), 0), (lambda made: made.filter(ImageFilter.SHARPEN), 0), (cropped(0.005), 0),
    ]  # fmt: skip
    for seed in range(MADE):
        made = make(seed)
        kept = look(tmp_path, made)
        for number, (change, quality) in enumerate(changes):
            assert are_alike(kept, look(tmp_path, change(made), quality)), (seed, number)


@pytest.mark.parametrize("make", [site, sky, page])
def test_most_copies_with_narrow_edges_cut_off_are_alike(make: Callable[[int], Image.Image], tmp_path: Path) -> None:
    found = [are_alike(look(tmp_path, make(seed)), look(tmp_path, cropped(0.01)(make(seed)))) for seed in range(MADE)]
    assert sum(found) >= MADE - 1


def test_pictures_of_different_things_are_not_alike(tmp_path: Path) -> None:
    looks = [look(tmp_path, make(seed)) for make in (site, sky, page) for seed in range(MADE)]
    assert [pair for pair in combinations(range(len(looks)), 2) if are_alike(looks[pair[0]], looks[pair[1]])] == []


@pytest.mark.parametrize("slope", [0, 14, 25, -25])
def test_nearly_flat_pictures_of_different_colours_are_not_alike_but_their_copies_are(slope: int, tmp_path: Path) -> None:
    looks = [look(tmp_path, sign(colour, slope)) for colour in COLOURS]
    assert [pair for pair in combinations(range(len(looks)), 2) if are_alike(looks[pair[0]], looks[pair[1]])] == []
    for kept, colour in zip(looks, COLOURS, strict=True) if abs(slope) < 20 else ():  # steeper, and all of it lies at the least step
        assert are_alike(kept, look(tmp_path, sign(colour, slope), 60))


def test_a_black_and_white_copy_is_alike(tmp_path: Path) -> None:
    assert are_alike(look(tmp_path, site(3)), look(tmp_path, site(3).convert("L")))
