"""The overview: true figures, each a door to exactly what it counts, alive while work goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QEnterEvent
from pytestqt.qtbot import QtBot

from gui.page import Frame
from gui.pages.figures import Doors, figures_of
from gui.pages.overview import OverviewPage
from gui.theme import Theme, Token
from gui.translations import Languages
from gui.widgets.bars import Bar, Bars, Meter
from gui.widgets.burn_up import BurnUp
from gui.widgets.column_grid import ColumnGrid
from gui.widgets.figure_card import FigureCard
from gui.widgets.welcome import Welcome
from model.actions.answers import answer_duties
from model.actions.close import close_measures
from model.actions.progress import note_progress
from model.ledger import Ledger
from model.periods import Month
from model.queries.checklist import checklist_count
from model.queries.overview import myself, plans
from model.rows.checklist import ChecklistFilter
from model.rows.overview import ClosingPoint, MyselfRow
from model.rows.words import Light, State
from tests.builders import TODAY, a_measure, a_plan, measure_ids, taken_in
from tests.fakes import fake_runners
from tests.gui.conftest import HeardMessages

PLAN = a_plan(
    a_measure("全年抽样检测量不低于20个。", support=("各镇人民政府",)),
    a_measure("6月底前完成整治方案。", deadline="6月底前", task_no=2, task="扬尘治理", lead=("相关镇人民政府",)),
    a_measure("完成排查。", deadline="3月底前", task_no=2, task="扬尘治理", lead=("青山镇人民政府",)),
    a_measure("完成清淤。", annex=2, annex_title="示例区碧水计划", lead=("各镇人民政府",)),
    a_measure("持续开展执法检查。", deadline="长期实施", annex=2, annex_title="示例区碧水计划", lead=("区水务局",)),
)


@pytest.fixture
def working(filled: Callable[..., Ledger]) -> Ledger:
    """A town's ledger with one closed measure and one with progress."""

    def fill(ledger: Ledger, _folder: Path) -> None:
        taken_in(ledger, PLAN)
        ids = measure_ids(ledger)
        close_measures(ledger, [ids[3]], on=date(2026, 5, 20))
        note_progress(ledger, ids[0], Month(2026, 6), "已抽检8个。", today=TODAY)

    return filled("overview", fill)


@pytest.fixture
def make_page(qtbot: QtBot, make_frame: Callable[..., Frame]) -> Callable[[Ledger], OverviewPage]:
    def made(ledger: Ledger) -> OverviewPage:
        frame = make_frame(ledger, today=TODAY)
        frame.chosen.set_ledger(plans(ledger), myself(ledger))
        page = OverviewPage(frame)
        qtbot.addWidget(page)
        return page

    return made


@pytest.fixture
def page(make_page: Callable[[Ledger], OverviewPage], working: Ledger) -> OverviewPage:
    return make_page(working)


def opened_by(qtbot: QtBot, page: OverviewPage, press: Callable[[], object]) -> ChecklistFilter:
    with qtbot.waitSignal(page.wanted) as heard:
        press()
    name, kept = heard.args
    assert name == "checklist"
    assert isinstance(kept, ChecklistFilter)
    return kept


def test_the_figures_are_those_of_my_measures(page: OverviewPage) -> None:
    assert page.is_mine
    assert page.board.closed.figure == "1 / 4"
    assert page.board.idle.figure == "2"
    assert page.board.due_soon.figure == "2"
    assert page.board.targets.figure == "0 / 1"


@pytest.mark.parametrize("obstacle", ["", "server-read-only", "server-reviewer", "ledger-held"])
def test_only_who_may_is_offered_to_say_another_unit(make_page: Callable[[Ledger], OverviewPage], working: Ledger, obstacle: str) -> None:
    working.obstacle = obstacle
    page = make_page(working)
    for way in (page.unit, page.welcome.unit):
        assert way.isEnabled() is not bool(obstacle)


