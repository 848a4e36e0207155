"""Attaching proof, letting go of it, noting what it shows."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from sqlalchemy import func, select

from model.actions.evidence import attach_evidence, detach_evidence, note_on_evidence
from model.errors import Cancelled, StorageError, UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries.check import check
from model.queries.history import history
from model.queries.records import records
from model.rows.checklist import ChecklistFilter, EvidenceRow
from model.store.tables import Evidence, EvidenceLink
from tests import children
from tests.builders import TODAY, bytes_of, content, measure_ids


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    made = tmp_path / "现场照片.txt"
    made.write_text("照片", encoding="utf-8")
    return made


def evidence(ledger: Ledger) -> list[tuple[EvidenceRow, ...]]:
    return [record.evidence for record in records(ledger, ChecklistFilter(), today=TODAY)]


def names(ledger: Ledger) -> list[list[str]]:
    return [[file.name for file in files] for files in evidence(ledger)]


def counted(ledger: Ledger) -> tuple[int, int]:
    with ledger.read() as session:
        return session.scalar(select(func.count(Evidence.id))) or 0, session.scalar(select(func.count(EvidenceLink.id))) or 0


def test_a_file_may_prove_many_measures(town_ledger: Ledger, photo: Path) -> None:
    first, second, _ = measure_ids(town_ledger)
    changed = attach_evidence(town_ledger, [first, second], [photo], note=" 河边 ", month=Month(2026, 6))

    (file,), (same,), none = evidence(town_ledger)
    assert (file, none) == (same, ())
    assert (file.name, file.size, file.mime, file.note) == ("现场照片.txt", 6, "text/plain", "河边")
    assert bytes_of(file.content) == "照片".encode()
    assert counted(town_ledger) == (1, 2)
    assert changed.measure_ids == {first, second}


def test_a_measure_may_have_many_files(town_ledger: Ledger, photo: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.txt"
    other.write_text("b")
    told: list[tuple[int, int]] = []
    attach_evidence(town_ledger, measure_ids(town_ledger)[:1], [photo, other], progress=lambda *both: told.append(both))

    assert names(town_ledger)[0] == ["现场照片.txt", "b.txt"]
    assert told == [(1, 2), (2, 2)]


def test_the_same_file_on_the_same_measure_again_writes_no_history(town_ledger: Ledger, photo: Path) -> None:
    attach_evidence(town_ledger, measure_ids(town_ledger)[:1], [photo])
    changes = history(town_ledger)

    assert attach_evidence(town_ledger, measure_ids(town_ledger)[:1], [photo, photo]).number is None
    assert history(town_ledger) == changes


def test_the_same_content_under_another_name_keeps_both_names_and_one_copy(town_ledger: Ledger, photo: Path) -> None:
    copy = photo.with_name("副本.txt")
    copy.write_bytes(photo.read_bytes())
    attach_evidence(town_ledger, measure_ids(town_ledger)[:1], [photo, copy])

    assert names(town_ledger)[0] == ["现场照片.txt", "副本.txt"]
    assert len([file for file in town_ledger.evidence_files.folder.rglob("*") if file.is_file()]) == 1


def test_a_note_given_later_is_kept_when_there_was_none(town_ledger: Ledger, photo: Path) -> None:
    first, second, _ = measure_ids(town_ledger)
    attach_evidence(town_ledger, [first], [photo])
    attach_evidence(town_ledger, [second], [photo], note="河边")
    attach_evidence(town_ledger, [second], [photo], note="别的")

    assert {file.note for files in evidence(town_ledger) for file in files} == {"河边"}


def test_one_file_that_cannot_be_copied_attaches_none(town_ledger: Ledger, photo: Path) -> None:
    before = content(town_ledger)
    with pytest.raises(UserError) as error:
        attach_evidence(town_ledger, measure_ids(town_ledger), [photo, photo.with_name("absent")])
    assert (error.value.code, error.value.facts["name"]) == ("evidence-missing", "absent")
    assert content(town_ledger) == before


def test_an_unknown_measure_is_told_before_anything_is_copied(town_ledger: Ledger, photo: Path) -> None:
    with pytest.raises(UserError) as error:
        attach_evidence(town_ledger, [777], [photo])
    assert error.value.code == "measure-unknown"
    assert not town_ledger.evidence_files.folder.exists()


def test_cancelling_attaches_nothing(town_ledger: Ledger, photo: Path) -> None:
    with pytest.raises(Cancelled):
        attach_evidence(town_ledger, measure_ids(town_ledger), [photo], cancelled=lambda: True)
    assert counted(town_ledger) == (0, 0)


def test_a_file_is_whole_on_the_disk_before_its_row_is_committed(
    town_ledger: Ledger, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    synchronise = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (done.append(f"sync {counted(town_ledger)[0]}"), synchronise(handle))[1])
    attach_evidence(town_ledger, measure_ids(town_ledger), [photo])

    assert done
    assert set(done) == {"sync 0"}
    assert counted(town_ledger)[0] == 1


@pytest.mark.skipif(os.name != "posix", reason="names of files are no bytes here")
def test_a_name_out_of_a_chinese_zip_is_kept_readable(town_ledger: Ledger, tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode("巡查.jpg".encode("gbk"))
    file.write_bytes(b"x")
    attach_evidence(town_ledger, measure_ids(town_ledger)[:1], [file])

    assert names(town_ledger)[0] == ["巡查.jpg"]


def test_detaching_unlinks_and_keeps_the_file(town_ledger: Ledger, photo: Path) -> None:
    first, second, _ = measure_ids(town_ledger)
    attach_evidence(town_ledger, [first, second], [photo])
    file = evidence(town_ledger)[0][0]
    detach_evidence(town_ledger, first, file.id)

    assert names(town_ledger) == [[], ["现场照片.txt"], []]
    assert file.content.is_file()


@pytest.mark.parametrize(("measure", "file"), [(0, 777), (2, 1)])
def test_what_is_not_attached_cannot_be_let_go_of(measure: int, file: int, town_ledger: Ledger, photo: Path) -> None:
    attach_evidence(town_ledger, measure_ids(town_ledger)[:1], [photo])
    with pytest.raises(UserError) as error:
        detach_evidence(town_ledger, measure_ids(town_ledger)[measure], file)
    assert error.value.code == "evidence-unknown"


def test_a_note_touches_every_measure_the_file_proves(town_ledger: Ledger, photo: Path) -> None:
    first, second, _ = measure_ids(town_ledger)
    attach_evidence(town_ledger, [first, second], [photo])

    assert note_on_evidence(town_ledger, 1, "河边").measure_ids == {first, second}
    assert note_on_evidence(town_ledger, 1, " 河边 ").number is None


def test_a_note_on_an_unknown_file_is_told(town_ledger: Ledger) -> None:
    with pytest.raises(UserError) as error:
        note_on_evidence(town_ledger, 777, "x")
    assert error.value.code == "evidence-unknown"


KILLED = """
import os, signal, sys
from pathlib import Path
from model.actions import evidence
from model.ledger import Ledger
ledger = Ledger.open(sys.argv[1])
codes_of = evidence.codes_of
evidence.codes_of = lambda rows: os.kill(os.getpid(), signal.SIGKILL)  # copied, and not yet committed
evidence.attach_evidence(ledger, [1], [Path(sys.argv[2])])
"""


@pytest.mark.plain("a program of its own opens the folder")
@pytest.mark.sqlite("a program of its own opens the folder")
@pytest.mark.skipif(os.name != "posix", reason="needs kill -9")
def test_a_program_killed_between_copy_and_commit_leaves_no_row(town_ledger: Ledger, photo: Path) -> None:
    town_ledger.close()
    ended = children.run(KILLED, town_ledger.folder, photo)
    assert ended.returncode == -signal.SIGKILL

    with Ledger.open(town_ledger.folder, chain="c") as again:
        assert counted(again) == (0, 0)
        assert check(again).faults == ()
        attach_evidence(again, [1], [photo])
        assert counted(again) == (1, 1)


NO_ROOM = """
import resource, sys
from pathlib import Path
from model.actions.close import close_measures
from model.actions.evidence import attach_evidence
from model.actions.progress import note_progress
from model.errors import TaizhangError
from model.ledger import Ledger
from model.periods import Month
from datetime import date
with Ledger.open(sys.argv[1]) as ledger:
    size = ledger.database.stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    for act in (
        lambda: attach_evidence(ledger, [1], [Path(sys.argv[2])]),
        lambda: [note_progress(ledger, 1, Month(2026, 6), "长" * 500_000 + str(n), today=date(2026, 6, 1)) for n in range(9)],
    ):
        try:
            act()
        except TaizhangError as error:
            print(type(error).__name__, error.code)
