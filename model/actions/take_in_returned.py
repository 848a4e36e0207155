"""Taking in what other units sent back: the files among the papers, their rows beside them; nothing of it is merged yet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.actions.senders import expected_names, waiting
from model.actions.units import unit_named
from model.actions.watch import Asked, Told, Watch
from model.errors import Cancelled, PlanReadError, TaizhangError, UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries.merge_base import ANNEX, KEY_LENGTH, OF_MONTH, facts_as_json, merge_base
from model.readers.package_list import PackageList
from model.readers.returned.returned_workbook import read_returned
from model.rows.changed import Changed
from model.rows.merging import Match, Outcome, TakenFile, TakenIn, TakenInFile, TakenRow
from model.rows.package import ReceivedPackage
from model.rows.returned import FoundBy, ReturnedFile, ReturnedKind, ReturnedRow
from model.rules.matching import text_key
from model.rules.merge_rows import MergeBase, says_something
from model.rules.readable import readable
from model.rules.returned_values import bare, day_of
from model.rules.senders import SenderFound, sender_of
from model.store.change_writer import ChangeWriter
from model.store.evidence_files import StoredFile, sha256_of
from model.store.tables import Returned, ReturnedLine
from model.workbook_layout import Column, RowId

_PLAN_WORDS = frozenset((
    Column.TASK_NO, Column.TASK, Column.MEASURE, Column.DEADLINE, Column.LEAD, Column.RESPONSIBLE, Column.SUPPORT,
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Read:
    """A file that was read and whose copy lies among the papers: its lines as they are stored, and who sent it."""

    file: ReturnedFile
    stored: StoredFile
    signature: str
    sender: SenderFound
    lines: tuple[_Line, ...]
    locked_as: str = ""  # SHA-256 of the package as it came, when it was locked: what is kept can be opened


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a file with the measure it was found to be."""

    sheet: str
    row: int
    measure_id: int | None
    found_by: str
    values: dict[str, str | int]


@dataclass(frozen=True, slots=True)
class ReadFiles:
    """Files that came back for a month, read and not yet kept."""

    base: MergeBase
    files: tuple[TakenInFile | _Read, ...]


def take_in(
    ledger: Ledger, files: Sequence[Path], month: Month, *, plan_id: int, passphrases: Sequence[str] = (), progress: Told | None = None,
    cancelled: Asked | None = None,
) -> TakenIn:
    """Read files that came back for a month and keep them with their rows; as read_files and keep_files, one after the other."""
    read = read_files(ledger, files, month, plan_id=plan_id, passphrases=passphrases, progress=progress, cancelled=cancelled)
    return keep_files(ledger, read)


def read_files(
    ledger: Ledger, files: Sequence[Path], month: Month, *, plan_id: int, passphrases: Sequence[str] = (), progress: Told | None = None,
    cancelled: Asked | None = None,
) -> ReadFiles:
    """Read files that came back for a month and copy them among the papers; `progress` counts files. The database is not written.

    A file that is there already, or says the same as one of the same unit that is, is not to be kept again; one that cannot
    be read is refused with the reason, so is a locked package that none of the passphrases opens. Raises UserError
    plan-unknown; Cancelled.
    """
    ledger.require_writable()
    with ledger.look() as connection:
        base = merge_base(connection, plan_id, month, ledger_id=ledger.identity)
    base = replace(base, units=base.units.with_others(expected_names(ledger, plan_id)))
    with ledger.read() as session:
        shas, signatures = _known(session, base)
    watch = Watch(progress, cancelled)
    outcomes: list[TakenInFile | _Read] = []
    for number, path in enumerate(files):
        watch.tell(number, len(files))
        outcomes.append(_one(ledger, _Coming(path, passphrases, cancelled), base, (shas, signatures)))
    watch.tell(len(files), len(files))
    return ReadFiles(base, tuple(outcomes))


