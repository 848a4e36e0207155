"""Opening a review: of what was just read, or as it was left; with the year and the area of its plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from model.actions.accept_plan import PlanSource, area_elsewhere, year_of
from model.errors import StorageError
from model.ledger import Ledger
from model.queries.review import review_left
from model.queries.whose import myself
from model.rows.review import OpenedReview, Review, ReviewFacts
from model.rules.draft_edits import rows_in_doubt


def open_review(ledger: Ledger, review: Review, *, today: date) -> OpenedReview:
    """The review of the same document that was left; else the one that was read, at its first doubt."""
    try:
        return resume_review(ledger, review.name, today=today)
    except StorageError:  # there is none, or none that can be gone on with
        first = next(iter(rows_in_doubt(review.draft)), 0)
        return OpenedReview(replace(review, row=first), _facts(ledger, review, today), is_known=False)


def resume_review(ledger: Ledger, name: str, *, today: date) -> OpenedReview:
    """A review as it was left. Raises StorageError review-missing or review-damaged."""
    review = review_left(ledger, name)
    return OpenedReview(review, _facts(ledger, review, today), is_known=True)


def _facts(ledger: Ledger, review: Review, today: date) -> ReviewFacts:
    year, year_from = year_of(review.draft, PlanSource(review.source_name))
    return ReviewFacts(year or today.year, year_from, area_elsewhere(ledger, review.draft), myself(ledger).area)
