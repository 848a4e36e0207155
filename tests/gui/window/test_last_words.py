"""The window waits for what was typed: until it is stored, or a person chose, or let it go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.operations import Operations
from gui.page import Frame
from gui.pages.one_job import OneJob
from gui.pages.submissions_maker import ReportMaker, Subject
from model.errors import Cancelled, StorageError
from model.ledger import Ledger
from model.periods import Month, Quarter
from model.rows.changed import Changed
from model.rows.checklist import ChecklistFilter
from model.rows.clash import Choice, Clash, EditClash, FieldKey, FieldKind, Seen
from tests.builders import TODAY
from tests.fakes import FakeTasks, fake_runners
from tests.gui.window_scene import page

NOTE = FieldKey(FieldKind.NOTE, 1, Month(2026, 6))


def held(window: MainWindow, make_frame: Callable[..., Frame]) -> FakeTasks:
    """The writer of the window's ledger, whose work waits to be released."""
    runners = fake_runners()
    runners.writer.held = True
    frame = window.frame
    operations = Operations(frame.operations.ledger, runners, window.messages, window)
    window.frame = Frame(operations, frame.settings, frame.theme, window.messages, window.chosen, frame.today)
    return runners.writer


def writing(window: MainWindow) -> tuple[OneJob, FakeTasks]:
    """A file that is being written on a person's word, until it is released."""
    runners = fake_runners()
    runners.long_work.held = True
    frame = window.frame
    operations = Operations(frame.operations.ledger, runners, window.messages, window)
    window.frame = Frame(operations, frame.settings, frame.theme, window.messages, window.chosen, frame.today)
    return OneJob(window.frame, window), runners.long_work


def written(*, progress: object, cancelled: Callable[[], bool]) -> bool:
    if cancelled():
        raise Cancelled
    return True


def finished(*, progress: object, cancelled: object) -> bool:
    """Work that looks too late whether it was stopped."""
    return True


def reading(window: MainWindow) -> tuple[list[object], FakeTasks]:
    """Work that writes no file, as reading a plan, until it is released; what became of it."""
    _job, work = writing(window)
    heard: list[object] = []
    window.frame.operations.work(window, written, on_done=heard.append, on_error=heard.append)
    return heard, work


def report_maker(window: MainWindow) -> tuple[ReportMaker, FakeTasks]:
    """What makes the quarter's report, once it is released."""
    _job, work = writing(window)
    return ReportMaker(window.frame.operations, window), work


def stored(_ledger: Ledger, seen: Seen | None = None) -> Changed:
    return Changed(None, "note-progress")


def test_the_window_goes_once_what_was_typed_is_stored(qtbot: QtBot, window: MainWindow, make_frame: Callable[..., Frame]) -> None:
    writer = held(window, make_frame)
    window.frame.operations.write(None, "Note", stored)

    assert not window.close()
    writer.wait()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_a_person_is_asked_before_words_are_lost(qtbot: QtBot, window: MainWindow, make_frame: Callable[..., Frame]) -> None:
    def full(_ledger: Ledger) -> Changed:
        raise StorageError("disk-full", where="x")

    writer, operations = held(window, make_frame), window.frame.operations
    operations.hold(writer, is_unsaved=True)
    operations.write(None, "Note", full, on_error=lambda _error: None)
    window.close()
    writer.wait()

    (box,) = [each for each in window.findChildren(QMessageBox) if each.isVisible()]
    assert window.isVisible()
    next(each for each in box.buttons() if each.text() == "Close anyway").click()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_the_window_stays_while_two_texts_are_to_be_chosen_from(qtbot: QtBot, window: MainWindow, make_frame: Callable[..., Frame]) -> None:
    def clashing(_ledger: Ledger, seen: Seen) -> Changed:
        if seen.settled:
            return Changed(None, "note-progress")
        raise EditClash("edit-clash", clashes=(Clash(NOTE, "1-01-1", "他们的", "我的"),))

    writer = held(window, make_frame)
    window.frame.operations.write(None, "Note", clashing, seen=Seen({NOTE: ""}))
    window.close()
    writer.wait()

    (dialog,) = [each for each in window.findChildren(QDialog) if each.objectName() == "clashDialog"]
    assert window.isVisible()
    dialog.choose(Choice.MINE)
    assert not window.close()  # it is being stored
    writer.wait()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_the_window_says_that_it_goes_once_the_file_is_written(qtbot: QtBot, window: MainWindow) -> None:
    job, work = writing(window)
    made: list[object] = []
    job.do("Writing…", written, on_done=made.append)

    assert not window.close()
    assert window.toast.isVisible()
    work.wait()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert made == [True]


def test_closing_again_stops_what_is_written(qtbot: QtBot, window: MainWindow) -> None:
    job, work = writing(window)
    made: list[object] = []
    job.do("Writing…", written, on_done=made.append)
    window.close()

    assert not window.close()
    work.wait()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert made == []


