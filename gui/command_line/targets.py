"""Commands about numbers to reach: listing them with where they stand, and entering a month's reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
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
from gui.command_line.values import MONTH, OneOf
from gui.command_line.words import complain, field, heading, joined, ledger_word, print_json
from model.errors import UserError
from model.rows.words import Pace

if TYPE_CHECKING:
    from model.ledger import Ledger
    from model.periods import Month
    from model.rows.target_line import TargetLine

_NUMBERED = re.compile(r"(?P<code>.+?)\s*[#＃]\s*(?P<number>\d{1,4})")


@click.command(cls=Command)
@mine_option
@click.option("--pace", type=OneOf(Pace))
@click.option("--month", type=MONTH)
@plan_option
@as_json_option
@on_ledger
def targets(*, pace: str | None, month: Month | None, as_json: bool, place: str | None, today: date, **kept: Any) -> None:
    """List numbers to reach."""
    with opened(place) as ledger:
        found = [(name, line) for name, line in _named_lines(ledger, month=month, today=today, **kept) if not pace or line.pace == pace]
    if as_json:
        print_json([_as_json(name, line) for name, line in found])
        return
    for name, line in found:
        click.echo(_in_a_line(name, line))
    if not found:
        complain(UserError("no-targets"))


@click.command(cls=Command, context_settings={"ignore_unknown_options": True})  # -3.5 is a value
@click.argument("code")
@click.argument("value")
@click.option("--month", required=True, type=MONTH)
@on_ledger
def reading(code: str, value: str, *, month: Month, place: str | None, today: date) -> None:
    """Enter a month's reading against a target or a district's indicator."""
    from model.actions.readings import enter_readings

    with opened(place) as ledger:
        print_changed(enter_readings(ledger, month, {_line_called(ledger, code, today).key: value}, today=today))


COMMANDS = (targets, reading)


def _named_lines(ledger: Ledger, *, today: date, month: Month | None = None, **kept: Any) -> Iterator[tuple[str, TargetLine]]:
    """Every line with what it is called: the measure's code, and which of its targets where it has several."""
    from model.queries.codes import code_prefixes
    from model.queries.targets import indicator_lines, target_lines

    wanted = filter_of(ledger, **kept)
    prefixes = code_prefixes(ledger)
    lines = [
        *target_lines(ledger, wanted, today=today, month=month),
        *indicator_lines(ledger, wanted.plan_id, is_mine=wanted.is_mine, today=today, month=month),
    ]
    return _called(lines, prefixes)


def _called(lines: Iterable[TargetLine], prefixes: dict[int, str]) -> Iterator[tuple[str, TargetLine]]:
    codes = [(prefixes[line.plan_id] + line.code, line) for line in lines]
    of_code, told = Counter(code for code, _ in codes), Counter[str]()
    for code, line in codes:
        told[code] += 1
        yield (code if of_code[code] == 1 and line.measure_id is not None else f"{code}#{told[code]}"), line


def _line_called(ledger: Ledger, name: str, today: date) -> TargetLine:
    """The line a person calls so. Raises UserError measure-unknown, target-unknown-here, target-ambiguous."""
    from model.queries.codes import looks_like_code, measure_id_of

    numbered = _NUMBERED.fullmatch(name.strip())
    code, number = (numbered["code"], int(numbered["number"])) if numbered else (name.strip(), None)
    lines = list(_named_lines(ledger, today=today))
    if looks_like_code(code):
        measure_id = measure_id_of(ledger, code)
        found = [(called, line) for called, line in lines if line.measure_id == measure_id]
    else:
        found = [(called, line) for called, line in lines if called.partition("#")[0] == code]
    if number is not None:
        found = found[number - 1 : number] if number else []
    if not found:
        raise UserError("target-not-there", code=name)
    if len(found) > 1:
        raise UserError("target-ambiguous", code=name, choices=joined(called for called, _ in found))
    return found[0][1]


def _in_a_line(name: str, line: TargetLine) -> str:
    """Name, what is measured, asked, newest reading, due by now, missing, where it stands; parted by tabs."""
    stand, none = line.stand, heading("none")
    newest = f"{stand.newest.month} {stand.newest.value:f}" if stand and stand.newest else none
    expected = f"{stand.expected:.1f}" if stand and stand.expected is not None else none
    gap = f"{stand.gap:f}" if stand and stand.gap else none
    subject = line.place.subject if line.place else line.source
    parts = (name, subject, _asked(line), newest, expected, gap, ledger_word(line.pace))
    return "\t".join((*parts, *([_units(line)] if line.units else [])))


def _units(line: TargetLine) -> str:
    """Where a value comes from that other units reported: the sum's parts, or each one's own level."""
    month = line.stand.newest.month if line.stand and line.stand.newest else None
    total = next((each for each in line.totals if each.month == month), None)
    values = joined(
        f"{part.unit or field('own_office')} {part.value:f}" + (f" ({part.month})" if part.month != month else "")
        for part in (total.units if total else line.units)
    )
    return field("sum_of" if total else "told_by").format(values=values)


def _asked(line: TargetLine) -> str:
    if line.place is None:
        return line.written
    place = line.place
    number = f"{place.comparator.value} {place.value:f}" if place.value_high is None else f"{place.value:f}..{place.value_high:f}"
    return f"{number} {place.unit}".strip()


def _as_json(name: str, line: TargetLine) -> dict[str, Any]:
    """One object a line: what is asked, how it runs, what was read, where it stands."""
    place, stand, course = line.place, line.stand, line.course
    return {
        "id": name,
        "indicator": line.key.is_indicator,
        "district": line.code if line.key.is_indicator else None,
        "mine": line.is_mine if line.key.is_indicator else None,
        "subject": place.subject if place else line.source,
        "comparator": place.comparator.value if place else None,
        "value": [f"{place.value:f}", f"{place.value_high:f}"] if place and place.value_high is not None else f"{place.value:f}" if place else None,
        "unit": place.unit.strip() if place else "",
        "written": line.written,
        "course": course.course.value if course else None,
        "waypoints": [{"day": way.day.isoformat(), "value": f"{way.value:f}"} for way in course.waypoints] if course else [],
        "readings": [{"month": str(each.month), "value": f"{each.value:f}"} for each in line.readings],
        "units": [{"unit": each.unit, "month": str(each.month), "value": f"{each.value:f}"} for each in line.units],
        "totals": [{
            "month": str(each.month), "value": f"{each.value:f}",
            "units": [{"unit": part.unit or None, "month": str(part.month), "value": f"{part.value:f}"} for part in each.units],
        } for each in line.totals],
        "pace": line.pace.value,
        "expected": f"{stand.expected:.4f}" if stand and stand.expected is not None else None,
        "expected_on": stand.day.isoformat() if stand else None,
        "gap": f"{stand.gap:f}" if stand and stand.gap is not None else None,
    }
