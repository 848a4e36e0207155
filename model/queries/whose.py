"""Whose ledger it is and which plans it holds: what a window shows first, in plain SQL."""

from __future__ import annotations

from model.ledger import Ledger
from model.queries.checklist import day_of
from model.rows.overview import MyselfRow, PlanRow
from model.store.plain import MYSELF, elsewhere, stored_setting

COUNTED = 25_000  # measures of a plan are counted no further: whoever asks wants to know whether they are many


def myself(ledger: Ledger) -> MyselfRow:
    """Who works with this ledger; empty fields before the first start ended."""
    with ledger.look() as connection:
        said = stored_setting(connection, MYSELF)
    return MyselfRow(said.get("name", ""), said.get("area", ""), said.get("person", ""))


def plans(ledger: Ledger) -> tuple[PlanRow, ...]:
    """The plans in the ledger, newest first; their measures are counted up to COUNTED."""
    with ledger.look() as connection:
        rows = connection.execute(
            """
            SELECT id, year, title, doc_no, issuer, issued_on, report_rule,
                (SELECT count(*) FROM (SELECT 1 FROM measure WHERE measure.plan_id = plan.id LIMIT ?) AS few)
            FROM plan ORDER BY year DESC, id DESC
            """,
            (COUNTED,),
        ).fetchall()
        areas = dict(elsewhere(connection).plans)
    return tuple(
        PlanRow(key, year, title, doc_no, issuer, day_of(issued_on), report_rule, measures, areas.get(key, ""))
        for key, year, title, doc_no, issuer, issued_on, report_rule, measures in rows
    )
