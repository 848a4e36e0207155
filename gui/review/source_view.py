"""The source on the left of the review: the file's own rows around the measure, the row lit, the doubtful cell framed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from statistics import median

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from gui.theme import Theme, Token
from model.rows.draft import Doubt, Field, MeasureDraft
from model.rows.review import SourceRow

_AROUND = 8  # rows shown before and after the lit one: more of them take longer to set than a key may
_ZOOMS = (80, 90, 100, 115, 130, 150, 175, 200)
_UNIT_FIELDS = (Field.LEAD, Field.RESPONSIBLE, Field.SUPPORT)


class SourceView(QFrame):
    """Shows a window of the source's rows; it follows the review and can be leafed through on its own."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[SourceRow, ...] = ()
        self._lit: range = range(0)
        self._framed: dict[int, int] = {}
        self._first = 0
        self._zoom = _ZOOMS.index(100)
        self._is_following = False
        self._soon = QTimer(self)  # several wishes of one step are one setting of the text
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._set_text)
        self.setProperty("look", "panel")
        self.place = QLabel(self)
        self.place.setProperty("tone", "strong")
        self.back, self.on, self.larger, self.smaller = (QToolButton(self) for _ in range(4))
        self.browser = QTextBrowser(self)
        self.browser.setOpenLinks(False)
        self.browser.setFrameShape(QFrame.Shape.NoFrame)
        self.browser.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.browser.setStyleSheet("border: none; border-radius: 0; background: transparent; padding: 0")
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 8, 4)
        head.addWidget(self.place, 1)
        for button in (self.back, self.on, self.larger, self.smaller):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.browser, 1)
        self.back.clicked.connect(lambda: self._leaf(-1))
        self.on.clicked.connect(lambda: self._leaf(1))
        self.larger.clicked.connect(lambda: self._zoom_by(1))
        self.smaller.clicked.connect(lambda: self._zoom_by(-1))
        theme.changed.connect(self._look)
        self._look()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.browser.setAccessibleName(self.tr("Source"))
        for button, text in (
            (self.back, self.tr("Earlier in the source")), (self.on, self.tr("Later in the source")),
            (self.larger, self.tr("Larger")), (self.smaller, self.tr("Smaller")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._say_place()

    def set_source(self, rows: Sequence[SourceRow]) -> None:
        """Show another file."""
        self._rows = tuple(rows)
        self._lit = range(0)
        self._first = 0
        self._render()

    def show_measure(self, measure: MeasureDraft | None) -> None:
        """Light up the rows a measure came from and frame what is doubted in them."""
        self._lit = lit_rows(self._rows, measure)
        self._framed = framed_cells(self._rows, self._lit, measure)
        if self._lit:
            self._first = max(0, self._lit.start - _AROUND)
        self._render(follow=True)

    @property
    def lit(self) -> range:
        """Places of the lit rows among the source's rows."""
        return self._lit

    @property
    def framed(self) -> dict[int, int]:
        """The framed cell of each row that has one."""
        return dict(self._framed)

    @property
    def shown(self) -> range:
        """Places of the rows that are rendered."""
        return range(self._first, min(len(self._rows), self._first + max(len(self._lit), 1) + 2 * _AROUND))

    @property
    def zoom(self) -> int:
        """Size of the source in percent."""
        return _ZOOMS[self._zoom]

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _leaf(self, step: int) -> None:
        self._first = min(max(0, self._first + step * _AROUND), max(0, len(self._rows) - _AROUND))
        self._render()

    def _zoom_by(self, step: int) -> None:
        self._zoom = min(max(self._zoom + step, 0), len(_ZOOMS) - 1)
        self._render(follow=True)

    def _look(self) -> None:
        size = self._theme.px(16)
        for button, icon in (
            (self.back, "chevron-left"), (self.on, "chevron-right"), (self.larger, "zoom-in"), (self.smaller, "zoom-out"),
        ):
            button.setIcon(self._theme.icons.icon(icon, self._theme.colours[Token.SECONDARY]))
            button.setIconSize(QSize(size, size))
        self._render()

    def _render(self, *, follow: bool = False) -> None:
        self.back.setEnabled(self.shown.start > 0)
        self.on.setEnabled(self.shown.stop < len(self._rows))
        self._say_place()
        self._is_following = self._is_following or follow
        self._soon.start()

    def _set_text(self) -> None:
        self.browser.setHtml(
            page_html(self._rows, self.shown, lit=self._lit, framed=self._framed, theme=self._theme, zoom=self.zoom)
        )
        if self._is_following:
            self._is_following = False
            self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        if self._lit:
            self.browser.scrollToAnchor("lit")
            bar = self.browser.verticalScrollBar()
            bar.setValue(bar.value() - self.browser.viewport().height() // 4)

    def _say_place(self) -> None:
        rows = self._lit or self.shown
        if not len(self._rows) or not len(rows):
            self.place.setText(self.tr("Source"))
            return
        place = self._rows[rows.start].place
        last = self._rows[rows.stop - 1].place
        if place.page is not None:
            self.place.setText(self.tr("Source, page {page}").format(page=place.page))
        elif place.line is not None and (last.line or 0) > place.line:
            self.place.setText(self.tr("Source, lines {first}–{last}").format(first=place.line, last=last.line))
        else:
            self.place.setText(self.tr("Source, line {line}").format(line=place.line or "—"))


def lit_rows(rows: Sequence[SourceRow], measure: MeasureDraft | None) -> range:
    """The source's rows a measure came from; a measure cut by a page lights up everything between its parts."""
    if measure is None or measure.place.line is None:
        return range(0)
    first, last = measure.place.line, max(measure.place.line, measure.place.end_line or 0)
    found = [
        number for number, row in enumerate(rows)
        if row.place.line is not None and first <= row.place.line <= last and _is_same_sheet(row, measure)
    ]
    return range(found[0], found[-1] + 1) if found else range(0)


def framed_cells(rows: Sequence[SourceRow], lit: range, measure: MeasureDraft | None) -> dict[int, int]:
    """In each lit row the cell that holds what is doubted, where it can be told."""
    found: dict[int, int] = {}
    for doubt in measure.doubts if measure is not None else ():
        place = _cell_of(rows, lit, doubt, measure)
        if place is not None:
            found.setdefault(*place)
    return found


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


def _is_same_sheet(row: SourceRow, measure: MeasureDraft) -> bool:
    if measure.place.page is not None and row.place.page not in (None, measure.place.page):
        return False
    return not measure.place.sheet or row.place.sheet == measure.place.sheet


def _cell_of(
    rows: Sequence[SourceRow], lit: range, doubt: Doubt, measure: MeasureDraft | None
) -> tuple[int, int] | None:
    """Row and cell of the doubted words: those the facts name, else the field's own value; the first for a number."""
    tables = [number for number in lit if rows[number].is_table]
    for value in _doubted_words(doubt, measure):
        for number in tables:
            for place, cell in enumerate(rows[number].cells):
                if value in "".join(cell.split()) and not (doubt.field is Field.TASK_NO and place > 1):
                    return number, place
    return (tables[0], 0) if doubt.field is Field.TASK_NO and tables else None


def _doubted_words(doubt: Doubt, measure: MeasureDraft | None) -> list[str]:
    values = [value for _, value in doubt.facts if len(value) > 1]
    if measure is not None and doubt.field in (Field.DEADLINE, Field.MEASURE, Field.TASK):
        values.append(str(getattr(measure, doubt.field.value))[:24])
    if measure is not None and doubt.field in _UNIT_FIELDS:
        values += getattr(measure, doubt.field.value)[:1]
    bare = ("".join(value.split()) for value in values)
    return [value for value in bare if value]
