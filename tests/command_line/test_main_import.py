"""import on the command line: a plan once, its corrected edition over it, and what is said first."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from model.errors import TaizhangError
from model.ledger import Ledger
from model.queries.history import history
from model.queries.overview import plans

Run = Callable[..., Result]
HEAD = "序号\t重点任务\t工作措施\t完成时限\t牵头单位\t协办单位\n"
TEXTS = ("完成施工工地扬尘整治。", "淘汰老旧柴油叉车。", "开展餐饮油烟检查。", "完成入河排口溯源整治。", "建设生活垃圾分类示范点。")


def written(folder: Path, name: str, *texts: str, deadline: str = "年底前", lead: str = "区生态环境局") -> Path:
    """A plan of these measures, a task each; read without a doubt."""
    file = folder / name
    rows = "".join(
        f"{number}\t任务{number}\t{text}\t{deadline}\t{lead}\t各镇人民政府\n" for number, text in enumerate(texts, 1)
    )
    file.write_text("附件1\n\n示例区2026年行动计划\n\n" + HEAD + rows, encoding="utf-8")
    return file


@pytest.fixture
def taken(run: Run, tmp_path: Path) -> Run:
    run("init", "--area", "示例市示例区", "--unit", "青山镇人民政府")
    run("import", written(tmp_path, "计划.txt", *TEXTS))
    return run


def listed(run: Run) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("list", "--json").output)
    return found


def refused(run: Run, *words: object) -> str:
    with pytest.raises(TaizhangError) as caught:
        run(*words)
    return caught.value.code


def test_a_plan_that_is_there_is_said_to_be_before_its_doubts(taken: Run, tmp_path: Path) -> None:
    unsure = written(tmp_path, "又一份.txt", *TEXTS, lead="区生态环境局区水务局")
    assert refused(taken, "import", unsure) == "plan-already-taken"
    assert refused(taken, "import", tmp_path / "计划.txt") == "plan-already-taken"


def test_no_ledger_is_made_when_doubts_are_left(run: Run, tmp_path: Path) -> None:
    unsure = written(tmp_path, "计划.txt", *TEXTS, lead="")
    assert refused(run, "import", unsure) == "doubts-left"
    assert not (tmp_path / "ledger").exists()


def test_a_corrected_edition_is_taken_over_and_says_what_changed(taken: Run, tmp_path: Path) -> None:
    taken("close", "1-02-1", "--on", "2026-06-01")
    edition = written(tmp_path, "更正.txt", TEXTS[0] + "建立台账。", *TEXTS[1:4], "推广新能源车。")

    said = taken("import", edition, "--corrects").output

    assert "1 条有改动，1 条新增，1 条不再列入，3 条不变" in said
    found = {row["id"]: row for row in listed(taken)}
    assert found["1-01-1"]["measure"] == TEXTS[0] + "建立台账。"
    assert found["1-02-1"]["state"] == "closed"
    assert found["1-05-1"]["state"] == "not_applicable"


def test_the_history_names_the_corrections(taken: Run, tmp_path: Path) -> None:
    taken("import", written(tmp_path, "更正.txt", *TEXTS, deadline="9月底前"), "--corrects")
    with Ledger.open(tmp_path / "ledger") as ledger:
        assert history(ledger)[0].action == "accept-edition"
    assert "接收更正版" in taken("show", "1-01-1").output


def test_an_edition_that_says_the_same_is_refused(taken: Run, tmp_path: Path) -> None:
    assert refused(taken, "import", tmp_path / "计划.txt", "--corrects") == "edition-same"


def test_an_edition_of_nothing_is_refused(taken: Run, tmp_path: Path) -> None:
    other = tmp_path / "别的.txt"
    written(tmp_path, "别的.txt", "完全另外的事项。", "又一件另外的事。")
    other.write_text(other.read_text(encoding="utf-8").replace("示例区", "另一区"), encoding="utf-8")
    assert refused(taken, "import", other, "--corrects") == "edition-of-none"


def test_an_edition_of_a_plan_whose_rows_alone_name_its_year_is_known(run: Run, tmp_path: Path) -> None:
    def undated(name: str, *texts: str) -> Path:
        file = written(tmp_path, name, *texts, deadline="2025年9月底前")
        file.write_text(file.read_text(encoding="utf-8").replace("2026年行动计划", "行动计划"), encoding="utf-8")
        return file

    run("import", undated("计划.txt", *TEXTS))
    run("import", undated("更正.txt", TEXTS[0] + "建立台账。", *TEXTS[1:]), "--corrects")

    assert {row["plan"] for row in listed(run)} == {2025}
    assert listed(run)[0]["measure"] == TEXTS[0] + "建立台账。"


def test_an_edition_without_a_ledger_makes_none(run: Run, tmp_path: Path) -> None:
    assert refused(run, "import", written(tmp_path, "计划.txt", *TEXTS), "--corrects") == "ledger-missing"
    assert not (tmp_path / "ledger").exists()


def test_doubts_of_an_edition_are_asked_about_once_it_is_known_to_be_one(taken: Run, tmp_path: Path) -> None:
    unsure = written(tmp_path, "更正.txt", *TEXTS, lead="")
    assert refused(taken, "import", unsure, "--corrects") == "doubts-left"
    taken("import", unsure, "--corrects", "--accept-doubts")
    with Ledger.open(tmp_path / "ledger") as ledger:
        assert len(plans(ledger)) == 1
