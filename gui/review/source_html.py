"""Rows of the source as rich text: tables with their widths, the lit rows on a ground, the doubted cell framed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from statistics import median

from gui.theme import Theme, Token
from model.rows.review import SourceRow


def page_html(
    rows: Sequence[SourceRow], shown: range, *, lit: range, framed: dict[int, int], theme: Theme, zoom: int
) -> str:
    """The rows as rich text; everything that came from the file is escaped."""
    size = round(theme.px(12) * zoom / 100)
    text, secondary = theme.colours[Token.TEXT], theme.colours[Token.SECONDARY]
    parts = [f'<body style="font-size:{size}px; color:{text}; background:{theme.colours[Token.PANEL]}">']
    for run in _runs(rows, shown):
        if rows[run.start].is_table:
            widths = column_widths([rows[number].cells for number in run])
            parts.append('<table width="100%" cellspacing="0" cellpadding="4" style="border-collapse:collapse">')
            parts += [_row_html(rows[n], widths, is_lit=n in lit, is_first=n == lit.start, framed=framed.get(n),
                                theme=theme) for n in run]
            parts.append("</table>")
        else:
            parts += [_paragraph_html(rows[n], is_lit=n in lit, is_first=n == lit.start, theme=theme) for n in run]
    if not shown:
        parts.append(f'<p style="color:{secondary}">—</p>')
    return "".join([*parts, "</body>"])


def _runs(rows: Sequence[SourceRow], shown: range) -> Iterator[range]:
    """Neighbouring rows of one kind."""
    first = shown.start
    for number in shown:
        if rows[number].is_table != rows[first].is_table:
            yield range(first, number)
            first = number
    if len(shown):
        yield range(first, shown.stop)


def column_widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """Shares of a table's columns in percent: more for longer texts, so that no column becomes a thread."""
    columns = max((len(row) for row in rows), default=0)
    weights = []
    for place in range(columns):
        lengths = [len(row[place]) for row in rows if place < len(row) and row[place].strip()]
        typical = float(median(lengths)) if lengths else 1.0  # a cell that slid into the wrong column counts little
        weights.append(min(max(typical**0.75, 3.0), 22.0))
    return [round(100 * weight / sum(weights)) for weight in weights]


def _row_html(
    row: SourceRow, widths: list[int], *, is_lit: bool, is_first: bool, framed: int | None, theme: Theme
) -> str:
    ground = f' bgcolor="{theme.colours[Token.ACCENT_GROUND]}"' if is_lit else ""
    filled = [place for place, cell in enumerate(row.cells) if cell.strip()]
    if filled == [0] and len(widths) > 1:  # a heading inside the table
        mark = _mark(theme) if is_first else ""
        edge = f' style="border:1px solid {theme.colours[Token.LINE]}"'
        return f'<tr><td colspan="{len(widths)}"{ground}{edge}><b>{mark}{escape(row.cells[0])}</b></td></tr>'
    cells = []
    for place, width in enumerate(widths):
        text = escape(row.cells[place] if place < len(row.cells) else "").replace("\n", "<br>")
        line = f"2px solid {theme.colours[Token.AMBER]}" if place == framed else f"1px solid {theme.colours[Token.LINE]}"
        edge = f' style="border:{line}"'
        mark = _mark(theme) if is_first and place == 0 else ""
        cells.append(f'<td width="{width}%"{ground}{edge}>{mark}{text}</td>')
    return f"<tr>{''.join(cells)}</tr>"


def _paragraph_html(row: SourceRow, *, is_lit: bool, is_first: bool, theme: Theme) -> str:
    text = escape(row.cells[0] if row.cells else "").replace("\n", "<br>")
    if row.level:
        text = f"<b>{text}</b>"
    ground = f' style="background:{theme.colours[Token.ACCENT_GROUND]}"' if is_lit else ""
    return f"<p{ground}>{_mark(theme) if is_first else ''}{text}</p>"


def _mark(theme: Theme) -> str:
    """A sign beside the colour, and the place to scroll to."""
    return f'<a name="lit"></a><span style="color:{theme.colours[Token.ACCENT]}">▶ </span>'
