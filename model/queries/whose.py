"""Whose ledger it is and which plans it holds: what a window shows first, in plain SQL."""

from __future__ import annotations

from model.ledger import Ledger
from model.queries.checklist import day_of
from model.rows.overview import MyselfRow, PlanRow
from model.store.plain import MYSELF, elsewhere, stored_setting


def myself(ledger: Ledger) -> MyselfRow:
    """Who works with this ledger; empty fields before the first start ended."""
    with ledger.look() as connection:
        said = stored_setting(connection, MYSELF)
    return MyselfRow(said.get("name", ""), said.get("area", ""), said.get("person", ""))


def plans(ledger: Ledger) -> tuple[PlanRow, ...]:
    """The plans in the ledger, newest first."""
    with ledger.look() as connection:
        rows = connection.execute(
            """
            SELECT id, year, title, doc_no, issuer, issued_on, report_rule,
                (SELECT count(*) FROM measure WHERE measure.plan_id = plan.id)
            FROM plan ORDER BY year DESC, id DESC
            """
        ).fetchall()
        areas = dict(elsewhere(connection).plans)
    return tuple(
        PlanRow(key, year, title, doc_no, issuer, day_of(issued_on), report_rule, measures, areas.get(key, ""))
        for key, year, title, doc_no, issuer, issued_on, report_rule, measures in rows
    )
