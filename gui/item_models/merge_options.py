"""What may be said to a conflict, as a row of choices: the sides, what the ledger has, proposals, and leaving it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from gui.item_models.merge_words import place_words, value_word
from gui.wording import day_words, state_word
from model.rows.merging import Choice, Conflict, ConflictCode, Decision, MergeField, Side
from model.rows.words import State
from model.rules.merging import VALUE_CODES

OF_FILES = frozenset((ConflictCode.OTHER_MONTH, ConflictCode.MONTHS_DIFFER, ConflictCode.OTHER_PLAN, ConflictCode.SENDER_UNKNOWN))
OF_ROWS = frozenset((
    ConflictCode.ROW_OF_OTHER_UNIT, ConflictCode.ROW_UNMATCHED, ConflictCode.ROW_AMBIGUOUS, ConflictCode.ROW_CONTRADICTS,
    ConflictCode.LOCKED_TEXT,
))  # fmt: skip
_STATES = (State.NOT_STARTED, State.IN_PROGRESS, State.BLOCKED, State.CLOSED)
Measures = Mapping[int, tuple[str, str]]


class Asks(Enum):
    """What a choice asks a person for before it is made."""

    SENDER = auto()
    MEASURE = auto()
    READING = auto()
    WORDS = auto()


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: its words, where they stand, the ledger's words they would replace, and what is decided by it.

    `sender` is a unit's name a file is given to instead of a decision; `asks` what has to be said first. `is_quiet` when it
    leaves things as they are.
    """

    words: str
    decision: Decision | None = None
    place: str = ""
    old: str = ""
    asks: Asks | None = None
    sender: str = ""
    file_key: str = ""
    is_chosen: bool = False
    is_quiet: bool = False


def options_of(conflict: Conflict, said: Decision | None, measures: Measures) -> tuple[Option, ...]:
    """The choices of a conflict in the order of their keys 1, 2, 3 …"""
    decision = said if conflict.decided else None
    make = {Choice.MEASURE: _measures, Choice.TYPED: _typed, Choice.TAKE: _take}
    found = list(_sides(conflict, decision))
    if conflict.code is ConflictCode.SENDER_UNKNOWN:
        found += _senders(conflict)
    for choice in conflict.choices:
        if choice in make:
            found += make[choice](conflict, decision, measures)
        else:
            found.append(_plain(conflict, choice, decision))
    return tuple(found)


def count_of(conflict: Conflict) -> int:
    """How many choices options_of() gives, told without making them; one less where a measure was chosen that was not proposed."""
    count = len(conflict.choices)
    if conflict.code in VALUE_CODES:
        count += len({side.key for side in conflict.sides} - {Choice.LEDGER.value})
        count -= int(Choice.TYPED in conflict.choices and conflict.field == MergeField.STATE)
    elif conflict.code is ConflictCode.SENDER_UNKNOWN:
        count += len(_proposed(conflict)) + 1
    elif Choice.MEASURE in conflict.choices:
        count += len(conflict.near)
    elif conflict.code is ConflictCode.STATE_UNKNOWN:
        count += len(_STATES) - 1
    return count


def _proposed(conflict: Conflict) -> list[str]:
    """The units a file may be from."""
    proposed = [*conflict.proposal.split("、"), conflict.sides[0].value if conflict.sides else ""]
    return list(dict.fromkeys(filter(None, proposed)))


def _sides(conflict: Conflict, decision: Decision | None) -> Iterator[Option]:
    """Every value that stands against another one, each once."""
    if conflict.code not in VALUE_CODES:
        return
    by_key: dict[str, list[Side]] = {}
    for side in conflict.sides:
        if side.key != Choice.LEDGER:
            by_key.setdefault(side.key, []).append(side)
    for key, sides in by_key.items():
        more = QCoreApplication.translate("MergeOptions", " and {count} more").format(count=len(sides) - 1) if len(sides) > 1 else ""
        days = [day_words(side.reported_on) for side in sides[:1] if side.reported_on]
        yield Option(
            value_word(conflict.field, sides[0].value), Decision(conflict.key, key), " · ".join([*days, place_words(sides[0])]) + more,
            value_word(conflict.field, conflict.old), file_key=sides[0].file_key, is_chosen=bool(decision and decision.choice == key),
        )  # fmt: skip


