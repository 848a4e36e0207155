"""The quarter's report as a PDF in the layout of official documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import IO

from reportlab.graphics.shapes import Drawing
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from model.rows.overview import AnnexFigure
from model.rows.report import (
    EvidenceContent,
    FileKind,
    FileNote,
    QuarterlyContent,
    TroubleContent,
    WrittenFile,
)
from reports import charts, styles, wording
from reports.appendix import evidence_list, measures_table, unreadable_pictures
from reports.files import deliver, require_ending
from reports.flow import Bookmark, Centred, Words
from reports.fonts import FontBook, office_fonts
from reports.page import DocumentFacts, OfficialDocument
from reports.proof import PdfCount, prove_pdf
from reports.table import Group, Row, RuledTable, TableColumn, make_cell
from reports.typeset import TextStyle

_BARS = 24  # annexes in one chart: more would not fit on a page
_BRIEF = 66  # characters of a measure in the table of what comes: three lines
_WHOLE_ROW = 110.0  # points; a row lower than this is not cut, so it needs its room below the table's head
_NAMED = 20  # characters or files named in a note; the count says the rest


def write_quarterly(content: QuarterlyContent, target: Path, *, printed_on: date, book: FontBook | None = None) -> WrittenFile:
    """Write the quarter's report; the same content, date and fonts give the same bytes.

    Opened again before it is put in place: its pages and its lines of the measures table are counted. Raises StorageError
    when it cannot be written (see reports.files.deliver); an older file of that name then stays as it was.
    """
    require_ending(target, ".pdf")
    fonts = book or office_fonts()
    unreadable = unreadable_pictures(content.evidence)
    story = _Story(content, printed_on, fonts).flowables(unreadable)
    facts = DocumentFacts(wording.short_title(content.sign.unit, content.quarter), content.sign.unit or wording.NO_UNIT,
                          wording.plan_name(content.plan.title))
    pages: list[int] = []
    counted: list[PdfCount] = []

    def write(file: IO[bytes]) -> None:
        pages.append(OfficialDocument(file, facts, fonts).write(story))

    def verify(file: Path) -> None:
        counted.append(prove_pdf(file, pages[0], [measure.code for measure in content.measures]))

    digest = deliver(target, write, verify)
    return WrittenFile(target, FileKind.QUARTERLY, counted[0].pages, counted[0].rows, digest, _notes(unreadable, fonts))


def _notes(unreadable: Sequence[EvidenceContent], book: FontBook) -> tuple[FileNote, ...]:
    notes = []
    if book.missing:
        named = "".join(sorted(book.missing)[:_NAMED]).encode("utf-8", "replace").decode()
        notes.append(FileNote("report-characters-missing", (("count", str(len(book.missing))), ("characters", named))))
    if unreadable:
        names = "、".join(item.name for item in unreadable[:_NAMED])
        notes.append(FileNote("report-pictures-unreadable", (("count", str(len(unreadable))), ("names", names))))
    return tuple(notes)


class _Story:
    """Gathers the report's pieces in order."""

    def __init__(self, content: QuarterlyContent, printed_on: date, book: FontBook) -> None:
        self._content, self._printed_on, self._book = content, printed_on, book
        self._pieces: list[Flowable] = []
        self._waiting: list[Words] = []  # headings, until it is known what they stand above

    def flowables(self, unreadable: Sequence[EvidenceContent]) -> list[Flowable]:
        """The whole report: body, signature, attachments."""
        self._title()
        self._overall()
        self._by_annex()
        self._targets()
        self._troubles()
        self._next_quarter()
        self._signature()
        self._pieces += measures_table(self._content.measures, self._book)
        self._pieces += evidence_list(self._content.evidence, self._book,
                                      unreadable={item.sha256 for item in unreadable})
        return self._pieces

    def _words(self, text: str, style: TextStyle, *, is_title: bool = False) -> Words:
        return Words(text, style, self._book, is_title=is_title)

    def _say(self, text: str, style: TextStyle = styles.BODY) -> None:
        words = self._words(text, style)
        self._add([words], min(_height(words), 2 * style.leading))

    def _add(self, pieces: Sequence[Flowable], need: float) -> None:
        """Add pieces that need so much room where they begin; the headings above them stand on the same page."""
        if self._waiting:
            need += sum(_height(heading) for heading in self._waiting)
            self._pieces.append(CondPageBreak(min(need, styles.TEXT_HEIGHT)))
            self._pieces += self._waiting
            self._waiting = []
        elif len(pieces) > 1:
            self._pieces.append(CondPageBreak(min(need, styles.TEXT_HEIGHT)))
        self._pieces += pieces

    def _heading(self, text: str) -> None:
        self._waiting.append(Words(text, styles.HEADING, self._book, bookmark=Bookmark(text, 0)))

    def _subheading(self, text: str) -> None:
        self._waiting.append(Words(text, styles.SUBHEADING, self._book, bookmark=Bookmark(text, 1)))

    def _title(self) -> None:
        content = self._content
        title = wording.report_title(content.sign.unit, content.plan.title, content.quarter)
        self._pieces.append(Spacer(1, styles.LEADING))
        for line in title.split("\n"):
            self._pieces.append(self._words(line, styles.TITLE, is_title=True))
        if restriction := wording.scope(content.filter_text, is_mine=content.is_mine):
            self._say(wording.filter_line(restriction), styles.FILTER)
        self._pieces.append(Spacer(1, styles.LEADING))
        self._say(wording.opening(content.plan.title, content.plan.doc_no, content.quarter))

    def _overall(self) -> None:
        content, book = self._content, self._book
        self._heading(wording.OVERALL)
        if not content.figures.measures:
            self._say(wording.NO_MEASURES)
            return
        self._say(wording.overall(content.figures, content.quarter.last, self._printed_on, is_mine=content.is_mine,
                                  is_part=bool(content.filter_text.strip())))
        self._state_table()
        figures = [AnnexFigure(annex.annex, annex.title, annex.measures, annex.closed) for annex in content.annexes]
        for start in range(0, len(figures), _BARS):
            self._chart(charts.annex_bars(figures[start:start + _BARS], book), wording.ANNEX_CHART_CAPTION)
        self._chart(charts.burn_up(content.closings, content.figures.measures, book), wording.BURN_UP_CAPTION)

    def _chart(self, drawing: Drawing, caption: str) -> None:
        below = self._words(caption, styles.CAPTION)
        self._add([Spacer(1, 8), Centred(drawing), below], 8 + drawing.height + _height(below))

    def _state_table(self) -> None:
        figures = self._content.figures
        names = [wording.state(item.state) for item in figures.states]
        counts = [str(item.count) for item in figures.states]
        shares = [wording.percent(item.count, figures.measures) for item in figures.states]
        head = [wording.STATE_HEAD, *names, wording.SUM]
        rows = [[wording.COUNT_HEAD, *counts, str(figures.measures)], [wording.SHARE_HEAD, *shares, wording.percent(1, 1)]]
        self._table(wording.STATE_TABLE_CAPTION, [(name, styles.TEXT_WIDTH / len(head), styles.TABLE_CENTRE) for name in head],
                    rows)

    def _table(self, caption: str, columns: Iterable[tuple[str, float, TextStyle]], rows: Sequence[Sequence[str]]) -> None:
        book = self._book
        places = [TableColumn(*column) for column in columns]
        cells = tuple(Row(tuple(make_cell(text, place.width, place.style, book)
                                for text, place in zip(row, places, strict=True))) for row in rows)
        table = RuledTable(places, [Group((row,)) for row in cells], book, head_style=styles.TABLE_HEAD, slack=styles.BELOW)
        above = self._words(caption, styles.CAPTION)
        need = _height(above) + table.head_height + min(cells[0].height, _WHOLE_ROW) + styles.BELOW
        self._add([above, table, Spacer(1, 8)], need)

    def _by_annex(self) -> None:
        self._heading(wording.BY_ANNEX)
        for number, annex in enumerate(self._content.annexes, 1):
            self._subheading(wording.annex_heading(number, annex))
            self._say(wording.annex_figures(annex))
            for place, item in enumerate(annex.progress, 1):
                self._say(wording.numbered(place, f"{item.code}　{item.task}：{wording.sentence(item.text)}"))
            if not annex.progress:
                self._say(wording.NO_PROGRESS)
        if not self._content.annexes:
            self._say(wording.NO_PROGRESS)

    def _targets(self) -> None:
        self._heading(wording.TARGETS)
        if not self._content.targets:
            self._say(wording.NO_TARGETS)
            return
        rows = [(target.code, target.subject, target.asked, target.reading or wording.NONE,
                 wording.month(target.read_in) if target.read_in else wording.NONE, wording.met(target))
                for target in self._content.targets]
        self._table(wording.TARGET_TABLE_CAPTION,
                    _columns(wording.TARGET_HEADINGS, (0.11, 0.26, 0.25, 0.13, 0.14, 0.11), {1, 2}), rows)

    def _troubles(self) -> None:
        self._heading(wording.TROUBLES)
        overdue = [item for item in self._content.troubles if item.is_overdue]
        blocked = [item for item in self._content.troubles if item.is_blocked and not item.is_overdue]
        if not overdue and not blocked:
            self._say(wording.NO_TROUBLES)
            return
        self._trouble_list(wording.OVERDUE, overdue)
        self._trouble_list(wording.BLOCKED, blocked)

    def _trouble_list(self, heading: str, items: Sequence[TroubleContent]) -> None:
        self._subheading(heading)
        for number, item in enumerate(items, 1):
            self._say(wording.numbered(number, wording.trouble(item)))
        if not items:
            self._say(wording.NO_OVERDUE)

    def _next_quarter(self) -> None:
        content = self._content
        is_over = self._printed_on > content.quarter.last
        self._heading(wording.NEXT)
        self._say(wording.next_quarter(content.quarter, len(content.upcoming), is_over=is_over))
        if content.upcoming:
            rows = [(item.code, wording.brief(item.text, _BRIEF), item.wording, wording.day(item.due_on) if item.due_on else wording.NONE)
                    for item in content.upcoming]
            caption = wording.NEXT_TABLE_CAPTION if is_over else wording.REST_TABLE_CAPTION
            self._table(caption, _columns(wording.NEXT_HEADINGS, (0.11, 0.53, 0.18, 0.18), {1}), rows)

    def _signature(self) -> None:
        """Closing, attachments, signature: on one page, so that the signature never stands alone (GB/T 9704-2012 7.3.5.4)."""
        sign = self._content.sign
        block: list[Flowable] = [self._words(wording.CLOSING, styles.BODY), Spacer(1, styles.LEADING)]
        block += [self._words(line, styles.BODY) for line in wording.attachments()]
        block.append(Spacer(1, styles.LEADING))
        block.append(self._words(wording.sealed(sign.unit) + "　" * 2, styles.BODY_RIGHT))
        block.append(self._words(wording.day(self._printed_on) + "　" * 4, styles.BODY_RIGHT))
        block.append(self._words(wording.signers(sign.person, sign.reviewer), styles.BODY))
        self._add(block, sum(_height(piece) for piece in block))


def _height(piece: Flowable) -> float:
    height: float = piece.wrap(styles.TEXT_WIDTH, styles.TEXT_HEIGHT)[1]
    return height


def _columns(headings: Sequence[str], shares: Sequence[float], wide: set[int]) -> list[tuple[str, float, TextStyle]]:
    """Columns by their share of the text's width; `wide` ones hold text, the others are centred."""
    return [(heading, share * styles.TEXT_WIDTH, styles.TABLE if number in wide else styles.TABLE_CENTRE)
            for number, (heading, share) in enumerate(zip(headings, shares, strict=True))]
