"""Every page of the window, in the rail's order. A page is imported when it is first opened."""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.page import PageSpec

if TYPE_CHECKING:
    from gui.page import Frame, Page


def _overview(frame: Frame) -> Page:
    from gui.pages.overview import OverviewPage

    return OverviewPage(frame)


def _checklist(frame: Frame) -> Page:
    from gui.pages.checklist import ChecklistPage

    return ChecklistPage(frame, in_parts=True)


def _calendar(frame: Frame) -> Page:
    from gui.pages.calendar import CalendarPage

    return CalendarPage(frame)


def _indicators(frame: Frame) -> Page:
    from gui.pages.indicators import IndicatorsPage

    return IndicatorsPage(frame)


def _submissions(frame: Frame) -> Page:
    from gui.pages.submissions import SubmissionsPage

    return SubmissionsPage(frame, in_parts=True)


def _merge(frame: Frame) -> Page:
    from gui.pages.merge import MergePage

    return MergePage(frame, in_parts=True)


def _compare(frame: Frame) -> Page:
    from gui.pages.compare import ComparePage

    return ComparePage(frame)


def _units(frame: Frame) -> Page:
    from gui.pages.units import UnitsPage

    return UnitsPage(frame)


def _evidence(frame: Frame) -> Page:
    from gui.pages.evidence import EvidencePage

    return EvidencePage(frame)


def _history(frame: Frame) -> Page:
    from gui.pages.history import HistoryPage

    return HistoryPage(frame)


def _take_in(frame: Frame) -> Page:
    from gui.pages.take_in import TakeInPage

    return TakeInPage(frame)


# A page adds a builder that imports it late and its spec, whose title is QT_TRANSLATE_NOOP("Pages", …).
PAGES: tuple[PageSpec, ...] = (
    PageSpec("overview", "overview", str(QT_TRANSLATE_NOOP("Pages", "&Overview")), _overview),
    PageSpec("checklist", "checklist", str(QT_TRANSLATE_NOOP("Pages", "&Checklist")), _checklist, is_searched=True),
    PageSpec("calendar", "calendar", str(QT_TRANSLATE_NOOP("Pages", "Cale&ndar")), _calendar),
    PageSpec("indicators", "indicators", str(QT_TRANSLATE_NOOP("Pages", "&Indicators")), _indicators, is_searched=True),
    PageSpec("submissions", "submissions", str(QT_TRANSLATE_NOOP("Pages", "&Submissions")), _submissions),
    PageSpec("merge", "merge", str(QT_TRANSLATE_NOOP("Pages", "Mer&ge")), _merge),
    PageSpec("compare", "compare", str(QT_TRANSLATE_NOOP("Pages", "Compare")), _compare),
    PageSpec("units", "units", str(QT_TRANSLATE_NOOP("Pages", "&Units")), _units),
    PageSpec("evidence", "evidence", str(QT_TRANSLATE_NOOP("Pages", "&Evidence")), _evidence, is_in_rail=False, is_at_foot=True),
    PageSpec("history", "history", str(QT_TRANSLATE_NOOP("Pages", "&History")), _history, is_in_rail=False, is_at_foot=True),
    PageSpec("take-in", "take-in", str(QT_TRANSLATE_NOOP("Pages", "Take in")), _take_in, is_in_rail=False, takes_plans=True),
)
_FURTHER = (  # dialogs, and what the checklist builds when it is wanted
    "gui.dialogs.preferences", "gui.help.help_window", "gui.dialogs.about", "gui.dialogs.restore",
    "gui.item_models.year_table", "gui.widgets.year_view", "gui.submission_words", "gui.dialogs.pasted_progress",
)  # fmt: skip


def load_page(name: str) -> None:
    """Load a page's modules before it is opened, on a thread on which nobody waits; one that fails is told when it opens."""
    if name in {spec.name for spec in PAGES}:
        with suppress(ImportError):
            import_module(f"gui.pages.{name.replace('-', '_')}")


def load_questions() -> None:
    """Load likewise what pages ask of a ledger, and dialogs and views, which are imported when they first are wanted."""
    from pkgutil import iter_modules

    from model import queries

    for name in (*(f"{queries.__name__}.{module.name}" for module in iter_modules(queries.__path__)), *_FURTHER):
        with suppress(ImportError):
            import_module(name)
