"""Taizhang from the command line; without a command it opens the window.

One list of commands, each a few lines over actions, queries and reports: longer than a module should be, because a
command split from its neighbours would be harder to find than a long list is to read.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import resources
from model.errors import StorageError, TaizhangError, UserError, explain, explain_error
from model.rules.readable import readable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from model.ledger import Ledger
    from model.rows.changed import Changed


def _language() -> str:
    return "en" if os.environ.get("TAIZHANG_LANGUAGE", "zh_CN").startswith("en") else "zh_CN"


class Day(click.ParamType[date]):
    """A day on the command line, written 2024-06-30."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ARG002 - click's
        """The day; raises UserError date-unknown."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            raise UserError("date-unknown", text=value) from None


class Words(click.ParamType[str]):
    """Free words on the command line, whatever the terminal's encoding made of them."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002 - click's
        """The words, fit to be stored."""
        return readable(str(value))


DAY, WORDS = Day(), Words()
FILE = click.Path(path_type=Path, readable=False)  # what is wrong with a file is said where it is opened
as_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
plan_option = click.option("--plan", default="", help="The plan's year, or 2024-2 where a year has several.")
mine_option = click.option("--mine", "is_mine", is_flag=True, help="Only what concerns my unit.")


def on_ledger(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options --ledger and --today; it receives `place` and `today`."""
    command = click.option("--ledger", "place", callback=_nearest_place, help="The ledger's folder.")(command)
    return click.option("--today", type=DAY, default=local_today, help="Reckon as on this day.")(command)


def _nearest_place(context: click.Context, param: click.Parameter, value: str | None) -> str | None:  # noqa: ARG001 - click's
    """The ledger named with the command, else before it, else by TAIZHANG_LEDGER."""
    named: str | None = value or context.find_root().params.get("place")
    return named


def local_today() -> date:
    """The calendar's day where the officer sits; the only place that looks at the clock for it."""
    return date.today()  # noqa: DTZ011 - deadlines end with the local day


@contextmanager
def opened(place: str | None, *, must_exist: bool = True) -> Iterator[Ledger]:
    """The ledger a command works on, closed again afterwards."""
    from model.ledger import Ledger, default_place
    from model.queries.overview import myself

    with Ledger.open(place or default_place(), must_exist=must_exist) as ledger:
        ledger.person = myself(ledger).person
        yield ledger


def print_json(data: object) -> None:
    """Print one JSON document, Chinese as it is where the terminal or the pipe can carry it."""
    is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    click.echo(json.dumps(data, ensure_ascii=not is_unicode, indent=1))


def print_changed(changed: Changed) -> None:
    """Say that a change was kept, or that nothing had to change."""
    say(f"done-{changed.action}" if changed.number else "done-nothing", **dict(changed.facts))


def say(code: str, **facts: object) -> None:
    """Print the sentence of a code."""
    click.echo(str(explain(code, facts, _language())))


@click.group(invoke_without_command=True)
@click.option("--ledger", "place", envvar="TAIZHANG_LEDGER", help="The ledger's folder.")
@click.pass_context
def main(context: click.Context, place: str | None) -> None:
    """Take in an action plan, tick its measures off, hand in the month."""
    if context.invoked_subcommand is None:
        try:
            from gui.app import run
        except ImportError as error:  # Qt's libraries are shared objects of the system's own
            raise StorageError("window-not-loaded", detail=error) from error
        sys.exit(run(Path(place) if place else None))


@main.command()
@click.argument("file", type=FILE)
@click.option("--document", type=int, help="Which document of a file that holds several.")
@as_json_option
def read(file: Path, document: int | None, as_json: bool) -> None:
    """Print what is read from a plan's FILE; nothing is stored."""
    from model.readers import read_plan
    from model.readers.plan_json import plan_as_json

    plan: Any = plan_as_json(read_plan(file, document=document).draft)
    if as_json:
        print_json(plan)
        return
    for row in plan["measures"]:
        mark = "？" if row["doubts"] else "　"
        click.echo(f"{mark}{row['annex']}-{row['task_no']:02d} {row['task']}｜{row['measure'][:40]}｜{row['deadline']}｜"
                   f"{' '.join(row['lead'])}")
    click.echo(f"{len(plan['measures'])} / {sum(bool(row['doubts']) for row in plan['measures'])}？")


@main.command()
@click.option("--area", required=True, type=WORDS, help="北京市大兴区")
@click.option("--unit", required=True, type=WORDS, help="黄村镇人民政府")
@click.option("--person", default="", type=WORDS, help="填报人")
@on_ledger
def init(area: str, unit: str, person: str, place: str | None, today: date) -> None:  # noqa: ARG001 - shared options
    """Make the ledger, or say anew whose it is."""
    from model.actions.myself import full_area, set_myself

    with opened(place, must_exist=False) as ledger:
        print_changed(set_myself(ledger, unit=unit, area=full_area(area), person=person))
        click.echo(str(ledger.folder))


@main.command(name="import")
@click.argument("file", type=FILE)
@click.option("--document", type=int, help="Which document of a file that holds several.")
@click.option("--accept-doubts", is_flag=True, help="Take doubtful rows in with their marks.")
@on_ledger
def import_(file: Path, document: int | None, accept_doubts: bool, place: str | None, today: date) -> None:
    """Take a plan's FILE into the ledger."""
    from model.actions.accept_plan import accept_plan, source_of
    from model.readers import read_plan

    draft = read_plan(file, document=document).draft
    doubtful = sum(bool(row.doubts) for row in draft.measures)
    if doubtful and not accept_doubts:
        raise UserError("doubts-left", count=doubtful)
    with opened(place, must_exist=False) as ledger:
        changed = accept_plan(ledger, draft, source=source_of(file), today=today)
        say("done-accept-plan", doubtful=doubtful, **dict(changed.facts))


@main.command(name="list")
@mine_option
@click.option("--role", type=click.Choice(["lead", "responsible", "support"]))
@click.option("--state", type=click.Choice(["not_started", "in_progress", "blocked", "closed", "not_applicable"]))
@click.option("--light", type=click.Choice(["red", "amber", "green", "blue", "grey"]))
@click.option("--due-before", type=DAY)
@click.option("--search", default="", type=WORDS)
@plan_option
@as_json_option
@on_ledger
def list_(place: str | None, today: date, as_json: bool, **kept: Any) -> None:
    """List measures."""
    from model.queries.checklist import filter_of
    from model.queries.codes import code_prefixes
    from model.queries.measure_json import measures_as_json
    from model.queries.records import records

    with opened(place) as ledger:
        found = records(ledger, filter_of(ledger, **kept), today=today)
        prefixes = code_prefixes(ledger)
    if as_json:
        print_json(measures_as_json(found, prefixes))
        return
    for item in found:
        row = item.row
        due = row.due.end.isoformat() if row.due and row.due.end else row.deadline
        click.echo(f"{prefixes[row.plan_id]}{row.code}\t{row.light.value}\t{due}\t{row.role.value if row.role else '-'}"
                   f"{'' if row.is_certain else '?'}\t{row.state.value}\t{row.text[:50]}")


@main.command()
@click.argument("code")
@as_json_option
@on_ledger
def show(code: str, as_json: bool, place: str | None, today: date) -> None:
    """Show one measure whole, with its history."""
    from model.queries.codes import code_prefixes, measure_id_of
    from model.queries.measure_json import change_as_json, measure_as_json
    from model.queries.measure_page import measure_detail

    with opened(place) as ledger:
        detail = measure_detail(ledger, measure_id_of(ledger, code), today=today)
        prefixes = code_prefixes(ledger)
    shown = measure_as_json(detail.record, prefixes) | {"history": [change_as_json(change) for change in detail.history]}
    if as_json:
        print_json(shown)
        return
    for name, value in shown.items():
        click.echo(f"{name}: {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}")


def _ids(ledger: Ledger, codes: Sequence[str]) -> list[int]:
    from model.queries.codes import measure_id_of

    return [measure_id_of(ledger, code) for code in codes]


@main.command()
@click.argument("codes", nargs=-1, required=True)
@click.option("--on", "on_day", type=DAY, help="The day it was done; today when not said.")
@click.option("--note", default="", type=WORDS)
@on_ledger
def close(codes: tuple[str, ...], on_day: date | None, note: str, place: str | None, today: date) -> None:
    """Tick measures off (销号)."""
    from model.actions.close import close_measures

    with opened(place) as ledger:
        print_changed(close_measures(ledger, _ids(ledger, codes), on=on_day or today, note=note))


@main.command()
@click.argument("codes", nargs=-1, required=True)
@on_ledger
def reopen(codes: tuple[str, ...], place: str | None, today: date) -> None:  # noqa: ARG001 - shared options
    """Take the tick off measures."""
    from model.actions.close import reopen_measures

    with opened(place) as ledger:
        print_changed(reopen_measures(ledger, _ids(ledger, codes)))


@main.command()
@click.argument("code")
@click.option("--month", required=True)
@click.option("--text", required=True, type=WORDS)
@click.option("--state", type=click.Choice(["not_started", "in_progress", "blocked", "closed", "not_applicable"]))
@on_ledger
def progress(code: str, month: str, text: str, state: str | None, place: str | None, today: date) -> None:
    """Note what was done in a month."""
    from model.actions.progress import note_progress
    from model.periods import Month
    from model.rows.words import State

    period = Month.parse(month)
    with opened(place) as ledger:
        changed = note_progress(ledger, _ids(ledger, [code])[0], period, text, state=State(state) if state else None,
                                today=today)
    if changed.number and not text.strip() and not state:
        say("done-note-removed", **dict(changed.facts))
    else:
        print_changed(changed)


@main.command()
@click.argument("codes_and_files", nargs=-1, required=True)
@click.option("--month", default="")
@click.option("--note", default="", type=WORDS)
@on_ledger
def attach(codes_and_files: tuple[str, ...], month: str, note: str, place: str | None, today: date) -> None:  # noqa: ARG001
    """Attach evidence: first the codes, then the files."""
    from model.actions.evidence import attach_evidence
    from model.periods import Month
    from model.queries.codes import looks_like_code

    codes = [word for word in codes_and_files if looks_like_code(word)]
    files = [Path(word) for word in codes_and_files if not looks_like_code(word)]
    if not codes or not files:
        raise UserError("codes-and-files")
    with opened(place) as ledger:
        print_changed(attach_evidence(ledger, _ids(ledger, codes), files, note=note,
                                      month=Month.parse(month) if month else None))


@main.group()
def report() -> None:
    """Write a report."""


@report.command()
@click.option("--quarter", required=True)
@click.option("--out", required=True, type=FILE)
@mine_option
@plan_option
@on_ledger
def quarterly(quarter: str, out: Path, *, is_mine: bool, plan: str, place: str | None, today: date) -> None:
    """Write the quarter's PDF."""
    from model.periods import Quarter
    from model.queries.checklist import filter_of
    from model.queries.report_content import quarterly_content
    from reports.quarterly import write_quarterly

    with opened(place) as ledger:
        kept = filter_of(ledger, is_mine=is_mine, plan=plan)
        content = quarterly_content(ledger, Quarter.parse(quarter), kept=kept, today=today)
        print_written(write_quarterly(content, out, printed_on=today))


@main.command()
@click.option("--month", required=True)
@click.option("--out", required=True, type=FILE)
@mine_option
@plan_option
@on_ledger
def submit(month: str, out: Path, *, is_mine: bool, plan: str, place: str | None, today: date) -> None:
    """Write the month's submission workbook."""
    from model.actions.submit import record_submission
    from model.periods import Month
    from model.queries.checklist import filter_of
    from model.queries.report_content import submission_content
    from reports.workbook import write_submission

    period = Month.parse(month)
    with opened(place) as ledger:
        ledger.require_writable()  # a workbook that was not recorded as handed in would be forgotten
        content = submission_content(ledger, period, kept=filter_of(ledger, is_mine=is_mine, plan=plan), today=today)
        written = write_submission(content, out)
        record_submission(ledger, period, file_name=out.name, sha256=written.sha256, measures=written.rows)
        print_written(written)


def print_written(written: Any) -> None:
    """Say what was written and counted, and what the writer had to change."""
    say("done-written", path=written.path, pages=written.pages, rows=written.rows, sha256=written.sha256[:12])
    for note in written.notes:
        click.echo(f"  {explain(note.code, dict(note.facts), _language())}")


@main.command()
@as_json_option
@on_ledger
def check(as_json: bool, place: str | None, today: date) -> None:  # noqa: ARG001 - shared options
    """Look through database, history chain, evidence and search index."""
    from dataclasses import asdict

    from model.queries.check import check as look

    with opened(place) as ledger:
        found = look(ledger)
    if as_json:
        print_json(asdict(found) | {"ok": not found.faults})
    else:
        say("done-check", changes=found.changes, measures=found.measures, files=found.evidence_files)
        for fault in found.faults:
            say(fault.kind.value, where=fault.where, detail=fault.detail)
        if not found.faults:
            say("done-check-clean")
    if found.faults:
        raise UserError("ledger-has-faults", count=len(found.faults))


@main.command()
@click.option("--out", required=True, type=FILE)
@click.option("--plan", type=FILE, default=resources.path("sample/plan.txt"), help="Default: the sample.")
@click.option("--area", default="示例市示例区", help="The unit's area.")
@click.option("--unit", default="示例镇人民政府", help="The unit that does the job.")
def demo(out: Path, plan: Path, area: str, unit: str) -> None:
    """Do the whole job once, without a window: take in, tick, note, attach, report, submit, check."""
    import shlex
    import shutil

    from PIL import Image

    ledger, mark = out / "ledger", out / ".taizhang-demo"
    if out.is_file() or (ledger.exists() and not mark.exists()):
        raise UserError("demo-folder-taken", where=out)
    shutil.rmtree(ledger, ignore_errors=True)
    out.mkdir(parents=True, exist_ok=True)
    mark.touch()
    Image.linear_gradient("L").save(out / "现场照片.png")
    words = {"out": out, "ledger": ledger, "plan": plan, "area": area, "unit": unit, "photo": out / "现场照片.png"}
    facts: dict[str, object] = {}
    for line in resources.path("sample/demo.txt").read_text(encoding="utf-8").splitlines():
        facts = facts or _demo_facts(ledger)
        step = [word.format(**words, **facts) for word in shlex.split(line)]
        click.echo("$ main.py " + shlex.join(step))
        main.main(step, standalone_mode=False)


def _demo_facts(ledger: Path) -> dict[str, object]:
    """The plan's year and the first measures that are mine, once the plan is in."""
    from model.queries.checklist import checklist_rows, filter_of
    from model.queries.overview import plans

    if not ledger.exists():
        return {}
    with opened(str(ledger)) as found:
        if not plans(found):
            return {}
        rows = checklist_rows(found, filter_of(found, is_mine=True), today=local_today())
    named = dict(zip(("first", "second", "third", "fourth"), (row.code for row in rows), strict=False))
    return {"year": rows[0].plan_year, **named}


def run() -> None:
    """The whole program; what a user did wrong is one line on stderr and exit status 2, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a pipe in GBK carries no ✓; what was done must not fail by its report
            stream.reconfigure(errors="backslashreplace")
    try:
        main(standalone_mode=False)
    except TaizhangError as error:
        click.echo(str(explain_error(error, _language())).replace("\n", " "), err=True)
        sys.exit(2)
    except click.ClickException as error:
        click.echo(error.format_message().replace("\n", " "), err=True)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(2)
    except BrokenPipeError:  # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:  # a folder nobody may enter, a name too long for the disk
        from model.store.engine import os_storage_error

        click.echo(str(explain_error(os_storage_error(error, str(error.filename)), _language())), err=True)
        sys.exit(2)


if __name__ == "__main__":
    run()
