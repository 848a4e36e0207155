"""Codes of measures: unique in a plan, and readable where sections number their tasks from 1 again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.rules.measure_codes import measure_codes
from tests.builders import a_measure


def codes(*tasks: tuple[int, str, int, str]) -> list[str]:
    """The codes of measures told as annex, section, number and task."""
    return measure_codes(
        [
            a_measure(f"措施{place}。", annex=annex, section=section, task_no=number, task=task)
            for place, (annex, section, number, task) in enumerate(tasks)
        ]
    )


def test_numbers_that_run_on_over_sections_need_no_section() -> None:
    assert codes((1, "一、甲", 1, "子"), (1, "一、甲", 1, "子"), (1, "二、乙", 2, "丑")) == ["1-01-1", "1-01-2", "1-02-1"]


def test_without_annexes_a_section_that_begins_again_stands_in_the_annexs_place() -> None:
    found = codes((0, "二、甲", 1, "子"), (0, "二、甲", 2, "丑"), (0, "三、乙", 1, "寅"), (0, "三、乙", 1, "寅"))

    assert found == ["2-01-1", "2-02-1", "3-01-1", "3-01-2"]


def test_in_an_annex_a_section_that_begins_again_stands_behind_it() -> None:
    found = codes((1, "一、甲", 1, "子"), (1, "二、乙", 1, "丑"), (2, "一、甲", 1, "寅"), (2, "二、乙", 2, "卯"))

    assert found == ["1-1-01-1", "1-2-01-1", "2-01-1", "2-02-1"]


def test_sections_without_a_number_of_their_own_are_counted() -> None:
    assert codes((0, "产业", 1, "子"), (0, "环境", 1, "丑")) == ["1-01-1", "2-01-1"]
    assert codes((0, "（一）甲", 1, "子"), (0, "（一）乙", 1, "丑"), (0, "（二）丙", 1, "寅")) == ["1-01-1", "2-01-1", "3-01-1"]


def test_tasks_without_names_begin_again_too() -> None:
    assert codes((0, "一、甲", 1, ""), (0, "二、乙", 1, "")) == ["1-01-1", "2-01-1"]


def test_one_number_printed_twice_does_not_change_the_codes_of_the_rest() -> None:
    found = codes((1, "一、甲", 1, "子"), (1, "一、甲", 2, "丑"), (1, "二、乙", 2, "寅"), (1, "二、乙", 4, "卯"))

    assert found == ["1-01-1", "1-02-1", "1-02-2", "1-04-1"]


@given(
    st.lists(
        st.tuples(
            st.integers(0, 2), st.sampled_from(["", "一、甲", "二、乙", "环境"]), st.integers(0, 3), st.sampled_from("子丑")
        ),
        min_size=1,
        max_size=30,
    )
)
def test_no_code_stands_twice(tasks: list[tuple[int, str, int, str]]) -> None:
    found = codes(*tasks)

    assert len(set(found)) == len(found)
