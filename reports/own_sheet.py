"""Another office's sheet filled in: only the wanted cells change, everything else in the workbook stays byte for byte."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import IO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from model.errors import StorageError, UserError
from model.readers.files.archive import DAMAGE
from model.readers.workbooks.number_formats import moment_of
from model.readers.workbooks.workbook_file import worksheets
from model.readers.workbooks.workbook_parts import Formats, plain_text
from model.rows.own_sheet import Fill, FillNote, FillPlan
from model.rows.report import FileKind, FileNote, WrittenFile
from model.workbook_layout import escape_text
from reports.cell_text import TextKeeper
from reports.files import deliver, digest_of, require_ending
from reports.sheet_patch import CellValue, Place, SheetShape, patched, shape_of

BOOK = "xl/workbook.xml"
_STYLES = "xl/styles.xml"
_RECKON = b' fullCalcOnLoad="1"'
_CALC = re.compile(rb"<((?:\w+:)?)calcPr\b([^>]*?)(/?)>")
_AFTER_CALC = re.compile(  # what may stand behind calcPr (ECMA-376 18.2.27), or the end
    rb"<(?:\w+:)?(?:oleSize|customWorkbookViews|pivotCaches|smartTag\w+|webPublish\w+|fileRecoveryPr|extLst)\b|</(?:\w+:)?workbook\s*>")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One part to be patched: its bytes, its shape, the cells it gets."""

    data: bytes
    shape: SheetShape
    values: Mapping[Place, CellValue]
    styles: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Filled:
    """What write_filled() made: the file, and the cells that could not be filled after all."""

    written: WrittenFile
    notes: tuple[FillNote, ...]


def write_filled(plan: FillPlan, target: Path) -> Filled:
    """Write the filled sheet beside the original, then read it back: every filled cell, and all others as they were.

    A cell with a formula is left alone, cells merged over several measures get all their texts; the notes say so. Where
    the workbook reckons anything it is asked to do so anew when it is opened. Raises UserError own-sheet-changed
    (since it was planned), own-sheet-encoding, own-sheet-nothing, report-wrong-ending; StorageError report-not-proven and as reports.files.deliver.
    """
    require_ending(target, plan.source.suffix.lower())
    _require_same(plan)
    notes: list[FillNote] = []
    keeper = TextKeeper()
    try:
        with ZipFile(plan.source) as source:
            sheets = _sheets(source, plan.fills, notes, keeper)
            if not sheets:
                raise UserError("own-sheet-nothing", name=plan.source.name)
            fresh = {part: patched(one.data, one.shape, one.values, one.styles) for part, one in sheets.items()}
            if any(_reckons(source, part) for part in source.namelist()):
                fresh[BOOK] = _reckoned_anew(source.read(BOOK))
    except (*DAMAGE, expat.ExpatError) as error:
        raise StorageError("report-not-proven", path=str(plan.source), detail=str(error)) from error
    digest = deliver(target, lambda file: _copy(plan.source, fresh, file), lambda file: _prove(plan, file, sheets, fresh))
    cells = sum(len(one.values) for one in sheets.values())
    told = [FileNote(note.code, (("sheet", note.sheet), ("row", str(note.row)), ("text", note.text))) for note in notes]
    written = WrittenFile(target, FileKind.OWN_SHEET, cells, len(plan.measures), digest, (*keeper.notes(), *told))
    return Filled(written, tuple(notes))


def _require_same(plan: FillPlan) -> None:
    """Raise UserError own-sheet-changed when the sheet is no longer the one that was looked at."""
    try:
        is_same = digest_of(plan.source) == plan.sha256
    except OSError:
        is_same = False
    if not is_same:
        raise UserError("own-sheet-changed", name=plan.source.name)


def _sheets(source: ZipFile, fills: Sequence[Fill], notes: list[FillNote], keeper: TextKeeper) -> dict[str, _Sheet]:
    codes = _formats(source)
    by_part: dict[str, list[Fill]] = defaultdict(list)
    for fill in fills:
        by_part[fill.part].append(fill)
    made = {}
    for part, some in by_part.items():
        data = source.read(part)
        shape = shape_of(data, frozenset(fill.row for fill in some))
        values: dict[Place, CellValue] = {}
        styles = {number: _usual_style(shape, number) for number in {fill.number for fill in some}}
        for place, told in _placed(shape, some).items():
            if shape.is_reckoned(place):
                notes.append(FillNote("fill-formula-left", told[0].sheet, place[0], told[0].old))
            elif (value := _value(told, shape.style(place) or styles.get(place[1], ""), codes)) is None:
                notes.append(FillNote("fill-merged-left", told[0].sheet, place[0], "、".join(fill.code for fill in told)))
            else:
                values[place] = keeper.fit(value, f"{told[0].sheet}!{place[0]}") if isinstance(value, str) else value
        if values:
            made[part] = _Sheet(data, shape, values, styles)
    return made


