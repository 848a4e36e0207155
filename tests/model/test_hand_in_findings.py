"""The check before hand-in over a ledger, and findings that a person let stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.actions.close import close_measures
from model.actions.evidence import attach_evidence
from model.actions.hand_in import accept_finding
from model.actions.progress import note_progress
from model.actions.readings import enter_reading
from model.actions.revert import revert
from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries.hand_in import hand_in_findings
from model.rows.checklist import ChecklistFilter
from model.rows.hand_in import Finding
from tests.builders import TODAY, measure_ids

MAY, JUNE = Month(2026, 5), Month(2026, 6)


def found(ledger: Ledger, month: Month = JUNE) -> tuple[Finding, ...]:
    return hand_in_findings(ledger, month, kept=ChecklistFilter(), today=TODAY)


def codes(ledger: Ledger, month: Month = JUNE) -> list[tuple[str, str]]:
    return [(finding.code.value, finding.measure) for finding in found(ledger, month)]


@pytest.fixture
def told(town_ledger: Ledger) -> Ledger:
    """The same note twice, a reading that falls, a telephone number."""
    keys = measure_ids(town_ledger)
    with town_ledger.look() as connection:
        (target,) = connection.execute("SELECT id FROM target WHERE measure_id = ?", (keys[0],)).fetchone()
    for month, value in ((MAY, "5"), (JUNE, "4")):
        note_progress(town_ledger, keys[0], month, "按计划开展抽样检测。", today=TODAY)
        enter_reading(town_ledger, target, month, value)
    note_progress(town_ledger, keys[2], JUNE, "联系人13800138000，照片附后。", today=TODAY)
    return town_ledger


def test_the_gravest_come_first(told: Ledger) -> None:
    assert codes(told) == [
        ("cumulative-falls", "1-01-1"), ("personal-data", "1-02-2"), ("same-as-last-month", "1-01-1"),
        ("promised-proof-missing", "1-02-2")]


def test_a_month_is_looked_at_as_it_stood(told: Ledger) -> None:
    assert codes(told, MAY) == []


def test_evidence_of_the_month_keeps_the_promise(told: Ledger, tmp_path: Path) -> None:
    (tmp_path / "照片.txt").write_text("照片", encoding="utf-8")
    attach_evidence(told, measure_ids(told)[2:], [tmp_path / "照片.txt"], month=JUNE)

    assert ("promised-proof-missing", "1-02-2") not in codes(told)


def test_what_was_closed_in_another_month_and_says_nothing_is_left_out(told: Ledger) -> None:
    close_measures(told, measure_ids(told)[1:2], on=MAY.last)

    assert "1-02-1" not in {measure for _, measure in codes(told)}


def test_a_day_of_closing_that_is_still_to_come_is_found(told: Ledger) -> None:
    close_measures(told, measure_ids(told)[1:2], on=JUNE.last.replace(year=2027))

    assert ("date-in-future", "1-02-1") in codes(told)


def test_a_finding_stands_with_a_word_until_something_else_is_found(told: Ledger) -> None:
    falls = found(told)[0]
    said = accept_finding(told, falls, JUNE, " 已核减重复数 ")

    accepted = found(told)[0]
    assert (accepted.word, accepted.person, accepted.is_accepted) == ("已核减重复数", "填报人", True)
    assert not any(finding.is_accepted for finding in found(told)[1:])

    with told.look() as connection:
        (target,) = connection.execute("SELECT id FROM target").fetchone()
    enter_reading(told, target, JUNE, "3")
    assert not found(told)[0].is_accepted

    enter_reading(told, target, JUNE, "4")
    revert(told, said.number or 0)
    assert not found(told)[0].is_accepted


def test_without_a_word_nothing_stands(told: Ledger) -> None:
    with pytest.raises(UserError) as error:
        accept_finding(told, found(told)[0], JUNE, "  ")
    assert error.value.code == "finding-without-word"
