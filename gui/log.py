"""The program's log: a few small files in the user's state folder, without anything of a plan in them."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from gui.plain_trace import named, plain_trace

NAME = "taizhang.log"
LARGEST = 512 * 1024
OLDER = 3
_OURS = ("gui", "model", "reports", "main")


class PlainFormatter(logging.Formatter):
    """Writes what a message was about without texts: numbers stay, of errors their kind, of everything else nothing."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """One line, and a traceback's lines below it."""
        plain = logging.makeLogRecord(record.__dict__)
        plain.exc_text = None
        if isinstance(record.args, tuple):
            plain.args = tuple(_plain(each) for each in record.args)
        elif record.args:
            plain.args = {name: _plain(each) for name, each in record.args.items()}
        return super().format(plain)

    def formatException(self, ei: object) -> str:
        """Where it arose."""
        error = ei[1] if isinstance(ei, tuple) else None
        return plain_trace(error) if isinstance(error, BaseException) else ""


def log_folder() -> Path:
    """Where the log lies."""
    from platformdirs import user_log_path  # not needed before the window is painted

    return user_log_path("taizhang", appauthor=False)


def start_log(folder: Path) -> logging.Handler | None:
    """Write the program's own messages to files that replace each other; None where nothing can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / NAME, maxBytes=LARGEST, backupCount=OLDER, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(PlainFormatter())
    for name in _OURS:
        logger = logging.getLogger(name)
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Write nothing more."""
    for name in _OURS:
        logging.getLogger(name).removeHandler(handler)
    handler.close()


def _plain(value: object) -> object:
    if isinstance(value, bool | int | float) or value is None:
        return value
    return named(value) if isinstance(value, BaseException) else "…"
