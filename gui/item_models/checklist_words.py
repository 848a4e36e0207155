"""What the checklist's cells say, to the eye and to assistive technology."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gui.item_models.checklist_layout import SORTED, Block, BlockKind
from gui.wording import due_words, light_text, role_word, state_word
from model.rows.checklist import MeasureRow, SortKey
from model.rows.words import State

Line = Block | MeasureRow | None


def cell_text(line: Line, column: int, *, year: int) -> str:
    """The text a cell shows in a year; an ellipsis while a measure is on its way."""
    if line is None:
        return "…" if column == 0 else ""
    if isinstance(line, Block):
        return heading_text(line) if column == 0 else count_text(line) if column == 4 else ""
    if column == 0:
        return line.text
    if column == 1:
        return due_words(line.due, year)
    if column == 2:
        return role_text(line)
    return _plain_text(line, column)


def _plain_text(row: MeasureRow, column: int) -> str:
    if column == 3:
        return str(row.evidence_count)
    if column == 4:
        return month_text(row)
    return {5: row.code, 6: state_word(row.state), 8: row.handler}.get(column, row.deadline)


def spoken_text(line: Line, column: int, *, year: int, is_open: bool) -> str:
    """What a screen reader says of a cell: the light's word, the tick, the folding are said, not only drawn."""
    if isinstance(line, Block):
        return _spoken_heading(line, is_open=is_open) if column == 0 else ""
    if line is None:
        return QCoreApplication.translate("ChecklistModel", "Being fetched")
    if column == 0:
        return f"{line.code}, {state_word(line.state)}, {line.text}"
    if column == 1:
        return f"{light_text(line.light, line.reasons)}, {cell_text(line, 1, year=year)}"
    if column == 2:
        return QCoreApplication.translate("ChecklistModel", "My role: {role}").format(role=role_text(line))
    if column == 3:
        return QCoreApplication.translate("ChecklistModel", "Evidence: {count}").format(
            count=line.evidence_count
        )
    if column == 8:
        if not line.handler:
            return QCoreApplication.translate("ChecklistModel", "Given to nobody")
        return QCoreApplication.translate("ChecklistModel", "Handler: {name}").format(name=line.handler)
    if column > 4:
        return cell_text(line, column, year=year)
    return QCoreApplication.translate("ChecklistModel", "Progress this month: {word}").format(
        word=month_text(line)
    )


def heading_text(block: Block) -> str:
    """A heading with its number: "附件1 蓝天保卫战", "3 积极推广新能源汽车"; of a sorted list the order's name."""
    if block.task_id == SORTED:
        return order_words(SortKey(str(block.key[1])), is_descending=bool(block.key[2]))
    if block.kind is BlockKind.ANNEX:
        named = QCoreApplication.translate("ChecklistModel", "Annex {number}").format(number=block.number)
        title = block.title.strip()
        return (
            title if title.replace(" ", "").startswith(named.replace(" ", "")) else f"{named} {title}".strip()
        )
    return (
        f"{block.number} {block.title}".strip()
        if block.kind is BlockKind.TASK and block.number
        else block.title
    )


def order_words(sort: SortKey, *, is_descending: bool) -> str:
    """What the order of a list is called."""
    said = QCoreApplication.translate("ChecklistModel", "Sorted by {column}").format(column=sort_word(sort))
    if is_descending:
        said = QCoreApplication.translate("ChecklistModel", "{order}, the other way round").format(order=said)
    return said


def sort_word(sort: SortKey) -> str:
    """What a list may be sorted by."""
    return {
        SortKey.CODE: QCoreApplication.translate("ChecklistModel", "code"),
        SortKey.DUE: QCoreApplication.translate("ChecklistModel", "due date"),
        SortKey.LIGHT: QCoreApplication.translate("ChecklistModel", "light"),
        SortKey.ROLE: QCoreApplication.translate("ChecklistModel", "my role"),
        SortKey.STATE: QCoreApplication.translate("ChecklistModel", "state"),
        SortKey.EVIDENCE: QCoreApplication.translate("ChecklistModel", "evidence"),
        SortKey.MONTH: QCoreApplication.translate("ChecklistModel", "this month's progress"),
        SortKey.HANDLER: QCoreApplication.translate("ChecklistModel", "handler"),
    }[sort]


def count_text(block: Block) -> str:
    """How many measures below a heading are closed; empty while that is being counted."""
    if block.closed < 0:
        return ""
    if block.kind is BlockKind.ANNEX:
        said = QCoreApplication.translate("ChecklistModel", "{closed} / {measures} closed")
        return said.format(closed=block.closed, measures=block.measures)
    return f"{block.closed} / {block.measures}"


def role_text(row: MeasureRow) -> str:
    """My role; with a question mark while "相关…" is unanswered; a dash when it is not mine."""
    if row.role is None:
        return "—"
    return role_word(row.role) if row.is_certain else f"{role_word(row.role)}？"


def month_text(row: MeasureRow) -> str:
    """Whether this month has progress; a dash for what is done with."""
    if row.has_progress:
        return QCoreApplication.translate("ChecklistModel", "Noted")
    if row.state in (State.CLOSED, State.NOT_APPLICABLE):
        return "—"
    return QCoreApplication.translate("ChecklistModel", "Missing")


def _spoken_heading(block: Block, *, is_open: bool) -> str:
    fold = (
        QCoreApplication.translate("ChecklistModel", "unfolded")
        if is_open
        else QCoreApplication.translate("ChecklistModel", "folded")
    )
    said = QCoreApplication.translate("ChecklistModel", "{heading}, {closed} of {measures} closed, {fold}")
    return said.format(
        heading=heading_text(block), closed=max(block.closed, 0), measures=block.measures, fold=fold
    )
