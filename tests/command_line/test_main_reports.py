"""Papers on the command line: written, restricted, counted, refused."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import Result
from PIL import Image

from model.actions.close import close_measures
from model.actions.evidence import attach_evidence
from model.actions.progress import note_progress
from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from tests.builders import TODAY, a_plan, measure_ids, taken_in
from tests.reports.pdf_text import page_texts

Run = Callable[..., Result]
PAPERS: dict[str, tuple[str, ...]] = {
    "quarterly": ("--quarter", "2026Q2"), "monthly": ("--month", "2026-06"), "measure": ("1-01-1",), "field": (), "handover": (),
    "contact-sheet": (),
}
FILTERED = ("quarterly", "monthly", "field", "handover")


def worked_on(ledger: Ledger, folder: Path) -> None:
    """A note, a tick, a picture and a paper."""
    taken_in(ledger, a_plan())
    first, second, third = measure_ids(ledger)
    note_progress(ledger, first, Month(2026, 6), "抽测8个。", today=TODAY)
    close_measures(ledger, [second], on=TODAY)
    Image.new("RGB", (60, 40), "red").save(folder / "现场.png")
    (folder / "记录.txt").write_text("x", encoding="utf-8")
    attach_evidence(ledger, [first], [folder / "现场.png"], month=Month(2026, 6))
    attach_evidence(ledger, [third], [folder / "记录.txt"], month=Month(2026, 5))


@pytest.fixture
def office(run: Run, template: Callable[..., Path], tmp_path: Path) -> Run:
    shutil.copytree(template("office", worked_on), tmp_path / "ledger")
    return run


def _text(file: Path) -> str:
    return re.sub(r"\s", "", "".join(page_texts(file)))


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_written_and_counted(office: Run, tmp_path: Path, name: str) -> None:
    result = office("report", name, *PAPERS[name], "--out", tmp_path / "a.pdf", "--today", TODAY)

    assert f"a.pdf：{len(page_texts(tmp_path / 'a.pdf'))} 页" in result.stdout
    assert "青山镇人民政府" in _text(tmp_path / "a.pdf") or name == "contact-sheet"


def test_the_quarters_report_is_a_word_document_when_asked(office: Run, tmp_path: Path) -> None:
    result = office("report", "quarterly", "--quarter", "2026Q2", "--out", tmp_path / "a.DOCX", "--today", TODAY)

    assert "3 条措施" in result.stdout
    assert " 页" not in result.stdout
    assert any("2026年第二季度" in words.text for words in docx.Document(str(tmp_path / "a.DOCX")).paragraphs)


@pytest.mark.parametrize("name", FILTERED)
def test_a_paper_keeps_the_filter_and_names_it(office: Run, tmp_path: Path, name: str) -> None:
    result = office("report", name, *PAPERS[name], "--out", tmp_path / "a.pdf", "--today", TODAY, "--search", "执法检查", "--mine")
    whole = office("report", name, *PAPERS[name], "--out", tmp_path / "b.pdf", "--today", TODAY, "--search", "执法检查")

    assert "0 条措施" in result.stdout
    assert "1 条措施" in whole.stdout
    assert "本单位承担的措施；含“执法检查”" in _text(tmp_path / "a.pdf")
    assert "（范围：含“执法检查”）" in _text(tmp_path / "b.pdf")


def test_the_numbers_are_printed_with_their_measures(office: Run, tmp_path: Path) -> None:
    lines = office("report", "quarterly", "--quarter", "2026Q2", "--out", tmp_path / "a.pdf", "--numbers", "--today", TODAY).stdout.splitlines()

    assert "  已完成：1\t1-02-1" in lines
    assert "  措施：3\t1-01-1、1-02-1、1-02-2" in lines
    assert "  佐证材料：2\t1-01-1、1-02-2" in lines
    assert "  逾期未完成：0\t—" in lines


def test_the_briefs_numbers_are_printed_likewise(office: Run, tmp_path: Path) -> None:
    lines = office("report", "monthly", "--month", "2026-06", "--out", tmp_path / "a.pdf", "--numbers", "--today", TODAY).stdout.splitlines()

    assert "  已完成：1\t1-02-1" in lines
    assert "  措施：3\t1-01-1、1-02-1、1-02-2" in lines


def test_a_contact_sheet_has_four_or_six_pictures_a_page(office: Run, tmp_path: Path) -> None:
    for count in ("4", "6"):
        office("report", "contact-sheet", "--per-page", count, "--out", tmp_path / f"{count}.pdf", "--today", TODAY)
    with pytest.raises(SystemExit):
        office("report", "contact-sheet", "--per-page", "12", "--out", tmp_path / "b.pdf", "--today", TODAY)

    assert (tmp_path / "4.pdf").read_bytes() != (tmp_path / "6.pdf").read_bytes()


@pytest.mark.parametrize(("options", "files", "scope"), [
    ((), 2, ""), (("--month", "2026-06"), 1, "（范围：2026年6月）"), (("--mine",), 1, "（范围：本单位承担的措施）"),
])
def test_a_contact_sheet_is_restricted(office: Run, tmp_path: Path, options: tuple[str, ...], files: int, scope: str) -> None:
    result = office("report", "contact-sheet", *options, "--out", tmp_path / "a.pdf", "--today", TODAY)

    assert f"{files} 份材料" in result.stdout
    assert scope in _text(tmp_path / "a.pdf")
    assert ("范围" in _text(tmp_path / "a.pdf")) == bool(scope)


@pytest.mark.parametrize("name", PAPERS)
def test_another_ending_is_refused_and_nothing_is_left(office: Run, tmp_path: Path, name: str) -> None:
    before = sorted(tmp_path.iterdir())

    with pytest.raises(UserError) as caught:
        office("report", name, *PAPERS[name], "--out", tmp_path / "a.txt", "--today", TODAY)
    assert caught.value.code == "report-wrong-ending"
    assert sorted(tmp_path.iterdir()) == before


def test_a_measure_that_is_not_there_is_refused(office: Run, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        office("report", "measure", "9-09-9", "--out", tmp_path / "a.pdf", "--today", TODAY)
    assert caught.value.code == "measure-unknown"
