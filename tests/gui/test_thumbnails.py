"""Thumbnails: small, upright, made once, and never a reason to fail."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from gui.operations import Runners
from gui.page import Frame
from gui.tasks import TaskRunner
from gui.widgets import thumbnails
from gui.widgets.thumbnails import THUMBNAILS, Thumbnails, make_thumbnail
from model.errors import Cancelled
from model.ledger import Ledger, passing_drawer_of
from model.store.drawer import Drawer
from tests.fakes import FakeTasks, fake_runners

ORIENTATION = 0x0112


def a_photo(
    folder: Path, name: str = "photo.jpg", *, turned: bool = False, size: tuple[int, int] = (80, 40)
) -> Path:
    """A photo, red at its left and blue at its right; turned ones are to be shown a quarter turn clockwise."""
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (size[0] // 2, 0, size[0], size[1]))
    exif = Image.Exif()
    if turned:
        exif[ORIENTATION] = 6
    picture.save(folder / name, exif=exif)
    return folder / name


def made(source: Path, folder: Path, size: int = 32) -> BytesIO | None:
    found = make_thumbnail(source, Drawer(folder), "small.png", size, progress=lambda *_: None, cancelled=lambda: False)
    return BytesIO(found) if found is not None else None


def test_a_thumbnail_fits_the_size_and_keeps_the_shape(tmp_path: Path) -> None:
    file = made(a_photo(tmp_path), tmp_path / "cache")
    assert file is not None
    with Image.open(file) as small:
        assert small.size == (32, 16)


def test_a_turned_photo_stands_upright(tmp_path: Path) -> None:
    file = made(a_photo(tmp_path, turned=True), tmp_path / "cache")
    assert file is not None
    with Image.open(file) as small:
        assert small.size == (16, 32)
        top, bottom = small.getpixel((8, 2)), small.getpixel((8, 29))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] > top[2]
    assert bottom[2] > bottom[0]


def test_the_original_stays_as_it_is(tmp_path: Path) -> None:
    photo = a_photo(tmp_path, turned=True)
    before = photo.read_bytes()
    made(photo, tmp_path / "cache")
    assert photo.read_bytes() == before


def test_what_was_made_once_is_taken_from_the_folder(tmp_path: Path) -> None:
    file = made(a_photo(tmp_path), tmp_path / "cache")
    again = made(tmp_path / "gone.jpg", tmp_path / "cache")
    assert file is not None
    assert again is not None
    assert again.getvalue() == file.getvalue()


@pytest.mark.parametrize(
    "content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n broken", b"\xff\xd8\xff\xe0 cut"]
)
def test_what_is_no_picture_has_no_thumbnail(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "broken.jpg"
    file.write_bytes(content)
    assert made(file, tmp_path / "cache") is None


def test_a_picture_cut_short_has_no_thumbnail(tmp_path: Path) -> None:
    photo = a_photo(tmp_path, size=(400, 400))
    photo.write_bytes(photo.read_bytes()[:900])
    assert made(photo, tmp_path / "cache") is None


def test_a_picture_that_claims_to_be_huge_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thumbnails, "LARGEST", 100)
    assert made(a_photo(tmp_path), tmp_path / "cache") is None


def test_see_through_pictures_stay_see_through(tmp_path: Path) -> None:
    Image.new("LA", (20, 20), (0, 0)).save(tmp_path / "clear.png")
    file = made(tmp_path / "clear.png", tmp_path / "cache")
    assert file is not None
    with Image.open(file) as small:
        assert small.mode == "RGBA"


def test_work_that_is_not_wanted_any_more_ends_at_once(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        make_thumbnail(a_photo(tmp_path), Drawer(tmp_path), "x.png", 8, progress=lambda *_: None, cancelled=lambda: True)


def test_thumbnails_lie_beside_the_ledger_or_in_the_temporary_folder(ledger: Ledger, open_ledger: Callable[..., Ledger]) -> None:
    assert passing_drawer_of(ledger, THUMBNAILS).folder == ledger.folder / "thumbnails"
    assert ledger.folder not in passing_drawer_of(open_ledger(), THUMBNAILS).folder.parents  # which may only look


# Handing out


def test_a_thumbnail_arrives_and_is_kept(
    make_frame: Callable[..., Frame], qtbot: QtBot, tmp_path: Path
) -> None:
    runners = fake_runners(held=True)
    long_work = runners.long_work
    assert isinstance(long_work, FakeTasks)
    small = Thumbnails(make_frame(runners=runners).operations.work, Drawer(tmp_path / "cache"))
    photo = a_photo(tmp_path)
    assert small.get("ab", photo, 32) is None
    assert small.get("ab", photo, 32) is None
    assert small.is_awaited("ab")
    with qtbot.waitSignal(small.arrived) as heard:
        long_work.wait()
    assert heard.args == ["ab"]
    assert len(long_work.jobs) == 1
    picture = small.get("ab", photo, 32)
    assert picture is not None
    assert picture.width() == 32


def test_what_has_none_is_not_asked_for_again(make_frame: Callable[..., Frame], tmp_path: Path) -> None:
    runners = fake_runners()
    small = Thumbnails(make_frame(runners=runners).operations.work, Drawer(tmp_path / "cache"))
    for _ in range(2):
        assert small.get("ab", tmp_path / "gone.jpg", 32) is None
    assert isinstance(runners.long_work, FakeTasks)
    assert len(runners.long_work.jobs) == 1


def test_what_was_forgotten_can_be_asked_for_again(make_frame: Callable[..., Frame], tmp_path: Path) -> None:
    runners = fake_runners(held=True)
    long_work = runners.long_work
    assert isinstance(long_work, FakeTasks)
    small = Thumbnails(make_frame(runners=runners).operations.work, Drawer(tmp_path / "cache"))
    photo = a_photo(tmp_path)
    small.get("ab", photo, 32)
    small.forget_waiting()
    long_work.wait()
    assert not small.is_awaited("ab")
    small.get("ab", photo, 32)
    long_work.wait()
    assert small.get("ab", photo, 32) is not None


def test_a_folder_that_cannot_be_written_is_no_error(
    make_frame: Callable[..., Frame], tmp_path: Path, messages
) -> None:
    (tmp_path / "cache").write_text("a file stands where the folder should be", encoding="utf-8")
    small = Thumbnails(make_frame().operations.work, Drawer(tmp_path / "cache"))
    assert small.get("ab", a_photo(tmp_path), 32) is None
    assert messages.errors == []


def test_only_so_many_are_kept_in_memory(
    make_frame: Callable[..., Frame], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thumbnails, "CACHED", 2)
    small = Thumbnails(make_frame().operations.work, Drawer(tmp_path / "cache"))
    photo = a_photo(tmp_path)
    for sha256 in ("aa", "bb", "cc"):
        small.get(sha256, photo, 16)
    assert len(small._made) == 1
    small.clear()
    assert small._made == {}


def test_sixty_photos_are_made_beside_the_window(
    make_frame: Callable[..., Frame], qtbot: QtBot, qapp: QCoreApplication, tmp_path: Path
) -> None:
    runners = Runners(TaskRunner(1), TaskRunner(1), TaskRunner(2))
    small = Thumbnails(make_frame(runners=runners).operations.work, Drawer(tmp_path / "cache"))
    photo = a_photo(tmp_path)
    names = [f"{number:02d}" for number in range(60)]
    for name in names:
        small.get(name, photo, 32)
    qtbot.waitUntil(lambda: all(small.get(name, photo, 32) is not None for name in names), timeout=20000)
    assert len(list((tmp_path / "cache").iterdir())) == 60
    runners.wait()