def test_the_window_stays_when_the_file_could_not_be_written(qtbot: QtBot, window: MainWindow) -> None:
    def full(**_watch: object) -> None:
        raise StorageError("disk-full", where="x")

    job, work = writing(window)
    job.do("Writing…", full, on_done=lambda _made: None)
    window.close()
    work.wait()

    (box,) = [each for each in window.findChildren(QMessageBox) if each.isVisible()]
    QApplication.processEvents()
    assert window.isVisible()
    box.accept()
    assert window.close()


def test_pages_to_be_looked_at_are_stopped_and_not_shown(qtbot: QtBot, window: MainWindow) -> None:
    job, work = writing(window)
    shown: list[object] = []
    job.do("Laying out…", finished, on_done=shown.append, is_look=True)

    assert not window.close()
    assert window.isVisible()  # and in use: it waits without standing still
    assert not page(window, "overview").is_let_go
    work.wait()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert shown == []
    assert page(window, "overview").is_let_go


def test_the_quarters_preview_is_stopped(qtbot: QtBot, window: MainWindow) -> None:
    maker, work = report_maker(window)
    maker.make("Making…", Subject(Quarter(2026, 2), ChecklistFilter()), TODAY)

    assert not window.close()
    assert work.jobs[0].cancelled()
    work.wait()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_the_quarters_report_that_is_to_be_saved_is_waited_for(qtbot: QtBot, window: MainWindow) -> None:
    maker, work = report_maker(window)
    maker.make("Making…", Subject(Quarter(2026, 2), ChecklistFilter()), TODAY, lambda _made: None)

    assert not window.close()
    assert not work.jobs[0].cancelled()
    assert not window.close()
    assert work.jobs[0].cancelled()
    work.wait()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_work_that_writes_no_file_is_called_off_and_the_window_in_use_until_it_has_stopped(qtbot: QtBot, window: MainWindow) -> None:
    heard, work = reading(window)

    assert not window.close()
    assert not window.close()  # asked again, it still waits
    assert window.isVisible()
    assert not page(window, "overview").is_let_go
    qtbot.waitUntil(window.toast.isVisible)
    work.wait()
    qtbot.waitUntil(lambda: not window.isVisible())
    (error,) = heard
    assert isinstance(error, Cancelled)


def test_work_that_begins_anew_whenever_it_is_stopped_keeps_no_window(qtbot: QtBot, window: MainWindow) -> None:
    _job, work = writing(window)
    operations, begun = window.frame.operations, list[object]()

    def again(outcome: object = None) -> None:
        begun.append(outcome)
        if window.isVisible():
            operations.work(window, written, on_done=again, on_error=again)

    again()
    window.close()
    work.release()
    assert len(begun) == 2
    qtbot.waitUntil(lambda: not window.isVisible())


def test_no_file_is_called_off_with_the_rest(qtbot: QtBot, window: MainWindow) -> None:
    heard, work = reading(window)
    made: list[object] = []
    OneJob(window.frame, window).do("Writing…", written, on_done=made.append)
    window.close()

    work.release(1)
    QApplication.processEvents()  # the file is there; the rest is asked to stop now
    assert window.isVisible()
    work.wait()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert made == [True]
    assert [type(one) for one in heard] == [Cancelled]


def test_a_window_that_stays_after_all_can_be_closed_later(qtbot: QtBot, window: MainWindow) -> None:
    heard, work = reading(window)
    window.close()
    window.messages.show_error(StorageError("disk-full", where="x"))  # something else went wrong meanwhile
    work.wait()
    QApplication.processEvents()
    (box,) = [each for each in window.findChildren(QMessageBox) if each.isVisible()]
    assert window.isVisible()
    box.accept()

    window.frame.operations.work(window, written, on_done=heard.append, on_error=heard.append)
    assert not window.close()
    work.wait()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert [type(one) for one in heard] == [Cancelled, Cancelled]


def test_words_that_were_given_up_are_asked_about_again_when_the_window_stayed(window: MainWindow) -> None:
    def full(**_watch: object) -> None:
        raise StorageError("disk-full", where="x")

    def asked() -> QMessageBox:
        (box,) = [each for each in window.findChildren(QMessageBox) if each.isVisible()]
        return box

    job, work = writing(window)
    job.do("Writing…", full, on_done=lambda _made: None)
    window.frame.operations.hold(work, is_unsaved=True)
    window.close()
    next(each for each in asked().buttons() if each.text() == "Close anyway").click()
    QApplication.processEvents()
    work.wait()
    QApplication.processEvents()
    asked().accept()  # the file could not be written: the window stays

    assert not window.close()
    asked().reject()
    window.frame.operations.hold(work, is_unsaved=False)


def test_after_words_were_given_up_the_file_is_still_waited_for(qtbot: QtBot, window: MainWindow) -> None:
    job, work = writing(window)
    made: list[object] = []
    job.do("Writing…", written, on_done=made.append)
    window.frame.operations.hold(work, is_unsaved=True)
    window.close()
    (box,) = [each for each in window.findChildren(QMessageBox) if each.isVisible()]
    next(each for each in box.buttons() if each.text() == "Close anyway").click()

    qtbot.waitUntil(window.toast.isVisible)
    assert window.isVisible()
    work.wait()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert made == [True]
