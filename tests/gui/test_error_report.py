"""What is told of an error, and what never is: texts and names of the ledger, places of this machine."""

from __future__ import annotations

import logging
import re
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text as sql
from sqlalchemy.exc import IntegrityError

from gui.error_report import error_report
from gui.log import LARGEST, OLDER, start_log, stop_log
from gui.plain_trace import named, plain_trace, plain_words
from gui.program_facts import library_versions, system_lines, version
from model.errors import StorageError, UserError
from model.ledger import Ledger
from model.queries.shape import ledger_shape

SECRET = "加强示例路扬尘治理"
AT = datetime(2026, 6, 15, 1, 30, tzinfo=UTC)


def raised(error: Exception) -> Exception:
    try:
        raise error
    except type(error) as caught:
        return caught


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("division by zero", "division by zero"),
        (f"invalid literal for int() with base 10: '{SECRET}'", "invalid literal for int() with base 10: …"),
        (f"no row {SECRET} here", "no row … here"),
        ("cannot open /home/someone/ledger/ledger.db now", "cannot open … now"),
        (r"cannot open C:\Users\someone\ledger.db", "cannot open …"),
        (f"NOT NULL constraint failed [SQL: INSERT … VALUES (?)] [parameters: ({SECRET},)]", "NOT NULL constraint failed"),
        ('it says "a plain English text" and \'another\'', "it says … and …"),
        ("x" * 900, "x" * 200),
    ],
)
def test_of_an_errors_words_only_what_is_the_programs_is_told(said: str, told: str) -> None:
    assert plain_words(said) == told


def test_of_the_programs_own_errors_the_code_and_the_names_of_its_facts_are_told() -> None:
    assert named(StorageError("disk-full", where="/home/someone/台账")) == "StorageError: disk-full (where)"


def test_the_whole_chain_of_errors_is_told_with_files_and_lines(tmp_path: Path) -> None:
    try:
        try:
            {}[SECRET]
        except KeyError as inner:
            raise UserError("month-unknown", text=SECRET) from inner
    except UserError as error:
        trace = plain_trace(error)
    assert trace.index("KeyError") < trace.index("UserError: month-unknown (text)")
    assert re.search(r"tests/gui/test_error_report\.py:\d+ test_the_whole_chain", trace)
    assert str(Path.home()) not in trace


def test_a_database_error_does_not_tell_what_was_to_be_stored(town_ledger: Ledger) -> None:
    with pytest.raises(IntegrityError) as caught, town_ledger.read() as session:
        session.execute(sql("INSERT INTO plan (title) VALUES (:title)"), {"title": SECRET})
    report = error_report(caught.value, None, AT)
    assert "IntegrityError" in report
    assert report.isascii() or SECRET not in report
    assert "sqlalchemy/engine/" in report


def test_the_report_of_a_full_ledger_has_numbers_and_none_of_its_texts(town_ledger: Ledger) -> None:
    shape = ledger_shape(town_ledger)
    report = error_report(raised(KeyError(SECRET)), shape, AT)
    assert dict(shape.rows)["measure"] == 3
    assert "measure 3" in report
    assert f"Taizhang {version()}" in report
    assert "2026-06-15T01:30:00Z" in report
    with sqlite3.connect(town_ledger.database) as database:
        words = {str(row[0]) for table in ("plan", "unit") for row in
                 database.execute(f"SELECT {'title' if table == 'plan' else 'name'} FROM {table}")}
    database.close()
    assert words
    assert not any(word in report for word in {*words, SECRET, str(town_ledger.folder), str(Path.home())})


def test_an_empty_ledger_has_a_shape_too(ledger: Ledger) -> None:
    shape = ledger_shape(ledger)
    assert dict(shape.rows)["measure"] == 0
    assert shape.schema
    assert shape.kib > 0


def test_the_machine_is_told_without_its_name(qapp) -> None:
    import platform

    lines = "\n".join(system_lines())
    assert "Qt " in lines
    assert not platform.node() or platform.node() not in lines


def test_versions_are_told_of_libraries_that_are_there() -> None:
    assert [name for name, _ in library_versions(["SQLAlchemy", "no-such-library"])] == ["SQLAlchemy"]


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    handler = start_log(tmp_path / "state")
    assert handler is not None
    yield tmp_path / "state" / "taizhang.log"
    stop_log(handler)


def test_the_log_keeps_numbers_and_kinds_and_no_words(log: Path) -> None:
    logging.getLogger("model.readers").warning("page %d of %s cannot be drawn", 3, SECRET)
    logging.getLogger("gui.messages").error("unexpected error", exc_info=raised(ValueError(SECRET)))
    logging.getLogger("gui.messages").info("shown: %s", UserError("month-unknown", text=SECRET))
    written = log.read_text(encoding="utf-8")
    for part in ("page 3 of … cannot be drawn", "test_error_report.py", "ValueError", "month-unknown (text)"):
        assert part in written
    assert SECRET not in written


def test_named_arguments_are_not_written_either(log: Path) -> None:
    logging.getLogger("gui").warning("%(count)d of %(name)s", {"count": 2, "name": SECRET})
    assert "2 of …" in log.read_text(encoding="utf-8")


def test_what_other_libraries_say_is_not_in_the_log(log: Path) -> None:
    logging.getLogger("fontTools").warning("a library's own words")
    assert "own words" not in log.read_text(encoding="utf-8")


def test_the_log_does_not_grow_without_end(log: Path) -> None:
    logger = logging.getLogger("gui")
    for _ in range(60):
        logger.warning("x" * (LARGEST // 8))
    files = list(log.parent.iterdir())
    assert len(files) == OLDER + 1
    assert all(file.stat().st_size <= LARGEST for file in files)


def test_a_folder_that_takes_no_log_does_not_keep_the_program_from_starting(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert start_log(tmp_path / "file" / "state") is None
