"""Commands of who gathers reports: taking in and merging what came back, who is missing, the notice that reminds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gui.command_line.help import Command
from gui.command_line.passphrases import passphrase_file_option, passphrases_for
from gui.command_line.shared import (
    as_json_option,
    on_ledger,
    opened,
    plan_option,
    print_changed,
    print_written,
)
from gui.command_line.values import FILE, MONTH, WORDS
from gui.command_line.words import complain, field, joined, ledger_word, print_json, said, say
from model.errors import UserError
from model.rows.merged import MonthStanding, SenderStanding, SenderStatus
from model.rows.merging import Choice, Conflict, ConflictCode, Decision, MergePreview, Outcome, TakenInFile
from model.rows.words import State
from model.rules.months import require_come

if TYPE_CHECKING:
    from model.ledger import Ledger
    from model.periods import Month

_SHOWN = 60  # characters of a value in a line


@dataclass(frozen=True, slots=True)
class _Came:
    """The files somebody named, and what may open those that are locked."""

    files: Sequence[Path] = ()
    passphrases: Sequence[str] = ()


@click.command(cls=Command)
@click.argument("files", nargs=-1, type=FILE)
@click.option("--month", required=True, type=MONTH)
@click.option("--accept", "accepted", multiple=True, type=WORDS)
@click.option("--prefer", type=click.Choice(["new", "old"]))
@click.option("--dry-run", "is_trial", is_flag=True)
@click.option("--missing", "is_missing", is_flag=True)
@click.option("--out", type=FILE)
@passphrase_file_option
@plan_option
@as_json_option
@on_ledger
def merge(
    files: tuple[Path, ...], *, month: Month, accepted: tuple[str, ...], prefer: str | None, is_trial: bool, is_missing: bool, out: Path | None,
    passphrase_file: Path | None, plan: str, as_json: bool, place: str | None, today: date,
) -> None:
    """Take in what came back and merge it."""
    require_come(month, today)
    with opened(place) as ledger:
        plan_id = _plan_id(ledger, plan, month)
        if is_missing:
            _print_standing(ledger, month, plan_id, today, as_json=as_json)
            return
        came = _Came(files, tuple(passphrases_for(files, passphrase_file)))
        found, outcomes = (_tried if is_trial else _taken)(ledger, came, month, plan_id, accepted)
        decisions = tuple(_decisions(ledger, found, accepted, prefer))
        found = _again(ledger, found, came if is_trial else _Came(), decisions)
        if as_json:
            print_json(_as_json(found, outcomes))
        elif files or found.files or out is None:
            _print_preview(found, outcomes)
        if is_trial:
            return
        if found.files or out is None:
            _write(ledger, found, decisions, today, is_silent=as_json)
        if out is not None:
            _hand_upward(ledger, found, out, today)


@click.command(cls=Command)
@click.option("--month", required=True, type=MONTH)
@click.option("--unit", default="", type=WORDS)
@plan_option
@on_ledger
def reminder(*, month: Month, unit: str, plan: str, place: str | None, today: date) -> None:
    """Write the notice that reminds those who have not reported."""
    from gui.command_line.words import language
    from model.actions.senders import month_standing
    from model.queries import reminders

    with opened(place) as ledger:
        standing = month_standing(ledger, month, plan_id=_plan_id(ledger, plan, month), today=today)
        click.echo(reminders.reminder(ledger, standing, unit=unit, today=today, language=language()))


COMMANDS = (merge, reminder)


def _plan_id(ledger: Ledger, plan: str, month: Month) -> int:
    from model.queries.codes import plan_id_of, plan_id_of_year

    return plan_id_of(ledger, plan) if plan else plan_id_of_year(ledger, month.year)


def _take_in(ledger: Ledger, came: _Came, month: Month, plan_id: int) -> tuple[TakenInFile, ...]:
    from model.actions.take_in_returned import take_in

    return take_in(ledger, came.files, month, plan_id=plan_id, passphrases=came.passphrases).files if came.files else ()


def _taken(
    ledger: Ledger, came: _Came, month: Month, plan_id: int, accepted: Sequence[str]
) -> tuple[MergePreview, tuple[TakenInFile, ...]]:
    """What merging finds once the files are taken in and whoever was said to be their sender is."""
    from model.queries.merging import merge_preview

    outcomes = _take_in(ledger, came, month, plan_id)
    _assign(ledger, merge_preview(ledger, month, plan_id=plan_id), accepted)
    return merge_preview(ledger, month, plan_id=plan_id), outcomes


def _write(ledger: Ledger, found: MergePreview, decisions: Sequence[Decision], today: date, *, is_silent: bool) -> None:
    """Merge, when nothing stands against it; raises UserError merge-undecided."""
    from model.actions.merge import merge as write

    if found.open:
        raise UserError("merge-undecided", count=len(found.open))
    changed = write(ledger, found.month, plan_id=found.plan_id, decisions=decisions, today=today)
    if not is_silent:
        print_changed(changed)


def _hand_upward(ledger: Ledger, found: MergePreview, out: Path, today: date) -> None:
    """Write the submission with every unit's report in it, and keep it as handed in."""
    from model.actions.senders import month_upward
    from model.actions.submit import record_submission
    from reports.workbook import write_submission

    content = month_upward(ledger, found.month, plan_id=found.plan_id, today=today)
    written = write_submission(content, out)
    record_submission(ledger, written, content)
    print_written("done-workbook", written)


