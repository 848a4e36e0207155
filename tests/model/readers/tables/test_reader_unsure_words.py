"""Words a recognition engine was not sure of become doubts in the field where they end, once a field."""

from __future__ import annotations

from collections.abc import Mapping

from model.readers import plan_from_blocks
from model.readers.grid import Block, Cell, Paragraph, Table
from model.rows.draft import DoubtCode, Field, MeasureDraft, Place

HEADER = ("序号", "重点任务", "工作措施", "完成时限", "牵头单位", "协办单位")
FIRST = ("1", "空气质量", "加强日常巡查，减少各类污染物排放。", "年底前", "区生态环境局", "区财政局 区水务局")
SECOND = ("2", "河道整治", "治理黑臭水体，定期公开结果。", "6月底前", "区水务局", "——")
THIRD = ("3", "节约用水", "推进节水社区建设，定期检查。", "年底前", "区水务局", "区财政局")


def table(*rows: tuple[str, ...], unsure: Mapping[tuple[int, int], tuple[str, ...]]) -> Table:
    """A table whose cells hold unsure words, by row and place."""
    made = tuple(
        tuple(
            Cell(text, Place(line=line + 1), unsure=unsure.get((line, place), ()))
            for place, text in enumerate(texts)
        )
        for line, texts in enumerate(rows)
    )
    return Table(made, Place(line=1, end_line=len(rows)))


def unsure(row: MeasureDraft) -> dict[Field, str]:
    """The unsure words of a measure by field; no field twice."""
    found = [doubt for doubt in row.doubts if doubt.code is DoubtCode.OCR_UNSURE]
    assert len({doubt.field for doubt in found}) == len(found)
    return {doubt.field: dict(doubt.facts)["words"] for doubt in found}


def read(*blocks: Block) -> tuple[MeasureDraft, ...]:
    return plan_from_blocks(blocks, "示例").draft.measures


def test_an_unsure_word_is_in_doubt_in_its_column() -> None:
    words = {(1, 4): ("区生态环境局",), (1, 5): ("区财政局", "区水务局"), (2, 3): ("6月底前",)}
    one, two, three = read(table(HEADER, FIRST, SECOND, THIRD, unsure=words))
    assert unsure(one) == {Field.LEAD: "区生态环境局", Field.SUPPORT: "区财政局、区水务局"}
    assert unsure(two) == {Field.DEADLINE: "6月底前"}
    assert not three.doubts


def test_an_unsure_word_goes_with_its_cell_when_columns_slid() -> None:
    slid = ("1", "空气质量", "加强日常巡查，减少各类污染物排放。", "区生态环境局", "区财政局", "年底前")
    words = {(1, 3): ("区生态环境局",)}
    one, *_ = read(table(HEADER, slid, SECOND, THIRD, unsure=words))
    assert [field for field in unsure(one) if field in (Field.LEAD, Field.SUPPORT)]
    assert Field.DEADLINE not in unsure(one)


def test_an_unsure_task_name_is_in_doubt_for_every_row_of_the_task() -> None:
    more = ("", "", "完善部门联动机制，及时通报情况。", "年底前", "区生态环境局", "——")
    words = {(1, 0): ("1",), (1, 1): ("空气质量",)}
    one, two, three = read(table(HEADER, FIRST, more, SECOND, unsure=words))
    assert unsure(one) == unsure(two) == {Field.TASK_NO: "1", Field.TASK: "空气质量"}
    assert not unsure(three)


def test_an_unsure_heading_is_in_doubt_for_its_section() -> None:
    heading = ("一、主要目标", "", "", "", "", "")
    other = ("二、重点治理", "", "", "", "", "")
    rows = read(table(HEADER, heading, FIRST, other, SECOND, THIRD, unsure={(1, 0): ("主要目标",)}))
    assert [unsure(row) for row in rows] == [{Field.SECTION: "主要目标"}, {}, {}]


def test_an_unsure_word_behind_a_page_cut_stays_with_the_measure() -> None:
    cut = ("1", "空气质量", "加强日常巡查，减少各类污染", "年底前", "区生态环境局", "区财政局")
    rest = ("", "", "物排放，定期通报。", "", "", "")
    first = table(HEADER, cut, unsure={})
    cells = tuple(Cell(text, Place(line=4), unsure=("定期通报",) if "定期" in text else ()) for text in rest)
    head = tuple(Cell(text, Place(line=3)) for text in HEADER)
    second = Table((head, cells), Place(line=3, end_line=4))
    (one,) = read(first, second)
    assert one.measure == "加强日常巡查，减少各类污染物排放，定期通报。"
    assert unsure(one) == {Field.MEASURE: "定期通报"}


def test_an_unsure_word_of_packed_measures_stays_with_its_own() -> None:
    packed = (
        "1",
        "空气质量",
        "加强日常巡查，减少污染排放。\n开展道路清扫，定期公开结果。",
        "年底前\n6月底前",
        "区生态环境局\n区城市管理委",
        "——",
    )
    one, two, *_ = read(table(HEADER, packed, SECOND, THIRD, unsure={(1, 2): ("道路清扫",)}))
    assert unsure(one) == {}
    assert unsure(two) == {Field.MEASURE: "道路清扫"}


def test_unsure_words_of_a_list_stand_in_their_fields() -> None:
    lines: list[tuple[str, tuple[str, ...]]] = [
        ("一、提升服务", ("提升服务",)),
        ("1.推进一窗受理。优化窗口设置，压缩办理时间。", ("压缩办理",)),
        ("责任单位：区政务服务局、区财政局", ("区财政局",)),
        ("2.完善站点建设。新建便民站点五个，方便群众。", ()),
        ("责任单位：区民政局", ()),
        ("3.加强队伍培训。每季度组织一次，全员参加。", ()),
        ("责任单位：区民政局", ()),
    ]
    blocks = [
        Paragraph(text, Place(line=number), unsure=words)
        for number, (text, words) in enumerate(lines, start=1)
    ]
    one, two, three = read(*blocks)
    assert unsure(one) == {
        Field.MEASURE: "压缩办理",
        Field.RESPONSIBLE: "区财政局",
        Field.SECTION: "提升服务",
    }
    assert unsure(two) == unsure(three) == {Field.SECTION: "提升服务"}
