"""The quarter's report saved as a Word document from the window."""

from __future__ import annotations

from pathlib import Path

import docx

from gui.pages.submissions_files import REMEMBERED
from gui.pages.submissions_quarter import QuarterPanel
from model.rows.report import FileKind
from tests.gui.conftest import HeardMessages
from tests.gui.quarter.scene import note


def _said(file: Path) -> str:
    document = docx.Document(str(file))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "".join((*(words.text for words in document.paragraphs), *cells))


def test_the_button_asks_where_and_proposes_a_name(panel: QuarterPanel, tmp_path: Path) -> None:
    panel.frame.settings.save_text(REMEMBERED, str(tmp_path))
    panel.head.word.click()
    dialog = panel.handing.asking
    assert dialog is not None
    dialog.accept()
    assert (tmp_path / "青山镇人民政府_Q2 2026_report.docx").exists()


def test_it_says_what_was_looked_at_and_is_counted(panel: QuarterPanel, tmp_path: Path, messages: HeardMessages) -> None:
    panel.save_word_to(tmp_path / "q.docx")
    written = panel.handed.written
    assert written is not None
    assert (written.kind, written.rows) == (FileKind.QUARTERLY_WORD, 2)
    assert "page" not in panel.handed.counted.text()
    assert "2 measures" in panel.handed.counted.text()
    assert "2026年第二季度" in _said(tmp_path / "q.docx")
    assert messages.notices == ["Saved: q.docx"]


def test_a_stale_report_is_made_anew_before_it_is_saved(panel: QuarterPanel, tmp_path: Path) -> None:
    note(panel)
    panel.save_word_to(tmp_path / "q.docx")
    assert "已抽检8个" in _said(tmp_path / "q.docx")
    assert not panel.is_stale


def test_a_folder_that_is_gone_is_said(panel: QuarterPanel, tmp_path: Path, messages: HeardMessages) -> None:
    panel.save_word_to(tmp_path / "gone" / "q.docx")
    assert [getattr(error, "code", "") for error in messages.errors] == ["report-folder-missing"]
    assert panel.handed.written is None


def test_the_button_is_there_when_there_is_a_report(panel: QuarterPanel) -> None:
    assert panel.head.word.isEnabled()
    panel.head.allow(is_there=False)
    assert not panel.head.word.isEnabled()
