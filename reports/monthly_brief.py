"""The month on one page: figures, what was closed and done, what is in trouble, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from model.rows.papers import MonthlyContent
from model.rows.report import FileKind, WrittenFile
from reports import styles, wording
from reports import wording_papers as words
from reports.files import require_ending
from reports.flow import Bookmark, Words
from reports.fonts import FontBook, FontRole, office_fonts
from reports.paper import ToldColumn
from reports.paper_file import write_paper
from reports.pdf_document import DocumentFacts
from reports.story import Story, StoryLook, height_of

_BODY = replace(styles.BODY, size=12.0, leading=19.0, space=0.0)
_HEADING = replace(_BODY, role=FontRole.HEADING, size=14.0, leading=21.0, first=0.0)
_LINE = replace(_BODY, first=0.0, hanging=1.0)
_LOOK = StoryLook(body=_BODY, heading=_HEADING, subheading=_HEADING)
_LONG, _SHORT = 110, 48  # characters of a text where everything fits, and where it does not
_GAP = 7.0
Lists = list[tuple[str, list[str]]]
_NAME, _SCOPE = 40, 60  # characters of a unit's name and of the restriction: two lines at most


def write_monthly_brief(content: MonthlyContent, target: Path, *, printed_on: date, book: FontBook | None = None) -> WrittenFile:
    """Write the brief: always one page; of a list that is too long the rest is counted.

    Raises UserError report-wrong-ending, StorageError as reports.files.deliver.
    """
    require_ending(target, ".pdf")
    fonts = book or office_fonts()
    pieces = _pieces(content, printed_on, fonts, _lists(content, _LONG))
    if _height(pieces) > styles.TEXT_HEIGHT:
        lists = _lists(content, _SHORT)
        room = styles.TEXT_HEIGHT - _height(_pieces(content, printed_on, fonts, [(heading, []) for heading, _ in lists]))
        pieces = _pieces(content, printed_on, fonts, lists, _shares([lines for _, lines in lists], room, fonts))
    unit, title = words.monthly_title(content.sign.unit, content.month)
    facts = DocumentFacts(unit + title, unit, wording.plan_name(content.plan.title), printed_on)
    return write_paper(pieces, target, facts, fonts, kind=FileKind.MONTHLY_BRIEF, words=[title],
                       rows=content.figures.measures, most=1)


def _height(pieces: Sequence[Flowable]) -> float:
    return sum(height_of(piece) for piece in pieces if not isinstance(piece, CondPageBreak))


def _lists(content: MonthlyContent, limit: int) -> Lists:
    """The brief's four lists, a line each item."""
    return [
        (words.CLOSED_THIS_MONTH, [words.item_line(item.code, item.task, item.text, limit) for item in content.closed]),
        (words.DONE_THIS_MONTH, [words.item_line(item.code, item.task, item.text, limit) for item in content.told]),
        (words.IN_TROUBLE, [words.brief_trouble(item, limit) for item in content.troubles]),
        (words.NEXT_MONTH, [words.brief_upcoming(item, limit) for item in content.upcoming]),
    ]


def _shares(lists: Sequence[Sequence[str]], room: float, book: FontBook) -> list[int]:
    """How many lines of each list there is room for, one of each in turn; the line that counts the rest has its room already."""
    shown = [0] * len(lists)
    going = list(range(len(lists)))
    while going:
        for place in list(going):
            need = height_of(Words(lists[place][shown[place]], _LINE, book)) if shown[place] < len(lists[place]) else room + 1
            if need > room:
                going.remove(place)
                continue
            room -= need
            shown[place] += 1
    return shown


def _pieces(
    content: MonthlyContent, printed_on: date, book: FontBook, lists: Lists, shown: Sequence[int] | None = None
) -> list[Flowable]:
    story = Story(book, _LOOK)
    _head(content, story, book)
    figures = content.figures
    story.pieces.append(Spacer(1, _GAP))
    if not figures.measures:
        story.say(wording.NO_MEASURES)
        return story.pieces
    story.say(words.monthly_summary(figures, is_mine=content.is_mine, is_part=bool(content.filter_text.strip())))
    story.pieces.append(Spacer(1, _GAP))
    head = [wording.STATE_HEAD, *(wording.state(item.state) for item in figures.states), wording.SUM]
    counts = [wording.COUNT_HEAD, *(str(item.count) for item in figures.states), str(figures.measures)]
    story.ruled_words([ToldColumn(name, 1 / len(head)) for name in head], [counts])
    for place, (heading, lines) in enumerate(lists):
        _list(story, heading, lines, len(lines) if shown is None else shown[place])
    story.pieces.append(Spacer(1, _GAP))
    story.say(wording.signers(content.sign.person, content.sign.reviewer) + "　　　" + wording.day(printed_on), _LINE)
    return story.pieces


def _head(content: MonthlyContent, story: Story, book: FontBook) -> None:
    unit, title = words.monthly_title(wording.brief(content.sign.unit, _NAME), content.month)
    story.pieces.append(Words(unit, styles.TITLE, book, is_title=True))
    story.pieces.append(Words(title, styles.TITLE, book, is_title=True, bookmark=Bookmark(title, 0)))
    small = styles.TABLE_CENTRE
    story.say(words.monthly_basis(content.plan, content.day), small)
    if scope := wording.scope(wording.brief(content.filter_text, _SCOPE), is_mine=content.is_mine):
        story.say(wording.filter_line(scope), small)


def _list(story: Story, heading: str, lines: Sequence[str], most: int) -> None:
    story.pieces.append(Spacer(1, _GAP))
    story.heading(f"{heading}（{len(lines)}）")
    for line in lines[:most]:
        story.say(line, _LINE)
    if len(lines) > most:
        story.say(words.more_items(len(lines) - most), _LINE)
    if not lines:
        story.say(words.NOTHING, _LINE)
