"""What a person chose to see in the checklist, as it is remembered between starts."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from model.periods import Month
from model.rows.checklist import ChecklistFilter
from model.rows.words import Light, Role, State

_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen filters without plan and search; days and "this month" instead of dates, so that they keep meaning.

    Only "due from … to …" has dates of its own.
    """

    is_mine: bool = False
    role: Role | None = None
    light: Light | None = None
    state: State | None = None
    annex: int | None = None
    unit: str = ""
    due_days: int | None = None
    due_from: date | None = None
    due_to: date | None = None
    is_idle: bool = False
    is_without_evidence: bool = False
    has_doubts: bool = False
    has_questions: bool = False
    is_perhaps: bool = False
    has_missed: bool = False
    handler: str | None = None  # "" for nobody

    def filter(self, plan_id: int | None, search: str, today: date) -> ChecklistFilter:
        """The same as a filter of a plan."""
        return ChecklistFilter(
            plan_id=plan_id, is_mine=self.is_mine, role=self.role, unit=self.unit, annex=self.annex, state=self.state,
            light=self.light, search=search, is_without_evidence=self.is_without_evidence, has_doubts=self.has_doubts,
            has_questions=self.has_questions, is_perhaps=self.is_perhaps, has_missed=self.has_missed, handler=self.handler,
            idle_month=Month.of(today) if self.is_idle else None,
            due_from=self.due_from,
            due_before=self.due_to if self.due_days is None else today + timedelta(days=self.due_days),
        )  # fmt: skip

    @property
    def narrows(self) -> bool:
        """Whether anything but "mine" is chosen."""
        return replace(self, is_mine=False) != Choice()

    def as_text(self) -> str:
        """The form that is kept in the settings."""
        return json.dumps(
            {
                name: value.isoformat() if isinstance(value, date) else value
                for name, value in asdict(self).items()
                if value is not None and value is not False and (value != "" or name == "handler")
            }
        )


def choice_of(kept: ChecklistFilter, today: date) -> Choice:
    """The choice that a filter stands for, which another page asked to be shown."""
    return Choice(
        is_mine=kept.is_mine, role=kept.role, light=kept.light, state=kept.state, annex=kept.annex, unit=kept.unit,
        due_days=(kept.due_before - today).days if kept.due_before and not kept.due_from else None,
        due_from=kept.due_from, due_to=kept.due_before if kept.due_from else None, is_idle=kept.idle_month is not None,
        is_without_evidence=kept.is_without_evidence, has_doubts=kept.has_doubts, has_questions=kept.has_questions,
        is_perhaps=kept.is_perhaps, has_missed=kept.has_missed, handler=kept.handler,
    )  # fmt: skip


def choice_from(text: str) -> Choice | None:
    """The choice that was kept as text; None when there is none or it cannot be read."""
    try:
        said: Any = json.loads(text)
    except ValueError:
        return None
    if not isinstance(said, dict):
        return None
    numbers = {name: said[name] for name in ("annex", "due_days") if isinstance(said.get(name), int)}
    flags = {f.name: said.get(f.name) is True for f in fields(Choice) if f.type == "bool"}
    return Choice(
        role=_word(Role, said.get("role")), light=_word(Light, said.get("light")), state=_word(State, said.get("state")),
        unit=str(said.get("unit") or ""), handler=said["handler"] if isinstance(said.get("handler"), str) else None,
        due_from=_day(said.get("due_from")), due_to=_day(said.get("due_to")),
        **numbers, **flags,
    )  # fmt: skip


def _word(kind: type[_Word], value: object) -> _Word | None:
    return kind(value) if isinstance(value, str) and value in list(kind) else None


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
