"""What stands around the month's list: what was handed in before, the countdown, the period."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.item_models.past_model import PastModel
from gui.page import Frame
from gui.pages import submissions_writer
from gui.pages.submissions_month import MonthPanel
from gui.theme import ROW_MEASURE, Theme
from gui.translations import Languages
from gui.widgets.countdown import Countdown
from gui.widgets.handed_over import HandedOver
from gui.widgets.past_view import SHOWN, PastView
from gui.widgets.period_field import PeriodField
from gui.wording import month_words
from model.ledger import Ledger
from model.periods import Month
from model.queries.measure_page import measure_detail
from model.rows.overview import MyselfRow
from model.rows.report import FileKind, FileNote, WrittenFile
from model.rows.submission import PastSubmission
from tests.builders import TODAY, measure_ids
from tests.gui.conftest import HeardMessages
from tests.gui.month.scene import JUNE, MAY, write_note


def test_what_the_writer_changed_is_explained(messages: HeardMessages, qtbot: QtBot, tmp_path: Path) -> None:
    shown = HandedOver(messages)
    qtbot.addWidget(shown)
    notes = (FileNote("workbook-controls-removed", (("count", "2"), ("cells", "H4、H5"))),)
    shown.show_written(WrittenFile(tmp_path / "six.xlsx", FileKind.SUBMISSION, 4, 31, "ab" * 32, notes))
    assert "H4、H5" in shown.notes.text()
    assert shown.counted.text() == "Read back and counted: 4 sheets, 31 measures, SHA-256\u00a0abababababab"
    shown.show_written(WrittenFile(tmp_path / "q.pdf", FileKind.QUARTERLY, 24, 1, "cd" * 32))
    assert shown.notes.isHidden()
    assert "24 pages, 1 measure," in shown.counted.text()
    shown.show_written(None)
    assert shown.isHidden()


def test_past_submissions_are_shown_in_words(qtmodeltester: ModelTester) -> None:
    model = PastModel()
    model.set_rows([PastSubmission(1, JUNE, "2026-06-30T01:30:00+00:00", "填报人", "a.xlsx", "ab" * 32, 31)])
    index = model.index(0, 0)
    parts = index.data().split(" · ")
    assert parts[:2] == ["June 2026 Workbook", "31 measures"]
    assert parts[3:] == ["not marked as sent", "填报人", "a.xlsx", "SHA-256 abababababab"]
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert "ab" * 32 in tip
    assert "填报人" in tip
    qtmodeltester.check(model)


def test_the_past_is_painted_two_lines_a_row(theme: Theme, qtbot: QtBot) -> None:
    model = PastModel()
    view = PastView(model, theme)
    qtbot.addWidget(view)
    view.resize(370, 100)
    view.show()
    blank = view.viewport().grab().toImage()
    model.set_rows([PastSubmission(1, JUNE, "2026-06-30T01:30:00+00:00", "", "长" * 60 + ".xlsx", "ab" * 32, 31)] * 9)
    view.fit()
    assert view.height() == SHOWN * theme.px(ROW_MEASURE) + 2
    painted = view.viewport().grab().toImage()
    assert painted != blank
    assert view.horizontalScrollBar().maximum() == 0


def test_before_the_first_submission_that_is_said(panel: MonthPanel, tmp_path: Path) -> None:
    assert panel.steps.past_view.isHidden()
    panel.writer.write(JUNE, panel.kept, tmp_path / "six.xlsx")
    assert not panel.steps.past_view.isHidden()


# Smaller things


def test_the_countdown_names_day_and_recipient(qtbot: QtBot) -> None:
    line = Countdown()
    qtbot.addWidget(line)
    line.show_rule("每月第二个工作日前向区生态环境局报送上月工作进展情况", TODAY)
    assert line.text() == "Report on June 2026 to 区生态环境局 by 2 July · 12 working days left"
    line.show_rule("每月第二个工作日前报送上月工作进展情况", date(2026, 7, 2))
    assert line.text() == "Report on June 2026 by 2 July · today"
    line.show_rule("每月第二个工作日前报送上月工作进展情况", date(2098, 6, 15))
    assert "holidays" in line.toolTip()
    line.show_rule("", TODAY)
    assert (line.text(), line.toolTip()) == ("The plan names no reporting day.", "")


def test_a_period_is_chosen_by_steps_and_from_the_list(theme: Theme, qtbot: QtBot) -> None:
    field = PeriodField(theme, month_words)
    qtbot.addWidget(field)
    assert field.period is None
    heard: list[Month] = []
    field.chosen.connect(heard.append)
    field.set_periods([MAY, JUNE], JUNE)
    field.before.click()
    field.choose(JUNE)
    field.choose(Month(2030, 1))
    assert heard == [MAY, JUNE]
    field.set_periods([MAY], JUNE)
    assert (field.period, field.before.isEnabled(), field.after.isEnabled()) == (MAY, False, False)


def test_a_switch_of_language_reaches_every_text(panel: MonthPanel, languages: Languages, tmp_path: Path) -> None:
    panel.writer.write(JUNE, panel.kept, tmp_path / "six.xlsx")
    languages.use("zh_CN")
    QApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
    assert panel.missing.said.text() == "2 条未完成措施中，2026年6月还有 2 条没有进展"
    assert panel.field.box.currentText() == "2026年6月"
    assert panel.steps.write.text().startswith("生成报送表")
    assert panel.steps.handed.counted.text().startswith("已重新打开核对")
    assert panel.countdown.text().startswith("7月2日前")


def test_the_editors_note_is_the_one_the_detail_shows(panel: MonthPanel, town_ledger: Ledger) -> None:
    write_note(panel, 1, "召开协调会。")
    measure_id = measure_ids(town_ledger)[1]
    record = measure_detail(town_ledger, measure_id, today=TODAY).record
    assert [(row.month, row.text) for row in record.progress] == [(JUNE, "召开协调会。")]


def test_the_writer_names_no_unit_when_there_is_none(make_frame: Callable[..., Frame], panel: MonthPanel) -> None:
    frame = make_frame()
    frame.chosen.set_ledger((), MyselfRow())
    writer = submissions_writer.MonthWriter(frame, panel)
    assert writer.proposed_name(JUNE) == "June 2026_submission.xlsx"
