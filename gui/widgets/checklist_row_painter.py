"""Paints one row of the checklist: a heading with its count, or a measure with tick box, light, role and progress."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMargins, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QPixmap,
    QStaticText,
    QTransform,
)

from gui.item_models.checklist_layout import DONE, Block, BlockKind
from gui.item_models.checklist_table import Column
from gui.item_models.checklist_words import cell_text, count_text, heading_text
from gui.theme import BODY, NOTE, Theme, Token
from gui.widgets.cell_painting import box_rect, paint_box, paint_shape
from gui.widgets.elided_label import elided_lines
from gui.widgets.search_hits import Span, from_first_hit, hit_spans
from gui.wording import LIGHT_TOKENS, light_icon
from model.rows.checklist import MeasureRow
from model.rows.words import Light, State

BOX_X, TEXT_X = 44, 70
CHEVRON_X = {BlockKind.ANNEX: 10, BlockKind.SECTION: 20, BlockKind.TASK: 28}
CHEVRON = 16
INSET = 6
MOST_LINES = 1500  # texts whose breaking into lines is remembered
EDGE = QMargins(1, 1, 1, 1)  # a tick box's line goes a little beyond it

Line = tuple[str, tuple[Span, ...]]
Drawn = tuple[str, tuple[Span, ...], QStaticText]


@dataclass(frozen=True, slots=True)
class Setting:
    """What all rows of one list have in common."""

    columns: tuple[tuple[Column, int, int], ...]  # each shown one with its left edge and width
    left: int  # of the whole row
    width: int
    ratio: float
    year: int
    search: str


@dataclass(frozen=True, slots=True)
class RowLook:
    """What a row shows, and how it stands out: its ground, a frame round it, unfolded."""

    line: Block | MeasureRow | None
    ground: Token | None
    is_framed: bool
    is_open: bool


class RowPainter:
    """Paints rows in the theme's look; forget() when that is another."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._lines: dict[tuple[object, ...], tuple[Drawn, ...]] = {}
        self._boxes: dict[tuple[Token, bool, float], QPixmap] = {}
        self.forget()

    def forget(self) -> None:
        """Take colours and fonts anew."""
        self._lines.clear()
        self._boxes.clear()
        self.colours = {token: self._theme.colour(token) for token in Token}
        fonts = {
            (size, bold): self._theme.font(size, bold=bold) for size in (BODY, NOTE) for bold in (False, True)
        }
        self._fonts = {kind: (font, QFontMetrics(font)) for kind, font in fonts.items()}

    def paint(self, painter: QPainter, whole: QRect, row: RowLook, setting: Setting) -> None:
        """Paint a row where it stands."""
        painter.fillRect(whole, self.colours[Token.PANEL])
        if row.ground is not None or row.is_framed:
            self._paint_ground(painter, whole, row)
        if isinstance(row.line, Block):
            self._paint_heading(painter, whole, row.line, setting, is_open=row.is_open)
            return
        for column, x, width in setting.columns:
            cell = QRect(whole.x() - setting.left + x, whole.y(), width, whole.height())
            if row.line is not None:
                self._paint_measure(painter, cell, row.line, (column, row.ground or Token.PANEL), setting)
            elif column is Column.TEXT:
                self._text(painter, self._text_rect(cell), "…", token=Token.SECONDARY)

    def box_of(self, cell: QRect) -> QRect:
        """Where the tick box of a measure's first cell stands."""
        return box_rect(cell.adjusted(self._theme.px(BOX_X), 0, 0, 0), self._theme)

    def _drawn_of(self, text: str, kind: tuple[int, bool], width: int, lines: int, search: str) -> tuple[Drawn, ...]:
        key = (text, search, kind, width, lines)
        found = self._lines.get(key)
        if found is None:
            if len(self._lines) >= MOST_LINES:
                self._lines.clear()
            font, metrics = self._fonts[kind]
            found = self._lines[key] = tuple(
                (words, spans, _static(words, font)) for words, spans in lit_lines(text, search, metrics, width, lines)
            )
        return found

    def _paint_ground(self, painter: QPainter, whole: QRect, row: RowLook) -> None:
        """Selection, hover, current row: one rounded frame over the row."""
        px = self._theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.colours[Token.ACCENT], 1) if row.is_framed else Qt.PenStyle.NoPen)
        painter.setBrush(self.colours[row.ground] if row.ground else Qt.BrushStyle.NoBrush)
        rect = QRectF(whole).adjusted(px(INSET) + 0.5, 1.5, -px(INSET) - 0.5, -1.5)
        painter.drawRoundedRect(rect, px(INSET), px(INSET))
        painter.restore()

    def _paint_heading(self, painter: QPainter, whole: QRect, block: Block, setting: Setting, *, is_open: bool) -> None:
        px = self._theme.px
        is_section = block.kind is BlockKind.SECTION
        cell = next(
            QRect(whole.x() - setting.left + x, whole.y(), width, whole.height())
            for column, x, width in setting.columns
            if column is Column.TEXT
        )
        x, size = px(CHEVRON_X[block.kind]), px(CHEVRON)
        name = "chevron-down" if is_open else "chevron-right"
        picture = self._theme.icons.pixmap(name, self._theme.colours[Token.SECONDARY], size, setting.ratio)
        painter.save()
        painter.setClipRect(cell)
        painter.drawPixmap(cell.x() + x, cell.center().y() - size // 2, size, size, picture)
        self._text(
            painter, cell.adjusted(x + size + px(4), 0, -px(8), 0), heading_text(block), search=setting.search,
            token=Token.SECONDARY if is_section else Token.TEXT, size=NOTE if is_section else BODY, bold=not is_section,
        )  # fmt: skip
        if not is_section:
            painter.setClipRect(whole.adjusted(cell.right() + 1 - whole.x(), 0, 0, 0))
            self._count(painter, whole.adjusted(0, 0, -px(18), 0), count_text(block), setting.search)
        painter.restore()

    def _count(self, painter: QPainter, rect: QRect, text: str, search: str) -> None:
        """How many of a heading's measures are done, at the row's right end."""
        font, metrics = self._fonts[NOTE, False]
        for words, spans in lit_lines(text, search, metrics, rect.width(), 1):
            x = rect.right() + 1 - metrics.horizontalAdvance(words)
            _light(painter, metrics, (words, spans), QRect(x, rect.y(), 0, rect.height()), self.colours[Token.WARNING_GROUND])
            painter.setFont(font)
            painter.setPen(self.colours[Token.SECONDARY])
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words)

    def _paint_measure(
        self, painter: QPainter, cell: QRect, row: MeasureRow, place: tuple[Column, Token], setting: Setting
    ) -> None:
        column, ground = place
        is_done = row.state in DONE
        token = Token.SECONDARY if is_done else Token.TEXT
        if column is Column.TEXT:
            self._paint_box(painter, self.box_of(cell), (ground, row.state is State.CLOSED, setting.ratio))
            self._text(painter, self._text_rect(cell), row.text, token=token, lines=2, search=setting.search)
            return
        px = self._theme.px
        rect = cell.adjusted(px(8), 0, -px(4), 0)
        text = cell_text(row, column, year=setting.year)
        if column is Column.DUE:
            beside = paint_shape(painter, rect, light_icon(row.light), LIGHT_TOKENS[row.light], self._theme)
            token = Token.SECONDARY if row.light is Light.GREY else Token.TEXT
            self._text(painter, beside, text, token=token)
            return
        if column is Column.MONTH and not is_done and (row.has_progress or row.role is not None):
            token = Token.GREEN if row.has_progress else Token.AMBER
        elif column is Column.MONTH or text in ("—", "0"):
            token = Token.SECONDARY
        self._text(painter, rect, text, token=token, size=NOTE, search=setting.search)

    def _paint_box(self, painter: QPainter, box: QRect, look: tuple[Token, bool, float]) -> None:
        """The tick box, drawn once for each ground; where pixels are no whole fraction of a point, each time."""
        ground, checked, ratio = look
        if not ratio.is_integer():
            paint_box(painter, box, self._theme, checked=checked)
            return
        if look not in self._boxes:
            picture = QPixmap(box.size().grownBy(EDGE) * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(self.colours[ground])
            on_picture = QPainter(picture)
            paint_box(on_picture, QRect(QPoint(EDGE.left(), EDGE.top()), box.size()), self._theme, checked=checked)
            on_picture.end()
            self._boxes[look] = picture
        painter.drawPixmap(box.marginsAdded(EDGE).topLeft(), self._boxes[look])

    def _text_rect(self, cell: QRect) -> QRect:
        return cell.adjusted(self._theme.px(TEXT_X), 0, -self._theme.px(12), 0)

    def _text(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        *,
        token: Token,
        size: int = BODY,
        bold: bool = False,
        lines: int = 1,
        search: str = "",
    ) -> None:
        """Text with what is searched for lit behind the letters."""
        font, metrics = self._fonts[size, bold]
        spacing = metrics.lineSpacing()
        shown = self._drawn_of(text, (size, bold), rect.width(), lines, search)
        top = rect.y() + max(0, (rect.height() - spacing * len(shown)) // 2)
        painter.setFont(font)
        painter.setPen(self.colours[token])
        for words, spans, drawn in shown:
            if spans:
                _light(painter, metrics, (words, spans), QRect(rect.x(), top, rect.width(), spacing), self.colours[Token.WARNING_GROUND])
            painter.drawStaticText(rect.x(), top, drawn)
            top += spacing


def _static(words: str, font: QFont) -> QStaticText:
    """Words whose letters are laid out once."""
    made = QStaticText(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.prepare(QTransform(), font)
    return made


def _light(
    painter: QPainter, metrics: QFontMetrics, line: Line, place: QRect, ground: QColor
) -> None:
    """The ground behind what was searched for."""
    words, spans = line
    for start, end in spans:
        before = metrics.horizontalAdvance(words[:start])
        width = metrics.horizontalAdvance(words[:end]) - before
        painter.fillRect(QRect(place.x() + before, place.y(), width, place.height()), ground)


def lit_lines(text: str, search: str, metrics: QFontMetrics, width: int, lines: int) -> tuple[Line, ...]:
    """A text as lines of a width with the hits in each; it begins near its first hit when that would not be seen."""
    joined = " ".join(text.split())
    spans = hit_spans(joined, search) if search else ()
    shown = elided_lines(joined, metrics, width, lines)
    is_cut = bool(shown) and shown[-1].endswith("…") and not joined.endswith("…")
    if spans and is_cut:
        moved, spans = from_first_hit(joined, spans, sum(map(len, shown)) - 1)
        if moved is not joined:
            joined, shown = moved, elided_lines(moved, metrics, width, lines)
    return tuple(_with_spans(joined, shown, spans))


def _with_spans(text: str, lines: list[str], spans: tuple[Span, ...]) -> list[Line]:
    found: list[Line] = []
    place = 0
    for line in lines:
        bare = line.removesuffix("…") or line
        start = max(text.find(bare, place), place)
        end = start + len(bare)
        inside = tuple(
            (max(first, start) - start, min(last, end) - start)
            for first, last in spans
            if first < end and last > start
        )
        found.append((line, inside))
        place = end
    return found
