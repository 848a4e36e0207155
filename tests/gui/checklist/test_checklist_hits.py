"""What is lit in a text that was searched."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from gui.widgets.checklist_row_painter import lit_lines
from gui.widgets.search_hits import from_first_hit, hit_spans


def lit(text: str, search: str) -> list[str]:
    return [text[start:end] for start, end in hit_spans(text, search)]


@pytest.mark.parametrize(
    ("text", "search", "found"),
    [
        ("落实扬尘管控，扬尘", "扬尘", ["扬尘", "扬尘"]),
        ("PM2.5年均浓度", "pm25", ["PM2.5"]),
        ("ＰＭ２．５", "PM2", ["ＰＭ２"]),
        ("完成 整治 方案", "整治方案", ["整治 方案"]),
        ("河道保洁", "扬尘", []),
        ("河道保洁", "", []),
        ("河道保洁", "，。", []),
        ("扬尘管控责任", "扬尘 责任", ["扬尘", "责任"]),
        ("扬尘管控", "扬尘 尘管", ["扬尘管"]),
        ("阿阿阿", "阿阿", ["阿阿"]),
    ],
)
def test_hits_are_found_as_the_search_finds_them(text: str, search: str, found: list[str]) -> None:
    assert lit(text, search) == found


def test_a_text_begins_near_a_hit_that_would_not_be_seen() -> None:
    text = "一" * 50 + "扬尘"
    moved, spans = from_first_hit(text, hit_spans(text, "扬尘"), 20)
    assert moved.startswith("…")
    assert [moved[start:end] for start, end in spans] == ["扬尘"]
    assert len(moved) < 20


def test_a_text_stays_when_its_hit_is_seen() -> None:
    assert from_first_hit("扬尘管控", ((0, 2),), 4) == ("扬尘管控", ((0, 2),))


def test_lines_carry_the_hits_they_hold(qapp: QApplication) -> None:
    metrics = QFontMetrics(QFont())
    text = "开展道路扬尘治理工作。" * 8
    lines = lit_lines(text, "扬尘", metrics, metrics.horizontalAdvance("开展道路扬尘治理工作") + 4, 2)
    assert len(lines) == 2
    assert all([words[start:end] for start, end in spans] == ["扬尘"] for words, spans in lines)


def test_a_hit_far_behind_is_brought_into_the_lines(qapp: QApplication) -> None:
    metrics = QFontMetrics(QFont())
    lines = lit_lines("甲" * 200 + "扬尘", "扬尘", metrics, metrics.horizontalAdvance("甲" * 10), 2)
    assert any(spans for _, spans in lines)


def test_a_text_that_is_seen_whole_is_not_moved(qapp: QApplication) -> None:
    assert lit_lines("二、工业源治理", "治理", QFontMetrics(QFont()), 900, 1) == (
        ("二、工业源治理", ((5, 7),)),
    )


def test_without_a_search_nothing_is_lit(qapp: QApplication) -> None:
    assert all(not spans for _, spans in lit_lines("扬尘", "", QFontMetrics(QFont()), 400, 2))
