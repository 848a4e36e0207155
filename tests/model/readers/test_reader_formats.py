"""Files that are no plan are refused with a code, quickly, and never with another exception."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.errors import Cancelled, PlanReadError, explain
from model.readers import read_plan
from model.readers.formats import LARGEST

PLAN = (
    "示例区行动计划\n\n序号\t重点任务\t工作措施\t完成时限\t牵头单位\t协办单位\n"
    "1\t绿化\t新建绿地十公顷，持续养护。\t年底前\t区园林绿化局\t各街道办事处\n"
)


def code_of(path: Path, **options: object) -> str:
    with pytest.raises(PlanReadError) as caught:
        read_plan(path, **options)  # type: ignore[arg-type]
    return caught.value.code


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    file = tmp_path / "计划.txt"
    file.write_text(PLAN, encoding="utf-8")
    return file


def test_a_plan_file_is_read_with_its_blocks(plan_file: Path) -> None:
    plan = read_plan(plan_file)
    assert plan.draft.measures[0].lead == ("区园林绿化局",)
    assert len(plan.blocks) == 2


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    assert code_of(tmp_path / "没有.txt") == "plan-missing"


def test_a_folder_is_no_plan(tmp_path: Path) -> None:
    assert code_of(tmp_path) == "plan-is-folder"


@pytest.mark.parametrize("content", [b"", b"  \n\t\n", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "空.txt"
    file.write_bytes(content)
    assert code_of(file) == "plan-empty"


@pytest.mark.parametrize("content", [b"Rar!\x1a\x07\x00rest", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"MZ\x90\x00"])
def test_kinds_that_hold_no_plan_are_named(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "计划.txt"
    file.write_bytes(content)
    assert code_of(file) == "plan-kind-not-yet"


def test_a_zip_that_is_no_zip_is_damaged(tmp_path: Path) -> None:
    file = tmp_path / "计划.docx"
    file.write_bytes(b"PK\x03\x04rest")
    assert code_of(file) == "plan-damaged"


def test_binary_content_is_no_text(tmp_path: Path) -> None:
    file = tmp_path / "计划.txt"
    file.write_bytes(bytes(range(256)) * 20)
    assert code_of(file) in ("plan-not-text", "plan-encoding-unknown")


@pytest.mark.parametrize("content", [bytes(range(256)) * 20, bytes(range(128, 256)) * 20])
def test_what_is_neither_text_nor_called_so_is_named_by_its_kind(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "录像.mp4"
    file.write_bytes(content)
    with pytest.raises(PlanReadError) as caught:
        read_plan(file)
    assert (caught.value.code, caught.value.facts) == ("plan-kind-not-yet", {"name": "录像.mp4", "kind": "MP4"})


def test_a_text_without_measures_is_no_plan(tmp_path: Path) -> None:
    file = tmp_path / "通知.txt"
    file.write_text("关于召开会议的通知\n\n请各单位按时参加会议。\n", encoding="utf-8")
    assert code_of(file) == "plan-not-found"


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "大.txt"
    with file.open("wb") as out:
        out.write("示例区行动计划\n".encode())
        out.truncate(LARGEST + 1)
    assert code_of(file) == "plan-too-large"


def test_a_gb18030_plan_is_read(tmp_path: Path) -> None:
    file = tmp_path / "计划.txt"
    file.write_text(PLAN, encoding="gb18030")
    assert read_plan(file).draft.measures[0].task == "绿化"


def test_a_missing_document_number_is_refused(plan_file: Path) -> None:
    assert code_of(plan_file, document=3) == "plan-document-missing"


def test_cancelling_stops_the_reading(plan_file: Path) -> None:
    with pytest.raises(Cancelled):
        read_plan(plan_file, cancelled=lambda: True)


def test_progress_ends_at_its_total(plan_file: Path) -> None:
    steps: list[tuple[int, int]] = []
    read_plan(plan_file, progress=lambda done, total: steps.append((done, total)))
    assert steps[-1][0] == steps[-1][1] > 0


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize(
    "code",
    ["plan-missing", "plan-is-folder", "plan-empty", "plan-too-large", "plan-kind-not-yet", "plan-not-found"],
)
def test_every_refusal_says_what_to_do_next(code: str, language: str) -> None:
    said = explain(code, {"name": "计划.txt"}, language)
    assert said.happened != code
    assert said.next
