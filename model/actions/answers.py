"""Answering what the plan's words leave open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.actions.clashes import Clashes, field_of_row
from model.actions.close import codes_of, measures_by_id
from model.errors import UserError
from model.ledger import Ledger
from model.rows.changed import Changed
from model.rows.clash import FieldKey, FieldKind, Seen
from model.rows.draft import Question
from model.rows.draft_json import questions_from
from model.store.tables import Duty, Measure

_SAID = {True: "yes", False: "no", None: ""}


def answer_duties(ledger: Ledger, duty_ids: Sequence[int], *, is_us: bool | None, seen: Seen | None = None) -> Changed:
    """Say whether "相关…" means my unit, for some duties; None asks again.

    Raises UserError duty-unknown; EditClash when somebody else answered since it was `seen`.
    """
    with ledger.change("answer-duty", answer=_SAID[is_us]) as change:
        rows = _duties(change.session, duty_ids)
        change.facts["wording"] = rows[0].wording if rows else ""
        change.facts["codes"] = codes_of(measures_by_id(change.session, sorted({row.measure_id for row in rows})))
        clashes = _answer(Clashes(ledger, change, seen), dict.fromkeys(rows, is_us))
    return clashes.told()


def answer_at_once(ledger: Ledger, *, yes: Sequence[int], no: Sequence[int], seen: Seen | None = None) -> Changed:
    """Answer all that a plan leaves open in one change: the duties that mean my unit, and those that do not.

    Raises UserError duty-unknown; EditClash when somebody else answered one since it was `seen`.
    """
    with ledger.change("answer-duties", yes=len(yes), no=len(no)) as change:
        said = {row: is_us for duty_ids, is_us in ((yes, True), (no, False)) for row in _duties(change.session, duty_ids)}
        clashes = _answer(Clashes(ledger, change, seen), said)
    return clashes.told()


def _answer(clashes: Clashes, said: Mapping[Duty, bool | None]) -> Clashes:
    chosen = {
        row: clashes.settle(FieldKey(FieldKind.ANSWER, row.id), field_of_row("duty", ("answer",), row, row.measure_id),
                            about=row.wording, now=row.answer, mine=is_us)
        for row, is_us in said.items()
    }  # fmt: skip
    clashes.end()
    for row, answer in chosen.items():
        row.answer = answer
    return clashes


def _duties(session: Session, duty_ids: Sequence[int]) -> list[Duty]:
    wanted = sorted(set(duty_ids))
    rows: list[Duty] = []
    for start in range(0, len(wanted), 500):
        rows += session.scalars(select(Duty).where(Duty.id.in_(wanted[start : start + 500])))
    if len(rows) != len(wanted):
        raise UserError("duty-unknown")
    return rows


def settle_doubts(ledger: Ledger, measure_ids: Sequence[int]) -> Changed:
    """Say that measures were compared with their source and stand as they are."""
    with ledger.change("settle-doubts", count=len(measure_ids)) as change:
        rows: list[Measure] = measures_by_id(change.session, measure_ids)
        change.facts["codes"] = codes_of(rows)
        for row in rows:
            if row.doubt_count:
                row.doubts, row.doubt_count = [], 0
    return change.changed


def settle_question(ledger: Ledger, measure_id: int, question: Question) -> Changed:
    """Say of one thing that a measure's words leave open that it is cleared up, or may stay open: it is asked no more.

    What concerns my unit is answered with `answer_duties`. Raises UserError measure-unknown.
    """
    with ledger.change("settle-question", wording=question.wording) as change:
        (row,) = measures_by_id(change.session, [measure_id])
        change.facts["codes"] = row.code
        kept = [one for one in row.questions if question not in questions_from([one])]
        if len(kept) != len(row.questions):
            row.questions, row.question_count = kept, len(kept)
    return change.changed
