"""What merging returned files would write and what stands against it: pure, the same whatever order the files come in."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from model.rows.merging import (
    Choice,
    Conflict,
    ConflictCode,
    Decision,
    FilePreview,
    HeldValues,
    MergeField,
    MergePreview,
    MergeWrite,
    Side,
    TakenFile,
)
from model.rules.merge_rows import FileRows, MergeBase, RowSaid, UnitId, conflict_key, side_key, state_typed
from model.rules.returned_values import bare

Key = tuple[int, UnitId]
FieldKey = str  # a MergeField, or "reading:<target>"
VALUE_CODES = frozenset((ConflictCode.TWICE, ConflictCode.LEDGER_DIFFERS))
_DIGITS = 15  # of a number, as spreadsheet programs keep it
_ORDER = list(ConflictCode)


def preview(base: MergeBase, files: Sequence[TakenFile], decisions: Iterable[Decision] = ()) -> MergePreview:
    """What merging some files would do, by what was decided so far."""
    decided = {decision.key: decision for decision in decisions}
    conflicts: list[Conflict] = []
    said: dict[Key, list[RowSaid]] = defaultdict(list)
    counted: list[tuple[TakenFile, FileRows, list[RowSaid]]] = []
    for file in sorted(files, key=lambda one: one.key):
        reading = FileRows(base, file, decided)
        rows = reading.rows()
        conflicts += reading.conflicts
        counted.append((file, reading, rows))
        for row in rows:
            said[row.measure_id, row.unit_id].append(row)
    settled = [_Settled.of(base, key, said[key], decided) for key in sorted(said, key=lambda key: (key[0], key[1] or 0))]
    conflicts += [conflict for one in settled for conflict in one.conflicts]
    writes = tuple(write for one in settled if (write := one.write()) is not None)
    news = {(write.measure_id, write.unit_id) for write in writes}
    same = {one.key for one in settled if not one.conflicts} - news
    shown = tuple(_file_preview(base, file, reading, rows, (news, same)) for file, reading, rows in counted)
    conflicts.sort(key=lambda one: (one.is_named_only, _ORDER.index(one.code), one.measure_id or 0, one.unit, one.field, one.key))
    return MergePreview(base.plan_id, base.month, shown, tuple(conflicts), writes)


def prefer(found: MergePreview, which: str) -> tuple[Decision, ...]:
    """Decisions for every open conflict of values: "new" for what was reported last, "old" for what the ledger has.

    Where nothing tells which is newer, or the ledger has nothing, the conflict stays open.
    """
    decisions = (_preferred(conflict, which) for conflict in found.open if conflict.code in VALUE_CODES)
    return tuple(decision for decision in decisions if decision is not None)


def decide_all(found: MergePreview, code: ConflictCode, choice: Choice) -> tuple[Decision, ...]:
    """The same decision for every open conflict of a kind, where it may be said."""
    return tuple(Decision(conflict.key, choice) for conflict in found.open if conflict.code is code and choice in conflict.choices)


def _preferred(conflict: Conflict, which: str) -> Decision | None:
    if which == "old":
        return Decision(conflict.key, Choice.LEDGER) if Choice.LEDGER in conflict.choices else None
    sides = [side for side in conflict.sides if side.key != Choice.LEDGER]
    newest = max((_age(side) for side in sides), default=None)
    keys = {side.key for side in sides if _age(side) == newest}
    return Decision(conflict.key, keys.pop()) if len(keys) == 1 else None


def _age(side: Side) -> tuple[date, str]:
    return side.reported_on or date.min, side.received_at


def _file_preview(
    base: MergeBase, file: TakenFile, reading: FileRows, rows: Sequence[RowSaid], counted: tuple[set[Key], set[Key]]
) -> FilePreview:
    keys = {(row.measure_id, row.unit_id) for row in rows}
    sender = base.units.names.get(file.sender_id, "") if file.sender_id is not None else ""
    return FilePreview(file.key, file.name, file.kind, file.returned_id, file.sender_id, sender, file.sender_words, reading.filled,
                       reading.found, *(len(keys & kind) for kind in counted))


@dataclass(slots=True)
class _Settled:
    """One measure and one unit: what each field comes to, with the conflicts that are left."""

    base: MergeBase
    key: Key
    rows: list[RowSaid]
    held: HeldValues
    final: dict[FieldKey, str]
    conflicts: list[Conflict]

    @classmethod
    def of(cls, base: MergeBase, key: Key, rows: list[RowSaid], decided: Mapping[str, Decision]) -> _Settled:
        ordered = sorted(rows, key=lambda row: (row.file.key, row.row.sheet, row.row.row))
        made = cls(base, key, ordered, base.held.get(key, HeldValues()), {}, [])
        for name in _fields(ordered):
            made._settle(name, decided)
        return made

    def _settle(self, name: FieldKey, decided: Mapping[str, Decision]) -> None:
        """What a field comes to: the one value everybody says, else what a person chose."""
        sides = [row.side(value) for row in self.rows if (value := _value(row, name))]
        held = _held_value(self.held, name)
        values = {_bare(side.value, name): side.value for side in sides}
        if held and _bare(held, name) not in values:
            code, against = ConflictCode.LEDGER_DIFFERS, [_bare(held, name), *values]
        elif len(values) > 1:
            code, against = ConflictCode.TWICE, list(values)
        else:
            self.final[name] = held or next(iter(values.values()))
            return
        # By the unit's name: a number it is given only when its file is taken in, and what was looked at before stays decided.
        key = conflict_key(code.value, self.key[0], self.base.unit_name(self.key[1]), name, *sorted(against))
        choices = (Choice.LEDGER if held else Choice.LEAVE, Choice.TYPED)
        ledger = [Side(Choice.LEDGER.value, held, self.held.source, reported_on=self.held.reported_on)] if held else []
        decision = decided.get(key)
        chosen = _chosen(decision, sides, held, name) if decision else None
        self.conflicts.append(Conflict(
            key, code, (*ledger, *sides), choices, self.key[0], self.base.matcher.measures[self.key[0]].code, self.key[1],
            self.base.unit_name(self.key[1]), name, old=held, decided=decision.choice if decision and chosen is not None else "",
        ))
        self.final[name] = chosen if chosen is not None else held

    def write(self) -> MergeWrite | None:
        """What has to be written; None when the ledger has all of it."""
        changed = {name: value for name, value in self.final.items() if value and _bare(value, name) != _bare(_held_value(self.held, name), name)}
        agreeing = [row for row in self.rows if self._agrees(row)]
        source = max(agreeing or self.rows, key=lambda row: (row.reported_on or date.min, row.file.key))
        newer = source.reported_on if agreeing and source.reported_on and source.reported_on > (self.held.reported_on or date.min) else None
        if not changed and (newer is None or self.held.progress_id is None):
            return None
        readings = tuple(
            (int(name.partition(":")[2]), Decimal(value), self._source_of(name, value)) for name, value in changed.items() if ":" in name
        )
        values = {name: value for name, value in changed.items() if ":" not in name}
        return MergeWrite(*self.key, values, source.person if agreeing else "", newer, readings, source.file.key)

    def _agrees(self, row: RowSaid) -> bool:
        """Whether all that a row says is what it comes to."""
        return all(_bare(_value(row, name), name) == _bare(value, name) for name, value in self.final.items() if _value(row, name))

    def _source_of(self, name: FieldKey, value: str) -> str:
        """The file a reading came in; one that a person typed is in place of what the files say."""
        speaking = [row for row in self.rows if _value(row, name)]
        saying = [row for row in speaking if _bare(_value(row, name), name) == _bare(value, name)]
        return max(row.file.key for row in saying or speaking)


def _chosen(decision: Decision, sides: Sequence[Side], held: str, name: FieldKey) -> str | None:
    """The value a decision comes to; None when it says nothing that can be written."""
    if decision.choice in (Choice.LEDGER, Choice.LEAVE):
        return held
    if decision.choice == Choice.TYPED:
        return _typed(decision.text, name)
    return next((side.value for side in sides if side.key == decision.choice), None)


def _typed(text: str, name: FieldKey) -> str | None:
    """What a person wrote in place of all sides."""
    if name == MergeField.STATE.value:
        state = state_typed(text)
        return state.value if state else None
    if ":" not in name:
        return text.strip() or None
    plain = text.strip().replace(",", "")
    return plain if re.fullmatch(r"[+-]?\d{1,15}(?:\.\d{1,12})?", plain, re.ASCII) else None


def _fields(rows: Iterable[RowSaid]) -> Iterator[FieldKey]:
    """The fields that rows speak of, each once, in a fixed order."""
    plain = {name for row in rows for name in row.values}
    yield from (field.value for field in MergeField if field.value in plain)
    targets = Counter(number for row in rows for number in row.readings)
    yield from (f"{MergeField.READING.value}:{number}" for number in sorted(targets))


def _value(row: RowSaid, name: FieldKey) -> str:
    if ":" not in name:
        return row.values.get(name, "")
    number = row.readings.get(int(name.partition(":")[2]))
    return "" if number is None else f"{number:f}"


def _held_value(held: HeldValues, name: FieldKey) -> str:
    if ":" in name:
        number = held.readings.get(int(name.partition(":")[2]))
        return "" if number is None else f"{number:f}"
    return {
        MergeField.TEXT.value: held.text, MergeField.STATE.value: held.state.value if held.state else "",
        MergeField.TROUBLE.value: held.trouble, MergeField.PROOF.value: held.proof,
    }[name]


def _bare(value: str, name: FieldKey) -> str:
    """A value as two are compared."""
    if value and ":" in name:
        return f"{Decimal(format(Decimal(value), f'.{_DIGITS}g')).normalize():f}"
    return bare(value)


__all__ = ["VALUE_CODES", "MergeBase", "decide_all", "prefer", "preview", "side_key"]
