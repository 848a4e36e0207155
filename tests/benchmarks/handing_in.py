"""The check before hand-in over a year's notes and readings, in the month that runs and in one that is past."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from model.actions.close import close_measures
from model.actions.many_notes import Existing, note_many
from model.actions.readings import enter_readings
from model.ledger import Ledger
from model.periods import Month
from model.queries.hand_in import hand_in_findings
from model.rows.checklist import ChecklistFilter
from model.rows.target_line import LineKey
from tests.benchmarks.timing import compare
from tests.builders import a_measure, a_plan, measure_ids, taken_in

MEASURES, LAST = 400, Month(2026, 6)


def handing_in() -> None:
    """Four hundred measures with two targets each, six months noted and read, a third of them ticked off."""
    with tempfile.TemporaryDirectory() as name, Ledger.open(Path(name) / "ledger", chain="c") as ledger:
        _fill(ledger)
        size = f"{MEASURES} measures"
        for what, today in (("the month that runs", LAST.last), ("a past month, all written since", date(2026, 11, 22))):
            compare(f"check before hand-in: {what}", size, lambda today=today: hand_in_findings(  # type: ignore[misc]
                ledger, LAST, kept=ChecklistFilter(), today=today), limit="< 0.15 s")  # fmt: skip


def _fill(ledger: Ledger) -> None:
    taken_in(ledger, a_plan(*(
        a_measure(f"开展第{number}批排查整治，累计检查企业不少于{10 + number}家，新建充电桩不低于{number + 5}个。", lead=("区水务局",), support=("各镇人民政府",))
        for number in range(MEASURES)
    )))  # fmt: skip
    keys = measure_ids(ledger)
    with ledger.look() as connection:
        targets = [LineKey(is_indicator=False, id=key) for (key,) in connection.execute("SELECT id FROM target")]
    for number in range(1, LAST.month + 1):
        month = Month(2026, number)
        note_many(ledger, dict.fromkeys(keys, f"{number}月已检查企业{number * 3}家，正在推进，照片附后。"), month, existing=Existing.REPLACE, today=month.last)
        enter_readings(ledger, month, {target: str(number * 3) for target in targets})
    close_measures(ledger, keys[::3], on=LAST.last)


if __name__ == "__main__":
    handing_in()
