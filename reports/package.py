"""A package to hand over: the month's workbook, the evidence by readable names, an index, and sums that prove all of it.

One zip that holds a BagIt bag (RFC 8493). The bag is written straight into the zip: the `bagit` library, with which
packages that arrive are proven, would copy all evidence first and change the working directory of the whole program.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from model.errors import Cancelled, StorageError
from model.rows.evidence import FileRow
from model.rows.kept_file import KeptFile
from model.rows.list_content import ListColumn, ListContent
from model.rows.package import PackageContent
from model.rows.report import FileKind, FileNote, SubmissionContent, SubmissionRow, WrittenFile
from model.rules.passphrases import is_typed_everywhere
from model.workbook_layout import LAYOUT_VERSION, PROGRESS_FILE, fingerprint
from reports import wording_files as words
from reports.evidence_names import export_names
from reports.files import deliver, digest_of, require_ending, stream_digest
from reports.list_file import write_list
from reports.locked_package import INNER, lock_package
from reports.workbook import write_submission

_PACKED_ALREADY = frozenset((".jpg", ".jpeg", ".png", ".webp", ".zip", ".docx", ".xlsx", ".pptx", ".mp4", ".mov", ".7z", ".rar"))
_BLOCK = 1 << 20

Progress = Callable[[int, int], None]
Asked = Callable[[], bool]
CopyOut = Callable[[KeptFile, Path, str], object]


@dataclass(frozen=True, slots=True)
class _Item:
    """A file of the payload: its name there, and a path; or what the ledger keeps and of which kind, which is copied out first."""

    name: str
    path: Path | None = None
    content: KeptFile | None = None
    mime: str = "application/octet-stream"


def write_package(
    content: PackageContent, target: Path, *, copy_out: CopyOut, passphrase: str = "", progress: Progress | None = None,
    cancelled: Asked | None = None,
) -> WrittenFile:
    """Write the package, locked when there is a passphrase, and read every file of it back; how many files and measures it holds.

    `copy_out` copies an evidence file to where it is packed from (without the place it was taken at, unless asked). A file
    that is gone or not as it was taken in stays outside; the index and the notes name it. Raises StorageError as
    reports.files.deliver, Cancelled.
    """
    require_ending(target, ".zip")
    if not passphrase:
        return _write_plain(content, target, copy_out, progress, cancelled)
    with tempfile.TemporaryDirectory(prefix="taizhang-") as made:  # not beside the target, which may be a stick that is lost
        plain = Path(made) / INNER
        written = _write_plain(content, plain, copy_out, progress, cancelled)
        digest = lock_package(plain, target, passphrase, made_on=content.made_on, cancelled=cancelled)
    notes = [FileNote("package-was-locked")]
    if not is_typed_everywhere(passphrase):
        notes.append(FileNote("passphrase-not-everywhere"))
    return replace(written, path=target, sha256=digest, notes=(*written.notes, *notes))


def _write_plain(
    content: PackageContent, target: Path, copy_out: CopyOut, progress: Progress | None, cancelled: Asked | None
) -> WrittenFile:
    left_out = {file.id for file in content.files if not _is_sound(file)}
    names = export_names(content.files)
    with tempfile.TemporaryDirectory(prefix="taizhang-") as made:
        folder = Path(made)
        workbook = write_submission(content.submission, folder / words.package_workbook(content.submission.month))
        index = write_list(_index(content.files, names, left_out), folder / words.PACKAGE_INDEX)
        told = folder / PROGRESS_FILE
        told.write_text(_progress(content.submission, content.files, names, left_out), encoding="utf-8")
        items = [_Item(file.name, file) for file in (workbook.path, index.path, told)]
        items += [
            _Item(f"{words.PACKAGE_EVIDENCE}/{names[file.id]}", content=file.content, mime=file.mime or "application/octet-stream")
            for file in content.files if file.id not in left_out
        ]
        bag = _Bag(content, items, _Watch(len(items) * 2, progress, cancelled))
        digest = deliver(target, lambda file: bag.write(file, folder, copy_out), bag.prove)
    notes = [FileNote("evidence-left-out", (("name", file.name),)) for file in content.files if file.id in left_out]
    return WrittenFile(target, FileKind.PACKAGE, len(items), workbook.rows, digest, (*workbook.notes, *notes))


def _is_sound(file: FileRow) -> bool:
    try:
        return digest_of(file.content) == file.sha256
    except OSError:
        return False


class _Watch:
    """Counts files, tells how far it is, stops when that is wanted."""

    def __init__(self, total: int, progress: Progress | None, cancelled: Asked | None) -> None:
        self._total, self._progress, self._cancelled, self._done = total, progress, cancelled, 0

    def step(self) -> None:
        self.look()
        self._done += 1
        if self._progress is not None:
            self._progress(self._done, self._total)

    def look(self) -> None:
        if self._cancelled is not None and self._cancelled():
            raise Cancelled


class _Bag:
    """The bag in its zip: payload first, then the manifests over it."""

    def __init__(self, content: PackageContent, items: Sequence[_Item], watch: _Watch) -> None:
        self._top = words.package_folder(content.submission.month)
        self._content, self._items, self._watch = content, items, watch
        self._sums: dict[str, str] = {}
        self._tags: dict[str, bytes] = {}
        self._bytes = 0

    def write(self, file: IO[bytes], folder: Path, copy_out: CopyOut) -> None:
        """Write all of it; evidence is copied out into a folder, one file at a time."""
        with ZipFile(file, "w", ZIP_DEFLATED) as archive:
            for item in self._items:
                self._watch.step()
                source = item.path or folder / "copy"
                if item.content is not None:
                    copy_out(item.content, source, item.mime)
                self._pack(archive, f"data/{item.name}", source)
                source.unlink()  # what is packed need not lie twice on a full disk
            self._tag(archive, "bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
            self._tag(archive, "bag-info.txt", self._info())
            self._tag(archive, "manifest-sha256.txt", _lines(self._sums))
            sums = {name: hashlib.sha256(data).hexdigest() for name, data in self._tags.items()}
            self._tag(archive, "tagmanifest-sha256.txt", _lines(sums))

    def _pack(self, archive: ZipFile, name: str, source: Path) -> None:
        total = hashlib.sha256()
        with source.open("rb") as stream, archive.open(self._entry(name), "w", force_zip64=True) as member:
            while block := stream.read(_BLOCK):
                self._watch.look()
                total.update(block)
                self._bytes += len(block)
                member.write(block)
        self._sums[name] = total.hexdigest()

    def _tag(self, archive: ZipFile, name: str, text: str) -> None:
        data = text.encode("utf-8")
        archive.writestr(self._entry(name), data)
        self._tags[name] = data

    def _entry(self, name: str) -> ZipInfo:
        day = self._content.made_on
        info = ZipInfo(f"{self._top}/{name}", (max(day.year, 1980), day.month, day.day, 0, 0, 0))
        info.compress_type = ZIP_STORED if Path(name).suffix.lower() in _PACKED_ALREADY else ZIP_DEFLATED
        info.external_attr = 0o100644 << 16
        return info

    def _info(self) -> str:
        """RFC 8493, 2.2.2: who, what, when, how much."""
        told = self._content.submission
        lines = {
            "Source-Organization": told.unit, "Contact-Name": told.person, "External-Description": told.plan.title,
            "External-Identifier": f"{told.ledger_id} {told.month}", "Bagging-Date": self._content.made_on.isoformat(),
            "Bag-Software-Agent": "Taizhang", "Payload-Oxum": f"{self._bytes}.{len(self._items)}",
        }
        return "".join(f"{key}: {' '.join(value.split())}\n" for key, value in lines.items() if value)

    def prove(self, file: Path) -> None:
        """Read every file back and compare its sum. Raises StorageError report-not-proven."""
        try:
            with ZipFile(file) as archive:
                for name, wanted in self._sums.items():
                    self._watch.step()
                    with archive.open(f"{self._top}/{name}") as member:
                        if stream_digest(member) != wanted:
                            raise StorageError("report-not-proven", path=str(file), detail=name)
        except (BadZipFile, KeyError, EOFError) as error:
            raise StorageError("report-not-proven", path=str(file), detail=str(error)) from error


def _lines(sums: dict[str, str]) -> str:
    """A manifest (RFC 8493, 2.1.3); the names are this program's own and hold nothing that would have to be escaped."""
    return "".join(f"{total}  {name}\n" for name, total in sums.items())