def keep_files(ledger: Ledger, read: ReadFiles) -> TakenIn:
    """Keep what was read, in one change; what somebody else took in meanwhile is not kept again."""
    with ledger.change("take-in-returned", month=read.base.month) as change:
        shas, signatures = _known(change.session, read.base)
        base = _still(change, ledger, read)
        again = {one.stored.sha256: found for one in read.files if isinstance(one, _Read) and (found := _again(one, shas, signatures))}
        made = [
            again.get(one.stored.sha256) or _keep(ledger, change, one, base, is_as_read=base is read.base) if isinstance(one, _Read) else one
            for one in read.files
        ]
        change.facts["count"] = str(sum(one.outcome is Outcome.NEW for one in made))
    return TakenIn(change.changed, tuple(made))


def _again(read: _Read, shas: dict[str, int], signatures: dict[str, int]) -> TakenInFile | None:
    """What to say of a file that was taken in since it was read; None of one that was not."""
    if read.stored.sha256 in shas:
        return TakenInFile(read.file.name, Outcome.SAME_FILE, shas[read.stored.sha256])
    return TakenInFile(read.file.name, Outcome.SAME_VALUES, signatures[read.signature]) if read.signature in signatures else None


def _known(session: Session, base: MergeBase) -> tuple[dict[str, int], dict[str, int]]:
    """The files that were taken in for the month, by their content and by what they say."""
    known = session.execute(
        select(Returned.id, Returned.sha256, Returned.facts)
        .where(Returned.plan_id == base.plan_id, Returned.year == base.month.year, Returned.month == base.month.month)
    ).all()  # fmt: skip
    shas = {sha256: row.id for row in known for sha256 in (row.sha256, row.facts.get("locked_as")) if sha256}
    return shas, {str(row.facts.get("signature", "")): row.id for row in known}


def _still(change: ChangeWriter, ledger: Ledger, read: ReadFiles) -> MergeBase:
    """What the files were held against; anew where a measure or a unit of it is gone meanwhile."""
    plan_id, known = read.base.plan_id, read.base
    measures = {key for (key,) in change.plain.execute("SELECT id FROM measure WHERE plan_id = ?", (plan_id,))}
    units = {key for (key,) in change.plain.execute("SELECT id FROM unit")}
    if known.matcher.measures.keys() <= measures and {key for key in known.units.names if key > 0} <= units:
        return known
    fresh = merge_base(change.plain, plan_id, known.month, ledger_id=ledger.identity)
    return replace(fresh, units=fresh.units.with_others(known.units.names.values()))


@dataclass(frozen=True, slots=True)
class _Coming:
    """A file that is to be read, and with what a locked one may be opened."""

    path: Path
    passphrases: Sequence[str] = field(repr=False)
    cancelled: Asked | None


def _one(ledger: Ledger, coming: _Coming, base: MergeBase, known: tuple[dict[str, int], dict[str, int]]) -> TakenInFile | _Read:
    shas, signatures = known
    name = readable(coming.path.name)
    try:
        sha256 = _sha256(coming.path)
        if sha256 in shas:
            return TakenInFile(name, Outcome.SAME_FILE, shas[sha256] or None)
        with _returned(coming, base) as (file, plain):
            signature = signature_of(file, base.month)
            if signature in signatures:
                return TakenInFile(name, Outcome.SAME_VALUES, signatures[signature] or None)
            stored = ledger.papers.take_in(plain, cancelled=coming.cancelled)
    except Cancelled:
        raise
    except (PlanReadError, UserError) as error:
        return _refused(name, error)
    shas[sha256] = signatures[signature] = 0  # the same once more in this very batch
    sender = sender_of(file.facts, name, base.units, ledger_id=base.ledger_id, own=base.own)
    locked_as = "" if plain == coming.path else sha256
    return _Read(replace(file, name=name), stored, signature, sender, tuple(_lines(file, base)), locked_as)


def _sha256(path: Path) -> str:
    try:
        return sha256_of(path)
    except OSError as error:
        raise PlanReadError("plan-unreadable", name=path.name, reason=error.strerror or str(error)) from error


