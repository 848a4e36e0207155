"""Small pictures: upright, flat, never larger than asked, and never a way to bring the program down."""

from __future__ import annotations

import random
import struct
import warnings
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from model.store.thumbnails import EDGE, MOST_PIXELS, jpeg_thumbnail

RED, GREEN = (250, 5, 5), (5, 250, 5)


def opened(made: bytes | None) -> Image.Image:
    assert made is not None
    picture = Image.open(BytesIO(made))
    picture.load()
    assert picture.format == "JPEG"
    return picture


def is_like(found: object, color: tuple[int, int, int]) -> bool:
    assert isinstance(found, tuple)
    return all(abs(one - other) < 60 for one, other in zip(found, color, strict=True))


def halves(size: tuple[int, int] = (800, 400)) -> Image.Image:
    """Left half red, right half green."""
    picture = Image.new("RGB", size, RED)
    picture.paste(GREEN, (size[0] // 2, 0, size[0], size[1]))
    return picture


def test_the_longer_side_is_as_asked_and_the_shape_kept(tmp_path: Path) -> None:
    halves((2000, 1000)).save(tmp_path / "a.jpg")

    assert opened(jpeg_thumbnail(tmp_path / "a.jpg", "image/jpeg")).size == (EDGE, EDGE // 2)
    assert opened(jpeg_thumbnail(tmp_path / "a.jpg", "image/jpeg", edge=100)).size == (100, 50)


def test_a_small_picture_is_not_blown_up(tmp_path: Path) -> None:
    halves((20, 10)).save(tmp_path / "a.png")

    assert opened(jpeg_thumbnail(tmp_path / "a.png", "image/png")).size == (20, 10)


@pytest.mark.parametrize(("orientation", "size", "red"), [
    (1, (640, 320), (10, 10)), (3, (640, 320), (630, 310)), (6, (320, 640), (310, 10)), (8, (320, 640), (10, 630)),
    (2, (640, 320), (630, 10)),
])
def test_a_picture_stands_upright_as_its_camera_says(
    orientation: int, size: tuple[int, int], red: tuple[int, int], tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    halves().save(tmp_path / "a.jpg", exif=exif)
    before = (tmp_path / "a.jpg").read_bytes()
    made = opened(jpeg_thumbnail(tmp_path / "a.jpg", "image/jpeg"))

    assert made.size == size
    assert is_like(made.getpixel(red), RED)
    assert not made.getexif()
    assert (tmp_path / "a.jpg").read_bytes() == before


@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA", "P", "RGBa"])
def test_what_is_see_through_becomes_white(mode: str, tmp_path: Path) -> None:
    clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    if mode == "P":
        clear = Image.new("P", (40, 40), 0)
        clear.putpalette([0, 0, 0, 255, 0, 0])
        clear.info["transparency"] = 0
        clear.save(tmp_path / "a.png", transparency=0)
    elif mode == "RGBa":
        clear.save(tmp_path / "a.png")
    elif mode == "PA":
        clear.quantize().save(tmp_path / "a.png")  # a palette whose entries are see-through by bytes
    else:
        clear.convert(mode).save(tmp_path / "a.png")

    assert is_like(opened(jpeg_thumbnail(tmp_path / "a.png", "image/png")).convert("RGB").getpixel((20, 20)), (255, 255, 255))


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "I;16", "F", "I"])
def test_every_kind_of_picture_has_a_thumbnail(mode: str, tmp_path: Path) -> None:
    ending = {"CMYK": "jpg", "F": "tiff", "I": "tiff"}.get(mode, "png")
    Image.new(mode, (50, 30), 1).save(tmp_path / f"a.{ending}")

    assert opened(jpeg_thumbnail(tmp_path / f"a.{ending}", f"image/{ending}")).size == (50, 30)


def test_a_picture_of_sixteen_bits_keeps_its_shades(tmp_path: Path) -> None:
    row = struct.pack("<40H", *[16000] * 20, *[50000] * 20)
    Image.frombytes("I;16", (40, 20), row * 20).save(tmp_path / "a.png")
    made = opened(jpeg_thumbnail(tmp_path / "a.png", "image/png")).convert("L")

    for place, shade in (((5, 10), 16000 >> 8), ((35, 10), 50000 >> 8)):
        assert made.getpixel(place) == pytest.approx(shade, abs=4)


@pytest.mark.parametrize(("content", "mime"), [
    (b"", "image/jpeg"), (b"not a picture", "image/png"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"<svg/>", "image/svg+xml"),
    (b"%PDF-1.4", "application/pdf"), (b"GIF89a", "image/gif"),
])
def test_what_cannot_be_read_as_a_picture_has_none(content: bytes, mime: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(content)

    assert jpeg_thumbnail(tmp_path / "a", mime) is None


def test_a_missing_file_has_none(tmp_path: Path) -> None:
    assert jpeg_thumbnail(tmp_path / "absent.jpg", "image/jpeg") is None


def test_a_picture_by_its_content_but_not_its_kind_has_none(tmp_path: Path) -> None:
    halves().save(tmp_path / "a.png")

    assert jpeg_thumbnail(tmp_path / "a.png", "application/octet-stream") is None


def bomb(place: Path, width: int, height: int) -> Path:
    """A PNG that claims to be this large and holds next to nothing."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    place.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b""))
    return place


@pytest.mark.parametrize("side", [12_000, 20_000, 60_000])
def test_a_picture_made_to_fill_the_memory_is_not_opened(side: int, tmp_path: Path) -> None:
    assert side * side > MOST_PIXELS

    assert jpeg_thumbnail(bomb(tmp_path / "a.png", side, side), "image/png") is None


def test_a_large_honest_picture_warns_nobody(tmp_path: Path) -> None:
    Image.new("1", (12_000, 8_000)).save(tmp_path / "a.png")  # more than Pillow's own limit for a warning
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert jpeg_thumbnail(tmp_path / "a.png", "image/png", edge=64)


@pytest.mark.parametrize("ending", ["png", "jpg", "gif", "tiff", "webp", "bmp"])
def test_a_damaged_picture_never_raises(ending: str, tmp_path: Path) -> None:
    halves((64, 48)).save(tmp_path / f"a.{ending}")
    whole = (tmp_path / f"a.{ending}").read_bytes()
    chance = random.Random(ending)
    for _ in range(60):
        broken = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        (tmp_path / "b").write_bytes(broken[: chance.randint(1, len(broken))])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of what it could read around
            made = jpeg_thumbnail(tmp_path / "b", f"image/{ending}")
        assert made is None or made.startswith(b"\xff\xd8")
