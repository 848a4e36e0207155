"""Which pictures are nearly the same: difference hashes that differ in a few bits, and tones and colours that go together.

The hash compares each of 16 × 16 cells with its right neighbour: what is scaled, compressed anew, cut off a little at its edges or a
little brighter keeps it. Of nearly flat pictures it holds next to nothing, so the light and the colour of large cells have to agree too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

SIDE = 16
MOST_DIFFERENT = 20  # of 256 bits, where at least one of the 16 lines is the same whole and has anything in it
LEAST_STEP = 3  # of 255, between neighbours: less is what compressing makes of an even ground
LEAST_CONTRAST = 24  # of 255, between the brightest and the darkest cell: an empty page is like every other
LIGHT_SIDE, COLOUR_SIDE = 8, 4  # cells a side in which light and colour are kept
_MOST_BRIGHTER = 48  # on the whole, of 255
_OTHER_LIGHT, _NOISE = 0.3, 0.5  # of how much a picture's own light varies; and in steps of 255
_OTHER_COLOUR, _GREY = 12, 6  # of 255, on average; and at most, in a picture without colour
_RICH = 8  # different lines of the hash, from which on a copy without colour is known by it


@dataclass(frozen=True, slots=True)
class Look:
    """What is kept of a picture: its hash, the light of 8 × 8 cells, and how blue and how red 4 × 4 cells are (128 is neither)."""

    bits: int
    light: bytes
    blue: bytes
    red: bytes

    @property
    def text(self) -> str:
        """It as hexadecimal digits."""
        return f"{self.bits:0{SIDE * SIDE // 4}x}" + (self.light + self.blue + self.red).hex()

    @classmethod
    def read(cls, text: str) -> Look:
        """The same from its digits; raises ValueError for what is none."""
        held = bytes.fromhex(text)
        parts = (SIDE * SIDE // 8, LIGHT_SIDE**2, COLOUR_SIDE**2, COLOUR_SIDE**2)
        if len(held) != sum(parts):
            raise ValueError(text)
        bits, light, blue, red = (held[sum(parts[:at]) : sum(parts[: at + 1])] for at in range(len(parts)))
        return cls(int.from_bytes(bits), light, blue, red)


def difference_hash(grey: bytes) -> int | None:
    """The hash of 17 × 16 grey cells, line by line; None for a picture with nothing in it."""
    if max(grey) - min(grey) < LEAST_CONTRAST:
        return None
    made = 0
    for line in range(SIDE):
        for column in range(SIDE):
            at = line * (SIDE + 1) + column
            made = made << 1 | (grey[at] > grey[at + 1] + LEAST_STEP)
    return made


def are_alike(one: Look, other: Look) -> bool:
    """Whether two pictures are nearly the same."""
    differing, held = (one.bits ^ other.bits).bit_count(), (one.bits | other.bits).bit_count()
    if differing > min(MOST_DIFFERENT, held // 2) or not _has_like_light(one.light, other.light):
        return False
    if _distance(one.blue, other.blue) <= _OTHER_COLOUR and _distance(one.red, other.red) <= _OTHER_COLOUR:
        return True
    return _is_rich(one) and _is_rich(other) and (_is_grey(one) or _is_grey(other))  # a copy in black and white


def groups_alike(looks: Mapping[str, Look]) -> tuple[tuple[str, ...], ...]:
    """The names of pictures that are near each other, each group in the order given."""
    leader = {name: name for name in looks}

    def first(name: str) -> str:
        while leader[name] != name:
            name = leader[name]
        return name

    for same in _sharing_a_line(looks):
        for place, name in enumerate(same):
            for other in same[:place]:
                one, two = first(other), first(name)
                if one != two and are_alike(looks[name], looks[other]):
                    leader[two] = one
    found: dict[str, list[str]] = defaultdict(list)
    for name in looks:
        found[first(name)].append(name)
    return tuple(tuple(names) for names in found.values() if len(names) > 1)


def _sharing_a_line(looks: Mapping[str, Look]) -> list[list[str]]:
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    for name, look in looks.items():
        for number, line in enumerate(_lines(look.bits)):
            if line:  # an even ground is in many pictures
                found[number, line].append(name)
    return [names for names in found.values() if len(names) > 1]


def _lines(bits: int) -> list[int]:
    return [bits >> line * SIDE & 0xFFFF for line in range(SIDE)]


def _has_like_light(one: bytes, other: bytes) -> bool:
    """Whether light and dark lie alike, the one picture perhaps brighter on the whole."""
    steps = [here - there for here, there in zip(one, other, strict=True)]
    brighter = sum(steps) / len(steps)
    if abs(brighter) > _MOST_BRIGHTER:
        return False
    differing = sum(abs(step - brighter) for step in steps) / len(steps)
    return differing <= _OTHER_LIGHT * min(_variation(one), _variation(other)) + _NOISE


def _variation(light: bytes) -> float:
    middle = sum(light) / len(light)
    return sum(abs(cell - middle) for cell in light) / len(light)


def _distance(one: bytes, other: bytes) -> float:
    return sum(abs(here - there) for here, there in zip(one, other, strict=True)) / len(one)


def _is_rich(look: Look) -> bool:
    return len({line for line in _lines(look.bits) if line}) >= _RICH


def _is_grey(look: Look) -> bool:
    return all(abs(cell - 128) <= _GREY for cell in look.blue + look.red)
