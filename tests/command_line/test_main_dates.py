"""Ticking days, dates of one's own, holidays and the calendar file from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from icalendar import Calendar

import resources
from model.errors import TaizhangError, UserError
from model.ledger import Ledger
from model.rules.workdays import learn_years
from tests.builders import a_plan, taken_in
from tests.model.dates.scene import MEASURES

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _ledger(tmp_path: Path) -> Iterator[None]:
    with Ledger.open(tmp_path / "ledger", chain="c") as ledger:
        taken_in(ledger, a_plan(*MEASURES))
    yield
    learn_years({})


def shown(run: Run, code: str = "1-01-1") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("show", code, "--json").output)
    return found


def refused(run: Run, *words: object) -> str:
    with pytest.raises(TaizhangError) as caught:
        run(*words)
    return caught.value.code


def test_occurrences_are_ticked_set_aside_and_opened_again(run: Run) -> None:
    run("tick", "1-01-1", "2026-03-25", "2026-04-25", "--on", "2026-04-20")
    run("tick", "1-01-1", "2026-02-25", "--not-needed", "台账建立前")
    run("tick", "1-01-1", "2026-04-25", "--undo")

    [told] = shown(run)["recurrences"]
    assert told["settled"] == [
        {"day": "2026-02-25", "met_on": None, "note": "台账建立前"}, {"day": "2026-03-25", "met_on": "2026-04-20", "note": ""}]
    assert told["missed"] == ["2026-04-25", "2026-05-25"]


def test_a_milestone_is_ticked_by_its_day(run: Run) -> None:
    run("tick", "1-03-1", "2026-06-30")

    assert [due["met_on"] for due in shown(run, "1-03-1")["milestones"]] == ["2026-06-15", None]


def test_what_has_no_such_day_is_refused(run: Run) -> None:
    assert refused(run, "tick", "1-01-1", "2026-03-26") == "date-of-measure-unknown"
    assert refused(run, "tick", "1-03-1", "2026-06-30", "--not-needed", "无") == "occurrence-unknown"
    assert refused(run, "due", "1-01-1", "--remove", "2026-03-26") == "date-of-measure-unknown"
    assert refused(run, "due", "1-01-1") == "due-span-wrong"
    assert refused(run, "due", "1-01-1", "--from", "2026-03-02", "--by", "2026-03-01") == "due-span-wrong"


def test_dates_are_set_changed_removed_and_read_anew(run: Run) -> None:
    run("due", "1-01-1", "--by", "2026-07-10", "--instead-of", "2026-12-31")
    run("due", "1-01-1", "--from", "2026-08-01", "--by", "2026-08-31", "--note", "区里要求")
    run("due", "1-01-1", "--from", "2026-09-01")
    told = [(due["kind"], due["start"], due["end"], due["text"], due["own"]) for due in shown(run)["due"]]
    assert sorted(told) == [
        ("by", None, "2026-07-10", "年底前", True), ("from", "2026-09-01", None, "", True),
        ("window", "2026-08-01", "2026-08-31", "区里要求", True)]

    run("due", "1-01-1", "--remove", "2026-09-01")
    assert len(shown(run)["due"]) == 2
    run("due", "1-01-1", "--anew")
    assert [(due["end"], due["own"]) for due in shown(run)["due"]] == [("2026-12-31", False)]


def test_show_says_what_comes_back_and_which_dates_are_ones_own(run: Run) -> None:
    run("due", "1-01-1", "--by", "2026-07-10", "--instead-of", "2026-12-31")
    run("tick", "1-01-1", "2026-03-25")
    lines = run("show", "1-01-1").output.splitlines()

    assert "时间节点：2026-07-10 年底前（自定）" in lines
    assert "定期事项：每月25日  下次 2026-06-25  未办 3 次：2026-02-25、2026-04-25、2026-05-25  已办或免办 1 次" in lines
    assert any(line.startswith("历史：") and "定期事项" in line and "2026-03-25" in line for line in lines)


def test_holidays_are_taken_in(run: Run, tmp_path: Path) -> None:
    table = resources.path("holidays/2026.csv")
    assert "2026" in run("holidays", table).output
    (tmp_path / "坏.csv").write_text("2026-05-01,休\n", encoding="utf-8")
    assert refused(run, "holidays", tmp_path / "坏.csv") == "holidays-incomplete"


def events(file: Path) -> list[Any]:
    return list(Calendar.from_ical(file.read_bytes()).walk("VEVENT"))


def test_the_calendar_file_holds_every_kind_of_day(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "台账.ics"
    said = run("calendar", "--out", out).output

    found = events(out)
    assert f"{len(found)} 个日程" in said
    assert {str(event["categories"].to_ical(), "utf-8") for event in found} == {"报送", "到期", "定期"}


def test_only_mine_are_written_when_that_is_asked(run: Run, tmp_path: Path) -> None:
    run("calendar", "--out", tmp_path / "a.ics", "--mine")

    assert events(tmp_path / "a.ics") == []  # none of these measures names the town


def test_a_name_that_is_no_calendar_is_refused(run: Run, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        run("calendar", "--out", tmp_path / "a.xlsx")
    assert caught.value.code == "report-wrong-ending"
