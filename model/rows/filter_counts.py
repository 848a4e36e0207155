"""What the checklist's filters offer: how many measures each would keep, and what can be chosen."""

from __future__ import annotations

from dataclasses import dataclass

from model.rows.words import Light, Role


@dataclass(frozen=True, slots=True)
class FilterCounts:
    """How many measures each filter keeps within a plan, mine or all.

    `mine` counts those that are mine whatever is asked for, `perhaps` those of them that only an answer makes mine. `idle` has no progress in the current month.
    """

    measures: int
    mine: int
    roles: tuple[tuple[Role, int], ...]
    lights: tuple[tuple[Light, int], ...]
    idle: int
    without_evidence: int
    doubts: int
    questions: int
    perhaps: int
    missed: int = 0

    def of_role(self, role: Role) -> int:
        """How many are mine in a role."""
        return dict(self.roles)[role]

    def of_light(self, light: Light) -> int:
        """How many show a light."""
        return dict(self.lights)[light]


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """What a plan's measures can be told apart by: annexes as (number, title), and names of units and groups."""

    annexes: tuple[tuple[int, str], ...]
    units: tuple[str, ...]
