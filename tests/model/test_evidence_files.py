"""The evidence folder: what lies in it is whole, on the disk, and named by its content."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from model.errors import Cancelled, StorageError, TaizhangError
from model.ledger import Ledger
from model.store import evidence_files
from model.store.evidence_files import EvidenceFiles, require_folder, taken_at
from tests import children


@pytest.fixture
def files(tmp_path: Path) -> EvidenceFiles:
    return EvidenceFiles(tmp_path / "evidence")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    made = tmp_path / "照片.bin"
    made.write_bytes(os.urandom(3_000_000))
    return made


def left(files: EvidenceFiles) -> list[Path]:
    return [file for file in files.folder.rglob("*") if file.is_file()] if files.folder.exists() else []


def refused(files: EvidenceFiles, source: Path) -> TaizhangError:
    with pytest.raises(TaizhangError) as error:
        files.take_in(source)
    assert left(files) == []
    return error.value


def test_a_file_is_kept_under_the_hash_of_its_content(files: EvidenceFiles, source: Path) -> None:
    stored = files.take_in(source)

    assert stored.sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
    assert (stored.size, stored.mime, stored.taken_at) == (3_000_000, "application/octet-stream", "")
    assert left(files) == [files.folder / stored.sha256[:2] / stored.sha256]
    assert files.path_of(stored.sha256).read_bytes() == source.read_bytes()


def test_the_same_content_is_kept_once(files: EvidenceFiles, source: Path, tmp_path: Path) -> None:
    first = files.take_in(source)
    before = files.path_of(first.sha256).stat().st_mtime_ns
    copy = tmp_path / "另一个名字.bin"
    copy.write_bytes(source.read_bytes())

    assert files.take_in(copy).sha256 == first.sha256
    assert len(left(files)) == 1
    assert files.path_of(first.sha256).stat().st_mtime_ns == before


def test_an_empty_file_is_kept_too(files: EvidenceFiles, tmp_path: Path) -> None:
    (tmp_path / "empty").touch()

    assert files.take_in(tmp_path / "empty").size == 0


def test_a_damaged_copy_is_replaced_when_the_file_comes_again(files: EvidenceFiles, source: Path) -> None:
    stored = files.take_in(source)
    files.path_of(stored.sha256).write_bytes(b"damaged")
    files.take_in(source)

    assert list(files.damaged(iter([(stored.sha256, stored.size)]))) == []


def test_the_original_is_not_touched(files: EvidenceFiles, source: Path) -> None:
    source.chmod(0o400)
    before = source.stat()
    files.take_in(source)

    assert (source.stat().st_mtime_ns, source.stat().st_mode) == (before.st_mtime_ns, before.st_mode)


@pytest.mark.parametrize("name", ["absent.jpg", "照片.bin/below", "x" * 300, "a\x00b"])
def test_a_file_that_is_not_there_is_told(name: str, files: EvidenceFiles, source: Path) -> None:
    assert refused(files, source.parent / name).code == "evidence-missing"


def test_a_folder_is_refused(files: EvidenceFiles, tmp_path: Path) -> None:
    assert refused(files, tmp_path).code == "evidence-not-a-file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in this system's folders")
@pytest.mark.parametrize("kind", ["pipe", "device", "link to a device"])
def test_what_has_no_end_is_refused_at_once(kind: str, files: EvidenceFiles, tmp_path: Path) -> None:
    place = tmp_path / "endless"
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "device":
        place = Path("/dev/zero")
    else:
        place.symlink_to("/dev/zero")

    assert refused(files, place).code == "evidence-not-a-file"


def test_a_file_one_may_not_read_is_told(files: EvidenceFiles, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(path: Path, *_: object, **__: object) -> object:
        raise PermissionError(errno.EACCES, "no", str(path))

    monkeypatch.setattr(Path, "open", denied)
    assert refused(files, source).code == "evidence-not-readable"


def while_copied(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> None:
    """Let something happen after the first block was read."""
    read = evidence_files._read

    def reading(*words: object) -> bytes:
        block = read(*words)  # type: ignore[arg-type]
        happens()
        return block

    monkeypatch.setattr(evidence_files, "_read", reading)


@pytest.mark.skipif(os.name != "posix", reason="an open file cannot be removed here")
def test_a_file_that_vanishes_while_it_is_copied_is_not_kept(
    files: EvidenceFiles, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    while_copied(monkeypatch, lambda: source.unlink(missing_ok=True))

    assert refused(files, source).code in {"evidence-changed", "evidence-missing"}


def grow(source: Path) -> None:
    with source.open("ab") as file:
        file.write(b"more")


def rewrite(source: Path) -> None:
    with source.open("r+b") as file:
        file.write(b"other")
    os.utime(source, ns=(1, 1))


@pytest.mark.parametrize("change", [grow, lambda source: os.truncate(source, 5), rewrite], ids=["longer", "shorter", "rewritten"])
def test_a_file_that_changes_while_it_is_copied_is_not_kept(
    change: Callable[[Path], None], files: EvidenceFiles, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    while_copied(monkeypatch, lambda: change(source))

    assert refused(files, source).code == "evidence-changed"


def test_a_stick_that_is_pulled_while_it_is_copied_is_told(
    files: EvidenceFiles, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Pulled:
        def read(self, size: int) -> bytes:
            raise OSError(errno.EIO, "Input/output error")

    read = evidence_files._read
    monkeypatch.setattr(evidence_files, "_read", lambda opened, place: read(Pulled(), place))  # type: ignore[arg-type]

    assert refused(files, source).code == "evidence-changed"


@pytest.mark.parametrize(("number", "code"), [
    (errno.ENOSPC, "disk-full"), (errno.EACCES, "folder-not-writable"), (errno.EROFS, "folder-not-writable"),
    (errno.EIO, "ledger-not-reachable"),
])
@pytest.mark.parametrize("step", ["begin", "settle"])
def test_a_ledger_folder_that_fails_is_told(
    step: str, number: int, code: str, files: EvidenceFiles, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> object:
        raise OSError(number, "no")

    if step == "begin":
        monkeypatch.setattr(tempfile, "mkstemp", fails)
    else:
        monkeypatch.setattr(Path, "replace", fails)

    error = refused(files, source)

    assert isinstance(error, StorageError)
    assert error.code == code


NO_ROOM = """
import resource, sys
from pathlib import Path
from model.errors import TaizhangError
from model.store.evidence_files import EvidenceFiles
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
try:
    EvidenceFiles(Path(sys.argv[1])).take_in(Path(sys.argv[2]))
