"""What a person calls a measure: "1-03-2", with its plan in front where the ledger holds several."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.errors import UserError
from model.ledger import Ledger
from model.store.tables import Measure, Plan

_DASHES = str.maketrans("‐‑‒–—―−", "-------")
_CODE = re.compile(
    r"(?:(?P<plan>\d{4}(?:-\d{1,3})?)/)?(?P<annex>\d{1,6})-(?:(?P<section>\d{1,6})-)?(?P<task>\d{1,6})-(?P<place>\d{1,6})",
    re.ASCII,
)


@dataclass(frozen=True, slots=True, order=True)
class _PlanPlace:
    """A plan as people name it: the year's first by the year alone, whatever comes after it."""

    year: int
    number: int

    @property
    def prefix(self) -> str:
        """What stands before the codes of its measures."""
        return f"{self.year:04d}/" if self.number == 1 else f"{self.year:04d}-{self.number}/"

    def is_called(self, name: str) -> bool:
        """Whether "", a year, or a year and a number may mean it."""
        return name in ("", f"{self.year:04d}", f"{self.year:04d}-{self.number}")


def looks_like_code(words: str) -> bool:
    """Whether what was typed has the form of a measure's code."""
    return _CODE.fullmatch(_typed(words)) is not None


def code_prefixes(ledger: Ledger) -> dict[int, str]:
    """By plan what stands before its codes: nothing when it is the only one, else "2024/", and "2024-2/" for a year's second."""
    with ledger.read() as session:
        places = _places(session)
    return {key: place.prefix if len(places) > 1 else "" for key, place in places.items()}


def measure_id_of(ledger: Ledger, code: str) -> int:
    """The id of the measure a person calls "1-03-2" (or 1-3-2), "2024/1-03-2", or "2024-2/1-03-2".

    What was once printed goes on meaning the same: of the plans of one year without a number the first is meant, or the
    first that has such a measure when the others have none. Raises UserError measure-unknown, or measure-ambiguous with
    the full codes to choose from.
    """
    typed = _CODE.fullmatch(_typed(code))
    if typed is None:
        raise UserError("measure-unknown", code=code)
    above = "-".join(str(int(number)) for number in (typed["annex"], typed["section"]) if number is not None)
    bare = f"{above}-{int(typed['task']):02d}-{int(typed['place'])}"
    with ledger.read() as session:
        places = _places(session)
        rows = session.execute(select(Measure.id, Measure.plan_id).where(Measure.code == bare))
        found = {places[plan]: int(key) for key, plan in rows if places[plan].is_called(typed["plan"] or "")}
    if not found:
        raise UserError("measure-unknown", code=code)
    first = min(found)
    if len(found) > 1 and (first.number > 1 or len({place.year for place in found}) > 1):
        raise UserError("measure-ambiguous", code=code, choices="、".join(place.prefix + bare for place in sorted(found)))
    return found[first]


def plan_id_of(ledger: Ledger, name: str) -> int:
    """The id of the plan a person calls "2024", or "2024-2" where a year has several.

    Raises UserError plan-of-year-unknown, or plan-ambiguous with the names to choose from: the plans of a year that were
    left out unsaid would be missed.
    """
    with ledger.read() as session:
        places = _places(session)
    return _one_plan({key: place for key, place in places.items() if place.is_called(_typed(name))}, name)


def plan_id_of_year(ledger: Ledger, year: int) -> int:
    """The id of a year's only plan. Raises UserError plan-unknown, plan-of-year-unknown, plan-ambiguous."""
    with ledger.read() as session:
        places = _places(session)
    if not places:
        raise UserError("plan-unknown")
    return _one_plan({key: place for key, place in places.items() if place.year == year}, f"{year}")


def _one_plan(fitting: dict[int, _PlanPlace], name: str) -> int:
    if not fitting:
        raise UserError("plan-of-year-unknown", year=name)
    if len(fitting) > 1:
        choices = "、".join(f"{place.year:04d}-{place.number}" for place in sorted(fitting.values()))
        raise UserError("plan-ambiguous", year=name, choices=choices)
    return next(iter(fitting))


def _typed(words: str) -> str:
    return unicodedata.normalize("NFKC", words).translate(_DASHES).strip()


def _places(session: Session) -> dict[int, _PlanPlace]:
    """By plan its year and its number among the year's plans (the city's and the district's), as they were taken in."""
    told = Counter[int]()
    places: dict[int, _PlanPlace] = {}
    for key, year in session.execute(select(Plan.id, Plan.year).order_by(Plan.id)):
        told[year] += 1
        places[int(key)] = _PlanPlace(int(year), told[year])
    return places
