"""Commands about units: who is known, by which names, which two are one, and who is in a group."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from gui.command_line.help import Commands
from gui.command_line.shared import as_json_option, on_ledger, opened, print_changed
from gui.command_line.values import WORDS
from gui.command_line.words import complain, heading, joined, ledger_word, print_json
from model.errors import StorageError, UserError

if TYPE_CHECKING:
    from model.ledger import Ledger
    from model.rows.changed import Changed
    from model.rows.units import GroupDetail, GroupLine, UnitLine

_NEAR = 3


@click.group(cls=Commands, invoke_without_command=True)
@click.option("--search", default="", type=WORDS)
@as_json_option
@on_ledger
@click.pass_context
def units(context: click.Context, *, search: str, as_json: bool, place: str | None) -> None:
    """List the units the plans have named; the ones looked for by characters or pinyin initials."""
    if context.invoked_subcommand is not None:
        return
    from gui.item_models.unit_entries import entries_of, found
    from model.queries.units import unit_lines

    with opened(place) as ledger:
        lines = [entry.line for entry in found(entries_of(unit_lines(ledger)), search)]
    if as_json:
        print_json([_unit_json(line) for line in lines])
        return
    for line in lines:
        counts = joined(f"{ledger_word(role)} {count}" for role, count in line.counts) or heading("none")
        mine = heading("own_unit") if line.is_own else ""
        click.echo("\t".join((line.name, ledger_word(line.kind), counts, joined(line.aliases), mine)).rstrip())
    if not lines:
        complain(UserError("no-unit-listed"))


@units.command()
@click.argument("text", type=WORDS)
@on_ledger
def find(text: str, place: str | None) -> None:
    """Find towns, streets and zones of the whole country; those of the ledger's area first, where there is a ledger."""
    from model.queries.whose import myself
    from model.readers.directory.unit_search import search_units

    area = ""
    with suppress(StorageError), opened(place) as ledger:
        area = myself(ledger).area
    found_units = search_units(text, near=area)
    for found_unit in found_units:
        click.echo(f"{found_unit.unit.name}\t{found_unit.area.full_name}")
    if not found_units:
        complain(UserError("no-unit-listed"))


@units.command()
@click.argument("unit", type=WORDS)
@click.argument("others", nargs=-1, required=True, type=WORDS)
@on_ledger
def merge(unit: str, others: tuple[str, ...], place: str | None) -> None:
    """Make units one: the first keeps its name, the others become names of it."""
    from model.actions.units import merge_units

    with opened(place) as ledger:
        kept, *merged = (_unit(ledger, name).id for name in (unit, *others))
        print_changed(merge_units(ledger, kept, merged))


def _naming(*options: Callable[..., Any]) -> Callable[[Callable[..., Changed]], click.Command]:
    """Make a command of act(ledger, unit's id, name, …): the unit goes by the first of the two names it is given."""

    def made(act: Callable[..., Changed]) -> click.Command:
        def run(unit: str, name: str, place: str | None, **chosen: Any) -> None:
            with opened(place) as ledger:
                print_changed(act(ledger, _unit(ledger, unit).id, name, **chosen))

        command = on_ledger(run)
        for dress in (*options, click.argument("name", type=WORDS), click.argument("unit", type=WORDS)):
            command = dress(command)
        return units.command(act.__name__, help=act.__doc__)(command)

    return made


@_naming(click.option("--remove", "is_removed", is_flag=True))
def alias(ledger: Ledger, unit_id: int, name: str, *, is_removed: bool) -> Changed:
    """Give a unit another name, or take it away."""
    from model.actions.units import add_alias, remove_alias

    return (remove_alias if is_removed else add_alias)(ledger, unit_id, name)


@_naming()
def rename(ledger: Ledger, unit_id: int, name: str) -> Changed:
    """Call a unit by another name; the former one stays a name of it."""
    from model.actions.units import rename_unit

    return rename_unit(ledger, unit_id, name)


@units.command()
@on_ledger
def alike(place: str | None) -> None:
    """List names that may be one unit's."""
    from model.actions.unit_pairs import unit_pairs

    with opened(place) as ledger:
        pairs = unit_pairs(ledger)
    for pair in pairs:
        click.echo(f"{pair.kept.name}\t{pair.other.name}\t{ledger_word(pair.likeness)}")
    if not pairs:
        complain(UserError("no-units-alike"))


