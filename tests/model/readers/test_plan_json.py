"""What "read --json" prints: every field under its name, dates only when the plan says its year."""

from __future__ import annotations

from datetime import date

from model.readers.plan_json import plan_as_json
from model.rows.draft import (
    DocumentRow,
    Doubt,
    DoubtCode,
    Field,
    IndicatorDraft,
    MeasureDraft,
    NoticeDraft,
    Place,
    PlanDraft,
    Question,
    QuestionCode,
)

MEASURE = MeasureDraft(
    annex=1,
    annex_title="示例计划",
    section="一、目标",
    task_no=2,
    task="空气",
    measure="优良天数比率达到76%，每季度通报。",
    deadline="6月底前",
    lead=("区生态环境局",),
    responsible=(),
    support=("区财政局", "各镇街"),
    place=Place(line=7),
    doubts=(
        Doubt(DoubtCode.UNIT_UNKNOWN, Field.LEAD, Place(line=7)),
        Doubt(DoubtCode.UNIT_UNKNOWN, Field.SUPPORT, Place(line=7)),
    ),
    questions=(Question(QuestionCode.OPEN_END, Field.LEAD, "等部门"),),
)


def as_json(**notice: object) -> dict[str, object]:
    return plan_as_json(
        PlanDraft(
            NoticeDraft(**notice),  # type: ignore[arg-type]
            (MEASURE,),
            (IndicatorDraft("示例区", "公园（个）", "3", "个", Place(line=9)),),
            (DocumentRow(1, "通知", "示发〔2024〕1号", 1),),
        )
    )


def measure(found: dict[str, object]) -> dict[str, object]:
    (only,) = found["measures"]  # type: ignore[misc, attr-defined]
    return dict(only)


def test_a_measure_has_its_fields_and_each_doubt_once() -> None:
    found = measure(as_json(year=2024))
    assert (found["task_no"], found["lead"], found["support"]) == (
        2,
        ["区生态环境局"],
        ["区财政局", "各镇街"],
    )
    assert found["doubts"] == ["unit-unknown"]
    assert found["questions"] == ["open-end"]
    assert found["place"] == {"page": None, "line": 7}


def test_dates_targets_and_recurrences_are_found() -> None:
    found = measure(as_json(year=2024))
    assert [due["end"] for due in found["due"]] == ["2024-06-30"]  # type: ignore[attr-defined]
    assert [(one["comparator"], one["value"]) for one in found["targets"]] == [(">=", 76)]  # type: ignore[attr-defined]
    assert [one["every"] for one in found["recurrences"]] == ["quarter"]  # type: ignore[attr-defined]


def test_the_year_may_come_from_the_date_of_the_notice() -> None:
    found = as_json(issued_on=date(2023, 3, 8))
    assert found["notice"]["issued_on"] == "2023-03-08"  # type: ignore[index]
    assert measure(found)["due"][0]["end"] == "2023-06-30"  # type: ignore[index]


def test_no_year_gives_no_dates() -> None:
    assert measure(as_json())["due"] == []


def test_indicators_and_documents_are_listed() -> None:
    found = as_json()
    assert found["indicators"] == [
        {"district": "示例区", "indicator": "公园（个）", "value": "3", "unit": "个", "doubts": []}
    ]
    assert found["documents"] == [{"index": 1, "title": "通知", "doc_no": "示发〔2024〕1号", "measures": 1}]
