"""What the program keeps is its user's alone, what it hands over is for others; what is somebody's own is pointed out before."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests import children
from tests.command_line.typed import ended

Run = Callable[..., Result]
_COMMANDS = """
import os, runpy, sys
os.umask(0o022)
for command in sys.argv[1].split("|"):
    sys.argv = ["main.py", *command.split()]
    try:
        runpy.run_path("main.py", run_name="__main__")
    except SystemExit as end:
        sys.exit(f"{command}: {end.code}") if end.code else None
"""


@pytest.mark.skipif(os.name != "posix", reason="permissions of files are POSIX")
def test_files_of_the_ledger_are_its_users_alone_and_what_is_handed_over_is_not(tmp_path: Path) -> None:
    ledger, second, out = tmp_path / "ledger", tmp_path / "stick", tmp_path / "out"
    second.mkdir()
    out.mkdir()
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    done = children.run(_COMMANDS, "|".join([
        f"init --ledger {ledger} --area 示例市示例区 --unit 青山镇人民政府", f"import resources/sample/plan.txt --accept-doubts --ledger {ledger}",
        f"attach 1-01-1 {tmp_path / 'a.txt'} --ledger {ledger}", f"backup --second {second} --ledger {ledger}",
        f"submit --month 2026-05 --out {out / '报送.xlsx'} --ledger {ledger}",
        f"blanks --month 2026-05 --out {out / '填报'} --ledger {ledger}",
    ]))  # fmt: skip
    assert done.returncode == 0, done.stderr

    kept = [ledger, *ledger.rglob("*"), *second.rglob("*")]
    assert {"ledger.db", "evidence", "papers", "backups"} <= {path.name for path in kept}
    assert [path for path in kept if path.stat().st_mode & 0o077] == []
    handed = list(out.rglob("*"))
    assert len(handed) > 3
    assert [path for path in handed if not path.stat().st_mode & 0o044] == []


def test_numbers_that_are_somebodys_own_are_pointed_out_before_a_month_leaves(run: Run, tmp_path: Path) -> None:
    run("init", "--area", "示例市示例区", "--unit", "青山镇人民政府")
    run("import", "resources/sample/plan.txt", "--accept-doubts")
    run("progress", "1-01-1", "--month", "2026-05", "--text", "联系人 13800138000。")
    for words in (("submit", "--out", tmp_path / "a.xlsx"), ("package", "--out", tmp_path / "a.zip")):
        said = run(*words, "--month", "2026-05").stderr
        assert "1-01-1" in said
        assert "手机号" in said
        assert "13800138000" not in said
    for words in (("report", "quarterly", "--quarter", "2026Q2"), ("report", "monthly", "--month", "2026-05")):
        said = run(*words, "--out", tmp_path / "a.pdf").stderr
        assert ("1-01-1" in said, "--month 2026-05" in said, said.count("手机号")) == (True, True, 1)
    run("progress", "1-01-1", "--month", "2026-05", "--text", "已联系。")
    assert run("package", "--out", tmp_path / "a.zip", "--month", "2026-05").stderr == ""


def test_a_new_ledger_is_begun_with_the_notice_that_nothing_classified_belongs_in_it(tmp_path: Path) -> None:
    _, out, _ = ended("init", "--ledger", tmp_path / "ledger", "--area", "示例市示例区", "--unit", "青山镇人民政府")
    assert "涉密" in out
