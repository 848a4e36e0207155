"""Reviews that were left half-way, and what a plan's words leave open about my unit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sqlalchemy import select

from model.errors import StorageError
from model.ledger import Ledger
from model.queries.mine import is_my_duty, is_open_question, mine_of
from model.rows.draft_json import box_from, draft_from, place_from
from model.rows.review import OpenWording, Review, ReviewLeft, SourceRow
from model.rules.draft_edits import rows_in_doubt
from model.store.tables import Duty, Measure

FOLDER = "taking-in"
FORM = 1  # of the files; a later form gets a later number


def reviews_left(ledger: Ledger) -> tuple[ReviewLeft, ...]:
    """The reviews that can be taken up again, the newest first; a damaged file is passed over."""
    found = []
    for file in (ledger.folder / FOLDER).glob("*.json"):
        try:
            review, saved_at = _read(file)
        except StorageError:
            continue
        draft = review.draft
        title = draft.notice.title or (draft.measures[0].annex_title if draft.measures else "") or review.source_name
        found.append(ReviewLeft(
            file.stem, title, review.source_name, len(draft.measures), len(rows_in_doubt(draft)), saved_at
        ))
    return tuple(sorted(found, key=lambda left: left.saved_at, reverse=True))


def review_left(ledger: Ledger, name: str) -> Review:
    """A review as it was left. Raises StorageError review-missing or review-damaged."""
    return _read(ledger.folder / FOLDER / f"{Path(name).name}.json")[0]


def open_wordings(ledger: Ledger, plan_id: int | None) -> tuple[OpenWording, ...]:
    """The "相关…" wordings of a plan (None: of all) that may mean my unit and were not answered, in reading order."""
    with ledger.read() as session:
        mine = mine_of(session)
        statement = (
            select(Duty.wording, Duty.id, Duty.measure_id)
            .join(Measure, Measure.id == Duty.measure_id)
            .where(is_my_duty(mine), is_open_question(mine))
            .order_by(Measure.position, Duty.position)
        )
        if plan_id is not None:
            statement = statement.where(Measure.plan_id == plan_id)
        rows = session.execute(statement).all()
    found: dict[str, tuple[list[int], set[int]]] = {}
    for wording, duty_id, measure_id in rows:
        duties, measures = found.setdefault(wording, ([], set()))
        duties.append(duty_id)
        measures.add(measure_id)
    return tuple(OpenWording(wording, tuple(duties), len(measures)) for wording, (duties, measures) in found.items())


def _row_from(stored: list[Any]) -> SourceRow:
    cells, place, is_table, level, *boxes = stored
    return SourceRow(tuple(cells), place_from(place), is_table, level, tuple(map(box_from, *boxes)) if boxes else ())


def _pages(folder: Path, name: str) -> Path | None:
    """The copy of the file whose pages are shown, while it is there."""
    copy = folder / Path(name).name
    return copy if name and copy.is_file() else None


def _read(file: Path) -> tuple[Review, str]:
    try:
        stored: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        if stored["form"] != FORM:
            raise ValueError(f"form {stored['form']}")
        review = Review(
            stored["source_name"], stored["sha256"], draft_from(stored["draft"]),
            tuple(_row_from(row) for row in stored["source"]),
            stored["row"],
            _pages(file.parent, stored.get("pages", "")),
        )
        return review, str(stored["saved_at"])
    except FileNotFoundError as error:
        raise StorageError("review-missing", name=file.stem) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StorageError("review-damaged", name=file.name, detail=str(error)) from error
