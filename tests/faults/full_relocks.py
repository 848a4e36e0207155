"""A disk that fills up while a passphrase is set, changed or removed, at every amount of room that is left: it is said, the ledger
opens as it was or as it is to be, also while there is no room, nothing is lost, and what was left half-way is gone once there is some."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from model.actions.passphrase import change_passphrase, has_passphrase, remove_passphrase, set_passphrase
from model.errors import StorageError
from model.ledger import Ledger, is_locked
from model.queries.check import check
from model.store import keys, relocking
from tests.faults.disks import cleared, require_said, small_disk
from tests.faults.figures import Figures, Lost, Unclear
from tests.faults.relocks import ENDS, opened
from tests.locked_scene import FIRST, SECOND, fill, readable, told

SIZE = "size=24m"
ACTS: dict[str, Callable[[Path], object]] = {
    "set": lambda place: set_passphrase(place, FIRST),
    "change": lambda place: change_passphrase(place, FIRST, SECOND),
    "remove": lambda place: remove_passphrase(place, FIRST),
}
MOST = 5 << 20  # of room: as much as all of the ledger needs once more
ENOUGH = {"set": MOST, "change": 64 << 10, "remove": MOST}


def made(scratch: Path, act: str) -> tuple[Path, tuple[object, ...]]:
    """A ledger with all kinds of what one keeps, as it is before the act; and what it tells."""
    scratch.mkdir()
    with Ledger.open(scratch / "ledger", chain="c") as ledger:
        fill(ledger, scratch)
        before = told(ledger)
    if act != "set":
        set_passphrase(scratch / "ledger", FIRST)
    return scratch / "ledger", before


def leave(disk: Path, room: int) -> None:
    """Use the disk up but for so many bytes."""
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    (disk / "filler").write_bytes(bytes(max(0, free - room)))


def tried(template: Path, disk: Path, act: str, room: int) -> bool:
    """Do it with so much room, on a copy of a ledger; whether there was enough. Raises Lost, Unclear, AssertionError."""
    place, before = _copied(template, disk)
    leave(disk, room)
    return _judged(place, act, before, (disk / "filler").unlink)


def refused(template: Path, scratch: Path, act: str, step: str, when: str) -> bool:
    """Do it while from one of its steps on nothing more can be written, before or after the step; as `tried`."""
    place, before = _copied(template, scratch)
    taken = getattr(relocking, step)

    def full(*args: object, **facts: object) -> None:
        if when == "after":
            taken(*args, **facts)
        raise OSError(errno.ENOSPC, "No space left on device")

    setattr(relocking, step, full)
    try:
        return _judged(place, act, before, lambda: setattr(relocking, step, taken))
    finally:
        setattr(relocking, step, taken)


def _copied(template: Path, to: Path) -> tuple[Path, tuple[object, ...]]:
    place = to / "ledger"
    shutil.copytree(template / "ledger", place)
    keys.forget_keys()
    with opened(place) as ledger:
        return place, told(ledger)


def _judged(place: Path, act: str, before: tuple[object, ...], make_room: Callable[[], None]) -> bool:
    is_done = _done(place, act)
    with opened(place) as ledger:  # there is no room yet
        if told(ledger) != before:
            raise Lost("not what it was while the disk is full")
    make_room()
    if is_done is not _has_become(place, act):
        raise Unclear(f"told as {'done' if is_done else 'not done'}, and it is not so")
    with opened(place) as ledger:
        assert not ledger.is_read_only
        if told(ledger) != before:
            raise Lost("not what it was")
        assert check(ledger).faults == ()
    _require_tidy(place)
    if not is_done:
        ACTS[act](place)
        _require_tidy(place)
    return is_done


def _done(place: Path, act: str) -> bool:
    try:
        ACTS[act](place)
    except StorageError as error:
        if error.code not in ("disk-full", "ledger-disk-full"):
            raise Unclear(str(error)) from error
        require_said(error, "磁盘")
        return False
    return True


def _has_become(place: Path, act: str) -> bool:
    """Whether it is as it is to be: locked, plain, or open to the other passphrase."""
    if act == "change":
        return not _opens(place, FIRST)
    keys.forget_keys()
    return is_locked(place) is (act == "set")


def _opens(place: Path, passphrase: str) -> bool:
    keys.forget_keys()
    try:
        with Ledger.open(place, must_exist=True, passphrase=passphrase):
            return True
    except StorageError:
        return False


def _require_tidy(place: Path) -> None:
    """Nothing is left of what was being made, and nothing of a locked ledger can be read."""
    left = [file.name for file in place.rglob(".*") if file.name != ".taizhang-probe"]
    assert not left, f"left behind: {left}"
    if has_passphrase(place):
        assert readable(place) == [], readable(place)
    else:
        assert not list(place.glob("**/*.sealed")), "sealed files in a plain ledger"


def tries(count: int = 12) -> list[Figures]:
    """Each act with so many amounts of room, from none to enough; and refused at so many of its steps."""
    with tempfile.TemporaryDirectory() as name:
        templates = {act: Path(name) / act for act in ACTS}
        for act, template in templates.items():
            made(template, act)
        return [_filled_up(templates, count), _refused(templates, count)]


def _filled_up(templates: dict[str, Path], count: int) -> Figures:
    figures = Figures("disk full at a passphrase")
    with tempfile.TemporaryDirectory() as mounted, small_disk(Path(mounted), SIZE) as disk:
        if disk is None:
            figures.remark = "not tried: this machine mounts no small disk"
            return figures
        for act, template in templates.items():
            for step in range(count + 1):
                room = ENOUGH[act] * step // count
                with figures.attempt(f"{act} with {room} bytes"):
                    figures.ended[f"{act} {'done' if tried(template, disk, act, room) else 'told'}"] += 1
                cleared(disk)
    figures.remark = "a mounted file system (tmpfs), more and more room; " + _counted(figures)
    return figures


def _refused(templates: dict[str, Path], count: int) -> Figures:
    figures = Figures("no write from a step on, likewise")
    for act, step, when in ENDS[:: max(1, len(ENDS) // (3 * count))]:
        with tempfile.TemporaryDirectory() as scratch, figures.attempt(f"{act}: {when} {step}"):
            figures.ended[f"{act} {'done' if refused(templates[act], Path(scratch), act, step, when) else 'told'}"] += 1
    figures.remark = _counted(figures)
    return figures


def _counted(figures: Figures) -> str:
    return ", ".join(f"{words} {times}" for words, times in sorted(figures.ended.items()))
