"""A file becomes a plan with doubts; nothing is stored here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from model.errors import Cancelled, PlanReadError
from model.readers.formats import LARGEST, blocks_of
from model.readers.grid import Block
from model.readers.notices.documents import documents_of
from model.readers.pace import IsCancelled, Pace, Progress
from model.readers.places import numbered, placed
from model.readers.sense import document_draft
from model.readers.tables.flattened import restored
from model.rows.draft import DocumentRow, PlanDraft

__all__ = ["ReadPlan", "read_clipboard", "read_plan"]


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """A plan as read, and the blocks of its document, to be shown beside the rows."""

    draft: PlanDraft
    blocks: tuple[Block, ...]


def read_plan(
    path: Path,
    *,
    document: int | None = None,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> ReadPlan:
    """The plan in a file; of several documents the asked for, else the one with most measures.

    Raises PlanReadError when the file is no plan or cannot be read, Cancelled when the caller says so.
    """
    _go_on(cancelled)
    blocks = blocks_of(path, progress=progress, cancelled=cancelled)
    return plan_from_blocks(blocks, path.name, document=document, progress=progress, cancelled=cancelled)


def read_clipboard(
    html: str | None,
    text: str,
    name: str,
    *,
    document: int | None = None,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> ReadPlan:
    """The plan in what was copied from another program; `name` is what an error calls it.

    Raises PlanReadError when it is no plan, Cancelled when the caller says so.
    """
    from model.readers.clipboard import clipboard_blocks

    _go_on(cancelled)
    if not text.strip() and not (html or "").strip():
        raise PlanReadError("plan-empty", name=name)
    size = max(len(text), len(html or ""))
    if size > LARGEST:
        raise PlanReadError("plan-too-large", name=name, size=size // 2**20, most=LARGEST // 2**20)
    blocks = clipboard_blocks(html, text, name)
    return plan_from_blocks(blocks, name, document=document, progress=progress, cancelled=cancelled)


def plan_from_blocks(
    blocks: Sequence[Block],
    name: str,
    *,
    document: int | None = None,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> ReadPlan:
    """The plan in blocks that came from a file or the clipboard."""
    parts = documents_of(restored(blocks, lambda: _go_on(cancelled)))
    if document is not None and not 1 <= document <= len(parts):
        raise PlanReadError("plan-document-missing", name=name, document=document, count=len(parts))
    pace = Pace.over_blocks(parts, progress, cancelled)
    drafts: list[PlanDraft] = []
    for part in parts:
        pace.look()
        lines = numbered(part)
        drafts.append(placed(document_draft(lines.blocks, pace), lines.places))
    pace.end()
    best = max(range(len(drafts)), key=lambda index: len(drafts[index].measures))
    chosen = best if document is None else document - 1
    draft = drafts[chosen]
    if not draft.measures:
        raise PlanReadError("plan-not-found", name=name)
    rows = tuple(
        DocumentRow(index + 1, one.notice.title, one.notice.doc_no, len(one.measures))
        for index, one in enumerate(drafts)
    )
    made = PlanDraft(draft.notice, draft.measures, draft.indicators, rows, chosen + 1)
    return ReadPlan(made, tuple(parts[chosen]))


def _go_on(cancelled: IsCancelled | None) -> None:
    if cancelled is not None and cancelled():
        raise Cancelled
