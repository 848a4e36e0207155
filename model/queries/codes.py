"""What a person calls a measure: "1-03-2", with its plan in front where the ledger holds several."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

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


def looks_like_code(words: str) -> bool:
    """Whether what was typed has the form of a measure's code."""
    return _CODE.fullmatch(_typed(words)) is not None


def code_prefixes(ledger: Ledger) -> dict[int, str]:
    """By plan what stands before its codes: nothing when it is the only one, else "2024/" (or "2024-2/": see below)."""
    with ledger.read() as session:
        names = _plan_names(session)
    return {key: f"{name}/" if len(names) > 1 else "" for key, name in names.items()}


def measure_id_of(ledger: Ledger, code: str) -> int:
    """The id of the measure a person calls "1-03-2" (or 1-3-2), or "2024/1-03-2" where several plans hold that code.

    Raises UserError measure-unknown, or measure-ambiguous with the full codes to choose from.
    """
    typed = _CODE.fullmatch(_typed(code))
    if typed is None:
        raise UserError("measure-unknown", code=code)
    above = "-".join(str(int(number)) for number in (typed["annex"], typed["section"]) if number is not None)
    bare = f"{above}-{int(typed['task']):02d}-{int(typed['place'])}"
    with ledger.read() as session:
        names = _plan_names(session)
        found = {
            f"{names[plan]}/{bare}": int(key)
            for key, plan in session.execute(select(Measure.id, Measure.plan_id).where(Measure.code == bare))
            if typed["plan"] in (None, names[plan], names[plan].partition("-")[0])
        }
    if not found:
        raise UserError("measure-unknown", code=code)
    if len(found) > 1:
        raise UserError("measure-ambiguous", code=code, choices="、".join(sorted(found)))
    return next(iter(found.values()))


def plan_id_of(ledger: Ledger, name: str) -> int:
    """The id of the plan a person calls "2024", or "2024-2" where a year has several.

    Raises UserError plan-of-year-unknown, or plan-ambiguous with the names to choose from.
    """
    with ledger.read() as session:
        names = _plan_names(session)
    return _one_plan({key: known for key, known in names.items() if _typed(name) in (known, known.partition("-")[0])}, name)


def plan_id_of_year(ledger: Ledger, year: int) -> int:
    """The id of a year's only plan. Raises UserError plan-unknown, plan-of-year-unknown, plan-ambiguous."""
    with ledger.read() as session:
        names = _plan_names(session)
    if not names:
        raise UserError("plan-unknown")
    return _one_plan({key: known for key, known in names.items() if known.startswith(f"{year:04d}")}, f"{year}")


def _one_plan(fitting: dict[int, str], name: str) -> int:
    if not fitting:
        raise UserError("plan-of-year-unknown", year=name)
    if len(fitting) > 1:
        raise UserError("plan-ambiguous", year=name, choices="、".join(sorted(fitting.values())))
    return next(iter(fitting))


def _typed(words: str) -> str:
    return unicodedata.normalize("NFKC", words).translate(_DASHES).strip()


def _plan_names(session: Session) -> dict[int, str]:
    """By plan its year; where a year has several (the city's and the district's) they are numbered as taken in."""
    rows = [(int(key), int(year)) for key, year in session.execute(select(Plan.id, Plan.year).order_by(Plan.id))]
    of_year, told = Counter(year for _, year in rows), Counter[int]()
    names: dict[int, str] = {}
    for key, year in rows:
        told[year] += 1
        names[key] = f"{year:04d}" if of_year[year] == 1 else f"{year:04d}-{told[year]}"
    return names
