"""Commands that write papers: the quarter's report, the month's brief, a measure's sheet, lists for the field and the successor."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gui.command_line.help import Commands
from gui.command_line.leaving import warn_of_personal_data
from gui.command_line.shared import (
    filter_of,
    filter_options,
    ids_of,
    mine_option,
    on_ledger,
    opened,
    plan_option,
    print_written,
)
from gui.command_line.values import FILE, MONTH, QUARTER
from gui.command_line.words import heading, joined, ledger_word
from model.errors import UserError

if TYPE_CHECKING:
    from model.periods import Month, Quarter
    from model.rows.report import MeasureContent, NamedMeasure, QuarterFigures

numbers_option = click.option("--numbers", "has_numbers", is_flag=True)
out_option = click.option("--out", required=True, type=FILE)
_WORD, _PDF = ".docx", ".pdf"


@click.group(cls=Commands)
def report() -> None:
    """Write a report."""


@report.command()
@click.option("--quarter", required=True, type=QUARTER)
@out_option
@numbers_option
@filter_options
@on_ledger
def quarterly(quarter: Quarter, out: Path, *, has_numbers: bool, place: str | None, today: date, **kept: Any) -> None:
    """Write the quarter's report as PDF or Word document."""
    from model.queries.report_content import quarterly_content
    from reports.wording_papers import filter_words

    _require_report_ending(out)
    with opened(place) as ledger:
        wanted = filter_of(ledger, **kept)
        content = quarterly_content(ledger, quarter, kept=wanted, today=today, filter_text=filter_words(wanted))
        warn_of_personal_data(ledger, *quarter.months, kept=wanted, today=today)
        if out.suffix.lower() == _WORD:
            from reports.quarterly_word import write_quarterly_word

            print_written("done-report-word", write_quarterly_word(content, out, printed_on=today))
        else:
            from reports.quarterly import write_quarterly

            print_written("done-report", write_quarterly(content, out, printed_on=today))
    if has_numbers:
        _print_numbers(content.figures, content.measures)


def _require_report_ending(out: Path) -> None:
    if out.suffix.lower() not in (_PDF, _WORD) and not out.is_dir():
        raise UserError("report-wrong-ending", name=out.name, ending=f"{_PDF}{heading('between')}{_WORD}")


def _print_numbers(figures: QuarterFigures, measures: Iterable[NamedMeasure | MeasureContent]) -> None:
    """Every number of the summary with the measures it counts."""
    codes = {row.measure_id: row.code for row in measures}
    for traced in figures.sources:
        named = joined(codes[key] for key in traced.measure_ids) or heading("none")
        click.echo(f"  {ledger_word(traced.figure)}{heading('after_name')}{traced.number}\t{named}")


@report.command()
@click.option("--month", required=True, type=MONTH)
@out_option
@numbers_option
@filter_options
@on_ledger
def monthly(month: Month, out: Path, *, has_numbers: bool, place: str | None, today: date, **kept: Any) -> None:
    """Write the month's brief, one page."""
    from model.queries.paper_content import monthly_content
    from reports.monthly_brief import write_monthly_brief
    from reports.wording_papers import filter_words

    with opened(place) as ledger:
        wanted = filter_of(ledger, **kept)
        content = monthly_content(ledger, month, kept=wanted, today=today, filter_text=filter_words(wanted))
        warn_of_personal_data(ledger, month, kept=wanted, today=today)
        print_written("done-report", write_monthly_brief(content, out, printed_on=today))
    if has_numbers:
        _print_numbers(content.figures, content.measures)


@report.command()
@click.argument("code")
@out_option
@on_ledger
def measure(code: str, out: Path, *, place: str | None, today: date) -> None:
    """Write one measure's sheet."""
    from model.queries.paper_content import measure_sheet_content
    from reports.measure_sheet import write_measure_sheet

    with opened(place) as ledger:
        content = measure_sheet_content(ledger, ids_of(ledger, [code])[0], today=today)
        print_written("done-report", write_measure_sheet(content, out, printed_on=today))


@report.command()
@out_option
@filter_options
@on_ledger
def field(out: Path, *, place: str | None, today: date, **kept: Any) -> None:
    """Write a checklist to take to the field."""
    from model.queries.paper_content import field_content
    from reports.field_list import write_field_list
    from reports.wording_papers import filter_words

    with opened(place) as ledger:
        wanted = filter_of(ledger, **kept)
        content = field_content(ledger, kept=wanted, today=today, filter_text=filter_words(wanted))
        print_written("done-report", write_field_list(content, out, printed_on=today))


@report.command()
@out_option
@filter_options
@on_ledger
def handover(out: Path, *, place: str | None, today: date, **kept: Any) -> None:
    """Write what whoever takes the post over must know."""
    from model.queries.handover_content import handover_content
    from reports.handover import write_handover
    from reports.wording_papers import filter_words

    with opened(place) as ledger:
        wanted = filter_of(ledger, **kept)
        content = handover_content(ledger, kept=wanted, today=today, filter_text=filter_words(wanted))
        print_written("done-report", write_handover(content, out, printed_on=today))


@report.command(name="contact-sheet")
@out_option
@click.option("--month", type=MONTH)
@click.option("--per-page", "a_page", type=click.Choice(["4", "6"]), default="6")
@mine_option
@plan_option
@on_ledger
def contact_sheet(out: Path, *, month: Month | None, a_page: str, is_mine: bool, plan: str, place: str | None, today: date) -> None:
    """Write evidence as small pictures with measure, day and note."""
    from model.queries.checklist import checklist_rows
    from model.queries.evidence import evidence_files, sheet_items
    from model.rows.evidence import FileFilter
    from reports.contact_sheet import write_contact_sheet
    from reports.wording_papers import sheet_scope

    with opened(place) as ledger:
        kept = filter_of(ledger, is_mine=is_mine, plan=plan)
        wanted = {row.id for row in checklist_rows(ledger, kept, today=today)}
        is_all = not (is_mine or plan)
        files = [file for file in evidence_files(ledger, FileFilter(month=month))
                 if is_all or any(door.measure_id in wanted for door in file.doors)]
        items = sheet_items(files, progress=lambda _done, _total: None, cancelled=lambda: False)
        scope = sheet_scope(month, is_mine=is_mine, plan=plan)
        print_written("done-contact-sheet", write_contact_sheet(items, out, printed_on=today, filter_text=scope, a_page=int(a_page)))


COMMANDS = (report,)
