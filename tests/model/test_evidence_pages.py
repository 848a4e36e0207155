"""All files of the ledger: filters, states on the disk, pictures alike, copies without a place, the clean-up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFilter

from model.actions.clean_evidence import clean_evidence
from model.actions.evidence import attach_evidence, detach_evidence, note_on_evidence
from model.actions.revert import revert
from model.errors import Cancelled, UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries.check import check
from model.queries.evidence import (
    copy_out,
    evidence_files,
    file_states,
    files_alike,
    sheet_items,
    unused_files,
)
from model.rows.evidence import CopyWanted, FileFilter, FileKind, UnusedFiles
from model.rows.words import FileState
from model.store.drawer import Drawer
from tests.builders import measure_ids

WATCH: dict[str, Any] = {"progress": lambda done, total: None, "cancelled": lambda: False}
MAY = Month(2026, 5)
ALL = FileFilter()


def picture(seed: int, size: tuple[int, int] = (640, 480)) -> Image.Image:
    """A made-up scene: bars and discs that differ by the seed."""
    made = Image.new("RGB", size, (200, 210, 220))
    draw = ImageDraw.Draw(made)
    wide, high = size
    for turn in range(9):
        x, y = (turn * 97 + seed * 61) % 100 / 100 * wide, (turn * 53 + seed * 89) % 100 / 100 * high
        shade = (turn * 29 + seed * 17) % 200
        draw.ellipse((x - wide / 7, y - high / 6, x + wide / 7, y + high / 6), fill=(shade, 120, 200 - shade))
    return made


def with_place(path: Path, kind: str = "JPEG") -> Path:
    """A picture that says when and where it was taken."""
    exif = Image.Exif()
    exif[0x0132] = "2026:05:07 08:09:10"
    exif.get_ifd(0x8769)[0x9003] = "2026:05:07 08:09:10"
    exif[0x8825] = {1: "N", 2: (39.0, 54.0, 0.0), 3: "E", 4: (116.0, 20.0, 0.0)}
    loaded = Image.Exif()
    loaded.load(exif.tobytes())
    picture(3).save(path, kind, exif=loaded)
    return path


@pytest.fixture
def filed(town_ledger: Ledger, tmp_path: Path) -> Ledger:
    """A photograph of two measures, its smaller copy of one, another photograph, a document without a measure."""
    first, second = measure_ids(town_ledger)[:2]
    with_place(tmp_path / "现场.jpg")
    Image.open(tmp_path / "现场.jpg").resize((320, 240)).save(tmp_path / "微信图片.png")
    picture(8).save(tmp_path / "河道.png")
    (tmp_path / "记录.txt").write_text("巡查记录", encoding="utf-8")
    attach_evidence(town_ledger, [first, second], [tmp_path / "现场.jpg"], month=Month(2026, 6), note="整改后")
    attach_evidence(town_ledger, [first], [tmp_path / "微信图片.png", tmp_path / "河道.png", tmp_path / "记录.txt"])
    detach_evidence(town_ledger, first, next(row.id for row in evidence_files(town_ledger, ALL) if row.name == "记录.txt"))
    return town_ledger


def names(ledger: Ledger, kept: FileFilter = ALL) -> set[str]:
    return {row.name for row in evidence_files(ledger, kept)}


@pytest.mark.parametrize(("kept", "expected"), [
    (ALL, {"现场.jpg", "微信图片.png", "河道.png", "记录.txt"}),
    (FileFilter(kind=FileKind.PICTURE), {"现场.jpg", "微信图片.png", "河道.png"}),
    (FileFilter(kind=FileKind.DOCUMENT), {"记录.txt"}),
    (FileFilter(is_unused=True), {"记录.txt"}),
    (FileFilter(search="整改"), {"现场.jpg"}),
    (FileFilter(search="PNG 河"), {"河道.png"}),
    (FileFilter(search="1-02-1"), {"现场.jpg"}),
    (FileFilter(search="没有"), set()),
    (FileFilter(month=Month(2026, 6)), {"现场.jpg", "微信图片.png", "河道.png", "记录.txt"}),
    (FileFilter(month=MAY), set()),
])  # fmt: skip
def test_filters(filed: Ledger, kept: FileFilter, expected: set[str]) -> None:
    assert names(filed, kept) == expected


def test_a_file_tells_what_it_proves_and_when_it_was_taken(filed: Ledger) -> None:
    row = next(row for row in evidence_files(filed, ALL) if row.name == "现场.jpg")
    assert [(door.code, door.month) for door in row.doors] == [("1-01-1", Month(2026, 6)), ("1-02-1", Month(2026, 6))]
    assert (row.taken_at, row.month, row.kind) == ("2026-05-07T08:09:10", Month(2026, 6), FileKind.PICTURE)


def test_missing_and_altered_files_are_found(filed: Ledger) -> None:
    rows = {row.name: row for row in evidence_files(filed, ALL)}
    filed.evidence_files.path_of(rows["河道.png"].sha256).unlink()
    altered = filed.evidence_files.path_of(rows["记录.txt"].sha256)
    altered.write_bytes(altered.read_bytes()[::-1])

    states = file_states(tuple(rows.values()), **WATCH)

    assert {name: states[row.sha256] for name, row in rows.items()} == {
        "现场.jpg": FileState.SOUND, "微信图片.png": FileState.SOUND, "河道.png": FileState.MISSING, "记录.txt": FileState.ALTERED,
    }  # fmt: skip


def test_looking_at_files_can_be_stopped(filed: Ledger, tmp_path: Path) -> None:
    rows = evidence_files(filed, ALL)
    stopped: dict[str, Any] = {"progress": lambda done, total: None, "cancelled": lambda: True}
    for act in (lambda: file_states(rows, **stopped), lambda: files_alike(rows, Drawer(tmp_path / "kept"), **stopped),
                lambda: sheet_items(rows, **stopped), lambda: copy_out([CopyWanted(rows[0].content, "", "a")], tmp_path, **stopped)):
        with pytest.raises(Cancelled):
            act()


def test_a_picture_and_its_smaller_copy_are_alike(filed: Ledger, tmp_path: Path) -> None:
    rows = evidence_files(filed, ALL)
    by_hash = {row.sha256: row.name for row in rows}
    looked: list[int] = []

    found = files_alike(rows, Drawer(tmp_path / "kept"), progress=lambda done, total: looked.append(done), cancelled=lambda: False)
    again = files_alike(rows, Drawer(tmp_path / "kept"), progress=lambda done, total: looked.append(done), cancelled=lambda: False)

    assert [{by_hash[key] for key in group} for group in found] == [{"现场.jpg", "微信图片.png"}]
    assert again == found
    assert looked == [1, 2, 3]  # the second time nothing was reckoned


@pytest.mark.parametrize("change", [
    lambda made: made.filter(ImageFilter.GaussianBlur(1.5)), lambda made: made.point(lambda value: min(255, value + 12)),
    lambda made: made.resize((900, 675)), lambda made: made.quantize(32).convert("RGB"),
])  # fmt: skip
def test_small_changes_leave_a_picture_alike_and_other_pictures_are_not(change: Any, tmp_path: Path) -> None:
    from model.rules.likeness import groups_alike
    from model.store.picture_hashes import picture_look

    made = {}
    for seed in range(6):
        picture(seed).save(tmp_path / f"{seed}.png")
        change(picture(seed)).convert("RGB").save(tmp_path / f"{seed}.jpg", quality=60)
        for kind in ("png", "jpg"):
            found = picture_look(tmp_path / f"{seed}.{kind}")
            assert found
            made[f"{seed}.{kind}"] = found

    assert {frozenset(group) for group in groups_alike(made)} == {frozenset((f"{n}.png", f"{n}.jpg")) for n in range(6)}


def test_empty_pages_are_not_alike(tmp_path: Path) -> None:
    from model.store.picture_hashes import picture_look

    Image.new("RGB", (300, 400), "white").save(tmp_path / "page.png")
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nbroken")

    assert picture_look(tmp_path / "page.png") is None
    assert picture_look(tmp_path / "broken.png") is None


@pytest.mark.parametrize(("name", "kind", "mime"), [
    ("a.jpg", "JPEG", "image/jpeg"), ("a.png", "PNG", "image/png"), ("a.webp", "WEBP", "image/webp"), ("a.tif", "TIFF", "image/tiff"),
])  # fmt: skip
def test_a_copy_does_not_say_where_it_was_taken_and_is_the_same_picture(
    tmp_path: Path, name: str, kind: str, mime: str
) -> None:
    source = with_place(tmp_path / name, kind)
    before = source.read_bytes()
    out = tmp_path / "out"
    out.mkdir()

    made = copy_out([CopyWanted(source, mime, f"附件1-03-2_2026-05_01{source.suffix}")], out, **WATCH)[0]

    with Image.open(source) as original, Image.open(made.path) as copy:
        assert 0x8825 in original.getexif()
        assert 0x8825 not in copy.getexif()
        assert copy.getexif().get(0x0132) == "2026:05:07 08:09:10"
        assert copy.convert("RGB").tobytes() == original.convert("RGB").tobytes()
    assert b"GPS" not in made.path.read_bytes()
    assert not made.has_place
    assert source.read_bytes() == before


def test_the_exif_of_a_jpeg_copy_keeps_when_it_was_taken(tmp_path: Path) -> None:
    source = with_place(tmp_path / "a.jpg")
    made = copy_out([CopyWanted(source, "image/jpeg", "b.jpg")], tmp_path, **WATCH)[0]
    with Image.open(made.path) as copy:
        assert copy.getexif().get_ifd(0x8769).get(0x9003) == "2026:05:07 08:09:10"


def test_a_picture_nobody_can_read_is_copied_and_told(tmp_path: Path) -> None:
    (tmp_path / "a.heic").write_bytes(b"no picture")
    made = copy_out([CopyWanted(tmp_path / "a.heic", "image/heic", "b.heic")], tmp_path, **WATCH)[0]
    assert made.has_place
    assert made.path.read_bytes() == b"no picture"


def test_a_missing_file_cannot_be_copied_out(tmp_path: Path) -> None:
    with pytest.raises(UserError) as error:
        copy_out([CopyWanted(tmp_path / "gone", "text/plain", "a.txt")], tmp_path, **WATCH)
    assert error.value.code == "evidence-missing"


def test_a_contact_sheets_items_have_codes_day_note_and_picture(filed: Ledger) -> None:
    items = {item.name: item for item in sheet_items(evidence_files(filed, ALL), **WATCH)}
    photo, words = items["现场.jpg"], items["记录.txt"]
    assert (photo.codes, photo.day, photo.note) == (("1-01-1", "1-02-1"), "2026-05-07", "整改后")
    assert photo.thumbnail is not None
    assert photo.thumbnail.startswith(b"\xff\xd8")
    assert (words.codes, words.day, words.thumbnail) == ((), "2026-06-15", None)


@pytest.mark.plain("it lays a plain file among sealed ones")
def test_the_clean_up_takes_what_no_measure_points_to(filed: Ledger, tmp_path: Path) -> None:
    (filed.folder / "evidence" / "ab").mkdir(exist_ok=True)
    stray = filed.folder / "evidence" / "ab" / ("ab" * 32)
    stray.write_bytes(b"12345")
    foreign = filed.folder / "evidence" / "ab" / "notes.txt"
    foreign.write_text("somebody's own", encoding="utf-8")
    size = len("巡查记录".encode()) + 5
    assert unused_files(filed) == UnusedFiles(rows=1, files=2, size=size)

    changed = clean_evidence(filed)

    assert (changed.number, changed.fact("count"), changed.fact("files")) == (None, "1", "2")
    assert names(filed) == {"现场.jpg", "微信图片.png", "河道.png"}
    assert unused_files(filed) == UnusedFiles(0, 0, 0)
    assert foreign.exists()
    assert check(filed).faults == ()


def test_a_content_that_another_name_uses_stays(filed: Ledger, tmp_path: Path) -> None:
    (tmp_path / "同样.txt").write_text("巡查记录", encoding="utf-8")
    attach_evidence(filed, measure_ids(filed)[:1], [tmp_path / "同样.txt"])

    clean_evidence(filed)

    assert names(filed) == {"现场.jpg", "微信图片.png", "河道.png", "同样.txt"}
    assert check(filed).faults == ()


def test_what_was_cleaned_up_cannot_be_brought_back_by_undoing(filed: Ledger, tmp_path: Path) -> None:
    (tmp_path / "新.txt").write_text("新的", encoding="utf-8")
    attached = attach_evidence(filed, measure_ids(filed)[:1], [tmp_path / "新.txt"]).number or 0
    undone = revert(filed, attached).number or 0
    clean_evidence(filed)

    with pytest.raises(UserError) as error:
        revert(filed, undone)

    assert error.value.code == "evidence-cleaned"
    assert check(filed).faults == ()


def test_cleaning_up_twice_changes_nothing(filed: Ledger) -> None:
    note_on_evidence(filed, 1, "看过")
    clean_evidence(filed)
    assert clean_evidence(filed).fact("files") == "0"
