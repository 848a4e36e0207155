"""What comes next, told apart from what was done and put behind it."""

from __future__ import annotations

import pytest

from model.rules.next_step import joined, parted


@pytest.mark.parametrize(("text", "wanted"), [
    ("已抽测5个。下一步：7月继续抽测。", ("已抽测5个。", "7月继续抽测。")), ("已抽测5个，下一步将继续抽测。", ("已抽测5个", "将继续抽测。")), ("下一步工作计划：完成招标", ("", "完成招标")),
    ("用地未批；下阶段，加快协调。\n完成报批。", ("用地未批", "加快协调。\n完成报批。")), ("正常推进。", ("正常推进。", "")), ("已明确下一步方向。", ("已明确下一步方向。", "")), ("下一步：", ("下一步：", "")), ("", ("", "")),
])  # fmt: skip
def test_a_note_is_parted(text: str, wanted: tuple[str, str]) -> None:
    assert parted(text) == wanted


def test_a_step_stands_once_behind_a_note() -> None:
    assert joined("已抽测5个。", "继续抽测。") == "已抽测5个。\n下一步：继续抽测。"
    assert joined("已抽测5个。下一步继续抽测。", "继续抽测。") == "已抽测5个。下一步继续抽测。"
    assert (joined("", "继续抽测。"), joined("已完成。", " ")) == ("下一步：继续抽测。", "已完成。")
    assert parted(joined("已抽测5个。", "继续抽测。")) == ("已抽测5个。", "继续抽测。")
