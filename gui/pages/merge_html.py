"""A conflict and a measure's reports as rich text: every value with a way to the file it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from PySide6.QtCore import QCoreApplication

from gui.item_models.merge_conflicts import ConflictRow
from gui.item_models.merge_words import field_word, place_words
from gui.theme import Theme, Token
from gui.wording import day_words, listed, named_value, state_word
from model.rows.merged import MeasureReports, SenderLine, TargetSum, ValueSource
from model.rows.merging import Side

FILE = "file:"  # what a way to a file begins with; its number follows


class MergeHtml:
    """Writes in the theme's colours; everything that came from a file is escaped."""

    def __init__(self, theme: Theme, file_of: Callable[[str], int | None]) -> None:
        self._colours, self._file_of = theme.colours, file_of

    def conflict(self, row: ConflictRow) -> str:
        """What it is about, then every side and choice in full."""
        measure = self._quiet(_lines(row.measure), before="<br>")
        parts = [f"<p><b>{escape(row.title)}</b><br>{escape(row.said)}{measure}</p>"]
        for number, option in enumerate(row.options, 1):
            words = _lines(option.words)
            old = f'<s style="color:{self._colours[Token.SECONDARY]}">{_lines(option.old)}</s> ' if option.old else ""
            chosen = " ✓" if option.is_chosen else ""
            sides = [side for side in row.conflict.sides if option.decision and side.key == option.decision.choice and side.file_key]
            where = "".join(f"<br>{self._way(side)}" for side in sides) or self._quiet(escape(option.place), before="<br>")
            parts.append(f'<p style="margin-top:6px"><b>{number}{chosen}</b>&nbsp; {old}{words}{where}</p>')
        return "".join(parts)

    def reports(self, found: MeasureReports) -> str:
        """A measure with its sums, every unit's line, and who said nothing."""
        head = " · ".join(part for part in (found.code, found.task, found.deadline) if part)
        parts = [f"<p>{self._quiet(escape(head))}<br><b>{_lines(found.text)}</b></p>"]
        parts += [f"<p>{self._sum(one)}</p>" for one in found.sums if one.lines]
        parts += [self._line(line, found) for line in found.lines]
        if found.missing:
            said = QCoreApplication.translate("MergeHtml", "Said nothing: {units}").format(units=listed(found.missing))
            parts.append(f'<p style="color:{self._colours[Token.AMBER]}">{escape(said)}</p>')
        return "".join(parts)

    def _line(self, line: SenderLine, found: MeasureReports) -> str:
        name = line.unit or QCoreApplication.translate("MergeHtml", "Our own office")
        told = [state_word(line.state)] if line.state else []
        told += [line.person] if line.person else []
        told += [day_words(line.reported_on)] if line.reported_on else []
        lines = [f"<b>{escape(name)}</b> {self._quiet(escape(' · '.join(told)))}"]
        lines += [_lines(line.text)] if line.text else []
        units = {one.target_id: one for one in found.sums}
        for reading in line.readings:
            target = units.get(reading.target_id)
            subject, unit = (target.subject, target.unit) if target else ("", "")
            lines.append(f"{escape(subject)} <b>{reading.value:f}</b> {escape(unit)}".strip())
        for field, text in (("trouble", line.trouble), ("proof", line.proof)):
            if text:
                lines.append(f"{self._quiet(escape(field_word(field)))} {_lines(text)}")
        lines += self._sources(line.sources)
        return f'<p style="margin-top:10px">{"<br>".join(lines)}</p>'

    def _sources(self, sources: tuple[ValueSource, ...]) -> Iterator[str]:
        """Each place once, with the fields that came from it."""
        places: dict[tuple[int, str, int], list[ValueSource]] = {}
        for source in sources:
            places.setdefault((source.returned_id, source.sheet, source.row), []).append(source)
        for (returned_id, sheet, row), some in places.items():
            where = place_words(Side("", "", some[0].file, sheet=sheet, row=row))
            fields = listed(dict.fromkeys(filter(None, (field_word(one.field) for one in some))))
            yield f"{self._quiet(escape(fields))} {self._link(returned_id, where)}"

    def _sum(self, one: TargetSum) -> str:
        is_named = "".join(one.subject.split()) in "".join(one.asked.split())
        name = escape(one.asked if is_named else f"{one.subject} {one.asked}".strip())
        ours = QCoreApplication.translate("MergeHtml", "ours")
        values = escape(listed(f"{unit or ours} {value:f}" for unit, value in one.lines))
        if one.is_summed and one.total is not None:
            why = QCoreApplication.translate("MergeHtml", "added up")
            return named_value(name, f"<b>{one.total:f} {escape(one.unit)}</b> {self._quiet(escape(why))}<br>{values}")
        why = QCoreApplication.translate("MergeHtml", "not added up: shares, levels, limits and days are each unit's own")
        return named_value(name, f"{values} {escape(one.unit)} {self._quiet(escape(why))}")

    def _way(self, side: Side) -> str:
        returned_id = self._file_of(side.file_key)
        where = place_words(side)
        day = f" {self._quiet(escape(day_words(side.reported_on)))}" if side.reported_on else ""
        return (self._link(returned_id, where) if returned_id is not None else self._quiet(escape(where))) + day

    def _link(self, returned_id: int, where: str) -> str:
        return f'<a href="{FILE}{returned_id}" style="color:{self._colours[Token.ACCENT]}">{escape(where)}</a>'

    def _quiet(self, html: str, *, before: str = "") -> str:
        return f'{before}<span style="color:{self._colours[Token.SECONDARY]}">{html}</span>' if html else ""


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.splitlines())