def test_all_counts_every_measure(qtbot: QtBot, page: OverviewPage) -> None:
    qtbot.mouseClick(page.scope.all, Qt.MouseButton.LeftButton)
    assert page.board.closed.figure == "1 / 5"
    assert [(bar.done, bar.total) for bar in page.board.bars.bars] == [(0, 3), (1, 2)]


@pytest.mark.parametrize("name", ["closed", "due_soon", "idle", "evidence"])
@pytest.mark.parametrize("is_mine", [True, False])
def test_a_door_opens_exactly_what_its_figure_counts(
    qtbot: QtBot, page: OverviewPage, working: Ledger, name: str, is_mine: bool
) -> None:
    (page.scope.mine if is_mine else page.scope.all).click()
    card: FigureCard = getattr(page.board, name)
    kept = opened_by(qtbot, page, card.click)
    assert checklist_count(working, kept, today=TODAY) == int(card.figure.split(" / ")[0])
    assert kept.is_mine is is_mine


def test_the_door_of_what_is_due_says_how_many_are_past(qtbot: QtBot, page: OverviewPage, working: Ledger) -> None:
    kept = opened_by(qtbot, page, page.board.due_soon.click)
    past = checklist_count(working, replace(kept, due_before=TODAY - timedelta(days=1)), today=TODAY)
    assert page.figures is not None
    assert page.figures.row.past_date == past == 1
    assert "1" in page.board.due_soon.accessibleDescription()


def test_each_light_is_a_door_to_its_measures(qtbot: QtBot, page: OverviewPage, working: Ledger) -> None:
    figures = {light: int(card.figure) for light, card in page.board.lights.items()}
    assert figures[Light.RED] == figures[Light.GREY] == 1
    for light, card in page.board.lights.items():
        kept = opened_by(qtbot, page, card.click)
        assert kept.light is light
        assert checklist_count(working, kept, today=TODAY) == figures[light]


def test_an_annex_and_the_curve_are_doors_too(qtbot: QtBot, page: OverviewPage) -> None:
    assert opened_by(qtbot, page, page.board.bars.lines[1].click).annex == 2
    assert opened_by(qtbot, page, page.board.burn_up.click).state is State.CLOSED


def test_a_door_opens_by_keyboard(qtbot: QtBot, page: OverviewPage) -> None:
    kept = opened_by(qtbot, page, lambda: qtbot.keyClick(page.board.closed, Qt.Key.Key_Space))
    assert kept.state is State.CLOSED


def test_figures_follow_every_change(page: OverviewPage, working: Ledger) -> None:
    page.frame.operations.write(None, "Close", close_measures, measure_ids(working)[:1], on=TODAY)
    assert page.board.closed.figure == "2 / 4"
    page.frame.operations.undo()
    assert page.board.closed.figure == "1 / 4"


def test_what_is_perhaps_mine_leads_to_the_question(qtbot: QtBot, page: OverviewPage, working: Ledger) -> None:
    assert page.board.unanswered.figure == "1"
    with qtbot.waitSignal(page.wanted) as heard:
        page.board.unanswered.click()
    assert heard.args == ["take-in", page.frame.chosen.plan]
    duty = next(duty for duty in range(1, 20) if _answers(page, duty))
    assert duty
    assert page.board.unanswered.isHidden()


def _answers(page: OverviewPage, duty: int) -> bool:
    page.frame.operations.write(None, "Answer", answer_duties, (duty,), is_us=True, on_error=lambda _: None)
    return page.board.unanswered.figure == "0"


def test_without_a_plan_the_first_step_is_offered(
    qtbot: QtBot, make_page: Callable[..., OverviewPage], ledger: Ledger
) -> None:
    page = make_page(ledger)
    assert page.figures is None
    with qtbot.waitSignal(page.wanted) as heard:
        page.welcome.take_in.click()
    assert heard.args == ["take-in", []]


