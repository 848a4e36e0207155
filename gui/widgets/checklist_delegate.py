"""Paints the checklist: headings with their counts, measures with tick box, light, role and progress."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from gui.item_models.checklist_layout import Block, BlockKind
from gui.item_models.checklist_model import ChecklistModel
from gui.item_models.checklist_table import Column
from gui.item_models.checklist_words import cell_text, count_text, heading_text
from gui.item_models.index import Index
from gui.theme import BODY, NOTE, Theme, Token
from gui.widgets.cell_painting import box_rect, paint_box, paint_light
from gui.widgets.elided_label import elided_lines
from gui.widgets.search_hits import Span, from_first_hit, hit_spans
from model.rows.checklist import MeasureRow
from model.rows.words import State

BOX_X, TEXT_X = 44, 70
CHEVRON_X = {BlockKind.ANNEX: 10, BlockKind.SECTION: 20, BlockKind.TASK: 28}
CHEVRON = 16
INSET = 6
MOST_LINES = 4000  # texts whose breaking into lines is remembered

Line = tuple[str, tuple[Span, ...]]


class ChecklistDelegate(QStyledItemDelegate):
    """Paints every cell of the checklist by the line its row holds; `search` is what is lit in it."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self.search = ""
        self.hovered_row = -1
        self.drop_row = -1
        self._lines: dict[tuple[object, ...], tuple[Line, ...]] = {}
        theme.changed.connect(self._look)
        self._look()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        model = cast("ChecklistModel", self._view.model())
        line = model.line_at(index.row())
        painter.save()
        painter.setClipRect(option.rect)
        whole = self._row_rect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:  # over the square selection the view painted
            painter.fillRect(option.rect, self._theme.colour(Token.PANEL))
        self._paint_ground(painter, option, whole, index.row(), is_heading=isinstance(line, Block))
        if isinstance(line, Block):
            self._paint_heading(painter, option.rect, whole, line, index)
        elif line is not None:
            self._paint_measure(painter, option.rect, line, Column(index.column()))
        elif index.column() == Column.TEXT:
            self._text(painter, self._text_rect(option.rect), "…", token=Token.SECONDARY)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Sizes are the view's affair."""
        return QSize(0, 0)

    def box_of(self, cell: QRect) -> QRect:
        """Where the tick box of a measure's first cell stands."""
        return box_rect(cell.adjusted(self._theme.px(BOX_X), 0, 0, 0), self._theme)

    def _look(self) -> None:
        self._lines.clear()
        fonts = {
            (size, bold): self._theme.font(size, bold=bold) for size in (BODY, NOTE) for bold in (False, True)
        }
        self._fonts = {kind: (font, QFontMetrics(font)) for kind, font in fonts.items()}

    def _lines_of(self, text: str, kind: tuple[int, bool], width: int, lines: int) -> tuple[Line, ...]:
        key = (text, self.search, kind, width, lines)
        found = self._lines.get(key)
        if found is None:
            if len(self._lines) >= MOST_LINES:
                self._lines.clear()
            found = self._lines[key] = lit_lines(text, self.search, self._fonts[kind][1], width, lines)
        return found

    def _row_rect(self, cell: QRect) -> QRect:
        """The cell's whole row in the view."""
        header = self._view.horizontalHeader()
        return QRect(-header.offset(), cell.y(), header.length(), cell.height())

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, whole: QRect, row: int, *, is_heading: bool
    ) -> None:
        """Selection, hover, current row: one rounded frame over all cells of the row."""
        px = self._theme.px
        rect = QRectF(whole).adjusted(px(INSET) + 0.5, 1.5, -px(INSET) - 0.5, -1.5)
        is_current = row == self._view.currentIndex().row()
        ground: Token | None = None
        if row == self.drop_row:
            ground = Token.ACCENT_GROUND
        elif option.state & QStyle.StateFlag.State_Selected and (is_current or not is_heading):
            ground = Token.SELECTION
        elif row == self.hovered_row:
            ground = Token.GROUND
        is_framed = row == self.drop_row or (is_current and self._view.hasFocus())
        if ground is None and not is_framed:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour(Token.ACCENT), 1) if is_framed else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, px(INSET), px(INSET))
        painter.restore()

    def _paint_heading(
        self, painter: QPainter, cell: QRect, whole: QRect, block: Block, index: Index
    ) -> None:
        px = self._theme.px
        if index.column() == Column.TEXT:
            x, size = px(CHEVRON_X[block.kind]), px(CHEVRON)
            model = cast("ChecklistModel", self._view.model())
            name = "chevron-down" if model.is_open(index.row()) else "chevron-right"
            ratio = painter.device().devicePixelRatioF()
            picture = self._theme.icons.pixmap(name, self._theme.colours[Token.SECONDARY], size, ratio)
            painter.drawPixmap(cell.x() + x, cell.center().y() - size // 2, size, size, picture)
            beside = cell.adjusted(x + size + px(4), 0, -px(8), 0)
            is_section = block.kind is BlockKind.SECTION
            self._text(
                painter, beside, heading_text(block), token=Token.SECONDARY if is_section else Token.TEXT,
                size=NOTE if is_section else BODY, bold=not is_section,
            )  # fmt: skip
        else:
            counted = "" if block.kind is BlockKind.SECTION else count_text(block)
            beside = whole.adjusted(0, 0, -px(18), 0)
            self._text(
                painter, beside, counted, token=Token.SECONDARY, size=NOTE, align=Qt.AlignmentFlag.AlignRight
            )

    def _year(self) -> int:
        return cast("ChecklistModel", self._view.model()).year

    def _paint_measure(self, painter: QPainter, cell: QRect, row: MeasureRow, column: Column) -> None:
        is_done = row.state in (State.CLOSED, State.NOT_APPLICABLE)
        px = self._theme.px
        rect = cell.adjusted(px(8), 0, -px(4), 0)
        if column == Column.TEXT:
            paint_box(painter, self.box_of(cell), self._theme, checked=row.state is State.CLOSED)
            self._text(
                painter,
                self._text_rect(cell),
                row.text,
                token=Token.SECONDARY if is_done else Token.TEXT,
                lines=2,
            )
        elif column == Column.DUE:
            paint_light(painter, rect, row.light, cell_text(row, column, year=self._year()), self._theme)
        else:
            token = Token.SECONDARY if is_done else Token.TEXT
            text = cell_text(row, column, year=self._year())
            if column == Column.MONTH and not is_done and (row.has_progress or row.role is not None):
                token = Token.GREEN if row.has_progress else Token.AMBER
            elif column == Column.MONTH or text in ("—", "0"):
                token = Token.SECONDARY
            self._text(painter, rect, text, token=token, size=NOTE)

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
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """Text with what is searched for lit behind the letters."""
        font, metrics = self._fonts[size, bold]
        spacing = metrics.lineSpacing()
        shown = self._lines_of(text, (size, bold), rect.width(), lines)
        top = rect.y() + max(0, (rect.height() - spacing * len(shown)) // 2)
        painter.setFont(font)
        for number, (words, spans) in enumerate(shown):
            place = QRect(rect.x(), top + number * spacing, rect.width(), spacing)
            for start, end in spans:
                x = place.x() + metrics.horizontalAdvance(words[:start])
                width = metrics.horizontalAdvance(words[:end]) - (x - place.x())
                painter.fillRect(
                    QRect(x, place.y(), width, spacing), self._theme.colour(Token.WARNING_GROUND)
                )
            painter.setPen(self._theme.colour(token))
            painter.drawText(place, int(align | Qt.AlignmentFlag.AlignVCenter), words)


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
