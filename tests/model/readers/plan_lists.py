"""Plans without tables: rows rendered as numbered paragraphs with their units in brackets, lines, or in front."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from model.readers.grid import Block, Paragraph
from model.rows.draft import Place
from tests.model.readers.plan_truth import Row, plan_rows

STEPS = ("task_line", "inline", "titled", "sub")  # how tasks are headed
UNITS = (
    *("bracket", "line", "lines", "doing", "square", "corner", "duty", "dated", "front"),
    *("plain", "marked", "roles", "first", "spaced"),
)
CHINESE = ("", *"一二三四五六七八九", "十", *(f"十{digit}" for digit in "一二三四五六七八九"))


@dataclass(frozen=True, slots=True)
class ListForm:
    """One way of writing a list."""

    place: str = "county"
    steps: str = "task_line"
    units: str = "bracket"
    restart: bool = True
    roles: str = "ls"
    dot: str = "."


def list_plan(form: ListForm, seed: int) -> tuple[list[Block], list[Row]]:
    """The paragraphs of a plan in a form, and its rows as they are to be read."""
    roles = (
        "ls"
        if form.units in ("lines", "doing", "dated", "roles")
        else "lr"
        if form.units == "marked"
        else "r"
    )
    rows = plan_rows(seed, place=form.place, roles=roles, sections=True, restart=form.restart, ended=True)
    if form.steps != "task_line":  # one paragraph a number
        firsts = {(row.section, row.number): row for row in reversed(rows)}
        rows = [row for row in rows if firsts[row.section, row.number] is row]
    if form.units == "front":
        rows = [replace(row, responsible=row.responsible[:1]) for row in rows]
    if form.units == "dated":
        rows = [replace(row, deadline=f"{row.deadline}完成") for row in rows]
    elif form.units not in ("lines", "roles"):
        rows = [replace(row, deadline="") for row in rows]
    texts = ["示例县推进重点工作若干措施", "为做好全年工作，结合实际，制定本措施。"]
    expected: list[Row] = []
    for section, part in groupby(rows, key=lambda row: row.section):
        texts.append(section)
        texts += _section(form, list(part), expected)
    texts += ["五、保障措施", "各单位要提高认识，压实责任，确保各项任务落到实处。"]
    return [Paragraph(text, Place(line=line)) for line, text in enumerate(texts, start=1)], expected


def _section(form: ListForm, rows: Sequence[Row], expected: list[Row]) -> list[str]:
    texts: list[str] = []
    above: Row | None = None
    for row in rows:
        mark = f"（{CHINESE[row.number]}）"
        number = f"{row.number}{form.dot}"
        if form.steps == "task_line":
            if above is None or above.number != row.number:
                texts.append(f"{mark}{row.task}")
            texts += _measure(form, row, "")
            expected.append(row)
        elif form.steps == "sub":
            if above is None:
                texts.append(f"（一）{row.task}")
            texts += _measure(form, row, number)
            expected.append(replace(row, section=f"（一）{rows[0].task}", task=""))
        else:
            title = f"{row.task}。" if form.steps == "titled" else ""
            texts += _measure(form, replace(row, measure=f"{title}{row.measure}"), mark)
            expected.append(replace(row, task="", measure=f"{title}{row.measure}"))
        above = row
    return texts


def _measure(form: ListForm, row: Row, mark: str) -> list[str]:
    """The lines of one measure with its units."""
    names, lead, support = "、".join(row.responsible), "、".join(row.lead), "、".join(row.support)
    follow = f"，{support}配合" if support else ""
    bare = row.measure.removesuffix("。")
    if form.units == "lines":
        lines = [
            f"牵头单位：{lead}",
            *([f"配合单位：{support}"] if support else []),
            f"完成时限：{row.deadline}",
        ]
        return [f"{mark}{row.measure}", *lines]
    if form.units in ("line", "first", "spaced"):
        label = {"line": "责任单位：", "first": "责任部门:", "spaced": "责 任 单 位 ： "}[form.units]
        return [f"{mark}{row.measure}", f"{label}{names}"]
    if form.units == "marked":
        return [f"{mark}{row.measure}", f"责任单位：{'、'.join((f'{lead}（牵头）', *row.responsible))}"]
    if form.units == "front":
        return [f"{mark}{names}：{row.measure}"]
    tail = {
        "bracket": f"（责任单位：{names}）",
        "square": f"[责任单位：{names}]",
        "corner": f"【责任单位：{names}】",
        "plain": f"（{names}）",
        "roles": f"（牵头单位：{lead}；{f'配合单位：{support}；' if support else ''}完成时限：{row.deadline}）",
        "doing": f"（{lead}牵头{follow}）",
        "dated": f"（{lead}牵头{follow}，{row.deadline}）",
        "duty": f"（{names}按职责分工负责）",
    }[form.units]
    return [f"{mark}{row.measure}{tail}" if form.dot == "." else f"{mark}{bare}。{tail}"]
