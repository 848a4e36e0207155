"""One measure whole, beside the checklist: what it asks, why it is mine, what was done, what proves it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.gaps import QVBoxLayout
from gui.item_models.checklist_layout import Block
from gui.language import FollowsLanguage
from gui.page import Frame
from gui.pages.detail_attach import Attaching
from gui.pages.detail_dates import DatesSection
from gui.pages.detail_earlier import EarlierLine
from gui.pages.detail_evidence import EvidenceSection
from gui.pages.detail_foot import DetailFoot
from gui.pages.detail_head import DetailHead
from gui.pages.detail_history import HistorySection
from gui.pages.detail_nothing import NoMeasure
from gui.pages.detail_open import OpenSection
from gui.pages.detail_progress import ProgressSection
from gui.pages.detail_reported import ReportedSection
from gui.pages.detail_section import DetailSection
from gui.pages.detail_targets import TargetsSection
from gui.widgets.file_drops import FileDrops
from gui.widgets.tab_order import tab_by_layout
from gui.widgets.tall_area import TallArea
from model.errors import TaizhangError
from model.rows.changed import Changed

if TYPE_CHECKING:
    from model.rows.record import MeasureDetail

_QUESTION = "model.queries.measure_page"  # loads SQLAlchemy
_SOON_MS, _MOST_TURNS = 20, 50  # till the list that has its rows is painted; a pane that is not shown does not wait for ever
NARROWEST, ROOM = 290, 460  # the latter, or a third of the window, is the most that large text or long words ask for


class DetailPane(FollowsLanguage, QWidget):
    """The sections of one measure, one below the other, and the tick at the foot.

    Signals:
        left: Escape was pressed; the keyboard goes back to the list.
    """

    left = Signal()

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frame = frame
        self.measure_id: int | None = None
        self.detail: MeasureDetail | None = None
        self._is_alone = True
        self.attaching = Attaching(frame, self)
        self.area = TallArea(self)
        self.inside = QWidget(self.area)
        # As high as its words are at the width there is: what it would ask for by itself is their height in a column of a letter.
        self.inside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.head = DetailHead(frame, self.inside)
        self.earlier = EarlierLine(frame, self.inside)
        self.open = OpenSection(frame, self.inside)
        self.dates = DatesSection(frame, self.inside)
        self.targets = TargetsSection(frame, self.inside)
        self.progress = ProgressSection(frame, self.inside)
        self.evidence = EvidenceSection(frame, self.attaching, self.inside)
        self.reported = ReportedSection(frame, self.inside)
        self.history = HistorySection(frame, self.inside)
        self.nothing = NoMeasure(frame, self)
        self.foot = DetailFoot(frame, self)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._ask_when_painted)
        self._turns, self._was_painted = 0, False
        self._build()
        self._connect()
        self.retranslate()
        self.show_measure(None)

    @property
    def sections(self) -> tuple[DetailSection, ...]:
        """The sections that show a measure's record, from top to bottom."""
        return (self.head, self.open, self.dates, self.targets, self.progress, self.evidence)

    def show_measure(self, measure_id: int | None, heading: Block | None = None) -> None:
        """Show another measure, or a heading; what was typed about the measure before is stored first."""
        if measure_id == self.measure_id and measure_id is not None:
            return
        self.flush()
        self.measure_id = measure_id
        self.foot.show_row(None)  # until the measure's record is there, nothing acts on the one before
        self.nothing.show_heading(heading)
        if measure_id is None:
            self.detail = None
        self._show_parts()
        if measure_id is None:
            self._soon.stop()
        elif _QUESTION in sys.modules:
            self._ask()
        else:  # the first record of a start waits until the list is painted: what it is read with is still to be loaded
            self._soon.start()

    def set_alone(self, *, is_alone: bool) -> None:
        """Whether the measure shown is the one that is chosen; otherwise the foot does not offer to close it."""
        self._is_alone = is_alone
        self._show_parts()

    def flush(self) -> None:
        """Store what was typed and is not stored yet."""
        self.progress.flush()
        self.targets.flush()

    def take_keyboard(self) -> None:
        """Put the keyboard where most is written: this month's progress."""
        if self.detail is not None:
            self.progress.editor.setFocus()
            self.area.ensureWidgetVisible(self.progress.editor)

    def paste(self) -> bool:
        """Attach the picture or the files that were copied; False when there are none."""
        if self.detail is None:
            return False
        row = self.detail.record.row
        return self.attaching.paste(row.id, row.code, QGuiApplication.clipboard().mimeData())

    def retranslate(self) -> None:
        """Set every text anew."""
        self.nothing.retranslate()
        self.foot.retranslate()
        if self.detail is not None:
            self._on_detail(self.detail)

    def minimumSizeHint(self) -> QSize:
        """As wide as its sections need, as far as the window has room for them."""
        hint, most = super().minimumSizeHint(), max(ROOM, self.window().width() // 3)
        return QSize(min(max(self.frame.theme.px(NARROWEST), hint.width()), most), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Know that the list beside it is painted too."""
        self._was_painted = True
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list, paste attaches."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not (event.matches(QKeySequence.StandardKey.Paste) and self.paste()):
            super().keyPressEvent(event)

    def _build(self) -> None:
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(12)
        for section in (self.head, self.earlier, *self.sections[1:], self.reported, self.history):
            column.addWidget(section)
        column.addStretch(1)
        self._laid_out = column
        self.area.setWidget(self.inside)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.area, 1)
        outer.addWidget(self.nothing, 1)
        outer.addWidget(self.foot)
        FileDrops(
            self, self.evidence.attach, takes=lambda: self.detail is not None and self.evidence.may_write,
            says=lambda _files: self.tr("Drop to attach as evidence"),
        )  # fmt: skip
        self.frame.theme.changed.connect(self.updateGeometry)

    def _connect(self) -> None:
        self.frame.operations.changed.connect(self._on_changed)
        self.foot.pressed.connect(self.flush)
        self.progress.month_changed.connect(self.targets.show_month)
        self.progress.editor.escaped.connect(self.left)
        self.progress.editor.pasted.connect(self.paste)
        self.evidence.strip.escaped.connect(self.left)

    def _ask_when_painted(self) -> None:
        self._turns += 1
        if self._was_painted or self._turns > _MOST_TURNS:
            self._ask()
        else:
            self._soon.start()

    def _ask(self) -> None:
        from model.queries.measure_page import (
            measure_detail,  # SQLAlchemy is loaded after the window is painted
        )

        self.frame.operations.ask(
            self, measure_detail, self.measure_id, on_done=self._on_detail, on_error=self._on_failure,
            today=self.frame.today(),
        )  # fmt: skip

    def _on_detail(self, detail: MeasureDetail) -> None:
        if detail.record.row.id != self.measure_id:
            return
        is_other = self.detail is None or self.detail.record.row.id != detail.record.row.id
        self.detail = detail
        for section in self.sections:
            section.show_detail(detail.record)
        self.earlier.show_row(detail.record.row)
        self.reported.show_measure(detail.record.row.id)
        self.history.show_history(detail)
        self.foot.show_row(detail.record.row)
        self._show_parts()
        tab_by_layout(self._laid_out, self)
        if is_other:
            self.area.verticalScrollBar().setValue(0)
            if self.progress.editor.hasFocus():
                QTimer.singleShot(0, self, self.take_keyboard)  # when the other measure is laid out

    def _on_failure(self, error: Exception) -> None:
        if isinstance(error, TaizhangError) and error.code == "measure-unknown":
            self.show_measure(None)  # undoing took its plan away
        else:
            self.frame.messages.show_error(error)

    def _on_changed(self, changed: Changed, _initiator: object) -> None:
        if self.measure_id is not None and (
            self.measure_id in changed.measure_ids
            or not changed.measure_ids
            or changed.kinds & {"unit", "setting"}
        ):
            self._ask()

    def _show_parts(self) -> None:
        has_detail = self.detail is not None
        self.area.setVisible(has_detail)
        self.foot.setVisible(has_detail and self._is_alone)
        self.nothing.setVisible(not has_detail and self.measure_id is None)  # what is chosen need not be asked for
