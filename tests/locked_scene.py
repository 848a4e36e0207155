"""A ledger with all kinds of what a ledger keeps, and what of it can be seen with its passphrase and without."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from model.actions.backups import make_backup
from model.actions.evidence import attach_evidence
from model.actions.review import keep_review
from model.errors import TaizhangError
from model.ledger import Ledger, passing_drawer_of
from model.periods import Month
from model.queries.evidence import evidence_files
from model.queries.review import review_left, reviews_left
from model.queries.submissions import past_submissions
from model.rows.evidence import FileFilter
from model.rows.review import Review
from model.store import keys
from tests.builders import a_measure, a_plan, bytes_of, content, handed_in, measure_ids, taken_in

FIRST, SECOND = "一座旧桥 three lamps", "another one 七"
WORDS = ("完成整治任务", "巡查记录", "现场照片", "报送")  # of the plan, of a file, of a file's name


def knowing_no_key(patch: pytest.MonkeyPatch) -> Iterator[None]:
    """No key is known before or after; and keys are wrapped cheaply, for a passphrase of a test is worth no third of a second."""
    patch.setattr(keys, "_COSTS", {"n": 1 << 10, "r": 8, "p": 1})
    keys.forget_keys()
    yield
    keys.forget_keys()


def fill(ledger: Ledger, folder: Path) -> None:
    """All kinds of what a ledger keeps."""
    taken_in(ledger, a_plan())
    (folder / "现场照片.txt").write_text("巡查记录" * 100_000, encoding="utf-8")  # two pieces
    Image.new("RGB", (30, 20), "red").save(folder / "现场照片.jpg")
    attach_evidence(ledger, measure_ids(ledger)[:1], [folder / "现场照片.txt", folder / "现场照片.jpg"], month=Month(2026, 6))
    handed_in(ledger, Month(2026, 5), folder)
    (folder / "计划.pdf").write_bytes("%PDF- 完成整治任务".encode())
    keep_review(ledger, Review("计划.pdf", "ab" * 32, a_plan(a_measure()), pages=folder / "计划.pdf"))
    small = passing_drawer_of(ledger, "thumbnails")
    small.folder.mkdir()
    small.keep("现场照片.png", "巡查记录".encode())
    make_backup(ledger)


def every_byte(folder: Path) -> Iterator[tuple[Path, bytes]]:
    yield from ((file, file.read_bytes() + str(file.relative_to(folder)).encode()) for file in sorted(folder.rglob("*")) if file.is_file())


def readable(folder: Path, names: tuple[str, ...] = WORDS) -> list[str]:
    return [f"{file.relative_to(folder)}: {word}" for file, held in every_byte(folder) for word in names if word.encode() in held]


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(TaizhangError) as caught:
        act()
    return caught.value.code


def told(ledger: Ledger) -> tuple[object, ...]:
    """What a person sees of a ledger, files and all."""
    files = {row.name: bytes_of(row.content) for row in evidence_files(ledger, FileFilter())}
    papers = [bytes_of(row.content) for row in past_submissions(ledger) if row.content is not None]
    reviews = [(row.title, bytes_of(pages)) for row in reviews_left(ledger) if (pages := review_left(ledger, row.name).pages) is not None]
    rows = content(ledger)
    rows["setting"] = [row for row in rows["setting"] if "locked" not in row]
    return rows, files, papers, reviews
