"""The mapped classes, by subject; importing this package makes all of them known."""

from model.store.tables.base import Base
from model.store.tables.evidence import Evidence, EvidenceLink
from model.store.tables.handing import (
    AcceptedFinding,
    Returned,
    ReturnedLine,
    Sender,
    SheetMapping,
    Submission,
    SubmissionLine,
)
from model.store.tables.history import Change, ChangeMeasure, Setting
from model.store.tables.plan import Annex, Indicator, IndicatorReading, Measure, Plan, Task
from model.store.tables.unit import Unit, UnitAlias, UnitGroup, UnitGroupMember
from model.store.tables.words import measure_words
from model.store.tables.work import (
    DroppedDue,
    Due,
    Duty,
    Occurrence,
    Progress,
    Reading,
    Recurrence,
    Target,
    UnitReading,
)

__all__ = [
    "AcceptedFinding",
    "Annex",
    "Base",
    "Change",
    "ChangeMeasure",
    "DroppedDue",
    "Due",
    "Duty",
    "Evidence",
    "EvidenceLink",
    "Indicator",
    "IndicatorReading",
    "Measure",
    "Occurrence",
    "Plan",
    "Progress",
    "Reading",
    "Recurrence",
    "Returned",
    "ReturnedLine",
    "Sender",
    "Setting",
    "SheetMapping",
    "Submission",
    "SubmissionLine",
    "Target",
    "Task",
    "Unit",
    "UnitAlias",
    "UnitGroup",
    "UnitGroupMember",
    "UnitReading",
    "measure_words",
]
