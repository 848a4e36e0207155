"""What the command line says about itself and its lists: in the officer's language, complete, and never about something else."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import resources
from gui import commands as main
from gui.command_line.words import ledger_word
from model.ledger import Ledger
from model.rows.hand_in import Severity
from model.rows.submission import SubmissionKind
from model.rows.unit_words import UnitKind
from model.rows.units import Likeness, Membership
from model.rows.words import DueKind, Light, Role, State
from tests import children
from tests.builders import AREA, TOWN, a_plan, taken_in
from tests.command_line.typed import ended

SAMPLE = resources.path("sample/plan.txt")
TEXTS = tomllib.loads(resources.path("command_line.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("words") / "ledger"
    with Ledger.open(folder, chain="c") as ledger:
        taken_in(ledger, a_plan())
    return folder


def refused(*words: object, language: str = "zh_CN") -> str:
    status, out, said = ended(*words, language=language)
    assert (status, out) == (2, "")
    (line,) = said.splitlines()
    return line


def commands(group: click.Group, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield above, group
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*above, name))
        else:
            yield (*above, name), command


COMMANDS = list(commands(main.main))


@pytest.mark.parametrize(("words", "command"), COMMANDS, ids=[" ".join(words) for words, _ in COMMANDS])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_help_explains_a_command_and_everything_it_takes(language: str, words: tuple[str, ...], command: click.Command) -> None:
    status, out, said = ended(*words, "--help", language=language)
    name = " ".join(words)

    assert (status, said) == (0, "")
    assert TEXTS["commands"][name][language] in out
    for param in command.params:
        stands_for, purpose = TEXTS["values"].get(f"{name}.{param.name}", TEXTS["values"].get(param.name))[language]
        assert stands_for in out
        assert purpose in out
        assert not isinstance(param, click.Option) or param.opts[0] in out
    assert ("Usage" in out, "Options" in out) == ((language == "en"),) * 2


def test_the_help_file_explains_nothing_that_is_not_there() -> None:
    names = {" ".join(words) for words, _ in COMMANDS}
    values = {key for words, command in COMMANDS for param in command.params
              for key in (param.name, f"{' '.join(words)}.{param.name}")}

    assert set(TEXTS["commands"]) == names
    assert set(TEXTS["values"]) <= values


@pytest.mark.parametrize("words", [Light, State, Role, DueKind, UnitKind, Membership, Likeness, Severity, SubmissionKind])
def test_every_fixed_word_is_spoken_in_both_languages(words: type[StrEnum]) -> None:
    assert set(TEXTS["words"][words.__name__]) == {word.value for word in words}
    for language in ("zh_CN", "en"):
        assert len({ledger_word(word, language) for word in words}) == len(words)


@pytest.mark.parametrize(("words", "says"), [
    (["nonsense"], ["“nonsense”", "list", "main.py --help"]), (["lst"], ["“lst”", "相近的有：list。"]),
    (["report"], ["“main.py report”后面还要写一个命令：quarterly"]), (["report", "yearly"], ["“yearly”", "quarterly"]),
    (["list", "--nonsense"], ["“--nonsense”", "main.py list --help"]), (["list", "--rol", "x"], ["相近的有：--role"]),
    (["list", "--role"], ["“--role”后面没有写职责"]), (["list", "--mine=3"], ["“--mine”后面不能写值"]),
    (["list", "--role", "boss"], ["“boss”", "lead（牵头）"]), (["list", "--light", "紫"], ["“紫”", "red（红 逾期）"]),
    (["show"], ["缺少“编号”"]), (["init", "--unit", "x"], ["缺少“--area 地区”"]), (["list", "x", "y"], ["多写了“x y”"]),
    (["read", SAMPLE, "--document", "一份"], ["“一份”不是整数"]), (["read", ""], ["文件名是空的"]),
    (["submit", "--month", "2026-06", "--out", ""], ["文件名是空的"]), (["attach", "1-01-1", ""], ["文件名是空的"]),
    (["list", "--ledger", ""], ["--ledger"]), (["--ledger", "", "list"], ["--ledger"]),
    (["init", "--area", " ", "--unit", "x"], ["没有填写地区"]),
])
def test_a_command_written_wrongly_is_told_in_chinese(words: list[object], says: list[str], place: Path) -> None:
    line = refused(*words)

    assert all(each in line for each in says), line
    assert "没有改动任何内容" in line


@pytest.mark.parametrize("words", [["nonsense"], ["lst"], ["report"], ["list", "--nonsense"], ["list", "--role"], ["list", "--mine=3"],
                                   ["list", "--role", "boss"], ["show"], ["list", "x"], ["read", ""]])
def test_the_same_is_told_in_english_when_asked_for(words: list[str]) -> None:
    assert "Nothing was changed." in refused(*words, language="en")


@pytest.mark.parametrize(("option", "text", "what"), [
    ("--today", "0001-01-01", "日期"), ("--today", "9999-12-31", "日期"), ("--today", "2024-02-30", "日期"), ("--due-before", "0001-01-01", "日期"),
])
def test_a_day_that_cannot_be_is_told_as_it_was_written(option: str, text: str, what: str, place: Path) -> None:
    assert refused("list", option, text, "--ledger", place).startswith(f"没有“{text}”这个{what}。")


@pytest.mark.parametrize("text", ["0000-01", "2024-13", "9999-12"])
def test_a_month_that_cannot_be_is_told_as_it_was_written(text: str, place: Path, tmp_path: Path) -> None:
    assert refused("submit", "--month", text, "--out", tmp_path / "a.xlsx", "--ledger", place).startswith(f"没有“{text}”这个月份。")
    assert refused("progress", "1-01-1", "--month", text, "--text", "x", "--ledger", place).startswith(f"没有“{text}”这个月份。")


def test_a_quarter_that_cannot_be_is_told_as_it_was_written(place: Path, tmp_path: Path) -> None:
    line = refused("report", "quarterly", "--quarter", "2024Q5", "--out", tmp_path / "a.pdf", "--ledger", place)
    assert line.startswith("没有“2024Q5”这个季度。")


@pytest.mark.parametrize("day", ["1900-01-01", "9998-12-31"])
def test_lists_can_be_asked_for_on_the_first_and_the_last_day(day: str, place: Path) -> None:
    assert len(json.loads(ended("list", "--json", "--today", day, "--ledger", place)[1])) == 3


def test_a_list_speaks_words_and_json_codes(place: Path) -> None:
    on = ("--today", "2030-01-01", "--ledger", place)
    lines = [line.split("\t") for line in ended("list", *on)[1].splitlines()]
    rows = json.loads(ended("list", "--json", *on)[1])

    assert [line[1] for line in lines] == [ledger_word(Light(row["light"]), "zh_CN") for row in rows]
    assert [line[4] for line in lines] == [ledger_word(State(row["state"]), "zh_CN") for row in rows]
    assert {line[3].rstrip("？") for line in lines} <= {"牵头", "主责", "协办", "—"}
    assert "红 逾期" in {line[1] for line in lines}


@pytest.mark.parametrize(("option", "called", "code"), [("--light", "红", "red"), ("--light", "红 逾期", "red"), ("--state", "未启动", "not_started"),
                                                       ("--role", "牵头", "lead")])
def test_what_a_list_calls_a_thing_may_be_asked_for(option: str, called: str, code: str, place: Path) -> None:
    on = ("--json", "--today", "2030-01-01", "--ledger", place)
    assert ended("list", option, called, *on)[:2] == ended("list", option, code, *on)[:2]


def test_show_names_every_field_for_people(place: Path) -> None:
    out = ended("show", "1-01-1", "--ledger", place)[1]

    for name in ("编号：1-01-1", "完成时限：", "牵头单位：", "状态：未启动", "进展：—", "佐证材料：—", "接收计划"):
        assert name in out
    assert "{" not in out


def test_nothing_to_list_is_said_aside(place: Path, tmp_path: Path) -> None:
    assert ended("list", "--search", "绝无此词", "--ledger", place) == (0, "", "没有符合条件的措施。\n")
    ended("init", "--area", AREA, "--unit", TOWN, "--ledger", tmp_path / "a")
    assert "还没有行动计划" in ended("list", "--ledger", tmp_path / "a")[2]


@pytest.fixture(scope="module")
def nobodys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with a plan of which nobody said whose it is."""
    folder = tmp_path_factory.mktemp("nobody") / "ledger"
    assert ended("import", SAMPLE, "--accept-doubts", "--ledger", folder)[0] == 0
    return folder


