"""The columns of a table whose sides are not drawn: by rules down, else by the empty strips between texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from model.readers.pages.page_lines import TextLine, end_of
from model.readers.pages.page_marks import Box, Word, around
from model.readers.pages.ruling import Rule

_STRIP = 0.7  # em: an empty strip this wide parts columns
_NARROW = 0.25  # em: one that is empty on many lines may be narrower
_MOSTLY, _ALIKE = 0.5, 0.1  # share of these that begin at the same place (em) behind it
_SEEN = 4  # lines with text on both sides of a narrow strip
_STRAY, _STRAY_ROUGH = 40, 8  # lines, for each of which one may cross a strip: in a file, in a picture
_DRAWN = 0.6  # of a table's height that its rules down are drawn
_COLOURED = 0.2  # of a table's height that coloured cells begin or end at a border: only some rows are coloured
_FEWEST = 3  # columns of a table
_SAME = 1.5  # em by which a table may begin or end elsewhere than on the page before
_INDENT = 2.5  # em
_HEADINGS, _SAME_LEFT = 3, 0.1  # as many centred headings may be of one length by chance; em
_BLANK = 1.5  # em: a narrower strip may be a blank


@dataclass(frozen=True, slots=True)
class Columns:
    """Where columns begin and end, and which of the borders between them only a narrow strip tells."""

    places: tuple[float, ...]
    thin: frozenset[int] = frozenset()

    def of(self, word: Word) -> int:
        """The column a word stands in."""
        return max(0, sum(place <= word.centre for place in self.places[:-1]) - 1)

    def crossed_by(self, box: Box, em: float) -> bool:
        """True for a text that reaches over a border."""
        return any(box.left < place - 0.3 * em and place + 0.3 * em < box.right for place in self.places[1:-1])

    def are_among(self, other: Sequence[float], em: float) -> bool:
        """True when every border here is one of a table on another page."""
        return all(any(abs(one - two) < _SAME * em for two in other) for one in self.places)

    def is_like(self, other: Sequence[float], em: float) -> bool:
        """True when a table on another page has the same columns."""
        return len(other) == len(self.places) and all(
            abs(one - two) < _SAME * em for one, two in zip(self.places, other, strict=True)
        )


def clusters(line: TextLine, em: float) -> list[Box]:
    """The texts on a line that stand clearly apart; a closing sign may hang over towards the next."""
    made: list[list[Word]] = []
    for word in line.words:
        if made and word.left - max(end_of(one) for one in made[-1]) < _STRIP * em:
            made[-1].append(word)
        else:
            made.append([word])
    return [_without_hanging(part) for part in made]


def _without_hanging(words: Sequence[Word]) -> Box:
    """The rectangle around words, closing signs at their end apart."""
    box = around(words)
    return Box(box.left, box.top, max(end_of(word) for word in words), box.bottom)


def columns_of(
    lines: Sequence[TextLine],
    box: Box,
    em: float,
    *,
    upright: tuple[Sequence[Rule], Sequence[Rule]],
    known: Sequence[float],
    is_rough: bool,
) -> Columns | None:
    """The columns of lines in a region, by rules down, by the sides of coloured cells, or by empty strips.

    `known` are those of the table on the page before; `is_rough` says that words' ends are not exact.
    """
    telling = [line for line in lines if len(clusters(line, em)) > 1 or _stands_in_column(line, lines, box, em)]
    drawn = _drawn(upright[0], box, em, least=_DRAWN)
    stray = len(telling) // (_STRAY_ROUGH if is_rough else _STRAY)
    found = drawn or _by_strips(telling, box, em, stray)
    coloured = None if drawn else _drawn(upright[1], box, em, least=_COLOURED)
    if coloured is not None and _fits(coloured, telling, em, stray):
        found = coloured = _with_strips(coloured, found, telling)
    else:
        coloured = None
    if known and drawn is None and (found is None or len(found.places) < len(known)):
        known_here = Columns(tuple(known))
        if coloured is not None and not coloured.are_among(known, em):
            return coloured
        if _fits(known_here, telling, em, stray):
            return known_here
    return found if found is not None and len(found.places) > _FEWEST else None


def _with_strips(coloured: Columns, strips: Columns | None, lines: Sequence[TextLine]) -> Columns:
    """The columns of coloured cells, parted further by strips where only cells without colour stand."""
    centres = [word.centre for line in lines for word in line.words]
    places = list(coloured.places)
    for place in strips.places[1:-1] if strips is not None else ():
        left, right = max(one for one in places if one < place), min(one for one in places if one >= place)
        if any(left < one < place for one in centres) and any(place < one < right for one in centres):
            places = sorted([*places, place])
    return Columns(tuple(places))


def _stands_in_column(line: TextLine, lines: Sequence[TextLine], box: Box, em: float) -> bool:
    """True for a lone text that is no heading: those begin at the left, or in the middle of the table, each elsewhere."""
    left = line.box.left
    is_centred = abs((left + line.end) / 2 - (box.left + box.right) / 2) < em
    alike = is_centred and sum(abs(one.box.left - left) < _SAME_LEFT * em for one in lines) > _HEADINGS
    return left > box.left + _INDENT * em and (alike or not is_centred)


def _fits(known: Columns, lines: Sequence[TextLine], em: float, stray: int) -> bool:
    """True when hardly any text crosses columns, and several of them hold texts side by side."""
    spans = [Box(word.left, 0.0, end_of(word), 0.0) for line in lines for word in line.words]
    if not spans or sum(known.crossed_by(span, em) for span in spans) > stray:
        return False
    inside = known.places[0] - em <= min(span.left for span in spans) and known.places[-1] + em >= max(
        span.right for span in spans
    )
    return inside and max(len({known.of(word) for word in line.words}) for line in lines) >= _FEWEST


def _drawn(down: Sequence[Rule], box: Box, em: float, *, least: float) -> Columns | None:
    """The columns that rules down part; the outer ones need not be drawn."""
    drawn: dict[float, float] = {}
    for rule in down:
        length = min(rule.end, box.bottom) - max(rule.start, box.top)
        if length > 0 and box.left - em < rule.place < box.right + em:
            near = next((place for place in drawn if abs(place - rule.place) < 0.4 * em), rule.place)
            drawn[near] = drawn.get(near, 0.0) + length
    places = sorted(place for place, length in drawn.items() if length >= least * (box.bottom - box.top))
    if not places:
        return None
    if box.left < places[0] - em:
        places.insert(0, box.left - 0.1 * em)
    if box.right > places[-1] + em:
        places.append(box.right + 0.1 * em)
    return Columns(tuple(places)) if len(places) > _FEWEST else None


def _by_strips(lines: Sequence[TextLine], box: Box, em: float, stray: int) -> Columns | None:
    """A border in each strip that at most so many of the lines with several texts cross."""
    words = [word for line in lines for word in line.words]
    if not words:
        return None
    places, thin = [min(box.left, *(word.left for word in words)) - 0.1 * em], []
    for left, right in _strips(words, stray):
        if right - left < _NARROW * em:
            continue
        before = [word for word in words if word.centre < (left + right) / 2]
        beside = _beside(lines, left, right, em)
        blanks = sum(word.blank for word, _ in beside)
        if right - left < _BLANK * em and beside and blanks >= 0.5 * len(beside):
            continue  # between the items of a list
        if right - left < _STRIP * em:
            starts = [after.left for _, after in beside]
            aligned = max((sum(abs(one - other) < _ALIKE * em for other in starts) for one in starts), default=0)
            if len(beside) < _SEEN or aligned < _MOSTLY * len(beside):
                continue
            thin.append(len(places))
        hanging = max((word.right for word in before if word.right < right + em), default=left)
        places.append(min(right, max((left + right) / 2, hanging)))
    places.append(max(box.right, *(word.right for word in words)) + 0.1 * em)
    return Columns(tuple(places), frozenset(thin))


def _strips(words: Sequence[Word], most: int) -> list[tuple[float, float]]:
    """The stretches across a page over which at most so many words stand, with words on both sides."""
    steps = sorted([(word.left, 1) for word in words] + [(max(word.left, end_of(word)), -1) for word in words])
    made: list[tuple[float, float]] = []
    standing = 0
    start: float | None = None
    for place, step in steps:
        was = standing
        standing += step
        if was > most >= standing:
            start = place
        elif was <= most < standing and start is not None:
            if made and start - made[-1][1] <= 0:
                made[-1] = (made[-1][0], place)
            else:
                made.append((start, place))
            start = None
    return made


def _beside(lines: Sequence[TextLine], left: float, right: float, em: float) -> list[tuple[Word, Word]]:
    """The words before and after a strip, on lines that have text on both sides of it."""
    made = []
    for line in lines:
        for word, after in pairwise(line.words):
            if end_of(word) <= left + 0.01 * em and after.left >= right - 0.01 * em:
                made.append((word, after))
                break
    return made
