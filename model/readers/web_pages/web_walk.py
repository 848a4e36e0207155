"""Walks a web page's elements and gathers the lines and tables that show."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element

from model.readers.texts.number_words import written
from model.readers.texts.tidy import tidy
from model.readers.web_pages.web_styles import HiddenCells
from model.readers.web_pages.web_tables import Line, Part, WebCell, WebTable, parts_of, span_of

_DROPPED = frozenset({
    "script", "style", "noscript", "template", "head", "title", "nav", "footer", "aside", "select", "option",
    "datalist", "button", "textarea", "iframe", "object", "svg", "canvas", "audio", "video", "del", "map", "xml", "rt", "rp",
})  # fmt: skip
_BLOCKS = frozenset({
    "html", "body", "p", "div", "li", "ul", "ol", "menu", "dir", "dl", "dt", "dd", "section", "article", "main",
    "header", "hgroup", "blockquote", "pre", "center", "form", "fieldset", "legend", "figure", "figcaption",
    "address", "hr", "details", "summary", "caption", "table", "thead", "tbody", "tfoot", "tr", "td", "th",
    "h1", "h2", "h3", "h4", "h5", "h6",
})  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.IGNORECASE
)
_KEPT_LINES = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_SPILT = re.compile(r"mso-ignore\s*:\s*colspan", re.IGNORECASE)
_WRAPPED = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef])[ \t\r\f]*\n\s*(?=[\u2e80-\u9fff\uff00-\uffef])")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_PLAIN_LIST = re.compile(r"list-style(?:-type)?\s*:[^;]*none", re.IGNORECASE)
_LONGEST_STYLE = 2_000  # characters; word processors write some hundred
_LIST_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(slots=True)
class _Flow:
    """A stretch of text being gathered: the finished parts and the line that is not finished."""

    parts: list[Part]
    line: list[str] = field(default_factory=list)

    def end_line(self, level: int, *, kept: bool) -> None:
        """Close the line; an empty one leaves nothing."""
        if not self.line:
            return
        text = "".join(self.line)
        self.line.clear()
        if not kept:
            text = _BLANKS.sub(" ", _WRAPPED.sub("", text))
        for one in tidy(text).split("\n"):
            if one:
                self.parts.append(Line(one, level))


class PageWalk:
    """Gathers what an element tree shows; the tree may be deeper than Python's own stack.

    `alive` is called at every element, and may raise to stop.
    """

    def __init__(self, alive: Callable[[], None] = lambda: None) -> None:
        self._alive = alive
        self._flows: list[_Flow] = [_Flow([])]
        self._tables: list[WebTable] = []
        self._depths: list[int] = []  # of each open table: how many flows were open when it began
        self._lists: list[tuple[str | None, int]] = []  # of each open list: its form, the number reached
        self._level = 0
        self._kept: list[_Element] = []  # elements open that keep their line ends

    def parts(self, root: _Element) -> list[Part]:
        """The lines and data tables of a page, in order."""
        walker = etree.iterwalk(root, events=("start", "end"))
        styled = HiddenCells(root)
        gone = None  # the element just passed over; its end comes next
        for event, element in walker:
            self._alive()
            if event == "start" and (_is_gone(element) or styled.hides(element)):
                walker.skip_subtree()
                gone = element
            elif event == "start":
                self._start(element)
            else:
                if element is not gone:
                    self._close(element)
                self._add(element.tail)
        self._end_line()
        return self._flows[0].parts

    def _start(self, element: _Element) -> None:
        tag = element.tag
        if tag in _BLOCKS or tag == "br":
            self._end_line()
        if tag in _HEADINGS:
            self._level = _HEADINGS[tag]
        elif tag == "table":
            self._tables.append(WebTable())
            self._depths.append(len(self._flows))
            self._flows.append(_Flow(self._tables[-1].stray))
        elif tag == "tr" and self._in_table():
            self._tables[-1].rows.append([])
        elif tag in ("td", "th") and self._in_table():
            self._start_cell(element)
        elif tag in ("ol", "ul", "menu"):
            self._lists.append((_list_form(element), span_of(element.get("start"), 0) - 1))
        elif tag == "li":
            self._number_item(element.get("value"))
        style = _style_of(element)
        if tag == "pre" or _KEPT_LINES.search(style):
            self._kept.append(element)
        self._add(element.text)

    def _close(self, element: _Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._end_line()
        if tag in _HEADINGS:
            self._level = 0
        elif tag == "table":
            table = self._tables.pop()
            del self._flows[self._depths.pop() :]
            self._flows[-1].parts.extend(parts_of(table))
        elif tag in ("td", "th") and self._tables and not self._in_table():
            self._flows.pop()
        elif tag in ("ol", "ul", "menu") and self._lists:
            self._lists.pop()
        if self._kept and self._kept[-1] is element:
            self._kept.pop()

    def _in_table(self) -> bool:
        """True inside a table and outside its cells."""
        return bool(self._tables) and len(self._flows) == self._depths[-1] + 1

    def _start_cell(self, element: _Element) -> None:
        table = self._tables[-1]
        if not table.rows:
            table.rows.append([])
        spilt = bool(_SPILT.search(_style_of(element)))
        cell = WebCell(span_of(element.get("colspan")), span_of(element.get("rowspan"), 0), spilt=spilt)
        table.rows[-1].append(cell)
        self._flows.append(_Flow(cell.parts))

    def _number_item(self, said: str | None) -> None:
        """Write the number a browser shows before a list's item: the next one, or what the item itself says."""
        if not self._lists:
            return
        form, number = self._lists[-1]
        number = span_of(said, 0) if said else number + 1
        self._lists[-1] = (form, number)
        if form is not None:
            self._add(f"{written(number, form)}. ")

    def _add(self, text: str | None) -> None:
        if text:
            self._flows[-1].line.append(text)

    def _end_line(self) -> None:
        self._flows[-1].end_line(self._level, kept=bool(self._kept))


def _style_of(element: _Element) -> str:
    return element.get("style", "")[:_LONGEST_STYLE]


def _is_gone(element: _Element) -> bool:
    """True for what a browser does not show, and for a page's menus."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _DROPPED or element.get("hidden") is not None:
        return True
    return bool(_HIDDEN.search(_style_of(element))) or element.get("role") == "navigation"


def _list_form(element: _Element) -> str | None:
    """The form of a list's numbers; None without numbers. A list with a class is drawn by a style sheet."""
    numbered = element.tag == "ol" and element.get("class") is None
    if not numbered or _PLAIN_LIST.search(_style_of(element)):
        return None
    return _LIST_FORMS.get(element.get("type", ""), "decimal")
