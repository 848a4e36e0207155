"""A saved page is read as a browser shows it, without what only arranges the page."""

from __future__ import annotations

import random
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from model.errors import PlanReadError
from model.readers import read_plan
from model.readers.files.kinds import Kind, kind_of
from model.readers.grid import Block, Paragraph, Table, spread
from model.readers.web_pages.web_page import page_blocks
from model.rows.draft import MeasureDraft

HEADER = "<tr><th>序号</th><th>重点任务</th><th>工作措施</th><th>完成时限</th><th>牵头单位</th><th>配合单位</th></tr>"
ROWS = (
    "<tr><td rowspan=2>1</td><td rowspan=2>清河行动</td><td>清理河道垃圾，开展岸线巡查。</td><td>年底前</td>"
    "<td>区水务局</td><td>区园林绿化局<br/>各街道办事处</td></tr>"
    "<tr><td>建设湿地两处，恢复水生植被。</td><td>6月底前</td><td>区园林绿化局</td><td>各镇人民政府</td></tr>"
    "<tr><td>2</td><td>扬尘治理</td><td>推进工地围挡喷淋，道路洗扫全覆盖。</td><td>持续实施</td>"
    "<td><p>区住房城乡建设委</p><p>区城市管理委</p></td><td>——</td></tr>"
)
TABLE = f"<table border=1>{HEADER}{ROWS}</table>"
FULL = [
    "1 清河行动/清理河道垃圾，开展岸线巡查。/年底前/区水务局/区园林绿化局 各街道办事处",
    "1 清河行动/建设湿地两处，恢复水生植被。/6月底前/区园林绿化局/各镇人民政府",
    "2 扬尘治理/推进工地围挡喷淋，道路洗扫全覆盖。/持续实施/区住房城乡建设委 区城市管理委/",
]


def told(row: MeasureDraft) -> str:
    return "/".join(
        [f"{row.task_no} {row.task}", row.measure, row.deadline, " ".join(row.lead), " ".join(row.support)]
    )


def blocks(body: str) -> list[Block]:
    return page_blocks(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), "计划.html")


def lines(body: str) -> list[str]:
    return [block.text for block in blocks(body) if isinstance(block, Paragraph)]


def grids(body: str) -> list[list[list[str]]]:
    return [spread(block) for block in blocks(body) if isinstance(block, Table)]


