"""Which kind of change an action is, and which of the columns it wrote are worth telling."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from model.rows.history import ChangeKind, Edit

ACTIONS: dict[ChangeKind, tuple[str, ...]] = {
    ChangeKind.STATE: ("close", "reopen", "set-state"),
    ChangeKind.HANDLER: ("assign",),
    ChangeKind.PROGRESS: ("note-progress",),
    ChangeKind.READING: ("enter-reading", "enter-readings", "set-course"),
    ChangeKind.EVIDENCE: ("attach", "detach", "note-evidence", "clean-evidence"),
    ChangeKind.DATE: (
        "tick-milestone", "tick-occurrence", "set-aside-occurrence", "add-date", "change-date", "remove-date",
        "read-dates-anew", "answer-deadline",
    ),
    ChangeKind.UNIT: (
        "rename-unit", "add-alias", "remove-alias", "merge-units", "keep-units-apart", "edit-group", "reset-group",
        "answer-duty", "answer-duties",
    ),
    ChangeKind.PLAN: ("accept-plan", "accept-edition", "settle-doubts", "settle-question", "carry-over"),
    ChangeKind.SUBMISSION: ("submit", "mark-sent", "accept-finding", "remember-sheet", "take-in-returned", "merge", "assign-sender", "set-expected", "forget-returned"),
    ChangeKind.SETTING: ("make-ledger", "set-myself", "take-holidays", "keep-filters", "restore-backup", "repair", "set-passphrase",
                         "change-passphrase", "remove-passphrase"),
    ChangeKind.UNDOING: ("revert", "redo"),
}  # fmt: skip

# In the order they are told. What follows by itself from another column, or is no words to anybody, is not among them.
TOLD: dict[str, tuple[str, ...]] = {
    "progress": ("text", "state", "trouble", "proof"),
    "reading": ("value",),
    "indicator_reading": ("value",),
    "unit_reading": ("value",),
    "occurrence": ("met_on", "note"),
    "due": ("start", "end", "met_on"),
    "evidence": ("name", "note"),
    "evidence_link": ("evidence_id",),
    "measure": ("state", "closed_on", "closed_note", "handler", "text", "deadline"),
    "target": ("course",),
    "duty": ("answer",),
    "submission": ("file_name", "receiver", "sent_at"),
    "accepted_finding": ("word",),
    "returned": ("file_name",),
    "unit": ("name",),
    "unit_alias": ("name",),
}
OF_NEW_ROWS = {"measure": ("text",)}  # a measure that is taken in has its state and deadline from its text

Told = tuple[str, int, dict[str, Any] | None, dict[str, Any] | None]  # table, key, before, after


def edits_of(images: Iterable[Told]) -> tuple[Edit, ...]:
    """What changes, oldest first, did in all to the columns that are told; what ends as it began is left out."""
    first: dict[tuple[str, int, str], str | None] = {}
    last: dict[tuple[str, int, str], str | None] = {}
    for table, key, before, after in images:
        for column in (OF_NEW_ROWS.get(table) if before is None else None) or TOLD.get(table, ()):
            if column in (before or {}) or column in (after or {}):
                place = (table, key, column)
                first.setdefault(place, _words((before or {}).get(column)))
                last[place] = _words((after or {}).get(column))
    order = list(TOLD)
    return tuple(
        Edit(table, column, first[place], last[place], key)
        for place in sorted(last, key=lambda place: order.index(place[0]))
        for table, key, column in (place,)
        if first[place] != last[place]
    )


def _words(value: Any) -> str | None:
    if value is None or value == "":
        return None
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)
