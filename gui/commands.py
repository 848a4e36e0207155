"""Taizhang from the command line; without a command it opens the window, as main.py does at once.

One list of commands, each a few lines over actions, queries and reports. What they say about themselves stands in
resources/command_line.toml, what was done or went wrong in resources/messages.
"""

from __future__ import annotations

import shlex
import sys
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

import resources
from gui.command_line.backups import COMMANDS as BACKUP_COMMANDS
from gui.command_line.blanks import COMMANDS as BLANK_COMMANDS
from gui.command_line.checking import COMMANDS as CHECK_COMMANDS
from gui.command_line.dates import COMMANDS as DATE_COMMANDS
from gui.command_line.handing import COMMANDS as HANDING_COMMANDS
from gui.command_line.help import Commands
from gui.command_line.locking import COMMANDS as LOCKING_COMMANDS
from gui.command_line.merging import COMMANDS as MERGING_COMMANDS
from gui.command_line.mistakes import mistake, refusal
from gui.command_line.reports import COMMANDS as REPORT_COMMANDS
from gui.command_line.sending import COMMANDS as SENDING_COMMANDS
from gui.command_line.servers import COMMANDS as SERVER_COMMANDS
from gui.command_line.shared import (
    as_json_option,
    filter_of,
    filter_options,
    ids_of,
    local_today,
    on_ledger,
    opened,
    print_changed,
)
from gui.command_line.targets import COMMANDS as TARGET_COMMANDS
from gui.command_line.units import COMMANDS as UNIT_COMMANDS
from gui.command_line.values import DAY, FILE, MONTH, NUMBER, WORDS, OneOf
from gui.command_line.words import complain, print_json, say
from gui.command_line.years import COMMANDS as YEAR_COMMANDS
from model.errors import StorageError, TaizhangError, UserError
from model.rows.server_address import as_place
from model.rows.words import State

if TYPE_CHECKING:
    from model.periods import Month

document_option = click.option("--document", type=NUMBER)
INTERRUPTED = 130  # what shells expect after Ctrl-C


@click.group(cls=Commands, invoke_without_command=True)
@click.option("--ledger", "place", envvar="TAIZHANG_LEDGER")
@click.pass_context
def main(context: click.Context, place: str | None) -> None:
    """Take in an action plan, tick its measures off, hand in the month."""
    if place == "":
        raise UserError("ledger-name-empty")
    if context.invoked_subcommand is None:
        try:
            from gui.start import run
        except ImportError as error:
            raise not_loaded(error) from error
        sys.exit(run(as_place(place) if place else None))


@main.command()
@click.argument("file", type=FILE)
@document_option
@as_json_option
def read(file: Path, document: int | None, as_json: bool) -> None:
    """Print what is read from a plan's FILE; nothing is stored."""
    from gui.command_line.reading import plan_read
    from model.readers.plan_json import plan_as_json

    plan: Any = plan_as_json(plan_read(file, document).draft)
    if as_json:
        print_json(plan)
        return
    for row in plan["measures"]:
        mark = "？" if row["doubts"] else "　"
        text = " ".join(row["measure"].split())[:40]
        click.echo(f"{mark}{row['annex']}-{row['task_no']:02d} {row['task']}｜{text}｜{row['deadline']}｜{' '.join(row['lead'])}")
    say("done-read", measures=len(plan["measures"]), doubtful=sum(bool(row["doubts"]) for row in plan["measures"]))


@main.command()
@click.option("--area", required=True, type=WORDS)
@click.option("--unit", required=True, type=WORDS)
@click.option("--person", default="", type=WORDS)
@on_ledger
def init(area: str, unit: str, person: str, place: str | None) -> None:
    """Make the ledger, or say anew whose it is."""
    from gui.command_line.notes import say_about_myself
    from model.actions.myself import full_area, set_myself
    from model.rules.unit_names import normal_name

    if not normal_name(area) or not normal_name(unit):  # before a ledger is made
        raise UserError("unit-empty" if normal_name(area) else "area-empty")
    area = full_area(area)
    with opened(place, must_exist=False) as ledger:
        print_changed(set_myself(ledger, unit=unit, area=area, person=person))
        click.echo(str(ledger.folder))
        say("nothing-classified")
        say_about_myself(ledger)