def saved(folder: Path, content: str | bytes, encoding: str = "utf-8") -> Path:
    file = folder / "计划.html"
    file.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return file


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("<p>甲</p><div>乙<div>丙</div>丁</div>戊", ["甲", "乙", "丙", "丁", "戊"], id="blocks"),
        pytest.param(
            "<p>牵头单位：区水务局<br>时限：年底前", ["牵头单位：区水务局", "时限：年底前"], id="break"
        ),
        pytest.param(
            "<p>清理河道\n      垃圾，  开展\n 3 次</p>", ["清理河道垃圾， 开展 3 次"], id="wrapped_source"
        ),
        pytest.param("<p>PM<sub>2.5</sub> m<sup>3</sup> CO₂</p>", ["PM2.5 m3 CO2"], id="indices"),
        pytest.param("<p>&#24037;程&nbsp;&lt;35&amp;&ge;76</p>", ["工程 <35&≥76"], id="entities"),
        pytest.param("<p>见<script>x='<p>假</p>'</script><style>p{}</style></p>", ["见"], id="scripts"),
        pytest.param("<nav>首页</nav><footer>版权</footer><p hidden>隐</p><p>见</p>", ["见"], id="menus"),
        pytest.param("<p>见<span style='DISPLAY : none'>隐</span>到</p>", ["见到"], id="hidden"),
        pytest.param("<p>见<!-- 注 --><![if !x]>到<![endif]--></p>", ["见到"], id="comments"),
        pytest.param("<p>留<del>删</del><ins>增</ins></p>", ["留增"], id="tracked"),
        pytest.param("<pre>一行\n二行</pre>", ["一行", "二行"], id="kept_lines"),
        pytest.param("<ol><li>治水</li><li>治气</li></ol>", ["1. 治水", "2. 治气"], id="numbered"),
        pytest.param("<ol start=3 type=a><li>治水</ol>", ["c. 治水"], id="numbered_from"),
        pytest.param("<ol><li>治水<li value=5>治气<li>治土</ol>", ["1. 治水", "5. 治气", "6. 治土"], id="numbered_anew"),
        pytest.param("<p><ruby>垚<rp>(</rp><rt>yáo</rt><rp>)</rp></ruby>山镇</p>", ["垚山镇"], id="readings"),
        pytest.param(
            "<ol style='list-style:none'><li>治水</ol><ul><li>治气</ul>", ["治水", "治气"], id="unnumbered"
        ),
    ],
)
def test_lines_show(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


def test_headings_have_their_level() -> None:
    found = blocks("<h1>计划<br>（2025年）</h1><h3>一、治水</h3><p>正文</p>")
    assert [block.level for block in found if isinstance(block, Paragraph)] == [1, 1, 3, 0]


def test_cells_keep_their_lines_and_spans() -> None:
    ((first, *_),) = grids("<table><tr><td rowspan=2>1<td>甲<br>乙<p>丙<tr><td>丁</table>")
    assert first == ["1", "甲\n乙\n丙"]


@pytest.mark.parametrize("span", ["1000000000", "9" * 6000, "0", "-2", "x", "", "2.5"])
def test_absurd_spans_are_bounded(span: str) -> None:
    (grid,) = grids(
        f"<table><tr><td colspan='{span}' rowspan='{span}'>一、治水<tr><td>1<td>甲<td>乙<tr><td>2<td>丙<td>丁</table>"
    )
    assert len(grid) == 3
    assert max(map(len, grid)) <= 6


def test_a_row_span_of_nought_reaches_to_the_end() -> None:
    assert grids("<table><tr><td rowspan=0>1<td>甲<tr><td>乙<tr><td>丙</table>") == [
        [["1", "甲"], ["1", "乙"], ["1", "丙"]]
    ]


def test_what_excel_let_run_over_is_not_merged() -> None:
    cells = "<td colspan=2 style='mso-ignore:colspan'>说明</td><td>甲</td>"
    assert grids(
        f"<table><tr>{cells}</tr><tr style='display:none'><td>隐</td></tr><tr><td>1<td>2<td>3</table>"
    ) == [[["说明", "", "甲"], ["1", "2", "3"]]]


def test_a_layout_table_falls_away() -> None:
    page = (
        "<table><tr><td>首页</td><td>公开</td></tr><tr><td><table><tr><td><h1>示例区计划</h1><p>正文一</p>"
        f"{TABLE}</td></tr></table></td><td>侧栏</td></tr></table>"
    )
    found = blocks(page)
    assert sum(isinstance(block, Table) for block in found) == 1
    assert "示例区计划" in lines(page)


def test_an_article_beside_a_menu_is_no_cell() -> None:
    article = "<h2>示例区通知</h2>" + "".join(f"<p>第{n}段</p>" for n in range(9))
    assert lines(f"<table><tr><td>菜单<td>{article}</table>")[1:3] == ["示例区通知", "第0段"]


def test_a_small_table_in_a_cell_stays_in_it() -> None:
    inner = "<table><tr><td>区水务局<td>牵头<tr><td>区园林局<td>配合</table>"
    rows = "<tr><td>1<td>清理河道垃圾，开展岸线巡查，建设湿地。<td>年底前" * 2
    (grid,) = grids(f"<table>{rows}<tr><td>2<td>巡查<td>{inner}</table>")
    assert grid[2][2] == "区水务局 牵头\n区园林局 配合"


def test_rows_in_tables_of_their_own_are_one_table() -> None:
    rows = [f"<table><tr><td>{number}<td>甲<td>乙</table>" for number in (1, 2, 3)]
    assert [len(grid) for grid in grids("".join(rows))] == [3]
    assert [len(grid) for grid in grids("<p>说明</p>".join(rows))] == [1, 1, 1]
    assert [len(grid) for grid in grids(f"{rows[0]}<table><tr><td>1<td>2</table>{rows[1]}")] == [1, 1, 1]


def test_a_caption_stands_before_its_table() -> None:
    found = blocks(f"<table><caption>任务分解表</caption>{HEADER}{ROWS}</table>")
    assert isinstance(found[0], Paragraph)
    assert found[0].text == "任务分解表"
    assert [block.place.line for block in found] == [1, 2]


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "utf-8"),
        ("gb18030", "gb2312"),
        ("gb18030", "utf-8"),
        ("utf-8", "gbk"),
        ("utf-16", ""),
        ("utf-8-sig", ""),
    ],
)
def test_a_page_is_read_whatever_it_says_of_its_encoding(tmp_path: Path, encoding: str, said: str) -> None:
    page = f"<html><head><meta charset='{said}'><title>x</title></head><body><h1>示例区2025年行动计划</h1>{TABLE}</body></html>"
    assert [told(row) for row in read_plan(saved(tmp_path, page, encoding)).draft.measures] == FULL


