"""Is the ledger as it was left? Database, history chain, evidence files, search index."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from sqlalchemy import func, select, union
from sqlalchemy.orm import Session

from model.errors import StorageError
from model.ledger import BACKUPS_NAME, Ledger
from model.rows.faults import CheckReport, Fault, FaultKind
from model.store.backups import backup_files
from model.store.history import broken_changes
from model.store.holdings import evidence_named, files_of_copies, papers_named
from model.store.restoring import replaced_ledgers
from model.store.search_index import wrongly_indexed
from model.store.soundness import faults_of_database, rows_without_parent
from model.store.tables import Change, Evidence, Measure, Returned, Submission
from model.store.words_of_measures import stale_words

AT_MOST = 100  # faults of one kind told one by one; a database in ruins has no end of them


def check(
    ledger: Ledger, *, progress: Callable[[int, int], None] | None = None, at_most: int = AT_MOST
) -> CheckReport:
    """Look at everything; a database that cannot even be read is a fault, not an exception."""
    try:
        with ledger.read() as session:
            faults = tuple(_faults(session, ledger, progress, at_most))
            counts = [session.scalar(select(func.count(column))) or 0 for column in (Change.id, Measure.id)]
            files = session.scalar(select(func.count(func.distinct(Evidence.sha256)))) or 0
        return CheckReport(counts[0], counts[1], files, faults, len(stray_files(ledger)))
    except StorageError as error:
        detail = str(error.facts.get("detail", error.code))
        return CheckReport(0, 0, 0, (Fault(FaultKind.DATABASE, ledger.where, detail),))


def _faults(
    session: Session, ledger: Ledger, progress: Callable[[int, int], None] | None, at_most: int
) -> Iterator[Fault]:
    parts = (_database(session, ledger), _foreign_keys(session), _history(session), _evidence(session, ledger),
             _papers(session, ledger), _search(session))
    for number, part in enumerate(parts):
        if progress is not None:
            progress(number + 1, len(parts))
        yield from islice(part, at_most)


def _database(session: Session, ledger: Ledger) -> Iterator[Fault]:
    for said in faults_of_database(session.connection(), AT_MOST):
        yield Fault(FaultKind.DATABASE, Path(ledger.where).name, said)


def _foreign_keys(session: Session) -> Iterator[Fault]:
    for row, parent in rows_without_parent(session.connection()):
        yield Fault(FaultKind.FOREIGN_KEY, row, parent)


def _history(session: Session) -> Iterator[Fault]:
    for change_id, what in broken_changes(session.connection()):
        yield Fault(FaultKind.HISTORY, str(change_id), what)


def _evidence(session: Session, ledger: Ledger) -> Iterator[Fault]:
    names = {sha256: (name, size) for sha256, name, size in session.execute(
        select(Evidence.sha256, Evidence.name, Evidence.size))}
    for sha256, what in ledger.evidence_files.damaged((key, size) for key, (_, size) in names.items()):
        kind = FaultKind.EVIDENCE_MISSING if what == "missing" else FaultKind.EVIDENCE_ALTERED
        yield Fault(kind, names[sha256][0], sha256)


def _papers(session: Session, ledger: Ledger) -> Iterator[Fault]:
    """Of what was handed upward or came back, the files that are not as they were."""
    kept = union(
        select(Submission.sha256, Submission.file_name, Submission.size).where(Submission.size > 0),
        select(Returned.sha256, Returned.file_name, Returned.size),
    )
    names = {sha256: (name, size) for sha256, name, size in session.execute(kept)}
    for sha256, what in ledger.papers.damaged((key, size) for key, (_, size) in names.items()):
        yield Fault(FaultKind.PAPER_MISSING if what == "missing" else FaultKind.PAPER_ALTERED, names[sha256][0], sha256)


def _search(session: Session) -> Iterator[Fault]:
    connection = session.connection()
    wrong = {*stale_words(connection), *wrongly_indexed(connection)}
    for measure_id in sorted(wrong):
        yield Fault(FaultKind.SEARCH, str(measure_id))


def stray_files(ledger: Ledger) -> list[Path]:
    """The stored files no row names, neither here nor in a copy or replaced ledger that can be restored."""
    with ledger.look() as connection:
        kept = set(evidence_named(connection)) | set(papers_named(connection))
    if not any(files.strays(kept) for files in (ledger.evidence_files, ledger.papers)):
        return []
    kept |= files_of_copies([*replaced_ledgers(ledger.folder), *backup_files(ledger.folder / BACKUPS_NAME)])
    return [file for files in (ledger.evidence_files, ledger.papers) for file in files.strays(kept)]


def check_history(ledger: Ledger) -> CheckReport:
    """Look at the history's chain alone: every hash, number and link; nothing is said of measures and files."""
    with ledger.read() as session:
        count = session.scalar(select(func.count(Change.id))) or 0
        return CheckReport(count, 0, 0, tuple(islice(_history(session), AT_MOST)))
