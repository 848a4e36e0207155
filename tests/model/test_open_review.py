"""Opening a review: as it was left, or as it was read, with the year and the area of its plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.actions.myself import set_myself
from model.actions.open_review import open_review, resume_review
from model.actions.review import keep_review
from model.errors import StorageError
from model.ledger import Ledger
from model.queries.review import FOLDER
from model.rows.draft import Doubt, DoubtCode, Field, Place
from model.rows.review import Review
from tests.builders import TODAY, a_measure, a_plan

DOUBT = Doubt(DoubtCode.UNIT_UNKNOWN, Field.LEAD, Place(line=2))
DRAFT = a_plan(a_measure("甲。"), a_measure("乙。", doubts=(DOUBT,)))
READ = Review("计划.txt", "ab" * 32, DRAFT)


def without_year(name: str, *, deadline: str = "年底前") -> Review:
    draft = replace(DRAFT, measures=tuple(replace(row, deadline=deadline) for row in DRAFT.measures))
    return Review(name, "ab" * 32, replace(draft, notice=replace(draft.notice, year=None)))


def test_what_was_read_begins_at_its_first_doubt(ledger: Ledger) -> None:
    opened = open_review(ledger, READ, today=TODAY)
    assert (opened.review, opened.is_known) == (replace(READ, row=1), False)
    assert open_review(ledger, replace(READ, draft=a_plan(a_measure())), today=TODAY).review.row == 0


def test_a_review_of_the_same_document_goes_on_where_it_was_left(ledger: Ledger) -> None:
    left = replace(READ, draft=a_plan(a_measure("改过的。")), row=0)
    keep_review(ledger, left)
    opened = open_review(ledger, READ, today=TODAY)
    assert (opened.review, opened.is_known) == (left, True)
    assert resume_review(ledger, READ.name, today=TODAY) == opened


@pytest.mark.plain("looks at the file itself, which is locked")
def test_a_damaged_review_is_begun_anew_and_cannot_be_resumed(ledger: Ledger) -> None:
    keep_review(ledger, READ)
    (ledger.folder / FOLDER / f"{READ.name}.json").write_text("{", encoding="utf-8")
    assert not open_review(ledger, READ, today=TODAY).is_known
    with pytest.raises(StorageError):
        resume_review(ledger, READ.name, today=TODAY)


@pytest.mark.parametrize(("review", "expected"), [
    (READ, (DRAFT.notice.year, "notice")),
    (without_year("计划.txt", deadline="2023年底前"), (2023, "rows")),
    (without_year("2022年计划.txt"), (2022, "file")),
    (without_year("计划.txt"), (TODAY.year, "today")),
])
def test_the_year_is_proposed_with_what_says_it(ledger: Ledger, review: Review, expected: tuple[int, str]) -> None:
    facts = open_review(ledger, review, today=TODAY).facts
    assert (facts.year, facts.year_from) == expected


def test_a_plan_of_another_area_is_told_from_mine(ledger: Ledger) -> None:
    set_myself(ledger, unit="黄村镇人民政府", area="北京市大兴区")
    facts = open_review(ledger, replace(READ, draft=a_plan(a_measure(), issuer="北京市平谷区人民政府")), today=TODAY).facts
    assert (facts.elsewhere, facts.home) == ("北京市平谷区", "北京市大兴区")
    facts = open_review(ledger, replace(READ, draft=a_plan(a_measure(), issuer="北京市大兴区人民政府")), today=TODAY).facts
    assert facts.elsewhere == ""
