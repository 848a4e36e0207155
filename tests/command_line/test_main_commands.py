"""The commands, as a script or an officer at a terminal types them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import resources
from gui import commands as main
from model.errors import UserError
from model.ledger import Ledger

SAMPLE = resources.path("sample/plan.txt")
TODAY = "2026-06-15"
FIELDS = {"id", "plan", "annex", "section", "task_no", "task", "measure", "deadline", "due", "lead", "responsible", "support", "role",
          "certain", "handler", "state", "light", "progress", "evidence", "doubts"}
Run = Callable[..., Result]


@pytest.fixture(scope="module")
def sample(_folders: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A town's ledger as the commands make it, with the sample plan of a made-up district."""
    place = tmp_path_factory.mktemp("sample") / "ledger"
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (_folders | {"TAIZHANG_LEDGER": str(place)}).items():
            patch.setenv(name, value)
        for words in (
            ["init", "--area", "示例市示例区", "--unit", "青山镇人民政府", "--person", "填报人"],
            ["import", str(SAMPLE), "--accept-doubts", "--today", TODAY],
        ):
            assert CliRunner().invoke(main.main, words, catch_exceptions=False).exit_code == 0
    return place


@pytest.fixture
def taken(run: Run, sample: Path, tmp_path: Path) -> Run:
    """Commands on a copy of that ledger: reading the plan anew takes longer than most tests."""
    shutil.copytree(sample, tmp_path / "ledger")
    return run


def listed(run: Run, *words: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("list", "--json", "--today", TODAY, *words).output)
    return found


def shown(run: Run, code: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("show", code, "--json", "--today", TODAY).output)
    return found


def test_init_makes_the_ledger_and_says_where(run: Run, tmp_path: Path) -> None:
    result = run("init", "--area", "大兴区", "--unit", "黄村镇人民政府")

    assert str(tmp_path / "ledger") in result.output
    with Ledger.open(tmp_path / "ledger", must_exist=True) as ledger:
        from model.queries.overview import myself

        assert (myself(ledger).unit, myself(ledger).area) == ("黄村镇人民政府", "北京市大兴区")


def test_init_again_says_anew_whose_it_is(taken: Run) -> None:
    before = len(listed(taken, "--mine"))
    taken("init", "--area", "示例市示例区", "--unit", "区水务局")

    assert before > 0
    assert all("区水务局" in str(row) for row in listed(taken, "--mine", "--role", "lead"))


def test_read_prints_what_reading_finds() -> None:
    result = CliRunner().invoke(main.main, ["read", str(SAMPLE), "--json"])
    found = json.loads(result.output)

    assert set(found) == {"notice", "measures", "indicators", "documents"}
    assert {"title", "doc_no", "issuer", "issued_on", "report_rule", "year"} <= set(found["notice"])
    assert len(found["measures"]) > 50
    assert {"annex", "annex_title", "section", "task_no", "task", "measure", "deadline", "lead", "responsible", "support", "doubts",
            "questions", "due", "targets", "recurrences", "place"} <= set(found["measures"][0])


def test_read_prints_a_line_a_measure_for_people() -> None:
    result = CliRunner().invoke(main.main, ["read", str(SAMPLE)])
    found = json.loads(CliRunner().invoke(main.main, ["read", str(SAMPLE), "--json"]).output)

    assert len(result.output.splitlines()) == len(found["measures"]) + 1


def test_import_says_what_it_took_in(run: Run) -> None:
    result = run("import", SAMPLE, "--accept-doubts")

    assert result.output.startswith("已接收《")
    assert f"{len(listed(run))} 条措施" in result.output


def test_list_gives_every_field_of_every_measure(taken: Run) -> None:
    found = listed(taken)

    assert all(set(row) >= FIELDS for row in found)
    assert len({row["id"] for row in found}) == len(found)
    assert {row["role"] for row in found} <= {"lead", "responsible", "support", None}


def test_list_prints_a_line_a_measure_for_people(taken: Run) -> None:
    lines = taken("list", "--today", TODAY).output.splitlines()

    assert [line.split("\t")[0] for line in lines] == [row["id"] for row in listed(taken)]


@pytest.mark.parametrize(("words", "fits"), [
    (["--mine"], lambda row: row["role"] is not None), (["--role", "lead"], lambda row: row["role"] == "lead"),
    (["--role", "support", "--mine"], lambda row: row["role"] == "support"), (["--state", "not_started"], lambda row: row["state"] == "not_started"),
    (["--light", "amber"], lambda row: row["light"] == "amber"), (["--search", "检查"], lambda row: "检查" in json.dumps(row, ensure_ascii=False)),
    (["--due-before", "2026-06-30"], lambda row: any(due["end"] and due["end"] <= "2026-06-30" for due in row["due"] + row["milestones"])),
    (["--plan", "2026"], lambda row: row["plan"] == 2026),
])
def test_list_keeps_what_is_asked_for(words: list[str], fits: Callable[[dict[str, Any]], bool], taken: Run) -> None:
    whole, kept = listed(taken), listed(taken, *words)

    assert kept == [row for row in whole if fits(row)]
    assert kept


