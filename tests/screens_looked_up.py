"""Pictures of the pages that are looked up now and then: the ledger's history, all its evidence."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw
from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtWidgets import QWidget

from gui.main_window import MainWindow
from gui.pages.evidence import EvidencePage
from gui.pages.evidence_head import ALIKE
from gui.pages.history import HistoryPage
from gui.pages.history_head import SPAN
from model.periods import EARLIEST, Month
from model.rows.history import ChangeKind, MeasureHistory

MAY = Month(2026, 5)


def _settle(window: MainWindow) -> None:
    for _ in range(6):
        if window.frame is not None:
            window.frame.operations.runners.wait()
        QCoreApplication.processEvents()


def _history(window: MainWindow) -> HistoryPage:
    window.open_page("history")
    page = window.pages["history"]
    if not isinstance(page, HistoryPage):
        raise TypeError("the history is another page")
    page.head.clear()
    page.head.changed.emit()
    _settle(window)
    return page


def history(window: MainWindow) -> QWidget:
    """Changes with before and after, one chosen."""
    _history(window).table.choose(3)
    _settle(window)
    return window


def history_checked(window: MainWindow) -> QWidget:
    """The chain was checked; the first noting of progress has a later one in its way."""
    page = _history(window)
    page.head.check.click()
    kind = page.head.kind
    kind.setCurrentIndex(kind.findData(ChangeKind.PLAN.value))
    kind.activated.emit(kind.currentIndex())
    _settle(window)
    page.table.choose(0)
    _settle(window)
    return window


def history_nothing(window: MainWindow) -> QWidget:
    """Nothing was done in those days."""
    page = _history(window)
    head = page.head
    head.days.setCurrentIndex(head.days.findData(SPAN))
    for field in (head.first, head.last):
        field.setDate(QDate(EARLIEST, 1, 1))
    head.days.activated.emit(head.days.currentIndex())
    _settle(window)
    return window


def history_of_measure(window: MainWindow) -> QWidget:
    """One measure's changes."""
    page = _history(window)
    line = next(line for line in page.model.rows() if line.doors)
    page.open_place(MeasureHistory(*line.doors[0]))
    _settle(window)
    return window


def history_whole(window: MainWindow) -> QWidget:
    """Everything checked, with files missing."""
    _filled(window)
    page = _history(window)
    page.head.whole.click()
    _settle(window)
    return page.acts.asking or window


def _scene(folder: Path, name: str, seed: int, size: tuple[int, int] = (1200, 900)) -> Path:
    made = Image.new("RGB", size, (176, 204, 226))
    draw = ImageDraw.Draw(made)
    wide, high = size
    draw.rectangle((0, high * 0.62, wide, high), fill=(120 + seed * 9 % 60, 140, 96))
    for turn in range(5):
        left = (turn * 23 + seed * 31) % 90 / 100 * wide
        top = high * (0.2 + (turn * 17 + seed * 13) % 40 / 100)
        draw.rectangle((left, top, left + wide / 9, high * 0.7), fill=(90 + turn * 25, 100 + seed * 7 % 90, 110))
    made.save(folder / name, quality=88)
    return folder / name


def _filled(window: MainWindow) -> None:
    """Photographs on some measures, one of them twice, one file gone, one nobody uses."""
    from model.actions.evidence import attach_evidence, detach_evidence
    from model.queries.evidence import evidence_files
    from model.rows.evidence import FileFilter
    from tests.builders import measure_ids

    if window.frame is None:
        return
    ledger = window.frame.operations.ledger
    if len(evidence_files(ledger, FileFilter())) > 2:
        return
    keys = measure_ids(ledger)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        files = [_scene(folder, f"IMG_20260{number % 3 + 4}1{number}_0930.jpg", number) for number in range(1, 7)]
        for number, file in enumerate(files):
            attach_evidence(ledger, keys[number * 3 : number * 3 + 1 + number % 3], [file], month=MAY, note="整改后现场" if number % 2 else "")
        again = _scene(folder, "微信图片_20260516.jpg", 2, (800, 600))
        gone = _scene(folder, "断面照片.jpg", 9)
        notice = folder / "巡查记录.txt"
        notice.write_text("巡查记录", encoding="utf-8")
        attach_evidence(ledger, keys[4:5], [again, gone, notice])
    rows = {row.name: row for row in evidence_files(ledger, FileFilter())}
    detach_evidence(ledger, keys[4], rows["巡查记录.txt"].id)
    ledger.evidence_files.path_of(rows["断面照片.jpg"].sha256).unlink()


def _evidence(window: MainWindow) -> EvidencePage:
    _filled(window)
    window.open_page("evidence")
    page = window.pages["evidence"]
    if not isinstance(page, EvidencePage):
        raise TypeError("the evidence is another page")
    page.head.clear()
    page.refresh()
    _settle(window)
    return page


def evidence(window: MainWindow) -> QWidget:
    """Files with their pictures, one looked at."""
    page = _evidence(window)
    page.table.choose(4)
    _settle(window)
    return window


def evidence_alike(window: MainWindow) -> QWidget:
    """Pictures that are nearly the same."""
    page = _evidence(window)
    page.head.chips.choose(frozenset({ALIKE}))
    page.head.changed.emit()
    _settle(window)
    page.table.choose(0)
    _settle(window)
    return window


def evidence_nothing(window: MainWindow) -> QWidget:
    """No file of that name."""
    page = _evidence(window)
    page.head.search.setText("没有的文件")
    page.head.search.searched.emit("没有的文件")
    _settle(window)
    return window


LOOKED_UP: dict[str, Callable[[MainWindow], QWidget]] = {
    "history": history,
    "history-checked": history_checked,
    "history-nothing": history_nothing,
    "history-of-measure": history_of_measure,
    "history-whole": history_whole,
    "evidence": evidence,
    "evidence-alike": evidence_alike,
    "evidence-nothing": evidence_nothing,
}