def test_a_big5_page_is_read(tmp_path: Path) -> None:
    file = saved(tmp_path, "<html><meta charset=big5><body><p>環境保護行動計畫</p></body></html>", "big5")
    assert [b.text for b in page_blocks(file.read_bytes(), "x") if isinstance(b, Paragraph)] == [
        "環境保護行動計畫"
    ]


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(TABLE.replace("</td>", "").replace("</tr>", "").replace("</th>", ""), id="no_end_tags"),
        pytest.param(TABLE.replace("<td>", "<td><font face=x><span>"), id="open_tags"),
        pytest.param(TABLE.replace("</tr><tr><td>2", "</tr></table><table><tr><td>2"), id="two_tables"),
        pytest.param(TABLE.replace("</th></tr>", "</th></tr></table><div></div><table>"), id="header_apart"),
        pytest.param(
            f"<div><center><table><tr><td><table><tr><td>{TABLE}</table></table></center></div>", id="framed"
        ),
        pytest.param(
            TABLE.replace("<table border=1>", "<table><colgroup><col></colgroup><tbody>"), id="groups"
        ),
        pytest.param(
            TABLE.replace("<tr><td rowspan", "<tr><td colspan=6><b>一、治水</b></td></tr><tr><td rowspan"),
            id="section",
        ),
    ],
)
def test_a_plan_is_read_however_its_table_is_written(tmp_path: Path, table: str) -> None:
    page = f"<html><body><h1>示例区2025年行动计划</h1>{table}</body></html>"
    assert [told(row) for row in read_plan(saved(tmp_path, page)).draft.measures] == FULL


def test_a_page_saved_as_one_file_is_read(tmp_path: Path) -> None:
    message = MIMEMultipart("related")
    message["Subject"] = "plan"
    message.attach(
        MIMEText(f"<html><body><h1>示例区2025年行动计划</h1>{TABLE}</body></html>", "html", "gb18030")
    )
    message.attach(MIMEImage(b"\x89PNG\r\n\x1a\n" * 50, "png"))
    file = saved(tmp_path, message.as_bytes())
    assert kind_of(file) is Kind.HTML
    assert [told(row) for row in read_plan(file).draft.measures] == FULL


def test_pictures_inside_the_page_count_for_nothing(tmp_path: Path) -> None:
    picture = f"<img src='data:image/png;base64,{'A' * 9 * 2**20}'>"
    assert len(read_plan(saved(tmp_path, f"<html><body>{picture}{TABLE}</body></html>")).draft.measures) == 3


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param("<html><body><p>关于开会的通知</p></body></html>", "plan-not-found", id="no_table"),
        pytest.param("<html>", "plan-not-found", id="nothing"),
        pytest.param("<html><!-- -->", "plan-not-found", id="comment"),
        pytest.param("<html>" + "<div>" * 10**5 + TABLE, "plan-damaged", id="deep"),
        pytest.param("<html>" + "<table><tr><td>" * 10**5, "plan-damaged", id="deep_tables"),
        pytest.param(
            "<html><table>" + "<tr><td colspan=99 rowspan=9999><td>" * 4000,
            "plan-too-many-cells",
            id="merged",
        ),
        pytest.param("<html><table><tr>" + "<td>" * 10**6, "plan-too-many-cells", id="cells"),
        pytest.param("<html>" + "字" * (3 * 2**20), "plan-too-large", id="long"),
        pytest.param(
            b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nno parts", "plan-damaged", id="no_parts"
        ),
        pytest.param(b"<html>" + bytes(range(1, 255)) * 50, "plan-encoding-unknown", id="bytes"),
    ],
)
def test_a_page_that_is_no_plan_is_refused(tmp_path: Path, content: str | bytes, code: str) -> None:
    file = saved(tmp_path, content)
    with pytest.raises(PlanReadError) as caught:
        read_plan(file)
    assert caught.value.code == code


def test_a_page_with_many_open_tags_is_read_whole() -> None:
    assert lines("<font size=2><b>" * 400 + "<p>甲</p>" + "<p>乙</p>") == ["甲", "乙"]


def test_an_entity_of_its_own_reads_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    page = f"<!DOCTYPE html [<!ENTITY x SYSTEM '{secret.as_uri()}'>]><html><body><p>甲&x;乙</p></body></html>"
    assert "机密" not in repr(page_blocks(page.encode(), "x"))


@pytest.mark.parametrize("seed", range(10))
def test_changed_bytes_give_a_plan_or_a_refusal(tmp_path: Path, seed: int) -> None:
    luck = random.Random(seed)
    data = f"<html><body><h1>示例区2025年行动计划</h1>{TABLE}</body></html>".encode("gb18030")
    for _ in range(20):
        changed = bytearray(data)
        for _ in range(luck.choice((1, 3, 20))):
            changed[luck.randrange(len(changed))] = luck.randrange(256)
        file = saved(tmp_path, bytes(changed[: luck.choice((len(changed), luck.randrange(1, len(changed))))]))
        try:
            plan = read_plan(file)
        except PlanReadError:
            continue
        assert plan.draft.measures
