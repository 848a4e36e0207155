"""The sample ledger: a folder of its own with a made-up district's plan, to look around in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import resources
from model.actions.accept_plan import PlanSource, accept_plan
from model.actions.myself import set_myself
from model.ledger import Ledger
from model.queries.overview import plans
from model.readers import read_plan

SAMPLE_FILE = "sample/plan.txt"
SAMPLE_AREA = "示例市示例区"
SAMPLE_UNIT = "青山镇人民政府"


def make_sample(place: Path, *, today: date) -> Path:
    """Fill the sample ledger in a folder, unless it is there already; gives the folder back. Raises StorageError."""
    with Ledger.open(place) as ledger:
        if not ledger.is_read_only and not plans(ledger):
            file = resources.path(SAMPLE_FILE)
            draft = read_plan(file).draft
            set_myself(ledger, unit=SAMPLE_UNIT, area=SAMPLE_AREA)
            accept_plan(ledger, draft, source=PlanSource(file.name), today=today)
    return place
