"""A package that arrived: looked over before anything is unpacked, unpacked into a folder of its own, proven file by file."""

from __future__ import annotations

import logging
import shutil
import stat
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

import bagit

from model.errors import Cancelled, StorageError, UserError
from model.readers.files.archive import DAMAGE
from model.rows.kept_file import KeptFile
from model.rows.package import PackageFile, ReceivedPackage
from model.workbook_layout import PROGRESS_FILE

MOST_ENTRIES = 20_000
MOST_BYTES = 4 * 2**30  # unpacked: a year's photographs of one unit
MOST_RATIO = 200  # unpacked to packed over the whole; photographs hardly shrink, workbooks to a tenth
SMALL = 64 * 2**20  # unpacked, in all; under it the ratio decides nothing
LONGEST = 240  # bytes of a name: what common file systems take, with room for the folder's own
_TRUSTED = frozenset(("sha256", "sha512"))  # the others can be forged
_WORKBOOKS = frozenset((".xlsx", ".xlsm"))
_BLOCK = 1 << 20
ENCRYPTED = 0x1  # APPNOTE.TXT 4.4.4, bit 0
_NOT_IN_NAMES = frozenset('<>:"|?*\\') | frozenset(map(chr, range(32)))
_DEVICES = frozenset(("con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10))))

Progress = Callable[[int, int], None]
Asked = Callable[[], bool]


@contextmanager
def received_package(
    file: KeptFile, *, most: int = MOST_BYTES, progress: Progress | None = None, cancelled: Asked | None = None
) -> Iterator[ReceivedPackage]:
    """A package unpacked into a temporary folder that is gone afterwards; every file was compared with its SHA-256.

    Nothing in it is run, no name leaves the folder, nothing is fetched. Raises UserError package-… with what was wrong:
    -not-a-package, -damaged, -locked, -forbidden (a path, a link, a name two files share), -too-large, -incomplete,
    -altered, -unlisted, -weak, -fetches; StorageError report-disk-full; Cancelled.
    """
    with opened_archive(file) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        check_sizes(file, entries, most)
        _check_entries(file, archive.infolist())
        top = _top(file, entries)
        with tempfile.TemporaryDirectory(prefix="taizhang-package-") as made:
            folder = Path(made)
            _unpack(file, archive, entries, folder, progress=progress, cancelled=cancelled)
            yield _proven(file, folder / top)


@contextmanager
def opened_archive(file: KeptFile) -> Iterator[zipfile.ZipFile]:
    """The zip, its names as they were meant: UTF-8 where it says so or where it fits, else the Chinese Windows' own."""
    with ExitStack() as held:
        try:
            read = held.enter_context(file.open("rb"))
            try:
                archive = zipfile.ZipFile(read, metadata_encoding="utf-8")
            except UnicodeDecodeError:
                archive = zipfile.ZipFile(read, metadata_encoding="gb18030")
        except zipfile.BadZipFile as error:
            raise UserError("package-not-a-package", name=file.name) from error
        except DAMAGE as error:
            raise UserError("package-damaged", name=file.name, what=str(error)) from error
        yield held.enter_context(archive)


def check_sizes(file: KeptFile, entries: Sequence[zipfile.ZipInfo], most: int) -> None:
    """Raise UserError package-too-large. Sizes are those the directory tells; zipfile gives no more of a file than told there."""
    packed, unpacked = sum(entry.compress_size for entry in entries), sum(entry.file_size for entry in entries)
    is_bomb = unpacked > SMALL and unpacked > MOST_RATIO * packed
    if len(entries) > MOST_ENTRIES or unpacked > most or is_bomb:
        raise UserError("package-too-large", name=file.name, most=most // 2**20, files=MOST_ENTRIES)


def _check_entries(file: KeptFile, entries: Sequence[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for entry in entries:
        if entry.flag_bits & ENCRYPTED:
            raise UserError("package-locked", name=file.name)
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise UserError("package-forbidden", name=file.name, what=entry.filename)
        # What Windows and macOS hold for one name would overwrite itself.
        plain = unicodedata.normalize("NFC", entry.filename).casefold()
        if not _is_safe(entry.filename) or plain in seen:
            raise UserError("package-forbidden", name=file.name, what=entry.filename)
        seen.add(plain)


def _is_safe(name: str) -> bool:
    """Whether a path within the zip stays within a folder on every system."""
    steps = name.removesuffix("/").split("/")
    return all(
        step not in ("", ".", "..") and len(step.encode("utf-8", "surrogatepass")) <= LONGEST
        and not _NOT_IN_NAMES & set(step) and step == step.rstrip(" .") and step.split(".")[0].lower() not in _DEVICES
        for step in steps
    )


def _top(file: KeptFile, entries: Sequence[zipfile.ZipInfo]) -> str:
    """The folder that is the bag: where bagit.txt lies, at the root or one below."""
    found = [PurePosixPath(entry.filename) for entry in entries if PurePosixPath(entry.filename).name == "bagit.txt"]
    tops = {str(path.parent) for path in found if len(path.parts) <= 2}
    if len(tops) != 1:
        raise UserError("package-not-a-package", name=file.name)
    return tops.pop()


def _unpack(
    file: KeptFile, archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo], folder: Path, *,
    progress: Progress | None, cancelled: Asked | None,
) -> None:
    total = sum(entry.file_size for entry in entries)
    if shutil.disk_usage(folder).free < total + SMALL:
        raise StorageError("report-disk-full", path=str(folder))
    done = 0
    try:
        for entry in entries:
            target = folder / entry.filename
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(entry) as source, target.open("xb") as copy:
                while block := source.read(_BLOCK):
                    if cancelled is not None and cancelled():
                        raise Cancelled
                    copy.write(block)
                    done += len(block)
            if progress is not None:
                progress(min(done, total), max(1, total))
    except DAMAGE as error:
        raise UserError("package-damaged", name=file.name, what=entry.filename) from error


def _proven(file: KeptFile, folder: Path) -> ReceivedPackage:
    """The bag in a folder, every file compared with the manifests (RFC 8493, 3)."""
    logging.getLogger("bagit").setLevel(logging.CRITICAL)  # what is wrong is raised and told in our own words
    try:
        bag = bagit.Bag(str(folder))
        if any(True for _ in bag.fetch_entries()):
            raise UserError("package-fetches", name=file.name)
        _require_whole(file, bag)
        facts = dict(bag.info)
        bag.info.pop("Payload-Oxum", None)  # a number of bytes that is wrong would hide which file it is
        bag.validate()
    except bagit.BagValidationError as error:
        altered = [detail.path for detail in error.details or () if isinstance(detail, bagit.ChecksumMismatch)]
        if altered:
            raise UserError("package-altered", name=file.name, what=altered[0], count=len(altered)) from error
        raise UserError("package-damaged", name=file.name, what=str(error)) from error
    except (bagit.BagError, ValueError, OSError, LookupError, AttributeError, TypeError) as error:  # bagit's own, on odd tags
        raise UserError("package-damaged", name=file.name, what=str(error)) from error
    return _received(bag, facts, folder / "data")


def _require_whole(file: KeptFile, bag: bagit.Bag) -> None:
    """Raise UserError when the files that lie there are not those that are listed with a sum worth trusting."""
    missing, unlisted = (sorted(names) for names in bag.compare_manifests_with_fs())
    if missing:
        raise UserError("package-incomplete", name=file.name, what=missing[0], count=len(missing))
    if unlisted:
        raise UserError("package-unlisted", name=file.name, what=unlisted[0], count=len(unlisted))
    if not all(_TRUSTED & sums.keys() for sums in bag.payload_entries().values()):
        raise UserError("package-weak", name=file.name)


def _received(bag: bagit.Bag, told: dict[str, Any], data: Path) -> ReceivedPackage:
    listed = {name.removeprefix("data/"): sums for name, sums in bag.payload_entries().items()}
    files = tuple(
        PackageFile(name, (data / name).stat().st_size, sums.get("sha256", "")) for name, sums in sorted(listed.items())
    )
    workbooks = tuple(sorted(path for path in data.iterdir() if path.suffix.lower() in _WORKBOOKS and path.is_file()))
    progress = data / PROGRESS_FILE
    facts = tuple((str(key), "; ".join(value) if isinstance(value, list) else str(value)) for key, value in told.items())
    return ReceivedPackage(data, facts, files, workbooks, progress if progress.is_file() else None)
