"""What the overview shows, gathered in one question, and where each of its figures leads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from model.periods import Month
from model.rows.checklist import ChecklistFilter
from model.rows.overview import OverviewRow, PlanRow
from model.rows.words import Light, State
from model.rules.lights import SOON

if TYPE_CHECKING:
    from model.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures."""

    row: OverviewRow


def figures_of(ledger: Ledger, plan: PlanRow | None, *, is_mine: bool, today: date) -> Figures:
    """All the overview shows of a plan, mine or all."""
    from model.queries.overview import overview

    plan_id = plan.id if plan else None
    return Figures(overview(ledger, plan_id=plan_id, is_mine=is_mine, today=today))


class Doors:
    """The checklist's filters behind the figures."""

    def __init__(self, plan_id: int | None, *, is_mine: bool, today: date) -> None:
        self.all = ChecklistFilter(plan_id=plan_id, is_mine=is_mine)
        self._today = today

    @property
    def closed(self) -> ChecklistFilter:
        """What is closed."""
        return replace(self.all, state=State.CLOSED)

    @property
    def due_soon(self) -> ChecklistFilter:
        """What falls due within 30 days, or has."""
        return replace(self.all, due_before=self._today + SOON)

    @property
    def idle(self) -> ChecklistFilter:
        """What has no progress this month."""
        return replace(self.all, idle_month=Month.of(self._today))

    @property
    def without_evidence(self) -> ChecklistFilter:
        """What nothing proves."""
        return replace(self.all, is_without_evidence=True)

    @property
    def doubts(self) -> ChecklistFilter:
        """What may have been misread."""
        return replace(self.all, has_doubts=True)

    @property
    def missed(self) -> ChecklistFilter:
        """Where something that comes back was not ticked in time."""
        return replace(self.all, has_missed=True)

    def light(self, light: Light) -> ChecklistFilter:
        """What shows a light."""
        return replace(self.all, light=light)

    def annex(self, number: int) -> ChecklistFilter:
        """One annex."""
        return replace(self.all, annex=number)