@contextmanager
def _returned(coming: _Coming, base: MergeBase) -> Iterator[tuple[ReturnedFile, Path]]:
    """A file as it is read, a package by the workbooks in it; and the file that is to be kept, of a locked package the opened one."""
    path, cancelled = coming.path, coming.cancelled
    try:
        file = _read(coming, base)
    except PlanReadError as error:
        if error.code != "returned-kind-unknown" or not is_package(path):
            raise
    else:
        yield file, path
        return
    from model.readers.locked_package import unlocked
    from model.readers.package import received_package

    with unlocked(path, coming.passphrases, cancelled=cancelled) as plain, received_package(plain, cancelled=cancelled) as package:
        yield _of_package(path.name, package, base.month, cancelled), plain


def _read(coming: _Coming, base: MergeBase) -> ReturnedFile:
    """A file's rows by its labels; where these say too little by the plan's measures in it, if something is filled in beside them."""
    try:
        return read_returned(coming.path, month=base.month, cancelled=coming.cancelled)
    except PlanReadError as error:
        if error.code != "returned-no-table":
            raise
        found = read_returned(coming.path, month=base.month, is_known=base.matcher.knows, cancelled=coming.cancelled)
        if not any(says_something(row.values) for row in found.rows):
            raise
        return found


def _of_package(name: str, package: ReceivedPackage, month: Month, cancelled: Asked | None) -> ReturnedFile:
    """What a package's workbooks say, or its list where there are none."""
    parts = [part for book in package.workbooks if (part := _part(book, month, cancelled)) is not None]
    listed = PackageList.of(package)
    if not parts:
        if not listed.rows:
            raise PlanReadError("returned-no-table", name=name)
        return listed.as_file(name)
    rows = tuple(row for part in parts for row in part.rows)
    notes = (*(note for part in parts for note in part.notes), *listed.differences(rows))
    return ReturnedFile(name, ReturnedKind.PACKAGE, parts[0].facts, rows, notes)


def _part(book: Path, month: Month, cancelled: Asked | None) -> ReturnedFile | None:
    """One workbook of a package; None for one that holds no report, as its index does."""
    try:
        return read_returned(book, month=month, cancelled=cancelled)
    except PlanReadError as error:
        if error.code != "returned-no-table":
            raise
        return None


def is_package(path: Path) -> bool:
    """Whether a file is a zip, which only a package of ours may be when it holds no document itself."""
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PK\x03\x04"
    except OSError:
        return False


def signature_of(file: ReturnedFile, month: Month) -> str:
    """What tells what a file says from what others say: who sent it and every filled value, not how it was saved."""
    said = sorted(_said(row, month) for row in file.rows if says_something(row.values))
    sender = (file.facts.unit, file.facts.heading_unit, *file.facts.row_units[:1], str(file.facts.month or ""))
    unnamed = file.name if not any(sender[:3]) else ""  # then its name may be all that tells who sent it
    return hashlib.sha256(repr((sender, unnamed, said)).encode("utf-8", "replace")).hexdigest()


def _said(row: ReturnedRow, month: Month) -> tuple[str, ...]:
    row_id = RowId.parse(row.values.get(Column.ROW_ID, ""))
    filled = sorted((name, text) for name, text in row.values.items() if name not in _PLAN_WORDS and name != Column.ROW_ID)
    days = {name: str(day_of(text, month) or text) for name, text in filled if name == Column.REPORTED_ON}
    words = row_id.fingerprint if row_id else text_key(row.values.get(Column.MEASURE, "") or row.values.get(Column.TASK, ""))
    return (words, *(f"{name}={bare(days.get(name, text))}" for name, text in filled))