@pytest.mark.parametrize("words", [["list", "--mine"], ["list", "--role", "lead"], ["report", "quarterly", "--quarter", "2026Q2", "--mine", "--out", "a.pdf"],
                                   ["submit", "--month", "2026-06", "--mine", "--out", "a.xlsx"]])
def test_what_is_mine_cannot_be_asked_for_before_it_is_said_who_i_am(
    words: list[str], nobodys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert refused(*words, "--ledger", nobodys).startswith("还没有说明本单位。")
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_has_sheets_and_a_report_pages(place: Path, tmp_path: Path) -> None:
    with Ledger.open(place, chain="c") as ledger:
        from model.queries.overview import plans

        year = plans(ledger)[0].year
    sheets = ended("submit", "--month", f"{year}-06", "--out", tmp_path / "a.xlsx", "--ledger", place)[1]
    pages = ended("report", "quarterly", "--quarter", f"{year}Q2", "--out", tmp_path / "a.pdf", "--ledger", place)[1]

    assert ("张工作表" in sheets, "页" in sheets) == (True, False)
    assert ("张工作表" in pages, " 页" in pages) == (False, True)


@pytest.mark.parametrize(("area", "unit", "hint"), [
    (AREA, "青云镇人民政府", "青山镇人民政府"), ("示列市示例区", TOWN, "示例市示例区"), (AREA, "区水务局", ""), (AREA, "青山镇人民政府", ""),
])
def test_a_unit_the_directory_does_not_know_is_taken_and_hinted_at(area: str, unit: str, hint: str, tmp_path: Path) -> None:
    status, out, said = ended("init", "--area", area, "--unit", unit, "--ledger", tmp_path / "a")

    assert status == 0
    assert out.startswith(f"已设为：{unit}（")
    assert hint in said
    assert len(said.splitlines()) == bool(hint)


def test_nothing_is_made_for_a_unit_without_a_name(tmp_path: Path) -> None:
    assert refused("init", "--area", AREA, "--unit", " ", "--ledger", tmp_path / "a").startswith("没有填写单位。")
    assert list(tmp_path.iterdir()) == []


def test_what_is_typed_neither_steers_the_terminal_nor_floods_it(place: Path) -> None:
    assert "\x1b" not in refused("show", "1-\x1b[31m\n1", "--ledger", place)
    assert len(refused("show", "x" * 9000, "--ledger", place)) < 500


def test_an_empty_variable_names_no_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAIZHANG_LEDGER", "")
    result = CliRunner().invoke(main.main, ["list"])

    assert getattr(result.exception, "code", "") == "ledger-missing"


def test_a_terminal_without_chinese_is_spoken_to_in_english(place: Path) -> None:
    said = children.command("show", "9-99-9", "--ledger", place, PYTHONIOENCODING="ascii").stderr
    assert said.startswith('There is no measure "9-99-9".')


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here that is always full")
@pytest.mark.parametrize("words", [["list", "--json"], ["list"], ["list", "--help"]])
def test_output_that_finds_no_room_is_told(words: list[str], place: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        child = subprocess.run([sys.executable, "main.py", *words, *([] if "--help" in words else ["--ledger", str(place)])], cwd=children.ROOT,
                               stdout=full, stderr=subprocess.PIPE, text=True, encoding="utf-8", timeout=60, check=False)
    assert child.returncode == 2
    assert child.stderr.startswith("输出没有写完")
    assert len(child.stderr.splitlines()) == 1


INTERRUPTED = """
import os, signal, sys
import main, model.readers
from model.errors import Cancelled
def read(*words, cancelled, **options):
    os.kill(os.getpid(), signal.SIGINT)
    while not cancelled():
        pass
    raise Cancelled
model.readers.read_plan = read
sys.argv = ["main.py", "read", "plan.txt"]
main.run()
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of another kind here")
def test_stopping_a_command_is_no_fault() -> None:
    child = children.run(INTERRUPTED)

    assert child.returncode == 128 + signal.SIGINT
    assert child.stderr.strip().startswith("已中断。")
    assert len(child.stderr.strip().splitlines()) == 1
