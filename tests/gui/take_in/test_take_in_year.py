"""The year a plan is taken in for is the one that stood in the review's head."""

from __future__ import annotations

from pathlib import Path

from gui.pages.take_in import TakeInPage
from model.ledger import Ledger
from model.queries.overview import plans
from tests.builders import TODAY
from tests.gui.conftest import HeardMessages
from tests.gui.take_in.scene import PLAN, review_of


def test_a_plan_without_a_year_is_proposed_this_one_and_taken_in_for_what_was_written(
    page: TakeInPage, file: Path, ledger: Ledger, messages: HeardMessages
) -> None:
    page.take_files([file])
    year = review_of(page).head.year
    assert (year.field.value(), year.note.isHidden()) == (TODAY.year, False)
    year.field.setValue(2023)
    review_of(page).head.accept.click()
    assert [plan.year for plan in plans(ledger)] == [2023]
    assert messages.asked == []


def test_the_year_that_was_written_decides_what_is_corrected(page: TakeInPage, file: Path, ledger: Ledger) -> None:
    for number, year in enumerate((2023, 2024, 2023)):
        file.write_text(PLAN.replace("第2项", f"第2项和第{number}项"), encoding="utf-8")
        page.take_files([file])
        review_of(page).head.year.field.setValue(year)
        review_of(page).head.accept.click()
    assert page.step is page.open_review.edition
    assert page.open_review.edition.edition is not None
    assert page.open_review.edition.edition.year == 2023
    assert sorted(plan.year for plan in plans(ledger)) == [2023, 2024]


def test_a_year_that_was_written_is_there_when_the_review_is_gone_on_with(page: TakeInPage, file: Path) -> None:
    page.take_files([file])
    review_of(page).head.year.field.setValue(2023)
    review_of(page).head.later.click()
    page.open_review.resume(page.start.left[0])
    assert review_of(page).head.year.field.value() == 2023