def test_who_works_here_is_asked_once(
    qtbot: QtBot, make_page: Callable[..., OverviewPage], ledger: Ledger
) -> None:
    page = make_page(ledger)
    page.show()
    assert page._dialog is not None
    first = page._dialog
    first.reject()
    page.hide()
    page.show()
    assert page._dialog is first
    page.close()


def test_the_welcome_button_asks_again(make_page: Callable[..., OverviewPage], ledger: Ledger) -> None:
    page = make_page(ledger)
    page.welcome.unit.click()
    assert page._dialog is not None
    page._dialog.reject()


def test_once_the_unit_is_known_mine_is_shown(make_page: Callable[..., OverviewPage], ledger: Ledger) -> None:
    taken_in(ledger, PLAN)
    page = make_page(ledger)
    page.frame.chosen.set_ledger(plans(ledger), MyselfRow())
    assert not page.is_mine
    assert not page.scope.mine.isEnabled()
    page.frame.chosen.set_ledger(plans(ledger), myself(ledger))
    assert page.is_mine


def test_a_plan_that_does_not_name_me_says_so(qtbot: QtBot, make_page: Callable[..., OverviewPage], ledger: Ledger) -> None:
    taken_in(ledger, a_plan(a_measure(lead=("区水务局",))))
    page = make_page(ledger)
    assert not page.nothing.isHidden()
    page.scope.all.click()
    assert page.nothing.isHidden()
    assert page.board.closed.figure == "0 / 1"


