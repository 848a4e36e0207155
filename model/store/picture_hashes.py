"""What is kept of stored pictures to tell which are alike: made once, in a small file beside the thumbnails."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable

from model.errors import Cancelled
from model.rows.kept_file import KeptFile, KeptFiles
from model.rules.likeness import COLOUR_SIDE, LIGHT_SIDE, SIDE, Look, difference_hash
from model.store.thumbnails import MOST_PIXELS, PICTURE_ERRORS, pillow

logger = logging.getLogger(__name__)

KEPT = "likeness.json"


def picture_looks(
    files: Iterable[tuple[str, KeptFile]], drawer: KeptFiles, *, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> dict[str, Look]:
    """By SHA-256 the looks of pictures; those that cannot be read or hold nothing are left out. Raises Cancelled."""
    known = _known(drawer)
    wanted = dict(files)
    missing = [sha256 for sha256 in wanted if sha256 not in known]
    try:
        for done, sha256 in enumerate(missing):
            if cancelled():
                raise Cancelled
            known[sha256] = picture_look(wanted[sha256])
            progress(done + 1, len(missing))
    finally:
        if missing:
            _keep(drawer, known)
    return {sha256: found for sha256 in wanted if (found := known.get(sha256)) is not None}


def picture_look(file: KeptFile) -> Look | None:
    """The look of one picture, upright; None when it cannot be read or holds nothing."""
    from PIL import ImageOps

    try:
        with file.open("rb") as read, pillow().open(read) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            picture.draft("RGB", (8 * SIDE, 8 * SIDE))  # a JPEG is decoded small at once
            upright, box = ImageOps.exif_transpose(picture), pillow().Resampling.BOX
            bits = difference_hash(upright.convert("L").resize((SIDE + 1, SIDE), box).tobytes())
            if bits is None:
                return None
            light, blue, red = upright.convert("RGB").resize((LIGHT_SIDE, LIGHT_SIDE), box).convert("YCbCr").split()
            colours = (each.resize((COLOUR_SIDE, COLOUR_SIDE), box).tobytes() for each in (blue, red))
            return Look(bits, light.tobytes(), *colours)
    except PICTURE_ERRORS as error:
        logger.info("no look of %s: %s", file.name, error)
        return None


def _known(drawer: KeptFiles) -> dict[str, Look | None]:
    try:
        with drawer.content_of(KEPT).open("rb") as read:
            said = {str(key): str(value) for key, value in json.loads(read.read().decode("ascii")).items()}
            return {key: Look.read(value) if value else None for key, value in said.items()}
    except (OSError, ValueError, AttributeError):
        return {}  # not made yet, half of it, or another program's: it is made anew


def _keep(drawer: KeptFiles, known: dict[str, Look | None]) -> None:
    try:
        drawer.folder.mkdir(parents=True, exist_ok=True)
        drawer.keep(KEPT, json.dumps({key: look.text if look is not None else "" for key, look in known.items()}).encode("ascii"))
    except OSError:
        logger.info("looks are not kept", exc_info=True)  # a ledger that can only be looked at: made anew next time
