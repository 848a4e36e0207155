"""Which pictures are nearly the same: difference hashes that differ in a few bits.

The hash compares each of 16 × 16 cells with its right neighbour: what is scaled, compressed anew or a little brighter keeps it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

SIDE = 16
MOST_DIFFERENT = 15  # of 256 bits; pictures that differ in so few share one of the 16 lines of the hash whole
LEAST_CONTRAST = 24  # of 255, between the brightest and the darkest cell: an empty page is like every other


def difference_hash(grey: bytes) -> int | None:
    """The hash of 17 × 16 grey cells, line by line; None for a picture with nothing in it."""
    if max(grey) - min(grey) < LEAST_CONTRAST:
        return None
    made = 0
    for line in range(SIDE):
        for column in range(SIDE):
            at = line * (SIDE + 1) + column
            made = made << 1 | (grey[at] > grey[at + 1])
    return made


def groups_alike(hashes: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    """The names whose hashes are near each other, each group in the order given."""
    leader = {name: name for name in hashes}

    def first(name: str) -> str:
        while leader[name] != name:
            name = leader[name]
        return name

    for same in _sharing_a_line(hashes):
        for place, name in enumerate(same):
            for other in same[:place]:
                one, two = first(other), first(name)
                if one != two and (hashes[name] ^ hashes[other]).bit_count() <= MOST_DIFFERENT:
                    leader[two] = one
    found: dict[str, list[str]] = defaultdict(list)
    for name in hashes:
        found[first(name)].append(name)
    return tuple(tuple(names) for names in found.values() if len(names) > 1)


def _sharing_a_line(hashes: Mapping[str, int]) -> list[list[str]]:
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    for name, made in hashes.items():
        for line in range(SIDE):
            found[line, made >> line * SIDE & 0xFFFF].append(name)
    return [names for names in found.values() if len(names) > 1]