@pytest.mark.sqlite("a sample is a folder of its own")
def test_the_sample_is_made_beside_the_ledger(
    make_page: Callable[..., OverviewPage], ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("gui.pages.overview.open_sample", lambda _frame, place: opened.append(place))
    page = make_page(ledger)
    page.welcome.sample.click()
    (place,) = opened
    assert place.parent == ledger.folder.parent
    assert place != ledger.folder
    assert (place / "ledger.db").exists()
    assert page.welcome.sample.isEnabled()


@pytest.mark.sqlite("a sample is a folder of its own")
def test_a_sample_is_not_opened_in_place_of_a_window_that_closes(
    qtbot: QtBot, make_frame: Callable[..., Frame], ledger: Ledger, messages: HeardMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("gui.pages.overview.open_sample", lambda _frame, place: opened.append(place))
    runners = fake_runners()
    page = OverviewPage(make_frame(ledger, runners=runners, today=TODAY))
    qtbot.addWidget(page)
    runners.long_work.held = True
    page.open_sample()
    page.frame.operations.beside.call_off()
    runners.long_work.wait()

    assert (opened, messages.errors) == ([], [])
    assert page.welcome.sample.isEnabled()


def test_a_sample_that_cannot_be_made_is_said(
    make_page: Callable[..., OverviewPage], ledger: Ledger, messages: HeardMessages
) -> None:
    page = make_page(ledger)
    ledger.folder.with_name(ledger.folder.name + "-sample").write_text("in the way", encoding="utf-8")
    page.welcome.sample.click()
    assert len(messages.errors) == 1
    assert page.welcome.sample.isEnabled()


def test_the_page_follows_a_switch_of_language(qtbot: QtBot, page: OverviewPage, languages: Languages) -> None:
    before = page.board.closed.title
    languages.use("zh_CN")
    qtbot.waitUntil(lambda: page.board.closed.title not in ("", before))


def test_figures_of_an_empty_choice_are_those_of_all_plans(working: Ledger) -> None:
    figures = figures_of(working, None, is_mine=False, today=TODAY)
    assert figures.row.measures == 5


def test_doors_keep_plan_and_mine() -> None:
    doors = Doors(3, is_mine=True, today=TODAY)
    kept = [doors.closed, doors.due_soon, doors.idle, doors.without_evidence, doors.doubts, doors.annex(2)]
    assert {(each.plan_id, each.is_mine) for each in kept} == {(3, True)}
    assert len(set(kept)) == len(kept)


def test_bars_that_go_leave_and_those_that_stay_keep_their_widget(qtbot: QtBot, theme: Theme) -> None:
    bars = Bars(theme)
    qtbot.addWidget(bars)
    bars.set_bars([Bar(1, "甲", 1, 2), Bar(2, "乙", 0, 0)])
    first = bars.lines[0]
    bars.set_bars([Bar(3, "丙", 2, 2)])
    assert bars.lines == [first]
    with qtbot.waitSignal(bars.chosen) as heard:
        first.click()
    assert heard.args == [3]
    assert first.accessibleName() == "丙: 2 / 2"


@pytest.mark.parametrize(("done", "total", "share"), [(1, 4, 0.25), (0, 0, 0.0), (3, 3, 1.0)])
def test_a_meter_is_filled_by_its_share(
    qtbot: QtBot, theme: Theme, done: int, total: int, share: float
) -> None:
    meter = Meter(theme)
    qtbot.addWidget(meter)
    meter.set_share(done, total)
    meter.grab()
    assert meter.share == share


def test_the_curve_says_in_words_what_it_shows(qtbot: QtBot, theme: Theme) -> None:
    chart = BurnUp(theme)
    qtbot.addWidget(chart)
    points = [ClosingPoint(Month(2026, month), month * 2) for month in range(1, 7)]
    chart.set_points(points, 60, date(2026, 6, 15))
    chart.resize(500, 200)
    chart.grab()
    assert [point.closed for point in chart.points] == [2, 4, 6, 8, 10, 12]
    assert chart.even_pace == round(60 * 5.5 / 12)
    assert "12" in chart.accessibleDescription()


def test_a_curve_without_measures_is_still_a_picture(qtbot: QtBot, theme: Theme) -> None:
    chart = BurnUp(theme)
    qtbot.addWidget(chart)
    chart.set_points([], 0, TODAY)
    chart.resize(240, 150)
    assert not chart.grab().isNull()
    assert chart.even_pace == 0


def test_a_card_lights_up_under_the_mouse_and_shows_its_picture(qtbot: QtBot, theme: Theme) -> None:
    card = FigureCard(theme, is_flat=True)
    qtbot.addWidget(card)
    card.set_icon("doubt", Token.AMBER)
    card.set_texts("In doubt", "3", "look")
    card.resize(160, 80)
    quiet = card.grab().toImage()
    card.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    card.enterEvent(QEnterEvent(card.rect().center(), card.rect().center(), card.rect().center()))
    lit = card.grab().toImage()
    card.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    card.leaveEvent(QEvent(QEvent.Type.Leave))
    assert quiet != lit
    assert card.grab().toImage() == quiet
    assert card.accessibleName() == "In doubt: 3"


def test_the_welcome_names_the_unit_and_follows_the_language(qtbot: QtBot, theme: Theme, languages: Languages) -> None:
    welcome = Welcome(theme)
    qtbot.addWidget(welcome)
    welcome.set_unit("青山镇人民政府")
    before = welcome.take_in.text()
    languages.use("zh_CN")
    qtbot.waitUntil(lambda: welcome.take_in.text() != before)
    assert "青山镇人民政府" in welcome.unit.text()


@pytest.mark.parametrize(("width", "columns"), [(700, 4), (400, 2), (120, 1)])
def test_panels_break_into_rows_when_the_window_is_narrow(
    qtbot: QtBot, theme: Theme, width: int, columns: int
) -> None:
    grid = ColumnGrid(theme, 150, gap=10)
    qtbot.addWidget(grid)
    parts = [FigureCard(theme) for _ in range(4)]
    for part in parts:
        grid.add(part)
    grid.resize(width, 300)
    grid.show()
    assert grid.columns == columns
    qtbot.waitUntil(lambda: len({part.y() for part in parts}) == -(-len(parts) // columns))
    assert grid.minimumSizeHint().width() == 150
    grid.close()
