"""The whole job as a row of commands, on a plan that is at hand: what `demo` runs."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import resources
from model.errors import UserError

_NAMED = ("first", "second", "third", "fourth")


def demonstration(out: Path, *, plan: Path, area: str, unit: str, today: date) -> Iterator[list[str]]:
    """Each command once the ones before it were run. Raises UserError demo-folder-taken.

    Only a ledger that a demonstration made is made anew.
    """
    from PIL import Image

    ledger, mark = out / "ledger", out / ".taizhang-demo"
    if out.is_file() or (ledger.exists() and not mark.exists()):
        raise UserError("demo-folder-taken", where=out)
    shutil.rmtree(ledger, ignore_errors=True)
    out.mkdir(parents=True, exist_ok=True)
    mark.touch()
    photo = out / "现场照片.png"
    Image.linear_gradient("L").save(photo)
    words = {"out": out, "ledger": ledger, "plan": plan, "area": area, "unit": unit, "photo": photo}
    facts: dict[str, object] = {}
    for line in resources.path("sample/demo.txt").read_text(encoding="utf-8").splitlines():
        facts = facts or _facts(ledger, today)
        yield [word.format(**words, **facts) for word in shlex.split(line)]


def _facts(place: Path, today: date) -> dict[str, object]:
    """The plan's year and the first measures that are mine, once the plan is in."""
    from model.ledger import Ledger
    from model.queries.checklist import checklist_rows, filter_of
    from model.queries.overview import plans

    if not place.exists():
        return {}
    with Ledger.open(place, must_exist=True) as ledger:
        if not plans(ledger):
            return {}
        rows = checklist_rows(ledger, filter_of(ledger, is_mine=True), today=today)
    if len(rows) < len(_NAMED):
        raise UserError("demo-too-few", count=len(rows), least=len(_NAMED))
    return {"year": rows[0].plan_year, **dict(zip(_NAMED, (row.code for row in rows), strict=False))}
