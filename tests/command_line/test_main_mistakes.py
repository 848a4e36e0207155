"""What a user does wrong is one sentence on stderr and exit status 2; never a traceback, nothing half-written."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import resources
from model.errors import explain
from model.ledger import Ledger
from model.queries.check import check
from tests import children
from tests.builders import AREA, TOWN, a_plan, taken_in
from tests.command_line.typed import ended

SAMPLE = resources.path("sample/plan.txt")
NO_DISPLAY = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A ledger that every command of this module leaves as it is."""
    folder = tmp_path_factory.mktemp("mistakes") / "ledger"
    with Ledger.open(folder, chain="c") as ledger:
        taken_in(ledger, a_plan())
    before = (folder / "ledger.db").read_bytes()
    yield folder
    assert (folder / "ledger.db").read_bytes() == before


def one_line(status: object, stderr: str) -> str:
    assert status == 2, stderr
    assert "Traceback" not in stderr
    (line,) = stderr.splitlines()
    return line


def told(*words: object, language: str = "zh_CN") -> str:
    """The one line a command ends with on stderr."""
    status, _, said = ended(*words, language=language)
    return one_line(status, said)


def told_by_a_process(*words: object, as_ordinary_user: bool = False, **env: str) -> str:
    """The same by a process of its own."""
    ended = children.command(*words, as_ordinary_user=as_ordinary_user, **env)
    return one_line(ended.returncode, ended.stderr)


def starts(code: str, /, **facts: object) -> str:
    return explain(code, facts).happened.split("…")[0]


def test_commands_on_a_ledger_say_what_is_wrong(place: Path, tmp_path: Path) -> None:
    (tmp_path / "空.txt").touch()
    (tmp_path / "信.txt").write_text("今天天气很好。", encoding="utf-8")
    (tmp_path / "杂.txt").write_bytes(os.urandom(2000))
    (tmp_path / "台账").mkdir()
    (tmp_path / "proof.txt").write_text("x")
    for words, code, facts in (
        (["show", "9-99-9"], "measure-unknown", {"code": "9-99-9"}),
        (["close", "1-01-1", "9-99-9"], "measure-unknown", {"code": "9-99-9"}),
        (["close", "一"], "measure-unknown", {"code": "一"}),
        (["close", "1-01-1", "--on", "2026-02-30"], "date-unknown", {"text": "2026-02-30"}),
        (["list", "--due-before", "明天"], "date-unknown", {"text": "明天"}),
        (["list", "--today", "2026"], "date-unknown", {"text": "2026"}),
        (["list", "--plan", "1999"], "plan-of-year-unknown", {"year": 1999}),
        (["progress", "1-01-1", "--month", "2026-13", "--text", "x"], "month-unknown", {"text": "2026-13"}),
        (["submit", "--month", "六月", "--out", tmp_path / "a.xlsx"], "month-unknown", {"text": "六月"}),
        (["report", "quarterly", "--quarter", "2026Q5", "--out", tmp_path / "a.pdf"], "quarter-unknown", {"text": "2026Q5"}),
        (["attach", "1-01-1", tmp_path / "absent.jpg"], "evidence-missing", {"name": "absent.jpg"}),
        (["attach", "1-01-1", tmp_path / "proof.txt", tmp_path / "absent.jpg"], "evidence-missing", {"name": "absent.jpg"}),
        (["attach", "1-01-1", tmp_path], "evidence-not-a-file", {"name": tmp_path.name}),
        (["attach", "1-01-1"], "codes-and-files", {}),
        (["attach", tmp_path / "proof.txt"], "codes-and-files", {}),
        (["import", tmp_path / "空.txt"], "plan-empty", {"name": "空.txt"}),
        (["import", tmp_path / "absent.txt"], "plan-missing", {"name": "absent.txt"}),
        (["import", tmp_path], "plan-is-folder", {"name": tmp_path.name}),
        (["import", tmp_path / "信.txt"], "plan-not-found", {"name": "信.txt"}),
        (["import", SAMPLE, "--document", "7"], "plan-document-missing", {"name": SAMPLE.name, "document": 7, "count": 1}),
        (["init", "--area", AREA, "--unit", "  "], "unit-empty", {}),
        (["init", "--area", "大新区吧", "--unit", TOWN], "area-unknown", {"text": "大新区吧"}),
    ):
        assert told(*words, "--ledger", place).startswith(starts(code, **facts)), words