def _senders(conflict: Conflict) -> Iterator[Option]:
    for name in _proposed(conflict):
        yield Option(QCoreApplication.translate("MergeOptions", "It is from {unit}").format(unit=name), sender=name)
    yield Option(QCoreApplication.translate("MergeOptions", "Choose the unit…"), asks=Asks.SENDER)


def _measures(conflict: Conflict, decision: Decision | None, measures: Measures) -> Iterator[Option]:
    chosen = int(decision.text) if decision and decision.choice == Choice.MEASURE and decision.text.isdecimal() else None
    near = list(dict.fromkeys([*conflict.near, *([chosen] if chosen is not None else [])]))
    for measure_id in near:
        if measure_id in measures:
            code, text = measures[measure_id]
            yield Option(f"{code} {text}", Decision(conflict.key, Choice.MEASURE, str(measure_id)), is_chosen=measure_id == chosen)
    yield Option(QCoreApplication.translate("MergeOptions", "Another measure…"), asks=Asks.MEASURE)


def _typed(conflict: Conflict, decision: Decision | None, _measures: Measures) -> Iterator[Option]:
    typed = decision.text if decision and decision.choice == Choice.TYPED else ""
    if conflict.code is ConflictCode.STATE_UNKNOWN:
        for state in _STATES:
            yield Option(state_word(state), Decision(conflict.key, Choice.TYPED, state.value), is_chosen=typed == state.value)
        return
    if conflict.code in VALUE_CODES and conflict.field == MergeField.STATE:
        return  # what anybody says stands there already
    if conflict.code in VALUE_CODES and ":" not in conflict.field:
        yield Option(typed or QCoreApplication.translate("MergeOptions", "Write it anew…"), asks=Asks.WORDS, is_chosen=bool(typed))
        return
    words = QCoreApplication.translate("MergeOptions", "Enter the number…")
    if typed:
        words = QCoreApplication.translate("MergeOptions", "It is {number}").format(number=typed)
    yield Option(words, asks=Asks.READING, is_chosen=bool(typed))


def _take(conflict: Conflict, decision: Decision | None, _measures: Measures) -> Iterator[Option]:
    first = conflict.sides[0] if conflict.sides else None
    words = {
        **dict.fromkeys(
            (ConflictCode.OTHER_MONTH, ConflictCode.MONTHS_DIFFER, ConflictCode.OTHER_PLAN),
            QCoreApplication.translate("MergeOptions", "Merge it all the same"),
        ),
        ConflictCode.LOCKED_TEXT: first.value if first else "",
    }.get(conflict.code, conflict.proposal)  # fmt: skip
    place = place_words(first) if first else ""
    old = conflict.old if conflict.code is ConflictCode.LOCKED_TEXT else ""
    is_chosen = bool(decision and decision.choice == Choice.TAKE)
    yield Option(words, Decision(conflict.key, Choice.TAKE), place, old, is_chosen=is_chosen)


def _plain(conflict: Conflict, choice: Choice, decision: Decision | None) -> Option:
    value = conflict.sides[0].value if conflict.sides else ""
    words = {
        Choice.SENDER: QCoreApplication.translate("MergeOptions", "It is {unit}'s").format(unit=conflict.old), Choice.NAMED: QCoreApplication.translate("MergeOptions", "It is {unit}'s").format(unit=value),
        Choice.LEDGER: value_word(conflict.field, conflict.old),
    }.get(choice) or _leave(conflict)  # fmt: skip
    place = QCoreApplication.translate("MergeOptions", "as it stands in the ledger") if choice is Choice.LEDGER else ""
    is_quiet = choice in (Choice.LEDGER, Choice.LEAVE)
    is_chosen = bool(decision and decision.choice == choice)
    return Option(words, Decision(conflict.key, choice), place, is_chosen=is_chosen, is_quiet=is_quiet)


def _leave(conflict: Conflict) -> str:
    if conflict.code in OF_FILES:
        return QCoreApplication.translate("MergeOptions", "Leave the file out")
    return QCoreApplication.translate("MergeOptions", "Leave the row out") if conflict.code in OF_ROWS else QCoreApplication.translate("MergeOptions", "Leave the value out")

