"""Web pages whose style sheets hide columns, and pages that were not loaded to their end."""

from __future__ import annotations

import pytest

from model.readers import plan_from_blocks
from model.readers.grid import Table, spread
from model.readers.web_pages.web_page import page_blocks
from model.rows.draft import DoubtCode

HEADER = "<tr><th>序号</th><th>重点任务</th><th>工作措施</th><th>内部意见</th><th>完成时限</th><th>责任单位</th></tr>"
ROW = (
    "<tr><td>{n}</td><td>清河行动{n}</td><td>清理第{n}段河道垃圾，开展岸线巡查。</td><td class='inner'>不同意。</td>"
    "<td>年底前</td><td>区水务局</td></tr>"
)


def page(style: str, rows: int = 3, header: str = HEADER) -> str:
    body = "".join(ROW.format(n=n) for n in range(1, rows + 1))
    return f"<html><head><style>{style}</style></head><body><table class='plan'>{header}{body}</table></body></html>"


@pytest.mark.parametrize(
    "style",
    [
        "td:nth-child(4), th:nth-child(4) { display: none }",
        ".plan td:nth-child(4), .plan > tr > th:nth-child(4), .plan th:nth-child(4) { color: red; display:none; }",
        "@charset 'utf-8'; @import url(a.css);\ntd:nth-child(4), th:nth-child(4) { display: none }",
        "/* .plan { display: none } */ td:nth-child(4),th:nth-child(4){visibility:collapse}",
    ],
)
def test_a_column_that_a_style_sheet_hides_is_not_read(style: str) -> None:
    (table,) = (one for one in page_blocks(page(style).encode(), "示例.html") if isinstance(one, Table))
    rows = spread(table)
    assert rows[0] == ["序号", "重点任务", "工作措施", "完成时限", "责任单位"]
    assert rows[1] == ["1", "清河行动1", "清理第1段河道垃圾，开展岸线巡查。", "年底前", "区水务局"]


@pytest.mark.parametrize(
    "style", ["@media print { td:nth-child(4) { display: none } }", "li.inner { display: none }", ".inner { color: red }"]
)
def test_what_a_style_sheet_does_not_hide_is_read(style: str) -> None:
    (table,) = (one for one in page_blocks(page(style).encode(), "示例.html") if isinstance(one, Table))
    assert spread(table)[1][3] == "不同意。"


@pytest.mark.parametrize("kept", [0.7, 0.8, 0.9])
def test_a_page_that_was_not_loaded_to_its_end_leaves_its_last_row_in_doubt(kept: float) -> None:
    whole = page("", rows=20)
    blocks = page_blocks(whole[: int(len(whole) * kept)].encode(), "示例.html")
    draft = plan_from_blocks(blocks, "示例.html").draft
    assert 10 < len(draft.measures) < 20
    assert any(doubt.code is DoubtCode.OCR_UNSURE for doubt in draft.measures[-1].doubts)
    assert not any(row.doubts for row in draft.measures[:-2])


def test_a_whole_page_leaves_nothing_in_doubt() -> None:
    draft = plan_from_blocks(page_blocks(page("").encode(), "示例.html"), "示例.html").draft
    assert not any(row.doubts for row in draft.measures)
