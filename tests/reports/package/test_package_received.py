"""A package that arrived is proven before anything of it counts; what is hostile or broken is refused with the reason."""

from __future__ import annotations

import hashlib
import io
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.errors import Cancelled, TaizhangError, UserError
from model.readers import package as reader
from model.readers.package import received_package
from model.rows.report import WrittenFile

Alter = Callable[..., Path]
TOP = "材料包_2026-06"


def refusal(file: Path, **limits: int) -> str:
    with pytest.raises(UserError) as error, received_package(file, **limits):  # type: ignore[arg-type]
        pass
    return error.value.code


def a_zip(target: Path, *entries: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return target


def a_link(name: str, to: str) -> tuple[zipfile.ZipInfo, bytes]:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry, to.encode()


def a_bag(target: Path, *, algorithm: str = "sha256", top: str = "bag", fetch: str = "") -> Path:
    """A bag as another program makes it."""
    payload = {"data/报送.xlsx": b"PK", "data/照片/一 二.jpg": b"jpeg"}
    lines = "".join(
        f"{hashlib.new(algorithm, data).hexdigest()}  {name}\n" for name, data in payload.items())
    entries = {**payload, "bagit.txt": b"BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n",
               f"manifest-{algorithm}.txt": lines.encode()}
    if fetch:
        entries["fetch.txt"] = fetch.encode()
    start = f"{top}/" if top else ""
    return a_zip(target, *((start + name, data) for name, data in entries.items()))


@pytest.mark.parametrize("top", ["bag", ""])
@pytest.mark.parametrize("algorithm", ["sha256", "sha512"])
def test_a_bag_of_another_program_is_received_with_or_without_a_folder(top: str, algorithm: str, tmp_path: Path) -> None:
    with received_package(a_bag(tmp_path / "a.zip", algorithm=algorithm, top=top)) as found:
        assert [file.name for file in found.files] == ["报送.xlsx", "照片/一 二.jpg"]
        assert found.progress is None


@pytest.mark.parametrize("algorithm", ["md5", "sha1"])
def test_sums_that_can_be_forged_are_not_trusted(algorithm: str, tmp_path: Path) -> None:
    assert refusal(a_bag(tmp_path / "a.zip", algorithm=algorithm)) == "package-weak"


def test_nothing_is_fetched_from_the_network(tmp_path: Path) -> None:
    file = a_bag(tmp_path / "a.zip", fetch="http://example.invalid/x 3 data/报送.xlsx\n")

    assert refusal(file) == "package-fetches"


@pytest.mark.parametrize(("change", "code"), [
    ({"instead": {"data/progress.json": b"{}"}}, "package-altered"),
    ({"instead": {"manifest-sha256.txt": b"00  data/progress.json\n"}}, "package-unlisted"),
    ({"instead": {"bag-info.txt": b"Source-Organization: else\n"}}, "package-altered"),
    ({"instead": {"bagit.txt": b"nothing"}}, "package-damaged"),
    ({"without": ("data/progress.json",)}, "package-incomplete"),
    ({"without": ("bagit.txt",)}, "package-not-a-package"),
    ({"without": ("manifest-sha256.txt",)}, "package-incomplete"),
    ({"more": ((f"{TOP}/data/多出.txt", b"x"),)}, "package-unlisted"),
    ({"more": (("另一个/bagit.txt", b"x"),)}, "package-not-a-package"),
    ({"more": ((f"{TOP}/data/../../出去.txt", b"x"),)}, "package-forbidden"),
    ({"more": (("/etc/出去.txt", b"x"),)}, "package-forbidden"),
    ({"more": (("C:/出去.txt", b"x"),)}, "package-forbidden"),
    ({"more": ((f"{TOP}/data/a\\..\\b.txt", b"x"),)}, "package-forbidden"),
    ({"more": ((f"{TOP}/data/nul.txt", b"x"),)}, "package-forbidden"),
    ({"more": ((f"{TOP}/data/尾点.", b"x"),)}, "package-forbidden"),
    ({"more": ((f"{TOP}/data/{'长' * 100}", b"x"),)}, "package-forbidden"),
    ({"more": ((f"{TOP}/DATA/PROGRESS.JSON", b"x"),)}, "package-forbidden"),
    ({"more": (a_link(f"{TOP}/data/link", "/etc/passwd"),)}, "package-forbidden"),
])
def test_what_is_wrong_is_refused_with_its_reason(change: dict[str, object], code: str, altered: Alter, tmp_path: Path) -> None:
    file = altered(**change)
    before = set(tmp_path.parent.iterdir())

    assert refusal(file) == code
    assert set(tmp_path.parent.iterdir()) == before


def test_a_locked_one_is_refused(altered: Alter) -> None:
    data = bytearray(altered().read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # bit 0 of the flags: encrypted (APPNOTE.TXT 4.4.4)
        start = data.find(mark)
        while start >= 0:
            data[start + place] |= 1
            start = data.find(mark, start + 4)
    file = altered()
    file.write_bytes(data)

    assert refusal(file) == "package-locked"


def test_one_that_unpacks_beyond_the_limit_is_refused_before_it_is_unpacked(altered: Alter) -> None:
    assert refusal(altered(), most=1000) == "package-too-large"


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    file = a_zip(tmp_path / "a.zip", ("bag/bagit.txt", b"x"), ("bag/data/zeros", bytes(reader.SMALL + 1)))

    assert refusal(file) == "package-too-large"


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_ENTRIES", 2)

    assert refusal(a_bag(tmp_path / "a.zip")) == "package-too-large"


@pytest.mark.parametrize("data", [b"", b"PK\x05\x06", b"no zip at all", b"\xd0\xcf\x11\xe0" * 200])
def test_what_is_no_zip_is_no_package(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    file.write_bytes(data)

    assert refusal(file) == "package-not-a-package"


class _AsWindowsWrites(zipfile.ZipInfo):
    """An entry whose name stands in the zip in the code page of a Chinese Windows, without the mark of UTF-8."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("gb18030"), self.flag_bits & ~0x800


def test_names_of_a_chinese_windows_that_packed_it_anew_are_read(altered: Alter, tmp_path: Path) -> None:
    repacked = tmp_path / "重新压缩.zip"
    with zipfile.ZipFile(altered()) as source, zipfile.ZipFile(repacked, "w") as target:
        for entry in source.infolist():
            target.writestr(_AsWindowsWrites(entry.filename), source.read(entry))

    with received_package(repacked) as found:
        assert "报送表_2026-06.xlsx" in {file.name for file in found.files}


def test_it_can_be_stopped_while_it_is_unpacked(written: Callable[..., WrittenFile]) -> None:
    with pytest.raises(Cancelled), received_package(written().path, cancelled=lambda: True):
        pass


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_bytes_altered_anywhere_never_pass_as_another_content(data: st.DataObject, written: Callable[..., WrittenFile], tmp_path: Path) -> None:
    sound = tmp_path / "sound.zip"
    if not sound.exists():
        sound.write_bytes(written().path.read_bytes())
    changed = bytearray(sound.read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(changed) - 1), min_size=1, max_size=4)):
        changed[place] ^= data.draw(st.integers(1, 255))
    file = tmp_path / "changed.zip"
    file.write_bytes(changed)
    with zipfile.ZipFile(io.BytesIO(sound.read_bytes())) as archive:
        wanted = {name.split("/data/", 1)[1]: archive.read(name) for name in archive.namelist() if "/data/" in name}

    try:
        with received_package(file) as found:
            assert {one.name: (found.folder / one.name).read_bytes() for one in found.files} == wanted
    except TaizhangError:
        pass
