"""What a returned file says row by row: which measure, which unit, which values, and what of it a person must decide."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from model.periods import Month
from model.rows.merging import (
    Choice,
    Conflict,
    ConflictCode,
    Decision,
    HeldValues,
    KnownMeasure,
    Match,
    MergeField,
    Side,
    TakenFile,
    TakenRow,
)
from model.rows.returned import FoundBy, ReturnedKind
from model.rows.words import State
from model.rules.matching import text_key
from model.rules.next_step import joined
from model.rules.returned_values import Said, bare, day_of, is_nothing, is_unfilled, readings_of, state_of
from model.rules.row_matching import Matcher
from model.rules.senders import UnitNames, goes_by_rows
from model.workbook_layout import Column

UnitId = int | None  # None is one's own office
_SAYING = (Column.MONTH_PROGRESS, Column.PROGRESS, Column.NEXT_STEP, Column.TROUBLE, Column.EVIDENCE, Column.REPORTED_ON)
_PLAIN = ((Column.TROUBLE, MergeField.TROUBLE), (Column.EVIDENCE, MergeField.PROOF))


@dataclass(frozen=True, slots=True)
class MergeBase:
    """What the ledger knows and holds of a plan and a month, as far as merging looks at it.

    `own` are the units that are one's own office; `earlier` gives what a unit wrote of a measure in the year's earlier months,
    `state_before` the state it told last.
    """

    plan_id: int
    month: Month
    ledger_id: str
    matcher: Matcher
    units: UnitNames
    plan_title: str = ""
    plan_doc_no: str = ""
    plan_year: int = 0
    own: frozenset[int] = frozenset()
    held: Mapping[tuple[int, UnitId], HeldValues] = field(default_factory=dict)
    earlier: Callable[[int, UnitId], str] = lambda _measure, _unit: ""
    state_before: Callable[[int, UnitId], State | None] = lambda _measure, _unit: None

    def unit_name(self, unit_id: UnitId) -> str:
        """What a unit is called; empty for one's own office where it has no row."""
        return self.units.names.get(unit_id if unit_id is not None else min(self.own, default=0), "")


@dataclass(frozen=True, slots=True)
class RowSaid:
    """What one row says of one measure for one unit: only what it says; readings by target."""

    file: TakenFile
    row: TakenRow
    measure_id: int
    unit_id: UnitId
    values: Mapping[str, str]
    readings: Mapping[int, Decimal]
    person: str
    reported_on: date | None

    def side(self, value: str) -> Side:
        """The row as one of several sides."""
        return Side(side_key(value), value, self.file.name, self.file.key, self.row.sheet, self.row.row, self.reported_on,
                    self.file.received_at)


def says_something(values: Mapping[str, str]) -> bool:
    """Whether anybody filled a row in; a state that every row is handed out with says nothing by itself."""
    if any(not is_nothing(values.get(column, "")) for column in _SAYING):
        return True
    if not is_unfilled(values.get(Column.READING, "")):
        return True
    state = values.get(Column.STATE, "")
    return not is_nothing(state) and state_of(state) is not State.NOT_STARTED


def says_of_the_month(values: Mapping[str, str]) -> bool:
    """Whether a row says more than a workbook that is handed out for a later month: that has the state and the year so far."""
    if any(not is_nothing(values.get(column, "")) for column in (Column.MONTH_PROGRESS, Column.TROUBLE, Column.EVIDENCE)):
        return True
    is_of_ours = Column.ROW_ID in values
    return not is_unfilled(values.get(Column.READING, "")) or (not is_of_ours and says_something(values))


def side_key(value: str) -> str:
    """What names a value in a decision."""
    return hashlib.sha256(bare(value).encode("utf-8", "replace")).hexdigest()[:8]


