"""What was handed in: marked as sent, compared with now, corrected, looked at."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from gui.dialogs.reason import ReasonDialog
from gui.dialogs.sent import SentDialog
from gui.dialogs.since_sent import SinceDialog
from gui.item_models.since_table import SinceColumn
from gui.pages.submissions_files import REMEMBERED
from gui.pages.submissions_month import MonthPanel
from gui.pages.submissions_past import PastPanel
from model.actions.close import close_measures
from model.actions.progress import note_progress
from model.actions.submit import mark_sent
from model.ledger import Ledger
from model.queries.submissions import past_submissions
from model.rows.submission import SubmissionKind
from tests.builders import TODAY, handed_in, measure_ids
from tests.gui.conftest import HeardMessages
from tests.gui.month.scene import JUNE, MAY


@pytest.fixture
def past(town_ledger: Ledger, tmp_path: Path, make_panel: Callable[..., MonthPanel]) -> PastPanel:
    handed_in(town_ledger, MAY, tmp_path, name="五月.xlsx")
    return make_panel(town_ledger).steps.past_panel


def asked(past: PastPanel, kind: type) -> object:
    assert isinstance(past.asking, kind)
    return past.asking


def test_the_receiver_is_proposed_from_the_plans_notice(past: PastPanel, town_ledger: Ledger, messages: HeardMessages) -> None:
    past.sent.click()
    dialog = asked(past, SentDialog)
    assert isinstance(dialog, SentDialog)
    assert (dialog.receiver.currentText(), dialog.day.date()) == ("区生态环境局", QDate(2026, 6, 15))
    dialog.closing.act.click()
    (row,) = past_submissions(town_ledger)
    assert (row.receiver, row.sent_on) == ("区生态环境局", TODAY)
    assert past.past.rows() == [row]
    assert not past.sent.isEnabled()  # once said it stays
    past.ask_sent()
    assert past.asking is dialog
    assert len(messages.notices) == 1


@pytest.mark.parametrize("typed", ["", "区生"])
def test_return_in_the_receivers_line_says_that_it_was_sent(past: PastPanel, town_ledger: Ledger, qtbot: QtBot, typed: str) -> None:
    past.sent.click()
    dialog = asked(past, SentDialog)
    assert isinstance(dialog, SentDialog)
    qtbot.waitExposed(dialog)
    line = dialog.receiver.lineEdit()
    proposed = dialog.receiver.currentText()
    if typed:
        line.setText(typed)
    else:
        line.selectAll()
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    (row,) = past_submissions(town_ledger)
    assert (row.receiver, row.sent_on) == (typed or proposed, TODAY)


def test_a_rows_words_keep_from_its_ends(past: PastPanel) -> None:
    view = past.view
    view.resize(600, view.height())
    picture = view.viewport().grab().toImage()
    row = view.visualRect(view.model().index(0, 0))
    lines = range(row.top(), row.bottom())  # the last is the line below it
    margin = 6
    for columns in (range(margin), range(picture.width() - margin, picture.width())):
        assert all(len({picture.pixel(column, line) for column in columns}) == 1 for line in lines)


def test_another_receiver_and_day_may_be_said_but_not_none(past: PastPanel, town_ledger: Ledger) -> None:
    past.sent.click()
    dialog = asked(past, SentDialog)
    assert isinstance(dialog, SentDialog)
    dialog.receiver.setEditText("  ")
    assert not dialog.closing.act.isEnabled()
    dialog.receiver.setEditText("区政府办公室")
    dialog.day.setDate(QDate(2026, 6, 2))
    dialog.closing.act.click()
    (row,) = past_submissions(town_ledger)
    assert (row.receiver, row.sent_on) == ("区政府办公室", date(2026, 6, 2))


def test_sending_is_undone_in_one_step(past: PastPanel, town_ledger: Ledger) -> None:
    past.sent.click()
    dialog = asked(past, SentDialog)
    assert isinstance(dialog, SentDialog)
    dialog.closing.act.click()
    past._frame.operations.undo()
    assert past_submissions(town_ledger)[0].sent_on is None
    assert past.sent.isEnabled()


def test_nothing_new_since_is_said(past: PastPanel) -> None:
    past.compare.click()
    dialog = asked(past, SinceDialog)
    assert isinstance(dialog, SinceDialog)
    assert dialog.rows.rows() == []
    assert not dialog.view.isVisible()
    dialog.reject()


def test_what_is_new_is_named_value_by_value(past: PastPanel, town_ledger: Ledger, qtbot: QtBot) -> None:
    first = measure_ids(town_ledger)[0]
    note_progress(town_ledger, first, MAY, "补报：已抽测6个。", today=TODAY)
    past.compare.click()
    dialog = asked(past, SinceDialog)
    assert isinstance(dialog, SinceDialog)
    cells = [[dialog.rows.display(row, column) for column in SinceColumn] for row in dialog.rows.rows()]
    assert ["1-01-1", "Progress of the month", "—", "补报：已抽测6个。"] in cells
    dialog.view.choose(next(place for place, row in enumerate(cells) if row[SinceColumn.NOW] == "补报：已抽测6个。"))
    assert dialog.whole.text() == "As handed in: —\nNow: 补报：已抽测6个。"
    with qtbot.waitSignal(past.measure_wanted) as heard:
        qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    assert heard.args == [first]


def test_what_is_new_leads_to_a_correction(past: PastPanel, town_ledger: Ledger) -> None:
    note_progress(town_ledger, measure_ids(town_ledger)[0], MAY, "补报：已抽测6个。", today=TODAY)
    past.compare.click()
    dialog = asked(past, SinceDialog)
    assert isinstance(dialog, SinceDialog)
    dialog.closing.act.click()
    reason = asked(past, ReasonDialog)
    assert isinstance(reason, ReasonDialog)
    reason.reject()


def test_a_correction_names_what_it_corrects(
    make_panel: Callable[..., MonthPanel], town_ledger: Ledger, tmp_path: Path
) -> None:
    handed_in(town_ledger, MAY, tmp_path, name="五月.xlsx")
    (sent,) = past_submissions(town_ledger)
    mark_sent(town_ledger, sent.id, receiver="区生态环境局", on=TODAY)
    panel = make_panel(town_ledger)
    panel.frame.settings.save_text(REMEMBERED, str(tmp_path))
    past = panel.steps.past_panel
    past.correct.click()
    reason = asked(past, ReasonDialog)
    assert isinstance(reason, ReasonDialog)
    reason.reason.setText("漏填数值")
    reason.closing.act.click()
    dialog = panel.writer.asking
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]).name == "青山镇人民政府_May 2026_correction.xlsx"
    dialog.accept()
    made = max(past_submissions(town_ledger), key=lambda row: row.id)
    assert (made.month, made.kind, made.corrects, made.reason) == (MAY, SubmissionKind.WORKBOOK, sent.id, "漏填数值")
    assert panel.month == JUNE  # what is shown stays
    assert "correction" in past.past.name_words(made)


def test_the_file_is_looked_at_in_a_copy(past: PastPanel, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())))
    monkeypatch.setattr("tempfile.mkdtemp", lambda **_facts: str(tmp_path / "copies"))
    (tmp_path / "copies").mkdir()
    past.open.click()
    assert opened == [tmp_path / "copies" / "五月.xlsx"]
    kept = past.past.rows()[0].content
    assert kept is not None
    with kept.open("rb") as stream:
        assert opened[0].read_bytes() == stream.read()


def test_what_was_chosen_stays_chosen_and_what_is_new_is(past: PastPanel, town_ledger: Ledger, tmp_path: Path) -> None:
    close_measures(town_ledger, measure_ids(town_ledger)[:1], on=TODAY)
    handed_in(town_ledger, JUNE, tmp_path, name="六月.xlsx")
    past.show_past(past_submissions(town_ledger))
    assert past.current is not None
    assert past.current.month == JUNE
    past.view.setCurrentIndex(past.past.index(1, 0))
    mark_sent(town_ledger, past.past.rows()[0].id, receiver="区生态环境局", on=TODAY)
    past.show_past(past_submissions(town_ledger))
    assert past.current is not None
    assert past.current.month == MAY


def test_a_ledger_that_may_not_be_written_is_only_looked_at(
    make_panel: Callable[..., MonthPanel], town_ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed_in(town_ledger, MAY, tmp_path)
    monkeypatch.setattr(type(town_ledger), "is_read_only", property(lambda _ledger: True))
    past = make_panel(town_ledger).steps.past_panel
    assert [button.isEnabled() for button in (past.sent, past.compare, past.correct, past.open)] == [False, True, False, True]


def test_what_was_handed_in_leaves_as_a_list_with_its_hashes(past: PastPanel, town_ledger: Ledger, tmp_path: Path) -> None:
    content = past.export._content()
    assert content is not None
    past.export.files.write(tmp_path / "list.csv", content[1])
    heads, *lines = csv.reader((tmp_path / "list.csv").read_text(encoding="utf-8-sig").splitlines())
    (row,) = past_submissions(town_ledger)
    assert len(heads) == 8
    assert [line[-2:] for line in lines] == [["五月.xlsx", row.sha256]]
    past.show_past(())
    assert past.export.part.isHidden()


def test_a_submission_is_copied_as_its_list_tells_it(past: PastPanel, town_ledger: Ledger, qtbot: QtBot) -> None:
    qtbot.keyClick(past.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    heads, line = (text.split("\t") for text in QGuiApplication.clipboard().text().splitlines())
    (row,) = past_submissions(town_ledger)
    assert (len(heads), line[-2:]) == (8, ["五月.xlsx", row.sha256])


def test_what_is_new_leaves_as_a_list_named_after_the_submission(past: PastPanel, town_ledger: Ledger, tmp_path: Path) -> None:
    note_progress(town_ledger, measure_ids(town_ledger)[0], MAY, "补报。", today=TODAY)
    past.compare.click()
    dialog = asked(past, SinceDialog)
    assert isinstance(dialog, SinceDialog)
    content = dialog.export._content()
    assert content is not None
    dialog.export.files.write(tmp_path / "list.csv", content[1])
    lines = list(csv.reader((tmp_path / "list.csv").read_text(encoding="utf-8-sig").splitlines()))[1:]
    assert len(lines) == dialog.rows.rowCount() > 0
    (row,) = past.past.rows()
    assert content[0].startswith(past.past.name_words(row))
    dialog.reject()
