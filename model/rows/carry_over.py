"""What lasts longer than one year's plan and is carried over into the next (承接上年)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CarryOver:
    """What the new plan would get of the old one: it has none of it yet.

    Handlers by the new plan's measures, answers to 相关… by its duties, and by unit whether it is asked to report (应报单位).
    """

    handlers: tuple[tuple[int, str], ...] = ()
    answers: tuple[tuple[int, bool], ...] = ()
    senders: tuple[tuple[int, bool], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be carried."""
        return not (self.handlers or self.answers or self.senders)
