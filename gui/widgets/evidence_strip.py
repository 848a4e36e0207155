"""Evidence as a strip of small pictures with their names, opened with Enter, removed with Delete."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui.item_models.index import NOWHERE, Index
from gui.item_models.row_table import ROW_ROLE
from gui.theme import SMALL, Theme, Token
from gui.widgets.cell_painting import paint_text
from gui.widgets.drag_out import drag_out
from gui.widgets.thumbnails import Thumbnails
from gui.wording import size_words
from model.rows.checklist import EvidenceRow

PICTURE = QSize(98, 72)
GAP = 8
MOST_LINES = 3
MADE = 240  # thumbnails are made so large, for screens of any scaling


class EvidenceItemModel(QAbstractListModel):
    """The files of one measure."""

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._rows: tuple[EvidenceRow, ...] = ()
        thumbnails.arrived.connect(self._on_arrived)

    def set_rows(self, rows: tuple[EvidenceRow, ...]) -> None:
        """Show these files; the same ones again change nothing."""
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many files there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Files can be dragged out; without this the mouse chooses all it passes."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else found

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Name, picture, tool tip or row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.name, size_words(row.size), row.note) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            taken = row.taken_at.replace("T", " ")
            return "\n".join(part for part in (row.name, size_words(row.size), taken, row.note) if part)
        if role == Qt.ItemDataRole.DecorationRole and row.mime.startswith("image/"):
            return self._thumbnails.get(row.sha256, row.content, MADE)
        return row if role == ROW_ROLE else None

    def _on_arrived(self, sha256: str) -> None:
        for place, row in enumerate(self._rows):
            if row.sha256 == sha256:
                self.dataChanged.emit(self.index(place), self.index(place), [Qt.ItemDataRole.DecorationRole])


class EvidenceDelegate(QStyledItemDelegate):
    """Paints a file: its picture, or a sign with its kind, and its name below."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All files take the same room."""
        px = self._theme.px
        name = QFontMetrics(self._theme.font(SMALL)).lineSpacing()
        return QSize(px(PICTURE.width() + GAP), px(PICTURE.height() + GAP) + name)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one file."""
        px, theme = self._theme.px, self._theme
        place = option.rect.adjusted(1, 1, -px(GAP), 0)
        frame = QRect(place.x(), place.y(), px(PICTURE.width()), px(PICTURE.height()))
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        path = QPainterPath()
        path.addRoundedRect(QRectF(frame), px(6), px(6))
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillPath(path, theme.colour(Token.CHIP))
        if isinstance(picture, QPixmap) and not picture.isNull():
            painter.setClipPath(path)
            painter.drawPixmap(frame, picture, _filling(picture.size(), frame.size()))
            painter.setClipping(False)
        else:
            self._paint_sign(painter, frame, str(index.data(Qt.ItemDataRole.DisplayRole)))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(theme.colour(Token.ACCENT), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
        painter.restore()
        name = QRect(
            place.x(), frame.bottom() + px(3), frame.width(), place.bottom() - frame.bottom() - px(3)
        )
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        paint_text(painter, name, text, theme, token=Token.SECONDARY, size=SMALL)

    def _paint_sign(self, painter: QPainter, frame: QRect, name: str) -> None:
        theme, size = self._theme, self._theme.px(20)
        ratio = painter.device().devicePixelRatioF()
        sign = theme.icons.pixmap("file", theme.colours[Token.SECONDARY], size, ratio)
        painter.drawPixmap(frame.center() - QPoint(size // 2, size - theme.px(4)), sign)
        kind = Path(name).suffix.lstrip(".").upper()[:5]
        below = frame.adjusted(0, frame.height() // 2 + theme.px(4), 0, -theme.px(6))
        paint_text(
            painter,
            below,
            kind,
            theme,
            token=Token.SECONDARY,
            size=SMALL,
            align=Qt.AlignmentFlag.AlignHCenter,
        )


class EvidenceStrip(QListView):
    """The files in lines; it is as high as they need, up to three lines. Several may be chosen, dragged out and copied.

    Signals:
        open_wanted, note_wanted: an EvidenceRow.
        remove_wanted: the files chosen are to go.
        drag_wanted: the files chosen are being dragged; whoever makes copies of them calls drag().
        copy_wanted: copies of the files chosen are to go onto the clipboard.
        chosen: another file, or none, is chosen.
        escaped: Escape was pressed.
    """

    open_wanted = Signal(object)
    note_wanted = Signal(object)
    chosen = Signal()
    remove_wanted = Signal()
    drag_wanted = Signal()
    copy_wanted = Signal()
    escaped = Signal()

    def __init__(self, theme: Theme, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.files = EvidenceItemModel(thumbnails, self)
        self.setModel(self.files)
        self.setItemDelegate(EvidenceDelegate(theme, self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setWrapping(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)  # movement within the strip took it away
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(lambda index: self.open_wanted.emit(index.data(ROW_ROLE)))
        self.selectionModel().selectionChanged.connect(lambda _come, _gone: self.chosen.emit())
        self.files.modelReset.connect(self.chosen)
        theme.changed.connect(self._fit)

    def set_rows(self, rows: tuple[EvidenceRow, ...]) -> None:
        """Show these files."""
        self.files.set_rows(rows)
        self._fit()

    def current_row(self) -> EvidenceRow | None:
        """The file the keyboard is on."""
        row = self.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, EvidenceRow) else None

    @property
    def chosen_rows(self) -> list[EvidenceRow]:
        """The files chosen, in their order."""
        return [index.data(ROW_ROLE) for index in sorted(self.selectedIndexes(), key=lambda one: one.row())]

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Ask for copies; the drag itself begins when they are there."""
        if self.chosen_rows:
            self.drag_wanted.emit()

    def drag(self, files: Sequence[Path]) -> bool:
        """Drag these files, unless the button was let go meanwhile; whether they were dragged."""
        return drag_out(self, files)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 writes a note, Delete removes, Ctrl+C copies, Escape leaves."""
        row = self.current_row()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.chosen_rows:
            self.remove_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            if self.chosen_rows:
                self.copy_wanted.emit()
        elif event.key() == Qt.Key.Key_F2 and row is not None:
            self.note_wanted.emit(row)
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        count = self.files.rowCount()
        self.setVisible(bool(count))
        item = self.itemDelegate().sizeHint(QStyleOptionViewItem(), QModelIndex())
        a_line = max(1, self.width() // item.width())
        lines = -(-count // a_line)
        bar = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if lines > MOST_LINES
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.setVerticalScrollBarPolicy(bar)
        self.setGridSize(item)
        height = max(min(lines, MOST_LINES), 1) * item.height() + 2
        if height != self.height():
            self.setFixedHeight(height)


def _filling(picture: QSize, frame: QSize) -> QRect:
    """The middle part of a picture that fills a frame without being stretched."""
    part = frame.scaled(picture, Qt.AspectRatioMode.KeepAspectRatio)
    return QRect(QPoint((picture.width() - part.width()) // 2, (picture.height() - part.height()) // 2), part)
