"""One start, in a process of its own: prints the seconds from the process's start to what it was asked to wait for, and the processor time."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

STARTED = float(os.environ["BENCH_STARTED"])


def _done(widget_or_app: object, *, note: str = "") -> None:
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{time.time() - STARTED:.6f} {peak:.1f} {time.process_time():.6f} {note}", flush=True)
    os._exit(0)


def bare() -> None:
    """The peer: an empty main window, painted."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event):  # type: ignore[no-untyped-def]
            super().paintEvent(event)
            _done(self)

    app = QApplication([])
    window = Window()
    window.resize(1280, 800)
    window.show()
    app.exec()


def ours(wait_for: str, ledger: Path) -> None:
    """Our window: painted, or with the checklist's first rows painted."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication, QTableView

    app = QApplication([])
    from gui.ahead import leave_sources_unread

    leave_sources_unread()
    from gui.settings import Settings
    from gui.start import Start

    settings = Settings()
    settings.last_page, settings.system_scheme = "checklist", "light"  # as any start but the very first finds them
    start = Start(settings)
    window = start.shown.window

    class Watch(QObject):
        """Sits on what it waits for alone: of every object it is asked about, PySide would make the type, and all that inherit it."""

        def eventFilter(self, watched, event):  # type: ignore[no-untyped-def]
            if event.type() == QEvent.Type.Paint:
                if watched is window:
                    _done(self)
                model = watched.parent().model()
                if model and model.rowCount():
                    _done(self, note=str(model.rowCount()))
            return False

        def look_at_tables(self) -> None:
            for view in window.findChildren(QTableView):
                view.viewport().installEventFilter(self)

    watch = Watch()
    if wait_for == "window":
        window.installEventFilter(watch)
    else:
        window.page_shown.connect(watch.look_at_tables)
    start.begin(ledger)
    app.exec()


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        ours(sys.argv[1], Path(sys.argv[2]))
