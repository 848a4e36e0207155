"""Which measure of a corrected edition is which of the plan in the ledger, and what differs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeAlias

from model.rows.draft import Field, MeasureDraft, PlanDraft
from model.rows.edition import EditionKind, EditionRow, NoticeField, StoredMeasure, StoredNotice
from model.rules.matching import best_matches, similarity, text_key

_ALIKE = 0.7  # texts from which on two measures are one that was reworded, wherever they stand
_ALIKE_IN_TASK = 0.5  # the same within one task
_ALIKE_ALONE = 0.35  # the same, where both stand alone in it with nothing else to fit them
_SAME_PLAN = 0.5  # share of the same words from which on two plans of a year are editions of one
_FIELDS = (
    Field.SECTION, Field.TASK_NO, Field.TASK, Field.MEASURE, Field.DEADLINE,
    Field.LEAD, Field.RESPONSIBLE, Field.SUPPORT,
)  # fmt: skip

_Row: TypeAlias = StoredMeasure | MeasureDraft


def compared(
    stored: Sequence[StoredMeasure], draft: Sequence[_Row], by_hand: Mapping[int, int] | None = None
) -> tuple[EditionRow, ...]:
    """Every measure of both editions once, in the draft's order; a dropped one behind the one it stood behind.

    `by_hand` says which belong together, the places in the draft by the ids of the ledger's; without it the words do.
    """
    if by_hand is None:
        pairs = _pairs(stored, draft)
    else:
        pairs = {at: by_hand[row.id] for at, row in enumerate(stored) if by_hand.get(row.id, len(draft)) < len(draft)}
    partner = {right: left for left, right in pairs.items()}
    behind: dict[int, list[EditionRow]] = defaultdict(list)
    last = -1
    for left, row in enumerate(stored):
        if left in pairs:
            last = pairs[left]
        else:
            behind[last].append(EditionRow(EditionKind.DROPPED, stored=row))
    rows = behind[-1]
    for at, measure in enumerate(draft):
        known = partner.get(at)
        rows.append(EditionRow(EditionKind.NEW, place=at) if known is None else _row(stored[known], at, measure))
        rows += behind[at]
    return tuple(rows)


def notice_changes(stored: StoredNotice, draft: PlanDraft) -> tuple[tuple[NoticeField, str, str], ...]:
    """What an edition says differently of the plan as a whole; what it does not state, it leaves as it is."""
    notice = draft.notice
    said = (
        (NoticeField.TITLE, stored.title, notice.title), (NoticeField.DOC_NO, stored.doc_no, notice.doc_no),
        (NoticeField.ISSUER, stored.issuer, notice.issuer),
        (NoticeField.ISSUED_ON, str(stored.issued_on or ""), str(notice.issued_on or "")),
        (NoticeField.REPORT_RULE, stored.report_rule, notice.report_rule),
    )  # fmt: skip
    found = [(field, before, now) for field, before, now in said if now and now != before]
    titles = dict(stored.annexes)
    for number, title in annex_titles(draft).items():
        if title and number in titles and titles[number] != title:
            found.append((NoticeField.ANNEX_TITLE, titles[number], title))
    read = indicators_read(draft)
    if read and Counter(read) != Counter(stored.indicators):
        found.append((NoticeField.INDICATORS, str(len(stored.indicators)), str(len(read))))
    return tuple(found)


def annex_titles(draft: PlanDraft) -> dict[int, str]:
    """The annexes of a draft with their titles, as their first measures have them."""
    titles: dict[int, str] = {}
    for row in draft.measures:
        titles.setdefault(row.annex, row.annex_title)
    return titles


def indicators_read(draft: PlanDraft) -> tuple[tuple[str, str, str, str], ...]:
    """The indicators of a draft as the ledger keeps them: district, name, value, unit."""
    return tuple((cell.district, cell.indicator, cell.value, cell.unit) for cell in draft.indicators)


def is_edition(stored: Sequence[str], draft: Sequence[str]) -> bool:
    """Whether two plans of one year, by their measures' texts, are so alike that one corrects the other."""
    before, now = Counter(map(text_key, stored)), Counter(map(text_key, draft))
    shared = (before & now).total()
    return bool(shared) and shared >= _SAME_PLAN * max(before.total(), now.total())


