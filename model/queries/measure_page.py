"""One measure whole with its history: what the detail pane and `show` tell of it."""

from __future__ import annotations

from datetime import date

from model.errors import UserError
from model.ledger import Ledger
from model.rows.record import MeasureDetail


def measure_detail(ledger: Ledger, measure_id: int, *, today: date) -> MeasureDetail:
    """Everything about one measure; raises UserError measure-unknown when it is gone."""
    from model.queries.history import (
        changes_of_measure,  # they bring SQLAlchemy: where the question is answered,
    )
    from model.queries.records import records_of  # beside the window's thread, not where it is put

    with ledger.read() as session:
        found = records_of(session, ledger, [measure_id], today)
        if not found:
            raise UserError("measure-unknown", code=measure_id)
        page = changes_of_measure(session, measure_id)
        return MeasureDetail(found[0], page.rows, page.earlier)
