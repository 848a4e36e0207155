"""Remembering how another office's sheet is to be understood."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from model.errors import UserError
from model.ledger import Ledger
from model.rows.changed import Changed
from model.store.tables import SheetMapping
from model.workbook_layout import Column


def remember_columns(ledger: Ledger, signature: str, meanings: Mapping[str, str], *, name: str) -> Changed:
    """Keep what the labels of a sheet hold (a label's Column, empty for none), to be known again by its header.

    Raises UserError own-sheet-column for a meaning there is not.
    """
    known = {column.value for column in Column}
    wrong = next((meaning for meaning in meanings.values() if meaning and meaning not in known), None)
    if wrong is not None:
        raise UserError("own-sheet-column", name=wrong)
    with ledger.change("remember-sheet", name=name) as change:
        held = change.session.scalar(select(SheetMapping).where(SheetMapping.signature == signature))
        if held is None:
            change.session.add(SheetMapping(signature=signature, name=name, columns=dict(meanings), used_at=ledger.now()))
        elif held.columns != dict(meanings):
            held.name, held.columns, held.used_at = name, dict(meanings), ledger.now()
    return change.changed