def _tried(
    ledger: Ledger, came: _Came, month: Month, plan_id: int, _accepted: Sequence[str]
) -> tuple[MergePreview, tuple[TakenInFile, ...]]:
    """What merging would find, with nothing kept."""
    from model.actions.senders import expected_names
    from model.actions.take_in_returned import files_to_try
    from model.queries.merging import preview_of

    seen, refused = files_to_try(ledger, came.files, month, plan_id=plan_id, passphrases=came.passphrases)
    return preview_of(ledger, seen, month, plan_id=plan_id, expected=expected_names(ledger, plan_id)), refused


def _again(ledger: Ledger, found: MergePreview, came: _Came, decisions: Sequence[Decision]) -> MergePreview:
    """The same with what was decided."""
    from model.actions.senders import expected_names
    from model.actions.take_in_returned import files_to_try
    from model.queries.merging import preview_of

    if not decisions:
        return found
    seen, _ = files_to_try(ledger, came.files, found.month, plan_id=found.plan_id, passphrases=came.passphrases)
    expected = expected_names(ledger, found.plan_id) if came.files else ()
    return preview_of(ledger, seen, found.month, plan_id=found.plan_id, decisions=decisions, expected=expected)


def _assign(ledger: Ledger, found: MergePreview, accepted: Sequence[str]) -> None:
    """Give files whose sender is not known to the unit they name, or to the one that was said: --accept KEY=unit:NAME."""
    from model.actions.senders import assign_senders

    files = {file.key: file for file in found.files}
    said = dict(_parts(one)[:2] for one in accepted)
    senders: dict[int, int | str] = {}
    for conflict in found.open:
        file = files.get(conflict.sides[0].file_key) if conflict.code is ConflictCode.SENDER_UNKNOWN else None
        if file is None or file.returned_id is None:
            continue
        choice = said.get(conflict.key, "")
        name = choice.removeprefix("unit:") if choice.startswith("unit:") else file.sender_words
        if name and (choice.startswith("unit:") or conflict.code.value in said or choice == Choice.TAKE):
            senders[file.returned_id] = name
    if senders:
        assign_senders(ledger, senders)


def _decisions(ledger: Ledger, found: MergePreview, accepted: Sequence[str], prefer: str | None) -> Iterator[Decision]:
    """What was said on the command line; raises UserError merge-key-unknown for what is not open or cannot be said so."""
    from model.rules.merging import decide_all
    from model.rules.merging import prefer as preferred

    by_key = {conflict.key: conflict for conflict in found.conflicts}
    decided: dict[str, Decision] = {one.key: one for one in preferred(found, prefer)} if prefer else {}
    for one in accepted:
        key, choice, text = _parts(one)
        if key in list(ConflictCode):
            if choice not in list(Choice):
                raise UserError("merge-key-unknown", key=one)
            decided |= {each.key: each for each in decide_all(found, ConflictCode(key), Choice(choice))}
        elif key in by_key:
            decided[key] = _decision(ledger, by_key[key], choice, text)
        elif not choice.startswith("unit:") and choice != Choice.TAKE:
            raise UserError("merge-key-unknown", key=key)
    yield from decided.values()


def _decision(ledger: Ledger, conflict: Conflict, choice: str, text: str) -> Decision:
    allowed = {*conflict.choices, *(side.key for side in conflict.sides)}
    if choice not in allowed:
        raise UserError("merge-key-unknown", key=conflict.key)
    if choice == Choice.MEASURE:
        from model.queries.codes import measure_id_of

        text = str(measure_id_of(ledger, text))
    return Decision(conflict.key, choice, text)


def _parts(accepted: str) -> tuple[str, str, str]:
    """KEY, KEY=CHOICE or KEY=CHOICE:TEXT."""
    key, _, rest = accepted.partition("=")
    choice, _, text = rest.partition(":")
    if choice == "unit":
        return key, rest, ""
    return key, choice or Choice.TAKE.value, text


