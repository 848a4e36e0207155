"""What one change touched, while it is being made and when it is read again: as the text of the history, not as objects.

A change of a hundred thousand rows would need a gigabyte as objects; as text it needs what its row in the history does.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator
from itertools import pairwise

from model.store.images import Image
from model.store.words_of_measures import SEARCHED

CHUNK = 500  # images that are objects at a time
_WORDS = frozenset({"code", "text", "deadline", "name", "section", "wording", "note", "task_id", "handler"})
_decode = json.JSONDecoder().raw_decode


class ImageLog:
    """The images of a change that is being made, in the order in which they come.

    Attributes:
        tables: those of which rows were touched.
        measure_ids: the measures that the touched rows belong to.
        has_words: whether a searched column changed; ticking a measure touches its row but none of its words.
    """

    def __init__(self) -> None:
        self.tables: set[str] = set()
        self.measure_ids: set[int] = set()
        self.has_words = False
        self._text = bytearray()

    def __bool__(self) -> bool:
        return bool(self._text)

    def add(self, images: Iterable[Image]) -> None:
        """Take in some more."""
        some = list(images)
        if not some:
            return
        for image in some:
            self.tables.add(image.table)
            if image.measure_id is not None:
                self.measure_ids.add(image.measure_id)
            self.has_words = self.has_words or _has_words(image)
        self._text += b"," if self._text else b"["
        self._text += stored(image.as_json() for image in some)[1:-1].encode()

    def end(self) -> bytearray:
        """The whole text in UTF-8; nothing is taken in afterwards."""
        self._text += b"]" if self._text else b"[]"
        return self._text


class StoredImages:
    """The images of a change as they are read from the history, forwards and backwards, a few of them objects at a time."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = array("q")  # of the first of so many, and the end
        self._count = 0

    def __len__(self) -> int:
        if not self._starts:
            for _ in self:
                pass
        return self._count

    def __iter__(self) -> Iterator[Image]:
        """In the order in which the rows were touched."""
        self._starts, self._count, at = array("q"), 0, 1
        while at < len(self._text) - 1:
            if self._count % CHUNK == 0:
                self._starts.append(at)
            parts, end = _decode(self._text, at)
            self._count += 1
            yield Image(*parts)
            at = end + 1  # behind the comma
        self._starts.append(len(self._text))

    def inverted(self) -> Iterator[Image]:
        """The images of undoing these, the last one first."""
        if not len(self):
            return
        for start, end in reversed(list(pairwise(self._starts))):
            some = json.loads(f"[{self._text[start : end - 1]}]")
            yield from (Image(*parts).inverse() for parts in reversed(some))


def stored(rows: Iterable[object]) -> str:
    """A list as the history keeps it."""
    return json.dumps(list(rows), ensure_ascii=False, separators=(",", ":"))


def _has_words(image: Image) -> bool:
    return image.table in SEARCHED and (image.before is None or image.after is None or not _WORDS.isdisjoint(image.after))
