"""What is mine in a real plan, for five of its units, against what a person found by reading it (daxing-2024.mine.json).

Measures are called annex-task-position; "perhaps" are those that only a "相关…" or a list of members may make mine.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from pathlib import Path

import pytest

from model.actions.accept_plan import accept_plan
from model.actions.myself import set_myself
from model.ledger import Ledger
from model.queries.checklist import checklist_rows
from model.readers import read_plan
from model.rows.checklist import ChecklistFilter, MeasureRow
from model.rows.draft import MeasureDraft, NoticeDraft, Place, PlanDraft
from tests.builders import TODAY

SHARED = Path(os.environ.get("TAIZHANG_SHARED") or Path(__file__).parents[3] / "shared")
GOLD, PLAN = SHARED / "gold" / "daxing-2024.jsonl", SHARED / "plans" / "daxing-2024.txt"
READ: dict[str, dict[str, list[str]]] = json.loads(Path(__file__).with_name("daxing-2024.mine.json").read_text(encoding="utf-8"))
pytestmark = [pytest.mark.plans, pytest.mark.skipif(not GOLD.exists(), reason="the real plans are not here")]


def typed_out() -> PlanDraft:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    return PlanDraft(NoticeDraft(title=rows[0]["annex_title"], year=2024), tuple(
        MeasureDraft(
            annex=row["annex"], annex_title=row["annex_title"], section=row["section"], task_no=row["task_no"], task=row["task"],
            measure=row["measure"], deadline=row["deadline"], lead=tuple(row["lead"]), responsible=tuple(row["responsible"]),
            support=tuple(row["support"]), place=Place(line=1),
        )
        for row in rows
    ))  # fmt: skip


def as_printed() -> PlanDraft:
    if not PLAN.exists():
        pytest.skip("the plan's text is not here")
    return read_plan(PLAN).draft


@pytest.fixture(scope="module", params=[typed_out, as_printed])
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    with Ledger.open(tmp_path_factory.mktemp("mine") / "ledger", chain="test") as ledger:
        accept_plan(ledger, request.param(), today=TODAY)
        yield ledger


def called(ledger: Ledger) -> dict[int, str]:
    """Each measure's place as a reader counts it."""
    counts: dict[tuple[int, int], int] = defaultdict(int)
    found = {}
    for row in checklist_rows(ledger, ChecklistFilter(), today=TODAY):
        key = row.annex, row.task_no
        counts[key] += 1
        found[row.id] = f"{row.annex}-{row.task_no}-{counts[key]}"
    return found


@pytest.mark.parametrize("unit", READ)
def test_all_that_is_mine_is_found_and_nothing_else(unit: str, whole: Ledger) -> None:
    set_myself(whole, unit=unit, area="北京市大兴区")
    places = called(whole)

    def codes(rows: tuple[MeasureRow, ...]) -> list[str]:
        return [places[row.id] for row in rows]

    mine = checklist_rows(whole, ChecklistFilter(is_mine=True), today=TODAY)
    assert codes(tuple(row for row in mine if row.is_certain)) == READ[unit]["certain"]
    assert codes(checklist_rows(whole, ChecklistFilter(is_perhaps=True), today=TODAY)) == READ[unit]["perhaps"]
