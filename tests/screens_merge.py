"""Pictures of the merge page: what came back, who has reported, what contradicts, the month merged; its dialogs."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from gui.dialogs.locked_package import LockedPackageDialog
from gui.dialogs.reminder import ReminderDialog
from gui.dialogs.returned_measure import ReturnedMeasureDialog
from gui.dialogs.returned_reading import ReadingDialog
from gui.dialogs.returned_sender import SenderDialog
from gui.dialogs.returned_words import WordsDialog
from gui.main_window import MainWindow
from gui.pages.merge import MergePage
from gui.pages.merge_head import Side
from model.periods import Month
from model.rows.merging import ConflictCode
from model.rows.report import SubmissionRow
from model.rows.words import State
from tests.returned_files import Said, returned

MAY = Month(2026, 5)
_TEXTS = (
    "完成现场排查12处，发现的问题已列清单并逐项整改到位。", "召开协调会两次，明确点位和完成时限，倒排工期推进。",
    "已完成招标，施工单位进场，累计完成工程量的六成。", "本月开展联合检查三次，发现问题五处，均已整改。",
)  # fmt: skip


def _until(condition: Callable[[], object], seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not condition() and time.monotonic() < until:
        QCoreApplication.processEvents()
        time.sleep(0.005)


def _page(window: MainWindow, side: Side) -> MergePage:
    window.open_page("merge", int(side))
    page = window.pages["merge"]
    assert isinstance(page, MergePage)
    _rest(window, page)
    return page


def _rest(window: MainWindow, page: MergePage) -> None:
    frame = window.frame
    assert frame is not None
    _until(lambda: not frame.operations.is_awaited and not page.taking.is_busy and page.arrived is not None)


def _filled(window: MainWindow, side: Side) -> MergePage:
    """The page with files of May that say different things; taken in once."""
    page = _page(window, side)
    page.head.month.choose(MAY)
    _rest(window, page)
    if page.arrived is not None and not page.arrived.files:
        _take_in(window, page, Path(tempfile.mkdtemp(prefix="taizhang-")))
    if side is not Side.RESULT:
        _take_merging_back(window, page)
    page.show_side(side)
    _rest(window, page)
    return page


def _take_merging_back(window: MainWindow, page: MergePage) -> None:
    """Where the picture of the result merged them all."""
    frame = window.frame
    assert frame is not None
    for _step in range(len(frame.operations.history.steps)):
        if page.arrived is None or not all(ref.is_merged for ref in page.arrived.files):
            break
        frame.operations.undo()
        _rest(window, page)


def _take_in(window: MainWindow, page: MergePage, folder: Path) -> None:
    """One file that is merged, then many, one of which says other things than the ledger does by now."""
    files = _files(window, page, folder)
    page.take(files[:1])
    _rest(window, page)
    page.acts.merge()
    _until(lambda: not page.acts.is_busy)
    _rest(window, page)
    page.take(files[1:])
    _rest(window, page)


def _files(window: MainWindow, page: MergePage, folder: Path) -> list[Path]:
    frame = window.frame
    assert frame is not None
    assert page.arrived is not None
    assert page.place is not None
    units = [one.name for one in page.arrived.standing.senders if one.is_expected][:6]
    made = []
    for number, unit in enumerate(units):
        path = folder / f"{unit}5月报送.xlsx"
        made.append(_returned(window, page, path, unit, number))
    made.append(_returned(window, page, folder / f"{units[0]}5月报送（改）.xlsx", units[0], 3))
    made.append(_returned(window, page, folder / f"{units[1]}5月报送（二）.xlsx", units[1], 4))
    made.append(_returned(window, page, folder / "新建 工作表.xlsx", "某某办公室", 2))
    picture = folder / "扫描件.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    return [*made, picture]


def _returned(window: MainWindow, page: MergePage, path: Path, unit: str, number: int) -> Path:
    assert window.frame is not None
    assert page.place is not None

    def say(place: int, row: SubmissionRow) -> Said:
        if (place + number) % 3 == 2:
            return None
        said: dict[str, Any] = {
            "month_progress": _TEXTS[(place + number) % 4], "state": (State.IN_PROGRESS, State.CLOSED)[(place * number) % 2],
            "reported_on": date(2026, 6, 1 + number),
        }  # fmt: skip
        if place % 4 == 1:
            said["trouble"] = "资金尚未到位。"
        return said | {"targets": tuple(replace(target, value=Decimal(10 + number * 3)) for target in row.targets)}

    ledger = window.frame.operations.ledger
    return returned(ledger, path, MAY, unit=unit, say=say, plan_id=page.place[0], today=date(2026, 6, 26))


def _dialog(window: MainWindow, kind: type[QDialog]) -> QWidget:
    def found() -> QDialog | None:
        shown = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible())
        return next(shown, None)

    _until(found)
    return found() or window


def files(window: MainWindow) -> QWidget:
    """What came back."""
    _filled(window, Side.FILES)
    return window


def senders(window: MainWindow) -> QWidget:
    """Who has reported."""
    _filled(window, Side.SENDERS)
    return window


def reminder(window: MainWindow) -> QWidget:
    """The notice that reminds."""
    page = _filled(window, Side.SENDERS)
    page.senders.remind(None)
    return _dialog(window, ReminderDialog)


def conflicts(window: MainWindow) -> QWidget:
    """What contradicts, the first of it decided."""
    page = _filled(window, Side.CONFLICTS)
    for place, row in enumerate(page.conflicts.model.all_made()[:6]):
        option = row.option(1 + place % 2)
        if option is not None and option.decision is not None and place not in (0, 3):
            page.deciding.decide([option.decision])
    _rest(window, page)
    return window


def ledger_differs(window: MainWindow) -> QWidget:
    """A file that says other things than the ledger does."""
    page = _filled(window, Side.CONFLICTS)
    row = next(row for row in page.conflicts.model.all_made() if row.conflict.code is ConflictCode.LEDGER_DIFFERS)
    page.conflicts.choose(row.conflict.key)
    return window


def sender(window: MainWindow) -> QWidget:
    """The dialog that asks who sent a file."""
    page = _filled(window, Side.FILES)
    line = next(line for line in page.files.model.rows() if line.is_waiting)
    page.conflicts.asks.ask_sender_of(line.seen.key if line.seen else "", line.name)
    return _dialog(window, SenderDialog)


def locked(window: MainWindow) -> QWidget:
    """The dialog that asks for the passphrase of a package."""
    page = _filled(window, Side.FILES)
    dialog = LockedPackageDialog(page.frame.theme, Path("青山镇人民政府_2026年5月_报送.zip"), window)
    dialog.open()
    return dialog


def _of(window: MainWindow, side: Side) -> tuple[MergePage, str]:
    page = _filled(window, side)
    return page, f"{_TEXTS[1]}\n青山镇人民政府5月报送.xlsx，第7行"


def measure(window: MainWindow) -> QWidget:
    """Which measure a row is that fits none."""
    page, about = _of(window, Side.CONFLICTS)
    found = page.deciding.found
    dialog = ReturnedMeasureDialog(page.frame.theme, about, found.measures if found is not None else {}, window)
    dialog.open()
    return dialog


def reading(window: MainWindow) -> QWidget:
    """What the number is that a file does not say clearly."""
    page, about = _of(window, Side.CONFLICTS)
    dialog = ReadingDialog(page.frame.theme, f"1-03-2 新增充电桩\n约十来个\n{about}", window)
    dialog.open()
    return dialog


def words(window: MainWindow) -> QWidget:
    """Words in place of all that is said."""
    page, about = _of(window, Side.CONFLICTS)
    dialog = WordsDialog(page.frame.theme, about, _TEXTS[2], window)
    dialog.open()
    return dialog


def result(window: MainWindow) -> QWidget:
    """The month after merging; taken back again for the pictures that follow."""
    page = _filled(window, Side.RESULT)
    asked = [row for row in page.conflicts.model.all_made() if row.conflict.is_open]
    offered = (next((one.decision for one in row.options if one.decision is not None), None) for row in asked)
    page.deciding.decide([decision for decision in offered if decision is not None])
    _rest(window, page)
    if page.head.merge.isEnabled():
        page.acts.merge()
    _until(lambda: not page.acts.is_busy)
    page.show_side(Side.RESULT)
    _rest(window, page)
    return window


MERGE = {
    "merge-files": files, "merge-senders": senders, "merge-reminder": reminder, "merge-conflicts": conflicts, "merge-differs": ledger_differs,
    "merge-sender": sender, "merge-locked": locked, "merge-measure": measure, "merge-reading": reading, "merge-words": words,
    "merge-result": result,
}  # fmt: skip
