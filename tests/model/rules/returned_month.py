"""A bureau's month as the rules of merging see it: three measures, two towns and a bureau, files that came back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from model.periods import Month
from model.rows.merging import (
    Conflict,
    Decision,
    HeldValues,
    KnownMeasure,
    KnownTarget,
    MergePreview,
    TakenFile,
    TakenRow,
)
from model.rows.returned import ReturnedFacts, ReturnedKind
from model.rules.merge_rows import MergeBase
from model.rules.merging import preview
from model.rules.row_matching import Matcher
from model.rules.senders import UnitNames
from model.workbook_layout import Column, RowId, fingerprint

MAY = Month(2026, 5)
OURS, THEIRS = "ours", "theirs"
TOWN, OTHER, BUREAU = 1, 2, 3
UNITS = {TOWN: ("甲镇人民政府",), OTHER: ("乙镇人民政府",), BUREAU: ("区水务局",)}
TEXTS = ("完成方案编制", "开展巡查十次", "对接施工单位落实整改")
Held = Mapping[tuple[int, int | None], HeldValues]


def known(number: int, **facts: Any) -> KnownMeasure:
    """A measure with one target, whose number is ten times the measure's."""
    words = {"task_no": "1", "task": "任务", "measure": TEXTS[number - 1], "deadline": "年底前", "lead": "", "responsible": "", "support": ""}
    said = {"targets": (KnownTarget(number * 10, "检测量", "个"),)} | facts
    return KnownMeasure(number, f"1-01-{number}", 1, words, fingerprint(1, 1, words["measure"]), **said)


MEASURES = tuple(map(known, (1, 2, 3)))


def base(held: Held | None = None, *, measures: Sequence[KnownMeasure] = MEASURES, **facts: Any) -> MergeBase:
    """The bureau's ledger with what it holds of the month."""
    told: dict[str, Any] = {"plan_title": "示例计划", "plan_doc_no": "示发〔2026〕1号", "plan_year": 2026, "own": frozenset({BUREAU})} | facts
    return MergeBase(1, MAY, OURS, Matcher(measures, ledger_id=OURS), UnitNames(UNITS), held=held or {}, **told)


def row(number: int, key: int, /, **values: str) -> TakenRow:
    """A row that names its measure by the hidden id."""
    row_id = RowId(key, 1, (key * 10,), MEASURES[key - 1].fingerprint)
    return TakenRow("附件1", number, {Column.ROW_ID.value: str(row_id), **values}, 1)


def file(key: str, *rows: TakenRow, sender: int | None = TOWN, facts: ReturnedFacts | None = None, **more: Any) -> TakenFile:
    """A workbook that another ledger wrote."""
    told: dict[str, Any] = {"kind": ReturnedKind.WORKBOOK} | more
    return TakenFile(key, f"{key}.xlsx", told.pop("kind"), facts or ReturnedFacts(ledger=THEIRS, month=MAY), rows, sender_id=sender, **told)


def handed_out(key: str, *rows: TakenRow, sender: int | None = TOWN, **more: Any) -> TakenFile:
    """A workbook that the bureau's own ledger wrote and a unit filled in."""
    return file(key, *rows, sender=sender, facts=ReturnedFacts(ledger=OURS, plan_id=1, month=MAY), **more)


def merged(*files: TakenFile, decided: Sequence[Decision] = (), held: Held | None = None, **facts: Any) -> MergePreview:
    """What merging some files would do."""
    return preview(base(held, **facts), files, decided)


def conflict(*files: TakenFile, held: Held | None = None, **facts: Any) -> Conflict:
    """The only thing that stands against merging some files, open or named."""
    (found,) = merged(*files, held=held, **facts).conflicts
    return found


def written(found: MergePreview) -> list[tuple[int, int | None, Mapping[str, str]]]:
    """What would be written: measure, unit, values."""
    return [(one.measure_id, one.unit_id, one.values) for one in found.writes]
