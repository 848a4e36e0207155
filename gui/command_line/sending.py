"""Commands about what was handed in: what is found before, what was written, what was sent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from gui.command_line.help import Command
from gui.command_line.shared import (
    as_json_option,
    filter_of,
    mine_option,
    on_ledger,
    opened,
    plan_option,
    print_changed,
)
from gui.command_line.values import DAY, MONTH, NUMBER, WORDS
from gui.command_line.words import complain, field, heading, ledger_word, print_json, said, say
from model.errors import UserError

if TYPE_CHECKING:
    from model.periods import Month
    from model.rows.hand_in import Finding
    from model.rows.submission import PastSubmission


@click.command(cls=Command)
@plan_option
@as_json_option
@on_ledger
def submissions(*, plan: str, as_json: bool, place: str | None) -> None:
    """List what was written to be handed in."""
    from model.queries.submissions import past_submissions

    with opened(place) as ledger:
        found = past_submissions(ledger, filter_of(ledger, plan=plan).plan_id)
    if as_json:
        print_json([_submission_as_json(row) for row in found])
        return
    for row in found:
        sent = field("sent").format(day=row.sent_on, receiver=row.receiver).strip() if row.sent_on else field("not_sent")
        corrects = field("corrects").format(number=row.corrects, reason=row.reason) if row.corrects else ""
        parts = (str(row.id), str(row.month), ledger_word(row.kind), str(row.measures), sent, row.file_name, corrects)
        click.echo("\t".join(part for part in parts if part))
    if not found:
        complain(UserError("none-submitted"))


@click.command(cls=Command)
@click.argument("number", type=NUMBER)
@click.option("--receiver", required=True, type=WORDS)
@click.option("--on", "sent_on", type=DAY)
@on_ledger
def sent(*, number: int, receiver: str, sent_on: date | None, place: str | None, today: date) -> None:
    """Say that a submission was sent."""
    from model.actions.submit import mark_sent

    with opened(place) as ledger:
        print_changed(mark_sent(ledger, number, receiver=receiver, on=sent_on or today))


@click.command(cls=Command, name="check-month")
@click.option("--month", required=True, type=MONTH)
@mine_option
@plan_option
@as_json_option
@on_ledger
def check_month(*, month: Month, is_mine: bool, plan: str, as_json: bool, place: str | None, today: date) -> None:
    """Look a month over before it is handed in."""
    from model.queries.hand_in import hand_in_findings

    with opened(place) as ledger:
        found = hand_in_findings(ledger, month, kept=filter_of(ledger, is_mine=is_mine, plan=plan), today=today)
    if as_json:
        print_json([_finding_as_json(finding) for finding in found])
        return
    for finding in found:
        happened = said(finding.code.value, detail=finding.detail).happened
        accepted = heading("accepted").format(word=finding.word, person=finding.person) if finding.is_accepted else ""
        click.echo("\t".join(part for part in (ledger_word(finding.severity), finding.measure, happened, accepted) if part))
    say("done-check-month", month=month, count=sum(not finding.is_accepted for finding in found),
        accepted=sum(finding.is_accepted for finding in found))  # fmt: skip


def _submission_as_json(row: PastSubmission) -> dict[str, Any]:
    return {
        "number": row.id, "month": str(row.month), "kind": row.kind.value, "made_at": row.made_at, "person": row.person,
        "file": row.file_name, "sha256": row.sha256, "measures": row.measures, "receiver": row.receiver,
        "sent_on": row.sent_on.isoformat() if row.sent_on else None, "corrects": row.corrects, "reason": row.reason,
        "path": row.where or None,
    }  # fmt: skip


def _finding_as_json(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code.value, "severity": finding.severity.value, "measure": finding.measure, "detail": finding.detail,
        "said": said(finding.code.value, detail=finding.detail).happened, "accepted": finding.word or None,
        "accepted_by": finding.person or None, "accepted_at": finding.accepted_at or None,
    }  # fmt: skip


COMMANDS = (submissions, sent, check_month)
