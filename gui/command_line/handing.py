"""Commands that hand a month over: the submission workbook, the package, and the proof of a package that arrived."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gui.command_line.help import Command
from gui.command_line.leaving import warn_of_personal_data
from gui.command_line.passphrases import new_passphrase, passphrase_file_option, passphrases_for
from gui.command_line.shared import (
    as_json_option,
    filter_of,
    mine_option,
    on_ledger,
    opened,
    plan_option,
    print_written,
)
from gui.command_line.values import FILE, MONTH, NUMBER, WORDS
from gui.command_line.words import joined, print_json, said, say
from model.errors import UserError
from model.rules.months import require_come

if TYPE_CHECKING:
    from model.ledger import Ledger
    from model.periods import Month


@click.command(cls=Command)
@click.option("--month", required=True, type=MONTH)
@click.option("--out", required=True, type=FILE)
@click.option("--corrects", "corrected", type=NUMBER)
@click.option("--reason", default="", type=WORDS)
@mine_option
@plan_option
@on_ledger
def submit(
    month: Month, out: Path, *, corrected: int | None, reason: str, is_mine: bool, plan: str, place: str | None, today: date
) -> None:
    """Write the month's submission workbook."""
    from model.actions.submit import record_submission
    from model.queries.report_content import submission_content
    from reports.workbook import write_submission

    require_come(month, today)
    with opened(place) as ledger:
        ledger.require_writable()  # a workbook that was not recorded as handed in would be forgotten
        content = submission_content(ledger, month, kept=filter_of(ledger, is_mine=is_mine, plan=plan), today=today)
        warn_of_personal_data(ledger, month, kept=filter_of(ledger, is_mine=is_mine, plan=plan), today=today)
        _require_correction(ledger, corrected, reason)  # before a file stands there that nobody recorded
        written = write_submission(content, out)
        record_submission(ledger, written, content, corrects=corrected, reason=reason)
        print_written("done-workbook", written)


@click.command(cls=Command)
@click.option("--month", required=True, type=MONTH)
@click.option("--out", required=True, type=FILE)
@click.option("--whole-year", "is_whole_year", is_flag=True)
@click.option("--with-places", "has_places", is_flag=True)
@click.option("--encrypt", "is_locked", is_flag=True)
@passphrase_file_option
@mine_option
@plan_option
@on_ledger
def package(
    month: Month, out: Path, *, is_whole_year: bool, has_places: bool, is_locked: bool, passphrase_file: Path | None, is_mine: bool,
    plan: str, place: str | None, today: date,
) -> None:
    """Write the month's workbook and its evidence as one package."""
    from model.actions.submit import record_submission
    from model.queries.package_content import copy_out, package_content
    from model.rows.submission import SubmissionKind
    from reports.package import write_package

    require_come(month, today)
    passphrase = new_passphrase(passphrase_file) if is_locked or passphrase_file is not None else ""
    with opened(place) as ledger:
        kept = filter_of(ledger, is_mine=is_mine, plan=plan)
        warn_of_personal_data(ledger, month, kept=kept, today=today)
        content = package_content(ledger, month, kept=kept, is_whole_year=is_whole_year, today=today)
        written = write_package(content, out, copy_out=copy_out(has_places=has_places), passphrase=passphrase)
        if not ledger.is_read_only:
            record_submission(ledger, written, content.submission, kind=SubmissionKind.PACKAGE)
        print_written("done-package", written)


@click.command(cls=Command)
@click.argument("file", type=FILE)
@passphrase_file_option
@as_json_option
def verify(file: Path, *, passphrase_file: Path | None, as_json: bool) -> None:
    """Prove a package that arrived: every file against its sum."""
    from model.readers.locked_package import unlocked
    from model.readers.package import received_package

    passphrases = passphrases_for([file], passphrase_file)
    with unlocked(file, passphrases) as plain, received_package(plain) as found:
        if as_json:
            print_json({"facts": dict(found.facts), "files": [
                {"name": one.name, "size": one.size, "sha256": one.sha256} for one in found.files
            ]})
            return
        say("package-sound", name=file.name, files=len(found.files))
        for name, value in found.facts:
            click.echo(f"  {name}: {value}")


@click.command(cls=Command)
@click.argument("sheet", type=FILE)
@click.option("--month", required=True, type=MONTH)
@click.option("--out", required=True, type=FILE)
@click.option("--column", "columns", multiple=True, type=WORDS)
@mine_option
@plan_option
@on_ledger
def fill(
    sheet: Path, month: Month, out: Path, *, columns: tuple[str, ...], is_mine: bool, plan: str, place: str | None, today: date
) -> None:
    """Fill another office's own sheet in."""
    from model.actions.filling import fill_plan
    from model.actions.own_sheet import remember_columns
    from model.actions.submit import record_submission
    from model.queries.report_content import submission_content
    from model.rows.submission import SubmissionKind
    from reports.own_sheet import write_filled

    own = {label: meaning for label, _, meaning in (column.partition("=") for column in columns)}
    with opened(place) as ledger:
        kept = filter_of(ledger, is_mine=is_mine, plan=plan)
        warn_of_personal_data(ledger, month, kept=kept, today=today)
        found = fill_plan(ledger, sheet, month, kept=kept, columns=own, today=today)
        if own:
            remember_columns(ledger, found.signature, found.meanings, name=sheet.name)
        written = write_filled(found, out).written
        if not ledger.is_read_only:
            content = submission_content(ledger, month, kept=kept, today=today)
            record_submission(ledger, written, content, kind=SubmissionKind.OWN_SHEET, only=found.measures)
        print_written("done-fill", written)
        for note in found.notes:
            click.echo(f"  {said(note.code, sheet=note.sheet, row=note.row, text=note.text)}")
        if found.missing:
            click.echo(f"  {said('fill-missing', count=len(found.missing), codes=joined(found.missing))}")


def _require_correction(ledger: Ledger, number: int | None, reason: str) -> None:
    from model.queries.submissions import past_submissions

    if number is None:
        return
    corrected = next((row for row in past_submissions(ledger) if row.id == number), None)
    if corrected is None:
        raise UserError("submission-unknown")
    if not reason.strip():
        raise UserError("submission-without-reason", name=corrected.file_name)


COMMANDS = (submit, package, verify, fill)
