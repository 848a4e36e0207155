"""Taking in the official holidays of years this program was not delivered with."""

from __future__ import annotations

from pathlib import Path

from model.ledger import Ledger
from model.readers.holiday_file import read_holidays
from model.rows.changed import Changed
from model.rules.workdays import work_calendar
from model.store.plain import HOLIDAYS
from model.store.settings import setting, store_setting


def take_holidays(ledger: Ledger, file: Path) -> Changed:
    """Keep the holidays a table names in the ledger, in place of what was told of the same years before.

    They count at once, and whenever the ledger is opened. Raises UserError as model.readers.holiday_file.read_holidays.
    """
    years = read_holidays(file, work_calendar())
    with ledger.change("take-holidays", name=file.name, years="、".join(map(str, years))) as change:
        told = {
            str(year): {"off": [day.isoformat() for day in sorted(days.off)],
                        "worked": [day.isoformat() for day in sorted(days.worked)]}
            for year, days in years.items()
        }  # fmt: skip
        store_setting(change.session, HOLIDAYS, setting(change.session, HOLIDAYS) | told)
    return change.changed
