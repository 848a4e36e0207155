"""The list for the field, the handover and a measure's sheet, from where the list and the measure are."""

from __future__ import annotations

import re
from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.dialogs.list_preview import ListPreview
from gui.pages.checklist import ChecklistPage
from gui.pages.paper_files import PaperFiles
from model.rows.checklist import ChecklistFilter
from model.rows.words import Role
from reports import wording_papers as words
from tests.builders import measure_ids
from tests.reports.pdf_text import page_texts


def _saved(papers: PaperFiles, target: Path) -> str:
    """The paper that is looked at, saved and let go of."""
    dialog = papers.asking
    assert isinstance(dialog, ListPreview)
    dialog.save_to(target)
    dialog.reject()
    return re.sub(r"\s", "", "".join(page_texts(target)))


def test_the_field_list_is_of_what_the_list_is_narrowed_to(page: ChecklistPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.open_place(ChecklistFilter(is_mine=True, role=Role.SUPPORT))
    page.menu.field.trigger()
    text = _saved(page.handing.papers, tmp_path / "f.pdf")

    assert words.FIELD_TITLE in text
    assert "（范围：本单位承担的措施；协办）" in text
    assert [code for code in ("1-01-1", "1-02-1", "2-01-1", "2-01-2") if code in text] == ["1-02-1", "2-01-1", "2-01-2"]


def test_the_handover_is_of_what_the_list_is_narrowed_to(page: ChecklistPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.open_place(ChecklistFilter(is_mine=True, role=Role.SUPPORT))
    page.menu.handover.trigger()
    text = _saved(page.handing.papers, tmp_path / "h.pdf")

    assert words.HANDOVER_TITLE in text
    assert "（范围：本单位承担的措施；协办）" in text


def test_a_measures_sheet_is_at_its_foot(page: ChecklistPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.detail.show_measure(measure_ids(page.frame.operations.ledger)[1])
    assert page.detail.detail is not None
    row = page.detail.detail.record.row
    page.detail.foot.sheet.click()

    dialog = page.detail.foot.papers.asking
    assert isinstance(dialog, ListPreview)
    assert row.code in dialog.windowTitle()
    assert words.sheet_title(row.code) in _saved(page.detail.foot.papers, tmp_path / "s.pdf")
