"""Taizhang from the command line; without a command it opens the window."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from model.errors import TaizhangError, explain_error


def _language() -> str:
    return "en" if os.environ.get("TAIZHANG_LANGUAGE", "zh_CN").startswith("en") else "zh_CN"


def said(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turn what goes wrong into one sentence on stderr and exit status 2; no traceback for a user's mistake."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except TaizhangError as error:
            click.echo(str(explain_error(error, _language())).replace("\n", " "), err=True)
            sys.exit(2)

    return run


def print_json(data: object) -> None:
    """Print one JSON document, Chinese as it is."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


@click.group(invoke_without_command=True)
@click.pass_context
def main(context: click.Context) -> None:
    """Take in an action plan, tick its measures off, hand in the month."""
    if context.invoked_subcommand is None:
        from gui.app import run

        sys.exit(run())


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--document", type=int, help="Which document of a file that holds several.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@said
def read(file: Path, document: int | None, as_json: bool) -> None:
    """Print what is read from a plan's FILE; nothing is stored."""
    from model.readers.plan_json import plan_as_json

    from model.readers import read_plan

    plan = plan_as_json(read_plan(file, document=document).draft)
    if as_json:
        print_json(plan)
        return
    for row in plan["measures"]:
        mark = "？" if row["doubts"] else "　"
        click.echo(f"{mark}{row['annex']}-{row['task_no']:02d} {row['task']}：{row['measure'][:40]}｜{row['deadline']}｜"
                   f"{' '.join(row['lead'])}")


if __name__ == "__main__":
    main()
