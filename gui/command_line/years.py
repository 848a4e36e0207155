"""The command that starts a year's plan from that of the year before."""

from __future__ import annotations

import click

from gui.command_line.help import Command
from gui.command_line.shared import on_ledger, opened, plan_option, print_changed
from gui.command_line.values import WORDS
from model.errors import UserError


@click.command("carry-over", cls=Command)
@click.option("--from", "earlier", required=True, type=WORDS)
@plan_option
@on_ledger
def carry_over(earlier: str, *, plan: str, place: str | None) -> None:
    """Give this year's measures the handlers and answers their counterparts had, and the plan its senders (承接上年)."""
    from model.actions import carry_over as carrying
    from model.queries.codes import plan_id_of, plan_id_of_year
    from model.queries.whose import plans

    with opened(place) as ledger:
        newest = max((row.year for row in plans(ledger)), default=None)
        if newest is None:
            raise UserError("plan-unknown")
        plan_id = plan_id_of(ledger, plan) if plan else plan_id_of_year(ledger, newest)
        print_changed(carrying.carry_over(ledger, plan_id_of(ledger, earlier), plan_id))


COMMANDS = (carry_over,)