except TaizhangError as error:
    print(error.code)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs resource limits")
def test_a_full_disk_leaves_nothing_half_written(files: EvidenceFiles, source: Path) -> None:
    ended = children.run(NO_ROOM, files.folder, source)

    assert (ended.stdout.strip(), ended.stderr) == ("disk-full", "")
    assert left(files) == []


def test_cancelling_leaves_nothing(files: EvidenceFiles, source: Path) -> None:
    with pytest.raises(Cancelled):
        files.take_in(source, cancelled=lambda: True)
    assert left(files) == []


def test_progress_is_told_in_bytes(files: EvidenceFiles, source: Path) -> None:
    told: list[tuple[int, int]] = []
    files.take_in(source, progress=lambda done, total: told.append((done, total)))

    assert told[-1] == (3_000_000, 3_000_000)
    assert len(told) == 3
    assert told == sorted(told)


def test_a_file_is_on_the_disk_before_it_takes_its_name_and_the_folders_after(
    files: EvidenceFiles, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    replace, synchronise = Path.replace, os.fsync

    def replaced(draft: Path, final: Path) -> Path:
        done.append("rename")
        return replace(draft, final)

    def synchronised(handle: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        synchronise(handle)

    monkeypatch.setattr(Path, "replace", replaced)
    monkeypatch.setattr(os, "fsync", synchronised)
    files.take_in(source)

    assert done[:2] == ["file", "rename"]
    assert done[2:] == ["folder"] * 3  # ab/, evidence/, and the ledger's folder, which may just have got evidence/


def test_damage_is_told_by_kind(files: EvidenceFiles, source: Path, tmp_path: Path) -> None:
    stored = files.take_in(source)
    other = files.take_in(require_text(tmp_path, "b"))
    third = files.take_in(require_text(tmp_path, "c"))
    files.path_of(stored.sha256).write_bytes(b"x" * stored.size)
    files.path_of(other.sha256).unlink()

    told = dict(files.damaged((one.sha256, one.size) for one in (stored, other, third)))
    assert told == {stored.sha256: "altered", other.sha256: "missing"}


def require_text(folder: Path, words: str) -> Path:
    file = folder / f"{words}.txt"
    file.write_text(words)
    return file


def photo(place: Path, said: str | None) -> Path:
    exif = Image.Exif()
    if said is not None:
        exif.get_ifd(0x8769)[0x9003] = said
    Image.new("RGB", (8, 6)).save(place, exif=exif)
    return place


@pytest.mark.parametrize(("said", "expected"), [
    ("2026:05:03 08:09:10", "2026-05-03T08:09:10"), (None, ""), ("0000:00:00 00:00:00", ""), ("2026:13:40 99:99:99", ""),
    ("    :  :     :  :  ", ""), ("昨天", ""), ("2026:05:03", ""),
])
def test_a_picture_says_when_it_was_taken(said: str | None, expected: str, tmp_path: Path) -> None:
    assert taken_at(photo(tmp_path / "a.jpg", said), "image/jpeg") == expected


def test_what_is_no_picture_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8 no picture")

    assert taken_at(tmp_path / "a.jpg", "image/jpeg") == ""
    assert taken_at(tmp_path / "absent", "text/plain") == ""


def test_a_kept_pictures_day_is_kept_with_it(files: EvidenceFiles, tmp_path: Path) -> None:
    stored = files.take_in(photo(tmp_path / "照片.JPG", "2026:05:03 08:09:10"))

    assert (stored.mime, stored.taken_at) == ("image/jpeg", "2026-05-03T08:09:10")


def test_a_ledgers_folder_is_for_its_owner_alone(tmp_path: Path) -> None:
    require_folder(tmp_path / "a" / "ledger")

    assert (tmp_path / "a" / "ledger").is_dir()
    if os.name == "posix":
        assert (tmp_path / "a" / "ledger").stat().st_mode & 0o777 == 0o700


def test_a_folder_cannot_be_made_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError):
        require_folder(tmp_path / "file" / "ledger")


@pytest.mark.sqlite("who opens a folder is alone in it: half copies are nobody's")
def test_copies_a_killed_program_left_half_way_are_gone_when_the_ledger_is_opened_again(tmp_path: Path) -> None:
    folder = tmp_path / "台账"
    with Ledger.open(folder) as ledger:
        ledger.evidence_files.folder.mkdir(exist_ok=True)
        left = ledger.evidence_files.folder / ".taking-in-half"
        left.write_bytes(b"half a file")
    with Ledger.open(folder):
        assert not left.exists()