def _print_preview(found: MergePreview, outcomes: Iterable[TakenInFile]) -> None:
    for outcome in outcomes:
        if outcome.outcome is Outcome.REFUSED:
            complain(UserError(outcome.code, **dict(outcome.facts)))
        else:
            say(f"returned-{outcome.outcome.value}", name=outcome.name)
    for file in found.files:
        say("merge-file", name=file.name, unit=file.sender or "？", rows=file.rows, found=file.found, news=file.news, same=file.same)
    for conflict in found.conflicts:
        for line in _conflict_lines(conflict):
            click.echo(line)
    say("merge-would-write", count=len(found.writes), open=len(found.open))


def _conflict_lines(conflict: Conflict) -> Iterator[str]:
    """What stands against merging, where, and what may be said: the key first, to be written behind --accept."""
    first = conflict.sides[0] if conflict.sides else None
    sentence = said(
        conflict.sentence, unit=conflict.unit, code=conflict.measure_code, field=_field_word(conflict.field), old=_short(conflict.old),
        value=_short(first.value) if first else "",
    ).happened
    mark = "-" if conflict.is_named_only else "+" if conflict.decided else "?"
    choices = "" if conflict.is_named_only else f"  [{conflict.decided or ' '.join(conflict.choices)}]"
    yield f"{mark} {conflict.key}  {sentence}{choices}"
    for side in conflict.sides:
        where = "  ".join(filter(None, (side.file, side.sheet, str(side.row or ""))))
        yield f"    {side.key or '·'}  {_short(_value_word(conflict.field, side.value))}  {where}".rstrip()


def _field_word(name: str) -> str:
    known = {"text": "progress", "state": "state", "trouble": "trouble", "proof": "evidence", "reading": "targets"}
    key = known.get(name.partition(":")[0])
    return field(key) if key else name


def _value_word(name: str, value: str) -> str:
    return ledger_word(State(value)) if name == "state" and value in list(State) else value


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"


def _print_standing(ledger: Ledger, month: Month, plan_id: int, today: date, *, as_json: bool) -> None:
    from model.actions.senders import month_standing

    standing = month_standing(ledger, month, plan_id=plan_id, today=today)
    if as_json:
        print_json({
            "month": str(month), "due": standing.due_on.isoformat() if standing.due_on else None,
            "senders": [_sender_json(one) for one in standing.senders], "unknown": [file.name for file in standing.unknown],
        })  # fmt: skip
        return
    for one in standing.senders:
        if one.is_expected:
            click.echo(_standing_line(standing, one))
    if not any(one.is_expected for one in standing.senders):
        complain(UserError("standing-none"))


def _standing_line(standing: MonthStanding, one: SenderStanding) -> str:
    late = said("standing-late", days=one.days_late).happened if one.days_late else ""
    if one.status is SenderStatus.MISSING:
        code = "standing-missing" if one.days_late else "standing-not-yet"
        return said(code, unit=one.name, due=standing.due_on, days=one.days_late).happened
    if one.status is SenderStatus.COMPLETE:
        return said("standing-complete", unit=one.name, sent=one.sent_on).happened + late
    return said("standing-incomplete", unit=one.name, sent=one.sent_on, count=len(one.empty), codes=joined(one.empty)).happened + late


def _sender_json(one: SenderStanding) -> dict[str, Any]:
    return {
        "unit": one.name, "status": one.status.value, "expected": one.is_expected, "sent": one.sent_on.isoformat() if one.sent_on else None,
        "days_late": one.days_late, "measures": one.measures, "empty": list(one.empty), "files": [file.name for file in one.files],
    }


def _as_json(found: MergePreview, outcomes: Iterable[TakenInFile]) -> dict[str, Any]:
    """What was found, for programs."""
    return {
        "month": str(found.month), "ready": found.is_ready,
        "taken": [{"name": one.name, "outcome": one.outcome.value, "code": one.code} for one in outcomes],
        "files": [{"key": one.key, "name": one.name, "kind": one.kind.value, "sender": one.sender, "rows": one.rows, "found": one.found,
                   "news": one.news, "same": one.same} for one in found.files],
        "conflicts": [{
            "key": one.key, "code": one.code.value, "open": one.is_open, "decided": one.decided, "choices": [*one.choices],
            "measure": one.measure_code, "unit": one.unit, "field": one.field, "old": one.old, "proposal": one.proposal,
            "sides": [{"key": side.key, "value": side.value, "file": side.file, "sheet": side.sheet, "row": side.row} for side in one.sides],
        } for one in found.conflicts],
        "writes": len(found.writes),
    }  # fmt: skip
