"""Figures in the rail of pages that nobody has opened yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gui import rail_figures
from gui.main_window import MainWindow
from gui.pages.merge import MergePage
from gui.pages.units_asking import units_state
from gui.rail_figures import FIGURES, RailFigures, left_to_decide, mine, wordings_open
from model.ledger import Ledger
from model.queries.overview import overview, plans
from tests.builders import TODAY, taken_in
from tests.gui.merge.scene import BUREAU, MAY, frame_of, taken, the_plan, town


def told(window: MainWindow, name: str) -> str:
    """The figure as it is read out."""
    return window.rail.places[name].accessibleName().partition(", ")[2]


def test_a_page_nobody_opened_has_its_figure_and_one_that_is_built_tells_its_own(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rail_figures, "FIGURES", dict.fromkeys(("overview", "checklist", "units"), lambda *_asked: 12))
    assert "overview" in window.pages
    RailFigures(window).ask()
    assert (told(window, "overview"), told(window, "checklist")) == ("", "12")


def test_nought_is_not_told(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    figures = iter((3, 0))
    monkeypatch.setattr(rail_figures, "FIGURES", {"checklist": lambda *_asked: next(figures)})
    asking = RailFigures(window)
    asking.ask()
    asking.ask()
    assert told(window, "checklist") == ""


def test_without_a_ledger_nothing_is_asked(bare: MainWindow) -> None:
    RailFigures(bare).ask()
    assert told(bare, "checklist") == ""


def test_the_figures_are_those_of_the_pages(town_ledger: Ledger) -> None:
    (plan,) = plans(town_ledger)
    assert mine(town_ledger, plan, TODAY) == overview(town_ledger, plan_id=plan.id, is_mine=True, today=TODAY).measures
    assert wordings_open(town_ledger, plan, TODAY) == len(units_state(town_ledger, plan.id).wordings)
    assert left_to_decide(town_ledger, plan, TODAY) == 0
    assert set(FIGURES) == {"checklist", "merge", "units"}


def test_what_came_back_and_contradicts_is_counted(
    filled: Callable[..., Ledger], make_frame: Callable[..., object], qtbot: object, tmp_path: Path
) -> None:
    ledger, today = filled("merge-bureau", lambda made, _folder: taken_in(made, the_plan(), unit=BUREAU)), date(2026, 6, 1)
    page = MergePage(frame_of(make_frame, ledger, today=today))
    qtbot.addWidget(page)
    page.show()
    page.head.month.choose(MAY)
    taken(page, town(tmp_path, ledger, text="说法甲。", name="1.xlsx"), town(tmp_path, ledger, text="说法乙。", name="2.xlsx"))
    (plan,) = plans(ledger)
    assert left_to_decide(ledger, plan, today) == page.deciding.open == 2
