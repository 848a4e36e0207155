"""Keeping what was written to be handed in, and what was said of it since: sent to whom, corrected by what."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from model.errors import StorageError, UserError
from model.ledger import Ledger
from model.rows.changed import Changed
from model.rows.report import SubmissionContent, WrittenFile
from model.rows.submission import SubmissionKind
from model.rules.submitted import line_of
from model.store.tables import Submission, SubmissionLine


def record_submission(
    ledger: Ledger, written: WrittenFile, content: SubmissionContent, *, kind: SubmissionKind = SubmissionKind.WORKBOOK,
    only: Collection[int] | None = None, corrects: int | None = None, reason: str = "",
) -> Changed:
    """Keep a file that was written for a month: the file itself and every value in it, of all measures or `only` some.

    `corrects` names the submission that it corrects or completes. Raises StorageError report-not-proven when the file
    is no longer the one that was written, UserError as EvidenceFiles.take_in, submission-unknown,
    submission-without-reason.
    """
    ledger.require_writable()
    stored = ledger.papers.take_in(written.path)
    if stored.sha256 != written.sha256:
        raise StorageError("report-not-proven", path=str(written.path), detail="SHA-256")
    rows = [row for row in content.rows if only is None or row.measure_id in only]
    month = content.month
    with ledger.change("submit", month=month, name=written.path.name) as change:
        if corrects is not None:
            _require_correction(change.session.get(Submission, corrects), reason)
        made = Submission(
            year=month.year, month=month.month, made_at=ledger.now(), person=ledger.person, file_name=written.path.name,
            sha256=stored.sha256, size=stored.size, measures=len(rows), kind=kind.value, plan_id=content.plan.plan_id,
            corrects_id=corrects, reason=reason.strip(),
        )  # fmt: skip
        change.session.add(made)
        change.session.flush()
        for position, row in enumerate(rows, 1):
            line = line_of(row)
            change.session.add(SubmissionLine(
                submission_id=made.id, position=position, measure_id=line.measure_id, code=line.code, values=dict(line.values),
            ))  # fmt: skip
    return change.changed


def _require_correction(corrected: Submission | None, reason: str) -> None:
    if corrected is None:
        raise UserError("submission-unknown")
    if not reason.strip():
        raise UserError("submission-without-reason", name=corrected.file_name)


def mark_sent(ledger: Ledger, submission_id: int, *, receiver: str, on: date) -> Changed:
    """Say that a submission was sent, to whom and on which day; from then on nothing of it changes.

    Raises UserError submission-unknown, submission-sent (once said it stays; undo takes it back).
    """
    with ledger.change("mark-sent", receiver=receiver.strip(), day=on) as change:
        submission = change.session.get(Submission, submission_id)
        if submission is None:
            raise UserError("submission-unknown")
        if submission.sent_at:
            raise UserError("submission-sent", name=submission.file_name, receiver=submission.receiver, day=submission.sent_at)
        submission.sent_at, submission.receiver = on.isoformat(), receiver.strip()
    return change.changed
