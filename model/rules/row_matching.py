"""Which measure a returned row is: by its hidden id where the words bear it out, by its fingerprint, by its words; never guessed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from model.rows.merging import ChangedWords, ConflictCode, KnownMeasure, Match, TakenRow
from model.rows.returned import FoundBy
from model.rules.matching import key_similarity, text_key
from model.workbook_layout import Column, RowId

LIKE = 0.6  # the words of one measure, changed; under it two measures
NEAR = 0.88  # words without an id that may be taken for a measure's once a person says so
MARGIN = 0.05  # by which the next measure must be less like it
_SHOWN = 3  # measures that are proposed
_PROPOSED = 0.45
_TELLS = 10  # signs of a text that may be likened to a measure's
_COMPARED = (Column.TASK_NO, Column.TASK, Column.DEADLINE, Column.LEAD, Column.RESPONSIBLE, Column.SUPPORT)
_NUMBERED = (Column.MEASURE, Column.TASK)  # texts before which some write their number
# 1、 （一） ⑵ 3.2．; what follows is no digit: 3.5公里 is none.
_NUMBER = re.compile(
    r"\s*(?:[(（]?(?:\d{1,3}(?:[.．\-]\d{1,3}){0,3}|[一二三四五六七八九十百]{1,4})(?:[、.．,，:：)）]|\s)|[①-⑳⑴-⒇])[、.．,，:：)）\s]*(?=\D)")
_TELLING = (Column.TASK_NO, Column.TASK, Column.DEADLINE, Column.LEAD, Column.RESPONSIBLE, Column.SUPPORT)


class Matcher:
    """Finds the measures of one plan's rows."""

    def __init__(self, measures: Sequence[KnownMeasure], *, ledger_id: str) -> None:
        self.measures = {measure.id: measure for measure in measures}
        self._ledger_id = ledger_id
        self._by_print: dict[str, list[int]] = defaultdict(list)
        self._by_words: dict[str, list[int]] = defaultdict(list)
        self._unnumbered: dict[str, list[int]] = defaultdict(list)
        for measure in measures:
            self._by_print[measure.fingerprint].append(measure.id)
            self._by_words[text_key(measure.text)].append(measure.id)
            if (bare := _unnumbered(measure.text)) != text_key(measure.text):
                self._unnumbered[bare].append(measure.id)
        self._keys = {measure.id: text_key(measure.text) for measure in measures}

    def match(self, row: TakenRow, *, ledger_id: str) -> Match:
        """The measure of a row of a file that says it was written by some ledger ("" where it does not say)."""
        words = row.values.get(Column.MEASURE, "")
        row_id = RowId.parse(row.values.get(Column.ROW_ID, ""))
        known = self._by_id(row_id, row, ledger_id) if row_id else None
        if known is None:
            return self._by_text(row, words)
        found_by, measure = known
        if not words or _is_same(words, measure.text):
            return Match(measure.id, found_by, changed=_changed(row.values, measure))
        return self._against(row, words, measure, found_by)

    def knows(self, text: str) -> bool:
        """Whether a text is a measure's, or nearly so; or an id that some ledger gave to one of them."""
        row_id = RowId.parse(text)
        if row_id is not None:
            return row_id.fingerprint in self._by_print
        key = text_key(text)
        if self._of_words(text):
            return True
        return len(key) >= _TELLS and process.extractOne(key, self._keys, scorer=fuzz.ratio, score_cutoff=NEAR * 100) is not None

    def _by_id(self, row_id: RowId, row: TakenRow, ledger_id: str) -> tuple[FoundBy, KnownMeasure] | None:
        """The measure a hidden id names, as far as its fingerprint or the words in the row agree."""
        same = self._by_print.get(row_id.fingerprint, [])
        if row_id.measure_id in same and ledger_id in (self._ledger_id, ""):
            return FoundBy.ID, self.measures[row_id.measure_id]
        if same:
            told = same if len(same) == 1 else self._told_apart(same, row)
            return (FoundBy.FINGERPRINT, self.measures[told[0]]) if len(told) == 1 else None
        words = row.values.get(Column.MEASURE, "")
        if ledger_id == self._ledger_id and row_id.measure_id in self.measures and words:
            key = self._keys[row_id.measure_id]  # a corrected edition changed the plan's words meanwhile
            if key_similarity(text_key(words), key) >= NEAR:
                return FoundBy.ID, self.measures[row_id.measure_id]
        return None

    def _against(self, row: TakenRow, words: str, measure: KnownMeasure, found_by: FoundBy) -> Match:
        """A row whose words are not those of the measure its id names: another's, or the same ones changed."""
        elsewhere = self._told_apart(self._of_words(words), row)
        if len(elsewhere) == 1:  # sorted without the hidden column: what was filled in moved with the words
            changed = (ChangedWords(Column.ROW_ID, measure.code, self.measures[elsewhere[0]].code),)
            return Match(elsewhere[0], FoundBy.TEXT, changed=changed)
        key = text_key(words)
        likeness = key_similarity(key, self._keys[measure.id])
        nearest = [(score, other) for score, other in self._nearest(key, row) if other != measure.id]
        if likeness < LIKE or (nearest and nearest[0][0] >= likeness - MARGIN):
            near = (measure.id, *(other for _, other in nearest[:_SHOWN]))
            return Match(None, why=ConflictCode.ROW_CONTRADICTS, near=near)
        return Match(measure.id, found_by, changed=_changed(row.values, measure))

    def _by_text(self, row: TakenRow, words: str) -> Match:
        key = text_key(words)
        exact = self._of_words(words)
        told = exact if len(exact) < 2 else self._told_apart(exact, row)
        if len(told) == 1:
            return Match(told[0], FoundBy.TEXT)
        if exact:
            return Match(None, why=ConflictCode.ROW_AMBIGUOUS, near=tuple(exact[:_SHOWN]))
        nearest = self._nearest(key, row)
        if nearest and nearest[0][0] >= NEAR:
            second = nearest[1][0] if len(nearest) > 1 else 0.0
            if nearest[0][0] - second >= MARGIN:
                measure = self.measures[nearest[0][1]]
                return Match(measure.id, FoundBy.TEXT, changed=(ChangedWords(Column.MEASURE, measure.text, words),))
            return Match(None, why=ConflictCode.ROW_AMBIGUOUS, near=tuple(other for _, other in nearest[:_SHOWN]))
        near = tuple(other for score, other in nearest[:_SHOWN] if score >= _PROPOSED)
        return Match(None, why=ConflictCode.ROW_UNMATCHED, near=near)

    def _of_words(self, words: str) -> list[int]:
        """The measures with these words; where none has, those that have them but for a number before one of the two."""
        key = text_key(words)
        return (self._by_words.get(key) or self._by_words.get(_unnumbered(words)) or self._unnumbered.get(key, [])) if key else []

    def _nearest(self, key: str, row: TakenRow) -> list[tuple[float, int]]:
        """The measures most like some words, within the row's annex where it says which; those of its task first among equals."""
        if not key:
            return []
        within = {number: text for number, text in self._keys.items() if row.annex is None or self.measures[number].annex == row.annex}
        found = process.extract(key, within or self._keys, scorer=fuzz.ratio, limit=_SHOWN + 2, score_cutoff=_PROPOSED * 100)
        task = row.values.get(Column.TASK_NO, "")
        scored = [(key_similarity(key, text), self.measures[number].words.get(Column.TASK_NO) == task, number) for text, _, number in found]
        return [(score, number) for score, _, number in sorted(scored, key=lambda one: (-one[0], not one[1], one[2]))]

    def _told_apart(self, numbers: Sequence[int], row: TakenRow) -> list[int]:
        """Of measures with the same words those that fit the annex and the other words of the plan in the row."""
        left = list(numbers)
        if len(left) > 1 and row.annex is not None:
            left = [number for number in left if self.measures[number].annex == row.annex] or left
        for column in _TELLING:
            if len(left) < 2:
                break
            said = _key(row.values.get(column, ""))
            if said:
                left = [number for number in left if _key(self.measures[number].words.get(column, "")) == said] or left
        return left


def _changed(values: Mapping[str, str], measure: KnownMeasure) -> tuple[ChangedWords, ...]:
    """The plan's words that are others in a row of our own workbook; what is left out was not changed."""
    found = [
        ChangedWords(column.value, measure.words.get(column, ""), values[column])
        for column in (Column.MEASURE, *_COMPARED)
        if column in values and not _is_as_before(column, values[column], measure.words.get(column, ""))
    ]
    return tuple(found)


def _is_as_before(column: Column, said: str, words: str) -> bool:
    return said == words or (_is_same(said, words) if column in _NUMBERED else _key(said) == _key(words))


def _is_same(one: str, other: str) -> bool:
    """Whether two texts have the same words, also where one of them has a number before it: of two numbers none is left out."""
    return _key(one) in (_key(other), _unnumbered(other)) or _unnumbered(one) == _key(other)


@lru_cache(maxsize=8192)
def _unnumbered(text: str) -> str:
    """The key of a text without the number before it."""
    return text_key(_NUMBER.sub("", text, count=1) if _NUMBER.match(text) else text)


@lru_cache(maxsize=8192)
def _key(text: str) -> str:
    return text_key(text)
