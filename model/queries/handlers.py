"""Those who carry measures out: every name the ledger knows, with how much each has to do."""

# ruff: noqa: S608 - the statement is composed of this program's own words

from __future__ import annotations

from model.ledger import Ledger
from model.queries.measure_sql import IS_DONE
from model.rows.handlers import HandlerRow


def handlers(ledger: Ledger, *, plan_id: int | None = None) -> tuple[HandlerRow, ...]:
    """The handlers of a plan's measures (None: of all plans), who has the most to do first.

    `open` counts the measures that are neither closed nor not applicable, `measures` all of them.
    """
    of_plan = "" if plan_id is None else f" AND measure.plan_id = {int(plan_id)}"
    with ledger.look() as connection:
        found = connection.execute(
            f"SELECT measure.handler, count(*) FILTER (WHERE NOT {IS_DONE}), count(*) FROM measure "
            f"WHERE measure.handler != ''{of_plan} GROUP BY measure.handler ORDER BY 2 DESC, 1"
        ).fetchall()
    return tuple(HandlerRow(*row) for row in found)
