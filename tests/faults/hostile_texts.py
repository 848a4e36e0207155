"""Hostile texts and web pages: endless lines, cells, units, tags and tables, each in a size from 0 to 1."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from tests.faults.made_plans import HEADER, TITLE, page_markup, plan_rows

Fault = Callable[[Path, float], list[Path]]
_MEASURE = "完成河段清淤三公里，持续开展巡查。"


def _text(make: Callable[[float], str], ending: str = "txt") -> Fault:
    def made(folder: Path, size: float) -> list[Path]:
        file = folder / f"计划.{ending}"
        file.write_text(make(size), encoding="utf-8")
        return [file]

    return made


def _plan_text(*rows: str) -> str:
    return "\n".join([TITLE, "", "\t".join(HEADER), *("\t".join(row) for row in plan_rows(4)[1:]), *rows])


def _with_cell(cell: str, column: int = 2) -> str:
    texts = ["5", "第5项治理", _MEASURE, "年底前", "区水务局", "——"]
    texts[column] = cell
    return _plan_text("\t".join(texts))


def _count(size: float, most: int) -> int:
    return max(2, int(size * most))


def _page(table: str) -> str:
    return f"<html><body><h1>{TITLE}</h1>{table}</body></html>"


def _long_rows(size: float) -> Iterator[str]:
    for number in range(1, _count(size, 60_000) + 1):
        yield f"{number}\t第{number // 3}项\t完成第{number}处清淤，持续巡查。\t年底前\t区水务局\t各镇"


TEXTS: dict[str, Fault] = {
    "text: row of 20 000 cells": _text(lambda size: _plan_text("\t".join("格" * _count(size, 20_000)))),
    "text: 100 000 units in a cell": _text(
        lambda size: _with_cell(" ".join(f"区第{n}局" for n in range(_count(size, 100_000))), 4)
    ),
    "text: 100 000 units in brackets": _text(
        lambda size: _plan_text() + "\n\n1．完成清淤。（" + "、".join(f"区第{n}局" for n in range(_count(size, 100_000))) + "）"
    ),
    "text: measure of 2 M signs": _text(lambda size: _with_cell(_MEASURE * _count(size, 120_000))),
    "text: deadline of 2 M signs": _text(lambda size: _with_cell("年底前" * _count(size, 700_000), 3)),
    "text: one line of 2 M signs": _text(lambda size: TITLE + "\n" + _MEASURE * _count(size, 120_000)),
    "text: one line of 2 M, no stops": _text(lambda size: TITLE + "\n" + "治" * _count(size, 2_000_000)),
    "text: 2 M blanks in a marked line": _text(lambda size: f"{TITLE}\n<b>" + " " * _count(size, 2_000_000) + "_"),
    "text: 60 000 rows": _text(lambda size: "\n".join([TITLE, "", "\t".join(HEADER), *_long_rows(size)])),
    "text: 300 000 lines": _text(lambda size: TITLE + "\n" + "1．完成清淤。（区水务局）\n" * _count(size, 300_000)),
    "text: 8 M empty lines": _text(lambda size: _plan_text() + "\n" * _count(size, 8_000_000)),
    "text: 200 000 open tables": _text(lambda size: TITLE + "\n" + "<table>\n" * _count(size, 200_000)),
    "text: 100 000 tables in a line": _text(lambda size: TITLE + "\n" + "<table></table>甲" * _count(size, 100_000)),
    "csv: quotes that never close": _text(lambda size: '"甲,"乙,"丙\n' * _count(size, 400_000), "csv"),
    "csv: one cell of 2 M signs": _text(
        lambda size: ",".join(HEADER) + '\n1,"' + _MEASURE * _count(size, 120_000) + '",a,b,c,d\n', "csv"
    ),
    "html: colspan 1 000 000": _text(lambda _: page_markup().replace("<td>", "<td colspan=1000000>"), "html"),
    "html: rowspan 65 534": _text(lambda _: page_markup().replace("<td>", "<td rowspan=65534>"), "html"),
    "html: rowspan over 60 000 rows": _text(
        lambda size: _page("<table><tr><td rowspan=65534>1<td>2</tr>" + "<tr><td>1<td>2" * _count(size, 60_000)), "html"
    ),
    "html: 20 000 nested tables": _text(
        lambda size: _page("<table><tr><td>1<td>" * _count(size, 20_000) + page_markup()), "html"
    ),
    "html: 200 nested tables": _text(lambda _: _page("<table><tr><td>1<td>" * 200 + page_markup()), "html"),
    "html: 60 000 rows": _text(
        lambda size: _page(
            "<table>" + "".join(f"<tr><td>{row.replace(chr(9), '<td>')}" for row in _long_rows(size)) + "</table>"
        ), "html",
    ),
    "html: 100 000 selectors": _text(
        lambda size: "<html><style>" + "td.a,tr td.b:nth-child(3)," * _count(size, 7_000) + "i{display:none}</style>"
        + page_markup() + "<table>" + "<tr class=a><td class=b>1<td>2<td>3" * _count(size, 30_000), "html",
    ),
    "html: 200 000 open comments": _text(
        lambda size: "<html><style>" + "/*" * _count(size, 100_000) + "</style>" + page_markup(), "html"
    ),
    "html: 200 000 at signs": _text(
        lambda size: "<html><style>" + "@" * _count(size, 200_000) + "</style>" + page_markup(), "html"
    ),
    "html: styles without braces": _text(
        lambda size: "<html><style>" + "a" * _count(size, 200_000) + "</style>" + page_markup(), "html"
    ),
    "html: a style of 4 M signs": _text(
        lambda size: _page(f"<ol style='{'list-style:' * _count(size, 400_000)}'><li>甲</ol>" + page_markup()), "html"
    ),
    "html: a line of 2 M signs": _text(lambda size: _page(f"<p>{_MEASURE * _count(size, 120_000)}</p>"), "html"),
    "html: a cell of 2 M signs": _text(
        lambda size: page_markup().replace("年底前", "治" * _count(size, 2_000_000), 1), "html"
    ),
    "html: a class of 4 M names": _text(
        lambda size: f"<html><style>td.x{{display:none}}</style><table><tr><td class='{'y ' * _count(size, 2_000_000)}'>1</table>"
        + page_markup(), "html",
    ),
}  # fmt: skip
