"""Reviews left half-way: kept whole, found again, dropped; and the wordings that are asked about after accepting."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from model.actions.answers import answer_duties
from model.actions.review import begin_review, drop_review, keep_review
from model.errors import Cancelled, PlanReadError, StorageError
from model.ledger import Ledger
from model.queries.review import open_wordings, review_left, reviews_left
from model.readers.grid import Cell, Paragraph, Table
from model.readers.source_rows import source_rows
from model.rows.draft import (
    DocumentRow,
    Doubt,
    DoubtCode,
    Field,
    IndicatorDraft,
    NoticeDraft,
    Place,
    PlanDraft,
    Question,
    QuestionCode,
)
from model.rows.draft_json import draft_as_json, draft_from
from model.rows.review import OpenWording, Review, SourceRow
from tests.builders import a_measure, a_plan, bytes_of, taken_in

DOUBT = Doubt(DoubtCode.UNIT_GARBLED, Field.LEAD, Place(2, 7, 9, "表1"), (("unit", "甲"), ("a", "乙")), "区水务局")


def a_whole_draft() -> PlanDraft:
    asked = Question(QuestionCode.SOME_UNITS, Field.SUPPORT, "相关镇")
    return PlanDraft(
        NoticeDraft("示例区计划", "示发〔2026〕1号", "示例区", date(2026, 2, 10), "每月报送", 2026),
        (a_measure(doubts=(DOUBT,), questions=(asked,), place=Place(3, 14, 16, "一")), a_measure("另一条。")),
        (IndicatorDraft("青山镇", "降尘量", "5", "吨", Place(line=80), (DOUBT,)),),
        (DocumentRow(1, "通知", "", 0), DocumentRow(2, "示例区计划", "示发〔2026〕1号", 2)), 2,
    )


def a_review(**facts: object) -> Review:
    source = (SourceRow(("序号", "措施"), Place(line=13), is_table=True), SourceRow(("附件1",), Place(line=2), level=1))
    return replace(Review("计划.txt", "ab" * 32, a_whole_draft(), source, 1), **facts)  # type: ignore[arg-type]


def test_a_whole_draft_comes_back_from_json_as_it_was() -> None:
    draft = a_whole_draft()
    assert draft_from(json.loads(json.dumps(draft_as_json(draft)))) == draft


def test_a_kept_review_is_found_again_as_it_was(ledger: Ledger) -> None:
    review = a_review()
    keep_review(ledger, review)
    assert review_left(ledger, review.name) == review


def test_a_review_left_and_taken_up_again_is_written_by_both(ledger: Ledger) -> None:
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(keep_review, ledger, a_review(row=row % 2)) for row in range(60)]:
            done.result()
    assert review_left(ledger, a_review().name) in (a_review(row=0), a_review(row=1))


def test_a_review_begins_no_ledger_where_its_folder_was(ledger: Ledger, tmp_path: Path) -> None:
    ledger.folder.rename(tmp_path / "taken-away")
    with pytest.raises(StorageError, match="review-not-kept"):
        keep_review(ledger, a_review())
    assert not ledger.folder.exists()
    (tmp_path / "taken-away").rename(ledger.folder)


def test_the_file_whose_pages_are_shown_is_kept_with_the_review(ledger: Ledger, tmp_path: Path) -> None:
    file = tmp_path / "计划.PDF"
    file.write_bytes(b"%PDF-1.7 pages")
    boxed = SourceRow(("甲", ""), Place(1, 1, box=(0.1, 0.2, 0.9, 0.3)), is_table=True, boxes=((0.1, 0.2, 0.5, 0.3), None))
    keep_review(ledger, a_review(pages=file, source=(boxed,)))
    file.unlink()  # the stick was pulled
    found = review_left(ledger, a_review().name)
    assert found.pages is not None
    assert bytes_of(found.pages) == b"%PDF-1.7 pages"
    assert found.source == (boxed,)
    keep_review(ledger, found)
    assert review_left(ledger, found.name).pages == found.pages
    drop_review(ledger, found.name)
    assert list((ledger.folder / "taking-in").iterdir()) == []


def test_a_review_outlives_the_file_it_came_from(ledger: Ledger, tmp_path: Path) -> None:
    keep_review(ledger, a_review(pages=tmp_path / "gone.pdf"))
    assert review_left(ledger, a_review().name).pages is None


@pytest.mark.plain("looks at the file itself, which is locked")
def test_keeping_again_replaces_and_leaves_nothing_beside(ledger: Ledger) -> None:
    keep_review(ledger, a_review(row=0))
    keep_review(ledger, a_review(row=1))
    assert [file.name for file in (ledger.folder / "taking-in").iterdir()] == [f"{a_review().name}.json"]
    assert review_left(ledger, a_review().name).row == 1


def test_reviews_are_listed_with_what_is_left_to_do(ledger: Ledger) -> None:
    keep_review(ledger, a_review())
    (left,) = reviews_left(ledger)
    assert (left.title, left.source_name, left.measures, left.in_doubt) == ("示例区计划", "计划.txt", 2, 1)
    assert left.saved_at == ledger.now()


def test_two_documents_of_one_file_are_two_reviews(ledger: Ledger) -> None:
    keep_review(ledger, a_review())
    keep_review(ledger, a_review(draft=replace(a_whole_draft(), document=1)))
    assert len(reviews_left(ledger)) == 2


def test_a_review_without_title_is_listed_by_its_annex_or_file(ledger: Ledger) -> None:
    nameless = replace(a_whole_draft(), notice=NoticeDraft())
    keep_review(ledger, a_review(draft=nameless))
    keep_review(ledger, a_review(draft=replace(nameless, measures=(), document=3)))
    assert {left.title for left in reviews_left(ledger)} == {nameless.measures[0].annex_title, "计划.txt"}


def test_a_dropped_review_is_gone_and_may_be_dropped_twice(ledger: Ledger) -> None:
    keep_review(ledger, a_review())
    for _ in range(2):
        drop_review(ledger, a_review().name)
    assert reviews_left(ledger) == ()


def test_a_review_that_is_not_there_is_said(ledger: Ledger) -> None:
    with pytest.raises(StorageError) as caught:
        review_left(ledger, "none")
    assert caught.value.code == "review-missing"


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"form": 99}', '{"form": 1, "draft": {"notice": 3}}'])
@pytest.mark.plain("looks at the file itself, which is locked")
def test_a_damaged_review_is_said_and_passed_over_in_the_list(ledger: Ledger, content: str) -> None:
    keep_review(ledger, a_review())
    file = ledger.folder / "taking-in" / f"{a_review().name}.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(StorageError) as caught:
        review_left(ledger, a_review().name)
    assert caught.value.code == "review-damaged"
    assert reviews_left(ledger) == ()


def test_a_name_cannot_lead_out_of_the_folder(ledger: Ledger) -> None:
    outside = ledger.folder / "kept.json"
    outside.write_text("{}", encoding="utf-8")
    drop_review(ledger, "../kept")
    assert outside.exists()


@pytest.mark.sqlite("a folder is held by one program, the others look")
def test_nothing_is_kept_in_a_ledger_that_is_read_only(ledger: Ledger) -> None:
    reader = Ledger.open(ledger.folder)
    try:
        with pytest.raises(StorageError) as caught:
            keep_review(reader, a_review())
    finally:
        reader.close()
    assert caught.value.code == "ledger-held"
    assert reviews_left(ledger) == ()


def test_a_review_that_cannot_be_written_leaves_the_old_one(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_review(ledger, a_review(row=0))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("model.store.drawer.os.fsync", full)
    with pytest.raises(StorageError) as caught:
        keep_review(ledger, a_review(row=1))
    assert caught.value.code == "review-not-kept"
    assert review_left(ledger, a_review().name).row == 0


@pytest.mark.plain("looks at the file itself, which is locked")
def test_a_review_that_cannot_be_dropped_is_said(ledger: Ledger) -> None:
    (ledger.folder / "taking-in" / "a.json").mkdir(parents=True)
    with pytest.raises(StorageError) as caught:
        drop_review(ledger, "a")
    assert caught.value.code == "review-not-dropped"


PLAN = "附件1\n\n示例区蓝天计划\n\n序号\t重点任务\t工作措施\t完成时限\t牵头单位\t协办单位\n" + "".join(
    f"{number}\t任务{number}\t完成第{number}项整治任务。\t年底前\t区生态环境局\t区水务局\n" for number in range(1, 6)
)


def test_a_file_becomes_a_review_with_its_source(tmp_path: Path) -> None:
    file = tmp_path / "计划.txt"
    file.write_text(PLAN, encoding="utf-8")
    seen: list[tuple[int, int]] = []
    review = begin_review(file, progress=lambda done, total: seen.append((done, total)), cancelled=lambda: False)
    assert (review.source_name, len(review.draft.measures), len(review.sha256)) == ("计划.txt", 5, 64)
    assert any(row.is_table and "完成第3项整治任务。" in row.cells for row in review.source)
    assert seen


def test_the_same_content_is_the_same_review_whatever_its_name(tmp_path: Path) -> None:
    names = []
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(PLAN, encoding="utf-8")
        names.append(begin_review(tmp_path / name, progress=lambda *_: None, cancelled=lambda: False).name)
    assert names[0] == names[1]


def test_reading_stops_when_asked(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(PLAN, encoding="utf-8")
    with pytest.raises(Cancelled):
        begin_review(file, progress=lambda *_: None, cancelled=lambda: True)


def test_a_file_that_went_away_while_it_was_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("model.readers.read_plan", lambda *_, **__: SimpleNamespace(draft=a_whole_draft(), blocks=()))
    with pytest.raises(PlanReadError) as caught:
        begin_review(tmp_path / "gone.txt", progress=lambda *_: None, cancelled=lambda: False)
    assert caught.value.code == "plan-unreadable"


def test_source_rows_keep_reading_order_and_leave_out_what_is_empty() -> None:
    here = Place(line=5)
    table = Table(((Cell("1", here), Cell("甲", here)), (Cell(" ", here), Cell("", here)), ()), Place(line=4))
    rows = source_rows([Paragraph("附件1", Place(line=1), level=1), Paragraph("  ", Place(line=2)), table])
    assert [(row.cells, row.is_table, row.level, row.place.line) for row in rows] == [
        (("附件1",), False, 1, 1), (("1", "甲"), True, 0, 5),
    ]


def test_a_merged_cell_stands_once_and_leaves_its_places_empty() -> None:
    here = Place(line=1)
    table = Table(
        ((Cell("1", here, row_span=2), Cell("宽", here, col_span=2)), (Cell("甲", here), Cell("乙", here))), here
    )
    assert [row.cells for row in source_rows([table])] == [("1", "宽", ""), ("", "甲", "乙")]


def test_wordings_that_may_mean_us_are_asked_once_each(ledger: Ledger) -> None:
    plan = a_plan(
        a_measure("甲。", lead=("相关镇人民政府",)), a_measure("乙。", lead=("区水务局",), support=("相关镇人民政府", "有关单位")),
        a_measure("丙。", lead=("相关街道办事处",)),
    )
    taken_in(ledger, plan)
    found = open_wordings(ledger, None)
    assert [(wording.wording, wording.measures, len(wording.duty_ids)) for wording in found] == [
        ("相关镇人民政府", 2, 2), ("有关单位", 1, 1),
    ]


def test_an_answered_wording_is_not_asked_again(ledger: Ledger) -> None:
    taken_in(ledger, a_plan(a_measure("甲。", lead=("相关镇人民政府",))))
    (wording,) = open_wordings(ledger, 1)
    assert isinstance(wording, OpenWording)
    answer_duties(ledger, wording.duty_ids, is_us=False)
    assert open_wordings(ledger, 1) == ()


def test_only_the_asked_plan_is_looked_through(ledger: Ledger) -> None:
    taken_in(ledger, a_plan(a_measure("甲。", lead=("相关镇人民政府",))))
    assert open_wordings(ledger, 99) == ()
