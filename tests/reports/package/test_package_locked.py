"""A locked package tells nothing without its passphrase, opens with it, and is held to the limits of any other."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import pyzipper

from model.errors import Cancelled, StorageError, UserError
from model.ledger import Ledger
from model.queries.package_content import copy_out, package_content
from model.readers import locked_package as reader
from model.readers.locked_package import is_locked, opens, unlocked
from model.readers.package import SMALL, received_package
from model.rows.report import WrittenFile
from reports import locked_package
from reports.package import write_package
from tests.builders import TODAY
from tests.reports.package.conftest import JUNE

SECRET = "heron valley tugboat"
Alter = Callable[..., Path]


def written_locked(ledger: Ledger, target: Path, passphrase: str = SECRET) -> WrittenFile:
    return write_package(package_content(ledger, JUNE, today=TODAY), target, copy_out=copy_out(has_places=False), passphrase=passphrase)


@pytest.fixture
def locked(proven: Ledger, tmp_path: Path) -> Path:
    return written_locked(proven, tmp_path / "加口令.zip").path


def packed_with(target: Path, entries: dict[str, bytes], secret: bytes = SECRET.encode(), encryption: str | None = pyzipper.WZ_AES) -> Path:
    """A zip as somebody packs it with a passphrase in another program."""
    with pyzipper.AESZipFile(target, "w", pyzipper.ZIP_DEFLATED, encryption=encryption) as archive:
        archive.setpassword(secret)
        for name, data in entries.items():
            archive.writestr(name, data)
    return target


def refusal(file: Path, *passphrases: str, **limits: int) -> str:
    with pytest.raises(UserError) as error, unlocked(file, passphrases, **limits) as plain, received_package(plain):
        pass
    return error.value.code


def test_it_opens_with_its_passphrase_and_is_gone_from_the_temporary_folder(locked: Path) -> None:
    with unlocked(locked, ["another", SECRET]) as plain, received_package(plain) as found:
        assert dict(found.facts)["Source-Organization"] == "青山镇人民政府"
        assert plain.name == locked.name
    assert not plain.exists()


def test_without_it_one_neutral_name_is_all_there_is_to_see(locked: Path) -> None:
    with zipfile.ZipFile(locked) as archive:
        (entry,) = archive.infolist()
        assert (entry.filename, entry.flag_bits & 1, entry.compress_type, entry.CRC) == ("package.zip", 1, 99, 0)  # AE-2 leaves no CRC
    with pyzipper.AESZipFile(locked) as archive:
        assert archive.infolist()[0].wz_aes_strength == 3  # 256 bits
    held = locked.read_bytes()
    assert b"bagit" not in held
    assert "青山镇".encode() not in held


def test_the_same_package_locked_twice_shows_no_likeness(tmp_path: Path) -> None:
    plain, targets = tmp_path / "明.zip", [tmp_path / "一.zip", tmp_path / "二.zip"]
    plain.write_bytes(bytes(10_000))
    for target in targets:
        locked_package.lock_package(plain, target, SECRET, made_on=TODAY)
    one, other = (target.read_bytes()[80:10_000] for target in targets)

    assert sum(a == b for a, b in zip(one, other, strict=True)) < len(one) / 50


def test_what_was_written_is_said_with_its_sum_and_what_to_mind(proven: Ledger, tmp_path: Path) -> None:
    plain_said, said = (written_locked(proven, tmp_path / f"{len(secret)}.zip", secret) for secret in (SECRET, "青山路口槐树下"))

    assert [note.code for note in plain_said.notes] == ["package-was-locked"]
    assert [note.code for note in said.notes] == ["package-was-locked", "passphrase-not-everywhere"]
    assert (said.pages, said.rows, said.path.stat().st_size > 0) == (4, 3, True)


@pytest.mark.parametrize(("passphrases", "code"), [((), "package-locked"), (("Heron valley tugboat",), "package-passphrase-wrong"), (("",), "package-passphrase-wrong")])
def test_without_the_right_passphrase_it_is_refused(passphrases: tuple[str, ...], code: str, locked: Path) -> None:
    before = set(locked.parent.iterdir())

    assert refusal(locked, *passphrases) == code
    assert set(locked.parent.iterdir()) == before


def test_one_that_was_altered_is_never_taken_for_another(locked: Path) -> None:
    sound = locked.read_bytes()
    for place in (0.3, 0.6, 0.99):
        data = bytearray(sound)
        data[int(place * (len(data) - 200))] ^= 1  # what stands at the end is the zip's directory
        locked.write_bytes(data)

        assert refusal(locked, SECRET) == "package-damaged"


def test_a_bag_that_was_packed_anew_with_a_passphrase_is_opened(altered: Alter, tmp_path: Path) -> None:
    with zipfile.ZipFile(altered()) as source:
        file = packed_with(tmp_path / "另压.zip", {entry.filename: source.read(entry) for entry in source.infolist()})

    with unlocked(file, [SECRET]) as plain, received_package(plain) as found:
        assert "报送表_2026-06.xlsx" in {one.name for one in found.files}


def test_a_passphrase_in_the_code_page_of_a_chinese_windows_opens_it_too(altered: Alter, tmp_path: Path) -> None:
    file = packed_with(tmp_path / "另压.zip", {"package.zip": altered().read_bytes()}, "青山口令".encode("gb18030"))

    assert (opens(file, "青山口令"), opens(file, "青山")) == (True, False)
    with unlocked(file, ["青山口令"]) as plain, received_package(plain):
        pass


@pytest.mark.parametrize(("name", "code"), [("bag/data/../../出去.txt", "package-forbidden"), ("/etc/出去.txt", "package-forbidden")])
def test_a_path_that_leaves_the_folder_is_refused_within_and_without(name: str, code: str, altered: Alter, tmp_path: Path) -> None:
    inner = altered(more=((name, b"x"),))
    wrapped = packed_with(tmp_path / "内.zip", {"package.zip": inner.read_bytes()})
    bare = packed_with(tmp_path / "外.zip", {"bag/bagit.txt": b"x", name: b"x"})
    outer = packed_with(tmp_path / "名.zip", {"../../出去.zip": altered().read_bytes()})  # a name nobody uses

    assert (refusal(wrapped, SECRET), refusal(bare, SECRET)) == (code, code)
    with unlocked(outer, [SECRET]) as plain, received_package(plain):
        assert plain.name == outer.name


def test_a_bomb_is_refused_before_anything_is_unpacked(tmp_path: Path) -> None:
    outer = packed_with(tmp_path / "外.zip", {"package.zip": bytes(SMALL + 1)})

    assert refusal(outer, SECRET) == "package-too-large"


def test_a_bomb_within_is_refused(tmp_path: Path) -> None:
    plain = tmp_path / "内.zip"
    with zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bag/bagit.txt", b"x")
        archive.writestr("bag/data/zeros", bytes(SMALL + 1))

    assert refusal(packed_with(tmp_path / "外.zip", {"package.zip": plain.read_bytes()}), SECRET) == "package-too-large"


def test_limits_hold_for_the_outer_zip(locked: Path) -> None:
    assert refusal(locked, SECRET, most=1000) == "package-too-large"


def test_no_room_to_open_it_is_told_as_such(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader.shutil, "disk_usage", lambda _folder: type("Usage", (), {"free": 1}))

    with pytest.raises(StorageError) as error, unlocked(locked, [SECRET]):
        pass
    assert error.value.code == "report-disk-full"


def test_opening_and_writing_can_be_stopped(locked: Path, proven: Ledger, tmp_path: Path) -> None:
    with pytest.raises(Cancelled), unlocked(locked, [SECRET], cancelled=lambda: True):
        pass
    plain, target = tmp_path / "明.zip", tmp_path / "不成.zip"
    plain.write_bytes(b"x")
    with pytest.raises(Cancelled):
        locked_package.lock_package(plain, target, SECRET, made_on=TODAY, cancelled=lambda: True)
    assert not target.exists()


def test_what_does_not_open_again_is_not_handed_over(proven: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locked_package, "stream_digest", lambda _stream: "else")

    with pytest.raises(StorageError) as error:
        written_locked(proven, tmp_path / "不成.zip")
    assert (error.value.code, (tmp_path / "不成.zip").exists()) == ("report-not-proven", False)


def test_what_is_not_locked_is_left_where_it_lies(altered: Alter, tmp_path: Path) -> None:
    file, text = altered(), tmp_path / "a.txt"
    text.write_text("x", encoding="utf-8")

    assert (is_locked(file), is_locked(text), is_locked(tmp_path / "没有.zip")) == (False, False, False)
    with unlocked(file, []) as plain:
        assert plain == file
