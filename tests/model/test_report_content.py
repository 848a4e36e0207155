"""What the quarter's report and the month's workbook say, counted by hand."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image

from model.actions.accept_plan import accept_plan
from model.actions.close import close_measures, set_state
from model.actions.evidence import attach_evidence
from model.actions.myself import set_myself
from model.actions.progress import note_progress
from model.actions.readings import enter_reading
from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month, Quarter
from model.queries.records import records
from model.queries.report_content import asked, quarterly_content, submission_content, told
from model.rows.checklist import ChecklistFilter
from model.rows.words import Light, State
from model.rules.targets import targets_in
from tests.builders import AREA, TODAY, TOWN, a_measure, a_plan, measure_ids, taken_in

Q2 = Quarter(2026, 2)
JULY = date(2026, 7, 2)
APRIL, MAY, JUNE = Month(2026, 4), Month(2026, 5), Month(2026, 6)


def work(ledger: Ledger, folder: Path) -> None:
    """Six measures: closed in May, closed in July, overdue since April, blocked, not applicable, ongoing."""
    taken_in(ledger, a_plan(
        a_measure("全年抽样检测量不低于20个。", deadline="年底前", support=("各镇人民政府",)),
        a_measure("完成整治。", deadline="6月底前"),
        a_measure("完成台账。", deadline="4月底前"),
        a_measure("完成改造。", deadline="9月底前", annex=2, annex_title="碧水"),
        a_measure("不涉及的事。", deadline="5月底前", annex=2, annex_title="碧水"),
        a_measure("持续巡查，每月通报。", deadline="长期实施", annex=2, annex_title="碧水"),
    ))
    sampled, july, late, blocked, apart, ongoing = measure_ids(ledger)
    note_progress(ledger, sampled, APRIL, "抽测2个", today=TODAY)
    note_progress(ledger, sampled, JUNE, "抽测5个。", today=TODAY)
    note_progress(ledger, sampled, Month(2026, 7), "抽测9个。", today=JULY)
    note_progress(ledger, blocked, JUNE, "施工单位未进场。", state=State.BLOCKED, today=TODAY)
    note_progress(ledger, ongoing, MAY, "巡查10次。", today=TODAY)
    close_measures(ledger, [sampled], on=date(2026, 5, 20))
    close_measures(ledger, [july], on=date(2026, 7, 1))
    set_state(ledger, [apart], State.NOT_APPLICABLE, on=TODAY)
    (target,) = records(ledger, ChecklistFilter(), today=TODAY)[0].targets
    enter_reading(ledger, target.id, APRIL, "8")
    enter_reading(ledger, target.id, JUNE, "15.50")
    enter_reading(ledger, target.id, Month(2026, 7), "21")
    Image.new("RGB", (900, 600), "red").save(folder / "照片.png")
    (folder / "记录.txt").write_text("x")
    attach_evidence(ledger, [sampled, july], [folder / "照片.png"], note="现场")
    attach_evidence(ledger, [sampled], [folder / "记录.txt"])
    assert late


@pytest.fixture
def worked(filled: Callable[..., Ledger]) -> Ledger:
    return filled("quarter", work)


def test_the_quarters_figures(worked: Ledger) -> None:
    figures = quarterly_content(worked, Q2, today=JULY).figures

    assert (figures.measures, figures.closed, figures.closed_now) == (6, 1, 1)
    assert (figures.due, figures.due_closed, figures.overdue) == (2, 0, 2)
    assert {one.state: one.count for one in figures.states} == {
        State.NOT_STARTED: 2, State.IN_PROGRESS: 1, State.BLOCKED: 1, State.CLOSED: 1, State.NOT_APPLICABLE: 1}
    assert (figures.evidence, figures.targets, figures.targets_read, figures.targets_met) == (2, 1, 1, 0)


def test_the_next_quarters_figures_count_what_was_closed_then(worked: Ledger) -> None:
    figures = quarterly_content(worked, Quarter(2026, 3), today=date(2026, 10, 9)).figures

    assert (figures.closed, figures.closed_now, figures.due, figures.overdue) == (2, 1, 1, 2)
    assert (figures.targets_read, figures.targets_met) == (1, 1)


def test_each_annex_adds_up(worked: Ledger) -> None:
    first, second = quarterly_content(worked, Q2, today=JULY).annexes

    assert (first.annex, first.measures, first.closed, first.in_progress, first.not_started, first.overdue) == (1, 3, 1, 0, 2, 2)
    assert (second.title, second.measures, second.blocked, second.not_applicable, second.in_progress) == ("碧水", 3, 1, 1, 1)
    assert [(one.code, one.text) for one in first.progress + second.progress] == [
        ("1-01-1", "抽测2个。抽测5个。"), ("2-01-1", "施工单位未进场。"), ("2-01-3", "巡查10次。")]


def test_closings_run_from_january_to_the_quarters_end(worked: Ledger) -> None:
    found = quarterly_content(worked, Q2, today=JULY).closings

    assert [(point.month.month, point.closed) for point in found] == [(1, 0), (2, 0), (3, 0), (4, 0), (5, 1), (6, 1)]


def test_a_target_shows_the_reading_of_that_time(worked: Ledger) -> None:
    (now,) = quarterly_content(worked, Q2, today=JULY).targets
    (later,) = quarterly_content(worked, Quarter(2026, 3), today=date(2026, 10, 9)).targets
    (before,) = quarterly_content(worked, Quarter(2026, 1), today=JULY).targets

    assert (now.asked, now.reading, now.read_in, now.is_met) == ("≥20个", "15.50个", JUNE, False)
    assert (later.reading, later.is_met) == ("21个", True)
    assert (before.reading, before.read_in, before.is_met) == ("", None, None)


def test_troubles_are_what_is_late_or_blocked(worked: Ledger) -> None:
    on_the_last_day, late, blocked = quarterly_content(worked, Q2, today=JULY).troubles

    assert (on_the_last_day.code, on_the_last_day.days_late, on_the_last_day.closed_since) == ("1-01-2", 0, date(2026, 7, 1))
    assert (late.code, late.due_on, late.days_late, late.is_blocked, late.reason) == ("1-01-3", date(2026, 4, 30), 61, False, "")
    assert (blocked.code, blocked.days_late, blocked.is_blocked, blocked.reason) == ("2-01-1", 0, True, "施工单位未进场。")


def test_upcoming_are_the_dates_and_duties_of_the_next_quarter(worked: Ledger) -> None:
    found = quarterly_content(worked, Q2, today=JULY).upcoming

    assert ("2-01-1", date(2026, 9, 30)) in [(one.code, one.due_on) for one in found]
    assert ("2-01-3", None) in [(one.code, one.due_on) for one in found]
    assert "1-01-1" not in [one.code for one in found]


def test_a_measure_closed_after_the_quarter_was_still_coming_in_it(worked: Ledger) -> None:
    close_measures(worked, measure_ids(worked)[3:4], on=date(2026, 8, 1))

    assert "2-01-1" in [one.code for one in quarterly_content(worked, Q2, today=date(2026, 10, 9)).upcoming]


def test_the_table_shows_states_and_lights_as_they_were(worked: Ledger) -> None:
    found = {one.code: one for one in quarterly_content(worked, Q2, today=JULY).measures}

    assert [one.state for one in found.values()] == [
        State.CLOSED, State.NOT_STARTED, State.NOT_STARTED, State.BLOCKED, State.NOT_APPLICABLE, State.IN_PROGRESS]
    assert [one.light for one in found.values()] == [Light.GREY, Light.RED, Light.RED, Light.AMBER, Light.GREY, Light.GREEN]
    assert (found["1-01-1"].progress, found["1-01-1"].evidence_count, found["1-01-1"].support) == ("抽测2个。抽测5个。", 2, ("各镇人民政府",))


def test_the_table_and_the_figures_agree_before_the_quarter_ends(worked: Ledger) -> None:
    close_measures(worked, measure_ids(worked)[2:3], on=date(2026, 6, 20))  # ticked with a day ahead
    content = quarterly_content(worked, Q2, today=TODAY)

    assert sum(one.state is State.CLOSED for one in content.measures) == content.figures.closed == 1


def test_evidence_is_listed_once_with_all_it_proves(worked: Ledger) -> None:
    photo, text = quarterly_content(worked, Q2, today=JULY).evidence

    assert (photo.name, photo.codes, photo.note) == ("照片.png", ("1-01-1", "1-01-2"), "现场")
    assert photo.thumbnail is not None
    assert (text.name, text.codes, text.thumbnail) == ("记录.txt", ("1-01-1",), None)
    assert not any(one.is_missing or one.is_altered for one in (photo, text))


def test_evidence_that_is_gone_or_altered_is_marked(worked: Ledger) -> None:
    photo, text = quarterly_content(worked, Q2, today=JULY).evidence
    worked.evidence_files.path_of(photo.sha256).unlink()
    worked.evidence_files.path_of(text.sha256).write_text("y")
    photo, text = quarterly_content(worked, Q2, today=JULY).evidence

    assert (photo.is_missing, photo.is_altered, photo.thumbnail) == (True, False, None)
    assert (text.is_missing, text.is_altered) == (False, True)


def test_thumbnails_can_be_left_out(worked: Ledger) -> None:
    found = quarterly_content(worked, Q2, today=JULY, with_thumbnails=False).evidence

    assert all(one.thumbnail is None and not one.is_missing for one in found)


def test_a_filter_restricts_everything(worked: Ledger) -> None:
    content = quarterly_content(worked, Q2, kept=ChecklistFilter(is_mine=True), today=JULY, filter_text="我的")

    assert (content.figures.measures, len(content.measures), len(content.annexes), content.filter_text) == (1, 1, 1, "我的")
    assert content.troubles == ()


def test_a_filter_that_keeps_nothing_gives_an_empty_report(worked: Ledger) -> None:
    content = quarterly_content(worked, Q2, kept=ChecklistFilter(search="绝无此词"), today=JULY)

    assert (content.figures.measures, content.annexes, content.measures, content.evidence) == (0, (), (), ())


def test_the_heading_names_plan_and_signer(worked: Ledger) -> None:
    content = quarterly_content(worked, Q2, today=JULY)

    assert (content.plan.title, content.plan.doc_no, content.plan.year) == ("示例区2026年行动计划", "示政办发〔2026〕1号", 2026)
    assert (content.sign.unit, content.sign.person) == (TOWN, "填报人")


@pytest.mark.parametrize("ask", [
    lambda ledger: quarterly_content(ledger, Q2, today=JULY), lambda ledger: submission_content(ledger, JUNE, today=JULY),
    lambda ledger: quarterly_content(ledger, Q2, kept=ChecklistFilter(plan_id=9), today=JULY),
])
def test_there_is_no_report_without_a_plan(ask: Callable[[Ledger], object], ledger: Ledger) -> None:
    set_myself(ledger, unit=TOWN, area=AREA)
    with pytest.raises(UserError) as error:
        ask(ledger)
    assert error.value.code == "plan-unknown"


def test_the_years_own_plan_is_reported(worked: Ledger) -> None:
    accept_plan(worked, a_plan(doc_no="新", title="下一年", year=2027), today=TODAY)

    assert quarterly_content(worked, Q2, today=JULY).plan.year == 2026
    assert quarterly_content(worked, Quarter(2027, 1), today=date(2027, 4, 1)).plan.year == 2027


@pytest.mark.parametrize("year", [1999, 2031])
def test_a_year_without_a_plan_is_not_reported_from_another_years(worked: Ledger, year: int) -> None:
    with pytest.raises(UserError) as caught:
        submission_content(worked, Month(year, 6), today=JULY)
    assert caught.value.code == "plan-of-year-unknown"


def test_of_two_plans_of_a_year_none_is_left_out_unsaid(worked: Ledger) -> None:
    accept_plan(worked, a_plan(doc_no="新", title="另一个"), today=TODAY)

    with pytest.raises(UserError) as caught:
        submission_content(worked, JUNE, today=JULY)
    assert (caught.value.code, caught.value.facts["choices"]) == ("plan-ambiguous", "2026-1、2026-2")
    assert submission_content(worked, JUNE, kept=ChecklistFilter(plan_id=2), today=JULY).plan.title == "另一个"


def test_the_months_rows(worked: Ledger) -> None:
    content = submission_content(worked, JUNE, today=JULY)
    sampled, july, _, blocked, _, ongoing = content.rows

    assert content.ledger_id == worked.identity
    assert (sampled.state, sampled.month_progress, sampled.progress) == (State.CLOSED, "抽测5个。", "抽测2个。抽测5个。")
    assert [(one.asked, one.value) for one in sampled.targets] == [("≥20个", Decimal("15.50"))]
    assert (sampled.evidence, sampled.unit, sampled.person) == (("照片.png", "记录.txt"), TOWN, "填报人")
    assert (july.state, july.month_progress, july.reported_on) == (State.NOT_STARTED, "", None)
    assert (blocked.trouble, blocked.state) == ("施工单位未进场。", State.BLOCKED)
    assert (ongoing.month_progress, ongoing.progress) == ("", "巡查10次。")


def test_a_month_without_a_reading_leaves_it_empty(worked: Ledger) -> None:
    (target,) = submission_content(worked, MAY, today=JULY).rows[0].targets

    assert target.value is None


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set here")
def test_days_are_those_where_the_officer_sits(open_ledger: Callable[..., Ledger], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    try:
        ledger = taken_in(open_ledger(now=datetime(2026, 6, 30, 23, 30, tzinfo=UTC)), a_plan())
        note_progress(ledger, measure_ids(ledger)[0], JUNE, "一早写的。", today=TODAY)
        (tmp_path / "a.txt").write_text("x")
        attach_evidence(ledger, measure_ids(ledger)[:1], [tmp_path / "a.txt"])
        written = submission_content(ledger, JUNE, today=JULY).rows[0].reported_on
        added = quarterly_content(ledger, Q2, today=JULY).evidence[0].added_on
    finally:
        monkeypatch.undo()
        time.tzset()
    assert (written, added) == (date(2026, 7, 1), date(2026, 7, 1))


@pytest.mark.parametrize(("words", "shown"), [
    ("TSP年均浓度同比下降3%。", "下降≥3%"), ("化肥用量降低不超过5%。", "降低≤5%"), ("万元产值能耗下降3%左右。", "下降约3%"),
    ("碳排放强度下降2%至4%。", "下降2～4%"), ("抽检不少于20个。", "≥20个"), ("燃煤消费量减少2.5%以上。", "减少≥2.5%"),
])
def test_a_fall_is_told_as_one_and_filled_in_with_its_sign(words: str, shown: str) -> None:
    [place] = targets_in(words)
    assert told(place) == shown
    assert ("-" in asked(place)) is (place.value < 0)
