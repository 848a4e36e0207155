"""Every number of the summary is traced to measures, and counting these anew gives the number."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from model.actions.close import close_measures, set_state
from model.actions.evidence import attach_evidence
from model.actions.progress import note_progress
from model.actions.readings import enter_reading
from model.ledger import DATABASE_NAME, Ledger
from model.periods import Month, Quarter
from model.queries.records import records
from model.queries.report_content import quarterly_content
from model.rows.checklist import ChecklistFilter
from model.rows.report import Counted, QuarterlyContent, Traced
from model.rows.words import State
from reports import wording
from tests.builders import TODAY, a_measure, a_plan, measure_ids, taken_in

Q2 = Quarter(2026, 2)
JULY = date(2026, 7, 2)
MAY, JUNE, NEXT = Month(2026, 5), Month(2026, 6), Month(2026, 7)
DONE = {State.CLOSED, State.NOT_APPLICABLE}


def work(ledger: Ledger, folder: Path) -> None:
    """Nine measures of a town and of others: closed early, in the quarter, after it; late, blocked, set aside, with two targets."""
    taken_in(ledger, a_plan(
        a_measure("年初完成的事。", deadline="3月底前", lead=("青山镇人民政府",)),
        a_measure("季度内完成的事。", deadline="6月底前", support=("各镇人民政府",)),
        a_measure("季度后完成的事。", deadline="6月底前"),
        a_measure("抽测不低于20个；检查不少于5次。", deadline="年底前", support=("各镇人民政府",)),
        a_measure("逾期的事。", deadline="4月底前"),
        a_measure("困难的事。", deadline="9月底前", annex=2, annex_title="碧水"),
        a_measure("不涉及的事。", deadline="5月底前", annex=2, annex_title="碧水"),
        a_measure("持续巡查。", deadline="长期实施", annex=2, annex_title="碧水"),
        a_measure("达标率不低于90%。", deadline="6月底前", annex=2, annex_title="碧水"),
    ))
    early, inside, after, sampled, _late, blocked, apart, ongoing, rate = measure_ids(ledger)
    close_measures(ledger, [early], on=date(2026, 2, 3))
    close_measures(ledger, [inside], on=date(2026, 5, 20))
    close_measures(ledger, [after], on=date(2026, 7, 1))
    set_state(ledger, [apart], State.NOT_APPLICABLE, on=TODAY)
    note_progress(ledger, blocked, JUNE, "尚未进场。", state=State.BLOCKED, today=TODAY)
    note_progress(ledger, ongoing, MAY, "巡查10次。", today=TODAY)
    note_progress(ledger, sampled, NEXT, "七月的事。", today=JULY)
    kept = {record.row.id: record for record in records(ledger, ChecklistFilter(), today=TODAY)}
    enter_reading(ledger, kept[sampled].targets[0].id, JUNE, "21")
    enter_reading(ledger, kept[sampled].targets[1].id, NEXT, "9")
    enter_reading(ledger, kept[rate].targets[0].id, MAY, "80")
    (folder / "一.txt").write_text("1")
    (folder / "二.txt").write_text("2")
    attach_evidence(ledger, [inside, ongoing], [folder / "一.txt"])
    attach_evidence(ledger, [inside], [folder / "二.txt"])


@pytest.fixture
def content(filled: Callable[..., Ledger]) -> QuarterlyContent:
    return quarterly_content(filled("figures", work), Q2, today=JULY)


def _by_figure(content: QuarterlyContent) -> Mapping[Counted, Traced]:
    return {traced.figure: traced for traced in content.figures.sources}


def _recounted(content: QuarterlyContent) -> dict[Counted, int]:
    """Counted by other means: from the lines of the measures table, the targets and the troubles."""
    rows = content.measures
    read = [target for target in content.targets if target.is_met is not None]
    return {
        Counted.MEASURES: len(rows), Counted.CLOSED: sum(row.state is State.CLOSED for row in rows),
        Counted.CLOSED_NOW: sum(row.closed_on is not None and Q2.first <= row.closed_on <= Q2.last for row in rows),
        Counted.OVERDUE: sum(item.is_overdue for item in content.troubles), Counted.TOLD: sum(bool(row.progress) for row in rows),
        Counted.TARGETS: len(content.targets), Counted.TARGETS_READ: len(read),
        Counted.TARGETS_MET: sum(target.is_met is True for target in read), Counted.EVIDENCE: len(content.evidence),
    }


def test_every_number_is_traced_and_is_the_one_that_is_said(content: QuarterlyContent) -> None:
    traced = _by_figure(content)

    assert list(traced) == list(Counted)
    assert {figure: getattr(content.figures, figure.value) for figure in Counted} == {
        figure: one.number for figure, one in traced.items()}


def test_counting_the_traced_measures_gives_the_numbers(content: QuarterlyContent) -> None:
    traced = _by_figure(content)

    for figure, one in traced.items():
        if figure is not Counted.EVIDENCE:  # a file may prove several, a measure may have several files
            assert len(one.measure_ids) == one.number, figure
    assert {figure: traced[figure].number for figure in _recounted(content)} == _recounted(content)


def test_the_traced_measures_are_what_the_number_says(content: QuarterlyContent) -> None:
    rows = {row.measure_id: row for row in content.measures}
    texts = {figure: [rows[key].text[:5] for key in one.measure_ids] for figure, one in _by_figure(content).items()}

    assert texts[Counted.CLOSED] == ["年初完成的", "季度内完成"]
    assert texts[Counted.CLOSED_NOW] == texts[Counted.DUE_CLOSED] == ["季度内完成"]
    assert texts[Counted.DUE] == ["季度内完成", "季度后完成", "逾期的事。", "达标率不低"]
    assert texts[Counted.OVERDUE] == ["季度后完成", "逾期的事。", "达标率不低"]
    assert texts[Counted.TOLD] == ["困难的事。", "持续巡查。"]
    assert texts[Counted.TARGETS] == ["抽测不低于", "抽测不低于", "达标率不低"]
    assert (texts[Counted.TARGETS_READ], texts[Counted.TARGETS_MET]) == (["抽测不低于", "达标率不低"], ["抽测不低于"])
    assert (texts[Counted.EVIDENCE], content.figures.evidence) == (["季度内完成", "持续巡查。"], 2)


def test_ones_own_are_those_the_ledger_calls_mine(filled: Callable[..., Ledger]) -> None:
    ledger = filled("figures", work)
    mine = _by_figure(quarterly_content(ledger, Q2, today=JULY))[Counted.MINE]

    assert set(mine.measure_ids) == {record.row.id for record in records(ledger, ChecklistFilter(is_mine=True), today=JULY)}
    assert mine.number == 3


def test_every_number_of_the_summary_stands_in_the_trace(content: QuarterlyContent) -> None:
    """Dates and the share apart, nothing is counted in the paragraph that cannot be shown."""
    text = wording.overall(content.figures, Q2.last, JULY)
    said = {int(number) for number in re.findall(r"(\d+)[项个件]", text)}

    assert said
    assert said <= {one.number for one in content.figures.sources}


@pytest.mark.sqlite("SQLite's file is read past the program")
def test_the_numbers_are_those_of_the_database(filled: Callable[..., Ledger]) -> None:
    ledger = filled("figures", work)
    figures = _by_figure(quarterly_content(ledger, Q2, today=JULY))
    database = sqlite3.connect(f"{(ledger.folder / DATABASE_NAME).as_uri()}?mode=ro", uri=True)
    closed = [key for (key,) in database.execute("SELECT id FROM measure WHERE closed_on <= '2026-06-30' ORDER BY position, id")]
    files = database.execute("SELECT count(DISTINCT evidence_id) FROM evidence_link").fetchone()[0]
    database.close()

    assert sorted(figures[Counted.CLOSED].measure_ids) == sorted(closed)
    assert figures[Counted.EVIDENCE].number == files
