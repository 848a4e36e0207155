"""A plan on its way in: read from its file, kept while it is reviewed, forgotten once it is accepted or given up.

Nothing here touches the ledger's tables: a review is a file in the ledger's folder.
"""

from __future__ import annotations

import glob
import hashlib
import json
import os
import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from model.errors import PlanReadError, StorageError
from model.ledger import Ledger
from model.queries.review import FOLDER, FORM
from model.rows.draft_json import box_as_json, draft_as_json, place_as_json
from model.rows.review import Review, SourceRow

_writing = threading.Lock()  # a review left and taken up again is written by both for a moment


def begin_review(
    path: Path,
    *,
    document: int | None = None,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> Review:
    """Read one document of a file, to be reviewed. Raises PlanReadError or Cancelled."""
    from model.readers import read_plan
    from model.readers.files.kinds import Kind, kind_of
    from model.readers.source_rows import source_rows

    read = read_plan(path, document=document, progress=progress, cancelled=cancelled)
    try:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise PlanReadError("plan-unreadable", name=path.name, reason=error.strerror or str(error)) from error
    pages = path if kind_of(path) in (Kind.PDF, Kind.PICTURE) else None
    return Review(path.name, sha256, read.draft, source_rows(read.blocks), pages=pages)


def begin_pasted(
    html: str | None,
    text: str,
    name: str,
    *,
    document: int | None = None,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> Review:
    """Read what was copied in another program, to be reviewed under a name. Raises PlanReadError or Cancelled."""
    from model.readers import read_clipboard
    from model.readers.source_rows import source_rows

    read = read_clipboard(html, text, name, document=document, progress=progress, cancelled=cancelled)
    sha256 = hashlib.sha256(f"{html or ''}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()
    return Review(name, sha256, read.draft, source_rows(read.blocks))


def begin_pasted_picture(
    png: bytes,
    ledger_folder: Path,
    name: str,
    *,
    document: int | None = None,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> Review:
    """Read a copied picture, to be reviewed under a name. Raises PlanReadError, Cancelled or StorageError.

    It is kept where its review will look for it; when it is no plan, nothing is left of it.
    """
    folder = ledger_folder / FOLDER
    file = folder / f"{hashlib.sha256(png).hexdigest()[:16]}-{document or 1}.png"
    try:
        folder.mkdir(exist_ok=True)
        file.write_bytes(png)
    except OSError as error:
        raise StorageError("review-not-kept", name=name, detail=error.strerror or str(error)) from error
    try:
        review = begin_review(file, document=document, progress=progress, cancelled=cancelled)
    except BaseException:
        if not file.with_suffix(".json").exists():  # else it belongs to a review that was left
            file.unlink(missing_ok=True)
        raise
    return replace(review, source_name=name)


def keep_review(ledger: Ledger, review: Review) -> None:
    """Keep a review so that it can be taken up again; whole or not at all. Raises StorageError.

    A file whose pages are shown is copied once: what it came from may be a stick that is pulled.
    """
    ledger.require_writable()
    folder = ledger.folder / FOLDER
    target = folder / f"{review.name}.json"
    beside = target.with_suffix(".part")
    stored = {
        "form": FORM, "saved_at": ledger.now(), "source_name": review.source_name, "sha256": review.sha256,
        "row": review.row, "draft": draft_as_json(review.draft),
        "source": [_row_as_json(row) for row in review.source],
    }
    try:
        with _writing:
            folder.mkdir(exist_ok=True)  # not what it lies in: a ledger that was taken away is not begun anew
            if review.pages is not None:
                stored["pages"] = _keep_pages(review.pages, folder / f"{review.name}{review.pages.suffix.lower()}")
            _write(beside, stored)
            beside.replace(target)
    except OSError as error:
        raise StorageError("review-not-kept", name=review.source_name, detail=error.strerror or str(error)) from error


def _row_as_json(row: SourceRow) -> list[Any]:
    made = [row.cells, place_as_json(row.place), row.is_table, row.level]
    return [*made, [box_as_json(box) for box in row.boxes]] if row.boxes else made


def _keep_pages(source: Path, copy: Path) -> str:
    """The name of the copy; "" when the file is gone and its rows must do."""
    if not copy.exists():
        beside = copy.with_name(f"{copy.name}.part")
        try:
            with source.open("rb") as file, beside.open("wb") as out:
                shutil.copyfileobj(file, out)
                out.flush()
                os.fsync(out.fileno())
        except FileNotFoundError:
            return ""
        beside.replace(copy)
    return copy.name


def drop_review(ledger: Ledger, name: str) -> None:
    """Forget a review; one that is not there is as good. Raises StorageError when it cannot be removed."""
    file = ledger.folder / FOLDER / f"{Path(name).name}.json"
    try:
        with _writing:
            file.unlink(missing_ok=True)
            for pages in file.parent.glob(f"{glob.escape(file.stem)}.*"):
                pages.unlink(missing_ok=True)
    except OSError as error:
        raise StorageError("review-not-dropped", name=file.name, detail=error.strerror or str(error)) from error


def _write(file: Path, stored: dict[str, Any]) -> None:
    with file.open("w", encoding="utf-8") as out:
        json.dump(stored, out, ensure_ascii=False, separators=(",", ":"))
        out.flush()
        os.fsync(out.fileno())