"""


@pytest.mark.plain("a program of its own opens the folder")
@pytest.mark.sqlite("a program of its own opens the folder")
@pytest.mark.skipif(os.name != "posix", reason="needs resource limits")
def test_a_full_disk_is_told_and_nothing_is_half_written(town_ledger: Ledger, tmp_path: Path) -> None:
    large = tmp_path / "large.bin"
    large.write_bytes(os.urandom(2_000_000))
    before = content(town_ledger)
    town_ledger.close()
    ended = children.run(NO_ROOM, town_ledger.folder, large)

    told = ended.stdout.split("\n")
    assert told[0] == "StorageError disk-full"
    assert told[1] in {"StorageError disk-full", "StorageError ledger-not-reachable"}
    with Ledger.open(town_ledger.folder, chain="c") as again:
        assert content(again)["evidence"] == before["evidence"] == []
        assert check(again).faults == ()
        attach_evidence(again, [1], [large])  # works again once there is room


@pytest.mark.sqlite("a folder is held by one program, the others look")
def test_a_held_ledger_refuses_before_copying(town_ledger: Ledger, photo: Path) -> None:
    with Ledger.open(town_ledger.folder, chain="c") as second, pytest.raises(StorageError):
        attach_evidence(second, [1], [photo])
    assert not town_ledger.evidence_files.folder.exists()


def test_a_month_said_later_is_kept(town_ledger: Ledger, photo: Path) -> None:
    (first,) = measure_ids(town_ledger)[:1]
    attach_evidence(town_ledger, [first], [photo])
    changed = attach_evidence(town_ledger, [first], [photo], month=Month(2026, 6))

    assert changed.number is not None
    with town_ledger.read() as session:
        assert session.execute(select(EvidenceLink.year, EvidenceLink.month)).all() == [(2026, 6)]