def conflict_key(*parts: object) -> str:
    """What names a conflict as long as it stays what it is."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()[:10]


class FileRows:
    """Goes through the rows of one file; `conflicts` fill while it does."""

    def __init__(self, base: MergeBase, file: TakenFile, decided: Mapping[str, Decision]) -> None:
        self._base, self._file, self._decided = base, file, decided
        self.conflicts: list[Conflict] = []
        self.filled = self.found = 0
        self._is_ours = bool(file.facts.ledger) and file.facts.ledger == base.ledger_id
        self._has_month = file.kind is ReturnedKind.WORKBOOK or any(Column.MONTH_PROGRESS in row.values for row in file.rows)
        self._lacks_sender = False

    def rows(self) -> list[RowSaid]:
        """What the rows say, as far as it is decided."""
        if not self._is_wanted():
            return []
        found = [said for row in self._file.rows if says_something(row.values) and row.month in (None, self._base.month) for said in self._row(row)]
        for sheet, month in sorted({(row.sheet, str(row.month)) for row in self._file.rows if row.month not in (None, self._base.month)}):
            side = Side("", month, self._file.name, self._file.key, sheet)
            self.conflicts.append(Conflict(self._key(ConflictCode.SHEET_OTHER_MONTH, sheet), ConflictCode.SHEET_OTHER_MONTH, (side,), old=str(self._base.month)))
        for note in self._file.notes:
            code = ConflictCode(note.code)
            side = Side("", note.text, self._file.name, self._file.key, note.sheet, note.row)
            self.conflicts.append(Conflict(self._key(code, note.sheet, note.row, note.column), code, (side,), field=note.column))
        if self._lacks_sender:
            by_name = self._base.units.in_file_name(self._file.name)
            may_be = self._base.units.names.get(by_name, "") if by_name is not None else ""
            self._ask(ConflictCode.SENDER_UNKNOWN, side=Side("", self._file.sender_words, self._file.name, self._file.key), proposal=may_be)
        return found

    def _is_wanted(self) -> bool:
        """Whether the file's rows count: not when it is left out, and not before it is decided that it is of this month and plan."""
        facts, base = self._file.facts, self._base
        wanted = True
        shown = facts.heading_month
        if shown is not None and base.month in (shown, facts.month):
            wanted &= self._ask(ConflictCode.MONTHS_DIFFER, old=str(facts.month), value=str(shown)) == Choice.TAKE
        elif facts.month is not None and facts.month != base.month:
            wanted &= self._ask(ConflictCode.OTHER_MONTH, old=str(base.month), value=str(facts.month)) == Choice.TAKE
        other = self._other_plan()
        if other:
            wanted &= self._ask(ConflictCode.OTHER_PLAN, old=other[0], value=other[1]) == Choice.TAKE
        if self._decided.get(self._key(ConflictCode.SENDER_UNKNOWN)):  # left out
            self._ask(ConflictCode.SENDER_UNKNOWN, value=self._file.sender_words)
            return False
        return wanted

    def _other_plan(self) -> tuple[str, str] | None:
        """What of the plan is another: ours and the file's."""
        facts, base = self._file.facts, self._base
        if self._is_ours and facts.plan_id == base.plan_id:
            return None
        if facts.plan_doc_no and base.plan_doc_no:
            if text_key(facts.plan_doc_no) != text_key(base.plan_doc_no):
                return base.plan_doc_no, facts.plan_doc_no
        elif facts.plan_title and text_key(facts.plan_title) != text_key(base.plan_title):
            return base.plan_title, facts.plan_title
        return (str(base.plan_year), str(facts.plan_year)) if facts.plan_year and facts.plan_year != base.plan_year else None

    def _row(self, row: TakenRow) -> Iterator[RowSaid]:
        self.filled += 1
        measure = self._measure(row)
        if measure is None:
            return
        self.found += 1
        unit = self._unit(row)
        if unit == _NOBODY:
            return
        unit_id = None if unit in self._base.own else unit
        values = dict(self._values(row, measure, unit_id))
        prefilled = self._prefilled(measure, unit_id).readings
        readings = {number: value for number, value in self._readings(row, measure) if prefilled.get(number) != value}
        state = self._state(row, measure)
        if state is not None and (values or readings or not self._is_handed_out(state, measure, unit_id)):
            values[MergeField.STATE.value] = state.value
        reported_on = self._reported_on(row, measure)
        if values or readings:
            person = row.values.get(Column.PERSON, "") or self._file.facts.person
            yield RowSaid(self._file, row, measure.id, unit_id, values, readings, person, reported_on)

    def _measure(self, row: TakenRow) -> KnownMeasure | None:
        """The measure of a row, once whatever speaks against it is decided."""
        match = row.match or self._base.matcher.match(row, ledger_id=self._file.facts.ledger)
        measure = self._base.matcher.measures.get(match.measure_id) if match.measure_id is not None else None
        if measure is None:  # also when a corrected edition took the measure away meanwhile
            return self._chosen_measure(row, match)
        for changed in match.changed if match.found_by is not FoundBy.PERSON else ():
            code = _CHANGED.get(changed.column, ConflictCode.PLAN_WORDS)
            choice = self._ask(code, row, measure, column=changed.column, old=changed.old, value=changed.new, may=(Choice.TAKE,))
            if code is ConflictCode.LOCKED_TEXT and choice != Choice.TAKE:
                return None
        return measure

    def _chosen_measure(self, row: TakenRow, match: Match) -> KnownMeasure | None:
        code = match.why or ConflictCode.ROW_UNMATCHED
        words = row.values.get(Column.MEASURE) or row.values.get(Column.TASK, "")
        key = self._key(code, row.sheet, row.row)
        decision = self._decided.get(key)
        meant = decision.text if decision and decision.choice == Choice.MEASURE else ""
        measure = self._base.matcher.measures.get(int(meant)) if meant.isdecimal() else None
        is_left = decision is not None and decision.choice == Choice.LEAVE
        self.conflicts.append(Conflict(
            key, code, (_side(self._file, row, words),), (Choice.MEASURE, Choice.LEAVE), near=match.near,
            measure_id=measure.id if measure else None, measure_code=measure.code if measure else "",
            decided=decision.choice if decision and (measure or is_left) else "",
        ))
        return measure

    def _unit(self, row: TakenRow) -> UnitId:
        """The unit a row is of; _NOBODY while that is not decided."""
        sender, file = self._file.sender_id, self._file
        words = row.values.get(Column.UNIT, "")
        named = self._base.units.find(words) if words and not file.is_settled else None
        if self._is_ours and named in self._base.own:
            named = None  # as it was handed out
        if sender is None:
            if named is not None and goes_by_rows(file.facts, self._base.ledger_id):
                return named
            self._lacks_sender = True
            return _NOBODY
        if named is None or named == sender:
            return sender
        choice = self._ask(ConflictCode.ROW_OF_OTHER_UNIT, row, unit_id=sender, column=Column.UNIT, old=self._base.unit_name(sender),
                           value=words, may=(Choice.SENDER, Choice.NAMED))
        return {Choice.SENDER.value: sender, Choice.NAMED.value: named}.get(choice, _NOBODY)

    def _values(self, row: TakenRow, measure: KnownMeasure, unit_id: UnitId) -> Iterator[tuple[str, str]]:
        own = self._prefilled(measure, unit_id)
        text = self._text(row, measure, unit_id)
        if text and bare(text) != bare(own.text):
            yield MergeField.TEXT.value, text
        for column, field_ in _PLAIN:
            said = row.values.get(column, "")
            prefilled = own.trouble if field_ is MergeField.TROUBLE else own.proof
            if not is_nothing(said) and bare(said) != bare(prefilled):
                yield field_.value, said

    def _prefilled(self, measure: KnownMeasure, unit_id: UnitId) -> HeldValues:
        """What the workbook said when this ledger handed it out to another unit: one's own values, which are not theirs."""
        is_theirs = self._is_ours and unit_id is not None
        return self._base.held.get((measure.id, None), HeldValues()) if is_theirs else HeldValues()

    def _is_handed_out(self, state: State, measure: KnownMeasure, unit_id: UnitId) -> bool:
        """Whether a state that stands alone in its row may be as this ledger handed the workbook out."""
        if not self._is_ours or unit_id is None:
            return False
        return state in (measure.state, self._base.state_before(measure.id, unit_id))

    def _text(self, row: TakenRow, measure: KnownMeasure, unit_id: UnitId) -> str:
        """What was done in the month, and what comes next where a column of its own says so."""
        step = row.values.get(Column.NEXT_STEP, "")
        return joined(self._done(row, measure, unit_id), "" if is_nothing(step) else step)

    def _done(self, row: TakenRow, measure: KnownMeasure, unit_id: UnitId) -> str:
        text, year = row.values.get(Column.MONTH_PROGRESS, ""), row.values.get(Column.PROGRESS, "")
        if not is_nothing(text) or is_nothing(year):
            return "" if is_nothing(text) else text
        if not self._has_month:
            return year
        is_other_ledger = bool(self._file.facts.ledger) and not self._is_ours
        if is_other_ledger or self._is_known(year, measure.id, unit_id):
            return ""  # the year so far, told anew by their ledger or ours
        choice = self._ask(ConflictCode.ONLY_YEAR_PROGRESS, row, measure, unit_id=unit_id, value=year, may=(Choice.TAKE,), proposal=year)
        return year if choice == Choice.TAKE else ""

    def _is_known(self, year: str, measure_id: int, unit_id: UnitId) -> bool:
        wanted = text_key(year)
        return any(wanted in text_key(self._base.earlier(measure_id, unit)) for unit in {unit_id, None})

    def _state(self, row: TakenRow, measure: KnownMeasure) -> State | None:
        word = row.values.get(Column.STATE, "")
        if is_nothing(word):
            return None
        state = state_of(word)
        if state is not None:
            return state
        key = self._key(ConflictCode.STATE_UNKNOWN, row.sheet, row.row, Column.STATE)
        decision = self._decided.get(key)
        typed = state_typed(decision.text) if decision and decision.choice == Choice.TYPED else None
        choice = self._ask(ConflictCode.STATE_UNKNOWN, row, measure, column=Column.STATE, value=word, may=(Choice.TYPED,))
        if choice == Choice.TYPED and typed is None:
            self.conflicts[-1] = replace(self.conflicts[-1], decided="")
        return typed

    def _reported_on(self, row: TakenRow, measure: KnownMeasure) -> date | None:
        text = row.values.get(Column.REPORTED_ON, "")
        if is_nothing(text):
            return None
        day = day_of(text, self._base.month)
        if day is None:
            self._ask(ConflictCode.DAY_UNKNOWN, row, measure, column=Column.REPORTED_ON, value=text)
        return day

    def _readings(self, row: TakenRow, measure: KnownMeasure) -> Iterator[tuple[int, Decimal]]:
        for number, said in enumerate(readings_of(row.values.get(Column.READING, ""), measure.targets)):
            yield from self._reading(row, measure, said, number)

    def _reading(self, row: TakenRow, measure: KnownMeasure, said: Said, number: int) -> Iterator[tuple[int, Decimal]]:
        if said.fault is None:
            if said.target_id is not None and said.value is not None:
                yield said.target_id, said.value
            return
        may = (*((Choice.TAKE,) if said.proposal is not None else ()), Choice.TYPED)
        proposal = f"{said.proposal.normalize():f}" if said.proposal is not None else ""
        field_ = f"{MergeField.READING.value}:{said.target_id or number}"
        choice = self._ask(said.fault, row, measure, column=field_, value=said.text, may=may, proposal=proposal)
        if choice == Choice.TAKE and said.target_id is not None and said.proposal is not None:
            yield said.target_id, said.proposal
        elif choice == Choice.TYPED:
            targets = [target for target in measure.targets if said.target_id in (None, target.id)]
            typed = readings_of(self._decided[self.conflicts[-1].key].text, targets)
            if not typed or any(each.fault for each in typed):
                self.conflicts[-1] = replace(self.conflicts[-1], decided="")
            yield from ((each.target_id, each.value) for each in typed if each.target_id is not None and each.value is not None)

    def _ask(
        self, code: ConflictCode, row: TakenRow | None = None, measure: KnownMeasure | None = None, *, unit_id: UnitId = None,
        column: str = "", old: str = "", value: str = "", may: tuple[Choice, ...] = (Choice.TAKE,), proposal: str = "",
        side: Side | None = None,
    ) -> str:
        """Note a conflict; what was decided about it, "" while nothing was."""
        place = (row.sheet, row.row, column) if row else (column,) if column else ()
        key = self._key(code, *place)
        choices = () if code is ConflictCode.SENDER_UNKNOWN else may
        decision = self._decided.get(key)
        decided = decision.choice if decision and decision.choice in (*choices, Choice.LEAVE) else ""
        shown = side or (_side(self._file, row, value) if row else Side("", value, self._file.name, self._file.key))
        self.conflicts.append(Conflict(
            key, code, (shown,), (*choices, Choice.LEAVE), measure_id=measure.id if measure else None,
            measure_code=measure.code if measure else "", unit_id=unit_id or self._file.sender_id,
            unit=self._base.unit_name(unit_id or self._file.sender_id) if (unit_id or self._file.sender_id) else "",
            field=column, old=old, proposal=proposal, decided=decided,
        ))
        return decided

    def _key(self, code: ConflictCode, *parts: object) -> str:
        return conflict_key(code.value, self._file.key, *parts)


def _side(file: TakenFile, row: TakenRow, value: str) -> Side:
    return Side(side_key(value), value, file.name, file.key, row.sheet, row.row, received_at=file.received_at)


_NOBODY = 0  # no unit has this id
_CHANGED = {Column.MEASURE.value: ConflictCode.LOCKED_TEXT, Column.ROW_ID.value: ConflictCode.ID_ELSEWHERE}


def state_typed(text: str) -> State | None:
    """The state a person means by its code or by its word."""
    return State(text) if text in list(State) else state_of(text)
