"""The check before hand-in: found, counted, a door to each row, let stand with a word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.dialogs.reason import ReasonDialog
from gui.item_models.finding_table import FindingColumn
from gui.operations import Runners
from gui.pages import submissions_month_asking
from gui.pages.submissions_lists import CHECK, MISSING
from gui.pages.submissions_month import MonthPanel
from gui.translations import Languages
from model.actions.progress import note_progress
from model.ledger import Ledger
from model.periods import Month
from model.queries.hand_in import hand_in_findings
from model.rows.hand_in import Finding, FindingCode
from model.rows.server import ServerRole
from tests.builders import TODAY, measure_ids
from tests.fakes import FakeTasks
from tests.gui.conftest import HeardMessages
from tests.gui.month.scene import EVERYTHING, JUNE, MAY, editor_of, note_in, write_note


@pytest.fixture
def checked(town_ledger: Ledger, make_panel: Callable[..., MonthPanel]) -> MonthPanel:
    """The first measure names a telephone and promises what is not there."""
    note_progress(town_ledger, measure_ids(town_ledger)[0], JUNE, "联系人13800138000，照片附后，详见附件。", today=TODAY)
    return make_panel(town_ledger)


def codes(panel: MonthPanel) -> list[FindingCode]:
    return [finding.code for finding in panel.check.findings.rows()]


def chosen(panel: MonthPanel) -> Finding:
    finding = panel.check.view.current
    assert isinstance(finding, Finding)
    return finding


def let_stand(panel: MonthPanel, word: str) -> None:
    panel.check.accept.click()
    dialog = panel.check.asking
    assert isinstance(dialog, ReasonDialog)
    dialog.reason.setText(word)
    dialog.closing.act.click()


def test_what_is_found_stands_there_the_gravest_first(checked: MonthPanel, qtmodeltester: ModelTester) -> None:
    assert codes(checked) == [FindingCode.PERSONAL_DATA, FindingCode.PROOF_MISSING]
    assert chosen(checked).code is FindingCode.PERSONAL_DATA
    model = checked.check.findings
    assert model.index(0, FindingColumn.SEVERITY).data() == "To mend"
    assert not model.index(0, FindingColumn.SEVERITY).data(Qt.ItemDataRole.DecorationRole).isNull()
    assert "138" in model.index(0, FindingColumn.FOUND).data(Qt.ItemDataRole.ToolTipRole)
    qtmodeltester.check(model)


def test_the_step_counts_what_stands_open(checked: MonthPanel) -> None:
    assert checked.lists.steps.chips[CHECK].text() == "&2  Check · 2"
    assert not checked.steps.standing.isHidden()
    checked.steps.standing.click()
    assert checked.lists.steps.step == CHECK
    assert checked.check.isVisible()


def test_what_is_mended_goes_by_itself(checked: MonthPanel, qtbot: QtBot) -> None:
    listed = {note.row.code for note in checked.missing.notes.rows()}
    assert chosen(checked).measure not in listed  # it has its progress: the door brings it there
    checked.check.note.click()
    assert checked.lists.steps.step == MISSING
    editor = editor_of(checked)
    assert "13800138000" in editor.toPlainText()
    editor.setPlainText("已联系到位。")
    checked.flush()
    qtbot.waitUntil(lambda: codes(checked) == [])
    assert checked.steps.standing.isHidden()


def test_return_on_a_finding_opens_its_note(checked: MonthPanel, qtbot: QtBot) -> None:
    checked.lists.show_step(CHECK)
    qtbot.keyClick(checked.check.view, Qt.Key.Key_Return)
    assert "照片附后" in editor_of(checked).toPlainText()


def test_a_finding_is_a_door_to_its_measure(checked: MonthPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(checked.wanted) as heard:
        checked.check.door.click()
    assert heard.args == ["checklist", chosen(checked).measure_id]


def test_it_is_let_stand_with_a_word_and_undone(
    checked: MonthPanel, messages: HeardMessages, town_ledger: Ledger, qtbot: QtBot
) -> None:
    let_stand(checked, "对外公布的电话")
    qtbot.waitUntil(lambda: codes(checked) == [FindingCode.PROOF_MISSING, FindingCode.PERSONAL_DATA])  # what stands comes last
    assert checked.check.findings.index(1, FindingColumn.ACCEPTED).data() == "对外公布的电话"
    assert checked.lists.steps.chips[CHECK].text() == "&2  Check · 1"
    assert len(messages.notices) == 1
    checked.frame.operations.undo()
    assert all(not finding.is_accepted for finding in hand_in_findings(town_ledger, JUNE, kept=EVERYTHING, today=TODAY))
    qtbot.waitUntil(lambda: len(checked.check.open_findings) == 2)


def test_the_chosen_finding_stays_so_when_another_comes_before_it(
    checked: MonthPanel, town_ledger: Ledger, qtbot: QtBot
) -> None:
    checked.check.view.choose(1)
    note_progress(town_ledger, measure_ids(town_ledger)[1], JUNE, "联系人13900139000。", today=TODAY)
    checked.lists.refresh_wanted.emit()
    qtbot.waitUntil(lambda: len(codes(checked)) == 3)
    assert (checked.check.view.currentIndex().row(), chosen(checked).code) == (2, FindingCode.PROOF_MISSING)


def test_after_one_was_let_stand_the_next_is_chosen(checked: MonthPanel, qtbot: QtBot) -> None:
    let_stand(checked, "对外公布的电话")
    qtbot.waitUntil(lambda: len(checked.check.open_findings) == 1)
    assert chosen(checked).code is FindingCode.PROOF_MISSING


def test_the_workbook_is_written_whatever_stands_open(checked: MonthPanel, tmp_path: Path) -> None:
    assert checked.steps.write.isEnabled()
    checked.writer.write(JUNE, checked.kept, tmp_path / "six.xlsx")
    assert checked.steps.handed.written is not None
    assert len(checked.check.open_findings) == 2


def test_another_month_has_its_own(checked: MonthPanel) -> None:
    checked.field.choose(MAY)
    assert codes(checked) == []
    assert checked.steps.standing.isHidden()


def test_what_was_found_of_another_month_is_not_shown(
    make_panel: Callable[..., MonthPanel], town_ledger: Ledger
) -> None:
    note_progress(town_ledger, measure_ids(town_ledger)[0], JUNE, "联系人13800138000。", today=TODAY)
    questions = FakeTasks(held=True)
    panel = make_panel(town_ledger, runners=Runners(FakeTasks(), questions, FakeTasks()))
    assert not panel.check.is_known
    panel.field.choose(MAY)
    questions.wait()
    assert (panel.check.month, codes(panel)) == (MAY, [])


def test_with_nothing_found_that_is_said(panel: MonthPanel) -> None:
    assert codes(panel) == []
    assert panel.lists.steps.chips[CHECK].text() == "&2  Check · 0"
    panel.lists.show_step(CHECK)
    assert panel.check.nothing.isVisible()
    assert not panel.check.note.isEnabled()


def test_nothing_missing_leads_to_the_check(panel: MonthPanel) -> None:
    for row in range(len(panel.missing.notes.rows())):
        write_note(panel, row, "召开协调会。")
    panel.field.choose(MAY)
    panel.field.choose(JUNE)
    assert panel.missing.nothing.isVisible()
    panel.missing.nothing.step_wanted.emit()
    assert panel.lists.steps.step == CHECK


def test_in_a_ledger_that_may_not_be_written_it_is_only_looked_at(
    make_panel: Callable[..., MonthPanel], town_ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    note_progress(town_ledger, measure_ids(town_ledger)[0], JUNE, "联系人13800138000。", today=TODAY)
    monkeypatch.setattr(type(town_ledger), "is_read_only", property(lambda _ledger: True))
    panel = make_panel(town_ledger)
    assert (panel.check.accept.isEnabled(), panel.check.note.isEnabled(), panel.check.door.isEnabled()) == (False, False, True)
    panel.check.ask_word()
    assert panel.check.asking is None


def test_the_check_follows_the_language(checked: MonthPanel, languages: Languages, qtbot: QtBot) -> None:
    languages.use("zh_CN")
    qtbot.waitUntil(lambda: checked.lists.steps.chips[CHECK].text() == "&2  交前体检 · 2")
    assert checked.check.said.text().startswith("1 处须改")
    assert note_in(checked.frame.operations.ledger, chosen(checked).measure_id).startswith("联系人")


def test_many_notes_are_looked_over_once(checked: MonthPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def counted(_ledger: Ledger, month: Month, *_args: object, **_facts: object) -> tuple[Month, tuple[Finding, ...]]:
        asked.append(month)
        return month, ()

    monkeypatch.setattr(submissions_month_asking, "month_findings", counted)
    for text in ("一次会。", "两次会。", "三次会。"):
        write_note(checked, 0, text)
    assert asked == []
    qtbot.waitUntil(lambda: codes(checked) == [])
    assert asked == [JUNE]


@pytest.mark.parametrize(("role", "obstacle", "may"), [
    (ServerRole.REVIEWER, "server-reviewer", True), (ServerRole.READER, "server-read-only", False),
])
def test_a_reviewer_lets_stand_and_writes_no_notes_and_a_reader_does_neither(
    qtbot: QtBot, town_ledger: Ledger, make_panel: Callable[..., MonthPanel], role: ServerRole, obstacle: str, *, may: bool
) -> None:
    note_progress(town_ledger, measure_ids(town_ledger)[0], JUNE, "联系人13800138000，照片附后，详见附件。", today=TODAY)
    town_ledger.role, town_ledger.obstacle = role, obstacle
    panel = make_panel(town_ledger)

    assert not panel.check.note.isEnabled()
    assert panel.check.accept.isEnabled() is may
    if may:
        let_stand(panel, "属实")
        qtbot.waitUntil(lambda: len(panel.check.open_findings) == 1)
