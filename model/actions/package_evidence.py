"""The evidence that came in packages: copied into the ledger when their values are merged, each file to its measures."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from model.actions.evidence import keep_file
from model.actions.watch import Asked
from model.ledger import Ledger
from model.periods import Month
from model.readers.package import received_package
from model.readers.package_list import PackageList
from model.rows.merging import TakenFile, TakenRow
from model.rows.package import ReceivedPackage
from model.rows.returned import ReturnedKind
from model.rules.merge_rows import MergeBase
from model.store.evidence_files import StoredFile
from model.workbook_layout import Column, RowId


@dataclass(frozen=True, slots=True)
class Proof:
    """A file of a package that now lies in the evidence folder, the measures it proves, and who sent it."""

    name: str
    stored: StoredFile
    measure_ids: tuple[int, ...]
    sender: str


def packed_proofs(
    ledger: Ledger, base: MergeBase, files: Sequence[TakenFile], papers: Mapping[int, str], *, without: Collection[str] = (),
    cancelled: Asked | None = None,
) -> tuple[Proof, ...]:
    """Copy the evidence of packages that are to be merged, all but those `without`; no row is written yet.

    `papers` are the files' SHA-256 by their number. A file counts for the measures that the package's own list names and the ledger knows by their words. Raises
    UserError package-… when a kept package is no longer whole, StorageError, Cancelled.
    """
    found: list[Proof] = []
    for file in files:
        if file.kind is ReturnedKind.PACKAGE and file.key not in without and file.returned_id is not None:
            sender = base.unit_name(file.sender_id) if file.sender_id is not None else file.sender_words
            with received_package(ledger.papers.content_of(papers[file.returned_id]), cancelled=cancelled) as package:
                found += _proofs(ledger, base, package, sender, cancelled)
    return tuple(found)


def _proofs(ledger: Ledger, base: MergeBase, package: ReceivedPackage, sender: str, cancelled: Asked | None) -> Iterator[Proof]:
    listed = {file.name for file in package.files}  # what the list names beside these is nobody's file
    measures: dict[str, list[int]] = {}
    for row in PackageList.of(package).rows:
        if not isinstance(row.get("evidence"), list):
            continue
        measure_id = _measure(base, row)
        if measure_id is not None:
            for name in (name for name in row["evidence"] if isinstance(name, str) and name in listed):
                measures.setdefault(name, []).append(measure_id)
    for name, keys in sorted(measures.items()):
        stored = ledger.evidence_files.take_in(package.folder / name, cancelled=cancelled)
        yield Proof(name.rpartition("/")[2], stored, tuple(dict.fromkeys(keys)), sender)


def _measure(base: MergeBase, row: dict[str, Any]) -> int | None:
    """The measure of a row by its fingerprint or its words; as for returned rows, never guessed."""
    words, fingerprint = str(row.get("text", "")), str(row.get("fingerprint", ""))
    values = {Column.MEASURE.value: words}
    if RowId.parse(row_id := f"m0;t0;g;{fingerprint}"):
        values[Column.ROW_ID.value] = row_id
    annex = row.get("annex")
    return base.matcher.match(TakenRow("", 0, values, annex if isinstance(annex, int) else None), ledger_id="").measure_id


def keep_proofs(session: Session, proofs: Sequence[Proof], month: Month, now: str) -> None:
    """Write the rows of files that were copied, within the change that merges what they prove."""
    for proof in proofs:
        keep_file(session, proof.name, proof.stored, proof.measure_ids, month=month, note=proof.sender, now=now)