def test_reading_says_what_is_wrong_with_a_file(tmp_path: Path) -> None:
    (tmp_path / "空.txt").touch()
    (tmp_path / "杂.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "计划.docx").write_bytes(b"PK\x03\x04 no document")
    for name in ("空.txt", "杂.txt", "计划.docx", "absent.txt", "."):
        assert told("read", tmp_path / name, "--json")


def test_the_program_itself_is_called_wrongly(place: Path) -> None:
    for words in (["nonsense"], ["list", "--nonsense"], ["close"], ["show"], ["list", "--role", "boss"], ["list", "--state", "done"],
                  ["progress", "1-01-1"], ["report"], ["report", "yearly"], ["list", "--plan", "x"], ["read"]):
        assert told("--ledger", place, *words), words


def test_sentences_are_english_when_asked_for(place: Path) -> None:
    assert told("show", "9-99-9", "--ledger", place, language="en").startswith('There is no measure "9-99-9".')


def test_there_is_no_ledger_and_none_is_made(tmp_path: Path) -> None:
    for words in (["list"], ["show", "1-01-1"], ["close", "1-01-1"], ["reopen", "1-01-1"], ["check"],
                  ["progress", "1-01-1", "--month", "2026-06", "--text", "x"]):
        assert told(*words, "--ledger", tmp_path / "台账").startswith(starts("ledger-missing", where=tmp_path / "台账"))
    assert list(tmp_path.iterdir()) == []


def test_a_plan_that_is_in_the_ledger_is_not_taken_in_twice(tmp_path: Path) -> None:
    assert children.command("import", SAMPLE, "--accept-doubts", "--ledger", tmp_path / "a").returncode == 0

    assert "已在台账中" in told("import", SAMPLE, "--accept-doubts", "--ledger", tmp_path / "a")


def test_doubts_are_not_taken_in_without_a_word(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    plan.write_text("\n".join(line.replace("区水务局", "区水务") for line in lines), encoding="utf-8")
    doubtful = [row for row in json.loads(children.command("read", plan, "--json").stdout)["measures"] if row["doubts"]]
    if not doubtful:
        pytest.skip("the reader is sure of this plan")
    assert told("import", plan, "--ledger", tmp_path / "a").startswith(starts("doubts-left", count=len(doubtful)))
    assert not (tmp_path / "a").exists()


def test_a_newer_ledger_is_left_alone(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a", chain="c"):
        pass
    with closing(sqlite3.connect(tmp_path / "a" / "ledger.db")) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()

    assert "9999" in told("list", "--ledger", tmp_path / "a")


def test_a_damaged_ledger_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "ledger.db").write_bytes(os.urandom(5000))

    for words in (["list"], ["check"], ["check", "--json"]):
        line = told(*words, "--ledger", tmp_path / "a")
        assert line.startswith(f"台账“{tmp_path / 'a'}”的数据库已损坏")
        assert "check" not in line  # it cannot look through a database that does not open


def test_a_ledger_that_is_held_can_be_read_and_not_changed(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a", chain="c", person="值班员") as ledger:
        taken_in(ledger, a_plan())
        assert children.command("list", "--json", "--ledger", tmp_path / "a").returncode == 0
        assert "值班员" in told("close", "1-01-1", "--ledger", tmp_path / "a")


ordinary = pytest.mark.skipif(not children.can_be_ordinary(), reason="nobody here is bound by file permissions")


@ordinary
def test_a_read_only_ledger_can_be_read_and_not_changed(tmp_path: Path) -> None:
    place = tmp_path / "台账"
    with Ledger.open(place, chain="c") as ledger:
        taken_in(ledger, a_plan())
    for inner in (*place.rglob("*"), place):
        inner.chmod(0o555 if inner.is_dir() else 0o444)
    (tmp_path / "proof.txt").write_text("x")
    try:
        listed = children.command("list", "--json", "--ledger", place, as_ordinary_user=True)
        assert (listed.returncode, len(json.loads(listed.stdout))) == (0, 3)
        for words in (["close", "1-01-1"], ["attach", "1-01-1", tmp_path / "proof.txt"], ["init", "--area", AREA, "--unit", TOWN]):
            line = told_by_a_process(*words, "--ledger", place, as_ordinary_user=True)
            assert line.startswith(starts("ledger-read-only"))
        line = told_by_a_process("init", "--area", AREA, "--unit", TOWN, "--ledger", place / "below", as_ordinary_user=True)
        assert line.startswith(starts("folder-not-writable", where=place / "below"))
    finally:
        place.chmod(0o755)


@ordinary
def test_files_one_may_not_read_are_told(place: Path, tmp_path: Path) -> None:
    secret = tmp_path / "密.txt"
    secret.write_text("x")
    secret.chmod(0o000)

    assert told_by_a_process("read", secret, as_ordinary_user=True).startswith(starts("plan-unreadable", name="密.txt", reason="…"))
    line = told_by_a_process("attach", "1-01-1", secret, "--ledger", place, as_ordinary_user=True)
    assert line.startswith(starts("evidence-not-readable", name="密.txt"))


@pytest.mark.skipif(os.name != "posix", reason="arguments are no bytes here")
def test_words_of_another_encoding_are_taken(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a", chain="c") as ledger:
        taken_in(ledger, a_plan())
    file = tmp_path / os.fsdecode("照片.txt".encode("gbk"))
    file.write_text("x")
    text = os.fsdecode("已完成。".encode("gbk"))

    for words in (["progress", "1-01-1", "--month", "2026-06", "--text", text], ["attach", "1-01-1", str(file)], ["close", "1-01-1", "--note", text]):
        assert children.command(*words, "--ledger", tmp_path / "a").returncode == 0
    shown = json.loads(children.command("show", "1-01-1", "--json", "--ledger", tmp_path / "a").stdout)
    assert shown["progress"][0]["text"] == "已完成。"
    assert shown["evidence"][0]["name"] == "照片.txt"


def test_what_was_done_is_reported_in_any_terminal(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a", chain="c") as ledger:
        taken_in(ledger, a_plan(title="𠮷县行动计划"))
    narrow = {"PYTHONIOENCODING": "ascii"}

    assert children.command("close", "1-01-1", "--ledger", tmp_path / "a", **narrow).returncode == 0
    listed = children.command("list", "--json", "--ledger", tmp_path / "a", **narrow)
    assert json.loads(listed.stdout)[0]["lead"] == ["区生态环境局"]
    assert len(told_by_a_process("show", "9-99-9", "--ledger", tmp_path / "a", **narrow)) > 10


STOPS_READING = """
import subprocess, sys
command = [sys.executable, "main.py", "list", "--json", "--ledger", sys.argv[1]]
child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
child.stdout.close()
print(child.stderr.read().decode())
"""


def test_a_reader_who_has_seen_enough_causes_no_traceback(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a", chain="c") as ledger:
        taken_in(ledger, a_plan())

    assert children.run(STOPS_READING, tmp_path / "a").stdout.strip() == ""


def test_without_a_display_the_window_says_so() -> None:
    assert told_by_a_process(**NO_DISPLAY).startswith(starts("no-display"))


def test_help_is_no_mistake() -> None:
    for words in (["--help"], ["list", "--help"], ["report", "quarterly", "--help"]):
        ended = children.command(*words)
        assert (ended.returncode, ended.stderr) == (0, "")


def test_a_mistake_leaves_the_ledger_sound(place: Path) -> None:
    told("close", "1-01-1", "9-99-9", "--ledger", place)
    with Ledger.open(place, chain="c") as ledger:
        assert check(ledger).faults == ()


@pytest.mark.parametrize("ending", ["x.xls", "x.txt", "x"])
def test_a_workbook_of_another_ending_is_refused(place: Path, tmp_path: Path, ending: str) -> None:
    assert ".xlsx" in told("submit", "--month", "2026-06", "--out", tmp_path / ending, "--ledger", place)
    assert list(tmp_path.iterdir()) == []


def test_a_report_of_another_ending_is_refused(place: Path, tmp_path: Path) -> None:
    assert ".pdf" in told("report", "quarterly", "--quarter", "2026Q2", "--out", tmp_path / "q.txt", "--ledger", place)


def test_a_month_of_a_year_without_a_plan_is_refused(place: Path, tmp_path: Path) -> None:
    assert "1999" in told("submit", "--month", "1999-06", "--out", tmp_path / "s.xlsx", "--ledger", place)


@pytest.mark.parametrize("name", ["2031", "99999999999999999999", "2026-7"])
def test_a_plan_nobody_knows_is_refused(place: Path, name: str) -> None:
    assert name in told("list", "--plan", name, "--ledger", place)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_no_plan_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "pipe" in told("read", tmp_path / "pipe")


def test_a_name_too_long_for_the_disk_is_told(tmp_path: Path) -> None:
    told("init", "--area", AREA, "--unit", TOWN, "--ledger", tmp_path / ("长" * 300))


def test_a_demonstration_takes_no_folder_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger" / "mine.txt").write_text("mine", encoding="utf-8")
    told("demo", "--out", tmp_path)
    assert (tmp_path / "ledger" / "mine.txt").exists()
