"""A measure as lines for a person at a terminal: one line in a list, or the whole with its history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from gui.command_line.words import action_word, field, heading, joined, ledger_word, said
from model.queries.measure_json import open_questions
from model.rows.checklist import ChangeRow, DueRow, EvidenceRow, MeasureRow, TargetRow
from model.rows.due import DuePlace
from model.rows.occurrence import RecurrenceRow
from model.rows.record import MeasureDetail, MeasureRecord
from model.rows.words import Role, State

_SHOWN = 50  # characters of a measure's text in a list
_MISSED = 6  # of the missed days, the latest that are named
_FACTS = ("state", "handler", "month", "on", "wording", "day", "note", "name", "value")  # of a change, what tells it from others of its kind


def list_line(row: MeasureRow, prefix: str) -> str:
    """Code, light, due date, my role, state and text, parted by tabs."""
    due = row.due.end.isoformat() if row.due and row.due.end else row.deadline or heading("none")
    text = " ".join(row.text.split())[:_SHOWN]
    return "\t".join((prefix + row.code, ledger_word(row.light), due, _role(row), ledger_word(row.state), text))


def measure_lines(detail: MeasureDetail, prefix: str, today: date) -> Iterator[str]:
    """Every field a line, a field of several values a line each; then the history, newest first."""
    record = detail.record
    row = record.row
    yield from _lines("code", prefix + row.code)
    yield from _lines("plan", row.plan_year)
    yield from _lines("annex", f"{row.annex} {row.annex_title}")
    yield from _lines("section", row.section)
    yield from _lines("task", f"{row.task_no} {row.task}")
    yield from _lines("measure", row.text)
    yield from _lines("deadline", row.deadline)
    yield from _lines("dates", *map(_due, record.dues))
    if record.recurrences:
        yield from _lines("recurrences", *(_recurrence(row, today) for row in record.recurrences))
    yield from _lines("targets", *map(_target, record.targets))
    yield from _work_lines(record)
    yield from _lines("history", *map(_change, detail.history))


def _work_lines(record: MeasureRecord) -> Iterator[str]:
    row = record.row
    for role in Role:
        yield from _lines(role.value, joined(record.units(role)))
    yield from _lines("role", _role(row))
    yield from _lines("handler", row.handler)
    yield from _lines("state", ledger_word(row.state))
    if row.closed_on:
        yield from _lines("closed_on", row.closed_on)
        yield from _lines("closed_note", record.closed_note)
    yield from _lines("light", ledger_word(row.light))
    notes = (_in_a_row(note.month, note.unit, note.person, ledger_word(note.state) if note.state else "", note.text) for note in record.progress)
    yield from _lines("progress", *notes)
    yield from _lines("evidence", *map(_evidence, record.evidence))
    yield from _lines("doubts", *(said(doubt.code.value, **dict(doubt.facts)).happened for doubt in record.doubts))
    yield from _lines("questions", *(said(question.code.value, wording=question.wording).happened for question in open_questions(record)))


def _lines(name: str, *values: object) -> Iterator[str]:
    for value in values or ("",):
        yield field(name) + heading("after_name") + (_one_line(str(value)) or heading("none"))


def _role(row: MeasureRow) -> str:
    if row.role is None:
        return heading("none")
    return ledger_word(row.role) + ("" if row.is_certain else heading("unsure"))


def _due(due: DueRow) -> str:
    met = field("met_on").format(day=due.met_on) if due.met_on else ""
    return f"{_span(due.place)} {due.place.wording}{field('own') if due.is_own else ''}{met}"


def _recurrence(row: RecurrenceRow, today: date) -> str:
    from model.rules.occurrences import counts_on  # reads the holiday calendar

    counts = counts_on(row, today, most=_MISSED)
    days = ("…" if counts.missed > _MISSED else "") + joined(map(str, counts.latest))
    return _in_a_row(
        row.place.wording,
        field("next").format(day=counts.next) if counts.next else "",
        field("missed").format(count=counts.missed, days=days) if counts.missed else "",
        field("settled").format(count=len(row.settled)) if row.settled else "",
    )


def _span(place: DuePlace) -> str:
    return ledger_word(place.kind).format(start=place.start, end=place.end)


def _target(target: TargetRow) -> str:
    return _in_a_row(target.place.wording, joined(f"{reading.month} {reading.value}" for reading in target.readings))


def _evidence(file: EvidenceRow) -> str:
    gone = "" if file.content.is_file() else field("evidence_gone")
    return _in_a_row(file.name + gone, file.month or "", file.note, f"SHA-256 {file.sha256[:12]}")


def _change(change: ChangeRow) -> str:
    at = datetime.fromisoformat(change.at).astimezone()
    facts = dict(change.facts)
    told = [_fact(name, facts[name]) for name in _FACTS if facts.get(name)]
    undone = field("reverted") if change.is_reverted else ""
    return _in_a_row(f"{at:%Y-%m-%d %H:%M}", change.person, action_word(change.action), *told, undone)


def _fact(name: str, value: str) -> str:
    return ledger_word(State(value)) if name == "state" and value in list(State) else value


def _in_a_row(*parts: object) -> str:
    return "  ".join(_texts(parts))


def _texts(parts: Iterable[object]) -> Iterator[str]:
    return (str(part) for part in parts if part)


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))
