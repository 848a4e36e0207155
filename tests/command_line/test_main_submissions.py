"""What was handed in, on the command line: looked over, listed, sent, corrected; and the list of a past day."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from model.actions.close import close_measures
from model.actions.hand_in import accept_finding
from model.actions.progress import note_progress
from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries.hand_in import hand_in_findings
from model.queries.submissions import past_submissions
from model.rows.checklist import ChecklistFilter
from model.rows.submission import SubmissionKind
from tests.builders import TODAY, a_plan, handed_in, measure_ids, taken_in

Run = Callable[..., Result]
MAY, JUNE = Month(2026, 5), Month(2026, 6)


@pytest.fixture
def ledger(run: Run, tmp_path: Path) -> Ledger:
    with Ledger.open(tmp_path / "ledger", chain="c", clock=lambda: datetime(2026, 5, 1, 12, tzinfo=UTC)) as early:
        taken_in(early, a_plan())
    with Ledger.open(tmp_path / "ledger", chain="c", clock=lambda: datetime(2026, 6, 15, 12, tzinfo=UTC)) as made:
        first, second, _third = measure_ids(made)
        note_progress(made, first, MAY, "联系人13800138000已到位。", today=TODAY)
        note_progress(made, second, MAY, "印发整治方案。", today=TODAY)
        close_measures(made, [second], on=TODAY)
        handed_in(made, MAY, tmp_path)
    return made


def told(run: Run, *words: object) -> Any:
    return json.loads(run(*words, "--json").stdout)


def test_a_month_is_looked_over(run: Run, ledger: Ledger) -> None:
    (found,) = [one for one in told(run, "check-month", "--month", "2026-05") if one["code"] == "personal-data"]
    assert (found["severity"], found["measure"], found["accepted"]) == ("must", "1-01-1", None)
    said = run("check-month", "--month", "2026-05").stdout
    assert "须改\t1-01-1\t" in said


def test_what_a_person_let_stand_is_told(run: Run, ledger: Ledger, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger", person="填报人", chain="c") as opened:
        finding = next(one for one in hand_in_findings(opened, MAY, kept=ChecklistFilter(), today=TODAY) if one.code == "personal-data")
        accept_finding(opened, finding, MAY, "对外公布的电话")
    assert "照此上报：对外公布的电话（填报人）" in run("check-month", "--month", "2026-05").stdout
    (found,) = [one for one in told(run, "check-month", "--month", "2026-05") if one["code"] == "personal-data"]
    assert found["accepted"] == "对外公布的电话"


def test_what_was_written_is_listed_and_marked_as_sent(run: Run, ledger: Ledger) -> None:
    (row,) = told(run, "submissions")
    assert (row["month"], row["kind"], row["measures"], row["sent_on"]) == ("2026-05", "workbook", 3, None)
    run("sent", row["number"], "--receiver", "区生态环境局", "--on", "2026-06-02")
    assert "2026-06-02 已报区生态环境局" in run("submissions").stdout
    with pytest.raises(UserError) as error:
        run("sent", row["number"], "--receiver", "区生态环境局")
    assert error.value.code == "submission-sent"


def test_without_any_that_is_said(run: Run, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger", chain="c") as made:
        taken_in(made, a_plan())
    result = run("submissions")
    assert (result.stdout, bool(result.stderr)) == ("", True)


def test_a_correction_names_what_it_corrects(run: Run, ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(UserError) as error:
        run("submit", "--month", "2026-05", "--out", tmp_path / "更正.xlsx", "--corrects", 1)
    assert error.value.code == "submission-without-reason"
    assert not (tmp_path / "更正.xlsx").exists()
    with pytest.raises(UserError) as error:
        run("submit", "--month", "2026-05", "--out", tmp_path / "更正.xlsx", "--corrects", 9, "--reason", "漏填")
    assert error.value.code == "submission-unknown"
    run("submit", "--month", "2026-05", "--out", tmp_path / "更正.xlsx", "--corrects", 1, "--reason", "漏填数值")
    newest = told(run, "submissions")[0]
    assert (newest["corrects"], newest["reason"]) == (1, "漏填数值")
    assert "更正第 1 份：漏填数值" in run("submissions").stdout


def test_a_package_is_recorded_as_one(run: Run, ledger: Ledger, tmp_path: Path) -> None:
    run("package", "--month", "2026-06", "--out", tmp_path / "包.zip")
    with Ledger.open(tmp_path / "ledger", chain="c") as opened:
        newest = past_submissions(opened)[0]
    assert (newest.month, newest.kind, newest.file_name) == (JUNE, SubmissionKind.PACKAGE, "包.zip")


def test_the_list_of_a_past_day_has_its_states(run: Run, ledger: Ledger) -> None:
    def states(*words: object) -> list[str]:
        return [row["state"] for row in told(run, "list", *words)]

    assert states()[1] == "closed"
    assert states("--as-of", str(TODAY))[1] == "closed"
    assert "closed" not in states("--as-of", "2026-06-14")
    assert states("--as-of", "2026-06-14", "--state", "closed") == []
    assert all(row["progress"] == [] for row in told(run, "list", "--as-of", "2026-05-31"))
    assert "台账里没有符合条件的措施" in run("list", "--as-of", "2026-04-30").stderr


def test_a_day_to_come_has_no_list(run: Run, ledger: Ledger) -> None:
    with pytest.raises(UserError) as error:
        run("list", "--as-of", "2026-06-16")
    assert error.value.code == "day-not-come"
