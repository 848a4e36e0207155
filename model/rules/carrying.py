"""Which measures of two years are one and the same, for what lasts longer than a year; and last year's counterpart of one measure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from model.rows.comparison import ComparedKind, ComparedRow
from model.rows.earlier import EarlierWords
from model.rules.matching import key_similarity, text_key

_ALIKE, _ALIKE_IN_TASK = 0.7, 0.5  # as editions are paired: from which on a text is the other one reworded, anywhere or in one task
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def same_measures(rows: Sequence[ComparedRow]) -> dict[int, int]:
    """By measure of the year before the one of this year that is the same, or the same with changes."""
    return {row.before.id: row.now.id for row in rows if row.kind in (ComparedKind.SAME, ComparedKind.CHANGED) and row.before and row.now}


def same_questions(rows: Sequence[ComparedRow]) -> dict[int, int]:
    """Those of them that ask the same thing: their texts differ by numbers only.

    Whom 相关… means hangs on what is to be done; a measure written anew is asked about anew.
    """
    same = same_measures(rows)
    return {row.before.id: row.now.id for row in rows
            if row.before and row.now and row.before.id in same and without_numbers(row.before.measure) == without_numbers(row.now.measure)}  # fmt: skip


def without_numbers(text: str) -> str:
    """What a text says but for its numbers and years, to be compared."""
    return _NUMBER.sub("", text_key(text))


def counterpart(now: EarlierWords, before: Sequence[EarlierWords], others: Iterable[str] = ()) -> int | None:
    """The id of last year's measure that this one goes on with; None where its words are new.

    The same words in a task of the same name first, then anywhere, then the most alike. What says the same as one of the
    `others`, this year's other measures, is theirs.
    """
    key, task = text_key(now.measure), text_key(now.task)
    keys = [(text_key(row.measure), text_key(row.task), row.id) for row in before]
    same = [(task_key != task, place) for place, (row_key, task_key, _) in enumerate(keys) if key and row_key == key]
    if same:
        return keys[min(same)[1]][2]
    taken = {text_key(text) for text in others}
    alike = []
    for place, (row_key, task_key, _) in enumerate(keys):
        if row_key and row_key not in taken:
            in_task = bool(task) and task_key == task
            score = key_similarity(key, row_key)
            if score >= (_ALIKE_IN_TASK if in_task else _ALIKE):
                alike.append((in_task, score, -place))
    return keys[-max(alike)[2]][2] if alike else None