@main.command(name="import")
@click.argument("file", type=FILE)
@document_option
@click.option("--accept-doubts", is_flag=True)
@click.option("--corrects", is_flag=True)
@click.option("--year", type=NUMBER)
@on_ledger
def import_(
    file: Path, document: int | None, place: str | None, today: date, *, accept_doubts: bool, corrects: bool, year: int | None
) -> None:
    """Take a plan's FILE into the ledger."""
    from gui.command_line.notes import draft_of, say_taken_in
    from model.actions.accept_plan import source_of
    from model.actions.import_plan import import_plan, require_sure

    draft = draft_of(file, document, year, corrects=corrects)
    doubtful = sum(bool(row.doubts) for row in draft.measures)
    is_unsure = bool(doubtful) and not accept_doubts
    try:
        with opened(place, must_exist=corrects or is_unsure) as ledger:
            source = source_of(file)
            changed = import_plan(ledger, draft, source, today=today, corrects=corrects, accepts_doubts=accept_doubts)
            say_taken_in(ledger, changed, doubtful)
    except StorageError as error:
        if is_unsure and not corrects and error.code == "ledger-missing":
            require_sure(draft)  # no ledger is made for a plan that is not taken in
        raise


@main.command(name="list")
@filter_options
@click.option("--as-of", type=DAY)
@as_json_option
@on_ledger
def list_(place: str | None, today: date, as_json: bool, as_of: date | None, **kept: Any) -> None:
    """List measures."""
    from gui.command_line.lines import list_line
    from model.queries.codes import code_prefixes
    from model.queries.measure_json import measures_as_json
    from model.queries.records import records
    from model.queries.records_then import records_then

    with opened(place) as ledger:
        wanted = filter_of(ledger, **kept)
        found = records_then(ledger, wanted, as_of, today=today) if as_of else records(ledger, wanted, today=today)
        prefixes = code_prefixes(ledger)
    if as_json:
        print_json(measures_as_json(found, prefixes, today=as_of or today))
        return
    for item in found:
        click.echo(list_line(item.row, prefixes[item.row.plan_id]))
    if not found:
        complain(UserError("none-then", day=as_of) if as_of and prefixes else UserError("none-listed" if prefixes else "plan-unknown"))


@main.command()
@click.argument("code")
@as_json_option
@on_ledger
def show(code: str, as_json: bool, place: str | None, today: date) -> None:
    """Show one measure whole, with its history."""
    from gui.command_line.lines import measure_lines
    from model.queries.codes import code_prefixes, measure_id_of
    from model.queries.measure_json import change_as_json, measure_as_json
    from model.queries.measure_page import measure_detail

    with opened(place) as ledger:
        detail = measure_detail(ledger, measure_id_of(ledger, code), today=today)
        prefixes = code_prefixes(ledger)
    if as_json:
        measure = measure_as_json(detail.record, prefixes, today=today)
        print_json(measure | {"history": [change_as_json(change) for change in detail.history]})
        return
    for line in measure_lines(detail, prefixes[detail.record.row.plan_id], today):
        click.echo(line)


@main.command()
@click.argument("codes", nargs=-1, required=True)
@click.option("--on", "on_day", type=DAY)
@click.option("--note", default="", type=WORDS)
@on_ledger
def close(codes: tuple[str, ...], on_day: date | None, note: str, place: str | None, today: date) -> None:
    """Tick measures off (销号)."""
    from model.actions.close import close_measures

    with opened(place) as ledger:
        print_changed(changed := close_measures(ledger, ids_of(ledger, codes), on=on_day or today, note=note))
    if changed.number and on_day and on_day > today:
        complain(UserError("closed-ahead", on=on_day))


@main.command()
@click.argument("codes", nargs=-1, required=True)
@on_ledger
def reopen(codes: tuple[str, ...], place: str | None) -> None:
    """Take the tick off measures."""
    from model.actions.close import reopen_measures

    with opened(place) as ledger:
        print_changed(reopen_measures(ledger, ids_of(ledger, codes)))