def _keep(ledger: Ledger, change: ChangeWriter, read: _Read, base: MergeBase, *, is_as_read: bool) -> TakenInFile:
    file, stored, sender, lines = read.file, read.stored, read.sender, read.lines
    if not is_as_read:
        sender = sender_of(file.facts, file.name, base.units, ledger_id=base.ledger_id, own=base.own)
        lines = tuple(_lines(file, base))
    # Below zero are those whom the plan's words ask to report and nothing named by themselves until now.
    rows = {number: unit_named(change.session, base.units.names[number]).id if number < 0 else number
            for number in (*sender.may_be, *(() if sender.unit_id is None else (sender.unit_id,)))}
    row = Returned(
        plan_id=base.plan_id, year=base.month.year, month=base.month.month, unit_id=rows.get(sender.unit_id or 0), unit_words=sender.words,
        sent_by=file.facts.person, kind=file.kind.value, file_name=file.name, sha256=stored.sha256, size=stored.size,
        received_at=ledger.now(), person=ledger.person,
        facts=facts_as_json(file.facts, file.notes) | {"signature": read.signature} | ({"locked_as": read.locked_as} if read.locked_as else {}),
    )
    change.session.add(row)
    change.session.flush()
    change.make(ReturnedLine.__tablename__, [
        {"returned_id": row.id, "sheet": line.sheet, "row": line.row, "measure_id": line.measure_id, "found_by": line.found_by,
         "values": line.values} for line in lines
    ])  # fmt: skip
    return TakenInFile(file.name, Outcome.NEW, row.id)


def _lines(file: ReturnedFile, base: MergeBase) -> Iterator[_Line]:
    for row in file.rows:
        if says_something(row.values):
            match = base.matcher.match(TakenRow(row.sheet, row.row, row.values, row.annex), ledger_id=file.facts.ledger)
            yield _Line(row.sheet, row.row, match.measure_id, match.found_by.value, stored_values(row, match))


def stored_values(row: ReturnedRow, match: Match) -> dict[str, str | int]:
    """A row's values as they are stored: without the plan's own words where its id says them and nobody changed them."""
    is_plain = match.found_by in (FoundBy.ID, FoundBy.FINGERPRINT) and not match.changed
    values: dict[str, str | int] = {str(name): text for name, text in row.values.items() if not is_plain or name not in _PLAN_WORDS}
    if row.annex is not None:
        values[ANNEX] = row.annex
    return values if row.month is None else values | {OF_MONTH: str(row.month)}


def files_to_try(
    ledger: Ledger, files: Iterable[Path], month: Month, *, plan_id: int, passphrases: Sequence[str] = (),
    cancelled: Asked | None = None,
) -> tuple[tuple[TakenFile, ...], tuple[TakenInFile, ...]]:
    """Files as merging would see them, with nothing kept, and those that cannot be read: for a look before taking them in."""
    with ledger.look() as connection:
        base = merge_base(connection, plan_id, month, ledger_id=ledger.identity)
    names = base.units.with_others(expected_names(ledger, plan_id))
    seen: dict[str, TakenFile] = {}
    refused: list[TakenInFile] = []
    for path in files:
        name = readable(path.name)
        try:
            with _returned(_Coming(path, passphrases, cancelled), base) as (file, plain):
                key = _sha256(plain)[:KEY_LENGTH]
                sender = sender_of(file.facts, name, names, ledger_id=ledger.identity, own=base.own)
        except Cancelled:
            raise
        except (PlanReadError, UserError) as error:
            refused.append(_refused(name, error))
            continue
        rows = tuple(TakenRow(row.sheet, row.row, row.values, row.annex, month=row.month) for row in file.rows)
        seen[key] = TakenFile(key, name, file.kind, file.facts, rows, file.notes, sender_id=sender.unit_id, sender_words=sender.words)
    return tuple(seen.values()), tuple(refused)


def _refused(name: str, error: TaizhangError) -> TakenInFile:
    facts = tuple((key, str(value)) for key, value in error.facts.items())
    return TakenInFile(name, Outcome.REFUSED, code=error.code, facts=facts)


def forget_returned(ledger: Ledger, returned_id: int) -> Changed:
    """Take a file that was not merged out again; the copy among the papers stays. Raises UserError returned-unknown, returned-merged."""
    with ledger.change("forget-returned") as change:
        row = waiting(change, returned_id)
        change.facts["name"] = row.file_name
        for line in change.session.scalars(select(ReturnedLine).where(ReturnedLine.returned_id == returned_id)):
            change.session.delete(line)
        change.session.flush()
        change.session.delete(row)
    return change.changed
