"""The quarter's report, chapter by chapter, told to whatever paper it is to stand on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from model.rows.overview import AnnexFigure
from model.rows.report import QuarterlyContent, TroubleContent
from reports import charts, wording
from reports.paper import Paper, Signature, ToldColumn, told_columns

_BARS = 24  # annexes in one chart: more would not fit on a page
_BRIEF = 66  # characters of a measure in the table of what comes: three lines


def tell_quarter(content: QuarterlyContent, printed_on: date, paper: Paper) -> None:
    """Tell the report's body, from its title to its signature."""
    title = wording.report_title(content.sign.unit, content.plan.title, content.quarter)
    paper.title(title.split("\n"), wording.scope(content.filter_text, is_mine=content.is_mine))
    paper.say(wording.opening(content.plan.title, content.plan.doc_no, content.quarter))
    _overall(content, printed_on, paper)
    _by_annex(content, paper)
    _targets(content, paper)
    _troubles(content, paper)
    _next_quarter(content, printed_on, paper)
    sign = content.sign
    paper.signature(Signature(
        wording.CLOSING, wording.attachments(), wording.sealed(sign.unit), wording.day(printed_on),
        wording.signers(sign.person, sign.reviewer),
    ))  # fmt: skip


def _overall(content: QuarterlyContent, printed_on: date, paper: Paper) -> None:
    paper.heading(wording.OVERALL)
    if not content.figures.measures:
        paper.say(wording.NO_MEASURES)
        return
    paper.say(wording.overall(content.figures, content.quarter.last, printed_on, is_mine=content.is_mine,
                              is_part=bool(content.filter_text.strip())))
    _state_table(content, paper)
    figures = [AnnexFigure(annex.annex, annex.title, annex.measures, annex.closed) for annex in content.annexes]
    for start in range(0, len(figures), _BARS):
        paper.chart(partial(charts.annex_bars, figures[start:start + _BARS]), wording.ANNEX_CHART_CAPTION)
    paper.chart(partial(charts.burn_up, content.closings, content.figures.measures), wording.BURN_UP_CAPTION)


def _state_table(content: QuarterlyContent, paper: Paper) -> None:
    figures = content.figures
    names = [wording.state(item.state) for item in figures.states]
    counts = [str(item.count) for item in figures.states]
    shares = [wording.percent(item.count, figures.measures) for item in figures.states]
    head = [wording.STATE_HEAD, *names, wording.SUM]
    rows = [[wording.COUNT_HEAD, *counts, str(figures.measures)], [wording.SHARE_HEAD, *shares, wording.percent(1, 1)]]
    paper.table(wording.STATE_TABLE_CAPTION, [ToldColumn(name, 1 / len(head)) for name in head], rows)


def _by_annex(content: QuarterlyContent, paper: Paper) -> None:
    paper.heading(wording.BY_ANNEX)
    for number, annex in enumerate(content.annexes, 1):
        paper.subheading(wording.annex_heading(number, annex))
        paper.say(wording.annex_figures(annex))
        for place, item in enumerate(annex.progress, 1):
            paper.say(wording.numbered(place, f"{item.code}　{item.task}：{wording.sentence(item.text)}"))
        if not annex.progress:
            paper.say(wording.NO_PROGRESS)
    if not content.annexes:
        paper.say(wording.NO_PROGRESS)


def _targets(content: QuarterlyContent, paper: Paper) -> None:
    paper.heading(wording.TARGETS)
    if not content.targets:
        paper.say(wording.NO_TARGETS)
        return
    rows = [(target.code, target.subject, target.asked, target.reading or wording.NONE,
             wording.month(target.read_in) if target.read_in else wording.NONE, wording.met(target))
            for target in content.targets]
    paper.table(wording.TARGET_TABLE_CAPTION,
                told_columns(wording.TARGET_HEADINGS, (0.11, 0.26, 0.25, 0.13, 0.14, 0.11), {1, 2}), rows)
    for target in content.targets:
        if target.units:
            paper.say(wording.total_sources(target))


def _troubles(content: QuarterlyContent, paper: Paper) -> None:
    paper.heading(wording.TROUBLES)
    overdue = [item for item in content.troubles if item.is_overdue]
    blocked = [item for item in content.troubles if item.is_blocked and not item.is_overdue]
    if not overdue and not blocked:
        paper.say(wording.NO_TROUBLES)
        return
    _trouble_list(wording.OVERDUE, overdue, paper)
    _trouble_list(wording.BLOCKED, blocked, paper)


def _trouble_list(heading: str, items: Sequence[TroubleContent], paper: Paper) -> None:
    paper.subheading(heading)
    for number, item in enumerate(items, 1):
        paper.say(wording.numbered(number, wording.trouble(item)))
    if not items:
        paper.say(wording.NO_OVERDUE)


def _next_quarter(content: QuarterlyContent, printed_on: date, paper: Paper) -> None:
    is_over = printed_on > content.quarter.last
    paper.heading(wording.NEXT)
    paper.say(wording.next_quarter(content.quarter, len(content.upcoming), is_over=is_over))
    if content.upcoming:
        rows = [(item.code, wording.brief(item.text, _BRIEF), item.wording, wording.day(item.due_on) if item.due_on else wording.NONE)
                for item in content.upcoming]
        caption = wording.NEXT_TABLE_CAPTION if is_over else wording.REST_TABLE_CAPTION
        paper.table(caption, told_columns(wording.NEXT_HEADINGS, (0.11, 0.53, 0.18, 0.18), {1}), rows)
