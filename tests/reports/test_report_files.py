from __future__ import annotations

import errno

import pytest

from model.errors import StorageError, explain_error
from reports.files import deliver


def _fails(number):
    def write(_file):
        raise OSError(number, "no")

    return write


def _nothing(_file):
    return None


def test_file_is_put_in_place_with_its_digest(tmp_path):
    digest = deliver(tmp_path / "a.pdf", lambda file: file.write(b"abc"), _nothing)
    assert (tmp_path / "a.pdf").read_bytes() == b"abc"
    assert digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize(("number", "code"), [
    (errno.ENOSPC, "report-disk-full"), (errno.EACCES, "report-not-allowed"), (errno.EROFS, "report-not-allowed"),
    (errno.EIO, "report-not-written")])
def test_failing_disk_leaves_the_older_file_and_nothing_half_written(tmp_path, number, code):
    (tmp_path / "a.pdf").write_bytes(b"old")
    with pytest.raises(StorageError) as caught:
        deliver(tmp_path / "a.pdf", _fails(number), _nothing)
    assert caught.value.code == code
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"old"]


def test_failed_proof_leaves_nothing(tmp_path):
    def refuse(_file):
        raise StorageError("report-not-proven", detail="x")

    with pytest.raises(StorageError):
        deliver(tmp_path / "a.pdf", lambda file: file.write(b"abc"), refuse)
    assert list(tmp_path.iterdir()) == []


def test_missing_folder_is_said(tmp_path):
    with pytest.raises(StorageError) as caught:
        deliver(tmp_path / "no" / "a.pdf", _nothing, _nothing)
    assert caught.value.code == "report-folder-missing"
    assert "不存在" in str(explain_error(caught.value))


def test_folder_in_the_place_of_the_file_is_said(tmp_path):
    with pytest.raises(StorageError) as caught:
        deliver(tmp_path, _nothing, _nothing)
    assert caught.value.code == "report-target-is-folder"


def test_folder_taken_away_while_writing(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()

    def write(_file):
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()

    with pytest.raises(StorageError):
        deliver(folder / "a.pdf", write, _nothing)
    assert not folder.exists()
