"""A disk without room while a passphrase is set, changed or removed (`python -m tests.faults fullrelocks --full` tries every step,
and more and more room)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("sqlcipher3", reason="no wheel of SQLCipher for this system")

from tests.faults.disks import small_disk
from tests.faults.full_relocks import SIZE, made, refused, tried
from tests.locked_scene import knowing_no_key

pytestmark = pytest.mark.sqlite("a passphrase locks a folder")


@pytest.fixture(autouse=True)
def _knowing_no_key(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    yield from knowing_no_key(monkeypatch)


@pytest.mark.parametrize(("act", "step", "is_done"), [
    ("set", "make_draft", False), ("set", "rewrite_copies", True), ("change", "renew_copies", True), ("remove", "swap", False),
])  # fmt: skip
def test_what_was_done_before_the_disk_was_full_is_told_as_done(tmp_path: Path, act: str, step: str, is_done: bool) -> None:
    made(tmp_path / "template", act)

    assert refused(tmp_path / "template", tmp_path, act, step, "before") is is_done


def test_a_passphrase_is_changed_and_its_copies_follow_once_there_is_room(tmp_path: Path) -> None:
    made(tmp_path / "template", "change")
    (tmp_path / "disk").mkdir()
    with small_disk(tmp_path / "disk", SIZE) as disk:
        if disk is None:
            pytest.skip("a small file system can only be mounted by root")
        assert tried(tmp_path / "template", disk, "change", 13_653)