def _pairs(stored: Sequence[StoredMeasure], draft: Sequence[_Row]) -> dict[int, int]:
    """Positions that belong together: the same words where they stood, then elsewhere; like words; what is left alone.

    The name of a task tells more than its number: a task that is put in counts all numbers after it on.
    """
    pairs: dict[int, int] = {}
    for key in (_exactly, _by_task_name, _by_number, _by_words):
        _pair_equal(stored, draft, pairs, key)
    for task in (_task_name, _task_number):
        _pair_alike_in_task(stored, draft, pairs, task)
    lefts, rights = _left_over(pairs, len(stored), len(draft))
    for match in best_matches(
        [stored[left].measure for left in lefts], [draft[right].measure for right in rights], at_least=_ALIKE
    ):
        pairs[lefts[match.left]] = rights[match.right]
    return pairs


def _pair_equal(
    stored: Sequence[_Row], draft: Sequence[_Row], pairs: dict[int, int], key: Callable[[_Row], Hashable | None]
) -> None:
    """Pair what has the same key, in the order of both."""
    lefts, rights = _left_over(pairs, len(stored), len(draft))
    places: dict[Hashable, list[int]] = defaultdict(list)
    for right in reversed(rights):
        places[key(draft[right])].append(right)
    for left in lefts:
        said = key(stored[left])
        if said is not None and places.get(said):
            pairs[left] = places[said].pop()


def _pair_alike_in_task(
    stored: Sequence[StoredMeasure], draft: Sequence[_Row], pairs: dict[int, int],
    task: Callable[[_Row], Hashable | None],
) -> None:
    """Pair what is left in one task of both editions by its words; two that stand alone need be less alike."""
    lefts, rights = _left_over(pairs, len(stored), len(draft))
    here: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for left in lefts:
        here[task(stored[left])][0].append(left)
    for right in rights:
        here[task(draft[right])][1].append(right)
    for said, (before, now) in here.items():
        if said is None or not before or not now:
            continue
        texts = [stored[left].measure for left in before], [draft[right].measure for right in now]
        if len(before) == len(now) == 1:
            if similarity(texts[0][0], texts[1][0]) >= _ALIKE_ALONE:
                pairs[before[0]] = now[0]
            continue
        for match in best_matches(*texts, at_least=_ALIKE_IN_TASK):
            pairs[before[match.left]] = now[match.right]


def _left_over(pairs: dict[int, int], lefts: int, rights: int) -> tuple[list[int], list[int]]:
    taken = set(pairs.values())
    return [at for at in range(lefts) if at not in pairs], [at for at in range(rights) if at not in taken]


def _exactly(row: _Row) -> Hashable:
    return row.annex, text_key(row.section), row.task_no, text_key(row.task), text_key(row.measure)


def _by_task_name(row: _Row) -> Hashable | None:
    return (row.annex, text_key(row.task), text_key(row.measure)) if text_key(row.task) else None


def _by_number(row: _Row) -> Hashable:
    return row.annex, text_key(row.section), row.task_no, text_key(row.measure)


def _by_words(row: _Row) -> Hashable | None:
    return text_key(row.measure) or None


def _task_name(row: _Row) -> Hashable | None:
    return (row.annex, text_key(row.task)) if text_key(row.task) else None


def _task_number(row: _Row) -> Hashable:
    return row.annex, text_key(row.section), row.task_no


def _row(stored: StoredMeasure, place: int, draft: _Row) -> EditionRow:
    fields = tuple(
        (field, before, now) for field in _FIELDS if (before := _said(stored, field)) != (now := _said(draft, field))
    )
    annexes = (stored.annex, draft.annex) if stored.annex != draft.annex else None
    is_same = not fields and annexes is None and not stored.is_dropped
    return EditionRow(EditionKind.SAME if is_same else EditionKind.CHANGED, stored, place, fields, annexes)


def _said(row: _Row, field: Field) -> str:
    value = getattr(row, field.value)
    return "、".join(value) if isinstance(value, tuple) else str(value)