def test_list_of_nothing_is_an_empty_list(taken: Run) -> None:
    assert listed(taken, "--search", "绝无此词") == []
    result = taken("list", "--search", "绝无此词")
    assert (result.stdout, result.stderr) == ("", "没有符合条件的措施。\n")


def test_show_tells_a_measure_with_its_history(taken: Run) -> None:
    code = listed(taken)[0]["id"]
    taken("close", code, "--on", "2026-06-01", "--note", "完成")
    found = shown(taken, code)

    assert set(found) >= FIELDS | {"history"}
    assert (found["id"], found["state"], found["closed_on"], found["light"]) == (code, "closed", "2026-06-01", "grey")
    assert [line["action"] for line in found["history"]] == ["close", "accept-plan"]
    assert "销号日期：2026-06-01\n销号说明：完成\n亮灯：灰 办结\n" in taken("show", code).output


def test_close_takes_today_when_no_day_is_said(taken: Run) -> None:
    first, second = (row["id"] for row in listed(taken)[:2])
    result = taken("close", first, second, "--today", "2026-05-05")

    assert result.output == f"已销号：{first}、{second}。\n"
    assert shown(taken, second)["closed_on"] == "2026-05-05"


def test_a_closing_day_still_to_come_is_kept_and_remarked(taken: Run) -> None:
    code = listed(taken)[0]["id"]
    result = taken("close", code, "--on", "2027-05-06", "--today", "2026-05-05")

    assert (result.exit_code, result.stdout) == (0, f"已销号：{code}。\n")
    assert result.stderr.startswith("销号日期 2027-05-06 还没有到。")
    assert shown(taken, code)["closed_on"] == "2027-05-06"
    assert taken("close", code, "--on", "2027-05-06", "--today", "2026-05-05").stderr == ""


def test_a_closing_day_that_has_come_is_not_remarked(taken: Run) -> None:
    assert taken("close", listed(taken)[0]["id"], "--on", "2026-05-05", "--today", "2026-05-05").stderr == ""


def test_close_again_says_that_nothing_changed(taken: Run) -> None:
    code = listed(taken)[0]["id"]
    taken("close", code)

    assert taken("close", code).output == "没有变化。\n"


def test_measures_are_given_to_a_colleague_listed_by_the_name_and_taken_back(taken: Run) -> None:
    codes = [row["id"] for row in listed(taken)[:3]]

    taken("assign", *codes, "--to", " 填报人甲 ")
    assert {row["id"]: row["handler"] for row in listed(taken, "--handler", "填报人甲")} == dict.fromkeys(codes, "填报人甲")
    assert [row["id"] for row in listed(taken, "--search", "填报人甲")] == codes
    assert shown(taken, codes[0])["handler"] == "填报人甲"
    assert "填报人甲" in taken("show", codes[0]).output
    taken("assign", codes[1], "--nobody")
    assert [row["id"] for row in listed(taken, "--handler", "填报人甲")] == [codes[0], codes[2]]
    assert codes[1] in [row["id"] for row in listed(taken, "--nobody")]
    assert shown(taken, codes[1])["handler"] is None


@pytest.mark.parametrize("words", [
    ("assign", "1-01-1"), ("assign", "1-01-1", "--to", " "), ("assign", "1-01-1", "--to", "填报人甲", "--nobody"),
    ("list", "--handler", "填报人甲", "--nobody"),
])  # fmt: skip
def test_somebody_or_nobody_is_to_be_said_and_not_both(taken: Run, words: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main.main, words)

    assert isinstance(result.exception, UserError)
    assert result.exception.code == "handler-or-nobody"


def test_reopen_takes_the_tick_off(taken: Run) -> None:
    code = listed(taken)[0]["id"]
    taken("close", code)
    taken("reopen", code)

    assert (shown(taken, code)["state"], shown(taken, code)["closed_on"]) == ("not_started", None)


def test_progress_is_noted_by_month(taken: Run) -> None:
    code = listed(taken)[0]["id"]
    taken("progress", code, "--month", "2026-06", "--text", "受阻。", "--state", "blocked")

    found = shown(taken, code)
    assert [(note["month"], note["text"], note["state"], note["person"]) for note in found["progress"]] == [("2026-06", "受阻。", "blocked", "填报人")]
    assert (found["state"], found["light"]) == ("blocked", "amber")


