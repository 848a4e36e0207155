"""Items of a list become measures: task, section, units and deadline in their fields, all checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.readers.grid import Block
from model.readers.lists.list_headings import section_of
from model.readers.lists.list_outline import SUB_ITEM, Item, Node
from model.readers.lists.list_times import has_other_time, time_at_end
from model.readers.lists.list_units import lead_inside, lead_marked
from model.readers.lists.paragraph_lists import list_items
from model.readers.measures.checks import check_all, check_measure
from model.readers.measures.list_checks import check_list, missed_columns
from model.readers.measures.questions import questions_of
from model.readers.measures.work import Work, draft_of
from model.readers.pace import Pace
from model.readers.tables.sheet_parts import Task, UnsureWord
from model.readers.tables.unsure_words import doubts_of
from model.readers.words.columns import UNIT_COLUMNS, Column, Layout
from model.readers.words.first_leads import first_apart, first_leads
from model.readers.words.units_in_cells import units_in
from model.readers.words.vocabulary import Vocabulary
from model.readers.words.wording import compact, one_line
from model.rows.draft import Doubt, DoubtCode, Field, MeasureDraft, Question, QuestionCode


def list_measures(
    blocks: Sequence[Block], title: str, pace: Pace | None = None
) -> tuple[MeasureDraft, ...]:
    """The measures of a plan without tables; none when the blocks hold no such plan."""
    pace = pace or Pace()
    items = list_items(blocks, pace)
    leads = first_leads(blocks)
    vocabulary = Vocabulary()
    vocabulary.learn((item.named.cells, True) for item in items if not item.shared)
    layout = Layout(missed_columns(items))
    tasks: dict[int, Task] = {}
    works = [_work(item, tasks, layout, first_leads=leads) for item in pace.over(items)]
    check_list(items, works)
    check_all(works)
    return tuple(
        _draft(work, title, vocabulary, shared=item.said)
        for item, work in pace.over(zip(items, works, strict=True))
    )


def _work(item: Item, tasks: dict[int, Task], layout: Layout, *, first_leads: bool) -> Work:
    node = item.node
    while node is not None and node.level >= SUB_ITEM:
        node = node.parent
    task = tasks.setdefault(id(node), _task(node))
    units = {column: item.named.cells.get(column, "") for column in UNIT_COLUMNS}
    had = units[Column.LEAD]
    inside = lead_inside(units[Column.RESPONSIBLE])
    if inside:
        units |= {Column.LEAD: f"{had}、{inside[0]}" if had else inside[0], Column.RESPONSIBLE: inside[1]}
    elif not units[Column.LEAD] and (marked := lead_marked(units[Column.RESPONSIBLE])):
        units |= {Column.LEAD: marked[0], Column.RESPONSIBLE: marked[1]}
    elif first_leads and not units[Column.LEAD] and (parted := first_apart(units[Column.RESPONSIBLE])):
        units |= {Column.LEAD: parted[0], Column.RESPONSIBLE: parted[1]}
    said = time_at_end(item.text)
    deadline = item.named.cells.get(Column.DEADLINE, "") or said
    work = Work(task, item.text, deadline, units, layout, item.lines)
    work.unsure = _unsure_words(item, work)
    if inside and had:
        work.doubt(DoubtCode.COLUMNS_SHIFTED, Field.LEAD)
    if item.dated_above or (deadline == said and said and has_other_time(item.text)):
        work.doubt(DoubtCode.DEADLINE_UNKNOWN, Field.DEADLINE, text=compact(deadline))
    return work


def _unsure_words(item: Item, work: Work) -> list[UnsureWord]:
    """The words of an item and of what stands over it that were not surely recognised, each with its field."""
    texts = work.texts
    found: list[UnsureWord] = []
    for word in item.unsure:
        about = next((one for one, text in texts.items() if compact(word) in compact(text)), Field.ROW)
        found.append((about, word))
    node = item.node
    while node is not None:
        named = compact(node.title)
        for word in node.unsure:
            here = Field.TASK if named and named == work.task.name else Field.SECTION
            found.append((here if compact(word) in named else Field.TASK_NO, word))
        node = node.parent
    return found


def _task(node: Node | None) -> Task:
    if node is None:
        return Task(0, "")
    if node.is_section:
        return Task(0, "", section_of(node))
    return Task(node.number, compact(node.title).rstrip("：:"), section_of(node.parent))


def _draft(work: Work, title: str, vocabulary: Vocabulary, *, shared: str) -> MeasureDraft:
    units = {column: units_in(cell, vocabulary, by_marks=True) for column, cell in work.units.items()}
    work.doubts.extend(doubts_of(work.unsure, work.task, work.texts, work.place))
    check_measure(work, units, vocabulary)
    doubts = [
        one
        for one in work.doubts
        if not _is_usual_here(one.code, one.field, work) and not _is_own_office(one, vocabulary)
    ]
    deadline = compact(work.deadline)
    text = one_line(work.text)
    asked = questions_of(text, deadline, units)
    questions = (*asked, *_shared_question(shared, asked))
    return draft_of(work, text, units, deadline, annex=0, title=title, doubts=doubts, questions=questions)


def _shared_question(sentence: str, asked: Sequence[Question]) -> Iterator[Question]:
    """Who else is meant, where another item's sentence gives this one further units; 相关… asks already."""
    if sentence and not any(one.code.is_about_me for one in asked):
        yield Question(QuestionCode.OPEN_END, Field.RESPONSIBLE, sentence)


def _is_usual_here(code: DoubtCode, about: Field, work: Work) -> bool:
    """Labels say which unit has which role: a unit in two roles is no shifted column here."""
    named = any(cell.strip() for cell in work.units.values())
    return code is DoubtCode.COLUMNS_SHIFTED and about in (Field.RESPONSIBLE, Field.SUPPORT) and named


def _is_own_office(doubt: Doubt, vocabulary: Vocabulary) -> bool:
    """True for 办公室 alone in the plan of one bureau, whose units are its sections."""
    is_plain = doubt.code is DoubtCode.UNIT_UNKNOWN and dict(doubt.facts).get("unit") == "办公室"
    return is_plain and any(name.endswith(("科", "处", "股")) for name in vocabulary.units)
