"""Giving measures to the colleague who carries them out (交办), and taking them back from her."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from model.actions.chosen_measures import ChosenMeasures, Tick
from model.actions.clashes import Clashes
from model.actions.watch import Asked, Told, Watch
from model.ledger import Ledger
from model.rows.changed import Changed
from model.rows.clash import FieldKey, FieldKind, Seen
from model.rules.handlers import plain_name
from model.store.change_writer import Altered
from model.store.field_writers import FieldPlace


def assign_measures(
    ledger: Ledger, measure_ids: Sequence[int], handler: str, *,
    progress: Told | None = None, cancelled: Asked | None = None, seen: Seen | None = None,
) -> Changed:
    """Give measures to a handler by name, in one change; the empty name takes them from whoever has them.

    `count` in the change's facts is how many get another handler; those that have this one already stay as they are.
    Raises UserError measure-unknown; EditClash where somebody else gave one to another handler than the one that was
    `seen`; Cancelled. Nothing is given then.
    """
    name, given, watch = plain_name(handler), 0, Watch(progress, cancelled)
    with ledger.change("assign", handler=name) as change:
        clashes = Clashes(ledger, change, seen)
        for rows in ChosenMeasures(change, measure_ids).over(watch):
            others = [row for row in rows if _to_have(clashes, row, name) != row.handler]
            given += len(others)
            change.alter_rows("measure", [Altered(row.id, {"handler": row.handler}, {"handler": name}, row.id) for row in others])
        clashes.end()
        change.facts["count"] = str(given)
        change.look_up = partial(watch.tell, len(measure_ids), len(measure_ids))  # the words they are found by follow
    return clashes.told()


def _to_have(clashes: Clashes, row: Tick, name: str) -> str:
    """Whose a measure is to be; where somebody else's choice would be overwritten unseen, that is a clash."""
    if not clashes.is_watching:
        return name
    place = FieldPlace("measure", ("handler",), {"id": row.id}, row.id, (row.handler,), row.id)
    return clashes.settle(FieldKey(FieldKind.HANDLER, row.id), place, about=row.code, now=row.handler, mine=name)
