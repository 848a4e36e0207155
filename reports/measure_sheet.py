"""One measure on paper: what the plan asks, its dates, numbers, progress, files and history."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from model.rows.papers import MeasureSheetContent
from model.rows.report import FileKind, WrittenFile
from model.rows.words import Role
from model.rules.occurrences import counts_on
from reports import styles, wording
from reports import wording_papers as words
from reports.appendix import evidence_table, unreadable_pictures
from reports.files import require_ending
from reports.fonts import FontBook, office_fonts
from reports.ledger_words import change_moment, change_words, word
from reports.paper import ToldColumn, told_columns
from reports.paper_file import write_paper
from reports.pdf_document import DocumentFacts
from reports.quarterly import picture_notes
from reports.story import Story

_LABEL = 0.16  # of the text's width


def write_measure_sheet(content: MeasureSheetContent, target: Path, *, printed_on: date, book: FontBook | None = None) -> WrittenFile:
    """Write one measure's sheet as PDF; raises UserError report-wrong-ending, StorageError as reports.files.deliver."""
    require_ending(target, ".pdf")
    fonts = book or office_fonts()
    story = Story(fonts)
    title = words.sheet_title(content.code)
    story.title([content.sign.unit or wording.NO_UNIT, title], "", of=words.day_line(printed_on))
    facts, dates, targets, notes, files, history = words.SHEET_CHAPTERS
    story.heading(facts)
    _facts(content, story)
    story.heading(dates)
    _dates(content, story)
    story.heading(targets)
    _targets(content, story)
    story.heading(notes)
    _progress(content, story)
    story.heading(files)
    unreadable = unreadable_pictures(content.evidence)
    if content.evidence:
        table = evidence_table(content.evidence, fonts, unreadable={item.sha256 for item in unreadable})
        story.add(table, 4 * styles.LEADING)
    else:
        story.say(words.NO_FILES)
    story.heading(history)
    _history(content, story)
    about = DocumentFacts(title, content.sign.unit or wording.NO_UNIT, wording.plan_name(content.plan.title), printed_on)
    return write_paper(story.pieces, target, about, fonts, kind=FileKind.MEASURE_SHEET, words=[*words.SHEET_CHAPTERS, content.code],
                       rows=1, notes=picture_notes(unreadable))


def _facts(content: MeasureSheetContent, story: Story) -> None:
    record, row = content.record, content.record.row
    role = word(row.role) + ("" if row.is_certain else "？") if row.role else wording.NONE
    closed = f"{wording.day(row.closed_on)}　{record.closed_note}".strip("　") if row.closed_on else wording.NONE
    texts = (
        wording.plan_name(content.plan.title) + (f"\n{content.plan.doc_no}" if content.plan.doc_no else ""),
        wording.annex_name(row.annex, row.annex_title), row.section, f"{row.task_no or ''}　{row.task}".strip("　"), row.text,
        row.deadline, *("、".join(record.units(one)) for one in (Role.LEAD, Role.RESPONSIBLE, Role.SUPPORT)), role,
        f"{wording.state(row.state)}（{word(row.light)}）", closed,
    )  # fmt: skip
    rows = [(label, text or wording.NONE) for label, text in zip(words.FACT_LABELS, texts, strict=True)]
    rows += [(words.HANDLER, row.handler)] if row.handler else []
    story.ruled_words([ToldColumn(words.CODE_LABEL, _LABEL), ToldColumn(content.code, 1 - _LABEL, is_text=True)], rows)


def _dates(content: MeasureSheetContent, story: Story) -> None:
    record = content.record
    rows = [(words.OWN_DATE if due.is_own else words.MILESTONE if due.place.is_milestone else words.PLAIN_DATE,
             due.place.wording, words.span(due.place), words.met(due.met_on)) for due in record.dues]
    for found in record.recurrences:
        counts = counts_on(found, content.day, most=1)
        rows.append((words.COMES_BACK, found.place.wording, wording.NONE, words.comes_back(len(found.settled), counts.missed, counts.next)))
    if not rows:
        story.say(words.NO_DATES)
        return
    story.ruled_words(told_columns(words.DATE_HEADINGS, (0.14, 0.30, 0.28, 0.28), {1}), rows)


def _targets(content: MeasureSheetContent, story: Story) -> None:
    if not content.targets:
        story.say(words.NO_READINGS)
        return
    rows = [(told.subject, told.asked, words.readings([(one.month, one.value) for one in kept.readings], kept.place.unit), wording.met(told))
            for told, kept in zip(content.targets, content.record.targets, strict=True)]
    story.ruled_words(told_columns(words.READING_HEADINGS, (0.32, 0.22, 0.30, 0.16), {0, 2}), rows)


def _progress(content: MeasureSheetContent, story: Story) -> None:
    if not content.record.progress:
        story.say(words.NO_NOTES)
        return
    rows = [(str(note.month), wording.state(note.state) if note.state else wording.NONE, note.text or wording.NONE, note.unit or note.person or wording.NONE)
            for note in content.record.progress]
    story.ruled_words(told_columns(words.PROGRESS_HEADINGS, (0.13, 0.14, 0.55, 0.18), {2}), rows)


def _history(content: MeasureSheetContent, story: Story) -> None:
    if not content.history:
        story.say(words.NO_HISTORY)
        return
    rows = [(change_moment(change), change.person or wording.NONE, change_words(change)) for change in content.history]
    story.ruled_words(told_columns(words.HISTORY_HEADINGS, (0.24, 0.18, 0.58), {2}), rows)
