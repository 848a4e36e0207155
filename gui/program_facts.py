"""What there is to tell about the program and the machine it runs on; nothing about the person or the ledger's texts."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Iterable
from importlib import metadata

from PySide6.QtCore import QLocale, QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication

import resources
from model.rows.shape import LedgerShape

LIBRARIES = ("PySide6_Essentials", "SQLAlchemy", "alembic", "reportlab", "openpyxl", "python-docx", "pypdfium2", "rapidocr",
             "onnxruntime", "lxml", "Pillow", "chinesecalendar")  # fmt: skip


def version() -> str:
    """The program's version."""
    return resources.path("version.txt").read_text(encoding="ascii").strip()


def library_versions(names: Iterable[str] = LIBRARIES) -> list[tuple[str, str]]:
    """(name, version) of libraries that are installed."""
    found = []
    for name in names:
        try:
            found.append((name, metadata.version(name)))
        except metadata.PackageNotFoundError:  # one that this installation was made without
            continue
    return found


def system_lines() -> list[str]:
    """The program, the system, the screen: a line each."""
    app = QGuiApplication.instance()
    screens = app.screens() if isinstance(app, QGuiApplication) else []
    return [
        f"Taizhang {version()}",
        f"{QSysInfo.prettyProductName()}, {platform.system()} {platform.release()}, {platform.machine()}",
        f"Python {platform.python_version()}, Qt {qVersion()}, SQLite {sqlite3.sqlite_version}",
        f"Locale {QLocale().name()}, screens "
        + " ".join(f"{each.size().width()}x{each.size().height()}@{each.devicePixelRatio():g}" for each in screens),
    ]


def shape_lines(shape: LedgerShape | None) -> list[str]:
    """The ledger's size in numbers."""
    if shape is None:
        return ["Ledger: not open, or it cannot be counted"]
    counted = ", ".join(f"{name} {count}" for name, count in shape.rows)
    return [f"Ledger: schema {shape.schema}, {shape.kib} KiB; {counted}"]
