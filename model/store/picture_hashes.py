"""Difference hashes of stored pictures, made once and kept in a small file beside the thumbnails."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable

from model.errors import Cancelled
from model.rows.kept_file import KeptFile, KeptFiles
from model.rules.likeness import SIDE, difference_hash
from model.store.thumbnails import MOST_PIXELS, PICTURE_ERRORS, pillow

logger = logging.getLogger(__name__)

KEPT = "likeness.json"


def picture_hashes(
    files: Iterable[tuple[str, KeptFile]], drawer: KeptFiles, *, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> dict[str, int]:
    """By SHA-256 the hashes of pictures; those that cannot be read or hold nothing are left out. Raises Cancelled."""
    known = _known(drawer)
    wanted = dict(files)
    missing = [sha256 for sha256 in wanted if sha256 not in known]
    try:
        for done, sha256 in enumerate(missing):
            if cancelled():
                raise Cancelled
            made = picture_hash(wanted[sha256])
            known[sha256] = "" if made is None else f"{made:x}"
            progress(done + 1, len(missing))
    finally:
        if missing:
            _keep(drawer, known)
    return {sha256: int(known[sha256], 16) for sha256 in wanted if known.get(sha256)}


def picture_hash(file: KeptFile) -> int | None:
    """The hash of one picture, upright; None when it cannot be read."""
    from PIL import ImageOps

    try:
        with file.open("rb") as read, pillow().open(read) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            picture.draft("L", (8 * SIDE, 8 * SIDE))  # a JPEG is decoded small at once
            small = ImageOps.exif_transpose(picture).convert("L").resize((SIDE + 1, SIDE), pillow().Resampling.BOX)
            return difference_hash(small.tobytes())
    except PICTURE_ERRORS as error:
        logger.info("no hash of %s: %s", file.name, error)
        return None


def _known(drawer: KeptFiles) -> dict[str, str]:
    try:
        with drawer.content_of(KEPT).open("rb") as read:
            return {str(key): str(value) for key, value in json.loads(read.read().decode("ascii")).items()}
    except (OSError, ValueError, AttributeError):
        return {}  # not made yet, or half of it: it is made anew


def _keep(drawer: KeptFiles, known: dict[str, str]) -> None:
    try:
        drawer.folder.mkdir(parents=True, exist_ok=True)
        drawer.keep(KEPT, json.dumps(known).encode("ascii"))
    except OSError:
        logger.info("hashes are not kept", exc_info=True)  # a ledger that can only be looked at: made anew next time
