"""A plan on its way in: the draft beside its source, kept until it is accepted; and what is asked once after that."""

from __future__ import annotations

from dataclasses import dataclass

from model.rows.draft import Box, Place, PlanDraft
from model.rows.kept_file import KeptFile


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of a table or one paragraph of the file, as it is shown beside what was read.

    A paragraph has one cell. A cell that a merged one covers is empty. `boxes` are the cells' parts of the page
    where the file has pages, one a cell, None for a covered one.
    """

    cells: tuple[str, ...]
    place: Place
    is_table: bool = False
    level: int = 0
    boxes: tuple[Box | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """One file's document under review; `row` is the measure looked at last.

    `pages` is the file whose pages can be shown beside the rows: a PDF or a picture.
    """

    source_name: str
    sha256: str
    draft: PlanDraft
    source: tuple[SourceRow, ...] = ()
    row: int = 0
    pages: KeptFile | None = None

    @property
    def name(self) -> str:
        """The same for the same document of the same file."""
        return f"{self.sha256[:16]}-{self.draft.document}"


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """What is known of a plan under review beside what was read.

    `year` is the one proposed for it and `year_from` what says so: notice, rows, file, today. `elsewhere` names the
    plan's area when that is not my unit's, which lies in `home`.
    """

    year: int
    year_from: str = "notice"
    elsewhere: str = ""
    home: str = ""


@dataclass(frozen=True, slots=True)
class OpenedReview:
    """A review to be opened; `is_known` when it was left half-way before."""

    review: Review
    facts: ReviewFacts
    is_known: bool


@dataclass(frozen=True, slots=True)
class ReviewLeft:
    """A review that was left half-way; `saved_at` is UTC, ISO 8601."""

    name: str
    title: str
    source_name: str
    measures: int
    in_doubt: int
    saved_at: str


@dataclass(frozen=True, slots=True)
class OpenWording:
    """A "相关…" of a plan that may mean my unit: its duties, and in how many measures it stands."""

    wording: str
    duty_ids: tuple[int, ...]
    measures: int