def test_attach_takes_codes_then_files(taken: Run, tmp_path: Path) -> None:
    first, second = (row["id"] for row in listed(taken)[:2])
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
    taken("attach", first, second, tmp_path / "a.txt", tmp_path / "b.txt", "--month", "2026-06", "--note", "现场")

    assert [[file["name"] for file in shown(taken, code)["evidence"]] for code in (first, second)] == [["a.txt", "b.txt"]] * 2
    assert all(file["sha256"] and file["size"] == 5 for file in shown(taken, first)["evidence"])
    assert {(file["month"], file["note"], file["stored"]) for file in shown(taken, first)["evidence"]} == {("2026-06", "现场", True)}


def test_evidence_without_a_month_and_without_its_copy_says_so(taken: Run, tmp_path: Path) -> None:
    code = listed(taken)[0]["id"]
    (tmp_path / "a.txt").write_text("x")
    taken("attach", code, tmp_path / "a.txt")
    for kept in (tmp_path / "ledger" / "evidence").rglob("*"):
        if kept.is_file():
            kept.unlink()

    (file,) = listed(taken)[0]["evidence"]
    assert (file["name"], file["month"], file["note"], file["stored"]) == ("a.txt", None, "", False)


def test_ids_name_the_plan_when_there_are_several(taken: Run, tmp_path: Path) -> None:
    older = tmp_path / "older.txt"
    older.write_text(SAMPLE.read_text(encoding="utf-8").replace("2026", "2025").replace("1号", "99号"), encoding="utf-8")
    taken("import", older, "--accept-doubts")
    found = listed(taken, "--plan", "2025")

    assert found
    assert all(row["id"].startswith("2025/") for row in found)
    assert shown(taken, found[0]["id"])["id"] == found[0]["id"]
    assert taken("close", found[0]["id"], found[0]["id"].replace("2025", "2026")).output.startswith("已销号")
    assert {row["plan"] for row in listed(taken, "--state", "closed")} == {2025, 2026}


def test_check_counts_and_finds_nothing(taken: Run) -> None:
    found = json.loads(taken("check", "--json").output)

    assert found["ok"] is True
    assert found["faults"] == []
    assert (found["changes"], found["measures"]) == (3, len(listed(taken)))
    assert str(found["measures"]) in taken("check").output


def test_check_names_what_is_damaged_and_fails(taken: Run, tmp_path: Path) -> None:
    code = listed(taken)[0]["id"]
    (tmp_path / "照片.txt").write_text("x")
    taken("attach", code, tmp_path / "照片.txt")
    (kept,) = (file for file in (tmp_path / "ledger" / "evidence").rglob("*") if file.is_file())
    kept.write_text("y")

    found = taken("check", fails=True)
    assert "照片.txt" in found.output
    assert getattr(found.exception, "code", "") == "ledger-has-faults"
    as_json = json.loads(taken("check", "--json", fails=True).output)
    assert (as_json["ok"], [fault["kind"] for fault in as_json["faults"]]) == (False, ["fault-evidence-altered"])


def test_the_ledger_may_be_named_before_or_with_the_command(taken: Run, tmp_path: Path) -> None:
    other = tmp_path / "other"
    taken("init", "--area", "示例市示例区", "--unit", "区水务局", "--ledger", other)

    assert (other / "ledger.db").exists()
    assert json.loads(taken("--ledger", other, "list", "--json").output) == []
    assert json.loads(taken("list", "--json", "--ledger", other).output) == []
    assert json.loads(taken("--ledger", tmp_path / "no", "list", "--json", "--ledger", other).output) == []
    assert listed(taken)  # the environment's is the default still


@pytest.mark.parametrize("code", ["quarterly", "submit"])
def test_a_report_is_written_and_counted(code: str, taken: Run, tmp_path: Path) -> None:
    mine = len(listed(taken, "--mine"))
    if code == "quarterly":
        out = tmp_path / "季报.pdf"
        result = taken("report", "quarterly", "--quarter", "2026Q2", "--out", out, "--mine", "--today", "2026-07-02")
        assert out.read_bytes().startswith(b"%PDF")
    else:
        out = tmp_path / "六月.xlsx"
        result = taken("submit", "--month", "2026-06", "--out", out, "--mine", "--today", "2026-07-02")
        assert out.read_bytes().startswith(b"PK")
        assert json.loads(taken("check", "--json").output)["changes"] == 4
    assert f"{mine} 条" in result.output


def test_the_same_report_is_the_same_bytes(taken: Run, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        taken("report", "quarterly", "--quarter", "2026Q2", "--out", tmp_path / name, "--today", "2026-07-02")

    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_demo_does_the_whole_job(run: Run, tmp_path: Path) -> None:
    result = run("demo", "--out", tmp_path / "demo")

    made = {file.name for file in (tmp_path / "demo").iterdir()}
    assert {"季度报告.pdf", "6月报送.xlsx", "ledger"} <= made
    assert result.output.count("$ main.py") == 10
    assert not (tmp_path / "ledger").exists()
