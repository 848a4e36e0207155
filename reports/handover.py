"""What is handed to whoever takes the post over: what is open and promised, where the papers are, who is asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from reportlab.platypus import Flowable, Spacer

from model.rows.papers import HandoverContent
from model.rows.report import FileKind, WrittenFile
from reports import styles, wording
from reports import wording_papers as words
from reports.files import require_ending
from reports.flow import Words
from reports.fonts import FontBook, office_fonts
from reports.ledger_words import word
from reports.paper import ToldColumn, told_columns
from reports.paper_file import write_paper
from reports.pdf_document import DocumentFacts
from reports.story import Story, height_of

_BRIEF = 50  # characters of a measure beside its date


def write_handover(content: HandoverContent, target: Path, *, printed_on: date, book: FontBook | None = None) -> WrittenFile:
    """Write the handover as PDF; every open measure's code is found in it before it is put in place.

    Raises UserError report-wrong-ending, StorageError as reports.files.deliver.
    """
    require_ending(target, ".pdf")
    fonts = book or office_fonts()
    story = Story(fonts)
    unit = content.sign.unit or wording.NO_UNIT
    story.title([unit, words.HANDOVER_TITLE], wording.scope(content.filter_text, is_mine=content.is_mine))
    for heading, tell in zip(words.HANDOVER_CHAPTERS, (_overall, _open, _promises, _places, _asked, _questions), strict=True):
        story.heading(heading)
        tell(content, story)
    lines: list[Flowable] = [piece for line in (words.HAND_SIGN, words.HAND_DATE) for piece in (Spacer(1, 20), Words(line, styles.TABLE, fonts))]
    story.add(lines, sum(map(height_of, lines)))
    facts = DocumentFacts(unit + words.HANDOVER_TITLE, unit, words.plans_line(content.plans) + wording.day(printed_on), printed_on)
    return write_paper(story.pieces, target, facts, fonts, kind=FileKind.HANDOVER,
                       words=[*words.HANDOVER_CHAPTERS, *(item.code for item in content.open)], rows=len(content.open))


def _overall(content: HandoverContent, story: Story) -> None:
    if content.plans:
        story.say(words.handover_basis(content.plans))
    if not content.measures:
        story.say(words.NO_ROWS)
        return
    story.say(words.handover_summary(content.measures, content.closed, content.open, content.day))


def _open(content: HandoverContent, story: Story) -> None:
    rows = [(item.code, words.open_text(item), words.open_due(item), words.open_state(item), str(item.evidence_count))
            for item in content.open]
    if not any(item.handler for item in content.open):
        _table(story, told_columns(words.OPEN_HEADINGS, (0.13, 0.49, 0.17, 0.13, 0.08), {1}), rows, words.ALL_DONE)
        return
    given = [(*row[:2], item.handler or wording.NONE, *row[2:]) for row, item in zip(rows, content.open, strict=True)]
    headings = (*words.OPEN_HEADINGS[:2], words.HANDLER, *words.OPEN_HEADINGS[2:])
    story.ruled_words(told_columns(headings, (0.13, 0.37, 0.12, 0.17, 0.13, 0.08), {1}), given)


def _promises(content: HandoverContent, story: Story) -> None:
    for found in content.report_days:
        story.say(words.report_line(found))
    rows = [(str(item.due_on) if item.due_on else words.COMES_BACK, item.code, wording.brief(item.text, _BRIEF),
             words.promise_wording(item.wording, is_own=item.is_own)) for item in content.promises]
    _table(story, told_columns(words.PROMISE_HEADINGS, (0.17, 0.13, 0.45, 0.25), {2}), rows, words.NO_PROMISES)


def _places(content: HandoverContent, story: Story) -> None:
    story.ruled_words(told_columns(words.PLACE_HEADINGS, (0.26, 0.74), {1}), words.place_rows(content.places))
    story.say(words.sent_count(content.submitted, len(content.submissions)))
    rows = [(str(item.month), f"{word(item.kind)}　{item.file_name}" + (f"\n{item.where}" if item.where else ""), str(item.measures),
             words.sent_line(item.receiver, item.sent_on)) for item in content.submissions]
    if rows:
        story.ruled_words(told_columns(words.SENT_HEADINGS, (0.13, 0.53, 0.10, 0.24), {1}), rows)


def _asked(content: HandoverContent, story: Story) -> None:
    rows = [(unit.wording, *(str(count or wording.NONE) for count in (unit.lead, unit.responsible, unit.support)), words.asked_codes(unit))
            for unit in content.asked]
    _table(story, told_columns(words.ASKED_HEADINGS, (0.30, 0.09, 0.09, 0.09, 0.43), {4}), rows, words.NOBODY)


def _questions(content: HandoverContent, story: Story) -> None:
    rows = [(item.wording, str(len(item.codes)), "、".join(item.codes)) for item in content.questions]
    if rows or not content.doubted:
        _table(story, told_columns(words.QUESTION_HEADINGS, (0.38, 0.10, 0.52), {0, 2}), rows, words.ALL_CLEAR)
    if content.doubted:
        story.say(words.doubted_line(content.doubted))


def _table(story: Story, columns: Sequence[ToldColumn], rows: Sequence[Sequence[str]], nothing: str) -> None:
    """A table, or the words for an empty one."""
    if rows:
        story.ruled_words(columns, rows)
    else:
        story.say(nothing)
