"""A plan on its way in: read from its file, kept while it is reviewed, forgotten once it is accepted or given up.

Nothing here touches the ledger's tables: a review is a file in the ledger's folder.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from model.errors import PlanReadError, StorageError
from model.ledger import Ledger, drawer_of
from model.queries.review import FOLDER, FORM, JSON
from model.rows.draft_json import box_as_json, draft_as_json, place_as_json
from model.rows.kept_file import KeptFile
from model.rows.review import Review, SourceRow
from model.store.drawer import Drawer

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
    ledger: Ledger,
    name: str,
    *,
    document: int | None = None,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> Review:
    """Read a copied picture, to be reviewed under a name. Raises PlanReadError, Cancelled or StorageError.

    It is kept where its review will look for it; when it is no plan, nothing is left of it.
    """
    drawer, stem = drawer_of(ledger, FOLDER), f"{hashlib.sha256(png).hexdigest()[:16]}-{document or 1}"
    kept = f"{stem}.png"
    try:
        with tempfile.TemporaryDirectory(prefix="taizhang-") as passing:  # a reader takes a file as it lies
            file = Path(passing) / kept
            file.write_bytes(png)
            drawer.folder.mkdir(exist_ok=True)
            drawer.keep(kept, png)
            review = begin_review(file, document=document, progress=progress, cancelled=cancelled)
    except OSError as error:
        raise StorageError("review-not-kept", name=name, detail=error.strerror or str(error)) from error
    except BaseException:
        if not drawer.content_of(stem + JSON).is_file():  # else it belongs to a review that was left
            drawer.drop(kept)
        raise
    return replace(review, source_name=name, pages=drawer.content_of(kept))


def keep_review(ledger: Ledger, review: Review) -> None:
    """Keep a review so that it can be taken up again; whole or not at all. Raises StorageError.

    A file whose pages are shown is copied once: what it came from may be a stick that is pulled.
    """
    ledger.require_writable()
    drawer = drawer_of(ledger, FOLDER)
    stored = {
        "form": FORM, "saved_at": ledger.now(), "source_name": review.source_name, "sha256": review.sha256,
        "row": review.row, "draft": draft_as_json(review.draft),
        "source": [_row_as_json(row) for row in review.source],
    }
    try:
        with _writing:
            drawer.folder.mkdir(exist_ok=True)  # not what it lies in: a ledger that was taken away is not begun anew
            if review.pages is not None:
                stored["pages"] = _keep_pages(review.pages, drawer, review.name + Path(review.pages.name).suffix.lower())
            drawer.keep(review.name + JSON, json.dumps(stored, ensure_ascii=False, separators=(",", ":")).encode())
    except OSError as error:
        raise StorageError("review-not-kept", name=review.source_name, detail=error.strerror or str(error)) from error


def _row_as_json(row: SourceRow) -> list[Any]:
    made = [row.cells, place_as_json(row.place), row.is_table, row.level]
    return [*made, [box_as_json(box) for box in row.boxes]] if row.boxes else made


def _keep_pages(source: KeptFile, drawer: Drawer, name: str) -> str:
    """The name of the copy; "" when the file is gone and its rows must do."""
    if not drawer.content_of(name).is_file():
        try:
            drawer.bring(name, source)
        except FileNotFoundError:
            return ""
    return name


def drop_review(ledger: Ledger, name: str) -> None:
    """Forget a review; one that is not there is as good. Raises StorageError when it cannot be removed."""
    drawer, stem = drawer_of(ledger, FOLDER), Path(name).name
    try:
        with _writing:
            drawer.drop(stem + JSON)
            for pages in drawer.names():
                if pages.startswith(f"{stem}."):
                    drawer.drop(pages)
    except OSError as error:
        raise StorageError("review-not-dropped", name=stem + JSON, detail=error.strerror or str(error)) from error
