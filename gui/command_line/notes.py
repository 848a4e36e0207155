"""What commands say on stderr beside what they did: what a plan left open and was assumed, and whose names are unknown."""

from __future__ import annotations

from pathlib import Path

from gui.command_line.reading import plan_read
from gui.command_line.words import complain, joined, say
from model.actions.accept_plan import PlanSource, of_year, year_of
from model.errors import UserError
from model.ledger import Ledger
from model.queries.whose import myself, plans
from model.readers.directory.unit_hints import unit_hint
from model.rows.changed import Changed
from model.rows.draft import PlanDraft

_YEAR_FROM = {"rows": "plan-year-from-rows", "file": "plan-year-from-file"}


def draft_of(file: Path, document: int | None, year: int | None, *, corrects: bool) -> PlanDraft:
    """The plan read from a file, of the year a person said when one was; one that corrects another is known by its year.

    Raises PlanReadError, UserError.
    """
    draft = plan_read(file, document).draft
    if year is None and corrects and not draft.notice.year:
        year, _ = year_of(draft, PlanSource(file.name))
    return draft if year is None else of_year(draft, year)


def say_taken_in(ledger: Ledger, changed: Changed, doubtful: int) -> None:
    """Say what was taken in; then where its year is from when its title has none, and that it is another area's."""
    say(f"done-{changed.action}", doubtful=doubtful, **dict(changed.facts))
    if code := _YEAR_FROM.get(changed.fact("year_from")):
        complain(UserError(code, year=changed.fact("year")))
    _say_elsewhere(ledger, changed.fact("plan"))


def say_about_myself(ledger: Ledger) -> None:
    """Say what the directory does not know about the ledger's unit, and which of the plans are another area's."""
    me = myself(ledger)
    if hint := unit_hint(me.unit, me.area):
        complain(UserError(hint.code, name=hint.name, area=hint.area, near=joined(hint.near)))
    _say_elsewhere(ledger)


def _say_elsewhere(ledger: Ledger, plan_id: str = "") -> None:
    for plan in plans(ledger):
        if plan.elsewhere and plan_id in ("", str(plan.id)):
            complain(UserError("plan-elsewhere", title=plan.title, area=plan.elsewhere, mine=myself(ledger).area))
