"""A Word document is read as it shows: each feature of the format alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.errors import Cancelled
from model.readers.grid import Paragraph, Table, spread
from model.readers.word_files.word import word_blocks
from tests.word_files import a_list, a_num, document_xml, numbered, p, r, tbl, tc, tr, word_file

FLD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BOX = "<w:txbxContent>{}</w:txbxContent>"
ALTERNATIVES = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>{0}</wps:txbx></wps:wsp>"
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{0}</v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


def lines(folder: Path, body: str, **parts: str) -> list[str]:
    blocks = word_blocks(word_file(folder, body, **parts))
    assert all(isinstance(block, Paragraph) for block in blocks)
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def table(folder: Path, body: str, **parts: str) -> Table:
    (found,) = (block for block in word_blocks(word_file(folder, body, **parts)) if isinstance(block, Table))
    return found


def shapes(found: Table) -> list[list[tuple[str, int, int]]]:
    return [[(cell.text, cell.row_span, cell.col_span) for cell in row] for row in found.rows]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param(r("开展") + r("巡查"), "开展巡查", id="runs"),
        pytest.param(f"<w:ins>{r('新增绿地')}</w:ins>", "新增绿地", id="inserted"),
        pytest.param(f"{r('绿地')}<w:del><w:r><w:delText>旧文</w:delText></w:r></w:del>", "绿地", id="deleted"),
        pytest.param(f"<w:del>{r('删去')}</w:del>{r('保留')}", "保留", id="deleted_runs_with_text"),
        pytest.param(f"<w:moveFrom>{r('原处')}</w:moveFrom><w:moveTo>{r('新处')}</w:moveTo>", "新处", id="moved"),
        pytest.param(r("可见") + r("批注不可见", "<w:vanish/>"), "可见", id="hidden"),
        pytest.param(r("可见", '<w:vanish w:val="0"/>'), "可见", id="not_hidden"),
        pytest.param(r("PM") + r("2.5", '<w:vertAlign w:val="subscript"/>'), "PM2.5", id="subscript"),
        pytest.param(r("CO₂"), "CO2", id="small_digit"),
        pytest.param("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", "甲 乙", id="tab"),
        pytest.param("<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t></w:r>", "A-B", id="hard_hyphen"),
        pytest.param("<w:r><w:t>建</w:t><w:softHyphen/><w:t>设</w:t></w:r>", "建设", id="soft_hyphen"),
        pytest.param(r("建\u00ad设\u200b绿\u00a0地"), "建设绿 地", id="invisible_signs"),
        pytest.param('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + r("76%"), "≥76%", id="symbol"),
        pytest.param('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + r("是"), "☑是", id="tick"),
        pytest.param('<w:r><w:sym w:font="Wingdings" w:char="F0D8"/></w:r>' + r("治水"), "治水", id="ornament"),
        pytest.param('<w:r><w:sym w:font="x" w:char="D800"/></w:r>' + r("治水"), "治水", id="broken_symbol"),
        pytest.param(f'<w:hyperlink r="x">{r("区水务局")}</w:hyperlink>', "区水务局", id="link"),
        pytest.param(f"<w:smartTag w:element='place'>{r('示例区')}</w:smartTag>", "示例区", id="smart_tag"),
        pytest.param(f"<w:sdt><w:sdtPr/><w:sdtContent>{r('年底前')}</w:sdtContent></w:sdt>", "年底前", id="control"),
        pytest.param(
            f"{r('时限：')}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('单击此处输入')}</w:sdtContent></w:sdt>",
            "时限：",
            id="prompt",
        ),
        pytest.param(
            FLD.format("begin") + "<w:r><w:instrText>DATE</w:instrText></w:r>" + FLD.format("separate") + r("3月") + FLD.format("end"),
            "3月",
            id="field",
        ),
        pytest.param(
            FLD.format("begin") + r("条件") + FLD.format("begin") + FLD.format("separate") + r("内") + FLD.format("end")
            + FLD.format("separate") + r("结果") + FLD.format("end") + r("之后"),
            "结果之后",
            id="field_in_a_field_code",
        ),
        pytest.param(f"<w:fldSimple w:instr='PAGE'>{r('3月')}</w:fldSimple>", "3月", id="simple_field"),
        pytest.param(
            f"<w:r><w:ruby><w:rt>{r('lǜ')}</w:rt><w:rubyBase>{r('绿')}</w:rubyBase></w:ruby></w:r>{r('地')}",
            "绿地",
            id="ruby",
        ),
        pytest.param(
            "<m:oMath><m:sSub><m:e><m:r><m:t>NO</m:t></m:r></m:e><m:sub><m:r><m:t>x</m:t></m:r></m:sub></m:sSub></m:oMath>",
            "NOx",
            id="formula",
        ),
        pytest.param(
            "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r></m:den></m:f></m:oMath>",
            "1/3",
            id="fraction",
        ),
        pytest.param(r("治水") + '<w:r><w:footnoteReference w:id="2"/></w:r>', "治水", id="footnote"),
        pytest.param(r("&lt;35 &amp; 完成"), "<35 & 完成", id="signs_that_look_like_marks"),
    ],
)  # fmt: skip
def test_a_paragraph_shows(tmp_path: Path, content: str, text: str) -> None:
    assert lines(tmp_path, p(content)) == [text]


def test_a_field_left_open_hides_only_its_own_paragraph(tmp_path: Path) -> None:
    body = p(FLD.format("begin") + r("代码")) + p("下一段照读。")
    assert lines(tmp_path, body) == ["下一段照读。"]


def test_a_line_break_outside_tables_ends_the_line(tmp_path: Path) -> None:
    body = p("<w:r><w:t>牵头单位：区水务局</w:t><w:br/><w:t>完成时限：年底前</w:t></w:r>")
    assert lines(tmp_path, body) == ["牵头单位：区水务局", "完成时限：年底前"]


def test_empty_paragraphs_and_page_breaks_leave_nothing(tmp_path: Path) -> None:
    assert lines(tmp_path, p() + p('<w:r><w:br w:type="page"/></w:r>') + p("附件1")) == ["附件1"]


def test_a_deleted_paragraph_end_joins_two_paragraphs(tmp_path: Path) -> None:
    body = p(r("加强"), "<w:rPr><w:del/></w:rPr>") + p("巡查。") + p("另一段。")
    assert lines(tmp_path, body) == ["加强巡查。", "另一段。"]


def test_a_text_box_is_read_once_behind_its_paragraph(tmp_path: Path) -> None:
    body = p(r("正文。") + ALTERNATIVES.format(BOX.format(p("示例区文件") + p("第二行")))) + p("后文。")
    assert lines(tmp_path, body) == ["正文。", "示例区文件", "第二行", "后文。"]


def test_an_old_text_box_is_read_too(tmp_path: Path) -> None:
    body = p(f"<w:r><w:pict><v:shape><v:textbox>{BOX.format(p('框内'))}</v:textbox></v:shape></w:pict></w:r>")
    assert lines(tmp_path, body) == ["框内"]


def test_blocks_come_in_the_order_of_the_document(tmp_path: Path) -> None:
    body = (
        p("前")
        + tbl(tr("甲", "乙"), tr("丙", "丁"))
        + f"<w:sdt><w:sdtContent>{p('中')}</w:sdtContent></w:sdt>"
        + p("后")
    )
    blocks = word_blocks(word_file(tmp_path, body + "<w:sectPr/>"))
    assert [type(block) for block in blocks] == [Paragraph, Table, Paragraph, Paragraph]
    assert [block.place.line for block in blocks] == [1, 2, 4, 5]
    assert isinstance(blocks[1], Table)
    assert [row[0].place.line for row in blocks[1].rows] == [2, 3]


def test_a_table_of_contents_is_left_out(tmp_path: Path) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="toc 1"/></w:style>'
    part = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    body = (
        p("一、治水 3", '<w:pStyle w:val="a1"/>')
        + f"<w:sdt>{part}<w:sdtContent>{p('二、治气 4')}</w:sdtContent></w:sdt>"
        + p("一、治水")
    )
    assert lines(tmp_path, body, styles=styles) == ["一、治水"]


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="小标题"/><w:basedOn w:val="2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="by"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="y"/><w:basedOn w:val="loop"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="gone"><w:name w:val="z"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="note"><w:name w:val="n"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


@pytest.mark.parametrize(
    ("properties", "level"),
    [
        ("", 0),
        ('<w:pStyle w:val="2"/>', 2),
        ('<w:pStyle w:val="own"/>', 2),
        ('<w:pStyle w:val="by"/>', 1),
        ('<w:pStyle w:val="T"/>', 1),
        ('<w:pStyle w:val="loop"/>', 0),
        ('<w:pStyle w:val="nowhere"/>', 0),
        ('<w:outlineLvl w:val="2"/>', 3),
        ('<w:pStyle w:val="2"/><w:outlineLvl w:val="9"/>', 0),
    ],
)
def test_a_heading_has_its_style_s_level(tmp_path: Path, properties: str, level: int) -> None:
    (block,) = word_blocks(word_file(tmp_path, p(r("一、治水"), properties), styles=STYLES))
    assert isinstance(block, Paragraph)
    assert block.level == level


def test_text_hidden_by_its_style_is_left_out(tmp_path: Path) -> None:
    body = p(r("不见"), '<w:pStyle w:val="gone"/>') + p(r("可见") + r("不见", '<w:rStyle w:val="note"/>'))
    assert lines(tmp_path, body, styles=STYLES) == ["可见"]


def test_cells_hold_lines_and_paragraphs(tmp_path: Path) -> None:
    cell = tc(p("<w:r><w:t>区水务局</w:t><w:br/><w:t>区园林局</w:t></w:r>"), p(), p("各镇政府"))
    assert shapes(table(tmp_path, tbl(tr("1", cell)))) == [
        [("1", 1, 1), ("区水务局\n区园林局\n各镇政府", 1, 1)]
    ]


def test_merged_cells_are_given_once_with_their_spans(tmp_path: Path) -> None:
    body = tbl(
        tr(tc("一、治水", span=3)),
        tr(tc("1", merge="restart"), "清河", "年底前"),
        tr(tc("旧文不显示", merge="continue"), "巡查", "6月底前"),
        tr(tc("2", merge="restart"), tc("植树", span=2)),
    )
    found = table(tmp_path, body)
    assert shapes(found) == [
        [("一、治水", 1, 3)],
        [("1", 2, 1), ("清河", 1, 1), ("年底前", 1, 1)],
        [("巡查", 1, 1), ("6月底前", 1, 1)],
        [("2", 1, 1), ("植树", 1, 2)],
    ]
    assert spread(found)[2] == ["1", "巡查", "6月底前"]


def test_a_merge_without_beginning_is_a_cell_of_its_own(tmp_path: Path) -> None:
    body = tbl(tr(tc("1", merge="continue"), "甲"), tr("2", "乙"), tr(tc(merge="continue"), "丙"))
    assert [row[0] for row in spread(table(tmp_path, body))] == ["1", "2", "2"]


def test_merged_cells_of_other_width_do_not_join(tmp_path: Path) -> None:
    body = tbl(tr(tc("甲", span=2, merge="restart"), "乙"), tr(tc("丙", merge="continue"), "丁", "戊"))
    assert spread(table(tmp_path, body)) == [["甲", "甲", "乙"], ["丙", "丁", "戊"]]


def test_cells_merged_the_old_way_are_one(tmp_path: Path) -> None:
    go_on = '<w:hMerge w:val="continue"/>'
    body = tbl(
        tr(
            tc("一、治水", properties='<w:hMerge w:val="restart"/>'),
            tc(properties=go_on),
            tc(properties=go_on),
        ),
        tr("1", "2", "3"),
    )
    assert shapes(table(tmp_path, body))[0] == [("一、治水", 1, 3)]


def test_a_row_that_begins_further_right_keeps_its_columns(tmp_path: Path) -> None:
    body = tbl(tr("1", "2", "3"), tr("乙", "丙", properties='<w:gridBefore w:val="1"/>'))
    assert spread(table(tmp_path, body))[1] == ["", "乙", "丙"]


@pytest.mark.parametrize("change", ["<w:del/>", "<w:hidden/>"])
def test_deleted_and_hidden_rows_are_left_out(tmp_path: Path, change: str) -> None:
    body = tbl(tr("1", "甲"), tr("2", "乙", properties=change), tr("3", "丙", properties="<w:ins/>"))
    assert spread(table(tmp_path, body)) == [["1", "甲"], ["3", "丙"]]


def test_deleted_cells_and_tracked_merges_are_accepted(tmp_path: Path) -> None:
    body = tbl(
        tr("1", tc("删", properties="<w:cellDel/>"), tc("甲", properties='<w:cellMerge w:vMerge="rest"/>')),
        tr("2", tc("", properties='<w:cellMerge w:vMerge="cont"/>')),
    )
    assert spread(table(tmp_path, body)) == [["1", "甲"], ["2", "甲"]]


def test_controls_around_rows_cells_and_paragraphs_are_seen_through(tmp_path: Path) -> None:
    def control(inside: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    body = tbl(
        tr("1", "甲"), control(tr("2", control(tc(control(p("乙")))))), f"<w:ins>{tr('3', '丙')}</w:ins>"
    )
    assert spread(table(tmp_path, control(body))) == [["1", "甲"], ["2", "乙"], ["3", "丙"]]


def test_a_table_in_a_cell_becomes_its_lines(tmp_path: Path) -> None:
    inner = tbl(tr("区水务局", "牵头"), tr("区园林局", "配合"))
    assert (
        spread(table(tmp_path, tbl(tr("1", tc(p("单位："), inner, p())))))[0][1]
        == "单位：\n区水务局 牵头\n区园林局 配合"
    )


def test_a_frame_around_a_table_falls_away(tmp_path: Path) -> None:
    inner = tbl(tr("序号", "任务"), tr("1", "治水"))
    blocks = word_blocks(word_file(tmp_path, tbl(tr(tc(p("示例区计划"), inner, p("附注"))))))
    assert [type(block) for block in blocks] == [Paragraph, Table, Paragraph]


def test_a_text_box_in_a_cell_belongs_to_the_cell(tmp_path: Path) -> None:
    body = tbl(tr("1", tc(p(r("治水") + ALTERNATIVES.format(BOX.format(p("框内")))))))
    assert spread(table(tmp_path, body)) == [["1", "治水\n框内"]]


def test_a_strict_document_is_read(tmp_path: Path) -> None:
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    file = word_file(tmp_path, "")
    strict = document_xml(p("示例区计划")).replace(usual, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    flat = (
        '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
        '<pkg:part pkg:name="/word/document.xml" pkg:contentType="application/x.document.main+xml">'
        f"<pkg:xmlData>{strict.partition('?>')[2]}</pkg:xmlData></pkg:part></pkg:package>"
    )
    file.write_text(flat, encoding="utf-8")
    assert [block.text for block in word_blocks(file) if isinstance(block, Paragraph)] == ["示例区计划"]


def test_cancelling_stops_in_a_table(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        word_blocks(word_file(tmp_path, tbl(tr("1", "2"))), cancelled=lambda: True)


def test_a_number_alone_counts_only_in_a_cell(tmp_path: Path) -> None:
    numbering = a_list(0, ("decimal", "%1")) + a_num(1, 0)
    body = p("", numbered(1)) + tbl(*(tr(tc(p("", numbered(1))), "甲") for _ in range(2)))
    blocks = word_blocks(word_file(tmp_path, body, numbering=numbering))
    assert [spread(block) for block in blocks if isinstance(block, Table)] == [[["2", "甲"], ["3", "甲"]]]
    assert len(blocks) == 1


def test_cells_merged_the_old_way_leave_the_next_column_where_it_is(tmp_path: Path) -> None:
    over = [tc("甲", properties='<w:hMerge w:val="restart"/>'), tc(properties='<w:hMerge w:val="continue"/>')]
    body = tbl(tr(*over, tc("乙", merge="restart")), tr("1", "2", tc(merge="continue")))
    assert spread(table(tmp_path, body)) == [["甲", "甲", "乙"], ["1", "2", "乙"]]
