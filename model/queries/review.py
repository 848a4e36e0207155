"""Reviews that were left half-way, and what a plan's words leave open about my unit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sqlalchemy import select

from model.errors import StorageError
from model.ledger import Ledger, drawer_of
from model.queries.mine import is_my_duty, is_open_question, mine_of
from model.rows.draft_json import box_from, draft_from, place_from
from model.rows.kept_file import KeptFile
from model.rows.review import OpenWording, Review, ReviewLeft, SourceRow
from model.rules.draft_edits import rows_in_doubt
from model.store.drawer import Drawer
from model.store.tables import Duty, Measure

FOLDER = "taking-in"
JSON = ".json"
FORM = 1  # of the files; a later form gets a later number


def reviews_left(ledger: Ledger) -> tuple[ReviewLeft, ...]:
    """The reviews that can be taken up again, the newest first; a damaged file is passed over."""
    found = []
    drawer = drawer_of(ledger, FOLDER)
    for name in drawer.names():
        if not name.endswith(JSON):
            continue
        try:
            review, saved_at = _read(drawer, name)
        except StorageError:
            continue
        draft = review.draft
        title = draft.notice.title or (draft.measures[0].annex_title if draft.measures else "") or review.source_name
        found.append(ReviewLeft(
            name.removesuffix(JSON), title, review.source_name, len(draft.measures), len(rows_in_doubt(draft)), saved_at
        ))
    return tuple(sorted(found, key=lambda left: left.saved_at, reverse=True))


def review_left(ledger: Ledger, name: str) -> Review:
    """A review as it was left. Raises StorageError review-missing or review-damaged."""
    return _read(drawer_of(ledger, FOLDER), Path(name).name + JSON)[0]


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


def _pages(drawer: Drawer, name: str) -> KeptFile | None:
    """The copy of the file whose pages are shown, while it is there."""
    copy = drawer.content_of(Path(name).name)
    return copy if name and copy.is_file() else None


def _read(drawer: Drawer, name: str) -> tuple[Review, str]:
    try:
        with drawer.content_of(name).open("rb") as read:
            stored: dict[str, Any] = json.loads(read.read().decode("utf-8"))
        if stored["form"] != FORM:
            raise ValueError(f"form {stored['form']}")
        review = Review(
            stored["source_name"], stored["sha256"], draft_from(stored["draft"]),
            tuple(_row_from(row) for row in stored["source"]),
            stored["row"],
            _pages(drawer, stored.get("pages", "")),
        )
        return review, str(stored["saved_at"])
    except FileNotFoundError as error:
        raise StorageError("review-missing", name=name.removesuffix(JSON)) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StorageError("review-damaged", name=name, detail=str(error)) from error