@_naming()
def apart(ledger: Ledger, unit_id: int, other: str) -> Changed:
    """Say that two units are different, however alike their names."""
    from model.actions.units import keep_apart

    return keep_apart(ledger, unit_id, _unit(ledger, other).id)


@units.command()
@click.argument("wording", default="", type=WORDS)
@click.option("--add", multiple=True, type=WORDS)
@click.option("--remove", "removed", multiple=True, type=WORDS)
@click.option("--rule", "is_by_rule", is_flag=True)
@as_json_option
@on_ledger
def group(
    wording: str, *, add: tuple[str, ...], removed: tuple[str, ...], is_by_rule: bool, as_json: bool, place: str | None
) -> None:
    """List the collective wordings; of one its members, which may be changed."""
    from model.actions.unit_groups import back_to_rule, change_members, group_detail
    from model.queries.units import group_lines

    with opened(place) as ledger:
        if not wording:
            _print_groups(group_lines(ledger), as_json=as_json)
            return
        line = _group(ledger, wording)
        if is_by_rule:
            print_changed(back_to_rule(ledger, line.id))
        if add or removed:
            print_changed(change_members(ledger, line.id, add=add, remove=removed))
        if not (is_by_rule or add or removed):
            _print_members(group_detail(ledger, line.id), as_json=as_json)


def _unit(ledger: Ledger, name: str) -> UnitLine:
    """The unit that goes by a name. Raises UserError unit-not-found, or unit-not-found-near."""
    from gui.item_models.unit_entries import entries_of, found
    from model.queries.units import unit_lines
    from model.rules.unit_names import normal_name
    from model.rules.units import nearest_unit

    lines = unit_lines(ledger)
    key = normal_name(name)
    for line in lines:
        if key and key in map(normal_name, line.names):
            return line
    near = [entry.line.name for entry in found(entries_of(lines), name)[:_NEAR]] if key else []
    proposal = nearest_unit(name, [line.name for line in lines])
    if proposal and proposal.name not in near:
        near.append(proposal.name)
    if near:
        raise UserError("unit-not-found-near", name=name, near=joined(near))
    raise UserError("unit-not-found", name=name)


def _group(ledger: Ledger, wording: str) -> GroupLine:
    """The group with a wording. Raises UserError group-unknown."""
    from model.queries.units import group_lines
    from model.rules.unit_names import normal_name

    line = next((line for line in group_lines(ledger) if normal_name(line.wording) == normal_name(wording)), None)
    if line is None:
        raise UserError("group-unknown")
    return line


def _print_groups(lines: tuple[GroupLine, ...], *, as_json: bool) -> None:
    if as_json:
        print_json([_group_json(line) for line in lines])
        return
    for line in lines:
        state = heading("group_edited" if line.is_edited else "group_open" if line.asks_which else "group_all")
        click.echo(f"{line.wording}\t{line.measures}\t{state}\t{ledger_word(line.mine)}")
    if not lines:
        complain(UserError("no-group-listed"))


def _print_members(detail: GroupDetail, *, as_json: bool) -> None:
    if as_json:
        members = [
            {"unit": row.name, "kind": row.kind.value, "membership": row.membership.value, "by_rule": row.by_rule, "own": row.is_own}
            for row in detail.members
        ]
        print_json(_group_json(detail.line) | {"members": members})
        return
    for row in detail.members:
        click.echo(f"{row.name}\t{ledger_word(row.kind)}\t{ledger_word(row.membership)}")


def _unit_json(line: UnitLine) -> dict[str, Any]:
    return {
        "unit": line.name, "kind": line.kind.value, "aliases": list(line.aliases), "measures": line.measures,
        "roles": {role.value: count for role, count in line.counts}, "own": line.is_own, "mine": line.is_own or line.is_mine,
    }  # fmt: skip


def _group_json(line: GroupLine) -> dict[str, Any]:
    return {
        "wording": line.wording, "asks_which": line.asks_which, "edited": line.is_edited, "measures": line.measures,
        "mine": line.mine.value,
    }  # fmt: skip


COMMANDS = (units,)