def _index(files: tuple[FileRow, ...], names: dict[int, str], left_out: set[int]) -> ListContent:
    """What each file proves, readable by a person: the names in the package, the ledger's own, and the sums of the originals."""
    columns = tuple(ListColumn(heading, width) for heading, width in words.INDEX_COLUMNS)
    lines = sorted(
        (words.LEFT_OUT if file.id in left_out else names[file.id], "、".join(door.code for door in file.doors),
         str(file.month), file.name, str(file.size), file.note, file.sha256)
        for file in files
    )
    return ListContent(words.INDEX_TITLE, words.index_note(len(files)), columns, lines, len(lines))


def _progress(told: SubmissionContent, files: tuple[FileRow, ...], names: dict[int, str], left_out: set[int]) -> str:
    """The submission for programs: the same values as the workbook's, numbers as text so that none is rounded."""
    proofs: dict[int, list[str]] = {}
    for file in files:
        if file.id not in left_out:
            for door in file.doors:
                proofs.setdefault(door.measure_id, []).append(f"{words.PACKAGE_EVIDENCE}/{names[file.id]}")
    content = {
        "layout": LAYOUT_VERSION, "ledger": told.ledger_id, "month": str(told.month), "unit": told.unit, "person": told.person,
        "plan": {"title": told.plan.title, "doc_no": told.plan.doc_no, "year": told.plan.year},
        "rows": [_row(row, proofs.get(row.measure_id, [])) for row in told.rows],
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def _row(row: SubmissionRow, proofs: list[str]) -> dict[str, Any]:
    return {
        "measure_id": row.measure_id, "code": row.code, "annex": row.annex, "task_no": row.task_no, "text": row.text,
        "fingerprint": fingerprint(row.annex, row.task_no, row.text), "state": row.state.value if row.state else None,
        "progress": row.progress, "month_progress": row.month_progress, "trouble": row.trouble,
        "targets": [
            {"subject": one.subject, "asked": one.asked, "unit": one.unit, "value": None if one.value is None else str(one.value)}
            for one in row.targets
        ],
        "unit": row.unit, "person": row.person, "reported_on": _day(row.reported_on), "evidence": proofs,
    }


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
