"""What was sent is kept as it was sent, and later edits show as what is new since."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from model.actions.close import close_measures
from model.actions.progress import note_progress
from model.actions.readings import enter_reading
from model.actions.revert import revert
from model.actions.submit import mark_sent, record_submission
from model.errors import StorageError, UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries.report_content import submission_content
from model.queries.submissions import new_since, past_submissions, reported, submitted_lines
from model.rows.report import FileKind, WrittenFile
from model.rows.submission import SubmissionKind
from tests.builders import TODAY, bytes_of, handed_in, measure_ids

MAY, JUNE = Month(2026, 5), Month(2026, 6)
SENT = date(2026, 7, 2)


@pytest.fixture
def sent(town_ledger: Ledger, tmp_path: Path) -> Ledger:
    """A note and a reading of June, handed in."""
    first = measure_ids(town_ledger)[0]
    note_progress(town_ledger, first, JUNE, "已抽测5个。", today=TODAY)
    enter_reading(town_ledger, target_of(town_ledger, first), JUNE, "5")
    handed_in(town_ledger, JUNE, tmp_path)
    return town_ledger


def target_of(ledger: Ledger, measure_id: int) -> int:
    with ledger.look() as connection:
        return int(connection.execute("SELECT id FROM target WHERE measure_id = ?", (measure_id,)).fetchone()[0])


def the_one(ledger: Ledger) -> int:
    (past,) = past_submissions(ledger)
    return past.id


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(UserError) as error:
        act()
    return error.value.code


def test_the_file_and_every_value_are_kept(sent: Ledger, tmp_path: Path) -> None:
    (past,) = past_submissions(sent)
    first = submitted_lines(sent, past.id)[0]

    assert past.content is not None
    assert bytes_of(past.content) == (tmp_path / "报送.xlsx").read_bytes()
    assert (past.month, past.measures, past.kind, past.sent_on) == (JUNE, 3, SubmissionKind.WORKBOOK, None)
    assert {key: first.values[key] for key in ("month_progress", "state", "reading")} == {
        "month_progress": "已抽测5个。", "state": "推进中", "reading": "5"}


def test_it_stays_when_the_file_that_was_handed_over_is_gone(sent: Ledger, tmp_path: Path) -> None:
    (tmp_path / "报送.xlsx").unlink()

    (past,) = past_submissions(sent)
    assert past.content is not None
    assert past.content.is_file()


def test_later_edits_never_touch_it_and_are_named_as_new(sent: Ledger) -> None:
    keys = measure_ids(sent)
    before = submitted_lines(sent, the_one(sent))
    assert new_since(sent, the_one(sent), today=TODAY) == ()

    note_progress(sent, keys[0], JUNE, "已抽测6个。", today=TODAY)
    enter_reading(sent, target_of(sent, keys[0]), JUNE, "6")
    close_measures(sent, keys[1:2], on=TODAY)

    assert submitted_lines(sent, the_one(sent)) == before
    assert {(one.code, one.column, one.sent, one.now) for one in new_since(sent, the_one(sent), today=TODAY)} == {
        ("1-01-1", "month_progress", "已抽测5个。", "已抽测6个。"), ("1-01-1", "progress", "已抽测5个。", "已抽测6个。"),
        ("1-01-1", "reading", "5", "6"), ("1-02-1", "state", "未启动", "已完成"),
    }


def test_what_was_reported_of_a_measure_is_found_by_month(sent: Ledger, tmp_path: Path) -> None:
    first = measure_ids(sent)[0]
    handed_in(sent, MAY, tmp_path, name="五月.xlsx")

    assert [(one.submission.month, one.line.values.get("month_progress")) for one in reported(sent, first)] == [
        (JUNE, "已抽测5个。"), (MAY, None)]


def test_sent_is_said_once_with_receiver_and_day(sent: Ledger) -> None:
    said = mark_sent(sent, the_one(sent), receiver=" 区生态环境局 ", on=SENT)
    (past,) = past_submissions(sent)
    assert (past.receiver, past.sent_on) == ("区生态环境局", SENT)

    assert refused(lambda: mark_sent(sent, past.id, receiver="别处", on=SENT)) == "submission-sent"
    assert refused(lambda: mark_sent(sent, 99, receiver="", on=SENT)) == "submission-unknown"

    revert(sent, said.number or 0)
    assert past_submissions(sent)[0].sent_on is None


def test_a_correction_names_what_it_corrects_and_why(sent: Ledger, tmp_path: Path) -> None:
    first = the_one(sent)
    assert refused(lambda: handed_in(sent, JUNE, tmp_path, corrects=first)) == "submission-without-reason"
    assert refused(lambda: handed_in(sent, JUNE, tmp_path, corrects=99, reason="补报")) == "submission-unknown"

    handed_in(sent, JUNE, tmp_path, name="更正.xlsx", corrects=first, reason="第1条漏填数值", only=measure_ids(sent)[:1])

    newest = past_submissions(sent)[0]
    assert (newest.corrects, newest.reason, newest.measures) == (first, "第1条漏填数值", 1)


def test_a_file_that_changed_since_it_was_written_is_not_kept(town_ledger: Ledger, tmp_path: Path) -> None:
    file = tmp_path / "报送.xlsx"
    file.write_text("改过", encoding="utf-8")
    written = WrittenFile(file, FileKind.SUBMISSION, 3, 3, "0" * 64)

    with pytest.raises(StorageError) as error:
        record_submission(town_ledger, written, submission_content(town_ledger, JUNE, today=TODAY))

    assert error.value.code == "report-not-proven"
    assert past_submissions(town_ledger) == ()


def test_undone_it_is_gone_and_done_again_it_is_whole(sent: Ledger, tmp_path: Path) -> None:
    made = handed_in(sent, MAY, tmp_path, name="五月.xlsx")
    undone = revert(sent, made.number or 0)
    assert [past.month for past in past_submissions(sent)] == [JUNE]

    revert(sent, undone.number or 0)
    assert len(submitted_lines(sent, past_submissions(sent)[1].id)) == 3
