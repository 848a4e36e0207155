"""A plan on its way in: read from its file, kept while it is reviewed, forgotten once it is accepted or given up.

Nothing here touches the ledger's tables: a review is a file in the ledger's folder.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from model.errors import PlanReadError, StorageError
from model.ledger import Ledger
from model.queries.review import FOLDER, FORM
from model.rows.draft_json import draft_as_json, place_as_json
from model.rows.review import Review


def begin_review(
    path: Path,
    *,
    document: int | None = None,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> Review:
    """Read one document of a file, to be reviewed. Raises PlanReadError or Cancelled."""
    from model.readers import read_plan
    from model.readers.source_rows import source_rows

    read = read_plan(path, document=document, progress=progress, cancelled=cancelled)
    try:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise PlanReadError("plan-unreadable", name=path.name, reason=error.strerror or str(error)) from error
    return Review(path.name, sha256, read.draft, source_rows(read.blocks))


def keep_review(ledger: Ledger, review: Review) -> None:
    """Keep a review so that it can be taken up again; whole or not at all. Raises StorageError."""
    ledger.require_writable()
    folder = ledger.folder / FOLDER
    target = folder / f"{review.name}.json"
    beside = target.with_suffix(".part")
    stored = {
        "form": FORM, "saved_at": ledger.now(), "source_name": review.source_name, "sha256": review.sha256,
        "row": review.row, "draft": draft_as_json(review.draft),
        "source": [[row.cells, place_as_json(row.place), row.is_table, row.level] for row in review.source],
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(beside, stored)
        beside.replace(target)
    except OSError as error:
        raise StorageError("review-not-kept", name=review.source_name, detail=error.strerror or str(error)) from error


def drop_review(ledger: Ledger, name: str) -> None:
    """Forget a review; one that is not there is as good. Raises StorageError when it cannot be removed."""
    file = ledger.folder / FOLDER / f"{Path(name).name}.json"
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise StorageError("review-not-dropped", name=file.name, detail=error.strerror or str(error)) from error


def _write(file: Path, stored: dict[str, Any]) -> None:
    with file.open("w", encoding="utf-8") as out:
        json.dump(stored, out, ensure_ascii=False, separators=(",", ":"))
        out.flush()
        os.fsync(out.fileno())