def _placed(shape: SheetShape, fills: Iterable[Fill]) -> dict[Place, list[Fill]]:
    """The fills by the cell that shows them: a merged area shows its first cell."""
    found: dict[Place, list[Fill]] = defaultdict(list)
    for fill in fills:
        found[shape.corner((fill.row, fill.number))].append(fill)
    return {place: some for place, some in found.items() if place[0] in shape.rows}


def _value(fills: Sequence[Fill], style: str, codes: Sequence[str]) -> CellValue | None:
    """What one cell gets; of several measures that share it all texts, None where they are no texts and differ."""
    values = list(dict.fromkeys(fill.value for fill in fills))
    if len(values) > 1:
        if not all(isinstance(value, str) for value in values):
            return None
        return "\n".join(f"{fill.code}：{fill.value}" for fill in fills)
    value = values[0]
    code = codes[int(style)] if style.isdigit() and int(style) < len(codes) else ""
    if isinstance(value, Decimal):
        return value / 100 if "%" in code and '"' not in code and fills[0].unit == "%" else value
    if isinstance(value, str):
        return value
    return value if moment_of(45_000, code) is not None else value.isoformat()


def _usual_style(shape: SheetShape, number: int) -> str:
    """The style most cells of a column have, for one that is not there yet."""
    styles = [cell.style for row in shape.rows.values() for cell in row.cells if cell.column == number and cell.style]
    return max(sorted(set(styles)), key=styles.count) if styles else ""


def _formats(source: ZipFile) -> list[str]:
    found = Formats()
    if _STYLES in source.namelist():
        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = found.start, found.end
        parser.Parse(source.read(_STYLES), True)
    return found.codes


def _reckons(source: ZipFile, part: str) -> bool:
    """Whether a sheet holds a formula; pictures in cells stand in one too, which does no harm."""
    return part.startswith("xl/worksheets/") and part.endswith(".xml") and re.search(rb"<(?:\w+:)?f[\s>/]", source.read(part)) is not None


def _reckoned_anew(book: bytes) -> bytes:
    """The workbook's own part, asking to reckon all formulas when it is opened (ECMA-376 18.2.2)."""
    found = _CALC.search(book)
    if found:
        if b"fullCalcOnLoad" in found[2]:
            kept = re.sub(rb'fullCalcOnLoad\s*=\s*["\'][^"\']*["\']', b'fullCalcOnLoad="1"', found[2])
        else:
            kept = found[2].rstrip() + _RECKON
        return book[:found.start()] + b"<" + found[1] + b"calcPr" + kept + found[3] + b">" + book[found.end():]
    prefix = re.search(rb"<((?:\w+:)?)workbook\b", book)
    place = behind.start() if (behind := _AFTER_CALC.search(book)) else len(book)
    return book[:place] + b"<" + (prefix[1] if prefix else b"") + b"calcPr" + _RECKON + b"/>" + book[place:]


def _copy(source: Path, fresh: Mapping[str, bytes], file: IO[bytes]) -> None:
    with ZipFile(source) as old, ZipFile(file, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, fresh.get(entry.filename, old.read(entry)), entry.compress_type)


def _prove(plan: FillPlan, file: Path, sheets: Mapping[str, _Sheet], fresh: Mapping[str, bytes]) -> None:
    """Compare every part with the original, and every cell of the filled sheets with what it was or was to become."""
    try:
        with ZipFile(plan.source) as old, ZipFile(file) as new:
            for name in old.namelist():
                if new.read(name) != fresh.get(name, old.read(name)):
                    raise StorageError("report-not-proven", path=str(file), detail=name)
        before = {sheet.part: sheet for sheet in worksheets(plan.source, as_stored=True)}
        for sheet in worksheets(file, as_stored=True):
            wanted = dict(before[sheet.part].cells)
            values = sheets[sheet.part].values if sheet.part in sheets else {}
            for place, value in values.items():
                wanted[place] = sheet.cells.get(place, "")
                if not _is_shown(value, wanted[place]):
                    raise StorageError("report-not-proven", path=str(file), detail=f"{sheet.title}!{place}")
            if {place: text for place, text in wanted.items() if text} != sheet.cells:
                raise StorageError("report-not-proven", path=str(file), detail=sheet.title)
    except (BadZipFile, KeyError, *DAMAGE) as error:
        raise StorageError("report-not-proven", path=str(file), detail=str(error)) from error


def _is_shown(value: CellValue, text: str) -> bool:
    """Whether a cell, read back, holds a value."""
    if isinstance(value, str):
        return text == plain_text(escape_text(value)).strip()
    if isinstance(value, Decimal):
        share = Decimal(100) if text.endswith("%") else Decimal(1)
        return float(Decimal(text.removesuffix("%")) / share) == float(value)
    return text == value.isoformat()