@main.command()
@click.argument("codes", nargs=-1, required=True)
@click.option("--to", "handler", default="", type=WORDS)
@click.option("--nobody", "is_nobodys", is_flag=True)
@on_ledger
def assign(codes: tuple[str, ...], *, handler: str, is_nobodys: bool, place: str | None) -> None:
    """Give measures to a colleague (交办), or to nobody."""
    from model.actions.assign import assign_measures

    if bool(handler.strip()) == is_nobodys:
        raise UserError("handler-or-nobody")
    with opened(place) as ledger:
        changed = assign_measures(ledger, ids_of(ledger, codes), handler)
    if changed.number and is_nobodys:
        say("done-assign-nobody", **dict(changed.facts))
    else:
        print_changed(changed)


@main.command()
@click.argument("code")
@click.option("--month", required=True, type=MONTH)
@click.option("--text", required=True, type=WORDS)
@click.option("--state", type=OneOf(State))
@on_ledger
def progress(code: str, *, month: Month, text: str, state: str | None, place: str | None, today: date) -> None:
    """Note what was done in a month."""
    from model.actions.progress import note_progress

    with opened(place) as ledger:
        changed = note_progress(ledger, ids_of(ledger, [code])[0], month, text, state=State(state) if state else None, today=today)
    if changed.number and not text.strip() and not state:
        say("done-note-removed", **dict(changed.facts))
    else:
        print_changed(changed)


@main.command()
@click.argument("codes_and_files", nargs=-1, required=True)
@click.option("--month", type=MONTH)
@click.option("--note", default="", type=WORDS)
@on_ledger
def attach(codes_and_files: tuple[str, ...], month: Month | None, note: str, place: str | None) -> None:
    """Attach evidence: first the codes, then the files."""
    from model.actions.evidence import attach_evidence
    from model.queries.codes import looks_like_code

    if "" in codes_and_files:
        raise UserError("file-name-empty")
    codes = [word for word in codes_and_files if looks_like_code(word)]
    files = [Path(word) for word in codes_and_files if not looks_like_code(word)]
    if not codes or not files:
        raise UserError("codes-and-files")
    with opened(place) as ledger:
        print_changed(attach_evidence(ledger, ids_of(ledger, codes), files, note=note, month=month))


for more_command in (
    *REPORT_COMMANDS, *CHECK_COMMANDS, *HANDING_COMMANDS, *BLANK_COMMANDS, *SENDING_COMMANDS, *BACKUP_COMMANDS, *DATE_COMMANDS,
    *MERGING_COMMANDS, *TARGET_COMMANDS, *UNIT_COMMANDS, *SERVER_COMMANDS, *LOCKING_COMMANDS, *YEAR_COMMANDS,
):  # fmt: skip
    main.add_command(more_command)


@main.command()
@click.option("--out", required=True, type=FILE)
@click.option("--plan", type=FILE, default=resources.path("sample/plan.txt"))
@click.option("--area", default="示例市示例区")
@click.option("--unit", default="青山镇人民政府")
def demo(out: Path, plan: Path, area: str, unit: str) -> None:
    """Do the whole job once, without a window: take in, tick, note, attach, report, submit, check."""
    from gui.command_line.demonstration import demonstration

    for step in demonstration(out, plan=plan, area=area, unit=unit, today=local_today()):
        click.echo("$ main.py " + shlex.join(step))
        main.main(step, standalone_mode=False)


def run() -> None:
    """Do the command that was written; what a user did wrong is one line on stderr and exit status 2, never a traceback."""
    _spare_streams()
    try:
        main(prog_name="main.py", standalone_mode=False)
    except (TaizhangError, click.ClickException, click.Abort, KeyboardInterrupt, OSError) as error:
        end_with(error)


def end_with(error: BaseException) -> NoReturn:
    """Say in one line on stderr why the program ends."""
    _spare_streams()
    if isinstance(error, click.Abort | KeyboardInterrupt):
        complain(UserError("interrupted"))
        sys.exit(INTERRUPTED)
    if isinstance(error, TaizhangError):
        complain(error)
    elif isinstance(error, click.ClickException):
        complain(mistake(error))
    elif isinstance(error, OSError):  # a folder nobody may enter, a name too long for the disk, a full disk behind stdout
        complain(refusal(error))
    else:
        raise error
    sys.exit(2)


def not_loaded(error: ImportError) -> StorageError:
    """The window cannot be loaded: Qt's libraries are shared objects of the system's own."""
    return StorageError("window-not-loaded", detail=error)


def _spare_streams() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a pipe in GBK carries no ✓; what was done must not fail by its report
            stream.reconfigure(errors="backslashreplace")
