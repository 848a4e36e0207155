"""What a change to the ledger touched; every action returns one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from model.rows.clash import FieldKey


@dataclass(frozen=True, slots=True)
class Changed:
    """One change as the window and the command line hear of it.

    `number` is the change's row in the history, None when nothing had to change. `kinds` are the subjects touched
    ("measure", "progress", "evidence", "duty", "due", "plan", "unit", "setting" …), `measure_ids` the measures whose
    rows may look different now. `facts` fill the sentence of the action (its undo name, its toast). `settled` is what stands
    now in the fields that somebody else had written meanwhile, as a person chose.
    """

    number: int | None
    action: str
    kinds: frozenset[str] = frozenset()
    measure_ids: frozenset[int] = frozenset()
    facts: tuple[tuple[str, str], ...] = ()
    settled: tuple[tuple[FieldKey, object], ...] = ()

    def fact(self, name: str) -> str:
        """One fact by name, empty when there is none."""
        return dict(self.facts).get(name, "")
