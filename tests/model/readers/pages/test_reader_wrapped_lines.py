"""Where a paragraph was wrapped: what no program parts at a line's end goes to the next line whole."""

from __future__ import annotations

import pytest

from model.readers.pages.page_lines import TextLine, ends_paragraph
from model.readers.pages.page_marks import Box, Word

SIZE = 10.0
ROOM = Box(0, 0, 200, 100)


def line(text: str, *, free: float = 0.0) -> TextLine:
    """A line of Chinese in one piece that leaves `free` signs' room at its end; from the left edge where it leaves all."""
    right = ROOM.right - free * SIZE
    return TextLine((Word(text, right - len(text) * SIZE, 0, right, SIZE),))


def after(text: str) -> TextLine:
    return TextLine((Word(text, 0, 20, len(text) * SIZE, 20 + SIZE),))


FULL = "浓度不超过三十五微浓度不超过三十五微浓度"


@pytest.mark.parametrize("text", ["克/立方米以下。", "罐”“流动车辆", "实“一街一策”工作", "级“双随机”要求", "内“小铁路”沿线"])
def test_what_hangs_together_would_not_have_fitted(text: str) -> None:
    assert not ends_paragraph(line(FULL[:18], free=2), after(text), ROOM)


@pytest.mark.parametrize("text", ["克以下的浓度", "建成公园三处", "“一街一策”工作"])
def test_what_would_have_fitted_begins_a_paragraph(text: str) -> None:
    assert ends_paragraph(line(FULL[:17], free=3), after(text), ROOM)
