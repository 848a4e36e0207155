"""Layouts that plans have: a plan's rows rendered as tables or as paragraphs, and what a clerk would read from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from model.readers.grid import Block, Cell, Paragraph, Table
from model.rows.draft import Place
from tests.model.readers.plan_truth import Row, plan_rows

WORDS: dict[str, tuple[str, ...]] = {
    "number": ("序号", "编号", "项次"),
    "section": ("类别", "领域", "工作类别"),
    "task": ("重点任务", "工作任务", "任务名称", "主要任务", "工作事项", "重点工作"),
    "measure": ("工作措施", "具体举措", "主要措施", "工作内容", "具体任务", "目标要求", "工作举措"),
    "deadline": ("完成时限", "完成时间", "时间节点", "时限要求", "办结时限"),
    "lead": ("牵头单位", "牵头部门", "主办单位"),
    "responsible": ("责任单位", "责任部门", "主责单位", "承办单位"),
    "support": ("配合单位", "协办单位", "配合部门", "参与单位"),
    "units": ("责任单位", "责任分工", "责任部门"),
    "leader": ("责任领导", "分管领导", "牵头领导"),
    "note": ("备注", "进展情况"),
}
ROLES = {"l": "lead", "r": "responsible", "s": "support"}
MARKS = ("、", "，", "；", "\n", " ")


@dataclass(frozen=True, slots=True)
class Form:
    """One layout of a table; every field is a choice."""

    place: str = "county"
    roles: str = "ls"
    columns: str = (
        "n t m d u"  # the order: number, section (c), task, measure, deadline, units, leader (f), note (o)
    )
    words: int = 0  # which words the header uses
    mark: str = "、"  # between units
    numbers: str = "plain"  # plain, chinese, bracket, dotted, steps
    merged: str = "span"  # how a task reaches over its rows: span, blank, again
    sections: str = "row"  # row, column, paragraph, none
    restart: bool = False
    header: str = "one"  # one, two (units below 责任单位); roles in one cell: labelled, marked, said
    pages: int = 0  # rows on a page; 0 for one long table
    repeat_header: bool = True
    dash: str = ""  # what an empty unit cell holds
    ended: bool = True


def table_plan(form: Form, seed: int) -> tuple[list[Block], list[Row]]:
    """The blocks of a plan in a form, and its rows as they are to be read."""
    truth = plan_rows(
        seed,
        place=form.place,
        roles=form.roles,
        sections=form.sections != "none",
        restart=form.restart,
        ended=form.ended,
    )
    kinds = form.columns.split()
    if "t" not in kinds:  # every row is a task of its own, without a name
        truth = [replace(row, task="", number=place) for place, row in enumerate(truth, start=1)]
    expected = truth
    if "n" not in kinds:
        expected = [replace(row, number=0) for row in truth]
    elif form.numbers == "steps":  # they are counted through
        keys = list(dict.fromkeys(map(_task_of, truth)))
        expected = [replace(row, number=keys.index(_task_of(row)) + 1) for row in truth]
    if "d" not in kinds:
        expected = [replace(row, deadline="") for row in expected]
    if form.sections == "column":
        expected = [replace(row, section=row.section.partition("、")[2]) for row in expected]
    return _Rendering(form, truth).blocks(), expected


class _Rendering:
    """Lays one plan out."""

    def __init__(self, form: Form, truth: list[Row]) -> None:
        self._form, self._truth = form, truth
        self._kinds = self._columns()
        self._line = 2
        self._blocks: list[Block] = [Paragraph("示例地2025年重点工作任务分解表", Place(line=1))]

    def _columns(self) -> list[str]:
        form = self._form
        kinds: list[str] = []
        for letter in form.columns.split():
            if letter == "u" and form.header in ("one", "two"):
                kinds += [ROLES[role] for role in form.roles]
            else:
                names = {"n": "number", "c": "section", "t": "task", "m": "measure", "d": "deadline"}
                kinds.append((names | {"u": "units", "f": "leader", "o": "note"})[letter])
        if form.sections == "column":
            kinds.insert(0, "section")
        return kinds

    def blocks(self) -> list[Block]:
        """The whole document."""
        rows: list[list[Cell]] = []
        size = self._form.pages or len(self._truth)
        pages = [self._truth[start : start + size] for start in range(0, len(self._truth), size)]
        for number, page in enumerate(pages):
            if self._form.sections == "paragraph":
                for section, part in groupby(page, key=lambda row: row.section):
                    if section != (pages[number - 1][-1].section if number else None):
                        self._flush(rows)
                        self._blocks.append(Paragraph(section, self._next()))
                        rows = self._header()
                    elif not rows and self._form.repeat_header:
                        rows = self._header()
                    rows += self._body(list(part), section)
            else:
                rows = self._header() if number == 0 or self._form.repeat_header else []
                before = pages[number - 1][-1].section if number else ""
                rows += self._body(page, before)
            if number + 1 < len(pages):
                self._flush(rows)
                rows = []
                self._blocks.append(Paragraph(f"— {number + 1} —", self._next()))
        self._flush(rows)
        return self._blocks

    def _flush(self, rows: list[list[Cell]]) -> None:
        if rows:
            self._blocks.append(Table(tuple(map(tuple, rows)), rows[0][0].place))

    def _next(self) -> Place:
        self._line += 1
        return Place(line=self._line)

    def _header(self) -> list[list[Cell]]:
        place = self._next()
        labels = [self._label(kind) for kind in self._kinds]
        if self._form.header != "two":
            return [[Cell(label, place) for label in labels]]
        below = self._next()
        top: list[Cell] = []
        bottom: list[Cell] = []
        roles = [kind for kind in self._kinds if kind in ROLES.values()]
        for kind, label in zip(self._kinds, labels, strict=True):
            if kind not in roles:
                top.append(Cell(label, place, row_span=2))
            elif kind == roles[0]:
                top.append(Cell("责任单位", place, col_span=len(roles)))
            if kind in roles:
                bottom.append(Cell(label.removesuffix("单位").removesuffix("部门"), below))
        return [top, bottom]

    def _label(self, kind: str) -> str:
        words = WORDS[kind]
        return words[self._form.words % len(words)]

    def _body(self, page: Sequence[Row], section: str) -> list[list[Cell]]:
        rows: list[list[Cell]] = []
        for index, row in enumerate(page):
            if self._form.sections == "row" and row.section != section:
                section = row.section
                rows.append(self._section_row(section))
            place = self._next()
            above = page[index - 1] if index else None
            cells = [self._cell(kind, row, above, page[index:], place) for kind in self._kinds]
            rows.append([cell for cell in cells if cell is not None])
        return rows

    def _section_row(self, section: str) -> list[Cell]:
        place = self._next()
        if self._form.merged == "span":
            return [Cell(section, place, col_span=len(self._kinds))]
        return [Cell(section, place), *(Cell("", place) for _ in self._kinds[1:])]

    def _cell(
        self, kind: str, row: Row, above: Row | None, below: Sequence[Row], place: Place
    ) -> Cell | None:
        if kind in ("number", "task", "section"):
            return self._merged_cell(kind, row, above, below, place)
        if kind in ROLES.values():
            return Cell(self._form.mark.join(getattr(row, kind)) or self._form.dash, place)
        if kind == "units":
            return Cell(self._units(row), place)
        texts = {"measure": row.measure, "deadline": row.deadline, "leader": "县领导", "note": ""}
        return Cell(texts[kind], place)

    def _merged_cell(
        self, kind: str, row: Row, above: Row | None, below: Sequence[Row], place: Place
    ) -> Cell | None:
        key: Callable[[Row], object] = _section_of if kind == "section" else _task_of
        text = self._number(row) if kind == "number" else getattr(row, kind)
        if kind == "section":
            text = text.partition("、")[2]
        first = above is None or key(above) != key(row)
        if self._form.merged == "again" or (first and self._form.merged == "blank"):
            return Cell(text, place)
        if self._form.merged == "blank":
            return Cell("", place)
        run = next((index for index, one in enumerate(below) if key(one) != key(row)), len(below))
        return Cell(text, place, row_span=run) if first else None

    def _number(self, row: Row) -> str:
        form = self._form.numbers
        digits = ("", *"一二三四五六七八九")
        chinese = [f"{tens}{ones}" for tens in ("", "十", "二十", "三十") for ones in digits]
        return {
            "plain": str(row.number),
            "chinese": chinese[row.number],
            "bracket": f"（{chinese[row.number]}）",
            "dotted": f"{row.number}.",
            "steps": f"1.{row.number}",
        }[form]

    def _units(self, row: Row) -> str:
        """All units in one cell that says who leads; `marked` and `said` have the roles lr and ls."""
        if self._form.header == "marked":
            return "、".join([*(f"{name}（牵头）" for name in row.lead), *row.responsible])
        if self._form.header == "said":
            follow = f"，{'、'.join(row.support)}配合" if row.support else ""
            return f"{'、'.join(row.lead)}牵头{follow}"
        labels = {"lead": "牵头单位", "responsible": "责任单位", "support": "配合单位"}
        lines = [
            f"{labels[ROLES[role]]}：{'、'.join(getattr(row, ROLES[role]))}"
            for role in self._form.roles
            if getattr(row, ROLES[role])
        ]
        return ("；" if self._form.mark == "；" else "\n").join(lines)


def _section_of(row: Row) -> object:
    return row.section


def _task_of(row: Row) -> object:
    return row.section, row.number, row.task
