"""The values of a submission as they are kept, and what is other now than it was sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from model.rows.report import SubmissionRow
from model.rows.submission import Since, SubmittedLine
from model.workbook_layout import STATE_WORDS, Column

# Who wrote it and on which day is other whenever somebody looks; what was done is what counts.
_COMPARED = (Column.STATE, Column.MONTH_PROGRESS, Column.PROGRESS, Column.READING, Column.TROUBLE, Column.EVIDENCE)


def line_of(row: SubmissionRow) -> SubmittedLine:
    """A measure's row as it is kept: what was filled in, every number as it was written."""
    read = [target for target in row.targets if target.value is not None]
    lines = [f"{target.subject}：{target.value}{target.unit}" for target in read]
    reading = str(read[0].value) if len(row.targets) == 1 and read else "\n".join(lines)
    values = {
        Column.PROGRESS: row.progress, Column.MONTH_PROGRESS: row.month_progress,
        Column.STATE: STATE_WORDS[row.state] if row.state else "", Column.READING: reading,
        Column.EVIDENCE: "\n".join(row.evidence), Column.TROUBLE: row.trouble, Column.UNIT: row.unit,
        Column.PERSON: row.person, Column.REPORTED_ON: row.reported_on.isoformat() if row.reported_on else "",
    }  # fmt: skip
    return SubmittedLine(row.measure_id, row.code, {column.value: value for column, value in values.items() if value})


def since_sent(sent: Iterable[SubmittedLine], now: Mapping[int, SubmittedLine]) -> Iterator[Since]:
    """What would be sent otherwise today, measure by measure; a measure that is gone meanwhile says nothing."""
    for line in sent:
        today = now.get(line.measure_id)
        for column in _COMPARED if today else ():
            before, after = line.values.get(column, ""), today.values.get(column, "") if today else ""
            if before != after:
                yield Since(line.measure_id, line.code, column.value, before, after)
